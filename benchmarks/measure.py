"""A measured row of the table, and the statistics and the printing that all of them share."""

import math
from dataclasses import dataclass

HEAD = ("Measure", "Value", "Unit", "Target", "Reached")


@dataclass(frozen=True)
class Row:
    """One measured number, or a line that says why there is none.

    limit: the target, reached by a value of at most this; with at_least, of at least this.  None where there is none.
    """

    measure: str
    value: float | str
    unit: str = ""
    limit: float | None = None
    at_least: bool = False
    digits: int = 1

    def cells(self):
        """The row as text, a cell a column."""
        value = self.value if isinstance(self.value, str) else f"{self.value:,.{self.digits}f}"
        if self.limit is None:
            return self.measure, value, self.unit, "", ""
        word = "at least" if self.at_least else "at most"
        if isinstance(self.value, str):
            reached = "not measured"
        else:
            reached = "yes" if (self.value >= self.limit if self.at_least else self.value <= self.limit) else "NO"
        return self.measure, value, self.unit, f"{word} {self.limit:g}", reached


def quantile(values, share):
    """Smallest of the values that at least this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values):
    """The middle value."""
    return quantile(values, 0.5)


def table(rows):
    """The rows as an aligned table, which is Markdown as well."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]

    def text(line):
        cells = [
            cell.rjust(width) if column == 1 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        return f"| {' | '.join(cells)} |"

    rule = [f"{'-' * (width - 1)}:" if column == 1 else "-" * width for column, width in enumerate(widths)]
    return "\n".join([text(HEAD), f"| {' | '.join(rule)} |", *map(text, lines[1:])])
