"""Puts the cells of a handed-in notebook back as the set has them: what is missing, copied, split, moved or of another kind.

A student's own code is neither changed nor moved: it runs in the order in which it was handed in.  Only the set's own cells move.
"""

from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader import utils

from assignments import owners, sources


@dataclass(eq=False)
class _Piece:
    """A cell of a handed-in notebook, its number there, and its place in the set if it is one of the set's."""

    cell: dict
    number: int
    place: int | None = None


class Repair:
    """Repairs notebooks of one set.  complete: the set's notebook, with solutions."""

    def __init__(self, complete):
        self.complete = complete.cells
        self.cells = sources.for_students(complete).cells
        self.names = [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in self.cells]
        self.id_cell = next(place for place, cell in enumerate(self.cells) if owners.id_line(cell))

    def alike(self, notebook):
        """How many cells of a notebook are the set's."""
        pieces = [_Piece(cell, number) for number, cell in enumerate(notebook.cells, 1)]
        self._recognize(pieces)
        return len({piece.place for piece in pieces if piece.place is not None} - {self.id_cell})

    def __call__(self, notebook, student=""):
        """Repair a notebook in place.  student: whose it is, if known.  Returns what was done: sentences that name the cell."""
        self.said = []
        pieces = [_Piece(cell, number) for number, cell in enumerate(notebook.cells, 1)]
        self._recognize(pieces)
        pieces = self._without_copies(pieces)
        pieces = [part for piece in pieces for part in self._unmerged(piece)]
        for piece in pieces:
            self._restore(piece)
        pieces = self._in_order(pieces, student)
        pieces = self._with_whole_texts(pieces)
        self._read_id(pieces, student)
        notebook.cells = [piece.cell for piece in pieces]
        return self.said

    def _is_answer(self, place):
        return utils.is_solution(self.cells[place])

    def _is_test(self, place):
        return utils.is_grade(self.cells[place]) and not self._is_answer(place)

    def _is_locked(self, place):
        return utils.is_locked(self.cells[place])

    def _is_text(self, place):
        return self.cells[place].cell_type == "markdown"

    def _say(self, place, what):
        self.said.append(f"{self.names[place] or 'student_id'}: {what}")

    # Which cell is which

    def _recognize(self, pieces):
        """By grade_id; where an editor has taken that away, by the text of a cell that is not to be changed, or its cell id."""
        known = {name: place for place, name in enumerate(self.names) if name}
        for piece in pieces:
            about = piece.cell.metadata.get("nbgrader")
            name = about.get("grade_id") if isinstance(about, dict) else None
            piece.place = known.get(name) if isinstance(name, str) else None
        first = next((piece for piece in pieces if piece.place is None and owners.id_line(piece.cell)), None)
        if first:
            first.place = self.id_cell
        taken = {piece.place for piece in pieces}
        texts = {}
        for cells in (self.complete, self.cells):
            texts |= {_squeezed(cell): place for place, cell in enumerate(cells) if not self._is_answer(place)}
        ids = {cell.id: place for place, cell in enumerate(self.cells) if self._is_answer(place)}
        for piece in pieces:
            for place in (texts.get(_squeezed(piece.cell)), ids.get(piece.cell.id)):
                if piece.place is None and place is not None and place not in taken:
                    piece.place = place
                    taken.add(place)

    def _without_copies(self, pieces):
        """One cell of each name.  Copies of an answer in code stay and run where they stand; parts of a text become one."""
        kept = list(pieces)
        for place in {piece.place for piece in pieces} - {None}:
            twins = [piece for piece in pieces if piece.place == place]
            if len(twins) == 1:
                continue
            numbers = " and ".join(str(piece.number) for piece in twins)
            texts = {_squeezed(piece.cell) for piece in twins}
            if self._is_answer(place) and self._is_text(place):
                parts = _different(twins)
                twins[0].cell.source = "\n\n".join(piece.cell.source.strip() for piece in parts if not self._is_untouched(piece))
                twins[0].cell.source = twins[0].cell.source or self.cells[place].source
                kept = [piece for piece in kept if piece not in twins[1:]]
                what = "are the same" if len(texts) == 1 else "differ; their texts are put together for marking"
                self._say(place, f"cells {numbers} both are this answer and {what}")
            elif self._is_answer(place):
                what = "are the same" if len(texts) == 1 else "differ; all are run, and the last before the test counts"
                self._say(place, f"cells {numbers} both are this answer and {what}")
            else:
                twins.sort(key=lambda piece: not self._is_own(piece, place))  # the one that is as it was, or else the first
                kept = [piece for piece in kept if piece not in twins[1:]]
                self._say(place, f"cells {numbers} both are this cell; the set's own is used once")
            for piece in twins[1:]:
                piece.place = None
        return kept

    def _unmerged(self, piece):
        """A cell of the set, and before and behind it what a student has merged into it."""
        place, text = piece.place, piece.cell.source
        own = place is not None and next((own for own in self._texts(place) if own.strip() in text), None)
        if not own or not self._is_locked(place) or self._is_own(piece, place):
            return [piece]
        head, _own, tail = text.partition(own.strip())
        new = new_markdown_cell if piece.cell.cell_type == "markdown" else new_code_cell
        around = [
            _Piece(new(rest.strip("\n"), id=f"{piece.cell.id}-{end}"), piece.number) for end, rest in enumerate((head, tail))
        ]
        self._say(place, f"cell {piece.number} holds more than this cell; the rest is read as a cell of its own")
        piece.cell.source = own
        return [part for part in (around[0], piece, around[1]) if part.cell.source.strip()]

    def _texts(self, place):
        """The text of a cell of the set as written, and as students get it."""
        return self.complete[place].source, self.cells[place].source

    def _is_own(self, piece, place):
        return _squeezed(piece.cell) in ["".join(text.split()) for text in self._texts(place)]

    def _is_untouched(self, piece):
        return piece.place is not None and _squeezed(piece.cell) == _squeezed(self.cells[piece.place])

    def _restore(self, piece):
        """Give a cell of the set its kind, its metadata and, where it is not to be changed, its text."""
        cell, place = piece.cell, piece.place
        if place is None:
            about = cell.metadata.pop("nbgrader", None)
            name = about.get("grade_id") if isinstance(about, dict) else None
            if name and name not in self.names:
                self.said.append(f"{name}: the set has no such cell; cell {piece.number} is read as one of the student's own")
            return
        own = self.cells[place]
        if self._is_locked(place) and not self._is_own(piece, place):
            self._say(place, f"cell {piece.number} was changed; the set's own is put back")
            cell.source = own.source
        if cell.cell_type != own.cell_type and (self.names[place] or place == self.id_cell):
            self._say(place, f"cell {piece.number} was of the kind {cell.cell_type}; it is read as {own.cell_type} again")
            piece.cell = cell = _of_kind(cell, own.cell_type)
        if self.names[place]:
            before = cell.metadata.get("nbgrader")
            checksum = before.get("checksum") if isinstance(before, dict) else None
            about = own.metadata.nbgrader | ({"checksum": checksum} if checksum else {})
            cell.metadata.nbgrader = nbformat.from_dict(about)

    # Where each cell belongs

    def _in_order(self, pieces, student):
        """The set's own cells stand where the set has them, those that are missing too.  Students' cells stay where they are."""
        before = [piece.place for piece in pieces if piece.place is not None]
        chain = set(_heaviest_rising(before, lambda place: 100 if self._is_answer(place) else 1))
        astray = {piece.place: piece for piece in pieces if piece.place is not None and piece.place not in chain}
        for place, piece in list(astray.items()):
            if not self._is_locked(place) and place != self.id_cell:
                del astray[place]  # an answer stays, and so does a text that nothing depends on
            else:
                pieces = [other for other in pieces if other is not piece]
        anchors = dict.fromkeys(chain)
        for place, cell in enumerate(self.cells):
            if place in astray:
                piece = astray[place]
            elif place in before or not (self._is_locked(place) or utils.is_grade(cell) or (place == self.id_cell and student)):
                if self._is_answer(place) and place not in before:
                    self._say(place, "missing; whatever code stands elsewhere is run")
                continue
            else:
                piece = self._missing(place, student)
            at = self._where(pieces, place, anchors)
            pieces = [*pieces[:at], piece, *pieces[at:]]
            anchors[place] = None
        pieces, followers = self._tests_after_answers(pieces)
        moved = astray | followers
        stayed = [place for place in before if place not in moved]
        after = [piece.place for piece in pieces]
        for place, piece in moved.items():
            if piece.number and _earlier(before, place, stayed) != _earlier(after, place, stayed):
                self._say(place, f"cell {piece.number} stood elsewhere; it is moved to its place")
        return pieces

    def _missing(self, place, student):
        cell = deepcopy(self.cells[place])
        cell.id += "-restored"
        if place == self.id_cell:
            cell = new_code_cell(f"student_id = {student!r}", id=cell.id)
            self._say(place, f"the cell with the id was missing; it is put back with {student!r}")
        elif self._is_answer(place):
            self._say(place, "the cell of this answer is missing")
        else:
            self._say(place, "missing; the set's own cell is put back")
        return _Piece(cell, 0, place)

    def _where(self, pieces, place, anchors):
        """Where a cell of the set belongs: behind the last one before it, and a test behind what follows that."""
        at = 0
        for position, piece in enumerate(pieces, 1):
            if piece.place in anchors and piece.place < place:
                at = position
        while self._is_test(place) and at < len(pieces) and pieces[at].place is None:
            at += 1
        return at

    def _tests_after_answers(self, pieces):
        """Where an answer was moved behind its tests, these follow it.  Returns all pieces, and those that were moved."""
        moved = {}
        for answer in [piece for piece in pieces if piece.place is not None and self._is_answer(piece.place)]:
            rest = takewhile(lambda place: not self._is_answer(place), range(answer.place + 1, len(self.cells)))
            tests = [place for place in rest if self._is_test(place)]
            early = [piece for piece in pieces[: pieces.index(answer)] if piece.place in tests]
            others = [piece for piece in pieces if piece not in early]
            at = others.index(answer) + 1
            pieces = [*others[:at], *early, *others[at:]]
            moved |= {piece.place: piece for piece in early}
        return pieces, moved

    def _with_whole_texts(self, pieces):
        """Text that a student has put beside the cell of an answer in words is part of the answer."""
        for answer in [piece for piece in pieces if piece.place is not None and self._is_answer(piece.place)]:
            if not self._is_text(answer.place):
                continue
            at = pieces.index(answer)
            first, last = at, at
            while first > 0 and pieces[first - 1].place is None:
                first -= 1
            while last + 1 < len(pieces) and pieces[last + 1].place is None:
                last += 1
            beside = [piece for piece in pieces[first : last + 1] if piece is answer or _is_prose(piece.cell)]
            parts = [piece for piece in beside if piece.cell.source.strip() and not self._is_untouched(piece)]
            if parts and parts != [answer]:
                answer.cell.source = "\n\n".join(piece.cell.source.strip() for piece in parts)
                numbers = " and ".join(str(piece.number) for piece in parts if piece is not answer)
                self._say(answer.place, f"the text in cell {numbers} is read as part of this answer")
                pieces = [piece for piece in pieces if piece is answer or piece not in parts]
        return pieces

    def _read_id(self, pieces, student):
        """An id that is the student's, but no text in quotes or in other letters, becomes what the tests look for."""
        cell = next((piece.cell for piece in pieces if piece.place == self.id_cell), None)
        line = owners.id_line(cell) if cell else None
        if not line or not student:
            return
        typed = owners.value(line)
        if not typed:
            self._say(self.id_cell, "no id is typed in")
        elif not owners.same(typed, student):
            self._say(self.id_cell, f"the id typed in is {typed!r}")
        elif typed != student or not owners.in_quotes(line):
            self._say(self.id_cell, f"the id was written {line['value'].strip()}; it is read as {student!r}")
            cell.source = f"{cell.source[: line.start('value')]}{student!r}{cell.source[line.end('value') :]}"


def _squeezed(cell):
    return "".join(cell.source.split())


def _different(pieces):
    """The pieces without those that repeat the text of one before."""
    found = {}
    for piece in pieces:
        found.setdefault(_squeezed(piece.cell), piece)
    return list(found.values())


def _is_prose(cell):
    if cell.cell_type != "code":
        return True
    try:
        compile(cell.source, "cell", "exec")
    except (SyntaxError, ValueError):
        return not cell.source.lstrip().startswith(("%", "!"))
    return False


def _of_kind(cell, kind):
    new = {"code": new_code_cell, "markdown": new_markdown_cell}[kind]
    return new(cell.source, id=cell.id, metadata=cell.metadata)


def _earlier(places, place, of):
    return {each for each in places[: places.index(place)] if each in of}


def _heaviest_rising(places, weight):
    """The part of a sequence that rises from one to the next and weighs most."""
    best = []  # for each place the heaviest chain that ends there
    for place in places:
        before = max((chain for chain in best if chain[1][-1] < place), default=(0, []), key=lambda chain: chain[0])
        best.append((before[0] + weight(place), [*before[1], place]))
    return max(best, default=(0, []), key=lambda chain: chain[0])[1]
