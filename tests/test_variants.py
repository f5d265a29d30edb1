"""Numbers by student: inside their range, on their grid, the same everywhere for one student, others for the next."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.variants import Variant

WORDS = st.text(min_size=1, max_size=20).filter(str.strip)


@given(WORDS, WORDS, st.integers(-1000, 1000), st.integers(0, 200), st.integers(1, 50))
def test_a_whole_number_stays_whole_in_its_range_and_on_its_grid(student, name, low, steps, step):
    value = Variant(student, "01").number(name, low, low + steps * step, step)
    assert isinstance(value, int)
    assert low <= value <= low + steps * step and (value - low) % step == 0


@given(WORDS, st.floats(-100, 100), st.integers(0, 400), st.sampled_from([0.01, 0.05, 0.1, 0.25, 0.5]))
def test_a_fraction_stays_in_its_range_and_on_its_grid(student, low, steps, step):
    low = round(low, 2)
    value = Variant(student, "01").number("x", low, low + steps * step, step)
    assert low - 1e-9 <= value <= low + steps * step + 1e-9
    assert abs((value - low) / step - round((value - low) / step)) < 1e-6
    assert len(repr(value).partition(".")[2]) <= 2, "reads as it would be written"


@given(WORDS, st.lists(st.integers(), min_size=1))
def test_a_choice_is_one_of_the_options(student, options):
    assert Variant(student, "01").choice("x", options) in options


@given(WORDS)
def test_spaces_around_an_id_do_not_count(student):
    assert Variant(f" {student} ", "01").number("x", 0, 10**9, 1) == Variant(student.strip(), "01").number("x", 0, 10**9, 1)


def test_students_sets_and_names_draw_anew():
    draws = {
        Variant(student, problem_set).number(name, 0, 10**9, 1)
        for student in ("ada", "bob", "Ada")
        for problem_set in ("01", "02")
        for name in ("x", "y")
    }
    assert len(draws) == 12


def test_every_value_is_about_equally_likely():
    drawn = Counter(Variant(f"student{number}", "01").number("x", 1, 10, 1) for number in range(5000))
    assert set(drawn) == set(range(1, 11))
    assert all(400 < count < 600 for count in drawn.values()), drawn


def test_a_student_gets_the_same_numbers_in_another_process():
    code = (
        "from widgets.variants import *; v = Variant('ada', '01'); print(v.number('x', 0, 10**9, 1), v.choice('y', 'abcdefgh'))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    here = Variant("ada", "01")
    assert runs == [f"{here.number('x', 0, 10**9, 1)} {here.choice('y', 'abcdefgh')}\n"] * 2


@pytest.mark.parametrize("student", ["", "   ", None, 12345])
def test_an_empty_id_says_what_to_do(student):
    with pytest.raises(ValueError, match=r"student_id is empty: type your student id|text in quotes"):
        Variant(student, "01")


@pytest.mark.parametrize("grid", [(0, 1, 0), (0, 1, -0.5), (1, 0, 0.5), (0, 1, 0.3), (0, float("inf"), 1), ("0", 1, 1)])
def test_a_grid_that_cannot_be_is_refused(grid):
    with pytest.raises(ValueError, match="low"):
        Variant("ada", "01").number("x", *grid)


def test_no_options_are_refused_by_name():
    with pytest.raises(ValueError, match="central bank has no options"):
        Variant("ada", "01").choice("central bank", [])
