"""What both explorers share: from the stock that markets expect to yields, spreads and prices, month by month."""

import numpy as np

from widgets.model.asset_prices import (
    bitcoin_pct,
    bond_price_pct,
    dollar_pct,
    equity_pct,
    gold_pct,
    house_log_change,
    mortgage_change_pp,
    percent,
)
from widgets.model.long_yield import believed_stock_pct, fading, market_functioning_bp, term_premium_effect_bp

MONTHS = 120  # ten years are shown
HORIZON = 361  # months simulated, 0 to 360, so that the expected stock looks 240 months beyond the last one shown


def treasuries_at(start):
    """The four Treasury buckets of a starting point, bn USD."""
    return [start.treasuries_0_1y_bn, start.treasuries_1_5y_bn, start.treasuries_5_10y_bn, start.treasuries_10y_up_bn]


def monthly_growth(percent_a_year):
    """Growth factor of one month for a growth rate in % a year."""
    return np.exp(np.log(1 + percent_a_year / 100) / 12)


def market_prices(
    stock_pct, bought_bn, mbs_market_share_pp, expected_share, stress, at_lower_bound, start, mortgage_pct, parameters
):
    """Ten-year yield, mortgage rate and asset prices for months 0 (the day before the announcement) to 120.

    stock_pct: V - Vn by month, % of GDP.  bought_bn: purchases so far by month.  mbs_market_share_pp: change of the
    share of agency MBS held, by month.  expected_share, stress: 0 to 1.  mortgage_pct: 30-year rate at the start.

    Stress acts once: where Treasuries are the safe haven it multiplies the weight of the stock held (2008); where
    the market for Treasuries itself is broken (`start.broken_market` = 1, March 2020) it adds a premium that buying removes.

    The yield at the start already holds the expected part of the programme, so the line without the programme
    starts at y0 - TPE_0 and stays there but for the market-functioning premium of a stress that fades by itself.
    """
    ten_year_pct = []
    baseline_pct = []
    effect_bp = []
    mortgage = []
    equities = []
    houses = []
    dollar = []
    bonds = []
    gold = []
    bitcoin = []
    before_bp = term_premium_effect_bp(believed_stock_pct(stock_pct[0], 0, expected_share), 0, at_lower_bound, parameters)
    calm_yield_pct = start.ten_year_pct - before_bp / 100
    calm_mortgage_pct = mortgage_pct - mortgage_change_pp(before_bp / 100, 0, 0, parameters)
    house = 0.0 * before_bp
    for t in range(MONTHS + 1):
        stress_now = 0.0 * before_bp
        premium_bp = before_bp
        if t > 0:
            stress_now = fading(stress, t - 1, parameters)
            haven_stress = stress_now * (1 - start.broken_market)
            premium_bp = term_premium_effect_bp(stock_pct[t], haven_stress, at_lower_bound, parameters)
        without_bp = market_functioning_bp(stress_now * start.broken_market, 0.0, parameters)
        relief_bp = market_functioning_bp(stress_now * start.broken_market, bought_bn[t], parameters) - without_bp
        baseline = calm_yield_pct + without_bp / 100
        # The model is linear; yields below anything seen are outside it.
        with_programme = np.maximum(parameters.lowest_ten_year_pct, baseline + (premium_bp + relief_bp) / 100)
        change_pp = with_programme - baseline
        mortgage_change = mortgage_change_pp(change_pp, mbs_market_share_pp[t], stress_now, parameters)
        if t > 0:
            house = house_log_change(house, mortgage_change, parameters)
        ten_year_pct.append(with_programme)
        baseline_pct.append(baseline)
        effect_bp.append(100 * change_pp)
        mortgage.append(calm_mortgage_pct + parameters.mortgage_pass_through * without_bp / 100 + mortgage_change)
        equities.append(equity_pct(change_pp, parameters))
        houses.append(percent(house))
        dollar.append(dollar_pct(change_pp, parameters))
        par = bond_price_pct(baseline, above_zero(baseline), 10)
        bonds.append(bond_price_pct(baseline, above_zero(with_programme), 10) - par)
        gold.append(gold_pct(change_pp, parameters))
        bitcoin.append(bitcoin_pct(change_pp, parameters))
    return [ten_year_pct, baseline_pct, effect_bp, mortgage, equities, houses, dollar, bonds, gold, bitcoin]


def above_zero(yield_pct):
    """A yield kept a hair away from zero, where the bond formula divides by it."""
    return np.where(yield_pct * yield_pct < 1e-12, 1e-6, yield_pct)


def first_month_below(values, line):
    """First month in which a series is below a line, or 1000 if it never is; both lists run from month 0 to 120."""
    first = 1000
    for t in range(MONTHS, -1, -1):
        first = np.where(values[t] < line[t], t, first)
    return first


def largest(values):
    """Largest of the values of months 0 to 120."""
    found = values[0]
    for t in range(MONTHS + 1):
        found = np.maximum(found, values[t])
    return found


def smallest(values):
    """Smallest of the values of months 0 to 120."""
    found = values[0]
    for t in range(MONTHS + 1):
        found = np.minimum(found, values[t])
    return found
