"""An explorer on a page, as a reader and as a program meet it, and what Python says it should show."""

import json
import random

import numpy as np
from plans import possible, room_for
from playwright.sync_api import Page, expect

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice, Slider

# Everything inside, with how it is painted and written, and where it stands.
LOOKS = """element => [...element.shadowRoot.querySelectorAll(".qe, .qe *")].map(each => {
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const { left, top } = element.shadowRoot.querySelector(".qe").getBoundingClientRect();
    const paint = [style.fill, style.stroke, style.color, style.backgroundColor, style.direction, style.textTransform];
    const drawn = each.checkVisibility() && box.width > 0;
    const place = drawn ? [box.left - left, box.top - top, box.width, box.height].map(Math.round) : [];
    return [each.localName, each.getAttribute("class"), ...paint, ...place].join();
})"""


class ExplorerPage:
    """Locators reach into the element's open shadow root; values are read from its public properties."""

    def __init__(self, page: Page, name: str):
        self.page, self.name = page, name
        self.declared = EXPLORERS[name][1]
        self.element = page.locator(f"qe-explorer[name={name}]").first
        self.sentence = self.find("output.sentence")
        expect(self.sentence).not_to_be_empty()  # the element has started

    def find(self, selector):
        return self.element.locator(selector)

    def slider(self, key):
        return self.find(f"input[type=range]#{key}")

    def field(self, key):
        return self.find(f"[data-key={key}] input[role=spinbutton]")

    def note(self, key):
        return self.find(f"[data-key={key}] .note")

    @property
    def panels(self):
        """What the row of buttons opens; an explorer whose numbers are arithmetic has no sources."""
        return ("data", *(["sources"] if self.declared.sources else []), "link", "python")

    def button(self, action):
        return self.find(f"[data-action={action}]")

    @property
    def sliders(self):
        """The sliders that are shown for the present inputs."""
        inputs = self.inputs
        return [
            item
            for item in self.declared.all_inputs
            if isinstance(item, Slider) and (not item.shown_if or inputs[item.shown_if[0]] in item.shown_if[1])
        ]

    @property
    def inputs(self):
        return self.element.evaluate("element => element.inputs")

    @inputs.setter
    def inputs(self, values):
        self.element.evaluate("(element, values) => { element.inputs = values }", values)

    def give_room(self, slider):
        """Let a slider reach its end, where a starting point limits it together with others."""
        self.inputs = room_for(self.declared, slider.key)

    @property
    def outputs(self):
        # JSON turns NaN, no observation, into null.
        found = json.loads(self.element.evaluate("element => JSON.stringify(element.outputs)"))
        return {key: np.array(values, dtype=float) for key, values in found.items()}

    def agrees_with_python(self):
        """Outputs and sentence are those of the Python model for the inputs shown."""
        inputs = self.inputs
        same_outputs(self.outputs, run.outputs(self.name, inputs))
        expect(self.sentence).to_have_text(run.sentence(self.name, inputs))

    def looks(self):
        """A line for every element inside: what it is, how it is painted, and where it stands."""
        return self.element.evaluate(LOOKS)

    def at_rest(self):
        """Wait until the last drag is over for the explorer too: axes fit again, words and table are up to date."""
        expect(self.find("output.sentence[aria-busy]")).to_have_count(0)

    def shows(self, inputs):
        """Every control shows these inputs."""
        for key, value in inputs.items():
            if key == "estimate":
                expect(self.find(f"[data-key=estimate] input[value={value}]")).to_be_checked()
            elif isinstance(value, str):
                expect(self.find(f"select#{key}")).to_have_value(value)
            else:
                expect(self.field(key)).to_have_value(f"{value:.10g}")

    def thumb(self, slider):
        """The middle of a slider's thumb, in pixels of the window, and the distance it can travel."""
        box = self.slider(slider.key).bounding_box()
        share = (self.inputs[slider.key] - slider.low) / (slider.high - slider.low)
        return box["x"] + box["width"] * (0.05 + 0.9 * share), box["y"] + box["height"] / 2, box["width"]

    def grab(self, slider):
        """Press the mouse on a slider's thumb and pull it over a third of the track, to where there is more room."""
        self.at_rest()
        self.slider(slider.key).scroll_into_view_if_needed()
        x, y, width = self.thumb(slider)
        upward = self.inputs[slider.key] < (slider.low + slider.high) / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + (width if upward else -width) / 3, y, steps=4)
        return upward


def same_outputs(shown, expected):
    """Equal to 1e-9 relative; absolute where a value is rounding noise around zero."""
    assert shown.keys() == expected.keys()
    for key in expected:
        np.testing.assert_allclose(shown[key], expected[key], rtol=1e-9, atol=1e-9, err_msg=key)


def same_printed(text, expected, output):
    """A printed number is at most half a unit of its last decimal away; none is printed where there is no observation, or for a
    month that is never reached.  A place on an axis of names is printed as its name."""
    if output.categories:
        assert text == output.categories[int(expected)]
        return
    if text in ("", "–"):
        assert not expected <= 120, f"{output.key} is {expected}"
    else:
        shown = float(text.replace(",", "").replace("−", "-"))
        assert abs(shown - expected) <= 0.5 * 10**-output.decimals + 1e-9 * abs(expected), f"{output.key} is {expected}"


def random_inputs(declared, dice: random.Random):
    """All inputs of an explorer at random, sliders on their steps, no more than a starting point can hold."""
    drawn = {
        item.key: dice.choice(list(item.options))
        if isinstance(item, Choice)
        else round(item.low + dice.randrange(round((item.high - item.low) / item.step) + 1) * item.step, 10)
        for item in declared.all_inputs
    }
    return {key: float(value) if isinstance(value, np.number) else value for key, value in possible(declared, drawn).items()}
