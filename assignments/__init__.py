"""Problem sets of the book, and the few commands that hand them out, grade them and give feedback, by nbgrader."""


class Trouble(Exception):
    """Something that an instructor can mend; its text says what, and in which file and cell or line."""
