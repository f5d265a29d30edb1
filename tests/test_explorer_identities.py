"""What must hold for every plan in both explorers: accounts balance, nothing is negative, more buying never raises yields.

Each example is a batch of 64 random plans, together more than 10,000.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plans

from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.run import outputs, simulate
from widgets.model import phased_in

TINY = 1e-6  # bn USD, or bp
MANY = settings(max_examples=100, deadline=None)
FEWER = settings(max_examples=30, deadline=None)


@MANY
@given(plans("purchases"))
def test_every_purchase_plan_balances_and_nothing_is_negative(plan):
    check_balance_sheet(simulate("purchases", *plan))


@MANY
@given(plans("runoff"))
def test_every_run_off_plan_balances_and_nothing_is_negative(plan):
    check_balance_sheet(simulate("runoff", *plan))


def check_balance_sheet(found):
    assets = found["treasuries_bn"] + found["mbs_bn"] + found["other_assets_bn"]
    liabilities = found["reserves_bn"] + found["on_rrp_bn"] + found["other_liabilities_bn"]
    assert np.abs(assets - liabilities).max() < TINY
    assert np.abs(found["total_assets_bn"] - assets).max() < TINY
    assert np.abs(found["identity_gap_bn"]).max() < TINY
    for key in ("treasuries_bn", "mbs_bn", "reserves_bn", "on_rrp_bn", "other_assets_bn"):
        assert found[key].min() >= -TINY, key
    for key, series in found.items():
        assert key.startswith("actual_") or np.isfinite(series).all(), key


STACKS = {
    name: [
        series.output for chart in declared.charts if chart.kind == "stack" for series in chart.series if series.style == "area"
    ]
    for name, (_, declared) in EXPLORERS.items()
    if any(chart.kind == "stack" for chart in declared.charts)
}


@pytest.mark.parametrize("name", STACKS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_stacked_area_goes_below_zero(name, data):
    """Areas on each other are read as parts of a whole, so each has a size, everywhere, in each of 64 random settings."""
    inputs, values = data.draw(plans(name))
    found = simulate(name, inputs, values)
    for output in STACKS[name]:
        assert found[output].min() >= -TINY, output


def test_the_stacks_are_found():
    assert {"purchases", "runoff", "programme_builder", "stock_and_flow"} <= set(STACKS)


@FEWER
@given(plans("purchases"))
def test_a_bigger_purchase_never_raises_the_yield(plan):
    inputs, values = plan
    inputs = inputs | {"matched_sales_pct": 0}
    bigger = inputs | {"size_bn": np.minimum(6000, 1.3 * inputs["size_bn"] + 1)}
    effects_bp = [simulate("purchases", plan, values)["ten_year_effect_bp"] for plan in (inputs, bigger)]
    assert (effects_bp[1] - effects_bp[0]).max() < TINY


@FEWER
@given(plans("purchases"))
def test_a_bigger_swap_of_short_for_long_treasuries_never_raises_the_yield(plan):
    inputs, values = plan
    inputs = inputs | {"matched_sales_pct": 100, "mbs_share_pct": 0, "long_share_pct": 100}
    bigger = inputs | {"size_bn": np.minimum(6000, 1.3 * inputs["size_bn"] + 1)}
    effects_bp = [simulate("purchases", plan, values)["ten_year_effect_bp"] for plan in (inputs, bigger)]
    assert (effects_bp[1] - effects_bp[0]).max() < TINY


@FEWER
@given(plans("purchases"))
def test_purchases_never_leave_fewer_securities_or_deposits_than_none(plan):
    inputs, values = plan
    found = simulate("purchases", inputs, values)
    none = simulate("purchases", inputs | {"size_bn": 0}, values)
    securities = found["total_assets_bn"] - found["other_assets_bn"]
    assert (securities - none["total_assets_bn"] + none["other_assets_bn"]).min() > -TINY
    assert found["deposits_bn"].min() > -TINY


@FEWER
@given(plans("runoff"), st.sampled_from(["treasury_cap_bn", "mbs_cap_bn"]))
def test_a_higher_cap_never_raises_assets_and_never_lowers_the_yield(plan, cap):
    # Without a stopping rule, which a faster run-off would meet sooner, and without sales, which it would leave less for.
    inputs, values = plan
    inputs = inputs | {"stop_pct": 0, "sales_bn": 0}
    most = {"treasury_cap_bn": 120, "mbs_cap_bn": 60}[cap]
    lower = simulate("runoff", inputs, values)
    higher = simulate("runoff", inputs | {cap: np.minimum(most, 1.3 * inputs[cap] + 1)}, values)
    securities = [found["treasuries_bn"] + found["mbs_bn"] for found in (lower, higher)]
    assert (securities[1] - securities[0]).max() < TINY
    assert (higher["ten_year_effect_bp"] - lower["ten_year_effect_bp"]).min() > -TINY


@FEWER
@given(plans("runoff"))
def test_run_off_never_exceeds_its_cap(plan):
    inputs, values = plan
    inputs = inputs | {"stop_pct": 0, "sales_bn": 0, "plan": "constant"}
    found = simulate("runoff", inputs, values)
    months = np.arange(1, 121)[:, None]
    for held, cap in (("treasuries_bn", "treasury_cap_bn"), ("mbs_bn", "mbs_cap_bn")):
        falls = -np.diff(found[held], axis=0)
        assert (falls - phased_in(inputs[cap], months, inputs["phase_in_months"])).max() < TINY
        assert falls.min() > -TINY


@pytest.mark.parametrize("start", ["2017", "2022"])
@pytest.mark.parametrize("mortgage_rate_pct", [2, 4, 6.5, 9])
def test_bills_bought_to_keep_reserves_ample_do_not_lower_the_yield(start, mortgage_rate_pct):
    # The rule ends the run-off in its first month, so bills are all that is bought: they take next to no duration.
    found = simulate("runoff", {"stop_pct": 20, "start": start, "mortgage_rate_pct": mortgage_rate_pct})
    assert found["total_assets_bn"][120] > found["total_assets_bn"][0]
    assert found["ten_year_effect_bp"].min() > -1


@FEWER
@given(plans("purchases"))
def test_a_programme_of_zero_has_no_effect(plan):
    # With sales of zero too: the sales are a part of the purchases.
    inputs, values = plan
    found = simulate("purchases", inputs | {"size_bn": 0}, values)
    for key in ("ten_year_effect_bp", "equity_pct", "house_pct", "dollar_pct", "bond_price_pct", "gold_pct", "deposits_bn"):
        assert np.abs(found[key]).max() < TINY, key
    assert np.abs(found["ten_year_pct"] - found["ten_year_baseline_pct"]).max() < TINY


@FEWER
@given(plans("runoff"))
def test_caps_of_zero_for_good_have_no_effect(plan):
    inputs, values = plan
    nothing = {"treasury_cap_bn": 0, "mbs_cap_bn": 0, "sales_bn": 0, "stop_pct": 0, "plan": "constant"}
    found = simulate("runoff", inputs | nothing, values)
    for key in ("ten_year_effect_bp", "equity_pct", "house_pct", "dollar_pct", "bond_price_pct", "gold_pct"):
        assert np.abs(found[key]).max() < TINY, key


@FEWER
@given(plans("purchases"))
def test_the_share_that_was_expected_is_in_the_yield_before_the_announcement(plan):
    """Nothing is held at month 0, so V_0 = d V_1: of the effect at month 1, the share times d is there already.

    Fully expected, the announcement moves the yield only by 1 - d, one month's approach of the purchases.
    """
    inputs, values = plan
    found = simulate("purchases", inputs | {"stress_pct": 0, "size_bn": 0.1 * inputs["size_bn"]}, values)
    horizon = values.expectation_horizon_months
    before, after = found["ten_year_effect_bp"][:2]
    assert before == pytest.approx(inputs["expected_pct"] / 100 * horizon / (1 + horizon) * after, abs=TINY)


@FEWER
@given(plans("purchases"))
def test_the_yield_starts_where_history_left_it_whatever_was_expected(plan):
    inputs, values = plan
    first = simulate("purchases", inputs | {"size_bn": 0.1 * inputs["size_bn"]}, values)["ten_year_pct"][0]
    _, declared = EXPLORERS["purchases"]
    records = next(item.records for item in declared.inputs if item.key == "start")
    assert first == pytest.approx(records[inputs["start"]]["ten_year_pct"])


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([name for name, (_, declared) in EXPLORERS.items() if declared.sources]), st.data())
def test_bands_contain_the_line(explorer, data):
    inputs, _ = data.draw(plans(explorer))
    one = {key: value if isinstance(value, str) else float(value[0]) for key, value in inputs.items()}
    found = outputs(explorer, one | {"estimate": data.draw(st.sampled_from(["low", "central", "high"]))})
    _, declared = EXPLORERS[explorer]
    for output in declared.outputs:
        if output.banded:
            low, high = found[f"{output.key}_low"], found[f"{output.key}_high"]
            seen = ~np.isnan(low)  # a record has gaps
            assert (low <= high)[seen].all()
            if not output.range_only:
                line = found[output.key]
                assert (low <= line)[seen].all() and (line <= high)[seen].all(), output.key
        assert (output.key in found) != output.range_only
