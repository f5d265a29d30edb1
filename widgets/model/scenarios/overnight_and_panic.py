"""Single readings of the model: overnight rates at three levels of reserves, and the panic of March 2020."""

from widgets.model.long_yield import market_functioning_bp
from widgets.model.money_market import spread_bp

# Reserves over bank assets, bn USD: first half of 2024, November 2025, spring 2019.
RESERVES_AND_BANK_ASSETS_BN = {"T8a": (3450, 23500), "T8b": (2870, 24900), "T8c": (1500, 17300)}
BOUGHT_IN_MARCH_2020_BN = 700  # Treasuries bought from 18 March to 1 April


def results(parameters):
    """T8a-c, T12: {id: model's number}, bp."""
    readings = {
        key: spread_bp(100 * reserves_bn / bank_assets_bn, parameters)
        for key, (reserves_bn, bank_assets_bn) in RESERVES_AND_BANK_ASSETS_BN.items()
    }
    bought, before = (market_functioning_bp(1, bn, parameters) for bn in (BOUGHT_IN_MARCH_2020_BN, 0))
    return readings | {"T12": bought - before}
