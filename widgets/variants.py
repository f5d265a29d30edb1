"""Numbers that differ from student to student, and stay the same for one student, in the problem sets.

mine = Variant("s1234567", "01")
mine.number("policy rate", 0.5, 3, 0.25)  # 1.75, today and next year, on every machine
mine.choice("central bank", ["ecb", "boj"])
"""

import hashlib
import math

from widgets.text import _


class Variant:
    """The numbers of one student in one problem set.

    student_id: as the course lists it; spaces around it do not count.  problem_set: name of the set, such as "01".
    Raises ValueError if either is empty or not text.
    """

    def __init__(self, student_id, problem_set):
        self.student_id = _text(student_id, _("student_id is empty: type your student id in the first cell of the notebook"))
        self.problem_set = _text(problem_set, _("problem_set is empty: it is the name of the set, such as '01'"))

    def number(self, name, low, high, step):
        """One of low, low + step, ... up to high: a float, or an int where low and step are ints.

        name: what the number stands for; another name, set or student draws anew.  low, high, step: in the unit of the number.
        Raises ValueError unless they are finite, step is above zero and high is a whole number of steps above low.
        """
        if not all(isinstance(value, (int, float)) and math.isfinite(value) for value in (low, high, step)) or step <= 0:
            raise ValueError(_("low, high and step must be finite numbers, step above zero; got {}").format((low, high, step)))
        steps = round((high - low) / step)
        if steps < 0 or not math.isclose(low + steps * step, high, abs_tol=1e-9 * step):
            raise ValueError(_("high must be a whole number of steps above low; got {}").format((low, high, step)))
        value = low + self._draw(name, steps + 1) * step
        return value if isinstance(value, int) else round(value, 10)  # no 0.30000000000000004 in a question

    def choice(self, name, options):
        """One of the options.  name: as for `number`.  Raises ValueError if there is none to choose from."""
        options = list(options)
        if not options:
            raise ValueError(_("{name} has no options to choose from").format(name=name))
        return options[self._draw(name, len(options))]

    def _draw(self, name, count):
        """A whole number from 0 to count - 1.  Not `random` or `hash`: those may differ between versions or processes."""
        name = _text(name, _("the name of a number is empty"))
        key = "\n".join((self.student_id, self.problem_set, name)).encode()
        return int.from_bytes(hashlib.sha256(key).digest()[:8], "big") % count


def _text(value, complaint):
    if not isinstance(value, str):
        raise ValueError(_("expected text in quotes, got {value!r}").format(value=value))
    if not value.strip():
        raise ValueError(complaint)
    return value.strip()
