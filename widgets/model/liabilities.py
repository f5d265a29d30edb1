"""Block c. Who absorbs a drain or an injection: ON RRP first while bills pay more, then
reserves."""

import numpy as np


def drain_bn(
    assets_change_bn,
    deferred_change_bn,
    treasury_account_change_bn,
    currency_change_bn,
    other_change_bn,
):
    """Money drained from reserves and ON RRP together this month, bn USD.

    drain = -(dA + dDef) + dTGA + dC + dO: a smaller portfolio, a fuller Treasury
    account and more currency all drain; the central bank's losses (dDef > 0) inject.
    """
    return (
        -(assets_change_bn + deferred_change_bn)
        + treasury_account_change_bn
        + currency_change_bn
        + other_change_bn
    )


def satiation(reserves_pct, parameters):
    """How satiated banks are with reserves, 0 (scarce) to 1 (abundant): 1 / (1 + exp(-2
    (q - q_s))).

    reserves_pct: q, reserves in % of bank assets.
    """
    return 1 / (
        1
        + np.exp(
            -parameters.satiation_steepness * (reserves_pct - parameters.satiation_pct)
        )
    )


def absorb(
    reserves_bn,
    on_rrp_bn,
    bank_assets_bn,
    drain,
    bills_pay_more,
    facility,
    migration_bn,
    parameters,
):
    """Reserves and ON RRP after one month, as a list [reserves, ON RRP], bn USD.

    th = on * 1.2 RRP / (RRP + 200);  dn = min(RRP, th * max(drain, 0));  up = iota *
    sat * max(-drain, 0)
    RRP <- RRP - dn + up + mig;   R <- R - drain + dn - up - mig

    drain: bn USD this month (negative: an injection).  bills_pay_more: `on`, 0 to 1, 1
    when Treasury bills yield more than ON RRP.  facility: 1 where ON RRP exists (from
    2013), else 0.  migration_bn: deposits that move to money funds.
    """
    share = (
        bills_pay_more
        * parameters.on_rrp_draw
        * on_rrp_bn
        / (on_rrp_bn + parameters.on_rrp_half_bn)
    )
    paid_by_funds_bn = np.minimum(on_rrp_bn, share * np.maximum(drain, 0))
    reserves_pct = 100 * reserves_bn / bank_assets_bn
    spill_bn = (
        facility
        * parameters.on_rrp_spill
        * satiation(reserves_pct, parameters)
        * np.maximum(-drain, 0)
    )
    return [
        reserves_bn - drain + paid_by_funds_bn - spill_bn - migration_bn,
        on_rrp_bn - paid_by_funds_bn + spill_bn + migration_bn,
    ]
