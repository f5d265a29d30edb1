"""An explorer in a narrow window, in the dark, and on paper."""

import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets.explorers.catalogue import EXPLORERS

CHARTS_IN_SIGHT = """element => [...element.shadowRoot.querySelectorAll("[data-chart] :is(svg[role=img], table, li)")]
.filter(part => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight && part.checkVisibility();
}).map(part => part.closest("[data-chart]").dataset.chart)"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", EXPLORERS)
def test_under_the_hand_a_slider_stays_and_a_chart_is_in_sight(browse, page_with, name, width):
    explorer = ExplorerPage(browse(page_with(name), width=width), name)
    for slider in explorer.sliders:
        explorer.at_rest()
        explorer.slider(slider.key).scroll_into_view_if_needed()
        place, value = explorer.slider(slider.key).bounding_box(), explorer.inputs[slider.key]
        explorer.grab(slider)
        explorer.page.evaluate("new Promise(requestAnimationFrame)")  # until it is painted
        assert explorer.inputs[slider.key] != value
        assert explorer.slider(slider.key).bounding_box() == pytest.approx(place, abs=1), f"{slider.key} moved"
        assert explorer.element.evaluate(CHARTS_IN_SIGHT), f"no chart in sight while {slider.key} is dragged"
        explorer.page.mouse.up()


def test_every_chart_can_be_seen_in_a_narrow_window(browse, page_with):
    for name in EXPLORERS:
        explorer = ExplorerPage(browse(page_with(name), width=NARROW), name)
        seen = set()
        explorer.find(".picker").scroll_into_view_if_needed()
        for _ in explorer.declared.charts:
            seen |= set(explorer.element.evaluate(CHARTS_IN_SIGHT))
            explorer.find(".picker .step").last.click()
        assert seen == {chart.key for chart in explorer.declared.charts}


def colors(explorer):
    """Text, background and first line of an explorer, as painted."""
    return explorer.element.evaluate("""element => {
        const inside = element.shadowRoot.querySelector(".sentence");
        const line = element.shadowRoot.querySelector("[data-chart] svg :is(path.line, path.area, .bar), table.account");
        let behind = inside;
        while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)")
            behind = behind.parentElement ?? behind.getRootNode().host;
        const style = getComputedStyle(line);
        const painted = style.stroke + style.fill + style.color;
        return [getComputedStyle(inside).color, getComputedStyle(behind).backgroundColor, painted];
    }""")


def brightness(color):
    red, green, blue = (int(float(part)) for part in color.strip("rgba()").split(",")[:3])
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def test_the_dark_theme_reaches_the_explorer(explorer):
    def switch(theme):
        explorer.page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        expect(explorer.find("section.qe")).to_have_attribute("data-theme", theme)

    switch("light")
    ink, paper, line = colors(explorer)
    assert brightness(ink) < 0.4 and brightness(paper) > 0.8
    switch("dark")
    dark_ink, dark_paper, dark_line = colors(explorer)
    assert brightness(dark_ink) > 0.6 and brightness(dark_paper) < 0.25
    assert dark_line != line


def test_the_readers_system_chooses_the_theme_at_first(browse, page_with):
    explorer = ExplorerPage(browse(page_with("runoff"), color_scheme="dark"), "runoff")
    expect(explorer.find("section.qe")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_paper_shows_the_explorer_with_every_chart(browse, page_with, width):
    explorer = ExplorerPage(browse(page_with("runoff"), width=width, color_scheme="dark"), "runoff")
    explorer.inputs = {explorer.sliders[0].key: explorer.sliders[0].high}
    explorer.agrees_with_python()
    explorer.page.emulate_media(media="print")
    expect(explorer.sentence).to_be_visible()
    assert brightness(colors(explorer)[0]) < 0.4, "dark ink on white paper"
    # Registered after the explorer's own listener, so it sees what goes to the printer.
    explorer.element.evaluate("""element => addEventListener("beforeprint", () => {
        const pictures = [...element.shadowRoot.querySelectorAll("[data-chart] svg[role=img]")];
        window.printed = pictures.filter(each => each.getBoundingClientRect().width > 0).length;
    })""")
    assert explorer.page.pdf().startswith(b"%PDF")
    assert explorer.page.evaluate("printed") == len(explorer.declared.charts)
