"""What a student sees of a failed test: what it found, and not the code of the hidden part."""

from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor


class OnlyTheMessage(NbGraderPreprocessor):
    """Shortens the traceback of a locked cell to its last line: the lines around an error are those of the hidden tests."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code" and utils.is_locked(cell):
            for output in cell.outputs:
                if output.output_type == "error":
                    output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources
