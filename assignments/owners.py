"""Whose a hand-in is: by the path under which it arrived, and by the id typed into it."""

import ast
import re
import unicodedata
from functools import cache

from assignments import Trouble, roster, sources

# What learning systems and computers write into names.  Their numbers are those of participants, attempts, dates and copies.
_SYSTEM = [
    re.compile(pattern)
    for pattern in (
        r"_\d+_assignsubmission_(file|onlinetext)(_|$)",  # Moodle
        r"_attempt_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d_?",  # Blackboard
        r"(?<=.)_(late_)?\d+_\d+_",  # Canvas
        r"^\d+-\d+ - ",  # Brightspace
        r"- (jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d\d?, \d{4}( \d{3,4} [ap]m)?",
        r"\d{4}-\d\d-\d\d([ t_-]\d\d[-.:_]?\d\d([-.:_]?\d\d)?)?",
        r"\b\d\d?[-.]\d\d?[-.]\d{4}\b",
        r"submission attachment\(s\)|submitted files|working files|\bversion \d+",  # Sakai, Teams
        r" ?\(\d{1,2}\)|\bcopy of | - copy\b|\bcopy \d+|-checkpoint(?=\.)",
        r"(\.(ipynb|json|txt|zip))+$",
    )
]
_KINDS = ("problem set", "set", "ps", "hw", "homework", "assignment", "week")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
_ID_LINE = re.compile(r"^student_id[ \t]*=(?!=)[ \t]*(?P<value>.*)$", re.MULTILINE)
_NO_LITERAL = (ValueError, SyntaxError, RecursionError, MemoryError)


class Students:
    """The students of a course, and the names under which they may hand in: id, e-mail address, first and last name.

    listed: rows of the roster.  If there is none, anybody is a student, under the id typed in.
    """

    def __init__(self, listed):
        self._ids = listed and [student["id"] for student in listed]
        self._called = {}  # words -> ids
        for student in listed or ():
            for words in filter(None, _names(student)):
                self._called.setdefault(words, set()).add(student["id"])

    def owner(self, place, typed):
        """The student whose work stands at a place (a path below the folder of hand-ins), and has an id typed in (perhaps none).

        Raises Trouble, saying what the path names and what is typed, where that is nobody, another student, or several.
        """
        if self._ids is None:
            return _usable(typed)
        named, listed = self._named_in(place), self._listed(typed)
        both = named & listed if named else listed
        if len(both) == 1:
            return both.pop()
        several = " and ".join(map(repr, sorted(named)))
        if listed and named:
            raise Trouble(f"its path names {several}, and the id typed in is {typed!r}; see whose it is and rename it")
        if len(named) == 1:
            return named.pop()
        if named:
            raise Trouble(f"its path names {several}, and the id typed in is {typed!r}; rename it after one of them")
        if typed:
            raise Trouble(f"{typed!r} is not in the roster" if not listed else f"{typed!r} may be {' or '.join(sorted(listed))}")
        raise Trouble("neither its name nor its first cell says whose it is")

    def _listed(self, typed):
        """The students whom the id typed in may mean."""
        return {name for name in self._ids if same(name, typed)} or self._called.get(_words(typed), set())

    def _named_in(self, place):
        found = set()
        for part in place.parts:
            words = _without_sets(_split(_without_system(roster.alike(part))))
            for called in sorted(self._called, key=_length, reverse=True):  # so that `ada` is not found in `ada.b`
                words, count = _cut(words, called)
                if count:
                    found |= self._called[called]
        return found


def typed_id(notebook):
    """The student id that a notebook's first cell sets; empty if there is none that can be read."""
    lines = filter(None, map(id_line, notebook.cells))
    return next((value(line) for line in lines), "")


def id_line(cell):
    """Where a cell sets student_id: a match with the group `value`, or None."""
    return _ID_LINE.search(cell.source)


def named_alike(one, other):
    """Whether two paths end in one name, but for what systems add to the name of a copy."""
    return _split(_without_system(roster.alike(one.name))) == _split(_without_system(roster.alike(other.name)))


def same(one, other):
    """Whether two spellings are of one id: capital letters, what nobody sees around it and forms of a letter do not count."""
    return roster.alike(one) == roster.alike(other)


def value(line):
    """The id in the line that `id_line` finds, also without quotes or with those of a word processor."""
    try:
        typed = str(_literal(line))
    except _NO_LITERAL:
        typed = line["value"].partition("#")[0].strip().strip("\"'`“”„‘’‚«»「」")
    return typed.strip()[:200]  # no id is longer, and messages show it


def in_quotes(line):
    """Whether the id is text, as Python writes it."""
    try:
        return isinstance(_literal(line), str)
    except _NO_LITERAL:
        return False


def _literal(line):
    """What Python sets the id to, whatever else stands in the line."""
    return ast.literal_eval(ast.parse(line[0]).body[0].value)


def _usable(typed):
    """An id as a roster may hold it, where there is none."""
    name = roster.clean(typed)
    if not name:
        raise Trouble("its first cell does not say whose it is, and there is no roster")
    if why := roster.trouble_with(name):
        raise Trouble(why)
    return name


def _names(student):
    """The words under which a student may hand in."""
    yield _words(student["id"])
    if "@" in student["email"]:
        yield _words(student["email"])
    if student["first"] and student["last"]:
        for full in (f"{student['first']} {student['last']}", f"{student['last']} {student['first']}"):
            yield _words(full)
            yield ("".join(_words(full)),)  # as Canvas writes it


def _words(text):
    return tuple(_split(roster.alike(text)))


def _split(text):
    """Letters and digits that stand together, in one kind of script: `學號b01作業` is three words."""
    words, before = [], None
    for letter in text:
        kind = _kind(letter)
        if kind and kind == before:
            words[-1] += letter
        elif kind:
            words.append(letter)
        before = kind
    return words


@cache
def _kind(letter):
    if unicodedata.category(letter)[0] not in "LNM":
        return None
    return "East Asian" if unicodedata.name(letter, "").startswith(_EAST_ASIAN) else "other"


def _without_system(text):
    for pattern in _SYSTEM:
        text = pattern.sub(" / ", text)
    return text


def _without_sets(words):
    for title in _titles():
        words, _count = _cut(words, title)
    return words


@cache
def _titles():
    """The ways in which a set may stand in a path, as words, the longest first: kind, number and name, whole or cut off."""
    found = set()
    for name in sources.names():
        number, *rest = _words(name)
        numbers = {number, number.lstrip("0")}
        leads = {()} | {(each,) for each in numbers}
        leads |= {(*kind.split(), each) for kind in _KINDS for each in numbers}
        leads |= {(kind.replace(" ", "") + each,) for kind in _KINDS for each in numbers}
        for words in (tuple(rest), _words(sources.title(name))):
            found |= {(*lead, *words[:end]) for lead in leads for end in range(1, len(words) + 1)}
            found |= {words[start:] for start in range(1, len(words))} | {("".join(words),)}
        found |= leads | {(number + "".join(rest),)}
        found -= {(), *((each,) for each in (*numbers, *rest, *_words(sources.title(name))))}  # one word may be an id
    return sorted(found, key=_length, reverse=True)


def _length(words):
    return len("".join(words)), words


def _cut(words, part):
    """The words with each occurrence of a part replaced by a break, and how many there were."""
    made, place, count = [], 0, 0
    while place < len(words):
        if tuple(words[place : place + len(part)]) == part:
            made.append("/")
            place, count = place + len(part), count + 1
        else:
            made.append(words[place])
            place += 1
    return made, count
