"""The built book as one zip that opens from disk: no server, no network, search included.

python -m widgets.offline     write book/_build/qe-and-qt-offline.zip from book/_build/html
"""

import sys
import zipfile
from pathlib import Path

from widgets.build import ROOT
from widgets.text import _

HTML = ROOT / "book" / "_build" / "html"
NAME = "qe-and-qt-offline"
ARCHIVE = HTML.with_name(f"{NAME}.zip")
LICENSES = ("LICENSE", "LICENSE-text")
ONLY_FOR_BUILDING = {".buildinfo", "objects.inv"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same book makes the same file, whenever it is packed

READ_ME = _("""\
Quantitative easing and tightening: an interactive textbook

Unpack the whole archive, then open index.html in a web browser. Nothing has to be installed, and the network is not used.
""")


def pack(html: Path, archive: Path) -> None:
    """Write the site in `html` to a zip, in a folder of its own.

    Raises FileNotFoundError if there is no built site.
    """
    if not (html / "index.html").is_file():
        raise FileNotFoundError(f"there is no built book in {html}: run `make book` first")
    contents = {path.relative_to(html).as_posix(): path for path in sorted(html.rglob("*")) if path.is_file()}
    contents |= {f"{name}.txt": ROOT / name for name in LICENSES}
    with zipfile.ZipFile(archive, "w") as packed:
        _add(packed, "READ ME FIRST.txt", READ_ME.encode())
        for name, path in contents.items():
            if name not in ONLY_FOR_BUILDING:
                _add(packed, name, path.read_bytes())


def _add(packed, name, content):
    entry = zipfile.ZipInfo(f"{NAME}/{name}", EPOCH)
    entry.external_attr = 0o644 << 16
    packed.writestr(entry, content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    try:
        pack(HTML, ARCHIVE)
    except OSError as error:  # no book, or no room for the archive
        sys.exit(str(error))
    print(f"{ARCHIVE.relative_to(ROOT)}, {ARCHIVE.stat().st_size / 1e6:.1f} MB: unpack it and open index.html")
