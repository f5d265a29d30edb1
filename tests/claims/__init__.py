"""What each clause of the explorers' sentences says, as a check against the outputs.

CLAIMS: explorer -> {clause: check}.  A check takes the outputs and the inputs (a choice with records as its record) and returns
`told(...)`: what must be true for the clause to be said, and the number that each of its placeholders must show.  Both are worked
out from the outputs here, by other means than in `facts`, so that a wrong sentence or a wrong number is seen.
"""

from claims import balance_sheets, policy, prices
from widgets.explorers.catalogue import EXPLORERS

_MODULES = (balance_sheets, policy, prices)
CLAIMS = {name: getattr(module, name)() for name in EXPLORERS for module in _MODULES if hasattr(module, name)}
