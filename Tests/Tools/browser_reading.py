"""What a reader sees: every row without scripts, and the page at any width and in either colour scheme."""
from selenium.webdriver.common.by import By

SEEN = """e => e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
    && e.getBoundingClientRect().height > 0"""

# A look of a browser at 1200 pixels is a desk, at 320 a telephone or a page enlarged four times.
LOOKS = [(1200, "light"), (1200, "dark"), (320, "light"), (320, "dark")]


def readable(browser, page):
    browser.open(page.url, scripts=False)
    closed = browser.driver.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary")
    for summary in closed:
        summary.click()
    return browser.run(f"""
        const seen = {SEEN}, all = selector => [...document.querySelectorAll(selector)];
        return {{
            tables: all("table").length, rows: all("tbody tr").length,
            unseen: all("tr, caption, h1, h2, h3, p:not(search p), svg").filter(e => !seen(e) && e.textContent.trim())
                .map(e => e.textContent.slice(0, 80)),
            opened: all("details[open]").length, stillClosed: all("details:not([open])").length,
            controls: all("button, input, select, form, search").filter(seen).length,
        }};""")


def layout(browser, page):
    looks = []
    for width, scheme in LOOKS:
        browser.open(page.url, width=width, scheme=scheme)
        browser.open_details()
        looks.append(browser.run("""
            const root = document.documentElement;
            const style = e => getComputedStyle(e);
            const parts = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
            return {
                width: arguments[0], scheme: arguments[1], scrollWidth: root.scrollWidth,
                background: parts(style(document.body).backgroundColor), ink: parts(style(document.body).color),
                spilling: [...document.querySelectorAll("th, td, p, li, h1, h2, h3, summary")]
                    .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
                    .map(e => e.outerHTML.slice(0, 120)),
            };""", width, scheme))
    return looks


def phone(browser, page):
    """At 390 pixels, all that is folded opened: boxes that scroll sideways, cells that are not on the screen as a
    whole, cells without the name of their column, and the cells of the scores that Campus keeps."""
    browser.open(page.url, width=390, height=844)
    browser.open_details()
    return browser.run(f"""
        const seen = {SEEN}, all = (selector, root = document) => [...root.querySelectorAll(selector)];
        const label = e => getComputedStyle(e, "::before").content.replace(/^"|"$/g, "");
        const rows = all("table.rows tbody tr:not(.group)");
        const within = e => {{
            const box = e.getBoundingClientRect();
            return box.left >= 0 && box.right <= innerWidth && e.scrollWidth <= e.clientWidth + 1;
        }};
        const told = e => e.outerHTML.slice(0, 120);
        const cells = rows.flatMap(row => [...row.cells]).filter(seen);
        return {{
            width: innerWidth, scrollWidth: document.documentElement.scrollWidth, cards: rows.length,
            sideways: all(".scroll:has(.rows)").filter(e => e.scrollWidth > e.clientWidth + 1).map(told),
            beyond: cells.filter(e => !within(e)).map(told),
            unnamed: cells.filter(e => e.cellIndex > 0 && label(e) === "none").map(told),
            kept: all("table.scores tbody tr:not(.group)").map(row => Object.fromEntries(
                [...row.cells].filter(e => seen(e) && within(e)).map(e => [e.dataset.label, e.textContent.trim()]))),
        }};""")


def first(browser, page):
    """At 1280 pixels as it opens: the lower edge of each part of the first screen, and what the schools' rows say."""
    browser.open(page.url, width=1280)
    return browser.run("""
        const end = selector => {
            const part = document.querySelector(selector);
            return part ? Math.round(part.getBoundingClientRect().bottom + scrollY) : -1;
        };
        return {
            state: end(".verdict"), tasks: end("#tasks"), totals: end(".tiles"), schools: end("#schools > ul"),
            rows: [...document.querySelectorAll("#schools > ul > li")].map(e => e.textContent.trim()),
        };""")
