"""Random plans for the property tests: every slider anywhere in its range or at one of its ends, many plans at once."""

import numpy as np
from hypothesis import strategies as st

from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice
from widgets.model import parameters
from widgets.model.parameters import ESTIMATES

BATCH = 64  # plans in one call of the model


def whole(item, values):
    """A slider that moves in whole steps of its unit gives whole numbers."""
    return np.round(values) if item.unit == "months" else values


@st.composite
def plans(draw, explorer):
    """Inputs of an explorer as arrays of 64 plans (one starting point for all of them) and a set of parameters."""
    _, declared = EXPLORERS[explorer]
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    inputs = {}
    for item in declared.inputs:
        if isinstance(item, Choice):
            inputs[item.key] = draw(st.sampled_from(sorted(item.options)))
            continue
        values = random.uniform(item.low, item.high, BATCH)
        where = random.random(BATCH)
        values = np.where(where < 0.1, item.low, np.where(where > 0.9, item.high, values))
        inputs[item.key] = whole(item, values)
    return inputs, parameters(draw(st.sampled_from(ESTIMATES)))


def portfolios(random, size=BATCH):
    """Four buckets of Treasuries, bn USD, arrays of random portfolios; some buckets are empty."""
    return [np.where(random.random(size) < 0.1, 0, random.uniform(0, 3000, size)) for _ in range(4)]
