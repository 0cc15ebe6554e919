"""Lists in tables: whatever program has written one, it says what the same list says in the year's file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

import tables
from conftest import Shell
from dialogkit import limits
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import AgendaItem, Cycle, Promise, Quote
from dialogkit.cycle.schema import fields_of
from dialogkit.cycle.tables.cells import said
from dialogkit.cycle.tables.columns import columns
from dialogkit.cycle.tables.csv_text import decoded
from dialogkit.cycle.tables.headings import is_private
from dialogkit.problems import DialogkitError, ExitCode, Place, Severity
from dialogkit.terms import LANGS
from kits import EXAMPLES
from paper import HOME

TEXT = (EXAMPLES[0] / "cycle.yaml").read_text(encoding="utf-8")
DATA = tables.plain(TEXT)
LISTS = [
    name
    for name, shape in fields_of(Cycle).items()
    if name in DATA and shape.item and isinstance(DATA[name], list) and columns(shape.item)
]
ROWS: tables.Rows = [
    ["id", "Sitat", "Tema", "Samtykke: svar", "Samtykke: gjelder"],
    ["q1", "Kaffen er tynn.", "mat", "ja", "rapporten; kortene"],
    ["q2", "Te er bra.", None, "venter på svar", None],
]
YEAR = f"{HOME}themes: [{{id: mat, title: Maten}}]\nquotes: sitater.{{kind}}\n"
WRITERS: dict[str, Callable[[tables.Rows], bytes]] = {
    "Excel.xlsx": tables.xlsx,
    "LibreOffice.ods": tables.ods,
    "Excel-97.xls": tables.xls,
    "Excel.csv": lambda rows: tables.csv(rows).encode("cp1252", "replace"),
    "Excel-UTF-8.csv": lambda rows: ("\ufeff" + tables.csv(rows)).encode(),
    "Excel-sep.csv": lambda rows: ("\ufeffsep=,\r\n" + tables.csv(rows, ",")).encode(),
    "Excel-Unicode.csv": lambda rows: ("\ufeff" + tables.csv(rows, "\t")).encode("utf-16-le"),
    "Excel-Mac.csv": lambda rows: tables.csv(rows, end="\r").encode("mac-roman", "replace"),
    "Excel-DOS.csv": lambda rows: tables.csv(rows).encode("cp850", "replace"),
    "Google.csv": lambda rows: tables.csv(rows, ",", "\n").rstrip("\n").encode(),
    "Numbers.csv": lambda rows: tables.csv([*rows, *[[None] * len(rows[0])] * 9], ";", "\n").encode(),
}


def year(folder: Path, kind: str, data: bytes, text: str = YEAR) -> Loaded:
    folder.joinpath(f"sitater.{kind}").write_bytes(data)
    folder.joinpath("cycle.yaml").write_text(text.replace("{kind}", kind), encoding="utf-8")
    return load(folder)


def told(loaded: Loaded) -> list[str]:
    """What is told, each with its cell or line."""
    return [f"{problem.code} {problem.place.spot if problem.place else ''}" for problem in loaded.problems]


# ------------------------------------------------------------------------------------------------ what is read


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_year_in_tables_is_the_same_year(tmp_path: Path, writer: str, lang: str) -> None:
    text, name = TEXT, writer.rpartition(".")[2]
    for each in LISTS:
        rows = tables.rows_for((each,), DATA[each], lang, names=lang == "en" and each == "quotes")
        tmp_path.joinpath(f"{each}.{name}").write_bytes(WRITERS[writer](rows))
        text = tables.with_table(text, each, f"{each}.{name}")
    shutil.copytree(EXAMPLES[0] / "pictures", tmp_path / "pictures")
    tmp_path.joinpath("cycle.yaml").write_text(text, encoding="utf-8")
    found, wanted = load(tmp_path), load(EXAMPLES[0])
    assert told(found) == told(wanted)
    for each in LISTS:
        assert [item.model_dump() for item in getattr(found.cycle, each)] == [
            item.model_dump() for item in getattr(wanted.cycle, each)
        ]


def test_a_table_makes_the_same_kit(tmp_path: Path, shell: Shell) -> None:
    quotes = "\n" + "".join(
        f"  - {{id: {row[0]}, text: {row[1]}, theme: mat, consent: {{status: given, scope: [report, game]}}}}\n"
        for row in ROWS[1:]
    )
    rows: tables.Rows = [ROWS[0], *([row[0], row[1], "mat", "ja", "rapporten\nkortene"] for row in ROWS[1:])]
    for name, text in {"a": YEAR.replace(" sitater.{kind}", quotes), "b": YEAR.replace("{kind}", "xlsx")}.items():
        (folder := tmp_path / name).mkdir()
        folder.joinpath("sitater.xlsx").write_bytes(tables.xlsx(rows))
        folder.joinpath("cycle.yaml").write_text(text, encoding="utf-8")
        assert shell("build", folder, "--only", "cards,easy-report", "-q") == ExitCode.DONE, shell.err
    made = {file.name: file.read_bytes() for file in (tmp_path / "a" / "build").iterdir()}
    assert made == {file.name: file.read_bytes() for file in (tmp_path / "b" / "build").iterdir()}


def test_a_list_in_an_entry_may_stand_in_a_table(tmp_path: Path) -> None:
    tmp_path.joinpath("program.csv").write_text("Fra;Hva\n9.00;Velkommen\n9.30;Pause\n", encoding="utf-8")
    text = f"{HOME}events: [{{id: c, kind: conference, agenda: program.csv}}]\n"
    tmp_path.joinpath("cycle.yaml").write_text(text, encoding="utf-8")
    agenda = load(tmp_path).cycle.events[0].agenda
    assert [(item.title, item.start) for item in agenda] == [("Velkommen", time(9)), ("Pause", time(9, 30))]


HEADINGS = ["ID", " sitat ", "SITAT:", "Si\u00adtat", "Sitat\u00a0", "text", "Quote", "Sitat *"]


@pytest.mark.parametrize("heading", HEADINGS[1:])
def test_headings_are_known_however_they_are_written(tmp_path: Path, heading: str) -> None:
    loaded = year(tmp_path, "xlsx", tables.xlsx([["Id", heading], ["q1", "Kaffen er tynn."]]))
    assert [quote.text for quote in loaded.cycle.quotes] == ["Kaffen er tynn."]


def test_titles_above_the_headings_and_empty_rows_are_no_entries(tmp_path: Path) -> None:
    def titled(book: Any, page: Any) -> None:
        page.merge_range("A1:E1", "Sitater fra konferansen i fjor")
        page.write("A3", "Skriv ett i hver rad")
        for row in range(8, 900):
            page.write_blank(row, 1, None, book.add_format({"bold": True}))

    loaded = year(tmp_path, "xlsx", tables.xlsx([*ROWS, [None] * 5, [None, "  "]], change=titled, first=4))
    assert [quote.id for quote in loaded.cycle.quotes] == ["q1", "q2"]
    assert Place.parse(loaded.cycle.quotes[0].at).cell == (6, 1)


def test_the_sheet_with_the_name_of_the_list_is_read(tmp_path: Path) -> None:
    def more(book: Any, page: Any) -> None:
        other = book.add_worksheet("Sitater")
        for number, row in enumerate(ROWS):
            other.write_row(number, 0, [cell or "" for cell in row])
        secret = book.add_worksheet("quotes")
        secret.write("A1", "Navn")
        secret.hide()

    assert len(year(tmp_path, "xlsx", tables.xlsx([["Les dette først"]], "Om", more)).cycle.quotes) == 2


SECRET = "hemmelig"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "csv"])
def test_what_is_hidden_or_private_is_never_read(tmp_path: Path, kind: str) -> None:
    rows: tables.Rows = [
        [*ROWS[0], "Privat notat", "Navn"],
        *([*row, SECRET, SECRET] for row in ROWS[1:]),
        ["q3", SECRET, None, None, None, None, None],
    ]
    if kind == "csv":
        rows, data = [row[:6] for row in rows[:3]], b""
        data = tables.csv(rows).encode()
    elif kind == "xlsx":

        def hide(book: Any, page: Any) -> None:
            page.set_column(6, 6, None, None, {"hidden": True})
            page.set_row(3, None, None, {"hidden": True})

        data = tables.xlsx(rows, change=hide)
    else:
        data = (tables.ods if kind == "ods" else tables.xls)(rows, hidden_column=6, hidden_row=3)
    loaded = year(tmp_path, kind, data)
    assert [quote.id for quote in loaded.cycle.quotes] == ["q1", "q2"]
    assert SECRET not in repr((loaded.source, loaded.problems))
    assert told(loaded) == ([] if kind == "csv" else ["table-hidden-rows A4"])
    assert all(problem.severity is Severity.WARNING for problem in loaded.problems)


def test_a_column_that_is_drawn_together_is_hidden(tmp_path: Path) -> None:
    def narrow(book: Any, page: Any) -> None:
        page.set_column(2, 2, 0)

    assert year(tmp_path, "xlsx", tables.xlsx(ROWS, change=narrow)).cycle.quotes[0].theme is None


@pytest.mark.parametrize(
    ("heading", "private"),
    [
        ("Privat", True),
        ("private note", True),
        ("INTERN: merknad", True),
        ("Internasjonal", False),
        ("Privatliv", False),
        ("Sitat", False),
    ],
)
def test_private_columns_begin_with_a_word_for_it(heading: str, private: bool) -> None:
    assert is_private(heading) is private


# ------------------------------------------------------------------------------------------------ what cells mean

CELLS = [
    (Promise, "due", date(2026, 9, 17), "2026-09-17"),
    (Promise, "due", datetime(2026, 9, 17), "2026-09-17"),
    (Promise, "due", 46282.0, "2026-09-17"),
    (Promise, "due", "17. september 2026", "17. september 2026"),
    (AgendaItem, "start", time(9, 30), "09.30"),
    (AgendaItem, "start", 0.395833333, "09.30"),
    (AgendaItem, "start", 9.3, "9.30"),
    (AgendaItem, "start", 930.0, "930"),
    (AgendaItem, "start", datetime(1899, 12, 31, 9, 30), "09.30"),
    (AgendaItem, "title", 7.0, "7"),
    (AgendaItem, "title", 2.5, "2,5"),
    (AgendaItem, "title", date(2026, 9, 17), "17.9.2026"),
    (AgendaItem, "title", " Pause\u00a0\ufeff ", "Pause"),
    (AgendaItem, "title", "   ", None),
    (AgendaItem, "kind", "pause", "break"),
    (AgendaItem, "kind", "BREAK", "break"),
    (Quote, "feature", "X", "ja"),
    (Quote, "feature", "✓", "ja"),
    (Quote, "feature", True, "ja"),
    (Quote, "feature", False, "nei"),
    (Quote, "feature", 1.0, "ja"),
    (Quote, "feature", "TRUE", "ja"),
    (Quote, "feature", "SANN", "ja"),
    (Quote, "feature", "kanskje", "kanskje"),
    (Quote, "consent.scope", "kortene; rapporten", ["game", "report"]),
    (Quote, "consent.scope", "kortene\r\nreport", ["game", "report"]),
    (Promise, "history", "Vi begynte; så stoppet det.\nNå går det.", ["Vi begynte; så stoppet det.", "Nå går det."]),
]


@pytest.mark.parametrize(("model", "name", "value", "wanted"), CELLS)
def test_a_cell_says_what_the_file_would_say(model: Any, name: str, value: Any, wanted: Any) -> None:
    column = next(each for each in columns(model) if each.name == name)
    assert said(value, column, "nb") == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman", "cp850"])
def test_every_encoding_of_a_text_is_known(encoding: str) -> None:
    text = "id;Sitat\r\nq1;Jeg får hjelp på badet når jeg spør, og øver på å gå.\r\n"
    assert decoded(text.encode(encoding))[0] == text


# ------------------------------------------------------------------------------------------------ what is told

LINES: dict[str, tuple[str | bytes, list[str]]] = {
    "unknown heading": ("id;Sitat;Nr\nq1;Fint;1\n", ["table-unknown-heading C1"]),
    "misspelled heading": ("id;Sitta\nq1;Fint\n", ["table-column-missing A1", "table-unknown-heading B1"]),
    "heading twice": ("id;Sitat;sitat\nq1;Fint;Fint\n", ["table-heading-twice C1"]),
    "no heading": ("id;Sitat;\nq1;Fint;\nq2;Fint;x\nq3;Fint;y\n", ["table-cut-or-no-heading C3"]),
    "no headings": ("q1;Fint\nq2;Fint\n", ["table-no-headings A1"]),
    "a column short": ("Sitat\nFint\n", ["table-column-missing A1"]),
    "no answer": ("id;Sitat;Samtykke: svar;Samtykke: svarark\nq1;Fint;;C-3\n", ["missing-cell C2"]),
    "far off": ("id;Sitat\nq1;Fint" + ";" * 16_382 + "x\n", ["table-too-large XFD2"]),
    "a yes to nothing": ("id;Sitat;Samtykke: svar\nq1;Fint;ja\n", ["consent-without-scope-in-table C2"]),
    "an empty cell": ("id;Sitat\nq1;Fint\n;Fint\nq3;\n", ["missing-cell A3", "missing-cell B4"]),
    "the same id": ("id;Sitat\nq1;Fint\nq1;Bra\n", ["duplicate-id-in-table A3"]),
    "no such choice": ("id;Sitat;Samtykke: svar\nq1;Fint;kanskje\n", ["not-one-of C2"]),
    "no such day": (
        "id;Sitat;Samtykke: svar;Samtykke: dato\nq1;Fint;ja;31.2.2026\n",
        ["consent-without-scope-in-table C2", "no-such-day D2"],
    ),
    "no such theme": ("id;Sitat;Tema\nq1;Fint;matt\n", ["no-such-id C2"]),
    "an open quotation mark": ('id;Sitat\nq1;"Fint\nq2;Bra\n', ["table-quote-open B2"]),
    "nothing": ("", ["table-empty 9"]),
    "only spaces": (" ; \n ;\n", ["table-empty 9"]),
    "another kind": (tables.xlsx(ROWS), ["table-other-kind 9"]),
    "a page of the web": ("<html><body><table></table></body></html>", ["table-kind 9"]),
    "a letter that steers": ("id;Sitat\nq1;Fi\x07nt\n", ["strange-character B2"]),
    "a letter that is lost": (b"\xef\xbb\xbfid;Sitat\nq1;Fi\xffnt\n", ["letter-lost B2"]),
    "letters of another encoding": ("id;Sitat\nq1;PÃ¥ hytta\n", ["broken-letters B2"]),
    "a text without end": ("id;Sitat\nq1;" + "Fint. " * 9_000 + "\n", ["text-too-long B2"]),
}


@pytest.mark.parametrize("case", LINES)
def test_what_is_wrong_is_told_at_its_cell(tmp_path: Path, case: str) -> None:
    data, wanted = LINES[case]
    try:
        found = told(year(tmp_path, "csv", data.encode() if isinstance(data, str) else data))
    except DialogkitError as error:
        found = [f"{each.code} {each.place.spot if each.place else ''}" for each in error.problems]
    assert found == wanted


def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le").ljust(600, b"\0")


def _numbers() -> bytes:
    return tables.zipped({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"})


FILES: dict[str, tuple[str, bytes, str]] = {
    "a password": ("xlsx", _locked(), "table-locked"),
    "cut off": ("xlsx", tables.xlsx(ROWS)[:2000], "table-unreadable"),
    "text by the name of a workbook": ("xlsx", tables.csv(ROWS).encode(), "table-other-kind"),
    "Numbers by the name of a workbook": ("xlsx", _numbers(), "table-kind"),
    "Numbers": ("numbers", _numbers(), "table-kind"),
    "a workbook with macros": ("xlsm", tables.xlsx(ROWS), "table-kind"),
    "an older workbook by a newer name": ("xlsx", tables.xls(ROWS), "table-other-kind"),
    "an empty workbook": ("xlsx", tables.xlsx([]), "table-empty"),
    "a picture": ("csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "table-kind"),
}


@pytest.mark.parametrize("case", FILES)
def test_what_is_no_table_is_told_where_it_is_named(tmp_path: Path, case: str) -> None:
    kind, data, code = FILES[case]
    assert told(year(tmp_path, kind, data)) == [f"{code} 9"]


def test_formulas_are_their_values_and_errors_are_told(tmp_path: Path) -> None:
    def formulas(book: Any, page: Any) -> None:
        page.write_formula("B2", '=CONCAT("Kaffen"," er tynn.")', None, "Kaffen er tynn.")
        page.write_formula("B3", "=Ark9!A1", None, "#REF!")
        page.write_formula("B4", '=WEBSERVICE("http://localhost:1/")', None, "")

    loaded = year(tmp_path, "xlsx", tables.xlsx([ROWS[0][:2], ["q1"], ["q2"], ["q3"]], change=formulas))
    assert loaded.cycle.quotes[0].text == "Kaffen er tynn."
    assert told(loaded)[0] == "table-error-value B3" and {each.partition(" ")[2] for each in told(loaded)} == {"B3", "B4"}


@pytest.mark.parametrize("lock", ["~$sitater.xlsx", ".~lock.sitater.xlsx#"])
def test_a_table_that_is_open_is_told(tmp_path: Path, lock: str) -> None:
    tmp_path.joinpath(lock).write_bytes(b"")
    assert told(year(tmp_path, "xlsx", tables.xlsx(ROWS))) == ["table-open 9"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$sitater.csv", "table-lock-file"),
        ("sitatar.csv", "path-missing"),
        ("sitater", "path-missing"),
        ("../sitater.csv", "table-outside"),
        ("https://example.no/sitater.csv", "table-outside"),
    ],
)
def test_a_name_that_is_wrong_is_told(tmp_path: Path, name: str, code: str) -> None:
    loaded = year(tmp_path, "csv", tables.csv(ROWS).encode(), YEAR.replace("sitater.{kind}", name))
    assert told(loaded) == [f"{code} 9"]
    assert code != "path-missing" or loaded.problems[0].details["suggestion"] == "sitater.csv"


def test_a_list_with_lists_of_its_own_stands_in_no_table(tmp_path: Path) -> None:
    assert told(year(tmp_path, "csv", b"id;Tittel\n", f"{HOME}themes: sitater.csv\n")) == ["table-not-here 8"]


def test_cells_are_told_by_row_and_column(tmp_path: Path, shell: Shell) -> None:
    year(tmp_path, "csv", LINES["no such choice"][0].encode())  # type: ignore[union-attr]
    assert shell("check", tmp_path) == ExitCode.PROBLEMS
    assert "sitater.csv: rad 2, kolonne C: feil: " in shell.err + shell.out
    assert "Samtykke: svar: kanskje" in shell.err + shell.out
    assert "`ja`" in shell.err + shell.out and "given" not in shell.err + shell.out
    shell("check", tmp_path, "--format", "json")
    first = json.loads(shell.out or shell.err)[0]
    assert (Path(first["file"]).name, first["line"], first["column"]) == ("sitater.csv", 2, 3)


def test_what_is_private_in_a_cell_is_starred_and_told_there(tmp_path: Path, shell: Shell) -> None:
    year(tmp_path, "csv", "id;Sitat\nq1;Ring meg på 22 33 44 55 i morgen.\n".encode())
    shell("check", tmp_path)
    assert "rad 2, kolonne B" in shell.out + shell.err and "22 33" not in shell.out + shell.err
    assert "Ring meg på 22*" in shell.out + shell.err


def test_tables_of_text_take_no_more_together_than_one_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each may be large, and a year may name many."""
    data = tables.csv(ROWS).encode()
    tmp_path.joinpath("noe.csv").write_bytes(b"Hvem;Navn\r\nAlle;Alle\r\n")
    monkeypatch.setattr(limits, "TABLE_BYTES", len(data) + 1)
    assert told(year(tmp_path, "csv", data, f"{YEAR}thanks: noe.csv\n")) == ["table-too-heavy 10"]


def test_hard_spaces_between_all_words_are_spaces(tmp_path: Path) -> None:
    cell = "Jeg\u00a0får\u00a0hjelp\u00a0til\u00a0det"
    loaded = year(tmp_path, "csv", f"id;Sitat\nq1;{cell}\nq2;Det koster 2\u00a0000\u00a0kr\n".encode())
    assert [quote.text for quote in loaded.cycle.quotes] == ["Jeg får hjelp til det", "Det koster 2\u00a0000\u00a0kr"]


def test_a_day_that_is_in_no_calendar_is_shown(tmp_path: Path, shell: Shell) -> None:
    year(tmp_path, "csv", LINES["no such day"][0].replace("31.2.2026", "31.02.2027").encode())  # type: ignore
    shell("check", tmp_path)
    assert "«31.02.2027»" in shell.out + shell.err


@pytest.mark.parametrize(
    ("answer", "listed"), [("nei", ""), ("ja", "privacy: {withdrawn: [Q1]}\n"), ("ja", "privacy: {withdrawn: [c-7]}\n")]
)
def test_nobody_sees_the_row_of_who_has_said_no(tmp_path: Path, shell: Shell, answer: str, listed: str) -> None:
    text = f"id;Sitat;Tema;Samtykke: svar;Samtykke: svarark\nq1;Kaffen er tynn.;kaffe;{answer};C-7\n"
    year(tmp_path, "csv", text.encode(), YEAR + listed)
    shell("check", tmp_path)
    assert (
        "no-such-id" in told(load(tmp_path))[0]
        and "tynn" not in shell.out + shell.err
        and "Tema: kaffe" not in shell.out + shell.err
    )


def test_a_cell_is_a_place_of_its_own() -> None:
    place = Place.in_cell("2027/sitater.xlsx", 7, 28)
    assert place.cell == (7, 28) and str(place) == "2027/sitater.xlsx:AB7" and Place.parse(place.mark) == place
    assert Place("cycle.yaml", 7_028, 1).cell is None


# ------------------------------------------------------------------------------------------------ what follows a list


def test_next_year_takes_along_what_goes_on(tmp_path: Path, shell: Shell) -> None:
    (old := tmp_path / "old").mkdir()
    old.joinpath("ord.csv").write_text("Ord;Hva det betyr\nvedtak;Et brev fra kommunen.\n", encoding="utf-8")
    year(old, "csv", tables.csv(ROWS).encode(), YEAR + "glossary: ord.csv\n")
    assert shell("new", "2028", "--from", old, "--dir", tmp_path) == ExitCode.DONE, shell.err
    new = tmp_path / "2028"
    assert {file.name for file in new.iterdir()} >= {"ord.csv"} and not new.joinpath("sitater.csv").exists()
    assert [entry.word for entry in load(new).cycle.glossary] == ["vedtak"] and "quotes:" not in new.joinpath(
        "cycle.yaml"
    ).read_text()
