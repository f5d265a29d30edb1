"""Runs a submission as nbgrader does, and always comes to an end: with grades for the cells that ran before the trouble."""

import threading

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Integer


class ExecuteToTheEnd(Execute):
    """nbgrader's `Execute`, for code that ends its own kernel, and for code that cannot be interrupted.

    A kernel that dies makes the cell and all that follow it fail; nbgrader alone would throw the whole submission away.
    A loop in one cell is interrupted after `timeout` seconds, and the next cell runs; where the loop swallows the interruption,
    the kernel is ended.  So it is when the whole notebook runs longer than `notebook_timeout`.
    """

    notebook_timeout = Integer(300, help="seconds that a whole notebook may run").tag(config=True)

    def preprocess(self, nb, resources=None, km=None):
        self._over, self._watch = "", None
        try:
            return super().preprocess(nb, resources, km)
        finally:
            if self._watch:
                self._watch.cancel()

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
