"""What students hand in: files it where nbgrader looks, says what cannot be graded, and repairs the copy that is graded."""

from functools import cache
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde

from assignments import Trouble, collate, hand_ins, notebooks, owners, roster, safely, sources
from assignments.hand_ins import brief, show
from assignments.repairs import Repair
from widgets import history

_FEWEST = 3  # cells of a set by which its notebook is known; two are called alike in all sets


class _Repaired(NotebookExporter):
    """Reads what was handed in as `repaired` makes it; the file itself stays as it is."""

    def from_file(self, file_stream, resources=None, **options):
        about = resources["nbgrader"]
        notebook, _said = repaired(file_stream.buffer.read(), about["assignment"], about["student"])
        return self.from_notebook_node(notebook, resources, **options)


class AutogradeRepaired(Autograde):
    """nbgrader's `Autograde`, for notebooks that other programs have saved and students have changed."""

    exporter_class = _Repaired


def repaired(content, name, student=""):
    """The notebook of a set in the bytes of a file, repaired, and what was done, each a sentence that names the cell.

    Raises Trouble, naming the cell, if it cannot be graded as the set of that name.
    """
    notebook, said = notebooks.parse(content)
    _check_set(notebook, name)
    about = notebook.metadata
    language = str(about.get("kernelspec", {}).get("language") or about.get("language_info", {}).get("name") or "python")
    if not language.casefold().startswith(("python", "ipython")):
        raise Trouble(f"it runs {language}, not Python; choose the kernel Python 3 and hand in again")
    return notebook, [f"saved in another form: {each}" for each in said] + _repair(name)(notebook, student)


def troubles(path, name):
    """Why a submission of a set cannot be graded, naming file and cell; empty if it can."""
    try:
        _read(path, name)
    except Trouble as trouble:
        return [f"{path}: {brief(trouble)}"]
    return []


def examine(course, name, student):
    """What is repaired in a student's submission of a set before it is graded, and why it cannot be graded.

    Returns ([lines that name student and cell], a reason or an empty text).
    """
    try:
        _notebook, said = _read(course.notebook("submitted", name, student), name, student)
    except Trouble as trouble:
        return [], brief(trouble)
    return [brief(f"{student}: {each}") for each in said], ""


def collect(course, name, folder, force=False):
    """Copy the notebooks of a folder or zip, and of zips in it, to `submitted/<student>/<set>/`, as nbgrader wants them.

    Returns ({student: where it was found}, [what is not filed and why]).  Raises Trouble if nothing is there, or if a submission
    that was filed before would be replaced by another (unless forced; the earlier one is then set aside).
    """
    students = owners.Students(roster.students(course))
    arrived, refused = [], []
    for each in hand_ins.walk(folder):
        if isinstance(each, Trouble):
            refused.append(str(each))
        elif not _is_beside_the_work(each):
            try:
                arrived.append((*_typed(each, name), each))
            except Trouble as trouble:
                refused.append(f"{show(each.place)}: {trouble}")
    found, contents = {}, {}
    for damage, typed, each in sorted(arrived, key=lambda one: bool(one[0])):  # one that is damaged is filed if there is no other
        try:
            student = students.owner(each.place.relative_to(hand_ins.root(folder)), typed)
            # Some file systems take ids that differ in capital letters only for one.
            student = next((other for other in found if owners.same(other, student)), student)
            if student not in found:
                found[student], contents[student] = each.place, each.content
            elif each.content != contents[student] or not owners.named_alike(each.place, found[student]):
                raise Trouble(f"{student} has handed in {show(found[student])} too, which is filed; keep one of them")
        except Trouble as trouble:
            refused.append(f"{show(each.place)}: {damage}{trouble}")
    if not found and not refused:
        raise Trouble(f"{folder} holds no notebooks")
    filed = {student: course.notebook("submitted", name, student) for student in found}
    changed = [student for student, path in filed.items() if path.exists() and path.read_bytes() != contents[student]]
    if changed and not force:
        raise Trouble(f"other submissions of {name} are filed already for {', '.join(changed)}; --force sets them aside")
    course.set_aside([course.place("submitted", name, student) for student in changed])
    for student, path in filed.items():
        if not path.exists():  # what is there is the same, and keeps its date
            path.parent.mkdir(parents=True, exist_ok=True)
            with safely.whole(path) as beside:
                beside.write_bytes(contents[student])
    return found, refused


def missing(course, name):
    """Students of the roster from whom no submission of a set is filed."""
    return [student for student in roster.ids(course) or () if not course.notebook("submitted", name, student).is_file()]


def _typed(hand_in, name):
    """What is wrong with a notebook, and the id typed into it; one of the two may be empty.

    Raises Trouble for what is no notebook of the set.
    """
    try:
        notebook, _said = notebooks.parse(hand_in.content)
    except Trouble as trouble:
        if ".ipynb" in hand_in.place.name.lower() or notebooks.looks_like_one(hand_in.content):
            return f"{brief(trouble)}; ", ""
        raise Trouble("not a notebook; ask for the .ipynb file") from trouble
    _check_set(notebook, name)
    return "", owners.typed_id(notebook)


def _is_beside_the_work(hand_in):
    """Whether a file is a table that comes with the sets, or answers, which `collate` reads."""
    name = hand_in.place.name.lower()
    return name == "columns.csv" or name.removesuffix(".csv") in history.tables() or collate.looks_like_answers(hand_in.content)


def _check_set(notebook, name):
    own, all_of_it = _repair(name).alike(notebook), len(_repair(name).cells)
    if own < all_of_it / 2:
        of = {other: _repair(other).alike(notebook) for other in sources.names()}
        other = max(of, key=of.get)
        if of[other] > own:
            raise Trouble(f"a notebook of {other}, not of {name}")
    if own < _FEWEST:
        raise Trouble(f"no notebook of {name}: it has {own} of its cells")


def _read(path, name, student=""):
    try:
        return repaired(Path(path).read_bytes(), name, student)
    except FileNotFoundError as error:
        raise Trouble("there is no such file") from error
    except OSError as error:
        raise Trouble(error.strerror) from error


def _repair(name):
    return _repair_of(name, sources.path(name).read_bytes())


@cache
def _repair_of(name, _text):
    return Repair(sources.read(name))
