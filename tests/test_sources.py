"""The chapters teach what the source documents raise: every heading that is not left out, every claim that needs a note."""

import re

import pytest

from widgets import source_pages, sources

CHAPTERS = sources.chapters()
TEXTS = {number: (sources.BOOK / f"{path}.md").read_text(encoding="utf-8") for number, (_, path) in CHAPTERS.items()}
TARGET = re.compile(r"^\(([sc]\d-\d+)\)=$", flags=re.MULTILINE)
WANTED = {row["id"]: row["chapter"] for row in (*sources.coverage(), *sources.claims()) if row["chapter"]}


def test_the_tables_are_whole():
    """269 headings, each taught in one chapter or left out with a reason; 207 claims, each with a verdict."""
    coverage, claims = sources.coverage(), sources.claims()
    assert len(coverage) == 269 and len(claims) == 207
    assert all((row["chapter"] is None) == bool(row["left_out"]) for row in coverage)
    assert {row["verdict"] for row in claims} == {"right", "imprecise", "wrong", "opinion", "cannot tell"}
    assert {row["id"][:2] for row in coverage} == {row["id"] for row in sources.documents()}


def test_there_are_twenty_four_chapters():
    assert list(CHAPTERS) == list(range(1, 25))


@pytest.mark.parametrize("number", CHAPTERS)
def test_a_chapter_teaches_exactly_what_the_tables_place_in_it(number):
    found = [target.upper() for target in TARGET.findall(TEXTS[number])]
    assert len(found) == len(set(found)), "a target stands once"
    assert set(found) == {key for key, chapter in WANTED.items() if chapter == number}


@pytest.mark.parametrize("number", CHAPTERS)
def test_a_claim_is_taken_up_in_a_box_and_a_heading_in_the_text(number):
    """What follows a target is prose, a heading or a figure; for a claim it is a box that checks the record."""
    for block in re.finditer(r"((?:^\([sc]\d-\d+\)=\n)+)(.*)", TEXTS[number], flags=re.MULTILINE):
        follows = block[2].strip()
        assert follows, f"nothing follows {block[1].split()[-1]}"
        if "(c" in block[1]:
            assert follows.startswith(":::{admonition} Check the record"), block[1]


def test_the_map_links_every_heading_to_its_place():
    shown = "".join(source_pages.source_map(document["id"]) for document in sources.documents())
    for row in sources.coverage():
        if row["left_out"]:
            assert f'#{row["id"].lower()}"' not in shown
        else:
            path = CHAPTERS[row["chapter"]][1]
            assert f'href="{path}.html#{row["id"].lower()}"' in shown


def test_the_page_on_errors_has_an_example_of_each_kind():
    page = (sources.BOOK / "error-kinds.md").read_text(encoding="utf-8")
    kinds = {row["kind"] for row in sources.claims()} - {"", "forecast"}
    assert set(re.findall(r'examples\("([^"]+)"\)', page)) == kinds
    for kind in kinds:
        assert source_pages.examples(kind).count("<li>") == sum(row["kind"] == kind for row in sources.claims())
