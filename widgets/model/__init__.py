"""The transmission model: a module per block, plain arithmetic, monthly steps.  No
drawing, no input or output.

Stocks in bn USD at the end of the month, rates in % a year, effects in bp; a negative
term-premium effect means lower yields.  Every function takes numbers or numpy arrays
that broadcast, so one call runs one scenario or many thousands. Arguments outside their
range, not finite, of the wrong type or shape raise ValueError (ranges:
`widgets.model.validate`).
"""

from widgets.model import (
    asset_prices,
    balance_sheet,
    income,
    liabilities,
    long_yield,
    macro,
    money_market,
    portfolio,
    public_debt,
    spillovers,
    valuation,
    wealth,
)
from widgets.model.parameters import parameters, table
from widgets.model.validate import checked

BLOCKS = (
    balance_sheet,
    portfolio,
    liabilities,
    money_market,
    long_yield,
    asset_prices,
    macro,
    income,
    wealth,
    spillovers,
    public_debt,
    valuation,
)

__all__ = ["parameters", "table"]
for _block in BLOCKS:
    for _name, _function in vars(_block).copy().items():
        if getattr(
            _function, "__module__", None
        ) == _block.__name__ and not _name.startswith("_"):
            globals()[_name] = checked(_function)
            __all__.append(_name)
