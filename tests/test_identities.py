"""What must hold in every block of the model, whatever the numbers: stocks conserve, accounts balance, effects are in order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from plans import BATCH, portfolios

from widgets.model import (
    absorb,
    bond_price_pct,
    capped,
    drain_bn,
    expected_stock_pct,
    maturing_bn,
    mbs_paydown_share,
    parameters,
    purchase_entries,
    roll_treasuries,
    runoff_entries,
    sellable,
    spread_bp,
    ten_year_equivalents_pct,
    term_premium_effect_bp,
    total_bn,
)

CENTRAL = parameters()
NOTHING = [0, 0, 0, 0]
TINY = 1e-6  # bn USD, or bp
MANY = settings(max_examples=100, deadline=None)

seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)
shares = st.floats(0, 1)
amounts = st.floats(-1e4, 1e4)
months_of_stock = arrays(float, 60, elements=st.floats(-20, 20))


# Programmes that come and go.


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_a_programme_bought_held_and_run_off_leaves_next_to_no_effect_after_300_months(random):
    """Securities of up to ten years, run off as they mature under a cap.

    What matured while the programme was held was rolled over, a tenth of it into bonds beyond ten years: they are what is left.
    """
    months, last = 541, 300  # the stock is looked at 240 months ahead
    size_bn, ramp, hold = random.uniform(0, 3000, BATCH), random.integers(1, 25, BATCH), random.integers(0, 25, BATCH)
    cap_bn = random.uniform(60, 120, BATCH)
    mix = [*random.dirichlet(np.ones(3), BATCH).T, 0]
    without = [200.0, 900.0, 500.0, 700.0]
    held = without
    path = []
    for month in range(months):
        gdp_bn = 25000 * 1.045 ** (month / 12)
        stocks = [ten_year_equivalents_pct(portfolio, 0, gdp_bn, CENTRAL) for portfolio in (held, without)]
        path.append(stocks[0] - stocks[1] + 0 * size_bn)
        pace_bn = np.where(month < ramp, size_bn / ramp, 0)
        extra_bn = maturing_bn(held, CENTRAL) - maturing_bn(without, CENTRAL)
        runoff_bn = np.where(month >= ramp + hold, capped(cap_bn, np.maximum(0, extra_bn)), 0)
        held = roll_treasuries(held, runoff_bn, [share * pace_bn for share in mix], NOTHING, 0, CENTRAL)
        without = roll_treasuries(without, 0, NOTHING, NOTHING, 0, CENTRAL)
    effect_bp = -term_premium_effect_bp(np.array(expected_stock_pct(path, months, CENTRAL)), 0, 0, CENTRAL)
    assert (effect_bp >= -TINY).all()
    assert (effect_bp[last] <= effect_bp.max(axis=0) / 15 + TINY).all()
    assert (np.diff(effect_bp[last - 60 : last + 1], axis=0) <= TINY).all()


# The blocks.


@MANY
@given(seeds)
def test_buckets_conserve_what_flows_through_them(random):
    before = portfolios(random)
    values = parameters(random.choice(["low", "central", "high"]))
    maturing = before[0] / values.bucket_life_0_1y_months
    runoff = capped(random.uniform(0, 200, BATCH), maturing)
    purchases = [random.uniform(0, 300, BATCH) for _ in range(4)]
    sales = sellable(before, [random.uniform(0, 3000, BATCH) for _ in range(4)], values)
    accretion = random.uniform(0, 5, BATCH)
    after = roll_treasuries(before, runoff, purchases, sales, accretion, values)
    change = sum(purchases) - sum(sales) - runoff + accretion
    assert total_bn(after) - total_bn(before) == pytest.approx(change, abs=TINY)
    assert (runoff <= maturing).all()
    assert min(bucket.min() for bucket in after) >= -TINY


@MANY
@given(amounts, shares)
def test_a_purchase_leaves_every_sector_worth_what_it_was(purchase, nonbanks):
    entry = purchase_entries(purchase, nonbanks)
    assert entry["central_bank_securities"] == entry["central_bank_reserves"]
    assert entry["bank_reserves"] + entry["bank_securities"] == pytest.approx(entry["bank_deposits"], abs=TINY)
    assert entry["nonbank_securities"] + entry["nonbank_deposits"] == pytest.approx(0, abs=TINY)
    # What one sector holds another owes.
    assert entry["bank_reserves"] == entry["central_bank_reserves"]
    assert entry["nonbank_deposits"] == entry["bank_deposits"]
    securities = entry["central_bank_securities"] + entry["bank_securities"] + entry["nonbank_securities"]
    assert securities == pytest.approx(0, abs=TINY)


@MANY
@given(st.floats(0, 1e4), shares, shares)
def test_a_run_off_leaves_every_sector_worth_what_it_was(runoff, funds, rest):
    entry = runoff_entries(runoff, funds, (1 - funds) * rest)
    owed = entry["central_bank_reserves"] + entry["central_bank_on_rrp"] + entry["treasury_account"]
    assert entry["central_bank_securities"] == pytest.approx(owed, abs=TINY)
    assert entry["bank_reserves"] + entry["bank_securities"] == pytest.approx(entry["bank_deposits"], abs=TINY)
    assert entry["money_fund_on_rrp"] + entry["money_fund_securities"] == pytest.approx(0, abs=TINY)
    assert entry["depositor_deposits"] + entry["depositor_securities"] == pytest.approx(0, abs=TINY)
    assert entry["bank_reserves"] == entry["central_bank_reserves"]
    assert entry["money_fund_on_rrp"] == entry["central_bank_on_rrp"]
    assert entry["depositor_deposits"] == entry["bank_deposits"]
    held = [entry[f"{sector}_securities"] for sector in ("central_bank", "bank", "money_fund", "depositor")]
    assert sum(held) == pytest.approx(0, abs=TINY)


@MANY
@given(seeds)
def test_reserves_and_on_rrp_absorb_the_drain_between_them(random):
    reserves, on_rrp = random.uniform(0, 5000, BATCH), random.uniform(0, 3000, BATCH)
    drain = drain_bn(*(random.uniform(-300, 300, BATCH) for _ in range(5)))
    on, facility = random.random(BATCH), random.integers(0, 2, BATCH)
    values = parameters(random.choice(["low", "central", "high"]))
    after = absorb(reserves, on_rrp, random.uniform(10000, 30000, BATCH), drain, on, facility, 0, values)
    assert after[0] + after[1] == pytest.approx(reserves + on_rrp - drain, abs=TINY)
    assert after[1].min() >= -TINY


@MANY
@given(months_of_stock, months_of_stock, amounts, amounts)
def test_the_expected_stock_is_linear_in_the_path(one, other, a, b):
    together = np.array(expected_stock_pct(list(one + other), 60, CENTRAL))
    apart = np.array(expected_stock_pct(list(one), 60, CENTRAL)) + np.array(expected_stock_pct(list(other), 60, CENTRAL))
    assert together == pytest.approx(apart, abs=1e-9)
    scale = a / 1e4
    scaled = np.array(expected_stock_pct(list(scale * one), 60, CENTRAL))
    assert scaled == pytest.approx(scale * np.array(expected_stock_pct(list(one), 60, CENTRAL)), abs=1e-9)


@MANY
@given(months_of_stock, months_of_stock)
def test_a_path_that_is_higher_throughout_is_worth_more_throughout(path, more):
    higher = expected_stock_pct(list(path + np.abs(more)), 60, CENTRAL)
    assert (np.array(higher) - np.array(expected_stock_pct(list(path), 60, CENTRAL)) >= -1e-9).all()


@MANY
@given(months_of_stock)
def test_the_expected_stock_lies_between_the_least_and_the_most_that_is_held(path):
    values = np.array(expected_stock_pct(list(path), 60, CENTRAL))
    assert values.min() >= path.min() - 1e-9
    assert values.max() <= path.max() + 1e-9


@MANY
@given(seeds)
def test_scarcer_reserves_never_lower_the_spread(random):
    reserves_pct = np.sort(random.uniform(0, 40, BATCH))
    for estimate in ("low", "central", "high"):
        assert (np.diff(spread_bp(reserves_pct, parameters(estimate))) <= 0).all()


@MANY
@given(seeds)
def test_mortgages_pay_down_faster_the_lower_the_rate_and_never_more_than_all(random):
    rates = np.sort(random.uniform(0, 15, BATCH))
    for estimate in ("low", "central", "high"):
        paid = mbs_paydown_share(rates, random.uniform(2, 8), parameters(estimate))
        assert (np.diff(paid) <= 0).all()
        assert paid.min() > 0 and paid.max() < 1


@MANY
@given(seeds)
def test_a_bond_is_worth_par_at_its_coupon_and_less_at_a_higher_yield(random):
    coupon, years = random.uniform(0.5, 12, BATCH), random.uniform(1, 30, BATCH)
    assert bond_price_pct(coupon, coupon, years) == pytest.approx(np.full(BATCH, 100))
    yields = np.sort(random.uniform(0.1, 15, BATCH))
    assert (np.diff(bond_price_pct(4, yields, 10)) < 0).all()
