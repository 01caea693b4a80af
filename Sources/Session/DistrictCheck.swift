package import DurableFiles
package import Ledger
package import Outcome
package import Workspace

/// Sees to it that a ledger is of the district of its workspace.
///
/// Districts are neighbours in one folder, and ids of sections and items are numbers that begin small everywhere: with the
/// ledger of another district scores would be taken for sent that never were.
package struct DistrictCheck {
    package let path: FilePath
    package let ledger: Ledger
    package let district: BridgeConfiguration.District

    package init(path: FilePath, ledger: Ledger, district: BridgeConfiguration.District) {
        self.path = path
        self.ledger = ledger
        self.district = district
    }

    /// What the ledger says; nil for one that no run has written to yet.
    private var known: String? {
        get throws { try ledger.read { try $0.setting(.district) } }
    }

    package func run() throws {
        guard let known = try known, known != district.name, !district.formerNames.contains(known) else {
            return
        }
        throw OtherDistrict(path: path, ledger: known, workspace: district.name)
    }

    /// The ledger takes the district's name: the first, or a new one.
    package func adopt() throws {
        guard try known != district.name else { return }
        try ledger.write { try $0.set(.district, to: district.name) }
    }
}

/// The ledger is of another district than gradebridge.yaml.
package struct OtherDistrict: Error, Equatable {
    package let path: FilePath
    package let ledger: String
    package let workspace: String
}

extension OtherDistrict: SaysFailure {
    package var failure: Failure {
        Failure(
            .ledgerUnusable, "ledger-other-district",
            "the ledger at \(path) is of the district \"\(ledger)\", and gradebridge.yaml is of \"\(workspace)\"; nothing was read or changed",
            "Bring back this district's own ledger (archive/ledger holds copies). If the district was renamed, add \"\(ledger)\" to district.formerNames in gradebridge.yaml."
        )
    }
}
