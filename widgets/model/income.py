"""Block h. The central bank's income, its losses, and the deferred asset that carries
them."""

import numpy as np


def average_yield_pct(years, parameters):
    """Average yield of the Federal Reserve's securities so many years after 2023, %: ya
    + 0.05 years."""
    return parameters.portfolio_yield_pct + parameters.portfolio_yield_rise_pp * years


def net_income_bn(
    securities_bn,
    portfolio_yield_pct,
    reserves_bn,
    interest_on_reserves_pct,
    on_rrp_bn,
    on_rrp_rate_pct,
    parameters,
):
    """Net income at a yearly rate, bn USD: ya S / 100 - [iorb (R + 200) + rrp (RRP +
    350)] / 100 - 10.

    Beside reserves and ON RRP it pays interest on other deposits (200) and on the
    foreign repo pool (350); 10 are costs.

    securities_bn: S.  portfolio_yield_pct: ya, average yield of what is held, % a year.
    reserves_bn, on_rrp_bn: bn USD. interest_on_reserves_pct, on_rrp_rate_pct: % a year.
    """
    income_bn = portfolio_yield_pct * securities_bn / 100
    on_deposits_bn = (
        interest_on_reserves_pct * (reserves_bn + parameters.other_deposits_bn) / 100
    )
    on_repo_bn = on_rrp_rate_pct * (on_rrp_bn + parameters.foreign_repo_pool_bn) / 100
    return income_bn - on_deposits_bn - on_repo_bn - parameters.running_costs_bn


def deferred_asset_step(deferred_asset_bn, yearly_income_bn):
    """Deferred asset and remittance one month on, as a list, bn USD.

    Def <- max(0, Def - NI/12);   remittance = max(0, NI/12 - Def)

    A loss adds to the deferred asset and to reserves; later income pays the asset down
    before the Treasury receives anything.  yearly_income_bn: NI, bn USD a year.
    """
    month_bn = yearly_income_bn / 12
    return [
        np.maximum(0, deferred_asset_bn - month_bn),
        np.maximum(0, month_bn - deferred_asset_bn),
    ]
