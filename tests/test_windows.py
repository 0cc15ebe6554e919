"""What Windows does otherwise, in place of a Windows: names, long paths, pipes, and what its Python lacks."""

from __future__ import annotations

import ast
import errno
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from conftest import Shell, Stream
from dialogkit import paths
from dialogkit.cli import main
from dialogkit.cycle import folder
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.paths import failed, typed, unfit
from dialogkit.problems import Place
from dialogkit.processes import MATERIALS
from dialogkit.terminal import console
from dialogkit.terminal.console import Environment
from dialogkit.words import LANGS, load_words
from sources import FILES, dotted, module_name, nodes, parsed

Write = Callable[..., Path]
LONG = "mappe med et langt navn/" * 12


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (paths, console, folder):
        monkeypatch.setattr(module, "WINDOWS", True)


# ------------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize(
    "name",
    [
        "CON", "nul", "Aux", "prn", "COM1", "lpt9", "COM¹", "CONIN$", "PRN.png", "aux.tar.gz", "con .txt",
        "kit.", "kit ", "a:b.png", "what?.png", "a*b", 'a"b', "<a>", "a|b", "a\tb", "...",
    ],
)  # fmt: skip
def test_what_is_no_name_on_windows(name: str) -> None:
    for path in (name, f"mappe/{name}", f"{name}/fil.png"):
        assert unfit(PurePosixPath(path)) == name
    if ":" not in name:
        for path in (rf"C:\mappe\{name}", rf"\\server\share\{name}\x", rf"\\?\C:\{name}"):
            assert unfit(PureWindowsPath(path)) == name


@pytest.mark.parametrize(
    "path",
    [
        "bilder/hus.png", "console.png", "com.png", "COM10.png", "nullpunkt", "prn-1.png", ".gitignore", "æøå 1 (2).jpg", "..",
        "../2027", ".", "", "a..b", "lpt", "aux1.png", "Č.svg",
        r"C:\Users\Å B\2027", r"C:2027", r"\\server\share\2027", r"\\?\C:\x", r"\\?\UNC\s\d\x",
    ],
)  # fmt: skip
def test_what_is_a_name_on_windows(path: str) -> None:
    assert unfit(PureWindowsPath(path)) is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.usefixtures("windows")
def test_nothing_is_made_under_a_name_that_is_lost(shell: Shell, tmp_path: Path, lang: str) -> None:
    for name in ("NUL", "kit.", "kit "):
        assert shell("new", "2027", "--lang", lang, "--dir", tmp_path / name) == 2
        assert f"`{name}`" in shell.err and len(shell.err.splitlines()) == 2
        assert shell("calibrate", "--lang", lang, "--out", tmp_path / name / "ark.pdf") == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("windows")
def test_no_kit_goes_into_a_device(shell: Shell, write_cycle: Write) -> None:
    cycle = write_cycle()
    assert shell("build", cycle, "--out", cycle.parent / "con.pdf" / "kit") == 2
    assert "`con.pdf`" in shell.err
    assert [path.name for path in cycle.parent.iterdir()] == [cycle.name]


def test_other_systems_have_such_names(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "WINDOWS", False)
    paths.check_name_of(tmp_path / "aux")


def test_a_path_is_typed_in_a_command_so_that_it_is_one_word() -> None:
    assert typed(PureWindowsPath(r"C:\Users\Åse\2027")) == r"C:\Users\Åse\2027"
    assert typed(PureWindowsPath(r"C:\Mine år\2027")) == r'"C:\Mine år\2027"'
    assert typed(PureWindowsPath("R&D")) == '"R&D"'
    assert typed(PurePosixPath("mine år/2027")) == "'mine år/2027'"
    assert typed(PurePosixPath("2027")) == "2027"


def test_the_next_steps_can_be_copied(shell: Shell, tmp_path: Path) -> None:
    shell("new", "2027", "--dir", tmp_path / "mine år")
    folder = typed(tmp_path / "mine år" / "2027")
    assert f"dialogkit build {folder}\n" in shell.out and " " in folder


@pytest.mark.parametrize("path", [r"C:\år\2027\cycle.yaml", r"\\server\deling\2027\cycle.yaml", r"..\2027\cycle.yaml"])
def test_a_place_in_a_windows_path_is_read_back(path: str) -> None:
    for place in (Place(path, 3, 5), Place(path)):
        assert Place.parse(place.mark) == place


def test_the_files_of_a_kit_are_files_on_windows_too() -> None:
    names = [f"{material.name}{end}" for material in MATERIALS for end in (".pdf", "-backs.pdf", "-cut.svg")]
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if unfit(PurePosixPath(name))] == []


# ------------------------------------------------------------------------------------------------ long paths


def lost(number: int, path: PurePath, winerror: int) -> OSError:
    error = OSError(number, "The filename or extension is too long", str(path))
    error.winerror = winerror  # type: ignore[attr-defined]  # only Windows has it
    return error


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("number", "winerror"), [(errno.ENOENT, 206), (errno.ENOENT, 3), (errno.EINVAL, 123)])
def test_a_path_that_is_too_long_for_windows(number: int, winerror: int) -> None:
    path = Path(LONG) / "handout.pdf"
    assert failed("cannot-write", path, lost(number, path, winerror)).problems[0].code == "path-too-long"
    short = Path("kit/handout.pdf")
    assert failed("cannot-write", short, lost(number, short, winerror)).problems[0].code == "cannot-write"
    # the file beside its place has the long name
    assert failed("cannot-write", short, lost(number, path, winerror)).problems[0].code == "path-too-long"
    assert failed("cannot-write", path, OSError(errno.EACCES, "no")).problems[0].code == "cannot-write"


@pytest.mark.usefixtures("windows")
def test_a_year_in_a_folder_that_is_too_long_for_windows(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mkdir(path: Path, *args: Any, **options: Any) -> None:
        if path.is_relative_to(tmp_path):
            raise lost(errno.ENOENT, path, 3)
        real(path, *args, **options)

    real = Path.mkdir
    monkeypatch.setattr(Path, "mkdir", mkdir)
    assert shell("new", "2027", "--dir", tmp_path / LONG) == 3
    assert "260 tegn" in shell.err and "dialogkit:" not in shell.err


@pytest.mark.usefixtures("windows")
def test_a_picture_whose_path_is_too_long_for_windows(write_cycle: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be there, and Windows finds it for no program that has not asked for long paths."""
    name = f"{LONG}hus.png"

    def look(self: Folder, parts: tuple[str, ...], path: str) -> int:
        raise lost(errno.ENOENT, self.path / path, 3)

    file = write_cycle(f"symbols: {{hus: {{alt: x, src: '{name}'}}}}\n")
    opened = Folder._open
    monkeypatch.setattr(Folder, "_open", lambda self, parts, path: (look if "hus" in path else opened)(self, parts, path))
    (problem,) = load(file).problems
    assert problem.code == "path-too-long"
    assert name in load_words("nb").message(problem) and "260 tegn" in load_words("nb").hint(problem)


@pytest.mark.usefixtures("windows")
def test_a_cycle_whose_path_is_too_long_for_windows(shell: Shell, tmp_path: Path) -> None:
    assert shell("check", tmp_path / LONG / "cycle.yaml") == 3
    assert "260 tegn" in shell.out


def test_a_name_that_is_too_long_for_any_disk(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", "2027", "--dir", tmp_path / ("å" * 300)) == 3
    assert "for langt navn" in shell.err


# ------------------------------------------------------------------------------------------------ pipes


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("late", [False, True])
def test_a_pipe_that_nobody_reads_on(write_cycle: Write, late: bool) -> None:
    """Windows says that an argument is wrong."""

    class Closed(Stream):
        def write(self, text: str) -> int:
            if late:
                return len(text)
            raise OSError(errno.EINVAL, "Invalid argument")

        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

    err = Stream()
    assert main(["check", str(write_cycle("zzz: 1\n"))], Environment(Stream(), Closed(), err, {}, 80)) == 141
    assert err.getvalue() == ""


# ------------------------------------------------------------------------------------------------ what its Python lacks

ELSEWHERE = set("fcntl grp posix pty pwd readline resource spwd syslog termios tty".split())
"""Modules that Windows has not."""
POSIX_ONLY = set(
    """os.chown os.chroot os.ctermid os.fchdir os.fchmod os.fchown os.fork os.forkpty os.fpathconf os.fstatvfs os.getegid
    os.geteuid os.getgid os.getgrouplist os.getgroups os.getloadavg os.getpgid os.getpgrp os.getpriority os.getsid os.getuid
    os.initgroups os.killpg os.lchown os.lockf os.mkfifo os.mknod os.nice os.openpty os.pathconf os.posix_spawn os.pread
    os.pwrite os.readv os.register_at_fork os.sched_getaffinity os.sendfile os.setegid os.seteuid os.setgid os.setgroups
    os.setpgid os.setpriority os.setregid os.setsid os.setuid os.statvfs os.sync os.tcgetpgrp os.uname os.wait os.wait3
    os.wait4 os.waitid os.writev os.O_CLOEXEC os.O_DIRECTORY os.O_NOCTTY os.O_NOFOLLOW os.O_NONBLOCK os.O_SYNC os.O_TMPFILE
    os.WIFSIGNALED os.WNOHANG signal.SIGALRM signal.SIGCHLD signal.SIGHUP signal.SIGKILL signal.SIGPIPE signal.SIGQUIT
    signal.SIGTSTP signal.SIGUSR1 signal.SIGUSR2 signal.SIGWINCH signal.alarm signal.pause signal.pthread_kill
    signal.pthread_sigmask signal.setitimer signal.siginterrupt signal.sigpending signal.sigtimedwait signal.sigwait
    signal.sigwaitinfo select.poll socket.AF_UNIX time.tzset""".split()
)


def posix_only(tree: ast.AST) -> Iterator[str]:
    """What a module uses that Windows has not, outside of an attempt that may fail."""
    tried = {id(below) for node in nodes(tree) if isinstance(node, ast.Try) for each in node.body for below in ast.walk(each)}
    for node in nodes(tree):
        if id(node) in tried:
            continue
        if isinstance(node, ast.Attribute) and dotted(node) in POSIX_ONLY:
            yield dotted(node)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in ELSEWHERE)
        elif isinstance(node, ast.ImportFrom):
            names = {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
            yield from sorted(names & (ELSEWHERE | POSIX_ONLY))
        elif isinstance(node, ast.Call) and any(word.arg in ("preexec_fn", "pass_fds") for word in node.keywords):
            yield dotted(node.func)


def test_nothing_is_used_that_windows_has_not() -> None:
    assert {module_name(file): used for file in FILES if (used := list(posix_only(parsed(file))))} == {}


@pytest.mark.parametrize(
    "source", ["os.fork()", "import resource", "from signal import SIGALRM", "os.open(x, os.O_NOFOLLOW)", "run(x, preexec_fn=f)"]
)
def test_what_windows_has_not_is_found(source: str) -> None:
    assert list(posix_only(ast.parse(source)))
    assert not list(posix_only(ast.parse(f"try:\n    {source}\nexcept (ImportError, AttributeError): pass")))


def test_a_picture_is_drawn_where_a_process_knows_no_limits(tmp_path: Path) -> None:
    """As on Windows: without the module `resource`."""
    from dialogkit.press.art import svg

    (tmp_path / "without.py").write_text(f"import sys\nsys.modules['resource'] = None\n{svg._CHILD}", encoding="utf-8")
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    asked = svg._HEAD.pack(9, len(picture)) + picture
    done = subprocess.run([sys.executable, tmp_path / "without.py"], input=asked * 2, capture_output=True, check=True)
    made = [*svg._answers(done.stdout)]
    assert len(made) == 2 and all(png.startswith(b"\x89PNG") for png in made)


def test_a_process_that_another_one_starts_may_load_the_program() -> None:
    """Windows starts new processes (spawn), which load what the first one was started with."""
    code = "import sys; sys.argv = ['x', 'check', 'no/such']; import dialogkit.__main__"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
