"""Two regimes: the same capital flow meets a managed float in Taiwan and a currency board in Hong Kong."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import percent
from widgets.model.long_yield import policy_rate_weight
from widgets.model.spillovers import (
    STRONG_SIDE,
    WEAK_SIDE,
    linked_demand_bn,
    linked_spread_pp,
    linked_step,
    local_property_log,
    local_shares_log,
    managed_float_pct,
    monthly_inflow_hkd_bn,
)
from widgets.text import _

REGIME_MONTHS = 25  # months 0 to 24
REGIME_YEAR = 12  # the US rate changes in equal steps over the first year
REGIME_WEEKS = 4  # steps of the currency board in a month
TAIWAN_START_TWD = 30.0  # TWD per USD before the flow
TAIWAN_RATE_PCT = 1.5  # Taiwan's policy rate before the flow


def respond(inputs, parameters):
    """Taiwan and Hong Kong under the same flow and the same US policy rate, for months 0 (before them) to 24.

    The flow comes in equal parts over its months; the US rate changes over twelve.  Taiwan's currency takes the part of
    the pressure that its central bank does not absorb.  Hong Kong's moves inside its band, and at an edge the Aggregate
    Balance moves instead.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists, one value a month, in the units of the explorer's outputs.
    """
    intervention = inputs.intervention_pct / 100
    flow_months = np.maximum(1, inputs.flow_months)
    inflow_hkd_bn = monthly_inflow_hkd_bn(inputs.flow_pct, inputs.flow_months, parameters)
    weight = policy_rate_weight(parameters.short_rate_reversion_months)
    balance = inputs.balance_bn
    rate = inputs.hkd_per_usd
    hibor_start = inputs.us_rate_pct + linked_spread_pp(balance, inputs.us_rate_pct, parameters)
    taiwan_houses = 0.0 * inputs.flow_pct
    hong_kong_houses = 0.0 * inputs.flow_pct

    months = []
    us_rate_pct = []
    taiwan_rate_pct = []
    twd_per_usd = []
    twd_rise_pct = []
    reserves_pct = []
    hkd_per_usd = []
    strong_side = []
    weak_side = []
    balance_bn = []
    hibor_pct = []
    taiwan_shares_pct = []
    taiwan_property_pct = []
    hong_kong_shares_pct = []
    hong_kong_property_pct = []
    for t in range(REGIME_MONTHS):
        us_rate = np.maximum(0, inputs.us_rate_pct + inputs.us_change_pp * np.minimum(t, REGIME_YEAR) / 12)
        us_change = us_rate - inputs.us_rate_pct
        flow = inputs.flow_pct * np.minimum(t, flow_months) / flow_months

        followed = us_change * inputs.follow_pct / 100
        appreciation_pct = managed_float_pct(flow, weight * (us_change - followed), intervention, parameters)
        taiwan_target = local_property_log(flow, weight * followed, inputs.supply, parameters)

        if t > 0:
            arriving_bn = np.where(t <= flow_months, inflow_hkd_bn, 0.0)
            for _week in range(REGIME_WEEKS):
                demand_bn = linked_demand_bn(balance, us_rate, arriving_bn, parameters) / 4
                step = linked_step(balance, rate, demand_bn, parameters)
                balance = step[0]
                rate = step[1]
        hibor = us_rate + linked_spread_pp(balance, us_rate, parameters)
        hibor_change = weight * (hibor - hibor_start)
        hong_kong_target = local_property_log(flow, hibor_change, inputs.supply, parameters)
        if t > 0:
            taiwan_houses = taiwan_houses + (taiwan_target - taiwan_houses) / parameters.house_adjustment_months
            hong_kong_houses = hong_kong_houses + (hong_kong_target - hong_kong_houses) / parameters.house_adjustment_months

        months.append(t)
        us_rate_pct.append(us_rate)
        taiwan_rate_pct.append(TAIWAN_RATE_PCT + followed)
        twd_per_usd.append(TAIWAN_START_TWD * (1 - appreciation_pct / 100))
        twd_rise_pct.append(appreciation_pct)
        reserves_pct.append(intervention * flow)
        hkd_per_usd.append(rate)
        strong_side.append(STRONG_SIDE)
        weak_side.append(WEAK_SIDE)
        balance_bn.append(balance)
        hibor_pct.append(hibor)
        taiwan_shares_pct.append(percent(local_shares_log(flow, weight * followed, parameters)))
        taiwan_property_pct.append(percent(taiwan_houses))
        hong_kong_shares_pct.append(percent(local_shares_log(flow, hibor_change, parameters)))
        hong_kong_property_pct.append(percent(hong_kong_houses))
    return {
        "month": months,
        "us_rate_pct": us_rate_pct,
        "taiwan_rate_pct": taiwan_rate_pct,
        "twd_per_usd": twd_per_usd,
        "twd_rise_pct": twd_rise_pct,
        "reserves_pct": reserves_pct,
        "hkd_per_usd": hkd_per_usd,
        "strong_side": strong_side,
        "weak_side": weak_side,
        "balance_bn": balance_bn,
        "hibor_pct": hibor_pct,
        "taiwan_shares_pct": taiwan_shares_pct,
        "taiwan_property_pct": taiwan_property_pct,
        "hong_kong_shares_pct": hong_kong_shares_pct,
        "hong_kong_property_pct": hong_kong_property_pct,
    }


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    filled = 0.0 * outputs.balance_bn[0]
    drained = 0.0 * outputs.balance_bn[0]
    lowest = outputs.balance_bn[0]
    highest = outputs.balance_bn[0]
    for t in range(REGIME_YEAR):
        change = outputs.balance_bn[t + 1] - outputs.balance_bn[t]
        filled = filled + np.maximum(0, change)
        drained = drained + np.maximum(0, -change)
        lowest = np.minimum(lowest, outputs.balance_bn[t + 1])
        highest = np.maximum(highest, outputs.balance_bn[t + 1])
    edges = np.where(filled > 0.5, 1, 0) + np.where(drained > 0.5, 2, 0)  # 0 none, 1 strong, 2 weak, 3 both
    met = np.where(edges < 0.5, 2, np.where(edges < 1.5, 0, np.where(edges < 2.5, 1, 3)))
    return {
        "sentence": np.where(lowest < 1.5, 4, met),
        "twd_pct": outputs.twd_rise_pct[12],
        "twd": outputs.twd_per_usd[12],
        "reserves_pct": outputs.reserves_pct[12],
        "hkd": outputs.hkd_per_usd[12],
        "balance_start_bn": outputs.balance_bn[0],
        "balance_bn": outputs.balance_bn[12],
        "balance_change_bn": outputs.balance_bn[12] - outputs.balance_bn[0],
        "lowest_bn": lowest,
        "highest_bn": highest,
        "hibor_start_pct": outputs.hibor_pct[0],
        "hibor_pct": outputs.hibor_pct[12],
        "hibor_gap_pp": outputs.hibor_pct[12] - outputs.us_rate_pct[12],
        "taiwan_rate_pct": outputs.taiwan_rate_pct[12],
        "property_pct": outputs.hong_kong_property_pct[24],
    }


_INPUTS = (
    Slider(
        "flow_pct",
        _("Capital flow"),
        _("% of GDP"),
        -15,
        15,
        0.5,
        5,
        _("The same flow, relative to its economy, reaches both; negative when money leaves."),
    ),
    Slider("flow_months", _("Months in which it comes"), _("months"), 1, 12, 1, 12, _("Spread evenly over these months.")),
    Slider(
        "intervention_pct",
        _("Taiwan's intervention"),
        _("%"),
        0,
        100,
        5,
        60,
        _("Part of the pressure that the central bank absorbs by buying or selling dollars; 100% is a peg."),
    ),
    Slider("us_rate_pct", _("US policy rate at the start"), _("%"), 0, 6, 0.25, 0.25, _("Hong Kong's rates start from it.")),
    Slider(
        "us_change_pp",
        _("Change of the US rate"),
        _("pp"),
        -3,
        5,
        0.25,
        0,
        _("Over the first twelve months, in equal steps; the rate does not go below zero."),
    ),
    Slider(
        "follow_pct",
        _("Part that Taiwan follows"),
        _("%"),
        0,
        100,
        5,
        25,
        _("How much of the change of the US rate Taiwan's central bank copies. Hong Kong has no such slider."),
    ),
    Slider(
        "balance_bn",
        _("Aggregate Balance at the start"),
        _("bn HKD"),
        40,
        460,
        5,
        55,
        _("What Hong Kong's banks hold at the monetary authority to settle payments."),
    ),
    Slider(
        "hkd_per_usd",
        _("Hong Kong dollar at the start"),
        _("HKD per USD"),
        7.75,
        7.85,
        0.01,
        7.8,
        _("7.75 is the strong edge of the band, 7.85 the weak one."),
    ),
    Slider(
        "supply",
        _("Housing supply response"),
        _("% per 1% of price"),
        0,
        2,
        0.1,
        0.3,
        _("New dwellings that a higher price brings forth, in both economies; low where land is scarce."),
    ),
)

_PRESETS = (
    Preset(
        "strong2020",
        _("April to October 2020"),
        {"flow_pct": 7.5, "flow_months": 6, "us_rate_pct": 0.25, "balance_bn": 55, "hkd_per_usd": 7.76},
        _(
            "US rates near zero. The Hong Kong dollar met its strong edge on 21 April 2020, and by 13 October the Aggregate "
            "Balance had risen from 54 to 277 billion. Taiwan's intervention is left at the default."
        ),
    ),
    Preset(
        "weak2022",
        _("May 2022 to June 2023"),
        {"flow_pct": -5, "us_rate_pct": 1, "us_change_pp": 4, "follow_pct": 10, "balance_bn": 320, "hkd_per_usd": 7.85},
        _(
            "The Federal Reserve raises its rate, and money leaves. The Aggregate Balance fell from 320 billion on 18 May "
            "2022 to 45 billion a year later. The size of the outflow is an assumption."
        ),
    ),
    Preset(
        "both2025",
        _("May to August 2025"),
        {"flow_pct": 4.5, "flow_months": 1, "intervention_pct": 10, "us_rate_pct": 4.25, "balance_bn": 45, "hkd_per_usd": 7.76},
        _(
            "129 billion HKD of inflow in a few days of May, about 4% of GDP; the weak edge followed on 26 June. The flow "
            "into Taiwan is set to the same share, and its intervention is an assumption."
        ),
    ),
)

_CHARTS = (
    Chart(
        "twd",
        _("The Taiwan dollar moves by {twd_pct:+.1f}% in a year"),
        _("TWD per USD, down is stronger"),
        "lines",
        (Series("twd_per_usd", _("TWD per USD"), "dollar", "line"),),
        group=_("Taiwan: a managed float"),
    ),
    Chart(
        "taiwan_prices",
        _("Shares and property in Taiwan"),
        _("%"),
        "lines",
        (
            Series("taiwan_shares_pct", _("Shares"), "equities", "line"),
            Series("taiwan_property_pct", _("Property"), "houses", "line"),
        ),
        group=_("Taiwan: a managed float"),
    ),
    Chart(
        "hkd",
        _("The Hong Kong dollar stays in its band"),
        _("HKD per USD, down is stronger"),
        "lines",
        (
            Series("hkd_per_usd", _("HKD per USD"), "dollar", "line"),
            Series("strong_side", _("Strong edge"), "baseline", "dashed"),
            Series("weak_side", _("Weak edge"), "baseline", "dashed"),
        ),
        group=_("Hong Kong: a currency board"),
    ),
    Chart(
        "balance",
        _("The Aggregate Balance goes from {balance_start_bn:,.0f} to {balance_bn:,.0f} in a year"),
        _("bn HKD"),
        "lines",
        (Series("balance_bn", _("Aggregate Balance"), "reserves", "line"),),
        group=_("Hong Kong: a currency board"),
    ),
    Chart(
        "hong_kong_prices",
        _("Shares and property in Hong Kong"),
        _("%"),
        "lines",
        (
            Series("hong_kong_shares_pct", _("Shares"), "equities", "line"),
            Series("hong_kong_property_pct", _("Property"), "houses", "line"),
        ),
        group=_("Hong Kong: a currency board"),
    ),
    Chart(
        "rates",
        _("One rate is imported, the other is chosen"),
        _("%"),
        "lines",
        (
            Series("us_rate_pct", _("US policy rate"), "baseline", "dashed"),
            Series("hibor_pct", _("HIBOR, one month"), "yield", "line"),
            Series("taiwan_rate_pct", _("Taiwan's policy rate"), "mbs", "line"),
        ),
        group=_("Interest rates in both"),
    ),
)

EXPLORER = Explorer(
    name="two_regimes",
    class_name="TwoRegimesExplorer",
    title=_("Two regimes"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("month", _("Month"), _("months")),
        Output("us_rate_pct", _("US policy rate"), _("%"), 2),
        Output("taiwan_rate_pct", _("Taiwan's policy rate"), _("%"), 2),
        Output("twd_per_usd", _("TWD per USD"), _("TWD per USD"), 2, banded=True),
        Output("twd_rise_pct", _("Rise of the Taiwan dollar"), _("%"), 1, banded=True),
        Output("reserves_pct", _("Dollars bought by Taiwan's central bank"), _("% of GDP"), 1),
        Output("hkd_per_usd", _("HKD per USD"), _("HKD per USD"), 3),
        Output("strong_side", _("Strong edge of the band"), _("HKD per USD"), 2),
        Output("weak_side", _("Weak edge of the band"), _("HKD per USD"), 2),
        Output("balance_bn", _("Aggregate Balance"), _("bn HKD"), 0),
        Output("hibor_pct", _("One-month HIBOR"), _("%"), 2),
        Output("taiwan_shares_pct", _("Shares in Taiwan"), _("%"), 1, banded=True),
        Output("taiwan_property_pct", _("Property in Taiwan"), _("%"), 1, banded=True),
        Output("hong_kong_shares_pct", _("Shares in Hong Kong"), _("%"), 1, banded=True),
        Output("hong_kong_property_pct", _("Property in Hong Kong"), _("%"), 1, banded=True),
    ),
    charts=_CHARTS,
    sentences=(
        _(
            "After a year the Taiwan dollar has moved by {twd_pct:+.1f}%, to {twd:.1f} per US dollar, and Taiwan's foreign "
            "reserves have changed by {reserves_pct:+.1f}% of GDP. The Hong Kong dollar has met its strong edge, where the "
            "monetary authority sells as many as are wanted: the Aggregate Balance rises from {balance_start_bn:,.0f} to "
            "{balance_bn:,.0f} billion, and one-month HIBOR is {hibor_pct:.2f}%."
        ),
        _(
            "After a year the Taiwan dollar has moved by {twd_pct:+.1f}%, to {twd:.1f} per US dollar. The Hong Kong dollar has "
            "met its weak edge, where the monetary authority buys all that are offered: the Aggregate Balance falls from "
            "{balance_start_bn:,.0f} to {balance_bn:,.0f} billion, and one-month HIBOR goes from {hibor_start_pct:.2f}% to "
            "{hibor_pct:.2f}%."
        ),
        _(
            "After a year the Taiwan dollar has moved by {twd_pct:+.1f}%, to {twd:.1f} per US dollar. The Hong Kong dollar is at "
            "{hkd:.2f}, inside its band, so the monetary authority has nothing to do: the Aggregate Balance stays at "
            "{balance_bn:,.0f} billion."
        ),
        _(
            "The Taiwan dollar has moved by {twd_pct:+.1f}% after a year. The Hong Kong dollar meets both edges: the "
            "Aggregate Balance goes from {balance_start_bn:,.0f} to {balance_bn:,.0f} billion in the year, with {lowest_bn:,.0f} "
            "billion as its lowest and {highest_bn:,.0f} billion as its highest."
        ),
        _(
            "The outflow is larger than the Aggregate Balance and the rise of HIBOR can stop: the model ends here. In truth the "
            "monetary authority would turn its bills and notes into balances, and other rates would jump."
        ),
    ),
    sources=(
        "currency_pct_per_pct_gdp",
        "dollar_pct_per_pp",
        "local_shares_pct_per_pct_gdp",
        "local_property_pct_per_pct_gdp",
        "equity_pct_per_pp",
        "house_pct_per_pp",
    ),
    predictions=(
        Prediction(
            _("5% of GDP flows into Taiwan in a year, and its central bank buys none of it. By how much does the currency rise?"),
            "twd_pct",
            _("%"),
            -20,
            20,
            0.5,
            {"intervention_pct": 0},
            (8.5, 10.0),
            "adler2015unveiling",
            _(
                "In a panel of countries, intervention of 1% of GDP moves a currency by 1.7 to 2.0%; the published range here is "
                "five times that."
            ),
            1,
        ),
        Prediction(
            _("5% of GDP leaves Hong Kong within a year. What happens to the Aggregate Balance, 55 bn HKD at the start?"),
            "balance_change_bn",
            _("bn HKD"),
            -60,
            200,
            5,
            {"flow_pct": -5},
            note=_(
                "Nobody publishes this number: the model's step is fitted to 2025. The balance does not fall by the whole "
                "outflow of 150 bn, because HIBOR rises until the outflow stops."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"flow_pct": -5},
    {"flow_pct": 0},
    {"flow_pct": 4.5, "flow_months": 1, "us_rate_pct": 4.25, "balance_bn": 45, "hkd_per_usd": 7.76},
    {"flow_pct": -15, "flow_months": 1},
)
