"""The script and two lines of HTML make an explorer on a page that is not the book's."""

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
