"""Scenario planner: what a plan loses in scenarios written beforehand, and how much of its risk is one risk."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import (
    bitcoin_scenario_log,
    bond_price_pct,
    gold_scenario_log,
    percent,
    shares_scenario_log,
    typical_year,
)
from widgets.text import _

ASSETS = 8
WRITTEN = 4  # scenarios written beforehand
YIELD_PCT = 4.0  # of nominal bonds before the scenario; they are priced at par
REAL_YIELD_PCT = 2.0  # of inflation-linked bonds
SHORT_YEARS = 2
LONG_YEARS = 20
LINKER_YEARS = 10


def respond(inputs, parameters):
    """Price changes of eight assets in a scenario, and what they do to a plan.

    A scenario changes four factors at once: the real yield, expected inflation, the premium that investors ask of shares,
    and the dollar.  Prices answer on the spot; no income is counted.  A plan's weights are divided by their sum, and
    leverage multiplies them: the loan itself does not lose.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists: by asset, by scenario, by factor, or of one number.
    """
    held = [
        inputs.cash,
        inputs.short_bonds,
        inputs.long_bonds,
        inputs.shares,
        inputs.property,
        inputs.linkers,
        inputs.gold,
        inputs.crypto,
    ]
    together = 0.0 * inputs.cash
    for asset in range(ASSETS):
        together = together + held[asset]
    weights = []
    for asset in range(ASSETS):
        weights.append(inputs.leverage * held[asset] / np.maximum(1e-9, together))

    # One factor after the other: what each adds, asset by asset.
    real = inputs.real_bp / 100
    inflation = inputs.inflation_bp / 100
    premium = inputs.premium_bp / 100
    after_real = price_changes(real, 0.0, 0.0, 0.0, parameters)
    after_inflation = price_changes(real, inflation, 0.0, 0.0, parameters)
    after_premium = price_changes(real, inflation, premium, 0.0, parameters)
    after_all = price_changes(real, inflation, premium, inputs.dollar_pct, parameters)
    places = []
    price_pct = []
    from_real = []
    from_inflation = []
    from_premium = []
    from_dollar = []
    for asset in range(ASSETS):
        places.append(asset)
        price_pct.append(after_all[asset])
        from_real.append(weights[asset] * after_real[asset])
        from_inflation.append(weights[asset] * (after_inflation[asset] - after_real[asset]))
        from_premium.append(weights[asset] * (after_premium[asset] - after_inflation[asset]))
        from_dollar.append(weights[asset] * (after_all[asset] - after_premium[asset]))
    own = plan_change(weights, after_all)

    # QE again, long QT, stagflation, soft landing.
    reals = [-1.0, 1.5, 0.5, -0.5]
    inflations = [0.25, -0.25, 1.5, -0.25]
    premiums = [-0.5, 0.5, 1.5, -0.25]
    dollars = [-4.0, 6.0, 0.0, -2.0]
    scenarios = [0]
    plan_pct = [own]
    worst = own + 1e6
    for k in range(WRITTEN):
        change = plan_change(weights, price_changes(reals[k], inflations[k], premiums[k], dollars[k], parameters))
        scenarios.append(k + 1)
        plan_pct.append(change)
        worst = np.minimum(worst, change)

    # The factors one at a time, each by what it moves in a typical year.
    typical = typical_year(parameters)
    moved = [
        plan_change(weights, price_changes(typical[0], 0.0, 0.0, 0.0, parameters)),
        plan_change(weights, price_changes(0.0, typical[1], 0.0, 0.0, parameters)),
        plan_change(weights, price_changes(0.0, 0.0, typical[2], 0.0, parameters)),
        plan_change(weights, price_changes(0.0, 0.0, 0.0, typical[3], parameters)),
    ]
    variance = moved[0] * moved[0] + moved[1] * moved[1] + moved[2] * moved[2] + moved[3] * moved[3]
    factors = []
    risk_pct = []
    for k in range(WRITTEN):
        factors.append(k)
        risk_pct.append(100 * moved[k] * moved[k] / np.maximum(1e-9, variance))
    return {
        "asset": places,
        "price_pct": price_pct,
        "from_real": from_real,
        "from_inflation": from_inflation,
        "from_premium": from_premium,
        "from_dollar": from_dollar,
        "scenario": scenarios,
        "plan_pct": plan_pct,
        "factor": factors,
        "risk_pct": risk_pct,
        "own_pct": [own],
        "worst_pct": [worst],
        "typical_pct": [np.sqrt(variance)],
        "weights_pct": [together],
    }


def price_changes(real_pp, inflation_pp, premium_pp, dollar_pct, parameters):
    """Price change of the eight assets, %: cash, short and long bonds, shares, property, linkers, gold, crypto.

    real_pp, inflation_pp, premium_pp: changes of the real yield, of expected inflation, of the premium of shares, pp.
    dollar_pct: change of the dollar, %.
    """
    nominal_pct = np.maximum(0.05, YIELD_PCT + real_pp + inflation_pp)
    real_pct = np.maximum(0.05, REAL_YIELD_PCT + real_pp)
    return [
        0.0 * real_pp,
        bond_price_pct(YIELD_PCT, nominal_pct, SHORT_YEARS) - 100,
        bond_price_pct(YIELD_PCT, nominal_pct, LONG_YEARS) - 100,
        percent(shares_scenario_log(real_pp, premium_pp, parameters)),
        percent(-parameters.house_pct_per_pp * parameters.mortgage_pass_through * real_pp / 100),
        bond_price_pct(REAL_YIELD_PCT, real_pct, LINKER_YEARS) - 100,
        percent(gold_scenario_log(real_pp, inflation_pp, dollar_pct, parameters)),
        percent(bitcoin_scenario_log(real_pp, premium_pp, parameters)),
    ]


def plan_change(weights, changes_pct):
    """Change of a plan, % of the money put in: the weights (shares of it, with borrowing more than 1) times the changes."""
    total = 0.0 * weights[0]
    for asset in range(ASSETS):
        total = total + weights[asset] * changes_pct[asset]
    return total


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    tightening = np.minimum(outputs.plan_pct[2], outputs.plan_pct[3])
    stagflation = np.where(outputs.plan_pct[3] < outputs.plan_pct[2], 1, 0)
    # With some estimates crypto falls when yields fall.
    worst = np.where(outputs.worst_pct[0] < tightening, 5, stagflation)
    borrowed = np.where(inputs.leverage > 1.05, 2, worst)
    largest = outputs.typical_pct[0]
    for k in range(WRITTEN + 1):
        largest = np.maximum(largest, np.maximum(outputs.plan_pct[k], -outputs.plan_pct[k]))
    still = np.where(largest < 0.05, 3, borrowed)
    return {
        "sentence": np.where(outputs.worst_pct[0] < -99.9, 4, still),
        "own_pct": outputs.own_pct[0],
        "worst_pct": outputs.worst_pct[0],
        "unlevered_pct": outputs.worst_pct[0] / np.maximum(1, inputs.leverage),
        "leverage": inputs.leverage,
        "real_share_pct": outputs.risk_pct[0],
        "typical_pct": outputs.typical_pct[0],
        "weights_pct": outputs.weights_pct[0],
    }


def _weight(key, label, default, text):
    return Slider(key, label, _("% of the plan"), 0, 100, 5, default, text)


_INPUTS = (
    _weight("cash", _("Cash"), 10, _("Does not move. Weights are divided by their sum, so they need not add up to 100.")),
    _weight("short_bonds", _("Short bonds"), 20, _("Two-year government bonds, bought at par with a 4% coupon.")),
    _weight("long_bonds", _("Long bonds"), 15, _("Twenty-year government bonds, bought at par with a 4% coupon.")),
    _weight("shares", _("Shares"), 35, _("Growth shares react more than this average, and value shares less.")),
    _weight("property", _("Property"), 10, _("Priced off mortgage rates; the rents are not counted.")),
    _weight("linkers", _("Inflation-linked bonds"), 5, _("Ten years, with a real yield of 2%.")),
    _weight("gold", _("Gold"), 5, _("Its sensitivities are assumptions; no reliable estimate exists.")),
    _weight("crypto", _("Crypto"), 0, _("Its sensitivities are assumptions, and wide ones.")),
    Slider("leverage", _("Leverage"), _("times own money"), 1, 3, 0.1, 1, _("At 2 half of the plan is bought with a loan.")),
    Slider("real_bp", _("Real yield"), _("bp"), -200, 300, 25, 100, _("Change of the ten-year real yield, all at once.")),
    Slider("inflation_bp", _("Expected inflation"), _("bp"), -150, 300, 25, 0, _("Change of what is expected over ten years.")),
    Slider(
        "premium_bp",
        _("Premium asked of shares"),
        _("bp"),
        -150,
        300,
        25,
        50,
        _("Rises when investors are afraid; shares and crypto fall."),
    ),
    Slider("dollar_pct", _("Dollar"), _("%"), -15, 15, 1, 5, _("Positive is a stronger dollar.")),
)

_PLAN = {"cash": 10, "short_bonds": 20, "long_bonds": 15, "shares": 35, "property": 10, "linkers": 5, "gold": 5, "crypto": 0}
_PRESETS = (
    Preset(
        "qe",
        _("QE again"),
        {"real_bp": -100, "inflation_bp": 25, "premium_bp": -50, "dollar_pct": -4},
        _("Real yields fall, expected inflation rises a little, the dollar weakens. All four sizes are assumptions."),
    ),
    Preset(
        "qt",
        _("Long QT"),
        {"real_bp": 150, "inflation_bp": -25, "premium_bp": 50, "dollar_pct": 6},
        _("Real yields and the dollar rise for a year. In 2022 the real yield rose by 235 bp and the dollar by 6%."),
    ),
    Preset(
        "stagflation",
        _("Stagflation"),
        {"real_bp": 50, "inflation_bp": 150, "premium_bp": 150, "dollar_pct": 0},
        _("Prices rise and growth stops: expected inflation and the premium asked of shares both jump."),
    ),
    Preset(
        "landing",
        _("Soft landing"),
        {"real_bp": -50, "inflation_bp": -25, "premium_bp": -25, "dollar_pct": -2},
        _("Inflation fades without a recession, and rates are cut."),
    ),
    Preset(
        "hedges",
        _("Four inflation hedges"),
        dict.fromkeys(_PLAN, 0)
        | {"shares": 25, "property": 25, "linkers": 25, "gold": 25}
        | {"real_bp": 200, "inflation_bp": 0, "premium_bp": 0, "dollar_pct": 0},
        _("Four names, one common risk: real yields rise by two points."),
    ),
)

_CHARTS = (
    Chart(
        "plan",
        _("The plan in five scenarios: {own_pct:+.1f}% in yours"),
        _("% of own money"),
        "bars",
        (Series("plan_pct", _("Gain or loss"), "yield", "bar"),),
        x="scenario",
        note=_("Four scenarios are written beforehand; yours is set with the sliders. Education, not advice."),
    ),
    Chart(
        "parts",
        _("Where it comes from, asset by asset and cause by cause"),
        _("% of own money"),
        "stacked_bars",
        (
            Series("from_real", _("Real yield"), "treasuries", "bar"),
            Series("from_inflation", _("Expected inflation"), "mbs", "bar"),
            Series("from_premium", _("Premium of shares"), "equities", "bar"),
            Series("from_dollar", _("Dollar"), "reserves", "bar"),
        ),
        x="asset",
    ),
    Chart(
        "prices",
        _("What each price does in your scenario"),
        _("%"),
        "bars",
        (Series("price_pct", _("Price"), "on_rrp", "bar"),),
        x="asset",
    ),
    Chart(
        "risk",
        _("Real yields are {real_share_pct:.0f}% of the plan's risk"),
        _("% of the variance in a typical year"),
        "bars",
        (Series("risk_pct", _("Share of the risk"), "treasuries", "bar"),),
        x="factor",
        note=_("Each moves alone, by what it does in a typical year; the four are taken as unrelated."),
    ),
)

_ASSET_NAMES = (
    _("Cash"),
    _("Short bonds"),
    _("Long bonds"),
    _("Shares"),
    _("Property"),
    _("Inflation-linked bonds"),
    _("Gold"),
    _("Crypto"),
)

EXPLORER = Explorer(
    name="scenario_planner",
    class_name="ScenarioPlannerExplorer",
    title=_("Scenario planner"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("asset", _("Asset"), _("name"), axis="asset", categories=_ASSET_NAMES),
        Output("price_pct", _("Price"), _("%"), 1, banded=True, axis="asset"),
        Output("from_real", _("From the real yield"), _("% of own money"), 1, axis="asset"),
        Output("from_inflation", _("From expected inflation"), _("% of own money"), 1, axis="asset"),
        Output("from_premium", _("From the premium of shares"), _("% of own money"), 1, axis="asset"),
        Output("from_dollar", _("From the dollar"), _("% of own money"), 1, axis="asset"),
        Output(
            "scenario",
            _("Scenario"),
            _("name"),
            axis="scenario",
            categories=(_("Yours"), _("QE again"), _("Long QT"), _("Stagflation"), _("Soft landing")),
        ),
        Output("plan_pct", _("Gain or loss of the plan"), _("% of own money"), 1, banded=True, axis="scenario"),
        Output(
            "factor",
            _("Cause"),
            _("name"),
            axis="factor",
            categories=(_("Real yield"), _("Expected inflation"), _("Premium of shares"), _("Dollar")),
        ),
        Output("risk_pct", _("Share of the risk"), _("%"), 0, banded=True, axis="factor"),
        Output("own_pct", _("Your scenario"), _("% of own money"), 1, banded=True, axis=""),
        Output("worst_pct", _("Worst of the four written scenarios"), _("% of own money"), 1, banded=True, axis=""),
        Output("typical_pct", _("Typical gain or loss in a year"), _("% of own money"), 1, banded=True, axis=""),
        Output("weights_pct", _("Sum of the weights"), _("%"), 0, axis=""),
    ),
    charts=_CHARTS,
    sentences=(
        _(
            "In your scenario the plan changes by {own_pct:+.1f}%. Of the four written ones long QT is the worst, with "
            "{worst_pct:+.1f}%. Real yields make up {real_share_pct:.0f}% of the plan's risk."
        ),
        _(
            "In your scenario the plan changes by {own_pct:+.1f}%. Of the four written ones stagflation is the worst, with "
            "{worst_pct:+.1f}%. Real yields make up {real_share_pct:.0f}% of the plan's risk."
        ),
        _(
            "With {leverage:.1f} times its own money the plan changes by {own_pct:+.1f}% in your scenario and by "
            "{worst_pct:+.1f}% in the worst of the four written ones; without the loan that would be {unlevered_pct:+.1f}%. "
            "The loan's interest comes on top."
        ),
        _("Nothing in this plan moves in any of the scenarios. What it gives up is the income of everything else."),
        _(
            "The worst of the four scenarios takes all of the plan's own money, {worst_pct:+.0f}%: the lender would have sold it "
            "out before."
        ),
        _(
            "In your scenario the plan changes by {own_pct:+.1f}%. Of the four written ones an easing is the worst, with "
            "{worst_pct:+.1f}%. Real yields make up {real_share_pct:.0f}% of the plan's risk."
        ),
    ),
    sources=(
        "equity_pct_per_pp",
        "equity_pct_per_pp_premium",
        "house_pct_per_pp",
        "gold_pct_per_pp",
        "gold_pct_per_pp_inflation",
        "gold_pct_per_pct_dollar",
        "bitcoin_pct_per_pp",
        "bitcoin_pct_per_pp_premium",
    ),
    predictions=(
        Prediction(
            _("A quarter each in shares, property, inflation-linked bonds and gold. Real yields rise by 2 points. The plan?"),
            "own_pct",
            _("%"),
            -40,
            20,
            1,
            dict.fromkeys(_PLAN, 0)
            | {"shares": 25, "property": 25, "linkers": 25, "gold": 25}
            | {"real_bp": 200, "inflation_bp": 0, "premium_bp": 0, "dollar_pct": 0},
            note=_(
                "Nobody publishes this number. It rests on published sensitivities of shares and houses, on bond arithmetic, and "
                "on an assumption for gold; the band is wide for that reason."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {"long_bonds": 100, "shares": 0, "crypto": 0, "property": 50, "linkers": 100},
    {},
    {"leverage": 2},
    dict.fromkeys(_PLAN, 0) | {"cash": 100},
    dict.fromkeys(_PLAN, 0) | {"crypto": 100, "leverage": 3, "estimate": "high"},
    dict.fromkeys(_PLAN, 0) | {"crypto": 100, "estimate": "low"},
)
