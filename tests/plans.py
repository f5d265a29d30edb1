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
    return possible(declared, inputs), parameters(draw(st.sampled_from(ESTIMATES)))


def possible(declared, settings):
    """Settings with what a choice cannot hold taken off: whatever is limited gives way one after the other, to its lowest."""
    settings = dict(settings)
    for limit in declared.limits:
        known = {item.key: item for item in declared.inputs}
        most = known[limit.choice].records[settings[limit.choice]][limit.most]
        for key in limit.inputs:
            others = sum(settings[other] for other in limit.inputs if other != key)
            steps = np.floor((most - others - known[key].low) / known[key].step)
            settings[key] = np.minimum(settings[key], known[key].low + known[key].step * np.maximum(0, steps))
    return settings


def room_for(declared, key):
    """What leaves an input all of its range: the inputs that share a limit with it at their lowest."""
    lowest = {item.key: item.low for item in declared.inputs if item.type == "slider"}
    return {other: lowest[other] for limit in declared.limits if key in limit.inputs for other in limit.inputs if other != key}


def portfolios(random, size=BATCH):
    """Four buckets of Treasuries, bn USD, arrays of random portfolios; some buckets are empty."""
    return [np.where(random.random(size) < 0.1, 0, random.uniform(0, 3000, size)) for _ in range(4)]
