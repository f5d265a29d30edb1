"""Taper and tantrum: what markets expected, what was announced, and how a long yield splits the difference."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.explorers.markets import monthly_growth
from widgets.model.asset_prices import bond_price_pct
from widgets.model.long_yield import expected_stock_pct, over_reaction_bp, term_premium_effect_bp
from widgets.text import _

TAPER_MONTHS = 24  # two years are shown
TAPER_HORIZON = 265  # months of the expected stock: 240 beyond the last one shown
QE3_SHARE = 0.74  # ten-year equivalents for a dollar of QE3's Treasuries and MBS, as in the book's scenarios


def respond(inputs, parameters):
    """The ten-year yield over two years after news about the end of purchases.

    Markets expected the taper to start in one month and learn that it starts in another.  The difference in the stock that
    they expect moves the term premium (block e).  Holders with borrowed money sell on it, which adds the over-reaction of
    the same block.  A revised path of the policy rate comes on top.  The news sinks in over some months.

    inputs: the explorer's inputs; `episode` is a record.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists: months 0 to 24, bars by category, and single numbers.
    """
    episode = inputs.episode
    growth = monthly_growth(parameters.gdp_growth_pct)
    gdp_bn = episode.gdp_bn
    difference_bn = 0.0 * inputs.step_bn
    expected_pace = []
    announced_pace = []
    path = []
    for t in range(TAPER_HORIZON):
        before = pace_bn(t, inputs.expected_start, inputs.step_bn, episode.pace_bn)
        after = pace_bn(t, inputs.announced_start, inputs.step_bn, episode.pace_bn)
        if t <= TAPER_MONTHS:
            expected_pace.append(before)
            announced_pace.append(after)
        difference_bn = difference_bn + after - before
        left = np.exp(-np.maximum(0, t - 24) / 96)  # what is held fades over 96 months, as in the book's scenarios
        path.append(100 * QE3_SHARE * left * difference_bn / np.maximum(1e-9, gdp_bn))
        gdp_bn = gdp_bn * growth
    news = expected_stock_pct(path, TAPER_HORIZON, parameters)

    months = []
    rate_path = []
    supply = []
    sales = []
    total = []
    bond = []
    holder = []
    currency = []
    forced_bp = 0.0 * inputs.step_bn
    supply_before_bp = 0.0 * inputs.step_bn
    for t in range(TAPER_MONTHS + 1):
        arrived = np.minimum(1, t / np.maximum(1, inputs.sink_in_months))
        supply_bp = arrived * term_premium_effect_bp(news[t], 0, episode.at_lower_bound, parameters)
        if t > 0:
            fresh = np.where(t <= inputs.sink_in_months, 1, 0)
            forced_bp = over_reaction_bp(forced_bp, fresh * (supply_bp - supply_before_bp), inputs.leverage, parameters)
        supply_before_bp = supply_bp
        change_bp = arrived * inputs.path_bp + supply_bp + forced_bp
        yield_pct = np.maximum(0.01, episode.ten_year_pct + change_bp / 100)
        price_pct = bond_price_pct(episode.ten_year_pct, yield_pct, 10) - 100
        months.append(t)
        rate_path.append(arrived * inputs.path_bp)
        supply.append(supply_bp)
        sales.append(forced_bp)
        total.append(change_bp)
        bond.append(price_pct)
        holder.append(np.maximum(-100, inputs.leverage * price_pct))
        currency.append(100 * np.exp(-inputs.currency_pct / 100 * change_bp / 100))

    # The split is read where the news has sunk in.
    path_bp = inputs.path_bp
    buying_bp = 0.0 * inputs.step_bn
    selling_bp = 0.0 * inputs.step_bn
    own_bond = 0.0 * inputs.step_bn
    own_money = 0.0 * inputs.step_bn
    abroad = 0.0 * inputs.step_bn
    for t in range(TAPER_MONTHS + 1):
        here = np.where(t == inputs.sink_in_months, 1, 0)
        buying_bp = buying_bp + here * supply[t]
        selling_bp = selling_bp + here * sales[t]
        own_bond = own_bond + here * bond[t]
        own_money = own_money + here * holder[t]
        abroad = abroad + here * currency[t]
    return {
        "months_on": months,
        "rate_path_bp": rate_path,
        "supply_bp": supply,
        "sales_bp": sales,
        "total_bp": total,
        "record_bp": episode.record_bp,
        "expected_pace_bn": expected_pace,
        "announced_pace_bn": announced_pace,
        "currency_index": currency,
        "part": [0, 1, 2, 3],
        "split_bp": [path_bp, buying_bp, selling_bp, path_bp + buying_bp + selling_bp],
        "owner": [0, 1],
        "loss_pct": [own_bond, own_money],
        "currency_then": [abroad],
    }


def pace_bn(t, start, step_bn, full_bn):
    """Purchases in a month, bn USD: full until the taper starts, then less by a step at each of eight meetings a year."""
    meetings = np.floor(np.maximum(0, t - start) / 1.5) + 1
    return np.where(t < start, full_bn, np.maximum(0, full_bn - step_bn * meetings))


def facts(inputs, outputs):
    """The numbers of titles and sentence, and which sentence it is.

    0: a taper earlier than expected.  1: no news at all.  2: a taper later than expected.  3: news about the rate only.
    """
    earlier = inputs.expected_start - inputs.announced_start
    no_supply = np.where(inputs.path_bp > 0, 3, 1)
    late_or_none = np.where(earlier < 0, 2, no_supply)
    total = outputs.split_bp[3]
    return {
        "sentence": np.where(earlier > 0, 0, late_or_none),
        "earlier_months": earlier,
        "later_months": -earlier,
        "total_bp": total,
        "path_bp": outputs.split_bp[0],
        "supply_bp": outputs.split_bp[1],
        "sales_bp": outputs.split_bp[2],
        "premium_bp": outputs.split_bp[1] + outputs.split_bp[2],
        "bond_pct": outputs.loss_pct[0],
        "holder_pct": outputs.loss_pct[1],
        "currency_pct": outputs.currency_then[0] - 100,
        "sink_in_months": inputs.sink_in_months,
    }


_EPISODES = {
    "2013-05": ("2013-05-21", 85.0, 1.0, _("22 May 2013: the Chair's hint")),
    "2013-12": ("2013-12-17", 85.0, 1.0, _("18 December 2013: the decision")),
    "2021-11": ("2021-11-02", 120.0, 1.0, _("3 November 2021: the next taper")),
}


def _episode(eve, pace, at_lower_bound):
    """An announcement: the monthly pace on its eve, and how far the ten-year yield was from that level month by month."""
    daily = history.table("treasury_ten_year_daily")
    gdp = history.table("us_gdp_quarterly")
    quarter = f"{eve[:4]}Q{(int(eve[5:7]) + 2) // 3}"
    day = np.datetime64(eve)
    start = daily["ten_year_pct"][np.searchsorted(daily["date"], day)]
    record = []
    for month in range(TAPER_MONTHS + 1):
        when = day.astype("datetime64[M]") + month + (day - day.astype("datetime64[M]"))
        place = np.searchsorted(daily["date"], when, side="right") - 1  # the last trading day up to that date
        record.append(round(float(100 * (daily["ten_year_pct"][place] - start)), 1) if month <= 6 else None)
    return {
        "pace_bn": pace,
        "at_lower_bound": at_lower_bound,
        "gdp_bn": float(gdp["nominal_gdp_bn"][list(gdp["quarter"]).index(quarter)]),
        "ten_year_pct": float(start),
        "record_bp": record,
    }


EXPLORER = Explorer(
    name="taper_and_tantrum",
    class_name="TaperAndTantrumExplorer",
    title=_("Taper and tantrum"),
    inputs=(
        Choice(
            "episode",
            _("Starting point"),
            {key: label for key, (_eve, _pace, _bound, label) in _EPISODES.items()},
            "2013-05",
            _("Sets the pace of purchases, the yield and the dots: what the yield did over the next six months."),
            {key: _episode(eve, pace, bound) for key, (eve, pace, bound, _label) in _EPISODES.items()},
        ),
        Slider(
            "expected_start",
            _("Taper start that markets expect"),
            _("months ahead"),
            0,
            24,
            1,
            12,
            _("What is expected is in the yield already."),
        ),
        Slider(
            "announced_start",
            _("Taper start announced"),
            _("months ahead"),
            0,
            24,
            1,
            6,
            _("Only the difference from what was expected is news."),
        ),
        Slider(
            "step_bn",
            _("Step down at each meeting"),
            _("bn USD a month"),
            5,
            30,
            5,
            10,
            _("Eight meetings a year; the same step before and after the news."),
        ),
        Slider(
            "path_bp",
            _("Revision of the expected rate path"),
            _("bp"),
            0,
            150,
            5,
            45,
            _("What the news says about the policy rate, as a ten-year average. It needs no purchases."),
        ),
        Slider(
            "leverage",
            _("Leverage of bond holders"),
            _("times own money"),
            1,
            5,
            0.5,
            2,
            _("Assumed: each dollar of news makes holders with borrowed money sell as much again per unit of leverage above 1."),
        ),
        Slider(
            "sink_in_months",
            _("News sinks in over"),
            _("months"),
            1,
            6,
            1,
            4,
            _("In 2013 the yield rose from May to early September."),
        ),
        Slider(
            "currency_pct",
            _("Fall of emerging currencies for 1 pp"),
            _("%"),
            0,
            15,
            0.5,
            6,
            _("About 6 in 2013: 8% for 1.3 points. Countries differed widely."),
        ),
    ),
    presets=(
        Preset(
            "hint",
            _("May 2013: the hint"),
            {"expected_start": 18, "announced_start": 5},
            _("The taper seen a year and a half away comes within months, and the rate path moves with it. Chosen to fit."),
        ),
        Preset(
            "december",
            _("December 2013: as expected"),
            {"episode": "2013-12", "expected_start": 1, "announced_start": 1, "path_bp": 0},
            _("Start in January 2014 and a stronger promise of low rates. Nothing new, so nothing happens."),
        ),
        Preset(
            "november",
            _("November 2021: well flagged"),
            {"episode": "2021-11", "expected_start": 0, "announced_start": 0, "step_bn": 15, "path_bp": 25},
            _("Steps of 15 billion, prepared since summer. What moved yields was the path of the rate."),
        ),
        Preset(
            "no_leverage",
            _("The hint without borrowed money"),
            {"expected_start": 18, "announced_start": 5, "leverage": 1},
            _("The same news, held by investors who need not sell."),
        ),
    ),
    outputs=(
        Output("months_on", _("Since the news"), _("months"), axis="months_on"),
        Output("rate_path_bp", _("Expected rate path"), _("bp"), 1, axis="months_on"),
        Output("supply_bp", _("Less buying ahead"), _("bp"), 1, banded=True, axis="months_on"),
        Output("sales_bp", _("Forced sales"), _("bp"), 1, banded=True, axis="months_on"),
        Output("total_bp", _("Change of the ten-year yield"), _("bp"), 1, banded=True, axis="months_on"),
        Output("record_bp", _("Record"), _("bp"), 1, axis="months_on"),
        Output("expected_pace_bn", _("Purchases expected before"), _("bn USD a month"), axis="months_on"),
        Output("announced_pace_bn", _("Purchases announced"), _("bn USD a month"), axis="months_on"),
        Output("currency_index", _("Emerging-market currencies"), _("eve = 100"), 1, banded=True, axis="months_on"),
        Output(
            "part",
            _("Part"),
            "",
            axis="part",
            categories=(_("Expected rate path"), _("Premium: less buying"), _("Premium: forced sales"), _("In all")),
        ),
        Output("split_bp", _("Change of the ten-year yield"), _("bp"), banded=True, axis="part"),
        Output(
            "owner", _("Owner"), "", axis="owner", categories=(_("Ten-year bond"), _("Own money of a holder at this leverage"))
        ),
        Output("loss_pct", _("Change in value"), _("%"), 1, banded=True, axis="owner"),
        Output(
            "currency_then", _("Emerging-market currencies once the news has sunk in"), _("eve = 100"), 1, banded=True, axis=""
        ),
    ),
    charts=(
        Chart(
            "yield",
            _("Ten-year yield: {total_bp:+.0f} bp"),
            _("bp from the eve"),
            "lines",
            (Series("total_bp", _("Model"), "yield", "line"), Series("record_bp", _("Record"), "actual", "dots")),
            x="months_on",
        ),
        Chart(
            "split",
            _("{path_bp:+.0f} bp from the rate path, {premium_bp:+.0f} from the premium"),
            _("bp"),
            "bars",
            (Series("split_bp", _("Change of the ten-year yield"), "yield", "bar"),),
            x="part",
        ),
        Chart(
            "pace",
            _("Only the gap between the lines is news"),
            _("bn USD a month"),
            "lines",
            (
                Series("announced_pace_bn", _("Announced"), "treasuries", "line"),
                Series("expected_pace_bn", _("Expected"), "baseline", "dashed"),
            ),
            x="months_on",
        ),
        Chart(
            "loss",
            _("Borrowed money multiplies the loss"),
            _("% of value on the eve"),
            "bars",
            (Series("loss_pct", _("Change in value"), "bonds", "bar"),),
            x="owner",
        ),
        Chart(
            "currency",
            _("Emerging-market currencies: {currency_pct:+.1f}%"),
            _("eve = 100"),
            "lines",
            (Series("currency_index", _("Currencies"), "dollar", "line"),),
            x="months_on",
        ),
    ),
    sentences=(
        _(
            "The taper comes {earlier_months:.0f} months earlier than expected. Once the news has sunk in, the ten-year yield "
            "is {total_bp:+.0f} bp from its eve: {path_bp:+.0f} from the rate path, {supply_bp:+.0f} from the buying ahead, "
            "{sales_bp:+.0f} from leveraged holders. A ten-year bond changes by {bond_pct:+.1f}%, a leveraged holder's own "
            "money by {holder_pct:+.1f}%, emerging-market currencies by {currency_pct:+.1f}%."
        ),
        _("The taper starts when everyone expected and the rate path stays: nothing is news, and nothing moves."),
        _(
            "The taper comes {later_months:.0f} months later than expected: {supply_bp:+.0f} bp from the buying ahead, "
            "{sales_bp:+.0f} from leveraged holders and {path_bp:+.0f} from the rate path, {total_bp:+.0f} bp in all."
        ),
        _(
            "The taper starts when everyone expected. The whole move of {total_bp:+.0f} bp is the path of the policy rate, and a "
            "ten-year bond changes by {bond_pct:+.1f}%."
        ),
    ),
    sources=("term_premium_bp_per_pct_gdp", "expectation_horizon_months", "lower_bound_amplification"),
    predictions=(
        Prediction(
            _(
                "May 2013. The taper moves from 18 months ahead to 5. Nobody revises the rate path and nobody holds bonds with "
                "borrowed money. By how many basis points does the ten-year yield move?"
            ),
            "total_bp",
            _("bp"),
            -50,
            150,
            5,
            {"expected_start": 18, "announced_start": 5, "path_bp": 0, "leverage": 1},
            note=_(
                "From 21 May to 5 September 2013 it rose by 104. No study isolates the part of the purchases; the model's other "
                "scenario for 2013, on the page about trust, gives a fifth of the rise."
            ),
        ),
        Prediction(
            _(
                "December 2013. The taper is announced for January, as markets expect, with the promise to keep the rate low. By "
                "how many basis points does the ten-year yield move?"
            ),
            "total_bp",
            _("bp"),
            -100,
            150,
            5,
            {"episode": "2013-12", "expected_start": 1, "announced_start": 1, "path_bp": 0},
            note=_("In the record it was 17 bp lower three months later, for reasons that had little to do with purchases."),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {"estimate": "central"},
    {"expected_start": 6.0, "path_bp": 0.0},
    {"expected_start": 3.0},
    {"expected_start": 6.0},
)
