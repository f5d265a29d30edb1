"""What the build says of the code in its chapters: file, cell and error of every one that fails, and nothing when all is well."""

import re

import book_site
import pytest

CHAPTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
    format_version: 0.13
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# A chapter

"""


def cells(*sources):
    fences = [f"Some text.\n\n```{{code-cell}} ipython3\n:tags: [hide-input]\n\n{source}\n```\n" for source in sources]
    return CHAPTER + "\n".join(fences)


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    chapters = {
        "index": cells("1 + 1"),
        "inside": cells("half = 0.5", "def inverse(x):\n    return 1 / x\n\n\n\ninverse(0)\nprint('never')"),
        "syntax": cells("a = 1\nb = = 2"),
        "long": cells("raise ValueError('first line\\nsecond <b>line</b>')"),
        "dead": cells("import os", "os._exit(1)"),
    }
    folder = tmp_path_factory.mktemp("failed")
    return chapters, folder, book_site.build(folder, chapters, {})


def test_the_last_lines_name_file_cell_and_error_of_every_chapter_that_failed(failed):
    chapters, folder, done = failed
    assert done.returncode == 1
    last = done.stderr.rstrip().splitlines()[-9:]
    assert last[0] == "The book was not built. Chapters with a code cell that failed: 4."
    named = {
        name: (re.fullmatch(rf"{folder}/book/{name}\.md:(\d+), code cell (\d+): (.*)", place), error)
        for name, place, error in zip(["dead", "inside", "long", "syntax"], last[1::2], last[2::2], strict=True)
    }
    expected = {
        "inside": ("2", "inverse(0)", "ZeroDivisionError: division by zero"),
        "syntax": ("1", "b = = 2", "SyntaxError: invalid syntax"),
        "long": ("1", "raise ValueError('first line\\nsecond <b>line</b>')", "ValueError: first line second <b>line</b>"),
        "dead": ("2", "os._exit(1)", "DeadKernelError: Kernel died"),
    }
    for name, (cell, source, error) in expected.items():
        place, said = named[name]
        assert place.group(2, 3) == (cell, source)
        assert chapters[name].splitlines()[int(place[1]) - 1] == source
        assert said.startswith(f"    {error}")


def test_the_whole_error_stands_above_and_no_traceback_of_the_builders(failed):
    _chapters, _folder, done = failed
    assert "return 1 / x" in done.stderr
    assert "site-packages/jupyter_book" not in done.stderr.partition("An error occurred")[2]


def test_a_clean_build_prints_no_warning_of_the_kernels(tmp_path):
    done = book_site.build(tmp_path, {"index": cells("1 + 1", "print('well')"), "next": cells("2 + 2")}, {})
    assert done.returncode == 0, done.stderr
    ours = re.compile(r".*/site-packages/.*Warning: |  ")  # of libraries: the tests ask Python for every one
    assert [line for line in done.stderr.splitlines() if line and not ours.match(line)] == []
    assert not re.search("IPKernelApp|[Dd]ebugger|frozen", done.stdout)
