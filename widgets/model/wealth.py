"""Block h. Who gains when asset prices rise: dollars and percent by wealth group."""

import numpy as np


def wealth_change_tn(
    equities_tn, business_tn, real_estate_tn, equity_log_change, house_log
):
    """Change of a group's wealth, tn USD: dW = (equities + private business) dlnE +
    real estate dlnH.

    equities_tn, business_tn, real_estate_tn: what the group owns.  equity_log_change,
    house_log: dlnE, dlnH. Bonds, wages, jobs and renters are outside.
    """
    return (equities_tn + business_tn) * equity_log_change + real_estate_tn * house_log


def share_of_net_worth_pct(change_tn, net_worth_tn):
    """A gain in % of the group's net worth.  change_tn, net_worth_tn: tn USD."""
    return 100 * change_tn / net_worth_tn


def price_gain_tn(owned_tn, price_pct):
    """Gain on what is owned when its price moves, tn USD: owned * price / 100.  Debts
    stay what they are.

    owned_tn: tn USD.  price_pct: change of the price, %.
    """
    return owned_tn * price_pct / 100


def share_of_total_pct(part_tn, total_tn):
    """Share of a group in the whole, %: 100 part / total.  part_tn, total_tn: tn USD."""
    return 100 * part_tn / np.maximum(1e-6, total_tn)


def work_income_pct(jobs_pp, jobs_share, household_share):
    """Rise of a group's income from work when jobs are saved, %: jobs * (share of the
    jobs) / (share of the households).

    A job saved is worth the average wage of the group it goes to, and everyone works as
    much as before.  jobs_pp: jobs saved, % of employment.  jobs_share, household_share:
    0 to 1.
    """
    return jobs_pp * jobs_share / household_share
