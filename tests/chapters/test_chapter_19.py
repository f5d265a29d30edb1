"""Chapter 19: how slowly a yield reaches the budget, what a central bank earns, and the figures the chapter quotes."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import (
    central_bank_profit_pct,
    consolidated_maturity_years,
    debt_step_pct,
    deferred_step_pct,
    effective_rate_step_pct,
    interest_pct,
)

BILLS = history.table("us_federal_interest_fiscal_years")
INCOME = history.table("federal_reserve_income_points")
DEBT = "us_federal_debt_points"


def purse(**inputs):
    return run.outputs("public_purse", inputs)


def preset(key):
    return {each.key: each.inputs for each in EXPLORERS["public_purse"][1].presets}[key]


# The model by hand.


def test_a_sixth_of_the_debt_feels_the_shock_in_the_first_year():
    assert effective_rate_step_pct(3.3, 4.3, 6) == pytest.approx(3.3 + 1 / 6)
    outputs = purse()
    assert outputs["interest_pct"][1] == pytest.approx(120 * (3.3 + 1 / 6) / 100)
    assert outputs["interest_pct"][1] - outputs["calm_interest_pct"][1] == pytest.approx(0.2)
    assert run.facts("public_purse", {"maturity_years": 12})["first_cost_pp"] == pytest.approx(120 / 12 / 100)


def test_interest_after_ten_years_with_short_and_long_debt():
    """r moves a T-th of the way a year; interest is on the debt at the start of the year."""
    for maturity, expected in ((6, 6.0), (12, 5.6)):
        debt, rate = 120.0, 3.3
        for _ in range(10):
            rate += (4.3 - rate) / maturity
            interest, debt = debt * rate / 100, debt * (1 + rate / 100) / 1.04 + 3
        assert purse(maturity_years=maturity)["interest_pct"][10] == pytest.approx(interest)
        assert interest == pytest.approx(expected, abs=0.06)
    assert purse(shock_bp=0)["interest_pct"][10] == pytest.approx(4.6, abs=0.01)


def test_debt_stays_where_it_is_when_growth_is_the_rate_and_the_budget_balances():
    assert debt_step_pct(120, 4.0, 4.0, 0.0) == pytest.approx(120)
    path = purse(shock_bp=0, effective_rate_pct=4.0, growth_pct=4.0, primary_deficit_pct=0)["debt_pct"]
    np.testing.assert_allclose(path, 120)


def test_a_central_bank_loses_when_reserves_cost_more_than_bonds_yield():
    assert central_bank_profit_pct(18.0, 2.2, 5.2) == pytest.approx(-0.54)
    assert interest_pct(18.0, 3.0) == pytest.approx(0.54)


def test_losses_double_with_the_holdings():
    once, twice = purse(held_pct=15), purse(held_pct=30)
    np.testing.assert_allclose(twice["profit_pct"], 2 * once["profit_pct"])
    np.testing.assert_allclose(twice["deferred_pct"], 2 * once["deferred_pct"])
    assert once["profit_pct"][1] < 0


def test_a_profit_first_fills_the_deferred_asset():
    assert deferred_step_pct(0.0, -0.5, 4.0) == pytest.approx([0.5, 0.0])
    assert deferred_step_pct(0.52, 0.2, 4.0) == pytest.approx([0.3, 0.0])
    assert deferred_step_pct(0.52, 0.8, 4.0) == pytest.approx([0.0, 0.3])


def test_reserves_shorten_the_debt():
    assert consolidated_maturity_years(6.0, 0.15) == pytest.approx(5.1)
    assert purse(held_pct=15)["maturity"] == pytest.approx([6.0, 5.1])


def test_together_they_pay_interest_to_the_public_and_the_policy_rate_on_reserves():
    """Interest less the central bank's profit: the rate on what the public holds, and the policy rate on what it does not."""
    outputs = purse(held_pct=20, holdings_yield_pct=3.3, policy_rate_pct=2.0, shock_bp=0)
    expected = outputs["debt_pct"][:-1] * (0.8 * 3.3 + 0.2 * 2.0) / 100
    np.testing.assert_allclose(outputs["together_pct"][1:], expected)


# The record.


def test_the_debt_of_april_2025_was_about_120_percent_of_gdp_and_not_130():
    gross, public = history.at(DEBT, "gross_debt_bn", "2025-04-30"), history.at(DEBT, "held_by_public_bn", "2025-04-30")
    for quarter in ("2025Q1", "2025Q2"):
        gdp = history.at("us_gdp_quarterly", "nominal_gdp_bn", quarter)
        assert 100 * gross / gdp == pytest.approx(120, abs=1.5)
        assert 94 < 100 * public / gdp < 99


def test_the_dates_on_which_the_debt_passed_35_and_36_trillion():
    points = history.table(DEBT)
    for level, day in ((35000, "2024-07-26"), (36000, "2024-11-21")):
        assert points["date"][points["gross_debt_bn"] > level][0] == np.datetime64(day)


def test_the_preset_for_april_2025_is_that_of_the_record():
    inputs = EXPLORERS["public_purse"][1].defaults() | preset("april2025")
    assert inputs["effective_rate_pct"] == pytest.approx(history.at(DEBT, "average_rate_pct", "2025-04-30"), abs=0.06)
    assert 12 * inputs["maturity_years"] == pytest.approx(history.at(DEBT, "average_maturity_months", "2025-03-31"), abs=2)
    treasuries = history.at("federal_reserve_balance_sheet_monthly", "treasuries_bn", "2025-04")
    assert inputs["held_pct"] == pytest.approx(100 * treasuries / history.at(DEBT, "held_by_public_bn", "2025-04-30"), abs=1)


def test_net_interest_passed_defense_in_2024_and_gross_was_a_third_above_it():
    by_year = {str(day)[:4]: place for place, day in enumerate(BILLS["date"])}
    net, gross, defense = BILLS["net_interest_bn"], BILLS["gross_interest_bn"], BILLS["defense_bn"]
    assert net[by_year["2023"]] < defense[by_year["2023"]] and net[by_year["2024"]] > defense[by_year["2024"]]
    assert gross[by_year["2024"]] / defense[by_year["2024"]] == pytest.approx(1.33, abs=0.01)
    known = np.isfinite(gross)
    assert (gross[known] > net[known]).all()


def test_remittances_and_losses_that_the_text_quotes():
    paid, made = INCOME["remittances_bn"], INCOME["net_income_bn"]
    known = np.isfinite(paid)
    assert known.sum() == 14 and paid[known].sum() > 1000 and (paid[known].min(), paid[known].max()) == (47.4, 117.1)
    assert -made[made < 0].sum() == pytest.approx(211, abs=0.5)
    peak = np.nanargmax(INCOME["deferred_asset_bn"])
    assert (str(INCOME["date"][peak]), INCOME["deferred_asset_bn"][peak]) == ("2025-11-05", 243.8)


def test_a_year_of_losses_adds_to_the_deferred_asset_at_least_what_was_lost():
    deferred = {str(day): value for day, value in zip(INCOME["date"], INCOME["deferred_asset_bn"], strict=True)}
    for year, loss in ((2023, 114.3), (2024, 77.6), (2025, 18.7)):
        added = deferred[f"{year}-12-31"] - deferred[f"{year - 1}-12-31"]
        assert loss - 1 < added < loss + 10  # dividends come on top


def test_the_published_loss_of_2023_in_percent_of_gdp():
    prediction = EXPLORERS["public_purse"][1].predictions[1]
    quarters = [history.at("us_gdp_quarterly", "nominal_gdp_bn", f"2023Q{q}") for q in (1, 2, 3, 4)]
    assert prediction.published == pytest.approx((-100 * 114.3 / np.mean(quarters),) * 2, abs=0.005)
    # The model has no banknotes, so it loses more, by the policy rate on 2.3 tn at the most.
    answer = run.predicted("public_purse", prediction)[1]
    assert prediction.published[0] - 5 * 2345 / np.mean(quarters) < answer < prediction.published[0]


def test_the_week_of_april_2025():
    assert history.at("treasury_ten_year_daily", "ten_year_pct", "2025-04-04") == 4.01
    assert history.at("treasury_ten_year_daily", "ten_year_pct", "2025-04-11") == 4.48
    sheet = "federal_reserve_balance_sheet_monthly"
    assert history.at(sheet, "treasuries_bn", "2025-06") < history.at(sheet, "treasuries_bn", "2025-03")
