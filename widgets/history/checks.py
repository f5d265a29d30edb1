"""What a new column must share with the stored one before it may replace it, and the landmarks every table must keep."""

import itertools
import math
from statistics import median

from widgets.history.fetch import Refused
from widgets.text import _

_LARGEST_STEP = 2.0  # a new step may be this many times the largest stored one; a change of unit is far more


def check_reach(stored, new):
    """No stored period is lost, least of all at the end. Both are {period: value}. Raises `Refused`."""
    last = max(stored)
    if max(new) < last:
        raise Refused(_("it ends in {end}, the stored series in {last}").format(end=max(new), last=last))
    lost = sorted(stored.keys() - new.keys())
    if lost:
        raise Refused(
            _("stored values that are missing: {count}, the first that of {period}").format(count=len(lost), period=lost[0])
        )


def check_magnitude(stored, new, largest_revision_pct):
    """Unit and size are the stored ones; both are {period: value} and `check_reach` has passed.

    Every stored value but the last, whose month may not have been over, is met within `largest_revision_pct` of itself or of
    the median, whichever is larger. No step from one period to the next is more than twice the largest stored one. Raises
    `Refused`, naming the factor if all values are a multiple of the stored ones.
    """
    settled = sorted(stored)[:-1]
    size = max(abs(value) for value in stored.values())
    ratio = median([new[p] / stored[p] for p in settled if abs(stored[p]) > 0.01 * size])
    if abs(ratio - 1) > largest_revision_pct / 100:
        message = _("the values are about {ratio} times the stored ones: a changed unit or base?")
        raise Refused(message.format(ratio=_round(ratio)))
    typical = median(abs(value) for value in stored.values())
    allowed = {p: largest_revision_pct / 100 * max(abs(stored[p]), typical) for p in settled}
    far = [p for p in settled if abs(new[p] - stored[p]) > allowed[p]]
    if far:
        message = _(
            "values further from the stored ones than a revision: {count}, the first in {period}: {new:g}, stored {old:g}"
        )
        raise Refused(message.format(count=len(far), period=far[0], new=new[far[0]], old=stored[far[0]]))
    _check_steps(stored, new)


def _check_steps(stored, new):
    largest = max(abs(change) for _period, change in _steps(stored))
    for period, change in _steps(new):
        if abs(change) > _LARGEST_STEP * largest:
            raise Refused(_("the value of {period} jumps by {change:g}: a changed unit?").format(period=period, change=change))


def _steps(values):
    periods = sorted(values)
    return [(later, values[later] - values[earlier]) for earlier, later in itertools.pairwise(periods)]


def _round(ratio):
    """ "1,000" for 999.98: the nearest power of ten if that is what it is, else three digits."""
    if ratio > 0:
        power = 10.0 ** round(math.log10(ratio))
        if power != 1 and abs(ratio / power - 1) < 0.02:
            return f"{power:,.9g}"
    return f"{ratio:,.3g}"


def check_landmark(landmark, values):
    """One row of `landmarks.csv` against {period: value} of its column. Raises `Refused`.

    The highest or lowest value between two periods lies where the record has it, and equals `value`, where one is given, to
    its last decimal.
    """
    span = {p: v for p, v in values.items() if landmark["from"] <= p <= landmark["to"]}
    when, text = landmark["when"], landmark["value"]
    extreme = {"highest": max, "lowest": min}[landmark["is"]]
    found = extreme(span, key=span.get, default=None)
    if found != when:
        raise Refused(
            _("its {place} value from {first} to {last} is not in {when} but in {found}").format(
                place=landmark["is"], first=landmark["from"], last=landmark["to"], when=when, found=found
            )
        )
    half_a_decimal = 0.5 * 10.0 ** -len(text.partition(".")[2])
    if text and abs(span[when] - float(text)) > half_a_decimal * (1 + 1e-9):
        raise Refused(_("its value in {when} is {value:g}, not {landmark}").format(when=when, value=span[when], landmark=text))
