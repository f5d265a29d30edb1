"""Quantity or price: fix how much is bought and the yield results, or fix the yield and the amount results; and a tier of
reserves with a negative rate."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.long_yield import holdings_for_cap_bn, yield_with_holdings_pct
from widgets.text import _

_QUARTERS = 40


def respond(inputs, parameters):
    """One choice, two outcomes, for a central bank that buys its government's bonds.  Amounts in tn yen.

    With a quantity target the purchases are the base growth times the years, and the yield follows from them.  With a cap
    the part of the gap that is not believed away is closed by purchases, made within a year.  Purchases never end or
    mature here, and GDP stays that of the starting point.

    inputs: the explorer's inputs; `target` and `start` are records.  parameters: `widgets.model.parameters()`.
    """
    gdp_bn = inputs.start.gdp_bn
    by_yield = inputs.target.by_yield
    market_pct = inputs.market_yield_pct
    belief = inputs.belief_pct / 100
    needed = holdings_for_cap_bn(market_pct, inputs.yield_cap_pct, belief, gdp_bn, parameters)
    bought = by_yield * needed + (1 - by_yield) * inputs.base_growth_tn * inputs.years
    # Whoever believes in the cap asks for no more than the cap; with a quantity target there is no cap to believe in.
    left_pct = market_pct - by_yield * belief * np.maximum(0, market_pct - inputs.yield_cap_pct)
    outcome_pct = yield_with_holdings_pct(left_pct, bought, gdp_bn, parameters)
    reached_pct = np.maximum(parameters.lowest_ten_year_pct, outcome_pct)

    # Wide enough for every estimate, and the same for all three.
    capped = by_yield * (1 - belief) * np.maximum(0, market_pct - inputs.yield_cap_pct) * gdp_bn / 0.8
    widest = np.maximum(200, 1.1 * (capped + (1 - by_yield) * inputs.base_growth_tn * inputs.years))
    stock = []
    curve = []
    level = []
    for i in range(61):
        stock.append(widest * i / 60)
        at_pct = yield_with_holdings_pct(left_pct, widest * i / 60, gdp_bn, parameters)
        curve.append(np.maximum(parameters.lowest_ten_year_pct, at_pct))
        level.append(reached_pct)

    years = []
    assets = []
    path_pct = []
    market = []
    for t in range(41):
        year = t / 4
        done = by_yield * np.minimum(1, year) * needed
        done = done + (1 - by_yield) * inputs.base_growth_tn * np.minimum(year, inputs.years)
        now_pct = yield_with_holdings_pct(left_pct, done, gdp_bn, parameters)
        capped_pct = np.minimum(market_pct, np.maximum(reached_pct, inputs.yield_cap_pct))
        years.append(year)
        assets.append(inputs.start.assets_tn + done)
        path_pct.append(by_yield * capped_pct + (1 - by_yield) * np.maximum(parameters.lowest_ten_year_pct, now_pct))
        market.append(market_pct)

    beliefs = []
    needed_at = []
    for i in range(21):
        beliefs.append(5 * i)
        needed_at.append(holdings_for_cap_bn(market_pct, inputs.yield_cap_pct, i / 20, gdp_bn, parameters))

    rates = []
    costs = []
    for i in range(21):
        rates.append(-i / 20)
        costs.append(10 * inputs.tier_tn * i / 20)
    return {
        "stock_tn": stock,
        "curve_pct": curve,
        "level_pct": level,
        "bought_tn": [bought],
        "reached_pct": [reached_pct],
        "unclipped_pct": [outcome_pct],
        "year": years,
        "assets_tn": assets,
        "actual_assets_tn": inputs.start.actual_assets_tn,
        "path_pct": path_pct,
        "market_pct": market,
        "actual_yield_pct": inputs.start.actual_yield_pct,
        "belief_pct": beliefs,
        "needed_at_belief_tn": needed_at,
        "belief_now_pct": [inputs.belief_pct],
        "needed_tn": [needed],
        "rate_pct": rates,
        "cost_at_rate_bn": costs,
        "rate_now_pct": [inputs.negative_rate_pct],
        "cost_bn": [-10 * inputs.tier_tn * inputs.negative_rate_pct],
    }


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is."""
    by_yield = inputs.target.by_yield
    gap_bp = 100 * np.maximum(0, inputs.market_yield_pct - inputs.yield_cap_pct)
    outside = np.where(outputs.unclipped_pct[0] < -0.999, 3, 0)
    loose = np.where(gap_bp < 0.5, 2, 1)
    return {
        "sentence": np.where(by_yield > 0.5, loose, outside),
        "bought_tn": outputs.bought_tn[0],
        "bought_low_tn": outputs.bought_tn_low[0],
        "bought_high_tn": outputs.bought_tn_high[0],
        "bought_pct": 100 * outputs.bought_tn[0] / inputs.start.gdp_bn,
        "years": inputs.years,
        "yield_pct": outputs.reached_pct[0],
        "yield_low_pct": outputs.reached_pct_low[0],
        "yield_high_pct": outputs.reached_pct_high[0],
        "effect_bp": 100 * (outputs.reached_pct[0] - inputs.market_yield_pct),
        "market_pct": inputs.market_yield_pct,
        "cap_pct": inputs.yield_cap_pct,
        "gap_bp": gap_bp,
        "believed_bp": gap_bp * inputs.belief_pct / 100,
        "belief_pct": inputs.belief_pct,
        "needed_tn": outputs.needed_tn[0],
        "assets_pct": 100 * outputs.assets_tn[40] / inputs.start.gdp_bn,
        "tier_tn": inputs.tier_tn,
        "rate_pct": inputs.negative_rate_pct,
        "cost_bn": outputs.cost_bn[0],
    }


_STARTS = {
    "2013": (_("March 2013, before QQE"), "2013-03"),
    "2016": (_("August 2016, before yield-curve control"), "2016-08"),
    "2022": (_("November 2022, before the wider band"), "2022-11"),
}


def _start(month):
    """GDP, assets and the record of the forty quarters after a month; null where there is no observation."""
    table = history.table("central_banks_abroad_monthly")
    places = dict(zip(table["month"], range(len(table["month"])), strict=True))
    months = np.datetime64(month) + 3 * np.arange(_QUARTERS + 1)

    def record(column, decimals):
        values = [table[column][places[m]] if m in places else np.nan for m in months]
        return [None if np.isnan(value) else round(float(value), decimals) for value in values]

    quarter = f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"
    assets = record("boj_assets_jpy_tn", 1)
    return {
        "gdp_bn": history.at("japan_gdp_quarterly", "nominal_gdp_jpy_tn", quarter),  # in tn yen, like every amount here
        "assets_tn": assets[0],
        "actual_assets_tn": assets,
        "actual_yield_pct": record("japan_ten_year_pct", 3),
    }


_INPUTS = (
    Choice(
        "target",
        _("What the central bank fixes"),
        {"quantity": _("The quantity it buys"), "yield": _("The ten-year yield")},
        "quantity",
        _("It can choose one of the two. The other is decided by those who hold the bonds."),
        {"quantity": {"by_yield": 0.0}, "yield": {"by_yield": 1.0}},
    ),
    Slider(
        "base_growth_tn",
        _("Growth of the monetary base"),
        _("tn yen a year"),
        0,
        120,
        5,
        65,
        _("60 to 70 was announced in April 2013, 80 in October 2014."),
        shown_if=("target", ("quantity",)),
    ),
    Slider(
        "years", _("Years of buying"), _("years"), 1, 10, 1, 2, _("Announced for two years."), shown_if=("target", ("quantity",))
    ),
    Slider(
        "yield_cap_pct",
        _("Cap on the ten-year yield"),
        _("%"),
        -0.5,
        1.5,
        0.05,
        0,
        _("Around 0% from September 2016; the upper end was 0.25%, and 0.5% from December 2022."),
        shown_if=("target", ("yield",)),
    ),
    Slider(
        "belief_pct",
        _("Holders who believe that the cap will hold"),
        _("%"),
        0,
        100,
        5,
        90,
        _("They ask for no more than the cap, so their part of the gap needs no purchases."),
        shown_if=("target", ("yield",)),
    ),
    Slider(
        "market_yield_pct",
        _("Yield the market would set"),
        _("%"),
        -0.5,
        3,
        0.05,
        0.8,
        _("The ten-year yield without further purchases and without a cap."),
    ),
    Slider(
        "tier_tn",
        _("Reserves in the policy-rate tier"),
        _("tn yen"),
        0,
        50,
        1,
        10,
        _("About 10 of several hundred trillion was the aim for the end of 2017; in the spring of 2016, 21 were charged."),
    ),
    Slider("negative_rate_pct", _("Rate on that tier"), _("%"), -1, 0, 0.05, -0.1, _("-0.1% from February 2016 to March 2024.")),
    Choice(
        "start",
        _("Starting point"),
        {key: label for key, (label, _month) in _STARTS.items()},
        "2013",
        _("Sets GDP and assets; the record is drawn from here."),
        {key: _start(month) for key, (_label, month) in _STARTS.items()},
    ),
)

_PRESETS = (
    Preset(
        "qqe",
        _("QQE, 2013"),
        {"market_yield_pct": 0.5},
        _(
            "65 trillion yen a year for two years, decided on 4 April 2013; the ten-year yield was about 0.5% in March. That the "
            "market would have kept it there is an assumption."
        ),
    ),
    Preset(
        "control",
        _("Yield cap, 2016"),
        {"target": "yield", "market_yield_pct": 0.3, "start": "2016"},
        _("Around 0% from 21 September 2016. What the market would have set, 0.3% here, is an assumption. So is the belief."),
    ),
    Preset(
        "defense",
        _("Cap under attack, 2022-23"),
        {"target": "yield", "yield_cap_pct": 0.5, "market_yield_pct": 0.9, "belief_pct": 40, "start": "2022"},
        _("The upper end was raised to 0.5% in December 2022. The market's yield and the belief are assumptions."),
    ),
)

EXPLORER = Explorer(
    name="quantity_or_price",
    class_name="QuantityOrPriceExplorer",
    title=_("Quantity or price"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("stock_tn", _("Bonds bought"), _("tn yen"), axis="stock_tn"),
        Output("curve_pct", _("Ten-year yield at each amount"), _("%"), 2, banded=True, axis="stock_tn"),
        Output("level_pct", _("Ten-year yield reached"), _("%"), 2, axis="stock_tn"),
        Output("bought_tn", _("Bonds bought in all"), _("tn yen"), banded=True, axis=""),
        Output("reached_pct", _("Ten-year yield"), _("%"), 2, banded=True, axis=""),
        Output("unclipped_pct", _("Ten-year yield without a floor"), _("%"), 2, axis=""),
        Output("year", _("Years from the start"), _("years"), 2, axis="year"),
        Output("assets_tn", _("Assets of the central bank"), _("tn yen"), banded=True, axis="year"),
        Output("actual_assets_tn", _("Assets of the Bank of Japan, record"), _("tn yen"), axis="year"),
        Output("path_pct", _("Ten-year yield over time"), _("%"), 2, banded=True, axis="year"),
        Output("market_pct", _("Yield the market would set"), _("%"), 2, axis="year"),
        Output("actual_yield_pct", _("Ten-year yield, record"), _("%"), 2, axis="year"),
        Output("belief_pct", _("Belief that the cap will hold"), _("%"), axis="belief_pct"),
        Output("needed_at_belief_tn", _("Bonds a cap needs"), _("tn yen"), banded=True, axis="belief_pct"),
        Output("belief_now_pct", _("Belief now"), _("%"), axis=""),
        Output("needed_tn", _("Bonds the cap needs now"), _("tn yen"), banded=True, axis=""),
        Output("rate_pct", _("Rate on the tier"), _("%"), 2, axis="rate_pct"),
        Output("cost_at_rate_bn", _("Cost to banks"), _("bn yen a year"), 1, axis="rate_pct"),
        Output("rate_now_pct", _("Rate now"), _("%"), 2, axis=""),
        Output("cost_bn", _("Cost to banks now"), _("bn yen a year"), 1, axis=""),
    ),
    charts=(
        Chart(
            "tradeoff",
            _("{bought_tn:,.0f} trillion yen bought, ten-year yield {yield_pct:.2f}%"),
            _("%"),
            "lines",
            (
                Series("curve_pct", _("Yield at each amount"), "yield", "line"),
                Series("level_pct", _("Yield reached"), "baseline", "dashed"),
                Series("reached_pct", _("Here"), "actual", "point", x="bought_tn"),
            ),
            x="stock_tn",
        ),
        Chart(
            "assets",
            _("Assets reach {assets_pct:.0f}% of GDP"),
            _("tn yen"),
            "lines",
            (
                Series("assets_tn", _("Yours"), "treasuries", "line"),
                Series("actual_assets_tn", _("Bank of Japan"), "actual", "dots"),
            ),
            x="year",
        ),
        Chart(
            "path",
            _("The yield moves by {effect_bp:+.0f} bp"),
            _("%"),
            "lines",
            (
                Series("path_pct", _("Yours"), "yield", "line"),
                Series("market_pct", _("Without the policy"), "baseline", "dashed"),
                Series("actual_yield_pct", _("Record"), "actual", "dots"),
            ),
            x="year",
        ),
        Chart(
            "belief",
            _("A cap at {cap_pct:.2f}% needs {needed_tn:,.0f} trillion yen at {belief_pct:.0f}% belief"),
            _("tn yen"),
            "lines",
            (
                Series("needed_at_belief_tn", _("Bonds needed"), "treasuries", "line"),
                Series("needed_tn", _("Here"), "actual", "point", x="belief_now_pct"),
            ),
            x="belief_pct",
        ),
        Chart(
            "tier",
            _("The tier costs banks {cost_bn:,.1f} bn yen a year"),
            _("bn yen a year"),
            "lines",
            (
                Series("cost_at_rate_bn", _("Cost"), "reserves", "line"),
                Series("cost_bn", _("Here"), "actual", "point", x="rate_now_pct"),
            ),
            x="rate_pct",
        ),
    ),
    sentences=(
        _(
            "You fix the quantity: {bought_tn:,.0f} trillion yen in {years:.0f} years, {bought_pct:.0f}% of GDP. The yield is "
            "no longer yours. It settles near {yield_pct:.2f}% (estimates from {yield_low_pct:.2f} to {yield_high_pct:.2f}), "
            "{effect_bp:+.0f} bp from what the market would set. A rate of {rate_pct:.2f}% on {tier_tn:.0f} trillion yen of "
            "reserves costs banks {cost_bn:,.1f} billion yen a year."
        ),
        _(
            "You fix the yield at {cap_pct:.2f}%. The quantity is no longer yours: belief closes {believed_bp:.0f} of the "
            "{gap_bp:.0f} bp to the market's yield, and the rest takes {bought_tn:,.0f} trillion yen of purchases "
            "({bought_low_tn:,.0f} to {bought_high_tn:,.0f}), {bought_pct:.0f}% of GDP. A rate of {rate_pct:.2f}% on "
            "{tier_tn:.0f} trillion yen of reserves costs banks {cost_bn:,.1f} billion yen a year."
        ),
        _(
            "The cap of {cap_pct:.2f}% does not bind: the market's yield is {market_pct:.2f}%, and nothing has to be bought. A "
            "rate of {rate_pct:.2f}% on {tier_tn:.0f} trillion yen of reserves costs banks {cost_bn:,.1f} billion yen a year."
        ),
        _(
            "Buying {bought_tn:,.0f} trillion yen, {bought_pct:.0f}% of GDP, takes the model's yield to its floor of -1%. That "
            "is outside all experience and should not be believed: holders would take banknotes long before."
        ),
    ),
    sources=("japan_yield_bp_per_pct_gdp",),
    predictions=(
        Prediction(
            _(
                "A quantity target: 70 trillion yen a year for five years from March 2013, close to what was bought. By how "
                "much does the ten-year yield differ from what the market would set?"
            ),
            "effect_bp",
            _("bp"),
            -200,
            200,
            5,
            {"base_growth_tn": 70, "years": 5},
            (-100, -50),
            "sudo2021quantifying",
            _("The sensitivity was set with this study in view, so that the model agrees with it shows consistency only."),
        ),
        Prediction(
            _(
                "A cap at 0% where the market would set 0.8%, from August 2016. Only 40% of holders believe in it. How many "
                "trillion yen of bonds must be bought?"
            ),
            "needed_tn",
            _("tn yen"),
            0,
            500,
            5,
            {"target": "yield", "belief_pct": 40, "start": "2016"},
            note=_(
                "No study gives this number: belief cannot be measured. The answer rests on the rule that belief closes its part."
            ),
        ),
    ),
)

SENTENCES_SHOWN_BY = (
    {},
    {"target": "yield"},
    {"target": "yield", "market_yield_pct": 0},
    {"base_growth_tn": 120, "years": 10, "market_yield_pct": 0},
)
