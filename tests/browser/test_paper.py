"""What a chapter gives when it is printed: the text and the explorer's present picture, and nothing to click."""

import io
import re
import unicodedata

import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from pypdf import PdfReader

from widgets import picture
from widgets.explorers import run
from widgets.explorers.declaration import Slider

A4 = {"format": "A4", "prefer_css_page_size": True}


class Paper:
    """A printed page: its words without the spaces between them, which a PDF has no notion of, and its links."""

    def __init__(self, page, **options):
        self.sheets = PdfReader(io.BytesIO(page.pdf(**(A4 | options)))).pages
        self.words = squeezed(" ".join(sheet.extract_text() for sheet in self.sheets))
        notes = [note.get_object() for sheet in self.sheets for note in sheet.get("/Annots") or []]
        self.links = {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}

    def says(self, text):
        return squeezed(text) in self.words


def squeezed(text):
    """Without white space and ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(params=[NARROW, WIDE])
def chapter(request, browse, page_with):
    """The run-off explorer's chapter, in a narrow or a wide window, in the dark."""
    return ExplorerPage(browse(page_with("runoff"), width=request.param, color_scheme="dark"), "runoff")


def test_paper_has_the_text_and_no_navigation(chapter):
    paper = Paper(chapter.page)
    for heading in chapter.page.locator(".bd-article :is(h1, h2)").all():
        assert paper.says(heading.evaluate("node => node.firstChild.textContent"))
    assert paper.says(chapter.page.locator(".bd-article > section > p").first.inner_text())
    for kind in (".bd-sidebar-primary .caption-text", ".prev-next-title", ".bd-header-article button"):
        for text in chapter.page.locator(kind).all_text_contents():
            # A part is called "Reference", and so may be what the chapter speaks of.
            assert not text.strip() or " " not in text.strip() or not paper.says(text), f"{text!r} is for the screen"
    assert paper.says("CC BY 4.0")
    assert paper.says(f"1 / {len(paper.sheets)}")


def test_paper_has_the_explorers_present_picture_with_values_and_a_short_link(chapter):
    changed = {"treasury_cap_bn": 95, "estimate": "high"}
    chapter.inputs = changed
    chapter.agrees_with_python()
    paper, inputs = Paper(chapter.page), chapter.inputs
    assert paper.says(run.sentence("runoff", inputs))
    for chart in chapter.declared.charts:
        assert paper.says(picture.title(chart, run.facts("runoff", inputs)))
    for item in chapter.declared.all_inputs:
        assert paper.says(item.label)
        if isinstance(item, Slider):
            assert re.search(re.escape(squeezed(item.unit)) + f"{inputs[item.key]:.10g}", paper.words), item.key
        else:
            assert paper.says(item.options[inputs[item.key]])
    assert not paper.says(chapter.find(".actions").inner_text()), "buttons are for the screen"
    (link,) = (link for link in paper.links if "runoff." in link)
    assert paper.says(link)
    assert link.count("runoff.") == len(changed)


def test_the_link_on_paper_leads_back_to_the_picture(chapter, browse):
    chapter.inputs = {chapter.sliders[0].key: chapter.sliders[0].high, "estimate": "low"}
    (link,) = (link for link in Paper(chapter.page).links if "runoff." in link)
    assert ExplorerPage(browse(link), "runoff").inputs == chapter.inputs


def test_answers_are_on_paper_if_they_are_open(chapter):
    answers = chapter.page.locator("details.dropdown")
    first, second = (answers.nth(index).locator("p").first.text_content() for index in (0, 1))
    answers.nth(0).locator("> summary").click()
    paper = Paper(chapter.page)
    assert paper.says(first)
    assert not paper.says(second)


def used(sheet):
    """The part of a sheet's height, from its top, down to its last line or picture; the page number does not count."""
    height, foot = float(sheet.mediabox.height), []

    def line(text, of_page, of_text, *_):
        if text.strip():
            foot.append(of_page[1] * of_text[4] + of_page[3] * of_text[5] + of_page[5])

    def picture(operator, _operand, of_page, _of_text):
        if operator == b"Do":
            foot.append(min(of_page[5], of_page[5] + of_page[3]))

    sheet.extract_text(visitor_text=line, visitor_operand_before=picture)
    margin = 17 / 25.4 * 72  # as `@page` in book.css has it
    return max((height - each for each in foot if each > margin), default=0) / height


@pytest.mark.parametrize("name", ["runoff", "two_regimes"])
@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_no_sheet_is_nearly_empty_and_the_list_of_settings_is_whole(browse, page_with, name, size, landscape):
    explorer = ExplorerPage(browse(page_with(name)), name)
    paper = Paper(explorer.page, format=size, landscape=landscape)
    width, height = (float(side) for side in paper.sheets[0].mediabox[2:])
    assert (width > height) == landscape
    # A figure that no longer fits may leave some room; two thirds of a sheet are no accident.
    assert [number for number, sheet in enumerate(paper.sheets[:-1], 1) if used(sheet) < 0.3] == []
    texts = [squeezed(sheet.extract_text()) for sheet in paper.sheets]
    shown = [squeezed(label) for label in explorer.find(".list .control:visible .name label").all_inner_texts()]
    assert shown
    assert any(all(label in text for label in shown) for text in texts), "the settings are on one sheet"


@pytest.mark.parametrize("size", ["Letter", "A5"])
def test_other_sizes_of_paper_cut_nothing_off(chapter, size):
    paper = Paper(chapter.page, format=size)
    assert paper.says(run.sentence("runoff", chapter.inputs))
    for sheet in paper.sheets:
        starts = []

        def note(text, of_page, of_text, *_, starts=starts):
            if text.strip():
                starts.append(of_page[0] * of_text[4] + of_page[4])

        sheet.extract_text(visitor_text=note)
        assert min(starts) > 0 and max(starts) < float(sheet.mediabox.width)


def test_a_page_on_disk_prints_no_address_of_the_disk(browse, html, page_with):
    explorer = ExplorerPage(browse((html / page_with("runoff")).as_uri()), "runoff")
    paper = Paper(explorer.page)
    assert paper.says(run.sentence("runoff", explorer.inputs))
    assert not [link for link in paper.links if link.startswith("file:") and "runoff." in link]
    assert not paper.says(html.as_posix())
