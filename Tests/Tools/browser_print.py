"""The page on paper, and pictures of it."""
import base64
import pathlib
import re
import subprocess
import tempfile

from browser_reading import LOOKS


def printed(browser, page):
    return {
        "withScripts": on_paper(browser, page), "withoutScripts": on_paper(browser, page, scripts=False),
        "folded": on_paper(browser, page, opened=False),
    }


def on_paper(browser, page, scripts=True, opened=True):
    browser.open(page.url, scripts=scripts)
    if opened:
        browser.open_details()
    seen = """const seen = selector => [...document.querySelectorAll(selector)]
        .filter(e => e.checkVisibility({contentVisibilityAuto: true}));"""
    rows = browser.run(seen + "return seen('tbody tr').map(e => e.textContent.replace(/\\s/g, ''));")
    wanted = browser.run(seen + "return seen('th, td, h1, h2, h3, pre').map(e => e.textContent);")
    with tempfile.TemporaryDirectory() as folder:
        path = pdf(browser, pathlib.Path(folder) / "page.pdf")
        # In the order of drawing, which is that of the page; lines break anywhere, so spaces say nothing.
        sheets = [re.sub(r"[^\S\n]", "", sheet) for sheet in subprocess.run(
            ["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True
        ).stdout.split("\f")]
        text = re.sub(r"\s", "", "".join(sheets))
        facts = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return {
        "pages": int(re.search(r"Pages:\s+(\d+)", facts)[1]),
        "paper": re.search(r"Page size:\s+(.*)", facts)[1],
        "texts": len(wanted),
        # Sheets that begin with a row of a table and not with its header.
        "headless": [sheet.split("\n")[0] for sheet in sheets if starts_with_row(sheet, rows)],
        "missing": [cell for cell in wanted if not drawn(cell, text)],
        "form": "Findinthetables" in text,
    }


def starts_with_row(sheet, rows):
    first = sheet.strip().split("\n")[0]
    return first != "" and any(row.startswith(first) for row in rows)


def drawn(cell, text):
    """Whether a cell is on paper. A sign without a glyph in the fonts at hand is drawn as a box without a name, and what
    is written from right to left is drawn so."""
    return all(part in text or part[::-1] in text for part in re.split(r"[^ -~\u00a0-\u024f]+|\s+", cell))


def pdf(browser, path):
    made = browser.cdp(
        "Page.printToPDF", paperWidth=8.5, paperHeight=11, preferCSSPageSize=True, printBackground=True)
    path.write_bytes(base64.b64decode(made["data"]))
    return path


def pictures(browser, page):
    """PNG files of the page on the screen, and of its first sheets of paper."""
    for width, scheme in LOOKS:
        browser.open(page.url, width=width, scheme=scheme)
        browser.picture(page.out / f"{page.path.stem}-{width}-{scheme}.png")
    browser.open(page.url)
    paper = pdf(browser, page.out / f"{page.path.stem}.pdf")
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-l", "3", paper, paper.with_suffix("")], check=True)
    return sorted(file.name for file in page.out.iterdir())
