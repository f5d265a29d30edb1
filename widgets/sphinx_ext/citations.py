"""Citations by author and year, the same in the text, in the lists of references and on every page."""

from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from widgets.references import years


def setup(app: Sphinx) -> None:
    register_plugin("pybtex.style.labels", "author_year", AuthorYearLabels)
    register_plugin("pybtex.style.formatting", "author_year", AuthorYearStyle)
    app.connect("builder-inited", letter_years)


def letter_years(app: Sphinx) -> None:
    """Give the works of one author and year their letters, before any page is read."""
    entries = app.env.get_domain("cite").bibdata.data.entries
    for key, year in years().items():
        entries[key].fields["year"] = year


class AuthorYearLabels(BaseLabelStyle):
    """Labels such as "Gagnon et al., 2011a", as a citation in brackets has them."""

    def format_labels(self, sorted_entries):
        in_text = AuthorYearReferenceStyle()
        who = in_text.person.author_or_editor_or_title(full=False)
        for entry in sorted_entries:
            name = who.format_data({"entry": entry, "style": in_text}).render_as("text")
            yield f"{name}, {entry.fields['year']}"


class AuthorYearStyle(PlainStyle):
    """The plain list, sorted by author, year and title, with author and year for a label."""

    default_label_style = "author_year"
