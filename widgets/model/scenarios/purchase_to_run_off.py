"""A programme from purchase to run-off: 3,000 bn bought in a year, held for four, then run off under a cap of 60 a month.

The balance sheet is an invented one of round numbers.  The run-off is announced the month it starts; part of it was
expected before, so the yield jumps only by the rest.
"""

import numpy as np

from widgets.model.balance_sheet import identity_gap_bn
from widgets.model.liabilities import absorb, drain_bn
from widgets.model.long_yield import believed_stock_pct, expected_stock_pct, ten_year_equivalents_pct, term_premium_effect_bp
from widgets.model.portfolio import capped, maturing_bn, roll_treasuries, total_bn

MONTHS = 360
START_BUCKETS_BN = (250, 700, 300, 350)  # Treasuries by remaining life: 0-1, 1-5, 5-10, 10+ years
BOUGHT_BN = 250  # bn USD a month
BOUGHT_MIX = (0, 0.4, 0.5, 0.1)
FIRST_PURCHASE, LAST_PURCHASE = 12, 23  # months
CAP_BN = 60  # bn USD a month
FIRST_RUN_OFF, LAST_RUN_OFF = 72, 149  # months
EXPECTED_SHARE = 0.7  # of the run-off, expected before it is announced
GDP_BN, GDP_GROWTH = 30000, 1.045  # a year
RESERVES_BN, ON_RRP_BN, TREASURY_ACCOUNT_BN = 600, 50, 300
CURRENCY_BN, CURRENCY_GROWTH = 900, 1.002  # a month
BANK_ASSETS_BN, BANK_ASSETS_GROWTH = 12000, 1.0035  # a month


def portfolio(parameters, runs_off):
    """The four Treasury buckets by month, bn USD; without `runs_off` everything is held for good."""
    nothing = [0, 0, 0, 0]
    held = [list(START_BUCKETS_BN)]
    for month in range(1, MONTHS):
        buying = FIRST_PURCHASE <= month <= LAST_PURCHASE
        purchases_bn = [BOUGHT_BN * share for share in BOUGHT_MIX] if buying else nothing
        cap_bn = CAP_BN if runs_off and FIRST_RUN_OFF <= month <= LAST_RUN_OFF else 0
        run_off_bn = capped(cap_bn, maturing_bn(held[-1], parameters))
        held.append(roll_treasuries(held[-1], run_off_bn, purchases_bn, nothing, 0, parameters))
    return held


def expected_pct(held, parameters):
    """Present value of the expected path of ten-year equivalents, by month, % of GDP."""
    gdp_bn = GDP_BN * GDP_GROWTH ** (np.arange(MONTHS) / 12)
    path_pct = [ten_year_equivalents_pct(buckets, 0, gdp, parameters) for buckets, gdp in zip(held, gdp_bn, strict=True)]
    return expected_stock_pct(path_pct, MONTHS, parameters)


def announcement_jump_bp(parameters):
    """Rise of the ten-year yield from the month before the run-off is announced to the month of the announcement, bp."""
    held_for_good = expected_pct(portfolio(parameters, runs_off=False), parameters)
    announced = expected_pct(portfolio(parameters, runs_off=True), parameters)
    before = FIRST_RUN_OFF - 1
    believed = believed_stock_pct(announced[before], held_for_good[before], EXPECTED_SHARE)
    return term_premium_effect_bp(announced[FIRST_RUN_OFF] - believed, 0, 0, parameters)


def balance_sheet(parameters):
    """Assets, reserves, ON RRP, bn USD, and assets less liabilities, by month, when bills pay more than ON RRP."""
    assets_bn = [total_bn(buckets) for buckets in portfolio(parameters, runs_off=True)]
    currency_bn = CURRENCY_BN * CURRENCY_GROWTH ** np.arange(MONTHS)
    bank_assets_bn = BANK_ASSETS_BN * BANK_ASSETS_GROWTH ** np.arange(MONTHS)
    state = [RESERVES_BN, ON_RRP_BN]
    other_bn = assets_bn[0] - sum(state) - TREASURY_ACCOUNT_BN - CURRENCY_BN
    rows = []
    for month in range(MONTHS):
        if month > 0:
            drained_bn = drain_bn(assets_bn[month] - assets_bn[month - 1], 0, 0, currency_bn[month] - currency_bn[month - 1], 0)
            state = absorb(*state, bank_assets_bn[month], drained_bn, 1, 1, 0, parameters)
        gap_bn = identity_gap_bn(assets_bn[month], 0, *state, TREASURY_ACCOUNT_BN, currency_bn[month], other_bn)
        rows.append((assets_bn[month], *state, gap_bn))
    return rows


def results(parameters):
    """T14: {id: model's number}, bp."""
    return {"T14": announcement_jump_bp(parameters)}
