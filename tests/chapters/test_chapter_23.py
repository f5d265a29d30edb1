"""Chapter 23: plans by hand, the scenarios that are written in two places, typical years and odds."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import bitcoin_scenario_log, bond_price_pct, gold_scenario_log, parameters, shares_scenario_log, typical_year

CENTRAL = parameters()
DECLARED = EXPLORERS["scenario_planner"][1]
PRESETS = {preset.key: preset.inputs for preset in DECLARED.presets}
KEYS = ("cash", "short_bonds", "long_bonds", "shares", "property", "linkers", "gold", "crypto")
NOTHING = dict.fromkeys(KEYS, 0)


def outputs(**inputs):
    return run.outputs("scenario_planner", inputs)


def by_month(table, column):
    read = history.table(table)
    return dict(zip(read["month"].astype(str), read[column], strict=True))


# The model's functions by hand.


def test_shares_fall_by_4_percent_for_a_point_of_yield_and_7_for_a_point_of_premium():
    assert shares_scenario_log(1, 0, CENTRAL) == pytest.approx(-0.04)
    assert shares_scenario_log(0, 1, CENTRAL) == pytest.approx(-0.07)
    assert shares_scenario_log(-1, 0.5, CENTRAL) == pytest.approx(0.04 - 0.035)


def test_gold_gains_from_inflation_and_loses_by_real_yields_and_the_dollar():
    assert gold_scenario_log(1, 0, 0, CENTRAL) == pytest.approx(-0.075)
    assert gold_scenario_log(0, 1, 0, CENTRAL) == pytest.approx(0.05)
    assert gold_scenario_log(0, 0, 10, CENTRAL) == pytest.approx(-0.07)
    assert bitcoin_scenario_log(1, 1, CENTRAL) == pytest.approx(-0.30)


def test_a_typical_year_is_that_of_the_record():
    real, inflation, _premium, dollar = typical_year(CENTRAL)
    for typical, table, column, logarithm in (
        (real, "us_interest_rates_monthly", "ten_year_real_pct", False),
        (inflation, "us_interest_rates_monthly", "ten_year_breakeven_pct", False),
        (dollar, "us_prices_monthly", "broad_dollar_index", True),
    ):
        values = history.table(table)[column]
        values = values[np.isfinite(values)]
        values = 100 * np.log(values) if logarithm else values
        assert (values[12:] - values[:-12]).std() == pytest.approx(typical, rel=0.06)


# The explorer.


def test_prices_are_those_of_the_functions():
    found = outputs(real_bp=100, inflation_bp=50, premium_bp=0, dollar_pct=0)["price_pct"]
    assert found[0] == 0
    assert found[1] == pytest.approx(bond_price_pct(4, 5.5, 2) - 100)
    assert found[2] == pytest.approx(bond_price_pct(4, 5.5, 20) - 100)
    assert found[3] == pytest.approx(100 * (np.exp(-0.04) - 1))
    assert found[4] == pytest.approx(100 * (np.exp(-0.05 * 0.9) - 1))
    assert found[5] == pytest.approx(bond_price_pct(2, 3, 10) - 100)  # expected inflation does not touch linkers


def test_a_plan_is_the_sum_of_its_parts_and_parts_are_the_sum_of_their_causes():
    found = outputs(leverage=1.7, crypto=20, inflation_bp=100, dollar_pct=-6)
    parts = sum(found[key] for key in ("from_real", "from_inflation", "from_premium", "from_dollar"))
    weights = np.array([10, 20, 15, 35, 10, 5, 5, 20]) / 120
    np.testing.assert_allclose(parts, 1.7 * weights * found["price_pct"])
    assert parts.sum() == pytest.approx(found["own_pct"][0])
    assert found["plan_pct"][0] == found["own_pct"][0]
    assert found["worst_pct"][0] == found["plan_pct"][1:].min()
    assert found["risk_pct"].sum() == pytest.approx(100)


@pytest.mark.parametrize(("key", "place"), [("qe", 1), ("qt", 2), ("stagflation", 3), ("landing", 4)])
def test_a_written_scenario_is_the_same_on_the_sliders_and_in_the_chart(key, place):
    found = outputs(**PRESETS[key])
    assert found["plan_pct"][0] == pytest.approx(found["plan_pct"][place])


def test_four_hedges_all_fall_when_real_yields_rise():
    found = outputs(**PRESETS["hedges"])
    held = [3, 4, 5, 6]
    assert np.all(found["price_pct"][held] < 0) and np.all(found["price_pct_low"][held] < 0)
    assert found["risk_pct"][0] > 85
    halved = outputs(**(PRESETS["hedges"] | {"cash": 100}))
    assert halved["own_pct"][0] == pytest.approx(found["own_pct"][0] / 2)
    assert outputs(**(PRESETS["hedges"] | {"long_bonds": 100}))["own_pct"][0] < found["own_pct"][0]


def test_leverage_multiplies_the_loss():
    once, twice = outputs(**PRESETS["stagflation"]), outputs(**PRESETS["stagflation"], leverage=2)
    np.testing.assert_allclose(twice["plan_pct"], 2 * once["plan_pct"])


def test_everything_but_cash_gains_when_real_yields_fall():
    for key in KEYS[1:]:
        found = outputs(**(NOTHING | {key: 100}))["plan_pct"]
        assert found[1] > 0 and found[4] > 0
        assert found[2] < 0
    assert np.all(outputs(**(NOTHING | {"cash": 100}))["plan_pct"] == 0)


def test_the_opening_plan_keeps_its_worst_written_scenario_above_minus_10_percent_and_a_loan_does_not():
    assert outputs()["worst_pct"][0] == pytest.approx(-8.5, abs=0.1)
    assert outputs(leverage=2)["worst_pct"][0] < -10


def test_no_plan_and_a_plan_of_nothing_do_not_divide_by_zero():
    assert np.all(outputs(**NOTHING)["plan_pct"] == 0)


# What the chapter says of the record.


def test_2022_is_what_the_text_and_the_preset_say():
    real = by_month("us_interest_rates_monthly", "ten_year_real_pct")
    inflation = by_month("us_interest_rates_monthly", "ten_year_breakeven_pct")
    dollar = by_month("us_prices_monthly", "broad_dollar_index")
    assert 100 * (real["2022-12"] - real["2021-12"]) == pytest.approx(235, abs=1)
    assert 100 * (inflation["2022-12"] - inflation["2021-12"]) == pytest.approx(-20, abs=1)
    assert 100 * (dollar["2022-12"] / dollar["2021-12"] - 1) == pytest.approx(6, abs=0.5)
    houses, gold = by_month("us_prices_monthly", "house_price_index"), by_month("us_prices_monthly", "gold_usd_per_ounce")
    assert houses["2022-12"] > houses["2021-12"] and gold["2022-12"] > gold["2021-12"]
    # Of the four ranges only that of shares held.
    model = outputs(real_bp=235, inflation_bp=-20, premium_bp=0, dollar_pct=5.6)
    held = []
    for asset, column in ((3, "sp500_index"), (4, "house_price_index"), (6, "gold_usd_per_ounce"), (7, "bitcoin_usd")):
        price = by_month("us_prices_monthly", column)
        change = 100 * (price["2022-12"] / price["2021-12"] - 1)
        held.append(model["price_pct_low"][asset] <= change <= model["price_pct_high"][asset])
    assert held == [True, False, False, False]


def test_an_easing_is_the_worst_for_crypto_at_the_end_of_its_range_where_it_falls_with_yields():
    found = outputs(**(NOTHING | {"crypto": 100, "estimate": "low"}))
    assert found["worst_pct"][0] == found["plan_pct"][1] < min(found["plan_pct"][2:])


def test_shares_and_bonds_moved_against_each_other_only_between_2000_and_2020():
    prices = history.table("us_prices_monthly")
    ten_year = dict(zip(*(history.table("us_interest_rates_monthly")[c] for c in ("month", "ten_year_pct")), strict=True))
    month = prices["month"]
    shares = np.diff(np.log(prices["sp500_index"]))
    bonds = -np.diff([ten_year.get(m, np.nan) for m in month])
    signs = []
    for first, last in (("1980-01", "1999-12"), ("2000-01", "2020-12"), ("2021-01", "2026-06")):
        part = (month[1:] >= np.datetime64(first)) & (month[1:] <= np.datetime64(last)) & np.isfinite(shares + bonds)
        signs.append(np.sign(np.corrcoef(shares[part], bonds[part])[0, 1]))
    assert signs == [1, -1, 1]


def test_odds_of_61_percent_for_what_did_not_happen_score_0_37():
    odds, outcome = 0.61, 0
    assert (odds - outcome) ** 2 == pytest.approx(0.37, abs=0.005)
    came = np.array([1] * 6 + [0] * 4)
    assert np.mean((0.6 - came) ** 2) == pytest.approx(0.24)
