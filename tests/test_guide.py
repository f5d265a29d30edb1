"""The instructor's guide says what is true: plans add up, every chapter and set has its week, commands and files exist."""

import re
import subprocess
import sys

import pytest

from widgets import objectives, sources
from widgets.build import ROOT

FOLDER = sources.BOOK / "for-instructors"
GUIDE = (FOLDER / "guide.md").read_text(encoding="utf-8")
CHANGE = (FOLDER / "change-the-book.md").read_text(encoding="utf-8")
NUMBERS = {path: number for number, (_title, path) in sources.chapters().items()}
LINK = re.compile(r"\]\(\.\./(\S+?)\.md\)")


def section(heading):
    return GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def chapters(text):
    """Numbers of the chapters that a text links to."""
    return [NUMBERS[path] for path in LINK.findall(text) if path in NUMBERS]


def test_the_plan_of_a_class_adds_up():
    minutes = re.findall(r"^\| (\d+) \|", section("One class of 60 minutes"), re.MULTILINE)
    assert sum(map(int, minutes)) == 60


def test_a_full_course_reads_every_chapter_in_order():
    assert chapters(section("A full course")) == list(NUMBERS.values()) == list(range(1, len(NUMBERS) + 1))


def test_a_set_is_due_when_the_chapters_of_its_part_have_been_read():
    read, due = set(), []
    for week in re.findall(r"^\| \d+ \|.*$", section("A full course"), re.MULTILINE):
        read |= set(chapters(week))
        for number in re.findall(r"Set (\d+)", week):
            due.append(int(number))
            part = next(each.part for each in objectives.problem_sets() if int(each.number) == int(number))
            assert set(objectives.parts()[part][1]) <= read
    assert due == [int(each.number) for each in objectives.problem_sets()]


def test_a_module_of_four_weeks_names_what_its_sets_need_beyond_its_chapters():
    text = section("A module of four weeks")
    sets = {int(each.number): set(objectives.parts()[each.part][1]) for each in objectives.problem_sets()}
    for number, more in re.findall(r"Set (\d+) (?:leans )?on Chapters? ([\d, and]+)", text):
        extra = {int(chapter) for chapter in re.findall(r"\d+", more)}
        assert extra == sets[int(number)] - set(chapters(text))


@pytest.mark.parametrize("text", [GUIDE, CHANGE], ids=["guide", "change-the-book"])
def test_files_that_are_named_exist(text):
    made = ("assignments/_build", "widgets/explorers/rule_of_thumb.py", "book/_build")  # by the reader
    named = set(re.findall(r"`((?:book|widgets|assignments|tests)/[\w./-]+)`", text))
    assert len(named) > 2
    assert [name for name in named if not name.startswith(made) and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("text", [GUIDE, CHANGE], ids=["guide", "change-the-book"])
def test_commands_that_are_named_exist(text):
    from assignments.__main__ import main

    commands = re.findall(r"-m assignments (?:--course \w+ )?(\w+)", text)
    assert commands and set(commands) <= set(main.commands)
    targets = re.findall(r"\bmake (\w+)", re.sub(r"\bmake (?:a|the|new)\b", "", text))
    rules = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(targets) <= rules


def test_the_example_explorer_meets_what_is_asked_of_every_explorer():
    """The book's own tests of declarations, with the example's folder beside those of the explorers."""
    code = (
        "import pytest, sys, widgets.explorers\n"
        f"widgets.explorers.__path__.append({str(FOLDER)!r})\n"
        "from widgets import transpile\n"
        "from widgets.explorers.catalogue import EXPLORERS\n"
        "transpile.javascript({'rule_of_thumb': EXPLORERS['rule_of_thumb'][0]})\n"
        "sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', 'tests/test_declarations.py', '-k', 'rule_of_thumb']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "passed" in done.stdout, done.stdout + done.stderr
