"""How uncertain an output is, and which parameter makes it so."""

from types import SimpleNamespace

import numpy as np

from widgets.explorers import run
from widgets.model.parameters import parameters, table
from widgets.model.validate import number


def draw_parameters(count, seed=0):
    """Parameters drawn from their ranges: a namespace of arrays of shape (count,), each in its parameter's unit.

    A parameter is drawn from the triangular distribution on its range with the central value as mode, independently of
    the others; one without a range stays as it is.  That is an assumption about what the ranges mean: they are not
    confidence intervals, and nobody has published how the parameters move together.

    count: number of draws, 1 to 1,000,000.  seed: of numpy's default generator, 0 to 4,294,967,295.
    Raises ValueError for a count or seed that is not a whole number in its range.
    """
    count = _whole("count", count, "draws", 1, 1_000_000)
    random = np.random.default_rng(_whole("seed", seed, "seed", 0, 2**32 - 1))
    values = {}
    for row in table():
        ends = sorted((row["low"], row["high"]))
        fixed = ends[0] == ends[1]
        values[row["name"]] = row["value"] if fixed else random.triangular(ends[0], row["value"], ends[1], count)
    return SimpleNamespace(**values)


def quantiles(name, inputs, probabilities=(0.05, 0.5, 0.95), count=10_000, seed=0):
    """Quantiles of every output of an explorer over draws of all parameters.

    name: "purchases" or "runoff".  inputs: as for `run.simulate`, one scenario.  probabilities: 0 to 1, increasing.
    Returns a dictionary: output -> array of shape (number of probabilities, 121), in the output's unit.  Outputs that
    no parameter touches have equal rows.  Raises ValueError for inputs, count or probabilities outside their range.
    """
    shares = np.atleast_1d(number("probabilities", np.asarray(probabilities), "share", 0, 1))
    if shares.ndim != 1 or shares.size == 0 or np.any(np.diff(shares) <= 0):
        raise ValueError(f"probabilities must be increasing numbers from 0 to 1 (share); got {probabilities!r}")
    _one_scenario(inputs)
    raw = run.simulate(name, inputs, draw_parameters(count, seed))
    found = {}
    for key in list(raw):
        series = raw.pop(key)  # freed one by one: all outputs together are hundreds of megabytes
        found[key] = np.quantile(series, shares, axis=1) if _varies(series) else np.tile(series[:, 0], (len(shares), 1))
    return found


def _whole(name, value, unit, low, high):
    number(name, value, unit, low, high)
    if np.ndim(value) != 0 or value != int(value):
        raise ValueError(f"{name} must be one whole number from {low:g} to {high:g} ({unit}); got {value!r}")
    return int(value)


def _one_scenario(inputs):
    for key, value in inputs.items():
        if np.ndim(value) != 0:
            raise ValueError(f"{key} must be one number here, for the draws are arrays already; got shape {np.shape(value)}")


def _varies(series):
    return bool(np.ptp(series, axis=1).max() > 0)


def tornado(name, inputs, output, month):
    """What each parameter does to one output when it alone moves through its range.

    output, month: which number of the explorer's outputs.  Returns rows (parameter, at its low end, at its high end) in
    the unit of the output, the widest first; parameters without effect are left out.
    """
    _, declared = run.explorer(name)
    known = [each.key for each in declared.outputs]
    if output not in known:
        raise ValueError(f"{output} is not an output of {declared.class_name}; known are {', '.join(known)}")
    month = _whole("month", month, "months", 0, 120)
    _one_scenario(inputs)
    ranged = [row for row in table() if row["low"] != row["high"]]
    # One run: column 2k holds parameter k at its low end, column 2k+1 at its high end, all others central.
    values = vars(parameters())
    columns = {row["name"]: np.full(2 * len(ranged), values[row["name"]]) for row in ranged}
    for place, row in enumerate(ranged):
        columns[row["name"]][2 * place : 2 * place + 2] = row["low"], row["high"]
    ends = run.simulate(name, inputs, SimpleNamespace(**(values | columns)))[output][month]
    rows = [(row["name"], float(ends[2 * i]), float(ends[2 * i + 1])) for i, row in enumerate(ranged)]
    return sorted((row for row in rows if abs(row[2] - row[1]) > 0), key=lambda row: -abs(row[2] - row[1]))
