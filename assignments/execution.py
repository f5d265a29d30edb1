"""Runs a submission as nbgrader does, in a place of its own; always comes to an end, with grades for what ran before."""

import os
import shutil
import site
import subprocess
import tempfile
import threading
from pathlib import Path

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Integer

PROTECTION = (
    "This runs the code that students handed in, on this computer and with your rights. Its time is limited, and where the "
    "system can do it, its memory and the size of a file. It runs in a temporary folder, with an empty home folder and without "
    "your environment variables. It can still reach your files and the network: to prevent that, grade in an account, a "
    "container or a virtual machine of its own."
)
# What Python needs to start and to find its packages; all else, such as passwords and keys, stays out of the students' reach.
HANDED_ON = frozenset(
    "PATH PYTHONPATH PYTHONHOME VIRTUAL_ENV CONDA_PREFIX LD_LIBRARY_PATH LANG LC_ALL LC_CTYPE TZ NBGRADER_EXECUTION "
    "SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE".split()
)
# Run by the kernel before any cell; what has been lowered so cannot be raised again, except by the system's administrator.
_LIMITS = """
try:
    import resource
except ImportError:
    pass
else:
    for what, most in ((resource.RLIMIT_AS, {memory}), (resource.RLIMIT_FSIZE, {file_size}), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            pass
    del resource, what, most
"""


class ExecuteToTheEnd(Execute):
    """nbgrader's `Execute`, for code that ends its own kernel, and for code that cannot be interrupted.

    A kernel that dies makes the cell and all that follow it fail; nbgrader alone would throw the whole submission away.
    A loop in one cell is interrupted after `timeout` seconds, and the next cell runs; where the loop swallows the interruption,
    the kernel is ended.  So it is when the whole notebook runs longer than `notebook_timeout`.

    The code runs in a copy of the submission's folder, named `<student>/<set>` too, which is thrown away with all that is in it.
    The notebook is not in the copy: it holds the hidden tests.
    """

    notebook_timeout = Integer(300, help="seconds that a whole notebook may run").tag(config=True)
    memory = Integer(4 * 2**30, help="bytes of address space that the kernel may use; kept on Linux").tag(config=True)
    file_size = Integer(100 * 2**20, help="bytes that a file may have; kept on Linux and macOS").tag(config=True)

    def preprocess(self, nb, resources=None, km=None):
        self._over, self._watch = "", None
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            self._home = Path(scratch) / "home"
            self._home.mkdir()
            about = (resources or {}).get("metadata", {})
            if about.get("path"):
                there = Path(about["path"])
                place = Path(scratch, "work", *there.parts[-2:])
                shutil.copytree(there, place, symlinks=True, ignore=shutil.ignore_patterns("*.ipynb"))
                about["path"] = str(place)
            try:
                return super().preprocess(nb, resources, km)
            finally:
                if self._watch:
                    self._watch.cancel()

    def start_new_kernel(self, **kwargs):
        limits = _LIMITS.format(memory=self.memory, file_size=self.file_size)
        self.extra_arguments = [*self.extra_arguments, f"--IPKernelApp.exec_lines={limits}"]
        environment = {name: value for name, value in os.environ.items() if name in HANDED_ON}
        home = str(self._home)
        environment |= {"HOME": home, "USERPROFILE": home, "TMPDIR": home, "TEMP": home, "TMP": home}
        environment |= {"PYTHONUSERBASE": site.getuserbase(), "OPENBLAS_NUM_THREADS": "1"}  # threads that wait take up memory
        # What the kernel itself says is no output of a cell, and may hold what steers a terminal.
        super().start_new_kernel(env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **kwargs)

    def preprocess_cell(self, cell, resources, index):
        if self._watch is None:  # only now is there a kernel
            why = f"the notebook ran longer than {self.notebook_timeout} seconds"
            self._watch = threading.Timer(self.notebook_timeout, self._end_kernel, [why])
            self._watch.daemon = True
            self._watch.start()
        if not self._over:
            try:
                return super().preprocess_cell(cell, resources, index)
            except DeadKernelError:
                self._over = self._over or f"the kernel died in cell {index + 1}"
            except CellTimeoutError:
                self._end_kernel(f"cell {index + 1} ran longer than {self.timeout} seconds and could not be interrupted")
        if cell.cell_type == "code":
            line = f"KernelStopped: {self._over}; this cell and those after it did not run"
            cell.outputs = [new_output("error", ename="KernelStopped", evalue=self._over, traceback=[line])]
        return cell, resources

    def _end_kernel(self, why):
        self._over = why
        if self.km.has_kernel:
            self.km.provisioner.process.kill()
