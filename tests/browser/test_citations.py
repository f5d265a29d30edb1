"""Two works never look alike: citations in the text, lists of references and labels of explorers, over the whole book."""

import re
from collections import defaultdict
from html import unescape

import book_site
import pytest

from widgets.references import references, years

LISTED = re.compile(
    r'<div class="citation".*?<span class="label">(.*?</span>)</span>\s*(?:<span class="backrefs">.*?</span>\s*)?<p>(.*?)</p>',
    re.DOTALL,
)
CITED = re.compile(r'<a class="reference internal" href="[^"]*#id\d+" title="([^"]+)">(.*?)</a>', re.DOTALL)
TYPED = re.compile(r"\b[A-Z][\w'’-]+(?: et al\.| and [A-Z][\w'’-]+)? \((?:19|20)\d\d\)")


def words(html):
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.fixture(scope="module")
def pages(html):
    return {page: (html / page).read_text(encoding="utf-8") for page in book_site.pages(html)}


def test_lists_name_works_as_the_text_does_and_every_work_has_a_name_of_its_own(pages):
    works, cited = defaultdict(set), defaultdict(set)
    for text in pages.values():
        for label, entry in LISTED.findall(text):
            works[re.sub(r"[\[\]]", "", words(label))].add(words(entry))
        for entry, name in CITED.findall(text):
            cited[re.sub(r"[\[\](),]", "", words(name))].add(words(entry))
    assert len(works) > 200 and len(cited) > 200
    assert not {label: entries for label, entries in works.items() if len(entries) > 1}
    assert not {name: entries for name, entries in cited.items() if len(entries) > 1}
    assert set(cited) <= {label.replace(",", "") for label in works}
    for label, entries in works.items():
        assert re.search(r", (?:19|20)\d\d[a-z]?$", label), label
        assert label.rsplit(", ", 1)[1] in next(iter(entries)), f"the list prints another year than {label}"


def test_works_of_one_author_and_year_have_letters_without_gaps():
    printed = [label for label, _address in references().values()]
    assert len(printed) == len(set(printed))
    lettered = defaultdict(list)
    for key in sorted(years()):
        if year := re.fullmatch(r"(\d{4})([a-z])", years()[key]):
            lettered[references()[key][0].split(" (")[0], year[1]].append(year[2])
    assert {year["gagnon2011large"] for year in [years()]} == {"2011a"} and years()["gagnon2011work"] == "2011b"
    assert len(lettered) > 20


def test_no_page_prints_a_name_and_year_that_fits_two_works(pages):
    plain = defaultdict(set)
    for label, _address in references().values():
        plain[re.sub(r"(?<=\d)[a-z]\)$", ")", label)].add(label)
    ambiguous = {label for label, works in plain.items() if len(works) > 1}
    found = {page: sorted(set(TYPED.findall(words(text))) & ambiguous) for page, text in pages.items()}
    assert not {page: labels for page, labels in found.items() if labels}
