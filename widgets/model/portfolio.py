"""Block b. The securities held: four buckets of Treasuries by remaining life (0-1, 1-5,
5-10, 10+ years) and agency MBS."""

import numpy as np


def maturing_bn(treasuries_bn, parameters):
    """Treasuries that mature this month, flow_0 = L_0 / age_0, in bn USD.

    treasuries_bn: list of the four buckets, bn USD.
    """
    return treasuries_bn[0] / parameters.bucket_life_0_1y_months


def capped(cap_bn, maturing):
    """Run-off under a cap: min(cap, maturing), bn USD a month.  A cap is a ceiling:
    what does not mature cannot run off."""
    return np.minimum(cap_bn, maturing)


def phased_in(cap_bn, month, phase_in_months):
    """The cap in a given month of run-off, raised in equal quarterly steps, bn USD a
    month.

    cap_t = cap * min(1, (1 + floor((t-1)/3)) / (1 + P/3)):  P = 3 gives half for three
    months (2022), P = 12 a fifth more each quarter (2017).

    cap_bn: bn USD a month, 0 or more.  month: t, from 1.  phase_in_months: P, 0 to 24,
    a multiple of 3.
    """
    steps = 1 + phase_in_months / 3
    return cap_bn * np.minimum(1, (1 + np.floor((month - 1) / 3)) / steps)


def roll_treasuries(
    treasuries_bn, runoff_bn, purchases_bn, sales_bn, accretion_bn, parameters
):
    """One month of the Treasury buckets: the four new levels, bn USD.

    L_j <- L_j - flow_j + flow_{j+1} + auc_j (matT - roT) + buy_j - sell_j + acc_j,
    flow_j = L_j / age_j

    treasuries_bn: the four buckets.  runoff_bn: what is not rolled over.  purchases_bn,
    sales_bn: lists of four. accretion_bn: inflation compensation of TIPS this month,
    spread over the buckets above one year. No bucket can be sold below zero: see
    `sellable`.
    """
    flow_0 = treasuries_bn[0] / parameters.bucket_life_0_1y_months
    flow_1 = treasuries_bn[1] / parameters.bucket_life_1_5y_months
    flow_2 = treasuries_bn[2] / parameters.bucket_life_5_10y_months
    flow_3 = treasuries_bn[3] / parameters.bucket_life_10y_up_months
    rolled_bn = flow_0 - runoff_bn
    return [
        treasuries_bn[0]
        - flow_0
        + flow_1
        + parameters.auction_share_0_1y * rolled_bn
        + purchases_bn[0]
        - sales_bn[0],
        treasuries_bn[1]
        - flow_1
        + flow_2
        + parameters.auction_share_1_5y * rolled_bn
        + purchases_bn[1]
        - sales_bn[1]
        + parameters.tips_share_1_5y * accretion_bn,
        treasuries_bn[2]
        - flow_2
        + flow_3
        + parameters.auction_share_5_10y * rolled_bn
        + purchases_bn[2]
        - sales_bn[2]
        + parameters.tips_share_5_10y * accretion_bn,
        treasuries_bn[3]
        - flow_3
        + parameters.auction_share_10y_up * rolled_bn
        + purchases_bn[3]
        - sales_bn[3]
        + parameters.tips_share_10y_up * accretion_bn,
    ]


def sellable(treasuries_bn, sales_bn, parameters):
    """What can be sold of what is asked for, bn USD a month: min(sell_j, L_j - flow_j),
    never below zero.

    treasuries_bn, sales_bn: lists of four, bn USD.
    """
    staying = [
        1 - 1 / parameters.bucket_life_0_1y_months,
        1 - 1 / parameters.bucket_life_1_5y_months,
        1 - 1 / parameters.bucket_life_5_10y_months,
        1 - 1 / parameters.bucket_life_10y_up_months,
    ]
    allowed = []
    for j in range(4):
        allowed.append(
            np.maximum(0, np.minimum(sales_bn[j], treasuries_bn[j] * staying[j]))
        )
    return allowed


def maturing_share(maturing_yearly_pct):
    """Share of a portfolio that matures in a month, 0 to 1: 1 - (1 - m/100)^(1/12).

    maturing_yearly_pct: m, share that matures in a year, %.
    """
    return 1 - np.exp(np.log(1 - maturing_yearly_pct / 100) / 12)


def stock_after_month_bn(stock_bn, net_purchases_bn, maturing, reinvested_share):
    """A portfolio one month later, bn: S <- S + n - (1 - r) M.

    Net purchases make it grow, what matures and is not replaced makes it
    shrink; neither needs a sale.

    stock_bn: S.  net_purchases_bn: n, bought on top of what is replaced.
    maturing: M, this month.  reinvested_share: r, 0 to 1.
    """
    return stock_bn + net_purchases_bn - (1 - reinvested_share) * maturing


def mbs_paydown_share(mortgage_pct, coupon_pct, parameters):
    """Share of an MBS holding that pays down in a month (single monthly mortality), 0
    to 1.

    cpr = cmin + cspan / (1 + exp(k (gap - gmid))),  gap = mortgage - coupon
    smm = 1 - (1 - min(0.95, (cpr + sched)/100))^(1/12)

    mortgage_pct: 30-year rate today, %.  coupon_pct: weighted average rate of the
    mortgages held, %.
    """
    gap_pp = mortgage_pct - coupon_pct
    reach = 1 + np.exp(
        parameters.prepayment_slope * (gap_pp - parameters.prepayment_midpoint_pp)
    )
    prepayment_pct = (
        parameters.prepayment_floor_pct + parameters.prepayment_span_pct / reach
    )
    yearly = np.minimum(
        0.95, (prepayment_pct + parameters.scheduled_amortization_pct) / 100
    )
    return 1 - np.exp(np.log(1 - yearly) / 12)


def blended_coupon_pct(coupon_pct, kept_bn, mortgage_pct, bought_bn):
    """Average mortgage rate of the MBS held after buying at today's rate, %.

    (coupon * kept + mortgage * bought) / (kept + bought), written so that an empty
    portfolio keeps its coupon. kept_bn, bought_bn: bn USD.
    """
    return coupon_pct + (mortgage_pct - coupon_pct) * bought_bn / np.maximum(
        1e-9, kept_bn + bought_bn
    )


def total_bn(treasuries_bn):
    """Sum of the four Treasury buckets, bn USD."""
    return treasuries_bn[0] + treasuries_bn[1] + treasuries_bn[2] + treasuries_bn[3]
