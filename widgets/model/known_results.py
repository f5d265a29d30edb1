"""Known results: what the record and published studies say, beside what the model gives.

`known_results.csv` is the table: published number, accepted range, unit, and kind.
Fitted: a parameter was set with the number in view, so agreement shows consistency, not
truth.  Check: no parameter was set on it.  Verdict `miss`: the model is known to be
outside the range, and the note says why.
"""

import csv
from pathlib import Path
from types import SimpleNamespace

from widgets.model.parameters import parameters
from widgets.model.scenarios import (
    announcements,
    central_bank_income,
    drain_record,
    hong_kong,
    output_and_jobs,
    overnight_and_panic,
    purchase_to_run_off,
    rebuilt_history,
    run_off_record,
)

_TABLE = Path(__file__).with_name("known_results.csv")
SCENARIOS = (
    run_off_record,
    announcements,
    rebuilt_history,
    drain_record,
    overnight_and_panic,
    central_bank_income,
    output_and_jobs,
    hong_kong,
    purchase_to_run_off,
)


def published() -> list[dict]:
    """The table as rows of strings, its accepted range as numbers in the row's unit.

    Columns: id, result, published, accept_low, accept_high, unit, kind (fitted or check),
    verdict (inside or miss), source (a key of book/references.bib), note.
    """
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for end in ("accept_low", "accept_high"):
            row[end] = float(row[end])
    return rows


def computed(values: SimpleNamespace | None = None) -> dict[str, float]:
    """The model's number for every row: {id: number in the row's unit}.

    values: `widgets.model.parameters(...)`; the central parameters if left out.
    """
    values = values or parameters()
    found = {}
    for scenario in SCENARIOS:
        found |= {key: float(value) for key, value in scenario.results(values).items()}
    return found


def results(values: SimpleNamespace | None = None) -> list[dict]:
    """The rows of `published`, each with the model's number (`model`) and whether it is
    in the accepted range (`inside`)."""
    numbers = computed(values)
    rows = []
    for row in published():
        model = numbers[row["id"]]
        inside = row["accept_low"] <= model <= row["accept_high"]
        rows.append(row | {"model": model, "inside": inside})
    return rows
