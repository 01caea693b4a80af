import CLibzip
import DurableFiles
import Glibc

/// Checks what an archive's directory says of its entries, before any of them is expanded.
@safe struct ZipDirectory {
    let handle: OpaquePointer
    let path: FilePath
    let archiveBytes: UInt64
    let limits: ZipLimits

    /// What the directory holds.
    struct Contents {
        var entries: [ZipEntry] = []
        /// What a system left beside them; it is not read but for its checksum.
        var litter: [ZipEntry] = []
        /// The folder that all entries stand in, and which their names leave out.
        var folder: String?
    }

    func checkedContents() throws(ZipError) -> Contents {
        let count = unsafe UInt64(clamping: zip_get_num_entries(handle, 0))
        guard count <= UInt64(clamping: limits.entries) else {
            throw fault(.tooManyEntries, nil, "\(count) entries, and \(limits.entries) are allowed")
        }
        var contents = Contents()
        var places = EntryPlaces()
        var keys: Set<String> = []
        for index in 0..<count {
            let stored = try storedName(index)
            let place = EntryPlaces.Place(stored)
            if let reason = EntryName.fault(inPathOf: place, stored) {
                throw fault(.unsafeName, stored, reason)
            }
            let isFolder = try checkKind(index, stored, place)
            if !place.isLitter, let reason = places.fault(of: place) {
                throw fault(.unsafeName, stored, reason)
            }
            guard !isFolder else { continue }
            let entry = try checkedEntry(index, place.isLitter ? stored : place.name)
            guard keys.insert(EntryName.key(entry.name)).inserted else {
                throw fault(.duplicateName, entry.name, "the name is there twice")
            }
            if place.isLitter { contents.litter.append(entry) } else { contents.entries.append(entry) }
        }
        contents.folder = places.folder
        // A folder without a file in it is no export, whatever its name.
        if contents.entries.isEmpty, let folder = contents.folder {
            throw fault(.unsafeName, folder, "the entry is a folder")
        }
        try checkTotals(contents.entries + contents.litter)
        return contents
    }

    private func checkedEntry(_ index: UInt64, _ name: String) throws(ZipError) -> ZipEntry {
        var stat = unsafe zip_stat_t()
        guard unsafe zip_stat_index(handle, index, 0, &stat) == 0 else {
            throw unsafe Libzip.error(zip_get_error(handle), .reading, archive: path, entry: name)
        }
        guard unsafe Int32(stat.encryption_method) == ZIP_EM_NONE else {
            throw fault(.encrypted, name, "the entry is encrypted")
        }
        guard unsafe [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(stat.comp_method)) else {
            throw fault(
                .unsupportedMethod, name, unsafe "compression method \(stat.comp_method) is not supported")
        }
        let entry = unsafe ZipEntry(
            name: name, size: stat.size, compressedSize: stat.comp_size, crc: stat.crc,
            modified: EntryTime(of: index, in: handle, stat), index: index)
        try checkSize(entry)
        return entry
    }

    private func storedName(_ index: UInt64) throws(ZipError) -> String {
        // As it is stored: libzip would take what is not UTF-8 for code page 437, and nobody knows whether it is.
        // It has turned zero bytes, which would end the name early for some reader, into spaces.
        guard let stored = unsafe zip_get_name(handle, index, ZIP_FL_ENC_RAW) else {
            throw unsafe Libzip.error(zip_get_error(handle), .reading, archive: path)
        }
        guard let name = unsafe String(validatingCString: stored) else {
            throw fault(.unsafeName, nil, "the name of entry \(index + 1) is not UTF-8")
        }
        return name
    }

    /// - Returns: whether it is a folder, by its name, and nothing else says otherwise.
    private func checkKind(
        _ index: UInt64, _ name: String, _ place: EntryPlaces.Place
    ) throws(ZipError) -> Bool {
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        guard unsafe zip_file_get_external_attributes(handle, index, 0, &system, &attributes) == 0 else {
            throw unsafe Libzip.error(zip_get_error(handle), .reading, archive: path, entry: name)
        }
        // Whatever system is named: some unpackers honour the Unix mode regardless.
        let kind = mode_t(attributes >> 16) & S_IFMT
        let dosFolder: UInt32 = 0x10
        let isFolder = kind == S_IFDIR || attributes & dosFolder != 0
        guard place.isFolder ? [0, S_IFDIR].contains(kind) : !isFolder && [0, S_IFREG].contains(kind) else {
            throw fault(.notARegularFile, name, "the entry is a folder, link or device")
        }
        return place.isFolder
    }

    private func checkSize(_ entry: ZipEntry) throws(ZipError) {
        // libzip reads an entry without compressed bytes as empty and asks no more.
        if entry.compressedSize == 0, entry.size != 0 || entry.crc != 0 {
            throw fault(.wrongSize, entry.name, "the entry states \(entry.size) bytes and has none")
        }
        let (allowed, overflow) = entry.compressedSize.multipliedReportingOverflow(by: limits.ratio)
        if entry.size > ZipLimits.ratioFreeBytes, !overflow, entry.size > allowed {
            throw fault(
                .ratioTooHigh, entry.name,
                "\(entry.compressedSize) bytes expand to \(entry.size), and \(limits.ratio) times is allowed")
        }
    }

    private func checkTotals(_ entries: [ZipEntry]) throws(ZipError) {
        var expanded: UInt64 = 0
        var compressed: UInt64 = 0
        for entry in entries {
            expanded = expanded.addingSaturated(entry.size)
            compressed = compressed.addingSaturated(entry.compressedSize)
            guard expanded <= limits.expandedBytes else {
                throw fault(
                    .tooLarge, entry.name, "the archive expands past \(limits.expandedBytes) bytes")
            }
            // Entries that share their bytes expand without end from a small file.
            guard compressed <= archiveBytes else {
                throw fault(.damaged, entry.name, "the entries state more bytes than the archive has")
            }
        }
    }

    private func fault(_ code: ZipError.Code, _ entry: String?, _ detail: String) -> ZipError {
        ZipError(code, archive: path, entry: entry, detail: detail)
    }
}

extension UInt64 {
    fileprivate func addingSaturated(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
