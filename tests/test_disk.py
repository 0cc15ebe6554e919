"""Files into a folder, all or none: whatever cuts it off, wherever, and whoever else is at it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from calls import Audit, Calls, Killed
from dialogkit.disk import lock, redo, swap
from dialogkit.disk.journal import STAGING, Change, Journal, hash_at, hash_of, read
from dialogkit.disk.redo import recover
from dialogkit.disk.signals import held_back, interruptions
from dialogkit.disk.swap import hold
from dialogkit.problems import FileError
from dialogkit.words import LANGS, load_words
from kits import ROOT

OLD = {"a.pdf": b"old a", "b.pdf": b"old b", "gone.pdf": b"old gone", "list.json": b"old list"}
NEW = {"a.pdf": b"new a", "b.pdf": b"old b", "c.pdf": b"new c", "list.json": b"new list"}
KNOWN = {name: hash_of(data) for name, data in OLD.items()}
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
MOST = 60  # calls; there are fewer


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of each test's own."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return tmp_path / "state" / "writing"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make_old(tmp_path / "cycle" / "build")


def make_old(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder; folders count too."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def whole(folder: Path) -> dict[str, bytes]:
    """The same, without what is left to the next command."""
    return {name: data for name, data in contents(folder).items() if STAGING not in name}


def change(folder: Path) -> None:
    with hold(folder) as held:
        held.swap(NEW, KNOWN, ["gone.pdf"])


def kill() -> None:
    raise Killed


@pytest.fixture
def again(out: Path, state: Path) -> Callable[[], None]:
    """Makes the folder old again, and the state one that has never been used."""

    def prepare() -> None:
        make_old(out)
        shutil.rmtree(state.parent, ignore_errors=True)

    return prepare


def calls_of(folder: Path) -> range:
    """The numbers of the calls that a change takes."""
    with Calls() as calls:
        change(folder)
    assert 15 < len(calls.made) < MOST
    return range(1, len(calls.made) + 1)


def nothing_left(state: Path) -> bool:
    return not state.exists() or not list(state.iterdir())


# ------------------------------------------------------------------------------------------------ cut off


def test_the_folder_holds_what_was_asked_for_and_nothing_else(out: Path, state: Path) -> None:
    change(out)
    assert contents(out) == NEW and nothing_left(state)


def test_no_call_is_missed(out: Path) -> None:
    """What is counted here is what Python tells of: so it can be stopped at each."""
    audit = Audit()
    with Calls() as calls:
        audit.counting = True
        change(out)
        recover()
        audit.counting = False
    assert audit.made == len(calls.made)


def test_all_is_on_the_disk_before_it_takes_its_name(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a machine without power could leave a name and nothing behind it."""
    synced, named = set(), []
    replace = os.replace

    def taken(source: Path, target: Path) -> None:
        named.append((os.path.basename(target), os.stat(source).st_ino in synced))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.add(os.fstat(descriptor).st_ino))
    monkeypatch.setattr(os, "replace", taken)
    change(out)
    assert {name for name, _ in named} >= {"a.pdf", "c.pdf", "list.json"}
    assert [name for name, on_disk in named if not on_disk and name in NEW] == []
    assert out.stat().st_ino in synced


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no such file")
def test_what_says_that_it_is_empty_is_not_read() -> None:
    """`/proc/kmsg` would be waited for for ever."""
    assert Path("/proc/self/status").read_bytes() and hash_at(Path("/proc/self/status")) == hash_of(b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("other", ["link", "pipe"])
def test_what_has_just_been_put_in_a_files_place_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    file, beside = tmp_path / "a.pdf", tmp_path / "beside"
    file.write_bytes(b"mine"), beside.write_bytes(b"secret")
    real = os.open

    def swapped(path: Path, *more: int) -> int:
        file.unlink()
        file.symlink_to(beside) if other == "link" else os.mkfifo(file)
        return real(path, *more)

    monkeypatch.setattr(os, "open", swapped)
    try:
        assert hash_at(file) == ""
    except OSError:
        assert other == "link"


def test_more_than_any_kit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.limits.MADE_BYTES", 10)
    for name in "abc":
        (tmp_path / name).write_bytes(b"12345")
    (tmp_path / "large").write_bytes(b"12345678901")
    with hold(tmp_path) as held:
        assert [held.hash_of(name) for name in ("large", "a", "none", "b", "c", "a")] == [
            "", hash_of(b"12345"), None, hash_of(b"12345"), "", hash_of(b"12345"),
        ]  # fmt: skip


@pytest.mark.parametrize("after", [False, True])
def test_a_process_that_is_killed_at_any_call_leaves_the_old_files_or_the_new_ones(
    out: Path, state: Path, again: Callable[[], None], after: bool
) -> None:
    """After the next command, of whatever kind; and it leaves nothing else."""
    seen = set()
    for number in calls_of(out):
        again()
        with pytest.raises(Killed), Calls(number, kill, after) as calls:
            change(out)
        recover()
        assert contents(out) in (OLD, NEW), calls.made
        assert nothing_left(state), calls.made
        seen.add(contents(out) == NEW)
    assert seen == {False, True}


@pytest.mark.parametrize("after", [False, True])
def test_a_new_folder_is_there_with_all_files_or_not_at_all(tmp_path: Path, state: Path, after: bool) -> None:
    folder = tmp_path / "one" / "two"
    for number in calls_of(folder):
        shutil.rmtree(tmp_path / "one", ignore_errors=True)
        shutil.rmtree(state.parent, ignore_errors=True)
        with suppress(Killed), Calls(number, kill, after) as calls:
            change(folder)
        recover()
        assert not (tmp_path / "one").exists() or contents(folder) == NEW, calls.made
        assert nothing_left(state), calls.made


def test_what_mends_may_be_killed_too(out: Path, state: Path, again: Callable[[], None]) -> None:
    for number in calls_of(out):
        for second in range(1, MOST):
            again()
            with pytest.raises(Killed), Calls(number, kill):
                change(out)
            with suppress(Killed), Calls(second, kill) as calls:
                recover()
            recover()
            assert contents(out) in (OLD, NEW), (number, calls.made)
            assert nothing_left(state), (number, calls.made)
            if not calls.dead:
                break


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("after", [False, True])
def test_a_signal_at_any_call_ends_it_with_the_old_files_or_the_new_ones(
    out: Path, state: Path, again: Callable[[], None], number: signal.Signals, after: bool
) -> None:
    """At once: nothing is left for the next command."""
    before = [signal.getsignal(each) for each in SIGNALS]
    for at in calls_of(out):
        again()
        with pytest.raises(KeyboardInterrupt) as caught, interruptions(), Calls(at, lambda: signal.raise_signal(number), after):
            change(out)
        assert getattr(caught.value, "number", signal.SIGINT) == number
        assert contents(out) in (OLD, NEW) and nothing_left(state)
        assert [signal.getsignal(each) for each in SIGNALS] == before


def test_a_signal_while_files_are_written_is_not_waited_for(out: Path) -> None:
    with pytest.raises(KeyboardInterrupt), interruptions(), Calls(8, lambda: signal.raise_signal(signal.SIGTERM)):
        change(out)
    assert contents(out) == OLD


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    """As under `nohup`."""
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with interruptions(), held_back() as held:
            signal.raise_signal(signal.SIGTERM)
            assert held == []
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_in_a_thread_there_are_no_signals(out: Path) -> None:
    errors: list[BaseException] = []

    def work() -> None:
        try:
            with interruptions():
                change(out)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert errors == [] and contents(out) == NEW


# ------------------------------------------------------------------------------------------------ a disk that fails


@pytest.mark.parametrize("reason", ["EACCES", "ENOSPC", "EIO", "EXDEV"])
@pytest.mark.parametrize("lasting", [False, True])
def test_whatever_call_fails_the_files_are_the_old_ones_or_the_new_ones(
    out: Path, state: Path, again: Callable[[], None], reason: str, lasting: bool
) -> None:
    """Also where all calls after it fail, so that nothing can be undone: then the next command does it."""

    def fail() -> None:
        if lasting:
            calls.at += 1
        raise OSError(getattr(errno, reason), reason)

    for number in calls_of(out):
        again()
        error = None
        with Calls(number, fail) as calls:
            try:
                change(out)
            except FileError as caught:
                error = caught
        if not lasting:
            assert whole(out) == (NEW if error is None else OLD)
        recover()
        assert contents(out) in (OLD, NEW) and nothing_left(state), calls.made


def windows(winerror: int) -> Callable[[Path, Path], None]:
    """os.replace as on Windows, where b.pdf is open in a viewer."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if "b.pdf" in (Path(source).name, Path(target).name):
            error = PermissionError(errno.EACCES, "Access is denied", str(source), None, str(target))
            error.winerror = winerror  # type: ignore[attr-defined]
            raise error
        real(source, target)

    return replace


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_a_viewer_has_open_is_told_and_nothing_has_changed(
    out: Path, state: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    monkeypatch.setattr(redo, "_PAUSES", ())
    monkeypatch.setattr(os, "replace", windows(winerror))
    with pytest.raises(FileError) as caught:
        change(out)
    assert [(problem.code, problem.place.file) for problem in caught.value.problems if problem.place] == [
        ("held-open", str(out / "b.pdf"))
    ]
    assert contents(out) == OLD and nothing_left(state)


def test_a_file_that_is_open_for_a_moment_only_is_waited_for(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redo, "_PAUSES", (0.0, 0.0))
    tries, real, busy = [], os.replace, windows(32)

    def replace(source: Path, target: Path) -> None:
        tries.append(target)
        (busy if tries.count(out / "b.pdf") < 3 else real)(source, target)

    monkeypatch.setattr(os, "replace", replace)
    change(out)
    assert contents(out) == NEW


def half_done(folder: Path) -> None:
    """Some files are new and the list of them is old: what a process leaves that is killed between two of them."""
    for number in calls_of(folder):
        make_old(folder)
        with suppress(Killed), Calls(number, kill):
            change(folder)
        if (folder / "a.pdf").read_bytes() == NEW["a.pdf"]:
            break
    assert (folder / "list.json").read_bytes() == OLD["list.json"] and (folder / STAGING).is_dir()


def test_a_viewer_that_stands_in_the_way_of_what_mends(out: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was half replaced is undone then."""
    half_done(out)
    monkeypatch.setattr(redo, "_PAUSES", ())
    monkeypatch.setattr(os, "replace", windows(32))
    recover()
    assert contents(out) == OLD and nothing_left(state)


def test_what_cannot_go_yet_goes_later(out: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, an old file that is open stays until it is closed. What is done to the new ones meanwhile is let be."""
    real = os.unlink

    def unlink(path: Path, **more: object) -> None:
        if Path(path).name == "1.old":
            raise PermissionError(errno.EACCES, "Access is denied", str(path))
        real(path, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", unlink)
        change(out)
        assert whole(out) == NEW
        (out / "c.pdf").unlink()
        recover()
        with pytest.raises(FileError), hold(out):
            pass
    recover()
    assert contents(out) == {name: data for name, data in NEW.items() if name != "c.pdf"} and nothing_left(state)


def test_a_disk_without_second_names_for_files(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted", str(source), None, str(target))

    def fail(source: Path, target: Path) -> None:
        if Path(target).name == "list.json":
            raise OSError(errno.EIO, "Input/output error", str(source), None, str(target))
        real(source, target)

    real = os.replace
    monkeypatch.setattr(os, "link", link)
    with monkeypatch.context() as patch, pytest.raises(FileError):
        patch.setattr(os, "replace", fail)
        change(out)
    assert contents(out) == OLD
    change(out)
    assert contents(out) == NEW


# ------------------------------------------------------------------------------------------------ somebody else's files


@pytest.mark.parametrize("name", ["a.pdf", "c.pdf", "gone.pdf", "list.json"])
def test_a_file_of_somebody_elses_is_never_written_over(out: Path, state: Path, name: str) -> None:
    (out / name).write_bytes(b"mine")
    before = contents(out)
    with pytest.raises(FileError) as caught:
        change(out)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file) == ("not-made-here" if name == "c.pdf" else "changed-since", str(out / name))
    assert contents(out) == before and nothing_left(state)


def test_all_of_them_are_told_at_once(out: Path) -> None:
    for name in ("a.pdf", "c.pdf"):
        (out / name).write_bytes(b"mine")
    (out / "gone.pdf").unlink()
    (out / "gone.pdf").mkdir()
    with pytest.raises(FileError) as caught:
        change(out)
    found = {problem.code: Path(problem.place.file).name for problem in caught.value.problems if problem.place}
    assert found == {"no-plain-file": "gone.pdf", "changed-since": "a.pdf", "not-made-here": "c.pdf"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_never_written_through(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(OLD["a.pdf"])
    (out / "a.pdf").unlink()
    (out / "a.pdf").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileError) as caught:
        change(out)
    assert [problem.code for problem in caught.value.problems] == ["no-plain-file"]
    assert (tmp_path / "elsewhere").read_bytes() == OLD["a.pdf"] and (out / "a.pdf").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(out: Path) -> None:
    os.mkfifo(out / "c.pdf")
    with pytest.raises(FileError) as caught:
        change(out)
    assert [problem.code for problem in caught.value.problems] == ["no-plain-file"]


def test_what_somebody_changes_while_it_is_at_work_is_not_lost(out: Path, state: Path, again: Callable[[], None]) -> None:
    """Between the look at the files and the moment they are renamed."""
    for number in calls_of(out):
        again()
        with suppress(FileError), Calls(number, lambda: (out / "b.pdf").write_bytes(b"mine")):
            change(out)
        assert (out / "b.pdf").read_bytes() in (b"mine", NEW["b.pdf"])
        others = {name: data for name, data in contents(out).items() if name != "b.pdf"}
        assert others in ({name: data for name, data in kit.items() if name != "b.pdf"} for kit in (OLD, NEW))
        assert nothing_left(state)


def test_what_somebody_has_changed_since_it_was_cut_off_stays(out: Path, state: Path) -> None:
    half_done(out)
    (out / "list.json").write_bytes(b"mine")
    (out / "a.pdf").write_bytes(b"mine too")
    recover()
    assert (out / "list.json").read_bytes() == b"mine" and (out / "a.pdf").read_bytes() == b"mine too"
    assert not (out / STAGING).exists() and nothing_left(state)


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced", "linked"])
def test_a_folder_that_is_no_longer_what_it_was_is_let_be(out: Path, tmp_path: Path, state: Path, how: str) -> None:
    half_done(out)
    out.rename(tmp_path / "moved")
    before = contents(tmp_path / "moved")
    if how == "deleted":
        shutil.rmtree(tmp_path / "moved")
    elif how == "replaced":
        make_old(out)
    elif how == "linked":
        out.symlink_to(tmp_path / "moved")
    recover()
    assert nothing_left(state)
    assert how == "deleted" or contents(tmp_path / "moved") == before
    assert how != "replaced" or contents(out) == OLD


def test_what_was_cut_off_in_a_folder_that_moved_is_cleared_by_the_next_one_there(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "TRIES", 2)
    half_done(out)
    moved = out.rename(tmp_path / "moved")
    with hold(moved) as held:
        newest = held.stray()[0]
        assert newest.read_bytes() == NEW["list.json"]
        held.swap(NEW, {**KNOWN, "a.pdf": hash_of(NEW["a.pdf"])}, ["gone.pdf"])
    assert contents(moved) == NEW


@pytest.mark.parametrize("what", ["a file", "a link", "other files"])
def test_a_folder_of_that_name_that_is_somebody_elses_stays(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(swap, "TRIES", 2)
    if what == "a file":
        (out / STAGING).write_text("x")
    elif what == "a link":
        (out / STAGING).symlink_to(make_old(tmp_path / "elsewhere"))
    else:
        (out / STAGING).mkdir()
        (out / STAGING / "notes.txt").write_text("x")
    before = contents(out)
    with pytest.raises(FileError) as caught:
        change(out)
    assert [problem.code for problem in caught.value.problems] == ["not-made-here"]
    assert contents(out) == before and (what != "a link" or contents(tmp_path / "elsewhere") == OLD)


# ------------------------------------------------------------------------------------------------ what is written down


def write_journal(state: Path, folder: Path, changes: dict[str, object]) -> None:
    """A journal as if a command had been cut off, with some of it changed."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = state / f"{'0' * 32}.json"
    (folder / STAGING).mkdir()
    (folder / STAGING / "0").write_bytes(b"new")
    Journal(folder, 0, {"a.pdf": Change(KNOWN["a.pdf"], hash_of(b"new"))}).write(file)
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


def test_a_journal_is_done_as_it_says(out: Path, state: Path) -> None:
    write_journal(state, out, {})
    assert recover() == [out]
    assert contents(out) == {**OLD, "a.pdf": b"new"} and nothing_left(state)


@pytest.mark.parametrize(
    "changes",
    [
        {"changes": {"../a.pdf": {"old": None, "new": hash_of(b"new")}}},
        {"changes": {"/a.pdf": {"old": None, "new": hash_of(b"new")}}},
        {"changes": {"sub\\a.pdf": {"old": None, "new": hash_of(b"new")}}},
        {"changes": {STAGING: {"old": None, "new": hash_of(b"new")}}},
        {"changes": {"a.pdf": {"old": "", "new": "x"}}},
        {"changes": ["a.pdf"]},
        {"folder": "relative"},
        {"folder": 5},
        {"made": "two"},
        {"journal": 2},
    ],
)
def test_a_journal_that_is_none_does_nothing(out: Path, state: Path, changes: dict[str, object]) -> None:
    write_journal(state, out, changes)
    before = contents(out.parent)
    recover()
    assert contents(out.parent) == before and nothing_left(state)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"null", b"{}"])
def test_a_journal_that_cannot_be_read_is_dropped(state: Path, data: bytes) -> None:
    state.mkdir(parents=True, mode=0o700)
    (state / f"{'0' * 32}.json").write_bytes(data)
    (state / f"{'1' * 32}.new").write_bytes(data)
    recover()
    assert nothing_left(state)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners there")
def test_a_journal_in_a_folder_that_others_may_write_in_is_not_read(out: Path, state: Path) -> None:
    write_journal(state, out, {})
    state.chmod(0o777)
    before = contents(out)
    assert recover() == [] and contents(out) == before


def test_where_no_state_can_be_kept_there_is_another_place_for_it(
    out: Path, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.parent.write_text("a file where the folder should be")
    with pytest.raises(Killed), Calls(10, kill):
        change(out)
    assert [path.suffix for path in (tmp_path / "temporary").rglob("*.json")] == [".json"]
    recover()
    assert contents(out) in (OLD, NEW) and not list((tmp_path / "temporary").rglob("*.json"))


def test_without_a_home_too(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: Path("~/.local/state/dialogkit"))
    monkeypatch.chdir(out)
    change(out)
    assert contents(out) == NEW


def test_where_no_state_can_be_kept_at_all_nothing_is_written(out: Path, state: Path, tmp_path: Path) -> None:
    state.parent.write_text("a file")
    shutil.rmtree(tmp_path / "temporary")
    (tmp_path / "temporary").write_text("a file")
    with pytest.raises(FileError) as caught:
        change(out)
    assert [problem.code for problem in caught.value.problems] == ["cannot-write"] and contents(out) == OLD


# ------------------------------------------------------------------------------------------------ two at once


CHILD = """
import sys
from pathlib import Path
from dialogkit.disk.swap import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(out: Path, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the folder."""
    monkeypatch.setattr(lock, "TRIES", 2)
    code = f"import platformdirs, pathlib\nplatformdirs.user_state_path = lambda *_, **__: pathlib.Path({str(state.parent)!r})\n"
    command, pipe = [sys.executable, "-c", code + CHILD, out], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.parametrize("lang", LANGS)
def test_who_has_the_folder_is_told(out: Path, other: subprocess.Popen[str], lang: str) -> None:
    with pytest.raises(FileError) as caught:
        change(out)
    (problem,) = caught.value.problems
    assert problem.code == "folder-busy-by" and problem.details["process"] == other.pid
    assert f"{other.pid}" in load_words(lang).message(problem) and contents(out) == OLD


@pytest.mark.parametrize("spelling", ["../cycle/build", "link", "./build/"])
def test_a_folder_has_one_lock_however_it_is_called(out: Path, other: subprocess.Popen[str], spelling: str) -> None:
    if spelling == "link":
        (out.parent / "link").symlink_to(out, target_is_directory=True)
    with pytest.raises(FileError), hold(out.parent / spelling):
        pass
    with hold(out.parent / "another"):
        pass


def test_a_process_that_has_died_has_no_lock(out: Path, other: subprocess.Popen[str], state: Path) -> None:
    other.kill()
    other.wait()
    change(out)
    assert contents(out) == NEW and nothing_left(state)


def test_what_is_being_written_is_let_be_by_other_commands(out: Path, other: subprocess.Popen[str], state: Path) -> None:
    before = sorted(state.iterdir())
    assert before and recover() == [] and sorted(state.iterdir()) == before


def test_the_lock_lies_outside_and_tells_nothing_of_the_folder(out: Path, other: subprocess.Popen[str], state: Path) -> None:
    assert contents(out) == OLD
    (file,) = state.iterdir()
    assert set(json.loads(file.read_bytes()[1:])) == {"process", "host"} and "build" not in file.name


def test_somebody_elses_process_is_seen_by_its_files(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a state of its own, on another machine perhaps; but its files change."""
    (out / STAGING).mkdir()
    monkeypatch.setattr(swap, "TRIES", 3)
    monkeypatch.setattr("time.sleep", lambda pause: (out / STAGING / f"{len(contents(out))}").write_bytes(b"x"))
    with pytest.raises(FileError) as caught:
        change(out)
    assert [problem.code for problem in caught.value.problems] == ["folder-busy"]


WORKER = """
import sys
from pathlib import Path
from dialogkit.disk import lock
from dialogkit.disk.journal import hash_of
from dialogkit.disk.swap import hold
lock.TRIES = 10_000  # on a busy machine, too
folder, me = Path(sys.argv[1]), sys.argv[2]
for turn in range(12):
    with hold(folder) as held:
        known = {path.name: hash_of(path.read_bytes()) for path in folder.glob("*.pdf")}
        assert len({path.read_bytes() for path in folder.glob("*.pdf")}) <= 1
        held.swap({f"{number}.pdf": f"{me} {turn}".encode() for number in range(4)}, known)
"""


def test_many_in_turn_never_mix(out: Path, state: Path) -> None:
    shutil.rmtree(out)
    code = f"import platformdirs, pathlib\nplatformdirs.user_state_path = lambda *_, **__: pathlib.Path({str(state.parent)!r})\n"
    workers = [subprocess.Popen([sys.executable, "-c", code + WORKER, out, str(number)], cwd=ROOT) for number in range(3)]
    assert [worker.wait() for worker in workers] == [0, 0, 0]
    assert len(contents(out)) == 4 and len(set(contents(out).values())) == 1 and nothing_left(state)


def test_files_in_folders_of_a_new_folder_come_and_go_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"pictures/deep/a.svg": b"a", "pictures/b.svg": b"b", "cycle.yaml": b"c"}
    folder = tmp_path / "years" / "2028"
    with monkeypatch.context() as patch, hold(folder) as held:
        moved: list[Path] = []

        def fail(source: Path, target: Path) -> None:
            moved.append(target)
            if len(moved) == 3:
                raise OSError(errno.ENOSPC, "full", str(target))
            os.replace(source, target)

        patch.setattr(redo, "move", fail)
        with pytest.raises(FileError):
            held.swap(files, known={})
    assert len(moved) == 3 and not folder.parent.exists()
    with hold(folder) as held:
        held.swap(files, known={})
    assert {name: data for name, data in contents(folder).items() if data} == files


@pytest.mark.parametrize("name", ["../a", "a/../b", "/a", "a//b", f"{STAGING}/a", "a/.", "a\\b"])
def test_a_journal_that_leads_out_is_none(name: str, out: Path, state: Path) -> None:
    state.mkdir(parents=True)
    file = state / "x.json"
    Journal(out, 0, {name: Change(None, hash_of(b"x"))}).write(file)
    assert read(file) is None
