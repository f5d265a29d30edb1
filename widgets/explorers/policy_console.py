"""The policy console: policy rate, balance sheet and guidance at six turning points, against what was done."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.explorers.markets import monthly_growth
from widgets.model.asset_prices import equity_pct
from widgets.model.long_yield import expected_stock_pct, fading, guided_short_rate_pct, held_rate_weight, term_premium_effect_bp
from widgets.model.macro import demand_drive_pct, demand_step, inflation_step, rate_cut_equivalent_bp, unemployment_change_pp
from widgets.model.scenarios.announcements import QE1_STRESS
from widgets.text import _

CONSOLE_MONTHS = 24  # two years are shown
CONSOLE_HORIZON = 265  # months of the expected stock: 240 beyond the last one shown
LONG_SHARE = 0.65  # ten-year equivalents for a dollar of purchases or run-off, as in the book's scenarios
TARGET_PCT = 2
FLOOR_PCT = 0.25  # at or below this rate is the lower bound
PLANE_QUARTERS = 77  # 2007Q1 to 2026Q1


def respond(inputs, parameters):
    """Two years after a turning point: what was done, and what the setting makes of it.

    The record is the baseline.  The setting's rate, purchases and guidance differ from those of the record, and the model
    turns the difference into the ten-year yield (blocks e), demand, jobs and inflation (block g) and shares (block f).
    Purchases are those of long bonds, spread evenly over the two years; what differs from the record comes as a surprise in
    month 1.

    inputs: the explorer's inputs; `state` and `era` are records.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists: months 0 to 24, the plane by quarter, and single numbers.
    """
    state = inputs.state
    at_floor = np.where(inputs.policy_rate_pct <= FLOOR_PCT, 1, 0)
    growth = monthly_growth(parameters.gdp_growth_pct)
    gdp_bn = state.gdp_bn
    difference_bn = 0.0 * inputs.flow_bn
    bought_bn = 0.0 * inputs.flow_bn
    against_record = []
    against_nothing = []
    for t in range(CONSOLE_HORIZON):
        left = 1.0
        if t <= CONSOLE_MONTHS:
            bought_bn = inputs.flow_bn * t
            difference_bn = bought_bn - state.bought_bn[t]
        if t > CONSOLE_MONTHS:  # after two years what was bought, or let go, fades over 96 months, as in the book's scenarios
            left = np.exp((CONSOLE_MONTHS - t) / 96)
        against_record.append(100 * LONG_SHARE * left * difference_bn / np.maximum(1e-9, gdp_bn))
        against_nothing.append(100 * LONG_SHARE * left * bought_bn / np.maximum(1e-9, gdp_bn))
        gdp_bn = gdp_bn * growth
    stock = expected_stock_pct(against_record, CONSOLE_HORIZON, parameters)
    alone = expected_stock_pct(against_nothing, CONSOLE_HORIZON, parameters)

    months = []
    inflation = []
    unemployment = []
    ten_year = []
    shares = []
    impulse = 0.0 * inputs.flow_bn
    gap = 0.0 * inputs.flow_bn
    inflation_change = 0.0 * inputs.flow_bn
    change_pp = 0.0 * inputs.flow_bn
    flow_bp = 0.0 * inputs.flow_bn
    your_prices = 0.0 * inputs.flow_bn
    your_jobs = 0.0 * inputs.flow_bn
    record_prices = 0.0 * inputs.flow_bn
    record_jobs = 0.0 * inputs.flow_bn
    for t in range(CONSOLE_MONTHS + 1):
        if t > 0:
            stress = fading(state.stress, t, parameters)
            supply_bp = term_premium_effect_bp(stock[t], stress, at_floor, parameters)
            flow_bp = flow_bp + term_premium_effect_bp(alone[t], stress, at_floor, parameters) / 24
            promised = guided_short_rate_pct(inputs.policy_rate_pct, inputs.guidance_months, parameters)
            path_pp = promised - guided_short_rate_pct(state.policy_rate_pct[t], 0, parameters)
            lowest_pp = parameters.lowest_ten_year_pct - state.ten_year_pct[t]
            change_pp = np.maximum(lowest_pp, supply_bp / 100 + path_pp)
            step = demand_step(demand_drive_pct(change_pp, 0, parameters), impulse, gap, parameters)
            impulse = step[0]
            gap = step[1]
            inflation_change = inflation_step(gap, inflation_change, parameters)
        inflation_now = state.inflation_pct[t] + inflation_change
        unemployment_now = np.maximum(0, state.unemployment_pct[t] + unemployment_change_pp(gap, parameters))
        if t > 0:
            your_prices = your_prices + squared(inflation_now - TARGET_PCT)
            your_jobs = your_jobs + squared(np.maximum(0, unemployment_now - inputs.full_employment_pct))
            record_prices = record_prices + squared(state.inflation_pct[t] - TARGET_PCT)
            record_jobs = record_jobs + squared(np.maximum(0, state.unemployment_pct[t] - inputs.full_employment_pct))
        months.append(t)
        inflation.append(inflation_now)
        unemployment.append(unemployment_now)
        ten_year.append(state.ten_year_pct[t] + change_pp)
        shares.append(state.shares_index[t] * (1 + equity_pct(change_pp, parameters) / 100))

    prices_weight = (1 - inputs.jobs_weight) / 24
    jobs_weight = inputs.jobs_weight / 24
    weight = np.maximum(1e-9, held_rate_weight(inputs.guidance_months, parameters.short_rate_reversion_months))
    return {
        "months_on": months,
        "inflation_pct": inflation,
        "record_inflation_pct": state.inflation_pct,
        "unemployment_pct": unemployment,
        "record_unemployment_pct": state.unemployment_pct,
        "ten_year_pct": ten_year,
        "record_ten_year_pct": state.ten_year_pct,
        "shares_index": shares,
        "record_shares_index": state.shares_index,
        "mandate": [0, 1, 2],
        "your_score": [
            prices_weight * your_prices,
            jobs_weight * your_jobs,
            prices_weight * your_prices + jobs_weight * your_jobs,
        ],
        "record_score": [
            prices_weight * record_prices,
            jobs_weight * record_jobs,
            prices_weight * record_prices + jobs_weight * record_jobs,
        ],
        "flow_effect_bp": [flow_bp],
        "flow_as_cut_bp": [-flow_bp / weight],
        "flow_as_lasting_cut_bp": [rate_cut_equivalent_bp(flow_bp, 1000)],
        "plane_rate_pct": inputs.era.rate_pct,
        "plane_growth_pct": inputs.era.growth_pct,
        "plane_year": inputs.era.year,
        "your_rate_pct": [inputs.policy_rate_pct],
        "your_growth_pct": [1200 * inputs.flow_bn / np.maximum(1e-9, state.gdp_bn)],
    }


def squared(value):
    """The square of a number."""
    return value * value


def facts(inputs, outputs):
    """The numbers of the sentence, and which sentence it is.

    0: purchases with the rate above 1%, a warning.  1: purchases near the floor.  2: run-off.  3: the rate alone.
    """
    buying = np.where(inputs.policy_rate_pct > 1, 0, 1)
    moving = np.where(inputs.flow_bn > 0, buying, 2)
    return {
        "sentence": np.where(inputs.flow_bn == 0, 3, moving),
        "policy_rate_pct": inputs.policy_rate_pct,
        "total_bn": inputs.flow_bn * CONSOLE_MONTHS,
        "run_off_bn": -inputs.flow_bn * CONSOLE_MONTHS,
        "flow_bp": outputs.flow_effect_bp[0],
        "rise_bp": -outputs.flow_as_cut_bp[0],
        "lasting_rise_bp": -outputs.flow_as_lasting_cut_bp[0],
        "inflation_pct": outputs.inflation_pct[24],
        "record_inflation_pct": outputs.record_inflation_pct[24],
        "inflation_gap_pp": outputs.inflation_pct[24] - outputs.record_inflation_pct[24],
        "unemployment_pct": outputs.unemployment_pct[24],
        "record_unemployment_pct": outputs.record_unemployment_pct[24],
        "score": outputs.your_score[2],
        "record_score": outputs.record_score[2],
    }


# First month of each state.  From `bills_from` on, Treasury purchases of the record were bills, which move no long yield.
_STATES = {
    "2008": {"start": "2008-12", "label": _("December 2008: panic"), "stress": QE1_STRESS},
    "2013": {"start": "2013-05", "label": _("May 2013: taper talk")},
    "2018": {"start": "2017-12", "label": _("December 2017: a long upswing")},
    "2020": {"start": "2020-04", "label": _("April 2020: pandemic")},
    "2022": {"start": "2022-03", "label": _("March 2022: inflation")},
    "2025": {"start": "2025-12", "label": _("December 2025: mixed data"), "bills_from": "2025-12"},
}


def _state(start, label, stress=0.0, bills_from="9999-12"):
    """The two years after a month, from the record; after its last month inflation nears 2% by half a year and the rest stays."""
    rates, prices = history.table("us_interest_rates_monthly"), history.table("us_prices_monthly")
    sheet = history.table("federal_reserve_balance_sheet_monthly")
    months = np.datetime64(start) + np.arange(CONSOLE_MONTHS + 1)
    index = dict(zip(prices["month"], prices["pce_price_index"], strict=True))
    inflation = [100 * (index.get(m, np.nan) / index[m - 12] - 1) for m in months if m - 12 in index]
    long_bonds = np.where(sheet["month"] < np.datetime64(bills_from), sheet["treasuries_bn"], 0) + sheet["mbs_bn"]
    # The first month of bills: Treasuries leave the count of long bonds, so the count starts anew.
    held = _along(sheet["month"], long_bonds, months)
    shares = _along(prices["month"], prices["sp500_index"], months)
    gdp = history.table("us_gdp_quarterly")
    quarter = f"{start[:4]}Q{(int(start[5:]) + 2) // 3}"
    return {
        "gdp_bn": float(gdp["nominal_gdp_bn"][list(gdp["quarter"]).index(quarter)]),
        "stress": stress,
        "policy_rate_pct": _along(rates["month"], rates["federal_funds_pct"], months),
        "ten_year_pct": _along(rates["month"], rates["ten_year_pct"], months),
        "unemployment_pct": _along(prices["month"], prices["unemployment_pct"], months),
        "inflation_pct": _toward_target(inflation),
        "shares_index": [round(100 * value / shares[0], 3) for value in shares],
        "bought_bn": [round(value - held[0], 3) for value in held],
    }


def _along(month, values, months):
    """A series at some months; a gap keeps the value before it."""
    known = {m: v for m, v in zip(month, values, strict=True) if np.isfinite(v)}
    found = []
    for m in months:
        found.append(round(float(known.get(m, found[-1] if found else np.nan)), 4))
    return found


def _toward_target(inflation):
    """Inflation by month, continued after the last observation: half the way to the target in a year."""
    found = []
    for value in [*inflation, *[np.nan] * (CONSOLE_MONTHS + 1 - len(inflation))]:
        found.append(round(float(value if np.isfinite(value) else TARGET_PCT + (found[-1] - TARGET_PCT) * 0.5 ** (1 / 12)), 4))
    return found


def plane():
    """Policy rate (last month of the quarter, %) and growth of total assets over four quarters (% of GDP), by quarter from 2007.

    Returns (quarters as "2007Q1", rates, growths); the policy console and the figure of chapter 16 draw them.
    """
    rates = history.table("us_interest_rates_monthly")
    sheet = history.table("federal_reserve_balance_sheet_monthly")
    gdp = history.table("us_gdp_quarterly")
    gdp = dict(zip(gdp["quarter"], gdp["nominal_gdp_bn"], strict=True))
    rate = dict(zip(rates["month"], rates["federal_funds_pct"], strict=True))
    assets = dict(zip(sheet["month"], sheet["total_assets_bn"], strict=True))
    quarters, across, up = [], [], []
    for number in range(PLANE_QUARTERS):
        month = np.datetime64("2007-03") + 3 * number
        quarter = f"{2007 + number // 4}Q{number % 4 + 1}"
        quarters.append(quarter)
        across.append(float(rate[month]))
        up.append(float(100 * (assets[month] - assets[month - 12]) / gdp[quarter]))
    return quarters, across, up


def _era(first, last):
    quarters, across, up = plane()
    inside = [first <= int(quarter[:4]) <= last for quarter in quarters]
    return {
        "rate_pct": [round(value, 3) if shown else None for value, shown in zip(across, inside, strict=True)],
        "growth_pct": [round(value, 3) if shown else None for value, shown in zip(up, inside, strict=True)],
        # A year stands beside its last quarter: the change over that calendar year.
        "year": [int(q[:4]) if shown and q.endswith("Q4") else None for q, shown in zip(quarters, inside, strict=True)],
    }


_ERAS = {
    "all": (_("2007 to 2026"), 2007, 2026),
    "down": (_("2007 to 2014: down to the floor, three programmes"), 2007, 2014),
    "up": (_("2015 to 2019: up, then run-off"), 2015, 2019),
    "again": (_("2020 to 2026: down and up again"), 2020, 2026),
}

_INPUTS = (
    Choice(
        "state",
        _("State of the economy"),
        {key: state["label"] for key, state in _STATES.items()},
        "2022",
        _("What was done, and what came of it, is the dashed line."),
        {key: _state(**state) for key, state in _STATES.items()},
    ),
    Slider("policy_rate_pct", _("Policy rate"), _("%"), -0.5, 6, 0.25, 3.75, _("Held for two years from month 1.")),
    Slider(
        "flow_bn",
        _("Balance sheet: buying or run-off"),
        _("bn USD a month"),
        -100,
        150,
        5,
        0,
        _("Long bonds bought (positive) or let go (negative), every month for two years."),
    ),
    Slider(
        "guidance_months",
        _("Guidance: rate promised for"),
        _("months"),
        0,
        36,
        3,
        0,
        _("Moves expected rates only if believed; a promise below 3% lowers long yields, one above raises them."),
    ),
    Slider(
        "jobs_weight",
        _("Weight on jobs"),
        _("share"),
        0,
        1,
        0.05,
        0.5,
        _("0 scores inflation alone, 1 unemployment alone. A judgment, not a fact."),
    ),
    Slider(
        "full_employment_pct",
        _("Unemployment at full employment"),
        _("%"),
        3.5,
        6,
        0.1,
        4.2,
        _("Uncertain. Only unemployment above it counts in the score."),
    ),
    Choice(
        "era",
        _("Years drawn in the plane"),
        {key: label for key, (label, _first, _last) in _ERAS.items()},
        "again",
        _("Each point is a quarter; years stand beside their last quarter. 2008 is emergency lending, not QE."),
        {key: _era(first, last) for key, (_label, first, last) in _ERAS.items()},
    ),
)

_PRESETS = (
    Preset(
        "2008",
        _("2008: floor and QE1"),
        {"state": "2008", "policy_rate_pct": 0.25, "flow_bn": 65},
        _("The rate near zero, and 1.5 trillion of Treasuries and MBS bought by the end of 2010."),
    ),
    Preset(
        "2013",
        _("2013: taper"),
        {"state": "2013", "policy_rate_pct": 0, "flow_bn": 45},
        _("The rate near zero; purchases of 85 billion a month fell to nothing by October 2014."),
    ),
    Preset(
        "2018",
        _("2018: rises and run-off"),
        {"state": "2018", "policy_rate_pct": 2, "flow_bn": -20},
        _("Four rises in 2018, three cuts in 2019; run-off until July 2019. The rate and the pace are averages."),
    ),
    Preset(
        "2020",
        _("2020: everything at once"),
        {"state": "2020", "policy_rate_pct": 0, "flow_bn": 120},
        _("The rate near zero; 1.5 trillion had been bought before, in March and April 2020."),
    ),
    Preset(
        "2022",
        _("2022: rises and run-off"),
        {"state": "2022", "policy_rate_pct": 4, "flow_bn": -60},
        _("From 0.2 to 5.3% in sixteen months, and run-off from June. The rate and the pace are averages of the two years."),
    ),
    Preset(
        "2025",
        _("2025: hold"),
        {"state": "2025", "policy_rate_pct": 3.75, "flow_bn": 0},
        _("3.50 to 3.75% since 10 December 2025, run-off over, bills bought to keep reserves ample. The record ends in 2026."),
    ),
    Preset(
        "qe_2025",
        _("2025: QE instead of a cut"),
        {"state": "2025", "policy_rate_pct": 3.75, "flow_bn": 80},
        _("What some expected for 2025 and 2026: purchases of long bonds with the rate far above the floor."),
    ),
)

_OUTPUTS = (
    Output("months_on", _("Since the start"), _("months"), axis="months_on"),
    Output("inflation_pct", _("Inflation"), _("%"), 1, banded=True, axis="months_on"),
    Output("record_inflation_pct", _("Inflation, what was done"), _("%"), 1, axis="months_on"),
    Output("unemployment_pct", _("Unemployment"), _("%"), 1, banded=True, axis="months_on"),
    Output("record_unemployment_pct", _("Unemployment, what was done"), _("%"), 1, axis="months_on"),
    Output("ten_year_pct", _("Ten-year yield"), _("%"), 2, banded=True, axis="months_on"),
    Output("record_ten_year_pct", _("Ten-year yield, what was done"), _("%"), 2, axis="months_on"),
    Output("shares_index", _("Share prices"), _("month 0 = 100"), banded=True, axis="months_on"),
    Output("record_shares_index", _("Share prices, what was done"), _("month 0 = 100"), axis="months_on"),
    Output("mandate", _("Mandate"), "", axis="mandate", categories=(_("Prices"), _("Jobs"), _("Both"))),
    Output("your_score", _("Loss, your setting"), _("points"), 2, banded=True, axis="mandate"),
    Output("record_score", _("Loss, what was done"), _("points"), 2, axis="mandate"),
    Output("flow_effect_bp", _("Effect of the balance sheet on the ten-year yield"), _("bp"), 1, banded=True, axis=""),
    Output("flow_as_cut_bp", _("The same as a rate cut held as set"), _("bp"), 1, banded=True, axis=""),
    Output("flow_as_lasting_cut_bp", _("The same as a rate cut that lasts"), _("bp"), 1, banded=True, axis=""),
    Output("plane_rate_pct", _("Policy rate"), _("%"), 2, axis="plane_rate_pct"),
    Output("plane_growth_pct", _("Change of total assets over a year"), _("% of GDP"), 1, axis="plane_rate_pct"),
    Output("plane_year", _("Year"), "", axis="plane_rate_pct"),
    Output("your_rate_pct", _("Policy rate, your setting"), _("%"), 2, axis=""),
    Output("your_growth_pct", _("Change of the balance sheet over a year, your setting"), _("% of GDP"), 1, axis=""),
)


def _path_chart(key, title, unit, output, color):
    yours = Series(output, _("Your setting"), color, "line")
    return Chart(
        key, title, unit, "lines", (yours, Series(f"record_{output}", _("What was done"), "baseline", "dashed")), x="months_on"
    )


EXPLORER = Explorer(
    name="policy_console",
    class_name="PolicyConsoleExplorer",
    title=_("Policy console"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=_OUTPUTS,
    charts=(
        _path_chart("inflation", _("Inflation: late and little"), _("%"), "inflation_pct", "bitcoin"),
        _path_chart("unemployment", _("Jobs answer within a year"), _("%"), "unemployment_pct", "reserves"),
        _path_chart("ten_year", _("Long yields answer at once"), _("%"), "ten_year_pct", "yield"),
        _path_chart("shares", _("Shares: policy is a small part"), _("month 0 = 100"), "shares_index", "equities"),
        Chart(
            "score",
            _("Loss {score:.2f}; what was done, {record_score:.2f}"),
            _("points"),
            "bars",
            (
                Series("your_score", _("Your setting"), "yield", "bar"),
                Series("record_score", _("What was done"), "baseline", "bar"),
            ),
            x="mandate",
        ),
        Chart(
            "plane",
            _("Two dials: big purchases came at the floor"),
            _("% of GDP a year"),
            "lines",
            (
                Series("plane_growth_pct", _("Federal Reserve"), "other", "path", tags="plane_year"),
                Series("your_growth_pct", _("You"), "bitcoin", "point", x="your_rate_pct"),
            ),
            x="plane_rate_pct",
        ),
    ),
    sentences=(
        _(
            "Warning: you buy bonds with the rate at {policy_rate_pct:.2f}%, well above the floor. The {total_bn:,.0f} bn "
            "change the ten-year yield by an average of {flow_bp:+.0f} bp; a change of the policy rate by {rise_bp:+.0f} bp, "
            "or by {lasting_rise_bp:+.0f} bp if it is expected to last, does the same without a larger balance sheet. Two "
            "years on, inflation is {inflation_pct:.1f}% ({record_inflation_pct:.1f}% with what was done) and unemployment "
            "{unemployment_pct:.1f}% ({record_unemployment_pct:.1f}%)."
        ),
        _(
            "The rate is at {policy_rate_pct:.2f}% and has little room; {total_bn:,.0f} bn of purchases change the ten-year "
            "yield by an average of {flow_bp:+.0f} bp, like a change of the policy rate by {rise_bp:+.0f} bp. Two years on, "
            "inflation is {inflation_pct:.1f}% ({record_inflation_pct:.1f}% with what was done) and unemployment "
            "{unemployment_pct:.1f}% ({record_unemployment_pct:.1f}%)."
        ),
        _(
            "With the rate at {policy_rate_pct:.2f}% you let {run_off_bn:,.0f} bn go, which changes the ten-year yield by an "
            "average of {flow_bp:+.0f} bp, like a change of the policy rate by {rise_bp:+.0f} bp, or by {lasting_rise_bp:+.0f} "
            "bp if it is expected to last. Two years on, inflation is {inflation_pct:.1f}% ({record_inflation_pct:.1f}% with "
            "what was done) and unemployment {unemployment_pct:.1f}% ({record_unemployment_pct:.1f}%)."
        ),
        _(
            "You hold the rate at {policy_rate_pct:.2f}% and leave the balance sheet alone. Two years on, inflation is "
            "{inflation_pct:.1f}% ({record_inflation_pct:.1f}% with what was done) and unemployment {unemployment_pct:.1f}% "
            "({record_unemployment_pct:.1f}%)."
        ),
    ),
    sources=(
        "output_pct_per_pp",
        "term_premium_bp_per_pct_gdp",
        "expectation_horizon_months",
        "stress_amplification",
        "lower_bound_amplification",
        "stress_half_life_months",
        "neutral_rate_pct",
        "equity_pct_per_pp",
    ),
    predictions=(
        Prediction(
            _(
                "In May 2013 the rate is at the floor. Purchases of 25 bn a month for two years add up to 600 bn. By how "
                "many basis points would the policy rate have to change to move the ten-year yield as much?"
            ),
            "rise_bp",
            _("bp"),
            -300,
            100,
            5,
            {"state": "2013", "policy_rate_pct": 0, "flow_bn": 25},
            (-100, -75),
            "williams2013lessons",
            _("The model's answer is for a cut that is expected to fade over a few years, as cuts usually are."),
        ),
        Prediction(
            _(
                "March 2022: the rate is kept at 0.25% for two years and nothing runs off. By how many percentage points is "
                "inflation higher in March 2024 than it was?"
            ),
            "inflation_gap_pp",
            _("pp"),
            -2,
            8,
            0.1,
            {"state": "2022", "policy_rate_pct": 0.25},
            note=_(
                "Nobody can know. The model keeps expectations anchored at 2%; had they slipped, the answer would be larger than "
                "its whole band."
            ),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {"flow_bn": 50.0},
    {"state": "2008", "policy_rate_pct": 0.25, "flow_bn": 65.0},
    {"flow_bn": -50.0},
    {"estimate": "central"},
)
