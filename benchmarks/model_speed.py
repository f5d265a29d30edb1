"""Time of the model: one answer with its bands in JavaScript and in numpy, and many scenarios in one numpy call."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.browser import new_page
from benchmarks.measure import Row, median
from benchmarks.places import FRONTEND, ROOT
from widgets.build import node_environment
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

CALLS = 2000
ONE_CORE = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
NUMPY_CALLS = 50
SCENARIOS = (1, 100, 10_000, 100_000)
TARGETS_S = {10_000: 2}
DRAWS = 10_000

# What the front end runs for every input: three runs of the model, the bands, the facts of the sentence.
ENTRY = """
import { explorers } from "%(frontend)s/generated/all.js";
import { computer } from "%(frontend)s/compute.js";

globalThis.timeAnswers = (name, calls) => {
  const { declaration, model } = explorers.find((each) => each.declaration.name === name);
  const compute = computer(declaration, model);
  const inputs = Object.fromEntries(declaration.inputs.map((input) => [input.key, input.default]));
  const { key, low, high, step } = declaration.inputs.find((input) => input.type === "slider");
  const values = Math.round((high - low) / step) + 1;
  const times = [];
  for (let call = 0; call < calls; call++) {
    inputs[key] = low + step * (call %% values); // another value each time, as in a drag
    const start = performance.now();
    compute(inputs);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(calls / 2)];
};
"""

# In a process of its own, so that its peak memory is its own.
MANY = """
import resource, sys, time
import numpy as np
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.catalogue import EXPLORERS

name, count = sys.argv[1], int(sys.argv[2])
draw = np.random.default_rng(1)
inputs = {
    item.key: draw.uniform(item.low, item.high, count)
    for item in EXPLORERS[name][1].inputs
    if item.type == "slider"
}
run.simulate(name, {})
start = time.perf_counter()
run.simulate(name, inputs)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def javascript_ms(browser):
    """Median time of an answer in Node and in the browser: {explorer: (node, browser)}."""
    with tempfile.TemporaryDirectory() as folder:
        entry, bundle = Path(folder, "entry.js"), Path(folder, "bundle.js")
        entry.write_text(ENTRY % {"frontend": FRONTEND.as_posix()}, encoding="utf-8")
        environment = node_environment()
        esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
        command = [esbuild, entry, "--bundle", "--minify", "--target=es2020", "--log-level=error", f"--outfile={bundle}"]
        subprocess.run(command, env=environment, check=True)
        script = bundle.read_text(encoding="utf-8")
        found = {}
        with new_page(browser) as page:
            page.add_script_tag(content=script)
            for name in EXPLORERS:
                call = f"timeAnswers({name!r}, {CALLS})"
                print_it = f"{script}\nconsole.log(JSON.stringify({call}));"
                done = subprocess.run(["node", "-"], input=print_it, env=environment, capture_output=True, text=True, check=True)
                found[name] = (json.loads(done.stdout), page.evaluate(call))
        return found


def numpy_ms(name):
    """Median time of `run.outputs`, which draws the same bands."""
    times = []
    for _ in range(NUMPY_CALLS):
        start = time.perf_counter()
        run.outputs(name, {})
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


# The quantiles of every output over draws of every parameter.
DRAW = """
import resource, sys, time
from widgets.explorers.uncertainty import quantiles

start = time.perf_counter()
quantiles(sys.argv[1], {}, count=int(sys.argv[2]))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measured(script, name, count):
    """Seconds and peak memory in MB of a script in a process of its own, on one core."""
    command = [sys.executable, "-c", script, name, str(count)]
    seconds, kilobytes = subprocess.run(
        command, cwd=ROOT, env=ONE_CORE, capture_output=True, text=True, check=True
    ).stdout.split()
    return float(seconds), int(kilobytes) * 1024 / 1e6


def rows(browser):
    """The table's rows on the model."""
    answers = javascript_ms(browser)
    slowest = max(answers, key=lambda name: answers[name][1])
    yield Row(f"One answer, slowest of {len(answers)} explorers, {slowest}, browser", answers[slowest][1], "ms", 2, digits=2)
    for name in ("purchases", "runoff"):
        in_node, in_browser = answers[name]
        yield Row(f"One answer with bands, {name}, browser, median of {CALLS:,}", in_browser, "ms", 2, digits=2)
        yield Row(f"One answer with bands, {name}, Node, median of {CALLS:,}", in_node, "ms", digits=2)
        yield Row(f"One answer with bands, {name}, numpy, median of {NUMPY_CALLS}", numpy_ms(name), "ms", digits=1)
        for count in SCENARIOS:
            seconds, megabytes = measured(MANY, name, count)
            label = f"{count:,} scenarios of 120 months, {name}, one numpy call"
            yield Row(label, seconds, "s", TARGETS_S.get(count), digits=3)
            yield Row(f"{label}, peak memory", megabytes, "MB", digits=0)
        seconds, megabytes = measured(DRAW, name, DRAWS)
        yield Row(f"Quantiles of every output over {DRAWS:,} draws, {name}", seconds, "s", 3, digits=2)
        yield Row(f"Quantiles of every output over {DRAWS:,} draws, {name}, peak memory", megabytes, "MB", 1000, digits=0)
