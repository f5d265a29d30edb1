"""Grades what was handed in, writes feedback, and exports the grades: nbgrader's steps, one student at a time."""

import csv
from dataclasses import dataclass

from nbgrader.api import MissingEntry
from nbgrader.converters import GenerateFeedback

from assignments import Trouble, roster, submissions

COLUMNS = ("set", "id", "last", "first", "email", "handed_in", "score", "max_score", "to_mark_by_hand")


@dataclass
class Graded:
    """One student's result: points so far, points there are, and whether answers wait to be marked by hand."""

    student: str
    score: float
    max_score: float
    to_mark: bool


def grade(course, name, students=None, force=False):
    """Run the tests on submissions of a set.

    students: some of those who have handed in; all if None.  Submissions graded before are left as they are unless `force`; then
    the earlier result is set aside first, and marks given by hand stay in the gradebook.
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
    chosen = [student for student in handed_in if students is None or student in students]
    before = [student for student in chosen if course.place("autograded", name, student).exists()]
    if before and not force and len(before) == len(chosen):
        raise Trouble(f"graded before: {', '.join(before)}; --force grades again, and keeps the earlier results under earlier/")
    known = roster.ids(course)
    return (_graded(course, name, student, known) for student in chosen if _cleared(course, name, student, before, force))


def write_feedback(course, name, force=False):
    """Write the feedback pages of all graded submissions of a set.  Returns {student: path}.

    Raises Trouble if nothing is graded, or if there is feedback already (unless forced; the earlier pages are then set aside).
    """
    students = course.students("autograded", name)
    if not students:
        raise Trouble(f"no submission of {name} is graded; run `python -m assignments grade {name}` first")
    before = course.students("feedback", name)
    if before and not force:
        raise Trouble(
            f"feedback on {name} is there already for {', '.join(before)}; --force keeps it under earlier/ and writes anew"
        )
    course.set_aside([course.place("feedback", name, student) for student in before])
    course.run(GenerateFeedback, name)
    return {student: course.place("feedback", name, student) / f"{name}.html" for student in students}


def export(course, path, force=False):
    """Write the grades of all sets and students to a CSV file.  Returns the number of rows.

    A student who has handed in nothing has 0 points; one whose work is not graded, for it is broken perhaps, has no number.
    Raises Trouble if the file exists (unless forced; it is then set aside if it lies in the course's folder).
    """
    if path.exists() and not force:
        raise Trouble(f"{path} is there already; --force writes it anew")
    if path.resolve().is_relative_to(course.folder):
        course.set_aside([path.resolve()])
    rows = []
    with course.gradebook() as gradebook:
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                row = {"set": assignment.name, "id": student.id, "last": student.last_name, "first": student.first_name}
                row |= {"email": student.email, "max_score": assignment.max_score, "handed_in": "no", "score": 0}
                row["to_mark_by_hand"] = "no"
                try:
                    submission = gradebook.find_submission(assignment.name, student.id)
                    row |= {"handed_in": "yes", "score": submission.score}
                    row["to_mark_by_hand"] = "yes" if submission.needs_manual_grade else "no"
                except MissingEntry:
                    if course.place("submitted", assignment.name, student.id).exists():  # handed in, and not graded
                        row |= {"handed_in": "yes", "score": ""}
                rows.append(row)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def _cleared(course, name, student, before, force):
    if student in before and force:
        course.set_aside([course.place("autograded", name, student)])
    return force or student not in before


def _graded(course, name, student, known):
    if known is not None and student not in known:
        return Trouble(f"{course.say(course.place('submitted', name, student))}: {student!r} is not in the roster")
    found = submissions.troubles(course.notebook("submitted", name, student), name)
    if found:
        return Trouble("\n".join(found))
    try:
        course.run(submissions.AutogradeRepaired, name, student)
    except Trouble as trouble:
        return trouble
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(name, student)
        return Graded(student, submission.score, submission.max_score, submission.needs_manual_grade)
