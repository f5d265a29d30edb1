"""Public debt: how slowly a yield reaches the interest bill."""

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
