"""What the builder under the Link button hands out works on a page of another origin, in a bare frame as well."""

import re
from itertools import pairwise
from pathlib import Path

import elsewhere
import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from playwright.sync_api import expect
from watch import Watch

from assignments import collate
from widgets.build import ROOT
from widgets.explorers.catalogue import EXPLORERS

NAME = "runoff"
DECLARED = EXPLORERS[NAME][1]
FIRST, SECOND = DECLARED.inputs[:2]
PRESET = DECLARED.presets[-1]


@pytest.fixture
def built(browse, page_with):
    """A function: form of what is handed out, controls to keep, preset -> the text that the builder makes."""

    def build(form, keep=(), preset="", inputs=None):
        explorer = ExplorerPage(browse(page_with(NAME)), NAME)
        explorer.inputs = inputs or {}
        explorer.button("link").click()
        explorer.find(".assign summary").click()
        explorer.find(".assign select").nth(0).select_option(preset)
        explorer.find(".assign select").nth(1).select_option(form)
        for key in keep:
            explorer.find(f".assign input[value={key}]").check()
        return explorer.find(".share textarea").input_value()

    return build


@pytest.fixture
def course(chromium, root, tmp_path):
    """A function: HTML -> a page that holds it, of an origin that is not the book's.  The book alone may be asked besides."""
    context = chromium.new_context(viewport={"width": WIDE, "height": 800}, reduced_motion="reduce")
    watch = Watch(context, root)
    with elsewhere.served(tmp_path) as address:

        def open_page(html):
            page = context.new_page()
            (tmp_path / "course.html").write_text(
                f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">{html}'
            )
            page.goto(f"{address}course.html")
            return page

        yield open_page
        watch.foreign = [request for request in watch.foreign if not request.startswith(address)]
        context.close()
        watch.check()


def framed(page):
    """The explorer in the page's frame."""
    frame = page.locator("iframe").element_handle().content_frame()
    return ExplorerPage(frame, NAME)


def offered(explorer):
    return explorer.find(".list [data-key]").evaluate_all("controls => controls.map(each => each.dataset.key)")


def end(explorer, slider):
    explorer.slider(slider.key).press("End")
    assert explorer.inputs[slider.key] == slider.high
    explorer.agrees_with_python()


def test_a_link_assigns_a_preset_and_one_slider(built, browse):
    address = built("link", [SECOND.key], PRESET.key)
    assert address.partition("?")[2] == f"{NAME}.preset={PRESET.key}&{NAME}.show={SECOND.key}"
    explorer = ExplorerPage(browse(address), NAME)
    assert explorer.inputs == DECLARED.defaults() | PRESET.inputs
    assert offered(explorer) == [SECOND.key]
    end(explorer, SECOND)


def test_a_link_follows_the_settings_while_it_is_built(browse, page_with):
    explorer = ExplorerPage(browse(page_with(NAME)), NAME)
    explorer.button("link").click()
    explorer.find(".assign summary").click()
    explorer.slider(FIRST.key).press("End")
    explorer.at_rest()
    expect(explorer.find(".share textarea")).to_have_value(re.compile(f"{NAME}\\.{FIRST.key}={FIRST.high}\\b"))
    explorer.find("[data-assign=copy]").click()
    expect(explorer.find(".share-status")).not_to_be_empty()


def test_the_builder_offers_what_can_be_seen_where_the_link_starts(browse, page_with):
    name = "quantity_or_price"
    for key, value in (("yield_cap_pct", "yield"), ("years", "quantity")):
        explorer = ExplorerPage(browse(page_with(name)), name)
        explorer.inputs = {"target": value}
        explorer.button("link").click()
        explorer.find(".assign summary").click()
        box = explorer.find(f".assign input[value={key}]")
        box.check()
        explorer.inputs = {"target": {"yield": "quantity", "quantity": "yield"}[value]}
        expect(box).to_be_hidden()
        explorer.find(".assign input[value=target]").check()
        expect(box).to_be_visible()
        again = ExplorerPage(browse(explorer.find(".share textarea").input_value()), name)
        expect(again.find(".notice")).to_be_hidden()
        assert set(offered(again)) == {key, "target"}


def test_a_frame_that_may_only_run_scripts_is_an_explorer(built, course):
    html = built("frame", [FIRST.key], inputs={SECOND.key: SECOND.high})
    assert html.count("\n") == 1 and 'sandbox="allow-scripts"' in html
    explorer = framed(course(html))
    assert explorer.page.evaluate("origin") == "null"
    assert explorer.inputs == DECLARED.defaults() | {SECOND.key: SECOND.high}
    assert offered(explorer) == [FIRST.key]
    end(explorer, FIRST)


def test_a_frame_has_the_height_of_what_it_shows(built, course):
    page = course(built("frame"))
    explorer = framed(page)

    def fits():
        wanted = explorer.page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        expect(page.locator("iframe")).to_have_css("height", f"{wanted}px")
        return wanted

    closed = fits()
    explorer.button("sources").click()
    expect(explorer.find("table.sources")).to_be_visible()
    assert fits() > closed
    page.set_viewport_size({"width": NARROW, "height": 800})
    fits()
    wide, room = explorer.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide <= room


LEARNING_SYSTEM = """<script>
    const told = [];
    addEventListener("message", ({ data }) => {
        const { subject, height } = typeof data === "string" ? JSON.parse(data) : data;
        if (subject !== "lti.frameResize") return;
        told.push([typeof data, height]);
        document.querySelector("iframe").style.height = height + "px";
    });
</script>"""


def test_a_learning_system_hears_each_height_once(course, root):
    case = (ROOT / "tests" / "cases" / "14-lms-frame-height" / "index.html").read_text(encoding="utf-8")
    page = course(LEARNING_SYSTEM + case.partition("<script>")[0].replace("http://127.0.0.1:8123/", root))
    explorer = framed(page)

    def told():
        wanted = explorer.page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        page.wait_for_function("wanted => told.at(-1)?.[1] === wanted", arg=wanted)
        return page.evaluate("told")

    closed = told()
    explorer.button("sources").click()
    expect(explorer.find("table.sources")).to_be_visible()
    page.wait_for_function("count => told.length > count", arg=len(closed))
    opened = told()
    for kind in ("object", "string"):
        heights = [height for sent, height in opened if sent == kind]
        assert all(isinstance(height, int) for height in heights)
        assert all(before != after for before, after in pairwise(heights)), "a height is told when it changes"
    assert opened[-1][1] > closed[-1][1]
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("told") == opened, "what the learning system makes of a height makes no new one"


def test_a_frame_that_may_not_save_files_gives_their_text(built, course):
    explorer = framed(course(built("frame")))
    explorer.button("data").click()
    explorer.find(".csv").click()
    assert explorer.find(".share textarea").input_value().startswith("month,")
    expect(explorer.find(".share-status")).not_to_be_empty()


def test_a_guess_in_a_frame_without_storage_is_compared(built, course):
    explorer = framed(course(built("frame")))
    explorer.find(".predict input[role=spinbutton]").fill(str(DECLARED.predictions[0].low))
    explorer.find("[data-predict=commit]").click()
    expect(explorer.find(".compare-words")).not_to_be_empty()


def test_answers_in_a_frame_that_may_not_save_files_are_given_as_text(built, course, tmp_path):
    explorer = framed(course(built("frame")))
    explorer.find(".predict input[role=spinbutton]").fill(str(DECLARED.predictions[0].low))
    explorer.find("[data-predict=commit]").click()
    explorer.find("[data-predict=save]").click()
    explorer.find(".hand-in input").fill("Ada")
    explorer.find("[data-action=save-answers]").click()
    path = tmp_path / "answers-Ada.json"
    expect(explorer.find(".hand-in .share-status")).to_contain_text(path.name)
    path.write_text(explorer.find(".hand-in textarea").input_value(), encoding="utf-8")
    student, _saved, (row,) = collate.read(path)
    assert (student, row["first_guess"]) == ("Ada", DECLARED.predictions[0].low)


def test_a_frame_that_may_save_files_does_and_gives_their_text_too(built, course):
    explorer = framed(course(built("frame").replace("allow-scripts", "allow-scripts allow-same-origin allow-downloads")))
    explorer.button("data").click()
    page = explorer.element.page
    with page.expect_download() as download:
        explorer.find(".csv").click()
    text = explorer.find(".share textarea").input_value().splitlines()
    assert Path(download.value.path()).read_text(encoding="utf-8").splitlines() == text


@pytest.mark.parametrize(
    "part",
    [
        f"{NAME}.show=no_such_setting",
        f"{NAME}.{FIRST.key}=plenty",
        f"{NAME}.preset=none",
        f"{FIRST.key}=1",
        f"runof.{FIRST.key}=1",
    ],
)
def test_a_malformed_part_of_a_frames_address_is_told_inside_the_frame(built, course, part):
    html = built("frame", inputs=DECLARED.defaults())
    address = re.search(r'src="([^"?]*)', html)[1]
    explorer = framed(course(html.replace(re.search(r'src="([^"]*)', html)[1], f"{address}?explorer={NAME}&amp;{part}")))
    expect(explorer.find(".notice")).to_be_visible()
    assert explorer.inputs == DECLARED.defaults()


def test_an_unknown_explorer_in_a_frame_or_an_element_of_another_origin_is_told(chromium, root, tmp_path):
    (tmp_path / "course.html").write_text(
        f'<!doctype html><script defer src="{root}_static/explorers.js"></script><qe-explorer name="no_such_one"></qe-explorer>'
        f'<iframe src="{root}embed.html?explorer=no_such_one" sandbox="allow-scripts"></iframe>'
    )
    page = chromium.new_page()  # not watched: the browser complains about a script that is not there
    with elsewhere.served(tmp_path) as address:
        page.goto(f"{address}course.html")
        for place in (page, page.frame_locator("iframe")):
            expect(place.get_by_role("alert")).to_contain_text("no_such_one")
            expect(place.get_by_role("alert")).to_contain_text(NAME)
    page.close()


def test_an_element_on_another_origin_is_an_explorer(built, course):
    html = built("element", [FIRST.key, SECOND.key], PRESET.key)
    assert html.count("\n") == 1
    explorer = ExplorerPage(course(html), NAME)
    assert explorer.inputs == DECLARED.defaults() | PRESET.inputs
    assert offered(explorer) == [FIRST.key, SECOND.key]
    end(explorer, FIRST)


@pytest.mark.parametrize(
    "query", ["", "?explorer=", "?explorer=no_such_explorer", "?explorer=<b>runoff</b>", "?explorer=../runoff"]
)
def test_a_frame_without_a_known_explorer_says_which_there_are(chromium, root, query):
    page = chromium.new_page()  # not watched: the browser complains about a script that is not there
    page.goto(f"{root}embed.html{query}")
    expect(page.get_by_role("alert")).to_contain_text(NAME)
    assert page.locator("b").count() == 0
    page.close()


@pytest.mark.parametrize(("asked", "shown"), [("dark", "dark"), ("light", "light"), ("pink", "light")])
def test_a_frame_takes_the_theme_it_is_given(browse, asked, shown):
    explorer = ExplorerPage(browse(f"embed.html?explorer={NAME}&theme={asked}", color_scheme="light"), NAME)
    expect(explorer.find("section.qe")).to_have_attribute("data-theme", shown)
    schemes = explorer.page.evaluate("getComputedStyle(document.documentElement).colorScheme").split()
    assert shown in schemes, "what is behind the explorer and around its message follows too"
