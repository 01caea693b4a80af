import Outcome
import Testing

@testable import Setup

@Suite("Text in systemd's unit files")
struct SystemdTextTests {
    @Test("A word is quoted; quotes, backslashes and specifiers are escaped, variables need not be")
    func aWordIsQuotedQuotes() {
        #expect(SystemdText.quoted("/srv/cedar valley") == #""/srv/cedar valley""#)
        #expect(SystemdText.quoted(#"a"b\c%d$e'ü"#) == #""a\"b\\c%%d$e'ü""#)
        #expect(SystemdText.quoted("") == #""""#)
    }

    @Test("Words for people stay in their line")
    func wordsForPeopleStayInTheirLine() {
        #expect(SystemdText.words("Cedar\nValley\u{2028}100% \\") == "Cedar Valley 100%% \\")
    }

    @Test("An address is ASCII, with systemd's own escape for its percent signs")
    func anAddressIsASCII() {
        #expect(SystemdText.address(of: "/srv/a-b_c.d") == "file:///srv/a-b_c.d")
        #expect(SystemdText.address(of: "/srv/a b%\n\"ü") == "file:///srv/a%%20b%%25%%0A%%22%%C3%%BC")
    }

    @Test("A word for a shell is itself, or in single quotes")
    func aWordForAShellIsItself() {
        #expect(ShellText.quoted("/srv/cedar-valley_1.d") == "/srv/cedar-valley_1.d")
        #expect(ShellText.quoted("a b") == "'a b'")
        #expect(ShellText.quoted("it's $HOME") == #"'it'\''s $HOME'"#)
        #expect(ShellText.quoted("") == "''")
    }

    @Test("A time of day is HH:MM and nothing else")
    func aTimeOfDayIsHHMMAndNothingElse() {
        for text in ["00:00", "02:00", "09:05", "23:59"] { #expect(StartTime(text)?.description == text) }
        for text in ["", "2:00", "24:00", "02:60", "02:00:00", " 02:00", "-1:00", "०२:००"] {
            #expect(StartTime(text) == nil, "\(text)")
        }
    }
}
