"""What a person can put into a folder or a command ends in a problem, never in "a bug in dialogkit" (exit code 70)."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SMALL, Shell, Stream
from dialogkit.cli import main
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.disk import lock, state
from dialogkit.disk.journal import read
from dialogkit.disk.swap import hold
from dialogkit.problems import DialogkitError, FileError, Place
from dialogkit.terminal.console import Console, Environment
from dialogkit.words import load_words

Write = Callable[..., Path]
POSIX = pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
HASH = "0" * 64


# ------------------------------------------------------------------------------------------------ where a cycle lies

ODD_NAMES = ["a\nb\t", "\x01b", "\udcff\udcfe", "a**b**c", '<&">', "a%41", "%FF", "a:1:2", "{{ x }}", "a  b", "e\u0301", "\ufffe"]


@POSIX
def test_a_folder_may_have_any_name(shell: Shell, tmp_path: Path) -> None:
    """A problem that only shows on the page is told at its line in the cycle."""
    year = tmp_path / "".join(ODD_NAMES).replace("/", "")
    year.mkdir()
    text = SMALL + "poster: {we_want: ['" + "Vi vil ha mat. " * 200 + "']}\n"
    (year / "cycle.yaml").write_text(text, encoding="utf-8")
    assert shell("build", year, "--only", "poster") == 1
    assert re.search("/cycle.yaml:6:[0-9]+: feil: [^\n]*\\n    poster: ", shell.err)


@pytest.mark.parametrize("name", ["cycle.yaml", r"C:\år\2027\cycle.yaml", "mine år/æøå.yaml", *ODD_NAMES])
def test_a_place_is_read_back_from_its_mark(name: str) -> None:
    for place in (Place(name, 3, 5), Place(name)):
        assert Place.parse(place.mark) == place
        assert place.mark.isprintable() and "**" not in place.mark


def test_a_place_in_ordinary_folders_is_marked_as_it_is_told() -> None:
    assert Place("mine år/2027/cycle.yaml", 3, 5).mark == "mine år/2027/cycle.yaml:3:5"


@pytest.mark.parametrize("mark", ["", ":", "a", "a:1", "a:²:1", "a:٣:1", f"a:{'9' * 5000}:1", "a:-1:1", "a%FF:1:1", ":1:1"])
def test_what_a_template_says_of_a_place_may_be_none(mark: str) -> None:
    assert Place.parse(mark).file in (mark, mark[:-4])


# ------------------------------------------------------------------------------------------------ the world around


@pytest.mark.parametrize("value", ["0", "-5", "abc", "²", "٣", "9" * 5000, ""])
def test_how_wide_a_window_is_may_be_any_text(value: str) -> None:
    environ = {"COLUMNS": value, "LINES": value}
    console = Console(Environment(Stream(), Stream(), Stream(), environ, 72), load_words("nb"))
    assert console._rich(Stream()).width == 72


@pytest.mark.parametrize("args", [["check", "{}"], ["check", "none"], ["new", "x"], ["read", "none"], ["build", "{}"], ["bug"]])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EPIPE])
def test_nothing_more_is_said_where_nothing_can_be(
    write_cycle: Write, monkeypatch: pytest.MonkeyPatch, args: list[str], error: int
) -> None:
    """Both streams go to a full disk, or nobody reads on; there is no traceback, which would come as an exception here."""

    class Full(Stream):
        def write(self, text: str) -> int:
            raise OSError(error, os.strerror(error))

    if args == ["bug"]:
        monkeypatch.setattr("dialogkit.kit.build.check", lambda *_: 1 / 0)
        args = ["check", str(write_cycle())]
    args = [arg.format(write_cycle("" if args[0] == "bug" else "zzz: 1\n")) for arg in args]
    assert main(args, Environment(Stream(), Full(), Full(), {}, 80)) in (3, 70, 141)


@POSIX
@pytest.mark.parametrize("args", [["check"], ["build", "--out", "x"], ["read"], ["new", "2027"], ["calibrate"], ["symbols"]])
def test_the_folder_one_stands_in_may_have_gone(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert shell(*args) == 3
    assert shell.err.splitlines()[0] == "dialogkit: feil: Mappen du står i, finnes ikke lenger."


def test_settings_of_reportlabs_own_are_nobodys_business(tmp_path: Path) -> None:
    """They would run as code, and make other bytes; and a home that is none stopped the build."""
    (tmp_path / "reportlab_mods.py").write_text("raise ZeroDivisionError")
    (tmp_path / "reportlab_settings.py").write_text("pageCompression = 0")
    code = "import dialogkit.press.pdf.fonts as fonts; from reportlab import rl_config; print(rl_config.pageCompression)"
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "HOME": os.devnull, "USERPROFILE": os.devnull}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False)
    assert (done.stdout.strip(), done.stderr) == ("1", "")


def test_a_machine_may_have_no_folder_to_write_in(shell: Shell, write_cycle: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("tempfile.gettempdir", none)
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: Path("none"))
    assert state.state_folders() == []
    assert shell("check", write_cycle()) == 0
    assert shell("build", write_cycle(), "--only", "cards") == 3
    assert shell.err.startswith("TMPDIR: feil: ")


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000])
@pytest.mark.parametrize("which", ["user_config_path", "user_state_path"])
def test_settings_may_lie_where_no_folder_can_be(
    shell: Shell, write_cycle: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str, name: str
) -> None:
    monkeypatch.setattr(f"platformdirs.{which}", lambda *_, **__: tmp_path / name)
    assert shell("calibrate", "--save", "x", "--dx", "1", "--dy", "1") in (0, 3)
    assert shell("build", write_cycle(), "--only", "cards", "--printer", "x") in (0, 2, 3)
    assert shell("check", write_cycle()) == 0


def test_where_things_are_written_down_one_may_not_look(
    shell: Shell, write_cycle: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: object) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("dialogkit.disk.redo.os.listdir", refused)
    assert shell("check", write_cycle()) == 0


@pytest.mark.parametrize("name", ["a\0b", "\0", "\ud800", "x" * 300, "x/" * 3000, "cycle.yaml/x"])
def test_a_path_may_be_none(write_cycle: Write, name: str) -> None:
    """As the command line refuses it, and so does what stands below it."""
    path = write_cycle().parent / name
    with pytest.raises(DialogkitError):
        load(path)
    with pytest.raises(DialogkitError), hold(path) as held:
        held.swap({"a": b"a"}, {})


@POSIX
def test_what_gives_nothing_to_read_is_no_file(monkeypatch: pytest.MonkeyPatch, write_cycle: Write) -> None:
    """Some of the system's own are ordinary files by name, such as the kernel's messages."""
    file = write_cycle()
    reads, writes = os.pipe()
    os.set_blocking(reads, False)
    monkeypatch.setattr(Folder, "_open", lambda *_: os.dup(reads))
    monkeypatch.setattr("dialogkit.cycle.folder.stat.S_ISREG", lambda mode: True)
    with pytest.raises(FileError):
        load(file)
    os.close(reads)
    os.close(writes)


# ------------------------------------------------------------------------------------------------ what was written down

CHANGES = {"a.pdf": {"old": None, "new": HASH}}
JOURNAL = {"folder": os.path.abspath("x"), "made": 1, "changes": CHANGES, "done": False, "journal": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {"folder": "/a\0b"},
        {"folder": "/\ud800"},
        {"folder": 5},
        {"folder": "a"},
        {"made": -1},
        {"made": True},
        {"made": "1"},
        {"changes": []},
        {"changes": {"\ud800": {"old": None, "new": HASH}}},
        {"changes": {"a\0": {"old": None, "new": HASH}}},
        {"changes": {"../a": {"old": None, "new": HASH}}},
        {"changes": {"a": {"old": None, "new": 5}}},
        {"changes": {"a": {"old": None}}},
        {"journal": 2},
    ],
)
def test_a_journal_that_dialogkit_cannot_have_written_is_none(tmp_path: Path, wrong: dict) -> None:
    file = tmp_path / "journal.json"
    file.write_text(json.dumps(JOURNAL))
    assert read(file)
    file.write_text(json.dumps({**JOURNAL, **wrong}))
    assert read(file) is None


@pytest.mark.parametrize(
    "owner", ["", "{}", "[]", '"a"', '{"process": 1e999, "host": 1}', '{"process": "a", "host": "b"}', "\udcff"]
)
def test_who_holds_a_lock_may_not_be_told(tmp_path: Path, owner: str) -> None:
    file = tmp_path / "a.lock"
    file.write_bytes(b" " + owner.encode("utf-8", "surrogateescape"))
    assert [problem.code for problem in lock._busy(file, tmp_path).problems] == ["folder-busy"]


# ------------------------------------------------------------------------------------------------ what has been read

READ = "reviewed: 1\nsalt: 0123456789abcdef\nread:\n  - {by: KN, date: 1.1.2026, names_file: ja, hashes: ''}\n"


@pytest.mark.parametrize(
    "text",
    [
        "", "\0", "[]", "reviewed: 1", "? " * 99, "{" * 99, "--- a\n--- b", "\ud800",
        READ.replace("reviewed: 1", "reviewed: 2"), READ.replace("0123", "\u0660\u0661\u0662\u0663"),
        READ.replace("1.1.2026", "9" * 400),
        READ.replace("KN", "[]"), READ.replace("KN", "K" * 6), READ.replace("ja", "~"), READ.replace("''", "[a]"),
        READ.replace("''", "0" * 21), READ.replace("''", "\u0660" * 20), READ.replace("1.1.2026", "{a: b}"),
    ],
)  # fmt: skip
def test_what_has_been_read_may_be_damaged(shell: Shell, write_cycle: Write, text: str) -> None:
    file = write_cycle().parent / "reviewed.yaml"
    file.write_bytes(READ.encode())
    assert shell("review", file.parent, "--list") == 0
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert shell("review", file.parent, "--list") == 1 and shell.err.startswith(str(file))


@POSIX
@pytest.mark.parametrize("kind", ["folder", "pipe", "ring", "link", "device"])
@pytest.mark.parametrize("name", ["reviewed.yaml", "build/manifest.json", "build", "templates", "names.txt"])
def test_what_is_no_file_may_lie_where_one_is_read(shell: Shell, write_cycle: Write, name: str, kind: str) -> None:
    year = write_cycle("privacy: {names_file: names.txt}\n").parent
    path = year / name
    path.parent.mkdir(exist_ok=True)
    {
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "ring": lambda: path.symlink_to(path.name),
        "link": lambda: path.symlink_to(year.parent / "gone"),
        "device": lambda: path.symlink_to("/dev/zero"),
    }[kind]()
    for command in (["check", "--show"], ["build", "--only", "poster"], ["review", "--list"]):
        assert shell(command[0], year, *command[1:]) in (0, 1, 3)


ANSWERS = ["", "\n", "\0\n", "KN", "KN\n\ud800\n", "\x1a", "KN\r\nJA\r\n", "x" * 9_999, "KN\n\x1b[2J\n", "\u202eKN\nja\n"]
ANSWERS += ["ﬁ\nja\n", "İ\nja\n"]


@pytest.mark.parametrize("answers", ANSWERS)
@pytest.mark.parametrize("by", [None, "KN", "\0", "ß", "K" * 99])
def test_who_reads_may_type_anything(shell: Shell, write_cycle: Write, answers: str, by: str | None) -> None:
    year = write_cycle("findings: [{id: f, text: Vi vil ha mer mat.}]\n").parent
    assert shell("review", year, *(["--by", by] if by else []), answers=answers) in (0, 2)
