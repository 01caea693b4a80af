"""What the page asks for, and what its policy lets others do in it."""
import pathlib
import re
import tempfile

INTRUDERS = """
<script>window.intruded = true;</script>
<style>h1 { outline: 9px solid; }</style>
<p id="dressed" style="position: fixed">p</p>
<img id="picture" alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
 onload="window.intruded = true" onerror="window.intruded = true">
<iframe id="frame" srcdoc="<script>top.intruded = true</script>"></iframe>
"""


def requests(browser, page):
    """Everything that is asked for while the page is opened, filtered, unfolded, printed and pointed at."""
    browser.open(page.url)
    browser.open_details()
    browser.run("""
        const words = document.getElementById("words");
        words.value = "a";
        words.dispatchEvent(new Event("input"));
        for (const link of document.querySelectorAll("a")) link.dispatchEvent(new MouseEvent("mouseover"));""")
    browser.cdp("Page.printToPDF")
    resources = browser.run("return performance.getEntriesByType('resource').map(entry => entry.name);")
    errors = [line["message"] for line in browser.logs("browser")]
    asked = [event["request"]["url"] for event in browser.events("Network.requestWillBeSent")]
    return {
        "asked": [url for url in asked if url != page.url], "own": asked.count(page.url), "resources": resources,
        "errors": errors,
        "scriptRan": browser.run("return document.querySelectorAll('th button').length;") > 0,
        "styleHolds": browser.run("return getComputedStyle(document.querySelector('table')).borderCollapse;")
        == "collapse",
    }


def policy(browser, page):
    with tempfile.TemporaryDirectory() as folder:
        whole = page.path.read_text()
        changed = whole.replace("</main>", INTRUDERS + "</main>")
        assert changed != whole
        # The same without the policy shows that what is put in would work but for it.
        bare = re.sub(r"<meta http-equiv=[^>]*>", "", changed)
        assert bare != changed
        return {"kept": tried(browser, folder, changed), "without": tried(browser, folder, bare)}


def tried(browser, folder, text):
    copy = pathlib.Path(folder, "copy.html")
    copy.write_text(text)
    browser.open(copy.as_uri())
    reached = browser.driver.execute_async_script("""
        const done = arguments[0];
        fetch("data:text/plain,x").then(() => done(true), () => done(false));""")
    state = browser.run("""
        return {
            scriptRan: window.intruded === true,
            styleHolds: getComputedStyle(document.querySelector("h1")).outlineWidth === "9px",
            dressed: getComputedStyle(document.getElementById("dressed")).position === "fixed",
            pictureShows: document.getElementById("picture").naturalWidth > 0,
        };""")
    refusals = [line["message"] for line in browser.logs("browser") if "Content Security Policy" in line["message"]]
    return state | {"fetched": reached, "refusals": len(refusals)}
