"""What stands beside a finding in the report: each quote once, what belongs to it, and words in the place of what is missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dialogkit.cycle.model import Cycle
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.templating.seen.found import shown
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from paper import HOME, bare, drafted, loaded, read, spoken, text_of
from reading import usual

YES = "consent: {status: given, scope: [report, web]}"
PEOPLE = ("Beboer", "Beboere", "Ansatte")


def said(*texts: str, more: str = "") -> str:
    """Quotes q0, q1 …"""
    return "quotes:\n" + "".join(f"  - {{id: q{number}, text: {text}, {YES}{more}}}\n" for number, text in enumerate(texts))


def cycle(tmp_path: Path, more: str) -> Cycle:
    year = loaded(tmp_path, more, HOME)
    assert not [problem for problem in year.problems if problem.severity.name == "ERROR"], year.problems
    return year.cycle


def beside(tmp_path: Path, more: str) -> list[list[str]]:
    """The quotes beside each finding."""
    rows = shown(cycle(tmp_path, more), PEOPLE).found
    return [[quote.id for quote in row.quotes] for group in rows.values() for row in group]


def test_a_quote_stands_beside_the_first_finding_that_names_it(tmp_path: Path) -> None:
    found = (
        "findings: [{id: a, text: A, quotes: [q0, q0, q1]}, {id: b, text: B, quotes: [q1, q2]}, {id: c, text: C, quotes: [q1]}]\n"
    )
    assert beside(tmp_path, said("En", "To", "Tre") + found) == [["q0", "q1"], ["q2"], []]


@pytest.mark.parametrize(
    ("lengths", "left"), [([5] * 6, 3), ([60, 60], 1), ([200], 1), ([30, 30, 30], 2), ([20, 20, 20], 2), ([15, 15, 15], 3)]
)
def test_the_first_few_stand_there_and_the_rest_in_the_appendix(tmp_path: Path, lengths: list[int], left: int) -> None:
    names = [f"q{number}" for number in range(len(lengths))]
    more = said(*(" ".join(["ord"] * length) for length in lengths)) + f"findings: [{{id: a, text: A, quotes: {names}}}]\n"
    made = shown(cycle(tmp_path, more), PEOPLE)
    (row,) = made.found[None]
    assert [quote.id for quote in row.quotes] == names[:left] and row.more == (left < len(names))
    assert [quote.id for quote in made.others.get(None, [])] == names[left:]
    assert made.quotes == {*names[:left]}


def test_what_stands_on_the_front_stands_nowhere_else_unless_a_finding_has_nothing_but_that(tmp_path: Path) -> None:
    found = "findings: [{id: a, text: A, quotes: [q0, q1]}, {id: b, text: B, quotes: [q2]}]\n"
    made = shown(cycle(tmp_path, said("En", "To", "Tre", more=", feature: ja") + found.replace("[q0, q1]", "[q0]")), PEOPLE)
    assert [quote.id for quote in made.front] == ["q1"]
    first = said("En", "To").replace("text: En,", "text: En, feature: ja,")
    made = shown(cycle(tmp_path, first + "findings: [{id: a, text: A, quotes: [q0, q1]}]\n"), PEOPLE)
    assert [quote.id for quote in made.front] == ["q0"] and [quote.id for quote in made.found[None][0].quotes] == ["q1"]


REST = """
themes: [{id: hjelp, title: Hjelp, questions: [{id: q, text: Hva?}]}, {id: mat, title: Mat, questions: [{id: r, text: Hva?}]}]
findings:
  - {id: a, text: A, theme: hjelp, quotes: [q0]}
  - {id: b, text: B, theme: hjelp, quotes: [q0]}
tasks:
  - {id: t, title: Hjelp, theme: hjelp, YES, groups: [{n: 1, sections: [{quotes: [q3]}]}]}
"""


def test_what_no_finding_names_stands_in_the_appendix_by_its_own_theme(tmp_path: Path) -> None:
    """But for what stands in the groups' notes. The theme's last quote says that there are more, there too."""
    quotes = said("En", "To", "Tre", "Fire", "Fem").replace("text: To", "text: To, theme: mat")
    quotes = quotes.replace("text: Fem", "text: Fem, theme: hjelp")
    made = shown(cycle(tmp_path, quotes + REST.replace("YES", YES)), PEOPLE)
    assert {theme: [quote.id for quote in others] for theme, others in made.others.items()} == {
        "mat": ["q1"],
        None: ["q2"],
        "hjelp": ["q4"],
    }
    assert [row.more for row in made.found["hjelp"]] == [True, False]
    quotes = quotes.replace("text: Fem, theme: hjelp", "text: Fem")
    for notes, more in (("quotes: [q3]", True), ("points: [Noe]", False)):
        made = shown(cycle(tmp_path, quotes + REST.replace("YES", YES).replace("quotes: [q3]", notes)), PEOPLE)
        assert [row.more for row in made.found["hjelp"]] == [more, False]


TASK = f"""
themes: [{{id: hjelp, title: Hjelp, questions: [{{id: q, text: Hva er bra?}}]}}]
tasks:
  - id: t
    title: Hjelp
    theme: hjelp
    {YES}
    groups:
      - {{n: 1, points: [Ansatte er hyggelige, Mange har ikke lest vedtaket sitt], sections: [{{points: [Klokka går feil]}}]}}
      - {{n: 2, points: [Vi vil lese vedtaket sammen, Hjelp med vedtaket er bra, Et vedtak er vanskelig å lese]}}
"""


def test_without_a_quote_the_groups_points_about_the_same_stand_there(tmp_path: Path) -> None:
    """By a word that tells what they are about: not one for people, and no short one."""
    found = """
findings:
  - {id: a, text: Ansatte og beboere vet ikke hva vedtaket sier, theme: hjelp}
  - {id: b, text: Ansatte er fine, theme: hjelp}
"""
    made = shown(cycle(tmp_path, TASK + found), PEOPLE)
    one, two = made.found["hjelp"]
    assert one.points == ["Mange har ikke lest vedtaket sitt", "Vi vil lese vedtaket sammen", "Hjelp med vedtaket er bra"]
    assert two.points == []
    made = shown(cycle(tmp_path, TASK + said("En") + found.replace("sier,", "sier, quotes: [q0],")), PEOPLE)
    assert made.found["hjelp"][0].points == []


def test_how_many_groups_there_were(tmp_path: Path) -> None:
    """Those of the meeting, or those that noted something."""

    def groups(more: str, theme: str | None = "hjelp") -> int | None:
        return shown(cycle(tmp_path, more), PEOPLE).found[theme][0].groups

    found = "findings: [{id: a, text: A, theme: hjelp, groups: 2}]\n"
    event = "events: [{id: k, kind: conference, groups: {count: 5}}]\n"
    assert groups(TASK + found) == 2 and groups(TASK + event + found) == 5
    assert groups(TASK.replace("    theme: hjelp\n", "    theme: hjelp\n    event: k\n") + event + found) == 5
    assert groups(found.replace(" theme: hjelp,", ""), None) is None


# ------------------------------------------------------------------------------------------------ as it is printed


def report(folder: Path, more: str, order: Order = Order(), start: str = HOME) -> str:
    """What the report says, without spaces."""
    year = loaded(folder, more, start)
    build(read(year) if order.edition == "public" else year, folder / "out", Order(only=("report",), edition=order.edition))
    return bare(text_of(folder / "out" / "report.pdf"))


WHOLE = (
    TASK
    + said("Forste ord her", "Andre ord der", "Tredje ord hit", "Fjerde ord dit")
    + """
findings:
  - {id: a, text: Vi venter lenge, theme: hjelp, quotes: [q0, q1, q2, q3], groups: 4}
  - {id: b, text: Noe helt annet}
events:
  - {id: k, kind: conference, date: 2027-09-17, attendance: {users: 30, staff: 9}, groups: {count: 5}}
  - {id: m, kind: meeting, attendance: {users: 8}}
solutions:
  - id: l
    finding: a
    proposals:
      - {id: p, text: Vi sier fra, owner: Alle, due: 2027-12-01, status: doing, response: {yes: 12, partly: 0, no: 3}}
      - {id: r, text: Vi ringer, status: dropped, why_dropped: Ingen ville}
"""
)


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_says_each_thing_once_and_what_is_missing_in_words(tmp_path: Path, lang: str) -> None:
    words = load_words(lang)
    text = report(tmp_path, WHOLE, start=spoken(HOME, lang))
    once = ["Forsteordher", "Andreordder", "Tredjeordhit", "Fjerdeorddit", "Vienterlenge", "Visierfra", "Ingenville"]
    assert {part: text.count(part) for part in once} == {
        **dict.fromkeys(once, 1),
        "Vienterlenge": 0,
        "Visierfra": 3,  # beside its finding, with its answers among the year's numbers, and with all answers
    }
    assert text.count("Viventerlenge") == 1
    for key in (
        "said",
        "found",
        "doing",
        "more_behind",
        "done_none",
        "undecided",
        "other_findings",
        "year",
        "numbers",
        "appendix",
    ):
        assert bare(words(f"report.{key}")) in text, key
    assert bare(words("report.said_in_of", n=4, all=5)) in text
    assert bare(words("report.status_dropped")) in text and bare(words("report.no_due")) not in text


def test_a_theme_whose_quotes_stand_beside_no_finding_says_where_they_are(tmp_path: Path) -> None:
    """Another theme, all of whose quotes stand beside a finding, says nothing."""
    more = """
themes: [{id: en, title: En}, {id: to, title: To}]
quotes:
  - {id: q, text: Ord om en, theme: en, consent: {status: given, scope: [report, web]}}
  - {id: r, text: Ord om to, theme: to, consent: {status: given, scope: [report, web]}}
findings: [{id: f, text: Funnet om en, theme: en, quotes: [q]}, {id: g, text: Funnet om to, theme: to}]
"""
    found = shown(cycle(tmp_path, more), PEOPLE).found
    assert [row.more for rows in found.values() for row in rows] == [False, True]
    groups = "groups: [{n: 1, sections: [{heading: H, quotes: [q, s]}]}]"
    noted = f"tasks: [{{id: o, theme: en, title: O, {YES}, {groups}}}]\n"
    also = more.replace("quotes:", "quotes:\n  - {id: s, text: Ord om mer, consent: {status: given, scope: [report, web]}}", 1)
    for quoted, told in ((noted, True), (noted.replace("[q, s]", "[q]"), False)):
        assert shown(cycle(tmp_path, also.replace("themes:", quoted + "themes:")), PEOPLE).found["en"][0].more is told


def test_who_reads_the_report_is_sent_to_the_home_where_no_name_is_known(tmp_path: Path) -> None:
    """A reader may live there, work there, or sit in the council."""
    words, year = load_words("nb"), loaded(tmp_path, WHOLE, HOME)
    build(year, tmp_path / "out", Order(only=("report", "summary")))
    for name in ("report", "summary"):
        text = bare(text_of(tmp_path / "out" / f"{name}.pdf"))
        assert bare(words("common.ask_place", place="Solbakken")) in text and bare(words("common.ask_leader")) not in text


def test_every_quote_that_may_stand_in_the_report_stands_there_once_and_no_other(tmp_path: Path) -> None:
    """Whether a finding names it or not; for the public edition each needs a yes to the web too."""
    rest = [
        "{id: r1, text: Bare tekst her, consent: {status: given, scope: [report, web]}}",
        "{id: r2, text: Bare inne her, consent: {status: given, scope: [report]}}",
        "{id: r3, text: Bare spill her, consent: {status: given, scope: [game, web]}}",
        "{id: r4, text: Bare nei her, consent: {status: withdrawn, scope: [report, web]}}",
        "{id: r5, text: Bare over her, consent: {status: given, scope: [report, web], expires: 2027-01-01}}",
        "{id: r6, text: Bare uspurt her}",
    ]
    year = WHOLE.replace("findings:", "".join(f"  - {each}\n" for each in rest) + "findings:", 1)
    names = ["Bareteksther", "Bareinneher", "Barespillher", "Bareneiher", "Bareoverher", "Bareuspurther"]
    inside, outside = report(tmp_path, year), report(tmp_path, year, Order(edition="public"))
    assert [inside.count(name) for name in names] == [1, 1, 0, 0, 0, 0]
    assert [outside.count(name) for name in names] == [1, 0, 0, 0, 0, 0]
    assert bare(load_words("nb")("report.other_quotes")) in inside


def test_what_groups_noted_about_no_theme_stands_below_its_own_title(tmp_path: Path) -> None:
    noted = f"  - {{id: u, title: Noe for seg, {YES}, groups: [{{n: 1, points: [Helt for seg selv]}}]}}\n"
    text = report(tmp_path, WHOLE.replace("quotes:\n", noted + "quotes:\n", 1))
    assert bare("Noe for seg • Helt for seg selv") in text


def test_what_it_has_led_to_is_told_for_each_side(tmp_path: Path) -> None:
    words = load_words("nb")
    told = (
        "evaluation: {users: [Vi blir hoert], staff: [Vi lytter], results: [Det virker]}\nvalue: {users: [Mye], staff: [Mer]}\n"
    )
    text = report(tmp_path, WHOLE + told)
    sides = "".join(
        f"{bare(words(key))}•{bare(line)}" for key, line in (("labels.users", "Vi blir hoert"), ("labels.staff", "Vi lytter"))
    )
    assert bare(words("report.evaluation")) + sides + bare(words("report.results")) + "•Detvirker" in text
    assert f"{bare(words('report.value'))}{bare(words('labels.users'))}•Mye{bare(words('labels.staff'))}•Mer" in text


def test_where_nobody_counted_there_is_no_nought_and_for_nobody_no_column(tmp_path: Path) -> None:
    heads = bare("Møte Beboere Ansatte Til sammen")
    text = report(tmp_path, WHOLE)
    assert heads + bare("Dialogkonferanse 30 9 39") + bare("Møte 8 – 8") in text
    text = report(tmp_path, WHOLE.replace("staff: 9", "staff: 9, other: 2").replace("{users: 8}", "{users: 8, other: 0}"))
    assert bare("Møte Beboere Ansatte Andre Til sammen Dialogkonferanse 30 9 2 41 Møte 8 – 0 8") in text


def test_departments_that_nobody_counted_are_no_table(tmp_path: Path) -> None:
    words = usual("nb")
    departments = "departments: [{id: a, name: Avdeling A}, {id: b, name: Avdeling B, users: 12}]"
    start = HOME.replace("departments: [{id: a, name: Øst, users: 20, staff: 9}]", departments)
    text = report(tmp_path, WHOLE, start=start)
    assert bare("Avdeling Beboere Avdeling B 12") in text and "AvdelingA" not in text
    text = report(tmp_path, WHOLE, start=start.replace(", users: 12", ""))
    told = f"{bare(words('report.departments'))}:AvdelingA,AvdelingB"  # their names alone are a line
    assert told in text and bare(f"{words('labels.home')} {words('labels.users')}") not in text


def test_what_is_good_and_has_no_measure_is_not_undecided(tmp_path: Path) -> None:
    words = load_words("nb")
    undecided, good = bare(words("report.undecided")), bare(words("report.is_good"))
    text = report(tmp_path, WHOLE)
    assert undecided in text and good not in text
    text = report(tmp_path, WHOLE.replace("text: Noe helt annet}", "text: Noe helt annet, tone: good}"))
    assert undecided not in text and good in text


def test_more_groups_than_there_were_are_not_told(tmp_path: Path) -> None:
    """The groups of the appendix are counted by who reads it."""
    text = report(tmp_path, WHOLE.replace("groups: {count: 5}", "groups: {count: 3}"))
    assert "Sagti" not in text
    text = report(tmp_path, "findings: [{id: b, text: Noe helt annet, groups: 4}]\n")
    assert bare(load_words("nb")("report.said_in_many", n=4)) in text


def test_what_a_group_begins_with_is_no_point_of_it(tmp_path: Path) -> None:
    """So that as many points are listed as are counted."""
    text = report(tmp_path, WHOLE.replace("{n: 1,", "{n: 1, lead: Vi var enige,"))
    assert "Vivarenige" in text and "•Vivarenige" not in text


def test_a_name_that_begins_another_stands_once_on_the_cover(tmp_path: Path) -> None:
    names = "report: {organisers: [Solbakken øst, 'Fjordvik, helse']}\n"
    text = report(tmp_path, WHOLE + names)
    assert bare("2027 Solbakken øst Fjordvik, helse Intern utgave") in text
    assert bare("2027 Solbakken Fjordvik Intern utgave") in report(tmp_path, WHOLE)


def test_without_a_theme_there_are_no_other_findings(tmp_path: Path) -> None:
    words = load_words("nb")
    text = report(tmp_path, "findings: [{id: b, text: Noe helt annet}]\n")
    assert bare(words("report.other_findings")) not in text and bare(words("report.findings")) in text
    assert bare(words("report.how_to_read")) in text  # in the place of a year in brief, so that no page is blank


def test_the_public_edition_tells_no_groups_and_no_few_answers(tmp_path: Path) -> None:
    """A sentence stands where the internal edition has a table, and bars for answers."""
    words = load_words("nb")
    inside, outside = report(tmp_path, WHOLE), report(tmp_path, WHOLE, Order(edition="public"))
    hidden = bare(words("report.answers_hidden_one"))
    assert hidden in outside and hidden not in inside
    groups = bare(words("report.said_in_of", n=4, all=5))
    assert groups in inside and groups not in outside
    few = bare(words("report.few", least=6))
    assert few not in inside and Counter(outside)[few[0]]


def test_answers_stand_below_the_theme_that_they_are_about(tmp_path: Path) -> None:
    """Without any other they have no heading."""
    words = load_words("nb")
    asked = "response: {yes: 2, partly: 0, no: 0}"
    last = f"  - {{id: n, finding: b, proposals: [{{id: s, text: Vi maler, status: agreed, {asked}}}]}}\n"
    text = report(tmp_path, WHOLE + last).split(bare(words("report.responses_lead")))[1]
    others = bare(words("report.other_findings"))
    assert text.index("Hjelp") < text.index("Visierfra") < text.index(others) < text.index("Vimaler")
    alone = report(tmp_path, WHOLE.replace(", theme: hjelp, quotes", ", quotes")).split(bare(words("report.responses_lead")))[1]
    assert others not in alone


def test_a_programme_tells_who_each_point_is_done_by_where_any_has_somebody(tmp_path: Path) -> None:
    words = load_words("nb")
    agenda = "agenda: [{title: Vi spiser, start: '12.00'}, {title: Vi synger, start: '13.00', by: Koret}]"
    more = WHOLE.replace("kind: meeting,", f"kind: meeting, {agenda},")
    heads = bare(f"{words('handout.time')} {words('handout.what')} {words('handout.who')}")
    text = report(tmp_path, more)
    assert heads in text and "VisyngerKoret" in text
    assert heads not in report(tmp_path, more.replace(", by: Koret", ""))


def test_where_most_counts_are_hidden_a_sentence_stands_there(tmp_path: Path) -> None:
    words = load_words("nb")
    less = WHOLE.replace("users: 30, staff: 9", "users: 7, staff: 3").replace("attendance: {users: 8}", "attendance: {users: 4}")
    outside = report(tmp_path, less, Order(edition="public"))
    assert bare(words("report.few", least=6)) in outside and bare(words("report.hidden")) not in outside


@pytest.mark.parametrize("lang", LANGS)
def test_where_nobody_wrote_why_something_was_put_away_each_paper_says_so(tmp_path: Path, lang: Lang) -> None:
    met = "events:\n  - {id: s, kind: solutions_conference, date: 2027-11-18, attendance: {total: 12}}\n"
    year = WHOLE.replace(", why_dropped: Ingen ville", "").replace("events:\n", met)
    assert "why_dropped" not in year
    made = drafted(loaded(tmp_path, year, spoken(HOME, lang)), "report", "plan", "minutes", "roundrobin", "summary")
    reason = load_words(lang)("report.no_reason")
    assert {name: reason in node.text for name, node in made.items()} == {**dict.fromkeys(made, True), "summary": False}


def test_the_year_on_one_page_bears_no_themes_mark(tmp_path: Path) -> None:
    """It is of all themes: the colours and the shape of the first one are for what belongs to that."""
    made = drafted(loaded(tmp_path, WHOLE.replace("status: doing", "status: done"), HOME), "summary", "thanks")
    assert [[pages.get("theme") for pages in node.nodes if pages.name == "pages"] for node in made.values()] == [["0"], ["0"]]
