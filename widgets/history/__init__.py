"""The history behind the charts: a reader for the tables of `book/data`.

A table is a dictionary of numpy arrays, one per column. Column names end in their unit (`reserves_bn`, `ten_year_pct`);
`columns` gives description, unit, issuer and license of each. A gap in the record is NaN: nothing is interpolated.

Reading never touches the network. `python -m widgets.history refresh` brings the tables up to date (see `refresh.py`).
"""

import csv
from functools import cache
from pathlib import Path

import numpy as np

_PACKAGE = Path(__file__).resolve().parent.parent
# In the repository the tables lie beside the package; a wheel carries a copy inside it.
_PLACES = (_PACKAGE.parent / "book" / "data", _PACKAGE / "_data")
_TIME_TYPES = {"month": "datetime64[M]", "date": "datetime64[D]", "end_date": "datetime64[D]"}
_WORDS = {"text", "key", "address", "YYYYQn"}  # units of columns that stay strings


def tables():
    """Names of all tables, sorted."""
    return sorted({row["file"] for row in _catalogue()})


def table(name):
    """Read one table.

    Parameters: `name`, one of `tables()`, without `.csv`.

    Returns a dict of equally long 1-D numpy arrays in the order of the file: `month` as datetime64[M], `date` and `end_date` as
    datetime64[D], `quarter` ("2022Q2") and text as strings, everything else as float64 in the unit that `columns(name)`
    states, NaN where there is no observation.

    Raises ValueError for an unknown table, naming the known ones.
    """
    return {column: values.copy() for column, values in _read(_known(name)).items()}


def columns(name):
    """What each column of a table is.

    Returns {column: {description, unit, issuer, series_id, aggregation, first_observation, last_observation, license,
    address, retrieved}}, all strings; `retrieved` is the day a refresh last brought new values, empty where none has.
    Raises ValueError for an unknown table, naming the known ones.
    """
    _known(name)
    keys = ("file", "column")
    return {
        row["column"]: {key: value for key, value in row.items() if key not in keys}
        for row in _catalogue()
        if row["file"] == name
    }


def at(name, column, when):
    """One value of one table: `at("us_interest_rates_monthly", "ten_year_pct", "2022-06")`.

    Parameters: `when` is written as in the table's first column ("2022-06", "2022-06-01" or "2022Q2").

    Returns a float in the column's unit (NaN where the cell is empty), or a string for a column of words. Raises ValueError,
    naming what is known, for an unknown table, column or time.
    """
    values = _read(_known(name))
    if column not in list(values):
        raise ValueError(f"{name} has no column {column!r}; it has {', '.join(values)}")
    times = next(iter(values.values())).astype(str)
    found = np.flatnonzero(times == str(when))
    if len(found) == 0:
        raise ValueError(f"{name} has no row for {when!r}; it runs from {times[0]} to {times[-1]}")
    return values[column][found[0]].item()


def forget():
    """Read the tables again at the next call, after files have changed."""
    for reader in (folder, _catalogue, _read):
        reader.cache_clear()


@cache
def folder():
    """Path of the folder that holds the tables: `book/data` in the repository, the copy inside an installed package."""
    for place in _PLACES:
        if (place / "columns.csv").is_file():
            return place
    raise FileNotFoundError("the data tables are missing: neither book/data nor widgets/_data holds columns.csv")


@cache
def _catalogue():
    with open(folder() / "columns.csv", newline="", encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def _known(name):
    if not isinstance(name, str) or name not in tables():
        raise ValueError(f"no table {name!r}; the tables are {', '.join(tables())}")
    return name


@cache
def _read(name):
    with open(folder() / f"{name}.csv", newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    units = {column: about["unit"] for column, about in columns(name).items()}
    return {column: _array(column, units[column], cells) for column, cells in zip(head, zip(*rows, strict=True), strict=True)}


def _array(column, unit, cells):
    if column in _TIME_TYPES:
        return np.array(cells, dtype=_TIME_TYPES[column])
    if unit in _WORDS:
        return np.array(cells)
    return np.array([float(cell) if cell else np.nan for cell in cells])
