"""The double-entry desk: post a purchase, the Treasury's account and ON RRP on four balance sheets that must balance."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Account, Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.balance_sheet import posted_entries
from widgets.text import _

SHARES = 21  # shares sold by non-banks, from 0 to 100% in steps of five


def respond(inputs, parameters):
    """The changes in the accounts of the central bank, the banks, the public and the Treasury, bn USD.

    inputs: the explorer's inputs in their units; `asset` and `payer` are records of shares.
    parameters: not used; these are identities.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    bought = inputs.purchase_bn
    account = inputs.tga_change_bn
    on_rrp = inputs.on_rrp_change_bn
    nonbank_share = inputs.nonbank_share_pct / 100
    payer = inputs.payer
    posted = posted_entries(bought, nonbank_share, account, payer.bank_share, payer.taxpayer_share, on_rrp)

    # The same securities split by kind: what the central bank bought is of one kind, new Treasury debt of the other.
    mbs_bought = inputs.asset.mbs_share * bought
    bank_mbs = -(1 - nonbank_share) * mbs_bought
    nonbank_mbs = -nonbank_share * mbs_bought
    new_debt = (1 - payer.taxpayer_share) * account

    share = []
    reserves_by_share = []
    deposits_by_share = []
    for step in range(SHARES):
        entries = posted_entries(bought, 0.05 * step, account, payer.bank_share, payer.taxpayer_share, on_rrp)
        share.append(5.0 * step)
        reserves_by_share.append(entries[0])
        deposits_by_share.append(entries[2])

    nothing = 0.0 * account
    return {
        "cb_treasuries_bn": [bought - mbs_bought],
        "cb_mbs_bn": [mbs_bought],
        "reserves_bn": [posted[0]],
        "account_bn": [account + nothing],
        "on_rrp_bn": [on_rrp + nothing],
        "bank_treasuries_bn": [posted[1] - bank_mbs],
        "bank_mbs_bn": [bank_mbs],
        "deposits_bn": [posted[2]],
        "nonbank_treasuries_bn": [posted[3] - nonbank_mbs],
        "nonbank_mbs_bn": [nonbank_mbs],
        "nonbank_net_worth_bn": [posted[4]],
        "debt_bn": [new_debt],
        "treasury_net_worth_bn": [-posted[4]],
        "what": [0.0, 1.0, 2.0],
        "from_purchase_bn": [bought, nonbank_share * bought, -bought],
        "from_account_bn": [-account, -(1 - payer.bank_share) * account, new_debt],
        "from_on_rrp_bn": [-on_rrp, -on_rrp, nothing],
        "share_pct": share,
        "reserves_by_share_bn": reserves_by_share,
        "deposits_by_share_bn": deposits_by_share,
        "share_set_pct": [inputs.nonbank_share_pct],
    }


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    reserves = outputs.reserves_bn[0]
    drains = np.maximum(inputs.tga_change_bn, -inputs.tga_change_bn) + np.maximum(
        inputs.on_rrp_change_bn, -inputs.on_rrp_change_bn
    )
    still = np.where(reserves * reserves < 0.25, 1, 0)
    bought = np.where(drains < 0.5, 0, 1 + still)
    not_bought = np.where(drains < 0.5, 4, 3 + 2 * still)
    return {
        "sentence": np.where(inputs.purchase_bn > 0.5, bought, not_bought),
        "purchase_bn": inputs.purchase_bn,
        "account_bn": inputs.tga_change_bn,
        "on_rrp_bn": inputs.on_rrp_change_bn,
        "reserves_bn": reserves,
        "deposits_bn": outputs.deposits_bn[0],
        "bonds_bn": outputs.debt_bn[0] - inputs.purchase_bn,
    }


def _quarter_change(column, first="2021-09", last="2021-12"):
    sheet = "federal_reserve_balance_sheet_monthly"
    return history.at(sheet, column, last) - history.at(sheet, column, first)


def _to_ten(amount):
    return 10 * round(amount / 10)


_INPUTS = (
    Slider("purchase_bn", _("Purchase"), _("bn USD"), 0, 1000, 10, 100, _("Securities that the central bank buys outright.")),
    Slider(
        "nonbank_share_pct",
        _("Share sold by non-banks"),
        _("%"),
        0,
        100,
        10,
        70,
        _("Funds, insurers, households. They are paid with a bank deposit; banks that sell are paid in reserves alone."),
    ),
    Slider(
        "tga_change_bn",
        _("Change in the Treasury's account"),
        _("bn USD"),
        -500,
        500,
        10,
        0,
        _("Money that the government takes in and keeps at the central bank; negative when it spends from the account."),
    ),
    Slider(
        "on_rrp_change_bn",
        _("Change in ON RRP"),
        _("bn USD"),
        -500,
        500,
        10,
        0,
        _("Cash that money market funds bring to the central bank overnight, out of bank deposits."),
    ),
    Choice(
        "asset",
        _("What is bought"),
        {"treasuries": _("Treasuries"), "mbs": _("Agency MBS")},
        "treasuries",
        _("Which line of the accounts the purchase moves."),
        {"treasuries": {"mbs_share": 0.0}, "mbs": {"mbs_share": 1.0}},
    ),
    Choice(
        "payer",
        _("Who fills the Treasury's account"),
        {"banks": _("Banks that buy new debt"), "nonbanks": _("Non-banks that buy new debt"), "taxpayers": _("Taxpayers")},
        "banks",
        _("Read it backward when the account falls: then these are repaid, or receive what the government spends."),
        {
            "banks": {"bank_share": 1.0, "taxpayer_share": 0.0},
            "nonbanks": {"bank_share": 0.0, "taxpayer_share": 0.0},
            "taxpayers": {"bank_share": 0.0, "taxpayer_share": 1.0},
        },
    ),
)

_PRESETS = (
    Preset("from_banks", _("All from banks"), {"nonbank_share_pct": 0}, _("No deposit is created: reserves for securities.")),
    Preset(
        "from_nonbanks",
        _("All from non-banks"),
        {"nonbank_share_pct": 100},
        _("The public gets a deposit for every dollar, and its bank a dollar of reserves."),
    ),
    Preset(
        "end_of_2021",
        _("Last quarter of 2021"),
        {
            "purchase_bn": _to_ten(_quarter_change("treasuries_bn") + _quarter_change("mbs_bn")),
            "tga_change_bn": _to_ten(_quarter_change("treasury_account_bn")),
            "on_rrp_change_bn": _to_ten(_quarter_change("on_rrp_bn")),
        },
        _(
            "September to December 2021: the Federal Reserve's securities, the Treasury's account and ON RRP as they moved. QE "
            "was running; actual reserves fell by 9 billion. Who sold, and who filled the account, is assumed."
        ),
    ),
    Preset(
        "treasury_spends",
        _("The Treasury spends"),
        {"purchase_bn": 0, "tga_change_bn": -300, "payer": "taxpayers"},
        _("No QE at all: the government pays out of its account, and reserves and deposits rise. An invented amount."),
    ),
)

_ACCOUNTS = (
    Account(
        _("Central bank"),
        ((_("Treasuries"), "cb_treasuries_bn"), (_("Agency MBS"), "cb_mbs_bn")),
        ((_("Reserves"), "reserves_bn"), (_("Treasury's account"), "account_bn"), (_("ON RRP"), "on_rrp_bn")),
    ),
    Account(
        _("Banks"),
        ((_("Reserves"), "reserves_bn"), (_("Treasuries"), "bank_treasuries_bn"), (_("Agency MBS"), "bank_mbs_bn")),
        ((_("Deposits"), "deposits_bn"),),
    ),
    Account(
        _("Non-banks"),
        (
            (_("Deposits"), "deposits_bn"),
            (_("ON RRP"), "on_rrp_bn"),
            (_("Treasuries"), "nonbank_treasuries_bn"),
            (_("Agency MBS"), "nonbank_mbs_bn"),
        ),
        ((_("Net worth"), "nonbank_net_worth_bn"),),
    ),
    Account(
        _("Treasury"), ((_("Its account"), "account_bn"),), ((_("Debt"), "debt_bn"), (_("Net worth"), "treasury_net_worth_bn"))
    ),
)

_LINES = (
    ("cb_treasuries_bn", _("Central bank: Treasuries")),
    ("cb_mbs_bn", _("Central bank: agency MBS")),
    ("reserves_bn", _("Reserves")),
    ("account_bn", _("Treasury's account")),
    ("on_rrp_bn", _("ON RRP")),
    ("bank_treasuries_bn", _("Banks: Treasuries")),
    ("bank_mbs_bn", _("Banks: agency MBS")),
    ("deposits_bn", _("Deposits of the public")),
    ("nonbank_treasuries_bn", _("Non-banks: Treasuries")),
    ("nonbank_mbs_bn", _("Non-banks: agency MBS")),
    ("nonbank_net_worth_bn", _("Non-banks: net worth")),
    ("debt_bn", _("Treasury: debt")),
    ("treasury_net_worth_bn", _("Treasury: net worth")),
)
_WHAT = (_("Reserves, and with them the monetary base"), _("Deposits of the public, in M2"), _("Bonds left with the public"))

EXPLORER = Explorer(
    name="double_entry",
    class_name="DoubleEntryExplorer",
    title=_("Double-entry desk"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        *(Output(key, label, _("bn USD"), axis="") for key, label in _LINES),
        Output("what", _("Quantity"), _("name"), axis="what", categories=_WHAT),
        Output("from_purchase_bn", _("From the purchase"), _("bn USD"), axis="what"),
        Output("from_account_bn", _("From the Treasury's account"), _("bn USD"), axis="what"),
        Output("from_on_rrp_bn", _("From ON RRP"), _("bn USD"), axis="what"),
        Output("share_pct", _("Share sold by non-banks"), _("%"), axis="share_pct"),
        Output("reserves_by_share_bn", _("Reserves, by share"), _("bn USD"), axis="share_pct"),
        Output("deposits_by_share_bn", _("Deposits, by share"), _("bn USD"), axis="share_pct"),
        Output("share_set_pct", _("Share, as set"), _("%"), axis=""),
    ),
    charts=(
        Chart("accounts", _("Every entry has its match: changes in four accounts"), _("bn USD"), "accounts", accounts=_ACCOUNTS),
        Chart(
            "moved",
            _("Reserves {reserves_bn:+,.0f}, deposits {deposits_bn:+,.0f}, bonds left with the public {bonds_bn:+,.0f}"),
            _("bn USD"),
            "stacked_bars",
            (
                Series("from_purchase_bn", _("From the purchase"), "reserves", "bar"),
                Series("from_account_bn", _("From the Treasury's account"), "mbs", "bar"),
                Series("from_on_rrp_bn", _("From ON RRP"), "on_rrp", "bar"),
            ),
            x="what",
        ),
        Chart(
            "by_share",
            _("Reserves do not care who sells; deposits do"),
            _("bn USD"),
            "lines",
            (
                Series("reserves_by_share_bn", _("Reserves"), "reserves", "line"),
                Series("deposits_by_share_bn", _("Deposits"), "treasuries", "line"),
                Series("deposits_bn", _("Your setting"), "actual", "point", x="share_set_pct"),
            ),
            x="share_pct",
        ),
    ),
    sentences=(
        _(
            "The central bank buys {purchase_bn:,.0f} billion. Reserves, and the monetary base with them, change by "
            "{reserves_bn:+,.0f} billion whoever sells. Deposits of the public change by {deposits_bn:+,.0f} billion, the part "
            "that non-banks sold, and the bonds that the public holds by {bonds_bn:+,.0f}."
        ),
        _(
            "The purchase adds {purchase_bn:,.0f} billion to reserves, but the Treasury's account changes by "
            "{account_bn:+,.0f} and ON RRP by {on_rrp_bn:+,.0f}, so reserves change by {reserves_bn:+,.0f} billion in all. "
            "Deposits of the public change by {deposits_bn:+,.0f} billion and the bonds that the public holds by "
            "{bonds_bn:+,.0f}."
        ),
        _(
            "QE runs, and reserves stand still: the purchase adds {purchase_bn:,.0f} billion, the Treasury's account and ON "
            "RRP together take as much away ({account_bn:+,.0f} and {on_rrp_bn:+,.0f}). Deposits of the public change by "
            "{deposits_bn:+,.0f} billion, and the bonds that the public holds by {bonds_bn:+,.0f}."
        ),
        _(
            "Nothing is bought, and yet reserves change by {reserves_bn:+,.0f} billion, because the Treasury's account changes "
            "by {account_bn:+,.0f} and ON RRP by {on_rrp_bn:+,.0f}. Deposits of the public change by {deposits_bn:+,.0f} "
            "billion."
        ),
        _("Nothing is bought and no account moves."),
        _(
            "Nothing is bought, and reserves stay where they were: the Treasury's account changes by {account_bn:+,.0f} and ON "
            "RRP by {on_rrp_bn:+,.0f}, which cancel out. Deposits of the public change by {deposits_bn:+,.0f} billion."
        ),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "The central bank buys 100 billion, and every bond is sold by a bank. How do the deposits of the public "
                "change, in billions?"
            ),
            "deposits_bn",
            _("bn USD"),
            -200,
            200,
            10,
            {"nonbank_share_pct": 0},
            note=_(
                "An identity, so nobody publishes a range: a bank that sells is paid in reserves, and no customer is involved."
            ),
        ),
        Prediction(
            _(
                "The central bank buys 100 billion while banks buy 150 billion of new debt and the Treasury keeps the money in "
                "its account. How do reserves change, in billions?"
            ),
            "reserves_bn",
            _("bn USD"),
            -300,
            300,
            10,
            {"tga_change_bn": 150},
            note=_(
                "An identity, so nobody publishes a range: what the central bank owns is 100 more, what it owes the Treasury 150."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"tga_change_bn": 50.0},
    {"tga_change_bn": 100.0},
    {"purchase_bn": 0.0, "on_rrp_change_bn": 100.0},
    {"purchase_bn": 0.0},
    {"purchase_bn": 0.0, "tga_change_bn": 50.0, "on_rrp_change_bn": -50.0},
)
