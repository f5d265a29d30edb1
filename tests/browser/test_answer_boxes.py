"""Answers begin with sentences, their code is folded below, and nothing of them is cut off at any width."""

import pytest
from conftest import NARROW, WIDE

from widgets import sources

CHAPTERS = [path for _title, path in sources.chapters().values()]

# Each answer: its title, its first piece in reading order, and what a reader meets that is neither words, table nor picture.
READ = """() => [...document.querySelectorAll(".bd-article details")]
    .filter(box => box.matches(".solution, .answer"))
    .map(box => {
        const pieces = [...box.querySelectorAll("p, pre, table, img, ul, ol, dl, figure, details, math")];
        const first = pieces[0];
        const folded = each => each.closest("details.hidden-code") !== box && each.closest("details.hidden-code") !== null
            && box.contains(each.closest("details.hidden-code"));
        return {
            title: box.querySelector("summary").innerText,
            begins: first.localName === "p" ? first.innerText.trim() : `<${first.localName}>`,
            bare: [...box.querySelectorAll("pre")].filter(each => !folded(each)).map(each => each.innerText.slice(0, 60)),
        };
    })"""

# What stands out of the page, or is hidden by a box that does not scroll.
CUT_OFF = """() => [...document.querySelectorAll(".bd-article details *")].filter(each => {
    const box = each.getBoundingClientRect();
    if (!box.width || each.closest("svg, math, qe-explorer")) return false;
    const scrolls = piece => ["auto", "scroll"].includes(getComputedStyle(piece).overflowX);
    if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "hidden") return true;
    for (let parent = each; parent; parent = parent.parentElement) if (scrolls(parent)) return false;
    return box.right > document.documentElement.clientWidth + 1 || box.left < -1;
}).map(each => `${each.localName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`)"""


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_answers_begin_with_sentences_and_fit_every_window(browse, chapter):
    page = browse(f"{chapter}.html")
    page.evaluate("document.querySelectorAll('.bd-article details').forEach(box => (box.open = true))")
    answers = page.evaluate(READ)
    assert len(answers) >= 6, "three answers to Try this, at least, and an answer for each exercise"
    for answer in answers:
        begins = answer["begins"]
        assert len(begins.split()) >= 4 and begins[-1] in ".?!:", f"{answer['title']} begins with {begins!r}"
        assert not answer["bare"], f"{answer['title']} shows program output"
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(CUT_OFF), f"at {width} px"
