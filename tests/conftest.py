"""What several tests stand on: a world that is not the process's own, and small cycles."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import signal
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

import day
from dialogkit.cli import main
from dialogkit.press.art.symbols import PictureFile, SymbolBook
from dialogkit.templating.sandbox import Sandbox
from dialogkit.terminal.console import Environment
from kits import EXAMPLES, Shelf

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it starts in the background ignore it

# The same examples each time, however busy the machine; `--hypothesis-profile=search` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=1000)
settings.load_profile("steady")

LONG = (
    "test_verapdf",
    "test_layout_rules",
    "test_ink",
    "test_any_text",
    "test_preflight",
    "test_symbols",
    "test_markup",
    "test_tiles",
    "test_flow",
)

SMALL = """\
dialogkit: 1
lang: nb
cycle: {year: 2026}
kit: {title: Dialogpakke}
organisation: {municipality: Fjordvik kommune, service_place: Solbakken}
"""


class Stream(io.StringIO):
    """Text that says whether it is a terminal."""

    def __init__(self, text: str = "", terminal: bool = False):
        super().__init__(text)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@dataclass
class Shell:
    """Runs dialogkit in this process, with streams of its own."""

    terminal: bool = False
    environ: dict[str, str] = field(default_factory=dict)
    code: int = -1
    out: str = ""
    err: str = ""

    def __call__(self, *args: object, answers: str = "", width: int = 80) -> int:
        streams = [Stream(answers, self.terminal), Stream("", self.terminal), Stream("", self.terminal)]
        self.code = main([str(arg) for arg in args], Environment(*streams, self.environ, width))
        self.out, self.err = streams[1].getvalue(), streams[2].getvalue()
        return self.code


def pytest_sessionstart() -> None:
    """Until all tests are there, there is no garbage in them, and to look for it takes a third of that time.

    Not where this is only imported: what runs for hours without a test would keep all that it ever made.
    """
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Workers take whole files, so that a file's fixtures are made once; the long ones first, so that nobody waits at the end."""
    items.sort(key=lambda item: item.path.stem not in LONG)


def pytest_collection_finish() -> None:
    """The tests themselves live to the end: a tenth of the time went into looking for garbage among them.

    Each test leaves much behind and then goes; to look for it less often takes a twentieth off.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)
    gc.enable()


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory, of_the_run: Path) -> Iterator[None]:
    """No test reads or writes the printers of whoever runs it, nor what is being written; no date and no width is taken from
    outside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dialogkit.terminal.run.date", day.on(day.TODAY))
        for name in ("SOURCE_DATE_EPOCH", "COLUMNS"):
            patch.delenv(name, raising=False)
        patch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path_factory.getbasetemp() / "settings")
        patch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path_factory.getbasetemp() / "state")
        # of processes that tests start
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "xdg"))
        patch.setenv("PYTHONPYCACHEPREFIX", str(of_the_run / "bytecode"))  # compiled once, whoever started us
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def shelf(of_the_run: Path) -> Shelf:
    """The kits of this run, for all its workers (see `kits`)."""
    folder = of_the_run / "shelf"
    folder.mkdir(exist_ok=True)
    return Shelf(folder)


def remembered(function: Callable[..., Any], key_of: Callable[..., Hashable]) -> Callable[..., Any]:
    """The function, which is asked once for each key of its arguments; where that is None, each time."""
    known: dict[Hashable, Any] = {}

    def ask(*args: Any) -> Any:
        key = key_of(*args)
        if key is None:
            return function(*args)
        if key not in known:
            known[key] = function(*args)
        return known[key]

    return ask


@pytest.fixture(scope="session", autouse=True)
def examples_that_no_other_test_chooses() -> Iterator[None]:
    """Hypothesis takes numbers and words out of our modules, as many of them as are loaded by then: what ran before in the same
    worker would choose the examples. When it looks for new ones, it may."""
    with pytest.MonkeyPatch.context() as patch:
        if settings.default.derandomize:
            patch.setattr(providers, "_get_local_constants", lambda: providers._local_constants)
        yield


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """Two thirds of a small build go to Jinja, which compiles the same templates for each; here once a worker."""

    def key(self: Sandbox, *of: str) -> Hashable:
        return of, self._left is None  # without counters or with them

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sandbox, "compile", remembered(Sandbox.compile, key))
        yield


@pytest.fixture(scope="session", autouse=True)
def command_put_together_once() -> Iterator[None]:
    """Typer reads the signatures of all commands for each that is run: a third of a small check."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.main.get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(scope="session", autouse=True)
def pictures_of_the_examples_read_once() -> Iterator[None]:
    """A dozen drawings in each example, by a process of its own for each: here once a worker."""
    shipped = {hashlib.sha256(file.read_bytes()).hexdigest() for year in EXAMPLES for file in year.glob("pictures/*")}

    def key(self: SymbolBook, file: PictureFile, side: int) -> Hashable:
        return (file.digest, side) if file.digest in shipped else None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SymbolBook, "_read", remembered(SymbolBook._read, key))
        yield


@pytest.fixture(scope="session", autouse=True)
def signals_that_are_heard() -> None:
    """Whoever starts the tests may have silenced some, as `nohup` does: dialogkit leaves those alone."""
    for name in ("SIGTERM", "SIGHUP"):
        if signal.getsignal(number := getattr(signal, name, signal.SIGTERM)) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def a_disk_that_is_not_waited_for() -> Iterator[None]:
    """What is lost with the power is not tried here; the order of calls is, in test_disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def links_where_they_may_be_made() -> Iterator[None]:
    """Windows lets only some people make links: a test that needs one is skipped for the others."""
    symlink_to = Path.symlink_to

    def made(self: Path, *args: Any, **options: Any) -> None:
        try:
            symlink_to(self, *args, **options)
        except OSError as error:
            if getattr(error, "winerror", None) == 1314:  # ERROR_PRIVILEGE_NOT_HELD
                pytest.skip("Windows lets only some people make links")
            raise

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "symlink_to", made)
        yield


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture
def terminal() -> Shell:
    return Shell(terminal=True, environ={"TERM": "xterm-256color"})


@pytest.fixture
def write_cycle(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a cycle file: what every cycle needs, and the text given. Gives its path."""

    def write(more: str = "", start: str = SMALL) -> Path:
        file = tmp_path / "cycle.yaml"
        file.write_text(start + more, encoding="utf-8")
        return file

    return write
