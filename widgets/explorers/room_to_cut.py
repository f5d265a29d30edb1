"""The room-to-cut explorer: how much of a slump's easing rate cuts can carry, and what purchases must carry instead."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.macro import easing_shortfall_pp, policy_room_pp, replacing_purchases_pct
from widgets.text import _

STARTS = 25  # starting rates from 0 to 6% in steps of a quarter point
COSTS = 38  # costs of a point from 3 to 40% of GDP
OPENING_PCT_GDP = 65  # purchases at the setting with which the page opens, % of GDP: 20 x (5 - 1.75)


def respond(inputs, parameters):
    """How a given easing splits between rate cuts and purchases, and how the split hangs on rate, bound and cost.

    inputs: the explorer's inputs in their units; `compare` is the record of an amount in tn USD.
    parameters: not used; every number here is on a slider.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    room = policy_room_pp(inputs.policy_rate_pct, inputs.lowest_pct)
    shortfall = easing_shortfall_pp(inputs.easing_pp, inputs.policy_rate_pct, inputs.lowest_pct)
    purchases = replacing_purchases_pct(shortfall, inputs.replacement_pct_per_pp)

    start_rate = []
    cuts_by_start = []
    purchases_by_start = []
    for step in range(STARTS):
        rate = 0.25 * step
        missing = easing_shortfall_pp(inputs.easing_pp, rate, inputs.lowest_pct)
        start_rate.append(rate)
        cuts_by_start.append(inputs.easing_pp - missing)
        purchases_by_start.append(missing)

    cost = []
    tn_by_cost = []
    compared = []
    for step in range(COSTS):
        cost.append(3.0 + step)
        tn_by_cost.append(replacing_purchases_pct(shortfall, 3.0 + step) * inputs.gdp_tn / 100)
        compared.append(inputs.compare.size_tn)

    return {
        "need": [0.0],
        "room_pp": [room],
        "cuts_pp": [inputs.easing_pp - shortfall],
        "shortfall_pp": [shortfall],
        "purchases_pct_gdp": [purchases],
        "purchases_tn": [purchases * inputs.gdp_tn / 100],
        "cost_set": [inputs.replacement_pct_per_pp],
        "start_rate": start_rate,
        "cuts_by_start_pp": cuts_by_start,
        "purchases_by_start_pp": purchases_by_start,
        "cost": cost,
        "tn_by_cost": tn_by_cost,
        "compared_tn": compared,
    }


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    shortfall = outputs.shortfall_pp[0]
    partly = np.where(outputs.cuts_pp[0] >= 0.005, 0, 2)
    needed = np.where(shortfall < 0.005, 1, partly)
    return {
        "sentence": np.where(inputs.easing_pp < 0.005, 3, needed),
        "policy_rate_pct": inputs.policy_rate_pct,
        "lowest_pct": inputs.lowest_pct,
        "easing_pp": inputs.easing_pp,
        "end_rate_pct": inputs.policy_rate_pct - outputs.cuts_pp[0],
        "cuts_pp": outputs.cuts_pp[0],
        "shortfall_pp": shortfall,
        "cost_pct_gdp": inputs.replacement_pct_per_pp,
        "purchases_pct_gdp": outputs.purchases_pct_gdp[0],
        "purchases_tn": outputs.purchases_tn[0],
        "times": outputs.purchases_tn[0] / np.maximum(1e-9, inputs.compare.size_tn),
        "change_pct_gdp": outputs.purchases_pct_gdp[0] - OPENING_PCT_GDP,
    }


def _securities_tn(month):
    """Treasuries and MBS that the Federal Reserve held at the end of a month, tn USD."""
    sheet = "federal_reserve_balance_sheet_monthly"
    return (history.at(sheet, "treasuries_bn", month) + history.at(sheet, "mbs_bn", month)) / 1000


_COMPARED = {
    "peak": (
        _("The Fed's total assets at their peak, 13 April 2022"),
        history.at("federal_reserve_total_assets_weekly", "total_assets_bn", "2022-04-13") / 1000,
    ),
    "qe_2008_14": (
        _("Rise of the Fed's securities, November 2008 to October 2014"),
        _securities_tn("2014-10") - _securities_tn("2008-11"),
    ),
    "qe_2020_22": (
        _("Rise of the Fed's securities, February 2020 to March 2022"),
        _securities_tn("2022-03") - _securities_tn("2020-02"),
    ),
}

_INPUTS = (
    Slider(
        "policy_rate_pct",
        _("Policy rate before the slump"),
        _("%"),
        0,
        6,
        0.25,
        1.75,
        _("The short-term rate that the central bank sets. The Federal Reserve's was 5.25% in July 2007."),
    ),
    Slider(
        "easing_pp",
        _("Easing that the slump calls for"),
        _("pp"),
        0,
        8,
        0.25,
        5,
        _("How far the rate would be cut if nothing stood in the way. From 1984 to 2008 long rounds of cuts took 5 to 7 points."),
    ),
    Slider(
        "lowest_pct",
        _("Lower bound"),
        _("%"),
        -0.75,
        0.25,
        0.05,
        0,
        _("The lowest rate the central bank is able or willing to set."),
    ),
    Slider(
        "replacement_pct_per_pp",
        _("Purchases that replace one point of cuts"),
        _("% of GDP"),
        3,
        40,
        1,
        20,
        _("Published equivalences run from about 4 to about 29% of GDP for one percentage point."),
    ),
    Slider("gdp_tn", _("Nominal GDP"), _("tn USD"), 5, 40, 1, 30, _("A year's output; the United States had 30 in 2025.")),
    Choice(
        "compare",
        _("Compare the purchases with"),
        {key: label for key, (label, size) in _COMPARED.items()},
        "peak",
        _("Draws an amount from the record beside the purchases needed."),
        {key: {"size_tn": round(size, 3)} for key, (label, size) in _COMPARED.items()},
    ),
)

_PRESETS = (
    Preset(
        "summer2007",
        _("Summer 2007"),
        {"policy_rate_pct": 5.25, "lowest_pct": 0.25, "gdp_tn": 15},
        _(
            "Federal funds rate 5.26% in July 2007. Five points just fit. They were used up by December 2008, and purchases "
            "came on top. That a slump calls for 5 points, and 20% of GDP a point, are assumptions."
        ),
    ),
    Preset(
        "summer2019",
        _("Summer 2019"),
        {"policy_rate_pct": 2.5, "lowest_pct": 0.25, "gdp_tn": 22},
        _(
            "Federal funds rate 2.40% in July 2019, before the first cut of that year: less than half of a long round of cuts. "
            "That a slump calls for 5 points, and 20% of GDP a point, are assumptions."
        ),
    ),
    Preset(
        "end2025",
        _("End of 2025"),
        {"policy_rate_pct": 3.75, "lowest_pct": 0.25, "gdp_tn": 31, "easing_pp": 2},
        _(
            "Federal funds rate 3.72% in December 2025. Rates had room, and the Federal Reserve used it: no purchases to ease. "
            "That 2 points are called for is an assumption, a little more than was cut in 2024-25."
        ),
    ),
    Preset(
        "below_zero",
        _("Below zero"),
        {"policy_rate_pct": 0.25, "lowest_pct": -0.75, "easing_pp": 2},
        _("Denmark and Switzerland went to -0.75%. Even there the bound comes soon. The other settings are invented."),
    ),
)

EXPLORER = Explorer(
    name="room_to_cut",
    class_name="RoomToCutExplorer",
    title=_("Room to cut"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("need", _("Need"), _("name"), axis="need", categories=(_("Easing called for"),)),
        Output("room_pp", _("Room for cuts"), _("pp"), 2, axis=""),
        Output("cuts_pp", _("Carried by rate cuts"), _("pp"), 2, axis="need"),
        Output("shortfall_pp", _("Left to purchases"), _("pp"), 2, axis="need"),
        Output("purchases_pct_gdp", _("Purchases needed"), _("% of GDP"), 1, axis=""),
        Output("purchases_tn", _("Purchases needed, in money"), _("tn USD"), 2, axis=""),
        Output("cost_set", _("Cost of a point, as set"), _("% of GDP"), axis=""),
        Output("start_rate", _("Policy rate before the slump"), _("%"), 2, axis="start_rate"),
        Output("cuts_by_start_pp", _("Rate cuts, by starting rate"), _("pp"), 2, axis="start_rate"),
        Output("purchases_by_start_pp", _("Left to purchases, by starting rate"), _("pp"), 2, axis="start_rate"),
        Output("cost", _("Cost of a point"), _("% of GDP"), axis="cost"),
        Output("tn_by_cost", _("Purchases needed, by cost of a point"), _("tn USD"), 2, axis="cost"),
        Output("compared_tn", _("For comparison"), _("tn USD"), 2, axis="cost"),
    ),
    charts=(
        Chart(
            "carried",
            _("Rate cuts carry {cuts_pp:.2f} points, purchases {shortfall_pp:.2f}"),
            _("pp"),
            "stacked_bars",
            (Series("cuts_pp", _("Rate cuts"), "yield", "bar"), Series("shortfall_pp", _("Purchases"), "mbs", "bar")),
            x="need",
        ),
        Chart(
            "by_start",
            _("The lower the rate at the start, the more is left to purchases"),
            _("pp"),
            "stack",
            (
                Series("cuts_by_start_pp", _("Rate cuts"), "yield", "area"),
                Series("purchases_by_start_pp", _("Purchases"), "mbs", "area"),
            ),
            mark=("policy_rate_pct", _("your starting rate")),
            x="start_rate",
        ),
        Chart(
            "by_cost",
            _("At {cost_pct_gdp:.0f}% of GDP a point, {purchases_tn:.1f} tn must be bought"),
            _("tn USD"),
            "lines",
            (
                Series("tn_by_cost", _("Purchases needed"), "mbs", "line"),
                Series("compared_tn", _("For comparison"), "baseline", "dashed"),
                Series("purchases_tn", _("Your setting"), "actual", "point", x="cost_set"),
            ),
            x="cost",
        ),
    ),
    sentences=(
        _(
            "Cutting from {policy_rate_pct:.2f}% to {end_rate_pct:.2f}% delivers {cuts_pp:.2f} of the {easing_pp:.2f} points "
            "called for. Replacing the other {shortfall_pp:.2f} takes purchases of {purchases_pct_gdp:.0f}% of GDP, "
            "{purchases_tn:.1f} trillion dollars: {times:.1f} times the amount it is compared with."
        ),
        _(
            "Cutting from {policy_rate_pct:.2f}% to {end_rate_pct:.2f}% delivers all of the {easing_pp:.2f} points called for. "
            "No purchases are needed: this is not yet a case for QE."
        ),
        _(
            "The policy rate is not above its lower bound, so cuts deliver nothing. All of the {easing_pp:.2f} points fall to "
            "purchases: {purchases_pct_gdp:.0f}% of GDP, {purchases_tn:.1f} trillion dollars, {times:.1f} times the amount it is "
            "compared with."
        ),
        _("No easing is called for, so neither rate cuts nor purchases have anything to do."),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "The policy rate is 3.75% instead of 1.75%, everything else as the page opens (5 points called for, lower bound "
                "0%, 20% of GDP for a point). How do the purchases needed change, in % of GDP?"
            ),
            "change_pct_gdp",
            _("% of GDP"),
            -100,
            100,
            5,
            {"policy_rate_pct": 3.75},
            note=_(
                "Arithmetic, so there is no published range: two points more of room, times 20% of GDP a point. Rates come first "
                "because room is worth so much."
            ),
        ),
        Prediction(
            _(
                "The policy rate is already at its lower bound of 0%, and one more point of easing is called for. How large must "
                "purchases be, in % of GDP?"
            ),
            "purchases_pct_gdp",
            _("% of GDP"),
            0,
            60,
            1,
            {"policy_rate_pct": 0, "easing_pp": 1},
            published=(11.5, 29.3),
            source="wei2022quantitative",
            note=_(
                "The explorer's answer is its slider, so compare your guess with the range: a passive run-off of 2.2 trillion "
                "dollars as a rise of the policy rate, 74 bp in a crisis and 29 bp in normal times. Other studies put a point at "
                "4 to 6% of GDP."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"policy_rate_pct": 5.5}, {"policy_rate_pct": 0.0}, {"easing_pp": 0.0})
