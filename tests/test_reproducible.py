"""The same cycle gives the same bytes: in another process, folder, time zone and locale, under another hash seed, another day."""

from __future__ import annotations

import itertools
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from conftest import Shell
from day import LAST, on
from dialogkit.problems import ExitCode
from kits import EXAMPLES, ROOT, Files, Shelf, dialogkit, files_in

ELSEWHERE = {  # the C locale without Python's UTF-8 mode: a file that is read without `encoding=` fails on its first ø
    "PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "utf-8",
}  # fmt: skip
NEXT_YEAR = """
import time
_later = time.time() + 400 * 86400
time.time = lambda: _later
_localtime, _gmtime = time.localtime, time.gmtime
time.localtime = lambda seconds=None: _localtime(_later if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(_later if seconds is None else seconds)
"""
EPOCH = 1_600_000_000  # 2020-09-13 12:26:40 UTC


def contents(kit: Files) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in kit.items()}


KITS: dict[str, list[tuple[str, ...]]] = {
    "solbakken-2026": [(), ("--booklet", "--only=handout")],
    "solbakken-2027": [(), ("--printshop",)],
    "tunet-2027": [()],
}


LATE = ("easy-report", "handout", "plan-wall", "plan", "report")
"""What tells which measures are late by now, in a year that has some. A booklet does so too."""
MEASURES = {
    "solbakken-2026": (*LATE, "handout-booklet"),
    "solbakken-2027": (),
    "elvestrand": ("plan-wall", "plan", "report"),
    "tunet-2027": ("plan-wall", "plan", "report"),
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_same_bytes_twice(example: Path, shelf: Shelf, tmp_path: Path) -> None:
    """The kits that all tests look at were made in this process; another makes them again, on the consents' last day."""
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(NEXT_YEAR)
    elsewhere = tmp_path / "a folder of another name"
    shutil.copytree(example, elsewhere / example.name, ignore=shutil.ignore_patterns("build"))
    env = ELSEWHERE | {"PYTHONPATH": os.pathsep.join([str(tmp_path / "later"), str(ROOT)])}
    commands = [
        ("+", "build", example.name, *options, "--out", str(elsewhere / str(number)))
        for number, options in enumerate(KITS.get(example.name, [()]))
    ]
    run = dialogkit(*itertools.chain(*commands), cwd=elsewhere, env=env, day=LAST)
    assert run.returncode == 0, run.stdout + run.stderr
    for number, options in enumerate(KITS.get(example.name, [()])):
        first, second = contents(shelf.kit(example.name, *options)), contents(files_in(elsewhere / str(number)))
        assert first.keys() == second.keys()
        assert [name for name in first if first[name] != second[name]] == [
            name for name in MEASURES.get(example.name, ()) if name in first
        ]


def test_a_day_later_consents_have_run_out(shelf: Shelf, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is known that the builds above were made on the days that they should."""
    before = shelf.kit("solbakken-2026")
    monkeypatch.setattr("dialogkit.terminal.run.date", on(LAST + timedelta(days=1)))
    assert shell("build", EXAMPLES[0], "--out", tmp_path) == ExitCode.DONE
    after = files_in(tmp_path)
    assert [name for name in before if before[name].read_bytes() != after[name].read_bytes()] == [*("cards", *LATE)]


@pytest.mark.parametrize("example", EXAMPLES[:1], ids=lambda folder: folder.name)
def test_source_date_epoch_is_the_date_of_the_file(
    example: Path, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    assert shell("build", example, "--out", tmp_path) == ExitCode.DONE
    for path in files_in(tmp_path).values():
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo.CreationDate).startswith("D:20200913122640"), path.name
            with pdf.open_metadata() as metadata:
                assert metadata["xmp:CreateDate"].startswith("2020-09-13T12:26:40"), path.name
