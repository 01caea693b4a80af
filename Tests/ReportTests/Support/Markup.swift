import Foundation
import TestSupport

/// Pages as Python's own parser reads them: somebody else's understanding of HTML.
enum Markup {
    /// What a text is once it stands in an element and in an attribute, escaped by us and parsed by Python.
    struct Read: Decodable, Equatable {
        var text: String
        var attribute: String
        var tags: [String]
    }

    static func read(_ escaped: [String]) throws -> [Read] {
        let program = """
            import json, sys
            from html.parser import HTMLParser

            class Reader(HTMLParser):
                def __init__(self):
                    super().__init__(convert_charrefs=True)
                    self.text, self.attribute, self.tags = "", "", []
                def handle_starttag(self, tag, attributes):
                    self.tags.append(tag)
                    self.attribute += "".join(v or "" for k, v in attributes if k == "title")
                def handle_data(self, data):
                    self.text += data

            read = []
            for text in json.load(open(sys.argv[1], encoding="utf-8")):
                reader = Reader()
                reader.feed(f'<p title="{text}">{text}</p>')
                reader.close()
                read.append({"text": reader.text, "attribute": reader.attribute, "tags": reader.tags})
            json.dump(read, sys.stdout)
            """
        let scratch = try ScratchFolder()
        let file = scratch.url.appending(path: "texts.json")
        try JSONEncoder().encode(escaped).write(to: file)
        let printed = try Python.output(program, [file.path])
        return try JSONDecoder().decode([Read].self, from: Data(printed.utf8))
    }

    /// What a page says of its own style and script: `default-src 'none'` and so on by the name of the directive,
    /// and the hashes that its own style and script have.
    struct Policy: Decodable {
        var directives: [String: String]
        var style: String
        var script: String
        var counts: [String: Int]
    }

    static func policy(of page: String) throws -> Policy {
        let program = """
            import base64, hashlib, json, re, sys
            page = open(sys.argv[1], encoding="utf-8", newline="").read()
            content = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
            def hash_of(tag):
                inside = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
                return base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode(), len(inside)
            style, styles = hash_of("style")
            script, scripts = hash_of("script")
            print(json.dumps({
                "directives": dict(part.strip().split(" ", 1) for part in content.split(";")),
                "style": style, "script": script,
                "counts": {"style": styles, "script": scripts, "policy": page.count("Content-Security-Policy"),
                           "attributes": len(re.findall(r'<[^>]* (?:style|on[a-z]+)=', page))},
            }))
            """
        let scratch = try ScratchFolder()
        let file = scratch.url.appending(path: "page.html")
        try Data(page.utf8).write(to: file)
        let printed = try Python.output(program, [file.path])
        return try JSONDecoder().decode(Policy.self, from: Data(printed.utf8))
    }
}
