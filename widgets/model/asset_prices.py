"""Block f. What a change of the ten-year yield caused by policy does to prices, in % of
the price without the policy."""

import numpy as np


def bond_price_pct(coupon_pct, yield_pct, years):
    """Price of a bond, % of face value: P = 100 ((c/y)(1 - v) + v),  v = (1 +
    y/100)^-years, yearly coupons.

    coupon_pct: % of face value a year.  yield_pct: % a year, above 0.  years: remaining
    life. A ten-year 4% par bond is worth 108.53 at 3%.
    """
    discount = np.exp(-years * np.log(1 + yield_pct / 100))
    return 100 * (coupon_pct / yield_pct * (1 - discount) + discount)


def mortgage_change_pp(yield_change_pp, mbs_market_share_pp, stress, parameters):
    """Change of the 30-year mortgage rate, pp: 0.9 dy + nu (1 + 3 stress) share / 100.

    yield_change_pp: dy, pp.  mbs_market_share_pp: change of the central bank's share of
    agency MBS outstanding, pp. stress: 0 to 1.
    """
    spread_bp = (
        parameters.mbs_spread_bp
        * (1 + parameters.mbs_stress_factor * stress)
        * mbs_market_share_pp
    )
    return parameters.mortgage_pass_through * yield_change_pp + spread_bp / 100


def percent(log_change):
    """A change in logarithms as a percentage: 100 (exp(dln) - 1)."""
    return 100 * (np.exp(log_change) - 1)


def equity_pct(yield_change_pp, parameters):
    """Share prices, %: dlnE = -b_eq dy / 100 (Kiley 2014: 6-9 before 2009, 1.5-3 at the
    lower bound)."""
    return percent(-parameters.equity_pct_per_pp * yield_change_pp / 100)


def house_log_change(previous, mortgage_change, parameters):
    """House prices, logarithm: dlnH <- dlnH + (-b_h dmort / 100 - dlnH) / 15, one
    month.

    previous: dlnH last month.  mortgage_change: pp.
    """
    target = -parameters.house_pct_per_pp * mortgage_change / 100
    return previous + (target - previous) / parameters.house_adjustment_months


def dollar_pct(yield_change_pp, parameters):
    """Broad dollar, %: dlnFX = b_fx (dy - s dy) / 100, where s is the move of foreign
    yields; positive is a stronger dollar."""
    return percent(
        parameters.dollar_pct_per_pp
        * (1 - parameters.foreign_yield_share)
        * yield_change_pp
        / 100
    )


def currency_pct(yield_change_pp, foreign_yield_change_pp, parameters):
    """A currency against others, %: dlnFX = b_fx (1 - s) (dy - dy*) / 100; positive is
    stronger.

    yield_change_pp, foreign_yield_change_pp: dy, dy*, what each side's own policy does
    to its ten-year yield, pp.  s: the part that spills over.  Equal policies cancel.
    """
    own_pp = (1 - parameters.foreign_yield_share) * (
        yield_change_pp - foreign_yield_change_pp
    )
    return percent(parameters.dollar_pct_per_pp * own_pp / 100)


def gold_pct(yield_change_pp, parameters):
    """Gold, %.  No reliable causal estimate exists: the book draws the range and no
    line."""
    return -parameters.gold_pct_per_pp * yield_change_pp


def bitcoin_pct(yield_change_pp, parameters):
    """Bitcoin, %.  No reliable causal estimate exists: the book draws the range and no
    line."""
    return -parameters.bitcoin_pct_per_pp * yield_change_pp


def shares_scenario_log(real_yield_change_pp, premium_change_pp, parameters):
    """Share prices in a scenario, logarithm: -(b_eq dr + b_p dp) / 100.

    real_yield_change_pp: dr, the ten-year real yield.  premium_change_pp: dp, what
    investors ask of shares beyond it; a change that lasts moves prices by more than dr.
    """
    from_yield = parameters.equity_pct_per_pp * real_yield_change_pp
    from_premium = parameters.equity_pct_per_pp_premium * premium_change_pp
    return -(from_yield + from_premium) / 100


def gold_scenario_log(
    real_yield_change_pp, inflation_expected_pp, dollar_change_pct, parameters
):
    """Gold in a scenario, logarithm: (-b_r dr + b_i di - b_d dollar) / 100; an assumption.

    inflation_expected_pp: di, change of expected inflation over ten years.
    dollar_change_pct: %, positive for a stronger dollar.
    """
    gain = (
        parameters.gold_pct_per_pp_inflation * inflation_expected_pp
        - parameters.gold_pct_per_pp * real_yield_change_pp
        - parameters.gold_pct_per_pct_dollar * dollar_change_pct
    )
    return gain / 100


def bitcoin_scenario_log(real_yield_change_pp, premium_change_pp, parameters):
    """Bitcoin in a scenario, logarithm: -(b_r dr + b_p dp) / 100; an assumption, and a wide
    one.

    premium_change_pp: the premium of shares, as a measure of the appetite for risk.
    """
    from_yield = parameters.bitcoin_pct_per_pp * real_yield_change_pp
    from_premium = parameters.bitcoin_pct_per_pp_premium * premium_change_pp
    return -(from_yield + from_premium) / 100


def typical_year(parameters):
    """What the four factors of a scenario move in a typical year, as a list: real yield
    (pp), expected inflation (pp), premium of shares (pp), dollar (%)."""
    return [
        parameters.typical_real_yield_pp,
        parameters.typical_inflation_pp,
        parameters.typical_premium_pp,
        parameters.typical_dollar_pct,
    ]
