"""Explorers of quantitative easing and tightening, and the transmission model behind them.

from widgets import PurchaseExplorer, RunoffExplorer
from widgets.model import parameters, ten_year_equivalents_pct
"""


def __getattr__(name):
    # Loaded on first use: the build of the front end imports this package before the Jupyter libraries exist.
    if name.endswith("Explorer"):
        from widgets import explorer

        if name in explorer.CLASSES:
            return explorer.CLASSES[name]
        raise AttributeError(f"there is no {name}; the explorers are {', '.join(explorer.CLASSES)}")
    raise AttributeError(f"module 'widgets' has no attribute {name!r}")
