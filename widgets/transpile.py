"""Turns the model and every explorer's `respond` and `facts` into JavaScript: the same functions, read from the same files.

Starting from an explorer's functions, every function they reach is checked against the subset and handed to PScript.
"""

import ast
import inspect
import sys

from pscript import py2js

from widgets.model.parameters import table
from widgets.model.validate import NONNEGATIVE, POSITIVE
from widgets.subset import SubsetError, check

_ABOVE_ZERO = POSITIVE | {row["name"] for row in table() if min(row["low"], row["high"]) > 0}

# numpy for one number at a time.  Comparisons reach `where` as JavaScript booleans.
SCALAR_NUMPY = """\
const np = {
  minimum: Math.min, maximum: Math.max, exp: Math.exp, log: Math.log, sqrt: Math.sqrt, floor: Math.floor,
  where: (condition, yes, no) => condition ? yes : no,
};
"""


def javascript(explorers: dict) -> str:
    """The ES module `model.js`: `respond` and `facts` of every explorer.

    explorers: name -> module that defines respond(inputs, parameters) and facts(inputs, outputs).
    Raises SubsetError if anything they reach is outside the subset.
    """
    functions = {}
    for name, module in explorers.items():
        for entry in ("respond", "facts"):
            _collect(module, entry, functions, own={module.__name__: name})
    entries = {entry: {name: f"{name}_{entry}" for name in explorers} for entry in ("respond", "facts")}
    return _module(functions, entries)


def blocks_javascript(blocks) -> str:
    """An ES module that exports `functions`: every public function of the model's blocks, also those no explorer reaches.

    blocks: the modules, `widgets.model.BLOCKS`.  Raises SubsetError if any of them is outside the subset.
    """
    functions = {}
    for module in blocks:
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                _collect(module, name, functions, own={})
    return _module(functions, {"functions": {name: name for name in functions}})


def _module(functions, entries):
    constants = dict.fromkeys(line for unit in functions.values() for line in unit["constants"])
    names = [line.partition(" ")[0] for line in constants]
    if len(set(names)) < len(names):
        raise SubsetError(f"a constant has two values in one script: {', '.join(sorted(constants))}")
    source = "\n\n".join([*constants, *(unit["source"] for unit in functions.values())])
    exports = [
        f"export const {entry} = {{" + ", ".join(f"{name}: {target}" for name, target in targets.items()) + "};"
        for entry, targets in entries.items()
    ]
    return "\n".join([SCALAR_NUMPY, py2js(source), *exports, ""])


def _collect(module, name, functions, own):
    """Adds a function of a module, and what it calls, to `functions`; callees first."""
    prefix = own.get(module.__name__)
    public = f"{prefix}_{name}" if prefix else name
    if public in functions:
        if functions[public]["module"] != module.__name__:
            raise SubsetError(f"two functions are called {name!r}: in {module.__name__} and {functions[public]['module']}")
        return public
    tree = ast.parse(inspect.getsource(module))
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    constants = {
        node.targets[0].id: node
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Constant)
    }
    imported = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    node = definitions[name]
    check(node, module.__file__, set(definitions) | set(imported), _ABOVE_ZERO, NONNEGATIVE)

    renamed, used = {}, []
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id != "range":
            target, original = imported.get(part.func.id, (module.__name__, part.func.id))
            target = sys.modules[target]
            renamed[part.func.id] = _collect(target, original, functions, own)
            _positional(part, inspect.signature(getattr(target, original)), module.__file__)
        elif isinstance(part, ast.Name) and part.id.isupper():
            used.append(_constant(part.id, constants, imported))
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in renamed:
            part.func.id = renamed[part.func.id]
    node.name = public
    node.body = [statement for statement in node.body if not _is_docstring(statement)]
    # Plain operators: PScript would otherwise test at run time whether + joins lists.
    node.body.insert(0, ast.parse("PSCRIPT_OVERLOAD = False").body[0])
    functions[public] = {"module": module.__name__, "source": ast.unparse(node), "constants": used}
    return public


def _constant(name, constants, imported):
    if name in constants:
        return ast.unparse(constants[name])
    if name in imported:
        module, original = imported[name]
        return f"{name} = {getattr(sys.modules[module], original)!r}"
    raise SubsetError(f"the constant {name} is not a plain number of a module")


def _is_docstring(statement):
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _positional(call, signature, filename):
    """Makes the keyword arguments of a call positional: PScript would pass them on as an object."""
    names = list(signature.parameters)
    given = dict(zip(names, call.args, strict=False)) | {keyword.arg: keyword.value for keyword in call.keywords}
    if len(call.args) + len(call.keywords) != len(names) or set(given) != set(names):
        raise SubsetError(f"{filename}:{call.lineno}: {call.func.id}() needs exactly {', '.join(names)}")
    call.args, call.keywords = [given[name] for name in names], []
