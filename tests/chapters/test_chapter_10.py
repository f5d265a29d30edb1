"""Chapter 10: the ECB's flows and stock, the Bank of England's steps, and the arithmetic of a portfolio."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.model import maturing_share, stock_after_month_bn

MONTHLY = "ecb_asset_purchases_monthly"


def explored(**inputs):
    return run.outputs("stock_and_flow", inputs)


def net(first, last):
    table = history.table(MONTHLY)
    here = (table["month"] >= np.datetime64(first)) & (table["month"] <= np.datetime64(last))
    return (table["public_net_eur_bn"] + table["private_net_eur_bn"])[here]


def test_five_phases_add_up_by_hand():
    by_hand = 13 * 60 + 12 * 80 + 9 * 60 + 9 * 30 + 3 * 15
    assert by_hand == 2595
    assert explored()["stock_bn"][46] == pytest.approx(by_hand)
    assert explored()["bought_bn"][:5].sum() == by_hand


def test_published_flows_of_2015_18_add_up_to_the_announced_pace():
    announced = history.table("ecb_announced_pace_monthly")
    until_2018 = announced["month"] <= np.datetime64("2018-12")
    assert announced["net_purchases_eur_bn"][until_2018].sum() == 2595
    assert net("2015-03", "2018-12").sum() == pytest.approx(2595, abs=0.1)


def test_what_matures_in_twelve_months_is_the_yearly_share():
    stock = 100.0
    for _ in range(12):
        stock = stock_after_month_bn(stock, 0.0, stock * maturing_share(10), 0.0)
    assert stock == pytest.approx(90)


def test_full_reinvestment_holds_the_stock_and_none_shrinks_it():
    assert stock_after_month_bn(1000.0, 0.0, 8.0, 1.0) == 1000
    assert stock_after_month_bn(1000.0, 20.0, 8.0, 0.5) == 1016
    held = explored()["stock_bn"]
    assert np.ptp(held[46:57]) == 0
    run_off = explored(reinvested_pct=0, restart_bn=0)["stock_bn"]
    assert run_off[58] / run_off[46] == pytest.approx(0.9)
    assert run_off[130] / run_off[46] == pytest.approx(0.9**7)


def test_the_change_of_the_stock_is_what_is_bought_less_what_is_lost():
    out = explored(reinvested_pct=35)
    matured = out["stock_bn"][:-1] * maturing_share(10)
    np.testing.assert_allclose(np.diff(out["stock_bn"]), (out["net_bn"] + out["replaced_bn"])[1:] - matured, atol=1e-6)


def test_the_line_stays_near_the_record_and_above_it():
    out = explored()
    gap = out["stock_bn"] - out["actual_stock_bn"]
    assert gap.min() > -20  # months in which the bank was ahead of the average
    assert gap[46] == pytest.approx(80, abs=1)  # premiums written down
    assert np.abs(gap[:101] / np.maximum(1, out["actual_stock_bn"][:101]))[12:].max() < 0.05


def test_no_month_reached_two_hundred_billion():
    table = history.table(MONTHLY)
    app = table["public_net_eur_bn"] + table["private_net_eur_bn"]
    both = app + np.nan_to_num(table["pepp_net_eur_bn"])
    assert app.max() < 90
    assert str(table["month"][both.argmax()]) == "2020-06" and both.max() < 200


def test_nothing_was_bought_on_balance_in_2019_until_november():
    assert abs(net("2019-01", "2019-10").sum()) < 5
    assert net("2019-11", "2019-12").min() > 10


def test_the_stock_shrank_only_from_march_2023():
    holdings = history.table(MONTHLY)["app_holdings_eur_bn"]
    month = history.table(MONTHLY)["month"]
    at = {str(m): value for m, value in zip(month, holdings, strict=True)}
    assert at["2019-10"] == pytest.approx(at["2018-12"], rel=0.01)
    assert at["2023-02"] == pytest.approx(at["2022-06"], rel=0.01)
    assert -0.12 < at["2024-06"] / at["2023-06"] - 1 < -0.10
    assert -0.14 < at["2025-06"] / at["2024-06"] - 1 < -0.12


def test_the_pandemic_programme_bought_1718_billion_by_march_2022():
    table = history.table(MONTHLY)
    until = table["month"] <= np.datetime64("2022-03")
    assert np.nansum(table["pepp_net_eur_bn"][until]) == pytest.approx(1718, abs=0.5)


def test_countries_add_up_to_public_purchases():
    row = {name: values[0] for name, values in history.table("ecb_public_purchases_by_country").items() if name != "date"}
    table = history.table(MONTHLY)
    here = (table["month"] >= np.datetime64("2015-03")) & (table["month"] <= np.datetime64("2018-12"))
    assert sum(row.values()) == pytest.approx(table["public_net_eur_bn"][here].sum(), abs=0.5)
    assert max(row, key=row.get) == "germany_eur_bn"


def test_the_bank_of_england_took_seven_steps_to_375_and_four_more_to_895():
    targets = history.table("bank_of_england_purchase_steps")["target_gbp_bn"]
    assert list(targets[np.isfinite(targets)]) == [75, 125, 175, 200, 275, 325, 375, 445, 645, 745, 895]


def test_the_first_british_programme_and_the_ecbs_were_about_a_quarter_of_gdp():
    gdp = {
        name: history.at("europe_gdp_quarterly", name, quarter)
        for name, quarter in (("euro_area_gdp_eur_bn", "2015Q1"), ("uk_gdp_gbp_bn", "2009Q1"))
    }
    assert 2595 / gdp["euro_area_gdp_eur_bn"] == pytest.approx(0.246, abs=0.005)
    assert 375 / gdp["uk_gdp_gbp_bn"] == pytest.approx(0.241, abs=0.005)


def test_2020_brought_half_of_the_british_purchases_and_a_third_has_gone_since():
    steps = history.table("bank_of_england_purchase_steps")
    raised = np.isfinite(steps["target_gbp_bn"])
    days, targets = steps["date"][raised].astype(str), steps["target_gbp_bn"][raised]
    before_2020 = max(target for day, target in zip(days, targets, strict=True) if day < "2020")
    assert 895 - before_2020 == 200 + 100 + 150 and (895 - before_2020) / 895 == pytest.approx(0.503, abs=0.001)
    added_2009_19 = before_2020
    assert 895 - before_2020 > added_2009_19
    assert [day[:7] for day in days if day >= "2020"] == ["2020-03", "2020-06", "2020-11"]
    held_2025 = history.at("bank_of_england_points", "apf_gilts_monetary_policy_gbp_bn", "2025-09-24")
    assert 100 * (held_2025 / 847 - 1) == pytest.approx(-34.1, abs=0.1)
    assert (847 - held_2025) / 42 < 7 < 450 / 8  # bn a month, down and up
