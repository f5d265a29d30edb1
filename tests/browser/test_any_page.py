"""The script and two lines of HTML make an explorer on a page that is not the book's."""

import shutil

import pytest
from explorer_page import ExplorerPage
from playwright.sync_api import expect


@pytest.fixture
def course_page(browse, html, tmp_path):
    """A function that opens a bare page with some HTML in it."""

    def open_page(body):
        script = (html / "_static" / "explorers.js").as_uri()
        page = tmp_path / "course.html"
        page.write_text(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>'
            f'<script defer src="{script}"></script>{body}</html>'
        )
        return browse(page.as_uri())

    return open_page


def test_an_element_is_an_explorer(course_page):
    page = course_page('<qe-explorer name="runoff"></qe-explorer><qe-explorer name="purchases"></qe-explorer>')
    for name in ("runoff", "purchases"):
        explorer = ExplorerPage(page, name)
        explorer.grab(explorer.sliders[0])
        page.mouse.up()
        assert explorer.inputs != explorer.declared.defaults()
        explorer.agrees_with_python()


def test_the_inputs_attribute_sets_the_start(course_page):
    page = course_page("""<qe-explorer name="runoff" inputs='{"treasury_cap_bn": 95, "estimate": "low"}'></qe-explorer>""")
    explorer = ExplorerPage(page, "runoff")
    assert explorer.inputs == explorer.declared.defaults() | {"treasury_cap_bn": 95, "estimate": "low"}
    explorer.agrees_with_python()


def test_an_inputs_attribute_that_is_not_json_leaves_the_defaults_and_a_note(course_page):
    explorer = ExplorerPage(course_page("""<qe-explorer name="runoff" inputs="{oops"></qe-explorer>"""), "runoff")
    assert explorer.inputs == explorer.declared.defaults()
    expect(explorer.find(".notice li")).to_have_count(1)


def test_an_unknown_name_is_said_and_the_fallback_stays(course_page):
    page = course_page("<qe-explorer name='<b>new</b>'><p id='fallback'>A picture</p></qe-explorer>")
    expect(page.get_by_role("alert")).to_contain_text("<b>new</b>")
    expect(page.locator("#fallback")).to_be_visible()


def test_an_element_made_by_a_program_and_moved_keeps_its_inputs(course_page):
    page = course_page('<div id="first"></div><div id="second"></div>')
    page.wait_for_function("() => customElements.get('qe-explorer') !== undefined")
    page.evaluate("""() => {
        const element = document.createElement("qe-explorer");
        element.setAttribute("name", "runoff");
        element.inputs = {treasury_cap_bn: 7};
        document.querySelector("#first").append(element);
        document.querySelector("#second").append(element);
    }""")
    explorer = ExplorerPage(page, "runoff")
    assert explorer.inputs["treasury_cap_bn"] == 7
    explorer.grab(explorer.sliders[1])
    page.mouse.up()
    explorer.agrees_with_python()


def test_two_elements_of_one_name_are_two_explorers(course_page):
    page = course_page(
        """<qe-explorer name="runoff"></qe-explorer><qe-explorer name="runoff" inputs='{"sales_bn": 40}'></qe-explorer>"""
    )
    ExplorerPage(page, "runoff").agrees_with_python()
    elements = page.locator("qe-explorer")
    expect(elements.nth(1).locator("output.sentence")).not_to_be_empty()
    assert [elements.nth(each).evaluate("element => element.inputs.sales_bn") for each in (0, 1)] == [0, 40]


@pytest.mark.parametrize("order", [("explorers.js", "explorers/runoff.js"), ("explorers/runoff.js", "explorers.js")])
def test_the_page_may_bring_an_explorer_in_any_order(browse, html, tmp_path, order):
    scripts = "".join(f'<script defer src="{(html / "_static" / name).as_uri()}"></script>' for name in order)
    page = tmp_path / "course.html"
    page.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8">{scripts}<qe-explorer name="runoff"></qe-explorer>')
    opened = browse(page.as_uri())
    ExplorerPage(opened, "runoff").agrees_with_python()
    assert opened.locator("script[src*='explorers/runoff']").count() == 1, "it is not loaded again"


@pytest.mark.parametrize("name", ["runoff", "no_such_explorer"])
def test_an_explorer_that_cannot_be_loaded_is_named_and_the_fallback_stays(chromium, html, tmp_path, name):
    shutil.copy(html / "_static" / "explorers.js", tmp_path)  # without the folder beside it
    course = tmp_path / "course.html"
    course.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><script defer src="explorers.js"></script>'
        f'<qe-explorer name="{name}"><p id="fallback">A picture</p></qe-explorer>'
    )
    page = chromium.new_page()  # not watched: the browser complains about the missing file
    page.goto(course.as_uri())
    expect(page.get_by_role("alert")).to_contain_text(name)
    expect(page.locator("#fallback")).to_be_visible()
    page.close()
