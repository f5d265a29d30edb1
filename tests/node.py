"""Runs scripts in Node."""

import json
import subprocess
from pathlib import Path

from widgets.build import ROOT, node_environment


def run(script: str, data) -> bytes:
    """Give `data` to a script in tests/ as JSON on standard input; return what it prints."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name(script))],
        input=json.dumps(data).encode(),
        capture_output=True,
        cwd=ROOT,
        env=node_environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
