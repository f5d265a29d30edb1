"""Chapter 16, rates, QE or QT: what a promise is worth, the score, the plane, and the record behind presets and claims."""

from collections import Counter

import numpy as np
import pytest

from widgets import history
from widgets.explorers import policy_console as module
from widgets.explorers import run
from widgets.model import guided_short_rate_pct, held_rate_weight, mean_short_rate_pct, parameters, policy_rate_weight

NAME = "policy_console"
PRESETS = {preset.key: preset.inputs for preset in module.EXPLORER.presets}
STATES = module.EXPLORER.inputs[0].records
RATES, SHEET = "us_interest_rates_monthly", "federal_reserve_balance_sheet_monthly"


def console(**inputs):
    return run.outputs(NAME, inputs)


# What a promise is worth.


@pytest.mark.parametrize(("held", "reversion"), [(0, 36), (12, 36), (36, 36), (36, 1000), (120, 36)])
def test_the_weight_of_a_promise_is_the_mean_of_the_expected_path(held, reversion):
    # One point on the rate: 1 while it is held, then exp(-(h - G)/tau), averaged over 120 months.
    h = (np.arange(1_200_000) + 0.5) / 10_000
    expected = np.where(h < held, 1.0, np.exp(-(h - held) / reversion))
    assert held_rate_weight(held, reversion) == pytest.approx(expected.mean(), abs=1e-6)


def test_a_point_on_the_rate_is_worth_029_points_and_057_if_promised_for_three_years():
    assert held_rate_weight(0, 36) == pytest.approx(policy_rate_weight(36))
    assert round(held_rate_weight(0, 36), 2) == 0.29
    assert round(held_rate_weight(36, 36), 2) == 0.57


def test_without_a_promise_expected_rates_are_those_of_the_long_yield_block():
    central = parameters()
    plain = mean_short_rate_pct(5.0, central.neutral_rate_pct, central.short_rate_reversion_months)
    assert guided_short_rate_pct(5.0, 0.0, central) == pytest.approx(plain)
    assert guided_short_rate_pct(central.neutral_rate_pct, 24.0, central) == pytest.approx(central.neutral_rate_pct)


def test_a_promise_below_neutral_lowers_the_long_yield_and_one_above_raises_it():
    for rate, sign in ((0.0, -1), (5.0, 1)):
        change = console(policy_rate_pct=rate, guidance_months=24)["ten_year_pct"] - console(policy_rate_pct=rate)["ten_year_pct"]
        assert (np.sign(change[1:]) == sign).all()


# The console.


@pytest.mark.parametrize("key", STATES)
def test_the_dashed_lines_are_the_record(key):
    start = np.datetime64(module._STATES[key]["start"])
    found = console(state=key)
    prices = "us_prices_monthly"
    for months in (0, 3):
        when = str(start + months)
        yearly = history.at(prices, "pce_price_index", when) / history.at(prices, "pce_price_index", str(start + months - 12))
        assert found["record_inflation_pct"][months] == pytest.approx(100 * (yearly - 1), abs=1e-3)
        assert found["record_unemployment_pct"][months] == history.at(prices, "unemployment_pct", when)
        assert found["record_ten_year_pct"][months] == pytest.approx(history.at(RATES, "ten_year_pct", when), abs=1e-3)


def test_after_the_last_observation_inflation_goes_half_way_to_the_target_in_a_year():
    inflation = STATES["2025"]["inflation_pct"]
    last = 5  # May 2026
    assert inflation[last] == pytest.approx(
        100 * (131.527 / history.at("us_prices_monthly", "pce_price_index", "2025-05") - 1), abs=1e-3
    )
    assert inflation[last + 12] - 2 == pytest.approx((inflation[last] - 2) / 2, abs=1e-3)


def test_nothing_differs_from_the_record_before_the_policy_does():
    for key in STATES:
        found = console(state=key, policy_rate_pct=6.0, flow_bn=-100.0)
        assert found["ten_year_pct"][0] == found["record_ten_year_pct"][0]
        assert found["inflation_pct"][0] == found["record_inflation_pct"][0]


def test_a_rate_that_differs_by_a_point_moves_the_long_yield_by_its_weight():
    higher, lower = (console(policy_rate_pct=rate)["ten_year_pct"] for rate in (4.75, 3.75))
    np.testing.assert_allclose((higher - lower)[1:], policy_rate_weight(36))


def test_the_score_is_the_weighted_mean_squared_miss():
    found = console(state="2008", policy_rate_pct=0.25, flow_bn=65.0, jobs_weight=0.3, full_employment_pct=5.0)
    prices = np.mean((found["inflation_pct"][1:] - 2) ** 2)
    jobs = np.mean(np.maximum(0, found["unemployment_pct"][1:] - 5) ** 2)
    np.testing.assert_allclose(found["your_score"], [0.7 * prices, 0.3 * jobs, 0.7 * prices + 0.3 * jobs])


def test_a_cut_of_the_size_named_moves_the_ten_year_yield_as_much_as_the_purchases():
    facts = run.facts(NAME, {"flow_bn": 80.0})
    buying = console(flow_bn=80.0)["ten_year_pct"]
    cutting = console(policy_rate_pct=3.75 + facts["rise_bp"] / 100)["ten_year_pct"]
    assert np.mean(buying[1:]) == pytest.approx(np.mean(cutting[1:]), abs=1e-9)


def test_purchases_of_600_bn_at_the_floor_are_near_the_published_cut():
    question = module.EXPLORER.predictions[0]
    low, central, high = run.predicted(NAME, question)
    assert low < question.published[1] < high, "the published range reaches into the band"
    assert central == pytest.approx(question.published[1], abs=15)


def test_the_weights_decide_the_advice_for_december_2025():
    best = {}
    for weight in (0.0, 1.0):
        scores = {
            rate: console(state="2025", policy_rate_pct=rate, jobs_weight=weight)["your_score"][2]
            for rate in np.arange(0, 6.01, 0.25)
        }
        best[weight] = min(scores, key=scores.get)
    assert best[1.0] < 3.75 < best[0.0]


def test_no_setting_brings_inflation_to_2_percent_in_2022_and_run_off_saves_rate():
    def inflation(rate, flow):
        return console(state="2022", policy_rate_pct=rate, flow_bn=flow)["inflation_pct"][24]

    assert inflation(6.0, -100.0) > 2.5
    assert inflation(4.75, -95.0) == pytest.approx(inflation(6.0, 0.0), abs=0.02)
    lasting = run.facts(NAME, {"state": "2022", "flow_bn": -95.0})["lasting_rise_bp"]
    assert 25 < lasting < 75, "a few tenths of a point"


# The record.


@pytest.mark.parametrize("key", STATES)
def test_presets_are_the_averages_of_what_was_done(key):
    state, inputs = STATES[key], module.EXPLORER.defaults() | PRESETS[key]
    assert inputs["state"] == key
    assert inputs["policy_rate_pct"] == pytest.approx(np.mean(state["policy_rate_pct"][1:]), abs=0.125)
    assert inputs["flow_bn"] == pytest.approx(state["bought_bn"][-1] / 24, abs=5)


def test_the_plane_has_the_turning_points_of_the_record():
    quarters, rate, growth = module.plane()
    at = {quarter: (x, y) for quarter, x, y in zip(quarters, rate, growth, strict=True)}
    rise = history.at(SHEET, "total_assets_bn", "2020-12") - history.at(SHEET, "total_assets_bn", "2019-12")
    assert at["2020Q4"][1] == pytest.approx(100 * rise / history.at("us_gdp_quarterly", "nominal_gdp_bn", "2020Q4"))
    assert at["2020Q4"][0] < 0.25 and at["2020Q4"][1] > 10
    assert at["2023Q4"][0] > 5 and at["2023Q4"][1] < -2
    big = [x for x, y in at.values() if y > 4]
    assert max(big) < 0.7, "at the floor; the mean of March 2020 holds two weeks before it"


def test_months_in_which_the_rate_fell_while_the_balance_sheet_shrank():
    rates, sheet = history.table(RATES), history.table(SHEET)
    rate = dict(zip(rates["month"], rates["federal_funds_pct"], strict=True))
    assets = dict(zip(sheet["month"], sheet["total_assets_bn"], strict=True))
    months = np.arange("2007-01", "2026-01", dtype="datetime64[M]")
    both = [str(m) for m in months if rate[m] - rate[m - 1] < -0.05 and assets[m] < assets[m - 1]]
    assert [m for m in both if m > "2009"] == [
        "2019-08",
        "2024-09",
        "2024-10",
        "2024-11",
        "2024-12",
        "2025-01",
        "2025-10",
        "2025-11",
    ]
    counts = Counter(np.sign(rate[m] - rate[m - 1]) for m in months)
    assert sum(counts.values()) == 19 * 12


def test_no_quantitative_easing_by_august_2026():
    grown = history.at(SHEET, "total_assets_bn", "2026-08") - history.at(SHEET, "total_assets_bn", "2025-11")
    assert 0 < grown < 200
    assert history.at(SHEET, "mbs_bn", "2026-08") < history.at(SHEET, "mbs_bn", "2025-11")
    assert history.at(RATES, "federal_funds_pct", "2026-07") > 3.5
