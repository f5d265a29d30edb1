"""Buttons that lead to the repository: present when its address is set, absent otherwise.

The address is ``repository: url`` in ``book/_config.yml`` and nowhere else.
"""

from sphinx.application import Sphinx
from sphinx.config import Config


def setup(app: Sphinx) -> None:
    app.connect("config-inited", set_buttons)


def set_buttons(app: Sphinx, config: Config) -> None:
    options = config.html_theme_options
    if options.get("repository_url"):
        for button in ("use_repository_button", "use_edit_page_button", "use_issues_button"):
            options[button] = True
    else:
        options.pop("launch_buttons", None)  # the theme cannot build these links without an address
