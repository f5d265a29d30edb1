"""The ``problem-sets`` directive: a table of the problem sets as students get them, each to be downloaded with its data.

They are the zips that ``make assignments`` writes; Sphinx copies those that the table links to into the site. A book that is
built without them says so in place of the table.
"""

import json
import zipfile
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from widgets.text import _

from .repository import in_colab

RELEASED = "../assignments/_build/release"  # seen from the folder of the book's text


def setup(app: Sphinx) -> None:
    app.add_directive("problem-sets", ProblemSets)
    app.connect("env-get-outdated", pages_whose_sets_changed)


def released(env: BuildEnvironment) -> list[Path]:
    return sorted((Path(env.srcdir) / RELEASED).glob("*.zip"))


def dated(paths: list[Path]) -> list[tuple[str, int]]:
    return [(path.name, path.stat().st_mtime_ns) for path in paths]


def pages_whose_sets_changed(app: Sphinx, env: BuildEnvironment, added, changed, removed) -> list[str]:
    """The pages to read again: sets come and go without a change to a page's text."""
    now = dated(released(env))
    return [page for page, said in env.metadata.items() if said.get("problem_sets", now) != now]


class ProblemSets(SphinxDirective):
    """The table, written in Markdown, so that Sphinx treats its links as it does any other."""

    def run(self) -> list[nodes.Node]:
        found = released(self.env)
        self.env.metadata[self.env.docname]["problem_sets"] = dated(found)
        try:
            lines = table([about(path) for path in found], self.config) if found else missing()
        except ValueError as error:
            raise self.error(str(error)) from error
        holder = nodes.container()
        self.state.nested_parse(StringList(lines, self.get_source_info()[0]), self.content_offset, holder)
        return holder.children


def about(path: Path) -> dict[str, str]:
    """What the notebook in a problem set's zip says of itself. Raises ``ValueError``, naming the zip, if it says nothing."""
    try:
        with zipfile.ZipFile(path) as packed:
            notebook = json.loads(packed.read(f"{path.stem}/{path.stem}.ipynb"))
        said = notebook["metadata"]["problem_set"]
        size = _("{size} kB").format(size=round(path.stat().st_size / 1000))
        return {"name": path.stem, "size": size} | {key: str(said[key]) for key in ("title", "part", "minutes")}
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise ValueError(_("{path} is not a problem set as `make assignments` writes it").format(path=path.name)) from error


def table(sets: list[dict[str, str]], config) -> list[str]:
    heads, rules = [_("Part of the book"), _("Minutes"), _("Notebook and data")], ["---", "---:", "---"]
    rows = [[f"{each['part']}. {each['title']}", each["minutes"], download(each)] for each in sets]
    if in_colab(config, ""):
        heads, rules = [*heads, _("In the browser")], [*rules, "---"]
        for row, each in zip(rows, sets, strict=True):
            row.append(f"[{_('Open in Colab')}]({in_colab(config, 'assignments/' + each['name'])})")
    return ["| " + " | ".join(cells) + " |" for cells in (heads, rules, *rows)]


def download(about: dict[str, str]) -> str:
    """A link that is named by the set's number, as the guide speaks of it."""
    link = _("Set {number}, {size}").format(number=about["name"].partition("-")[0].lstrip("0"), size=about["size"])
    return f"{{download}}`{link} </{RELEASED}/{about['name']}.zip>`"


def missing() -> list[str]:
    return [
        ":::{note}",
        _("This copy of the book was built without the problem sets. `make assignments` and then `make book` put them here."),
        ":::",
    ]
