"""Whole kits, made through the command line as a caseworker makes them, for tests that look at the finished PDFs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(cycle.parent for cycle in (ROOT / "examples").glob("*/cycle.yaml"))
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class Kit:
    """The PDFs of one build. `complaint` is what dialogkit said when it failed."""

    pdfs: tuple[Path, ...]
    complaint: str = ""


def dialogkit(*arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs `dialogkit` in a process of its own. Variables in `env` are added to the environment."""
    command = [sys.executable, "-m", "dialogkit", *map(str, arguments)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", errors="replace")


def build(cycle: Path, out: Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Kit:
    """Builds all that the cycle can fill."""
    run = dialogkit("build", cycle, "--out", out, cwd=cwd, env=env)
    if run.returncode:
        return Kit((), f"exit {run.returncode}\n{run.stdout}{run.stderr}")
    return Kit(tuple(sorted(out.glob("*.pdf"))))


def build_new(folder: Path, lang: str) -> Kit:
    """Builds the starting cycle of a language, as `dialogkit new` makes it below `folder`."""
    folder.mkdir(parents=True)
    run = dialogkit("new", "2027", "--lang", lang, "--dir", folder, cwd=folder)
    cycles = list(folder.rglob("cycle.yaml"))
    if run.returncode or len(cycles) != 1:
        return Kit((), f"exit {run.returncode}, {len(cycles)} cycles\n{run.stdout}{run.stderr}")
    return build(cycles[0].parent, folder / "out")
