"""Files of earlier builds: none lies on as if it were current, none that is still true goes, and nobody else's is touched."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from conftest import SMALL, Shell
from dialogkit.cycle.folder import Folder
from dialogkit.disk.journal import hash_of
from dialogkit.kit.build import Progress, Result, build
from dialogkit.kit.order import Order
from dialogkit.markup.tree import Node
from dialogkit.press.document import Pressed
from dialogkit.problems import DialogkitError, FileError, Severity
from dialogkit.resources import templates_folder
from dialogkit.templating.environment import environment
from dialogkit.templating.sandbox import Sandbox
from dialogkit.words import LANGS, load_words
from paper import loaded, read

YEAR = """
themes: [{id: one, title: Theme, questions: [{id: q, text: A question}]}]
events: [{id: c, kind: conference, date: 2026-09-17}]
quotes:
  - {id: q1, text: Firstquote, consent: {status: given, scope: [game, report]}}
  - {id: q2, text: Secondquote, consent: {status: given, scope: [game, report]}}
findings: [{id: f, text: A finding, theme: one}]
poster: {we_want: [A line]}
game: {cards: {questions: [Alpha, Bravo]}}
"""
WITHDRAWN = re.sub(r"(Secondquote, consent: {status: )given", r"\1withdrawn", YEAR)
PROOF, SHOP = Order(proof=True), Order(printshop=True)
BOOKLET = Order(booklet=True)
DECK = {"cards-proof.pdf", "cards-printshop.pdf"}
SEPARATE = "print: {cards: {backs: separate, cut_file: yes}}\n"


@cache
def templates() -> Sandbox:
    """Dialogkit's own, compiled once."""
    return environment(Folder(templates_folder()))


@pytest.fixture(autouse=True)
def in_no_time(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the pages is tested elsewhere: here they are what they were made from."""

    def press(document: Node, *others: object) -> Pressed:
        return Pressed(repr((document, others[-2])).encode(), 1, [], [])

    if "shell" not in request.fixturenames:
        monkeypatch.setattr("dialogkit.kit.make.press", press)
        monkeypatch.setattr("dialogkit.kit.build.environment", lambda folder, values: templates())


def selection(cards: str) -> Order:
    return Order(cards=cards)


def made(folder: Path, year: str = YEAR, order: Order = Order(), *only: str, settings: tuple[str, ...] = ()) -> dict[str, str]:
    """What a build says of files of earlier builds: the fate of each."""
    return {result.path.name: result.fate for result in told(folder, year, order, *only, settings=settings) if result.path}


def told(folder: Path, year: str, order: Order, *only: str, settings: tuple[str, ...] = ()) -> list[Result]:
    results, _ = build(loaded(folder, year), folder / "build", replace(order, only=only or None, settings=settings))
    return [result for result in results if result.fate]


def there(folder: Path) -> set[str]:
    found = {path.name for path in (folder / "build").iterdir()}
    listed = json.loads((folder / "build" / "manifest.json").read_text())["files"]
    assert found - {"manifest.json"} == listed.keys() & found
    return found


# ------------------------------------------------------------------------------------------------ what is gone from the year


def test_a_material_that_the_year_cannot_fill_any_more_goes(tmp_path: Path) -> None:
    made(tmp_path)
    made(tmp_path, YEAR, PROOF)
    assert {"report.pdf", "poster.pdf", "poster-proof.pdf"} <= there(tmp_path)
    year = YEAR.replace("findings: ", "# ").replace("poster: ", "# ")
    gone = ("report.pdf", "easy-report.pdf", "poster.pdf", "poster-proof.pdf")
    assert made(tmp_path, year) == dict.fromkeys(gone, "empty")
    assert not {*gone} & there(tmp_path)
    assert made(tmp_path, year) == {}  # it is told once


def test_only_what_is_asked_for_is_looked_at(tmp_path: Path) -> None:
    made(tmp_path)
    year = YEAR.replace("findings: ", "# ").replace("Alpha", "Other")
    assert made(tmp_path, year, Order(), "board") == {}
    assert {"report.pdf", "cards.pdf"} <= there(tmp_path)
    assert made(tmp_path, year, Order(), "report") == {"report.pdf": "empty"}


def test_backs_and_cut_files_that_are_no_longer_made_go(tmp_path: Path) -> None:
    made(tmp_path, YEAR + SEPARATE)
    assert {"cards.pdf", "cards-backs.pdf", "cards-cut.svg"} <= there(tmp_path)
    assert made(tmp_path) == {"cards-backs.pdf": "replaced", "cards-cut.svg": "replaced"}
    assert not {"cards-backs.pdf", "cards-cut.svg"} & there(tmp_path) and "cards.pdf" in there(tmp_path)


def test_also_those_of_a_choice_for_one_build(tmp_path: Path) -> None:
    made(tmp_path, settings=("cards.backs=separate",))
    assert made(tmp_path) == {"cards-backs.pdf": "replaced"}


# ------------------------------------------------------------------------------------------------ what other choices made


def others(folder: Path) -> set[str]:
    """Everything that can be made of the year, beside the kit. Gives its names."""
    made(folder)
    kit = there(folder)
    for order in (PROOF, SHOP, BOOKLET, selection("quotes:q1,questions:1")):
        made(folder, YEAR, order)
    found = there(folder) - kit
    assert len(found) == 10
    return found


def test_what_is_still_true_stays(tmp_path: Path) -> None:
    found = others(tmp_path)
    moved = "\n# a remark, so that all lies lower down\n" + YEAR.replace("A finding", "Another finding")
    assert made(tmp_path, moved) == {} and found <= there(tmp_path)


@pytest.mark.parametrize("settings", [("ink=grey",), ("poster.tile=A4", "board.size=A2"), ("cards.backs=none", "cards.paper=A3")])
def test_a_choice_for_one_build_makes_nothing_else_untrue(tmp_path: Path, settings: tuple[str, ...]) -> None:
    found = others(tmp_path)
    assert made(tmp_path, settings=settings) == {} and found <= there(tmp_path)
    assert made(tmp_path, YEAR, PROOF, settings=settings) == {}
    assert made(tmp_path) == {} and found <= there(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "untrue"),
    [
        ("A line", "Another line", {"poster-proof.pdf", "poster-printshop.pdf"}),
        ("Alpha", "Other", {*DECK, "cards-selection.pdf"}),
        ("Bravo", "Other", DECK),
        ("title: Theme", "title: Topic", {"handout-booklet.pdf"}),
        ("game: {", "game: {pieces: 3, ", {*DECK, "board-proof.pdf", "board-printshop.pdf"}),
        ("game: {", "game: {size: A6, ", {*DECK, "cards-selection.pdf", "board-proof.pdf", "board-printshop.pdf"}),
        ("poster: {", "print: {poster: {size: A2}}\nposter: {", {"poster-proof.pdf", "poster-printshop.pdf"}),
    ],
)  # fmt: skip
def test_what_shows_something_else_goes_and_nothing_more(tmp_path: Path, old: str, new: str, untrue: set[str]) -> None:
    found = others(tmp_path)
    assert made(tmp_path, YEAR.replace(old, new)) == dict.fromkeys(untrue, "untrue")
    assert found - there(tmp_path) == untrue


def test_a_quote_that_is_withdrawn_lies_on_nowhere(tmp_path: Path) -> None:
    """And a choice of cards without it stays."""
    others(tmp_path)
    assert {name for name in made(tmp_path, WITHDRAWN) if "cards" in name} == {"cards-proof.pdf", "cards-printshop.pdf"}
    assert "cards-selection.pdf" in there(tmp_path)
    made(tmp_path, YEAR, selection("quotes"))
    assert made(tmp_path, WITHDRAWN, Order(), "cards") == {"cards-selection.pdf": "untrue"}


def test_another_picture_typeface_or_colour_is_something_else(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="%s" fill="#000"/></svg>'
    year = YEAR.replace("[A line]", "[{text: A line, symbol: own}]") + "symbols: {own: {src: own.svg, alt: Own}}\n"
    (tmp_path / "own.svg").write_text(svg % 9)
    made(tmp_path, year, PROOF)
    (tmp_path / "own.svg").write_text(svg % 5)
    assert made(tmp_path, year) == {"poster-proof.pdf": "untrue"}
    made(tmp_path, year, PROOF)
    colours = year + 'colours: [{dark: "#0B4A6F", tint: "#E3F0F8"}]\n'
    assert made(tmp_path, colours).keys() == {"mat-proof.pdf", "poster-proof.pdf", "board-proof.pdf", "cards-proof.pdf"}


@pytest.mark.parametrize(("order", "command"), [
    (PROOF, "dialogkit build --proof"),
    (SHOP, "dialogkit build --printshop"),
    (selection("questions"), "dialogkit build --cards …"),
    (Order(proof=True, cards="questions"), "dialogkit build --cards … --proof"),
])  # fmt: skip
def test_the_command_that_makes_it_again_is_told(tmp_path: Path, order: Order, command: str) -> None:
    made(tmp_path, YEAR, order, "cards")
    (result,) = told(tmp_path, YEAR.replace("Alpha", "Other"), Order(), "cards")
    assert result.command == command


def test_the_kit_itself_stays_until_it_is_built_but_it_is_told(tmp_path: Path) -> None:
    made(tmp_path)
    before = {name: (tmp_path / "build" / name).read_bytes() for name in ("cards.pdf", "poster.pdf")}
    year = YEAR.replace("Alpha", "Other").replace("A line", "Another line")
    assert made(tmp_path, year, PROOF) == {"cards.pdf": "old", "poster.pdf": "old"}
    assert made(tmp_path, year, Order(only_changed=True)) == {"cards.pdf": "old"}
    assert {name: (tmp_path / "build" / name).read_bytes() for name in before} == before
    (result,) = told(tmp_path, year, PROOF, "cards")
    assert result.command == "dialogkit build --only cards"
    assert made(tmp_path, year) == {}


def test_a_reprint_of_nothing_leaves_the_last_one(tmp_path: Path) -> None:
    made(tmp_path)
    year, changed = YEAR.replace("Alpha", "Other"), Order(only_changed=True)
    made(tmp_path, year, changed)
    assert made(tmp_path, year, changed) == {"cards.pdf": "old"} and "cards-selection.pdf" in there(tmp_path)


# ------------------------------------------------------------------------------------------------ what somebody else did


def test_a_file_that_somebody_has_changed_stays_and_is_told_each_time(tmp_path: Path) -> None:
    made(tmp_path, YEAR, PROOF)
    (tmp_path / "build" / "cards-proof.pdf").write_bytes(b"with remarks")
    year = YEAR.replace("Alpha", "Other")
    for _ in range(2):
        assert made(tmp_path, year) == {"cards-proof.pdf": "changed"}
    assert (tmp_path / "build" / "cards-proof.pdf").read_bytes() == b"with remarks"


def test_a_file_that_somebody_has_removed_is_not_told_of(tmp_path: Path) -> None:
    made(tmp_path, YEAR, PROOF)
    (tmp_path / "build" / "cards-proof.pdf").unlink()
    assert made(tmp_path, YEAR.replace("Alpha", "Other")) == {}
    assert "cards-proof.pdf" not in json.loads((tmp_path / "build" / "manifest.json").read_text())["files"]


def test_all_files_that_are_not_dialogkits_stop_it_before_anything_is_made(tmp_path: Path) -> None:
    out = tmp_path / "build"
    made(tmp_path, YEAR, Order(), "cards", "board")
    (out / "cards.pdf").write_bytes(b"with remarks")
    (out / "poster.pdf").write_bytes(b"my own")
    (out / "tasks.pdf").mkdir()
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    steps: list[Progress] = []
    with pytest.raises(FileError) as caught:
        build(loaded(tmp_path, YEAR), out, Order(), steps.append)
    found = {Path(problem.place.file).name: problem.code for problem in caught.value.problems if problem.place}
    assert found == {"cards.pdf": "changed-since", "poster.pdf": "not-made-here", "tasks.pdf": "no-plain-file"}
    assert steps == [] and {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("name", ["cards-backs.pdf", "cards-cut.svg"])
def test_those_too_of_which_it_is_seen_late_that_they_are_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / name).write_bytes(b"my own")
    with pytest.raises(FileError) as caught:
        made(tmp_path, YEAR + SEPARATE)
    assert [Path(problem.place.file).name for problem in caught.value.problems if problem.place] == [name]
    assert {path.name for path in (tmp_path / "build").iterdir()} == {name}


def test_a_file_in_nobodys_way_is_nobodys_business(tmp_path: Path) -> None:
    """A report of one's own, in a year that has nothing for one; quotes without consent are nothing for a deck."""
    year = "quotes: [{id: q, text: Hush}]\n"
    (tmp_path / "build").mkdir()
    for name in ("report.pdf", "cards.pdf", "board-proof.pdf", "notes.txt"):
        (tmp_path / "build" / name).write_bytes(b"my own")
    assert made(tmp_path, year) == {}
    for name in ("report.pdf", "cards.pdf", "board-proof.pdf", "notes.txt"):
        assert (tmp_path / "build" / name).read_bytes() == b"my own"


def test_a_kit_of_before_it_was_noted_what_files_show(tmp_path: Path) -> None:
    out = tmp_path / "build"
    made(tmp_path, YEAR + SEPARATE)
    made(tmp_path, YEAR + SEPARATE, SHOP)
    found = json.loads((out / "manifest.json").read_text())
    (out / "easy-report.pdf").unlink()  # there was none then
    del found["files"]["easy-report.pdf"]
    files = {name: {key: file[key] for key in ("pages", "sha256")} for name, file in found["files"].items()}
    (out / "manifest.json").write_text(json.dumps({"manifest": 1, "files": files, "cards": found["cards"]}))
    fates = made(tmp_path, YEAR.replace("findings: ", "# "))
    assert fates == {
        **{"report.pdf": "empty", "cards-backs.pdf": "replaced", "cards-cut.svg": "replaced"},
        **{f"{name}-printshop.pdf": "old" for name in ("cards", "poster", "board", "mat")},
    }
    assert {f"{name}-printshop.pdf" for name in ("cards", "poster", "board", "mat")} <= there(tmp_path)


# ------------------------------------------------------------------------------------------------ the public edition


PUBLIC = Order(edition="public")
HOME = "organisation: {municipality: Fjordvik, service_place: Solbakken, departments: [{id: a, name: A, users: 20, staff: 9}]}\n"


def public(folder: Path, year: str) -> tuple[list[Result], list]:
    start = re.sub("organisation: .*\n", "", SMALL) + HOME + "checked_by: [{who: To av oss}]\n"
    return build(read(loaded(folder, year, start=start)), folder / "public", PUBLIC)


FINDINGS = "themes: [{id: one, title: Theme}]\nfindings: [{id: f, text: Vi vil spise sammen, theme: one}]\n"


def test_a_public_file_that_cannot_be_renewed_is_told_and_stays(tmp_path: Path) -> None:
    public(tmp_path, FINDINGS)
    before = (tmp_path / "public" / "report.pdf").read_bytes()
    with pytest.raises(DialogkitError) as caught:
        public(tmp_path, FINDINGS.replace("Vi vil", "Ring 41 23 45 67 om vi vil"))
    told = [problem for problem in caught.value.problems if problem.code == "public-not-renewed"]
    assert [(problem.place.file, problem.severity) for problem in told if problem.place] == [
        (str(tmp_path / "public" / name), Severity.WARNING) for name in ("easy-report.pdf", "report.pdf")
    ]
    assert (tmp_path / "public" / "report.pdf").read_bytes() == before


def test_a_public_report_with_nothing_to_say_goes(tmp_path: Path) -> None:
    public(tmp_path, FINDINGS)
    results, _ = public(tmp_path, FINDINGS.replace("findings: ", "# "))
    assert [(result.path.name, result.fate) for result in results if result.path] == [
        ("report.pdf", "empty"),
        ("easy-report.pdf", "empty"),
    ]
    assert {path.name for path in (tmp_path / "public").iterdir()} == {"manifest.json"}


# ------------------------------------------------------------------------------------------------ from the shell


@pytest.mark.parametrize("lang", LANGS)
def test_each_fate_has_a_line(shell: Shell, write_cycle, lang: str) -> None:  # noqa: ANN001
    start = write_cycle().read_text(encoding="utf-8").replace("lang: nb", f"lang: {lang}")
    year = "game: {cards: {questions: [Alpha]}}\nfindings: [{id: f, text: Vi spiser sammen}]\n"
    file = write_cycle(year, start=start)
    assert shell("build", file, "--print", "cards.backs=separate") == 0
    assert shell("build", file, "--proof", "--only", "board,cards") == 0
    assert shell("build", file, "--printshop", "--only", "cards") == 0
    out = file.parent / "build"
    (out / "board-proof.pdf").write_bytes(b"with remarks")
    file = write_cycle(year.replace("Alpha", "Other").replace("findings", "# findings"), start=start)
    text = file.read_text(encoding="utf-8").replace("game: {", "game: {pieces: 3, ")
    file.write_text(text, encoding="utf-8")
    assert shell("build", file) == 0
    words = load_words(lang)
    fates = {"report.pdf": "empty", "cards-backs.pdf": "replaced", "board-proof.pdf": "changed", "cards-proof.pdf": "untrue"}
    for name, fate in fates.items():
        command = "dialogkit build --proof" if fate == "untrue" else ""
        line = words(f"leftovers.{fate}", material=re.match("[a-z]+", name)[0], file=out / name, command=command)
        assert line in shell.out.splitlines()
    assert shell("build", file, "-q") == 0 and shell.out == ""


def test_files_of_somebody_elses_from_the_shell(shell: Shell, write_cycle) -> None:  # noqa: ANN001
    file = write_cycle("game: {cards: {questions: [Alpha]}}\n")
    (file.parent / "build").mkdir()
    for name in ("board.pdf", "manifest.json"):
        (file.parent / "build" / name).write_text("mine")
    assert shell("build", file) == 3
    assert shell.out == "" and shell.err.count("feil:") == 2 and shell.err.count("--out") == 2
    assert {path.name: path.read_text() for path in (file.parent / "build").iterdir()} == {
        "board.pdf": "mine",
        "manifest.json": "mine",
    }


def test_the_manifest_says_nothing_in_words(tmp_path: Path) -> None:
    others(tmp_path)
    text = (tmp_path / "build" / "manifest.json").read_text()
    for name, file in json.loads(text)["files"].items():
        assert file["sha256"] == hash_of((tmp_path / "build" / name).read_bytes())
    for word in ("Firstquote", "Alpha", "Theme", "finding", "line", str(tmp_path), "2026"):
        assert word not in re.sub(r'"[0-9a-f]{64}"', "", text)
