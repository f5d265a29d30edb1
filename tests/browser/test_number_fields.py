"""A number is taken as it was meant, whatever it is typed or pasted with; notes go when what they are about is set anew."""

import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets.explorers.catalogue import EXPLORERS

NAME = "runoff"
DECLARED = EXPLORERS[NAME][1]
SIGNED = next(item for item in DECLARED.inputs if item.type == "slider" and item.low < 0)
LARGE = next(item for item in DECLARED.inputs if item.type == "slider" and item.low >= 1000)
FINE = next(item for item in DECLARED.inputs if item.type == "slider" and item.step < 1)
WRITTEN = {  # what is typed or pasted -> the field and its value
    "−300": (SIGNED, -300),
    "–300 bn": (SIGNED, -300),
    "－３００": (SIGNED, -300),
    "-3e2": (SIGNED, -300),
    "1,500": (LARGE, 1500),
    "1.500": (LARGE, 1500),
    "1 500 bn USD": (LARGE, 1500),
    "$1.5 tn": (LARGE, 1500),
    "7,5": (FINE, 7.5),
    "7.5": (FINE, 7.5),
}


@pytest.fixture
def runoff(browse, page_with):
    """A function: query and width -> the explorer on its page."""
    return lambda query="", width=WIDE, **options: ExplorerPage(
        browse(f"{page_with(NAME)}?{query}", width=width, **options), NAME
    )


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_number_is_taken_as_it_is_typed_or_pasted(runoff, width):
    explorer = runoff(width=width)
    keyboard = explorer.page.keyboard
    for text, (item, value) in WRITTEN.items():
        for enter in (keyboard.type, keyboard.insert_text):
            explorer.inputs = DECLARED.defaults()
            explorer.field(item.key).focus()
            keyboard.press("Control+A")
            enter(text)
            keyboard.press("Enter")
            assert explorer.inputs == DECLARED.defaults() | {item.key: value}, text
            expect(explorer.field(item.key)).to_have_value(f"{value:.10g}")
            expect(explorer.note(item.key)).to_be_hidden()


def test_keys_step_like_those_of_a_number_field(runoff):
    explorer = runoff()
    field = explorer.field(SIGNED.key)
    field.focus()
    expect(field).to_have_attribute("aria-valuenow", f"{SIGNED.default}")
    for key, steps in (("ArrowUp", 1), ("ArrowDown", -1), ("PageUp", 10), ("PageDown", -10), ("PageDown", -10)):
        before = explorer.inputs[SIGNED.key]
        explorer.page.keyboard.press(key)
        assert explorer.inputs[SIGNED.key] == before + steps * SIGNED.step, key
        expect(field).to_have_value(f"{explorer.inputs[SIGNED.key]:.10g}")
    expect(field).to_have_attribute("aria-valuenow", f"{explorer.inputs[SIGNED.key]}")
    field.fill("−203")  # half typed: the step goes from there
    explorer.page.keyboard.press("ArrowUp")
    assert explorer.inputs[SIGNED.key] == -200
    for key in ("Home", "End", "Control+ArrowUp", "Shift+ArrowUp"):
        explorer.page.keyboard.press(key)
        assert explorer.inputs[SIGNED.key] == -200, key


def test_phones_offer_a_minus_where_it_is_needed_and_nothing_is_filled_in(runoff):
    explorer = runoff(width=NARROW)
    expect(explorer.field(SIGNED.key)).to_have_attribute("inputmode", "text")
    expect(explorer.field(FINE.key)).to_have_attribute("inputmode", "decimal")
    expect(explorer.field(FINE.key)).to_have_attribute("autocomplete", "off")
    expect(explorer.page.get_by_role("spinbutton", name=f"{SIGNED.label} {SIGNED.unit}")).to_have_count(1)


def refuse(explorer, item, text="plenty"):
    explorer.field(item.key).fill(text)
    explorer.field(item.key).press("Enter")
    expect(explorer.note(item.key)).to_contain_text(text)


WAYS = {  # how the input that a note is about is set properly
    "reset": lambda explorer: explorer.button("reset").click(),
    "element.reset()": lambda explorer: explorer.element.evaluate("element => element.reset()"),
    "preset": lambda explorer: explorer.find("[data-preset]").first.click(),
    "the same number": lambda explorer: (
        explorer.field(SIGNED.key).fill(f"{explorer.inputs[SIGNED.key]}"),
        explorer.field(SIGNED.key).press("Enter"),
    ),
    "arrow key": lambda explorer: explorer.field(SIGNED.key).press("ArrowUp"),
    "slider": lambda explorer: explorer.slider(SIGNED.key).press("ArrowRight"),
    "program": lambda explorer: setattr(explorer, "inputs", {SIGNED.key: 100}),
}


def test_a_note_goes_when_its_input_is_set_anew_and_not_before(runoff):
    explorer = runoff()
    for way, act in WAYS.items():
        refuse(explorer, SIGNED)
        refuse(explorer, LARGE)
        act(explorer)
        expect(explorer.note(SIGNED.key)).to_be_hidden()
        whole = way in ("reset", "element.reset()", "preset")
        expect(explorer.note(LARGE.key)).to_be_visible(visible=not whole)
        explorer.button("reset").click()


def start_of_2017(explorer):
    explorer.find("select#start").select_option("2017")
    assert explorer.inputs["start"] == "2017"


def test_a_choice_that_brings_an_input_takes_its_note_away(runoff):
    explorer = runoff()
    refuse(explorer, SIGNED)
    refuse(explorer, LARGE)
    start_of_2017(explorer)
    expect(explorer.note(LARGE.key)).to_be_hidden()
    expect(explorer.note(SIGNED.key)).to_be_visible()


def test_what_is_said_of_an_entry_stands_in_place_of_an_earlier_limit(runoff):
    explorer = runoff()
    start_of_2017(explorer)
    explorer.slider(LARGE.key).press("End")
    expect(explorer.note(LARGE.key)).to_contain_text("at most")
    refuse(explorer, LARGE)
    explorer.slider(LARGE.key).press("End")
    expect(explorer.note(LARGE.key)).to_contain_text("at most")


def click_by_hand(explorer, button):
    """Press, and let go a little later at the same place, whatever the page has done meanwhile."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    explorer.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    explorer.page.mouse.down()
    explorer.find("output.sentence").evaluate("() => new Promise(requestAnimationFrame)")
    explorer.page.mouse.up()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_button_is_clicked_although_the_note_on_a_number_half_typed_moves_it(runoff, width):
    explorer = runoff(width=width)
    explorer.page.evaluate("localStorage.clear()")  # answers that an earlier test has left
    explorer.page.reload()
    explorer = ExplorerPage(explorer.page, NAME)
    reset, data = explorer.button("reset"), explorer.button("data")
    explorer.field(SIGNED.key).fill("plenty")
    click_by_hand(explorer, data)
    expect(data).to_have_attribute("aria-expanded", "true")
    expect(explorer.note(SIGNED.key)).to_contain_text("plenty")
    explorer.field(LARGE.key).fill("1e9")
    click_by_hand(explorer, reset)
    assert explorer.inputs == DECLARED.defaults()
    expect(explorer.note(LARGE.key)).to_be_hidden()
    expect(explorer.field(LARGE.key)).to_have_value(f"{LARGE.default}")
    explorer.find(".guess-form input[type=range]").press("ArrowRight")
    explorer.field(LARGE.key).fill("1600")
    click_by_hand(explorer, explorer.find("[data-predict=commit]"))
    expect(explorer.find(".compare-words")).not_to_be_empty()
    asked = DECLARED.completed(dict(DECLARED.predictions[0].inputs))
    assert explorer.inputs == asked, "what was half typed elsewhere does not come on top"


def test_what_a_link_could_not_set_is_forgotten_with_the_input(runoff):
    query = f"runoff.{SIGNED.key}=plenty&runoff.{LARGE.key}=1e9&runoff.nothing=1"
    for way, act in WAYS.items():
        explorer = runoff(query)
        lines = explorer.find(".notice li")
        expect(lines).to_have_count(3)
        act(explorer)
        left = {"reset": 0, "element.reset()": 0, "preset": 0, "program": 1}.get(way, 2)
        expect(lines).to_have_count(left)
        expect(explorer.find(".notice")).to_be_visible(visible=left > 0)
        if left:
            expect(explorer.find(".notice")).not_to_contain_text(SIGNED.label)


def test_a_note_above_does_not_move_the_page_under_a_hand_that_drags(runoff):
    explorer = runoff(f"runoff.{SIGNED.key}=plenty")
    explorer.grab(SIGNED)
    expect(explorer.find(".notice")).to_be_visible()
    explorer.page.mouse.up()
    expect(explorer.find(".notice")).to_be_hidden()


def test_notes_of_any_link_are_a_few_short_lines(runoff):
    sliders = [item for item in DECLARED.inputs if item.type == "slider"]
    every = [f"runoff.{item.key}={'x' * 200}" for item in sliders]
    unknown = [f"runoff.part{place}=1&toy{place}.show=1&{item.key}=1" for place, item in enumerate(sliders * 10)]
    for query in ("&".join(every + unknown), "&".join(unknown), f"runoff.{SIGNED.key}={'x' * 5000}"):
        explorer = runoff(query, width=NARROW)
        assert 1 <= explorer.find(".notice li").count() <= 4
        assert explorer.find(".notice").bounding_box()["height"] < 400
        assert explorer.inputs == DECLARED.defaults()


def test_a_link_escaped_on_its_way_sets_what_it_was_to_set_in_a_frame_too(runoff, browse):
    query = f"runoff.{SIGNED.key}=−300&amp;runoff.{LARGE.key}=1.500)."
    explorer = runoff(query)
    framed = ExplorerPage(browse(f"embed.html?explorer=runoff&amp;theme=dark&amp;{query}"), NAME)
    whole = ExplorerPage(
        browse(f"embed.html?explorer%3Drunoff%26theme%3Ddark%26runoff.{SIGNED.key}%3D-300%26runoff.{LARGE.key}%3D1500"), NAME
    )
    for each in (explorer, framed, whole):
        assert each.inputs == DECLARED.defaults() | {SIGNED.key: -300, LARGE.key: 1500}
        expect(each.find(".notice")).to_be_hidden()
    assert whole.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_attributes_and_programs_are_read_by_the_same_rules(runoff):
    explorer = runoff()
    explorer.inputs = {SIGNED.key: "−300", FINE.key: "7,5"}
    assert explorer.inputs == DECLARED.defaults() | {SIGNED.key: -300, FINE.key: 7.5}
    expect(explorer.find(".notice")).to_be_hidden()
    explorer.inputs = {SIGNED.key: "plenty"}
    expect(explorer.find(".notice li")).to_have_count(1)
    explorer.inputs = {LARGE.key: 1500}
    expect(explorer.find(".notice li")).to_have_count(1)
    explorer.inputs = {SIGNED.key: 0}
    expect(explorer.find(".notice")).to_be_hidden()
