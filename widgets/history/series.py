"""From the text of a CSV answer to one value for each month, quarter or day of a table."""

import csv
import io
import re
from datetime import date, timedelta
from statistics import fmean

from widgets.history.fetch import Refused
from widgets.text import _

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_MISSING = {"", "."}  # how FRED writes a day without an observation

# The dates a series of each frequency may have: the days it may fall on, and the fewest and most days from one to the next.
# A holiday stands in the answer with no value, so that a gap between rows is a hole. The most days are also its usual interval.
_FREQUENCIES = {
    "day": (lambda day: True, 1, 1),
    "business day": (lambda day: day.weekday() < 5, 1, 5),
    "Wednesday": (lambda day: day.weekday() == 2, 7, 7),
    "Friday": (lambda day: day.weekday() == 4, 7, 7),
    "month": (lambda day: day.day == 1, 28, 31),
    "quarter": (lambda day: day.day == 1 and day.month in (1, 4, 7, 10), 90, 92),
}
FREQUENCIES = tuple(_FREQUENCIES)

_PERIODS = {
    "month": lambda day: f"{day:%Y-%m}",
    "quarter": lambda day: f"{day.year}Q{(day.month + 2) // 3}",
    "date": lambda day: day.isoformat(),
}
_PICKS = {"last": lambda values: values[-1], "first": lambda values: values[0], "mean": fmean, "only": lambda values: values[0]}
PICKS = tuple(_PICKS)


def observations(series, text):
    """Read a CSV answer of two columns, the date and the series.

    Returns a list of (date, float), the float None where there is no observation. Raises `Refused` for anything else.
    """
    rows = list(csv.reader(io.StringIO(text)))
    if len(rows[0]) != 2 or rows[0][1] != series:
        raise Refused(_("the first line is {line!r}, not a date and {series}").format(line=",".join(rows[0])[:60], series=series))
    read = [_observation(row) for row in rows[1:]]
    if not any(value is not None for _day, value in read):
        raise Refused(_("the answer holds no value"))
    return read


def _observation(row):
    try:
        when, cell = row
        day = date.fromisoformat(when) if _DATE.fullmatch(when) else None
    except ValueError:
        day = None
    if day is None:
        raise Refused(_("a line is not a date and a value: {line!r}").format(line=",".join(row)[:60]))
    if cell in _MISSING:
        return day, None
    if not _NUMBER.fullmatch(cell):
        raise Refused(_("the value of {day} is not a number: {cell!r}").format(day=day, cell=cell[:40]))
    return day, float(cell)


def check_dates(observed, frequency):
    """Dates ascend, none repeats, and they come as often as `frequency`, one of `FREQUENCIES`, says. Raises `Refused`."""
    allowed, fewest, most = _FREQUENCIES[frequency]
    previous = None
    for day, _value in observed:
        if previous is not None and day <= previous:
            fault = _("the date {day} repeats") if day == previous else _("the date {day} comes after a later one")
            raise Refused(fault.format(day=day))
        if not allowed(day) or (previous is not None and not timedelta(fewest) <= day - previous <= timedelta(most)):
            raise Refused(_("the dates do not come every {frequency}: see {day}").format(frequency=frequency, day=day))
        previous = day


def check_today(observed, today):
    """No date lies after the day after `today`, a UTC date: it is already that day in the issuer's east. Raises `Refused`."""
    future = [day for day, _value in observed if day > today + timedelta(1)]
    if future:
        message = _("dates that lie in the future: {count}, the first {day}; today is {today}")
        raise Refused(message.format(count=len(future), day=future[0], today=today))


def silent_since(observed, frequency, today):
    """The day of the last observation, if the next is overdue by `today`; else None.

    It is overdue when twice the usual interval has passed since the end of the last observation's day, month or quarter.
    """
    _allowed, _fewest, interval = _FREQUENCIES[frequency]
    last = max(day for day, value in observed if value is not None)
    period = interval if frequency in ("month", "quarter") else 0
    return last if today - last > timedelta(period + 2 * interval) else None


def by_period(observed, time_column, pick, factor):
    """One value for each period that has an observation.

    Parameters: `time_column`, "month", "quarter" or "date"; `pick`, one of `PICKS`: which observation of the period counts, or
    their mean, or that there is only one; `factor` from the issuer's unit to the table's.

    Returns {period as written in the table: float}, ascending. Raises `Refused` if "only" meets a second observation.
    """
    groups = {}
    for day, value in observed:
        if value is not None:
            groups.setdefault(_PERIODS[time_column](day), []).append(value)
    for period, values in groups.items():
        if pick == "only" and len(values) > 1:
            raise Refused(_("{period} has more than one observation").format(period=period))
    return {period: _PICKS[pick](values) * factor for period, values in groups.items()}
