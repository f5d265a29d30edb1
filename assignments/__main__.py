"""`python -m assignments`: hand out the book's problem sets, collect and grade them, and give feedback, on one machine."""

import sqlite3
from functools import update_wrapper
from pathlib import Path

import click
from sqlalchemy.exc import DBAPIError

from assignments import STOPPED, Trouble, collate, grading, roster, sources, submissions
from assignments.course import Course
from assignments.execution import PROTECTION
from assignments.grading import Graded
from assignments.hand_ins import show
from assignments.rehearsal import rehearse
from assignments.release import BUILT, hand_out, release


class Commands(click.Group):
    """A group whose commands report a Trouble in words and end with code 1."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except Trouble as trouble:
            raise click.ClickException(str(trouble)) from trouble
        except OSError as error:
            raise click.ClickException(f"{error.filename or 'the file system'}: {error.strerror or error}") from error
        except (sqlite3.Error, DBAPIError) as error:
            raise click.ClickException(f"the gradebook cannot be used: {getattr(error, 'orig', error)}") from error
        except KeyboardInterrupt as interrupt:
            raise click.ClickException(STOPPED) from interrupt


the_set = click.argument("problem_set", metavar="SET", callback=lambda _context, _parameter, given: sources.find(given))


def on_the_course(new):
    """Gives a command the course, and keeps others off it until the command has ended.  new: whether it may begin a course."""

    def with_course(command):
        @click.pass_obj
        def alone(course, *arguments, **options):
            with course.alone(new):
                return command(course, *arguments, **options)

        return update_wrapper(alone, command)

    return with_course


forced = click.option("--force", is_flag=True, help="Replace what is there; it is kept under earlier/ in the course's folder.")


@click.group(cls=Commands, help=__doc__)
@click.option(
    "--course", "folder", default="course", show_default=True, help="Folder of the course.", type=click.Path(path_type=Path)
)
@click.pass_context
def main(context, folder):
    context.obj = course = Course(folder)
    context.call_on_close(lambda: course.kept and click.echo(f"what was there before is now in {course.kept}"))


main.add_command(collate.main)


@main.command("check")
@click.argument("problem_sets", metavar="[SET]...", nargs=-1)
@click.option("--students", default=20, show_default=True, help="How many students' numbers to try.")
def check_command(problem_sets, students):
    """Try sets out: the solution must earn all points, an untouched notebook none, and nothing may leak."""
    for name in [sources.find(given) for given in problem_sets] or sources.names():
        rehearse(name, students)
        by_tests, by_hand = sources.points(sources.read(name))
        click.echo(f"{name}: {by_tests:g} points by tests, {by_hand:g} by hand")


@main.command("handout")
@click.argument("folder", default=BUILT, type=click.Path(path_type=Path))
def handout_command(folder):
    """Write all notebooks for students, and zips with their data, into FOLDER."""
    for path in hand_out(sources.names(), folder):
        click.echo(path)


@main.command("release")
@the_set
@forced
@on_the_course(new=True)
def release_command(course, problem_set, force):
    """Release SET in the course: 1, 01 or its full name."""
    click.echo(f"for students: {release(course, problem_set, force)}")


@main.command("roster")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@on_the_course(new=True)
def roster_command(course, path):
    """Enter the students of FILE, a CSV with the columns id, first, last, email."""
    click.echo(f"{len(roster.enter(course, path))} students")


@main.command("collect")
@the_set
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@forced
@on_the_course(new=True)
def collect_command(course, problem_set, folder, force):
    """File the notebooks that students handed in for SET, from FOLDER, which may be a zip."""
    found, refused = submissions.collect(course, problem_set, folder, force)
    complaints = list(refused)
    for student, path in found.items():
        click.echo(f"{student:16} {show(path)}")
        lines, trouble = submissions.examine(course, problem_set, student)
        for line in lines:
            click.echo(line)
        if trouble:
            complaints.append(f"{show(path)}: {trouble}; it is filed for {student}, but cannot be graded")
    missing = submissions.missing(course, problem_set)
    if missing:
        click.echo(f"nothing is filed for {', '.join(missing)}")
    _say_who_is_outdated(course, problem_set)
    _report(complaints, f"{len(found)} filed, {len(refused)} not")


@main.command("grade")
@the_set
@click.argument("students", nargs=-1)
@forced
@on_the_course(new=False)
def grade_command(course, problem_set, students, force):
    """Run the tests of SET on what STUDENTS handed in; on everyone's if none is named."""
    results = []
    for result in grading.grade(course, problem_set, students or None, force, lambda: click.echo(PROTECTION)):
        results.append(result)
        if isinstance(result, Graded):
            waiting = "; answers wait to be marked by hand" if result.to_mark else ""
            click.echo(f"{result.student:16} {result.score:g} of {result.max_score:g} points{waiting}")
            for line in submissions.examine(course, problem_set, result.student)[0]:
                click.echo(line)
    left = set(grading.graded(course, problem_set)) - {result.student for result in results if isinstance(result, Graded)}
    if left:
        click.echo(f"left as graded before: {', '.join(sorted(left))}")
    _say_who_is_outdated(course, problem_set)
    refused = [str(result) for result in results if isinstance(result, Trouble)]
    _report(refused, f"{len(results) - len(refused)} graded, {len(refused)} not")


@main.command("feedback")
@the_set
@forced
@on_the_course(new=False)
def feedback_command(course, problem_set, force):
    """Write a page of feedback for each graded submission of SET that has none yet."""
    pages = grading.write_feedback(course, problem_set, force)
    refused = [str(page) for page in pages.values() if isinstance(page, Trouble)]
    for student, page in pages.items():
        if not isinstance(page, Trouble):
            click.echo(f"{student:16} {page}")
    _report(refused, f"{len(pages) - len(refused)} written, {len(refused)} not")


@main.command("export")
@click.argument("path", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@forced
@on_the_course(new=False)
def export_command(course, path, force):
    """Write the grades of all sets to FILE (grades.csv in the course's folder)."""
    path = path or course.folder / "grades.csv"
    click.echo(f"{grading.export(course, path, force)} rows in {path}")


def _say_who_is_outdated(course, name):
    students = grading.outdated(course, name)
    if students:
        again = f"`grade {name} {' '.join(students)} --force`"
        click.echo(f"handed in again since it was graded: {', '.join(students)}; {again} grades what is filed now")


def _report(refused, summary):
    """Complaints, a line of summary, and the exit code that says whether there were any."""
    for complaint in refused:
        click.echo(complaint, err=True)
    click.echo(summary)
    if refused:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main(prog_name="python -m assignments")
