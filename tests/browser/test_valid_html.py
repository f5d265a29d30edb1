"""Every page of the built book is valid HTML, by the rules of the standard."""

import json
import subprocess
import tempfile

import book_site

from widgets.build import ROOT, node_environment

CHECK = ["node", str(ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs")]
RULES = ["--preset", "standard", "--formatter", "json"]


def faults(folder, pages):
    """What is wrong with some pages of a folder: page, line, rule and message of every fault."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:  # a pipe would be closed before a long report is through
        done = subprocess.run(
            [*CHECK, *RULES, *pages],
            cwd=folder,
            env=node_environment(),
            stdout=said,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        said.seek(0)
        report = said.read()
    assert done.stderr == ""
    return [
        (page["filePath"].removeprefix(f"{folder}/"), found["line"], found["ruleId"], found["message"])
        for page in json.loads(report)
        for found in page["messages"]
    ]


def test_every_page_is_valid(html):
    assert faults(html, book_site.pages(html)) == []


def test_what_is_invalid_is_found(tmp_path):
    page = '<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>{}</body></html>'
    bodies = {
        "no-dup-id": '<p id="a">A</p><p id="a">B</p>',
        "element-permitted-content": "<p><span><div>A</div></span></p>",
        "attribute-allowed-values": '<input type="colour">',
        "close-order": "<p><b>A</p>",
    }
    for rule, body in bodies.items():
        (tmp_path / f"{rule}.html").write_text(page.format(body))
    found = faults(tmp_path, [f"{rule}.html" for rule in bodies])
    assert {(f"{rule}.html", rule) for rule in bodies} <= {(name, rule) for name, _line, rule, _message in found}
