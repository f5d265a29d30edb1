"""Loans and shares: what a rate is worth to a household, and to the price of a
share."""

import numpy as np


def monthly_payment(loan, rate_pct, life_years):
    """Level monthly payment on a loan: L m / (1 - (1 + m)^(-12 years)),  m = rate /
    1200, in the loan's currency.

    400,000 over 30 years cost 2,463 a month at 6.25% and 2,547 at 6.57%.
    loan: amount.  rate_pct: % a year, above 0.  life_years: life of the loan.
    """
    monthly = rate_pct / 1200
    return (
        loan
        * monthly
        / np.maximum(1e-12, 1 - np.exp(-12 * life_years * np.log(1 + monthly)))
    )


def affordable_loan(payment, rate_pct, life_years):
    """The loan that a monthly payment carries, in the payment's currency: the inverse
    of `monthly_payment`."""
    monthly = rate_pct / 1200
    return payment * (1 - np.exp(-12 * life_years * np.log(1 + monthly))) / monthly


def price_earnings(discount_pct, fast_growth_pct, fast_years, long_growth_pct):
    """Price of a share per dollar of this year's earnings, all paid out, two-stage
    dividend discount.

    P/E = sum_{t=1..n} (f/q)^t + (f/q)^n (1 + g2) / (r - g2),  f = 1 + g1, q = 1 + r;
    with n = 0 the second part alone.

    discount_pct: r, above the long growth.  fast_growth_pct: g1 for fast_years (n);
    long_growth_pct: g2 afterwards. At r = 7.5%, growth of 12% for ten years and 2.5%
    after is worth 43.5 times earnings; a steady 2% is worth 18.5.
    """
    growth = (100 + fast_growth_pct) / (100 + discount_pct)
    reached = np.exp(fast_years * np.log(growth))
    # Written so that growth equal to the discount rate is no division by zero.
    excess = growth - 1
    close = np.where(excess * excess < 1e-16, 1, 0)
    geometric = growth * (reached - 1) * excess / np.maximum(1e-16, excess * excess)
    fast_part = np.where(close > 0, fast_years, geometric)
    long_part = (
        reached * (100 + long_growth_pct) / np.maximum(1e-9, discount_pct - long_growth_pct)
    )
    return fast_part + long_part
