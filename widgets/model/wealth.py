"""Block h. Who gains when asset prices rise: dollars and percent by wealth group."""


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
