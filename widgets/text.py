"""Every string of this package that a reader sees passes through `_`, so that a translation needs one catalogue."""

from gettext import NullTranslations

_catalogue = NullTranslations()


def _(message: str) -> str:
    """The message in the reader's language (English until a catalogue is installed)."""
    return _catalogue.gettext(message)
