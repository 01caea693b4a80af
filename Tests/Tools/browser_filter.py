"""The filter and the sorting, used as a person does."""
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

ROWS = """
    return [...document.querySelectorAll("table.rows tbody tr:not(.group)")].map(row => ({
        text: row.textContent.trim().replace(/\\s+/g, " "),
        heading: row.closest(".part")?.querySelector("h3").textContent ?? "",
        group: row.parentElement.querySelector("tr.group")?.textContent.trim() ?? "",
        school: row.dataset.school ?? row.closest("[data-school]")?.dataset.school ?? "",
        shown: !row.closest("[hidden]") && row.closest("details:not([open])") === null,
    }));"""


def filter_rows(browser, page):
    """Every question by itself, from a page that shows all; at last the page as it was."""
    browser.open(page.url)
    fold = "return [...document.querySelectorAll('details')].map(box => box.open);"
    folded, answers = browser.run(fold), []
    for question in page.ask["filter"]:
        browser.driver.find_element(By.ID, "words").send_keys(question.get("words", ""))
        if "school" in question:
            Select(browser.driver.find_element(By.ID, "school")).select_by_visible_text(question["school"])
        said = browser.run("return document.getElementById('found').textContent;")
        answers.append({"said": said, "rows": browser.run(ROWS), "headings": headings(browser)})
        browser.driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
        # The page shows all again in a task of its own, which stands in the row before this one.
        browser.driver.execute_async_script("setTimeout(arguments[0]);")
    return {
        "answers": answers,
        "role": browser.run("return document.getElementById('found').getAttribute('role');"),
        "hiddenAfterReset": browser.run("return document.querySelectorAll('main [hidden]').length;"),
        "saidAfterReset": browser.run("return document.getElementById('found').textContent;"),
        "foldsAsBefore": browser.run(fold) == folded,
    }


def headings(browser):
    """The headings that are left: a part of which nothing fits is not there."""
    return browser.run(
        "return [...document.querySelectorAll('h3')].filter(e => e.checkVisibility()).map(e => e.textContent);")


def sort_rows(browser, page):
    browser.open(page.url)
    browser.open_details()
    return browser.run("""
        const text = cell => cell.textContent.trim();
        const groups = (table, column) => [...table.tBodies].map(body =>
            [...body.querySelectorAll("tr:not(.group)")].map(row => text(row.cells[column])));
        const first = table => [...table.tBodies].every(body =>
            !body.querySelector("tr.group") || body.rows[0].className === "group");
        const sorted = (table, column) => {
            const header = table.tHead.rows[0].cells[column];
            header.querySelector("button").click();
            return {
                marks: [...table.tHead.rows[0].cells].map(cell => cell.getAttribute("aria-sort") ?? ""),
                groups: groups(table, column), groupsLead: first(table),
            };
        };
        return [...document.querySelectorAll("table.sortable")].map(table => ({
            caption: text(table.caption),
            columns: [...table.tHead.rows[0].cells].map((header, column) => ({
                name: text(header), isNumber: header.className === "n", before: groups(table, column),
                up: sorted(table, column), down: sorted(table, column),
            })),
        }));""")
