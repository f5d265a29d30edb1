"""The run-off explorer as ipywidgets and matplotlib under Voilà, on a free port of this machine."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat

from benchmarks.places import ROOT

# The same model, the same charts; the number is printed last, so that it is on the page only with its picture.
CELL = """
from types import SimpleNamespace

from IPython.display import display
from ipywidgets import IntSlider, Layout, VBox, interactive_output

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.picture import figure

module, declared = EXPLORERS["runoff"]

def redraw(treasury_cap_bn):
    inputs = declared.defaults() | {"treasury_cap_bn": treasury_cap_bn}
    outputs = run.outputs("runoff", inputs)
    facts = module.facts(run.resolve(declared, inputs), SimpleNamespace(**outputs))
    display(figure(declared, outputs, facts))
    print(treasury_cap_bn)

slider = IntSlider(value=0, min=0, max=120, continuous_update=True, layout=Layout(width="500px"))
display(VBox([slider, interactive_output(redraw, {"treasury_cap_bn": slider})]))
"""


def installed():
    """Whether Voilà is there."""
    return importlib.util.find_spec("voila") is not None


@contextmanager
def served():
    """Serve the notebook while the block runs; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, Path(folder, "runoff.ipynb"))
        port = _free_port()
        own = {"JUPYTER_RUNTIME_DIR": folder, "IPYTHONDIR": folder, "JUPYTER_CONFIG_DIR": folder, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "voila", "runoff.ipynb", "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
        with open(Path(folder, "log"), "w") as log:
            server = subprocess.Popen(command, cwd=folder, env=os.environ | own, stdout=log, stderr=log)
        try:
            _wait(server, port, Path(folder, "log"))
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.send_signal(signal.SIGINT)  # Voilà then ends its kernels
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server, port, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/voila/static/voila.js", timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"Voilà did not start: {log.read_text()[-300:]}")
