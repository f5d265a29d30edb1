"""Chapter 11: the run on the market for Treasuries, the pledge without a number, and the record of 2020."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers.run import facts, outputs
from widgets.model import fear_sales_bn, forced_sales_bn, illiquidity_pct, panic_day, panic_start, parameters, trust_in_pledge

NAME = "promise_or_purchases"
CENTRAL = parameters()


# The model, by hand.


def test_trade_is_normal_without_a_backlog_and_two_thirds_gone_when_the_backlog_fills_the_room():
    assert illiquidity_pct(0, 100) == 0
    assert illiquidity_pct(100, 100) == pytest.approx(63.2, abs=0.05)  # 100 (1 - 1/e)


def test_a_limit_of_half_of_what_could_be_sold_is_worth_half_the_trust():
    assert trust_in_pledge(0.8, 500, 750, 250) == pytest.approx(0.4)
    assert trust_in_pledge(0.8, 5000, 750, 250) == 0.8
    assert trust_in_pledge(0.8, 0, 750, 250) == 0


def test_who_is_fully_believed_meets_forced_sales_only():
    values = parameters(fear_sales_share=0.05, forced_sales_bn=75)
    assert fear_sales_bn(80, 1, 1000, values) == 0
    assert fear_sales_bn(80, 0, 1000, values) == pytest.approx(40)
    assert forced_sales_bn(1, 0, values) == 75


def test_bonds_are_neither_made_nor_lost_in_a_day_of_panic():
    inventory, holdings, remaining = 225.0, 1000.0, 700.0
    after = panic_day(inventory, holdings, remaining, 0.8, 0.9, 75, 100, 3, CENTRAL)
    to_others = CENTRAL.other_buyers_bn
    sold = after[3] + after[4]
    assert after[0] == pytest.approx(inventory + sold - after[5] - to_others)
    assert holdings - after[1] == pytest.approx(after[4])
    assert remaining - after[2] == pytest.approx(after[5])


def test_full_stress_starts_with_the_whole_backlog_and_no_stress_with_none():
    assert panic_start(1, CENTRAL) == [CENTRAL.panic_backlog_bn, CENTRAL.run_holdings_bn]
    assert panic_start(0, CENTRAL)[0] == 0


# What the explorer says.


def test_the_less_the_pledge_is_believed_the_more_must_be_bought():
    found = outputs(NAME, {})
    assert (np.diff(found["bought_by_belief_bn"]) < 0).all()
    assert (np.diff(found["days_by_belief"]) <= 0).all()


def test_a_limit_never_helps_and_one_above_all_that_could_be_sold_does_no_harm():
    for limit in range(100, 3001, 100):
        found = facts(NAME, {"limit_bn": limit})
        assert found["delay_days"] >= 0
        assert found["fear_with_limit_bn"] >= found["fear_bn"] - 1e-9
    assert facts(NAME, {"limit_bn": 3000})["delay_days"] == 0


def test_a_limit_above_what_an_unlimited_programme_buys_can_fail_or_cost_more():
    free = facts(NAME, {})
    tested = facts(NAME, {"limit_bn": 700})
    assert free["bought_bn"] < 700 and tested["calm_day_with_limit"] == 41
    roomy = facts(NAME, {"limit_bn": 1000})
    assert free["bought_bn"] < roomy["bought_with_limit_bn"] < 1000
    assert 0 < roomy["delay_days"] < 10


def test_doubt_needs_a_faster_pace_but_not_twice_the_pace():
    target = facts(NAME, {})["calm_day"]
    paces = [p for p in range(75, 151, 5) if facts(NAME, {"credibility_pct": 0, "pace_bn": p})["calm_day"] <= target]
    assert 75 < paces[0] < 150


def test_forced_sales_are_the_same_whatever_is_promised():
    assert facts(NAME, {"credibility_pct": 0})["forced_bn"] == facts(NAME, {"credibility_pct": 100})["forced_bn"]


# The record.


def test_the_dots_are_the_announced_pace_and_reach_775_bn_by_the_end_of_march_give_or_take_settlement():
    record = outputs(NAME, {})["record_bn"]
    assert record[1] == 37 and record[3] == 37 + 2 * 40
    assert record[13] - record[1] == pytest.approx(775, rel=0.04)  # 16 to 31 March; the New York Fed gives 775
    week_of_8_may = history.at("treasury_purchase_pace_2020", "pace_bn_a_day", "2020-05-04")
    assert week_of_8_may == 8 and record[-1] > 1500  # "more than 1.5 trillion" by 8 May


def test_the_unlimited_phase_lasted_79_days_and_held_over_half_of_the_growth():
    weekly = history.table("federal_reserve_total_assets_weekly")
    assets = dict(zip(weekly["date"].astype(str), weekly["total_assets_bn"], strict=True))
    assert (np.datetime64("2020-06-10") - np.datetime64("2020-03-23")).astype(int) == 79
    assert assets["2020-03-18"] == pytest.approx(4668, abs=1)
    assert assets["2020-06-10"] == pytest.approx(7169, abs=1)
    share = (assets["2020-06-10"] - assets["2020-03-18"]) / (assets["2022-04-13"] - assets["2020-03-11"])
    assert 0.5 < share < 0.6


def test_the_ten_year_yield_rose_64_bp_from_9_to_18_march_2020():
    low, high = (history.at("treasury_ten_year_daily", "ten_year_pct", f"2020-03-{day}") for day in ("09", "18"))
    assert (low, high) == (0.54, 1.18)


def test_shares_fell_by_33_9_percent_and_passed_the_old_high_in_august():
    closes = history.table("sp500_closing_points")
    high, low, again = closes["close_index"][:3]
    assert 100 * (low / high - 1) == pytest.approx(-33.9, abs=0.05)
    assert again > high and closes["date"][2] == np.datetime64("2020-08-18")
    assert closes["close_index"][3] == 4796.56


def test_announcements_of_2020_stand_in_the_order_of_the_chapter():
    table = history.table("pandemic_announcements")
    bank_of_japan = table["date"][table["central_bank"] == "Bank of Japan"]
    assert bank_of_japan.astype(str).tolist() == ["2020-04-27"]
    fed = table["date"][table["central_bank"] == "Federal Reserve"].astype(str).tolist()
    assert fed[1:4] == ["2020-03-15", "2020-03-23", "2020-06-10"]
