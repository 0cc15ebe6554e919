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

HEAVY = set(
    "phonenumbers filelock reportlab jinja2 pydantic yaml PIL resvg_py platformdirs xlsxwriter python_calamine olefile".split()
)
LIGHT = (
    *("__init__", "__main__", "cli", "limits", "paths", "problems", "terms"),
    *(
        "processes",
        *(f"processes.{name}" for name in ("material", "needs", "parts", "ready")),
        *(f"processes.{name}_rows" for name in ("meeting", "process", "word", "work", "year")),
    ),
    *(f"terminal.{name}" for name in ("call", "command", "completion", "console", "encoding", "options", "ordering", "run")),
)

GROUND = (
    "problems",
    "words",
    "resources",
    "paths",
    "limits",
    "picture_files",
    "sentences",
    "paper",
    "colour",
    "terms",
    "watched",
)
PRINTING = ("templating*", "markup*", "press*", "processes", "kit*")  # from the words to the sheets
A_MATERIAL = (*GROUND, "cycle*", "clearing*", *PRINTING)  # and from the cycle on
PRESS = (*GROUND, "markup.tree")  # the tree, never its parser, never what it was made from
WINGS = ("pdf", "art", "type", "figures", "flow", "binding", "sheets", "folder", "game")
"""Each may import itself and those before it."""
MAY_IMPORT = {  # the first pattern that fits a module says what of dialogkit it may import
    "problems": ("limits",),
    "watched": (),
    "paths": ("problems",),
    "limits": (),
    "paper": (),
    "terms": (),
    "colour": (),
    "picture_files": ("limits",),
    "resources": ("problems",),
    "words": ("problems", "resources", "terms"),
    "sentences": ("resources", "terms", "words"),
    "crpd": GROUND,
    "disk*": ("problems", "paths", "limits", "disk*"),
    "cycle.text*": ("problems", "paths", "limits", "resources", "terms", "cycle.text*"),
    "cycle.model.descriptions": ("resources", "terms", "cycle.model*"),
    "cycle.model*": ("limits", "terms", "cycle.text*", "cycle.model*"),
    "cycle*": (*GROUND, "disk*", "cycle*"),
    "processes*": (*GROUND, "cycle.model", "processes.*"),
    "checks*": (*GROUND, "crpd", "cycle*", "processes", "checks*"),
    "clearing*": (*GROUND, "disk*", "cycle*", "checks*", "processes", "clearing*"),
    "markup*": (*GROUND, "markup*"),
    "templating*": (*GROUND, "crpd", "cycle*", "clearing*", "markup*", "processes", "templating*"),
    **{
        f"press.{wing}*": (*PRESS, "press.style", "press.job", *(f"press.{each}*" for each in WINGS[: place + 1]))
        for place, wing in enumerate(WINGS)
    },
    "press.style": ("paper", "colour"),
    "press*": (*PRESS, "press*"),
    "kit.build": (*A_MATERIAL, "disk*", "crpd"),
    "kit.make": A_MATERIAL,  # joins them for one material
    "kit.calibrate": (*GROUND, "cycle.folder", "disk*", *PRINTING),  # and for one sheet
    "kit.symbols.find": (*GROUND, "cycle.packs*", "press.art.tabler"),
    "kit.symbols*": (*A_MATERIAL, "disk*"),  # reads all materials of a year for one sheet
    "kit.withdrawal*": (*A_MATERIAL, "disk*"),
    "kit.beside*": (*A_MATERIAL, "disk*"),
    "kit.assets": (*GROUND, "cycle*", "press.pdf.fonts", "press.art.symbols"),
    "kit.order": (*GROUND, "cycle*", "clearing*", "markup.tree", "press.job", "processes", "kit*"),
    "kit.passes.paper*": (*GROUND, "cycle*", "markup.tree", "processes", "kit.label_sheets"),
    "kit.passes*": (*GROUND, "cycle*", "checks*", "clearing*", "markup*", "kit.pieces", "kit.passes.*"),  # knows no renderer
    "kit.label_sheets": (*GROUND, "cycle*", "press.sheets.label_sheet"),  # asks the press how large paper is
    "kit.own_colours": (*GROUND, "cycle*", "press.style"),  # asks the press what the house's are
    "kit.inspect": (
        *GROUND,
        "crpd",
        "cycle*",
        "checks.where",
        "markup.parser",
        "press*",
        "processes",
        "kit*",
    ),  # what can be printed
    "kit*": (*GROUND, "disk*", "crpd", "cycle*", "checks*", "clearing*", "templating*", "markup*", "processes", "kit*"),
    "terminal.encoding": (),
    "terminal.advice": ("problems",),
    "terminal.records": ("problems", "words", "kit.told.readings"),
    "terminal.console": (*GROUND, "terminal.*", "kit*", "cycle*"),
    "terminal.completion": (
        "terms",
        "terminal.command",
        "cycle.folder",
        "cycle.sections.blocks",
        "cycle.tables.lists",
        "kit.materials",
    ),
    "terminal.help": ("resources", "terms", "cycle.folder", "cycle.cycle_file"),
    "terminal.command": ("problems", "terminal.help"),
    "terminal.options": ("problems", "terms", "terminal.*"),
    "terminal.ordering": ("problems", "paths", "terms", "processes", "kit.order", "kit.printers", "terminal.*"),
    "terminal.call": ("problems", "words", "terminal.*"),
    "terminal.run": (*GROUND, "disk*", "cycle*", "checks*", "clearing*", "terminal.*"),
    "terminal.usage": (*GROUND, "cycle*", "processes"),
    "terminal.work.symbols": (*GROUND, "terminal.console", "terminal.run", "cycle*", "kit*"),
    "terminal.work.listing": (*GROUND, "terminal.console", "terminal.run", "cycle*", "kit*"),
    "terminal.work.adding": (*GROUND, "terminal.console", "cycle*"),
    "terminal.work.tabling": (*GROUND, "disk*", "terminal.console", "cycle*"),
    "terminal.work.building": (*GROUND, "terminal.*", "cycle*", "kit*"),
    "terminal.work.checking": (*GROUND, "terminal.console", "terminal.run", "cycle*", "checks*", "kit*"),
    "terminal.work.calibrating": (*GROUND, "terminal.console", "kit*"),
    "terminal.work.reading": (*GROUND, "terminal.console", "terminal.run", "cycle*", "checks*", "kit*"),
    "terminal.work.consents": (*GROUND, "terminal.console", "terminal.run", "cycle*", "kit*"),
    "terminal.work.withdrawing": (*GROUND, "terminal.console", "terminal.run", "cycle*", "kit*"),
    "terminal.work.starting": (*GROUND, "terminal.console", "cycle*", "processes", "kit.seen"),
    "terminal.work.status": (*GROUND, "terminal.console", "terminal.run", "cycle*", "kit*"),
    "terminal.work.reviewing": (*GROUND, "terminal.console", "cycle*", "checks*", "clearing*", "processes", "kit*"),
    "terminal": (),
    "terminal.work": (),
    "cli": ("*",),
    "__main__": ("cli",),
    "__init__": (),
}
PRINTERS = ("terminal.console", "terminal.run", "cli", "__main__")
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


def circles() -> list[list[str]]:
    """Modules that import each other, round and round, also where that happens late or for types alone."""
    left = {each.name: imported(each) - {each.name} for each in modules()}
    while ends := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in ends}
    return [[name, *sorted(needs & left.keys())] for name, needs in left.items()]


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


def test_nothing_imports_in_a_circle() -> None:
    assert circles() == []


def test_a_circle_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {
        "words": "import dialogkit.problems",
        "problems": "def f():\n    import dialogkit.paths",
        "paths": "import dialogkit.words",
    }
    found = [Module(name, ast.parse(source)) for name, source in sources.items()]
    monkeypatch.setattr(sys.modules[__name__], "modules", lambda: found)
    assert [first for first, *_ in circles()] == ["words", "problems", "paths"]


def test_only_console_prints_and_only_cli_exits() -> None:
    assert {each.name: found for each in modules() if (found := speech(each))} == {}


def test_nothing_asks_the_clock_or_chance() -> None:
    assert {each.name: found for each in modules() if each.name != "terminal.run" and (found := chance(each))} == {}


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
        ("press.flow.blocks", "from dialogkit.markup import parser", ["press.flow.blocks imports markup.parser"]),
        ("press.flow.blocks", "from dialogkit.markup.tree import Node\nimport reportlab", []),
        ("press.flow.blocks", "from dialogkit.press.sheets import tiles", ["press.flow.blocks imports press.sheets.tiles"]),
        ("kit.review", "from dialogkit import press", ["kit.review imports press"]),
        ("cycle.load", "from dialogkit.terminal import console", ["cycle.load imports terminal.console"]),
        ("kit.build", "from dialogkit.cli import app", ["kit.build imports cli"]),
        ("cycle.load", "from dialogkit import __version__", []),
        ("newroom", "", ["newroom has no line in MAY_IMPORT"]),
    ],
)
def test_a_wrong_arrow_is_found(monkeypatch: pytest.MonkeyPatch, name: str, source: str, expected: list[str]) -> None:
    known = {"terminal.console", "cli", "press", "markup.parser", "markup.tree", "cycle.model", "press.sheets.tiles"}
    found = names() | known
    monkeypatch.setattr(sys.modules[__name__], "names", lambda: found)
    assert wrong_arrows(Module(name, ast.parse(source))) == expected


@pytest.mark.parametrize("source", ["print(1)", "sys.exit(2)", "raise SystemExit", "sys.stderr.write('')", "typer.echo(1)"])
def test_printing_and_leaving_are_found(source: str) -> None:
    assert speech(Module("kit.build", ast.parse(source)))


@pytest.mark.parametrize("source", ["datetime.now()", "date.today()", "uuid.uuid4()", "time.time()", "os.urandom(8)"])
def test_clock_and_chance_are_found(source: str) -> None:
    assert chance(Module("press.pdf.canvas", ast.parse(source)))
