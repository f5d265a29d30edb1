"""Every public function of the model and both explorers refuse what is not a number in range, and say what they expect."""

import inspect

import numpy as np
import pytest
from plans import room_for

import widgets.model
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice
from widgets.explorers.run import checked_inputs, simulate
from widgets.model import parameters
from widgets.model.validate import BUCKETS, RANGES

FUNCTIONS = {
    name: getattr(widgets.model, name) for name in widgets.model.__all__ if hasattr(getattr(widgets.model, name), "__wrapped__")
}
ARGUMENTS = [(function, name) for function, found in FUNCTIONS.items() for name in inspect.signature(found).parameters]
NUMBERS = [pair for pair in ARGUMENTS if pair[1] not in (*BUCKETS, "parameters", "path_pct", "path_months")]
LISTS = [pair for pair in ARGUMENTS if pair[1] in BUCKETS]
SLIDERS = [(name, item) for name, (_, declared) in EXPLORERS.items() for item in declared.inputs if not isinstance(item, Choice)]
CHOICES = [(name, item) for name, (_, declared) in EXPLORERS.items() for item in declared.all_inputs if isinstance(item, Choice)]

NOT_NUMBERS = [
    float("nan"),
    float("inf"),
    -float("inf"),
    np.array([0.5, np.nan]),
    np.array([0.5, np.inf]),
    "1",
    b"1",
    "",
    None,
    True,
    np.True_,
    1j,
    {},
    [],
    [1],
    [1, 2, 3],
    (1, 2),
    object(),
    np.array([True]),
    np.array(["1"]),
    np.array([None]),
    np.array([1j]),
]


def valid(name):
    """Any value in the range of an argument."""
    if name == "parameters":
        return parameters()
    if name == "path_pct":
        return [0.0, 1.0]
    if name == "path_months":
        return 2
    if name == "discount_pct":
        return 50.0  # above any growth
    _, low, high = RANGES[name]
    value = 0.5 if low <= 0.5 <= high else low
    return [value] * 4 if name in BUCKETS else value


def arguments(function):
    return {name: valid(name) for name in inspect.signature(FUNCTIONS[function]).parameters}


def refused(function, name, value):
    """The message of the ValueError that a function raises when one argument has the given value."""
    with pytest.raises(ValueError, match=name) as caught:
        FUNCTIONS[function](**arguments(function) | {name: value})
    return str(caught.value)


def states_range(message, unit, low, high):
    return unit in message and f"{low:g} to {high:g}" in message


def test_every_argument_of_the_model_has_a_range_and_a_unit():
    assert {name for _, name in ARGUMENTS} - set(RANGES) == {"parameters"}
    assert len(FUNCTIONS) >= 30
    for unit, low, high in RANGES.values():
        assert unit and low < high


@pytest.mark.parametrize("function", FUNCTIONS)
def test_values_in_range_are_accepted(function):
    FUNCTIONS[function](**arguments(function))


@pytest.mark.parametrize(("function", "name"), NUMBERS)
def test_an_argument_that_is_not_a_finite_number_is_refused(function, name):
    for value in NOT_NUMBERS:
        assert states_range(refused(function, name, value), *RANGES[name])


@pytest.mark.parametrize(("function", "name"), NUMBERS)
def test_an_argument_out_of_range_is_refused(function, name):
    unit, low, high = RANGES[name]
    step = 1e-3 * (high - low)
    for value in (low - step, high + step, np.array([low, high + step]), -1e300, 1e300):
        assert states_range(refused(function, name, value), unit, low, high)


@pytest.mark.parametrize(("function", "name"), NUMBERS)
def test_both_ends_of_a_range_are_accepted(function, name):
    _, low, high = RANGES[name]
    for end in (low, high):
        FUNCTIONS[function](**arguments(function) | {name: end} | with_it(name))


def with_it(name):
    """Shares of a run-off add up to 1 at most; a share is discounted at more than it grows."""
    others = {
        "money_fund_share": {"depositor_share": 0},
        "depositor_share": {"money_fund_share": 0},
        "discount_pct": {"long_growth_pct": -50},
    }
    return others.get(name, {})


@pytest.mark.parametrize(("function", "name"), LISTS)
def test_buckets_are_a_list_of_four_numbers(function, name):
    wrong_lists = [1.0, None, "1234", np.ones(4), {}, [], [1.0] * 3, [1.0] * 5]
    wrong_elements = [[1.0, 1.0, value, 1.0] for value in (*NOT_NUMBERS, -1.0, 1e300)]
    for value in wrong_lists + wrong_elements:
        assert states_range(refused(function, name, value), *RANGES[name])


@pytest.mark.parametrize(("function", "name"), LISTS)
def test_buckets_that_do_not_broadcast_are_refused(function, name):
    assert RANGES[name][0] in refused(function, name, [np.ones(2), np.ones(3), 1.0, 1.0])


def test_an_expected_path_is_a_list_of_as_many_numbers_as_it_says():
    wrong = [1.0, None, "12", {}, [], [1.0], [1.0, 2.0, 3.0], [1.0, None], [1.0, float("nan")], [1.0, 1e4], [True, 1.0]]
    for path in wrong:
        assert states_range(refused("expected_stock_pct", "path_pct", path), *RANGES["path_pct"])
    for months in (1.5, None, "2", True, 0, -2, [2], np.array([2, 3]), float("nan"), 10**6):
        assert "months" in refused("expected_stock_pct", "path_months", months)


@pytest.mark.parametrize("function", [function for function, name in ARGUMENTS if name == "parameters"])
def test_parameters_are_those_of_the_table(function):
    for value in (None, {}, 1.0, "central", []):
        assert "widgets.model.parameters" in refused(function, "parameters", value)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_arrays_that_do_not_broadcast_are_refused_with_names_and_units(function):
    given = arguments(function)
    names = [name for name in given if (function, name) in NUMBERS]
    if len(names) < 2:
        names = [name for name in given if name in BUCKETS][:1] + names
    if len(names) < 2:
        return  # one argument always broadcasts with itself
    first, second = names[:2]
    arrays = {first: shaped(given[first], 2), second: shaped(given[second], 3)}
    with pytest.raises(ValueError, match="broadcast") as caught:
        FUNCTIONS[function](**given | arrays)
    for name in (first, second):
        assert name in str(caught.value)
        assert RANGES[name][0] in str(caught.value)


def shaped(value, size):
    return [np.full(size, bucket) for bucket in value] if isinstance(value, list) else np.full(size, value)


def test_shares_of_a_run_off_add_up_to_one_at_most():
    with pytest.raises(ValueError, match="money_fund_share and depositor_share"):
        widgets.model.runoff_entries(10, 0.8, 0.8)


# The explorers' inputs.


@pytest.mark.parametrize(("explorer", "item"), SLIDERS, ids=lambda part: getattr(part, "key", part))
def test_a_slider_refuses_what_is_not_a_number_in_its_range(explorer, item):
    _, declared = EXPLORERS[explorer]
    span = item.high - item.low
    out_of_range = [item.low - span / 1000, item.high + span / 1000, np.array([item.low, item.high + span]), 1e300, -1e300]
    for value in NOT_NUMBERS + out_of_range:
        with pytest.raises(ValueError, match=item.key) as caught:
            checked_inputs(declared, {item.key: value})
        assert states_range(str(caught.value), item.unit, item.low, item.high)


@pytest.mark.parametrize(("explorer", "item"), SLIDERS, ids=lambda part: getattr(part, "key", part))
def test_a_slider_accepts_both_its_ends(explorer, item):
    """Nothing becomes infinite, and what has a number everywhere in the opening setting has one at the ends."""
    whole = {key for key, series in simulate(explorer, {}).items() if np.isfinite(series).all()}
    for end in (item.low, item.high):
        found = simulate(explorer, room_for(EXPLORERS[explorer][1], item.key) | {item.key: end})
        assert not any(np.isinf(series).any() for series in found.values())
        assert [key for key in whole if np.isnan(found[key]).any()] == []


@pytest.mark.parametrize(("explorer", "item"), CHOICES, ids=lambda part: getattr(part, "key", part))
def test_a_choice_refuses_what_is_not_one_of_its_values(explorer, item):
    _, declared = EXPLORERS[explorer]
    for value in (*NOT_NUMBERS, "1066", 2022, "constructor", ["2022"]):
        with pytest.raises(ValueError, match=item.key) as caught:
            checked_inputs(declared, {item.key: value})
        assert all(repr(option) in str(caught.value) for option in item.options)


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_an_unknown_input_is_refused_with_the_known_ones(explorer):
    _, declared = EXPLORERS[explorer]
    with pytest.raises(ValueError, match=rf"treasury_cap .*{declared.all_inputs[-1].key}"):
        checked_inputs(declared, {"treasury_cap": 60})


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_inputs_that_do_not_broadcast_are_refused_with_names_and_units(explorer):
    _, declared = EXPLORERS[explorer]
    first, second = [item for name, item in SLIDERS if name == explorer][:2]
    with pytest.raises(ValueError, match="broadcast") as caught:
        checked_inputs(declared, {first.key: np.full(2, first.low), second.key: np.full(3, second.low)})
    for item in (first, second):
        assert f"{item.key} " in str(caught.value)
        assert item.unit in str(caught.value)


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_what_is_not_given_is_at_its_default(explorer):
    _, declared = EXPLORERS[explorer]
    assert checked_inputs(declared, {}) == {item.key: item.default for item in declared.all_inputs}


def test_a_share_is_discounted_at_more_than_its_long_growth():
    for growth in (5, 6, np.array([2, 6])):
        with pytest.raises(ValueError, match=r"discount_pct .*above long_growth_pct"):
            widgets.model.price_earnings(5, 10, 10, growth)
