"""The Federal Reserve's portfolio rebuilt from its announced programmes, December 2008 to December 2021, and its effect.

Markets are given foresight: the expected stock is that of the whole path, programmes not yet announced included.
"""

import numpy as np

from widgets import history
from widgets.model.long_yield import expected_stock_pct, ten_year_equivalents_pct, term_premium_effect_bp
from widgets.model.portfolio import capped, maturing_bn, mbs_paydown_share, roll_treasuries, sellable, total_bn

MONTHS = np.arange("2008-12", "2022-01", dtype="datetime64[M]")
START_BUCKETS_BN = (150, 180, 70, 76)  # Treasuries of December 2008 by remaining life: 0-1, 1-5, 5-10, 10+ years
NOTHING = (0, 0, 0, 0)

# Which part of the Treasuries bought went into each bucket.
QE1_MIX = (0, 0.40, 0.45, 0.15)
QE2_MIX = (0, 0.40, 0.51, 0.09)
TWIST_MIX = (0, 0, 0.65, 0.35)
QE3_MIX = (0, 0.15, 0.55, 0.30)
TWIST_SOLD_MIX = (0.35, 0.65, 0, 0)

# First month, last month, bn USD a month, mix.
TREASURY_PURCHASES = (
    ("2009-04", "2009-10", 300 / 7, QE1_MIX),
    ("2010-11", "2011-06", 75, QE2_MIX),
    ("2011-10", "2012-12", 667 / 15, TWIST_MIX),
)
TWIST_SALES = ("2011-10", "2012-12", 667 / 15)
MBS_PURCHASES = ("2009-01", "2010-03", 1250 / 15)
AGENCY_PURCHASES = ("2009-01", "2010-03", 172 / 15)
# MBS principal was let go until July 2010, went into Treasuries until September 2011, and into MBS after.
REINVESTED_IN_TREASURIES = ("2010-08", "2011-09")
REINVESTED_IN_MBS_FROM = "2011-10"
RUN_OFF = ("2017-10", "2021-09")  # as planned in 2017: caps rise by 6 and 4 a quarter to 30 and 20 bn USD a month

COUPON_AND_MORTGAGE_PCT = ((5.3, 5.0), (4.0, 4.0))  # before 2012, from 2012 on
AGENCY_LIFE_MONTHS = 60
AGENCY_DURATION_YEARS = 3.5
TIPS_BN, INFLATION_PCT = 60, 1.5
# Without purchases the portfolio would have grown with currency: ten-year equivalents are 0.35 of it.
CURRENCY_BN, CURRENCY_GROWTH, EQUIVALENTS_OF_CURRENCY = 830, 1.065, 0.35
GDP_GROWTH_AFTER_2017 = 1.04  # a year


def portfolio(parameters):
    """Month by month: [Treasury buckets, MBS, agency debt], bn USD."""
    pace = history.table("qe3_announced_pace_monthly")
    qe3 = {str(m): (t, b) for m, t, b in zip(pace["month"], pace["treasuries_bn"], pace["mbs_bn"], strict=True)}
    treasuries_bn, mbs_bn, agency_bn = list(START_BUCKETS_BN), 0.0, 0.0
    held = [[treasuries_bn, mbs_bn, agency_bn]]
    run_off_months = 0
    for month in MONTHS[1:].astype(str).tolist():
        coupon_pct, mortgage_pct = COUPON_AND_MORTGAGE_PCT[month >= "2012"]
        paid_bn = mbs_bn * mbs_paydown_share(mortgage_pct, coupon_pct, parameters)
        treasury_cap_bn, mbs_cap_bn = 0, 0
        if RUN_OFF[0] <= month <= RUN_OFF[1]:
            quarter = min(5, 1 + run_off_months // 3)
            treasury_cap_bn, mbs_cap_bn = 6 * quarter, 4 * quarter
            run_off_months += 1
        let_go_bn = capped(mbs_cap_bn, paid_bn) if month >= REINVESTED_IN_MBS_FROM else paid_bn
        treasuries_pace, mbs_pace = qe3.get(month, (0, 0))
        bought = [(treasuries_pace, QE3_MIX)]
        bought += [(bn, mix) for first, last, bn, mix in TREASURY_PURCHASES if first <= month <= last]
        if REINVESTED_IN_TREASURIES[0] <= month <= REINVESTED_IN_TREASURIES[1]:
            bought.append((let_go_bn, QE2_MIX))
        purchases_bn = [sum(bn * mix[j] for bn, mix in bought) for j in range(4)]
        sold_bn = during(TWIST_SALES, month)
        sales_bn = sellable(treasuries_bn, [sold_bn * share for share in TWIST_SOLD_MIX], parameters)
        run_off_bn = capped(treasury_cap_bn, maturing_bn(treasuries_bn, parameters))
        accretion_bn = TIPS_BN * INFLATION_PCT / 1200
        treasuries_bn = roll_treasuries(treasuries_bn, run_off_bn, purchases_bn, sales_bn, accretion_bn, parameters)
        mbs_bn = mbs_bn - let_go_bn + during(MBS_PURCHASES, month) + mbs_pace
        agency_bn = agency_bn * (1 - 1 / AGENCY_LIFE_MONTHS) + during(AGENCY_PURCHASES, month)
        held.append([treasuries_bn, mbs_bn, agency_bn])
    return held


def during(purchase, month):
    """The pace of a purchase in bn USD a month while it runs, else 0."""
    first, last, bn = purchase
    return bn if first <= month <= last else 0


def gdp_bn():
    """Nominal GDP of the quarter by month, bn USD a year; 4% a year after 2017."""
    table = history.table("us_gdp_quarterly")
    quarters = dict(zip(table["quarter"].tolist(), table["nominal_gdp_bn"].tolist(), strict=True))
    values = []
    for month in MONTHS.astype(str):
        after = max(0, 12 * (int(month[:4]) - 2017) + int(month[5:]) - 12)
        quarter = "2017Q4" if after else f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"
        values.append(quarters[quarter] * GDP_GROWTH_AFTER_2017 ** (after / 12))
    return np.array(values)


def effect_bp(parameters):
    """Fall of the ten-year yield caused by the whole stock, by month, bp."""
    gdp = gdp_bn()
    path_pct = []
    for t, (treasuries_bn, mbs_bn, agency_bn) in enumerate(portfolio(parameters)):
        currency_bn = CURRENCY_BN * CURRENCY_GROWTH ** (t / 12)
        agency_pct = 100 * AGENCY_DURATION_YEARS * agency_bn / (parameters.duration_ten_year_years * gdp[t])
        without_pct = 100 * EQUIVALENTS_OF_CURRENCY * currency_bn / gdp[t]
        path_pct.append(ten_year_equivalents_pct(treasuries_bn, mbs_bn, gdp[t], parameters) + agency_pct - without_pct)
    stock_pct = np.array(expected_stock_pct(path_pct, len(path_pct), parameters))
    return -term_premium_effect_bp(stock_pct, 0, 0, parameters)


def results(parameters):
    """T2f-h, bp, and T2x, bn USD: {id: model's number}."""
    place = {month: t for t, month in enumerate(MONTHS.astype(str).tolist())}
    falls = effect_bp(parameters)
    return {
        "T2x": total_bn(portfolio(parameters)[place["2014-10"]][0]),
        "T2f": falls[place["2015-12"]],
        "T2g": falls[place["2017-04"]],
        "T2h": falls[place["2017-12"]],
    }
