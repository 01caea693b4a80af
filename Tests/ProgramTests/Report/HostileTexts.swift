import TestSupport

/// What people and programs could write into a gradebook or a roster to break a page.
enum HostileTexts {
    static let all = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        // For Swift a quotation mark and its accent are one character, for a browser they are two.
        "\"\u{301} onmouseover=alert(1) x=\"", "'\u{301} onfocus=alert(1) autofocus='",
        "\u{202E}txt.exe\u{202C} \u{2067}isolated", "=HYPERLINK(\"http://x\")", "javascript:alert(1)",
        "{{title}} {{{script}}} {{> page}}", "{{% CONTENT_TYPE:TEXT}}",
        "</style><style>*{display:none}</style>",
        "</script><script>alert(1)</script>", "<!-- ", "]]>", "&lt;b&gt; &amp; &#60;",
        "👩\u{200D}👩\u{200D}👧\u{200D}👦 e\u{301}", String(repeating: "W", count: 10_000), "  two  spaces  ",
    ]

    /// The id of person 501.
    static let student = "s'\u{301} $(touch x) \"`id`\" \\"

    /// A control character is no text in HTML: the page has U+FFFD for it.
    static let control = "bell\u{7}back\u{8}delete\u{7F}"
    static let controlShown = "bell\u{FFFD}back\u{FFFD}delete\u{FFFD}"

    static func id(_ place: Int) -> String { "8\(place < 10 ? "0" : "")\(place)" }

    /// Each of the texts as title of an item, name of a school, a section and a student; nearly all is held, so
    /// that no limit of the bundle's stands between.
    static func district() -> SmallDistrict {
        let texts = all + [control]
        var district = SmallDistrict()
        for (place, text) in texts.enumerated() {
            // Without points it is held.
            district.change("GradebookItems.csv") {
                $0.append([id(place), "11", text, "Test", "-1", "", "31", "2026-11-17T05:59:00Z"])
            }
            district.grade(id(place), "501", "100000")
            district.grade(id(place), "502", "1")
        }
        // Item 901 is sent, and its student is on the page with it once the score is frozen.
        district.setItem("901", "Title", all[1])
        district.change("users.csv") {
            $0.set("givenName", to: all[2], where: ["sourcedId": "s501"])
            $0.set("sourcedId", to: student, where: ["sourcedId": "s501"])
        }
        district.change("Persons.csv") { $0.set("SyncKey", to: student, where: ["SyncKey": "s501"]) }
        district.change("enrollments.csv") {
            $0.set("userSourcedId", to: student, where: ["userSourcedId": "s501"])
        }
        for (place, text) in texts.enumerated() { add(&district, place, text) }
        return district
    }

    /// A school, a section and a student of that name, and a score of the student that is rejected.
    private static func add(_ district: inout SmallDistrict, _ place: Int, _ text: String) {
        let (school, section, person) = ("school\(place)", "5\(id(place))", "7\(id(place))")
        district.change("orgs.csv") { $0.append([school, "", "", text, "school"]) }
        district.change("classes.csv") {
            $0.append([section, "", "", text, "", "301", "A", "scheduled", "", school, "gp2"])
        }
        district.change("CourseGroups.csv") { $0.append(["4\(id(place))", "11", section, "G"]) }
        district.change("CourseGroupMembers.csv") { $0.append(["4\(id(place))", person]) }
        district.change("Persons.csv") { $0.append([person, "s\(person)"]) }
        district.change("users.csv") {
            $0.append(["s\(person)", "", "", "true", school, "student", "u\(person)", "", text, ""])
        }
        district.change("enrollments.csv") {
            $0.append(["e\(person)", "", "", section, school, "s\(person)", "student", "", "2026-08-12"])
        }
        district.change("Assessments.csv") {
            $0.append([id(0), person, "100000", "2026-11-18T15:00:00Z"])
        }
    }
}
