"""The explorer of wealth by group: prices move, jobs are saved; dollars, percent and shares respond."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.wealth import price_gain_tn, share_of_net_worth_pct, share_of_total_pct, work_income_pct
from widgets.text import _

WEALTH_GROUPS = 4  # top 1%, next 9%, next 40%, bottom 50%


def respond(inputs, parameters):
    """Gains of four wealth groups when the prices of what they own change, and their income when jobs are saved.

    The shares slider moves listed shares and private businesses alike; debts stay what they are.  Half of the households
    are in the last group, and the jobs that do not go to it are spread evenly over the other half.

    inputs: the explorer's inputs in their units; `holdings` is the record of a quarter.  parameters: none is used.
    Returns a dictionary of lists: one value a group, or one value.
    """
    own = inputs.holdings
    group = []
    gains_tn = []
    worth_tn = 0.0
    gain_tn = 0.0 * inputs.shares_pct
    for g in range(WEALTH_GROUPS):
        gained = (
            price_gain_tn(own.equities_tn[g] + own.business_tn[g], inputs.shares_pct)
            + price_gain_tn(own.real_estate_tn[g], inputs.houses_pct)
            + price_gain_tn(own.debt_securities_tn[g], inputs.bonds_pct)
        )
        group.append(g)
        gains_tn.append(gained)
        worth_tn = worth_tn + own.net_worth_tn[g]
        gain_tn = gain_tn + gained

    dollars_bn = []
    percent = []
    household = []
    share_before = []
    share_after = []
    share_change = []
    income = []
    for g in range(WEALTH_GROUPS):
        before = share_of_total_pct(own.net_worth_tn[g], worth_tn)
        after = share_of_total_pct(own.net_worth_tn[g] + gains_tn[g], worth_tn + gain_tn)
        bottom_share = inputs.bottom_jobs_pct / 100
        jobs_share = np.where(g == WEALTH_GROUPS - 1, bottom_share, 1 - bottom_share)
        dollars_bn.append(1000 * gains_tn[g])
        percent.append(share_of_net_worth_pct(gains_tn[g], np.maximum(1e-6, own.net_worth_tn[g])))
        household.append(1000 * gains_tn[g] / np.maximum(1e-6, own.households_mn[g]))
        share_before.append(before)
        share_after.append(after)
        share_change.append(after - before)
        income.append(work_income_pct(inputs.jobs_pp, jobs_share, 0.5))
    return {
        "group": group,
        "gain_bn": dollars_bn,
        "gain_pct": percent,
        "gain_household": household,
        "share_before_pct": share_before,
        "share_after_pct": share_after,
        "share_change_pp": share_change,
        "income_pct": income,
        "total_bn": [1000 * gain_tn],
    }


def facts(inputs, outputs):
    """The numbers of the sentence, and which sentence it is.  inputs, outputs: as for `respond`."""
    total_bn = outputs.total_bn[0]
    # As they are written, with one decimal.
    top_pct = np.floor(10 * outputs.gain_pct[0] + 0.5)
    bottom_pct = np.floor(10 * outputs.gain_pct[3] + 0.5)
    ahead = np.where(bottom_pct > top_pct, 0, np.where(bottom_pct < top_pct, 1, 4))
    rising = np.where(np.minimum(top_pct, bottom_pct) < 1, 4, ahead)
    moved = np.where(total_bn > 0.5, rising, np.where(total_bn < -0.5, 2, 3))
    size_bn = np.maximum(1e-6, np.maximum(total_bn, -total_bn))
    return {
        "sentence": moved,
        "total_bn": total_bn,
        "size_bn": size_bn,
        "top_bn": outputs.gain_bn[0],
        "bottom_bn": outputs.gain_bn[3],
        "top_of_gain_pct": 100 * outputs.gain_bn[0] / size_bn,
        "top_pct": outputs.gain_pct[0],
        "bottom_pct": outputs.gain_pct[3],
        "top_household": outputs.gain_household[0],
        "bottom_household": outputs.gain_household[3],
        "top_share_pp": outputs.share_change_pp[0],
        "bottom_share_pp": outputs.share_change_pp[3],
        "top_share_pct": outputs.share_after_pct[0],
        "bottom_income_pct": outputs.income_pct[3],
        "top_income_pct": outputs.income_pct[0],
    }


_KEYS = ("top_1", "next_9", "next_40", "bottom_50")
_NAMES = (_("Top 1%"), _("Next 9%"), _("Next 40%"), _("Bottom 50%"))
_KINDS = ("net_worth_tn", "equities_tn", "business_tn", "real_estate_tn", "debt_securities_tn", "households_mn")
_QUARTERS = ("2009Q1", "2016Q4", "2019Q4", "2024Q4")


def holdings(quarter):
    """What the groups own at the end of a quarter: kind of asset -> a number for each group."""
    table = "us_wealth_levels_points"
    return {kind: [history.at(table, f"{key}_{kind}", quarter) for key in _KEYS] for kind in _KINDS}


_INPUTS = (
    Slider(
        "shares_pct", _("Share prices"), _("%"), -40, 60, 1, 20, _("Listed shares, funds and private businesses move together.")
    ),
    Slider(
        "houses_pct", _("House prices"), _("%"), -30, 40, 1, 10, _("Mortgages stay what they are, so home equity moves more.")
    ),
    Slider("bonds_pct", _("Bond prices"), _("%"), -20, 20, 1, 5, _("Bonds held directly; those in pension funds are left out.")),
    Slider(
        "jobs_pp",
        _("Jobs saved"),
        _("% of employment"),
        0,
        3,
        0.1,
        0.5,
        _("A job saved is worth the average wage of the group that it goes to."),
    ),
    Slider(
        "bottom_jobs_pct",
        _("Jobs that go to the bottom half"),
        _("%"),
        50,
        100,
        5,
        65,
        _("An assumption; 50 would spread the jobs evenly over all households."),
    ),
    Choice(
        "holdings",
        _("Who owned what in"),
        {
            key: _("{quarter} of {year}").format(quarter={"1": _("Spring"), "4": _("End")}[key[-1]], year=key[:4])
            for key in _QUARTERS
        },
        "2024Q4",
        _("Levels of the Distributional Financial Accounts at the end of the quarter."),
        {key: holdings(key) for key in _QUARTERS},
    ),
)

_PRESETS = (
    Preset(
        "estimated",
        _("QE to 2014, as estimated"),
        {"shares_pct": 5, "houses_pct": 7, "bonds_pct": 11, "jobs_pp": 0.9, "holdings": "2009Q1"},
        _(
            "A review of studies puts the effect of the first three programmes at 5% on shares, 7% on houses and 9 to 14% on "
            "bonds. The jobs are this book's model: unemployment lower by 0.9 points."
        ),
    ),
    Preset(
        "pandemic",
        _("2020-21 as it happened"),
        {"shares_pct": 47, "houses_pct": 31, "bonds_pct": 0, "jobs_pp": 0, "holdings": "2019Q4"},
        _(
            "Share and house prices from December 2019 to December 2021, everything that moved them included. Bonds and jobs "
            "are left at zero."
        ),
    ),
    Preset("shares", _("Shares only"), {"houses_pct": 0, "bonds_pct": 0, "jobs_pp": 0}, _("Nothing but shares moves.")),
    Preset("houses", _("Houses only"), {"shares_pct": 0, "bonds_pct": 0, "jobs_pp": 0}, _("Nothing but houses moves.")),
)


def _bars(key, title, unit, output, label, color, note=""):
    return Chart(key, title, unit, "bars", (Series(output, label, color, "bar"),), x="group", note=note)


EXPLORER = Explorer(
    name="who_owns_what",
    class_name="WhoOwnsWhatExplorer",
    title=_("Who owns what"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("group", _("Group"), "", axis="group", categories=_NAMES),
        Output("gain_bn", _("Gain of the group"), _("bn USD"), axis="group"),
        Output("gain_pct", _("Gain in % of net worth"), _("%"), 1, axis="group"),
        Output("gain_household", _("Gain for each household"), _("thousand USD"), 1, axis="group"),
        Output("share_before_pct", _("Share of net worth before"), _("%"), 1, axis="group"),
        Output("share_after_pct", _("Share of net worth after"), _("%"), 1, axis="group"),
        Output("share_change_pp", _("Change of the share"), _("pp"), 2, axis="group"),
        Output("income_pct", _("Income from work"), _("%"), 2, axis="group"),
        Output("total_bn", _("Gain of all households"), _("bn USD"), axis=""),
    ),
    charts=(
        _bars(
            "dollars",
            _("Dollars: {top_bn:,.0f} bn to the top 1%, {bottom_bn:,.0f} bn to the bottom half"),
            _("bn USD"),
            "gain_bn",
            _("Gain"),
            "treasuries",
        ),
        _bars(
            "percent",
            _("Percent of net worth: {top_pct:.1f} at the top, {bottom_pct:.1f} in the bottom half"),
            _("%"),
            "gain_pct",
            _("Gain"),
            "mbs",
        ),
        _bars(
            "household",
            _("For each household: {top_household:,.0f} thousand dollars against {bottom_household:,.1f}"),
            _("thousand USD"),
            "gain_household",
            _("Gain"),
            "on_rrp",
        ),
        _bars(
            "shares",
            _("The top 1% share of wealth changes by {top_share_pp:+.2f} points"),
            _("pp"),
            "share_change_pp",
            _("Change of the share of net worth"),
            "equities",
        ),
        _bars(
            "income",
            _("Jobs saved raise income from work most where they go"),
            _("%"),
            "income_pct",
            _("Rise of income from work"),
            "reserves",
            _("Income and wealth are two scales; this one has no dollars from capital in it."),
        ),
    ),
    sentences=(
        _(
            "Wealth rises by {total_bn:,.0f} billion. The top 1% gets {top_of_gain_pct:.0f}% of the dollars, "
            "{top_household:,.0f} thousand for each household against {bottom_household:,.1f} thousand in the bottom half. In "
            "percent of net worth the bottom half gains more, {bottom_pct:.1f} against {top_pct:.1f}. The top 1% share of "
            "wealth changes by {top_share_pp:+.2f} points. The jobs saved change the bottom half's income from work by "
            "{bottom_income_pct:+.2f}% and that of the others by {top_income_pct:+.2f}%."
        ),
        _(
            "Wealth rises by {total_bn:,.0f} billion. The top 1% gets {top_of_gain_pct:.0f}% of the dollars and gains more in "
            "percent too: {top_pct:.1f} against {bottom_pct:.1f} in the bottom half. Its share of wealth changes by "
            "{top_share_pp:+.2f} points. The jobs saved change the bottom half's income from work by "
            "{bottom_income_pct:+.2f}% and that of the others by {top_income_pct:+.2f}%."
        ),
        _(
            "Wealth falls by {size_bn:,.0f} billion. The net worth of the top 1% changes by {top_pct:+.1f}%, that of the "
            "bottom half by {bottom_pct:+.1f}%; the top 1% share of wealth changes by {top_share_pp:+.2f} points. The jobs "
            "saved change the bottom half's income from work by {bottom_income_pct:+.2f}% and that of the others by "
            "{top_income_pct:+.2f}%."
        ),
        _(
            "Wealth as a whole stays where it was. The jobs saved change the bottom half's income from work by "
            "{bottom_income_pct:+.2f}% and that of the others by {top_income_pct:+.2f}%."
        ),
        _(
            "Wealth rises by {total_bn:,.0f} billion. The net worth of the top 1% changes by {top_pct:+.1f}%, that of the "
            "bottom half by {bottom_pct:+.1f}%; the top 1% share of wealth changes by {top_share_pp:+.2f} points. The jobs "
            "saved change the bottom half's income from work by {bottom_income_pct:+.2f}% and that of the others by "
            "{top_income_pct:+.2f}%."
        ),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "Shares rise by 20% and houses by 10%, bonds and jobs do not move. By how many percent does the net worth of the "
                "bottom half rise?"
            ),
            "bottom_pct",
            _("%"),
            -20,
            40,
            1,
            {"shares_pct": 20, "houses_pct": 10, "bonds_pct": 0, "jobs_pp": 0},
            note=_(
                "Arithmetic on the holdings of the end of 2024; nobody needs to estimate it. The bottom half owns few shares, "
                "but its houses are worth more than its net worth, since mortgages stand against them."
            ),
            decimals=1,
        ),
        Prediction(
            _("Only shares move, by 20%. By how many points does the top 1% share of all wealth change?"),
            "top_share_pp",
            _("pp"),
            -5,
            5,
            0.1,
            {"shares_pct": 20, "houses_pct": 0, "bonds_pct": 0, "jobs_pp": 0},
            note=_("Arithmetic on the holdings of the end of 2024: the gain of the top 1% against the gain of everyone."),
            decimals=2,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"houses_pct": 0.0, "bonds_pct": 0.0},
    {"shares_pct": -30.0, "houses_pct": -10.0},
    {"shares_pct": 0.0, "houses_pct": 0.0, "bonds_pct": 0.0},
    {"shares_pct": -10.0, "houses_pct": 20.0, "bonds_pct": 0.0},
)
