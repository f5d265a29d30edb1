"""Chapter 6: two shares and a house by hand, the presets against the record, the starting dates of 2020."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import affordable_loan, monthly_payment, price_earnings

NAME = "shares_and_house"
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS[NAME][1].presets}
RATES, PRICES = "us_interest_rates_monthly", "us_prices_monthly"


def outputs(**inputs):
    return run.outputs(NAME, inputs)


# By hand.


def test_the_value_share_is_the_formula_of_steady_growth():
    # 1.02 / (0.075 - 0.02) = 18.545...; at 7% 1.02 / 0.05 = 20.4, ten percent more; at 8% 17, a twelfth less
    assert outputs()["multiple_before"][1] == pytest.approx(1.02 / 0.055)
    assert outputs(yield_change_bp=-50)["price_pct"][1] == pytest.approx(10)
    assert outputs(yield_change_bp=50)["price_pct"][1] == pytest.approx(-100 / 12)


def test_the_growth_share_is_the_sum_of_its_discounted_earnings():
    value, earnings = 0.0, 1.0
    for year in range(1, 400):
        earnings *= 1.12 if year <= 10 else 1.025
        value += earnings / 1.075**year
    assert outputs()["multiple_before"][0] == pytest.approx(value, rel=1e-5)
    assert value == pytest.approx(43.5, abs=0.05)


def test_most_of_the_growth_share_lies_beyond_ten_years():
    first_ten = sum((1.12 / 1.075) ** year for year in range(1, 11))
    assert first_ten / price_earnings(7.5, 12, 10, 2.5) < 0.3


def test_exercise_2_growth_tilt_and_convexity():
    assert outputs(yield_change_bp=-50)["price_pct"][0] == pytest.approx(12.5, abs=0.05)
    assert outputs(yield_change_bp=50)["price_pct"][0] == pytest.approx(-10.2, abs=0.05)


def test_exercise_3_loans_that_a_payment_carries():
    for rate_pct, loan in ((3.65, 437_000), (2.65, 496_000), (7.79, 278_000)):
        assert affordable_loan(2000, rate_pct, 30) == pytest.approx(loan, abs=500)
        assert monthly_payment(affordable_loan(2000, rate_pct, 30), rate_pct, 30) == pytest.approx(2000)


def test_a_point_on_the_mortgage_moves_the_loan_by_about_a_tenth():
    assert affordable_loan(2000, 5.5, 30) / affordable_loan(2000, 6.5, 30) - 1 == pytest.approx(0.11, abs=0.01)


def test_valuation_and_earnings_add_up_to_the_return():
    found = outputs(yield_change_bp=-75)
    whole = 100 * np.log(found["multiple_after"] * [1.12, 1.02] / found["multiple_before"])
    np.testing.assert_allclose(found["valuation_log_pct"] + found["earnings_log_pct"], whole)


def test_the_point_lies_on_the_curve():
    found = outputs(yield_change_bp=-100)
    assert found["growth_curve_pct"][list(found["change_bp"]).index(-100)] == pytest.approx(found["chosen_pct"][0])


# Against published results.


def test_responses_of_shares_and_houses_meet_the_published_ranges():
    found = outputs(yield_change_bp=-100)
    # Kiley (2014): 1.5 to 9% for a point; Glaeser et al. (2013): 6 to 8% for a point of real rates lie inside the band.
    assert found["price_pct_low"][2] == pytest.approx(1.5, abs=0.1)
    assert found["price_pct_high"][2] == pytest.approx(9.4, abs=0.1)  # 9 in logarithms
    assert found["price_pct_low"][4] < 6 < 7.5 <= found["price_pct_high"][4] + 0.1


# The presets and the record.


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [("year2020", "2019-12", "2020-12"), ("tantrum2013", "2013-04", "2013-09"), ("half2022", "2021-12", "2022-06")],
)
def test_presets_have_the_real_yield_and_the_mortgage_rate_of_the_record(preset, first, last):
    change_bp = 100 * (history.at(RATES, "ten_year_real_pct", last) - history.at(RATES, "ten_year_real_pct", first))
    assert PRESETS[preset]["yield_change_bp"] == pytest.approx(change_bp, abs=5)
    assert PRESETS[preset]["mortgage_pct"] == pytest.approx(history.at(RATES, "mortgage_30y_pct", first), abs=0.05)


def test_returns_of_2020_by_starting_date():
    closes = history.table("sp500_closes_2020_points")
    level = dict(zip(closes["date"].astype(str), closes["sp500_index"], strict=True))
    gains = {day: 100 * (level["2020-12-31"] / value - 1) for day, value in level.items()}
    assert gains["2019-12-31"] == pytest.approx(16.3, abs=0.05)
    assert gains["2020-02-19"] == pytest.approx(10.9, abs=0.05)
    assert gains["2020-03-23"] == pytest.approx(67.9, abs=0.05) == max(gains.values())
    assert 100 * (level["2020-03-23"] / level["2020-02-19"] - 1) == pytest.approx(-33.9, abs=0.05)
    before_october = {day: gain for day, gain in gains.items() if day < "2020-10"}
    assert min(before_october, key=before_october.get) == "2020-08-31"


def test_closes_agree_with_the_monthly_means():
    closes = history.table("sp500_closes_2020_points")
    for day, close in zip(closes["date"].astype(str), closes["sp500_index"], strict=True):
        month = day[:7]
        assert close == pytest.approx(history.at(PRICES, "sp500_index", month), rel=0.17 if month == "2020-03" else 0.1)


def test_the_nasdaq_doubled_while_holdings_shrank():
    change = {
        (first, last): history.at(PRICES, "nasdaq_100_index", last) / history.at(PRICES, "nasdaq_100_index", first)
        for first, last in (("2008-10", "2014-10"), ("2022-05", "2025-11"))
    }
    assert change["2008-10", "2014-10"] == pytest.approx(3, abs=0.05)
    assert change["2022-05", "2025-11"] > 2
    assert history.at(RATES, "ten_year_real_pct", "2025-11") > history.at(RATES, "ten_year_real_pct", "2014-10")


def test_house_prices_rose_by_a_third_while_mortgage_rates_rose_by_five_points():
    change = history.at(PRICES, "house_price_index", "2023-10") / history.at(PRICES, "house_price_index", "2020-12") - 1
    assert change == pytest.approx(0.34, abs=0.01)
    assert affordable_loan(2000, 7.79, 30) / affordable_loan(2000, 2.65, 30) - 1 == pytest.approx(-0.44, abs=0.005)
