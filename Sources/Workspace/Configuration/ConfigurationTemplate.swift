/// gradebridge.yaml as `init` writes it: every key with its default and what it means.
public enum ConfigurationTemplate {
    public static func text(district: String, timeZone: String) -> String {
        """
        # gradebridge.yaml: how this district sends its grades from itslearning to Infinite Campus.
        #
        # Every setting stands here with its default and works as it is. Change a value behind its colon; what
        # follows a # is explanation. Indent with spaces, never with tabs. Afterwards run "gradebridge doctor":
        # it names every line that cannot be read. A setting left blank, or taken out, has its default; only the
        # two of the district are needed.


        """ + districtPart(quoted(district), quoted(timeZone)) + sendingPart + campusPart + namesPart
            + nightlyPart
    }

    private static func districtPart(_ name: String, _ zone: String) -> String {
        """
        district:
          # The district's name. Bundle files begin with it.
          name: \(name)

          # The time zone of the schools, as Region/City: America/Chicago. Deadlines in itslearning are in
          # world time (UTC); this decides on which day an assignment is due in Campus.
          timeZone: \(zone)

          # The ledger knows whose it is, by the name above. Where you change that, write the old one here:
          # ["Cedar Valley"].
          formerNames: []

        roster:
          # What the end date of a term or an enrollment means in your Campus roster export:
          #   exclusive  the first day after it ended, as OneRoster says
          #   inclusive  the last day of it
          endDate: exclusive


        """
    }

    private static let sendingPart = """
        bundle:
          # What a bundle holds:
          #   delta  only what is new or changed since Campus last had it
          #   bulk   everything that gradebridge ever sent, for an import that deletes what is missing
          mode: delta

          # The version of OneRoster that your Campus imports: 1.1 or 1.2.
          version: 1.1

          # One bundle for the whole district, or one for each school: district or school.
          split: district

          # Longer titles of assignments are cut to so many characters, 8 to 255.
          titleLimit: 50

          # Whether teachers' comments on a score are sent: true or false.
          comments: false

        transfer:
          # Which scores are sent:
          #   all        every score that may go
          #   requested  only where a teacher pressed the Transfer button
          mode: all

          # Send only these sections (their sourcedIds in Campus), for a pilot for example: ["42001", "42002"].
          # An empty list means every section.
          sections: []

          # Send only these courses (their CourseIds in itslearning). An empty list means every course.
          courses: []

          # What happens with a student who is exempt from an assignment:
          #   hold  nothing is sent
          #   send  the student is marked exempt; this needs version 1.2 above
          exempt: hold

        guard:
          # When more than so many percent of the scores in Campus would change or vanish at once, nothing is
          # sent until a person has agreed with --accept-changes. 0 to 100.
          changePercent: 20


        """

    private static let campusPart = """
        readback:
          # Nothing is sent when the last export out of Campus is older than so many days, because scores that
          # somebody changed in Campus must be known first. 0 = never asked for.
          maxAgeDays: 3

          # What stands before a number in the sourcedIds of students where a data extract has the personID
          # alone: s, when student 12345 is s12345 in the roster. Blank = they are the same.
          personPrefix:

        campus:
          # How many decimals Campus keeps of a score, 0 to 9. Blank = all of them.
          decimals:

          # The personID of the Campus user under which the bundles are imported. Changes made by anybody else
          # are then known to be made by a person. Blank = not told.
          importUser:

        categories:
          # The category in Campus for every assignment that the map below does not name: its sourcedId, and
          # its title.
          default: 11111111-1111-1111-1111-111111111111
          defaultTitle: itslearning

          # Categories that have their own counterpart in Campus, one on a line, in quotes:
          #   map:
          #     - "Homework = 1207 | Homework"
          # that is: the title or the CategoryId in itslearning = the sourcedId in Campus | the title in Campus.
          map: []


        """

    private static let namesPart = """
        profile:
          # Where your export names its files or columns differently, one on a line, in quotes:
          #   files:
          #     - "Assessments.csv = grades.csv"
          #   columns:
          #     - "Assessments.csv: Score = Points"
          # that is: the name that gradebridge knows = the name in your export. A column always stands below the
          # file name that gradebridge knows.
          files: []
          columns: []

        limits:
          # A file that asks for more than this is refused before it can fill the disk.
          # Files in one zip.
          entries: 64
          # Bytes of all files of one zip, unpacked (17179869184 = 16 GiB).
          expandedBytes: 17179869184
          # How many times larger than packed a file may become.
          ratio: 200
          # Rows of one table.
          rows: 1000000000
          # Columns of one table.
          columns: 512
          # Bytes of one row of a table (4194304 = 4 MiB).
          recordBytes: 4194304
          # Bytes of one cell of a table (1048576 = 1 MiB).
          fieldBytes: 1048576

        """

    /// A text as YAML reads it back, whatever is in it.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case " "..."~", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}", "\u{10000}"..."\u{10FFFF}":
                quoted.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return quoted + "\""
    }
}
