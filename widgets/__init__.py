"""Explorers of quantitative easing and tightening, and the transmission model behind them.

from widgets import PurchaseExplorer, RunoffExplorer
from widgets.model import parameters, ten_year_equivalents_pct
"""

__all__ = ["PurchaseExplorer", "RunoffExplorer"]


def __getattr__(name):
    # Loaded on first use: the build of the front end imports this package before the Jupyter libraries exist.
    if name in __all__:
        from widgets import explorer

        return getattr(explorer, name)
    raise AttributeError(f"module 'widgets' has no attribute {name!r}")
