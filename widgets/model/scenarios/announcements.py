"""Announced programmes: a path of ten-year equivalents that markets come to expect, and its effect on the ten-year yield.

A programme is (X, ramp, hold, decay): its size in ten-year equivalents in % of GDP, months of buying, months held, and
months over which the duration of what is held then shrinks by 1 - 1/e.  While it lasts, GDP outgrows it by 4% a year.
"""

import numpy as np

from widgets.model.long_yield import believed_stock_pct, expected_stock_pct, policy_rate_weight, term_premium_effect_bp

MONTHS = 360  # an announcement is looked at over thirty years
GDP_GROWTH = 0.04  # a year, continuous: the rate at which GDP outgrows a given stock

# Size in ten-year equivalents, bn USD (purchases times duration over that of a ten-year note), over nominal GDP, bn USD.
QE1_PCT = 100 * (300 * 0.66 + 172 * 0.42 + 1250 * 0.47) / 14430.9  # Treasuries, agency debt, MBS; 2009Q1
QE2_PCT = 100 * 400 / 15309.5  # 600 bn; 2010Q4
TWIST_PCT = 100 * 400 / 15647.7  # Maturity Extension Program; 2011Q3
QE3_PCT = 100 * (790 * 0.95 + 823 * 0.54) / 17000  # Treasuries, MBS; 2013
TEN_PCT = 10 * 0.70  # purchases of 10% of GDP at 0.70 ten-year equivalents a dollar

QE1 = (QE1_PCT, 15, 0, 72)
QE2 = (QE2_PCT, 8, 24, 96)
TWIST = (TWIST_PCT, 15, 24, 96)
QE3 = (QE3_PCT, 25, 24, 96)
TEN_PERCENT_OF_GDP = (TEN_PCT, 12, 24, 96)
SIX_HUNDRED_BN = (100 * 600 * 0.667 / 15309.5, 8, 24, 96)
FIVE_HUNDRED_BN = (100 * 500 * 0.67 / 17000, 8, 24, 96)
# What markets expected of QE3 before the Chair spoke of a taper on 22 May 2013, and what they expected after.
QE3_BEFORE_TAPER_TALK = (1.25 * QE3_PCT, 30, 36, 96)
QE3_AFTER_TAPER_TALK = (0.85 * QE3_PCT, 20, 12, 84)

QE1_STRESS = 0.7  # market stress of late 2008 and early 2009, 0 to 1
# Months from each announcement (March 2009, October 2010, September 2011, September 2012) to December 2014.
AGE_IN_DECEMBER_2014 = ((QE1, 69), (QE2, 50), (TWIST, 39), (QE3, 27))

RUN_OFF_BN = 2500  # bn USD over RUN_OFF_MONTHS
RUN_OFF_MONTHS = 36
RUN_OFF_FACTOR = 0.65  # ten-year equivalents for a dollar of run-off
RUN_OFF_GDP_BN = 25861
RUN_OFF_GDP_GROWTH = 1.045  # a year
SUSTAINED_REVERSION_MONTHS = 1000  # a change of the policy rate that is expected to last
ENGLAND_PCT = 11.5  # Bank of England, 2022-25, run-off in % of GDP
ENGLAND_EXPECTED_SHARE = 0.7  # of that run-off, expected before it was announced


def programme_path_pct(size_pct, ramp, hold, decay):
    """Ten-year equivalents held, % of GDP, months 0 to 359:

    x_t = X min(1, (t+1)/ramp) exp(-max(0, t - ramp - hold)/decay) exp(-0.04 t/12)
    """
    t = np.arange(MONTHS)
    shrinking = np.exp(-np.maximum(0, t - ramp - hold) / decay) * np.exp(-GDP_GROWTH * t / 12)
    return size_pct * np.minimum(1, (t + 1) / ramp) * shrinking


def effect_bp(path_pct, parameters, stress=0, at_lower_bound=0):
    """Effect on the ten-year yield by month of an announced path, against none, bp; negative is lower."""
    stock_pct = np.array(expected_stock_pct(list(path_pct), len(path_pct), parameters))
    return term_premium_effect_bp(stock_pct, stress, at_lower_bound, parameters)


def half_life_years(fall_bp):
    """Years from the largest effect of a series to the first month in which half of it is left."""
    peak = int(np.argmax(fall_bp))
    return (np.argmax(fall_bp[peak:] <= fall_bp[peak] / 2)) / 12


def results(parameters):
    """T2a-e, T2i, T3-T6b, T11: {id: model's number}; falls of the yield are counted as positive."""

    def fall_bp(programme, month=0, stress=0, at_lower_bound=1):
        return -effect_bp(programme_path_pct(*programme), parameters, stress, at_lower_bound)[month]

    ten_percent_bp = -effect_bp(programme_path_pct(*TEN_PERCENT_OF_GDP), parameters)
    months = np.arange(MONTHS)
    phased = np.minimum(1, months / RUN_OFF_MONTHS)
    gdp_bn = RUN_OFF_GDP_BN * RUN_OFF_GDP_GROWTH ** (months / 12)
    run_off_bp = effect_bp(-100 * RUN_OFF_BN * RUN_OFF_FACTOR * phased / gdp_bn, parameters)
    england_pct = expected_stock_pct(list(-ENGLAND_PCT * RUN_OFF_FACTOR * phased), MONTHS, parameters)[RUN_OFF_MONTHS]
    england_news_pct = england_pct - believed_stock_pct(england_pct, 0, ENGLAND_EXPECTED_SHARE)
    rate_weight = policy_rate_weight(parameters.short_rate_reversion_months)
    return {
        "T2a": fall_bp(QE1, at_lower_bound=0),
        "T2b": fall_bp(QE1, stress=QE1_STRESS),
        "T2c": fall_bp(QE2),
        "T2d": fall_bp(TWIST),
        "T2e": fall_bp(QE3),
        "T2i": sum(fall_bp(programme, age, at_lower_bound=0) for programme, age in AGE_IN_DECEMBER_2014),
        "T3": ten_percent_bp[0],
        "T4": fall_bp(SIX_HUNDRED_BN, at_lower_bound=0),
        "T4b": 0.15 * ten_percent_bp[0] / rate_weight,  # 1.5% of GDP is 0.15 of 10%
        "T5": half_life_years(ten_percent_bp),
        "T6": run_off_bp.max() / policy_rate_weight(SUSTAINED_REVERSION_MONTHS),
        "T6b": term_premium_effect_bp(england_news_pct, 0, 0, parameters),
        "T11": fall_bp(QE3_BEFORE_TAPER_TALK) - fall_bp(QE3_AFTER_TAPER_TALK),
    }
