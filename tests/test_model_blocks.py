"""Each block of the model against derivations by hand and the worked examples of its sources."""

import numpy as np
import pytest

from widgets import history
from widgets.model import (
    absorb,
    ample_reserves_bn,
    believed_stock_pct,
    bitcoin_pct,
    blended_coupon_pct,
    bond_price_pct,
    capped,
    dollar_pct,
    drain_bn,
    equity_pct,
    expected_stock_pct,
    fading,
    gold_pct,
    house_log_change,
    identity_gap_bn,
    market_functioning_bp,
    maturing_bn,
    mbs_paydown_share,
    mean_short_rate_pct,
    mortgage_change_pp,
    over_reaction_bp,
    parameters,
    percent,
    phased_in,
    policy_rate_weight,
    purchase_entries,
    roll_treasuries,
    runoff_entries,
    satiation,
    sellable,
    spread_bp,
    ten_year_equivalents_pct,
    term_premium_effect_bp,
    total_bn,
)

CENTRAL = parameters()
NOTHING = [0, 0, 0, 0]


# a. T-accounts.


def test_a_purchase_from_a_bank_adds_reserves_and_no_deposits():
    entries = purchase_entries(100, 0)
    assert entries["bank_reserves"] == 100
    assert entries["bank_securities"] == -100
    assert entries["bank_deposits"] == entries["nonbank_deposits"] == 0


def test_a_purchase_of_100_with_70_percent_from_nonbanks_creates_deposits_of_70():
    entries = purchase_entries(100, 0.7)
    assert entries["central_bank_securities"] == entries["central_bank_reserves"] == entries["bank_reserves"] == 100
    assert entries["bank_deposits"] == entries["nonbank_deposits"] == -entries["nonbank_securities"] == pytest.approx(70)
    assert entries["bank_securities"] == pytest.approx(-30)


def test_a_bond_refinanced_by_a_money_fund_that_leaves_on_rrp_does_not_touch_reserves():
    entries = runoff_entries(10, money_fund_share=1, depositor_share=0)
    assert entries["central_bank_on_rrp"] == -10
    assert entries["central_bank_reserves"] == entries["bank_deposits"] == 0


def test_a_depositor_who_buys_the_new_bond_takes_reserves_and_deposits_with_him():
    entries = runoff_entries(10, money_fund_share=0, depositor_share=1)
    assert entries["central_bank_reserves"] == entries["bank_reserves"] == entries["bank_deposits"] == -10
    assert entries["bank_securities"] == 0


def test_a_bank_that_buys_the_new_bond_pays_with_reserves():
    entries = runoff_entries(10, money_fund_share=0, depositor_share=0)
    assert entries["bank_reserves"] == -10
    assert entries["bank_securities"] == 10
    assert entries["bank_deposits"] == 0


def test_the_identity_of_the_central_bank_is_assets_and_deferred_asset_less_liabilities():
    assert identity_gap_bn(100, 5, 40, 20, 15, 25, 5) == 0
    assert identity_gap_bn(101, 5, 40, 20, 15, 25, 5) == 1


# b. Portfolio and run-off.


def test_a_month_of_the_buckets_by_hand():
    # Each bucket sends 10 to the next shorter one; of the 10 that mature, 4 run off and 6 are placed at auction.
    before = [80, 400, 600, 2400]
    assert maturing_bn(before, CENTRAL) == 10
    after = roll_treasuries(before, 4, NOTHING, NOTHING, 0, CENTRAL)
    assert after == pytest.approx([80 + 0.6, 400 + 3.3, 600 + 1.5, 2400 - 10 + 0.6])
    assert total_bn(after) == pytest.approx(total_bn(before) - 4)


def test_purchases_sales_and_accretion_land_in_their_buckets():
    before = [80, 400, 600, 2400]
    plain = roll_treasuries(before, 0, NOTHING, NOTHING, 0, CENTRAL)
    after = roll_treasuries(before, 0, [1, 2, 3, 4], [4, 3, 2, 1], 10, CENTRAL)
    assert np.subtract(after, plain) == pytest.approx([1 - 4, 2 - 3 + 4, 3 - 2 + 4, 4 - 1 + 2])


def test_a_cap_is_a_ceiling():
    assert capped(60, 80) == 60
    assert capped(60, 45) == 45
    assert capped(0, 45) == 0


def test_no_more_is_sold_than_stays_in_a_bucket():
    # Of 80 bn in the shortest bucket an eighth matures, so 70 can be sold.
    assert sellable([80, 400, 600, 2400], [100, 100, 0, 5000], CENTRAL) == pytest.approx([70, 100, 0, 2390])


def caps(column, first, months):
    table = history.table("run_off_caps_monthly")
    start = int(np.flatnonzero(table["month"] == np.datetime64(first))[0])
    return table[column][start : start + months]


def test_a_phase_in_of_three_months_is_the_schedule_of_2022():
    months = np.arange(1, 25)  # June 2022 to May 2024
    assert phased_in(60, months, 3) == pytest.approx(caps("treasury_cap_bn", "2022-06", 24))
    assert phased_in(35, months, 3) == pytest.approx(caps("mbs_cap_bn", "2022-06", 24))


def test_a_phase_in_of_twelve_months_is_the_schedule_of_2017():
    assert phased_in(30, np.arange(1, 20), 12) == pytest.approx(caps("treasury_cap_bn", "2017-10", 19))  # to April 2019
    assert phased_in(20, np.arange(1, 23), 12) == pytest.approx(caps("mbs_cap_bn", "2017-10", 22))


def test_no_phase_in_is_the_full_cap_at_once():
    assert phased_in(60, np.arange(1, 13), 0) == pytest.approx([60] * 12)


def test_the_caps_of_2022_25_with_17_bn_of_mbs_a_month_add_up_to_2354_bn():
    assert caps("treasury_cap_bn", "2022-06", 42).sum() + 42 * 17 == 2354


def test_prepayment_at_the_midpoint_of_the_s_curve_is_its_floor_and_half_its_span():
    # 5 + 40/2 = 25% a year prepaid and 2.9% repaid on schedule: 72.1% is left after twelve months.
    share = mbs_paydown_share(4.0, 4.6, CENTRAL)
    assert (1 - share) ** 12 == pytest.approx(1 - 0.279)


def test_far_out_of_the_money_mortgages_pay_down_at_the_floor_and_far_in_the_money_near_the_top():
    assert (1 - mbs_paydown_share(20, 4, CENTRAL)) ** 12 == pytest.approx(1 - 0.079)
    assert (1 - mbs_paydown_share(0, 20, CENTRAL)) ** 12 == pytest.approx(1 - 0.479)


def test_the_coupon_of_mbs_blends_with_what_is_bought():
    assert blended_coupon_pct(5, 100, 3, 100) == 4
    assert blended_coupon_pct(5, 300, 3, 100) == 4.5
    assert blended_coupon_pct(5, 100, 3, 0) == 5
    assert blended_coupon_pct(5, 0, 3, 0) == 5
    assert blended_coupon_pct(5, 0, 3, 100) == pytest.approx(3)


# c. Who absorbs a drain.


def test_the_drain_is_what_the_other_items_take():
    # Assets fall by 95, the Treasury account by 30; currency grows by 4 and a loss of 2 injects.
    assert drain_bn(-95, 2, -30, 4, 0) == 95 - 2 - 30 + 4


def test_a_purchase_that_fills_the_treasury_account_leaves_reserves_unchanged():
    assert drain_bn(100, 0, 100, 0, 0) == 0
    assert absorb(3000, 0, 24000, 0, 1, 1, 0, CENTRAL) == pytest.approx([3000, 0])


def test_on_rrp_of_200_bn_absorbs_six_tenths_of_a_drain():
    # 1.2 * 200 / (200 + 200) = 0.6.
    assert absorb(3000, 200, 24000, 50, 1, 1, 0, CENTRAL) == pytest.approx([3000 - 20, 200 - 30])


def test_a_large_on_rrp_gives_up_more_than_the_drain():
    # 1.2 * 2000 / 2200: money funds also buy what banks would have bought, and reserves rise.
    assert absorb(3000, 2000, 24000, 100, 1, 1, 0, CENTRAL) == pytest.approx([3000 + 100 / 11, 2000 - 1200 / 11])


def test_reserves_pay_alone_when_bills_pay_less_or_on_rrp_is_empty():
    assert absorb(3000, 2000, 24000, 100, 0, 1, 0, CENTRAL) == pytest.approx([2900, 2000])
    assert absorb(3000, 0, 24000, 100, 1, 1, 0, CENTRAL) == pytest.approx([2900, 0])


def test_an_injection_spills_into_on_rrp_as_banks_are_satiated():
    # At satiation (13% of 10,000) half of 0.85 spills; with far more reserves all of 0.85; without a facility nothing.
    assert absorb(1300, 0, 10000, -100, 1, 1, 0, CENTRAL) == pytest.approx([1300 + 57.5, 42.5])
    assert absorb(4000, 0, 10000, -100, 1, 1, 0, CENTRAL) == pytest.approx([4015, 85])
    assert absorb(4000, 0, 10000, -100, 1, 0, 0, CENTRAL) == pytest.approx([4100, 0])


def test_deposits_that_leave_for_money_funds_move_reserves_into_on_rrp():
    assert absorb(3000, 1000, 24000, 0, 0, 1, 40, CENTRAL) == pytest.approx([2960, 1040])


def test_satiation_is_a_half_at_the_satiation_point():
    assert satiation(13, CENTRAL) == 0.5
    assert satiation(12, CENTRAL) + satiation(14, CENTRAL) == pytest.approx(1)
    assert satiation(13.5, CENTRAL) == pytest.approx(np.e / (1 + np.e))


# d. Money market.


@pytest.mark.parametrize(("reserves_pct", "bp"), [(20, -7), (13, -7), (11, -1.5), (9, 4), (5, 10), (0, 10)])
def test_the_spread_is_flat_then_rises_then_is_capped(reserves_pct, bp):
    # -7 while ample, 2.75 bp for each point below 13%, at most 10.
    assert spread_bp(reserves_pct, CENTRAL) == pytest.approx(bp)


def test_reserves_of_3200_bn_are_just_above_the_ample_line_of_24000_bn_of_bank_assets():
    assert ample_reserves_bn(24000, CENTRAL) == 3120
    assert spread_bp(100 * 3200 / 24000, CENTRAL) == -7
    assert spread_bp(100 * (3200 - 300) / 24000, CENTRAL) > -7


# e. Long yield.


def test_a_change_of_the_policy_rate_moves_the_ten_year_yield_by_29_percent_of_it():
    # 36/120 (1 - exp(-120/36)) = 0.3 * (1 - 0.0357) = 0.289; its inverse is the 3.5 bp of policy rate for 1 bp.
    assert policy_rate_weight(36) == pytest.approx(0.289, abs=0.0005)
    assert 1 / policy_rate_weight(36) == pytest.approx(3.46, abs=0.005)


def test_a_sustained_change_of_the_policy_rate_moves_the_ten_year_yield_nearly_one_for_one():
    # 1000/120 (1 - exp(-0.12)) = 8.3333 * 0.11308 = 0.942; its inverse is 1.06.
    assert policy_rate_weight(1000) == pytest.approx(0.942, abs=0.0005)
    assert 1 / policy_rate_weight(1000) == pytest.approx(1.06, abs=0.005)


def test_the_mean_short_rate_lies_between_today_and_the_long_run():
    assert mean_short_rate_pct(5, 3, 36) == pytest.approx(3.579, abs=0.001)
    assert mean_short_rate_pct(3, 3, 36) == 3


def test_ten_year_equivalents_weigh_holdings_by_duration():
    # 83 bn with the ten-year note's own duration of 8.3 years are 1% of a GDP of 8,300 bn; twice the duration counts twice.
    ones = parameters(duration_0_1y_years=0, duration_1_5y_years=0, duration_5_10y_years=8.3, duration_10y_up_years=16.6)
    assert ten_year_equivalents_pct([500, 500, 83, 0], 0, 8300, ones) == pytest.approx(1)
    assert ten_year_equivalents_pct([0, 0, 0, 83], 0, 8300, ones) == pytest.approx(2)
    assert ten_year_equivalents_pct(NOTHING, 83, 8300, parameters(duration_mbs_years=4.15)) == pytest.approx(0.5)


def test_a_stock_that_stays_is_worth_itself_and_one_month_of_it_a_41st():
    assert expected_stock_pct([7.0] * 300, 300, CENTRAL) == pytest.approx([7] * 300)
    # d = 40/41: the first month of a path weighs 1 - d.
    assert expected_stock_pct([1.0] + [0.0] * 299, 300, CENTRAL)[0] == pytest.approx(1 / 41)
    assert expected_stock_pct([0.0, 1.0] + [0.0] * 298, 300, CENTRAL)[0] == pytest.approx(40 / 41**2)


def test_a_purchase_far_ahead_is_discounted_by_the_horizon():
    ahead = 120
    values = expected_stock_pct([0.0] * ahead + [5.0] * 240, 360, CENTRAL)
    assert values[0] == pytest.approx(5 * (40 / 41) ** ahead)


def test_beliefs_before_an_announcement_are_a_mixture():
    assert believed_stock_pct(10, 4, 0.7) == pytest.approx(8.2)
    assert believed_stock_pct(10, 4, 0) == 4
    assert believed_stock_pct(10, 4, 1) == 10


def test_one_percent_of_gdp_lowers_the_term_premium_by_11_bp_and_more_in_stress_and_at_the_bound():
    assert term_premium_effect_bp(1, 0, 0, CENTRAL) == -11
    assert term_premium_effect_bp(1, 1, 0, CENTRAL) == -11 * 2.5
    assert term_premium_effect_bp(1, 0, 1, CENTRAL) == pytest.approx(-11 * 1.2)
    assert term_premium_effect_bp(-2, 0.5, 1, CENTRAL) == pytest.approx(2 * 11 * 1.75 * 1.2)


def test_over_reaction_adds_to_news_and_fades_by_3_percent_a_month():
    assert over_reaction_bp(0, 20, 1, CENTRAL) == 0
    assert over_reaction_bp(10, 2, 5, CENTRAL) == pytest.approx(9.7 + 8)


def test_buying_250_bn_removes_all_but_one_eth_of_the_market_functioning_premium():
    assert market_functioning_bp(1, 0, CENTRAL) == 64
    assert market_functioning_bp(1, 250, CENTRAL) == pytest.approx(64 / np.e)
    assert market_functioning_bp(0.5, 500, CENTRAL) == pytest.approx(32 / np.e**2)


def test_stress_halves_in_a_year():
    assert fading(0.8, 0, CENTRAL) == 0.8
    assert fading(0.8, 12, CENTRAL) == pytest.approx(0.4)
    assert fading(0.8, 36, CENTRAL) == pytest.approx(0.1)


# f. Asset prices.


@pytest.mark.parametrize(("yield_pct", "price"), [(3, 108.53), (3.8, 101.64), (4, 100), (4.24, 98.08)])
def test_a_ten_year_4_percent_bond(yield_pct, price):
    assert bond_price_pct(4, yield_pct, 10) == pytest.approx(price, abs=0.005)


def test_a_ten_year_3_percent_par_bond_loses_8_1_percent_when_yields_rise_by_a_point():
    assert bond_price_pct(3, 4, 10) - 100 == pytest.approx(-8.1, abs=0.05)


@pytest.mark.parametrize(("years", "points"), [(2, 0.38), (10, 1.64), (30, 3.54)])
def test_20_bp_is_worth_more_the_longer_the_bond(years, points):
    assert bond_price_pct(4, 3.8, years) - 100 == pytest.approx(points, abs=0.006)


def test_a_bond_is_the_sum_of_its_discounted_payments():
    payments = [5] * 6 + [105]
    worth = sum(payment / 1.07**year for year, payment in enumerate(payments, start=1))
    assert bond_price_pct(5, 7, 7) == pytest.approx(worth)
    assert bond_price_pct(0, 7, 7) == pytest.approx(100 / 1.07**7)
    assert bond_price_pct(5, 7, 0) == pytest.approx(100)


def test_a_mortgage_follows_the_ten_year_yield_and_the_share_of_mbs_held():
    # 0.9 * -0.5 - 0.8 bp * 10 points, four times that in full stress.
    assert mortgage_change_pp(-0.5, 10, 0, CENTRAL) == pytest.approx(-0.45 - 0.08)
    assert mortgage_change_pp(-0.5, 10, 1, CENTRAL) == pytest.approx(-0.45 - 0.32)


def test_a_fall_of_yields_by_a_point_raises_shares_by_4_percent_in_logarithms():
    assert equity_pct(-1, CENTRAL) == pytest.approx(100 * (np.exp(0.04) - 1))
    assert equity_pct(-1, parameters("low")) == pytest.approx(1.5, abs=0.02)
    assert equity_pct(-1, parameters("high")) == pytest.approx(9, abs=0.5)


def test_house_prices_move_a_fifteenth_of_the_way_each_month():
    assert house_log_change(0, -0.9, CENTRAL) == pytest.approx(0.045 / 15)
    change = 0.0
    for _ in range(15):
        change = house_log_change(change, -0.9, CENTRAL)
    assert change == pytest.approx(0.045 * (1 - (14 / 15) ** 15))


def test_the_dollar_falls_by_what_yields_abroad_do_not_follow():
    assert dollar_pct(-1, CENTRAL) == pytest.approx(100 * (np.exp(-0.04 * 0.6) - 1))


def test_gold_and_bitcoin_have_a_range_and_the_range_of_bitcoin_holds_zero():
    assert [gold_pct(-1, parameters(end)) for end in ("low", "high")] == [0, 15]
    assert [bitcoin_pct(-1, parameters(end)) for end in ("low", "high")] == [-10, 40]


def test_percent_undoes_the_logarithm():
    assert percent(np.log(1.25)) == pytest.approx(25)
    assert percent(0) == 0
