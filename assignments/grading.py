"""Grades what was handed in, writes feedback, and exports the grades: nbgrader's steps, one student at a time."""

import os
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.converters import GenerateFeedback

from assignments import Trouble, roster, submissions, tables

COLUMNS = ("set", "id", "last", "first", "email", "handed_in", "score", "max_score", "to_mark_by_hand")


@dataclass
class Graded:
    """One student's result: points so far, points there are, and whether answers wait to be marked by hand."""

    student: str
    score: float
    max_score: float
    to_mark: bool


def grade(course, name, students=None, force=False, before_running=lambda: None):
    """Run the tests on submissions of a set.

    students: some of those who have handed in; all if None.  Submissions graded before are left as they are unless `force`; then
    the earlier result is set aside first, and marks given by hand stay in the gradebook.
    before_running: called once, before the first student's code runs, if any does.
    Yields, student by student: a Graded, or a Trouble that says why a submission was not graded.
    Raises Trouble if nobody has handed in, or if all of them were graded before.
    """
    if not course.notebook("release", name).exists():
        raise Trouble(f"{name} is not released in {course.folder}; run `python -m assignments release {name}` first")
    handed_in = course.students("submitted", name)
    unknown = set(students or ()) - set(handed_in)
    if unknown or not handed_in:
        missing = ", ".join(sorted(unknown)) or "anyone"
        raise Trouble(f"there is no submission of {name} by {missing}; it would be {course.notebook('submitted', name, '<id>')}")
    before = set() if force else set(graded(course, name))
    chosen = [student for student in handed_in if students is None or student in students]
    left = [student for student in chosen if student not in before]
    if not left:
        raise Trouble(f"graded before: {', '.join(chosen)}; --force grades again, and keeps the earlier results under earlier/")
    return _results(course, name, left, before_running)


def graded(course, name):
    """Students whose score on a set is in the gradebook and whose graded notebook is in its place, sorted."""
    with course.gradebook() as gradebook:
        there = course.students("autograded", name)
        return [student for student in there if _scored(_submission(gradebook, name, student)) is not None]


def outdated(course, name):
    """Students whose submission was filed again after it was graded, sorted."""

    def written(step, student):
        path = course.notebook(step, name, student)
        return path.stat().st_mtime_ns if path.exists() else 0

    return [each for each in course.students("autograded", name) if written("submitted", each) > written("autograded", each) > 0]


def write_feedback(course, name, force=False):
    """Write the feedback pages of the graded submissions of a set that have none yet, or of all with `force`.

    Earlier pages are then set aside.  Returns {student: path, or a Trouble that says why there is no page}.
    Raises Trouble if nothing is graded, or if all pages are there already.
    """
    students = graded(course, name) if course.grades.exists() else []
    if not students:
        raise Trouble(f"no submission of {name} is graded; run `python -m assignments grade {name}` first")
    before = [student for student in students if (course.place("feedback", name, student) / f"{name}.html").exists()]
    if len(before) == len(students) and not force:
        raise Trouble(
            f"feedback on {name} is there already for {', '.join(before)}; --force keeps it under earlier/ and writes anew"
        )
    pages = {}
    for student in students:
        if force or student not in before:
            try:
                pages[student] = _page(course, name, student)
            except Trouble as trouble:
                pages[student] = trouble
    return pages


def export(course, path, force=False):
    """Write the grades of all sets and students to a CSV file.  Returns the number of rows.

    Work that is not graded has no score: none was handed in, or it is broken perhaps, or its grading did not come to an end.
    Raises Trouble if the file exists (unless forced; it is then set aside, or renamed if it is not in the course's folder).
    """
    rows = []
    with course.gradebook() as gradebook:
        entered = {
            student.id: {"last": student.last_name, "first": student.first_name, "email": student.email}
            for student in gradebook.students
        }
        for assignment in gradebook.assignments:
            # Without a roster the gradebook knows those only who have been graded.
            others = {student: {} for student in course.students("submitted", assignment.name) if student not in entered}
            for student, about in (entered | others).items():
                submission = _submission(gradebook, assignment.name, student)
                score = _scored(submission)
                places = [course.place(step, assignment.name, student) for step in ("submitted", "autograded")]
                handed_in = score is not None or any(place.exists() for place in places)
                to_mark = score is not None and submission.needs_manual_grade
                row = {"set": assignment.name, "id": student, **about, "max_score": assignment.max_score, "score": score}
                row |= {"handed_in": "yes" if handed_in else "no", "to_mark_by_hand": "yes" if to_mark else "no"}
                rows.append(row)
    in_full = Path(os.path.realpath(path))
    aside = (lambda _earlier: course.set_aside([in_full])) if in_full.is_relative_to(course.folder) else None
    tables.write(path, COLUMNS, rows, force, aside)
    return len(rows)


def _submission(gradebook, name, student):
    try:
        return gradebook.find_submission(name, student)
    except MissingEntry:
        return None


def _scored(submission):
    """The score of a submission, or None if the gradebook holds no result for one of its tests."""
    if submission is None:
        return None
    for notebook in submission.notebooks:
        by_hand = {cell.name for cells in (notebook.notebook.solution_cells, notebook.notebook.task_cells) for cell in cells}
        for grade in notebook.grades:
            if grade.name not in by_hand and grade.auto_score is None and grade.manual_score is None:
                return None
    return submission.score


def _results(course, name, students, before_running):
    known = roster.ids(course)
    running = False
    for student in students:
        if known is not None and student not in known:
            yield Trouble(f"{course.say(course.place('submitted', name, student))}: {student!r} is not in the roster")
            continue
        found = submissions.troubles(course.notebook("submitted", name, student), name)
        if found:
            yield Trouble("\n".join(found))
            continue
        if not running:
            before_running()
            running = True
        try:
            yield _graded(course, name, student)
        except Trouble as trouble:
            yield trouble


def _graded(course, name, student):
    with course.changes() as draft:
        draft.run(submissions.AutogradeRepaired, name, student, made=["autograded"])
        with draft.gradebook() as gradebook:
            submission = gradebook.find_submission(name, student)
            result = Graded(student, submission.score, submission.max_score, submission.needs_manual_grade)
        # In this order whatever is in the course fits together, if only the first or the second step is reached.
        course.set_aside([course.place("autograded", name, student)])
        draft.enter()
        draft.publish("autograded", name, student)
    return result


def _page(course, name, student):
    with course.changes() as draft:
        draft.run(GenerateFeedback, name, student, made=["feedback"])
        course.set_aside([course.place("feedback", name, student)])
        draft.publish("feedback", name, student)
    return course.place("feedback", name, student) / f"{name}.html"
