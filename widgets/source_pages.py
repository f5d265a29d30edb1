"""Tables and lists for the book's pages about its sources; each function returns HTML for `widgets.pages.show`."""

from html import escape

from widgets import sources
from widgets.pages import html_table
from widgets.text import _


def source_map(document):
    """Every heading of a source document, what it is to teach, and the place in the book that does.

    document: S0 to S4.  Headings that are left out say why.
    """
    lines = []
    for row in sources.coverage():
        if row["id"].startswith(document):
            heading = f'{escape(row["heading_en"])}<br><span lang="zh-Hant">{escape(row["heading"])}</span>'
            place = sources.link(row["id"]) or escape(_("left out: {reason}").format(reason=row["left_out"]))
            lines.append([heading, escape(row["lesson"]), place])
    title = next(each["title"] for each in sources.documents() if each["id"] == document)
    caption = _("Headings of “{title}” and where they are taught").format(title=title)
    return html_table(caption, [_("Heading"), _("What a reader must learn"), _("Taught in")], lines)


def examples(kind):
    """Claims of the sources of one kind, an error or a forecast: what is said, what the record shows, where it is taken up."""
    items = []
    for row in sources.claims():
        if row["kind"] == kind:
            said, record = escape(row["claim"]), escape(sources.untagged(row["record"]))
            place = sources.link(row["id"])
            stop = "" if said.endswith("?") else "."
            items.append(f"<li>{said}{stop} <em>{_('Record:')}</em> {record.rstrip('.')}.{' ' + place if place else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"


def verdicts():
    """How many claims of each document are right, imprecise, wrong, opinion, or cannot be checked."""
    kinds = dict.fromkeys(row["verdict"] for row in sources.claims())
    lines = []
    for document in sources.documents():
        own = [row["verdict"] for row in sources.claims() if row["id"].startswith(document["id"].replace("S", "C"))]
        lines.append([escape(document["title"]), str(len(own)), *(str(own.count(kind)) for kind in kinds)])
    return html_table(_("Claims checked, by source"), [_("Source"), _("Claims"), *kinds], lines, numbers=range(1, len(kinds) + 2))
