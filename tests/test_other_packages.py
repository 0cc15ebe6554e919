"""What dialogkit leans on in other packages beyond their documentation is as it was, and there is no more of it than this.

(ReportLab, of which it is much, has a test of its own: `test_reportlab_parts.py`.)
"""

from __future__ import annotations

import ast
import importlib
import io
from collections.abc import Callable, Iterator

import jinja2
import pytest
from jinja2 import DictLoader
from jinja2.filters import make_attrgetter
from jinja2.runtime import markup_join
from markupsafe import Markup

from dialogkit.templating.sandbox import Sandbox
from dialogkit.terminal.console import Console, Environment
from dialogkit.words import load_words
from sources import FILES, module_name, nodes, parsed

MODULES = {f"dialogkit.{module_name(path)}": path for path in FILES if path.stem not in ("__init__", "__main__")}
# `__base__` is public all the same: it is what pydantic documents for `create_model`
KEYWORDS = {"dialogkit.terminal.console: _environ", "dialogkit.cycle.model.kit: __base__"}
OVERRIDDEN = {"Sandbox._parse", "OpenCanvas._strokeAndFill", "OpenCanvas._setAnnotations"}


def changed(what: str) -> str:
    """What a test of Jinja says when it fails."""
    return f"Jinja {jinja2.__version__} is not as kit/sandbox.py takes it to be: {what}"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("name", "coloured"), [("xterm-256color", True), ("dumb", False)])
def test_rich_takes_an_environment(monkeypatch: pytest.MonkeyPatch, name: str, coloured: bool) -> None:
    monkeypatch.setenv("TERM", "dumb" if coloured else "xterm-256color")
    stream = Terminal()
    console = Console(Environment(stream, stream, stream, {"TERM": name}, 80), load_words("nb"))
    console._rich(stream).print("[x]", style="red")
    written = ("\x1b[31m[x]\x1b[0m\n" if coloured else "[x]\n",)
    assert (stream.getvalue(),) == written, "rich.console.Console no longer takes `_environ`: console.Console._rich"


@pytest.fixture
def sandbox() -> Callable[[str], Sandbox]:
    def make(source: str) -> Sandbox:
        return Sandbox(DictLoader({"t": source}), 1000)

    return make


def test_jinja_parses_by_way_of_parse(sandbox: Callable[[str], Sandbox]) -> None:
    tree = sandbox("").parse("{% for x in y %}{% endfor %}")
    assert "'*turns'" in repr(tree), changed("Environment._parse does not make every tree, so loops are not counted")


@pytest.mark.parametrize(
    "source",
    ["{% macro m() %}x{% endmacro %}{{ m() }}", "{% set x %}x{% endset %}{{ x }}", "{% block b %}x{% endblock %}{{ self.b() }}"],
)
def test_jinja_joins_by_way_of_concat(sandbox: Callable[[str], Sandbox], source: str) -> None:
    def concat(parts: Iterator[str]) -> str:
        return "joined"

    env = sandbox(source)
    env.concat = concat  # type: ignore[method-assign]
    assert "joined" in "".join(env.get_template("t").generate()), changed("Environment.concat does not join what a part writes")


def test_jinja_joins_marked_and_other_texts() -> None:
    assert markup_join(["<", Markup("<b>")]) == "&lt;<b>", changed("runtime.markup_join")


def test_jinja_gets_what_lies_in_other_things(sandbox: Callable[[str], Sandbox]) -> None:
    assert make_attrgetter(sandbox(""), "a.0")({"a": ["x"]}) == "x", changed("filters.make_attrgetter")


def test_jinja_asks_before_it_formats(sandbox: Callable[[str], Sandbox]) -> None:
    assert hasattr(jinja2.sandbox.SandboxedEnvironment, "wrap_str_format"), changed("str.format is kept away in another way")
    env = sandbox("{{ '{:>9}'.format(1) }}")
    with pytest.raises(jinja2.sandbox.SecurityError):
        "".join(env.get_template("t").generate())


# ------------------------------------------------------------------------------------------------ no more than this


def private_imports_and_keywords(name: str, tree: ast.AST) -> Iterator[str]:
    for node in nodes(tree):
        if isinstance(node, ast.Call):
            yield from (f"{name}: {each.arg}" for each in node.keywords if each.arg and each.arg.startswith("_"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] not in ("dialogkit", "__future__"):
            parts = [*node.module.split("."), *(alias.name for alias in node.names)]
            yield from (f"{name}: {part}" for part in parts if part.startswith("_"))
        elif isinstance(node, ast.Import):
            yield from (f"{name}: {alias.name}" for alias in node.names if "._" in f".{alias.name}")


def test_no_other_private_name_is_imported_or_given() -> None:
    found = {each for name, path in MODULES.items() for each in private_imports_and_keywords(name, parsed(path))}
    assert found == KEYWORDS


def test_no_other_private_method_is_overridden() -> None:
    found = set()
    for name in MODULES:
        for kind in vars(importlib.import_module(name)).values():
            if isinstance(kind, type) and kind.__module__ == name:
                found |= {f"{kind.__name__}.{each}" for each in vars(kind) if _is_theirs(kind, each)}
    assert found == OVERRIDDEN


def _is_theirs(kind: type, name: str) -> bool:
    """Whether a private name of a class is that of a class of another package too."""
    if not name.startswith("_") or name.startswith("__") or name.endswith("_") or name in ("_abc_impl", "_is_protocol"):
        return False  # the last ones are of enums, ABCs, protocols
    return any(name in vars(base) for base in kind.__mro__ if not base.__module__.startswith("dialogkit"))


@pytest.mark.parametrize("source", ["from rich._x import y", "from yaml import _yaml", "import typer._click", "f(_environ=1)"])
def test_private_names_are_found(source: str) -> None:
    assert list(private_imports_and_keywords("a", ast.parse(source)))
