"""What symbol packs say is read by the rules of privacy and of plain language, as the year's own texts are."""

from __future__ import annotations

from pathlib import Path

import pytest

import packs
from conftest import SMALL
from day import TODAY
from dialogkit import limits
from dialogkit.checks.pack_texts import pack_texts
from dialogkit.checks.privacy.clear import in_clear
from dialogkit.checks.privacy.cycle_privacy import check_private, without_private
from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.clearing.returned import check_returned
from dialogkit.clearing.select import Gate
from dialogkit.cycle.load import Loaded, load
from dialogkit.problems import DialogkitError, Problem, Severity

HEAD = "name: Vårt\nlicence: egne bilder\nsource: https://example.no/bilder\n"
WORDS = "nb: kaffe, people: nei, kind: photo"


def year(folder: Path, *rows: str, head: str = HEAD, more: str = "", zipped: bool = False) -> Loaded:
    """A year with a pack of photos, of which each row has its file."""
    lines = "".join(f"  - {{file: b{number}.jpg, {row}}}\n" for number, row in enumerate(rows))
    files = {"pack.yaml": f"{head}pictures:\n{lines}".encode(), **{f"b{number}.jpg": b"" for number in range(len(rows))}}
    (packs.as_zip if zipped else packs.as_folder)(folder / ("hus.zip" if zipped else "hus"), files)
    named = "hus.zip" if zipped else "hus"
    (folder / "cycle.yaml").write_text(f"{SMALL}symbol_packs: [{named}]\n{more}", encoding="utf-8")
    return load(folder)


def places(problems: list[Problem]) -> list[str]:
    return [f"{each.code} {str(each.place).rpartition('/')[2]}" for each in problems]


@pytest.mark.parametrize(
    ("alt", "codes"),
    [
        ("Ring 98 76 54 32", ["private-phone"]),
        ("Skriv til noen@eksempel.no", ["private-email"]),
        ("Bilde hos Olvar Nattravn", ["private-unknown-name"]),
        ("Ragnhild har epilepsi", ["private-first-name", "private-matter-named"]),
        ("Nummer 41814061033", ["private-birth-number"]),
        ("Stua, med sofaen og tv-en", []),
    ],
)
def test_what_a_picture_shows_is_read_as_the_years_own_pictures_are(tmp_path: Path, alt: str, codes: list[str]) -> None:
    own = f"symbols: {{min: {{src: min.png, alt: {alt}}}}}\n"
    (tmp_path / "min.png").write_bytes(packs.small(1))
    loaded = year(tmp_path, f"{WORDS}, alt: {alt}", more=own)
    for edition in ("internal", "public"):
        found = check_private(loaded, edition)
        of_pack = [each for each in found if each.place and each.place.file.endswith("pack.yaml")]
        of_year = [each for each in found if each not in of_pack]
        assert [each.code for each in of_pack] == codes
        assert [(each.code, each.severity, each.details) for each in of_pack] == [
            (each.code, each.severity, each.details) for each in of_year
        ]


@pytest.mark.parametrize("zipped", [False, True])
def test_it_is_told_at_its_words_and_shown_with_stars(tmp_path: Path, zipped: bool) -> None:
    loaded = year(tmp_path, f"{WORDS}, alt: Ring 98 76 54 32", zipped=zipped)
    found = check_private(loaded, "public")
    assert places(found) == ["private-phone pack.yaml:5:67"]
    assert found[0].place and found[0].place.file == str(tmp_path / ("hus.zip" if zipped else "hus") / "pack.yaml")
    assert "98 76" not in found[0].excerpt and "alt: Ring 98***" in found[0].excerpt
    assert "alt: Ring 98 76 54 32" in in_clear(loaded.sources, found)[0].excerpt
    other = Problem("picture-broken", found[0].place, {"file": "98 76 54 32"}, excerpt=loaded.sources[1].excerpt(found[0].place))
    (hidden,) = without_private(loaded, [other], found)
    assert "76" not in f"{hidden.details} {hidden.excerpt}"


def test_the_words_of_a_photo_are_read_and_those_of_a_drawing_are_not(tmp_path: Path) -> None:
    rows = ("nb: Ragnhild, kind: photo, alt: Stua, people: nei", "nb: [Ragnhild Berg, epilepsi]")
    assert places(check_private(year(tmp_path, *rows), "public")) == ["private-first-name pack.yaml:5:24"]


def test_what_a_pack_says_of_itself_is_read_and_where_it_is_from_may_be_said(tmp_path: Path) -> None:
    link = "credit: Vi selv, https://www.example.no\n"
    assert places(check_private(year(tmp_path, "nb: kaffe", head=HEAD + link), "public")) == []
    told = "credit: Vi selv, https://eksempel.no, 98 76 54 32\n"
    assert places(check_private(year(tmp_path, "nb: kaffe", head=HEAD + told), "public")) == [
        "private-link pack.yaml:4:26",
        "private-phone pack.yaml:4:39",
    ]


def test_an_answer_of_the_year_answers_in_a_pack_too(tmp_path: Path) -> None:
    allow = "privacy: {allow: [{text: Olvar Nattravn, reason: Et skip}]}\n"
    loaded = year(tmp_path, f"{WORDS}, alt: Bilde hos Olvar Nattravn", more=allow)
    assert places(check_private(loaded, "public")) == ["private-allowed cycle.yaml:7:19"]


def test_what_nobody_may_print_is_not_said_again_by_a_picture(tmp_path: Path) -> None:
    words = "Det var kaldt om morgenen da vi kom til hytta"
    quote = f"quotes: [{{id: q, text: {words}, who: user, consent: {{status: withdrawn}}}}]\n"
    loaded = year(tmp_path, f"{WORDS}, alt: {words}", more=quote)
    found = [*check_returned(loaded, Gate("internal", TODAY))]
    assert "says-what-is-left-out pack.yaml:5:62" in places(found)


def test_it_is_read_by_the_rules_of_plain_language_at_its_words(tmp_path: Path) -> None:
    alt = "Vedkommende sitter der"
    loaded = year(tmp_path, f"{WORDS}, alt: {alt}", "nb: [vedkommende, implementering]")
    assert places(check_reading(loaded)) == ["hard-word pack.yaml:5:62"]


def test_of_thousands_of_pictures_those_are_read_that_the_year_may_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PACK_READ", 90)
    more = "poster: {title: T, we_want: [{text: Vi spiller, symbol: gult kort 7}]}\n"
    rows = [f"nb: '{'gult kort' if number % 2 else 'blå bok'} {number}', alt: Bilde {number}" for number in range(100)]
    loaded = year(tmp_path, *rows, "nb: kaffe, alt: Ring 98 76 54 32", more=more)
    read = {path[1] for _, path, *_ in pack_texts(loaded) if len(path) > 1}
    assert read < {7, 100, *range(1, 100, 2)} and {7, 100} <= read and len(read) < 20
    assert places(check_private(loaded, "public")) == ["private-phone pack.yaml:105:43"]


def test_a_small_pack_is_read_whole(tmp_path: Path) -> None:
    rows = [f"nb: ukjent{number}, alt: Bilde" for number in range(limits.PACK_READ)]
    assert len({path[1] for _, path, *_ in pack_texts(year(tmp_path, *rows)) if len(path) > 1}) == len(rows)


def test_more_than_may_be_read_is_told_where_it_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PACK_LETTERS", 400)
    rows = [f"nb: ord {number}, alt: Bilde" for number in range(9)]
    loaded = year(tmp_path, *rows)
    for check in (lambda: check_private(loaded, "internal"), lambda: check_reading(loaded)):
        with pytest.raises(DialogkitError) as caught:
            check()
        (problem,) = caught.value.problems
        assert problem.code == "pack-of-texts" and problem.severity is Severity.ERROR
        assert str(problem.place).rpartition("/")[2] == "pack.yaml:10:36"
