"""Block h. The central bank's income, its losses, and the deferred asset that carries
them; and what rates leave a commercial bank."""

import numpy as np

from widgets.model.public_debt import effective_rate_step_pct


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


def deposit_rate_pct(policy_rate_pct, passed_on, deposit_floor_pct):
    """Rate a bank pays on deposits, % a year: max(floor, passed on * max(0, policy
    rate)).

    Depositors get a part of the policy rate, and will not take less than the floor:
    they can hold banknotes.  passed_on: 0 to 1.  deposit_floor_pct: % a year.
    """
    return np.maximum(deposit_floor_pct, passed_on * np.maximum(0, policy_rate_pct))


def long_book_step_pct(book_yield_pct, market_rate_pct, parameters):
    """Average yield of a bank's long loans one year on, %: b <- b + (market - b) / life.

    book_yield_pct: b.  market_rate_pct: yield at which new long loans are priced, %.
    """
    return effective_rate_step_pct(
        book_yield_pct, market_rate_pct, parameters.long_book_life_years
    )


def interest_margin_pct(
    long_share, book_yield_pct, policy_rate_pct, deposit_pct, parameters
):
    """Net interest margin of a bank, % of its assets a year.

    long share * (b + s_l) + (1 - long share) * (policy rate + s_s) - deposit rate; s_l
    and s_s are what customers pay above market rates on long and on short loans.

    long_share: share of long assets at fixed rates, 0 to 1.  book_yield_pct: b, average
    market yield at which they were made, %.  deposit_pct: rate on deposits, %.
    """
    long_pct = long_share * (book_yield_pct + parameters.long_loan_spread_pp)
    short_pct = (1 - long_share) * (policy_rate_pct + parameters.short_loan_spread_pp)
    return long_pct + short_pct - deposit_pct
