"""`dialogkit consents`: who has said yes to what, by the numbers of the forms, without a word of what was said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import Shell
from dialogkit.kit.told.consents import ORDER
from dialogkit.problems import ExitCode
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from kits import EXAMPLES
from paper import HOME, text_of

DAY = "1789430400"  # 15 September 2026
YEAR = f"""{HOME}
quotes:
  - {{id: a, text: Hemmelig kaffe, consent: {{status: given, scope: [report, game], ref: C-1}}}}
  - {{id: b, text: Hemmelig te, consent: {{status: given, scope: [report], ref: C-2, expires: 2026-11-14}}}}
  - {{id: c, text: Hemmelig saft, consent: {{status: given, scope: [report], ref: C-3, expires: 2026-09-14}}}}
  - {{id: d, text: Hemmelig vann, consent: {{status: pending, ref: C-4}}}}
  - {{id: e, text: Hemmelig melk, consent: {{status: withdrawn, scope: [report], ref: C-5}}}}
  - {{id: f, text: Hemmelig brus}}
  - {{id: g, text: Hemmelig most, consent: {{status: given, scope: [report], expires: 2026-11-15, not_in: [game]}}}}
tasks:
  - {{id: t, title: Maten, consent: {{status: given, scope: [report], ref: G-1}}, groups: [{{n: 1, points: [Hemmelig grøt]}}]}}
"""


@pytest.fixture
def year(shell: Shell, tmp_path: Path) -> Path:
    shell.environ["SOURCE_DATE_EPOCH"] = DAY
    (tmp_path / "cycle.yaml").write_text(YEAR, encoding="utf-8")
    return tmp_path


def records(shell: Shell, year: Path) -> dict[str, dict[str, Any]]:
    assert shell("consents", year, "--format", "json") == ExitCode.DONE, shell.err
    return {each["name"]: each for each in json.loads(shell.out)}


def test_each_answer_is_told_by_the_day(shell: Shell, year: Path) -> None:
    found = records(shell, year)
    assert [(name, each["answer"]) for name, each in found.items()] == [
        ("d", "waiting"),
        ("b", "soon"),  # the sixtieth day
        ("c", "expired"),
        ("f", "unasked"),
        ("g", "yes"),  # the day after
        ("a", "yes"),
        ("t", "yes"),
        ("e", "no"),
    ]
    assert found["b"] | {"file": "", "line": 0} == {
        **{"kind": "quote", "name": "b", "ref": "C-2", "answer": "soon", "scope": ["report"], "not_in": []},
        **{"until": "2026-11-14", "days_left": 60, "file": "", "line": 0},
    }
    assert found["e"]["scope"] == [] and found["g"]["not_in"] == ["game"]
    assert YEAR.splitlines()[found["d"]["line"] - 1].strip().startswith("- {id: d")


def test_neither_screen_nor_paper_says_what_was_said(shell: Shell, year: Path) -> None:
    assert shell("consents", year) == ExitCode.DONE
    screen = shell.out
    assert "C-2" in screen and "14. november 2026" in screen and "Venter på svar: 1." in screen
    assert shell("consents", year, "--pdf") == ExitCode.DONE, shell.err
    paper = text_of(year / "build" / "consents.pdf")
    assert "C-5" in paper and "Går snart ut (1)" in paper
    assert "Hemmelig" not in screen + paper


def test_the_list_is_the_kits_and_stays_when_the_kit_is_made(shell: Shell, year: Path) -> None:
    assert shell("consents", year, "--pdf", "-q") == ExitCode.DONE and shell.out == ""
    assert shell("build", year, "--only", "overview", "-q") == ExitCode.DONE, shell.err
    assert (year / "build" / "consents.pdf").exists()
    (year / "build" / "consents.pdf").write_bytes(b"mine")
    assert shell("consents", year, "--pdf") == ExitCode.FILE
    assert (year / "build" / "consents.pdf").read_bytes() == b"mine"


def test_a_photo_is_told_once_and_nothing_where_there_is_nothing(shell: Shell, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES[0] / "pictures" / "merke.png", tmp_path / "a.png")
    photo = "{src: a.png, alt: Et fjes, kind: photo, consent: {status: given, scope: [photo], ref: P-1}}"
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\nsymbols: {{one: {photo}, two: {photo}}}\n", encoding="utf-8")
    assert [(each["kind"], each["ref"], each["scope"]) for each in records(shell, tmp_path).values()] == [
        ("photo", "P-1", ["photo"])
    ]
    (tmp_path / "cycle.yaml").write_text(HOME, encoding="utf-8")
    assert shell("consents", tmp_path) == ExitCode.DONE
    assert shell.out.strip() == load_words("nb")("consents.nothing")
    assert shell("consents", tmp_path, "--pdf") == ExitCode.DONE, shell.err


def test_with_a_mistake_in_the_year_nothing_is_sure(shell: Shell, year: Path) -> None:
    (year / "cycle.yaml").write_text(YEAR.replace("status: pending", "status: perhaps"), encoding="utf-8")
    assert shell("consents", year) == ExitCode.PROBLEMS and not shell.out


@pytest.mark.parametrize("lang", LANGS)
def test_each_answer_has_its_words(lang: str) -> None:
    words = load_words(lang)
    for answer in ORDER:
        keys = [f"consents.{kind}_{answer}" for kind in ("answer", "short")]
        assert all(map(words, keys)) and words(f"consents.means_{answer}", days=60)
        assert (
            words(f"consents.answer_{answer}")
            and words(f"consents.short_{answer}")
            and words(f"consents.means_{answer}", days=60)
        )
