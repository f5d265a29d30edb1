"""The theme without its heavy parts.

Font Awesome's script alone is 540 kB gzipped for some twenty icons. ``templates/`` replaces the
theme's lists of scripts, and ``icons.css`` draws those icons.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

HERE = Path(__file__).resolve().parent
ICONS = HERE / "icons.css"


def setup(app: Sphinx) -> None:
    app.connect("config-inited", use_templates)
    app.connect("builder-inited", copy_icons)
    app.add_css_file(ICONS.name, priority=600)


def use_templates(app: Sphinx, config: Config) -> None:
    # First in the list: the theme's own templates of the same name are looked up after ours.
    config.templates_path.insert(0, str(HERE / "templates"))


def copy_icons(app: Sphinx) -> None:
    if app.builder.format == "html":
        target = Path(app.outdir) / "_static" / ICONS.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ICONS, target)
