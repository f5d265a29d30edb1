"""An explorer that offers some of its controls, from Python."""

import html

import pytest

from widgets import PurchaseExplorer
from widgets.explorers.catalogue import EXPLORERS
from widgets.static_html import static_html

# What a link or an attribute says beside inputs.
WORDS = {"show", "preset", "presets", "predict", "all"}


def test_the_page_element_names_the_controls_shown_and_keeps_the_inputs():
    explorer = PurchaseExplorer(months=12)
    assert "show=" not in static_html(explorer)
    assert explorer.showing("size_bn", "start") is explorer
    opening = static_html(explorer).split(">")[0]
    assert 'show="size_bn start"' in opening and '{"months": 12}' in html.unescape(opening)
    assert explorer.showing().shown == []


def test_an_unknown_control_is_an_error_that_names_those_there_are():
    with pytest.raises(ValueError, match=r"'speed' is not a control of PurchaseExplorer; known are size_bn, .*presets"):
        PurchaseExplorer().showing("size_bn", "speed")


@pytest.mark.parametrize("name", EXPLORERS)
def test_no_input_has_the_name_of_another_part_of_a_link(name):
    assert WORDS.isdisjoint(item.key for item in EXPLORERS[name][1].all_inputs)
