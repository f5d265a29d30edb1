"""Block a. Who owes what to whom: T-accounts of a purchase and of a run-off, and the
central bank's identity."""


def purchase_entries(purchase_bn, nonbank_share):
    """T-account entries of a purchase Q of securities, of which the share n is sold by
    non-banks.

    Central bank: securities +Q, reserves +Q.  Banks: reserves +Q, securities -(1-n)Q,
    deposits +nQ. Non-banks: securities -nQ, deposits +nQ.  Nobody's net worth changes
    at the moment of the swap.

    purchase_bn: bn USD.  nonbank_share: 0 to 1 (0.7 unless said otherwise, 0.4 to
    0.95). Returns entries in bn USD, assets and liabilities of each sector.
    """
    sold_by_nonbanks_bn = nonbank_share * purchase_bn
    return {
        "central_bank_securities": purchase_bn,
        "central_bank_reserves": purchase_bn,
        "bank_reserves": purchase_bn,
        "bank_securities": -(purchase_bn - sold_by_nonbanks_bn),
        "bank_deposits": sold_by_nonbanks_bn,
        "nonbank_securities": -sold_by_nonbanks_bn,
        "nonbank_deposits": sold_by_nonbanks_bn,
    }


def posted_entries(
    purchase_bn,
    nonbank_share,
    treasury_account_change_bn,
    bank_share,
    taxpayer_share,
    on_rrp_change_bn,
):
    """What a purchase Q, a rise T of the Treasury's account and a rise X of ON RRP leave
    in the accounts, bn USD, as a list: reserves, banks' securities, the public's bank
    deposits, non-banks' securities, non-banks' net worth.

    Q is posted as in `purchase_entries`.  T is paid by banks that buy new Treasury debt
    (share b), by taxpayers (share t) and by non-banks that buy the rest of the debt;
    the last two pay from deposits.  X is deposits that a money fund takes to ON RRP.
    Reserves = Q - T - X;   deposits = n Q - (1 - b) T - X.

    purchase_bn, treasury_account_change_bn, on_rrp_change_bn: bn USD.  nonbank_share: n,
    0 to 1.  bank_share, taxpayer_share: 0 to 1, together at most 1.
    """
    sold_by_nonbanks_bn = nonbank_share * purchase_bn
    sold_by_banks_bn = purchase_bn - sold_by_nonbanks_bn
    bought_by_banks_bn = bank_share * treasury_account_change_bn
    taxes_bn = taxpayer_share * treasury_account_change_bn
    paid_from_deposits_bn = treasury_account_change_bn - bought_by_banks_bn
    return [
        purchase_bn - treasury_account_change_bn - on_rrp_change_bn,
        bought_by_banks_bn - sold_by_banks_bn,
        sold_by_nonbanks_bn - paid_from_deposits_bn - on_rrp_change_bn,
        paid_from_deposits_bn - taxes_bn - sold_by_nonbanks_bn,
        -taxes_bn,
    ]


def runoff_entries(runoff_bn, money_fund_share, depositor_share):
    """T-account entries of a run-off X that the Treasury refinances with the public.

    The Treasury repays the central bank (securities -X, Treasury account -X) and sells
    new debt (Treasury account +X). A money fund pays from ON RRP (ON RRP -X); a bank
    pays with reserves (-X); a depositor pays through a bank (reserves -X, deposits -X).

    runoff_bn: bn USD.  money_fund_share, depositor_share: 0 to 1, together at most 1;
    banks buy the rest. Returns entries in bn USD.
    """
    money_funds_bn = money_fund_share * runoff_bn
    depositors_bn = depositor_share * runoff_bn
    banks_bn = runoff_bn - money_funds_bn - depositors_bn
    return {
        "central_bank_securities": -runoff_bn,
        "central_bank_reserves": -(banks_bn + depositors_bn),
        "central_bank_on_rrp": -money_funds_bn,
        "treasury_account": 0.0 * runoff_bn,
        "bank_reserves": -(banks_bn + depositors_bn),
        "bank_securities": banks_bn,
        "bank_deposits": -depositors_bn,
        "money_fund_on_rrp": -money_funds_bn,
        "money_fund_securities": money_funds_bn,
        "depositor_deposits": -depositors_bn,
        "depositor_securities": depositors_bn,
    }


def identity_gap_bn(
    assets_bn,
    deferred_asset_bn,
    reserves_bn,
    on_rrp_bn,
    treasury_account_bn,
    currency_bn,
    other_bn,
):
    """Assets less liabilities, A + Def - (R + RRP + TGA + C + O), in bn USD: zero,
    every month.

    other_bn: other liabilities and capital.  All arguments in bn USD.
    """
    liabilities_bn = reserves_bn + on_rrp_bn + treasury_account_bn + currency_bn + other_bn
    return assets_bn + deferred_asset_bn - liabilities_bn
