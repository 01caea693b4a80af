"""Links within the page, and into it from outside."""

WHERE = """
    const where = target => {
        if (!target) return { seen: false, top: -1, height: 0, marked: false };
        const box = target.getBoundingClientRect();
        return {
            seen: target.checkVisibility(), top: Math.round(box.top), height: innerHeight,
            marked: target.matches(":target"),
        };
    };"""


def links(browser, page):
    browser.open(page.url)
    found = browser.run("""
        const all = selector => [...document.querySelectorAll(selector)];
        const ids = all("[id]").map(e => e.id);
        const named = all("[aria-labelledby], [for]").flatMap(e =>
            (e.getAttribute("aria-labelledby") ?? e.htmlFor).split(" "));
        const targets = all("a").map(e => e.getAttribute("href"));
        return {
            twice: ids.filter((id, place) => ids.indexOf(id) !== place),
            within: targets.filter(t => t.startsWith("#")).length,
            dangling: targets.filter(t => t.startsWith("#") && !document.getElementById(t.slice(1)))
                .concat(named.filter(id => !document.getElementById(id))),
            beyond: [...new Set(targets.filter(t => !t.startsWith("#")))],
        };""")
    found["lost"] = followed(browser)
    if "deep" in page.ask:
        browser.open(f"{page.url}#{page.ask['deep']}")
        found["deep"] = browser.run(WHERE + "return where(document.getElementById(arguments[0]));", page.ask["deep"])
    return found


def followed(browser):
    """Links whose place is not before the reader's eyes after a click; everything is folded before each."""
    return browser.driver.execute_async_script(WHERE + """
        const done = arguments[0];
        const follow = link => new Promise(resolve => {
            for (const box of document.querySelectorAll("details")) box.open = box.contains(link);
            history.replaceState(null, "", " ");
            addEventListener("hashchange", () => {
                const at = where(document.getElementById(link.getAttribute("href").slice(1)));
                resolve(at.seen && at.top > -2 && at.top < at.height ? null : link.outerHTML);
            }, { once: true });
            link.click();
        });
        (async () => {
            const lost = [];
            for (const link of document.querySelectorAll("a[href^='#']")) lost.push(await follow(link));
            done(lost.filter(Boolean));
        })();""")
