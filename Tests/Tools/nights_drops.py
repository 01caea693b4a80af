"""How things come to lie in the drop folders of nights.py: in right forms and wrong ones, with marks or without.

Whatever is dropped has a time of long ago by the system's clock, which settles files, each later than the one before; but
for what still grows, which is new, and what has a time ahead of that clock.
"""
import csv, hashlib, os, shutil, time, zipfile
from pathlib import Path
from random import Random

from campus_export import cut_short

FOLDERS = {"gradebook": "inbox/itslearning", "roster": "inbox/campus/roster", "readback": "inbox/campus/readback"}
WRONG = (".xlsx", ".pdf")
DROPPINGS = (".DS_Store", "Thumbs.db", "desktop.ini", "._campus.csv", "__MACOSX", "campus.csv.part", "campus.zip.tmp",
             "old.zip.done", "old.csv.sha256", ".campus.zip.swp")
DAY = 86400


class Drops:
    def __init__(self, folder, workspace, random, first):
        self.folder, self.workspace, self.random = Path(folder), Path(workspace), random
        # What stands between cells: of draws of its own, so that the story stays what it is.
        self.signs = Random(repr(random.getstate()[1][:4]))
        # Long ago by both clocks: the system's, which settles files, and the story's, which no file's time is ahead of.
        self.count, self.clock = 0, min(time.time(), first.timestamp()) - DAY / 4

    def scratch(self):
        self.count += 1
        folder = self.folder / f"drop-{self.count}"
        folder.mkdir()
        return folder

    def inbox(self, kind):
        return self.workspace / FOLDERS[kind]

    def stamp(self, path, at=None):
        """Gives it, and what is in it, a time; without one the next of long ago."""
        self.clock += 20
        at = self.clock if at is None else at
        for each in [*path.iterdir(), path] if path.is_dir() else [path]:
            os.utime(each, (at, at))

    # Placing

    def place(self, source, kind, name, done=None, at=None):
        """Puts a file or folder into a drop folder. done: with a mark that vouches; None = now and then. at: its time,
        which only what has no mark needs."""
        target = self.inbox(kind) / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
        self.stamp(target, at)
        if at is None and target.is_file() and self.random.random() < 0.15:
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            self.mark(f"{target}.sha256", f"{digest}  {name}\n")
        if at is None and (self.random.random() < 0.4 if done is None else done):
            self.mark(f"{target}.done", "")
        return target

    def mark(self, path, text):
        Path(path).write_text(text)
        self.stamp(Path(path))

    def droppings(self):
        """What operating systems and copying programs leave behind, in any drop folder."""
        for name in self.random.sample(DROPPINGS, self.random.randint(1, 3)):
            path = self.inbox(self.random.choice(tuple(FOLDERS))) / name
            if name == "__MACOSX":
                path.mkdir(exist_ok=True)
                path = path / "._extract.csv"
            path.write_bytes(b"\0\5\26\7" if name != "old.zip.done" else b"")
            self.stamp(path)

    # Read-backs

    def sign(self):
        """Now and then another than the comma."""
        return self.signs.choice(",,,,,,\t;|")

    def write(self, export, ending):
        export.delimiter = self.sign()
        return export.write(self.scratch() / f"export{ending}")

    def right(self, export, name, says_time):
        """name: without its ending; says_time: it holds the export's time, else the entries of a zip do. Returns the
        name under which it lies there, and what lies there, elsewhere."""
        endings = ((".zip",) if not says_time else (".zip", ".csv", "") if export.kind == "extract" else (".zip", ""))
        ending = self.random.choice(endings)
        source = self.write(export, ending)
        name += ending.upper() if self.random.random() < 0.1 else ending
        self.place(source, "readback", name)
        return name, source

    def wrong_name(self, export, name):
        """The right bytes, more or less, under a name that is no read-back's."""
        ending = self.random.choice(WRONG)
        source = self.write(export, ".csv" if export.kind == "extract" else ".zip")
        self.place(source, "readback", name + ending)
        return name + ending

    def link(self, export, name):
        target = self.inbox("readback") / f"{name}.zip"
        target.symlink_to(self.write(export, ".zip"))
        return target.name

    def mac(self, export, name):
        """As a Mac zips two folders of one export: nobody knows which of them counts. Beside each file is a shadow of it."""
        source = self.write(export, ".zip")
        return self.mac_zip(source, "readback", name)

    def mac_zip(self, source, kind, name):
        with zipfile.ZipFile(source) as archive:
            files = {n: archive.read(n) for n in archive.namelist()}
        made = self.scratch() / "mac.zip"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for inside in ("export/", "export 2/"):
                for file, data in files.items():
                    archive.writestr(inside + file, data)
                    archive.writestr(f"__MACOSX/{inside}._{file}", b"\0\5\26\7\0\2\0\0Mac OS X        ")
        self.place(made, kind, f"{name}.zip")
        return f"{name}.zip"

    def cut(self, export, name, is_fresh):
        """A zip whose end is missing. Returns its name and the whole zip, for when it has grown."""
        whole = self.write(export, ".zip")
        short = Path(shutil.copyfile(whole, whole.with_name("short.zip")))
        cut_short(short, self.random)
        at = time.time() if is_fresh else time.time() - 2 * DAY
        self.place(short, "readback", f"{name}.zip", at=at)
        return f"{name}.zip", whole

    def ahead(self, export, name):
        whole = self.write(export, ".zip")
        self.place(whole, "readback", f"{name}.zip", at=time.time() + 2 * DAY)
        return f"{name}.zip", whole

    def grow(self, name, whole):
        """What still grew is whole now."""
        target = self.inbox("readback") / name
        shutil.copyfile(whole, target.with_name(f"{name}.part"))
        target.with_name(f"{name}.part").rename(target)
        self.stamp(target)

    def age(self, name):
        """A day and more goes by, and it has not grown."""
        at = time.time() - 2 * DAY
        os.utime(self.inbox("readback") / name, (at, at))

    def truncated(self, export, name):
        """A table that ends within a row."""
        source = self.write(export, ".csv" if export.kind == "extract" else "")
        cut_short(source, self.random)
        name += ".csv" if export.kind == "extract" else ""
        self.place(source, "readback", name)
        return name

    # Gradebooks and rosters

    def inputs(self, district):
        folder = self.scratch()
        district.write(folder)
        for kind in ("gradebook", "roster"):
            source, name = folder / kind, f"{kind}-{self.count}"
            delimit(source, self.sign())
            if self.random.random() < 0.5:
                source, name = self.packed(source), name + ".zip"
            self.place(source, kind, name)

    def packed(self, folder):
        path = folder.with_suffix(".zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
        return path

    def bad_input(self, district):
        """A gradebook that cannot be taken: the one before stays in use. Returns its name where nothing tells that it is
        one, so that it may be an export of Campus."""
        folder = self.scratch()
        district.write(folder)
        name, way = f"gradebook-{self.count}", self.random.choice(("name", "mac", "loose", "cut"))
        packed = self.packed(folder / "gradebook")
        if way == "mac":
            self.mac_zip(packed, "gradebook", name)
        elif way == "loose":
            self.place(folder / "gradebook" / "Assessments.csv", "gradebook", f"{name}.csv")
            return f"{name}.csv"
        else:
            if way == "cut":
                cut_short(packed, self.random)
            self.place(packed, "gradebook", name + (".zip" if way == "cut" else ".rar"))
            if packed.stat().st_size < 30 + len("Assessments.csv"):  # What was packed first cannot be read.
                return f"{name}.zip"
        return None


def delimit(folder, sign):
    """Writes every table of a folder anew, with this sign between cells."""
    for path in folder.glob("*.csv") if sign != "," else ():
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, strict=True))
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=sign, lineterminator="\n").writerows(rows)
