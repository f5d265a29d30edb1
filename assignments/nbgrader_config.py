"""nbgrader's settings for these problem sets.

`python -m assignments release` copies this file into the course's folder, so that `nbgrader` itself and the page on which answers
are marked by hand (formgrader) use them too.
"""

from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader import preprocessors as nbgrader
from nbgrader.server_extensions import formgrader

import assignments
from assignments.execution import ExecuteToTheEnd
from assignments.feedback import OnlyTheMessage, SafePage

c = get_config()  # noqa: F821  (traitlets provides it)

c.ExecuteToTheEnd.timeout = 30  # seconds for a cell
c.ExecuteToTheEnd.notebook_timeout = 300  # seconds for a notebook
c.ExecuteToTheEnd.iopub_timeout = 10  # seconds in which an interrupted cell must stop
c.ExecuteToTheEnd.error_on_timeout = {
    "ename": "CellTimeoutError",
    "evalue": "this cell took longer than allowed; is there a loop that never ends?",
    "traceback": ["CellTimeoutError: this cell took longer than allowed; is there a loop that never ends?"],
}
c.ExecuteToTheEnd.extra_arguments = ["--log-level=ERROR"]  # a kernel for one grading need not warn about its connection
c.Autograde.autograde_preprocessors = [
    ExecuteToTheEnd,
    nbgrader.IgnorePattern,
    nbgrader.LimitOutput,
    nbgrader.SaveAutoGrades,
    nbgrader.AssignLatePenalties,
    nbgrader.CheckCellMetadata,
]

# A rubric stands in the cell of its question, which is neither an answer nor a test: graders see it, students never.
c.ClearMarkScheme.enforce_metadata = False

# Feedback shows the score of each test and what it found, and keeps the hidden part for next year.
c.GenerateFeedback.preprocessors = [
    nbgrader.GetGrades,
    nbgrader.ClearHiddenTests,
    nbgrader.ClearMarkScheme,
    OnlyTheMessage,
    CSSHTMLHeaderPreprocessor,
]
c.GenerateFeedback.exporter_class = SafePage
# In these folders nbconvert looks for the page of feedback: first the book's own, which loads nothing from other sites.
c.GenerateFeedback.HTMLExporter.extra_template_basedirs = [
    str(Path(package.__file__).with_name("templates")) for package in (assignments, formgrader)
]
