"""A reader moves sliders, by mouse, finger and keys; the numbers and the sentence are Python's at every stop."""

import pytest
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets.explorers.catalogue import EXPLORERS

LISTEN = """element => {
    window.heard = [];
    document.addEventListener("change", event => event.target === element && event.detail && heard.push(event.detail.inputs));
}"""


def test_every_slider_follows_the_mouse_while_it_is_held(explorer):
    explorer.element.evaluate(LISTEN)
    for slider in explorer.sliders:
        before = explorer.inputs
        upward = explorer.grab(slider)
        held = explorer.inputs
        assert (held[slider.key] > before[slider.key]) is upward
        assert held | {slider.key: before[slider.key]} == before
        explorer.agrees_with_python()  # the button is still down
        assert explorer.page.evaluate("heard.at(-1)") == held
        explorer.page.mouse.up()
        assert explorer.inputs == held
        explorer.shows(held)


def test_change_is_not_fired_for_what_a_program_sets(explorer):
    explorer.element.evaluate(LISTEN)
    slider = explorer.sliders[0]
    explorer.inputs = {slider.key: slider.high}
    explorer.shows(explorer.declared.defaults() | {slider.key: slider.high})
    assert explorer.page.evaluate("heard") == []


def test_keys_move_every_slider(explorer):
    for slider in explorer.sliders:
        explorer.give_room(slider)
        explorer.slider(slider.key).focus()

        def after(key, slider=slider):
            explorer.page.keyboard.press(key)
            return explorer.inputs[slider.key]

        assert after("Home") == slider.low
        explorer.agrees_with_python()
        assert after("ArrowRight") == pytest.approx(slider.low + slider.step)
        assert after("PageUp") > slider.low + slider.step
        assert after("ArrowLeft") < slider.high
        assert after("End") == slider.high
        assert after("PageDown") < slider.high
        explorer.agrees_with_python()


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_finger_drags_a_slider(browse, page_with, name):
    explorer = ExplorerPage(browse(page_with(name), width=360, has_touch=True, is_mobile=True), name)
    slider = explorer.sliders[0]
    explorer.slider(slider.key).scroll_into_view_if_needed()
    x, y, width = explorer.thumb(slider)
    upward = explorer.inputs[slider.key] < (slider.low + slider.high) / 2
    finger = explorer.page.context.new_cdp_session(explorer.page)

    def touch(kind, moved):
        points = [] if moved is None else [{"x": x + moved * (width if upward else -width), "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    before = explorer.inputs[slider.key]
    touch("touchStart", 0)
    for moved in (0.1, 0.2, 0.3):
        touch("touchMove", moved)
    assert (explorer.inputs[slider.key] > before) is upward
    explorer.agrees_with_python()
    touch("touchEnd", None)
    explorer.agrees_with_python()


def test_choices_and_estimate(explorer):
    for item in explorer.declared.all_inputs:
        if item.type != "choice":
            continue
        for option in item.options:
            if item.key == "estimate":
                explorer.find(f"[data-key=estimate] label:has(input[value={option}])").click()
            else:
                explorer.find(f"select#{item.key}").select_option(option)
            assert explorer.inputs[item.key] == option
            explorer.agrees_with_python()


def test_reset_brings_everything_back(explorer):
    slider = explorer.sliders[0]
    explorer.grab(slider)
    explorer.page.mouse.up()
    explorer.field(explorer.sliders[1].key).fill(str(explorer.sliders[1].high))
    explorer.button("reset").click()
    assert explorer.inputs == explorer.declared.defaults()
    explorer.shows(explorer.declared.defaults())
    explorer.inputs = {slider.key: slider.low}
    explorer.element.evaluate("element => element.reset()")
    explorer.shows(explorer.declared.defaults())
    explorer.agrees_with_python()


def shown(value):
    """A number as notes print it."""
    return f"{value:,.10g}".replace("-", "−")


def test_a_number_outside_the_range_is_moved_to_its_end_with_a_note(explorer):
    for slider in explorer.sliders:
        explorer.give_room(slider)
        for asked, taken in ((slider.high + 1000 * slider.step, slider.high), (slider.low - 1000, slider.low)):
            explorer.field(slider.key).fill(f"{asked:.10g}")
            explorer.field(slider.key).press("Enter")
            assert explorer.inputs[slider.key] == taken
            expect(explorer.field(slider.key)).to_have_value(f"{taken:.10g}")
            note = explorer.note(slider.key)
            expect(note).to_be_visible()
            for part in (slider.label, slider.unit, shown(slider.low), shown(slider.high)):
                expect(note).to_contain_text(part)
        within = slider.low + slider.step
        explorer.field(slider.key).fill(f"{within:.10g}")
        explorer.field(slider.key).press("Enter")
        assert explorer.inputs[slider.key] == pytest.approx(within)
        expect(explorer.note(slider.key)).to_be_hidden()
    explorer.agrees_with_python()


def test_a_number_half_typed_is_left_alone(explorer):
    typed, other = explorer.sliders[:2]
    field = explorer.field(typed.key)
    field.fill(f"{typed.high:.10g}")
    explorer.inputs = {other.key: other.high}
    explorer.shows({other.key: other.high})
    expect(field).to_have_value(f"{typed.high:.10g}")
    field.press("Enter")
    assert explorer.inputs[typed.key] == typed.high
    field.fill(f"{typed.low:.10g}")
    field.fill(f"{typed.high:.10g}")
    explorer.slider(other.key).focus()
    explorer.inputs = {typed.key: typed.low}
    expect(field).to_have_value(f"{typed.low:.10g}")


def test_nonsense_in_a_number_field_restores_the_number_with_a_note(explorer):
    for slider in explorer.sliders:
        field = explorer.field(slider.key)
        for nonsense in ("e", "-", ""):
            field.fill("")
            field.press_sequentially(nonsense)
            field.press("Enter")
            expect(explorer.note(slider.key)).to_be_visible()
            expect(explorer.note(slider.key)).to_contain_text(slider.unit)
            expect(field).to_have_value(f"{slider.default:.10g}")
    assert explorer.inputs == explorer.declared.defaults()
