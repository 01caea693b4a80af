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
