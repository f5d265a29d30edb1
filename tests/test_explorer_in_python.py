"""An explorer as an object in Python: what is put in is checked at once, and what comes out cannot be spoiled."""

import copy
import json
import pickle
from types import SimpleNamespace

import numpy as np
import pytest

import widgets
from widgets import RunoffExplorer
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.run import simulate

CLASSES = [declared.class_name for _, declared in EXPLORERS.values()]
NOT_NUMBERS = [None, True, np.True_, "95", [95], (95,), {}, [], 1 + 2j, np.datetime64("2022"), np.timedelta64(1), 10**400]
NOT_FINITE = [float("nan"), float("inf"), -float("inf"), np.float32("nan"), np.ma.masked]
ARRAYS = [np.array([60.0, 95.0]), np.array([95.0]), np.array([]), np.zeros((0, 2)), np.array(["95"]), np.array([None])]
OUT_OF_RANGE = [-1, 121, np.int64(121), np.array(121.0), 1e300]


def explorer_of(class_name):
    return getattr(widgets, class_name)()


@pytest.mark.parametrize("value", [*NOT_NUMBERS, *NOT_FINITE, *ARRAYS, *OUT_OF_RANGE], ids=repr)
@pytest.mark.parametrize("way", ["argument", "assigned", "item", "update", "merged"])
def test_what_is_not_one_number_in_its_range_is_refused_at_once(way, value):
    explorer = RunoffExplorer()
    ways = {
        "argument": lambda: RunoffExplorer(treasury_cap_bn=value),
        "assigned": lambda: setattr(explorer, "inputs", {"treasury_cap_bn": value}),
        "item": lambda: explorer.inputs.__setitem__("treasury_cap_bn", value),
        "update": lambda: explorer.inputs.update(treasury_cap_bn=value),
        "merged": lambda: explorer.inputs.__ior__({"treasury_cap_bn": value}),
    }
    with pytest.raises(ValueError, match=r"treasury_cap_bn must be .*number from 0 to 120 \(bn USD a month\)"):
        ways[way]()
    assert explorer.inputs == RunoffExplorer().inputs, "what was refused has changed nothing"


@pytest.mark.parametrize("class_name", CLASSES)
def test_every_input_of_every_explorer_refuses_what_is_not_its_own(class_name):
    explorer = explorer_of(class_name)
    for item in explorer.declaration.all_inputs:
        said = f"{item.key} must be" if item.type == "slider" else f"{item.key} must be one of '"
        for value in (None, [], np.array([1.0, 2.0]), np.array([]), True, "no such value", float("nan"), 1e12):
            with pytest.raises(ValueError) as raised:
                explorer.inputs = {item.key: value}
            assert str(raised.value).startswith(said)
            assert item.type == "choice" or f"({item.unit})" in str(raised.value)


@pytest.mark.parametrize(
    "given", [None, 5, "treasury_cap_bn", [("treasury_cap_bn", 95)], {"speed": 3}, {3: 4}, {None: 1}], ids=repr
)
def test_inputs_that_are_no_dictionary_of_inputs_are_refused(given):
    explorer = RunoffExplorer()
    with pytest.raises(
        ValueError, match=r"^inputs must be a dictionary|is not an input of RunoffExplorer; known are treasury_cap_bn"
    ):
        explorer.inputs = given
    assert explorer.inputs == RunoffExplorer().inputs


@pytest.mark.parametrize("value", [np.int64(95), np.float32(95), np.uint8(95), np.array(95), np.array(95.0), 95.0], ids=repr)
def test_a_number_of_numpy_is_the_number_it_is(value):
    explorer = RunoffExplorer(treasury_cap_bn=value)
    assert explorer.inputs["treasury_cap_bn"] == 95
    assert json.loads(json.dumps(explorer.inputs))["treasury_cap_bn"] == 95, "the front end is sent JSON"


def test_an_input_can_be_set_by_item_and_everything_follows():
    explorer, same = RunoffExplorer(), RunoffExplorer(treasury_cap_bn=95, sales_bn=10)
    told = []
    explorer.observe(lambda change: told.append(change["new"]["treasury_cap_bn"]), "inputs")
    before = explorer.outputs["reserves_bn"]
    kept = explorer.inputs
    kept["treasury_cap_bn"] = 95
    explorer.inputs |= {"sales_bn": 10}
    assert told[0] == 95, "the front end is told as well"
    assert kept["treasury_cap_bn"] == explorer.inputs["treasury_cap_bn"] == 95
    assert explorer.inputs == same.inputs and explorer.sentence == same.sentence
    np.testing.assert_array_equal(explorer.outputs["reserves_bn"], same.outputs["reserves_bn"])
    assert (explorer.outputs["reserves_bn"] != before).any()


def test_what_the_front_end_sends_is_checked_and_what_it_is_sent_is_json():
    explorer = RunoffExplorer()
    sent = dict(RunoffExplorer(start="2017", sales_bn=5).inputs)
    explorer.set_state({"inputs": sent})
    assert explorer.inputs == sent
    assert json.loads(json.dumps(explorer.get_state("inputs")["inputs"])) == sent


@pytest.mark.parametrize(
    "values", [SimpleNamespace(), SimpleNamespace(satiation_pct=12), {"satiation_pct": 12}, "central", 3], ids=repr
)
def test_parameters_of_a_run_are_parameters(values):
    with pytest.raises(ValueError, match=r"values must be what widgets.model.parameters\(\) returns"):
        simulate("runoff", {}, values)


def test_an_input_cannot_be_taken_away_and_a_copy_is_free():
    explorer = RunoffExplorer()
    for take in (
        explorer.inputs.clear,
        explorer.inputs.popitem,
        lambda: explorer.inputs.pop("sales_bn"),
        lambda: explorer.inputs.setdefault("x", 1),
    ):
        with pytest.raises(TypeError, match="explorer"):
            take()
    with pytest.raises(TypeError, match="explorer"):
        del explorer.inputs["sales_bn"]
    for free in (
        dict(explorer.inputs),
        explorer.inputs.copy(),
        copy.deepcopy(explorer.inputs),
        pickle.loads(pickle.dumps(explorer.inputs)),
    ):
        free["sales_bn"] = "anything"
    assert explorer.inputs == RunoffExplorer().inputs


@pytest.mark.parametrize("class_name", CLASSES)
def test_outputs_cannot_be_spoiled(class_name):
    """What is read twice is the same, whatever was tried in between: `figure()` draws from the same arrays."""
    explorer = explorer_of(class_name)
    pristine = {key: values.copy() for key, values in explorer.outputs.items()}
    for key in pristine:
        for edit in (
            lambda values: values.__setitem__(0, 1e9),
            lambda values: values.fill(0),
            lambda values: values.__imul__(2),
            np.ndarray.sort,
        ):
            with pytest.raises(ValueError, match="read-only"):
                edit(explorer.outputs[key])
        for edit in (
            lambda outputs, key: outputs.__setitem__(key, 0),
            lambda outputs, key: outputs.pop(key),
            lambda outputs, _: outputs.clear(),
        ):
            with pytest.raises(TypeError, match=r"dict\(explorer.outputs\)"):
                edit(explorer.outputs, key)
    copied = explorer.outputs[next(iter(pristine))].copy()
    copied[:] = 0  # a copy is the reader's own
    for key, values in pristine.items():
        np.testing.assert_array_equal(explorer.outputs[key], values)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("treasury_cap_bn", r'input .* write explorer.inputs\["treasury_cap_bn"\]'),
        ("reserves_bn", r'input .* write explorer.inputs\["reserves_bn"\]'),
        ("ten_year_pct", r'output .* write explorer.outputs\["ten_year_pct"\]'),
        ("input", "RunoffExplorer has no attribute 'input'; it has inputs"),
    ],
)
def test_an_attribute_that_there_is_not_says_the_right_way(name, said):
    explorer = RunoffExplorer()
    with pytest.raises(AttributeError, match=said):
        setattr(explorer, name, 30)
    with pytest.raises(AttributeError, match=said):
        getattr(explorer, name)
    with pytest.raises(AttributeError):
        explorer.outputs = {}


@pytest.mark.parametrize("control", [None, 5, "speed", ["stop_pct"]], ids=repr)
def test_a_control_that_there_is_not_is_named(control):
    with pytest.raises(ValueError, match="is not a control of RunoffExplorer; known are treasury_cap_bn"):
        RunoffExplorer().showing(control)
