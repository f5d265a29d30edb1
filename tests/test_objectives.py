"""What chapters promise is practiced somewhere, and the map of it says so truly."""

import re
import shutil

import pytest

from widgets import objectives, sources

PROMISED, EXERCISES, SETS, PARTS = objectives.objectives(), objectives.exercises(), objectives.problem_sets(), objectives.parts()
PAGE = (sources.BOOK / "for-instructors" / "objectives.md").read_text(encoding="utf-8")


def test_every_chapter_promises_four_things():
    assert list(PROMISED) == [f"{chapter}.{place}" for chapter in sources.chapters() for place in (1, 2, 3, 4)]


def test_every_exercise_of_the_chapters_is_found():
    labels = [
        label
        for _title, path in sources.chapters().values()
        for label in re.findall(r"\{exercise-start\}\n:label: (\S+)", (sources.BOOK / f"{path}.md").read_text(encoding="utf-8"))
    ]
    assert [each.label for each in EXERCISES] == labels


def test_everything_promised_is_practiced():
    practiced = {key for each in EXERCISES for key in each.objectives}
    practiced |= {key for each in SETS for keys in each.questions.values() for key in keys}
    assert set(PROMISED) - practiced == set()


def test_every_part_has_a_problem_set_on_its_own_chapters():
    assert [each.part for each in SETS] == list(PARTS)
    for each in SETS:
        own = {str(chapter) for chapter in PARTS[each.part][1]}
        asked = {key.partition(".")[0] for keys in each.questions.values() for key in keys}
        assert own <= asked, f"{each.name} asks nothing on Chapter {', '.join(own - asked)}"
        assert max(map(int, asked)) <= max(PARTS[each.part][1]), f"{each.name} asks ahead"


def test_the_page_has_every_part():
    assert re.findall(r"^## (\w+)\. (.+)$", PAGE, re.MULTILINE) == [(part, title) for part, (title, _) in PARTS.items()]
    assert re.findall(r'practice\("(\w+)"\)', PAGE) == list(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_the_table_of_a_part_links_to_what_practices_each_objective(part):
    rows = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in objectives.practice(part).split("<tr>")[2:]]
    assert len(rows) == 4 * len(PARTS[part][1])
    for number, _promise, exercises, sets in rows:
        key = re.search(r">([\d.]+)<", number)[1]
        linked = re.findall(r'href="\.\./(\S+)\.html#(\S+)"', exercises)
        assert linked == [(each.page, each.label) for each in EXERCISES if key in each.objectives]
        asked = {each.number: sum(key in keys for keys in each.questions.values()) for each in SETS}
        assert dict(re.findall(r"(\d+) \((\d+)\)", sets)) == {name: str(count) for name, count in asked.items() if count}


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book of one chapter with one exercise, and one problem set."""
    source = (sources.BOOK / "tightening" / "how-a-balance-sheet-shrinks.md").read_text(encoding="utf-8")
    (tmp_path / "book" / "one").mkdir(parents=True)
    (tmp_path / "book" / "one" / "chapter.md").write_text(source)
    (tmp_path / "sets").mkdir()
    front = "problem_set:\n  title: One\n  part: VI\n  minutes: 60\n  objectives:\n    caps: ['13.4']\n"
    (tmp_path / "sets" / "06-one.md").write_text(f"---\n{front}---\n# One\n")
    monkeypatch.setattr(sources, "BOOK", tmp_path / "book")
    monkeypatch.setattr(objectives, "_SETS", tmp_path / "sets")
    return tmp_path


def edit(path, old, new):
    path.write_text(path.read_text().replace(old, new, 1))


def test_an_exercise_that_names_an_unknown_objective_is_named(book):
    edit(book / "book" / "one" / "chapter.md", "objective-13-2", "objective-13-9")
    with pytest.raises(ValueError, match=r"one/chapter.md: ex-misconception-sells names the objective 13\.9"):
        objectives.exercises()


def test_a_question_that_names_an_unknown_objective_is_named(book):
    assert [each.questions for each in objectives.problem_sets()] == [{"caps": ["13.4"]}]
    edit(book / "sets" / "06-one.md", "13.4", "14.4")
    with pytest.raises(ValueError, match=r"06-one.md: caps names the objective 14\.4"):
        objectives.problem_sets()


def test_a_chapter_without_objectives_is_named(book):
    edit(book / "book" / "one" / "chapter.md", "When you have worked through this chapter you can", "Aims")
    with pytest.raises(ValueError, match=r"one/chapter\.md does not say"):
        objectives.objectives()


def test_without_problem_sets_the_map_still_stands(book):
    shutil.rmtree(book / "sets")
    assert objectives.problem_sets() == []
