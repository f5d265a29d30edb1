"""What the explorers declare is consistent, alive, and true to the record."""

import re

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import PALETTE, Choice

DECLARED = [declared for _, declared in EXPLORERS.values()]
SLIDERS = [(declared, item) for declared in DECLARED for item in declared.inputs if not isinstance(item, Choice)]
PRESETS = {(name, preset.key): preset for name, (_, declared) in EXPLORERS.items() for preset in declared.presets}


def on_grid(slider, value):
    steps = (value - slider.low) / slider.step
    return slider.low <= value <= slider.high and abs(steps - round(steps)) < 1e-9


@pytest.mark.parametrize(("declared", "slider"), SLIDERS, ids=[f"{d.name}-{s.key}" for d, s in SLIDERS])
def test_every_slider_says_its_unit_and_starts_on_its_own_step(declared, slider):
    assert slider.unit and slider.help and slider.label
    assert slider.low < slider.high and on_grid(slider, slider.default)
    assert on_grid(slider, slider.high), "the far end can be reached"


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)
def test_presets_set_values_that_the_sliders_can_show(declared):
    known = {item.key: item for item in declared.all_inputs}
    for preset in declared.presets:
        run.checked_inputs(declared, preset.inputs)
        for key, value in preset.inputs.items():
            assert isinstance(known[key], Choice) or on_grid(known[key], value), (preset.key, key)


# Where a slider acts: what must be set for it to matter at all.
WHERE = {"stress_pct": {"start": "2020"}}


@pytest.mark.parametrize(("declared", "slider"), SLIDERS, ids=[f"{d.name}-{s.key}" for d, s in SLIDERS])
def test_no_slider_is_dead(declared, slider):
    """Dragging it from end to end changes something that is drawn or said."""
    drawn = {series.output for chart in declared.charts for series in chart.series}
    seen = []
    for value in (slider.low, slider.high):
        inputs = WHERE.get(slider.key, {}) | {slider.key: value}
        outputs = run.outputs(declared.name, inputs)
        seen.append(({key: outputs[key] for key in drawn if key in outputs}, run.sentence(declared.name, inputs)))
    changed = [key for key in seen[0][0] if not np.allclose(seen[0][0][key], seen[1][0][key], rtol=1e-3, equal_nan=True)]
    assert changed or seen[0][1] != seen[1][1]


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)
def test_charts_and_sentences_use_what_is_declared_and_computed(declared):
    outputs = {output.key: output for output in declared.outputs}
    facts = run.facts(declared.name, {})
    for chart in declared.charts:
        assert not chart.mark or chart.mark[0] in facts
        for series in chart.series:
            assert series.color in PALETTE
            assert outputs[series.output].range_only == (series.style == "hatched")
    for sentence in declared.sentences:
        assert set(re.findall(r"{(\w+)", sentence)) <= set(facts)


@pytest.mark.parametrize("name", EXPLORERS)
def test_the_stacks_show_a_balance_sheet_that_balances(name):
    outputs = run.outputs(name, {})
    holds = outputs["treasuries_bn"] + outputs["mbs_bn"] + outputs["other_assets_bn"]
    owes = outputs["reserves_bn"] + outputs["on_rrp_bn"] + outputs["other_liabilities_bn"]
    np.testing.assert_allclose(holds, outputs["total_assets_bn"])
    np.testing.assert_allclose(owes, outputs["total_assets_bn"])


def test_the_preset_for_qe3_has_the_size_and_the_mix_of_the_announced_pace():
    pace = history.table("qe3_announced_pace_monthly")
    inputs = PRESETS["purchases", "qe3"].inputs
    total_bn = pace["treasuries_bn"].sum() + pace["mbs_bn"].sum()
    assert inputs["size_bn"] == pytest.approx(total_bn, abs=5)
    assert inputs["mbs_share_pct"] == pytest.approx(100 * pace["mbs_bn"].sum() / total_bn, abs=0.5)


def test_the_preset_for_march_2020_has_the_size_and_the_mix_of_the_rise_in_holdings():
    sheet = "federal_reserve_balance_sheet_monthly"
    rise = {c: history.at(sheet, c, "2020-06") - history.at(sheet, c, "2020-02") for c in ("treasuries_bn", "mbs_bn")}
    inputs = PRESETS["purchases", "march2020"].inputs
    assert inputs["size_bn"] == pytest.approx(sum(rise.values()), abs=5)
    assert inputs["mbs_share_pct"] == pytest.approx(100 * rise["mbs_bn"] / sum(rise.values()), abs=0.5)


@pytest.mark.parametrize(("preset", "first"), [("qt1", "2017-10"), ("qt2", "2022-06")])
def test_presets_of_run_off_set_the_highest_caps_that_were_announced(preset, first):
    caps = history.table("run_off_caps_monthly")
    episode = (caps["month"] >= np.datetime64(first)) & (caps["month"] < np.datetime64(first) + 48)
    inputs = EXPLORERS["runoff"][1].defaults() | PRESETS["runoff", preset].inputs
    assert inputs["treasury_cap_bn"] == caps["treasury_cap_bn"][episode].max()
    assert inputs["mbs_cap_bn"] == caps["mbs_cap_bn"][episode].max()


@pytest.mark.parametrize(("preset", "tolerance_pct"), [("qt1", 4), ("qt2", 2.5)])
def test_run_off_as_it_happened_stays_near_the_record(preset, tolerance_pct):
    """Securities held, model against H.4.1.  2017-19 is wider: reinvested MBS settle one to three months late."""
    outputs = run.outputs("runoff", PRESETS["runoff", preset].inputs)
    model = outputs["treasuries_bn"] + outputs["mbs_bn"]
    record = outputs["actual_securities_bn"]
    known = np.isfinite(record)
    assert known.sum() > 20
    assert np.abs(100 * (model[known] / record[known] - 1)).max() < tolerance_pct


def test_the_record_starts_where_the_explorer_starts():
    outputs = run.outputs("runoff", PRESETS["runoff", "qt2"].inputs)
    assert outputs["treasuries_bn"][0] == pytest.approx(outputs["actual_treasuries_bn"][0])
    assert outputs["reserves_bn"][0] == pytest.approx(outputs["actual_reserves_bn"][0], abs=5)


def test_the_record_is_drawn_only_where_the_explorer_starts_with_it():
    elsewhere = run.outputs("runoff", PRESETS["runoff", "qt2"].inputs | {"start": "2017"})
    assert np.isnan(elsewhere["actual_securities_bn"]).all() and np.isnan(elsewhere["actual_reserves_bn"]).all()
