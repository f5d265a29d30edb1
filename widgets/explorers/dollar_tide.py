"""The explorer of spillovers: the dollar moves; a borrower's debt, trade, capital flows and a swap line respond."""

import numpy as np

from widgets.explorers.declaration import Account, Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.spillovers import (
    credit_outflow_pct,
    dollar_debt_pct,
    export_volume_pct,
    import_volume_pct,
    trade_balance_change_pct,
    yield_outflow_pct,
)
from widgets.text import _

TIDE_MONTHS = 37  # months 0 (before) to 36


def respond(inputs, parameters):
    """A country outside the United States when the dollar and US yields move, for months 0 (before) to 36.

    The dollar moves in month 1 and stays; volumes of trade follow with a lag; capital flows run for twelve months and then
    stop.  Dollar credit that is not renewed is a need of banks, which a swap line can meet; capital that leaves for higher
    yields is not.  The central bank supplies the dollars, from the swap line or from its reserves.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists: one value a month, one for each way to count the debt, or one value.
    """
    change_pct = inputs.dollar_change_pct
    hedged = inputs.hedged_pct / 100
    priced = inputs.pricing.dollar_priced
    credit = credit_outflow_pct(inputs.dollar_debt_pct, change_pct, parameters)
    # Credit that is called must be repaid by banks; credit that comes in arrives like any other capital.
    called = np.maximum(0, credit)
    left = yield_outflow_pct(inputs.rate_gap_pp, parameters) + np.minimum(0, credit)
    drawn = inputs.swap.open * called

    month = []
    balance = []
    exports = []
    imports = []
    flows = []
    reserves = []
    swaps = []
    for t in range(TIDE_MONTHS):
        export_volume = 0.0 * called
        import_volume = 0.0 * called
        trade = 0.0 * called
        if t > 0:
            export_volume = export_volume_pct(change_pct, t, inputs.export_elasticity, priced, parameters)
            import_volume = import_volume_pct(change_pct, t, parameters)
            trade = trade_balance_change_pct(inputs.trade_pct, change_pct, export_volume, import_volume, priced)
        part = np.minimum(t, 12) / 12
        month.append(t)
        balance.append(trade)
        exports.append(export_volume)
        imports.append(import_volume)
        flows.append(-part * (called + left))
        reserves.append(-part * (left + called - drawn))
        swaps.append(part * drawn)
    return {
        "month": month,
        "balance_pct": balance,
        "export_pct": exports,
        "import_pct": imports,
        "flow_pct": flows,
        "reserves_pct": reserves,
        "swap_pct": swaps,
        "way": [0, 1, 2],
        "debt": [
            inputs.dollar_debt_pct,
            dollar_debt_pct(inputs.dollar_debt_pct, change_pct, hedged),
            dollar_debt_pct(inputs.dollar_debt_pct, change_pct, 0.0),
        ],
        "fed_swap_pct": [drawn],
        "loans_pct": [called],
        "sold_pct": [-(left + called - drawn)],
        "local_pct": [-left],
        "foreign_pct": [-called],
    }


def facts(inputs, outputs):
    """The numbers of the sentence, and which sentence it is.  inputs, outputs: as for `respond`, outputs with their bands."""
    change_pct = inputs.dollar_change_pct
    rising = np.where(outputs.swap_pct[12] >= 0.005, 1, 0)
    return {
        "sentence": np.where(change_pct > 0.5, rising, np.where(change_pct < -0.5, 2, 3)),
        "dollar_change_pct": change_pct,
        "fall_pct": -change_pct,
        "debt_before_pct": outputs.debt[0],
        "debt_pct": outputs.debt[1],
        "debt_change_pp": outputs.debt[1] - outputs.debt[0],
        "first_balance_pp": outputs.balance_pct[1],
        "last_balance_pp": outputs.balance_pct[36],
        "export_year_pct": outputs.export_pct[12],
        "flow_year_pct": outputs.flow_pct[12],
        "flow_low_pct": outputs.flow_pct_low[12],
        "flow_high_pct": outputs.flow_pct_high[12],
        "reserves_pct": outputs.reserves_pct[12],
        "swap_pct": outputs.swap_pct[12],
    }


_INPUTS = (
    Slider(
        "dollar_change_pct",
        _("Dollar against the local currency"),
        _("%"),
        -20,
        30,
        1,
        10,
        _("Positive is a stronger dollar, that is a weaker local currency."),
    ),
    Slider(
        "dollar_debt_pct",
        _("Dollar debt"),
        _("% of GDP"),
        0,
        60,
        1,
        25,
        _("Owed in dollars by government, firms and banks together."),
    ),
    Slider(
        "hedged_pct",
        _("Hedged or earned in dollars"),
        _("%"),
        0,
        100,
        5,
        30,
        _("That part of the debt does not feel the exchange rate."),
    ),
    Slider("trade_pct", _("Imports, and exports"), _("% of GDP"), 5, 80, 5, 30, _("Trade is balanced before the dollar moves.")),
    Slider(
        "export_elasticity",
        _("Export response"),
        _("% per %"),
        0,
        2,
        0.1,
        0.6,
        _("Rise of export volumes for a fall of their price abroad, if they are priced in local money."),
    ),
    Slider(
        "rate_gap_pp",
        _("US yields against local ones"),
        _("pp"),
        -3,
        5,
        0.25,
        1,
        _("A rise of the gap draws capital out of the country."),
    ),
    Choice(
        "pricing",
        _("Exports are priced in"),
        {"local": _("local money"), "dollar": _("dollars")},
        "local",
        _("A large part of the trade between other countries is priced in dollars."),
        {"local": {"dollar_priced": 0}, "dollar": {"dollar_priced": 1}},
    ),
    Choice(
        "swap",
        _("Swap line with the Federal Reserve"),
        {"off": _("no"), "on": _("yes")},
        "off",
        _("The central bank borrows dollars against its own currency and lends them to its banks."),
        {"off": {"open": 0}, "on": {"open": 1}},
    ),
)

_PRESETS = (
    Preset(
        "tantrum",
        _("2013: yields, hardly the dollar"),
        {"dollar_change_pct": 2, "rate_gap_pp": 1},
        _(
            "From April to August 2013 the broad dollar index rose by about 2% and the ten-year Treasury yield by one point, "
            "on talk of smaller purchases."
        ),
    ),
    Preset(
        "panic",
        _("2020: a run for dollars"),
        {"dollar_change_pct": 6, "rate_gap_pp": 0, "swap": "on"},
        _(
            "From February to April 2020 the dollar rose by about 6%; swap lines were open to fourteen central banks. The flight "
            "of investors in March is not in the model."
        ),
    ),
    Preset(
        "hikes",
        _("2022: rates and the dollar"),
        {"dollar_change_pct": 10, "rate_gap_pp": 2.5, "pricing": "dollar"},
        _("From December 2021 to October 2022 the broad index rose by 10% and the ten-year yield by two and a half points."),
    ),
    Preset(
        "ebb",
        _("2025: the dollar falls"),
        {"dollar_change_pct": -6, "rate_gap_pp": 0},
        _("In 2025 the broad index fell by about 6% while QT was still on; yields hardly moved."),
    ),
)

_ACCOUNTS = (
    Account(
        _("Federal Reserve"),
        ((_("Partner's currency (swap)"), "fed_swap_pct"),),
        ((_("Reserves of banks in the US"), "fed_swap_pct"),),
    ),
    Account(
        _("Partner central bank"),
        ((_("Dollar loans to its banks"), "loans_pct"), (_("Foreign reserves"), "sold_pct")),
        ((_("Federal Reserve's account"), "fed_swap_pct"), (_("Reserves of its banks"), "local_pct")),
    ),
    Account(
        _("Partner's banks"),
        ((_("Reserves at the central bank"), "local_pct"),),
        (
            (_("Owed to dollar lenders abroad"), "foreign_pct"),
            (_("Owed to the central bank, in dollars"), "loans_pct"),
            (_("Deposits of customers"), "local_pct"),
        ),
    ),
)

EXPLORER = Explorer(
    name="dollar_tide",
    class_name="DollarTideExplorer",
    title=_("Dollar tide"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("month", _("Month"), _("months")),
        Output("balance_pct", _("Trade balance, change"), _("% of GDP"), 2, banded=True),
        Output("export_pct", _("Export volume"), _("%"), 1, banded=True),
        Output("import_pct", _("Import volume"), _("%"), 1, banded=True),
        Output("flow_pct", _("Capital flow since the start"), _("% of GDP"), 2, banded=True),
        Output("reserves_pct", _("Foreign reserves, change"), _("% of GDP"), 2, banded=True),
        Output("swap_pct", _("Drawn on the swap line"), _("% of GDP"), 2, banded=True),
        Output("way", _("Debt"), "", axis="way", categories=(_("Before"), _("After, as hedged"), _("After, nothing hedged"))),
        Output("debt", _("Dollar debt in local money"), _("% of GDP"), 2, axis="way"),
        Output("fed_swap_pct", _("Swap with the partner"), _("% of GDP"), 2, banded=True, axis=""),
        Output("loans_pct", _("Dollar loans of the central bank"), _("% of GDP"), 2, banded=True, axis=""),
        Output("sold_pct", _("Foreign reserves after a year, change"), _("% of GDP"), 2, banded=True, axis=""),
        Output("local_pct", _("Local reserves and deposits, change"), _("% of GDP"), 2, banded=True, axis=""),
        Output("foreign_pct", _("Owed to dollar lenders abroad, change"), _("% of GDP"), 2, banded=True, axis=""),
    ),
    charts=(
        Chart(
            "debt",
            _("Dollar debt in local money: {debt_before_pct:.1f}% of GDP becomes {debt_pct:.2f}%"),
            _("% of GDP"),
            "bars",
            (Series("debt", _("Dollar debt"), "bitcoin", "bar"),),
            x="way",
        ),
        Chart(
            "trade",
            _("Trade balance: {first_balance_pp:+.2f} points at first, {last_balance_pp:+.2f} after three years"),
            _("% of GDP"),
            "lines",
            (Series("balance_pct", _("Trade balance"), "reserves", "line"),),
        ),
        Chart(
            "volumes",
            _("Volumes of trade follow slowly"),
            _("%"),
            "lines",
            (Series("export_pct", _("Exports"), "treasuries", "line"), Series("import_pct", _("Imports"), "mbs", "line")),
        ),
        Chart(
            "flow",
            _("Capital: {flow_year_pct:+.2f}% of GDP in the first year"),
            _("% of GDP"),
            "lines",
            (
                Series("flow_pct", _("Capital flow"), "equities", "line"),
                Series("reserves_pct", _("Foreign reserves"), "yield", "line"),
                Series("swap_pct", _("Drawn on the swap line"), "on_rrp", "line"),
            ),
        ),
        Chart(
            "accounts",
            _("The swap line on paper: {swap_pct:.2f}% of GDP after a year"),
            _("% of the partner's GDP"),
            "accounts",
            accounts=_ACCOUNTS,
        ),
    ),
    sentences=(
        _(
            "The dollar rises by {dollar_change_pct:.0f}%, and dollar debt of {debt_before_pct:.1f}% of GDP becomes "
            "{debt_pct:.2f}%. The trade balance changes by {first_balance_pp:+.2f} points of GDP at first and by "
            "{last_balance_pp:+.2f} after three years. In the first year capital of {flow_year_pct:+.2f}% of GDP moves "
            "(estimates from {flow_low_pct:.1f} to {flow_high_pct:.1f}; minus is out), and foreign reserves change by "
            "{reserves_pct:+.2f}%."
        ),
        _(
            "The dollar rises by {dollar_change_pct:.0f}%, and dollar debt of {debt_before_pct:.1f}% of GDP becomes "
            "{debt_pct:.2f}%. The trade balance changes by {first_balance_pp:+.2f} points of GDP at first and by "
            "{last_balance_pp:+.2f} after three years. In the first year capital of {flow_year_pct:+.2f}% of GDP moves "
            "(estimates from {flow_low_pct:.1f} to {flow_high_pct:.1f}; minus is out). The swap line lends {swap_pct:.2f}% of "
            "GDP, and foreign reserves change by {reserves_pct:+.2f}%."
        ),
        _(
            "The dollar falls by {fall_pct:.0f}%, and dollar debt of {debt_before_pct:.1f}% of GDP becomes {debt_pct:.2f}%. "
            "The trade balance changes by {first_balance_pp:+.2f} points of GDP at first and by "
            "{last_balance_pp:+.2f} after three years. In the first year capital of {flow_year_pct:+.2f}% of GDP moves "
            "(estimates from {flow_low_pct:.1f} to {flow_high_pct:.1f}; minus is out), and foreign reserves change by "
            "{reserves_pct:+.2f}%."
        ),
        _(
            "The dollar stays where it is, and so do dollar debt and trade. In the first year capital of {flow_year_pct:+.2f}% "
            "of GDP moves with yields (estimates from {flow_low_pct:.1f} to {flow_high_pct:.1f}; minus is out), and foreign "
            "reserves change by {reserves_pct:+.2f}%."
        ),
    ),
    sources=(
        "trade_lag_months",
        "dollar_trade_elasticity",
        "import_elasticity",
        "outflow_pct_per_pp",
        "dollar_credit_elasticity",
    ),
    predictions=(
        Prediction(
            _(
                "The dollar falls by 10%. A country owes 25% of its GDP in dollars, 30% of that hedged, and earns its own "
                "money. By how many points of GDP does the debt change?"
            ),
            "debt_change_pp",
            _("pp of GDP"),
            -5,
            5,
            0.25,
            {"dollar_change_pct": -10},
            note=_(
                "Arithmetic, and the sign is the point: a borrower in dollars is short of dollars, and gains when they get cheap."
            ),
            decimals=2,
        ),
        Prediction(
            _(
                "The dollar rises by 10% against all currencies, and a country outside the United States prices its exports in "
                "dollars. By how many percent does the volume of its exports change within a year?"
            ),
            "export_year_pct",
            _("%"),
            -20,
            20,
            1,
            {"pricing": "dollar"},
            (-6, -6),
            "gopinath2020dominant",
            _(
                "The published number is for trade among countries other than the United States: 0.6% less volume within a year "
                "for each 1% of dollar appreciation. The model was built on it, so agreement is no test."
            ),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"swap": "on"}, {"dollar_change_pct": -10.0}, {"dollar_change_pct": 0.0})
