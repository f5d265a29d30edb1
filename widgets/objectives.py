"""What each chapter promises that its readers can do, and where they practice it: exercises of the book and problem sets.

An exercise says in its options which objectives it practices, `:class: objective-13-3` for the third of chapter 13; a problem set
says it question by question in its front matter.  The numbers are those of the lists at the head of the chapters.
"""

import re
from dataclasses import dataclass
from html import escape

import yaml
from docutils.utils.smartquotes import smartyPants

from widgets import sources
from widgets.pages import html_table
from widgets.text import _

_SETS = sources.BOOK.parent / "assignments" / "sets"
_LIST = re.compile(r":::\{admonition\} When you have worked through this chapter you can\n(.*?)\n:::", flags=re.DOTALL)
_ITEM = re.compile(r"^(\d+)\. (.+?)[;.]$", flags=re.MULTILINE)
_EXERCISE = re.compile(r"\{exercise-start\}\n((?::.*\n)*)```\n\*\*(.+?)\.\*\*")
_PART = re.compile(r"caption: ([IVX]+)\. (.+?)\n\s+chapters:\n((?:\s+- file: .+(?:\n|$))*)")


@dataclass(frozen=True)
class Exercise:
    """An exercise of a chapter.  number: "13.2"; kind: "Explorer"; page: path of its chapter; objectives: such as "13.4"."""

    label: str
    number: str
    kind: str
    page: str
    objectives: tuple


@dataclass(frozen=True)
class ProblemSet:
    """A problem set.  number: "06"; part: of the book, "VI"; questions: objectives that each graded question tests."""

    number: str
    name: str
    title: str
    part: str
    minutes: int
    questions: dict


def objectives():
    """The objectives of all chapters: {"13.3": what a reader can do}.  Raises ValueError, naming the chapter, if one has none."""
    found = {}
    for number, path, text in _chapters():
        listed = _LIST.search(text)
        if not listed:
            raise ValueError(
                _("{path}.md does not say what its readers can do once they have worked through it").format(path=path)
            )
        for place, promise in _ITEM.findall(listed[1]):
            found[f"{number}.{place}"] = promise
    return found


def exercises():
    """Every exercise of the book, in its order.  Raises ValueError, naming the exercise, for an objective that does not exist."""
    found, known = [], objectives()
    for number, path, text in _chapters():
        for count, (options, kind) in enumerate(_EXERCISE.findall(text), start=1):
            label = re.search(r"^:label: (\S+)", options, flags=re.MULTILINE)[1]
            practiced = tuple(".".join(pair) for pair in re.findall(r"\bobjective-(\d+)-(\d+)", options))
            _check(practiced, known, f"{path}.md: {label}")
            found.append(Exercise(label, f"{number}.{count}", kind, path, practiced))
    return found


def problem_sets():
    """The problem sets, in order; none where the book is installed without them.

    Reads only the front matter: answers stay out of the book's build.  Raises ValueError, naming the file and the question, for
    an objective that does not exist.
    """
    found, known = [], objectives()
    for path in sorted(_SETS.glob("*.md")):
        header = path.read_text(encoding="utf-8").split("\n---", 1)[0].removeprefix("---")
        about = yaml.safe_load(header)["problem_set"]
        for question, practiced in about["objectives"].items():
            _check(practiced, known, f"{path.name}: {question}")
        number = path.stem.partition("-")[0]
        found.append(ProblemSet(number, path.stem, about["title"], about["part"], about["minutes"], about["objectives"]))
    return found


def parts():
    """The parts of the book as its table of contents has them: {"VI": (title, numbers of its chapters)}."""
    by_path = {path: number for number, (_title, path) in sources.chapters().items()}
    text = (sources.BOOK / "_toc.yml").read_text(encoding="utf-8")
    return {
        numeral: (title, [by_path[path] for path in re.findall(r"- file: (\S+)", files) if path in by_path])
        for numeral, title, files in _PART.findall(text)
    }


def practice(part):
    """Table of a part's objectives, each with links to its exercises and the numbers of its problem sets: HTML.  part: "VI"."""
    title, numbers = parts()[part]
    paths = {str(number): path for number, (_title, path) in sources.chapters().items() if number in numbers}
    in_book, in_sets = exercises(), problem_sets()
    lines = []
    for key, promise in objectives().items():
        chapter = key.partition(".")[0]
        if chapter not in paths:
            continue
        links = [
            _link(f"{each.page}.html#{each.label}", f"{each.number}\xa0{each.kind}") for each in in_book if key in each.objectives
        ]
        counts = {each.number: sum(key in tested for tested in each.questions.values()) for each in in_sets}
        asked = [_("{number} ({count})").format(number=number, count=count) for number, count in counts.items() if count]
        lines.append(
            [
                _link(f"{paths[chapter]}.html", key),
                smartyPants(escape(promise, quote=False), "q"),
                ", ".join(links) or "–",
                escape(", ".join(asked)) or "–",
            ]
        )
    caption = _("Objectives of Part {part}, {title}, and where they are practiced").format(part=part, title=title)
    return html_table(caption, [_("No."), _("Objective"), _("Exercises"), _("Problem sets (questions)")], lines)


def _chapters():
    """Number, path and text of every chapter."""
    for number, (_title, path) in sources.chapters().items():
        yield number, path, (sources.BOOK / f"{path}.md").read_text(encoding="utf-8")


def _check(practiced, known, where):
    unknown = [each for each in practiced if each not in known]
    if unknown:
        raise ValueError(
            _("{where} names the objective {unknown}, which no chapter lists").format(where=where, unknown=unknown[0])
        )


def _link(address, text):
    return f'<a class="reference internal" href="../{address}">{escape(text)}</a>'
