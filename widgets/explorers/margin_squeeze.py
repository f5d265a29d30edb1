"""The explorer of a bank's margin: a flat curve, a floor under deposits, and the years until the margin is below cost."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.income import deposit_rate_pct, interest_margin_pct, long_book_step_pct
from widgets.text import _

SQUEEZE_YEARS = 15


def respond(inputs, parameters):
    """A bank's margin for years 0 (the day rates change) to 15, and where it ends if rates stay.

    Short loans follow the policy rate at once; long loans were made at the old ten-year yield and are renewed year by year
    at the new one.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists, one value a year, or one value.
    """
    long_share = inputs.long_share_pct / 100
    deposit_pct = deposit_rate_pct(inputs.policy_rate_pct, inputs.passed_on_pct / 100, inputs.deposit_floor_pct)
    book_pct = inputs.old_ten_year_pct
    year = []
    margin = []
    loans = []
    deposits = []
    cost = []
    for t in range(SQUEEZE_YEARS + 1):
        if t > 0:
            book_pct = long_book_step_pct(book_pct, inputs.ten_year_pct, parameters)
        margin_pct = interest_margin_pct(long_share, book_pct, inputs.policy_rate_pct, deposit_pct, parameters)
        year.append(t)
        margin.append(margin_pct)
        loans.append(margin_pct + deposit_pct)
        deposits.append(deposit_pct + 0.0 * margin_pct)
        cost.append(inputs.cost_pct + 0.0 * margin_pct)
    final_pct = interest_margin_pct(long_share, inputs.ten_year_pct, inputs.policy_rate_pct, deposit_pct, parameters)
    place = []
    steepness = []
    cost_line = []
    for k in range(13):
        # The same bank on other curves: the ten-year yield from 2 points below the policy rate to 4 above.
        slope_pp = -2 + 0.5 * k
        place.append(slope_pp)
        other_pct = inputs.policy_rate_pct + slope_pp
        steepness.append(interest_margin_pct(long_share, other_pct, inputs.policy_rate_pct, deposit_pct, parameters))
        cost_line.append(inputs.cost_pct + 0.0 * final_pct)
    return {
        "year": year,
        "margin_pct": margin,
        "loan_pct": loans,
        "deposit_pct": deposits,
        "cost_pct": cost,
        "slope_pp": place,
        "margin_at_slope_pct": steepness,
        "cost_at_slope_pct": cost_line,
        "here_pp": [inputs.ten_year_pct - inputs.policy_rate_pct],
        "final_margin_pct": [final_pct],
    }


def facts(inputs, outputs):
    """The numbers of the sentence, and which sentence it is.  inputs, outputs: as for `respond`, outputs with their bands."""
    first = 1000
    for t in range(SQUEEZE_YEARS, -1, -1):
        first = np.where(outputs.margin_pct[t] < outputs.cost_pct[t] - 1e-9, t, first)
    start = outputs.margin_pct[0]
    below = np.where(first < 0.5, 0, np.where(first < 1000, 1, 2))
    # As it is written, with two decimals.
    rises = np.where(np.floor(100 * outputs.margin_pct[15] + 0.5) > np.floor(100 * start + 0.5), 1, 0)
    return {
        "sentence": np.where(below > 1.5, 2 + rises, below),
        "start_pct": start,
        "end_pct": outputs.margin_pct[15],
        "final_pct": outputs.final_margin_pct[0],
        "final_low_pct": outputs.final_margin_pct_low[0],
        "final_high_pct": outputs.final_margin_pct_high[0],
        "years_above": first,
        "cost_pct": outputs.cost_pct[0],
        "deposit_pct": outputs.deposit_pct[0],
        "loan_pct": outputs.loan_pct[0],
        "yearly_bp": 100 * (outputs.margin_pct[4] - start) / 4,
        "yearly_fall_bp": 100 * (start - outputs.margin_pct[4]) / 4,
    }


_INPUTS = (
    Slider("ten_year_pct", _("Ten-year yield"), _("%"), 0, 6, 0.1, 1.5, _("New long loans are priced on it.")),
    Slider(
        "old_ten_year_pct",
        _("Ten-year yield when the old loans were made"),
        _("%"),
        0,
        6,
        0.1,
        4,
        _("The old loans keep their rate until they are repaid."),
    ),
    Slider("policy_rate_pct", _("Policy rate"), _("%"), -0.75, 5, 0.25, 0, _("Short and floating loans follow it at once.")),
    Slider(
        "deposit_floor_pct",
        _("Lowest rate depositors accept"),
        _("%"),
        0,
        1,
        0.05,
        0,
        _("Below it they would rather hold banknotes or go elsewhere."),
    ),
    Slider(
        "passed_on_pct",
        _("Policy rate passed on to depositors"),
        _("%"),
        0,
        100,
        5,
        40,
        _("Near 100 when depositors are leaving for money market funds."),
    ),
    Slider(
        "long_share_pct", _("Share of long assets"), _("%"), 10, 80, 5, 40, _("Fixed-rate loans and bonds; the rest is short.")
    ),
    Slider(
        "cost_pct",
        _("Cost to cover"),
        _("% of assets"),
        0.5,
        3,
        0.1,
        2,
        _("Staff, branches and expected loan losses, less fees."),
    ),
)

_PRESETS = (
    Preset(
        "negative",
        _("Euro area 2020"),
        {"ten_year_pct": 0, "policy_rate_pct": -0.5},
        _("A deposit facility rate of -0.5% and German ten-year yields below zero; the slider stops at 0."),
    ),
    Preset(
        "steep",
        _("A steep curve"),
        {"ten_year_pct": 4},
        _("Short rates at zero and long rates where they were: the curve of early 2010."),
    ),
    Preset(
        "rise",
        _("2023: rates rise on old loans"),
        {"ten_year_pct": 4, "old_ten_year_pct": 1.4, "policy_rate_pct": 5},
        _("Loans of 2021 on the books, the ten-year yield and the policy rate of 2023, and depositors who stay."),
    ),
    Preset(
        "flight",
        _("2023: and depositors leave"),
        {"ten_year_pct": 4, "old_ten_year_pct": 1.4, "policy_rate_pct": 5, "passed_on_pct": 100, "long_share_pct": 60},
        _("The same rates for a bank with many long assets that must pay the market rate to keep its deposits."),
    ),
)

EXPLORER = Explorer(
    name="margin_squeeze",
    class_name="MarginSqueezeExplorer",
    title=_("Margin squeeze"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("year", _("Years since rates changed"), _("years"), axis="year"),
        Output("margin_pct", _("Net interest margin"), _("% of assets"), 2, banded=True, axis="year"),
        Output("loan_pct", _("Earned on assets"), _("%"), 2, banded=True, axis="year"),
        Output("deposit_pct", _("Paid on deposits"), _("%"), 2, axis="year"),
        Output("cost_pct", _("Cost to cover"), _("% of assets"), 2, axis="year"),
        Output("slope_pp", _("Ten-year yield less policy rate"), _("pp"), 1, axis="slope_pp"),
        Output("margin_at_slope_pct", _("Margin once all loans are new"), _("% of assets"), 2, banded=True, axis="slope_pp"),
        Output("cost_at_slope_pct", _("Cost to cover"), _("% of assets"), 2, axis="slope_pp"),
        Output("here_pp", _("This curve: ten-year yield less policy rate"), _("pp"), 2, axis=""),
        Output("final_margin_pct", _("Margin once all old loans are gone"), _("% of assets"), 2, banded=True, axis=""),
    ),
    charts=(
        Chart(
            "margin",
            _("The margin goes from {start_pct:.1f}% to {end_pct:.1f}% as old loans run off"),
            _("% of assets"),
            "lines",
            (Series("margin_pct", _("Margin"), "yield", "line"), Series("cost_pct", _("Cost"), "bitcoin", "dashed")),
            x="year",
            mark=("years_above", _("below cost")),
        ),
        Chart(
            "rates",
            _("On the first day it earns {loan_pct:.1f}% on assets and pays {deposit_pct:.1f}% on deposits"),
            _("% a year"),
            "lines",
            (
                Series("loan_pct", _("Earned on assets"), "treasuries", "line"),
                Series("deposit_pct", _("Paid on deposits"), "mbs", "line"),
            ),
            x="year",
        ),
        Chart(
            "slope",
            _("In the long run a flatter curve is a thinner margin"),
            _("% of assets"),
            "lines",
            (
                Series("margin_at_slope_pct", _("Margin, all loans new"), "reserves", "line"),
                Series("cost_at_slope_pct", _("Cost"), "bitcoin", "dashed"),
                Series("final_margin_pct", _("This curve"), "actual", "point", x="here_pp"),
            ),
            x="slope_pp",
        ),
    ),
    sentences=(
        _(
            "The margin is {start_pct:.2f}% of assets from the first day, below the cost of {cost_pct:.1f}%. The bank earns "
            "{loan_pct:.2f}% on its assets and pays {deposit_pct:.2f}% on deposits. Once all its long loans are new the margin "
            "is {final_pct:.2f}% (estimates from {final_low_pct:.2f} to {final_high_pct:.2f})."
        ),
        _(
            "The margin starts at {start_pct:.2f}% of assets, changes by {yearly_bp:+.0f} bp a year over the first four, and "
            "is below the cost of {cost_pct:.1f}% for the first time in year {years_above:.0f}. Once all old loans are gone it "
            "is {final_pct:.2f}% (estimates from {final_low_pct:.2f} to {final_high_pct:.2f})."
        ),
        _(
            "The margin goes from {start_pct:.2f}% of assets to {end_pct:.2f}% in fifteen years and is never below the cost "
            "of {cost_pct:.1f}%. Once all old loans are gone it is {final_pct:.2f}% (estimates from {final_low_pct:.2f} to "
            "{final_high_pct:.2f})."
        ),
        _(
            "The margin rises from {start_pct:.2f}% of assets to {end_pct:.2f}% as old loans are renewed, and is never below the "
            "cost of {cost_pct:.1f}%. Once all old loans are gone it is {final_pct:.2f}% (estimates from "
            "{final_low_pct:.2f} to {final_high_pct:.2f})."
        ),
    ),
    sources=("long_loan_spread_pp", "short_loan_spread_pp", "long_book_life_years"),
    predictions=(
        Prediction(
            _(
                "A bank's long loans were made at a ten-year yield of 4%. The ten-year yield falls to 2% and stays there; the "
                "policy rate is zero. How many basis points of margin does the bank lose a year, on average over four years?"
            ),
            "yearly_fall_bp",
            _("bp a year"),
            0,
            60,
            1,
            {"ten_year_pct": 2},
            (9, 9),
            "claessens2018low",
            _(
                "The published number is what one more year of low rates took from the margins of 3,385 banks in 47 countries. "
                "It is an average over banks with all kinds of loans, so the agreement is no test of this bank."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {"ten_year_pct": 0.0, "old_ten_year_pct": 0.0, "policy_rate_pct": -0.75},
    {},
    {"cost_pct": 1.0},
    {"ten_year_pct": 6.0, "cost_pct": 1.0},
)
