"""Answers in the book's text: sentences and tables whose numbers are computed when the book is built."""

import re
from html import escape

from IPython.display import Markdown, display

from widgets.explorers.run import typeset
from widgets.pages import html_table, show

_SIGNED_ZERO = re.compile(r"(?<![\d.,])[+\u2212](0(?:\.0+)?)(?![\d.,]*\d)")


def answer(sentence: str, /, **numbers) -> None:
    """Show an answer in words.

    sentence: one or more whole sentences in Markdown, with placeholders such as `{fall_bp:.0f}`.
    numbers: what the placeholders stand for, in the unit that the sentence names; numbers get a real minus sign.
    Raises KeyError for a placeholder without a value.
    """
    display(Markdown(_typeset(sentence, **{name: _plain(value) for name, value in numbers.items()})))


def answer_table(caption: str, heads: list[str], rows: list[list]) -> None:
    """Show the numbers behind an answer as a table that fits a phone: a few columns, the units in their heads.

    rows: lists of cells, the first of each its header.  A cell is a text, or a pair (format, number) such as (".1f", 3.14).
    Columns of such pairs are aligned to the right.
    Raises ValueError for a column without a head, which a screen reader could not name.
    """
    if not all(head.strip() for head in heads):
        raise ValueError(f"heads must name every column; got {heads}")
    cells = [[_cell(cell) for cell in row] for row in rows]
    numbers = [place for place in range(len(heads)) if any(isinstance(row[place], tuple) for row in rows)]
    display(show(html_table(caption, heads, cells, numbers)))


def _cell(cell) -> str:
    if isinstance(cell, tuple):
        form, value = cell
        return _typeset(f"{{:{form}}}", _plain(value))
    return escape(cell)


def _typeset(sentence, *numbers, **named):
    """Text with its numbers in; what rounds to zero has no sign, also where a sign was asked for."""
    return _SIGNED_ZERO.sub(r"\1", typeset(sentence, *numbers, **named))


def _plain(value):
    """A numpy number as Python's own, which `typeset` knows for a number."""
    return value.item() if hasattr(value, "item") else value
