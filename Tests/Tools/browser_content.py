"""What the page is made of: texts as they were given, elements, attributes, size."""
import time

from selenium.common.exceptions import UnexpectedAlertPresentException


def content(browser, page):
    try:
        browser.open(page.url)
        browser.open_details()
        alerted = False
        found = browser.run("""
            const all = selector => [...document.querySelectorAll(selector)];
            const texts = new Set(all("body *").map(e => e.textContent));
            const count = name => all(name).length;
            const attributes = all("*").flatMap(e => [...e.attributes].map(a => `${e.localName} ${a.name}`));
            return {
                missing: arguments[0].filter(text => !texts.has(text)),
                elements: [...new Set(all("*").map(e => e.localName))].sort(),
                attributes: [...new Set(attributes)].sort(),
                commands: all("pre").map(e => e.textContent), scripts: count("script"), styles: count("style"),
                targets: [...new Set(all("a").map(a => a.getAttribute("href").replace(/[^:/]*$/, "")))],
            };""", page.ask["texts"])
    except UnexpectedAlertPresentException:
        return {"alerted": True}
    return found | {"alerted": alerted}


def size(browser, page):
    # Asked for once before, so that the first use of the browser is not counted.
    browser.open("about:blank")
    start = time.monotonic()
    browser.open(page.url)
    opened = time.monotonic() - start
    return {
        "bytes": page.path.stat().st_size,
        "elements": browser.run("return document.querySelectorAll('*').length;"),
        "milliseconds": round(opened * 1000),
        "notes": browser.run("return [...document.querySelectorAll('.note.left')].map(e => e.textContent);"),
    }
