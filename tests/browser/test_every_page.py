"""What holds of every page of the book: nothing from other hosts, no complaints, no sideways scrolling, accessible, light."""

import gzip
import html.parser
import re

import book_site
import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets.build import ROOT
from widgets.explorers.catalogue import EXPLORERS

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGE_KB, SCRIPT_KB = 600, 60
WANTED = ("index.html", "search.html", "genindex.html")


@pytest.fixture(scope="session")
def paths(html):
    """All pages of the book, the search page with a question, and the page for frames with an explorer."""
    found = book_site.pages(html)
    assert set(WANTED) < set(found)
    found.remove("embed.html")
    return [*found, "search.html?q=reserves", "embed.html?explorer=runoff"]


def explorers_on(page):
    """The explorers of a page, once they have started."""
    names = page.evaluate("[...document.querySelectorAll('qe-explorer')].map(each => each.getAttribute('name'))")
    return [ExplorerPage(page, name) for name in dict.fromkeys(names)]


@pytest.mark.parametrize("where", ["server", "disk"])
def test_pages_ask_no_other_host_and_never_complain(where, browse, html, paths):
    seen = set()
    for path in paths:
        page = browse(path if where == "server" else f"{html.as_uri()}/{path}")
        page.wait_for_load_state("networkidle")
        seen |= {explorer.name for explorer in explorers_on(page)}
        if "?q=" in path:
            expect(page.locator("#search-results li").first).to_be_visible()
        page.close()
    assert seen == set(EXPLORERS)


class Requests(html.parser.HTMLParser):
    """Addresses that a page loads by itself, and the types of its scripts."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.script_types = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "script":
            self.script_types.add(given.get("type") or "text/javascript")
        if tag == "link" and given.get("rel") in ("canonical", "license"):
            return
        if tag not in ("a", "form"):
            self.addresses += [value for key, value in attributes if key in ("src", "href", "srcset", "data", "poster") and value]


def test_pages_name_no_other_host_and_no_widget_machinery(html):
    for path in book_site.pages(html):
        text = (html / path).read_text(encoding="utf-8")
        loads = Requests(text)
        assert [address for address in loads.addresses if re.match(r"(https?:)?//", address)] == [], path
        assert "application/vnd.jupyter.widget-state+json" not in loads.script_types
        assert "application/vnd.jupyter.widget-view+json" not in loads.script_types
        scripts = " ".join(address for address in loads.addresses if ".js" in address)
        assert not re.search(r"require(\.min)?\.js|html-manager|thebe|mathjax", scripts, re.IGNORECASE), path


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_page_scrolls_sideways(width, browse, paths):
    for path in paths:
        page = browse(path, width=width)
        fits(page, path)
        for explorer in explorers_on(page):
            for panel in explorer.panels:
                explorer.button(panel).click()
                fits(page, f"{path} with {panel} open")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        fits(page, f"{path} with everything open")
        page.close()


def fits(page, what):
    wide, room = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide <= room, f"{what} is {wide} px wide in a window of {room}"


@pytest.mark.parametrize("width, theme", [(WIDE, "light"), (NARROW, "dark")])
def test_axe_finds_nothing(width, theme, browse, paths):
    for path in paths:
        check_with_axe(browse, path, width, theme)


@pytest.mark.parametrize("width, theme", [(WIDE, "dark"), (NARROW, "light")])
def test_axe_finds_nothing_on_a_page_of_each_kind(width, theme, browse, page_with):
    """What the other two runs do not show: the frame around the text, which all pages share, and two explorers."""
    for path in ("index.html", page_with("runoff"), "glossary.html", "model/parameters.html", "search.html?q=reserves"):
        check_with_axe(browse, path, width, theme)


def check_with_axe(browse, path, width, theme):
    """No violation on a page with all that can be opened open, its explorers' panels one by one."""
    page = browse(path, width=width, color_scheme=theme)
    if not path.startswith("embed.html"):  # which has the theme of its explorer and no other
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
    explorers = explorers_on(page)
    for explorer in explorers:
        expect(explorer.find("section.qe")).to_have_attribute("data-theme", theme)
    page.add_script_tag(path=AXE)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    for explorer in explorers:
        explorer.button("data").click()
        # The table's first rows stand for all: they are alike, and there are 121 of them.
        explorer.find("table.data tbody tr:nth-child(n+4)").evaluate_all("rows => rows.forEach(row => row.remove())")
    accessible(page, "document", path)
    for explorer in explorers:
        for panel in set(explorer.panels) - {"data", "python"}:
            explorer.button(panel).click()
            accessible(page, "['qe-explorer']", f"{path} with {panel} open")
    page.close()


def accessible(page, part, what):
    """No violation of the rules of WCAG or of good practice in a part of a page."""
    run = f"axe.run({part}, {{resultTypes: ['violations'], preload: false}}).then(found => found.violations)"
    found = page.evaluate(run)
    faults = [f"{fault['id']}: {node['target']} {node['html'][:150]}" for fault in found for node in fault["nodes"][:5]]
    assert faults == [], what


def test_chapters_are_light(chromium, root, page_with):
    for name in EXPLORERS:
        page = chromium.new_page()  # with an empty cache
        answers = []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(root + page_with(name))
        ExplorerPage(page, name)
        page.wait_for_load_state("networkidle")
        sizes = {answer.url.rpartition("/")[2]: len(gzip.compress(answer.body())) for answer in answers}
        assert sum(sizes.values()) <= PAGE_KB * 1000, sizes
        script = next(size for file, size in sizes.items() if file.startswith("explorers.js"))
        assert script <= SCRIPT_KB * 1000
        page.close()
