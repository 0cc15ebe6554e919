"""Whole kits, made through the command line as a caseworker makes them, for tests that look at the finished PDFs.

A kit is built once in a run of the tests, whoever asks for it first, and lies on disk for all the workers of pytest-xdist:
ask the fixture `shelf` for it. So it is with what is found out about a file, which is found out once for files of the same
bytes. What is on the shelf must not be changed: a test that changes something copies it first.

The shelf is a new folder in each run, below pytest's own. A cache that outlived the run would save ten seconds, and could
hide a change that its key had forgotten. Tests of reproducible builds build again beside the shelf.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from day import TODAY
from dialogkit.cli import main
from dialogkit.terminal.console import Environment

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(
    (cycle.parent for cycle in (ROOT / "examples").glob("*/cycle.yaml")),
    key=lambda folder: (not re.search("^process: dialogue", (folder / "cycle.yaml").read_text("utf-8"), re.MULTILINE), folder),
)
"""Those of the dialogue package come first: a whole year, and the one that follows it."""
PACKAGES = [folder for folder in EXAMPLES if folder.name.startswith("solbakken")]
"""Those that have cards, a board and a poster."""
LANGUAGES = ("nb", "nn", "en")
YEARS = (*(folder.name for folder in EXAMPLES), *(f"new-{lang}" for lang in LANGUAGES))
"""The examples by their names, and what `dialogkit new` makes in each language."""

BASIC = ("handout", "tasks", "mat", "poster", "board", "cards", "report")
"""What is made in other inks, and in years of stress. Others are in whole kits, and are asked for by tests that look at them."""

Files = Mapping[str, Path]
"""The PDFs of a kit by their names without `.pdf`, in order."""
T = TypeVar("T")


def dialogkit(
    *arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None, day: date = TODAY
) -> subprocess.CompletedProcess[str]:
    """Runs `dialogkit` in a process of its own. Variables in `env` are added to the environment."""
    command = [sys.executable, str(Path(__file__).with_name("day.py")), day.isoformat(), *map(str, arguments)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", errors="replace")


def files_in(folder: Path) -> Files:
    found = {path.stem: path for path in sorted(folder.glob("*.pdf"))}
    assert found, f"no PDF in {folder}"
    return found


@dataclass
class Shelf:
    """What was made in this run and will not be made again."""

    folder: Path
    _digests: dict[Path, str] = field(default_factory=dict)

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of that name, which `make` has filled; who comes while it is being made waits."""
        done = self.folder / name
        if not done.exists():
            with FileLock(self.folder / f"{name}.lock"):
                if not done.exists():
                    part = self.folder / f"{name}.part"
                    shutil.rmtree(part, ignore_errors=True)  # of one who failed
                    part.mkdir()
                    make(part)
                    part.rename(done)
        return done

    def year(self, name: str) -> Path:
        """The folder of the cycle of one of YEARS."""
        if not name.startswith("new-"):
            return ROOT / "examples" / name
        return self.made(name, lambda folder: _new(folder, name.removeprefix("new-"))) / "2027"

    def kit(self, year: str, *options: str) -> Files:
        """What `dialogkit build` makes of one of YEARS, with those options; of a dialogue package in another ink, BASIC of it.

        It is made in this process. That the bytes are the same in a process of its own, test_reproducible sees to.
        """
        cycle = self.year(year)
        others = {folder.name for folder in EXAMPLES} - {folder.name for folder in PACKAGES}
        in_ink = any(option.startswith("--ink") for option in options)
        few = [f"--only={','.join(BASIC)}"] if in_ink and year not in others else []

        def make(folder: Path) -> None:
            _here("build", cycle, "--out", folder, *options, *few)

        return files_in(self.made("-".join(re.findall(r"[\w=.]+", " ".join(["kit", year, *options]))), make))

    def told(self, tell: Callable[..., T], path: Path, *more: str) -> T:
        """What `tell` says of a file (of that name and those bytes), and of the texts that go with it. It is asked once."""
        name = ".".join([tell.__module__, tell.__name__, path.stem, self._digest(path), *more])
        folder = self.made(name, lambda folder: (folder / "told").write_bytes(pickle.dumps(tell(path, *more))))
        return pickle.loads((folder / "told").read_bytes())

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
        return self._digests[path]


def _new(folder: Path, lang: str) -> None:
    _here("new", "2027", "--lang", lang, "--dir", folder)


def _here(*arguments: object) -> None:
    """Runs `dialogkit` in this process."""
    said = io.StringIO()
    code = main([str(each) for each in arguments], Environment(io.StringIO(), said, said, {}, 80))
    assert code == 0, f"exit {code}\n{said.getvalue()}"
