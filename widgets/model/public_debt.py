"""Public debt: how slowly a yield reaches the interest bill, and what the central bank's
holdings add to it or take from it."""

import numpy as np


def effective_rate_step_pct(effective_rate_pct, market_rate_pct, maturity_years):
    """Average rate on the debt one year on, %: r <- r + (market - r) / maturity.

    maturity_years: average life of the debt; that share of it is refinanced each year.
    """
    return effective_rate_pct + (market_rate_pct - effective_rate_pct) / maturity_years


def debt_step_pct(debt_pct, effective_rate_pct, nominal_growth_pct, primary_deficit_pct):
    """Debt one year on, % of GDP: d' = d (1 + r) / (1 + g) + primary deficit.

    effective_rate_pct: r, %.  nominal_growth_pct: g, %.  primary_deficit_pct: % of GDP.
    """
    return (
        debt_pct * (100 + effective_rate_pct) / np.maximum(1, 100 + nominal_growth_pct)
        + primary_deficit_pct
    )


def interest_pct(debt_pct, effective_rate_pct):
    """Interest in the year, % of GDP: d r / 100."""
    return debt_pct * effective_rate_pct / 100


def central_bank_profit_pct(held_pct, holdings_yield_pct, policy_rate_pct):
    """Profit of the central bank on government debt held against reserves, % of GDP: held
    (y - i) / 100.

    held_pct: debt held, % of GDP.  holdings_yield_pct: y, average yield of what is held,
    %.  policy_rate_pct: i, paid on the reserves that paid for it, %.  Banknotes, which
    cost nothing, are left out.
    """
    return held_pct * (holdings_yield_pct - policy_rate_pct) / 100


def deferred_step_pct(deferred_pct, profit_pct, nominal_growth_pct):
    """Deferred asset and remittance one year on, as a list, % of GDP.

    Def' = max(0, Def / (1 + g) - profit);   remittance = max(0, profit - Def / (1 + g))

    Losses are carried forward, and later profits pay them down before the treasury
    receives anything.  nominal_growth_pct: g, %.
    """
    carried = deferred_pct * 100 / np.maximum(1, 100 + nominal_growth_pct)
    return [np.maximum(0, carried - profit_pct), np.maximum(0, profit_pct - carried)]


def consolidated_maturity_years(maturity_years, held_share):
    """Average maturity of what government and central bank together owe the public: m (1
    - s), years.

    The share s held by the central bank has become reserves, which are repriced
    overnight.
    """
    return maturity_years * (1 - held_share)
