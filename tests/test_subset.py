"""The lint of the model's subset of Python: one test for each thing that would mean something else in JavaScript."""

import ast
import importlib

import pytest

from widgets import transpile
from widgets.explorers.catalogue import EXPLORERS
from widgets.subset import SubsetError, check


def lint(body, head="def h(x, y, q_bn):"):
    """Check a function whose body starts at line 2; `f` may be called, `q_bn` is documented as above zero."""
    source = head + "\n" + "\n".join("    " + line for line in body.splitlines())
    check(ast.parse(source).body[0], "block.py", known={"f"}, positive={"q_bn"}, nonnegative={"y"})


def refused(body, line=2, head="def h(x, y, q_bn):"):
    """The reason for which the lint refuses a body; the message must start with file and line."""
    with pytest.raises(SubsetError) as caught:
        lint(body, head)
    message = str(caught.value)
    assert message.startswith(f"block.py:{line}: ")
    return message


@pytest.mark.parametrize("name", EXPLORERS)
def test_model_and_explorers_are_written_in_the_subset(name):
    source = transpile.javascript({name: EXPLORERS[name][0]})
    assert f"{name}: {name}_respond" in source
    assert f"{name}: {name}_facts" in source


@pytest.mark.parametrize(
    "body",
    [
        "return x + y - 2 * x",
        "return x**2 / q_bn",
        "return np.minimum(x, 1) / (1 + np.exp(-y))",
        "values = []\nfor t in range(3):\n    values.append(x[t] + x[t + 1])\nreturn values",
        "for t in range(5, -1, -1):\n    z = x[t]\nreturn z",
        "for t in range(3):\n    if t > 0:\n        z = x\nreturn z",
        "return np.where(x > 0, x, 0)",
        "return {'assets_bn': x, 'gap_bn': f(y)}",
        "x[0] = y\nreturn x[0]",
        "return x.gdp_bn / np.maximum(1, y)",
    ],
)
def test_plain_arithmetic_loops_and_lists_pass(body):
    lint(body)


# Traps in which JavaScript differs in silence.


@pytest.mark.parametrize("body", ["return x[-1]", "return x[y]", "return x[1.5]", "return x[1:2]", "return x[True]"])
def test_an_index_that_is_not_a_counter_or_a_count_is_refused(body):
    assert "index" in refused(body)


def test_a_computed_index_that_may_be_negative_is_refused():
    for index in ("t - 1", "t + -1", "-t", "t * 2", "2 - t"):
        assert "index" in refused(f"for t in range(3):\n    z = x[{index}]\nreturn z", line=3)


@pytest.mark.parametrize("counted", ["range(-3, 3)", "range(y, 3)", "range(3, -5, -1)", "range(3, y, -1)", "range(-1, 5, 2)"])
def test_a_counter_that_may_turn_negative_is_refused(counted):
    refused(f"for t in {counted}:\n    z = x[t]\nreturn z")


def test_a_counter_that_is_changed_is_refused():
    refused("for t in range(3):\n    t = 0 - 5\n    z = x[t]\nreturn z", line=3)


@pytest.mark.parametrize("operator", ["%", "//", "@", "&", "|", "^", "<<", ">>"])
def test_an_operator_that_means_something_else_is_refused(operator):
    assert "operator" in refused(f"return x {operator} 2")


@pytest.mark.parametrize(
    "call",
    ["round(x)", "sorted(x)", "len(x)", "sum(x)", "min(x, y)", "max(x, key=f)", "min(x, key=f)", "abs(x)", "float(x)", "int(x)"],
)
def test_a_builtin_function_is_refused(call):
    assert call.split("(")[0] in refused(f"return {call}")


@pytest.mark.parametrize("call", ["np.sum(x)", "np.abs(x)", "np.round(x)", "np.mod(x, 2)", "np.clip(x, 0, 1)", "np.log1p(x)"])
def test_a_numpy_function_that_the_browser_does_not_have_is_refused(call):
    assert call.split("(")[0] in refused(f"return {call}")


@pytest.mark.parametrize(
    "call", ["np.minimum(x, y, x)", "np.exp(x, y)", "np.maximum(x)", "np.where(x > 1)", "np.minimum(x1=x, x2=y)"]
)
def test_a_numpy_function_takes_its_plain_arguments_only(call):
    refused(f"return {call}")


@pytest.mark.parametrize("value", ["np.pi", "np.nan", "np.exp"])
def test_numpy_is_called_and_not_passed_around(value):
    refused(f"return {value}")


@pytest.mark.parametrize("expression", ["a + a", "a * 2", "2 * a", "a + [x]", "[x] * 3", "a - a"])
def test_arithmetic_on_whole_lists_is_refused(expression):
    assert "list" in refused(f"a = [x, y]\nreturn {expression}", line=3)


def test_a_list_under_another_name_is_still_a_list():
    assert "list" in refused("a = [x, y]\nb = a\nreturn b + b", line=4)
    assert "list" in refused("a = [x, y]\nb = a\nreturn np.where(b == b, 1, 2)", line=4)


@pytest.mark.parametrize("comparison", ["a == a", "a == [x]", "a != a", "a < a"])
def test_lists_are_not_compared(comparison):
    assert "list" in refused(f"a = [x, y]\nreturn np.where({comparison}, 1, 2)", line=3)


def test_the_truth_of_a_list_is_not_asked():
    refused("a = []\nif a:\n    return 1\nreturn 2", line=3)
    refused("a = []\nreturn np.where(a, 1, 2)", line=3)
    refused("a = []\nreturn not a", line=3)


@pytest.mark.parametrize("key", ["1", "'1'", "'1985'", "1.5", "f", "'two words'", "None", "(1, 2)"])
def test_a_dictionary_key_that_is_not_an_identifier_is_refused(key):
    assert "keys" in refused(f"return {{{key}: x, 'b': y}}")


def test_dictionaries_are_not_merged_or_looked_into():
    refused("return {**x}")
    refused("a = {'b': x}\nreturn a['c']", line=3)
    refused("return x.get('a')")


@pytest.mark.parametrize(
    "fraction",
    [
        "1 / x",
        "1 / 0",
        "1 / y",
        "1 / (q_bn - 1)",
        "1 / (x + y)",
        "1 / -q_bn",
        "1 / np.minimum(q_bn, 0)",
        "1 / f(x)",
        "x / (y * q_bn)",
    ],
)
def test_a_denominator_that_may_be_zero_is_refused(fraction):
    assert "denominator" in refused(f"return {fraction}")


@pytest.mark.parametrize(
    "fraction", ["1 / q_bn", "1 / (1 + y)", "x / np.maximum(1, x)", "x / np.exp(x)", "x / (2 * q_bn)", "x / x.q_bn"]
)
def test_a_denominator_that_is_visibly_above_zero_passes(fraction):
    lint(f"return {fraction}")


def test_a_name_that_was_above_zero_once_is_not_so_for_good():
    assert "denominator" in refused("a = 1\na = x\nreturn 1 / a", line=4)
    assert "denominator" in refused("a = 1\nfor t in range(3):\n    z = 1 / a\n    a = a - 1\nreturn z", line=4)
    lint("a = 1\nfor t in range(3):\n    z = 1 / a\n    a = a * 2\nreturn z")


@pytest.mark.parametrize("power", ["x ** -1", "x ** 0.5", "x ** y", "2 ** x"])
def test_a_power_that_may_divide_by_zero_or_leave_the_real_numbers_is_refused(power):
    refused(f"return {power}")


@pytest.mark.parametrize("name", ["var", "new", "let", "of", "function", "this", "null", "undefined", "Math", "window", "print"])
def test_a_name_that_javascript_has_taken_is_refused(name):
    assert name in refused(f"{name} = x\nreturn x")
    assert name in refused(f"for {name} in range(3):\n    z = x\nreturn z")
    assert name in refused("return 1", line=1, head=f"def h({name}):")
    assert name in refused("return 1", line=1, head=f"def {name}(x):")


@pytest.mark.parametrize("name", ["stub1_x", "_pyfunc_add", "_pymeth_append"])
def test_a_name_that_the_translator_has_taken_is_refused(name):
    assert name in refused(f"{name} = x\nreturn x")


# Python that is left out.


@pytest.mark.parametrize(
    "body",
    [
        "while x:\n    x = 1",
        "try:\n    z = 1\nexcept ValueError:\n    z = 2",
        "with x:\n    z = 1",
        "global z",
        "def g(a):\n    return a",
        "class A:\n    z = 1",
        "import math",
        "x += 1",
        "z: float = 1",
        "a, b = x",
        "a = b = x",
        "[a, b] = x",
        "x.a = 1",
        "raise ValueError",
        "assert x",
        "del x",
        "pass",
        "return",
        "x",
        "f(x)",
        "x.extend(y)",
        "x.append(1, 2)",
        "async_for = yield",
        "match x:\n    case 1:\n        z = 1",
    ],
)
def test_a_statement_outside_the_subset_is_refused(body):
    refused(body)


@pytest.mark.parametrize(
    "expression",
    [
        "[a for a in x]",
        "{a for a in x}",
        "{'a': a for a in x}",
        "f(a for a in x)",
        "lambda a: a",
        "f'{x}'",
        "'text'",
        "b'text'",
        "(x, y)",
        "{x, y}",
        "[*x]",
        "f(*x)",
        "f(**x)",
        "x if y else 1",
        "x and y",
        "x or y",
        "not x",
        "~x",
        "+x",
        "x > 1",
        "x is y",
        "(a := x)",
        "None",
        "True",
        "1j",
        "...",
        "g(x)",
        "x.method(1)",
        "x.pop()",
        "math.exp(x)",
        "f(x).a",
    ],
)
def test_an_expression_outside_the_subset_is_refused(expression):
    refused(f"return {expression}")


@pytest.mark.parametrize("condition", ["0 < x < 1", "x", "x in y", "x is y", "x > 1 and y > 1", "not x > 1", "x == 'a'"])
def test_the_condition_of_where_is_one_comparison(condition):
    refused(f"return np.where({condition}, 1, 2)")


@pytest.mark.parametrize("condition", ["x > 1", "x", "t < x", "f(t) > 1", "0 < t < 2", "t", "x.gdp_bn > 1", "t in x"])
def test_a_condition_on_data_is_not_an_if(condition):
    refused(f"for t in range(3):\n    if {condition}:\n        z = 1\nreturn z", line=3)


@pytest.mark.parametrize("loop", ["for a in x:", "for t in enumerate(x):", "for t, u in range(3):", "for t in zip(x, y):"])
def test_a_loop_that_is_not_over_a_range_is_refused(loop):
    refused(f"{loop}\n    z = 1\nreturn z")


@pytest.mark.parametrize("word", ["break", "continue"])
def test_a_loop_is_not_left_early(word):
    refused(f"for t in range(3):\n    {word}\nreturn x", line=3)


def test_a_loop_has_no_else():
    refused("for t in range(3):\n    z = 1\nelse:\n    z = 2\nreturn z")


@pytest.mark.parametrize("head", ["def h(x=1):", "def h(*x):", "def h(**x):", "def h(x, *, y):"])
def test_only_plain_positional_arguments_are_accepted(head):
    assert "positional" in refused("return 1", line=1, head=head)


def test_a_decorator_is_refused():
    with pytest.raises(SubsetError, match="decorators"):
        lint("return 1", head="@f\ndef h(x):")


# The translator.


@pytest.fixture
def toy(tmp_path, monkeypatch):
    """Write a module with respond and facts, and give its translation to JavaScript."""
    monkeypatch.syspath_prepend(tmp_path)
    count = iter(range(100))

    def translate(respond, helper="def share(part_bn, whole_bn):\n    return part_bn / np.maximum(1, whole_bn)\n", head=""):
        name = f"toy_{tmp_path.name}_{next(count)}"
        source = f"import numpy as np\n{head}\n{helper}\n{respond}\n\ndef facts(inputs, outputs):\n    return {{'sentence': 0}}\n"
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        importlib.invalidate_caches()
        return transpile.javascript({"toy": importlib.import_module(name)})

    return translate


def test_keyword_arguments_become_positional_in_the_order_of_the_definition(toy):
    source = toy("def respond(inputs, parameters):\n    return share(whole_bn=inputs.b, part_bn=inputs.a)")
    assert "share(inputs.a, inputs.b)" in source


@pytest.mark.parametrize(
    "call",
    [
        "share(inputs.a, total_bn=inputs.b)",
        "share(inputs.a)",
        "share(part_bn=inputs.a)",
        "share(inputs.a, part_bn=inputs.b)",
        "share(inputs.a, inputs.b, inputs.c)",
        "share(inputs.a, inputs.b, whole_bn=inputs.c)",
    ],
)
def test_a_call_that_does_not_fit_the_definition_is_refused_with_its_line(toy, call):
    with pytest.raises(SubsetError, match=r"\.py:\d+: .*part_bn, whole_bn"):
        toy(f"def respond(inputs, parameters):\n    return {call}")


def test_what_a_function_calls_is_checked_too(toy):
    with pytest.raises(SubsetError, match="denominator"):
        toy("def respond(inputs, parameters):\n    return share(inputs.a, inputs.b)", "def share(a, b):\n    return a / b")


def test_a_constant_of_the_module_is_carried_over(toy):
    assert "MONTHS = 120" in toy("def respond(inputs, parameters):\n    return MONTHS", head="MONTHS = 120")
    with pytest.raises(SubsetError, match="MONTHS"):
        toy("def respond(inputs, parameters):\n    return MONTHS", head="MONTHS = [120]")
