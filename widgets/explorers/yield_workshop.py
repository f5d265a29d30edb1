"""The yield workshop: from purchases in percent of GDP to a yield, the price of a bond and the payment on a mortgage."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import bond_price_pct, mortgage_change_pp
from widgets.model.valuation import monthly_payment
from widgets.text import _

WORKSHOP_STEPS = 19  # months -6 to 12
WORKSHOP_YIELDS = 33  # yields of 0 to 8% in steps of a quarter
LOAN_USD = 400000


def respond(inputs, parameters):
    """Yield, bond and mortgage before and after purchases, by a rule of thumb: so many bp for each percent of GDP.

    The part that was expected is in the yield before the announcement, the rest moves it on the day; the buying itself
    moves nothing.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    start_pct = inputs.yield_pct
    after_pct = np.maximum(parameters.lowest_ten_year_pct, start_pct - inputs.sensitivity_bp * inputs.purchases_pct / 100)
    change_pp = after_pct - start_pct
    expected = inputs.expected_pct / 100

    months = []
    path = []
    for step in range(WORKSHOP_STEPS):
        month = step - 6
        months.append(month)
        # Expectations build over the three months before the announcement in month 0.
        built = expected * np.minimum(1, np.maximum(0, month + 4) / 3)
        known = np.where(month < 0, built, 1)
        path.append(start_pct + known * change_pp)

    yields = []
    curve = []
    for step in range(WORKSHOP_YIELDS):
        yields.append(step / 4)
        curve.append(bond_price_pct(inputs.coupon_pct, off_zero(step / 4), inputs.maturity_years))

    before = bond_price_pct(inputs.coupon_pct, off_zero(start_pct), inputs.maturity_years)
    after = bond_price_pct(inputs.coupon_pct, off_zero(after_pct), inputs.maturity_years)
    slope = bond_price_pct(inputs.coupon_pct, off_zero(start_pct - 0.005), inputs.maturity_years) - bond_price_pct(
        inputs.coupon_pct, off_zero(start_pct + 0.005), inputs.maturity_years
    )
    gains = []
    for place in range(4):
        life = [2, 5, 10, 30]
        old_price = bond_price_pct(inputs.coupon_pct, off_zero(start_pct), life[place])
        new_price = bond_price_pct(inputs.coupon_pct, off_zero(after_pct), life[place])
        gains.append(100 * new_price / np.maximum(1e-9, old_price) - 100)

    mortgage_pct = start_pct + inputs.spread_pp
    mortgage_after_pct = np.maximum(0.05, mortgage_pct + mortgage_change_pp(change_pp, 0, 0, parameters))
    return {
        "event_month": months,
        "yield_path_pct": path,
        "yield_axis_pct": yields,
        "price_curve": curve,
        "yield_before_pct": [start_pct],
        "yield_after_pct": [after_pct],
        "price_before": [before],
        "price_after": [after],
        "duration_years": [100 * (slope / 0.01) / np.maximum(1e-9, before)],
        "life": [0, 1, 2, 3],
        "gain_pct": gains,
        "time": [0, 1],
        "payment_usd": [monthly_payment(LOAN_USD, mortgage_pct, 30), monthly_payment(LOAN_USD, mortgage_after_pct, 30)],
        "mortgage_pct": [mortgage_pct, mortgage_after_pct],
    }


def off_zero(yield_pct):
    """A yield kept a tenth of a basis point away from zero, where the bond formula divides by it."""
    return np.where(yield_pct * yield_pct < 1e-6, 1e-3, yield_pct)


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    change_bp = 100 * (outputs.yield_after_pct[0] - outputs.yield_before_pct[0])
    floor = np.where(outputs.yield_after_pct[0] < -0.999, 2, 0)
    day_bp = -change_bp * (1 - inputs.expected_pct / 100)
    known = np.where(day_bp < 0.05, 3, floor)
    return {
        "sentence": np.where(inputs.purchases_pct < 1e-9, 1, known),
        "purchases_pct": inputs.purchases_pct,
        "total_bp": -change_bp,
        "before_bp": -change_bp * inputs.expected_pct / 100,
        "day_bp": day_bp,
        "yield_bp": change_bp,
        "yield_before_bp": change_bp + day_bp,
        "yield_day_bp": -day_bp,
        "maturity_years": inputs.maturity_years,
        "yield_before_pct": inputs.yield_pct,
        "price_before": outputs.price_before[0],
        "price_after": outputs.price_after[0],
        "gain": outputs.price_after[0] - outputs.price_before[0],
        "duration_years": outputs.duration_years[0],
        "mortgage_before_pct": outputs.mortgage_pct[0],
        "mortgage_after_pct": outputs.mortgage_pct[1],
        "payment_after_usd": outputs.payment_usd[1],
        "saving_usd": outputs.payment_usd[0] - outputs.payment_usd[1],
        "announcement": 0,
        "buying_ends": 8,
    }


_INPUTS = (
    Slider("purchases_pct", _("Purchases"), _("% of GDP"), 0, 30, 0.5, 4, _("QE2 came to about 4% of a year's GDP.")),
    Slider(
        "sensitivity_bp",
        _("Sensitivity"),
        _("bp per 1% of GDP"),
        2,
        10,
        0.5,
        5,
        _("Fall of the yield for each percent of GDP bought; published estimates differ several times over."),
    ),
    Slider(
        "expected_pct",
        _("Expected before the announcement"),
        _("%"),
        0,
        100,
        5,
        50,
        _("What is expected is in the yield already; only the rest moves it on the day."),
    ),
    Slider("maturity_years", _("Maturity of the bond"), _("years"), 1, 30, 1, 10, _("Years until the face value is repaid.")),
    Slider("coupon_pct", _("Coupon"), _("%"), 0, 8, 0.25, 4, _("Paid once a year on 100 of face value.")),
    Slider(
        "yield_pct",
        _("Yield before"),
        _("%"),
        0,
        8,
        0.05,
        4,
        _("Before anyone expected the purchases. It stands for the bond and for the ten-year Treasury."),
    ),
    Slider(
        "spread_pp",
        _("Mortgage spread"),
        _("pp"),
        1,
        3.2,
        0.1,
        1.7,
        _("Mortgage rate less ten-year yield: 1.7 is the median since 2000, near 3 the widest months."),
    ),
)

_PRESETS = (
    Preset(
        "qe2",
        _("QE2"),
        {"purchases_pct": 4, "yield_pct": 2.65, "coupon_pct": 2.75, "spread_pp": 1.6},
        _(
            "November 2010: 600 billion dollars, about 4% of GDP. The yield is near that of the day before the announcement; "
            "that half was expected is an assumption."
        ),
    ),
    Preset(
        "ecb2015",
        _("Euro area, 2015"),
        {"purchases_pct": 11, "sensitivity_bp": 6.5, "yield_pct": 1.1, "coupon_pct": 1, "expected_pct": 70},
        _(
            "January 2015: 1,140 billion euro to September 2016, about 11% of GDP, long talked about. The sensitivity is that of "
            "Altavilla, Carboni and Motto; yield, coupon and share expected are assumptions."
        ),
    ),
)

EXPLORER = Explorer(
    name="yield_workshop",
    class_name="YieldWorkshopExplorer",
    title=_("Yield workshop"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("event_month", _("Months from the announcement"), _("months"), axis="event_month"),
        Output("yield_path_pct", _("Yield"), _("%"), 2, axis="event_month"),
        Output("yield_axis_pct", _("Yield"), _("%"), 2, axis="yield_axis_pct"),
        Output("price_curve", _("Price of the bond"), _("per 100 of face value"), 2, axis="yield_axis_pct"),
        Output("yield_before_pct", _("Yield before"), _("%"), 2, axis=""),
        Output("yield_after_pct", _("Yield after"), _("%"), 2, axis=""),
        Output("price_before", _("Price before"), _("per 100 of face value"), 2, axis=""),
        Output("price_after", _("Price after"), _("per 100 of face value"), 2, axis=""),
        Output("duration_years", _("Duration"), _("years"), 2, axis=""),
        Output(
            "life", _("Maturity"), _("name"), axis="life", categories=(_("2 years"), _("5 years"), _("10 years"), _("30 years"))
        ),
        Output("gain_pct", _("Gain of a bond with this coupon"), _("%"), 1, axis="life"),
        Output("time", _("Time"), _("name"), axis="time", categories=(_("Before"), _("After"))),
        Output("payment_usd", _("Monthly payment on 400,000"), _("USD a month"), 0, axis="time"),
        Output("mortgage_pct", _("Mortgage rate"), _("%"), 2, axis="time"),
    ),
    charts=(
        Chart(
            "path",
            _("The yield: {yield_bp:+.0f} bp, {yield_before_bp:+.0f} before and {yield_day_bp:+.0f} on the day"),
            _("%"),
            "lines",
            (Series("yield_path_pct", _("Yield"), "yield", "line"),),
            x="event_month",
            spans=(("announcement", "buying_ends", _("Buying")),),
        ),
        Chart(
            "price",
            _("Price: {price_before:.2f}, then {price_after:.2f}; duration {duration_years:.1f} years"),
            _("per 100 of face value"),
            "lines",
            (
                Series("price_curve", _("Price at each yield"), "bonds", "line"),
                Series("price_after", _("After"), "bitcoin", "point", x="yield_after_pct"),
            ),
            x="yield_axis_pct",
            mark=("yield_before_pct", _("Yield before")),
        ),
        Chart(
            "gains",
            _("The longer the bond, the larger the gain"),
            _("%"),
            "bars",
            (Series("gain_pct", _("Gain"), "treasuries", "bar"),),
            x="life",
        ),
        Chart(
            "payment",
            _("Mortgage from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}%: {saving_usd:.0f} dollars a month less"),
            _("USD a month on 400,000"),
            "bars",
            (Series("payment_usd", _("Payment"), "houses", "bar"),),
            x="time",
        ),
    ),
    sentences=(
        _(
            "Buying {purchases_pct:.1f}% of GDP lowers the yield by {total_bp:.0f} bp in all: {before_bp:.0f} before the "
            "announcement and {day_bp:.0f} on the day. The {maturity_years:.0f}-year bond goes from {price_before:.2f} to "
            "{price_after:.2f}, the mortgage rate from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}%, which saves "
            "{saving_usd:.0f} dollars a month on a loan of 400,000."
        ),
        _("Nothing is bought: yield, price and payment stay where they were."),
        _(
            "Buying {purchases_pct:.1f}% of GDP would take the yield to its floor of -1%, outside all experience. A rule of "
            "thumb says nothing there, and this one should not be believed."
        ),
        _(
            "Buying {purchases_pct:.1f}% of GDP lowers the yield by {total_bp:.0f} bp, all of it before the announcement: on the "
            "day nothing moves, and whoever looks at that day alone finds no effect."
        ),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "A central bank buys bonds worth 10% of GDP. By how much does the ten-year yield fall in all? The explorer takes "
                "a sensitivity from the middle of the estimates; the published number is for the euro area."
            ),
            "total_bp",
            _("bp"),
            0,
            150,
            5,
            {"purchases_pct": 10},
            (65, 65),
            "altavilla2021asset",
        ),
        Prediction(
            _("The same 50 bp, and a thirty-year bond in place of a ten-year one. How many dollars does it gain on 100?"),
            "gain",
            _("dollars"),
            0,
            20,
            0.5,
            {"purchases_pct": 10, "maturity_years": 30},
            note=_("Arithmetic of the bond formula."),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"purchases_pct": 0.0},
    {"purchases_pct": 30.0, "sensitivity_bp": 10.0, "yield_pct": 1.0},
    {"expected_pct": 100.0},
)
