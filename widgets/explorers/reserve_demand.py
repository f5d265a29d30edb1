"""The reserve explorer: where on the reserve demand curve the banking system is, and how far from where it begins to bend."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.explorers.markets import monthly_growth
from widgets.model.money_market import demand_spread_bp, repo_spike_chance
from widgets.text import _

CURVE_STEPS = 57  # 6% to 20% of bank assets in quarter points
DRAIN_MONTHS = 37  # months 0 to 36
NO_CEILING_BP = 1000000


def respond(inputs, parameters):
    """The demand curve with the point set on it, the chance of a jump of repo rates, and the way to the satiation point.

    inputs: the explorer's inputs in their units; `facility` is a record with the switch and with the record of past
    reserves and spreads.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists along reserves, points of the record, months and places, and single numbers.
    """
    facility = inputs.facility.on
    ceiling = np.where(facility > 0, parameters.ceiling_spread_bp, NO_CEILING_BP)
    share_pct = 100 * inputs.reserves_tn / np.maximum(1, inputs.bank_assets_tn)
    tax_day_pct = 100 * np.maximum(0, inputs.reserves_tn - inputs.tax_day_bn / 1000) / np.maximum(1, inputs.bank_assets_tn)

    grid = []
    curve = []
    chances = []
    for k in range(CURVE_STEPS):
        reserves_pct = 6 + 0.25 * k
        grid.append(reserves_pct)
        curve.append(demand_spread_bp(reserves_pct, inputs.satiation_pct, inputs.slope_bp, ceiling, parameters))
        chances.append(100 * repo_spike_chance(reserves_pct, facility, parameters))

    # Bank assets grow, so the line of satiation rises while reserves are drained.
    months = []
    reserves = []
    line = []
    held_bn = 1000 * inputs.reserves_tn
    assets_bn = 1000 * inputs.bank_assets_tn
    for t in range(DRAIN_MONTHS):
        months.append(t)
        reserves.append(np.maximum(0, held_bn - inputs.pace_bn * t))
        line.append(inputs.satiation_pct / 100 * assets_bn)
        assets_bn = assets_bn * monthly_growth(parameters.bank_assets_growth_pct)

    record_pct = []
    record_bp = []
    record_year = []
    for k in range(11):
        record_pct.append(inputs.facility.record_pct[k])
        record_bp.append(inputs.facility.record_bp[k])
        record_year.append(inputs.facility.record_year[k])
    return {
        "share_pct": grid,
        "spread_bp": curve,
        "chance_pct": chances,
        "record_share_pct": record_pct,
        "record_spread_bp": record_bp,
        "record_year": record_year,
        "own_share_pct": [share_pct],
        "own_spread_bp": [demand_spread_bp(share_pct, inputs.satiation_pct, inputs.slope_bp, ceiling, parameters)],
        "tax_day_share_pct": [tax_day_pct],
        "tax_day_spread_bp": [demand_spread_bp(tax_day_pct, inputs.satiation_pct, inputs.slope_bp, ceiling, parameters)],
        "tax_day_chance_pct": [100 * repo_spike_chance(tax_day_pct, facility, parameters)],
        "months_ahead": months,
        "reserves_bn": reserves,
        "satiation_bn": line,
        "place": [0, 1, 2, 3, 4],
        "place_pct": [
            share_pct,
            tax_day_pct,
            inputs.satiation_pct + 0.0 * share_pct,
            inputs.facility.october_2025_pct,
            inputs.facility.september_2019_pct,
        ],
    }


def facts(inputs, outputs):
    """The numbers of the sentence, the titles and the questions.  A line that is not reached within 36 months counts 1000."""
    distance_pp = outputs.own_share_pct[0] - inputs.satiation_pct
    reached = 1000
    for t in range(DRAIN_MONTHS - 1, -1, -1):
        reached = np.where(outputs.reserves_bn[t] < outputs.satiation_bn[t], t, reached)
    above = np.where(distance_pp >= 0, 1, 0)
    in_time = np.where(reached < 1000, 1, 0)
    return {
        "sentence": np.where(above > 0, 1 - in_time, 2),
        "share_pct": outputs.own_share_pct[0],
        "distance_pp": distance_pp,
        "distance_bn": distance_pp / 100 * 1000 * inputs.bank_assets_tn,
        "satiation_pct": inputs.satiation_pct,
        "spread_bp": outputs.own_spread_bp[0],
        "tax_day_share_pct": outputs.tax_day_share_pct[0],
        "tax_day_rise_bp": outputs.tax_day_spread_bp[0] - outputs.own_spread_bp[0],
        "tax_day_chance_pct": outputs.tax_day_chance_pct[0],
        "reached_month": reached,
        "pace_bn": inputs.pace_bn,
        "above_abundant_bp": outputs.own_spread_bp[0] - outputs.spread_bp[56],
    }


_RECORD = (
    "2017-09",
    "2019-04",
    "2019-09",
    "2020-02",
    "2022-05",
    "2022-12",
    "2023-12",
    "2024-06",
    "2025-10",
    "2025-11",
    "2026-04",
)


def _points():
    """Reserves in % of bank assets and the funds rate less interest on reserves, bp, in months with known bank assets."""
    sheet, rates, banks = "federal_reserve_balance_sheet_monthly", "us_interest_rates_monthly", "us_bank_assets_points"
    dates = {str(date)[:7]: str(date) for date in history.table(banks)["date"]} | {"2022-05": "2022-06-01"}
    early = history.table("interest_on_reserves_points")["month"].astype(str)
    shares, spreads = [], []
    for month in _RECORD:
        assets = history.at(banks, "total_assets_bn", dates[month])
        paid = (
            history.at("interest_on_reserves_points", "rate_pct", month)
            if month in early
            else history.at(rates, "iorb_pct", month)
        )
        shares.append(round(100 * history.at(sheet, "reserves_bn", month) / assets, 3))
        spreads.append(round(100 * (history.at(rates, "federal_funds_pct", month) - paid), 2))
    return shares, spreads


def _records():
    shares, spreads = _points()
    known = {
        "record_pct": shares,
        "record_bp": spreads,
        "record_year": [float(month[:4]) for month in _RECORD],
        "september_2019_pct": shares[_RECORD.index("2019-09")],
        "october_2025_pct": shares[_RECORD.index("2025-10")],
    }
    return {"on": known | {"on": 1}, "off": known | {"on": 0}}


_PLACES = (_("As set"), _("As set, after the tax day"), _("Satiation point"), _("October 2025"), _("September 2019"))
_SHARE = _("% of bank assets")

_INPUTS = (
    Slider("reserves_tn", _("Reserves"), _("tn USD"), 1, 4.5, 0.05, 3.2, _("Deposits of banks at the central bank.")),
    Slider(
        "bank_assets_tn",
        _("Bank assets"),
        _("tn USD"),
        16,
        28,
        0.5,
        24,
        _("What banks own. The larger the banks, the more reserves they want."),
    ),
    Slider(
        "satiation_pct",
        _("Satiation point"),
        _SHARE,
        9,
        15,
        0.5,
        12.5,
        _("Above it reserves are abundant: more change nothing. Below it they are ample, then scarce. Published: 12-13%."),
    ),
    Slider(
        "slope_bp",
        _("Steepness below it"),
        _("bp per pp"),
        0.25,
        10,
        0.25,
        2.75,
        _(
            "Rise of the funds rate for each point of reserves that is missing. 2.75 fits 2019 and 2025; 1.5 to 4 is "
            "the model's range."
        ),
    ),
    Slider(
        "tax_day_bn",
        _("Drain on a tax day"),
        _("bn USD"),
        0,
        400,
        25,
        150,
        _("Taxes and bond settlements move money from banks to the Treasury's account. September 2019: about 120 in two days."),
    ),
    Slider(
        "pace_bn",
        _("Drain of reserves a month"),
        _("bn USD"),
        0,
        100,
        5,
        20,
        _("By run-off, by more banknotes, or by a fuller Treasury account."),
    ),
    Choice(
        "facility",
        _("Standing repo facility"),
        {"on": _("On"), "off": _("Off")},
        "on",
        _("Since 2021 the Federal Reserve lends overnight against Treasuries and agency securities at a set rate; in 2019 not."),
        _records(),
    ),
)

_PRESETS = (
    Preset(
        "september2019",
        _("September 2019"),
        {"reserves_tn": 1.4, "bank_assets_tn": 17.5, "tax_day_bn": 125, "facility": "off"},
        _("The week of the jump in repo rates: reserves of 1.4 trillion, bank assets of 17.4, and no standing facility."),
    ),
    Preset(
        "october2025",
        _("October 2025"),
        {"reserves_tn": 2.85, "bank_assets_tn": 24.5, "tax_day_bn": 150},
        _("The week in which the Federal Reserve decided to stop: reserves of 2.85 and bank assets of 24.4 trillion."),
    ),
    Preset(
        "spring2025",
        _("Spring 2025"),
        {"reserves_tn": 3.4, "bank_assets_tn": 24, "pace_bn": 20},
        _("The debt ceiling had emptied the Treasury's account and filled reserves, which made the curve hard to read."),
    ),
)

EXPLORER = Explorer(
    name="reserve_demand",
    class_name="ReserveDemandExplorer",
    title=_("Where is ample?"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("share_pct", _("Reserves"), _SHARE, 2, axis="share_pct"),
        Output("spread_bp", _("Funds rate less interest on reserves"), _("bp"), 1, banded=True, axis="share_pct"),
        Output("chance_pct", _("Chance of a jump of repo rates"), _("%"), 1, banded=True, axis="share_pct"),
        Output("record_share_pct", _("Reserves, record"), _SHARE, 1, axis="record_share_pct"),
        Output("record_spread_bp", _("Funds rate less interest on reserves, record"), _("bp"), 1, axis="record_share_pct"),
        Output("record_year", _("Year of the record"), "", 0, axis="record_share_pct"),
        Output("own_share_pct", _("Reserves as set"), _SHARE, 1, axis=""),
        Output("own_spread_bp", _("Spread as set"), _("bp"), 1, banded=True, axis=""),
        Output("tax_day_share_pct", _("Reserves after the tax day"), _SHARE, 1, axis=""),
        Output("tax_day_spread_bp", _("Spread after the tax day"), _("bp"), 1, banded=True, axis=""),
        Output("tax_day_chance_pct", _("Chance of a jump on the tax day"), _("%"), 1, banded=True, axis=""),
        Output("months_ahead", _("Months from now"), _("months"), axis="months_ahead"),
        Output("reserves_bn", _("Reserves"), _("bn USD"), axis="months_ahead"),
        Output("satiation_bn", _("Reserves that satiate"), _("bn USD"), axis="months_ahead"),
        Output("place", _("Where"), "", axis="place", categories=_PLACES),
        Output("place_pct", _("Reserves"), _SHARE, 1, axis="place"),
    ),
    charts=(
        Chart(
            "curve",
            _("The curve is flat above {satiation_pct:.1f}% and you are at {share_pct:.1f}%"),
            _("bp over interest on reserves"),
            "lines",
            (
                Series("spread_bp", _("Demand curve"), "reserves", "line"),
                Series("record_spread_bp", _("Record, 2017-26"), "actual", "dots", x="record_share_pct"),
                Series("own_spread_bp", _("As set"), "mbs", "point", x="own_share_pct"),
            ),
            mark=("satiation_pct", _("abundant from here")),
            x="share_pct",
        ),
        Chart(
            "distance",
            _("Distance to the satiation point: {distance_pp:+.1f} points"),
            _SHARE,
            "bars",
            (Series("place_pct", _("Reserves"), "reserves", "bar"),),
            x="place",
        ),
        Chart(
            "chance",
            _("On the tax day the chance of a jump of repo rates is {tax_day_chance_pct:.0f}%"),
            _("%"),
            "lines",
            (
                Series("chance_pct", _("Chance of a jump"), "bitcoin", "line"),
                Series("tax_day_chance_pct", _("Tax day"), "on_rrp", "point", x="tax_day_share_pct"),
            ),
            x="share_pct",
            note=_("One jump in the record, in 2019, stands behind this curve; its shape is assumed."),
        ),
        Chart(
            "way",
            _("Reserves are drained while the line they must stay above rises"),
            _("bn USD"),
            "lines",
            (
                Series("reserves_bn", _("Reserves"), "reserves", "line"),
                Series("satiation_bn", _("Satiation line"), "baseline", "dashed"),
            ),
            mark=("reached_month", _("line reached")),
            x="months_ahead",
        ),
    ),
    sentences=(
        _(
            "Reserves are {share_pct:.1f}% of bank assets, {distance_pp:+.1f} points ({distance_bn:+,.0f} billion) from "
            "the satiation point, and the funds rate is {spread_bp:+.1f} bp from interest on reserves. After the tax "
            "day they are {tax_day_share_pct:.1f}% and the rate moves by {tax_day_rise_bp:+.1f} bp. At {pace_bn:.0f} "
            "billion a month the line is reached in month {reached_month:.0f}."
        ),
        _(
            "Reserves are {share_pct:.1f}% of bank assets, {distance_pp:+.1f} points ({distance_bn:+,.0f} billion) from "
            "the satiation point, and the funds rate is {spread_bp:+.1f} bp from interest on reserves. After the tax "
            "day they are {tax_day_share_pct:.1f}% and the rate moves by {tax_day_rise_bp:+.1f} bp. At {pace_bn:.0f} "
            "billion a month the line is not reached within three years."
        ),
        _(
            "Reserves are {share_pct:.1f}% of bank assets, {distance_pp:+.1f} points from the satiation point, which they are "
            "below already: the funds rate is {spread_bp:+.1f} bp from interest on reserves. After the tax day they are "
            "{tax_day_share_pct:.1f}%, the rate moves by {tax_day_rise_bp:+.1f} bp, and the chance of a jump of repo rates is "
            "{tax_day_chance_pct:.0f}%."
        ),
    ),
    sources=("satiated_spread_bp", "spike_reserves_pct", "facility_leak"),
    predictions=(
        Prediction(
            question=_(
                "Reserves fall from 3.2 to 2.2 trillion, with bank assets at 24 trillion and everything else as it "
                "opens. By how much does the funds rate rise, measured against interest on reserves, from where it is "
                "when reserves are abundant?"
            ),
            fact="above_abundant_bp",
            unit=_("bp"),
            low=-20,
            high=60,
            step=1,
            inputs={"reserves_tn": 2.2},
            note=_(
                "No study gives this number. In the record the same spread rose by 12 bp between September 2017, when "
                "reserves were 13% of bank assets, and April 2019, when they were 9%."
            ),
        ),
        Prediction(
            question=_(
                "Reserves are 3.2 trillion, bank assets 24 trillion and grow by 4% a year. At a drain of 40 billion a "
                "month, how many months until the satiation line is reached?"
            ),
            fact="reached_month",
            unit=_("months"),
            low=0,
            high=36,
            step=1,
            inputs={"pace_bn": 40},
            note=_("Arithmetic, given the satiation point: the line rises while reserves fall."),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"reserves_tn": 4.5}, {"reserves_tn": 2.0})
