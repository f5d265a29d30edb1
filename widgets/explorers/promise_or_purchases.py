"""The promise explorer: a run on a bond market, met by purchases with and without a limit, day by day."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.long_yield import illiquidity_pct, panic_day, panic_start
from widgets.text import _

PANIC_DAYS = 40  # trading days shown, two months
PANIC_BELIEFS = 6  # credibilities compared: 0, 20, ... 100%
PANIC_NO_LIMIT_BN = 1000000
PANIC_CALM_PCT = 10  # a market is calm below this illiquidity


def respond(inputs, parameters):
    """A run on a bond market day by day, once without a limit on purchases and once with one.

    Day 0 is the state in which purchases begin; every day's purchases answer that day's offers.  The same two runs are
    repeated for six credibilities, so that the price of not being believed can be drawn.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists, along days or along credibility.
    """
    free = panic(inputs.credibility_pct / 100, PANIC_NO_LIMIT_BN, inputs, parameters)
    capped = panic(inputs.credibility_pct / 100, inputs.limit_bn, inputs, parameters)
    beliefs = []
    bought = []
    bought_with_limit = []
    days = []
    days_with_limit = []
    for k in range(PANIC_BELIEFS):
        belief = 0.2 * k
        believed = panic(belief, PANIC_NO_LIMIT_BN, inputs, parameters)
        tested = panic(belief, inputs.limit_bn, inputs, parameters)
        beliefs.append(100 * belief)
        bought.append(believed[1][40])
        bought_with_limit.append(tested[1][40])
        days.append(calm_day(believed[0]))
        days_with_limit.append(calm_day(tested[0]))
    return {
        "day": free[5],
        "illiquidity": free[0],
        "illiquidity_with_limit": capped[0],
        "bought_bn": free[1],
        "bought_with_limit_bn": capped[1],
        "forced_bn": free[2],
        "fear_bn": free[3],
        "purchases_bn": free[4],
        "fear_with_limit_bn": capped[3],
        "purchases_with_limit_bn": capped[4],
        "record_bn": inputs.record.bought_bn,
        "belief_pct": beliefs,
        "bought_by_belief_bn": bought,
        "bought_by_belief_with_limit_bn": bought_with_limit,
        "days_by_belief": days,
        "days_by_belief_with_limit": days_with_limit,
        "own_belief_pct": [inputs.credibility_pct],
        "own_bought_bn": [free[1][40]],
        "own_days": [calm_day(free[0])],
    }


def panic(credibility, limit_bn, inputs, parameters):
    """One run of the market: lists of illiquidity, purchases so far, forced sales, sales out of fear, purchases, days.

    A day's illiquidity and purchases so far are those of its morning, 0 to 40; sales and purchases are those of the day that
    follows.  credibility: 0 to 1.  limit_bn: of the programme.
    """
    stress = inputs.stress_pct / 100
    start = panic_start(stress, parameters)
    inventory = start[0]
    holdings = start[1]
    remaining = limit_bn
    so_far = 0.0 * inventory
    illiquidity = []
    total = []
    forced = []
    fear = []
    purchases = []
    days = []
    for t in range(PANIC_DAYS + 1):
        illiquidity.append(illiquidity_pct(inventory, inputs.room_bn))
        total.append(so_far)
        days.append(t)
        state = panic_day(inventory, holdings, remaining, credibility, stress, inputs.pace_bn, inputs.room_bn, t, parameters)
        inventory = state[0]
        holdings = state[1]
        remaining = state[2]
        forced.append(state[3])
        fear.append(state[4])
        purchases.append(state[5])
        so_far = so_far + state[5]
    return [illiquidity, total, forced, fear, purchases, days]


def calm_day(illiquidity):
    """First day on which the market is calm, or one more than is shown."""
    first = PANIC_DAYS + 1
    for t in range(PANIC_DAYS, -1, -1):
        first = np.where(illiquidity[t] < PANIC_CALM_PCT, t, first)
    return first


def sum_of(values):
    """Sum over the 40 days."""
    total = 0.0
    for t in range(PANIC_DAYS):
        total = total + values[t]
    return total


def facts(inputs, outputs):
    """The numbers of the sentence, the titles and the question.  A market that is not calm within 40 days counts 41."""
    calm = calm_day(outputs.illiquidity)
    calm_with_limit = calm_day(outputs.illiquidity_with_limit)
    free_calm = np.where(calm <= PANIC_DAYS, 1, 0)
    both_calm = free_calm * np.where(calm_with_limit <= PANIC_DAYS, 1, 0)
    at_once = np.where(outputs.illiquidity[0] < PANIC_CALM_PCT, 1, 0)
    return {
        "sentence": np.where(at_once > 0, 3, np.where(both_calm > 0, 0, np.where(free_calm > 0, 1, 2))),
        "calm_day": calm,
        "calm_day_with_limit": calm_with_limit,
        "bought_bn": outputs.bought_bn[40],
        "bought_with_limit_bn": outputs.bought_with_limit_bn[40],
        "fear_bn": sum_of(outputs.fear_bn),
        "fear_with_limit_bn": sum_of(outputs.fear_with_limit_bn),
        "forced_bn": sum_of(outputs.forced_bn),
        "limit_bn": inputs.limit_bn,
        "credibility_pct": inputs.credibility_pct,
        "doubt_bn": outputs.bought_bn[40] - outputs.bought_by_belief_bn[5],
        "delay_days": calm_with_limit - calm,
        "highest": outputs.illiquidity[0],
    }


def _bought_in_2020():
    """Treasuries bought at the announced daily pace, bn USD so far, day 1 being 13 March 2020; day 0 the day before."""
    table = history.table("treasury_purchase_pace_2020")
    days = np.arange("2020-03-13", "2020-06-13", dtype="datetime64[D]")
    trading = days[np.is_busday(days, holidays=["2020-04-10", "2020-05-25"])]
    pace = table["pace_bn_a_day"][np.searchsorted(table["date"], trading, side="right") - 1]
    return [0.0, *(round(float(value), 1) for value in np.cumsum(pace)[:PANIC_DAYS])]


_INPUTS = (
    Slider(
        "stress_pct",
        _("Stress"),
        _("%"),
        0,
        100,
        5,
        90,
        _("How many need cash at once: 100 is the middle of March 2020. Sets the backlog and the forced sales."),
    ),
    Slider(
        "credibility_pct",
        _("Credibility"),
        _("%"),
        0,
        100,
        5,
        80,
        _("Share of holders who believe that the central bank will buy as long as its programme allows."),
    ),
    Slider(
        "limit_bn",
        _("Limit in the other run"),
        _("bn USD"),
        0,
        3000,
        50,
        700,
        _("The dashed run has this announced limit and is otherwise the same; 0 is a run without purchases."),
    ),
    Slider(
        "pace_bn",
        _("Purchases a day, at most"),
        _("bn USD"),
        0,
        150,
        5,
        75,
        _("The central bank buys what is offered, up to this pace. 75 was the peak in 2020."),
    ),
    Slider(
        "room_bn",
        _("Dealers' room"),
        _("bn USD"),
        10,
        200,
        10,
        100,
        _("What dealers can carry with ease. The smaller it is, the sooner a backlog stops trade."),
    ),
    Choice(
        "record",
        _("Record beside it"),
        {"2020": _("Treasuries bought in 2020"), "none": _("None")},
        "2020",
        _("Purchases at the announced daily pace, day 1 being 13 March 2020."),
        {"2020": {"bought_bn": _bought_in_2020()}, "none": {"bought_bn": [None] * (PANIC_DAYS + 1)}},
    ),
)

_PRESETS = (
    Preset(
        "march2020",
        _("March 2020"),
        {},
        _(
            "The programme was announced on 15 March 2020, two days after purchases planned for the month had been brought "
            "forward. It reached 75 billion a day on the 19th and had no stated amount from the 23rd. "
            "The pace is that of the record; the other numbers are assumptions. Dots are the record."
        ),
    ),
    Preset(
        "first_week",
        _("The limit of 15 March"),
        {"limit_bn": 500, "pace_bn": 40},
        _("At least 500 billion of Treasuries, read as a limit, and the 40 billion a day of the first two days."),
    ),
    Preset(
        "believed",
        _("Fully believed"),
        {"credibility_pct": 100},
        _("Nobody sells out of fear. The forced sales remain, and the central bank still has to buy."),
    ),
    Preset(
        "no_purchases",
        _("Nobody steps in"),
        {"credibility_pct": 0, "pace_bn": 0, "record": "none"},
        _("What the sliders say would have happened without the central bank. No record can show this."),
    ),
)

_RUNS = (_("No limit"), _("With the limit"))

EXPLORER = Explorer(
    name="promise_or_purchases",
    class_name="PromiseOrPurchasesExplorer",
    title=_("Promise or purchases"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("day", _("Trading day"), "", axis="day"),
        Output("illiquidity", _("Illiquidity, no limit"), _("index"), 0, banded=True, axis="day"),
        Output("illiquidity_with_limit", _("Illiquidity, with the limit"), _("index"), 0, banded=True, axis="day"),
        Output("bought_bn", _("Bought so far, no limit"), _("bn USD"), banded=True, axis="day"),
        Output("bought_with_limit_bn", _("Bought so far, with the limit"), _("bn USD"), banded=True, axis="day"),
        Output("forced_bn", _("Sold for want of cash"), _("bn USD a day"), axis="day"),
        Output("fear_bn", _("Sold out of fear, no limit"), _("bn USD a day"), banded=True, axis="day"),
        Output("purchases_bn", _("Purchases, no limit"), _("bn USD a day"), banded=True, axis="day"),
        Output("fear_with_limit_bn", _("Sold out of fear, with the limit"), _("bn USD a day"), banded=True, axis="day"),
        Output("purchases_with_limit_bn", _("Purchases, with the limit"), _("bn USD a day"), banded=True, axis="day"),
        Output("record_bn", _("Treasuries bought in 2020 so far"), _("bn USD"), axis="day"),
        Output("belief_pct", _("Credibility"), _("%"), axis="belief_pct"),
        Output("bought_by_belief_bn", _("Bought in 40 days, no limit"), _("bn USD"), banded=True, axis="belief_pct"),
        Output(
            "bought_by_belief_with_limit_bn", _("Bought in 40 days, with the limit"), _("bn USD"), banded=True, axis="belief_pct"
        ),
        Output("days_by_belief", _("Days to calm, no limit"), _("days"), banded=True, axis="belief_pct"),
        Output("days_by_belief_with_limit", _("Days to calm, with the limit"), _("days"), banded=True, axis="belief_pct"),
        Output("own_belief_pct", _("Credibility set"), _("%"), axis=""),
        Output("own_bought_bn", _("Bought in 40 days at the credibility set"), _("bn USD"), axis=""),
        Output("own_days", _("Days to calm at the credibility set"), _("days"), axis=""),
    ),
    charts=(
        Chart(
            "illiquidity",
            _("The market by day: 0 is normal trade, 100 is none"),
            _("index"),
            "lines",
            (Series("illiquidity", _RUNS[0], "yield", "line"), Series("illiquidity_with_limit", _RUNS[1], "mbs", "dashed")),
            x="day",
        ),
        Chart(
            "bought",
            _("Bought so far: {bought_bn:,.0f} without a limit, {bought_with_limit_bn:,.0f} with it"),
            _("bn USD"),
            "lines",
            (
                Series("bought_bn", _RUNS[0], "yield", "line"),
                Series("bought_with_limit_bn", _RUNS[1], "mbs", "dashed"),
                Series("record_bn", _("Record of 2020"), "actual", "dots"),
            ),
            x="day",
        ),
        Chart(
            "sales",
            _("Fear sells {fear_bn:,.0f} billion without a limit and {fear_with_limit_bn:,.0f} with it"),
            _("bn USD a day"),
            "lines",
            (
                Series("forced_bn", _("Sold for want of cash"), "baseline", "dashed"),
                Series("fear_bn", _("Out of fear, no limit"), "yield", "line"),
                Series("fear_with_limit_bn", _("Out of fear, with the limit"), "mbs", "line"),
            ),
            x="day",
        ),
        Chart(
            "price_of_doubt",
            _("The less the pledge is believed, the more must be bought"),
            _("bn USD in 40 days"),
            "lines",
            (
                Series("bought_by_belief_bn", _RUNS[0], "yield", "line"),
                Series("own_bought_bn", _("As set"), "actual", "point", x="own_belief_pct"),
            ),
            x="belief_pct",
        ),
        Chart(
            "days",
            _("Trading days until calm; 41 means not within 40"),
            _("days"),
            "lines",
            (
                Series("days_by_belief", _RUNS[0], "yield", "line"),
                Series("days_by_belief_with_limit", _RUNS[1], "mbs", "dashed"),
                Series("own_days", _("As set"), "actual", "point", x="own_belief_pct"),
            ),
            x="belief_pct",
        ),
    ),
    sentences=(
        _(
            "Without a limit the market is calm on day {calm_day:.0f}, after purchases of {bought_bn:,.0f} billion. With a "
            "limit of {limit_bn:,.0f} billion it is calm on day {calm_day_with_limit:.0f}, after {bought_with_limit_bn:,.0f} "
            "billion. Of the sales, {forced_bn:,.0f} billion are for want of cash, which no promise stops, and "
            "{fear_bn:,.0f} billion out of fear."
        ),
        _(
            "Without a limit the market is calm on day {calm_day:.0f}, after purchases of {bought_bn:,.0f} billion. With a "
            "limit of {limit_bn:,.0f} billion it is not calm within 40 days: {fear_with_limit_bn:,.0f} billion are sold out of "
            "fear, and {bought_with_limit_bn:,.0f} billion are bought."
        ),
        _(
            "The market is not calm within 40 days, with or without a limit. At this pace and credibility "
            "{fear_bn:,.0f} billion are sold out of fear, on top of {forced_bn:,.0f} billion for want of cash."
        ),
        _("The market is calm from the start: there is nothing to stop."),
    ),
    sources=("fear_sales_share",),
    predictions=(
        Prediction(
            question=_(
                "Nobody believes the pledge: credibility is 0% and nothing else is changed. How much more must the central bank "
                "buy in 40 days, without a limit, than if everybody believed it?"
            ),
            fact="doubt_bn",
            unit=_("bn USD"),
            low=0,
            high=1500,
            step=50,
            inputs={"credibility_pct": 0},
            note=_(
                "Nobody has measured this: a market sees one central bank once. The answer rests on assumed numbers. For scale, "
                "the Federal Reserve bought 775 billion of Treasuries between 15 and 31 March 2020."
            ),
        ),
        Prediction(
            question=_(
                "The limit of the other run is 1,000 billion, more than is bought without any limit. By how many trading "
                "days does calm come later with it than without it?"
            ),
            fact="delay_days",
            unit=_("days"),
            low=-10,
            high=40,
            step=1,
            inputs={"limit_bn": 1000},
            note=_(
                "Nobody has measured this. The answer follows from the assumption that holders compare the limit with what "
                "could be sold."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({"limit_bn": 1500.0}, {}, {"pace_bn": 0.0}, {"stress_pct": 0.0})
