"""A chapter opens as a notebook in JupyterLab, runs top to bottom, and its slider and Python move together."""

import lab
import numpy as np
import pytest
from playwright.sync_api import expect
from watch import Watch

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them

CHAPTER = "tightening/how-a-balance-sheet-shrinks.md"
NAME = "runoff"
DECLARED = EXPLORERS[NAME][1]
SLIDERS = [item for item in DECLARED.inputs if item.type == "slider"]
# What the chapter's cell shows, as its kernel keeps it.
EXPLORER = f"next(each for each in Out.values() if type(each).__name__ == {DECLARED.class_name!r})"


@pytest.fixture(scope="module")
def notebook(chromium, html, tmp_path_factory):
    """The run-off chapter, opened by its address and run.  (`html`: with the book, the front end is built.)"""
    with lab.running(tmp_path_factory.mktemp("lab")) as (address, token):
        context = chromium.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}lab/tree/{CHAPTER}?token={token}")
        expect(page.locator(".jp-NotebookPanel")).to_be_visible(timeout=60_000)
        opened = lab.Notebook(page)
        opened.run_all()
        yield opened
        context.close()
        assert watch.foreign == []
        assert [each for each in watch.complaints if each.startswith(("page error", "dialog"))] == []


@pytest.fixture
def explorer(notebook):
    """The explorer in the output of its cell."""
    notebook.show(f"\n{DECLARED.class_name}()")
    shown = notebook.page.locator(".jp-Notebook .jp-OutputArea", has=notebook.page.locator("output.sentence")).first
    expect(shown.locator("output.sentence")).to_be_visible()
    return shown


@pytest.fixture
def in_python(notebook):
    """A function: expression with `explorer`, the object of the explorer's cell -> its value in the kernel."""
    return lambda expression: notebook.python(f"(lambda explorer: {expression})({EXPLORER})")


def test_the_chapter_is_a_notebook_and_runs_without_an_error(notebook):
    cells = notebook.cells()
    assert {"markdown", "code"} <= {cell["cell_type"] for cell in cells}
    errors = [
        "\n".join(output["traceback"]) for cell in cells for output in cell.get("outputs", ()) if output["output_type"] == "error"
    ]
    assert errors == []


def follows(notebook, in_python, key, value):
    """Python's inputs come to agree with the slider, and its outputs are those of the model."""
    notebook.python_becomes(f"{EXPLORER}.inputs[{key!r}]", value)
    inputs = in_python("explorer.inputs")
    shown = in_python("{key: values.tolist() for key, values in explorer.outputs.items()}")
    for output, values in run.outputs(NAME, inputs).items():
        np.testing.assert_allclose(shown[output], values, rtol=1e-12, err_msg=output)
    return inputs


def test_keys_on_a_slider_change_the_inputs_and_outputs_in_python(notebook, explorer, in_python):
    slider = explorer.locator(f"#{SLIDERS[0].key}")
    slider.focus()
    notebook.page.keyboard.press("End")
    expect(slider).to_have_value(str(SLIDERS[0].high))
    inputs = follows(notebook, in_python, SLIDERS[0].key, SLIDERS[0].high)
    expect(explorer.locator("output.sentence")).to_have_text(run.sentence(NAME, inputs))


def test_a_drag_on_a_slider_changes_the_inputs_and_outputs_in_python(notebook, explorer, in_python):
    slider = explorer.locator(f"#{SLIDERS[1].key}")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    height = box["y"] + box["height"] / 2
    notebook.page.mouse.move(box["x"] + box["width"] / 2, height)
    notebook.page.mouse.down()
    notebook.page.mouse.move(box["x"] + box["width"] / 5, height, steps=8)
    notebook.page.mouse.up()
    value = float(slider.input_value())
    assert SLIDERS[1].low < value < SLIDERS[1].high
    inputs = follows(notebook, in_python, SLIDERS[1].key, value)
    expect(explorer.locator("output.sentence")).to_have_text(run.sentence(NAME, inputs))


def test_inputs_set_in_python_move_the_slider(notebook, explorer, in_python):
    wanted = SLIDERS[0].low + 7 * SLIDERS[0].step
    in_python(f"explorer.set_trait('inputs', {{{SLIDERS[0].key!r}: {wanted}}})")
    expect(explorer.locator(f"#{SLIDERS[0].key}")).to_have_value(f"{wanted:g}")
    inputs = in_python("explorer.inputs")
    assert inputs[SLIDERS[0].key] == wanted
    expect(explorer.locator("output.sentence")).to_have_text(run.sentence(NAME, inputs))


def test_python_chooses_the_controls_that_are_offered(notebook, explorer, in_python):
    in_python(f"explorer.showing({SLIDERS[1].key!r}).shown")
    expect(explorer.locator(f"#{SLIDERS[0].key}")).to_have_count(0)
    expect(explorer.locator(f"#{SLIDERS[1].key}")).to_be_visible()
    in_python("explorer.showing().shown")
    expect(explorer.locator(f"#{SLIDERS[0].key}")).to_be_visible()


def test_a_reader_binds_an_explorer_in_a_cell_of_their_own_and_draws_it_on_paper(notebook, explorer):
    key = SLIDERS[0].key
    notebook.type_and_run(f"mine = {DECLARED.class_name}({key}={SLIDERS[0].high})\nmine")
    notebook.type_and_run(f"mine.inputs = {{{key!r}: {SLIDERS[0].low}}}\nmine.figure()")
    cells = notebook.cells()
    figure = next(cell for cell in cells if "mine.figure()" in cell["source"])
    assert any("image/png" in output.get("data", {}) for output in figure["outputs"])
    assert notebook.python("mine.inputs") == DECLARED.defaults() | {key: SLIDERS[0].low}
