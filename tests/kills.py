"""Ends dialogkit at each system call that changes a name, by each signal, and prints what is left. Needs a system with os.fork.

    python tests/kills.py             # in this process's children; Python's own calls are counted (see tests/calls.py)
    python tests/kills.py --strace    # the same for SIGKILL, aimed by the system itself: needs strace

After each end comes the next command (`check`), and then the same command again. Then all files must be the old ones or the new
ones, bit by bit, and there must be nothing else, in the folder or in the person's state. Exits with 1 where there is. The next
command, which mends what the first one left, is ended too, at each of its calls (`kills_of_the_next`).
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from calls import Calls  # noqa: E402
from dialogkit.cli import main  # noqa: E402
from dialogkit.disk.journal import STAGING  # noqa: E402

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
HEAD = """\
lang: en
cycle: {year: 2026}
kit: {title: The package}
organisation: {municipality: Fjordvik, service_place: Solbakken}
"""
OLD = (
    HEAD
    + """\
findings: [{id: f, text: A finding}]
quotes: [{id: q, text: This was said once, consent: {status: given, scope: [game, report]}}]
poster: {we_want: [A line]}
game: {cards: {questions: [Alpha]}}
print: {cards: {backs: separate}}
"""
)
NEW = (
    HEAD
    + """\
quotes: [{id: q, text: This was said once, consent: {status: withdrawn, scope: [game, report]}}]
poster: {we_want: [Another line]}
game: {cards: {questions: [Bravo]}}
"""
)
"""The report goes, and the backs, and what is withdrawn; a poster and the cards change."""
HOME = "Fjordvik, departments: [{id: d, name: House, users: 12}], "
PUBLIC = OLD.replace("game, report]", "game, report, web]").replace("Fjordvik, ", HOME)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
ANSWERS = "yes\n" * 99
"""What is typed, where a command asks."""
TRACED = "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,openat,open,creat"

Files = dict[str, bytes]


@dataclass(frozen=True)
class Case:
    """A command, and what is done before it in an empty folder. In its arguments, `@` is that folder."""

    name: str
    arguments: str
    before: tuple[str, ...] = ()
    year: str = NEW
    first: str = OLD

    def prepare(self, folder: Path) -> None:
        """Makes the folder as it is before the command."""
        (folder / "year" / "pictures").mkdir(parents=True)
        (folder / "year" / "pictures" / "apple.svg").write_text(PICTURE, encoding="utf-8")
        (folder / "year" / "cycle.yaml").write_text(self.first, encoding="utf-8")
        for arguments in self.before:
            assert run(folder, arguments) == 0, arguments
        (folder / "year" / "cycle.yaml").write_text(self.year, encoding="utf-8")


CASES = (
    Case("build over a kit", "build @/year", ("build @/year", "build @/year --proof --only poster")),
    Case(
        "build takes what is withdrawn out of both folders", "build @/year", ("build @/year", "build @/year --out @/year/public")
    ),
    Case("build into a new folder", "build @/year --out @/one/two"),
    Case("build a proof beside a kit", "build @/year --proof", ("build @/year",)),
    Case("new", "new 2027 --dir @/years"),
    Case("add", "add @/year solutions report"),
    Case("add into what is there", "add @/year thanks", ("build @/year",), OLD),
    Case("symbols", "symbols @/year", ("build @/year", "symbols @/year")),
    Case("symbols --make-pack", "symbols --make-pack @/year/pictures"),
    Case("review", "review @/year --by AB", ("review @/year --by CD",), PUBLIC.replace("A finding", "Found since"), PUBLIC),
    Case(
        "the public edition",
        "build @/year --edition public",
        ("review @/year --by AB", "build @/year --edition public"),
        PUBLIC.replace("status: given", "status: withdrawn"),
        PUBLIC,
    ),
    Case("build --all over a kit", "build @/year --all", ("build @/year",)),
    Case("calibrate", "calibrate --out @/sheet.pdf", ("calibrate --lang en --out @/sheet.pdf",)),
    Case("calibrate --save", "calibrate --save one --dx 1 --dy 1", ("calibrate --save two --dx 2 --dy 2",)),
)


def of(folder: Path) -> dict[str, str]:
    """The environment in which a person's settings and state lie in the folder too."""
    return {"XDG_CONFIG_HOME": str(folder / "settings"), "XDG_STATE_HOME": str(folder / "state"), "TMPDIR": str(folder / "tmp")}


def words(folder: Path, arguments: str) -> list[str]:
    return [word.replace("@", str(folder)) for word in arguments.split()]


def run(folder: Path, arguments: str, calls: Callable[[], Calls] | None = None) -> int:
    """Runs a command in a child of this process. Gives its exit code, or the signal that ended it, below 0."""
    child = os.fork()
    if not child:
        os.environ.update(of(folder))
        (folder / "tmp").mkdir(exist_ok=True)
        tempfile.tempdir = str(folder / "tmp")
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdin = io.StringIO(ANSWERS)
        code = 70
        try:
            with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
                if calls is None:
                    code = main(words(folder, arguments))
                else:
                    with calls() as counted:
                        code = main(words(folder, arguments))
                    (folder / "tmp" / "calls").write_text(str(len(counted.made)))
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(folder: Path) -> Files:
    """All that lies there, by path, but for temporary files. Folders count too, and the state's own does not."""
    own = {"tmp", "state/dialogkit", "state/dialogkit/writing", "state"}
    found = {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}
    return {name: data for name, data in found.items() if name not in own and not name.startswith("tmp/")}


def state(now: Files, old: Files, new: Files) -> str:
    """What lies there: the old files or the new ones; or the new ones in one folder and still the old ones in another."""
    if now in (old, new):
        return "old" if now == old else "new"
    folders = {str(Path(name).parent) for name in {*old, *new, *now}}
    parts = [
        [{name: data for name, data in each.items() if str(Path(name).parent) == folder} for each in (now, old, new)]
        for folder in folders
    ]
    return "old and new by folders" if all(here in (before, after) for here, before, after in parts) else "WRONG"


def look(case: Case, work: Path, old: Files, new: Files, done: Counter[str]) -> list[str]:
    """Runs the next command, and the same one again. Counts what was found in `done`, and gives what is wrong."""
    now = files(work)
    done["a journal or a half kit for the next command"] += now not in (old, new)
    wrong = []
    run(work, "check @/year")
    now = files(work)
    is_now = state(now, old, new)
    done[is_now] += 1
    if is_now == "WRONG":
        wrong.append(f"after check: {sorted(name for name in now if now[name] not in (old.get(name), new.get(name)))}")
    code = run(work, case.arguments)
    if files(work) != new or (code and now != new):
        wrong.append(f"after the same command again, which ended with {code}: {sorted(set(files(work)) ^ set(new))}")
    return wrong


def fresh(base: Path, work: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(base, work, symlinks=True)


def in_children(case: Case, base: Path, work: Path, old: Files, new: Files) -> Iterator[str]:
    fresh(base, work)
    run(work, case.arguments, Calls)
    count = int((work / "tmp" / "calls").read_text())
    for number in SIGNALS:
        done: Counter[str] = Counter()
        for at in range(1, count + 1):
            for after in (False, True):
                fresh(base, work)
                run(work, case.arguments, lambda: Calls(at, lambda: os.kill(os.getpid(), number), after))
                if number != signal.SIGKILL and state(files(work), old, new) == "WRONG":
                    yield f"{case.name}, {number.name} at call {at}: something is left at once"
                for wrong in look(case, work, old, new, done):
                    yield f"{case.name}, {number.name} {'after' if after else 'before'} call {at}: {wrong}"
        print(f"{case.name:<28} {count:>3} calls  {number.name:<8} {told(done)}", flush=True)


def kills_of_the_next(case: Case, base: Path, work: Path, old: Files, new: Files) -> Iterator[str]:
    """What mends a folder is ended as well, each time by SIGKILL: at each call of it, for some of the first command's."""
    fresh(base, work)
    run(work, case.arguments, Calls)
    count = int((work / "tmp" / "calls").read_text())
    done: Counter[str] = Counter()
    dead = work.parent / "dead"
    for at in range(1, count + 1, max(1, count // 8)):
        fresh(base, work)
        run(work, case.arguments, lambda: Calls(at, kill))
        fresh(work, dead)
        run(work, "check @/year", Calls)
        for next_at in range(1, int((work / "tmp" / "calls").read_text()) + 1):
            fresh(dead, work)
            run(work, "check @/year", lambda: Calls(next_at, kill))
            for wrong in look(case, work, old, new, done):
                yield f"{case.name}, SIGKILL before call {at} and of the next command before call {next_at}: {wrong}"
    print(f"{case.name:<28} {count:>3} calls  and next {told(done)}", flush=True)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def traced(case: Case, base: Path, work: Path, old: Files, new: Files) -> Iterator[str]:
    """The system itself ends the process just before each call. Each kind of call is counted by itself."""

    def strace(*options: str) -> list[str]:
        fresh(base, work)
        (work / "tmp").mkdir(exist_ok=True)
        log = base.parent / "strace.log"
        command = [
            "strace",
            "-f",
            "-qq",
            "-e",
            f"trace={TRACED}",
            "-o",
            str(log),
            *options,
            sys.executable,
            "-B",
            "-m",
            "dialogkit",
        ]
        env = {**os.environ, **of(work), "PYTHONHASHSEED": "0"}
        subprocess.run([*command, *words(work, case.arguments)], cwd=ROOT, env=env, capture_output=True, check=False)
        return re.findall(r"^\d+ +(\w+\(.*)$", log.read_text(errors="replace"), re.MULTILINE)

    seen: Counter[str] = Counter()
    aims: list[tuple[str, int, str]] = []
    for line in strace():
        name = line.partition("(")[0]
        seen[name] += 1
        if "O_CREAT" in line or not name.startswith(("open", "creat")):
            aims.append((name, seen[name], line))
    done: Counter[str] = Counter()
    for name, at, line in aims:
        last = strace("-e", f"inject={name}:signal=KILL:when={at}")[-1]
        done["aimed well"] += last.partition(",")[0].partition("(")[0] == name
        for wrong in look(case, work, old, new, done):
            yield f"{case.name}, before {line}: {wrong}"
    print(f"{case.name:<28} {len(aims):>3} calls  SIGKILL  {told(done)}", flush=True)


def told(done: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(done.items()) if count)


def warm(folder: Path) -> None:
    """Loads all that a command needs into this process, whose children then have it, and lets templates be compiled once."""
    from dialogkit.cycle.folder import Folder
    from dialogkit.kit import build
    from dialogkit.resources import templates_folder
    from dialogkit.templating import environment as templates

    shared = templates.environment(Folder(templates_folder()))
    build.environment = lambda folder, values: shared
    for arguments in ("build @/year --out @/kit", "build @/year --out @/kit --proof", "calibrate --out @/sheet.pdf"):
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            main(words(folder, arguments))


def kill_all() -> int:
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as top:
        os.environ.update(of(Path(top)))
        CASES[0].prepare(Path(top) / "warm")
        warm(Path(top) / "warm")
        for case in CASES:
            base, work = Path(top) / "base", Path(top) / "work"
            shutil.rmtree(base, ignore_errors=True)
            case.prepare(base)
            fresh(base, work)
            old = files(work)
            assert run(work, case.arguments) == 0, case.name
            new = files(work)
            assert old != new and not any(STAGING in name or "writing/" in name for name in (*old, *new))
            ways = (traced,) if "--strace" in sys.argv else (in_children, kills_of_the_next)
            found = [wrong for way in ways for wrong in way(case, base, work, old, new)]
            print("".join(f"  WRONG: {each}\n" for each in found), end="", flush=True)
            wrong += found
    print(f"{len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(kill_all())
