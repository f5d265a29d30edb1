"""What a check returns, and small readings of series that several checks share."""

import numpy as np

NEVER = 1000  # month of what does not happen


def told(*truths, **numbers):
    return truths, numbers


def first(condition):
    """First place where something is true, or NEVER."""
    places = np.flatnonzero(condition)
    return int(places[0]) if places.size else NEVER


def is_(value, other, within=0.5):
    return abs(value - other) <= within


def band(low, high, values_low, values_high, of=lambda values: values[0]):
    """Two placeholders that name the ends of a range."""
    return {low: of(values_low), high: of(values_high)}


def round_up(value):
    """To whole numbers; an exact half goes up, as facts of whole billions do."""
    return np.floor(value + 0.5)
