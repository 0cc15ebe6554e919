"""The one-way road: which room may import which, who may print, and what may not be loaded before a command runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from sources import FILES, dotted, module_name, nodes, parsed

HEAVY = {"phonenumbers", "filelock", "reportlab", "jinja2", "pydantic", "yaml", "PIL", "resvg_py", "platformdirs"}
LIGHT = ("__init__", "__main__", "cli", "console", "encoding", "limits", "paths", "problems")

FOUNDATION = ("problems", "words", "resources", "paths", "limits", "picture_files", "sentences")
MAY_IMPORT = {  # the first pattern that fits a module says what of dialogkit it may import
    "problems": ("limits",),
    "encoding": (),
    "paths": ("problems",),
    "limits": (),
    "advice": ("problems",),
    "records": ("problems", "words", "kit.reading"),
    "picture_files": ("limits",),
    "resources": ("problems",),
    "words": ("problems", "resources"),
    "sentences": ("resources", "words"),
    "crpd": FOUNDATION,
    "disk*": ("problems", "paths", "limits", "disk*"),
    "cycle*": (*FOUNDATION, "disk*", "cycle*"),
    "checks*": (*FOUNDATION, "crpd", "cycle*", "checks*"),
    "markup*": (*FOUNDATION, "markup*"),
    "press*": (*FOUNDATION, "markup.tree", "press*"),  # the tree, never its parser, never what it was made from
    "kit.choices": (*FOUNDATION, "cycle*", "markup.tree", "press.job", "kit*"),
    "kit.build": (*FOUNDATION, "disk*", "crpd", "cycle*", "markup*", "press*", "kit*"),  # joins the stages
    "kit.make": (*FOUNDATION, "cycle*", "markup*", "press*", "kit*"),  # joins them for one material
    "kit.assets": (*FOUNDATION, "cycle*", "press*"),
    "kit.calibrate": (*FOUNDATION, "cycle.folder", "disk*", "markup*", "press*", "kit*"),  # joins them too, for one sheet
    "kit.sheets": (*FOUNDATION, "cycle*", "markup.tree", "press.label_sheet"),  # asks the press how large paper is
    "kit.own_colours": (*FOUNDATION, "cycle*", "press.contrast", "press.style"),  # asks the press what can be read
    "kit.inspect": (*FOUNDATION, "crpd", "cycle*", "checks.where", "press*", "kit*"),  # asks the press what it can print
    "kit*": (*FOUNDATION, "disk*", "crpd", "cycle*", "checks*", "markup*", "kit*"),
    "reviewing": (*FOUNDATION, "console", "cycle*", "checks*", "kit*"),
    "console": (*FOUNDATION, "advice", "records", "encoding", "kit*", "cycle*"),
    "options": ("problems", "console", "usage"),
    "usage": (*FOUNDATION, "cycle*"),
    "cli": ("*",),
    "__main__": ("cli",),
    "__init__": (),
}
PRINTERS = ("console", "cli", "__main__")
SPEAKING = set("print input exit quit sys.exit os._exit typer.echo typer.secho typer.Exit rich.print SystemExit".split())
STREAMS = {"sys.stdout", "sys.stderr", "sys.stdin"}
CLOCKS_AND_CHANCE = set(
    """now utcnow today time.time time.time_ns time.localtime time.gmtime time.strftime uuid1 uuid4 random.random urandom getuser
    gethostname""".split()
)


@dataclass(frozen=True)
class Module:
    """A source file of the package; `name` is without `dialogkit.`."""

    name: str
    tree: ast.Module

    def imports(self) -> Iterator[tuple[str, bool]]:
        """The full name of each thing imported, and whether that happens as soon as the module is loaded."""
        late = {id(child) for node in nodes(self.tree) if isinstance(node, ast.FunctionDef) for child in ast.walk(node)}
        for node in nodes(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, id(node) not in late) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{self.name} imports by dots: say the whole name"
                yield from ((f"{node.module}.{alias.name}", id(node) not in late) for alias in node.names)

    def names(self) -> Iterator[str]:
        """Every dotted name that is used, such as sys.exit."""
        for node in nodes(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                yield dotted(node)


def module(path: Path) -> Module:
    return Module(module_name(path).removesuffix(".__init__"), parsed(path))


@cache
def modules() -> list[Module]:
    return [module(path) for path in FILES]


@cache
def names() -> set[str]:
    return {each.name for each in modules()}


def imported(each: Module) -> set[str]:
    """The modules of dialogkit that a module imports, without `dialogkit.`."""
    ours = {name.removeprefix("dialogkit.") for name, _ in each.imports() if name.startswith("dialogkit.")}
    return {next((part for part in (name, name.rpartition(".")[0]) if part in names()), "__init__") for name in ours}


def wrong_arrows(each: Module) -> list[str]:
    allowed = next((may for pattern, may in MAY_IMPORT.items() if fnmatch(each.name, pattern)), None)
    if allowed is None:
        return [f"{each.name} has no line in MAY_IMPORT"]
    wrong = [name for name in imported(each) if not any(fnmatch(name, pattern) for pattern in (*allowed, "__init__"))]
    return [f"{each.name} imports {name}" for name in sorted(wrong)]


def speech(each: Module) -> list[str]:
    if each.name in PRINTERS:
        return []
    called = {dotted(node.func) for node in nodes(each.tree) if isinstance(node, ast.Call)}
    raised = {dotted(node.exc) for node in nodes(each.tree) if isinstance(node, ast.Raise) and node.exc}
    return sorted(SPEAKING & (called | raised) | STREAMS & set(each.names()))


def chance(each: Module) -> list[str]:
    called = {dotted(node.func) for node in nodes(each.tree) if isinstance(node, ast.Call)}
    return sorted(name for name in called if name in CLOCKS_AND_CHANCE or name.rpartition(".")[2] in CLOCKS_AND_CHANCE)


def test_arrows_point_one_way() -> None:
    assert len(modules()) > 100 and [wrong for each in modules() for wrong in wrong_arrows(each)] == []


def test_only_console_prints_and_only_cli_exits() -> None:
    assert {each.name: found for each in modules() if (found := speech(each))} == {}


def test_nothing_asks_the_clock_or_chance() -> None:
    assert {each.name: found for each in modules() if each.name != "cli" and (found := chance(each))} == {}


@pytest.mark.parametrize("name", LIGHT)
def test_nothing_heavy_at_the_top(name: str) -> None:
    for each in modules():
        if each.name == name:
            assert not {full.split(".")[0] for full, at_once in each.imports() if at_once} & HEAVY


def test_nothing_heavy_is_loaded_before_a_command_runs() -> None:
    """Also not by way of another module, nor by typer itself."""
    code = "import sys, dialogkit.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {name.split(".")[0] for name in loaded} & HEAVY


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("problems", "from dialogkit.words import Words", ["problems imports words"]),
        ("words", "def f():\n    import dialogkit.cycle.model", ["words imports cycle.model"]),
        ("press.text", "from dialogkit.markup import parser", ["press.text imports markup.parser"]),
        ("press.text", "from dialogkit.markup.tree import Node\nimport reportlab", []),
        ("kit.materials", "from dialogkit import press", ["kit.materials imports press"]),
        ("cycle.load", "from dialogkit import console", ["cycle.load imports console"]),
        ("kit.build", "from dialogkit.cli import app", ["kit.build imports cli"]),
        ("cycle.load", "from dialogkit import __version__", []),
        ("newroom", "", ["newroom has no line in MAY_IMPORT"]),
    ],
)
def test_a_wrong_arrow_is_found(monkeypatch: pytest.MonkeyPatch, name: str, source: str, expected: list[str]) -> None:
    known = {"console", "cli", "press", "markup.parser", "markup.tree", "cycle.model"}
    found = names() | known
    monkeypatch.setattr(sys.modules[__name__], "names", lambda: found)
    assert wrong_arrows(Module(name, ast.parse(source))) == expected


@pytest.mark.parametrize("source", ["print(1)", "sys.exit(2)", "raise SystemExit", "sys.stderr.write('')", "typer.echo(1)"])
def test_printing_and_leaving_are_found(source: str) -> None:
    assert speech(Module("kit.build", ast.parse(source)))


@pytest.mark.parametrize("source", ["datetime.now()", "date.today()", "uuid.uuid4()", "time.time()", "os.urandom(8)"])
def test_clock_and_chance_are_found(source: str) -> None:
    assert chance(Module("press.canvas", ast.parse(source)))
