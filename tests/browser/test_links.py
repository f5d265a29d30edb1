"""A link restores every input; a malformed one gives the nearest usable state and a note, and runs nothing."""

import random
from urllib.parse import quote

import pytest
from explorer_page import ExplorerPage, random_inputs
from playwright.sync_api import expect

from widgets.explorers.catalogue import EXPLORERS


def test_the_link_button_restores_every_input_in_a_new_window(explorer, browse):
    for inputs in (
        random_inputs(explorer.declared, random.Random(3)),
        {item.key: item.high for item in explorer.sliders} | ({"estimate": "high"} if explorer.declared.sources else {}),
    ):
        explorer.inputs = inputs
        explorer.button("link").click()
        expect(explorer.find(".share-status")).not_to_be_empty()
        address = explorer.find(".share textarea").input_value()
        again = ExplorerPage(browse(address), explorer.name)
        assert again.inputs == explorer.inputs
        expect(again.find(".notice")).to_be_hidden()
        again.shows(explorer.inputs)
        again.agrees_with_python()
        explorer.button("link").click()


DECLARED = EXPLORERS["runoff"][1]
SLIDER = next(item for item in DECLARED.inputs if item.type == "slider" and item.low >= 0)
CHOICE = next(item for item in DECLARED.inputs if item.type == "choice")
PWN = "<img src=x onerror=alert(1)><script>alert(1)</script>"
MALFORMED = {  # query -> what changes; the page says so in one note
    "runoff.no_such_setting=1": {},
    f"runoff.{PWN}=1": {},
    "runoff.__proto__=1": {},
    "runoff.=1": {},
    f"runoff.{SLIDER.key}=": {},
    f"runoff.{SLIDER.key}=plenty": {},
    f"runoff.{SLIDER.key}=NaN": {},
    f"runoff.{SLIDER.key}={PWN}": {},
    f"runoff.{SLIDER.key}=0x1F": {},
    f"runoff.{SLIDER.key}=%E0%A4%A": {},
    f"runoff.{SLIDER.key}=%": {},
    f"runoff.{SLIDER.key}=1e999": {SLIDER.key: SLIDER.high},
    f"runoff.{SLIDER.key}=-1e999": {SLIDER.key: SLIDER.low},
    f"runoff.{SLIDER.key}=-5": {SLIDER.key: SLIDER.low},
    f"runoff.{SLIDER.key}={SLIDER.high}&runoff.{SLIDER.key}={SLIDER.low}": {SLIDER.key: SLIDER.high},
    f"runoff.{CHOICE.key}=constructor": {},
    f"runoff.{CHOICE.key}={PWN}": {},
}


@pytest.mark.parametrize("query", MALFORMED)
def test_a_malformed_link_gives_a_usable_state_and_one_note(query, browse, page_with):
    explorer = ExplorerPage(browse(f"{page_with('runoff')}?{query}"), "runoff")
    expect(explorer.find(".notice")).to_be_visible()
    expect(explorer.find(".notice li")).to_have_count(1)
    expected = DECLARED.defaults() | MALFORMED[query]
    assert explorer.inputs == expected
    explorer.shows(expected)
    explorer.agrees_with_python()
    assert explorer.page.evaluate("[...document.images].every(image => !image.src.endsWith('/x'))")
    assert explorer.find("script, img").count() == 0


def test_a_link_with_many_faults_lists_each(browse, page_with):
    queries = ["runoff.no_such_setting=1", f"runoff.{SLIDER.key}=1e999", f"runoff.{CHOICE.key}=never"]
    explorer = ExplorerPage(browse(f"{page_with('runoff')}?{'&'.join(queries)}"), "runoff")
    expect(explorer.find(".notice")).to_be_visible()
    expect(explorer.find(".notice li")).to_have_count(len(queries))


def test_what_a_link_says_to_others_changes_nothing(browse, page_with):
    explorer = ExplorerPage(browse(f"{page_with('runoff')}?utm.source=oops&q=%E0%A4%A"), "runoff")
    expect(explorer.find(".notice")).to_be_hidden()
    assert explorer.inputs == DECLARED.defaults()


@pytest.mark.parametrize("name", ["purchases", "runof", "Runoff", PWN])
def test_an_explorer_that_is_not_on_the_page_is_named_in_a_note(name, browse, page_with):
    explorer = ExplorerPage(browse(f"{page_with('runoff')}?{quote(name)}.{SLIDER.key}={SLIDER.high}"), "runoff")
    expect(explorer.find(".notice li")).to_have_count(1)
    expect(explorer.find(".notice li")).to_contain_text(name)
    assert explorer.inputs == DECLARED.defaults()
    assert explorer.find("script, img").count() == 0


def test_a_link_works_from_disk(browse, html, page_with):
    query = f"runoff.{SLIDER.key}={SLIDER.high}"
    explorer = ExplorerPage(browse(f"{(html / page_with('runoff')).as_uri()}?{query}"), "runoff")
    assert explorer.inputs == DECLARED.defaults() | {SLIDER.key: SLIDER.high}
