import DurableFiles
import Foundation
import Testing

/// Archives that keep or break one rule each, made byte by byte by Python.
enum HostileArchives {
    static func make(_ kind: String, at path: FilePath) throws {
        try put(#require(try made.get()[kind], "no archive is called \(kind)"), at: path)
    }

    /// All of them by name, from one run of Python.
    private static let made = Result {
        let output = try Tool.run("python3", "-c", script)
        let lines = output.split(separator: "\n").map { $0.split(separator: " ") }
        return try lines.reduce(into: [String: Data]()) { archives, line in
            try #require(line.count == 2)
            archives[String(line[0])] = Data(base64Encoded: String(line[1]))
        }
    }

    static let script = #"""
        import base64, random, struct, zlib

        DATA = b'sourcedId,score\r\n' + b'itsl_1_2_3,8.5\r\n' * 40

        def deflate(data):
            stream = zlib.compressobj(9, zlib.DEFLATED, -15)
            return stream.compress(data) + stream.flush()

        class Entry:
            def __init__(self, name, data=DATA, method=8, **other):
                self.name = name if isinstance(name, bytes) else name.encode()
                self.body = deflate(data) if method == 8 else data
                self.method, self.flags, self.system, self.attributes = method, 0, 3, 0o100644 << 16
                self.crc, self.size, self.stored = zlib.crc32(data), len(data), len(self.body)
                self.offset = None
                self.__dict__.update(other)

        def archive(entries):
            out, directory = b'', b''
            for e in entries:
                offset = len(out) if e.offset is None else e.offset
                common = struct.pack('<HHHHHIIIHH', 20, e.flags, e.method, 0, 0x5c21, e.crc, e.stored, e.size,
                                     len(e.name), 0)
                if e.offset is None:
                    out += b'PK\3\4' + common + e.name + e.body
                directory += (b'PK\1\2' + struct.pack('<BB', 20, e.system) + common
                              + struct.pack('<HHHII', 0, 0, 0, e.attributes, offset) + e.name)
            return out + directory + b'PK\5\6' + struct.pack(
                '<HHHHIIH', 0, 0, len(entries), len(entries), len(directory), len(out), 0)

        LARGE = bytes(3_000_000)
        NOISE = random.Random(7).randbytes(9000)
        KINDS = {
            'plain': [Entry('users.csv'), Entry('orgs.csv', method=0), Entry('empty.csv', b'')],
            'emptyStored': [Entry('empty.csv', b'', method=0)],
            'codePage437': [Entry(b'B\x84ume.csv')],
            'utf8': [Entry('Bäume.csv', flags=0x800)],
            'dosFile': [Entry('users.csv', system=0, attributes=0x20)],
            'entries64': [Entry('%d.csv' % n) for n in range(64)],
            'entries65': [Entry('%d.csv' % n) for n in range(65)],
            'parent': [Entry('../users.csv')],
            'dotdot': [Entry('..')],
            'absolute': [Entry('/etc/users.csv')],
            'drive': [Entry('C:users.csv')],
            'backslash': [Entry('..\\users.csv')],
            'folder': [Entry('export/', b'', method=0, attributes=0o040755 << 16 | 0x10)],
            'dosFolder': [Entry('export', b'', method=0, system=0, attributes=0x10)],
            'inFolder': [Entry('export/', b'', method=0, attributes=0o040755 << 16 | 0x10),
                         Entry('export/users.csv'), Entry('export/orgs.csv')],
            'inFolderOfWindows': [Entry('export\\users.csv'), Entry('export\\orgs.csv')],
            'ofAMac': [Entry('export/users.csv'), Entry('__MACOSX/', b'', method=0, attributes=0o040755 << 16),
                       Entry('__MACOSX/._export', b'x'), Entry('__MACOSX/export/._users.csv', b'x'),
                       Entry('export/.DS_Store', b'x')],
            'besideLitter': [Entry('users.csv'), Entry('Thumbs.db', b'x'), Entry('desktop.ini', b'x'),
                             Entry('._users.csv', b'x'), Entry('__MACOSX/._users.csv', b'x')],
            'inTwoFolders': [Entry('a/users.csv'), Entry('b/orgs.csv')],
            'inFolderAndNot': [Entry('a/users.csv'), Entry('orgs.csv')],
            'besideFolder': [Entry('users.csv'), Entry('a/', b'', method=0, attributes=0o040755 << 16 | 0x10)],
            'tableInLitter': [Entry('users.csv'), Entry('__MACOSX/scores.csv')],
            'deep': [Entry('a/b/users.csv')],
            'twiceInFolder': [Entry('a/users.csv'), Entry('a/Users.csv')],
            'outOfFolder': [Entry('a/users.csv'), Entry('a/../users.csv')],
            'outOfLitter': [Entry('users.csv'), Entry('__MACOSX/../evil.csv')],
            'linkInLitter': [Entry('users.csv'), Entry('__MACOSX/x', b'/etc', method=0, attributes=0o120777 << 16)],
            'deviceInFolder': [Entry('a/users.csv'), Entry('a/nul.csv')],
            'folderNamedAux': [Entry('aux/users.csv')],
            'namelessPart': [Entry('a//users.csv')],
            'driveInFolder': [Entry('a/C:users.csv')],
            'litterIsDamaged': [Entry('users.csv'), Entry('.DS_Store', crc=1)],
            'fileNamedAsFolder': [Entry('a/', b'x', method=0, attributes=0o100644 << 16)],
            'symlink': [Entry('users.csv', b'/etc/passwd', method=0, attributes=0o120777 << 16)],
            'symlinkDos': [Entry('users.csv', b'/etc/passwd', method=0, system=0, attributes=0o120777 << 16)],
            'device': [Entry('users.csv', b'', attributes=0o020644 << 16)],
            'noName': [Entry('')],
            'newline': [Entry('users\n.csv')],
            'escape': [Entry('users\x1b[2J.csv')],
            'delete': [Entry('users\x7f.csv')],
            'oldEscape': [Entry(b'B\x84ume\x1b[2J.csv')],
            'zeroByte': [Entry('users.csv\0.exe')],
            'rightToLeft': [Entry('users\u202evsc.csv', flags=0x800)],
            'overlongUTF8': [Entry(b'\xc0\xafusers.csv')],
            'con': [Entry('CON')],
            'nulCSV': [Entry('nul.csv')],
            'auxBlank': [Entry('Aux .csv.csv')],
            'lpt1': [Entry('lpt1.csv')],
            'com1High': [Entry('com\u00b9.csv', flags=0x800)],
            'conin': [Entry('CONIN$')],
            'nearlyDevices': [Entry('CONTROL.csv'), Entry('com10.csv'), Entry('a.con')],
            'duplicate': [Entry('users.csv'), Entry('users.csv')],
            'caseDuplicate': [Entry('users.csv'), Entry('Users.CSV')],
            'normalDuplicate': [Entry('B\u00e4ume.csv', flags=0x800), Entry('Ba\u0308ume.csv', flags=0x800)],
            'encrypted': [Entry('users.csv', flags=1)],
            'strongEncrypted': [Entry('users.csv', flags=0x41)],
            'method12': [Entry('users.csv', method=12)],
            'ratioBomb': [Entry('users.csv', LARGE)],
            'nestedBomb': [Entry('users.csv', NOISE)] + [Entry('%d.csv' % n, NOISE, offset=0) for n in range(60)],
            'wrongCRC': [Entry('users.csv', crc=1)],
            'wrongCRCStored': [Entry('users.csv', method=0, crc=1)],
            'wrongCRCEmpty': [Entry('empty.csv', b'', crc=1)],
            'saysSmaller': [Entry('users.csv', size=len(DATA) - 1)],
            'saysTiny': [Entry('users.csv', LARGE, size=10)],
            'saysLarger': [Entry('users.csv', size=len(DATA) + 1)],
            'saysNoBytes': [Entry('users.csv', stored=0)],
            'saysNothing': [Entry('users.csv', b'', method=0, crc=7)],
            'storedSizes': [Entry('users.csv', method=0, size=len(DATA) - 1)],
            'cutDeflate': [Entry('users.csv', stored=len(deflate(DATA)) - 3)],
            'brokenDeflate': [Entry('users.csv', body=b'\xff' * len(deflate(DATA)))],
            'offsetBeyond': [Entry('users.csv'), Entry('orgs.csv', offset=1 << 24)],
        }
        made = {name: archive(entries) for name, entries in KINDS.items()}
        two = archive([Entry('users.csv'), Entry('orgs.csv')])
        made['tooFewStated'] = two[:-14] + struct.pack('<HH', 1, 1) + two[-10:]
        for name, data in made.items():
            print(name, base64.b64encode(data).decode())
        """#
}
