"""Chapter 5: the chain from reserves to spending, by hand, against published results and the record."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import (
    announced_purchases_bp,
    capital_room_pct,
    credit_spending_pct,
    loan_demand_pct,
    loans_made_pct,
    parameters,
    trade_spending_pct,
    wealth_spending_pct,
)
from widgets.model.scenarios.announcements import TEN_PERCENT_OF_GDP, effect_bp, programme_path_pct

NAME = "transmission_chain"
SHEET, LOANS = "federal_reserve_balance_sheet_monthly", "us_business_loans_monthly"
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS[NAME][1].presets}


def chain(**inputs):
    return run.outputs(NAME, inputs)


# The links, by hand.


def test_ten_percent_of_gdp_lowers_the_yield_as_much_as_the_known_result_says():
    fall_bp = -announced_purchases_bp(10, parameters())
    assert fall_bp == pytest.approx(-effect_bp(programme_path_pct(*TEN_PERCENT_OF_GDP), parameters())[0])
    assert 40 <= fall_bp <= 68  # T3
    assert announced_purchases_bp(20, parameters()) == pytest.approx(-2 * fall_bp)
    assert announced_purchases_bp(0, parameters()) == 0


def test_borrowers_want_more_when_loan_rates_fall():
    assert loan_demand_pct(-0.5, 2.0, 3.0) == pytest.approx(4.0)


def test_capital_carries_loans_in_proportion_to_what_is_spare():
    values = parameters(capital_requirement_pct=10.0, loans_to_bank_assets=0.5)
    # 1% of assets spare, 10% needed: loans of 10% of assets, which are 20% of loans.
    assert capital_room_pct(1, values) == pytest.approx(20)
    assert capital_room_pct(0, values) == 0


def test_the_smaller_of_demand_and_capital_decides():
    assert loans_made_pct(4.0, 20.0) == 4
    assert loans_made_pct(4.0, 1.0) == 1
    assert loans_made_pct(-3.0, 0.0) == -3, "borrowers who repay need no capital"


def test_routes_to_spending_by_hand():
    values = parameters(spent_share_of_loans=0.5, loans_pct_gdp=40.0, shares_pct_gdp=200.0, houses_pct_gdp=100.0)
    assert credit_spending_pct(1, values) == pytest.approx(0.2)
    assert wealth_spending_pct(0.02, 0.01, 3, values) == pytest.approx(0.15)  # 3 cents of 5% of GDP
    assert trade_spending_pct(2, parameters(output_pct_per_currency_pct=0.1)) == pytest.approx(0.2)


def test_household_wealth_is_that_of_the_distributional_accounts():
    # tn USD, second quarter of 2023: top 1%, next 9%, next 40%, bottom 50%
    shares_and_business_tn = 20.48 + 13.43 + 3.96 + 0.23 + 9.10 + 5.86 + 1.86 + 0.23
    houses_tn = 6.37 + 13.44 + 19.44 + 5.25
    gdp_tn = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2023Q2") / 1000
    assert parameters().shares_pct_gdp == pytest.approx(100 * shares_and_business_tn / gdp_tn, abs=0.5)
    assert parameters().houses_pct_gdp == pytest.approx(100 * houses_tn / gdp_tn, abs=0.5)


# The explorer.


def test_reserves_rise_with_every_purchase_and_enter_no_loan():
    """Purchases of any size leave lending alone where nobody responds to the rate (exercise 2)."""
    for purchases_pct in (10, 30):
        outputs = chain(purchases_pct=purchases_pct, loan_response_pct=0)
        assert outputs["amount_pct"][0] == purchases_pct
        assert outputs["amount_pct"][3] == pytest.approx(0, abs=1e-12)
        assert outputs["route_pct"][1] > 0 and outputs["route_pct"][2] > 0


def test_deposits_come_from_sellers_who_are_not_banks():
    assert chain(nonbank_share_pct=70)["amount_pct"][1] == pytest.approx(7)
    assert chain(nonbank_share_pct=0)["amount_pct"][1] == 0


def test_without_capital_purchases_reach_no_borrower():
    assert chain(**PRESETS["crunch"])["amount_pct"][3] == pytest.approx(0, abs=1e-12)
    assert chain(**PRESETS["crunch"] | {"headroom_pct": 0.5})["amount_pct"][3] > 0.1


def test_the_routes_add_up_to_the_chain():
    outputs = chain()
    assert outputs["total_pct"][0] == pytest.approx(outputs["route_pct"].sum())


def test_the_point_lies_on_the_line():
    outputs = chain(purchases_pct=12)
    assert outputs["chosen_loans_pct"][0] == pytest.approx(outputs["made_curve_pct"][12])


def test_the_studies_of_the_last_chart_include_published_effects_on_output():
    """Per 1% of GDP bought: below 0.08 (Chen et al. 2012) to 0.41 (Kim et al. 2023), 0.11 to 0.14 for the United Kingdom."""
    outputs = chain(purchases_pct=1)
    assert outputs["total_pct_low"][1] < 0.08
    assert outputs["total_pct_low"][1] < 1.5 / 14 < 2.0 / 14 < outputs["total_pct_high"][1]
    assert outputs["total_pct_high"][1] > 0.41


def test_the_presets_have_the_published_sizes():
    gdp_bn = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2009Q1")
    assert PRESETS["us2009"]["purchases_pct"] == pytest.approx(100 * (1250 + 172 + 300) / gdp_bn, abs=0.25)
    assert PRESETS["uk2009"]["purchases_pct"] == 14  # Joyce, Tong and Woods (2011)


# The record.


def test_business_loans_fell_by_a_quarter_from_october_2008_to_october_2010():
    change = history.at(LOANS, "business_loans_bn", "2010-10") / history.at(LOANS, "business_loans_bn", "2008-10") - 1
    assert change == pytest.approx(-0.25, abs=0.01)
    table = history.table(LOANS)
    before = table["month"] < np.datetime64("2009-01")
    peak = table["business_loans_bn"][before].max()
    back = table["month"][~before][np.argmax(table["business_loans_bn"][~before] > peak)]
    assert str(back)[:4] == "2014"


def test_assets_grew_fivefold_and_broad_money_by_half():
    ratio = {c: history.at(SHEET, c, "2014-10") / history.at(SHEET, c, "2008-08") for c in ("total_assets_bn", "m2_bn")}
    assert ratio["total_assets_bn"] == pytest.approx(4.93, abs=0.05)
    assert ratio["m2_bn"] == pytest.approx(1.485, abs=0.01)


def test_reserves_rose_from_ten_to_more_than_2600_bn():
    assert history.at(SHEET, "reserves_bn", "2008-08") == pytest.approx(10, abs=1)
    assert history.at(SHEET, "reserves_bn", "2014-10") > 2600


def test_a_constant_multiplier_would_have_forecast_three_times_too_much_money():
    multiplier = history.at(SHEET, "m2_bn", "2008-08") / history.at(SHEET, "monetary_base_bn", "2008-08")
    forecast = multiplier * history.at(SHEET, "monetary_base_bn", "2014-10")
    assert multiplier == pytest.approx(9.2, abs=0.05)
    assert forecast / history.at(SHEET, "m2_bn", "2014-10") == pytest.approx(3.2, abs=0.1)


def test_prices_rose_by_less_than_two_percent_a_year_from_2009_to_2019():
    first, last = (history.at("us_prices_monthly", "pce_price_index", month) for month in ("2009-12", "2019-12"))
    assert 1.4 < 100 * ((last / first) ** 0.1 - 1) < 1.6
