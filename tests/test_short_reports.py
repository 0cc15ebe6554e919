"""The residents' own report and the year on one page: short, whatever the year holds, and with nothing that has no yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import problems
from paper import HOME, SAID_AT_LENGTH, built, drafted, loaded, spoken

YES = "consent: {status: given, scope: [report, web]}"
NO = "consent: {status: refused}"
NAMES = ("easy-report", "summary")


def year(themes: int, long: bool = False) -> str:
    """A year in which each theme has what all the others have."""
    titles = [f"Hvordan er det å snakke om sak {n} her?" for n in range(1, themes + 1)]
    said = f"{SAID_AT_LENGTH} " if long else ""
    lines = ["themes:", *(f"  - {{id: t{n}, title: '{title}', symbol: home}}" for n, title in enumerate(titles, 1)), "quotes:"]
    for n in range(1, themes + 1):
        lines += [f"  - {{id: q{n}{k}, text: '{said}Jeg sa {k} om sak {n}.', theme: t{n}, {YES}}}" for k in "abcd"]
        lines += [f"  - {{id: no{n}, text: Dette nektet jeg., theme: t{n}, {NO}}}"]
    lines += ["findings:"]
    lines += [
        f"  - {{id: f{n}{k}, text: '{said}Vi fant {k} i sak {n}.', theme: t{n}}}" for n in range(1, themes + 1) for k in "abc"
    ]
    lines += ["solutions:"]
    for n in range(1, themes + 1):
        lines += [
            f"  - {{id: s{n}, finding: f{n}a, proposals: [{{text: 'Vi gjør noe med sak {n}.', owner: Alle, due: 2027-05-01}}]}}"
        ]
    return "\n".join(lines) + "\n"


def _make(lang: Lang, themes: int, folder: Path) -> None:
    build(loaded(folder, year(themes), spoken(HOME, lang)), folder / "build", Order(NAMES))


def made(shelf: Shelf, name: str, lang: Lang = "nb", themes: int = 4) -> Path:
    return shelf.made(f"short-{lang}-{themes}", partial(_make, lang, themes)) / "build" / f"{name}.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [made(shelf, name, lang) for lang in LANGS for name in NAMES]


def said(found: Facts) -> str:
    return " ".join(" ".join(block.text.split()) for block in found.blocks)


@pytest.mark.parametrize("themes", [1, 4, 5, 8, 12])
def test_eight_pages_hold_every_year(shelf: Shelf, themes: int) -> None:
    found, t = read(made(shelf, "easy-report", themes=themes)), load_words("nb")
    assert len(found.sizes) <= 8
    told = said(found)
    for n in range(1, min(themes, 10) + 1):
        assert (
            t.quoted(f"Jeg sa a om sak {n}.") in told and f"Vi fant a i sak {n}." in told and f"Vi gjør noe med sak {n}." in told
        )


@pytest.mark.parametrize("themes, long", [(4, False), (4, True), (12, False), (12, True)])
def test_what_eight_pages_do_not_hold_is_counted(tmp_path: Path, themes: int, long: bool) -> None:
    """However long findings and quotes are."""
    found = read(built(tmp_path, year(themes, long), "easy-report", start=HOME) / "easy-report.pdf")
    shown = sum(f"Vi fant {k} i sak {n}." in said(found) for n in range(1, themes + 1) for k in "abc")
    assert len(found.sizes) <= 8
    assert f"Rapporten har {3 * themes - shown} funn" in said(found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_they_are_well_set_and_say_nothing_without_a_yes(shelf: Shelf, lang: Lang, name: str) -> None:
    found = read(made(shelf, name, lang))
    assert not problems(found)
    assert "Dette nektet jeg" not in said(found)


@pytest.mark.parametrize("long", [False, True])
def test_the_year_stands_on_one_page_with_questions_as_headings(tmp_path: Path, long: bool) -> None:
    found, t = read(built(tmp_path, year(8, long), "summary", start=HOME) / "summary.pdf"), load_words("nb")
    assert len(found.sizes) == 1
    heads = [" ".join(block.text.split()) for block in found.blocks if block.role == "H2"]
    assert heads == [t(f"summary.{name}") for name in ("said", "found", "doing", "ask")]


def test_a_finding_is_never_weaker_than_a_quote_and_a_sheet_has_one_colour(shelf: Shelf, tmp_path: Path) -> None:
    """In the residents' own report: as large, and bold; what is written below stands in the colours of its theme."""
    found = read(made(shelf, "easy-report"))
    lines = [(" ".join(line.text.split()), line.words[0].size) for block in found.blocks for line in block.lines]
    said_in, found_in = ({size for text, size in lines if part in text} for part in ("Jeg sa", "Vi fant b i sak"))
    assert said_in and min(found_in) >= max(said_in)
    tree = drafted(loaded(tmp_path, year(4), HOME), "easy-report")["easy-report"]
    within = [each for section in tree.walk() if section.name == "section" for each in section.walk() if each.name == "spare"]
    assert len([each for each in tree.walk() if each.name == "spare"]) - len(within) == 1  # on the last page, which is no theme's


def test_the_page_of_the_year_tells_what_is_done_about_the_findings_that_it_tells(tmp_path: Path) -> None:
    """Also where the first finding has many measures, or those of another one are shorter."""
    more = """
findings:
  - {id: a, text: Vi venter lenge.}
  - {id: b, text: Bussen går sjelden.}
  - {id: c, text: Maten er kald.}
  - {id: d, text: Vi er ute.}
solutions:
  - {id: s, finding: a, proposals: [{text: Vi ringer når vi er sene.}, {text: Vi skriver på tavla.}, {text: Vi sier fra.}]}
  - {id: t, finding: b, proposals: [{text: Vi ber om en buss til hver dag i uka fra høsten av.}]}
  - {id: u, finding: d, proposals: [{text: Vi går.}]}
"""
    text = said(read(built(tmp_path, more, "summary", start=HOME) / "summary.pdf"))
    assert "Vi ringer" in text and "Vi ber om en buss" in text
    assert "tavla" not in text and "Vi går." not in text


_FOUND = """
themes: [{id: one, title: Å få hjelp}]
quotes:
  - {id: a, text: Vi hører på musikk sammen., theme: one, YES}
  - {id: b, text: Jeg sitter og venter., theme: one, YES}
  - {id: c, text: Jeg venter for lenge., theme: one, feature: true, YES}
findings: [{id: f, text: Mange venter., theme: one, quotes: [b, c]}, {id: g, text: Bussen går sjelden., theme: one, quotes: [b]}]
solutions:
  - id: s
    finding: f
    proposals:
      - {text: Vi kjøper en klokke., response: {yes: 1, no: 5}, status: dropped, due: 2027-05-01, why_dropped: Vi har en.}
      - {text: Vi maler veggen., status: dropped, why_dropped: Den er fin.}
      - {text: Vi spør først., status: proposed}
      - {text: Vi ringer når vi er sene., status: agreed}
""".replace("YES", YES)


def test_quotes_are_those_behind_the_findings_that_are_told(tmp_path: Path) -> None:
    """What the year puts first comes first, and none stands twice; other words of the theme are not told."""
    text = said(read(built(tmp_path, _FOUND, "easy-report", start=HOME) / "easy-report.pdf"))
    assert text.count("Jeg venter for lenge.") == text.count("Jeg sitter og venter.") == 1
    assert text.index("Jeg venter for lenge.") < text.index("Jeg sitter og venter.") and "musikk" not in text


@pytest.mark.parametrize("name", NAMES)
def test_what_is_decided_is_told_before_what_is_only_proposed(tmp_path: Path, name: str) -> None:
    text = said(read(built(tmp_path, _FOUND, name, start=HOME) / f"{name}.pdf"))
    assert "Vi ringer" in text and "Vi spør" not in text


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_put_away_is_told_with_its_reason_and_first_what_residents_answered(tmp_path: Path, lang: Lang) -> None:
    """Nothing says when it would have been done, nor that they answered what they were not asked about."""
    found = read(built(tmp_path, _FOUND, "easy-report", start=spoken(HOME, lang)) / "easy-report.pdf")
    text, t = said(found), load_words(lang)
    assert t("easy_report.away") in text and "Vi kjøper en klokke." in text and "Vi har en." in text
    assert (
        "2027" not in text[text.index("Vi kjøper en klokke.") :].partition("Vi har en.")[0]
        and text.index("Vi kjøper en klokke.") < text.index("Vi maler veggen.")
        and t("easy_report.away_answered") not in text
        and not problems(found)
    )


def test_what_stands_with_its_finding_is_not_told_again(tmp_path: Path) -> None:
    only = _FOUND.replace("      - {text: Vi spør først., status: proposed}\n", "")
    only = only.replace("      - {text: Vi ringer når vi er sene., status: agreed}\n", "")
    only = only.replace("      - {text: Vi maler veggen., status: dropped, why_dropped: Den er fin.}\n", "")
    text = said(read(built(tmp_path, only, "easy-report", start=HOME) / "easy-report.pdf"))
    assert text.count("Vi kjøper en klokke.") == 1 and load_words("nb")("easy_report.away") not in text


def test_a_short_year_on_one_page_has_larger_words_and_no_room_to_write(tmp_path: Path) -> None:
    """It is for whoever has two minutes."""
    sizes = []
    for themes, long in ((1, False), (8, True)):
        (folder := tmp_path / str(themes)).mkdir()
        found = read(built(folder, year(themes, long), "summary", start=HOME) / "summary.pdf")
        assert load_words("nb")("handout.to_remember") not in said(found)
        sizes.append(next(word.size for word in found.words if "Vi gjør noe" in word.text))
    assert sizes[0] > sizes[1] == pytest.approx(14)


@pytest.mark.parametrize("themes, told", [(1, True), (12, False)])
def test_a_long_quote_is_told_where_its_page_has_room(tmp_path: Path, themes: int, told: bool) -> None:
    words = " ".join(["Jeg vil ha det slik."] * 12)
    text = said(
        read(built(tmp_path, year(themes).replace("Jeg sa", f"{words} Jeg sa"), "easy-report", start=HOME) / "easy-report.pdf")
    )
    assert (words in text) is told


@pytest.mark.parametrize("lang", LANGS)
def test_proposals_that_are_not_told_are_counted(tmp_path: Path, lang: Lang) -> None:
    """With findings that are not, or alone; one is no plural."""
    t = load_words(lang)
    for name, more, sentence in (
        (
            "both",
            "findings: [{id: h, text: Vi vil ut., theme: one}, {id: i, text: Vi vil ha en hage., theme: one}, ",
            {"n": 2, "m": 2},
        ),
        ("one", "findings: [", {"n": 1}),
    ):
        (tmp_path / name).mkdir()
        path = built(tmp_path / name, _FOUND.replace("findings: [", more), "easy-report", start=spoken(HOME, lang))
        assert t(f"easy_report.more{'_both' if 'm' in sentence else ''}", **sentence) in said(read(path / "easy-report.pdf"))
