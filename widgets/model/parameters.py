"""The one table of parameters: value, low, high, unit, source, and whether it is
estimated or assumed."""

import csv
from pathlib import Path
from types import SimpleNamespace

import numpy as np

_TABLE = Path(__file__).with_name("parameters.csv")
ESTIMATES = ("low", "central", "high")


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


def parameters(estimate: str = "central", **changes) -> SimpleNamespace:
    """The parameters as attributes, all at their `low`, `central` or `high` value;
    changes replace single ones.

    estimate: which column of the table.  "all" gives arrays of shape (3, 1), low,
    central and high at once. Raises ValueError for an unknown estimate, an unknown
    name, or a change that is not a finite number.
    """
    column = {"low": "low", "central": "value", "high": "high"}
    if estimate not in (*ESTIMATES, "all"):
        raise ValueError(f"estimate must be low, central, high or all; got {estimate!r}")
    rows = {row["name"]: row for row in table()}
    if estimate == "all":
        values = {
            name: np.array([[row["low"]], [row["value"]], [row["high"]]])
            for name, row in rows.items()
        }
    else:
        values = {name: row[column[estimate]] for name, row in rows.items()}
    for name, value in changes.items():
        if name not in rows:
            raise ValueError(f"{name} is not a parameter; known are {', '.join(rows)}")
        is_numeric = isinstance(
            value, (int, float, np.number, np.ndarray)
        ) and not isinstance(value, bool)
        if (
            not is_numeric
            or np.asarray(value).dtype.kind not in "iuf"
            or not np.all(np.isfinite(value))
        ):
            raise ValueError(
                f"{name} must be a finite number ({rows[name]['unit']}); got {value!r}"
            )
        values[name] = value
    return SimpleNamespace(**values)
