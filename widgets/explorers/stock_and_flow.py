"""Stock and flow: net purchases in five phases, reinvestment and a restart; what is held, what is bought, and when it peaks."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.portfolio import maturing_share, stock_after_month_bn
from widgets.text import _


def respond(inputs, parameters):
    """A portfolio month by month from the end of February 2015 (month 0) to the end of 2025 (month 130).

    Five phases of net purchases to the end of 2018, ten months without, a restart from November 2019.  Until the end of
    2018 everything that matures is replaced; after that only the reinvested share of it.  Amounts in bn euros.

    inputs: the explorer's inputs; `record` is a record.  parameters: not used, nothing here is an estimate.
    """
    matures = maturing_share(inputs.maturing_pct)
    stock = 0.0 * inputs.pace_1_bn
    months = []
    years = []
    held = []
    net = []
    replaced = []
    change = []
    for t in range(131):
        before = stock
        buying = 0.0 * stock
        kept = 1.0
        if t > 0:
            buying = inputs.pace_1_bn
        if t > 13:
            buying = inputs.pace_2_bn
        if t > 25:
            buying = inputs.pace_3_bn
        if t > 34:
            buying = inputs.pace_4_bn
        if t > 43:
            buying = inputs.pace_5_bn
        if t > 46:
            buying = 0.0 * stock
            kept = inputs.reinvested_pct / 100
        if t > 56:
            buying = np.where(t - 56 <= inputs.restart_months, inputs.restart_bn, 0.0)
        if t > 100:
            kept = inputs.reinvested_late_pct / 100
        maturing = stock * matures
        stock = stock_after_month_bn(stock, buying, maturing, kept)
        months.append(t)
        years.append(2015 + (2 + t) / 12)
        held.append(stock)
        net.append(buying)
        replaced.append(kept * maturing)
        change.append(stock - before)
    first = 13 * inputs.pace_1_bn
    second = 12 * inputs.pace_2_bn
    third = 9 * inputs.pace_3_bn
    fourth = 9 * inputs.pace_4_bn
    fifth = 3 * inputs.pace_5_bn
    return {
        "month": months,
        "year": years,
        "stock_bn": held,
        "actual_stock_bn": inputs.record.actual_stock_bn,
        "net_bn": net,
        "replaced_bn": replaced,
        "change_bn": change,
        "actual_net_bn": inputs.record.actual_net_bn,
        "phase": [0, 1, 2, 3, 4, 5],
        "bought_bn": [first, second, third, fourth, fifth, inputs.restart_months * inputs.restart_bn],
    }


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is.  Amounts are in whole bn euros."""
    five = outputs.stock_bn[46]
    peak = 0.0 * five
    peak_month = 0.0 * five
    peak_year = 2015.0 + 0.0 * five
    for t in range(131):
        above = outputs.stock_bn[t] - peak
        peak_month = np.where(above > 0.5, t, peak_month)
        peak_year = np.where(above > 0.5, outputs.year[t], peak_year)
        peak = np.where(above > 0.5, outputs.stock_bn[t], peak)
    pause = outputs.stock_bn[56] - five
    end = outputs.stock_bn[130]
    shrinks = np.where(pause < -0.5, 1, 0)
    return {
        "sentence": np.where(peak < 0.5, 2, shrinks),
        "five_bn": np.floor(five + 0.5),
        "restart_bn": np.floor(outputs.bought_bn[5] + 0.5),
        "pause_bn": np.floor(pause + 0.5),
        "pause_pct": 100 * pause / np.maximum(1e-9, five),
        "reinvested_pct": inputs.reinvested_pct,
        "peak_bn": np.floor(peak + 0.5),
        "peak_month": peak_month,
        "peak_year": peak_year,
        "end_bn": np.floor(end + 0.5),
        "since_2018_pct": 100 * (end - five) / np.maximum(1e-9, five),
    }


_PHASES = (
    (_("March 2015 to March 2016"), 60, _("13 months.")),
    (_("April 2016 to March 2017"), 80, _("12 months.")),
    (_("April to December 2017"), 60, _("9 months.")),
    (_("January to September 2018"), 30, _("9 months.")),
    (_("October to December 2018"), 15, _("3 months.")),
)


def _record(pandemic):
    """Rise of the ECB's holdings since February 2015, and net purchases of the month, bn euros; pandemic: with the PEPP."""
    table = history.table("ecb_asset_purchases_monthly")
    here = table["month"] >= np.datetime64("2015-02")
    extra = pandemic * np.nan_to_num(table["pepp_net_eur_bn"][here])
    holdings = table["app_holdings_eur_bn"][here] + np.cumsum(extra)
    net = (table["public_net_eur_bn"] + table["private_net_eur_bn"])[here] + extra
    return {
        "actual_stock_bn": [round(float(value - holdings[0]), 1) for value in holdings],
        "actual_net_bn": [None, *(round(float(value), 1) for value in net[1:])],
    }


def _pace(number, label, default, words):
    unit = _("bn EUR a month")
    return Slider(f"pace_{number}_bn", label, unit, 0, 120, 5, default, _("Net purchases: {0}").format(words))


_INPUTS = (
    *(_pace(number + 1, *phase) for number, phase in enumerate(_PHASES)),
    Slider(
        "reinvested_pct",
        _("Replaced from 2019"),
        _("% of what matures"),
        0,
        100,
        5,
        100,
        _("At 100% the stock stands still when net purchases end; below, it shrinks without a sale."),
    ),
    Slider(
        "maturing_pct",
        _("Matures in a year"),
        _("% of the stock"),
        2,
        20,
        1,
        10,
        _("About 11% and 13% in the two years from July 2023."),
    ),
    Slider(
        "restart_bn",
        _("Restart in November 2019"),
        _("bn EUR a month"),
        0,
        120,
        5,
        20,
        _("Net purchases after ten months without."),
    ),
    Slider(
        "restart_months", _("Months of the restart"), _("months"), 0, 74, 1, 32, _("November 2019 to June 2022 is 32 months.")
    ),
    Slider(
        "reinvested_late_pct",
        _("Replaced from July 2023"),
        _("% of what matures"),
        0,
        100,
        5,
        0,
        _("The ECB stopped replacing in July 2023, after four months in which it let 15 billion a month go."),
    ),
    Choice(
        "record",
        _("Drawn behind it"),
        {"app": _("APP"), "both": _("APP and PEPP")},
        "app",
        _("The ECB's holdings since February 2015 and its net purchases, without or with the pandemic programme."),
        {"app": _record(0), "both": _record(1)},
    ),
)

_PRESETS = (
    Preset(
        "happened",
        _("2015-25 as announced"),
        {},
        _(
            "60, 80, 60, 30 and 15 billion a month; full reinvestment; 20 a month from November 2019. That 10% matures in a "
            "year is a round number."
        ),
    ),
    Preset(
        "tightening",
        _("Run-off from 2019"),
        {"reinvested_pct": 0, "restart_bn": 0},
        _("What would have been a reduction: nothing replaced after 2018, and no restart. Invented, not a record."),
    ),
    Preset(
        "hundreds",
        _("Hundreds of billions"),
        {f"pace_{number}_bn": 120 for number in range(1, 6)},
        _("Invented: 120 billion a month throughout, the most this explorer allows. Articles that say hundreds mean more."),
    ),
)

EXPLORER = Explorer(
    name="stock_and_flow",
    class_name="StockAndFlowExplorer",
    title=_("Stock and flow"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("month", _("Month"), _("months"), axis="year"),
        Output("year", _("Year"), _("year"), 2, axis="year"),
        Output("stock_bn", _("Bonds held, rise since February 2015"), _("bn EUR"), axis="year"),
        Output("actual_stock_bn", _("Bonds held, rise since February 2015, record"), _("bn EUR"), axis="year"),
        Output("net_bn", _("Net purchases in the month"), _("bn EUR a month"), 1, axis="year"),
        Output("replaced_bn", _("Replaced in the month"), _("bn EUR a month"), 1, axis="year"),
        Output("change_bn", _("Change of the stock in the month"), _("bn EUR a month"), 1, axis="year"),
        Output("actual_net_bn", _("Net purchases in the month, record"), _("bn EUR a month"), 1, axis="year"),
        Output(
            "phase",
            _("Phase"),
            _("name"),
            axis="phase",
            categories=(*(label for label, _pace_bn, _words in _PHASES), _("Restart from November 2019")),
        ),
        Output("bought_bn", _("Net purchases of the phase"), _("bn EUR"), axis="phase"),
    ),
    charts=(
        Chart(
            "stock",
            _("Since February 2015 the stock rises by at most {peak_bn:,.0f} bn"),
            _("bn EUR"),
            "lines",
            (Series("stock_bn", _("Yours"), "treasuries", "line"), Series("actual_stock_bn", _("Record"), "actual", "dots")),
            mark=("peak_year", _("Peak")),
            x="year",
        ),
        Chart(
            "flow",
            _("The stock changes when flow and run-off differ"),
            _("bn EUR a month"),
            "lines",
            (
                Series("change_bn", _("Change of the stock"), "treasuries", "line"),
                Series("actual_net_bn", _("Record"), "actual", "dots"),
            ),
            x="year",
        ),
        Chart(
            "gross",
            _("Buying goes on when net buying ends"),
            _("bn EUR a month"),
            "stack",
            (
                Series("net_bn", _("Net purchases"), "treasuries", "area"),
                Series("replaced_bn", _("Replacing what matures"), "mbs", "area"),
            ),
            x="year",
        ),
        Chart(
            "phases",
            _("The five phases add up to {five_bn:,.0f} bn"),
            _("bn EUR"),
            "bars",
            (Series("bought_bn", _("Net purchases"), "treasuries", "bar"),),
            x="phase",
        ),
    ),
    sentences=(
        _(
            "Five phases leave a stock of {five_bn:,.0f} billion euros at the end of 2018. Ending net purchases does not "
            "shrink it: with {reinvested_pct:.0f}% of what matures replaced it changes by {pause_bn:+,.0f} billion in the ten "
            "months to October 2019. In the restart {restart_bn:,.0f} billion are bought. The stock peaks at {peak_bn:,.0f} "
            "billion in month {peak_month:.0f} and stands at {end_bn:,.0f} billion at the end of 2025."
        ),
        _(
            "Five phases leave a stock of {five_bn:,.0f} billion euros at the end of 2018. With {reinvested_pct:.0f}% of what "
            "matures replaced, it changes by {pause_bn:+,.0f} billion in the ten months to October 2019, without a single sale: "
            "that is quantitative tightening. The stock peaks at {peak_bn:,.0f} billion in month {peak_month:.0f} and stands at "
            "{end_bn:,.0f} billion at the end of 2025."
        ),
        _("Nothing is bought in any phase, so there is nothing to hold, to replace or to run off."),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "Suppose nothing is replaced after 2018 and nothing is restarted. By how much has the stock of the end of 2018 "
                "changed by the end of 2025, without a single sale?"
            ),
            "since_2018_pct",
            _("%"),
            -100,
            100,
            1,
            {"reinvested_pct": 0, "restart_bn": 0},
            note=_(
                "Arithmetic on 10% maturing a year. In the two years from July 2023 the ECB's own holdings fell by 11% and 13%."
            ),
        ),
    ),
)

SENTENCES_SHOWN_BY = ({}, {"reinvested_pct": 0}, {f"pace_{number}_bn": 0 for number in range(1, 6)} | {"restart_bn": 0})
