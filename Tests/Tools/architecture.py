#!/usr/bin/env python3
"""The picture of Spec/architecture.md, drawn from Package.swift, and whether the house is as Spec says.

usage: architecture.py [--check]

Writes the picture between its two marks; with --check it writes nothing and ends with 1 where the picture is not that of
Package.swift, where an arrow points down, where a target names a dependency that none of its files imports, where Spec or
README.md name a source file, a test or a type that is not there, where a function, a file or a target has grown too long to be
read as one thing, or where an `@unchecked` has no reason above it.
"""
import json, re, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "Spec/architecture.md"
# Package.swift is longer: SwiftPM reads no other file beside it. A table of cases is no function: it may be a property.
LONGEST_FILE, LONGEST_TARGET, LONGEST_FUNCTION = 300, 4000, 50
BEGIN, END = "<!-- drawn by Tests/Tools/architecture.py -->", "<!-- end of the picture -->"


IMPORT = re.compile(r"^(?:@\w+ )?(?:(?:public|package|internal|private) )?import (?:(?:struct|class|enum|func|let) )?(\w+)", re.M)


def described():
    """The targets as Package.swift describes them."""
    said = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(said.stdout)["targets"]


def package(targets):
    """{target: targets of ours that it is built on} in the order of Package.swift, without tests and system libraries."""
    # Tests and their helpers have a path of their own or stand in Tests.
    ours = [t for t in targets if t["type"] in ("regular", "executable") and not (t.get("path") or "").startswith("Tests")]
    names = {t["name"] for t in ours}
    return {t["name"]: [d["byName"][0] for d in t["dependencies"] if "byName" in d and d["byName"][0] in names]
            for t in ours}


def reached(graph):
    """{target: everything that it is built on, near and far}."""
    far = {}
    for name, near in graph.items():
        far[name] = set(near).union(*(far[other] for other in near)) if near else set()
    return far


def layers(graph):
    """[[targets]], each built on layers before it alone."""
    depth = {}
    for name, near in graph.items():
        depth[name] = 1 + max((depth[other] for other in near), default=-1)
    return [[name for name in graph if depth[name] == level] for level in range(max(depth.values()) + 1)]


def picture(graph):
    """Each target, layer by layer, with the nearest that it is built on: what those are built on is not said again."""
    far = reached(graph)
    width = max(map(len, graph))
    lines = []
    for level, names in enumerate(layers(graph)):
        for place, name in enumerate(names):
            near = [other for other in graph[name] if not any(other in far[third] for third in graph[name])]
            arrow = f"  <-  {', '.join(near)}" if near else ""
            lines.append(f"{level if place == 0 else '':>3}  {name:{width}}{arrow}".rstrip())
    return "```text\n" + "\n".join(lines) + "\n```"


def downward(graph):
    """Arrows that do not point up."""
    order = list(graph)
    return [f"{name} is built on {other}, which stands below it in Package.swift"
            for name in order for other in graph[name] if order.index(other) > order.index(name)]


def unimported(targets):
    """Dependencies that no file of their target imports. Tests import no program that they run: it stands there to be built."""
    programs = {target["name"] for target in targets if target["type"] == "executable"}
    for target in targets:
        if target["type"] == "system":
            continue
        folder = target.get("path") or f"{'Tests' if target['type'] == 'test' else 'Sources'}/{target['name']}"
        imported = {name for path in (ROOT / folder).rglob("*.swift") for name in IMPORT.findall(path.read_text())}
        for dependency in target["dependencies"]:
            name = (dependency.get("byName") or dependency["product"])[0]
            if name not in imported | programs:
                yield f"{target['name']} depends on {name} in Package.swift, and no file of it imports {name}"


def absent():
    """Source files and folders that a document names and that are not there: by their path, or by their name alone."""
    known = {path.name for top in ("Sources", "Tests") for path in (ROOT / top).rglob("*.swift")}
    for page in [*sorted(ROOT.glob("Spec/*.md")), ROOT / "README.md"]:
        text = page.read_text()
        paths = {name for name in re.findall(r"`((?:Sources|Tests)/[\w/+.*-]*)`", text) if not list(ROOT.glob(name))}
        names = set(re.findall(r"`([\w+]+\.swift)`", text)) - known
        for name in sorted(paths | names):
            yield f"{page.relative_to(ROOT)} names {name}, which is not there"


def declared():
    """{type: folders below Sources, such as Domain/Plan, in which it is declared}."""
    places = {}
    for path in (ROOT / "Sources").rglob("*.swift"):
        for name in re.findall(r"\b(?:struct|class|enum|protocol|actor|typealias) ([A-Z]\w+)", path.read_text()):
            places.setdefault(name, set()).add(path.parent.relative_to(ROOT / "Sources").as_posix())
    return places


def misplaced():
    """Types that the walks of Spec/architecture.md or the glossary name, and that are not there or elsewhere.

    A step of a walk names its types and, at the end of its line, their folder; without one it is in the target of the step before.
    """
    places = declared()
    for walk in re.findall(r"```text\n(\w+\.csv\n.*?)```", PAGE.read_text(), re.S):
        target = ""
        for step in walk.splitlines()[1:]:
            cells = re.split(r"  +", step.strip(" |v"))
            folder = cells[-1] if re.fullmatch(r"[A-Z]\w+(/\w+)*", cells[-1]) and len(cells) > 1 else target
            target = folder.split("/")[0]
            for name in cells[0].split(", "):
                if not any(f"{place}/".startswith(f"{folder}/") for place in places.get(name, ())):
                    yield f"Spec/architecture.md names {name} in {folder}, which is not there"
    for row in (ROOT / "Spec/glossary.md").read_text().splitlines():
        for name in re.findall(r"`([A-Z]\w+)[`.]", row.split("|")[-2] if row.startswith("|") else ""):
            if name not in places:
                yield f"Spec/glossary.md names {name}, which is not there"


def lines(path):
    return len(path.read_bytes().splitlines())


def overlong():
    """Swift files and targets with more lines than a reader takes in."""
    for top in ("Sources", "Tests"):
        for path in sorted((ROOT / top).rglob("*.swift")):
            if lines(path) > LONGEST_FILE:
                yield f"{path.relative_to(ROOT)} has {lines(path)} lines, more than {LONGEST_FILE}: split it"
    for target in sorted(path for path in (ROOT / "Sources").iterdir() if path.is_dir()):
        total = sum(map(lines, target.rglob("*.swift")))
        if total > LONGEST_TARGET:
            yield (f"{target.relative_to(ROOT)} has {total} lines, more than {LONGEST_TARGET}: "
                   "move a subject of it to a target above it")


FUNCTION = re.compile(r"^( *)(?:@\w+(?:\([^)]*\))? )*(?:[a-z]+(?:\(\w+\))? )*(?:func |init[?(<]|init\?|subscript)")


def longwinded():
    """Functions of the program with more lines than a screen has. Each ends with a brace as far in as it begins."""
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        text = path.read_text().splitlines()
        for first, line in enumerate(text):
            if not (begin := FUNCTION.match(line)):
                continue
            rest = text[first + 1:first + 1 + LONGEST_FUNCTION]
            ends = (f"{begin[1]}}}", f"{begin[1]})")
            # What stands no farther in than the function itself ends it, but for a signature over several lines.
            closed = line.endswith("}") or any(
                inner == ends[0] or inner.strip() and not inner.startswith((begin[1] + " ", *ends, begin[1] + "{"))
                for inner in rest[:LONGEST_FUNCTION - 1])
            if not closed and len(rest) == LONGEST_FUNCTION:
                yield (f"{path.relative_to(ROOT)}:{first + 1} begins a function of more than {LONGEST_FUNCTION} lines: "
                       "split it by meaning")


def unreasoned():
    """Each `@unchecked` whose comment has no paragraph that begins with "Unchecked:"."""
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        text = path.read_text().splitlines()
        for place, line in enumerate(text):
            if "@unchecked" not in line or line.strip().startswith("//"):
                continue
            begin = place
            while begin > 0 and text[begin - 1].strip().startswith("///"):
                begin -= 1
            if not any(comment.strip().startswith("/// Unchecked:") for comment in text[begin:place]):
                yield (f"{path.relative_to(ROOT)}:{place + 1} is @unchecked and does not say why: "
                       'begin a paragraph of its comment with "Unchecked:"')


def main():
    targets = described()
    graph = package(targets)
    problems = downward(graph)
    if problems:
        sys.exit("\n".join(problems))
    text = PAGE.read_text()
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    drawn = f"{before}{BEGIN}\n{picture(graph)}\n{END}{after}"
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(drawn)
    elif drawn != text:
        problems.append("the picture in Spec/architecture.md is not that of Package.swift: "
                        "run python3 Tests/Tools/architecture.py")
    problems += [*unimported(targets), *absent(), *misplaced(), *overlong(), *longwinded(), *unreasoned()]
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
