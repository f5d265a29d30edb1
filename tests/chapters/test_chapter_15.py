"""Chapter 15, what QT does: hand derivations, published conversions, the record behind presets and claims."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import one_shock_four_sheets as module
from widgets.explorers import run
from widgets.model import bond_price_pct, monthly_payment, price_earnings

NAME = "one_shock_four_sheets"
PRESETS = {preset.key: preset.inputs for preset in module.EXPLORER.presets}
SHEET = "federal_reserve_balance_sheet_monthly"


def change(table, column, start, end):
    return history.at(table, column, end) - history.at(table, column, start)


def test_the_default_run_off_is_8_percent_of_gdp_and_24_basis_points():
    facts = run.facts(NAME, {})
    assert facts["runoff_pct"] == pytest.approx(100 * 2.4 / 30)
    assert facts["ten_year_bp"] == pytest.approx(8 * 3)


def test_the_mortgage_follows_nine_tenths_of_the_yield_and_widens_with_the_mbs():
    # 0.9 x 24 bp, and 9 bp for each of 2.4 x 25% = 0.6 tn of MBS.
    found = run.outputs(NAME, {})
    assert found["mortgage_bp"][0] == pytest.approx(21.6 + 9 * 0.6)
    assert round(monthly_payment(400_000, 6.25, 30)) == 2463
    # The level payment of a 30-year loan, by the sum of a geometric series.
    monthly = (6.25 + 0.27) / 1200
    assert found["payment"][0] == pytest.approx(400_000 * monthly / (1 - (1 + monthly) ** -360))


def test_a_two_year_bond_loses_half_a_point_and_a_thirty_year_bond_four():
    losses = [100 - bond_price_pct(4, 4.24, years) for years in (2, 10, 30)]
    by_hand = [100 - sum(4 / 1.0424**t for t in range(1, n + 1)) - 100 / 1.0424**n for n in (2, 10, 30)]
    assert losses == pytest.approx(by_hand)
    assert [round(loss, 1) for loss in losses] == [0.5, 1.9, 4.0]
    np.testing.assert_allclose(run.outputs(NAME, {})["bond_price_pct"], [-loss for loss in losses])


def test_discounting_alone_hits_the_growth_share_harder_and_both_harder_than_the_estimate():
    growth, steady, estimated = run.outputs(NAME, {})["share_price_pct"]
    assert steady == pytest.approx(100 * (5.5 / 5.74 - 1))  # 1.02 / (r - 2%) with r from 7.5 to 7.74%
    assert price_earnings(7.5, 12, 10, 2.5) == pytest.approx(43.5, abs=0.05)
    assert growth < steady < estimated < 0


@pytest.mark.parametrize("sensitivity_bp", [3, 5.5])
def test_the_growth_share_loses_more_than_the_long_bond_by_discounting_alone_and_less_as_estimated(sensitivity_bp):
    found = run.outputs(NAME, {"sensitivity_bp": sensitivity_bp})
    growth, _, estimated = found["share_price_pct"]
    assert growth < min(found["bond_price_pct"]) < estimated < 0


def test_overnight_money_moves_only_once_on_rrp_is_gone_and_reserves_are_short():
    # Reserves of 3.3 tn are 13% of 24 tn after a fall of 0.18 tn, so after a run-off of 1.9 + 0.18.
    found = run.outputs(NAME, {})
    still = found["path_tn"] < 1.9 + 3.3 - 0.13 * 24 - 1e-9
    assert np.ptp(found["overnight_path_bp"][still]) == pytest.approx(0, abs=1e-9)
    after = np.append(found["overnight_path_bp"][~still], 10)
    assert (np.diff(after[: np.argmax(after >= 10)]) > 0).all(), "it rises until the standing repo facility caps it at 10 bp"


def test_published_conversions_are_scaled_by_the_gdp_of_the_quarter_they_were_made_in():
    gdp_tn = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2022Q2") / 1000
    assert abs(module.STAFF_BP_PER_PCT - 50 / (100 * 2.5 / gdp_tn)) < 0.005
    assert abs(module.CALM_BP_PER_PCT - 29 / (100 * 2.2 / gdp_tn)) < 0.005
    assert abs(module.CRISIS_BP_PER_PCT - 74 / (100 * 2.2 / gdp_tn)) < 0.005
    staff = run.outputs(NAME, {})["policy_rate_bp"][2]
    assert 25 < staff < 50, "under two quarter-point rises"


def test_a_lasting_rate_rise_is_worth_its_ten_year_yield_and_a_fading_one_a_third():
    lasting, fading = run.outputs(NAME, {})["policy_rate_bp"][:2]
    assert lasting == pytest.approx(24 / (1000 / 120 * (1 - np.exp(-0.12))))
    assert fading == pytest.approx(24 / (36 / 120 * (1 - np.exp(-120 / 36))))
    assert 25 <= lasting < 26 and fading > 80


@pytest.mark.parametrize(("preset", "start", "end"), [("qt1", "2017-09", "2019-08"), ("qt2", "2022-05", "2025-11")])
def test_presets_have_the_run_off_and_the_starting_point_of_the_record(preset, start, end):
    inputs = module.EXPLORER.defaults() | PRESETS[preset]
    fall_tn = -change(SHEET, "total_assets_bn", start, end) / 1000
    assert inputs["runoff_tn"] == pytest.approx(fall_tn, abs=0.05)
    assert inputs["mbs_share_pct"] == pytest.approx(-change(SHEET, "mbs_bn", start, end) / 10 / fall_tn, abs=2.5)
    assert inputs["reserves_tn"] == pytest.approx(history.at(SHEET, "reserves_bn", start) / 1000, abs=0.05)
    assert inputs["on_rrp_tn"] == pytest.approx(history.at(SHEET, "on_rrp_mean_bn", start) / 1000, abs=0.1)
    rate = history.at("us_interest_rates_monthly", "mortgage_30y_pct", start)
    assert inputs["mortgage_rate_pct"] == pytest.approx(rate, abs=0.025)
    gdp = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2017Q3" if preset == "qt1" else "2022Q2") / 1000
    assert inputs["gdp_tn"] == pytest.approx(gdp, abs=0.5)


def test_the_dow_fell_by_three_different_numbers_in_2018():
    points = history.table("dow_jones_points")
    close = dict(zip(points["date"].astype(str), points["dow_jones_index"], strict=True))
    assert round(100 * (close["2018-12-31"] / close["2017-12-29"] - 1), 1) == -5.6
    assert round(100 * (close["2018-12-31"] / close["2018-09-28"] - 1), 1) == -11.8
    assert round(100 * (close["2018-12-24"] / close["2018-10-03"] - 1), 1) == -18.8


@pytest.mark.parametrize(("start", "end"), [("2017-09", "2019-07"), ("2022-05", "2025-11")])
def test_shares_were_higher_at_the_end_of_both_run_offs(start, end):
    for column in ("sp500_index", "nasdaq_100_index"):
        assert change("us_prices_monthly", column, start, end) > 0


def test_long_rates_fell_over_the_first_run_off_and_rose_over_the_second():
    rates = "us_interest_rates_monthly"
    assert change(rates, "ten_year_pct", "2017-09", "2019-07") < 0 < change(rates, "ten_year_pct", "2022-05", "2025-11")
    table = history.table(rates)
    recent = np.where(table["month"] >= np.datetime64("2015-01"), table["mortgage_30y_pct"], np.nan)
    assert str(table["month"][np.nanargmax(recent)]) == "2023-10"


def test_the_policy_rate_rose_by_five_and_a_quarter_points():
    assert change("us_interest_rates_monthly", "federal_funds_pct", "2022-02", "2023-08") == pytest.approx(5.25, abs=0.01)
