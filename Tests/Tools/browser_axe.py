"""axe-core's findings: every rule that it has for a page."""
import importlib.util
import pathlib

from browser_reading import LOOKS

# An experiment of axe's that lets a box that scrolls have the focus only as a landmark: one for each of forty
# tables would be worse for those who go from landmark to landmark. They are groups with a name.
LEFT_OUT = ["focus-order-semantics"]


def source():
    """axe.min.js, which lies in a package for another driver; nothing else of that package is used."""
    folder = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return pathlib.Path(folder, "axe.min.js").read_text()


def axe(browser, page):
    script = source()
    looks = []
    for width, scheme in page.ask.get("looks", LOOKS):
        browser.open(page.url, width=width, scheme=scheme)
        browser.open_details()
        browser.run(script)
        looks.append({"width": width, "scheme": scheme} | browser.driver.execute_async_script("""
            const [leftOut, done] = arguments;
            const told = findings => findings.map(finding => ({
                rule: finding.id, where: finding.nodes.slice(0, 5).map(node => node.html.slice(0, 200)),
            }));
            const rules = Object.fromEntries(axe.getRules().map(rule =>
                [rule.ruleId, { enabled: !leftOut.includes(rule.ruleId) }]));
            axe.run(document, { rules }).then(
                found => done({
                    version: axe.version, rules: found.passes.map(rule => rule.id),
                    violations: told(found.violations), unsure: told(found.incomplete),
                }),
                error => done({ version: String(error), rules: [], violations: [], unsure: [] }));""", LEFT_OUT))
    return looks
