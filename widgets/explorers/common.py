"""Outputs, charts and sources that the purchases and the run-off explorer declare alike."""

from widgets.explorers.declaration import Chart, Output, Series
from widgets.text import _

OUTPUTS = (
    Output("month", _("Month"), _("months")),
    Output("total_assets_bn", _("Total assets"), _("bn USD"), banded=True),
    Output("treasuries_bn", _("Treasuries"), _("bn USD"), banded=True),
    Output("mbs_bn", _("Agency MBS"), _("bn USD"), banded=True),
    Output("other_assets_bn", _("Other assets"), _("bn USD")),
    Output("reserves_bn", _("Reserves"), _("bn USD"), banded=True),
    Output("on_rrp_bn", _("ON RRP"), _("bn USD"), banded=True),
    Output("other_liabilities_bn", _("Other liabilities"), _("bn USD")),
    Output("identity_gap_bn", _("Assets less liabilities"), _("bn USD")),
    Output("reserves_to_bank_assets_pct", _("Reserves to bank assets"), _("%"), 1, banded=True),
    Output("spread_bp", _("Funds rate less interest on reserves"), _("bp"), 1, banded=True),
    Output("ten_year_pct", _("Ten-year yield"), _("%"), 2, banded=True),
    Output("ten_year_baseline_pct", _("Ten-year yield without the policy"), _("%"), 2, banded=True),
    Output("ten_year_effect_bp", _("Effect on the ten-year yield"), _("bp"), 1, banded=True),
    Output("mortgage_pct", _("Mortgage rate"), _("%"), 2, banded=True),
    Output("equity_pct", _("Share prices"), _("%"), 1, banded=True),
    Output("house_pct", _("House prices"), _("%"), 1, banded=True),
    Output("dollar_pct", _("Dollar"), _("%"), 1, banded=True),
    Output("bond_price_pct", _("Ten-year bond price"), _("%"), 1, banded=True),
    Output("gold_pct", _("Gold"), _("%"), 1, banded=True, range_only=True),
    Output("bitcoin_pct", _("Bitcoin"), _("%"), 1, banded=True, range_only=True),
)

HOLDS = Chart(
    "holds",
    _("What the central bank holds"),
    _("bn USD"),
    "stack",
    (
        Series("treasuries_bn", _("Treasuries"), "treasuries", "area"),
        Series("mbs_bn", _("Agency MBS"), "mbs", "area"),
        Series("other_assets_bn", _("Other"), "other", "area"),
    ),
)
OWES = Chart(
    "owes",
    _("Who holds the money"),
    _("bn USD"),
    "stack",
    (
        Series("reserves_bn", _("Reserves"), "reserves", "area"),
        Series("on_rrp_bn", _("ON RRP"), "on_rrp", "area"),
        Series("other_liabilities_bn", _("Currency and other"), "other", "area"),
    ),
)
UNKNOWN = Chart(
    "unknown",
    _("Gold and bitcoin: a range, no estimate"),
    _("%"),
    "lines",
    (Series("gold_pct", _("Gold"), "gold", "hatched"), Series("bitcoin_pct", _("Bitcoin"), "bitcoin", "hatched")),
    note=_("No credible causal estimate exists. The hatched areas are assumptions."),
)

SOURCES = (
    "term_premium_bp_per_pct_gdp",
    "expectation_horizon_months",
    "stress_amplification",
    "lower_bound_amplification",
    "market_functioning_bp",
    "duration_mbs_years",
    "mbs_spread_bp",
    "equity_pct_per_pp",
    "house_pct_per_pp",
    "dollar_pct_per_pp",
    "satiation_pct",
    "satiated_spread_bp",
    "scarcity_slope_bp",
    "on_rrp_spill",
    "gold_pct_per_pp",
    "bitcoin_pct_per_pp",
)


def yield_chart(with_label, without_label):
    """Ten-year yield with the policy (and its band) and without."""
    return Chart(
        "yield",
        _("Ten-year yield"),
        _("%"),
        "lines",
        (
            Series("ten_year_pct", with_label, "yield", "line"),
            Series("ten_year_baseline_pct", without_label, "baseline", "dashed"),
        ),
    )


def prices_chart(title):
    """Asset prices with their bands, in % of the price without the policy."""
    return Chart(
        "prices",
        title,
        _("%"),
        "lines",
        (
            Series("equity_pct", _("Shares"), "equities", "line"),
            Series("house_pct", _("Houses"), "houses", "line"),
            Series("dollar_pct", _("Dollar"), "dollar", "line"),
            Series("bond_price_pct", _("Ten-year bond"), "bonds", "line"),
        ),
    )
