"""Whole files or none: what `build` writes, what it leaves alone, and what it tells."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from dialogkit.disk.journal import hash_of
from dialogkit.kit.build import Progress, Result, build, check
from dialogkit.kit.order import Order, as_ordered
from dialogkit.kit.reprint.manifest import File, Manifest
from dialogkit.problems import DialogkitError, ExitCode, FileError, UsageError
from dialogkit.processes import DIALOGUE, PROCESSES
from kits import BASIC
from paper import loaded, page_sizes

YEAR = """
themes: [{id: one, title: Theme, questions: [{id: q, text: A question}]}]
events: [{id: c, kind: conference, date: 2026-09-17}]
quotes:
  - {id: both, text: Both, consent: {status: given, scope: [game, report]}}
  - {id: game-only, text: Game only, consent: {status: given, scope: [game]}}
  - {id: none, text: Nobody asked}
findings: [{id: f, text: A finding, theme: one}]
poster: {we_want: [A line]}
"""
NAMES = list(BASIC)


@pytest.fixture(autouse=True)
def a_few_materials(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens to files is the same of any."""
    few = tuple(material for material in DIALOGUE.materials if material.name in BASIC)
    monkeypatch.setitem(PROCESSES, "dialogue", replace(DIALOGUE, materials=few, on_request=frozenset()))  # type: ignore[index]


TOO_FULL = "game: {cards: {questions: ['%s']}}\n" % ("many words " * 400)


def quietly(progress: Progress) -> None:
    pass


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of the last good kit."""
    out = tmp_path / "out"
    out.mkdir()
    files = {f"{name}.pdf": b"last year's " + name.encode() for name in NAMES}
    for name, data in files.items():
        (out / name).write_bytes(data)
    known = {name: File(pages=1, sha256=hash_of(data), material=name[:-4]) for name, data in files.items()}
    (out / "manifest.json").write_bytes(Manifest(files=known).data())
    (out / "notes.txt").write_text("keep me")
    return out


def test_all_materials_and_nothing_else(tmp_path: Path) -> None:
    results, problems = build(loaded(tmp_path, YEAR), tmp_path / "a" / "b")
    assert problems == []
    assert [result.material for result in results] == NAMES
    assert sorted(contents(tmp_path / "a" / "b")) == sorted(["manifest.json", *(f"{name}.pdf" for name in NAMES)])
    for result in results:
        assert result.path == tmp_path / "a" / "b" / f"{result.material}.pdf"
        with pikepdf.open(result.path) as pdf:
            assert len(pdf.pages) == result.pages


def test_only_some(tmp_path: Path, old: Path) -> None:
    before = contents(old)
    results, _ = build(loaded(tmp_path, YEAR), old, Order(("cards", "handout")))
    assert [result.material for result in results] == ["handout", "cards"]  # in the kit's order
    after = contents(old)
    assert {name for name in after if after[name] != before.get(name)} == {"cards.pdf", "handout.pdf", "manifest.json"}


def test_progress_is_told_before_each_material(tmp_path: Path) -> None:
    told: list[Progress] = []
    build(loaded(tmp_path, YEAR), tmp_path / "out", Order(), told.append)
    assert told == [Progress(name, number, len(NAMES)) for number, name in enumerate(NAMES)]


def test_what_the_year_does_not_hold_yet_is_waited_for(tmp_path: Path) -> None:
    year = loaded(tmp_path)
    results, problems = build(year, tmp_path / "out")
    waiting = {result.material for result in results if result.waits}
    assert {"handout", "tasks", "poster", "report"} <= waiting
    assert problems == []
    for result in results:
        assert (result.path is None) == (result.pages == 0) == bool(result.waits)
        if result.waits:
            assert year.words(result.waits)
    assert sorted(contents(tmp_path / "out")) == sorted(["manifest.json", *(f"{name}.pdf" for name in set(NAMES) - waiting)])


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("themes: [{id: a, title: A}]\nevents: [{id: c, kind: conference}]", "handout"),
        ("themes: [{id: a, title: A, questions: [{id: q, text: Why}]}]", "tasks"),
        ("themes: [{id: a, title: A, open: yes}]", "tasks"),
        ("poster: {staff_do: [A line]}", "poster"),
        ("rights: {articles: [{n: 19}]}", "cards"),
        ("game: {cards: {questions: [Why]}}", "cards"),
        ("findings: [{id: f, text: F}]", "report"),
    ],
)
def test_what_each_material_needs(tmp_path: Path, more: str, name: str) -> None:
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order((name,)))
    assert results[0].path and results[0].pages


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("themes: [{id: a, title: A}]", "handout"),
        ("themes: [{id: a, title: A}]", "tasks"),
        ("poster: {title: Only a title}", "poster"),
        ("quotes: [{id: q, text: Nobody asked}]", "cards"),
        ("quotes: [{id: q, text: Words, consent: {status: given, scope: [report]}}]", "cards"),
        ("themes: [{id: a, title: A}]", "report"),
    ],
)
def test_what_is_not_enough(tmp_path: Path, more: str, name: str) -> None:
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order((name,)))
    assert results == [Result(name, None, 0, f"waits.{name}")]


def test_quotes_held_back_are_named(tmp_path: Path) -> None:
    results, _ = build(loaded(tmp_path, YEAR), tmp_path / "out")
    left_out = {result.material: result.left_out for result in results if result.left_out}
    assert left_out == {"cards": ("none",), "report": ("game-only", "none")}


# ------------------------------------------------------------------------------------------------ when it fails


def test_a_problem_leaves_the_last_kit_as_it_was(tmp_path: Path, old: Path) -> None:
    before = contents(old)
    with pytest.raises(DialogkitError) as caught:
        build(loaded(tmp_path, YEAR + TOO_FULL), old)
    assert caught.value.exit_code == ExitCode.PROBLEMS
    assert {problem.code for problem in caught.value.problems} == {"card-too-full"}
    assert contents(old) == before


def test_a_problem_in_a_material_that_is_not_asked_for_stands_in_nobodys_way(tmp_path: Path) -> None:
    build(loaded(tmp_path, YEAR + TOO_FULL), tmp_path / "out", Order(("handout",)))
    assert sorted(contents(tmp_path / "out")) == ["handout.pdf", "manifest.json"]


def test_all_problems_of_all_materials_at_once(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for name in ("handout", "report"):
        (tmp_path / "templates" / f"{name}.xml.j2").write_text("<document title='x'><oops/></document>")
    with pytest.raises(DialogkitError) as caught:
        build(loaded(tmp_path, YEAR + TOO_FULL), tmp_path / "out")
    assert [problem.code for problem in caught.value.problems] == [
        "markup-unknown-element",
        "card-too-full",
        "markup-unknown-element",
    ]
    assert check(loaded(tmp_path, YEAR + TOO_FULL)) == list(caught.value.problems)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_disk_that_fails_leaves_the_last_kit_as_it_was(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """However many files had their places already."""
    before, real = contents(old), os.replace

    def replace(source: Path, target: Path) -> None:
        if (source.suffix, target) == ("", old / f"{NAMES[number]}.pdf"):  # the new one
            raise OSError(28, "No space left on device", str(source), None, str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError) as caught:
        build(loaded(tmp_path, YEAR), old)
    assert caught.value.exit_code == ExitCode.FILE
    assert caught.value.problems[0].place.file == str(old / f"{NAMES[number]}.pdf")
    assert contents(old) == before


def test_a_disk_that_fails_leaves_no_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if target.name == "poster.pdf":
            raise OSError(5, "Input/output error", str(source))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError):
        build(loaded(tmp_path, YEAR), tmp_path / "new" / "out")
    assert not (tmp_path / "new").exists()


def test_a_disk_that_is_full_before_anything_is_renamed(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, mode: str = "r", *args: object, **more: object) -> object:
        if mode == "xb":
            raise OSError(28, "No space left on device", str(path))
        return real(path, mode, *args, **more)

    before, real = contents(old), Path.open
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(FileError) as caught:
        build(loaded(tmp_path, YEAR), old)
    assert caught.value.problems[0].place.file == str(old / f"{NAMES[0]}.pdf")
    assert contents(old) == before


def test_a_folder_where_a_file_should_be(tmp_path: Path, old: Path) -> None:
    (old / "report.pdf").unlink()
    (old / "report.pdf").mkdir()
    before = contents(old)
    with pytest.raises(FileError) as caught:
        build(loaded(tmp_path, YEAR), old)
    assert caught.value.problems[0].place.file == str(old / "report.pdf")
    assert contents(old) == before
    assert not [path for path in old.iterdir() if path.name.startswith(".")]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file")
    for out in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(FileError) as caught:
            build(loaded(tmp_path, YEAR), out)
        assert caught.value.problems[0].code == "not-a-folder"
    assert (tmp_path / "out").read_text() == "I am a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_nobody_may_write_in(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(FileError):
        build(loaded(tmp_path, YEAR), tmp_path / "out")


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    before = contents(old)
    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(loaded(tmp_path, YEAR), old)
    assert contents(old) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_files_have_the_mode_that_the_user_wants(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        build(loaded(tmp_path, YEAR), tmp_path / "out", Order(("poster",)))
        assert (tmp_path / "out" / "poster.pdf").stat().st_mode & 0o777 == mode
    finally:
        os.umask(before)


# ------------------------------------------------------------------------------------------------ dates and places


def stamp(folder: Path, more: str = YEAR) -> str:
    build(loaded(folder, more), folder / "out", Order(("board",)))
    with pikepdf.open(folder / "out" / "board.pdf") as pdf:
        return str(pdf.docinfo.CreationDate)[2:16]


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [
        ("1600000000", "20200913122640"),
        ("0", "19700101000000"),
        ("", "20260917120000"),
    ],
)
def test_the_date_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, expected: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert stamp(tmp_path) == expected


@pytest.mark.parametrize("epoch", ["yesterday", "²", "9" * 30, "9" * 12, "1e9", "1.5"])
def test_a_date_of_the_files_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError) as caught:
        stamp(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["bad-epoch"]


def test_a_year_without_dates_begins_on_its_first_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert stamp(tmp_path, "") == "20260101120000"


def test_a_symbol_that_a_template_makes_up_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "board.xml.j2").write_text(
        '<document title="x"><pages>\n<h1 symbol="hoome">x</h1></pages></document>'
    )
    with pytest.raises(DialogkitError) as caught:
        build(loaded(tmp_path), tmp_path / "out", Order(("board",)))
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place), problem.details["suggestion"]) == ("unknown-symbol", "board.xml.j2:2:1", "home")


def test_problems_are_told_once_each(tmp_path: Path) -> None:
    """A theme's long title stands in several materials."""
    year = loaded(tmp_path, "themes: [{id: a, title: A, symbol: hoome, questions: [{id: q, text: Why, symbol: hoome}]}]")
    with pytest.raises(DialogkitError) as caught:
        build(year, tmp_path / "out")
    assert [(problem.code, problem.place.column) for problem in caught.value.problems] == [
        ("unknown-symbol", 36),
        ("unknown-symbol", 82),
    ]


def test_a_picture_that_is_not_there_is_told_once_however_often_it_is_named(tmp_path: Path) -> None:
    year = YEAR.replace("title: Theme", "title: Theme, symbol: dog").replace("[A line]", "[{text: A line, symbol: dog}]")
    found = loaded(tmp_path, f"{year}symbols: {{dog: {{src: dog.png, alt: A dog}}}}\n")
    assert [problem.code for problem in (*found.problems, *check(found))] == ["path-missing"]


# ------------------------------------------------------------------------------------------------ choices on the command line


def test_choices_of_the_command_line_come_before_the_file(tmp_path: Path) -> None:
    year = loaded(tmp_path, "print: {cards: {backs: none, margin: 12}}\n")
    asked = ("cards.backs=short-edge", " cards.bleed = 3,5 mm", "cards.guides.back=full")
    changed = as_ordered(year, Order(settings=asked)).cycle.print.cards
    assert (changed.backs, changed.margin, changed.bleed, changed.guides.back) == ("short-edge", 12, 3.5, "full")
    assert changed.at == year.cycle.print.cards.at and changed.at.startswith(str(year.source.file))


def test_every_wrong_choice_is_told_at_once(tmp_path: Path) -> None:
    wrong = ["cards.backs=both", "cards.margin=2", "cart.backs=none", "cards.backs", "cards=A4"]
    wrong += ["ink.x=1", "poster.tile=A3", "=", "."]
    with pytest.raises(UsageError) as told:
        as_ordered(loaded(tmp_path), Order(settings=(*wrong, "poster.size=A4")))
    codes = [problem.code for problem in told.value.problems]
    assert codes[:5] == ["not-one-of", "number-too-low", "no-such-print", "not-a-choice", "several-choices"]
    assert codes[-1] == "tile-too-large" and len(codes) >= len(wrong)
    assert {problem.place for problem in told.value.problems} == {None}
    assert told.value.problems[2].details["suggestion"] == "cards"


@pytest.mark.parametrize(("settings", "code"), [((), 0), (("--print", "cards.backs=none"), 0), (("--print", "cards.backs=x"), 2)])
def test_choices_from_the_shell(shell, write_cycle, tmp_path: Path, settings: tuple, code: int) -> None:
    file = write_cycle("rights: {articles: [{n: 19}]}\n")
    assert shell("build", file, "--only", "cards", "--out", tmp_path / "kit", *settings) == code
    assert (tmp_path / "kit").exists() == (code == 0)
    if code == 0:
        assert len(page_sizes(tmp_path / "kit" / "cards.pdf")) == (2 if settings else 4) + 1  # and a box
