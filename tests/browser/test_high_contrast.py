"""With the few colors of a high contrast theme, the focus is seen everywhere, and what differs still looks different."""

import io
from functools import partial

import numpy as np
import pytest
from explorer_page import ExplorerPage
from matplotlib.image import imread
from playwright.sync_api import expect

# Some come into sight by a transition, which starts with the next frame.
AT_REST = """() => new Promise(requestAnimationFrame)
    .then(() => Promise.allSettled(document.getAnimations().map(each => each.finished)))"""

# The focused element, also inside a shadow root; of a radio button that is not drawn, what stands for it.
FOCUSED = """() => {
    let focused = document.activeElement;
    while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused === document.body) return null;
    const drawn = focused.matches(".segments input") ? focused.nextElementSibling : focused;
    window.drawn = drawn;
    const { x, y, width, height } = drawn.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    const name = `${focused.localName} ${focused.className} ${(drawn.textContent || focused.id).trim().slice(0, 40)}`;
    return { name, outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, box: { x, y, width, height } };
}"""


@pytest.fixture(params=["light", "dark"])
def forced(request, browse):
    return partial(browse, forced_colors="active", color_scheme=request.param)


def pixels(page, box):
    """Red, green and blue, from 0 to 1, of a part of the window."""
    return imread(io.BytesIO(page.screenshot(clip=box)))[..., :3]


def around(box, width=1280, height=800, margin=6):
    """A box with a margin, within the window."""
    left, top = max(0, box["x"] - margin), max(0, box["y"] - margin)
    right, bottom = min(width, box["x"] + box["width"] + margin), min(height, box["y"] + box["height"] + margin)
    return {"x": left, "y": top, "width": max(1, right - left), "height": max(1, bottom - top)}


def contrast(one, other):
    """Of two colors, as WCAG 2 defines it."""

    def luminance(color):
        linear = np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted((luminance(np.asarray(one)), luminance(np.asarray(other))))
    return (high + 0.05) / (low + 0.05)


def test_the_focus_is_seen_on_everything_that_takes_it(browse, page_with):
    page = browse(page_with("runoff"), forced_colors="active", color_scheme="dark")
    ExplorerPage(page, "runoff")
    unseen, count = [], 0
    while count < 400:
        page.keyboard.press("Tab")
        page.evaluate(AT_REST)
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        count += 1
        box = around(focused["box"])
        lit = pixels(page, box)
        page.evaluate("drawn.style.setProperty('outline', 'none', 'important')")
        changed = np.abs(lit - pixels(page, box)).max(axis=2) > 0.2
        page.evaluate("drawn.style.removeProperty('outline')")
        # A ring two pixels wide around it, of which a neighbor may hide one side.
        if not focused["outlined"] or changed.sum() < focused["box"]["width"] + focused["box"]["height"]:
            unseen.append(focused["name"])
    assert count > 100
    assert unseen == []


def test_what_is_filled_or_chosen_is_told_from_what_is_not(forced, page_with):
    explorer = ExplorerPage(forced(page_with("runoff")), "runoff")
    slider = explorer.sliders[0]
    track = explorer.slider(slider.key)
    track.scroll_into_view_if_needed()
    row = pixels(explorer.page, track.bounding_box())
    middle = row[row.shape[0] // 2]
    filled, rest = middle[round(0.1 * len(middle))], middle[round(0.9 * len(middle))]
    assert contrast(filled, rest) >= 3

    chosen = explorer.find("[data-key=estimate] input:checked + span")
    others = explorer.find("[data-key=estimate] input:not(:checked) + span")
    inside = [pixels(explorer.page, each.bounding_box())[4, 12] for each in (chosen, *others.all())]
    assert all(contrast(inside[0], other) >= 3 for other in inside[1:])

    button = explorer.button("data")
    closed = pixels(explorer.page, button.bounding_box())[4, 14]
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert contrast(closed, pixels(explorer.page, button.bounding_box())[4, 14]) >= 3


def test_series_and_text_of_the_charts_are_told_apart(forced, page_with):
    explorer = ExplorerPage(forced(page_with("runoff")), "runoff")
    for chart in explorer.find("[data-chart]").all():
        paint = "parts => parts.map(part => { const style = getComputedStyle(part); return style.fill + style.stroke; })"
        for kind in ("path.area", "path.line", "path.hatched"):
            found = chart.locator(f"svg[role=img] {kind}").evaluate_all(paint)
            assert len(set(found)) == len(found), kind
        chart.scroll_into_view_if_needed()
        shown = pixels(explorer.page, chart.bounding_box()).reshape(-1, 3)
        assert contrast(shown.min(axis=0), shown.max(axis=0)) >= 7, "text stands out from what is behind it"
