"""The model means the same in numpy and in JavaScript, for thousands of random settings of every explorer."""

import json
from types import SimpleNamespace

import node
import numpy as np
import pytest
from plans import possible

from widgets.build import build
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice
from widgets.model.parameters import ESTIMATES, parameters

SETTINGS = 2000
BATCH = 125
RELATIVE = 1e-9


@pytest.fixture(scope="module", autouse=True)
def _built():
    build()


def random_settings(declared, count, random):
    """Settings from the sliders' ranges, each slider at an end in one case of five; choices the same for all."""
    settings = {}
    for item in declared.all_inputs:
        if isinstance(item, Choice):
            settings[item.key] = str(random.choice(list(item.options)))
            continue
        steps = random.integers(0, round((item.high - item.low) / item.step) + 1, count)
        ends = random.random(count)
        values = np.minimum(item.low + steps * item.step, item.high)
        settings[item.key] = np.where(ends < 0.1, item.low, np.where(ends > 0.9, item.high, values)).astype(float)
    return possible(declared, settings)


def one(settings, index):
    return {key: value if isinstance(value, str) else float(value[index]) for key, value in settings.items()}


def in_python(name, declared, settings, keys, facts, count):
    """The named outputs and facts of all settings, from one numpy run, laid out as Node prints them."""
    raw = run.simulate(name, settings, parameters("all") if declared.sources else None)
    chosen = ESTIMATES.index(settings.get("estimate", "central"))
    series = {}
    for output in declared.outputs:
        values = raw[output.key]
        three = np.broadcast_to(values.reshape(len(values), -1, values.shape[-1]), (len(values), 3, count))
        series[output.key] = three[:, chosen]
        series[f"{output.key}_low"], series[f"{output.key}_high"] = three.min(axis=1), three.max(axis=1)
    resolved = run.resolve(declared, run.checked_inputs(declared, settings))
    found = EXPLORERS[name][0].facts(resolved, SimpleNamespace(**series))
    lines = np.concatenate([series[key] for key in keys])
    return np.vstack([lines, [np.broadcast_to(found[fact], count) for fact in facts]]).T


@pytest.mark.parametrize("name", EXPLORERS)
def test_numpy_and_javascript_agree_on_every_output_and_fact(name):
    declared = EXPLORERS[name][1]
    facts = list(run.facts(name, {}))
    keys = []
    for output in declared.outputs:
        keys += [] if output.range_only else [output.key]
        keys += [f"{output.key}_low", f"{output.key}_high"] if output.banded or output.range_only else []
    random = np.random.default_rng(20081125)
    for _ in range(SETTINGS // BATCH):
        settings = random_settings(declared, BATCH, random)
        python = in_python(name, declared, settings, keys, facts, BATCH)
        inputs = [one(settings, index) for index in range(BATCH)]
        printed = node.run("parity.mjs", {"name": name, "inputs": inputs, "keys": keys, "facts": facts})
        javascript = np.frombuffer(printed).reshape(BATCH, -1)
        # 1e-9 relative; an absolute 1e-9 where the value itself is rounding noise around zero.
        np.testing.assert_allclose(javascript, python, rtol=RELATIVE, atol=1e-9, equal_nan=True)


@pytest.mark.parametrize("name", EXPLORERS)
def test_both_runtimes_say_the_same_sentence(name):
    declared = EXPLORERS[name][1]
    random = np.random.default_rng(20220601)
    cases = [one(random_settings(declared, 1, random), 0) for _ in range(60)]
    cases += [declared.completed(preset.inputs) for preset in declared.presets]
    javascript = json.loads(node.run("parity.mjs", {"name": name, "inputs": cases, "sentences": True}))
    assert javascript == [run.sentence(name, case) for case in cases]


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_sentence_has_a_setting_that_says_it(name):
    module, declared = EXPLORERS[name]
    said = [int(run.facts(name, inputs)["sentence"]) for inputs in module.SENTENCES_SHOWN_BY]
    assert said == list(range(len(declared.sentences)))
