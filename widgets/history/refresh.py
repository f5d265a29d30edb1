"""Bring the tables of `book/data` up to date from their issuers.

`sources.csv` says where each column comes from, in which unit, and which observation of a month counts; `landmarks.csv` what no
refresh may move. A table is replaced only if every one of its refreshed columns passes every check; columns that are left alone
keep their cells. Nothing of the book's build or of `widgets.history` imports this module.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from widgets import history
from widgets.history import checks, files, series
from widgets.history.fetch import Refused
from widgets.text import _


@dataclass(frozen=True)
class Source:
    """One refreshed column: its row of `sources.csv`, with series id and first period from `columns.csv`."""

    table: str
    column: str
    series: str
    first: str
    factor: float
    frequency: str
    pick: str
    decimals: int
    largest_revision_pct: float


@dataclass(frozen=True)
class Result:
    """What became of one table.

    `problems` (none if all is well), rows `added`, cells `changed` in the rows there were, the `last` period, and the
    columns whose series have `stopped` coming, a sentence each.
    """

    table: str
    problems: tuple = ()
    added: int = 0
    changed: int = 0
    last: str = ""
    stopped: tuple = ()


def sources(folder):
    """Every refreshed column as a list of `Source`."""
    about = {(row["file"], row["column"]): row for row in _records(folder / "columns.csv")}
    return [
        Source(
            table=row["table"],
            column=row["column"],
            series=about[row["table"], row["column"]]["series_id"],
            first=about[row["table"], row["column"]]["first_observation"],
            factor=float(row["factor"]),
            frequency=row["frequency"],
            pick=row["pick"],
            decimals=int(row["decimals"]),
            largest_revision_pct=float(row["largest_revision_pct"]),
        )
        for row in _records(folder / "sources.csv")
        if not row["left_alone_because"]
    ]


def left_alone(folder):
    """Why a table, or a column of a refreshed table, stays as it is: {(table, column or ""): reason}."""
    rows = _records(folder / "sources.csv")
    return {(row["table"], row["column"]): row["left_alone_because"] for row in rows if row["left_alone_because"]}


def refresh(names, issuer, folder, progress=iter, today=None):
    """Refresh tables, one after the other; a table that fails does not stop the next.

    Parameters: `names` of refreshable tables; `issuer`, an `Issuer`; `folder` of the tables; `progress` wraps the list of
    series that are fetched; `today`, the UTC date, which is written beside refreshed columns and after which no observation may
    lie. Returns a list of `Result`.
    """
    today = today or utc_today()
    wanted = [source for source in sources(folder) if source.table in names]
    answers = {}
    for name in progress(list(dict.fromkeys(source.series for source in wanted))):
        try:
            answers[name] = series.observations(name, issuer.text(name))
        except Refused as fault:
            answers[name] = fault
    results = []
    for name in names:
        try:
            result = _refresh_table(folder, [s for s in wanted if s.table == name], answers, today)
        except OSError as error:
            result = Result(name, (_("the file could not be replaced: {error}").format(error=error),))
        results.append(result)
    history.forget()
    return results


def utc_today():
    """Today's date in UTC, wherever the command runs."""
    return datetime.now(UTC).date()


def _refresh_table(folder, wanted, answers, today):
    name = wanted[0].table
    path = folder / f"{name}.csv"
    head, rows = files.read(path)
    problems, new = [], {}
    for source in wanted:
        try:
            new[source.column] = _new_column(source, head, rows, answers[source.series], today)
        except Refused as fault:
            problems.append(f"{source.series} ({source.column}): {fault}")
    if problems:
        return Result(name, tuple(problems))

    merged = _merge(head, rows, {source: new[source.column] for source in wanted})
    problems = _moved_landmarks(folder, name, head, merged)
    if problems:
        return Result(name, tuple(problems))

    before = {row[0]: row for row in rows}
    added = sum(row[0] not in before for row in merged)
    changed = sum(a != b for row in merged if row[0] in before for a, b in zip(row, before[row[0]], strict=True))
    if added or changed:
        columns = folder / "columns.csv"
        catalogue = _new_catalogue(columns, name, head, merged, {head[0], *new}, today)
        files.replace({path: files.to_bytes(head, merged), columns: catalogue})
    stopped = tuple(filter(None, (_stopped(source, answers[source.series], today) for source in wanted)))
    return Result(name, added=added, changed=changed, last=merged[-1][0], stopped=stopped)


def _stopped(source, answer, today):
    last = series.silent_since(answer, source.frequency, today)
    if last is None:
        return None
    message = _(
        "{series} ({column}) has stopped coming: its last observation is that of {last}, {count} days ago; due every {due}."
    )
    return message.format(series=source.series, column=source.column, last=last, count=(today - last).days, due=source.frequency)


def _new_column(source, head, rows, answer, today):
    if isinstance(answer, Refused):
        raise answer
    series.check_dates(answer, source.frequency)
    series.check_today(answer, today)
    values = series.by_period(answer, head[0], source.pick, source.factor)
    # The record starts where it starts, even if the issuer's series is longer.
    values = {period: value for period, value in values.items() if period >= source.first}
    if not values:
        raise Refused(_("no value from {first} on").format(first=source.first))
    stored = _column(head, rows, source.column)
    checks.check_reach(stored, values)
    checks.check_magnitude(stored, values, source.largest_revision_pct)
    return values


def _merge(head, rows, new):
    """Rows with the new values in place; a cell that already rounds its value correctly keeps its text."""
    cells = {row[0]: list(row) for row in rows}
    for source, values in new.items():
        at = head.index(source.column)
        for period, value in values.items():
            row = cells.setdefault(period, [period] + [""] * (len(head) - 1))
            if not row[at] or abs(value - float(row[at])) > 0.5 * 10.0**-source.decimals + 1e-9:
                row[at] = repr(round(value, source.decimals) + 0.0)  # + 0.0: never "-0.0"
    return [cells[period] for period in sorted(cells)]


def _moved_landmarks(folder, name, head, rows):
    problems = []
    for landmark in _records(folder / "landmarks.csv"):
        if landmark["table"] == name:
            try:
                checks.check_landmark(landmark, _column(head, rows, landmark["column"]))
            except Refused as fault:
                problems.append(_("landmark of {column}: {fault}").format(column=landmark["column"], fault=fault))
    return problems


def _new_catalogue(path, name, head, rows, refreshed, today):
    """`columns.csv` with the bounds of one table, and the day for its refreshed columns."""
    keys, entries = files.read(path)
    file, column, first, last, retrieved = map(
        keys.index, ("file", "column", "first_observation", "last_observation", "retrieved")
    )
    for entry in entries:
        if entry[file] == name:
            at = head.index(entry[column])
            seen = [row[0] for row in rows if row[at]]
            entry[first], entry[last] = seen[0], seen[-1]
            if entry[column] in refreshed:
                entry[retrieved] = today.isoformat()
    return files.to_bytes(keys, entries)


def _column(head, rows, column):
    at = head.index(column)
    return {row[0]: float(row[at]) for row in rows if row[at]}


def _records(path):
    head, rows = files.read(path)
    return [dict(zip(head, row, strict=True)) for row in rows]
