"""What students hand in: files them where nbgrader looks for them, and says what is wrong with one that cannot be graded."""

import ast
import re
import shutil
from pathlib import Path

import nbformat

from assignments import Trouble, roster, sources


def troubles(path, name):
    """Why a submission of a set cannot be graded, each naming file and cell; empty if it can."""
    try:
        notebook = _opened(path)
    except Trouble as trouble:
        return [str(trouble)]
    found = []
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if language != "python":
        found.append(f"{path}: it runs {language}, not Python; choose the kernel Python 3 and hand in again")
    complete = sources.read(name)
    expected = {cell.metadata.nbgrader["grade_id"] for cell in complete.cells if "nbgrader" in cell.metadata}
    seen = set()
    for number, cell in enumerate(notebook.cells, 1):
        about = cell.metadata.get("nbgrader", {})
        grade_id = about.get("grade_id")
        if grade_id is None:
            continue
        seen.add(grade_id)
        if grade_id not in expected:
            found.append(f"{path}: cell {number} has the grade_id {grade_id!r}, which {name} does not know")
        elif about.get("schema_version") != 3 or (about.get("grade") and "points" not in about):
            found.append(f"{path}: cell {number} ({grade_id}) has damaged nbgrader metadata")
    lost = [grade_id for grade_id in sources.graded(complete) if grade_id not in seen]
    if lost:
        found.append(f"{path}: graded cells are missing: {', '.join(lost)}; copy the answers into a fresh notebook")
    return found


def student_id(path):
    """The id typed into a notebook's first cell; empty if there is none.  Raises Trouble for what is no notebook."""
    for cell in _opened(path).cells:
        match = sources.FIRST_CELL.search(cell.source)
        if match:
            try:
                return str(ast.literal_eval(match[0].partition("=")[2].strip())).strip()
            except (ValueError, SyntaxError):
                return ""
    return ""


def collect(course, name, folder, force=False):
    """Copy the notebooks of a folder to `submitted/<student>/<set>/`, as nbgrader wants them.

    A notebook belongs to the student of the roster whose id stands in its path below the folder, else to the id typed into it.
    Returns ({student: path}, [what could not be filed and why]).  Raises Trouble if nothing is there, or if a submission that
    was filed before would be replaced by another (unless forced; the earlier one is then set aside).
    """
    folder = Path(folder)
    known = roster.ids(course)
    found, refused = {}, []
    for path in sorted(folder.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        try:
            student = _owner(path.relative_to(folder), known) or student_id(path)
        except Trouble as trouble:
            refused.append(str(trouble))
            continue
        if not student:
            refused.append(f"{path}: neither its name nor its first cell says whose it is")
        elif known is not None and student not in known:
            refused.append(f"{path}: {student!r} is not in the roster")
        elif student in found:
            refused.append(f"{path}: {student} has handed in {found[student]} too; keep one of them")
        else:
            found[student] = path
    if not found and not refused:
        raise Trouble(f"{folder} holds no notebooks")
    changed = [student for student, path in found.items() if _differs(path, course.notebook("submitted", name, student))]
    if changed and not force:
        raise Trouble(f"other submissions of {name} are filed already for {', '.join(changed)}; --force sets them aside")
    course.set_aside([course.place("submitted", name, student) for student in changed])
    for student, path in found.items():
        course.place("submitted", name, student).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, course.notebook("submitted", name, student))
    return found, refused


def _opened(path):
    if not Path(path).is_file():
        raise Trouble(f"{path}: there is no such file")
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        cell = next((f"cell {place + 1}: " for place in error.absolute_path if isinstance(place, int)), "")
        raise Trouble(f"{path}: {cell}not a valid notebook ({error.message.splitlines()[0][:200]})") from error
    except Exception as error:  # nbformat raises whatever the broken file leads to
        raise Trouble(f"{path}: not a notebook ({str(error).splitlines()[0][:200] or type(error).__name__})") from error
    return notebook


def _owner(path, known):
    """The longest id of the roster that stands by itself in a path."""
    alone = r"(?<![A-Za-z0-9]){}(?![A-Za-z0-9])"
    found = [name for name in known or () if re.search(alone.format(re.escape(name)), str(path))]
    return max(found, key=len, default="")


def _differs(path, filed):
    return filed.exists() and filed.read_bytes() != path.read_bytes()
