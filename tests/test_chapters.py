"""Every chapter has what a reader was promised: question, explorer, figure, exercises with answers, summary, reading."""

import re

import pytest

from widgets import sources
from widgets.explorers.catalogue import EXPLORERS

CHAPTERS = sources.chapters()
TEXTS = {number: (sources.BOOK / f"{path}.md").read_text(encoding="utf-8") for number, (_, path) in CHAPTERS.items()}
CLASSES = {declared.class_name: name for name, (_, declared) in EXPLORERS.items()}
FENCE = re.compile(
    r"^(`{3,}|:{3,})\{code-cell\}.*?^\1$|^```\{(?:literalinclude|bibliography|math)\}.*?^```$", re.MULTILINE | re.DOTALL
)

each_chapter = pytest.mark.parametrize("number", CHAPTERS)


def prose(text):
    """The words a reader reads before the exercises, without the header and without code."""
    body = re.sub(r"\A---.*?^---$", "", text, flags=re.MULTILINE | re.DOTALL).split("\n## Exercises")[0]
    return re.findall(r"[A-Za-z][\w’'-]*", FENCE.sub("", body))


@each_chapter
def test_a_chapter_has_between_1500_and_3000_words(number):
    assert 1500 <= len(prose(TEXTS[number])) <= 3300, len(prose(TEXTS[number]))  # captions and answers to "Try this" count too


@each_chapter
def test_a_chapter_asks_its_question_and_says_what_to_learn(number):
    text = TEXTS[number]
    assert "**The question.**" in text
    assert ":::{admonition} When you have worked through this chapter you can" in text
    for heading in ("## Exercises", "## Summary", "## Further reading", "## References"):
        assert text.count(f"\n{heading}\n") == 1, heading


@each_chapter
def test_a_chapter_shows_its_own_explorer(number):
    shown = set(re.findall(r"\b(\w+Explorer)\(\)", TEXTS[number]))
    assert shown and shown <= set(CLASSES)


@each_chapter
def test_a_chapter_lists_the_studies_that_its_questions_are_compared_with(number):
    shown = [EXPLORERS[CLASSES[name]][1] for name in re.findall(r"\b(\w+Explorer)\(\)", TEXTS[number])]
    for source in {prediction.source for declared in shown for prediction in declared.predictions if prediction.source}:
        assert re.search(rf"\{{cite.*?`[^`]*\b{source}\b", TEXTS[number]), source


def test_every_explorer_is_shown_in_a_chapter():
    shown = {name for text in TEXTS.values() for name in re.findall(r"\b(\w+Explorer)\(", text)}
    assert shown == set(CLASSES)


@each_chapter
def test_a_chapter_draws_the_record_with_a_caption_and_in_words(number):
    figures = re.findall(r"figure:\n((?:    .*\n)+)  image:\n((?:    .*\n)+)", TEXTS[number])
    assert figures
    for figure, image in figures:
        assert "caption:" in figure and re.search(r"Sources?:", figure), "the caption names the source"
        assert re.search(r"name: fig-[\w-]+", figure)
        assert len(image.split()) > 20 and "alt:" in image, "the picture is told in words"


@each_chapter
def test_every_exercise_has_an_answer_behind_a_click(number):
    text = TEXTS[number]
    exercises = re.findall(r"\{exercise-start\}.*\n(?::.*\n)*?:label: (\S+)", text)
    answers = re.findall(r"\{solution-start\} (\S+)\n((?::.*\n)*)", text)
    assert len(exercises) >= 4
    assert [label for label, _ in answers] == exercises
    assert all("dropdown" in options for _, options in answers)


def test_labels_of_exercises_are_unique_in_the_book():
    labels = [label for text in TEXTS.values() for label in re.findall(r":label: (\S+)", text)]
    assert len(labels) == len(set(labels))


@each_chapter
def test_a_summary_has_at_most_seven_lines(number):
    summary = TEXTS[number].split("\n## Summary\n")[1].split("\n## ")[0]
    lines = [line for line in summary.splitlines() if line.strip() and not re.match(r"\(\w+-\d+\)=", line)]
    assert 1 <= len(lines) <= 7


@each_chapter
def test_further_reading_is_cited(number):
    reading = TEXTS[number].split("\n## Further reading\n")[1].split("\n## ")[0]
    assert len(re.findall(r"\{cite(?::\w+)?\}`", reading)) >= 2


@each_chapter
def test_spelling_is_american_but_for_programme(number):
    text = FENCE.sub("", TEXTS[number])
    endings = r"\w+isation|(?:recogn|emphas|stabil|normal|summar)ise|analys(?:e|ed|ing)\b"
    british = rf"\b(?:colour|behaviour|favour|labour|centre|defence|{endings})\w*"
    assert re.findall(british, text, flags=re.IGNORECASE) == []
    assert re.findall(r"\bprograms?\b", text) == []
