"""Ranges of the model's arguments, by name, and the check that every public function of
the model makes on entry."""

import functools
import inspect
from types import SimpleNamespace

import numpy as np

# name: (unit, lowest, highest).  One name means one thing everywhere in the model.
RANGES = {
    "above_pp": ("pp", -100, 1000),
    "accretion_bn": ("bn USD a month", 0, 1e3),
    "added_pp": ("pp", -100, 100),
    "agency_mbs_bn": ("bn USD", 1, 1e6),
    "aggregate_balance_bn": ("bn HKD", 1, 1e5),
    "anchor_pct": ("% a year", -5, 50),
    "anchor_share": ("share", 0, 1),
    "announced_pct": ("% of GDP", -1e3, 1e3),
    "assets_bn": ("bn USD", 0, 1e6),
    "assets_change_bn": ("bn USD a month", -1e6, 1e6),
    "at_lower_bound": ("0 or 1", 0, 1),
    "bank_assets_bn": ("bn USD", 0.001, 1e7),
    "bank_share": ("share", 0, 1),
    "base_pct": ("% of GDP", 0.1, 1e3),
    "belief_share": ("share", 0, 1),
    "bills_pay_more": ("share", 0, 1),
    "book_yield_pct": ("% a year", -5, 50),
    "bought_bn": ("bn USD", 0, 1e6),
    "business_tn": ("tn USD", 0, 1e4),
    "cap_bn": ("bn USD a month", 0, 1e9),
    "ceiling_bp": ("bp", -100, 1e6),
    "cents_per_dollar": ("cents a year", 0, 100),
    "change_tn": ("tn USD", -1e4, 1e4),
    "coupon_pct": ("% a year", 0, 50),
    "credibility": ("share", 0, 1),
    "currency_bn": ("bn USD", 0, 1e6),
    "currency_change_bn": ("bn USD a month", -1e6, 1e6),
    "currency_fall_pct": ("%", -100, 100),
    "day": ("trading days", 0, 1e4),
    "debt_pct": ("% of GDP", 0, 1e4),
    "deferred_asset_bn": ("bn USD", 0, 1e6),
    "deferred_change_bn": ("bn USD a month", -1e6, 1e6),
    "deferred_pct": ("% of GDP", 0, 1e4),
    "demand_bn": ("bn HKD", -1e5, 1e5),
    "demand_slope_pct": ("% per pp", 0, 100),
    "deposit_floor_pct": ("% a year", -5, 50),
    "deposit_pct": ("% a year", -5, 50),
    "depositor_share": ("share", 0, 1),
    "discount_pct": ("% a year", 0.01, 50),
    "dollar_change_pct": ("%", -90, 1000),
    "dollar_priced": ("0 or 1", 0, 1),
    "drain": ("bn USD a month", -1e6, 1e6),
    "drive_pct": ("% of GDP", -100, 100),
    "duration_years": ("years", 0.01, 100),
    "easing_pp": ("pp", 0, 50),
    "effective_rate_pct": ("% a year", -5, 50),
    "energy_pct": ("%", -100, 1000),
    "energy_share": ("share", 0, 1),
    "equities_tn": ("tn USD", 0, 1e4),
    "equity_log_change": ("logarithm", -20, 20),
    "expected_inflation_pct": ("% a year", -50, 100),
    "expected_share": ("share", 0, 1),
    "export_elasticity": ("% per %", 0, 100),
    "export_volume": ("%", -1000, 1000),
    "facility": ("0 or 1", 0, 1),
    "fast_growth_pct": ("% a year", -50, 100),
    "fast_years": ("years", 0, 100),
    "feedback": ("ratio", 0, 1),
    "flow_pct": ("% of GDP", -1e3, 1e3),
    "food_pct": ("%", -100, 1000),
    "food_share": ("share", 0, 1),
    "foreign_yield_change_pp": ("pp", -50, 50),
    "gap_pct": ("% of GDP", -100, 100),
    "gdp_bn": ("bn USD a year", 0.001, 1e7),
    "half_year_ago_pp": ("pp", -100, 100),
    "headroom_pct": ("% of bank assets", 0, 100),
    "hedged_share": ("share", 0, 1),
    "held_bn": ("bn, currency of GDP", 0, 1e7),
    "held_months": ("months", 0, 120),
    "held_pct": ("% of GDP", 0, 1e4),
    "held_share": ("share", 0, 1),
    "hkd_per_usd": ("HKD per USD", 7.75, 7.85),
    "holdings_bn": ("bn USD", 0, 1e6),
    "holdings_yield_pct": ("% a year", -5, 50),
    "house_log": ("logarithm", -20, 20),
    "household_share": ("share", 0.001, 1),
    "illiquidity": ("%", 0, 100),
    "import_share": ("share", 0, 1),
    "import_volume": ("%", -1000, 1000),
    "impulse_pct": ("% of GDP", -100, 100),
    "inflation_change_pp": ("pp", -50, 50),
    "inflation_expected_pp": ("pp", -50, 50),
    "inflation_pct": ("% a year", -50, 100),
    "inflow_bn": ("bn a month", -1e5, 1e5),
    "interest_on_reserves_pct": ("% a year", -5, 50),
    "intervention_share": ("share", 0, 1),
    "inventory_bn": ("bn USD", 0, 1e6),
    "jobs_pp": ("% of employment", -100, 100),
    "jobs_share": ("share", 0, 1),
    "kept_bn": ("bn USD", 0, 1e6),
    "life_years": ("years", 0.01, 200),
    "loan": ("dollars", 0, 1e12),
    "loan_rate_change_pp": ("pp", -50, 50),
    "loans_change_pct": ("% of loans", -100, 1e3),
    "log_change": ("logarithm", -20, 20),
    "long_growth_pct": ("% a year", -50, 49),
    "long_run_rate_pct": ("% a year", -5, 50),
    "long_share": ("share", 0, 1),
    "lowest_pct": ("% a year", -5, 50),
    "market_rate_pct": ("% a year", -5, 50),
    "market_yield_pct": ("% a year", -5, 50),
    "maturing": ("bn USD a month", 0, 1e6),
    "maturing_yearly_pct": ("% a year", 0, 95),
    "maturity_years": ("years", 1, 100),
    "mbs_bn": ("bn USD", 0, 1e6),
    "mbs_market_share_pp": ("pp of agency MBS outstanding", -100, 100),
    "migration_bn": ("bn USD a month", -1e6, 1e6),
    "money_fund_share": ("share", 0, 1),
    "month": ("months", 1, 1200),
    "months": ("months", 0, 1200),
    "mortgage_change": ("pp", -50, 50),
    "mortgage_pct": ("% a year", 0, 50),
    "net_purchases_bn": ("bn a month", 0, 1e6),
    "net_worth_tn": ("tn USD", 1e-06, 1e4),
    "neutral_real_pct": ("% a year", -10, 20),
    "news_bp": ("bp", -1e4, 1e4),
    "nominal_growth_pct": ("% a year", -50, 100),
    "nonbank_share": ("share", 0, 1),
    "on_rrp_bn": ("bn USD", 0, 1e6),
    "on_rrp_change_bn": ("bn USD", -1e6, 1e6),
    "on_rrp_rate_pct": ("% a year", -5, 50),
    "other_bn": ("bn USD", -1e6, 1e6),
    "other_change_bn": ("bn USD a month", -1e6, 1e6),
    "other_pct": ("%", -100, 1000),
    "otherwise_pct": ("% of GDP", -1e3, 1e3),
    "output_gap_pct": ("%", -100, 100),
    "owned_tn": ("tn USD", 0, 1e5),
    "pace_bn": ("bn USD a day", 0, 1e6),
    "part_tn": ("tn USD", -1e5, 1e5),
    "passed_on": ("share", 0, 1),
    "path_months": ("months", 1, 1200),
    "path_pct": ("% of GDP", -1e3, 1e3),
    "payment": ("dollars a month", 0, 1e9),
    "peak_months": ("months", 0, 1200),
    "phase_in_months": ("months", 0, 120),
    "policy_rate_change_pp": ("pp", -50, 50),
    "policy_rate_pct": ("% a year", -5, 50),
    "portfolio_yield_pct": ("% a year", -5, 50),
    "premium_change_pp": ("pp", -50, 50),
    "previous": ("logarithm", -20, 20),
    "previous_bp": ("bp", -1e4, 1e4),
    "price_pct": ("%", -100, 1e4),
    "primary_deficit_pct": ("% of GDP", -100, 100),
    "profit_pct": ("% of GDP", -100, 100),
    "purchase_bn": ("bn USD", -1e6, 1e6),
    "purchases_bn": ("bn USD a month", 0, 1e6),
    "purchases_pct": ("% of GDP", -1e3, 1e3),
    "push_pp": ("pp", -50, 50),
    "rate_gap_pp": ("pp", -50, 50),
    "rate_pct": ("% a year", 0.001, 100),
    "reaction": ("ratio", 0, 100),
    "real_estate_tn": ("tn USD", 0, 1e4),
    "real_yield_change_pp": ("pp", -50, 50),
    "reinvested_share": ("share", 0, 1),
    "remaining_bn": ("bn USD", 0, 1e9),
    "replacement_pct_per_pp": ("% of GDP per pp", 0, 1e3),
    "reserves_bn": ("bn USD", 0, 1e6),
    "reserves_pct": ("% of bank assets", 0, 100),
    "reversion_months": ("months", 0.1, 1e4),
    "room_bn": ("bn USD", 1, 1e6),
    "room_pct": ("% of loans", 0, 1e4),
    "runoff_bn": ("bn USD a month", 0, 1e6),
    "sales_bn": ("bn USD a month", 0, 1e6),
    "satiated_at_pct": ("% of bank assets", 0, 100),
    "securities_bn": ("bn USD", 0, 1e6),
    "sensitivity_bp": ("bp per 1% of GDP", 0.01, 1e3),
    "shelter_pct": ("%", -100, 1000),
    "shelter_share": ("share", 0, 1),
    "shock_pp": ("pp", -50, 50),
    "shortfall_pp": ("pp", 0, 50),
    "slope_bp": ("bp per pp of bank assets", 0, 100),
    "slope_pp": ("pp per % of GDP", 0, 10),
    "stock_bn": ("bn", 0, 1e6),
    "stock_pct": ("% of GDP", -1e3, 1e3),
    "stress": ("share", 0, 1),
    "supply_response": ("ratio", 0, 100),
    "taiwan_yield_change_pp": ("pp", -50, 50),
    "taxpayer_share": ("share", 0, 1),
    "term_premium_change_bp": ("bp", -1e4, 1e4),
    "total_tn": ("tn USD", 1e-06, 1e6),
    "trade_share_pct": ("% of GDP", 0, 1000),
    "treasuries_bn": ("bn USD", 0, 1e6),
    "treasury_account_bn": ("bn USD", 0, 1e6),
    "treasury_account_change_bn": ("bn USD a month", -1e6, 1e6),
    "trend_pct": ("% of loans", -100, 1e3),
    "trust": ("share", 0, 1),
    "wanted_pct": ("% of loans", -1e3, 1e4),
    "width_months": ("months", 0.1, 1200),
    "yearly_income_bn": ("bn USD a year", -1e5, 1e5),
    "years": ("years", 0, 200),
    "yield_cap_pct": ("% a year", -5, 50),
    "yield_change_pp": ("pp", -50, 50),
    "yield_gap_pp": ("pp", -50, 50),
    "yield_pct": ("% a year", 1e-06, 50),
}
BUCKETS = {
    "treasuries_bn",
    "purchases_bn",
    "sales_bn",
}  # lists of four, one for each bucket of remaining life

POSITIVE = frozenset(name for name, (_, low, _high) in RANGES.items() if low > 0)
NONNEGATIVE = frozenset(name for name, (_, low, _high) in RANGES.items() if low >= 0)


def number(name, value, unit, low, high):
    """The value as it came, if it is a finite number (or an array of them) from low to
    high; else ValueError."""
    expected = f"{name} must be a number from {low:g} to {high:g} ({unit})"
    is_numeric = isinstance(value, (int, float, np.number, np.ndarray)) and not isinstance(
        value, bool
    )
    if not is_numeric or np.asarray(value).dtype.kind not in "iuf":
        raise ValueError(f"{expected}, or a numpy array of them; got {value!r}")
    array = np.asarray(value, dtype=float)
    if not array.size:
        raise ValueError(f"{expected}; got an empty array")
    if np.ma.is_masked(value) or not np.all(np.isfinite(array)):
        raise ValueError(f"{expected}; got a value that is not finite")
    if array.min() < low or array.max() > high:
        worst = array.min() if array.min() < low else array.max()
        raise ValueError(f"{expected}; got {worst:g}")
    return value


def _check(name, value):
    if name == "parameters" and not isinstance(value, SimpleNamespace):
        raise ValueError(
            f"parameters must be what widgets.model.parameters() returns; got {type(value).__name__}"
        )
    if name not in RANGES or name == "path_pct":
        return
    unit, low, high = RANGES[name]
    if name not in BUCKETS:
        number(name, value, unit, low, high)
        return
    if not isinstance(value, (list, tuple)) or len(value) != 4:
        raise ValueError(
            f"{name} must be a list of four numbers from {low:g} to {high:g} ({unit}), one for each bucket"
        )
    for bucket in value:
        number(name, bucket, unit, low, high)


def _check_path(path, months):
    unit, low, high = RANGES["path_pct"]
    if isinstance(months, bool) or not isinstance(months, (int, np.integer)):
        raise ValueError(
            f"path_months must be a whole number from 1 to 1200 (months); got {months!r}"
        )
    if not isinstance(path, (list, tuple, np.ndarray)) or len(path) != months:
        raise ValueError(
            f"path_pct must be a list of path_months = {months} numbers from {low:g} to {high:g} ({unit})"
        )
    for value in path:
        number("path_pct", value, unit, low, high)


def _check_shares(given):
    together = np.asarray(given["money_fund_share"]) + np.asarray(given["depositor_share"])
    if together.max() > 1 + 1e-12:
        raise ValueError(
            f"money_fund_share and depositor_share (shares, 0 to 1) may add to 1 at most; got {together.max():g}"
        )


def _check_growth(given):
    if np.any(np.asarray(given["discount_pct"]) <= np.asarray(given["long_growth_pct"])):
        raise ValueError(
            f"discount_pct (% a year) must be above long_growth_pct (% a year), or the price has no end; "
            f"got {given['discount_pct']!r} and {given['long_growth_pct']!r}"
        )


def checked(function):
    """The function with its arguments checked against `RANGES`: ValueError names the
    argument, its unit and its range.

    The model's own loops call the bare functions; only what `widgets.model` exports is
    wrapped.
    """
    names = list(inspect.signature(function).parameters)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        given = dict(zip(names, args, strict=False)) | kwargs
        shapes = {}
        for name, value in given.items():
            _check(name, value)
            if name in RANGES:
                shapes[name] = _shape(name, value)
        if {"path_pct", "path_months"} <= set(given):
            _check_path(given["path_pct"], given["path_months"])
        if {"money_fund_share", "depositor_share"} <= set(given):
            _check_shares(given)
        if {"discount_pct", "long_growth_pct"} <= set(given):
            _check_growth(given)
        try:
            np.broadcast_shapes(*shapes.values())
        except ValueError:
            listed = ", ".join(
                f"{name} {shape} ({RANGES[name][0]})" for name, shape in shapes.items()
            )
            raise ValueError(
                f"arguments of {function.__name__} do not broadcast together: {listed}"
            ) from None
        return function(*args, **kwargs)

    return wrapper


def _shape(name, value):
    try:
        if name in BUCKETS:
            return np.broadcast_shapes(*(np.shape(bucket) for bucket in value))
        return () if name == "path_pct" else np.shape(value)
    except ValueError:
        raise ValueError(
            f"the buckets of {name} ({RANGES[name][0]}) do not broadcast together"
        ) from None
