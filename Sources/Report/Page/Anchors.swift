import Domain
import PlainText

/// Names of places in the page: letters, digits, dots and dashes stay, so that a link to a section can be typed.
enum Anchor {
    static func make(_ kind: String, _ id: String) -> String { "\(kind)-\(plain(id))" }

    static func school(_ name: Reconciliation.Name) -> String { make("school", name.id) }

    fileprivate static func plain(_ id: String) -> String {
        var text = ""
        for byte in id.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                // Two digits always, so that no two ids come to one name.
                text += "_" + Hex.text(byte)
            }
        }
        return text
    }
}

/// The names of the sections' places. A section may stand in two schools, where it went from one to the other:
/// the first of them has the plain name, because a name may be on a page only once.
struct SectionAnchors {
    private var first: [String: String] = [:]
    /// By anchor: sections that have a row in the tables of their schools.
    private let listed: Set<String>

    init(_ it: Reconciliation) {
        for school in it.schools {
            for section in school.sections where first[section.section.id] == nil {
                first[section.section.id] = school.school.id
            }
        }
        for score in it.frozen.shown where first[score.place.section.id] == nil {
            first[score.place.section.id] = score.place.school.id
        }
        var listed: Set<String> = []
        for school in it.schools {
            for section in school.sections {
                listed.insert(Self.make(section.section.id, school.school.id, first))
            }
        }
        self.listed = listed
    }

    func name(_ section: Reconciliation.Name, in school: Reconciliation.Name) -> String {
        Self.make(section.id, school.id, first)
    }

    /// The place of a section's row, where it has one.
    func target(_ place: Reconciliation.Place) -> String? {
        let name = name(place.section, in: place.school)
        return listed.contains(name) ? name : nil
    }

    private static func make(_ section: String, _ school: String, _ first: [String: String]) -> String {
        let name = Anchor.make("section", section)
        return first[section] == school ? name : "\(name)_in_\(Anchor.plain(school))"
    }
}
