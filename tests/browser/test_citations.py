"""Two works never look alike: citations in the text, lists of references and labels of explorers, over the whole book."""

import re
from collections import defaultdict
from html import unescape

import book_site
import pytest

from widgets.references import references, years

LISTED = re.compile(  # its place, its label (a link back if it is cited once), links back otherwise, the work
    r'<div class="citation" id="(id\d+)">\s*<span class="label">(.*?</span>)</span>\s*'
    r'(?:<span class="backrefs">.*?</span>\s*)?<p>(.*?)</p>',
    re.DOTALL,
)
CITED = re.compile(r'<a class="reference internal" href="#(id\d+)" title="[^"]+">(.*?)</a>', re.DOTALL)
TYPED = re.compile(r"\b[A-Z][\w'’-]+(?: et al\.| and [A-Z][\w'’-]+)? \((?:19|20)\d\d\)")


def words(html):
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.fixture(scope="module")
def pages(html):
    return {page: (html / page).read_text(encoding="utf-8") for page in book_site.pages(html)}


def test_lists_name_works_as_the_text_does_and_every_work_has_a_name_of_its_own(pages):
    works, citations = defaultdict(set), 0
    for page, text in pages.items():
        labels = {}
        for place, label, entry in LISTED.findall(text):
            labels[place] = words(label).strip("[]")
            works[labels[place]].add(words(entry))
        for place, name in CITED.findall(text):
            citations += 1
            assert labels[place].endswith(words(name)), f"{page}: {words(name)} leads to {labels[place]}"
    assert len(works) > 200 and citations > 200
    for label, entries in works.items():
        assert len(entries) == 1, f"{label} are {entries}"
        assert re.search(r", (?:(?:19|20)\d\d|n\.d\.)[a-z]?$", label), label
        assert label.rsplit(", ", 1)[1] in next(iter(entries)), f"the list prints another year than {label}"


def test_works_of_one_author_and_year_have_letters_without_gaps():
    printed = [label for label, _address in references().values()]
    assert len(printed) == len(set(printed))
    assert (years()["gagnon2011large"], years()["gagnon2011work"]) == ("2011a", "2011b")
    lettered = defaultdict(list)
    for key, (label, _address) in references().items():
        if letter := re.fullmatch(r"(.*\d{4})([a-z])\)", label):
            lettered[letter[1].replace("FOMC", "Federal Open Market Committee")].append((key, letter[2]))
    assert len(lettered) > 20
    for found in lettered.values():
        assert "".join(letter for _key, letter in sorted(found)) == "abcdefghijklmnopqrstuvwxyz"[: len(found)]


def test_no_page_prints_a_name_and_year_that_fits_two_works(pages):
    plain = defaultdict(set)
    for label, _address in references().values():
        plain[re.sub(r"(?<=\d)[a-z]\)$", ")", label)].add(label)
    ambiguous = {label for label, works in plain.items() if len(works) > 1}
    found = {page: sorted(set(TYPED.findall(words(text))) & ambiguous) for page, text in pages.items()}
    assert not {page: labels for page, labels in found.items() if labels}
