"""Chapter 12: turning points of 2020-22, causes of the inflation that cannot be told apart by fit, and whose inflation it was."""

from itertools import product

import numpy as np
import pytest

from widgets import history
from widgets.explorers.run import facts, outputs, simulate
from widgets.explorers.share_the_blame import EXPLORER
from widgets.model import above_anchor_pct, budget_inflation_pp, parameters, price_push, price_pushes, pushed_inflation_pp

NAME = "share_the_blame"
PRICES = history.table("us_prices_monthly")
PRESETS = {preset.key: preset.inputs for preset in EXPLORER.presets}


def yearly_pct(column, month):
    at = np.flatnonzero(PRICES["month"] == np.datetime64(month))[0]
    return 100 * (PRICES[column][at] / PRICES[column][at - 12] - 1)


# The bookkeeping, by hand.


def test_a_push_is_whole_at_its_peak_and_six_tenths_one_width_away():
    assert price_push(10, 10, 5) == 1
    assert price_push(15, 10, 5) == price_push(5, 10, 5) == pytest.approx(0.6065, abs=1e-4)  # exp(-1/2)


def test_pushes_come_in_the_order_of_their_parameters():
    values = parameters(purchases_push_peak_months=3, transfers_push_peak_months=6)
    assert price_pushes(3, values)[0] == 1 and price_pushes(6, values)[1] == 1


def test_feedback_of_a_half_brings_half_of_what_was_there_half_a_year_ago():
    assert pushed_inflation_pp(1.0, 0.5, 4.0) == 3.0
    assert above_anchor_pct(3.0, parameters(price_anchor_pct=2)) == 5.0


def test_a_budget_of_a_quarter_each_has_the_mean_of_four_rates():
    assert sum(budget_inflation_pp(0.25, 0.25, 0.25, 10, 40, 6, 4)) == pytest.approx(15)


def test_shares_above_one_are_scaled_down_and_leave_nothing_else():
    parts = budget_inflation_pp(0.6, 0.6, 0.6, 9, 9, 9, 100)
    assert sum(parts) == pytest.approx(9) and parts[3] == 0


# The explorer.


def test_the_parts_of_the_stack_add_up_to_the_simulated_line():
    found = outputs(NAME, {"feedback": 0.45})
    parts = ("anchor_pct", *(f"{part}_part_pp" for part in ("purchases", "transfers", "supply", "energy", "expected")))
    np.testing.assert_allclose(sum(found[part] for part in parts), found["simulated_pct"])
    assert found["share_pct"].sum() == pytest.approx(100)


def test_the_fit_error_is_the_root_mean_square_of_the_gaps():
    found = outputs(NAME, {})
    gaps = found["simulated_pct"] - found["actual_pct"]
    assert found["fit_error_pp"][0] == pytest.approx(np.sqrt(np.mean(gaps**2)))
    assert len(gaps) == 36


def test_the_record_of_the_explorer_is_the_twelve_month_change_of_the_index():
    found = outputs(NAME, {})
    assert found["actual_pct"][0] == pytest.approx(yearly_pct("cpi_index", "2021-01"), abs=1e-3)
    assert found["actual_pct"][17] == pytest.approx(yearly_pct("cpi_index", "2022-06"), abs=1e-3)
    assert found["actual_pct"].argmax() == 17  # June 2022


def test_stories_from_no_qe_to_the_most_qe_fit_within_a_tenth_of_a_point():
    grid = (np.arange(0, 4.1, 0.4), np.arange(0, 4.1, 0.4), np.arange(0, 3.1, 0.4), np.arange(0, 0.61, 0.1))
    rest = dict(zip(("transfers_pp", "supply_pp", "energy_pp", "feedback"), np.array(list(product(*grid))).T, strict=True))
    rest = {name: np.round(values, 2) for name, values in rest.items()}
    errors = [simulate(NAME, rest | {"purchases_pp": push})["fit_error_pp"].min() for push in (0.0, 1.0, 2.0)]
    assert max(errors) < 0.6 and max(errors) - min(errors) < 0.1


def test_the_two_illustrations_fit_alike_and_disagree_about_demand():
    demand, supply = (facts(NAME, PRESETS[name]) for name in ("demand", "supply"))
    assert demand["fit_error_pp"] == pytest.approx(supply["fit_error_pp"], abs=0.1)
    assert demand["fit_error_pp"] < 0.7
    assert demand["demand_share_pct"] > 75 and supply["demand_share_pct"] < 25
    assert supply["purchases_share_pct"] == 0


def test_the_preset_of_the_average_budget_is_the_average():
    assert facts(NAME, PRESETS["average_budget"])["gap_pp"] == pytest.approx(0)


def test_the_average_budget_has_the_published_inflation_at_every_date():
    for when in ("2022-06", "2022-12", "2023-06"):
        found = facts(NAME, {"when": when})
        assert found["average_pct"] == pytest.approx(history.at("us_cpi_components_points", "all_items_pct", when), abs=0.01)


def test_a_budget_of_necessities_is_hit_harder_in_june_2022_and_not_in_june_2023():
    assert facts(NAME, {"when": "2022-06"})["gap_pp"] > 1
    assert facts(NAME, {"when": "2023-06"})["gap_pp"] < 0


# The record.


def test_published_inflation_peaked_at_9_1_percent_in_june_2022_and_was_8_5_in_march():
    assert history.at("us_cpi_components_points", "all_items_pct", "2022-06") == 9.1
    assert history.at("us_cpi_components_points", "all_items_pct", "2022-03") == 8.5
    assert history.at("us_cpi_components_points", "all_items_pct", "2021-12") == 7.0


def test_published_and_seasonally_adjusted_rates_differ_by_a_fifth_of_a_point_at_most():
    table = history.table("us_cpi_components_points")
    for month, published in zip(table["month"].astype(str), table["all_items_pct"], strict=True):
        assert yearly_pct("cpi_index", month) == pytest.approx(published, abs=0.2)


def test_house_prices_rose_by_10_4_percent_in_2020_18_9_in_2021_and_20_8_at_their_fastest():
    assert yearly_pct("house_price_index", "2020-12") == pytest.approx(10.4, abs=0.05)
    assert yearly_pct("house_price_index", "2021-12") == pytest.approx(18.9, abs=0.05)
    rates = {month: yearly_pct("house_price_index", month) for month in PRICES["month"][480:540].astype(str)}
    assert max(rates, key=rates.get) == "2022-03" and rates["2022-03"] == pytest.approx(20.8, abs=0.05)
    index = {month: history.at("us_prices_monthly", "house_price_index", month) for month in ("2020-03", "2022-03")}
    assert 100 * (index["2022-03"] / index["2020-03"] - 1) == pytest.approx(37, abs=0.5)


def test_house_prices_first_rose_by_more_than_15_percent_in_may_2021_and_april_missed_it_by_a_hair():
    assert yearly_pct("house_price_index", "2021-05") == pytest.approx(16.9, abs=0.05)
    assert 14.9985 < yearly_pct("house_price_index", "2021-04") < 15


def test_unemployment_fell_from_14_8_to_3_9_percent():
    assert history.at("us_prices_monthly", "unemployment_pct", "2020-04") == 14.8
    assert history.at("us_prices_monthly", "unemployment_pct", "2021-12") == 3.9


def test_assets_doubled_from_march_2020_to_march_2022():
    sheet = "federal_reserve_total_assets_weekly"
    assert history.at(sheet, "total_assets_bn", "2022-03-09") / history.at(sheet, "total_assets_bn", "2020-03-11") > 2
