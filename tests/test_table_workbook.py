"""The workbook of a list: what stands in it, and what a program that opens it is told. It is read back as Excel reads it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from dialogkit.cycle.model.descriptions import description
from dialogkit.cycle.tables.columns import columns
from dialogkit.cycle.tables.headings import is_private
from dialogkit.cycle.tables.lists import all_lists, file_name, list_called
from dialogkit.cycle.tables.workbook import Filled, workbook
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words

languages = pytest.mark.parametrize("lang", LANGS)
LISTS = [each for each in all_lists() if each.fits]
QUOTES = list_called("quotes")
IDS = {"themes": [("mat", "Mat og måltider"), ("ro", "")], "events": [("konferansen", "")]}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"xl/{name}.xml"))  # noqa: S314 - our own


def rows(data: bytes, number: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(number).to_python()


def notes(data: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in part(data, "comments1").iter(f"{MAIN}comment")]


def validations(data: bytes) -> dict[str, tuple[str, bool]]:
    """What is offered, by the letter of its column, and whether nothing else may stand there."""
    found = part(data, "worksheets/sheet1").iter(f"{MAIN}dataValidation")
    return {
        re.sub(r"\d.*", "", each.attrib["sqref"]): (each.findtext(f"{MAIN}formula1", ""), "showErrorMessage" in each.attrib)
        for each in found
    }


def letter(name: str) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[[each.name for each in columns(QUOTES.model)].index(name)]


@languages
def test_each_list_has_its_headings_and_a_note_on_each(lang: Lang) -> None:
    private = load_words(lang)("table.private")
    for kind in LISTS:
        data = workbook(kind, lang)
        of_kind = columns(kind.model)
        assert rows(data)[0] == [*(each.heading(lang) for each in of_kind), private], kind
        assert len(notes(data)) == len(of_kind) + 1
        for column, note in zip(of_kind, notes(data)):
            assert note.startswith(description(*column.owners[-1], lang).replace("`", "")), column


@languages
def test_only_the_column_for_notes_is_private(lang: Lang) -> None:
    headings = [column.heading(lang) for kind in LISTS for column in columns(kind.model)]
    assert [heading for heading in headings if is_private(heading)] == []
    assert is_private(load_words(lang)("table.private"))


@languages
def test_sheets_and_files_have_names_of_their_own(lang: Lang) -> None:
    sheets = [CalamineWorkbook.from_filelike(io.BytesIO(workbook(kind, lang, IDS))).sheet_names for kind in LISTS]
    assert len({names[0] for names in sheets}) == len({file_name(kind, lang) for kind in LISTS}) == len(LISTS)
    assert all(len(names[0]) <= 31 and not set(names[0]) & set("[]:*?/\\'") for names in sheets)
    assert all(names[1:] in ([], [load_words(lang)("table.choices")]) for names in sheets)
    assert all(re.fullmatch(r"[a-zæøå-]+\.xlsx", file_name(kind, lang)) for kind in LISTS)


def test_it_is_the_same_on_each_day() -> None:
    assert workbook(QUOTES, "nb", IDS) == workbook(QUOTES, "nb", IDS)
    assert b"2026-01-01T00:00:00Z" in zipfile.ZipFile(io.BytesIO(workbook(QUOTES, "nb"))).read("docProps/core.xml")


def test_words_are_offered_and_only_closed_ones_are_asked_for() -> None:
    data = workbook(QUOTES, "nb", IDS)
    offered = validations(data)
    choices = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", zip(*rows(data, 1))))

    def words(name: str) -> list[object]:
        source = offered[letter(name)][0]
        first, last = re.findall(r"\$([A-Z]+)\$(\d+)", source)
        return list(choices[first[0]][int(first[1]) - 1 : int(last[1])])

    assert words("theme") == ["mat", "ro"] and words("event") == ["konferansen"]
    assert words("tone") == ["godt", "dårlig", "både og", "nøytralt"]
    assert words("consent.scope") == words("consent.not_in")
    assert offered[letter("edited")] == ('"ja,nei"', True)
    closed = {name for name in ("theme", "tone", "consent.scope", "consent.status", "edited") if offered[letter(name)][1]}
    assert closed == {"tone", "consent.status", "edited"}  # an id may come later, and a cell of scopes holds several
    assert "Mat og måltider" in str(rows(data, 1))
    assert letter("theme") not in validations(workbook(QUOTES, "nb"))  # where there is no year


def test_cells_are_what_they_are_and_no_formulas() -> None:
    row = {
        ("id",): "q1",
        ("text",): "=1+1",
        ("edited",): False,
        ("tone",): "good",
        ("sensitive",): ["health", "sex"],
        ("consent", "date"): date(2026, 9, 17),
    }
    data = workbook(QUOTES, "nb", IDS, Filled([row], ["@husk"]))
    found = dict(zip(rows(data)[0], rows(data)[1]))
    assert found["Sitat"] == "=1+1" and found["Privat notat"] == "@husk"
    assert found["Ordene er endret"] == "nei" and found["Godt eller dårlig"] == "godt"
    assert found["Forteller om"] == "helse\nseksualitet" and found["Samtykke: dato"] == date(2026, 9, 17)
    assert [*part(data, "worksheets/sheet1").iter(f"{MAIN}f")] == []


def test_headings_stay_in_sight_and_it_is_printed_lying_with_them_on_each_page() -> None:
    sheet = part(workbook(QUOTES, "nb", IDS), "worksheets/sheet1")
    pane, setup = sheet.find(f".//{MAIN}pane"), sheet.find(f"{MAIN}pageSetup")
    assert pane is not None and (pane.attrib["ySplit"], pane.attrib["state"]) == ("1", "frozen")
    assert setup is not None and (setup.attrib["paperSize"], setup.attrib["orientation"]) == ("9", "landscape")
    assert sheet.find(f"{MAIN}autoFilter") is not None
    names = [each.text or "" for each in part(workbook(QUOTES, "nb"), "workbook").iter(f"{MAIN}definedName")]
    assert "Sitater!$A:$A,Sitater!$1:$1" in names


def test_texts_stay_texts_and_days_look_like_days() -> None:
    """What Excel makes of `1.2` in a cell for texts is no date."""
    styles = part(workbook(QUOTES, "nb"), "styles")
    formats = {each.attrib["formatCode"] for each in styles.iter(f"{MAIN}numFmt")}
    assert formats == {"dd.mm.yyyy"} and any(each.attrib["numFmtId"] == "49" for each in styles.iter(f"{MAIN}xf"))  # 49 is text
