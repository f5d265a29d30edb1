"""Files of answers become a table; what is not such a file is named and left out, and no table is lost."""

import csv
import json
import zipfile

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments import Trouble, collate
from assignments.__main__ import main as commands

ANSWER = {
    "explorer": "runoff",
    "title": "Run-off",
    "question": "By how much, in bp, does the yield move?",
    "unit": "bp",
    "guesses": [-20, 12.5],
    "model": {"low": 20, "central": 47, "high": 83},
    "committed_at": "2026-02-03T10:20:30.123Z",
}


def saved(student="Ada", at="2026-02-03T11:00:00.000Z", answers=(ANSWER,), **others):
    return {"format": "qe-answers", "version": 1, "student": student, "saved_at": at, "answers": list(answers)} | others


@pytest.fixture
def folder(tmp_path):
    """A function: file name -> contents, as text or as what JSON is made from, written into a folder."""

    def write(**files):
        for name, contents in files.items():
            path = tmp_path / "handed in" / f"{name}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_text(contents if isinstance(contents, str) else json.dumps(contents), encoding="utf-8")
        return tmp_path / "handed in"

    return write


def run(*arguments):
    return CliRunner().invoke(commands, ["collate", *(str(each) for each in arguments)])


def table(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_an_answer_without_a_unit_is_read_like_any_other(folder):
    """A correlation has none; one such answer must not cost a student the whole file."""
    rows, complaints, _notes = collate.collate(
        folder(ada=saved(answers=[ANSWER, ANSWER | {"question": "How alike?", "unit": ""}]))
    )
    assert complaints == []
    assert sorted(row["unit"] for row in rows) == ["", "bp"]


def test_a_row_for_each_student_and_question(folder, tmp_path):
    second = ANSWER | {"question": "And reserves?", "guesses": [3]}
    place = folder(ada=saved(), wu=saved("吳小明", answers=[ANSWER, second]))
    (place / "late").mkdir()
    (place / "late" / "bob.json").write_text("\ufeff" + json.dumps(saved("Bob")), encoding="utf-8")
    done = run(place, tmp_path / "all.csv")
    assert done.exit_code == 0, done.output
    rows = table(tmp_path / "all.csv")
    assert [(row["student"], row["file"]) for row in rows] == [
        ("Ada", "ada.json"),
        ("Bob", "late/bob.json"),
        ("吳小明", "wu.json"),
        ("吳小明", "wu.json"),
    ]
    first = rows[0]
    assert [float(first[key]) for key in ("first_guess", "last_guess", "tries", "model_central")] == [-20, 12.5, 2, 47]


def test_the_file_saved_last_counts_and_that_is_said(folder, tmp_path):
    place = folder(
        a=saved(at="2026-02-05T11:00:00Z", answers=[ANSWER | {"guesses": [9]}]),
        b=saved("ada ", at="2026-02-04T11:00:00Z", answers=[ANSWER | {"guesses": [8]}]),
    )
    done = run(place, tmp_path / "all.csv")
    assert done.exit_code == 0 and "b.json: answers replaced" in done.output
    assert [row["last_guess"] for row in table(tmp_path / "all.csv")] == ["9"]


def test_files_from_two_devices_are_put_together(folder, tmp_path):
    second = ANSWER | {"question": "And reserves?"}
    place = folder(phone=saved(answers=[ANSWER]), laptop=saved(answers=[second], at="2026-02-04T11:00:00Z"))
    done = run(place, tmp_path / "all.csv")
    assert done.exit_code == 0 and "replaced" not in done.output and "students 1," in done.output
    assert {row["file"] for row in table(tmp_path / "all.csv")} == {"phone.json", "laptop.json"}


def test_files_of_another_kind_are_told_and_those_of_the_system_are_not(folder, tmp_path):
    place = folder(good=saved())
    for name in ("essay.docx", ".DS_Store", "._good.json"):
        (place / name).write_bytes(b"\0\1")
    (place / "GOOD2.JSON").write_text(json.dumps(saved("Bob")))
    done = run(place, tmp_path / "all.csv")
    assert done.exit_code == 1 and "essay.docx: not read" in done.output
    assert ".DS_Store" not in done.output and "._good" not in done.output
    assert {row["student"] for row in table(tmp_path / "all.csv")} == {"Ada", "Bob"}


def test_renamed_files_and_zips_are_read(folder, tmp_path):
    place = folder(good=saved())
    (place / "bob.json.txt").write_text(json.dumps(saved("Bob")), encoding="utf-16")
    (place / "cid").write_text(json.dumps(saved("Cid")))
    with zipfile.ZipFile(place / "all.zip", "w") as archive:
        archive.writestr("Dan_12_assignsubmission_file_/answers-Dan.JSON", json.dumps(saved("Dan")))
        archive.writestr("__MACOSX/._answers.json", b"\0\5\x16\7")
        archive.writestr("torn.json", json.dumps(saved("Eve"))[:-9])
    done = run(place, tmp_path / "all.csv")
    assert done.exit_code == 1 and "all.zip/torn.json: not a file that the book has saved" in done.output
    assert done.output.count("left out 1") == 1, done.output
    found = {row["student"]: row["file"] for row in table(tmp_path / "all.csv")}
    assert set(found) == {"Ada", "Bob", "Cid", "Dan"}
    assert found["Dan"] == "all.zip/Dan_12_assignsubmission_file_/answers-Dan.JSON"


def test_notebooks_and_the_table_made_before_are_passed_over(folder):
    place = folder(good=saved())
    (place / "01-what-qe-is.ipynb").write_text(json.dumps({"cells": [], "nbformat": 4}))
    assert run(place, place / "answers.csv").exit_code == 0
    again = run(place, place / "answers.csv", "--force")
    assert again.exit_code == 0, again.output


def test_a_table_that_cannot_be_written_is_named(folder, tmp_path):
    done = run(folder(good=saved()), tmp_path / "no such folder" / "all.csv")
    assert done.exit_code == 1 and "all.csv" in done.output and "Traceback" not in done.output


def test_without_a_usable_file_there_is_no_table(folder, tmp_path):
    done = run(folder(bad="{"), tmp_path / "all.csv")
    assert done.exit_code == 1 and "bad.json" in done.output and "not written" in done.output
    assert not (tmp_path / "all.csv").exists()


MALFORMED = {
    "nothing": "",
    "cut_short": json.dumps(saved())[:-20],
    "another_kind": {"cells": [], "nbformat": 4},
    "a_list": [1, 2],
    "deep": "[" * 100_000,
    "a_later_version": saved(version=2),
    "nameless": saved("  "),
    "undated": saved(at="yesterday"),
    "empty": saved(answers=[]),
    "not_answers": saved(answers=["five"]),
    "no_guess": saved(answers=[ANSWER | {"guesses": []}]),
    "a_word": saved(answers=[ANSWER | {"guesses": ["five"]}]),
    "truth": saved(answers=[ANSWER | {"guesses": [True]}]),
    "not_a_number": saved(answers=[ANSWER | {"guesses": [float("nan")]}]),
    "without_end": saved(answers=[ANSWER | {"guesses": [10**400]}]),
    "no_model": saved(answers=[{key: value for key, value in ANSWER.items() if key != "model"}]),
    "half_a_model": saved(answers=[ANSWER | {"model": {"low": 1}}]),
    "no_question": saved(answers=[ANSWER | {"question": None}]),
    "no_time": saved(answers=[ANSWER | {"committed_at": 5}]),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_named_and_the_others_are_read(name, folder, tmp_path):
    done = run(folder(**{name: MALFORMED[name]}, good=saved()), tmp_path / "all.csv")
    assert done.exit_code == 1 and f"{name}.json" in done.output and "Traceback" not in done.output
    assert [row["student"] for row in table(tmp_path / "all.csv")] == ["Ada"]


def test_the_answer_at_fault_is_named(folder):
    path = folder(bad=saved(answers=[ANSWER, ANSWER | {"guesses": ["five"]}])) / "bad.json"
    with pytest.raises(Trouble, match=r"bad\.json, answer 2: guesses holds 'five'"):
        collate.read(path)


def test_a_file_that_is_not_text_or_too_large_is_named(folder, tmp_path):
    place = folder(good=saved(), large=saved("x" * collate.LARGEST))
    (place / "picture.json").write_bytes(b"\x89PNG\xff\xfe")
    done = run(place, tmp_path / "all.csv")
    assert done.exit_code == 1 and "picture.json" in done.output and "large.json" in done.output


def test_a_folder_without_files_is_an_error(tmp_path):
    done = run(tmp_path, tmp_path / "all.csv")
    assert done.exit_code == 1 and "holds no .json file" in done.output
    assert not (tmp_path / "all.csv").exists()


def test_an_earlier_table_is_never_lost(folder, tmp_path):
    earlier = tmp_path / "all.csv"
    earlier.write_text("marked by hand\n")
    place = folder(ada=saved())
    done = run(place, earlier)
    assert done.exit_code == 1 and "all.csv" in done.output and "--force" in done.output
    assert earlier.read_text() == "marked by hand\n"
    done = run(place, earlier, "--force")
    assert done.exit_code == 0 and len(table(earlier)) == 1
    (kept,) = tmp_path.glob("all-*.csv")
    assert kept.read_text() == "marked by hand\n" and kept.name in done.output


def test_a_name_is_never_a_formula(folder, tmp_path):
    run(folder(x=saved('=HYPERLINK("http://example.org")')), tmp_path / "all.csv")
    assert table(tmp_path / "all.csv")[0]["student"].startswith("'=")
    assert table(tmp_path / "all.csv")[0]["first_guess"] == "-20"


plain = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20)
anything = plain | st.lists(plain, max_size=3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(saved())), anything), st.dictionaries(st.sampled_from(list(ANSWER)), anything))
def test_whatever_a_file_holds_it_is_written_or_named(tmp_path_factory, around, within):
    path = tmp_path_factory.mktemp("any") / "any.json"
    path.write_text(json.dumps(saved(answers=[ANSWER | within]) | around), encoding="utf-8")
    try:
        _student, _saved, rows = collate.read(path)
        collate.write(rows, path.with_name("any.csv"))
    except Trouble as trouble:
        assert "any.json" in str(trouble)
