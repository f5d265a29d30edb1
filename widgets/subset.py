"""The small subset of Python in which the model is written, so that it means the same in numpy and in a browser.

PScript turns Python into JavaScript and differs from it in silence: a negative index is undefined, a keyword argument
becomes an object, a division by zero is Infinity, an empty list is true.  So what is not on the list below fails the
build, with the line and the reason.
"""

import ast

NUMPY = {"minimum": 2, "maximum": 2, "exp": 1, "log": 1, "sqrt": 1, "where": 3, "floor": 1}  # name: arguments
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
# Names that JavaScript, PScript or the browser has taken.
RESERVED = set(
    "var new let in of function this null undefined true false typeof void delete default switch case do throw catch const "
    "enum export extends super yield await static implements package interface protected private public arguments eval "
    "NaN Infinity window document self Math Object Array Number String print".split()
)


class SubsetError(ValueError):
    """A construct outside the subset; the message gives file, line and reason."""


def check(function: ast.FunctionDef, filename: str, known: set, positive: set = frozenset(), nonnegative: set = frozenset()):
    """Raise `SubsetError` unless the function is written in the subset.

    known: names of functions that may be called.  positive, nonnegative: names of quantities whose documented range is
    above zero, or not below it; a denominator must be visibly positive.
    """
    _Checker(filename, known, positive, nonnegative).function(function)


class _Checker:
    def __init__(self, filename, known, positive, nonnegative):
        self.filename, self.known = filename, known
        self.documented, self.positive, self.nonnegative = frozenset(positive), set(positive), set(nonnegative)
        self.lists, self.counters = set(), set()
        self.assigned = {}  # local name: every value it is given

    def fail(self, node, reason):
        raise SubsetError(f"{self.filename}:{getattr(node, 'lineno', '?')}: {reason}")

    def name(self, node, name):
        if name in RESERVED or name.startswith(("stub", "_py")):
            self.fail(node, f"the name {name!r} is taken in JavaScript")

    def function(self, node):
        arguments = node.args
        if node.decorator_list or arguments.defaults or arguments.kwonlyargs or arguments.vararg or arguments.kwarg:
            self.fail(node, "only plain positional arguments, no decorators and no defaults")
        self.name(node, node.name)
        for argument in arguments.args:
            self.name(node, argument.arg)
        for part in ast.walk(node):
            if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
                self.assigned.setdefault(part.targets[0].id, []).append(part.value)
        for statement in node.body:
            self.statement(statement)

    def statement(self, node):
        if isinstance(node, ast.Assign):
            self.assign(node)
        elif isinstance(node, ast.Return) and node.value is not None:
            self.value(node.value)
        elif isinstance(node, ast.For):
            self.loop(node)
        elif isinstance(node, ast.If):
            self.structural(node.test)
            for inner in node.body + node.orelse:
                self.statement(inner)
        elif isinstance(node, ast.Expr):
            self.bare(node.value)
        else:
            self.fail(node, f"{type(node).__name__} is not in the subset")

    def assign(self, node):
        if len(node.targets) != 1:
            self.fail(node, "one target to an assignment")
        target = node.targets[0]
        self.value(node.value)
        if isinstance(target, ast.Name):
            self.name(target, target.id)
            if target.id in self.counters:
                self.fail(node, "a loop counter is not assigned to: an index may turn negative")
            if isinstance(node.value, ast.List) or (isinstance(node.value, ast.Name) and node.value.id in self.lists):
                self.lists.add(target.id)
            self.positive.add(target.id)  # by induction: positive if every value it is given is, itself taken as positive
            if any(self.sign(value) != "positive" for value in self.assigned[target.id]):
                self.positive -= {target.id} - self.documented
        elif isinstance(target, ast.Subscript):
            self.value(target)
        else:
            self.fail(node, "assign to a name or to an element, one at a time")

    def loop(self, node):
        call = node.iter
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "range"):
            self.fail(node, "loops run over range(...) only")
        if call.keywords or not isinstance(node.target, ast.Name) or node.orelse:
            self.fail(node, "loops are `for name in range(...)` without else")
        for argument in call.args:
            self.value(argument)
        if not _counts_from_zero(call.args):
            self.fail(node, "a counter runs up from 0 or more, or down to 0 (range(n, -1, -1)): it serves as an index")
        self.name(node, node.target.id)
        self.counters.add(node.target.id)
        for inner in node.body:
            self.statement(inner)

    def structural(self, node):
        """A condition may only look at loop counters and constants: a condition on data is np.where."""
        if not isinstance(node, ast.Compare) or len(node.ops) != 1:
            self.fail(node, "`if` compares a loop counter with a constant; a condition on data is np.where")
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id not in self.counters and not part.id.isupper():
                self.fail(node, f"`if` on {part.id!r}: a condition on data is np.where")
            if isinstance(part, (ast.Call, ast.Attribute, ast.Subscript)):
                self.fail(node, "`if` compares a loop counter with a constant; a condition on data is np.where")

    def bare(self, node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return  # docstring
        is_append = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append"
        if not is_append or not isinstance(node.func.value, (ast.Name, ast.Subscript)) or len(node.args) != 1:
            self.fail(node, "a bare expression may only be `name.append(value)`")
        self.value(node.args[0])

    def value(self, node):
        if isinstance(node, ast.Constant):
            if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
                self.fail(node, "only numbers as constants")
        elif isinstance(node, ast.Name):
            self.name(node, node.id)
        elif isinstance(node, ast.Attribute):
            self.attribute(node)
        elif isinstance(node, ast.BinOp):
            self.arithmetic(node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            self.value(node.operand)
        elif isinstance(node, ast.Subscript):
            self.value(node.value)
            self.index(node.slice)
        elif isinstance(node, ast.List):
            for element in node.elts:
                self.value(element)
        elif isinstance(node, ast.Dict):
            self.dictionary(node)
        elif isinstance(node, ast.Call):
            self.call(node)
        else:
            self.fail(node, f"{type(node).__name__} is not in the subset")

    def attribute(self, node):
        if not isinstance(node.value, (ast.Name, ast.Attribute)):
            self.fail(node, "attributes of a name only")
        if isinstance(node.value, ast.Name) and node.value.id == "np":
            self.fail(node, "numpy functions are called, not passed around")
        self.value(node.value)

    def arithmetic(self, node):
        if not isinstance(node.op, ARITHMETIC):
            self.fail(node, f"the operator {type(node.op).__name__} means something else in JavaScript")
        for side in (node.left, node.right):
            if isinstance(side, ast.List) or (isinstance(side, ast.Name) and side.id in self.lists):
                self.fail(node, "no arithmetic on whole lists")
            self.value(side)
        power = node.right.value if isinstance(node.right, ast.Constant) else None
        if isinstance(node.op, ast.Pow) and not (isinstance(power, int) and power >= 0):
            self.fail(node, "powers are whole constants from 0: zero to a negative power is Infinity in JavaScript")
        if isinstance(node.op, ast.Div) and self.sign(node.right) != "positive":
            self.fail(node, "the denominator must be visibly above zero: JavaScript divides by zero in silence")

    def index(self, node):
        parts = [node.left, node.right] if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) else [node]
        for part in parts:
            is_count = isinstance(part, ast.Constant) and isinstance(part.value, int) and not isinstance(part.value, bool)
            if not ((isinstance(part, ast.Name) and part.id in self.counters) or is_count):
                self.fail(node, "an index is a loop counter, a constant, or their sum: a computed index may be negative")

    def dictionary(self, node):
        for key, value in zip(node.keys, node.values, strict=True):
            if not (isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value.isidentifier()):
                self.fail(node, "dictionary keys are identifiers: JavaScript reorders keys that look like numbers")
            self.value(value)

    def call(self, node):
        function = node.func
        is_numpy = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "np"
        if is_numpy and function.attr not in NUMPY:
            self.fail(node, f"np.{function.attr} is not in the subset")
        if not is_numpy and not (isinstance(function, ast.Name) and function.id in self.known):
            self.fail(node, f"{ast.unparse(function)}() is not in the subset")
        if (is_numpy and node.keywords) or any(keyword.arg is None for keyword in node.keywords):
            self.fail(node, "no keyword arguments here")
        arguments = list(node.args)
        if is_numpy and len(arguments) != NUMPY[function.attr]:
            self.fail(node, f"np.{function.attr} takes exactly {NUMPY[function.attr]} argument(s)")
        if is_numpy and function.attr == "where":
            self.condition(arguments.pop(0))
        for argument in arguments + [keyword.value for keyword in node.keywords]:
            if isinstance(argument, ast.Starred):
                self.fail(node, "no starred arguments")
            self.value(argument)

    def condition(self, node):
        ordered = isinstance(node, ast.Compare) and len(node.ops) == 1
        if not ordered or not isinstance(node.ops[0], (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)):
            self.fail(node, "the condition of np.where is one comparison")
        for side in (node.left, node.comparators[0]):
            if isinstance(side, ast.List) or (isinstance(side, ast.Name) and side.id in self.lists):
                self.fail(node, "lists are not compared")
            self.value(side)

    def sign(self, node):
        """'positive', 'nonnegative' or None: what can be seen of a value without running it."""
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
            return "positive" if node.value > 0 else "nonnegative" if node.value == 0 else None
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if name is not None:
            return "positive" if name in self.positive else "nonnegative" if name in self.nonnegative else None
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult, ast.Div)):
            signs = [self.sign(node.left), self.sign(node.right)]
            if None in signs:
                return None
            joined = any if isinstance(node.op, ast.Add) else all
            return "positive" if joined(sign == "positive" for sign in signs) else "nonnegative"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "exp":
                return "positive"
            if node.func.attr == "maximum":
                signs = [self.sign(argument) for argument in node.args]
                return "positive" if "positive" in signs else "nonnegative" if "nonnegative" in signs else None
            if node.func.attr == "minimum":
                signs = [self.sign(argument) for argument in node.args]
                return None if None in signs else "positive" if set(signs) == {"positive"} else "nonnegative"
        return None


def _counts_from_zero(arguments):
    """Whether range(*arguments) can never be negative, as far as can be seen."""
    numbers = []
    for argument in arguments:
        try:
            numbers.append(ast.literal_eval(argument))
        except ValueError:
            numbers.append(None)  # not a literal
    if len(numbers) == 1:
        return True
    if len(numbers) == 2:
        return numbers[0] is not None and numbers[0] >= 0
    return numbers[1:] == [-1, -1]
