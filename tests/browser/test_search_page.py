"""The search page: numbers, any spelling, and for every term of the glossary the chapter that teaches it."""

import re
from urllib.parse import quote

import pytest
from conftest import NARROW, WIDE
from playwright.sync_api import expect

from widgets.build import ROOT

GLOSSARY = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^(?P<term>\w[^\n]*)\n  .*?^  Taught in \[\]\(/(?P<home>[^)]+)\.md\)\.$", re.MULTILINE | re.DOTALL)
ASK = """question => {
    const field = document.querySelector(".bd-search-container input[type=search]");
    field.value = question;
    field.form.requestSubmit();
    return [...document.querySelectorAll("#search-results li a")].map(link => link.getAttribute("href"));
}"""


def asks(page):
    """A function that asks the page a question and gives the addresses of the results, first to last."""
    expect(page.locator("#search-results")).to_be_attached()
    return lambda question: page.evaluate(ASK, question)


@pytest.fixture
def ask(browse):
    return asks(browse("search.html"))


def homes():
    """Every name of every term in English, with the page that the glossary says teaches it."""
    for entry in ENTRY.finditer(GLOSSARY):
        full, home = entry["term"], f"{entry['home']}.html"
        yield full, home
        yield re.sub(r"\s*\(.*\)", "", full), home
        yield from ((short, home) for short in re.findall(r"\((?:the )?([A-Z][^)]*)\)", full))


def test_the_page_that_teaches_a_term_is_among_the_first_three(ask):
    names = dict(homes())
    assert len({home for home in names.values()}) == 24  # every chapter teaches some
    assert len(ENTRY.findall(GLOSSARY)) == GLOSSARY.count("\n  Taiwan: ")  # no term without a home
    missed = {}
    for name, home in names.items():
        first = [address.partition("#")[0] for address in ask(name)[:3]]
        if home not in first:
            missed[name] = first
    assert missed == {}


@pytest.mark.parametrize(
    "spellings",
    [
        ["runoff", "run-off", "Run\u2011Off", "run-offs", "run off"],
        ["S&P 500", "S&P500", "SP500"],
        ["QE1", "QE 1", "QE-1"],
        ["ten-year", "10-year", "ten year"],
        ["ON RRP", "ONRRP", "ON-RRP"],
        ["2022-25", "2022\u201325", "2022-2025"],
        ["programme", "program", "programmes"],
        ["$85 billion", "85 bn"],
        ["1,500", "1500", "1\u202f500"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_one_answer_for_every_spelling(spellings, ask):
    answers = [ask(spelling) for spelling in spellings]
    assert answers[0] and all(answer == answers[0] for answer in answers)


def test_numbers_are_found_where_they_are_the_subject(ask):
    assert ask("2008")[0].startswith("programmes/the-united-states-2008-2014.html")
    assert ask("2013")[0] == "choosing/getting-out.html#what-happened-in-2013"
    assert ask("2022-25") and ask("500") and ask("2.5%")


def test_the_glossarys_entry_comes_first_in_either_language(ask):
    assert ask("runoff")[:2] == ["glossary.html#term-run-off", ask("run-off")[1]]
    assert ask("縮減恐慌")[0] == ask("缩减恐慌")[0] == "glossary.html#term-taper-tantrum"
    assert ask("縮減恐慌")[1].startswith("choosing/getting-out.html")


@pytest.mark.parametrize("place", ["server", "disk"])
def test_a_question_in_the_address_is_answered_with_excerpts(place, browse, html):
    address = f"search.html?q={quote('S&P 500')}"
    page = browse(address if place == "server" else f"{html.as_uri()}/{address}")
    expect(page.locator("#search-said")).to_contain_text("“S&P 500”")
    expect(page.locator("#search-results mark").first).to_be_visible()
    page.locator("#search-results li a").first.click()
    expect(page.locator("article h1")).to_be_visible()


def test_results_follow_what_is_typed_and_nothing_found_is_said(browse):
    page = browse("search.html")
    field = page.locator(".bd-search-container input[type=search]")
    field.press_sequentially("securit")
    expect(page.locator("#search-results li").first).to_be_visible()
    field.fill("xyzzyx")
    expect(page.locator("#search-said")).to_contain_text("Try fewer or other words")
    expect(page.locator("#search-results li")).to_have_count(0)
    field.fill("")
    expect(page.locator("#search-said")).to_be_empty()


def test_a_question_is_never_read_as_html(browse):
    page = browse(f"search.html?q={quote('<img src=x onerror=document.title=1><script>document.title=2</script>')}")
    expect(page.locator("#search-said")).to_contain_text("<img src=x")
    assert page.locator("#search-said *, #search-results img, #search-results script").count() == 0
    assert page.title().startswith("Search")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_long_questions_fit(width, browse):
    page = browse(f"search.html?q={'w' * 3000}", width=width)
    expect(page.locator("#search-said")).not_to_be_empty()
    wide, room = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide <= room
