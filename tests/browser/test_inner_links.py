"""Every link inside the book leads to a page and to a place that exist, those in generated tables and cards included."""

import json
import subprocess

from widgets.build import ROOT, node_environment

LINKINATOR = ROOT / "node_modules" / ".bin" / "linkinator"


def test_no_link_inside_the_book_is_broken(root):
    command = [
        LINKINATOR,
        root,
        "--recurse",
        "--check-fragments",
        "--format",
        "json",
        "--skip",
        "^https?://(?!localhost|127\\.0\\.0\\.1)",
    ]
    done = subprocess.run(command, env=node_environment(), capture_output=True, text=True, check=False)
    links = json.loads(done.stdout)["links"]
    assert [(link["url"], link.get("parent")) for link in links if link["state"] == "BROKEN"] == []
    assert len({link["url"].partition("#")[0] for link in links if link["state"] == "OK"}) > 30, "it has seen the chapters"
