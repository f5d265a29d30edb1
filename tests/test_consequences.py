"""Output, central-bank income, wealth, spillovers, debt and valuation: derivations by hand, and identities for any numbers."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import widgets.model
from widgets.model import (
    affordable_loan,
    average_yield_pct,
    debt_step_pct,
    deferred_asset_step,
    demand_drive_pct,
    demand_step,
    effective_rate_step_pct,
    foreign_yield_change_pp,
    hibor_spread_pp,
    hong_kong_step,
    house_log_change,
    inflation_step,
    interest_pct,
    monthly_payment,
    mortgage_change_pp,
    net_income_bn,
    parameters,
    peg_purchases_bn,
    policy_rate_weight,
    price_earnings,
    rate_cut_equivalent_bp,
    rule_rate_pct,
    share_of_net_worth_pct,
    taiwan_dollar_pct,
    taiwan_reserves_change_bn,
    ten_year_equivalents_pct,
    term_premium_effect_bp,
    unemployment_change_pp,
    wealth_change_tn,
)

CENTRAL = parameters()
MANY = settings(max_examples=100, deadline=None)
GROUPS = Path(widgets.model.__file__).with_name("wealth_groups.csv")


def between(low, high):
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


# e. A yield peg: the quantity becomes the outcome.


@MANY
@given(
    yield_pct=between(0.1, 8),
    cap_pct=between(0.1, 8),
    gdp_bn=between(100, 30_000),
    bucket=st.integers(0, 3),
    kappa=between(6, 15),
)
def test_buying_what_the_peg_needs_lowers_the_yield_exactly_to_the_cap(yield_pct, cap_pct, gdp_bn, bucket, kappa):
    values = parameters(term_premium_bp_per_pct_gdp=kappa)
    lives = ("0_1y", "1_5y", "5_10y", "10y_up")
    duration_years = getattr(values, f"duration_{lives[bucket]}_years")
    bought_bn = peg_purchases_bn(yield_pct, cap_pct, gdp_bn, duration_years, values)
    stock_pct = ten_year_equivalents_pct([bought_bn if j == bucket else 0 for j in range(4)], 0, gdp_bn, values)
    effect_bp = term_premium_effect_bp(stock_pct, 0, 0, values)
    assert yield_pct + effect_bp / 100 == pytest.approx(min(yield_pct, cap_pct))


def test_a_peg_that_does_not_bind_buys_nothing_and_short_paper_needs_more_of_it():
    assert peg_purchases_bn(2, 2.5, 30_000, 8.3, CENTRAL) == 0
    # 22 bp above the cap are 2% of GDP of ten-year notes, and twice as much of paper of half the duration.
    assert peg_purchases_bn(2.72, 2.5, 30_000, 8.3, CENTRAL) == pytest.approx(600)
    assert peg_purchases_bn(2.72, 2.5, 30_000, 4.15, CENTRAL) == pytest.approx(1200)


# g. Output, unemployment, inflation and the policy rate.


def test_demand_answers_a_lasting_push_by_the_two_lags():
    # From rest, n months at lags of 6: gap = drive (1 - (5/6)^n (1 + n/6)); 1/36 of it after one month, 2/27 after two.
    impulse_pct, gap_pct = 0.0, 0.0
    for month in range(1, 49):
        impulse_pct, gap_pct = demand_step(2.0, impulse_pct, gap_pct, CENTRAL)
        assert gap_pct == pytest.approx(2 * (1 - (5 / 6) ** month * (1 + month / 6)))
        if month == 2:
            assert gap_pct == pytest.approx(2 * 2 / 27)


@MANY
@given(drive_pct=between(-20, 20))
def test_demand_at_its_drive_stays_there(drive_pct):
    assert demand_step(drive_pct, drive_pct, drive_pct, CENTRAL) == pytest.approx([drive_pct, drive_pct])


def test_a_point_of_yield_is_worth_2_percent_of_output_and_a_point_of_policy_rate_29_percent_of_that():
    assert demand_drive_pct(-1, 0, CENTRAL) == 2
    assert demand_drive_pct(0, -1, CENTRAL) == pytest.approx(2 * 0.2893, abs=1e-4)
    assert demand_drive_pct(-1, 1 / policy_rate_weight(36), CENTRAL) == pytest.approx(0)
    assert [demand_drive_pct(-1, 0, parameters(end)) for end in ("low", "high")] == [0.5, 8]


def test_okuns_law_takes_45_hundredths_of_the_gap_off_unemployment():
    assert unemployment_change_pp(2, CENTRAL) == pytest.approx(-0.9)
    assert unemployment_change_pp(-1, CENTRAL) == pytest.approx(0.45)


def test_inflation_moves_a_twelfth_of_the_way_to_a_fifth_of_the_gap():
    assert inflation_step(3, 0, CENTRAL) == pytest.approx(0.6 / 12)
    assert inflation_step(3, 0.6, CENTRAL) == pytest.approx(0.6)
    inflation_pp = 0.0
    for _ in range(24):
        inflation_pp = inflation_step(3, inflation_pp, CENTRAL)
    assert inflation_pp == pytest.approx(0.6 * (1 - (11 / 12) ** 24))


def test_the_rule_gives_the_neutral_rate_on_target_and_more_than_a_point_for_a_point_of_inflation():
    assert rule_rate_pct(2, 0, 0.5, 0.125) == 2.5
    assert rule_rate_pct(3, 0, 0.5, 0.125) == 4
    assert rule_rate_pct(2, 1, 0.5, 0.125) == 3.5


def test_the_rule_stops_at_the_lower_bound():
    # 0.5 + 1 - 0.5 - 5 would be -4.
    assert rule_rate_pct(1, -5, 0.5, 0.125) == 0.125
    assert rule_rate_pct(1, -5, 0.5, -5) == -4
    assert rule_rate_pct(1, -0.875, 0.5, 0.125) == 0.125


@MANY
@given(inflation_pct=between(-5, 15), gap_pct=between(-15, 15), lowest_pct=between(-1, 1))
def test_the_rule_is_never_below_the_bound_and_never_falls_when_inflation_rises(inflation_pct, gap_pct, lowest_pct):
    rate_pct = rule_rate_pct(inflation_pct, gap_pct, 0.5, lowest_pct)
    assert rate_pct >= lowest_pct
    assert rule_rate_pct(inflation_pct + 0.1, gap_pct, 0.5, lowest_pct) >= rate_pct


def test_one_bp_of_term_premium_is_worth_three_and_a_half_bp_of_a_cut_that_fades_and_one_of_a_cut_that_lasts():
    assert rate_cut_equivalent_bp(-1, 36) == pytest.approx(3.5, abs=0.05)
    assert rate_cut_equivalent_bp(-1, 1000) == pytest.approx(1.06, abs=0.005)
    assert rate_cut_equivalent_bp(50, 36) == pytest.approx(-173, abs=0.5)  # run-off is a rise


@MANY
@given(effect_bp=between(-200, 200), reversion_months=between(12, 2000))
def test_the_equivalent_cut_moves_output_as_much_as_the_purchases(effect_bp, reversion_months):
    cut_pp = rate_cut_equivalent_bp(effect_bp, reversion_months) / 100
    values = parameters(short_rate_reversion_months=reversion_months)
    assert demand_drive_pct(0, -cut_pp, values) == pytest.approx(demand_drive_pct(effect_bp / 100, 0, values), abs=1e-9)


# h. The central bank's income.


def test_net_income_by_hand():
    # 2% of 7,000 less 5% of 3,000 + 200 less 4.9% of 650 + 350 less 10: 140 - 160 - 49 - 10.
    assert net_income_bn(7000, 2, 3000, 5, 650, 4.9, CENTRAL) == pytest.approx(-79)


def test_income_turns_into_loss_where_interest_paid_exceeds_the_yield_of_the_portfolio():
    # Ample reserves against all securities: at a policy rate of 2% the bank earns 100, at 4% it loses 80.
    free = parameters(other_deposits_bn=0, foreign_repo_pool_bn=0, running_costs_bn=0)
    assert net_income_bn(9000, 3, 9000, 2, 0, 2, free) == pytest.approx(90)
    assert net_income_bn(9000, 3, 9000, 4, 0, 4, free) == pytest.approx(-90)


def test_the_average_yield_rises_by_a_twentieth_of_a_point_a_year():
    assert average_yield_pct(0, CENTRAL) == 2.3
    assert average_yield_pct(2, CENTRAL) == pytest.approx(2.4)


def test_a_loss_is_carried_paid_down_and_then_the_treasury_is_paid_again():
    assert deferred_asset_step(100, -120) == [110, 0]
    assert deferred_asset_step(110, 600) == [60, 0]
    assert deferred_asset_step(10, 600) == [0, 40]
    assert deferred_asset_step(0, 60) == [0, 5]


@MANY
@given(start_bn=between(0, 500), incomes_bn=st.lists(between(-500, 500), min_size=1, max_size=60))
def test_income_is_remitted_or_pays_down_the_deferred_asset(start_bn, incomes_bn):
    deferred_bn, remitted_bn = start_bn, 0.0
    for income_bn in incomes_bn:
        deferred_bn, remittance_bn = deferred_asset_step(deferred_bn, income_bn)
        assert deferred_bn >= 0
        assert remittance_bn == 0 or deferred_bn == 0
        remitted_bn += remittance_bn
    assert sum(incomes_bn) / 12 == pytest.approx(remitted_bn - (deferred_bn - start_bn), abs=1e-6)


# h. Wealth.


def wealth_groups():
    with GROUPS.open(encoding="utf-8", newline="") as file:
        rows = {row["group"]: row for row in csv.DictReader(file)}
    columns = ("equities_tn", "business_tn", "real_estate_tn", "net_worth_tn")
    return {group: [float(row[column]) for column in columns] for group, row in rows.items()}


def gains_tn(equity_log, house_log):
    """Gain of each group in tn USD and in % of its net worth."""
    found = {}
    for group, (*owned, net_worth_tn) in wealth_groups().items():
        change_tn = wealth_change_tn(*owned, equity_log, house_log)
        found[group] = (change_tn, share_of_net_worth_pct(change_tn, net_worth_tn))
    return found


def test_dearer_shares_and_houses_give_dollars_to_the_top_and_percent_to_the_bottom():
    # Shares 4% and houses 5% dearer: 0.04 * (20.48 + 9.10) + 0.05 * 6.37 and 0.04 * 0.46 + 0.05 * 5.25.
    gains = gains_tn(0.04, 0.05)
    assert gains["top 1%"] == pytest.approx((1.50, 3.3), abs=0.05)
    assert gains["bottom 50%"] == pytest.approx((0.28, 7.7), abs=0.05)
    # The bottom half has fifty times as many households as the top 1%.
    assert 50 * gains["top 1%"][0] / gains["bottom 50%"][0] == pytest.approx(267, abs=1)


def test_a_fall_of_yields_by_a_point_gives_a_little_less_because_mortgages_follow_by_nine_tenths():
    mortgage_pp = mortgage_change_pp(-1, 0, 0, CENTRAL)
    house_log = 0.0
    for _ in range(240):
        house_log = house_log_change(house_log, mortgage_pp, CENTRAL)
    assert house_log == pytest.approx(0.045)
    gains = gains_tn(CENTRAL.equity_pct_per_pp / 100, house_log)
    assert gains["top 1%"] == pytest.approx((1.47, 3.2), abs=0.05)
    assert gains["bottom 50%"] == pytest.approx((0.25, 7.0), abs=0.05)


def test_the_ranking_by_percent_is_not_the_ranking_by_dollars():
    gains = gains_tn(0.04, 0.05)
    by_dollars = sorted(gains, key=lambda group: gains[group][0])
    by_percent = sorted(gains, key=lambda group: gains[group][1])
    assert by_dollars[0] == by_percent[-1] == "bottom 50%"
    # When only shares rise, the bottom half is last in both.
    only_shares = gains_tn(0.04, 0)
    assert min(only_shares, key=lambda group: only_shares[group][1]) == "bottom 50%"


@MANY
@given(equity_log=between(-1, 1), house_log=between(-1, 1))
def test_the_groups_add_up_to_the_whole(equity_log, house_log):
    whole = np.sum(list(wealth_groups().values()), axis=0)
    together = sum(change_tn for change_tn, _ in gains_tn(equity_log, house_log).values())
    assert together == pytest.approx(wealth_change_tn(*whole[:3], equity_log, house_log), abs=1e-9)


# h. Abroad.


def test_yields_abroad_follow_by_four_tenths():
    assert foreign_yield_change_pp(-0.5, CENTRAL) == pytest.approx(-0.2)


def test_hong_kong_pays_less_than_the_united_states_the_fuller_the_aggregate_balance():
    assert hibor_spread_pp(45, CENTRAL) == pytest.approx(-0.35)
    assert hibor_spread_pp(45 * np.e, CENTRAL) == pytest.approx(-1.75)
    assert hibor_spread_pp(1, CENTRAL) == pytest.approx(-0.35 + 1.4 * np.log(45))


def test_inside_the_band_the_currency_board_does_nothing():
    # 7.80 + 0.03 * 0.35 without flows: the carry weakens the currency, the balance stays.
    assert hong_kong_step(45, 7.80, 0, CENTRAL) == pytest.approx([45, 7.8105])
    assert hong_kong_step(45, 7.80, 50, CENTRAL) == pytest.approx([45, 7.8005])


def test_the_inflow_of_may_2025_fills_the_balance_at_the_strong_side():
    # 129.4 bn HKD sold at 7.75 took the balance from 45 to 174.
    balance_bn, rate = hong_kong_step(45, 7.76, 129.4, CENTRAL)
    assert rate == 7.75
    assert balance_bn == pytest.approx(174.4)


def test_the_weak_side_drains_until_rates_are_level():
    # -0.35 - 1.4 log(AB / 45) = 0 at 35 bn HKD; there the drain ends and the currency leaves its weak side.
    level_bn = 45 * np.exp(-0.25)
    state = [174, 7.85]
    for _ in range(48):
        last_bn = state[0]
        state = hong_kong_step(*state, 0, CENTRAL)
    assert state[0] == last_bn
    assert 0.9 * level_bn < state[0] <= level_bn
    assert state[1] < 7.85


@MANY
@given(balance_bn=between(1, 1000), rate=between(7.75, 7.85), inflows_bn=st.lists(between(-500, 500), min_size=1, max_size=60))
def test_the_band_is_never_left_and_the_balance_moves_only_at_its_edges(balance_bn, rate, inflows_bn):
    for inflow_bn in inflows_bn:
        before_bn = balance_bn
        balance_bn, rate = (float(value) for value in hong_kong_step(balance_bn, rate, inflow_bn, CENTRAL))
        assert 7.75 <= rate <= 7.85
        assert balance_bn >= 1
        if 7.75 < rate < 7.85:
            assert balance_bn == before_bn
        elif rate == 7.75:
            assert balance_bn == pytest.approx(before_bn + max(0, inflow_bn))
        else:
            assert balance_bn <= before_bn


def test_a_float_appreciates_by_what_the_central_bank_does_not_buy():
    # A point less in the US: 4% of pressure, of which 0.4 reach the currency and 0.6 of the flow the reserves.
    assert taiwan_dollar_pct(-1, 0, CENTRAL) == pytest.approx(1.6)
    assert taiwan_reserves_change_bn(10, CENTRAL) == pytest.approx(6)
    assert taiwan_dollar_pct(-1, -1, CENTRAL) == 0


@MANY
@given(yield_pp=between(-5, 5), taiwan_pp=between(-5, 5), inflow_bn=between(-500, 500))
def test_full_intervention_holds_the_currency_and_takes_the_whole_flow(yield_pp, taiwan_pp, inflow_bn):
    full, none = parameters(taiwan_intervention_share=1), parameters(taiwan_intervention_share=0)
    assert taiwan_dollar_pct(yield_pp, taiwan_pp, full) == 0
    assert taiwan_reserves_change_bn(inflow_bn, full) == inflow_bn
    assert taiwan_reserves_change_bn(inflow_bn, none) == 0
    assert taiwan_dollar_pct(yield_pp, taiwan_pp, none) == pytest.approx(-4 * (yield_pp - taiwan_pp))


# Public debt.


def debt_path(shock_pp, maturity_years, years=10):
    """Ten years at a debt of 120% of GDP, 3.3% paid, growth 4%, primary deficit 3%: interest of the last year, % of GDP."""
    debt_pct, rate_pct = 120, 3.3
    for _ in range(years):
        rate_pct = effective_rate_step_pct(rate_pct, 3.3 + shock_pp, maturity_years)
        paid_pct = interest_pct(debt_pct, rate_pct)
        debt_pct = debt_step_pct(debt_pct, rate_pct, 4, 3)
    return paid_pct


@pytest.mark.parametrize(("shock_pp", "maturity_years", "paid_pct"), [(1, 6, 6.0), (1, 12, 5.6), (0, 6, 4.6)])
def test_a_point_more_reaches_the_interest_bill_more_slowly_the_longer_the_debt(shock_pp, maturity_years, paid_pct):
    assert debt_path(shock_pp, maturity_years) == pytest.approx(paid_pct, abs=0.051)


def test_the_rate_paid_closes_a_share_of_the_distance_each_year():
    assert effective_rate_step_pct(3, 6, 6) == 3.5
    assert effective_rate_step_pct(3, 6, 1) == 6
    rate_pct = 3.3
    for _ in range(10):
        rate_pct = effective_rate_step_pct(rate_pct, 4.3, 6)
    assert rate_pct == pytest.approx(4.3 - (5 / 6) ** 10)


def test_a_year_of_debt_by_hand():
    # 100 at 4% with growth of 4% stays 100, and the primary deficit is added.
    assert debt_step_pct(100, 4, 4, 3) == pytest.approx(103)
    assert debt_step_pct(104, 0, 4, 0) == pytest.approx(100)
    assert interest_pct(120, 3.3) == pytest.approx(3.96)


@MANY
@given(rate_pct=between(0, 10), growth_pct=between(0.5, 10), deficit_pct=between(0, 8))
def test_debt_settles_where_growth_pays_for_the_deficit(rate_pct, growth_pct, deficit_pct):
    if growth_pct < rate_pct + 0.1:
        return  # without growth above the rate there is no such level
    level_pct = deficit_pct * (100 + growth_pct) / (growth_pct - rate_pct)
    if level_pct <= 1000:
        assert debt_step_pct(level_pct, rate_pct, growth_pct, deficit_pct) == pytest.approx(level_pct)


# Loans and shares.


@pytest.mark.parametrize(("rate_pct", "payment"), [(6.25, 2463), (6.57, 2547)])
def test_a_loan_of_400_000_over_30_years(rate_pct, payment):
    assert monthly_payment(400_000, rate_pct, 30) == pytest.approx(payment, abs=0.5)


@pytest.mark.parametrize(("rate_pct", "loan"), [(3.65, 437_000), (2.65, 496_000), (7.79, 278_000)])
def test_a_payment_of_2_000_carries(rate_pct, loan):
    assert affordable_loan(2000, rate_pct, 30) == pytest.approx(loan, abs=500)


@MANY
@given(loan=between(1000, 1e6), rate_pct=between(0.1, 20), years=st.integers(1, 40))
def test_level_payments_pay_a_loan_off_exactly(loan, rate_pct, years):
    payment = monthly_payment(loan, rate_pct, years)
    owed = loan
    for _ in range(12 * years):
        owed = owed * (1 + rate_pct / 1200) - payment
    assert owed == pytest.approx(0, abs=1e-6 * loan)
    assert affordable_loan(payment, rate_pct, years) == pytest.approx(loan)


def test_a_growth_share_and_a_value_share():
    # At 7.5%: growth of 12% for ten years and 2.5% after; 2% for good is 1.02 / 0.055.
    assert price_earnings(7.5, 12, 10, 2.5) == pytest.approx(43.5, abs=0.05)
    assert price_earnings(7.5, 2, 10, 2) == pytest.approx(1.02 / 0.055)
    assert price_earnings(7.5, 2, 0, 2) == pytest.approx(18.5, abs=0.05)


def test_growth_at_the_discount_rate_is_worth_one_years_earnings_a_year():
    assert price_earnings(7.5, 7.5, 10, 2) == pytest.approx(10 + 1.02 / 0.055)


@MANY
@given(discount_pct=between(1, 20), fast_pct=between(-20, 40), years=st.integers(0, 40), spread_pp=between(0.5, 10))
def test_a_share_is_worth_its_discounted_earnings(discount_pct, fast_pct, years, spread_pp):
    long_pct = discount_pct - spread_pp
    grown = [((100 + fast_pct) / (100 + discount_pct)) ** year for year in range(years + 1)]
    worth = sum(grown[1:]) + grown[-1] * (100 + long_pct) / spread_pp
    assert price_earnings(discount_pct, fast_pct, years, long_pct) == pytest.approx(worth, rel=1e-6)
