"""The one table of parameters: value, low, high, unit, source, and whether it is
estimated or assumed."""

import csv
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from widgets.model.validate import number

_TABLE = Path(__file__).with_name("parameters.csv")
ESTIMATES = ("low", "central", "high")


class Parameters(SimpleNamespace):
    """Parameters as attributes; one that is set is checked like one that is given."""

    def __setattr__(self, name, value):
        super().__setattr__(name, _checked(name, value))


def table() -> list[dict]:
    """Every parameter as a row: name, symbol, low, value, high, least, most, unit,
    block, tag, source, description.

    low and high are the ends at which the effect is weaker and stronger, so low may be
    the larger number. least and most: the values with a meaning lie between them, far
    wider than any estimate. tag: `estimated` (a published number or a fit to published
    data; source is a key of book/references.bib) or `assumed`.
    """
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for column in ("low", "value", "high", "least", "most"):
            row[column] = float(row[column])
    return rows


def parameters(estimate: str = "central", **changes) -> Parameters:
    """The parameters as attributes, all at their `low`, `central` or `high` value;
    changes replace single ones.

    estimate: which column of the table.  "all" gives arrays of shape (3, 1), low,
    central and high at once. Raises ValueError for an unknown estimate, an unknown
    name, or a change that is not a finite number from `least` to `most`.
    """
    column = {"low": "low", "central": "value", "high": "high"}
    if not isinstance(estimate, str) or estimate not in (*ESTIMATES, "all"):
        raise ValueError(f"estimate must be low, central, high or all; got {estimate!r}")
    rows = {row["name"]: row for row in table()}
    if estimate == "all":
        values = {
            name: np.array([[row["low"]], [row["value"]], [row["high"]]])
            for name, row in rows.items()
        }
    else:
        values = {name: row[column[estimate]] for name, row in rows.items()}
    values |= {name: _checked(name, value) for name, value in changes.items()}
    return Parameters(**values)


@cache
def _ranges():
    return {row["name"]: (row["unit"], row["least"], row["most"]) for row in table()}


def _checked(name, value):
    if name not in _ranges():
        raise ValueError(f"{name} is not a parameter; known are {', '.join(_ranges())}")
    return number(name, value, *_ranges()[name])
