"""`dialogkit table`: what it writes, what it says of mistakes, and that it never takes anything away."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from conftest import SMALL, Shell
from dialogkit.cycle.editing.remarks import remarks_of
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.source import source_of
from dialogkit.cycle.tables.lists import list_names
from dialogkit.cycle.tables.moved import move
from dialogkit.problems import DialogkitError, FileError
from dialogkit.terminal.completion import lists
from dialogkit.terms import LANGS
from dialogkit.words import load_words

QUOTES = """\
quotes:  # om sitatene
  # over den første
  - id: a  # bak
    # inni
    text: "Vi vil # ikke"
  # over den andre
  - id: b
    text: |
      Maten er god.
      # Det er en del av sitatet.
    consent:
      status: given
      scope: [game]
  # etter alle
findings: []
"""
EVENTS = """\
events:
  - {id: konferansen, kind: conference, agenda: [{title: Velkommen}]}
  - {id: verkstedet, kind: workshop, agenda: [{title: Start}]}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def year(folder: Path, more: str, lang: str = "nb") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "cycle.yaml").write_text(SMALL.replace("lang: nb", f"lang: {lang}") + more, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def headings(file: Path) -> list[object]:
    return list(CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()[0])


# ------------------------------------------------------------------------------------------------ an empty one


def test_it_is_put_where_one_stands_in_the_language_asked_for(shell: Shell, here: Path) -> None:
    assert shell("table", "quotes") == 0 and headings(here / "sitater.xlsx")[1] == "Sitat"
    assert "`quotes: sitater.xlsx`" in shell.out
    assert shell("table", "quotes", "--lang", "en") == 0 and headings(here / "quotes.xlsx")[1] == "Quote"
    assert shell("table", "departments") == 0 and "`organisation`" in shell.out
    year(here, "", "nn")
    assert shell("table", "findings", "-q") == 0 and "Samtykke: svar" not in headings(here / "funn.xlsx") and shell.out == ""
    assert shell("table", "solutions") == 0 and headings(here / "løysingar.xlsx")[3] == "I vegen"


def test_in_a_year_it_offers_ids_and_no_words_of_anybodys(shell: Shell, here: Path) -> None:
    year(here, QUOTES.replace("findings: []", "themes: [{id: mat, title: Mat}]"))
    assert shell("table", "findings") == 0
    choices = str(CalamineWorkbook.from_path(str(here / "funn.xlsx")).get_sheet_by_index(1).to_python())
    assert "'a'" in choices and "'mat', 'Mat'" in choices and "Maten er god" not in choices
    (here / "cycle.yaml").write_text("lang: nb\nthemes: {{{")
    assert shell("table", "quotes") == 0  # a file that cannot be read keeps nobody from writing


def test_it_is_told_where_the_year_has_such_a_list(shell: Shell, here: Path) -> None:
    year(here, QUOTES)
    assert shell("table", "quotes") == 0 and "dialogkit table quotes --from ." in shell.out and "quotes: " not in shell.out
    assert shell("table", "findings") == 0 and "`findings: funn.xlsx`" in shell.out  # which is empty


def test_what_is_there_is_never_overwritten(shell: Shell, here: Path) -> None:
    (here / "sitater.xlsx").write_text("mitt")
    assert shell("table", "quotes") == 3 and "`sitater.xlsx`" in shell.err
    year(here / "2026", QUOTES)
    (here / "2026" / "sitater.xlsx").write_text("mitt")
    before = files(here)
    assert shell("table", "quotes", "--from", "2026") == 3 and files(here) == before


def test_without_a_list_all_are_shown(shell: Shell) -> None:
    assert shell("table", width=200) == 0
    assert [line.split()[0] for line in shell.out.splitlines()[1:-1]] == list(list_names())
    assert lists("qu") == ["quotes"]


# ------------------------------------------------------------------------------------------------ a list moves


def test_a_list_moves_out_of_the_file(shell: Shell, here: Path) -> None:
    folder = year(here / "2026", QUOTES)
    old = (folder / "cycle.yaml").read_bytes()
    assert shell("table", "quotes", "--from", "2026") == 0
    assert "Privat notat" in shell.out and "cycle.yaml.bak" in shell.out
    assert (folder / "cycle.yaml.bak").read_bytes() == old
    text = (folder / "cycle.yaml").read_text(encoding="utf-8")
    assert text == f"{SMALL}quotes: sitater.xlsx\n  # etter alle\nfindings: []\n"
    rows = CalamineWorkbook.from_path(str(folder / "sitater.xlsx")).get_sheet_by_index(0).to_python()
    assert [row[-1] for row in rows[1:]] == ["om sitatene\nover den første\nbak\ninni", "over den andre"]
    assert [quote.id for quote in load(folder).cycle.quotes] == ["a", "b"]
    assert shell("check", "2026") == 0
    assert shell("table", "quotes", "--from", "2026") == 2 and "sitater.xlsx" in shell.err


def test_one_of_several_is_named_by_what_holds_it(shell: Shell, here: Path) -> None:
    folder = year(here / "2026", EVENTS)
    for name in ("agenda", "events.agenda", "x.agenda"):
        assert shell("table", name, "--from", "2026") == 2 and "`konferansen.agenda`, `verkstedet.agenda`" in shell.err
    assert shell("table", "verkstedet.agenda", "--from", "2026") == 0
    assert shell("table", "agenda", "--from", "2026") == 2  # one of them is in a table now, and may be meant
    assert shell("table", "events.1.agenda", "--from", "2026") == 0
    assert {*files(folder)} == {"cycle.yaml", "cycle.yaml.bak", "program-konferansen.xlsx", "program-verkstedet.xlsx"}
    assert [event.agenda[0].title for event in load(folder).cycle.events] == ["Velkommen", "Start"]


def test_comments_are_found_beside_texts_with_their_sign() -> None:
    text = SMALL + QUOTES
    assert remarks_of(text, source_of(text, "x"), ("quotes",)) == [
        "om sitatene\nover den første\nbak\ninni",
        "over den andre",
    ]
    text = f"{SMALL}quotes: [{{id: a, text: 'b # c'}}, # d\n  {{id: e, text: f#g}}] # h\n"
    assert remarks_of(text, source_of(text, "x"), ("quotes",)) == ["d", ""]


def test_a_file_that_has_changed_meanwhile_stays(here: Path) -> None:
    folder = Folder(year(here / "2026", QUOTES))
    folder.read("cycle.yaml")
    (folder.path / "cycle.yaml").write_text(SMALL + QUOTES.replace("god", "varm"), encoding="utf-8")
    before = files(here)
    with pytest.raises(FileError):
        move(folder, "quotes")
    assert files(here) == before


UNFIT = """\
findings: [{id: f, text: Vi er slitne}]
solutions:
  - {id: s, finding: f, ideas: ["en\\nto"]}
  - {id: t, finding: f, proposals: [{text: Ro}]}
  - {id: u, finding: f, obstacles: [LANG]}
"""


def test_what_no_table_can_hold_is_told_at_once_and_nothing_is_written(here: Path) -> None:
    folder = year(here / "2026", UNFIT.replace("LANG", ", ".join([f'"{"ord " * 3000}"'] * 3)))
    before = files(here)
    with pytest.raises(DialogkitError) as error:
        move(Folder(folder), "solutions")
    assert [(each.code, each.line) for each in error.value.problems] == [("table-line-break", 8), ("table-too-long", 10)]
    assert files(here) == before
    year(here / "2026", UNFIT.replace('["en\\nto"]', "[en]").replace("LANG", "x").replace("text: Ro", "text: Ro, response: {}"))
    with pytest.raises(DialogkitError) as error:
        move(Folder(folder), "solutions")
    assert [(each.code, each.line) for each in error.value.problems] == [("table-cannot-hold", 9)]


# ------------------------------------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("table qoutes", 2, "Mente du `quotes`?"),
        ("table sitater", 2, "Mente du `quotes`?"),
        ("table themes", 2, "`themes` kan ikke stå i en tabell"),
        ("table about", 2, "`kit.about`, `events.about`"),
        ("table questions", 2, "`cards.questions`"),
        (f"table {'x' * 5000}", 2, "ingen liste"),
        ("table ../quotes", 2, "ingen liste"),
        ("table quotes --from nowhere", 3, "nowhere"),
        ("table quotes --from .", 3, "cycle.yaml"),
        ("table quotes --from 2026 --lang nn", 2, "`--lang`"),
        ("table --from 2026", 2, "hvilken liste"),
        ("table awards --from 2026", 2, "ikke noe under `awards`"),
        ("table themes --from 2026", 2, "kan ikke stå i en tabell"),
        ("table events --from 2026", 2, "kan ikke stå i en tabell"),
        ("table qoutes --from 2026", 2, "Mente du `quotes`?"),
        ("table quotes findings", 2, "flere ord"),
    ],
)
def test_mistakes_of_a_beginner(shell: Shell, here: Path, typed: str, code: int, told: str) -> None:
    year(here / "2026", QUOTES + EVENTS)
    before = files(here)
    shell.environ["LANG"] = "nb_NO.UTF-8"
    assert shell(*typed.split()) == code, shell.err
    assert told in shell.err + shell.out and "Traceback" not in shell.err and files(here) == before


def test_a_year_with_mistakes_is_mended_first(shell: Shell, here: Path) -> None:
    year(here / "2026", QUOTES + "value: {userz: [x]}\n")
    before = files(here)
    assert shell("table", "quotes", "--from", "2026") == 1 and "userz" in shell.err and files(here) == before


@pytest.mark.parametrize("lang", LANGS)
def test_it_speaks_the_language_of_the_year(shell: Shell, here: Path, lang: str) -> None:
    year(here / "2026", QUOTES, lang)
    words = load_words(lang)
    assert shell("table", "quotes", "--from", "2026") == 0
    assert words("table.with_remarks", column=words("table.private")) in shell.out
