"""Minutes: of each meeting that has been held, what the year tells of it and no more; what it does not tell has room to write."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pypdfium2
import pytest

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.templating.seen.meetings import dated, meetings_held, next_meeting
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import read
from layout.rules import problems
from paper import HOME, bare, built, loaded, spoken, text_of

YES = "consent: {status: given, scope: [report]}"
YEAR = f"""
themes: [{{id: mat, title: Maten}}]
events:
  - id: k
    kind: conference
    title: Dialogkonferansen for alle som bor og arbeider i bofellesskapene på Solbakken
    date: 2027-09-16
    start: 10.00
    end: 14.30
    place: Storsalen
    attendance: {{users: 9, staff: 7, relatives: 0, total: 16}}
    groups: {{count: 4, size: 4}}
    method: {{name: PLA, text: [Alle tenker først. Så snakker vi sammen.], steps: [Les spørsmålet høyt.]}}
    agenda:
      - {{title: Velkommen, start: 10.00, end: 10.15}}
      - title: Retten til å velge
        start: 10.15
        by: Rådgiveren
        role: Jurist
        org: Elvestrand kommune
        text: Om CRPD.
        questions: [Hva er nytt?]
    in_short: [Maten engasjerte mest., Vi møtes igjen i oktober.]
    feedback: [Lunsjen var god.]
    closing: [Gruppene vil møtes igjen.]
  - id: v
    kind: workshop
    date: 2027-10-14
    attendance: {{total: 12}}
    next:
      text: [Alle er velkommen.]
      changes: [Odd planlegger den.]
      wishes: [Mer om mat.]
  - {{id: l, kind: solutions_conference, title: Vi hører svarene, date: 2027-11-18, start: 16.30, place: Stua, about: [Kom.]}}
tasks:
  - id: t
    title: Om maten
    event: k
    {YES}
    groups:
      - n: 1
        lead: Vi er enige.
        points: [Middagen er for tidlig.]
        sections: [{{heading: Tid, points: [Vi vil velge selv.], quotes: [q, no]}}]
  - {{id: u, title: Om hemmeligheter, event: k, consent: {{status: refused}}, groups: [{{n: 1, points: [Dette sa vi nei til.]}}]}}
quotes:
  - {{id: q, text: Jeg er ikke sulten klokka fire., {YES}}}
  - {{id: no, text: Dette sitatet er ikke til noen., consent: {{status: pending}}}}
findings: [{{id: f, text: Mange vil velge når de spiser.}}]
solutions:
  - id: l
    finding: f
    ideas: [To tider for middag.]
    obstacles: [Det er få på jobb.]
    obstacle_ideas: [Vi bytter vakter.]
    proposals:
      - text: Middag klokka 16 eller 18.
        owner: Kjøkkengruppa
        due: 2027-12-01
        status: agreed
        response: {{yes: 8, partly: 1, no: 0, comments: [Da rekker jeg bussen.]}}
"""
TOLD = """Torsdag 16. september 2027, 10.00–14.30 | Storsalen | Til sammen: 16, beboere: 9, ansatte: 7 | 4 med 4 i hver | PLA
Alle tenker først. | Les spørsmålet høyt. | 10.00–10.15 | Rådgiveren | Jurist, Elvestrand kommune | Om CRPD. | Hva er nytt?
Gruppe 1 | Vi er enige. | Middagen er for tidlig. | Vi vil velge selv. | «Jeg er ikke sulten klokka fire.» | Lunsjen var god.
Gruppene vil møtes igjen. | Alle er velkommen. | Odd planlegger den. | Mer om mat.
To tider for middag. | Det er få på jobb. | Vi bytter vakter. | Middag klokka 16 eller 18."""


def _make(lang: Lang, folder: Path) -> None:
    built(folder, YEAR, "minutes", start=spoken(HOME, lang))


def minutes(shelf: Shelf, lang: Lang = "nb", meeting: str = "k") -> Path:
    return shelf.made(f"minutes-{lang}", partial(_make, lang)) / "build" / f"minutes-{meeting}.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [minutes(shelf, lang, meeting) for lang in LANGS for meeting in "kv"]


def headings(file: Path) -> list[str]:
    return [block.text for block in read(file).blocks if block.role == "H1"]


def test_all_that_a_year_tells_of_a_meeting_is_there(shelf: Shelf) -> None:
    text = bare(text_of(minutes(shelf)) + text_of(minutes(shelf, meeting="v")))
    told = [piece.strip() for line in TOLD.splitlines() for piece in line.split("|")]
    assert [piece for piece in told if bare(piece) not in text] == []
    assert bare("Rådgiveren, Jurist") not in text, "what one is has a capital: it stands on a line of its own"


@pytest.mark.parametrize(
    ("total", "told"), [(35, "5 med 7 i hver"), (34, "5 med opptil 7 i hver"), (36, "5"), (None, "5 med 7 i hver")]
)
def test_groups_hold_no_more_or_fewer_than_came(tmp_path: Path, total: int | None, told: str) -> None:
    came = f"attendance: {{total: {total}}}," if total else "attendance: {users: 3},"
    year = f"events: [{{id: k, kind: conference, date: 2027-09-16, {came} groups: {{count: 5, size: 7}}}}]"
    found = read(built(tmp_path, year, "minutes", start=HOME) / "minutes-k.pdf")
    texts = [" ".join(block.text.split()) for block in found.blocks]
    assert texts[texts.index(load_words("nb")("minutes.groups")) + 1] == told


def test_it_is_told_in_short_before_all_else_and_where_nobody_wrote_that_there_is_no_box(shelf: Shelf) -> None:
    t = load_words("nb")
    text, other = text_of(minutes(shelf)), text_of(minutes(shelf, meeting="v"))
    places = [text.index(each) for each in (t("minutes.in_short"), "Maten engasjerte", "i oktober", t("handout.programme"))]
    assert places == sorted(places) and t("minutes.in_short") not in other


def test_what_has_no_yes_is_not(shelf: Shelf) -> None:
    text = bare(text_of(minutes(shelf)))
    assert bare("Dette sa vi nei til") not in text and bare("Dette sitatet er ikke") not in text


@pytest.mark.parametrize("lang", LANGS)
def test_each_meeting_that_was_held_is_a_file_that_says_which(shelf: Shelf, lang: Lang) -> None:
    """And one that is still to come is none."""
    t = load_words(lang)
    conference, workshop = (minutes(shelf, lang, meeting) for meeting in "kv")
    assert sorted(file.name for file in conference.parent.glob("*.pdf")) == [conference.name, workshop.name]
    assert headings(conference)[0].startswith(f"{t('labels.minutes')}: Dialogkonferansen")
    assert headings(workshop) == [f"{t('labels.minutes')}: {t('labels.workshop')}"]
    title = pypdfium2.PdfDocument(workshop).get_metadata_value("Title")
    assert title.startswith(headings(workshop)[0]) and title.endswith("2027")
    for file in (conference, workshop):
        assert structure.problems(file) == [] and problems(read(file)) == []


def test_a_meeting_that_comes_later_leaves_the_minutes_of_another_as_they_are(tmp_path: Path) -> None:
    """What was made on request stays as long as it is true; what is true of another meeting goes with it."""
    year = YEAR.replace(", attendance: {total: 12}", "")
    build(loaded(tmp_path, year, HOME), tmp_path / "b", Order(("minutes",)))
    first = (tmp_path / "b" / "minutes-k.pdf").read_bytes()
    build(loaded(tmp_path, YEAR, HOME), tmp_path / "b")
    assert (tmp_path / "b" / "minutes-k.pdf").read_bytes() == first
    build(loaded(tmp_path, YEAR.replace("Storsalen", "Kafeen"), HOME), tmp_path / "b")
    assert not (tmp_path / "b" / "minutes-k.pdf").exists()


def test_a_withdrawn_quote_takes_with_it_the_minutes_that_it_stands_in_alone(tmp_path: Path) -> None:
    build(loaded(tmp_path, YEAR, HOME), tmp_path / "b", Order(("minutes",)))
    year = YEAR.replace("text: Jeg er ikke sulten klokka fire., " + YES, "text: x, consent: {status: withdrawn}")
    build(loaded(tmp_path, year, HOME), tmp_path / "b", Order(("invitation",)))
    assert sorted(file.name for file in (tmp_path / "b").glob("minutes*")) == ["minutes-v.pdf"]


def test_a_theme_that_goes_on_says_which_it_is(tmp_path: Path) -> None:
    """And a page that begins with something else says of which meeting it is."""
    points = ", ".join(f"Dette er punkt nummer {number}." for number in range(60))
    year = YEAR.replace("points: [Middagen er for tidlig.]", f"points: [{points}]")
    file = built(tmp_path, year, "minutes", start=HOME) / "minutes-k.pdf"
    pages = pypdfium2.PdfDocument(file)
    heads = [page.get_textpage().get_text_bounded().strip().splitlines()[0] for page in pages]
    assert len(heads) > 2 and heads[-1] == "Dette sa gruppene om «Om maten»" and heads[1].startswith("Referat: "), heads


def test_the_next_meeting_is_named_or_has_lines_to_write_on(shelf: Shelf, tmp_path: Path) -> None:
    text = " ".join(text_of(minutes(shelf)).split())
    assert "Neste møte Løsningsverksted 14. oktober 2027" in text
    text = " ".join(text_of(minutes(shelf, meeting="v")).split())
    assert "Vi hører svarene 18. november 2027, 16.30 Stua" in text
    alone = built(tmp_path, "events: [{id: m, kind: meeting, attendance: {total: 19}}]", "minutes", start=HOME) / "minutes-m.pdf"
    found, t = read(alone), load_words("nb")
    said = [block.text.strip() for block in found.blocks]
    assert said[-1] == t("minutes.next")
    assert "Til sammen: 19" in said and problems(found) == []


def test_what_a_meeting_said_of_the_next_one_goes_before_what_the_dates_say(tmp_path: Path) -> None:
    said = YEAR.replace("text: [Alle er", "title: Kafékveld\n      date: 2028-01-20\n      text: [Alle er")
    text = " ".join(text_of(built(tmp_path, said, "minutes", start=HOME) / "minutes-v.pdf").split())
    assert "Neste møte Kafékveld Torsdag 20. januar 2028" in text and "Vi hører svarene" not in text


def test_what_was_agreed_stands_with_who_and_when(tmp_path: Path) -> None:
    year = YEAR.replace("about: [Kom.]", "attendance: {total: 11}")
    text = " ".join(text_of(built(tmp_path, year, "minutes", start=HOME) / "minutes-l.pdf").split())
    assert "Svar: 8 ja, 1 delvis, 0 nei. «Da rekker jeg bussen.» Kjøkkengruppa 1. desember 2027 Avtalt" in text


def test_what_is_proposed_weighs_more_than_what_was_answered(tmp_path: Path) -> None:
    year = YEAR.replace("about: [Kom.]", "attendance: {total: 11}")
    words = read(built(tmp_path, year, "minutes", start=HOME) / "minutes-l.pdf").words
    number, answer = (next(word for word in words if word.text.strip().startswith(begin)) for begin in ("1.1", "Svar:"))
    assert "Bold" in number.font and "Bold" not in answer.font


def test_no_finding_is_left_out_of_a_workshop(tmp_path: Path) -> None:
    """One that is good needs no solution, and says so; one that nobody has decided anything of says that."""
    t = load_words("nb")
    found = "findings: [{id: a, text: Vi ler mye., tone: good}, {id: b, text: Vi venter., tone: bad}, {id: c, text: Vi bor.}]"
    solutions = "solutions: [{id: s, finding: b, ideas: [En klokke.]}]"
    year = f"events: [{{id: v, kind: workshop, attendance: {{total: 9}}}}]\n{found}\n{solutions}"
    text = " ".join(text_of(built(tmp_path, year, "minutes", start=HOME) / "minutes-v.pdf").split())
    assert f"Funn 1: Vi ler mye. {t('report.is_good')} Funn 2" in text
    assert text.count(t("report.undecided")) == 2 and "Funn 3: Vi bor." in text


def test_a_year_without_a_meeting_waits(tmp_path: Path) -> None:
    results, _ = build(
        loaded(tmp_path, "events: [{id: m, kind: meeting, date: 2027-05-12, agenda: [{title: Kaffe}]}]", HOME),
        tmp_path / "b",
        Order(("minutes",)),
    )
    assert [result.waits for result in results] == ["waits.minutes"]


def test_meetings_follow_each_other_by_their_dates(tmp_path: Path) -> None:
    more = "events: [{id: a, kind: meeting, date: 2027-05-12, closing: [Takk.]}, {id: b, kind: meeting, closing: [Takk.]}, "
    more += "{id: c, kind: forum, date: 2027-09-12}, {id: d, kind: forum, date: 2027-06-01}]"
    cycle = loaded(tmp_path, more, HOME).cycle
    assert [each.id for each in meetings_held(cycle)] == ["a", "b"]
    assert [(coming.id if (coming := next_meeting(dated(cycle), each)) else "") for each in cycle.events] == ["d", "", "", "c"]
