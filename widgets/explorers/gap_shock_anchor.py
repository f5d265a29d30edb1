"""The gap, shock and anchor: three years of inflation and the currency after purchases at home and abroad."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import currency_pct
from widgets.model.long_yield import announced_purchases_bp
from widgets.model.macro import (
    base_money_rise_pct,
    demand_drive_pct,
    demand_step,
    expectations_step,
    imported_inflation_pp,
    inflation_parts_pct,
    supply_shock_pp,
)
from widgets.text import _

THREE_YEARS = 37  # months 0 to 36


def respond(inputs, parameters):
    """Inflation, the output gap and the currency for three years, with and without purchases.

    Inflation is what people expect, plus the slope times the output gap, plus what supply and imports add.  Purchases reach it
    in two ways only: they lower the long yield, which closes the gap, and they move the currency.  Base money enters nowhere.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    bp_per_pct = announced_purchases_bp(1, parameters)
    home_pp = bp_per_pct * inputs.home_pct / 100
    foreign_pp = bp_per_pct * inputs.foreign_pct / 100
    drive_pct = demand_drive_pct(home_pp, 0, parameters)
    currency = currency_pct(home_pp, foreign_pp, parameters)
    alone = currency_pct(home_pp, 0, parameters)
    others = currency_pct(0, foreign_pp, parameters)
    import_share = inputs.import_share_pct / 100

    impulse = 0.0 * drive_pct
    lift = 0.0 * drive_pct
    expected = inputs.anchor_pct
    expected_without = inputs.anchor_pct
    without = inputs.anchor_pct
    inflation = inputs.anchor_pct
    price_log = 0.0 * drive_pct

    months = []
    path = []
    path_without = []
    anchor = []
    gaps = []
    gaps_without = []
    parts = []
    for t in range(THREE_YEARS):
        if t > 0:
            moved = demand_step(drive_pct, impulse, lift, parameters)
            impulse = moved[0]
            lift = moved[1]
            expected = expectations_step(expected, inflation, inputs.anchor_share, inputs.anchor_pct, parameters)
            expected_without = expectations_step(expected_without, without, inputs.anchor_share, inputs.anchor_pct, parameters)
        supply_pp = supply_shock_pp(inputs.shock_pp, t, parameters)
        imported_pp = imported_inflation_pp(-currency, import_share, t, parameters)
        inflation = inflation_parts_pct(expected, inputs.slope_pp, inputs.gap_pct + lift, supply_pp + imported_pp)
        # Abroad the others buy all the same: without purchases at home the currency rises.
        without_pp = supply_pp + imported_inflation_pp(-others, import_share, t, parameters)
        without = inflation_parts_pct(expected_without, inputs.slope_pp, inputs.gap_pct, without_pp)
        if t > 0:
            price_log = price_log + (inflation - without) / 1200
        if t == 12:
            parts = [
                expected - inputs.anchor_pct,
                inputs.slope_pp * inputs.gap_pct,
                inputs.slope_pp * lift,
                supply_pp,
                imported_pp,
            ]
        months.append(t)
        path.append(inflation)
        path_without.append(without)
        anchor.append(inputs.anchor_pct)
        gaps.append(inputs.gap_pct + lift)
        gaps_without.append(inputs.gap_pct)

    return {
        "month": months,
        "inflation_pct": path,
        "without_pct": path_without,
        "anchor_line_pct": anchor,
        "gap_path_pct": gaps,
        "gap_without_pct": gaps_without,
        "part": [0, 1, 2, 3, 4],
        "part_pp": parts,
        "side": [0, 1, 2],
        "currency_change_pct": [alone, others, currency],
        "money": [0, 1],
        "money_pct": [base_money_rise_pct(inputs.home_pct, inputs.base_pct), 100 * (np.exp(price_log) - 1)],
    }


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is.

    inputs, outputs: as for `respond`, outputs with their bands.  Returns a dictionary of numbers.
    """
    effect = 0.0
    total = 0.0
    peak = outputs.inflation_pct[0]
    for t in range(THREE_YEARS):
        effect = np.maximum(effect, outputs.inflation_pct[t] - outputs.without_pct[t])
        peak = np.maximum(peak, outputs.inflation_pct[t])
        if t > 0:
            total = total + outputs.inflation_pct[t]
    stagflation = np.where(outputs.gap_path_pct[12] < -0.5, 1, 0) * np.where(outputs.inflation_pct[12] > 4, 1, 0)
    high = np.where(outputs.inflation_pct[12] > 4, 1, 0)
    low = np.where(outputs.inflation_pct[36] < 1, 2, 3)
    return {
        "sentence": np.where(stagflation > 0, 0, np.where(high > 0, 1, low)),
        "home_pct": inputs.home_pct,
        "foreign_pct": inputs.foreign_pct,
        "shock_pp": inputs.shock_pp,
        "gap_pct": inputs.gap_pct,
        "first_year_pct": outputs.inflation_pct[12],
        "last_pct": outputs.inflation_pct[36],
        "peak_pct": peak,
        "mean_pct": total / 36,
        "effect_pp": effect,
        "currency_pct": outputs.currency_change_pct[2],
        "currency_low_pct": outputs.currency_change_pct_low[2],
        "currency_high_pct": outputs.currency_change_pct_high[2],
        "base_pct": outputs.money_pct[0],
        "prices_pct": outputs.money_pct[1],
        "prices_low_pct": outputs.money_pct_low[1],
        "prices_high_pct": outputs.money_pct_high[1],
    }


_INPUTS = (
    Slider(
        "gap_pct",
        _("Output gap without purchases"),
        _("%"),
        -8,
        4,
        0.5,
        -3,
        _("Output below (-) or above (+) what the economy can make, for three years."),
    ),
    Slider(
        "shock_pp",
        _("Supply shock"),
        _("pp"),
        0,
        6,
        0.25,
        0,
        _("Added to inflation for a year by dear energy, broken supply chains or the like; then it fades."),
    ),
    Slider(
        "anchor_pct",
        _("Inflation that people take for normal"),
        _("% a year"),
        -1,
        6,
        0.25,
        2,
        _("The level of the anchor: near 2% in the United States, near 0 in Japan for two decades."),
    ),
    Slider(
        "anchor_share",
        _("Strength of the anchor"),
        _("share"),
        0,
        1,
        0.05,
        0.8,
        _("1: nothing shakes expectations. 0: people expect what they have just seen."),
    ),
    Slider(
        "slope_pp",
        _("Slope: inflation for a point of the gap"),
        _("pp per %"),
        0,
        0.5,
        0.01,
        0.15,
        _("Small in the decade after 2009; steeper when the economy is short of everything."),
    ),
    Slider(
        "home_pct", _("QE at home"), _("% of GDP"), 0, 30, 1, 10, _("Lowers home yields, closes the gap, weakens the currency.")
    ),
    Slider(
        "foreign_pct",
        _("QE abroad"),
        _("% of GDP"),
        0,
        30,
        1,
        0,
        _("Lowers yields abroad; what counts for the currency is the difference."),
    ),
    Slider(
        "import_share_pct",
        _("Imports in what consumers buy"),
        _("%"),
        5,
        60,
        5,
        15,
        _("About 15% in a large economy, far more in a small open one."),
    ),
    Slider(
        "base_pct",
        _("Base money at the start"),
        _("% of GDP"),
        2,
        40,
        0.5,
        5.5,
        _("Reserves and banknotes. It enters nothing but the comparison in the last chart."),
    ),
)

_PRESETS = (
    Preset(
        "us2009",
        _("United States, 2009"),
        {"gap_pct": -6, "home_pct": 12, "foreign_pct": 5},
        _("QE1 was about 12% of GDP. The depth of the gap is a round number for estimates of the time; QE abroad is assumed."),
    ),
    Preset(
        "us2021",
        _("United States, 2021"),
        {"gap_pct": 1, "shock_pp": 4, "anchor_share": 0.85, "slope_pp": 0.3, "home_pct": 21, "foreign_pct": 20, "base_pct": 16},
        _(
            "Holdings rose by about 21% of GDP from February 2020 to March 2022. Gap, shock, slope, anchor and QE abroad are "
            "assumptions that show how the years 2021-22 can be told; there are other ways."
        ),
    ),
    Preset(
        "japan2013",
        _("Japan, 2013"),
        {"gap_pct": -1.5, "anchor_pct": 0, "anchor_share": 0.9, "home_pct": 30, "foreign_pct": 10, "base_pct": 27},
        _(
            "In the two years after March 2013 the assets of the Bank of Japan rose by about 30% of GDP. Gap, anchor and QE "
            "abroad are assumptions; that people took zero for normal is the one that matters."
        ),
    ),
    Preset(
        "stagflation",
        _("Stagflation"),
        {"gap_pct": -3, "shock_pp": 6, "anchor_share": 0.2},
        _("A large shock, a weak anchor and output below capacity, roughly the 1970s. Not a record of any year."),
    ),
)

EXPLORER = Explorer(
    name="gap_shock_anchor",
    class_name="GapShockAnchorExplorer",
    title=_("Gap, shock and anchor"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("month", _("Month"), _("months")),
        Output("inflation_pct", _("Inflation"), _("% a year"), 1, banded=True),
        Output("without_pct", _("Inflation without purchases at home"), _("% a year"), 1, banded=True),
        Output("anchor_line_pct", _("Inflation taken for normal"), _("% a year"), 2),
        Output("gap_path_pct", _("Output gap"), _("%"), 1, banded=True),
        Output("gap_without_pct", _("Output gap without purchases"), _("%"), 1),
        Output(
            "part",
            _("Part"),
            _("name"),
            axis="part",
            categories=(
                _("Expectations shaken"),
                _("Gap without purchases"),
                _("Gap closed by purchases"),
                _("Supply shock"),
                _("Imports"),
            ),
        ),
        Output("part_pp", _("Part of inflation in month 12"), _("pp"), 2, banded=True, axis="part"),
        Output(
            "side", _("Whose purchases"), _("name"), axis="side", categories=(_("At home alone"), _("Abroad alone"), _("Both"))
        ),
        Output("currency_change_pct", _("Change of the currency"), _("%"), 1, banded=True, axis="side"),
        Output("money", _("What rises"), _("name"), axis="money", categories=(_("Base money"), _("Prices, because of it"))),
        Output("money_pct", _("Rise after three years"), _("%"), 1, banded=True, axis="money"),
    ),
    charts=(
        Chart(
            "inflation",
            _("Inflation: {first_year_pct:.1f}% after a year, {last_pct:.1f}% after three"),
            _("% a year"),
            "lines",
            (
                Series("inflation_pct", _("With purchases"), "bitcoin", "line"),
                Series("without_pct", _("Without"), "baseline", "dashed"),
                Series("anchor_line_pct", _("Anchor"), "treasuries", "dashed"),
            ),
        ),
        Chart(
            "gap",
            _("Output gap"),
            _("%"),
            "lines",
            (
                Series("gap_path_pct", _("With purchases"), "reserves", "line"),
                Series("gap_without_pct", _("Without"), "baseline", "dashed"),
            ),
        ),
        Chart(
            "parts",
            _("What sets inflation apart from the anchor in month 12"),
            _("pp"),
            "bars",
            (Series("part_pp", _("Part"), "mbs", "bar"),),
            x="part",
        ),
        Chart(
            "currency",
            _("The currency moves by {currency_pct:+.1f}%"),
            _("%"),
            "bars",
            (Series("currency_change_pct", _("Change"), "dollar", "bar"),),
            x="side",
        ),
        Chart(
            "money",
            _("Base money {base_pct:+.0f}%, prices {prices_pct:+.1f}%"),
            _("% after three years"),
            "bars",
            (Series("money_pct", _("Rise"), "gold", "bar"),),
            x="money",
        ),
    ),
    sentences=(
        _(
            "Stagflation: inflation is {first_year_pct:.1f}% after a year while output is below capacity. Purchases of "
            "{home_pct:.0f}% of GDP change prices by {prices_pct:+.1f}% in three years ({prices_low_pct:+.1f} to "
            "{prices_high_pct:+.1f})."
        ),
        _(
            "With a supply shock of {shock_pp:.2f} points and an output gap that starts at {gap_pct:+.1f}%, inflation reaches "
            "{peak_pct:.1f}% and is {last_pct:.1f}% after three years. Purchases of {home_pct:.0f}% of GDP change base money by "
            "{base_pct:+.0f}% and prices by {prices_pct:+.1f}% in three years ({prices_low_pct:+.1f} to {prices_high_pct:+.1f})."
        ),
        _(
            "Inflation is only {last_pct:.1f}% after three years, while base money changes by {base_pct:+.0f}%. Purchases change "
            "prices by {prices_pct:+.1f}% in three years ({prices_low_pct:+.1f} to {prices_high_pct:+.1f}), and the currency "
            "changes by {currency_pct:+.1f}% ({currency_low_pct:+.1f} to {currency_high_pct:+.1f})."
        ),
        _(
            "Inflation is {first_year_pct:.1f}% after a year and {last_pct:.1f}% after three. Purchases change base money by "
            "{base_pct:+.0f}% and prices by {prices_pct:+.1f}% in three years ({prices_low_pct:+.1f} to {prices_high_pct:+.1f}), "
            "and the currency changes by {currency_pct:+.1f}% ({currency_low_pct:+.1f} to {currency_high_pct:+.1f})."
        ),
    ),
    sources=(
        "term_premium_bp_per_pct_gdp",
        "expectation_horizon_months",
        "purchase_ten_year_equivalents",
        "output_pct_per_pp",
        "dollar_pct_per_pp",
        "foreign_yield_share",
        "import_pass_through",
    ),
    predictions=(
        Prediction(
            _(
                "The United Kingdom bought bonds worth 14% of GDP in 2009-10. Suppose output was 5% below capacity and imports "
                "were 30% of what consumers bought. By how much did the purchases raise inflation at its peak?"
            ),
            "effect_pp",
            _("pp"),
            -2,
            8,
            0.1,
            {"home_pct": 14, "gap_pct": -5, "import_share_pct": 30},
            (0.75, 1.5),
            "joyce2011united",
            decimals=1,
        ),
        Prediction(
            _("Home and foreign central banks both buy 20% of GDP. What happens to the home currency?"),
            "currency_pct",
            _("%"),
            -20,
            20,
            0.5,
            {"home_pct": 20, "foreign_pct": 20},
            note=_("Follows from the equation: only the difference of yields counts."),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {"gap_pct": -5.0, "shock_pp": 6.0, "anchor_share": 0.2},
    {"gap_pct": 1.0, "shock_pp": 4.0},
    {"gap_pct": -6.0, "slope_pp": 0.3},
    {},
)
