import Testing

@testable import Programs

@Suite("sftp's words")
struct SFTPTextTests {
    @Test("A name becomes one literal word")
    func aNameBecomesOneLiteralWord() {
        #expect(SFTPScript.quoted("a b") == "\"a b\"")
        #expect(SFTPScript.quoted("a\"b\\") == "\"a\\\"b\\\\\"")
        #expect(SFTPScript.quoted("*?[") == "\"*?[\"")
        #expect(SFTPScript.quoted("-l") == "\"./-l\"")
    }

    @Test("Owners with blanks, and names that look like a listing, do not shift the columns")
    func ownersWithBlanksAndNamesThatLookLikeAListing() {
        let text = """
            sftp> ls -lna
            drwxr-xr-x    ? 0        0            4096 Nov 23 22:16 .
            -rw-r--r--    ? CAMPUS\\grade user domain users     12 Nov  3  2025  two  blanks 
            -rw-r--r--    ? 0        0        99999999999 Nov 23 22:16 7 Nov 23 22:16 x

            """
        let entries = SFTPListing.entries(Array(text.utf8))
        #expect(
            entries == [
                RemoteEntry(name: " two  blanks ", size: 12, kind: .regular, listed: "Nov 3 2025"),
                RemoteEntry(
                    name: "7 Nov 23 22:16 x", size: 99_999_999_999, kind: .regular, listed: "Nov 23 22:16"),
            ])
    }

    @Test("A name with a line end in it is left out, and half of it does not pass for a name")
    func brokenName() {
        let line = "-rw-r--r--    ? 0        0            1 Nov 23 22:16 "
        let text = "\(line)a\n\(line)gradebook.zip\nrest\n\(line)c\n"
        #expect(SFTPListing.entries(Array(text.utf8)).map(\.name) == ["a", "c"])
    }

    @Test(
        "The end of a session is known by ssh's words",
        arguments: [
            ("ssh: connect to host 10.0.0.1 port 22: Connection timed out", RemoteError.Code.unreachable),
            ("ssh: connect to host h port 22: No route to host", .unreachable),
            ("ssh: connect to host h port 22: Permission denied", .failed),
            ("ssh: Could not resolve hostname h: Temporary failure in name resolution", .unreachable),
            ("ssh: Could not resolve hostname h: Name or service not known", .unknownHost),
            ("kex_exchange_identification: read: Connection reset by peer", .interrupted),
            ("client_loop: send disconnect: Broken pipe", .interrupted),
            ("Timeout, server h not responding.", .interrupted),
            ("u@h: Permission denied (publickey,password).", .authentication),
            (
                "Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures",
                .authentication
            ),
            ("Unable to negotiate with 10.0.0.1 port 22: no matching cipher found.", .failed),
            ("subsystem request failed on channel 0", .failed),
            ("something new", .failed),
            ("", .interrupted),
        ])
    func theEndOfASessionIsKnownBySshsWords(line: String, code: RemoteError.Code) {
        #expect(SFTPMessages(line + "\nConnection closed\n").sessionFailure.0 == code)
    }

    @Test("A name in a message does not pass for its reason")
    func aNameInAMessageDoesNotPassForItsReason() {
        let failure = SFTPMessages("remote delete /in/a: Permission denied: Failure\n").operationFailure
        #expect(failure.0 == .refused)
    }

    @Test("A message is one line without control characters")
    func aMessageIsOneLineWithoutControlCharacters() {
        let error = RemoteError(
            code: .failed, host: "h", folder: "in", file: "a\u{1B}[31m\u{202E}b", detail: "x\r\ny\u{7}")
        #expect(error.detail == "x y")
        #expect(error.description == "sftp failed (a [31m b in h:in): x y")
    }
}
