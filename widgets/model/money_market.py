"""Block d. What scarce reserves do to overnight rates."""

import numpy as np


def spread_bp(reserves_pct, parameters):
    """Effective federal funds rate less interest on reserve balances, bp (monthly
    mean).

    EFFR - IORB = min(smax, s0 + b * max(0, q_s - q)): flat while reserves are ample,
    rising below q_s, capped by the standing repo facility.

    reserves_pct: q, reserves in % of bank assets, 0 to 100.  Source: satiation at
    12-13% of bank assets (Afonso, Giannone, La Spada and Williams 2022); slope and
    level fitted to 2019, 2024 and 2025.
    """
    shortfall_pp = np.maximum(0, parameters.satiation_pct - reserves_pct)
    return np.minimum(
        parameters.ceiling_spread_bp,
        parameters.satiated_spread_bp + parameters.scarcity_slope_bp * shortfall_pp,
    )


def ample_reserves_bn(bank_assets_bn, parameters):
    """Reserves at the satiation point q_s, bn USD: above this line they are ample."""
    return parameters.satiation_pct * bank_assets_bn / 100
