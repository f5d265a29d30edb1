"""`python -m widgets.history refresh [table ...]`: fetch the public series of `book/data` anew from their issuers."""

import argparse
import contextlib
import sys
from pathlib import Path

import click

from widgets import history
from widgets.history.fetch import FRED, Issuer
from widgets.history.refresh import left_alone, refresh, sources
from widgets.text import _


def main(arguments=None):
    """Run the command. Returns 0, or 1 if a table could not be refreshed."""
    options = _parser().parse_args(arguments)
    folder = options.folder or history.folder()
    refreshable = list(dict.fromkeys(source.table for source in sources(folder)))
    alone = left_alone(folder)
    unknown = set(options.tables) - set(refreshable) - {table for table, _column in alone}
    if unknown:
        message = _("No table {names}; those that can be refreshed are {known}.")
        print(message.format(names=", ".join(sorted(unknown)), known=", ".join(refreshable)), file=sys.stderr)
        return 2

    names = [name for name in refreshable if name in options.tables or not options.tables]
    with Issuer(options.base_url, options.timeout) as issuer:
        results = refresh(names, issuer, folder, progress=_progress)
    for result in results:
        _report(result)
    _report_left_alone(alone, options.tables)
    asked_in_vain = set(options.tables) - set(refreshable)
    return int(any(result.problems for result in results) or bool(asked_in_vain))


def _parser():
    parser = argparse.ArgumentParser(prog="python -m widgets.history", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("refresh", help=_("fetch the public series and replace the tables that pass every check"))
    command.add_argument("tables", nargs="*", metavar="table", help=_("a table's name without .csv; all if none is given"))
    command.add_argument("--base-url", type=_address, default=FRED, help=_("end point of the series (default: %(default)s)"))
    command.add_argument("--timeout", type=_seconds, default=30.0, help=_("seconds to wait for an answer (default: 30)"))
    command.add_argument("--folder", type=_folder, help=_("folder of the tables (default: the book's own)"))
    return parser


def _address(text):
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(_("an address begins with https:// or http://"))
    return text


def _seconds(text):
    seconds = float(text)
    if not 0 < seconds <= 600:
        raise argparse.ArgumentTypeError(_("a time-out lies between 0 and 600 seconds"))
    return seconds


def _folder(text):
    if not (Path(text) / "columns.csv").is_file():
        raise argparse.ArgumentTypeError(_("{folder} holds no columns.csv").format(folder=text))
    return Path(text)


def _progress(names):
    """The names one by one, with a bar on a terminal and a line each elsewhere."""
    if sys.stderr.isatty():
        label = _("Fetching {count} series").format(count=len(names))
        bar = click.progressbar(names, label=label, item_show_func=lambda name: name or "", file=sys.stderr)
    else:
        bar = contextlib.nullcontext(names)
    with bar as shown:
        for place, name in enumerate(shown, start=1):
            if not sys.stderr.isatty():
                print(_("Fetching {name} ({place} of {count})").format(name=name, place=place, count=len(names)), file=sys.stderr)
            yield name


def _report(result):
    if result.problems:
        print(_("{table}: nothing was changed.").format(table=result.table))
        for problem in result.problems:
            print(f"  {problem}")
    elif result.added or result.changed:
        message = _("{table}: rows added: {added}, cells changed: {changed}; it reaches {last}.")
        print(message.format(table=result.table, added=result.added, changed=result.changed, last=result.last))
    else:
        print(_("{table}: nothing new; it reaches {last}.").format(table=result.table, last=result.last))
    for sentence in result.stopped:
        print(f"  {sentence}")


def _report_left_alone(alone, asked):
    shown = {key: why for key, why in alone.items() if not asked or key[0] in asked}
    if shown:
        print(_("Left alone:"))
        for (table, column), why in shown.items():
            print(f"  {table}{'.' if column else ''}{column}: {why}")


if __name__ == "__main__":
    sys.exit(main())
