"""Hong Kong in May to August 2025: the Aggregate Balance filled on the strong side and drained on the weak side."""

from widgets.model.spillovers import WEAK_SIDE, hibor_spread_pp, hong_kong_step

FILLED_HKD_BN = 174  # Aggregate Balance after the sales of Hong Kong dollars in May 2025
WEAK_MONTHS = 2  # spent at 7.85


def drained_hkd_bn(parameters, balance_hkd_bn=FILLED_HKD_BN, months=WEAK_MONTHS):
    """Aggregate Balance after some months on the weak side without flows, bn HKD."""
    state = [balance_hkd_bn, WEAK_SIDE]
    for _ in range(months):
        state = hong_kong_step(*state, inflow_bn=0, parameters=parameters)
    return state[0]


def results(parameters):
    """T13, bn HKD, and T13b, pp: {id: model's number}."""
    return {"T13": drained_hkd_bn(parameters), "T13b": hibor_spread_pp(FILLED_HKD_BN, parameters)}
