import Domain
import Testing

@Suite("The form in which a title is sent")
struct TitleFormTests {
    @Test("A title within the limit stays as it is")
    func aTitleWithinTheLimitStaysAsItIs() {
        #expect(TitleForm.cut("Essay", limit: 5) == "Essay")
        #expect(TitleForm.cut("", limit: 5) == "")
    }

    @Test("A longer one is cut to the limit")
    func aLongerOneIsCutToTheLimit() {
        #expect(TitleForm.cut("Essays", limit: 5) == "Essay")
    }

    @Test("The limit counts characters as people see them, not bytes")
    func theLimitCountsCharactersAsPeopleSeeThem() {
        let title = String(repeating: "ü", count: 50)
        #expect(TitleForm.cut(title, limit: 50) == title)
        #expect(TitleForm.cut(title + "x", limit: 50) == title)
    }

    @Test(
        "No accent and no emoji is torn",
        arguments: [
            "👨‍👩‍👧‍👦", "e\u{301}", "🇳🇴", "👍🏽", "ก็",
        ])
    func noAccentAndNoEmojiIsTorn(_ character: String) {
        #expect(character.count == 1)
        #expect(TitleForm.cut("abc" + character + "d", limit: 4) == "abc" + character)
        #expect(TitleForm.cut("abc" + character + "d", limit: 3) == "abc")
        let flagged = TitleForm.cut(character + character + character, limit: 2)
        #expect(Array(flagged.unicodeScalars) == Array((character + character).unicodeScalars))
    }

    @Test(
        "A character of a thousand accents is not one character's length: eight scalars for each that the limit allows"
    )
    func aCharacterOfAThousandAccentsIsNotOneCharactersLength() {
        let heap = "a" + String(repeating: "\u{301}", count: 500_000)
        #expect(heap.count == 1)
        #expect(TitleForm.cut(heap, limit: 10).unicodeScalars.count == 80)
        #expect(TitleForm.cut("Essay " + heap, limit: 10) == "Essay ")
        #expect(TitleForm.numbered(heap, number: 2, limit: 10).unicodeScalars.count == 52)
    }

    @Test("A space at the cut stays: nothing is trimmed")
    func aSpaceAtTheCutStaysNothingIsTrimmed() {
        #expect(TitleForm.cut("abcd efg", limit: 5) == "abcd ")
    }

    @Test(
        "A line break or another control becomes a space",
        arguments: [
            ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb", "a b"), ("a\tb", "a b"),
            ("a\u{7f}b\u{0}", "a b "), ("a\u{85}b", "a b"), ("a\u{2028}b\u{2029}", "a b "),
            ("ü\u{0B}👍🏽", "ü 👍🏽"),
        ])
    func aLineBreakOrAnotherControlBecomesASpace(_ title: String, _ sent: String) {
        #expect(TitleForm.cut(title, limit: 50) == sent)
        #expect(TitleForm.singleLine(title) == sent)
    }

    @Test("A number stands behind the title, within the limit")
    func aNumberStandsBehindTheTitle() {
        #expect(TitleForm.numbered("Quiz", number: 2, limit: 50) == "Quiz (2)")
        #expect(TitleForm.numbered("0123456789", number: 2, limit: 10) == "012345 (2)")
        #expect(TitleForm.numbered("0123456789", number: 10, limit: 10) == "01234 (10)")
    }

    @Test("A number tears no emoji either")
    func aNumberTearsNoEmojiEither() {
        #expect(TitleForm.numbered("🇳🇴🇸🇪🇩🇰🇫🇮🇮🇸", number: 2, limit: 5) == "🇳🇴 (2)")
    }
}
