"""A reader commits to a guess; then guess, model and published range stand together, and stay after a reload."""

import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage, same_printed
from playwright.sync_api import expect

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.references import references

ASKING = {name: declared for name, (_, declared) in EXPLORERS.items() if declared.predictions}
ROOM = 95  # pixels that a question may take of the first screen: three lines of text and one of fields


class Question:
    """The panel of an explorer's first question."""

    def __init__(self, explorer):
        self.explorer, self.asked = explorer, explorer.declared.predictions[0]
        self.panel = explorer.find(".predict")
        self.field = self.panel.locator("input[role=spinbutton]")
        self.words = self.panel.locator(".compare-words")

    def press(self, action):
        self.panel.locator(f"[data-predict={action}]:visible").click()

    def commit(self, guess):
        self.field.fill(str(guess))
        self.press("commit")


@pytest.fixture(params=ASKING)
def question(request, browse, page_with):
    opened = browse(page_with(request.param))
    opened.evaluate("localStorage.clear()")
    opened.reload()
    return Question(ExplorerPage(opened, request.param))


def test_a_guess_sets_the_explorer_and_is_compared_with_the_model(question):
    explorer, asked = question.explorer, question.asked
    opening = explorer.inputs
    question.commit(asked.high)
    assert explorer.inputs == explorer.declared.defaults() | asked.inputs != opening
    explorer.agrees_with_python()
    expect(question.words).not_to_be_empty()
    _, central, _ = run.predicted(explorer.name, asked)
    shown = question.panel.locator(".compare-row.model b").evaluate("bold => bold.firstChild.textContent")
    number = shown.split()[0].rstrip("%")

    class Printed:
        key, decimals, categories = asked.fact, asked.decimals, ()

    if abs(central) <= 120:  # what is printed of larger numbers is not told from "never"
        same_printed(number, central, Printed)
    expect(question.panel.locator(".compare-row.published")).to_have_count(1 if asked.published else 0)
    if asked.source:
        label, address = references()[asked.source]
        expect(question.panel.locator(".compare-row.published")).to_contain_text(label)
        links = question.panel.locator(".compare-row.published a")
        assert [link.get_attribute("href") for link in links.all()] == ([address] if address else [])
    expect(question.panel).to_contain_text(asked.note)


def test_a_guess_outlives_a_reload_until_the_reader_predicts_again(question):
    question.commit(question.asked.low)
    words = question.words.inner_text()
    question.explorer.page.reload()
    again = Question(ExplorerPage(question.explorer.page, question.explorer.name))
    expect(again.words).to_have_text(words)
    assert again.explorer.inputs == again.explorer.declared.defaults(), "the page opens as ever"
    again.press("set")
    assert again.explorer.inputs == again.explorer.declared.defaults() | again.asked.inputs
    again.press("again")
    assert again.explorer.inputs == again.explorer.declared.defaults()
    expect(again.words).to_be_empty()
    again.explorer.page.reload()
    expect(Question(ExplorerPage(again.explorer.page, again.explorer.name)).field).to_have_value("")


def test_no_guess_and_a_guess_out_of_range_are_told(question):
    note = question.panel.locator(".note")
    question.press("commit")
    expect(note).not_to_be_empty()
    assert question.explorer.inputs == question.explorer.declared.defaults()
    question.field.fill(str(question.asked.high * 10 + 1))
    question.field.blur()
    expect(note).to_be_visible()
    assert float(question.field.input_value()) == question.asked.high
    question.press("commit")
    expect(question.words).not_to_be_empty()
    expect(note).to_be_visible()


@pytest.fixture
def signed(browse, page_with):
    """The first question whose answer may be negative, on its page at a width."""

    def opened(width=WIDE):
        name = next(name for name, declared in ASKING.items() if declared.predictions[0].low <= -12)
        page = browse(page_with(name), width=width)
        page.evaluate("localStorage.clear()")
        page.reload()
        return Question(ExplorerPage(page, name))

    return opened


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_negative_guess_is_committed_as_it_is_typed_or_pasted(signed, width):
    question = signed(width)
    keyboard, asked = question.explorer.page.keyboard, question.asked
    guess = asked.low + asked.step
    written = [f"−{-guess:g}", f"–{-guess:g} {asked.unit}", f"－{-guess:g},0", f"{guess:g}"]
    for text in written:
        for enter, commit in ((keyboard.type, "Enter"), (keyboard.insert_text, "button")):
            question.field.click()
            enter(text)
            keyboard.press("Enter") if commit == "Enter" else question.press("commit")
            expect(question.words).to_contain_text(f"You guessed −{-guess:g}")
            question.press("again")


def test_what_cannot_be_read_is_not_committed_and_the_note_goes_with_the_next_entry(signed):
    question = signed()
    note = question.panel.locator(".note:visible")
    for commit in (lambda: question.field.press("Enter"), lambda: question.press("commit")):
        question.field.fill("about ten")
        commit()
        expect(note).to_contain_text("about ten")
        expect(question.words).to_be_empty()
        question.field.fill(f"{question.asked.low}")
        question.field.blur()
        expect(note).to_have_count(0)
        question.field.fill("about ten")
        commit()
        expect(question.words).to_be_empty()
        question.explorer.button("reset").click()
        expect(note).to_have_count(0)
        question.field.fill(f"{question.asked.low - 1000}")
        question.field.blur()
        expect(note).to_have_count(1)
        question.explorer.find("[data-preset]:visible").first.click()
        expect(note).to_have_count(0)


def test_keys_step_a_guess_too(signed):
    question = signed()
    question.field.focus()
    question.field.press("ArrowDown")
    assert float(question.field.input_value()) == -question.asked.step
    expect(question.panel.locator("input[type=radio]").first).to_be_checked()


FILL = """() => {
  let text = "x".repeat(2 ** 22);
  for (let place = 0; text; place++) {
    try { localStorage.setItem(`filled${place}`, text) } catch { text = text.slice(text.length / 2 + 1) }
  }
}"""


def test_where_storage_is_full_it_is_said_at_once_and_the_answer_can_be_saved(signed, browse):
    question = signed()
    page = question.explorer.page
    page.evaluate(FILL)
    try:
        question.commit(question.asked.low)
        expect(question.words).not_to_be_empty()
        expect(question.panel.locator(".note:visible")).to_contain_text("storage is full")
        question.press("save")
        question.panel.locator(".hand-in input").fill("Ada")
        with page.expect_download() as download:
            question.panel.locator("[data-action=save-answers]").click()
        assert f'"{question.asked.question}"' in download.value.path().read_text(encoding="utf-8")
        listed = browse("for-instructors/my-answers.html").locator("qe-answers")
        expect(listed).to_contain_text("storage is full")
    finally:
        page.evaluate("localStorage.clear()")
    question.press("again")
    question.commit(question.asked.low)
    expect(question.panel.locator(".note:visible")).to_have_count(0)


def test_direction_and_size_agree(question):
    asked = question.asked
    directions = question.panel.locator("input[type=radio]")
    if not asked.low < 0 < asked.high:
        expect(directions).to_have_count(0)
        return
    falls, stays, rises = (directions.nth(each) for each in range(3))
    question.field.fill(str(asked.low))
    question.field.blur()
    expect(falls).to_be_checked()
    for radio, sign in ((rises, 1), (stays, 0), (falls, -1)):
        radio.check(force=True)
        value = float(question.field.input_value())
        assert (value > 0) - (value < 0) == sign


def test_the_keyboard_alone_is_enough(question):
    question.field.focus()
    question.explorer.page.keyboard.type(str(question.asked.high))
    question.explorer.page.keyboard.press("Enter")
    expect(question.words).not_to_be_empty()
    inside = "element => element.contains(element.getRootNode().activeElement)"
    assert question.panel.evaluate(inside), "the focus stays where the answer is"


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_question_leaves_room_for_the_charts(browse, page_with, width):
    for name in ASKING:
        question = Question(ExplorerPage(browse(page_with(name), width=width), name))
        if question.words.inner_text():
            question.press("again")
        box = question.panel.bounding_box()
        wide, room = question.explorer.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        assert wide <= room
        assert width == NARROW or box["height"] <= ROOM, f"{name}: {box['height']} px"
        question.commit(question.asked.low)
        wide, room = question.explorer.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        assert wide <= room
        question.press("again")


def test_a_browser_without_storage_is_no_obstacle(browse, html, tmp_path):
    name = next(iter(ASKING))
    course = tmp_path / "course.html"
    course.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        "<script>Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied') }})</script>"
        f'<script defer src="{(html / "_static" / "explorers.js").as_uri()}"></script><qe-explorer name="{name}"></qe-explorer>'
    )
    question = Question(ExplorerPage(browse(course.as_uri()), name))
    question.commit(question.asked.low)
    expect(question.words).not_to_be_empty()
    expect(question.panel.locator(".note:visible")).to_contain_text("store nothing")
