"""The rule of thumb: what purchases do to the ten-year yield if every percent of GDP has the same effect."""

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.text import _

SIZES = 31  # purchases from 0 to 30% of GDP


def respond(inputs, parameters):
    """Effect on the ten-year yield, by size of the programme.

    inputs: size_pct_gdp, % of GDP; bp_per_pct, bp for each percent of GDP.  parameters: not used.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    size = []
    effect_by_size = []
    for step in range(SIZES):
        size.append(1.0 * step)
        effect_by_size.append(-inputs.bp_per_pct * step)
    return {
        "size": size,
        "effect_by_size_bp": effect_by_size,
        "size_set": [inputs.size_pct_gdp],
        "effect_bp": [-inputs.bp_per_pct * inputs.size_pct_gdp],
    }


def facts(inputs, outputs):
    """The numbers of the sentence below the chart, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    return {"sentence": 0, "size_pct_gdp": inputs.size_pct_gdp, "effect_bp": outputs.effect_bp[0]}


EXPLORER = Explorer(
    name="rule_of_thumb",
    class_name="RuleOfThumbExplorer",
    title=_("Rule of thumb"),
    inputs=(
        Slider("size_pct_gdp", _("Purchases"), _("% of GDP"), 0, 30, 1, 10, _("All that is bought, against a year's output.")),
        Slider("bp_per_pct", _("Effect of one percent"), _("bp"), 0, 10, 0.5, 5, _("Fall of the yield for each percent of GDP.")),
    ),
    presets=(Preset("none", _("No effect"), {"bp_per_pct": 0}, _("What someone expects who thinks that it does not work.")),),
    outputs=(
        Output("size", _("Purchases"), _("% of GDP"), axis="size"),
        Output("effect_by_size_bp", _("Effect, by size"), _("bp"), 1, axis="size"),
        Output("size_set", _("Purchases, as set"), _("% of GDP"), axis=""),
        Output("effect_bp", _("Effect"), _("bp"), 1, axis=""),
    ),
    charts=(
        Chart(
            "effect",
            _("Purchases of {size_pct_gdp:.0f}% of GDP move the ten-year yield by {effect_bp:.1f} bp"),
            _("bp"),
            "lines",
            (
                Series("effect_by_size_bp", _("By size"), "yield", "line"),
                Series("effect_bp", _("Your setting"), "actual", "point", x="size_set"),
            ),
            x="size",
        ),
    ),
    sentences=(_("By this rule, purchases of {size_pct_gdp:.0f}% of GDP change the ten-year yield by {effect_bp:.1f} bp."),),
    sources=(),  # no parameter of the model, so no bands
    predictions=(
        Prediction(
            question=_("Purchases of 20% of GDP, 5 bp for each percent. What happens to the ten-year yield?"),
            fact="effect_bp",
            unit=_("bp"),
            low=-300,
            high=300,
            step=5,
            inputs={"size_pct_gdp": 20},
            note=_("Arithmetic. Whether the rule holds is another question."),
        ),
    ),
)

SENTENCES_SHOWN_BY = ({},)  # inputs that show each sentence, in order
