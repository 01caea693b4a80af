#!/usr/bin/env python3
"""Opens a page of a report in Chromium and tells what is there. Needs selenium, chromium and its driver.

usage: browser.py PAGE CHECK... [--ask JSON] [--out FOLDER] [--seconds N]
Prints one JSON object: what each check found, by its name. It judges nothing; that is for the tests.

    readable   without scripts: tables, rows, what cannot be seen, controls that do nothing
    filter     ask {"filter": [{"words": W, "school": S}]}: rows that are shown, and what is said
    sort       every sortable table by every column, both ways
    links      targets, ids, and where each link within the page leads; ask {"deep": ID} for #ID from outside
    print      as PDF on letter paper: all opened, with and without scripts; and as it stands (needs poppler-utils)
    first      at 1280 pixels: where the parts of the first screen end
    layout     at 1200 and 320 pixels, light and dark: width, what spills over, background
    phone      at 390 pixels: cards, what is beyond the screen, and the scores that Campus keeps
    axe        axe-core's findings at 1200 and 320 pixels, light and dark, all that is folded opened; ask
               {"looks": [[WIDTH, SCHEME]]} for others
    requests   what the page asks for
    policy     what a script, style or picture that somebody put into a copy of the page can do
    content    ask {"texts": [T]}: which stand in the page as they are; elements and attributes that could do harm
    size       bytes, elements, milliseconds to open
    pictures   PNG files of the page
"""
import argparse
import json
import pathlib
import sys

import browser_axe
import browser_content
import browser_filter
import browser_links
import browser_policy
import browser_print
import browser_reading
from browser_session import session

CHECKS = {
    "readable": browser_reading.readable,
    "layout": browser_reading.layout,
    "phone": browser_reading.phone,
    "first": browser_reading.first,
    "filter": browser_filter.filter_rows,
    "sort": browser_filter.sort_rows,
    "links": browser_links.links,
    "print": browser_print.printed,
    "pictures": browser_print.pictures,
    "axe": browser_axe.axe,
    "requests": browser_policy.requests,
    "policy": browser_policy.policy,
    "content": browser_content.content,
    "size": browser_content.size,
}


class Page:
    """A page on disk, what is asked of it, and where files may be left."""

    def __init__(self, arguments):
        self.path = arguments.page.resolve()
        self.url = self.path.as_uri()
        self.ask = json.loads(arguments.ask)
        self.out = arguments.out


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("checks", nargs="+", choices=CHECKS, metavar="CHECK")
    parser.add_argument("--ask", default="{}")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=240)
    arguments = parser.parse_args()
    page = Page(arguments)
    if page.out:
        page.out.mkdir(parents=True, exist_ok=True)
    with session(arguments.seconds) as browser:
        found = {name: CHECKS[name](browser, page) for name in arguments.checks}
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
