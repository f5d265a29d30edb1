"""The programme builder: a monthly pace, a taper and a way of paying, drawn over the programme that was carried out."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.long_yield import ten_year_equivalents_pct
from widgets.text import _

_LAST_MONTH = 36  # of the builder; `respond` and `facts` write it out, since an index is a constant there


def respond(inputs, parameters):
    """Purchases month by month, for months 0 (before the first purchase) to 36.

    A month's purchases are the pace of each asset less what the taper has cut, never below zero; the cut is split in
    halves where both assets are bought.  The Federal Reserve meets twice in three months, so in month t of a taper that
    starts in month s the pace has been cut 1 + k - floor((k + 1) / 3) times, k = t - s.  Reserves rise by what is bought
    less what is paid for with short Treasuries.  Ten-year equivalents are counted on purchases less sales.

    inputs: the explorer's inputs; `paid_with` and `record` are records.  parameters: `widgets.model.parameters()`.
    """
    record = inputs.record
    swap = inputs.paid_with.swap
    long_share = inputs.long_share_pct / 100
    five_to_ten = parameters.long_purchases_share_5_10y
    sold_under_one = parameters.matched_sales_share_0_1y
    # How a cut is split: all of it where one asset alone is bought, half where both are.
    cut_mbs = np.where(inputs.treasury_pace_bn < 0.5, 1, np.where(inputs.mbs_pace_bn < 0.5, 0, 0.5))

    mbs_bought = 0.0 * inputs.mbs_pace_bn
    treasuries_bought = 0.0 * inputs.treasury_pace_bn
    months = []
    mbs_pace = []
    treasury_pace = []
    mbs = []
    treasuries = []
    bought = []
    reserves = []
    equivalents = []
    average_duration = []
    for t in range(37):
        if t > 0:
            since = np.maximum(0, t - inputs.taper_month)
            steps = np.where(t < inputs.taper_month, 0, 1 + since - np.floor((since + 1) / 3))
            cut = steps * inputs.taper_step_bn
            part = 1
            if t == 1:
                part = inputs.first_month_pct / 100
            buying = part * np.where(t > inputs.months, 0, 1)
            started = np.where(t < inputs.treasury_month, 0, 1)
            mbs_now = buying * np.maximum(0, inputs.mbs_pace_bn - cut_mbs * cut)
            treasuries_now = buying * started * np.maximum(0, inputs.treasury_pace_bn - (1 - cut_mbs) * cut)
        else:
            mbs_now = mbs_bought
            treasuries_now = treasuries_bought
        mbs_bought = mbs_bought + mbs_now
        treasuries_bought = treasuries_bought + treasuries_now
        sold = swap * treasuries_bought
        net = [
            -sold_under_one * sold,
            (1 - long_share) * treasuries_bought - (1 - sold_under_one) * sold,
            long_share * five_to_ten * treasuries_bought,
            long_share * (1 - five_to_ten) * treasuries_bought,
        ]
        taken_bn = ten_year_equivalents_pct(net, mbs_bought, record.gdp_bn, parameters) * record.gdp_bn / 100
        total = mbs_bought + treasuries_bought
        months.append(t)
        mbs_pace.append(mbs_now)
        treasury_pace.append(treasuries_now)
        mbs.append(mbs_bought)
        treasuries.append(treasuries_bought)
        bought.append(total)
        reserves.append(total - sold)
        equivalents.append(taken_bn)
        average_duration.append(parameters.duration_ten_year_years * taken_bn / np.maximum(1e-9, total))
    return {
        "month": months,
        "mbs_pace_bn": mbs_pace,
        "treasury_pace_bn": treasury_pace,
        "actual_pace_bn": record.actual_pace_bn,
        "mbs_bought_bn": mbs,
        "treasuries_bought_bn": treasuries,
        "bought_bn": bought,
        "actual_securities_bn": record.actual_securities_bn,
        "reserves_bn": reserves,
        "actual_reserves_bn": record.actual_reserves_bn,
        "actual_assets_bn": record.actual_assets_bn,
        "equivalents_bn": equivalents,
        "average_duration_years": average_duration,
        "programme": [0, 1, 2, 3, 4],
        "size_pct": [
            record.sizes_pct[0],
            record.sizes_pct[1],
            record.sizes_pct[2],
            record.sizes_pct[3],
            100 * bought[36] / record.gdp_bn,
        ],
        "created_pct": [
            record.created_pct[0],
            record.created_pct[1],
            record.created_pct[2],
            record.created_pct[3],
            100 * reserves[36] / record.gdp_bn,
        ],
    }


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is.  Amounts are in whole bn USD."""
    total = np.floor(outputs.bought_bn[36] + 0.5)
    swapped = inputs.paid_with.swap * outputs.treasuries_bought_bn[36]
    kept = np.where(outputs.mbs_bought_bn[36] < 0.5, 1, 2)
    return {
        "sentence": np.where(total < 0.5, 3, np.where(swapped < 0.5, 0, kept)),
        "months": inputs.months,
        "total_bn": total,
        "mbs_bn": np.floor(outputs.mbs_bought_bn[36] + 0.5),
        "treasuries_bn": np.floor(outputs.treasuries_bought_bn[36] + 0.5),
        "size_pct": outputs.size_pct[4],
        "reserves_bn": np.floor(outputs.reserves_bn[36] + 0.5),
        "equivalents_bn": outputs.equivalents_bn[36],
        "market_bn": -outputs.equivalents_bn[36],
        "market_low_bn": -outputs.equivalents_bn_low[36],
        "market_high_bn": -outputs.equivalents_bn_high[36],
        "duration_years": outputs.average_duration_years[36],
        "record_month": inputs.record.last_month,
        "record_bn": inputs.record.rise_bn,
    }


# Programme of the record: (label, first month of buying, last month, last month that is drawn).  MBS settle up to three
# months after the trade; the swap is drawn to its end, when purchases for QE3 were already on the books.
_PROGRAMMES = {
    "qe1": (_("QE1, 2009-10"), "2009-01", "2010-03", "2010-08"),
    "qe2": (_("QE2, 2010-11"), "2010-11", "2011-06", "2011-09"),
    "twist": (_("Maturity extension, 2011-12"), "2011-10", "2012-12", "2012-12"),
    "qe3": (_("QE3, 2012-14"), "2012-09", "2014-10", "2015-01"),
}
_NAMES = (_("QE1"), _("QE2"), _("Maturity extension"), _("QE3"), _("Yours"))


def _gdp_bn(month):
    return history.at("us_gdp_quarterly", "nominal_gdp_bn", f"{month[:4]}Q{(int(month[5:]) + 2) // 3}")


def _sizes():
    """Bought, and paid for with new reserves, of the four programmes, bn USD."""
    known = history.table("federal_reserve_programme_sizes")
    pace = history.table("qe3_announced_pace_monthly")
    bought = [float(total) for total in known["treasuries_bn"] + known["agency_debt_bn"] + known["mbs_bn"]]
    created = [total - float(sold) for total, sold in zip(bought, known["short_treasuries_sold_bn"], strict=True)]
    third = float((pace["treasuries_bn"] + pace["mbs_bn"]).sum())
    return [*bought, third], [*created, third]


def _percent_of_gdp(amounts_bn):
    firsts = [first for _label, first, _last, _drawn in _PROGRAMMES.values()]
    return [round(100 * amount / _gdp_bn(first), 4) for amount, first in zip(amounts_bn, firsts, strict=True)]


def _record(first, last, drawn):
    """What a programme did, month by month, against the month before its first purchase; null where nothing is drawn."""
    sheet = history.table("federal_reserve_balance_sheet_monthly")
    pace = history.table("qe3_announced_pace_monthly")
    start = np.datetime64(first) - 1
    here = (sheet["month"] >= start) & (sheet["month"] <= np.datetime64(drawn))
    bought, created = _sizes()

    def rise(values):
        changes = values[here] - values[here][0]
        return [round(float(change), 1) for change in changes] + [None] * (_LAST_MONTH + 1 - len(changes))

    securities = rise(sheet["treasuries_bn"] + sheet["mbs_bn"])
    announced = dict(zip(pace["month"], pace["treasuries_bn"] + pace["mbs_bn"], strict=True))
    months = np.datetime64(first) - 1 + np.arange(_LAST_MONTH + 1)
    last_month = int((np.datetime64(last) - start).astype(int))
    return {
        "gdp_bn": _gdp_bn(first),
        "last_month": last_month,
        "rise_bn": float(np.floor(securities[last_month] + 0.5)),
        "actual_securities_bn": securities,
        "actual_reserves_bn": rise(sheet["reserves_bn"]),
        "actual_assets_bn": rise(sheet["total_assets_bn"]),
        "actual_pace_bn": [float(announced[m]) if first == "2012-09" and m in announced else None for m in months],
        "sizes_pct": _percent_of_gdp(bought),
        "created_pct": _percent_of_gdp(created),
    }


_INPUTS = (
    Slider("months", _("Months of buying"), _("months"), 1, 36, 1, 26, _("Month 1 is the first month with purchases.")),
    Slider(
        "mbs_pace_bn", _("MBS a month"), _("bn USD a month"), 0, 125, 1, 40, _("Before the taper. Agency debt counts as MBS.")
    ),
    Slider("treasury_pace_bn", _("Treasuries a month"), _("bn USD a month"), 0, 125, 1, 45, _("Before the taper.")),
    Slider("treasury_month", _("Treasuries start in month"), _("month"), 1, 24, 1, 5, _("MBS start in month 1.")),
    Slider(
        "first_month_pct",
        _("Part of the first month"),
        _("%"),
        0,
        100,
        2.5,
        57.5,
        _("QE3 was announced on 13 September 2012 and bought for the rest of that month: 23 of 40 billion."),
    ),
    Slider(
        "long_share_pct",
        _("Treasuries above five years"),
        _("%"),
        0,
        100,
        5,
        85,
        _("Part of the Treasuries bought with more than five years to run; the rest has one to five."),
    ),
    Slider("taper_month", _("Taper starts in month"), _("month"), 1, 36, 1, 17, _("The first month with a smaller pace.")),
    Slider(
        "taper_step_bn",
        _("Cut at each meeting"),
        _("bn USD a month"),
        0,
        25,
        5,
        10,
        _("Two meetings in three months: the pace falls, falls, and stays. Half of the cut falls on each asset."),
    ),
    Choice(
        "paid_with",
        _("Treasuries are paid for with"),
        {"reserves": _("New reserves"), "short": _("Short Treasuries (twist)")},
        "reserves",
        _("In a twist the same amount of short Treasuries is sold, and reserves stay where they are."),
        {"reserves": {"swap": 0.0}, "short": {"swap": 1.0}},
    ),
    Choice(
        "record",
        _("Drawn behind it"),
        {key: label for key, (label, *_months) in _PROGRAMMES.items()},
        "qe3",
        _("The programme whose record is drawn, from the month before its first purchase. Its first quarter sets GDP."),
        {key: _record(*months) for key, (_label, *months) in _PROGRAMMES.items()},
    ),
)

_NO_TAPER = {"taper_month": 36, "taper_step_bn": 0}
_QE2 = {"months": 8, "mbs_pace_bn": 0, "treasury_pace_bn": 75, "treasury_month": 1, "first_month_pct": 100, "long_share_pct": 60}
_TWIST = _QE2 | {"months": 15, "treasury_pace_bn": 45, "long_share_pct": 100, "paid_with": "short", "record": "twist"}
_PRESETS = (
    Preset(
        "qe1",
        _("QE1"),
        {
            "months": 15,
            "mbs_pace_bn": 95,
            "treasury_pace_bn": 23,
            "treasury_month": 3,
            "first_month_pct": 100,
            "long_share_pct": 60,
            "record": "qe1",
        }
        | _NO_TAPER,
        _(
            "1,250 billion of MBS and 172 of agency debt from January 2009 to March 2010, 300 of Treasuries from March to "
            "October 2009, spread evenly here. The record is Treasuries and MBS without agency debt; MBS come in late. The share "
            "above five years is an approximation."
        ),
    ),
    Preset(
        "qe2",
        _("QE2"),
        _QE2 | _NO_TAPER | {"record": "qe2"},
        _("600 billion of Treasuries, November 2010 to June 2011. The share above five years is an approximation."),
    ),
    Preset(
        "twist",
        _("Twist"),
        _TWIST | _NO_TAPER,
        _(
            "Maturity Extension Program: 667 billion in fifteen months, about 45 a month, paid for with short Treasuries. It "
            "bought only bonds of six years and more."
        ),
    ),
    Preset(
        "qe3_no_taper",
        _("QE3 without a taper"),
        {"taper_step_bn": 0},
        _("85 billion a month to the end: what the taper of 2014 did not buy. Invented, not a record."),
    ),
)

EXPLORER = Explorer(
    name="programme_builder",
    class_name="ProgrammeBuilderExplorer",
    title=_("Programme builder"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("month", _("Month"), _("months")),
        Output("mbs_pace_bn", _("MBS bought in the month"), _("bn USD a month"), 1),
        Output("treasury_pace_bn", _("Treasuries bought in the month"), _("bn USD a month"), 1),
        Output("actual_pace_bn", _("Pace as announced"), _("bn USD a month")),
        Output("mbs_bought_bn", _("MBS bought so far"), _("bn USD")),
        Output("treasuries_bought_bn", _("Treasuries bought so far"), _("bn USD")),
        Output("bought_bn", _("Bought so far"), _("bn USD")),
        Output("actual_securities_bn", _("Rise in Treasuries and MBS held, record"), _("bn USD")),
        Output("reserves_bn", _("Rise in reserves if nothing else moves"), _("bn USD")),
        Output("actual_reserves_bn", _("Rise in reserves, record"), _("bn USD")),
        Output("actual_assets_bn", _("Rise in total assets, record"), _("bn USD")),
        Output("equivalents_bn", _("Ten-year equivalents taken off the market"), _("bn USD"), banded=True),
        Output("average_duration_years", _("Duration taken off for each dollar bought"), _("years"), 1, banded=True),
        Output("programme", _("Programme"), _("name"), axis="programme", categories=_NAMES),
        Output("size_pct", _("Bought"), _("% of GDP"), 1, axis="programme"),
        Output("created_pct", _("Paid for with new reserves"), _("% of GDP"), 1, axis="programme"),
    ),
    charts=(
        Chart(
            "pace",
            _("What is bought each month"),
            _("bn USD a month"),
            "stack",
            (
                Series("mbs_pace_bn", _("MBS"), "mbs", "area"),
                Series("treasury_pace_bn", _("Treasuries"), "treasuries", "area"),
                Series("actual_pace_bn", _("QE3 as announced"), "actual", "dots"),
            ),
        ),
        Chart(
            "bought",
            _("Bought in all: {total_bn:,.0f} bn"),
            _("bn USD"),
            "stack",
            (
                Series("mbs_bought_bn", _("MBS"), "mbs", "area"),
                Series("treasuries_bought_bn", _("Treasuries"), "treasuries", "area"),
                Series("actual_securities_bn", _("Record, held"), "actual", "dots"),
            ),
        ),
        Chart(
            "reserves",
            _("Reserves: {reserves_bn:+,.0f} bn if nothing else moves"),
            _("bn USD"),
            "lines",
            (
                Series("reserves_bn", _("Yours"), "reserves", "line"),
                Series("actual_reserves_bn", _("Record"), "actual", "dots"),
                Series("actual_assets_bn", _("Total assets, record"), "other", "dots"),
            ),
        ),
        Chart(
            "duration",
            _("Duration: {equivalents_bn:,.0f} bn of ten-year equivalents"),
            _("bn USD"),
            "lines",
            (
                Series("equivalents_bn", _("Ten-year equivalents"), "yield", "line"),
                Series("bought_bn", _("Dollars bought"), "baseline", "dashed"),
            ),
        ),
        Chart(
            "sizes",
            _("Yours is {size_pct:.1f}% of GDP"),
            _("% of GDP"),
            "bars",
            (
                Series("size_pct", _("Bought"), "treasuries", "bar"),
                Series("created_pct", _("Paid for with new reserves"), "reserves", "bar"),
            ),
            x="programme",
        ),
    ),
    sentences=(
        _(
            "You buy {total_bn:,.0f} billion in {months:.0f} months, {mbs_bn:,.0f} of MBS and {treasuries_bn:,.0f} of "
            "Treasuries: {size_pct:.1f}% of GDP. Reserves rise by as much if nothing else moves, and "
            "the ten-year equivalents in the market change by {market_bn:+,.0f} billion (estimates from {market_low_bn:+,.0f} to "
            "{market_high_bn:+,.0f}). By month {record_month:.0f} of the programme drawn behind it, the Federal Reserve's "
            "Treasuries and MBS had changed by {record_bn:+,.0f} billion."
        ),
        _(
            "You swap {treasuries_bn:,.0f} billion of short Treasuries for longer ones in {months:.0f} months. Reserves do "
            "not move, but the ten-year equivalents in the market change by {market_bn:+,.0f} billion (estimates from "
            "{market_low_bn:+,.0f} to {market_high_bn:+,.0f}). By month {record_month:.0f} of the programme drawn "
            "behind it, the Federal Reserve's Treasuries and MBS had changed by {record_bn:+,.0f} billion."
        ),
        _(
            "You buy {mbs_bn:,.0f} billion of MBS with new reserves and {treasuries_bn:,.0f} billion of Treasuries with the "
            "proceeds of short ones. Of {total_bn:,.0f} billion bought, only {reserves_bn:,.0f} billion is new money at the "
            "central bank. The ten-year equivalents in the market change by {market_bn:+,.0f} billion (estimates from "
            "{market_low_bn:+,.0f} to {market_high_bn:+,.0f})."
        ),
        _("Nothing is bought: reserves and the bonds in the market stay as they are."),
    ),
    sources=(
        "long_purchases_share_5_10y",
        "duration_0_1y_years",
        "duration_1_5y_years",
        "duration_5_10y_years",
        "duration_10y_up_years",
        "duration_mbs_years",
    ),
    predictions=(
        Prediction(
            _(
                "QE2: 600 billion of Treasuries in eight months, 60% of them above five years. How many ten-year "
                "equivalents leave the market?"
            ),
            "equivalents_bn",
            _("bn USD"),
            0,
            1200,
            10,
            _QE2 | _NO_TAPER | {"record": "qe2"},
            (400, 400),
            "sack2011remarks",
            _(
                "A ten-year equivalent counts a bond by its duration. The head of market operations at the New York Fed put it "
                "at about 400."
            ),
        ),
        Prediction(
            _("A twist: 45 billion of long Treasuries a month for 15 months, paid for with short ones. What do reserves do?"),
            "reserves_bn",
            _("bn USD"),
            -700,
            700,
            5,
            _TWIST | _NO_TAPER,
            note=_("An identity: what is paid out for the long bonds comes back for the short ones."),
        ),
    ),
)

_SWAP = {"paid_with": "short"}
SENTENCES_SHOWN_BY = ({}, _SWAP | {"mbs_pace_bn": 0}, _SWAP, {"mbs_pace_bn": 0, "treasury_pace_bn": 0})
