"""JupyterLab on a temporary copy of the book's texts, with settings of its own."""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page

from widgets.build import ROOT

POST_BUILD = ROOT / ".binder" / "postBuild"

# JupyterLab itself would ask for news, newer versions and extensions; the user's choice, not the book's.
CONFIGURATION = """
c.ServerApp.open_browser = False
c.ServerApp.allow_root = True
c.LabApp.expose_app_in_browser = True
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
"""


@contextlib.contextmanager
def running(folder: Path):
    """Start JupyterLab, set up as `.binder/postBuild` does; gives its address and token."""
    texts = folder / "book"
    shutil.copytree(ROOT / "book", texts, ignore=shutil.ignore_patterns("_build"))
    environment = environment_in(folder)
    (folder / "config").mkdir()
    (folder / "config" / "jupyter_lab_config.py").write_text(CONFIGURATION)
    subprocess.run([POST_BUILD], env=environment, cwd=ROOT, check=True)
    token = secrets.token_hex()
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={texts}", "--ServerApp.port=0"]
    with open(folder / "lab.log", "w+b") as log:
        server = subprocess.Popen(
            [*command, f"--IdentityProvider.token={token}"], env=environment, cwd=texts, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield _address(folder / "runtime", server, folder / "lab.log"), token
        finally:
            server.terminate()
            server.wait()


def environment_in(folder: Path) -> dict:
    """Environment variables that keep all of Jupyter's settings in a folder; the chapters' code is not a book build."""
    environment = {key: value for key, value in os.environ.items() if key != "QE_BOOK_BUILD" and not key.startswith("JUPYTER")}
    for name in ("config", "data", "runtime"):
        environment[f"JUPYTER_{name.upper()}_DIR"] = str(folder / name)
    environment["IPYTHONDIR"] = str(folder / "ipython")
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])
    environment["PYTHONPATH"] = str(ROOT)
    environment["PYTHONWARNINGS"] = "default"
    return environment


def _address(runtime, server, log, seconds=90):
    """The address that the server notes in its runtime folder, once it answers."""
    last = time.monotonic() + seconds
    while time.monotonic() < last and server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            with contextlib.suppress(ValueError, OSError):
                address = json.loads(file.read_text())["url"]
                urllib.request.urlopen(f"{address}login", timeout=5).close()
                return address
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


# The kernel answers with the repr of a string; in base64 that holds no escapes.
ASK_KERNEL = """async expression => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const asked = {code: "import base64, json", store_history: false,
        user_expressions: {answer: `base64.b64encode(${expression}.encode()).decode()`}};
    const {answer} = (await kernel.requestExecute(asked).done).content.user_expressions;
    if (answer.status !== "ok") throw new Error(`${answer.ename}: ${answer.evalue}`);
    return atob(answer.data["text/plain"].slice(1, -1));
}"""


class Notebook:
    """The notebook open in JupyterLab."""

    PANEL = "jupyterapp.shell.currentWidget"

    def __init__(self, page: Page):
        self.page = page
        page.wait_for_function("() => jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")

    def menu(self, *names):
        """Choose an entry of a menu."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=names[0]).first.click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text(names[1], exact=True).click()

    def run_all(self):
        """Run > Run All Cells, and wait until every code cell has run."""
        self.menu("Run", "Run All Cells")
        self.finished()

    def finished(self):
        """Wait until the kernel has nothing to do and no code cell is left to run."""
        self.page.wait_for_function(
            f"""() => {self.PANEL}.content.widgets.every(({{model}}) => model.type !== "code"
                || !model.sharedModel.getSource().trim()
                || (model.executionCount !== null && model.executionState !== "running"))
                && {self.PANEL}.sessionContext.session.kernel.status === "idle" """,
            timeout=120_000,
        )

    def cells(self):
        """The notebook's cells as they would be saved, outputs included."""
        return self.page.evaluate(f"{self.PANEL}.content.model.toJSON().cells")

    def show(self, source):
        """Scroll to the cell that holds a piece of code, make it the active one, and return its place."""
        return self.page.evaluate(
            f"""async source => {{
                const notebook = {self.PANEL}.content;
                const index = notebook.widgets.findIndex(cell => cell.model.sharedModel.getSource().includes(source));
                notebook.activeCellIndex = index;
                await notebook.scrollToItem(index, "center");
                return index;
            }}""",
            source,
        )

    def type_and_run(self, code):
        """Add a cell below the active one, as a reader does: Escape, B, Enter; type, Shift+Enter."""
        self.page.locator(".jp-Notebook .jp-mod-active").focus()
        for key in ("Escape", "b", "Enter"):
            self.page.keyboard.press(key)
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Shift+Enter")
        self.finished()

    def python(self, expression):
        """The value of an expression in the kernel, by way of JSON."""
        return json.loads(self.page.evaluate(ASK_KERNEL, f"json.dumps({expression})"))

    def python_becomes(self, expression, value, seconds=15):
        """Ask the kernel until an expression has a value, a number or a text."""
        ask = f"""async ([expression, value, last]) => {{
            const ask = {ASK_KERNEL};
            let now;
            do now = JSON.parse(await ask(expression)); while (now !== value && Date.now() < last);
            return now;
        }}"""
        last = 1000 * (time.time() + seconds)
        assert self.page.evaluate(ask, [f"json.dumps({expression})", value, last]) == value, expression
