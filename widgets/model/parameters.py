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

# unit: the lowest and the highest value with a meaning, far wider than any estimate.
_ALLOWED = {
    "share": (0, 1),
    "a month": (0, 1),
    "a day": (0, 1),
    "months": (1, 10_000),
    "trading days": (1, 1200),
    "years": (0.1, 200),
    "ratio": (0, 100),
    "per pp": (0, 100),
    "per pp of bank assets": (0, 100),
    "% a year": (-20, 95),
    "%": (-50, 100),
    "% of bank assets": (0, 100),
    "% of loans": (0.1, 100),
    "% of GDP": (0, 10_000),
}
_AMOUNT = (0, 1_000_000)
_OTHER = (-1000, 1000)
_MAY_BE_ZERO = ("duration_", "_push_peak_")  # times that nothing is divided by
_DIVIDES = (
    "_half_bn",
    "_scale_",
    "_drain_",
    "_gdp_",
    "duration_ten_year_",
    "loans_to_bank_assets",
)


def allowed(row: dict) -> tuple[float, float]:
    """Lowest and highest value that a parameter, a row of `table`, can take, in its
    unit."""
    low, high = _ALLOWED.get(
        row["unit"], _AMOUNT if row["unit"].startswith("bn ") else _OTHER
    )
    if any(part in row["name"] for part in _DIVIDES):
        return max(low, 0.01), high
    return (0 if any(part in row["name"] for part in _MAY_BE_ZERO) else low), high


class Parameters(SimpleNamespace):
    """Parameters as attributes; one that is set is checked like one that is given."""

    def __setattr__(self, name, value):
        super().__setattr__(name, _checked(name, value))


def table() -> list[dict]:
    """Every parameter as a row: name, symbol, low, value, high, unit, block, tag,
    source, description.

    low and high are the ends at which the effect is weaker and stronger, so low may be
    the larger number. tag: `estimated` (a published number or a fit to published data;
    source is a key of book/references.bib) or `assumed`.
    """
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for column in ("low", "value", "high"):
            row[column] = float(row[column])
    return rows


def parameters(estimate: str = "central", **changes) -> Parameters:
    """The parameters as attributes, all at their `low`, `central` or `high` value;
    changes replace single ones.

    estimate: which column of the table.  "all" gives arrays of shape (3, 1), low,
    central and high at once. Raises ValueError for an unknown estimate, an unknown
    name, or a change that is not a finite number in its range (`allowed`).
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
    return {row["name"]: (row["unit"], *allowed(row)) for row in table()}


def _checked(name, value):
    if name not in _ranges():
        raise ValueError(f"{name} is not a parameter; known are {', '.join(_ranges())}")
    return number(name, value, *_ranges()[name])
