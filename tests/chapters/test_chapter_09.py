"""Chapter 9: quantity or price, the tiers, and Japan's record."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.model import holdings_for_cap_bn, parameters, yield_with_holdings_pct

ABROAD = "central_banks_abroad_monthly"
CENTRAL = parameters()


def explored(**inputs):
    return run.outputs("quantity_or_price", inputs)


def yearly(column, year):
    gdp = history.table("japan_gdp_quarterly")
    return gdp[column][[quarter.startswith(str(year)) for quarter in gdp["quarter"]]].mean()


def test_holdings_for_a_cap_by_hand():
    # A gap of 96 bp, half believed away: 48 bp at 1.2 bp for each percent of GDP is 40% of 500.
    assert CENTRAL.japan_yield_bp_per_pct_gdp == 1.2
    assert holdings_for_cap_bn(0.96, 0.0, 0.5, 500, CENTRAL) == pytest.approx(200)
    assert holdings_for_cap_bn(0.8, 0.0, 1.0, 500, CENTRAL) == 0
    assert holdings_for_cap_bn(0.4, 0.5, 0.0, 500, CENTRAL) == 0


@pytest.mark.parametrize("cap_pct", [-0.5, 0.0, 0.4])
def test_an_unbelieved_cap_and_the_quantity_it_needs_are_one_point_of_one_line(cap_pct):
    held = holdings_for_cap_bn(0.8, cap_pct, 0.0, 550, CENTRAL)
    assert yield_with_holdings_pct(0.8, held, 550, CENTRAL) == pytest.approx(cap_pct)


def test_the_sensitivity_is_the_published_effect_over_the_rise_of_assets():
    # Sudo and Tanaka (2021): 50 to 100 bp by the end of 2017.  The model divides what was bought by one GDP, and so does this.
    bought_tn = history.at(ABROAD, "boj_assets_jpy_tn", "2017-12") - history.at(ABROAD, "boj_assets_jpy_tn", "2013-03")
    rise_pct = 100 * bought_tn / history.at("japan_gdp_quarterly", "nominal_gdp_jpy_tn", "2017Q4")
    assert rise_pct == pytest.approx(63, abs=0.5)  # as the chapter prints it
    found = parameters("all").japan_yield_bp_per_pct_gdp
    assert np.sort(np.ravel(found))[[0, -1]] == pytest.approx([50 / rise_pct, 100 / rise_pct], abs=0.02)


def test_lower_belief_raises_what_a_cap_needs_sixfold():
    needed = {belief: explored(target="yield", start="2016", belief_pct=belief)["needed_tn"][0] for belief in (90, 40)}
    assert needed[40] / needed[90] == pytest.approx(6)


def test_a_negative_rate_on_ten_trillion_costs_ten_billion_a_year():
    assert explored()["cost_bn"][0] == pytest.approx(10)


def test_a_cap_holds_the_yield_and_moves_the_quantity():
    low, high = (explored(target="yield", market_yield_pct=market) for market in (0.5, 1.5))
    assert low["reached_pct"][0] == pytest.approx(0) == high["reached_pct"][0]
    assert high["bought_tn"][0] == pytest.approx(3 * low["bought_tn"][0])


def test_a_quantity_holds_the_purchases_and_moves_the_yield():
    low, high = (explored(market_yield_pct=market) for market in (0.5, 1.5))
    assert low["bought_tn"][0] == high["bought_tn"][0] == 130
    assert high["reached_pct"][0] - low["reached_pct"][0] == pytest.approx(1)


def test_the_record_begins_where_the_explorer_begins():
    for start in ("2013", "2016", "2022"):
        out = explored(start=start)
        assert out["actual_assets_tn"][0] == out["assets_tn"][0]


@pytest.mark.parametrize(("year", "percent"), [(2014, 2.6), (2016, -0.3), (2017, 0.5), (2022, 2.3), (2023, 3.1), (2025, 3.1)])
def test_core_prices_rose_by_what_the_statistics_bureau_published(year, percent):
    core = history.table("japan_core_cpi_monthly")
    mean = {
        y: core["core_cpi_index"][core["month"].astype("datetime64[Y]") == np.datetime64(str(y))].mean() for y in (year - 1, year)
    }
    assert round(100 * (mean[year] / mean[year - 1] - 1), 1) == percent


def test_gdp_of_the_reference_year_is_the_same_in_money_and_at_constant_prices():
    assert yearly("nominal_gdp_jpy_tn", 2020) == pytest.approx(yearly("real_gdp_jpy_tn", 2020), rel=1e-3)


def test_real_gdp_grew_and_nominal_gdp_stood_still_while_reserves_were_the_target():
    for year in (2003, 2004, 2005, 2006):
        assert yearly("real_gdp_jpy_tn", year) > yearly("real_gdp_jpy_tn", year - 1)
    assert yearly("nominal_gdp_jpy_tn", 2006) < yearly("nominal_gdp_jpy_tn", 2000)


def test_assets_have_been_above_gdp_and_fell_after_both_exits():
    at = {m: history.at(ABROAD, "boj_assets_jpy_tn", m) for m in ("2006-02", "2006-12", "2022-03", "2024-08", "2025-12")}
    assert at["2022-03"] > history.at("japan_gdp_quarterly", "nominal_gdp_jpy_tn", "2022Q1")
    assert at["2006-12"] < 0.8 * at["2006-02"]
    assert at["2025-12"] < at["2024-08"]
