"""Every public function of every block means the same in numpy and in JavaScript, also where no explorer uses it yet."""

import inspect
import json

import node
import numpy as np
import pytest

from widgets import model
from widgets.model.parameters import ESTIMATES, parameters
from widgets.model.validate import BUCKETS, RANGES
from widgets.transpile import blocks_javascript

CALLS = 200  # random calls of each function
FUNCTIONS = {name: getattr(model, name).__wrapped__ for name in model.__all__ if hasattr(getattr(model, name), "__wrapped__")}
# Ranges that a page could show; the widest ones of the table would only compare overflows.
PRACTICAL = {"cap_bn": (0, 200), "log_change": (-1, 1), "previous": (-1, 1), "loan": (0, 1e6), "payment": (0, 1e5)}


def draw(name, random):
    if name == "parameters":
        return name
    if name == "path_months":
        return 24
    if name == "path_pct":
        return list(random.uniform(-50, 50, 24))
    low, high = PRACTICAL.get(name) or RANGES[name][1:]
    value = random.uniform(max(low, -1e4), min(high, 1e4))
    return list(random.uniform(0, 5000, 4)) if name in BUCKETS else float(random.choice([value, max(low, -1e4), min(high, 1e4)]))


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Results of the same random calls: (name, arguments, by numpy, by JavaScript)."""
    built = tmp_path_factory.mktemp("blocks") / "blocks.mjs"
    built.write_text(blocks_javascript(model.BLOCKS), encoding="utf-8")
    random = np.random.default_rng(20010319)
    cases = [
        (name, [draw(argument, random) for argument in inspect.signature(function).parameters], ESTIMATES[call % 3])
        for name, function in FUNCTIONS.items()
        for call in range(CALLS)
    ]
    values = {estimate: parameters(estimate) for estimate in ESTIMATES}
    data = {"module": str(built), "cases": cases, "parameters": {estimate: vars(v) for estimate, v in values.items()}}
    javascript = json.loads(node.run("blocks.mjs", data))
    with np.errstate(all="ignore"):
        python = [
            FUNCTIONS[name](*[values[estimate] if value == "parameters" else value for value in args])
            for name, args, estimate in cases
        ]
    return list(zip(cases, python, javascript, strict=True))


def flat(value):
    """Numbers of a result, whether number, list or dictionary; JavaScript's infinities come as text."""
    if isinstance(value, dict):
        return [number for key in sorted(value) for number in flat(value[key])]
    if isinstance(value, list):
        return [number for item in value for number in flat(item)]
    return [float(str(value).replace("Infinity", "inf")) if isinstance(value, str) else float(value)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_of_the_model_gives_the_same_numbers_in_both_runtimes(both, name):
    mine = [(case, python, javascript) for case, python, javascript in both if case[0] == name]
    assert len(mine) == CALLS
    for case, python, javascript in mine:
        np.testing.assert_allclose(flat(javascript), flat(python), rtol=1e-9, atol=1e-9, err_msg=str(case))


def test_every_block_is_compared():
    compared = {function.__module__ for function in FUNCTIONS.values()}
    assert compared == {block.__name__ for block in model.BLOCKS}
