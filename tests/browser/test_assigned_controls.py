"""A page or a link may offer some of an explorer's controls and hold the others."""

import re

import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets.explorers.catalogue import EXPLORERS

DECLARED = EXPLORERS["runoff"][1]
FIRST, SECOND, THIRD = DECLARED.inputs[:3]


@pytest.fixture
def assigned(browse, page_with):
    """A function: query, window's width -> the run-off explorer on its page."""

    def open_page(query, width=WIDE):
        return ExplorerPage(browse(f"{page_with('runoff')}?{query}", width=width), "runoff")

    return open_page


def offered(explorer):
    return explorer.find(".list [data-key]").evaluate_all("controls => controls.map(each => each.dataset.key)")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_front_page_opens_with_one_slider_and_a_chart_in_sight(browse, width):
    explorer = ExplorerPage(browse("index.html", width=width), "purchases")
    assert offered(explorer) == ["size_bn"]
    slider, chart = explorer.slider("size_bn").bounding_box(), explorer.find("[data-chart]:visible").first.bounding_box()
    assert slider["y"] + slider["height"] < chart["y"], "the slider stands above the charts"
    assert chart["y"] + chart["height"] < explorer.page.viewport_size["height"]
    before = explorer.sentence.inner_text()
    explorer.grab(explorer.sliders[0])
    explorer.page.mouse.up()
    expect(explorer.sentence).not_to_have_text(before)
    explorer.agrees_with_python()


def test_a_link_offers_only_what_it_names_and_tells_the_rest(assigned):
    explorer = assigned(f"runoff.show={FIRST.key},{THIRD.key}&runoff.{SECOND.key}={SECOND.high}")
    assert offered(explorer) == [FIRST.key, THIRD.key]
    expect(explorer.find(".presets")).to_be_hidden()
    expect(explorer.find(".predict")).to_be_hidden()
    expect(explorer.find(".notice")).to_be_hidden()
    explorer.find(".held summary").click()
    value = f"{SECOND.high:,.10g}"
    expect(explorer.find(".held dl div").filter(has_text=SECOND.label)).to_contain_text(value)
    explorer.agrees_with_python()


def test_presets_and_questions_can_be_offered_too(assigned):
    explorer = assigned(f"runoff.show={FIRST.key},predict,presets")
    expect(explorer.find(".presets")).to_be_visible()
    expect(explorer.find(".predict")).to_be_visible()
    assert offered(explorer) == [FIRST.key]


def test_a_link_that_offers_no_setting_offers_no_words_about_settings(assigned):
    explorer = assigned("runoff.show=predict")
    assert offered(explorer) == []
    expect(explorer.find(".predict")).to_be_visible()
    expect(explorer.find(".hint")).to_have_count(0)
    expect(explorer.find(".notice")).to_be_hidden()


def test_reset_brings_back_what_was_assigned(assigned):
    preset = DECLARED.presets[-1]
    explorer = assigned(f"runoff.preset={preset.key}&runoff.show={FIRST.key}")
    start = explorer.inputs
    assert start == DECLARED.defaults() | preset.inputs
    explorer.field(FIRST.key).fill(str(FIRST.high))
    explorer.field(FIRST.key).blur()
    assert explorer.inputs != start
    explorer.button("reset").click()
    assert explorer.inputs == start


def test_a_reader_may_have_every_setting_and_share_that(assigned, browse):
    explorer = assigned(f"runoff.show={FIRST.key}&runoff.{SECOND.key}={SECOND.high}")
    explorer.find(".held summary").click()
    explorer.button("show-all").click()
    assert offered(explorer) == [item.key for item in DECLARED.all_inputs]
    expect(explorer.slider(FIRST.key)).to_be_focused()
    expect(explorer.find(".held")).to_be_hidden()
    explorer.button("link").click()
    again = ExplorerPage(browse(explorer.find(".share textarea").input_value()), "runoff")
    assert offered(again) == offered(explorer)
    assert again.inputs == explorer.inputs


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize(("keys", "above"), [([FIRST.key], True), ([FIRST.key, SECOND.key], True), ([], False)])
def test_one_or_two_settings_stand_above_the_charts(assigned, keys, above, width):
    explorer = assigned(f"runoff.show={','.join(keys)}" if keys else "", width)
    slider, charts = explorer.slider(FIRST.key).bounding_box(), explorer.find(".charts").bounding_box()
    beside = width >= WIDE and slider["x"] + slider["width"] < charts["x"]
    assert (slider["y"] < charts["y"] and not beside) is above
    wide, room = explorer.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide <= room


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("runoff.show=", None),
        ("runoff.show=no_such_setting", None),
        ("runoff.show=constructor", None),
        ("runoff.show=<img src=x onerror=alert(1)>", None),
        (f"runoff.show={FIRST.key},no_such_setting", [FIRST.key]),
        (f"runoff.show={FIRST.key}&runoff.show={SECOND.key}", [FIRST.key]),
        ("runoff.preset=no_such_preset", None),
        ("runoff.preset=", None),
    ],
)
def test_a_malformed_part_is_told_and_the_explorer_usable(assigned, query, keys):
    explorer = assigned(query)
    expect(explorer.find(".notice")).to_be_visible()
    assert offered(explorer) == (keys or [item.key for item in DECLARED.all_inputs])
    assert explorer.inputs == DECLARED.defaults()
    assert explorer.find("script, img").count() == 0


def test_the_links_that_instructors_are_shown_mean_what_they_say(browse):
    page = browse("for-instructors/links-and-embedding.html")
    links = page.locator("article a[href*='.show=']").evaluate_all("links => links.map(link => link.href)")
    assert links
    for link in links:
        name, shown = re.search(r"[?&](\w+)\.show=([\w,]+)", link).groups()
        explorer = ExplorerPage(browse(link), name)
        expect(explorer.find(".notice")).to_be_hidden()
        settings = [item.key for item in explorer.declared.all_inputs]
        assert offered(explorer) == [key for key in shown.split(",") if key in settings]
