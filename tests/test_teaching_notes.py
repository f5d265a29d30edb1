"""The notes for instructors: complete, an hour long, and their votes answered as the explorers answer them."""

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from widgets import sources
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

FOLDER = Path(__file__).resolve().parents[1] / "assignments" / "teaching"
CHAPTERS = sources.chapters()
NOTES = {number: (FOLDER / f"{number:02}.md").read_text(encoding="utf-8") for number in CHAPTERS}

each_note = pytest.mark.parametrize("number", NOTES)


def vote(number):
    """Page, explorer and predictions that the link of a note leads to: a setting may be asked about more than once."""
    page, query = re.search(r"^Show: `(.+)\.html\?(.+)`$", NOTES[number], re.MULTILINE).groups()
    asked = dict(parse_qsl(query, strict_parsing=True))
    (name,) = {key.split(".")[0] for key in asked}
    declared = EXPLORERS[name][1]
    sliders = {item.key for item in declared.all_inputs if item.type == "slider"}
    given = {key.split(".")[1]: value for key, value in asked.items()}
    inputs = {key: float(value) if key in sliders else value for key, value in given.items()}
    return page, name, [each for each in declared.predictions if each.inputs == inputs]


def answered(name, prediction):
    """What the explorer answers, as the notes write it: the number, its range and the published one where there is one."""
    low, central, high = (run.typeset("{:,.{}f}", value, prediction.decimals) for value in run.predicted(name, prediction))
    published = " to ".join(dict.fromkeys(f"{end:g}" for end in prediction.published))
    return (
        f"{central} {prediction.unit}".rstrip()  # an index has no unit
        + (f" ({low} to {high})" if low != high else "")
        + (f"; published: {published}" if published else "")
    )


@each_note
def test_a_note_has_the_same_parts_as_the_others(number):
    note = NOTES[number]
    assert re.match(rf"# {number}\. ", note)
    assert re.findall(r"^## (.+)$", note, re.MULTILINE) == [
        "Misconceptions to expect",
        "Vote",
        "Board",
        "60 minutes",
        "Exercises",
    ]
    assert note.count("**Take-away.**") == 1
    assert note.count("\n- **") >= 4, "misconceptions"
    assert re.findall(r"^- ([A-Z])\. ", note, re.MULTILINE) == list("ABCD")


@each_note
def test_a_note_is_about_its_chapter(number):
    _title, path = CHAPTERS[number]
    assert f"(../../book/{path}.md)" in NOTES[number]
    page, name, _ = vote(number)
    assert page == path
    assert f"Explorer: `{name}`" in NOTES[number].replace("\n", " ")
    chapter = (sources.BOOK / f"{path}.md").read_text(encoding="utf-8")
    assert f"{EXPLORERS[name][1].class_name}()" in chapter


@each_note
def test_the_vote_is_answered_as_the_explorer_answers_it(number):
    _, name, predictions = vote(number)
    found = re.search(r"^The explorer answers: (.+)\.$", NOTES[number], re.MULTILINE)[1]
    assert found in [answered(name, each) for each in predictions]


@each_note
def test_the_plan_takes_an_hour(number):
    minutes = [int(found) for found in re.findall(r"^\| (\d+) \|", NOTES[number], re.MULTILINE)]
    assert sum(minutes) == 60
    assert all(minutes)


@each_note
def test_the_board_fits_on_a_page(number):
    board = re.search(r"^```text\n(.*?)^```$", NOTES[number], re.MULTILINE | re.DOTALL)[1]
    assert max(map(len, board.splitlines())) <= 130


@each_note
def test_exercises_are_those_of_the_chapter(number):
    labels = re.findall(r"`(ex-[\w-]+)`", NOTES[number].split("\n## Exercises\n")[1])
    chapter = (sources.BOOK / f"{CHAPTERS[number][1]}.md").read_text(encoding="utf-8")
    assert sorted(labels) == sorted(re.findall(r"\{exercise-start\}\n:label: (\S+)", chapter))
    assert set(re.findall(r"`(ex-[\w-]+)`", NOTES[number])) <= set(labels)


def test_the_vote_takes_the_minutes_that_the_readme_gives_it():
    assert all("\n| 8 | Vote |\n" in note for note in NOTES.values())
