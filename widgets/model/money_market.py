"""Block d. What scarce reserves do to overnight rates."""

import numpy as np


def spread_bp(reserves_pct, parameters):
    """Effective federal funds rate less interest on reserve balances, bp (monthly
    mean).

    EFFR - IORB = min(smax, s0 + b * max(0, q_s - q)): flat while reserves are
    abundant, rising below q_s, capped by the standing repo facility.

    reserves_pct: q, reserves in % of bank assets, 0 to 100.  Source: satiation at
    12-13% of bank assets (Afonso, Giannone, La Spada and Williams 2022); slope and
    level fitted to 2019, 2024 and 2025.
    """
    return demand_spread_bp(
        reserves_pct,
        parameters.satiation_pct,
        parameters.scarcity_slope_bp,
        parameters.ceiling_spread_bp,
        parameters,
    )


def demand_spread_bp(reserves_pct, satiated_at_pct, slope_bp, ceiling_bp, parameters):
    """The reserve demand curve with its shape given: `spread_bp` for any satiation
    point, slope and ceiling, bp.

    reserves_pct: q, reserves in % of bank assets.  satiated_at_pct: q_s, % of bank
    assets.  slope_bp: b, bp per pp of bank assets.  ceiling_bp: smax, bp; a very large
    number where nothing caps the rate.
    """
    shortfall_pp = np.maximum(0, satiated_at_pct - reserves_pct)
    return np.minimum(ceiling_bp, parameters.satiated_spread_bp + slope_bp * shortfall_pp)


def repo_spike_chance(reserves_pct, facility, parameters):
    """Chance that repo rates jump by a point or more on a day with such reserves, 0 to
    1: (1 - F (1 - leak)) / (1 + exp(k (q - q_r))).

    reserves_pct: q on that day, in % of bank assets.  facility: F, 1 where a standing
    repo facility lends against safe securities, else 0.  Source: one event, 17 September
    2019, when reserves were 8% of bank assets (Anbil, Anderson and Senyuz 2020); the
    rest is assumed.
    """
    reach = 1 + np.exp(
        parameters.spike_steepness * (reserves_pct - parameters.spike_reserves_pct)
    )
    return (1 - facility * (1 - parameters.facility_leak)) / reach


def ample_reserves_bn(bank_assets_bn, parameters):
    """Reserves at the satiation point q_s, bn USD: above this line they are
    abundant, below it ample and then scarce."""
    return parameters.satiation_pct * bank_assets_bn / 100
