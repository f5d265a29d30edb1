"""What purchases did to output, unemployment and inflation while the policy rate stayed at its lower bound."""

import numpy as np

from widgets.model.macro import demand_drive_pct, demand_step, inflation_step, unemployment_change_pp
from widgets.model.scenarios.announcements import AGE_IN_DECEMBER_2014, FIVE_HUNDRED_BN, MONTHS, effect_bp, programme_path_pct

# Months counted from December 2008.
DECEMBER_2014, MARCH_2015, MARCH_2016 = 72, 75, 87


def announced_effect_bp(parameters):
    """Effect on the ten-year yield of all that had been announced, by month from December 2008, bp; no foresight."""
    total_bp = np.zeros(MONTHS)
    for programme, age in AGE_IN_DECEMBER_2014:
        start = DECEMBER_2014 - age
        total_bp[start:] += effect_bp(programme_path_pct(*programme), parameters)[: MONTHS - start]
    return total_bp


def response(effects_bp, parameters):
    """Output gap in % of GDP, unemployment and inflation in pp of the baseline, by month: three arrays.

    effects_bp: effect on the ten-year yield by month.  The policy rate does not answer.
    """
    impulse_pct, gap_pct, inflation_pp = 0.0, 0.0, 0.0
    rows = []
    for bp in effects_bp:
        drive_pct = demand_drive_pct(bp / 100, 0, parameters)
        impulse_pct, gap_pct = demand_step(drive_pct, impulse_pct, gap_pct, parameters)
        inflation_pp = inflation_step(gap_pct, inflation_pp, parameters)
        rows.append((gap_pct, unemployment_change_pp(gap_pct, parameters), inflation_pp))
    return np.transpose(rows)


def results(parameters):
    """T10a-b, pp, a fall of unemployment and a rise of inflation, and T10c, % of GDP: {id: model's number}."""
    _, unemployment_pp, inflation_pp = response(announced_effect_bp(parameters), parameters)
    gap_pct, _, _ = response(effect_bp(programme_path_pct(*FIVE_HUNDRED_BN), parameters), parameters)
    return {"T10a": -unemployment_pp[MARCH_2015], "T10b": inflation_pp[MARCH_2016], "T10c": gap_pct.max()}
