"""The command line and what it prints: on a terminal, in a pipe, for CI; and the exit code of each way to end."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Never, get_args

import pytest

import dialogkit
from conftest import Shell, Stream
from dialogkit import limits
from dialogkit.cli import main
from dialogkit.disk.swap import hold
from dialogkit.kit import build as kit
from dialogkit.kit.build import Progress, Result
from dialogkit.paths import typed
from dialogkit.problems import DialogkitError, FileError, Place, Problem, Severity, file_error
from dialogkit.terminal.console import Console, Environment, Format
from dialogkit.terminal.records import _escape
from dialogkit.words import LANGS, load_words

Write = Callable[..., Path]
WRONG = "temaer: []\nreport: {title: '???'}\n"
BOX = re.compile("[\u2500-\u257f\x1b]")


class FakeKit:
    """Stands in for `kit.build`: gives what it is told to, and remembers how it was called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.calls: list[tuple] = []
        self.error: BaseException | None = None
        self.problems: list[Problem] = []
        monkeypatch.setattr(kit, "build", self.build)
        monkeypatch.setattr(kit, "check", self.check)

    def build(self, loaded, out, order, report):  # noqa: ANN001, ANN201
        self.calls.append((out, order.only))
        report(Progress("handout", 0, 2))
        if self.error:
            raise self.error
        results = [Result("handout", out / "handout.pdf", 12, None), Result("poster", out / "poster.pdf", 1, None)]
        return [*results, Result("report", None, 0, "waits.report")], self.problems

    def check(self, loaded, order) -> list[Problem]:  # noqa: ANN001
        if self.error:
            raise self.error
        return self.problems


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeKit:
    return FakeKit(monkeypatch)


# ------------------------------------------------------------------------------------------------ check


def test_a_cycle_without_problems(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    file = write_cycle()
    assert shell("check", file) == 0
    assert (shell.out, shell.err) == (load_words("nb")("progress.no_problems", file=file) + "\n", "")


def test_problems_as_plain_lines(shell: Shell, write_cycle: Write) -> None:
    file = write_cycle(WRONG)
    assert shell("check", file) == 1
    assert shell.err == ""
    assert shell.out.splitlines() == [
        f"{file}:6:1: feil: Feltet `temaer` finnes ikke her.",
        "    temaer: []",
        "    Mente du `themes`? Rett navnet til `themes`, eller slett linjen.",
        f"{file}:7:17: advarsel: Det står fortsatt «???» her.",
        "    report: {title: '???'}",
        "    Skriv det som skal stå, eller slett linjen.",
        "1 feil, 1 advarsel",
    ]


def test_problems_on_a_terminal_have_the_line_and_a_caret(terminal: Shell, write_cycle: Write) -> None:
    file = write_cycle("partners: [{name: 'Å', navn: x}]\n")
    terminal("check", file)
    plain = re.sub("\x1b\\[[0-9;]*m", "", terminal.out).splitlines()
    row = next(index for index, line in enumerate(plain) if "partners" in line)
    assert plain[row] == "     6 | partners: [{name: 'Å', navn: x}]"
    assert plain[row + 1].index("^") == plain[row].index("navn")
    assert "\x1b[" in terminal.out
    assert not re.search("[\u2500-\u257f]", terminal.out)


def test_no_colour_is_respected(write_cycle: Write) -> None:
    terminal = Shell(terminal=True, environ={"TERM": "xterm", "NO_COLOR": "1"})
    terminal("check", write_cycle(WRONG))
    assert "\x1b[31m" not in terminal.out and "\x1b[36m" not in terminal.out


@pytest.mark.parametrize("width", [20, 40, 200])
def test_a_long_line_is_cut_around_its_column(terminal: Shell, shell: Shell, write_cycle: Write, width: int) -> None:
    file = write_cycle("report: {title: '" + "x y " * 500 + "', tittel: x, lead: ['" + "z " * 500 + "']}\n")
    for run in (terminal, shell):
        run("check", file, width=width)
        shown = [line for line in run.out.splitlines() if "tittel" in line and "x y" in line]
        assert run is terminal and width == 20 or shown
        assert all(len(line) < 300 for line in run.out.splitlines())


@pytest.mark.parametrize(("length", "shown"), [(99_000, True), (100_001, False)])
def test_a_line_that_nobody_wrote_by_hand_is_not_shown(shell: Shell, write_cycle: Write, length: int, shown: bool) -> None:
    shell("check", write_cycle("report: {title: '" + "x" * length + "'}\n"))
    assert ("xxx" in shell.out + shell.err) == shown and "30000" in shell.out + shell.err


def test_json(shell: Shell, write_cycle: Write) -> None:
    file = write_cycle(WRONG)
    assert shell("check", file, "--format", "json") == 1
    records = json.loads(shell.out)
    assert records[0] == {
        "code": "unknown-field",
        "severity": "error",
        "file": str(file),
        "line": 6,
        "column": 1,
        "message": "Feltet `temaer` finnes ikke her.",
        "hint": "Mente du `themes`? Rett navnet til `themes`, eller slett linjen.",
        "rule": "",
    }
    assert [record["severity"] for record in records] == ["error", "warning"]


def test_check_looks_at_what_is_made_on_request_too(write_cycle: Write, shell: Shell) -> None:
    """A quote that no sheet of the wall holds: a plain build makes no wall, and one wants to know before one asks for it."""
    said = "Jeg vil ha ro og " * 30 + "fred."
    file = write_cycle(f"quotes: [{{id: q, text: {said}, consent: {{status: given, scope: [report]}}}}]\n")
    assert shell("build", file, "-q") == 0
    assert shell("check", file, "--format", "json") == 1
    assert {each["code"] for each in json.loads(shell.out)} >= {"wall-too-full", "slide-too-full"}
    file.write_text(file.read_text(encoding="utf-8") + "materials: {wall: nei, slides: nei}\n", encoding="utf-8")
    assert shell("check", file) == 0


def test_json_of_no_problems_and_of_no_file(shell: Shell, write_cycle: Write, fake: FakeKit, tmp_path: Path) -> None:
    assert shell("check", write_cycle(), "--format", "json") == 0
    assert json.loads(shell.out) == []
    assert shell("check", tmp_path / "nothing", "--format", "json") == 3
    assert [(record["code"], record["line"]) for record in json.loads(shell.out)] == [("no-such-file", 0)]


def test_github(shell: Shell, write_cycle: Write) -> None:
    file = write_cycle(WRONG)
    assert shell("check", file, "--format", "github") == 1
    first, second = shell.out.splitlines()
    assert first == (
        f"::error file={file},line=6,col=1,title=unknown-field::Feltet `temaer` finnes ikke her."
        "%0AMente du `themes`? Rett navnet til `themes`, eller slett linjen."
    )
    assert second.startswith(f"::warning file={file},line=7,col=17,title=placeholder-text::")


def test_a_file_with_marks_in_its_name(shell: Shell, write_cycle: Write) -> None:
    written = write_cycle(WRONG)
    file = written.rename(written.parent / "a,b%.yaml")
    shell("check", file, "--format", "github")
    assert shell.out.splitlines()[0].split(",line")[0].endswith("a%2Cb%25.yaml")


def test_githubs_escapes() -> None:
    assert _escape("100 %\r\na:b,c") == "100 %25%0D%0Aa:b,c"
    assert _escape("100 %\r\na:b,c", ":,") == "100 %25%0D%0Aa%3Ab%2Cc"


def test_problems_of_the_kit_come_with_their_line(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    file = write_cycle("report: {title: '???'}\n")
    fake.problems = [Problem("unknown-field", Place(str(file), 3, 1), {"name": "x", "allowed": ()})]
    assert shell("check", file) == 1
    assert shell.out.splitlines()[1] == "    cycle: {year: 2026}"
    assert "6:17: advarsel" in shell.out


def test_no_problem_is_told_twice(shell: Shell, write_cycle: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "check", lambda loaded, choices: list(loaded.problems))
    assert shell("check", write_cycle("report: {title: '???'}\n")) == 0
    assert shell.out.count("advarsel:") == 1


def test_problems_that_stop_the_kit_come_with_the_cycles_warnings(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    file = write_cycle("report: {title: '???'}\n")
    fake.error = DialogkitError(Problem("not-understood", Place("handout.xml.j2", 3, 1)))
    for command in ("check", "build"):
        assert shell(command, file) == 1
        told = shell.out + shell.err
        assert "handout.xml.j2:3:1: feil" in told and "6:17: advarsel" in told


def test_quiet_shows_errors_only(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    assert shell("check", write_cycle("report: {title: '???'}\n"), "-q") == 0
    assert (shell.out, shell.err) == ("", "")
    assert shell("check", write_cycle(WRONG), "-q") == 1
    assert "temaer" in shell.out and "???" not in shell.out


def test_warnings_alone_do_not_fail(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    assert shell("check", write_cycle("report: {title: '???'}\n")) == 0
    assert "advarsel" in shell.out


@pytest.mark.parametrize(("lang", "word"), [("nb", "feil: Feltet"), ("nn", "feil: Feltet"), ("en", "error: There is no field")])
def test_problems_are_told_in_the_cycles_language(shell: Shell, write_cycle: Write, lang: str, word: str) -> None:
    start = write_cycle().read_text(encoding="utf-8").replace("lang: nb", f"lang: {lang}")
    shell("check", write_cycle("zzz: 1\npartners: [{name: *x}]\n", start=start))
    assert word in shell.out
    assert load_words(lang).message(Problem("stray-mark", details={"mark": "*"})) in shell.out


def test_the_current_folder_is_the_cycle_when_none_is_named(
    shell: Shell, write_cycle: Write, fake: FakeKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_cycle("zzz: 1\n").parent)
    assert shell("check") == 1
    assert shell.out.startswith("cycle.yaml:6:1: ")


def test_what_stands_in_a_file_cannot_steer_the_terminal(terminal: Shell, shell: Shell, write_cycle: Write) -> None:
    file = write_cycle("report: {title: x\x1b[2Jy}\npartners: [{\u202ename: x}]\n'[red]x': [bold]\n")
    shell("check", file)
    assert "\x1b" not in shell.out and "\u202e" not in shell.out
    terminal("check", file)
    assert "\x1b[2J" not in terminal.out and "[red]x" in terminal.out


BEGINNERS = {
    "a tab": ("kit:\n\ttitle: x\n", "mellomrom"),
    "a quote mark left out": ('report: {}\npurpose:\n  problem: "Vi er mange\n  aims: []\n', "Sett \" der teksten slutter"),
    "a day that is none": ("poster: {valid_to: 31.2.2026}\n", "kalender"),
    "a picture that is not there": ("symbols: {hus: {src: hus.png, alt: x}}\n", "Legg filen der"),
    "a key twice": ("report: {}\nreport: {}\n", "linje 6"),
    "an unknown key": ("sitater: []\n", "Mente du `quotes`?"),
    "a colon in a text": ("report:\n  title: Rapport: året\n", "anførselstegn"),
    "italics at the start": ("report:\n  title: *Rapport*\n", "anførselstegn"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEGINNERS)
def test_what_a_beginner_does_wrong_is_told_with_its_cure(shell: Shell, write_cycle: Write, name: str) -> None:
    more, cure = BEGINNERS[name]
    file = write_cycle(more)
    assert shell("check", file) == 1
    assert cure in shell.out
    assert re.match(rf"{re.escape(str(file))}:[0-9]+:[0-9]+: feil: ", shell.out)


# ------------------------------------------------------------------------------------------------ build


def test_a_build_says_what_it_made_and_what_waits(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    file = write_cycle()
    words = load_words("nb")
    assert shell("build", file.parent) == 0
    out = file.parent / "build"
    assert shell.out.splitlines() == [
        f"handout: {out / 'handout.pdf'}, 12 sider",
        f"poster: {out / 'poster.pdf'}, 1 side",
        f"report: {words('waits.report')}",
        f"{words('status.next_line', what=words('status.needs.group'))}: dialogkit add {typed(file.parent)} working_group",
    ]
    assert fake.calls == [(out, None)]


@pytest.mark.parametrize("only", [["--only", "cards, handout,cards"], ["--only", "cards", "--only", "handout"]])
def test_only_and_out(shell: Shell, write_cycle: Write, fake: FakeKit, tmp_path: Path, only: list[str]) -> None:
    assert shell("build", write_cycle(), *only, "--out", tmp_path / "x") == 0
    assert fake.calls == [(tmp_path / "x", ("cards", "handout"))]


def test_beside_a_file_lies_its_build(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    file = write_cycle()
    shell("build", file)
    assert fake.calls == [(file.parent / "build", None)]


@pytest.mark.parametrize("only", ["handut", "cards,handut", "cards,handut,"])
def test_a_material_that_there_is_not_is_wrong_usage(shell: Shell, write_cycle: Write, fake: FakeKit, only: str) -> None:
    assert shell("build", write_cycle(), "--only", only) == 2
    assert "`tasks`" in shell.err and (only != "handut" or "Mente du `handout`?" in shell.err)
    assert (fake.calls, shell.out) == ([], "")


def test_problems_of_a_build_stand_on_stderr(shell: Shell, write_cycle: Write) -> None:
    file = write_cycle(WRONG)
    assert shell("build", file) == 1
    assert shell.out == ""
    assert "temaer" in shell.err and "???" in shell.err
    assert not (file.parent / "build").exists()


def test_warnings_of_a_build(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    file = write_cycle("report: {title: '???'}\n")
    fake.problems = [Problem("agenda-gap", Place(str(file), 2, 1), {"start": "x", "end": "y"}, Severity.WARNING)]
    assert shell("build", file) == 0
    assert shell.err.count("advarsel:") == 2
    assert shell("build", file, "-q") == 0
    assert (shell.out, shell.err) == ("", "")


def test_a_file_that_cannot_be_written(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    fake.error = FileError(Problem("cannot-write", Place("x.pdf"), {"file": "x.pdf", "reason": "ENOSPC"}))
    assert shell("build", write_cycle()) == 3
    assert "x.pdf: feil:" in shell.err


def test_progress_on_a_terminal(terminal: Shell, write_cycle: Write, fake: FakeKit) -> None:
    assert terminal("build", write_cycle()) == 0
    assert load_words("nb")("progress.working", material="handout") in terminal.out
    assert "12 sider" in terminal.out


def test_a_pipe_gets_plain_lines(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    shell("build", write_cycle("report: {title: '???'}\n"))
    assert not BOX.search(shell.out + shell.err)


# ------------------------------------------------------------------------------------------------ how it ends


def test_a_bug_is_one_line_and_no_traceback(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    fake.error = ZeroDivisionError("x")
    assert shell("build", write_cycle()) == 70
    assert len(shell.err.splitlines()) == 1
    assert re.search(r"ZeroDivisionError \(terminal/work/building.py:\d+\)", shell.err)
    shell.environ["DIALOGKIT_DEBUG"] = "1"
    assert shell("check", write_cycle()) == 70
    assert "Traceback" in shell.err


def test_a_problem_that_cannot_be_told_is_a_bug_and_no_traceback(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    fake.error = DialogkitError(Problem("no-such-code"))
    assert shell("build", write_cycle()) == 70
    assert len(shell.err.splitlines()) == 1


def test_a_person_who_interrupts(shell: Shell, write_cycle: Write, fake: FakeKit) -> None:
    fake.error = KeyboardInterrupt()
    assert shell("build", write_cycle()) == 130
    assert shell.err == ""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"])
def test_a_signal_that_ends_it(shell: Shell, write_cycle: Write, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The exit code is the one that shells count with, and nothing is said."""
    if not hasattr(signal, name):
        pytest.skip("this system has no such signal")
    number = getattr(signal, name)
    before = signal.getsignal(number)
    monkeypatch.setattr(kit, "check", lambda *_: signal.raise_signal(number))
    assert shell("check", write_cycle()) == 128 + number
    assert (shell.out, shell.err) == ("", "") and signal.getsignal(number) is before


@pytest.mark.parametrize(
    "args", [("new", "27"), ("build", "no/such"), ("check", "no/such"), ("read", "no/such"), ("calibrate", "--dx", "1")]
)
def test_every_command_settles_first_what_was_cut_off(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    called = []
    monkeypatch.setattr("dialogkit.disk.redo.recover", lambda: called.append(args) or [Path("2027/build")])
    assert shell(*args) in (2, 3)
    assert called == [args] and shell.err.startswith("2027/build: merknad: ")


@pytest.mark.parametrize("lang", LANGS)
def test_a_folder_that_somebody_else_is_at(shell: Shell, write_cycle: Write, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr("dialogkit.disk.lock.TRIES", 2)
    file = write_cycle("game: {cards: {questions: [x]}}\n", write_cycle().read_text().replace("lang: nb", f"lang: {lang}"))
    with hold(file.parent / "build"):
        assert shell("build", file) == 3
    assert shell.out == "" and f"{os.getpid()}" in shell.err and len(shell.err.splitlines()) == 2
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name]
    assert shell("build", file) == 0


def test_a_pipe_that_nobody_reads_on_is_no_noise(write_cycle: Write) -> None:
    class Closed(Stream):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    err = Stream()
    assert main(["check", str(write_cycle(WRONG))], Environment(Stream(), Closed(), err, {}, 80)) == 141
    assert err.getvalue() == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
@pytest.mark.parametrize(("entries", "reader", "lines"), [(2_000, "head -1", 1), (1, "true", 0)])
def test_a_real_pipe_that_nobody_reads_on(write_cycle: Write, entries: int, reader: str, lines: int) -> None:
    file = write_cycle("quotes:\n" + "  - {x: y}\n" * entries)
    command = f'"{sys.executable}" -m dialogkit check "{file}" | {reader}'
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=env, check=False)
    assert (len(done.stdout.splitlines()), done.stderr) == (lines, "")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--help"], 0),
        (["build", "--help"], 0),
        (["--version"], 0),
        (["biuld"], 2),
        (["check", "--format", "xml"], 2),
        (["new"], 2),
        (["new", "2027", "--lang", "sv"], 2),
        (["build", "--onlly", "x"], 2),
        ([], 2),
        (["check", "no/such/folder"], 3),
    ],
)
def test_exit_codes(shell: Shell, args: list[str], code: int) -> None:
    assert shell(*args) == code
    assert "Traceback" not in shell.err


def test_help_has_the_options_of_a_build_below_headings(shell: Shell) -> None:
    shell.environ["LANG"] = "C"
    assert shell("build", "--help") == 0
    wanted = [
        "Arguments:",
        "What is made:",
        "--only",
        "How it is printed:",
        "--ink",
        "For whom:",
        "--edition",
        "Options:",
        "--quiet",
    ]
    places = [shell.out.index(f"\n{word}" if word[-1] == ":" else word) for word in wanted]
    assert places == sorted(places)


def test_version(shell: Shell) -> None:
    shell("--version")
    assert shell.out == f"dialogkit {dialogkit.__version__}\n"


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_can_tell_a_problem_without_a_place(lang: str) -> None:
    stream = Stream()
    console = Console(Environment(stream, stream, stream, {}, 80), load_words(lang))
    for form in get_args(Format):
        console.problems([Problem("empty-file")], stream, form)
    assert stream.getvalue().startswith("dialogkit: ")


def test_a_result_says_what_was_left_out() -> None:
    stream = Stream()
    console = Console(Environment(stream, stream, stream, {}, 80), load_words("en"))
    console.results([Result("board", Path("board.pdf"), 1, None, ("q1", "q2"), (("cards", {"count": 4}),))])
    assert stream.getvalue() == "board: board.pdf, 1 page. Left out, with no consent for this: q1, q2. 4 cards on a sheet\n"


class Full(Stream):
    """A file on a disk that is full, which says so when it is written to or only when the buffer is emptied."""

    def __init__(self, late: bool):
        super().__init__()
        self.late = late

    def write(self, text: str) -> int:
        if not self.late:
            raise OSError(errno.ENOSPC, "No space left on device")
        return len(text)

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("late", [False, True])
def test_words_that_go_to_a_full_disk(write_cycle: Write, late: bool) -> None:
    err = Stream()
    assert main(["check", str(write_cycle(WRONG))], Environment(Stream(), Full(late), err, {}, 80)) == 3
    assert err.getvalue().splitlines()[0] == "stdout: feil: `stdout` kan ikke skrives (ENOSPC)."
    assert main(["--help"], Environment(Stream(), Full(late), err, {}, 80)) == 3
    assert main(["sjekk"], Environment(Stream(), Stream(), Full(late=False), {}, 80)) == 3


def test_what_goes_wrong_before_a_command_begins_keeps_its_exit_code(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*_: object) -> Never:
        raise file_error("no-permission", "cycle.yaml")

    monkeypatch.setattr("dialogkit.cycle.folder.Folder.at", unreadable)
    monkeypatch.setattr("dialogkit.terminal.call.language_asked", lambda args: "nb")
    assert shell("check") == 3 and "cycle.yaml" in shell.err


def test_streams_that_the_shell_has_closed_stop_nothing(write_cycle: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["check", str(write_cycle(WRONG))]) == 1


def test_of_many_problems_of_a_kind_the_first_are_told_and_the_rest_are_counted(shell: Shell, write_cycle: Write) -> None:
    file = write_cycle("".join(f"x{number}: a\n" for number in range(limits.OF_A_KIND + 50)) + "game: {squares: many}\n")
    shell("check", file, "--format", "json")
    told = Counter(problem["code"] for problem in json.loads(shell.out))
    assert told == {"unknown-field": limits.OF_A_KIND + 50, "not-a-number": 1}  # a program gets each
    shell("check", file)
    assert shell.out.count("Feltet `x") == limits.OF_A_KIND
    assert "Det er 50 til av samme slag som dette (`unknown-field`)" in shell.out
    assert f"{limits.OF_A_KIND + 51} feil" in shell.out
