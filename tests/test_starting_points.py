"""A starting point brings its own balance sheet, and what that cannot hold is refused with the reason."""

import numpy as np
import pytest
from hypothesis import given, settings
from plans import plans

from widgets import RunoffExplorer, history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

BRINGING = [(d.name, item) for _, d in EXPLORERS.values() for item in d.inputs if getattr(item, "brings", None)]
SHEET = "federal_reserve_balance_sheet_monthly"
MONTHS = {"2017": "2017-09", "2022": "2022-05"}


@pytest.mark.parametrize("start", MONTHS)
def test_run_off_starts_with_the_reserves_and_the_on_rrp_of_its_starting_point(start):
    outputs = RunoffExplorer(start=start).outputs
    for key in ("reserves_bn", "on_rrp_bn", "total_assets_bn"):
        assert outputs[key][0] == pytest.approx(history.at(SHEET, key, MONTHS[start]), abs=5), "to the slider's step of 10"


@pytest.mark.parametrize(("name", "choice"), BRINGING, ids=lambda part: getattr(part, "key", part))
def test_what_a_choice_brings_is_what_its_default_already_is_and_what_the_sliders_can_show(name, choice):
    declared = EXPLORERS[name][1]
    sliders = {item.key: item for item in declared.inputs if item.type == "slider"}
    assert declared.defaults() == declared.defaults() | choice.brings[choice.default]
    assert set(choice.brings) == set(choice.options), "going there and back leaves nothing of the way"
    for value, brought in choice.brings.items():
        assert run.checked_inputs(declared, {choice.key: value}) == declared.defaults() | brought | {choice.key: value}
        for key, number in brought.items():
            steps = (number - sliders[key].low) / sliders[key].step
            assert sliders[key].low <= number <= sliders[key].high and steps == pytest.approx(round(steps))


def test_every_choice_of_a_starting_point_with_reserves_on_a_slider_brings_them():
    for name, (_, declared) in EXPLORERS.items():
        sliders = {item.key for item in declared.inputs if item.type == "slider"}
        for choice in (item for item in declared.inputs if getattr(item, "records", None)):
            recorded = {key for record in choice.records.values() for key in record}
            for key in {"reserves_bn", "on_rrp_bn"} & sliders & recorded:
                assert all(key in brought for brought in choice.brings.values()) and choice.brings, (name, choice.key, key)


def test_the_same_choice_brings_the_same_wherever_it_is_made():
    explorer = RunoffExplorer()
    explorer.inputs["start"] = "2017"
    assert explorer.inputs == RunoffExplorer(start="2017").inputs
    explorer.inputs = {"start": "2022", "on_rrp_bn": 500}
    assert explorer.inputs == RunoffExplorer(on_rrp_bn=500).inputs, "what is given goes before what is brought"
    explorer.inputs = {"start": "2022"}
    assert explorer.inputs["on_rrp_bn"] == 500, "a choice that does not change brings nothing"
    assert repr(RunoffExplorer(start="2017")) == "RunoffExplorer(start='2017')"


@pytest.mark.parametrize(
    "impossible",
    [
        {"start": "2017", "on_rrp_bn": 1980, "reserves_bn": 3310},
        {"start": "2017", "reserves_bn": 4500},
        {"reserves_bn": 4500},
        {"start": "2017", "reserves_bn": np.array([2000.0, 2500.0])},
    ],
    ids=str,
)
def test_more_than_the_assets_can_hold_is_refused_with_unit_range_and_reason(impossible):
    month = MONTHS[impossible.get("start", "2022")]
    most = np.floor(
        history.at(SHEET, "total_assets_bn", month)
        - sum(history.at(SHEET, key, month) for key in ("treasury_account_bn", "currency_bn"))
    )
    said = rf"reserves_bn \+ on_rrp_bn must be a number from 1000 to {most:g} \(bn USD\) where start is .* cannot exceed assets"
    with pytest.raises(ValueError, match=said):
        run.simulate("runoff", impossible)
    if not any(np.ndim(value) for value in impossible.values()):
        with pytest.raises(ValueError, match=said):
            RunoffExplorer(**impossible)
    explorer = RunoffExplorer(start="2017")
    before = dict(explorer.inputs)
    with pytest.raises(ValueError, match="Left out, they are those of start='2022'"):
        explorer.inputs = dict.fromkeys(("reserves_bn",), 4500) | {"start": "2022", "on_rrp_bn": 2600}
    assert explorer.inputs == before


@settings(max_examples=10, deadline=None)
@given(plans("runoff"))
def test_what_is_left_beside_reserves_and_on_rrp_always_covers_currency_and_the_treasury_account(plan):
    inputs, values = plan
    found = run.simulate("runoff", inputs, values)
    month = MONTHS[inputs["start"]]
    least = history.at(SHEET, "treasury_account_bn", month) + history.at(SHEET, "currency_bn", month)
    assert found["other_liabilities_bn"][0].min() >= least
