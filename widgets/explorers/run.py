"""Runs an explorer in Python: checks the inputs, resolves choices, and gives outputs with their bands as numpy arrays."""

import string
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace

import numpy as np

from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice
from widgets.model.parameters import ESTIMATES, Parameters, parameters
from widgets.model.validate import number

MINUS = "\u2212"


class _Typeset(string.Formatter):
    def format_field(self, value, spec):
        is_number = isinstance(value, (int, float))
        if is_number and spec.endswith("f") and np.isfinite(value):
            # An exact half goes away from zero, as in JavaScript; Python's own formatting would go to the even digit.
            decimals = int(spec.rpartition(".")[2][:-1]) if "." in spec else 6
            value = Decimal(float(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = super().format_field(value, spec)
        if is_number and not text.strip("+-0.,"):
            text = text.lstrip("+-")  # what rounds to zero has no sign
        return text.replace("-", MINUS) if is_number else text


typeset = _Typeset().format  # str.format with a real minus sign in its numbers


def explorer(name):
    """Module and declaration of an explorer by its name; ValueError names the known ones."""
    if not isinstance(name, str) or name not in EXPLORERS:
        raise ValueError(f"name must be one of {', '.join(map(repr, EXPLORERS))}; got {name!r}")
    return EXPLORERS[name]


def checked_inputs(declared, given, present=None):
    """All inputs of an explorer: the given ones checked, what a changed choice brings, and the rest as in `present`.

    declared: an `Explorer` declaration.  given: dictionary, input -> value in the slider's unit; numbers may be numpy
    arrays.  present: all inputs as they are (the defaults if left out).
    Raises ValueError naming the argument, its unit and its range, or the values of a choice.
    """
    if not isinstance(given, Mapping):
        raise ValueError(f"inputs of {declared.class_name} must be a dictionary, input -> value; got {given!r}")
    known = {item.key: item for item in declared.all_inputs}
    for key, value in given.items():
        if not isinstance(key, str) or key not in known:
            raise ValueError(f"{key} is not an input of {declared.class_name}; known are {', '.join(known)}")
        item = known[key]
        if isinstance(item, Choice):
            if not isinstance(value, str) or value not in item.options:
                raise ValueError(f"{key} must be one of {', '.join(map(repr, item.options))}; got {value!r}")
        else:
            number(key, value, item.unit, item.low, item.high)
    arrays = {key: np.shape(value) for key, value in given.items() if not isinstance(known[key], Choice)}
    try:
        np.broadcast_shapes(*arrays.values())
    except ValueError:
        listed = ", ".join(f"{key} {shape} ({known[key].unit})" for key, shape in arrays.items() if shape)
        raise ValueError(f"inputs do not broadcast together: {listed}") from None
    values = declared.completed(dict(given), present)
    for limit in declared.limits:
        _check_limit(declared, limit, values)
    return values


def one_setting(declared, given, present=None):
    """As `checked_inputs`, for an explorer that shows one setting: plain numbers and strings, arrays refused.

    A numpy number, also as an array without dimensions, counts as the number it is.
    """
    values = checked_inputs(declared, given, present)
    for item in declared.all_inputs:
        value = values[item.key]
        if isinstance(item, Choice):
            values[item.key] = str(value)
        elif np.ndim(value):
            raise ValueError(
                f"{item.key} must be one number from {item.low:g} to {item.high:g} ({item.unit}); got an array of shape "
                f"{np.shape(value)}. widgets.explorers.run.simulate takes arrays"
            )
        elif isinstance(value, (np.generic, np.ndarray)):
            values[item.key] = value.item()
    return values


def _check_limit(declared, limit, values):
    choice = next(item for item in declared.inputs if item.key == limit.choice)
    chosen = values[choice.key]
    record = choice.records[chosen]
    most = record[limit.most]
    largest = np.max(sum(np.asarray(values[key], dtype=float) for key in limit.inputs))
    if largest <= most:
        return
    sliders = [item for item in declared.inputs if item.key in limit.inputs]
    reason = typeset(limit.reason, **(record | {choice.key: choice.options[chosen]}))
    raise ValueError(
        f"{' + '.join(limit.inputs)} must be a number from {sum(item.low for item in sliders):g} to {most:g} "
        f"({sliders[0].unit}) where {choice.key} is {chosen!r}; got {largest:g}. {reason} Left out, they are those of "
        f"{choice.key}={chosen!r}"
    )


def checked_controls(declared, names):
    """The controls of an explorer that `names` lists, in the order of its declaration, each once.

    declared: an `Explorer` declaration.  names: keys of inputs, or of what else can be shown or not.
    Raises ValueError naming the controls there are.
    """
    known = declared.controls()
    for name in names:
        if name not in known:
            raise ValueError(f"{name!r} is not a control of {declared.class_name}; known are {', '.join(known)}")
    return [name for name in known if name in names]


def simulate(name, inputs, values=None):
    """One run of an explorer's `respond`, or many at once: an input may be an array of scenarios.

    name: of the explorer.  inputs: dictionary as for `checked_inputs`.  values: parameters (central if left out).
    Returns a dictionary: output -> array of shape (places,) or (places, number of scenarios), places along the output's axis
    (121 months in the explorers of a programme), in the unit that the explorer declares.  Raises ValueError for bad inputs,
    AssertionError if assets ever differ from liabilities.
    """
    module, declared = explorer(name)
    resolved = resolve(declared, checked_inputs(declared, inputs))
    raw = module.respond(resolved, _all_parameters(values))
    shape = np.broadcast_shapes(*{np.shape(month) for series in raw.values() for month in series})
    found = {}
    for key in list(raw):
        series = raw.pop(key)  # freed as it is copied: many scenarios fill gigabytes
        filled = np.empty((len(series), *shape))
        for month, value in enumerate(series):
            filled[month] = value
        found[key] = filled
    if "identity_gap_bn" in found:
        gap = np.abs(found["identity_gap_bn"]).max()
        assert gap < 1e-6, f"assets differ from liabilities by {gap} bn USD"
    return found


def _all_parameters(values):
    if values is None:
        return parameters()
    lacking = [name for name in vars(parameters()) if not hasattr(values, name)] if not isinstance(values, Parameters) else []
    if lacking:
        raise ValueError(f"values must be what widgets.model.parameters() returns; {type(values).__name__} lacks {lacking[0]}")
    return values


def outputs(name, inputs):
    """Outputs with bands of one scenario: output -> array along its axis, with `_low` and `_high` beside banded ones.

    The band spans three runs, every estimated parameter at its low, central and high end; the line is the run that
    `estimate` names.  An output without a reliable estimate has only `_low` and `_high`.  An explorer that declares no
    sources shows arithmetic: one run, no bands.
    """
    _, declared = explorer(name)
    values = checked_inputs(declared, inputs)
    runs = simulate(name, inputs, parameters("all") if declared.sources else None)
    chosen = ESTIMATES.index(values.get("estimate", "central"))
    found = {}
    for output in declared.outputs:
        places = len(runs[output.key])
        three = np.broadcast_to(runs[output.key].reshape(places, -1), (places, 3))
        if not output.range_only:
            found[output.key] = three[:, chosen].copy()
        if output.banded or output.range_only:
            found[f"{output.key}_low"] = three.min(axis=1)
            found[f"{output.key}_high"] = three.max(axis=1)
    return found


def facts(name, inputs, known=None):
    """The numbers of the explorer's sentence: fact -> float.  known: the outputs of these inputs, if they are at hand."""
    module, declared = explorer(name)
    resolved = resolve(declared, checked_inputs(declared, inputs))
    series = SimpleNamespace(**(known or outputs(name, inputs)))
    return {key: float(value) for key, value in module.facts(resolved, series).items()}


def sentence(name, inputs, known=None):
    """What the inputs do, in a sentence.  known: as for `facts`."""
    _, declared = explorer(name)
    found = facts(name, inputs, known)
    return typeset(declared.sentences[int(found["sentence"])], **found)


def predicted(name, prediction):
    """The model's answer to a prediction's question: (lowest, central, highest) of the runs that the explorer draws."""
    _, declared = explorer(name)
    runs = [{"estimate": estimate} for estimate in ESTIMATES] if declared.sources else [{}]
    answers = [facts(name, prediction.inputs | run)[prediction.fact] for run in runs]
    return min(answers), answers[len(answers) // 2], max(answers)


def resolve(declared, inputs):
    """Inputs as attributes, each choice replaced by its record; a gap in a record is NaN."""
    values = dict(inputs)
    for item in declared.inputs:
        if isinstance(item, Choice) and item.records:
            record = item.records[values[item.key]]
            values[item.key] = SimpleNamespace(
                **{
                    key: [float("nan") if x is None else x for x in value] if isinstance(value, list) else value
                    for key, value in record.items()
                }
            )
    return SimpleNamespace(**values)
