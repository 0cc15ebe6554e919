"""What is left out may not come back by another door: word for word or nearly, wherever it is printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dialogkit.checks import echo
from dialogkit.checks.echo import Echoes, sentences_of
from dialogkit.clearing.returned import check_returned
from dialogkit.clearing.select import Gate
from dialogkit.problems import DialogkitError, Problem
from dialogkit.terms import Edition
from paper import loaded

SAID = "Jeg vil ikke dusje hver eneste dag, og det må dere høre på."
AGAIN = [
    SAID,
    "jeg vil ikke dusje hver eneste dag og det må dere høre på",
    "JEG VIL IKKE DUSJE HVER ENESTE DAG. OG DET MÅ DERE HØRE PÅ!",
    "«Jeg vil ikke dusje hver eneste dag», sa en, «og det må dere høre på.»",
    "Jeg vil ikke dusje hver eneste dag - og det ma dere hore pa.",
    "Jeg vil absolutt ikke dusje hver eneste dag, og det må dere høre på.",
    "Jeg vil ikke dusje hver dag, og det må dere høre på.",
    "Jeg vil ikke bade hver eneste dag, og det må dere høre på.",
    "Jeg vil **ikke** dus\u00adje hver eneste dag, og det må dere høre på.",
    "En beboer sa det slik: Jeg vil ikke dusje hver eneste dag, og det må dere høre på. Vi hørte.",
    "Vil ikke dusje hver eneste dag, og det må dere høre på.",
    "Mange sier at de ikke vil dusje hver eneste dag og det må dere tåle, og annet.",
]
OTHERS = [
    "Vi vil bestemme selv når vi dusjer.",
    "Dusjing hver dag er ikke for alle, og det skal vi snakke om.",
    "Jeg vil ikke dusje.",
    "Det må dere høre på.",
    "",
    "Ja takk",
]
SHORT = [  # what was said, the text, and whether it is the same
    ("Ja takk", "Ja takk", False),
    ("Nei!", "Nei!", False),
    ("Jeg vil hjem", "Jeg vil hjem.", True),
    ("Jeg vil hjem", "Når jeg er på tur, vet jeg når jeg vil hjem igjen.", False),
    ("Jeg vil ha te", "Jeg vil ha te!", True),
    ("Jeg vil ha te", "Jeg vil ha litt te.", True),
    ("Jeg vil ha te", "Jeg vil ha kaffe.", False),
    ("Jeg vil ha te", "Kari sa: «Jeg vil ha te.» Så fikk hun det.", True),
    ("Det er fint her", "Det er fint.", False),
    ("Det er fint her", "Mange synes at det er fint her om sommeren.", False),
    ("Personalet roper på meg", "En sier at personalet roper på meg hver dag.", False),
    ("Personalet roper alltid på meg", "En sier at personalet roper alltid på meg hver dag.", True),
    ("Personalet roper alltid på meg", "Personalet roper på meg.", True),
    ("Personalet roper alltid på meg om natta", "Om natta roper personalet alltid på meg.", False),
    ("Maten er god. Jeg liker ikke å bli låst inne.", "Jeg liker ikke å bli låst inne", True),
    ("Maten er god. Jeg liker ikke å bli låst inne.", "Maten er god.", False),
]


@pytest.mark.parametrize("text", AGAIN)
def test_the_same_in_other_dress(text: str) -> None:
    assert Echoes(["Noe helt annet ble sagt her", SAID]).of(text) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_only_about_the_same(text: str) -> None:
    assert Echoes([SAID]).of(text) is None


@pytest.mark.parametrize(("said", "text", "same"), SHORT)
def test_what_is_short_may_be_anybodys(said: str, text: str, same: bool) -> None:
    assert (Echoes([said]).of(text) == 0) == same


@pytest.mark.parametrize("part", ["_rows", "_fewer"])
def test_each_way_of_looking_is_needed(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(echo, part, lambda *_: iter(()))
    cases = [*((SAID, text) for text in AGAIN), *((said, text) for said, text, same in SHORT if same)]
    assert [text for said, text in cases if Echoes([said]).of(text) is None]


def test_ten_thousand_that_are_alike_are_compared_with_few() -> None:
    """All begin in the same way: what is looked up for a text does not grow with how many there are."""

    class Counting(dict):  # type: ignore[type-arg]
        asked = 0

        def get(self, *key: object) -> object:
            self.asked += 1
            return super().get(*key)  # type: ignore[call-overload]

    counts = []
    for many in (10, 1000):
        echoes = Echoes([f"jeg vil ha det slik at nummer {each} får være i fred for {each * 7} andre" for each in range(many)])
        echoes._other = Counting(echoes._other)
        assert echoes.of("jeg vil ha det slik at ingen får være i fred for noen andre") is None
        counts.append(echoes._other.asked)
    assert counts[1] <= counts[0] * 2


def test_where_very_much_begins_alike_half_counts_as_all(monkeypatch: pytest.MonkeyPatch) -> None:
    said, text = "vi vil ha det slik som det var før", "vi vil ha det vi vil ha det vi vil ha noe annet"
    assert Echoes([said]).of(text) is None
    monkeypatch.setattr("dialogkit.limits.ECHOES_COMPARED", 1)
    assert Echoes([said]).of(text) == 0


@pytest.mark.parametrize("parts", [("Slik er det. Jeg vil", "ha te. Og mer"), ("Jeg vil", "ha", "te")])
def test_a_sentence_may_go_on_in_the_next_text(parts: tuple[str, ...]) -> None:
    assert Echoes(["Jeg vil ha te"]).of_last([sentences_of(part) for part in parts]) == 0


# ------------------------------------------------------------------------------------------------ in a year

DOORS = {
    "poster": "poster: {we_want: ['%s']}",
    "finding": "findings: [{id: f, text: '%s'}]",
    "card": "game: {cards: {questions: ['%s']}}",
    "point": "tasks: [{id: t, title: Noe, consent: {status: given, scope: [report, web]}, groups: [{n: 1, points: ['%s']}]}]",
    "heading": "tasks: [{id: t, title: '%s'}]",
    "lead": "report: {lead: ['%s']}",
    "title": "report: {subtitle: '%s'}",
    "result": "evaluation: {users: ['%s']}",
    "feedback": "events: [{id: e, kind: conference, feedback: ['%s']}]",
    "agenda": "events: [{id: e, kind: conference, agenda: [{title: Noe, text: '%s'}]}]",
    "caption": "awards: [{name: Pris, photo: {src: a.svg, alt: Et bilde, caption: '%s'}}]",
    "alt": "organisation: {municipality: Fjordvik, service_place: Solbakken, logo: {src: a.svg, alt: '%s'}}",
    "idea": "solutions: [{id: s, finding: f, ideas: ['%s']}]\nfindings: [{id: f, text: Noe}]",
    "proposal": "solutions: [{id: s, finding: f, proposals: ['%s']}]\nfindings: [{id: f, text: Noe}]",
    "option": "themes: [{id: a, title: T, questions: [{id: b, text: Hva?, options: ['%s']}]}]",
    "glossary": "glossary: [{word: Dusj, plain: '%s'}]",
    "thanks": "thanks: [{to: '%s'}]",
    "place": "stand: {text: Kom, place: '%s'}",
    "quote": "QUOTE",
}
AT = date(2026, 9, 17)
START = "lang: nb\ncycle: {year: 2026}\nkit: {title: Pakken}\n"
HOME = "{{municipality: Fjordvik, service_place: Solbakken, departments: [{{id: a, name: A, users: {}}}]}}\n"


def returned(folder: Path, more: str, consent: str, edition: Edition = "internal", users: int = 20) -> list[Problem]:
    more, quote = more.replace("QUOTE", ""), "QUOTE" in more
    second = f"  - {{id: q2, text: '{SAID}', consent: {{status: given, scope: [report, web]}}}}\n" if quote else ""
    said = f"quotes:\n  - {{id: q1, text: '{SAID}'{consent and f', consent: {consent}'}}}\n{second}"
    start = START if "organisation:" in more else f"{START}organisation: {HOME.format(users)}"
    return list(check_returned(loaded(folder, said + more, start), Gate(AT, edition)))


@pytest.mark.parametrize("door", DOORS)
def test_no_door_is_open(tmp_path: Path, door: str) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    more = DOORS[door] % AGAIN[1] if "%s" in DOORS[door] else DOORS[door]
    problems = returned(tmp_path, more + "\n", "{status: refused}")
    assert [problem.code for problem in problems] == ["says-what-is-left-out", "left-out-but-said"]
    there, here = problems
    assert there.details == {"name": "q1", "at": str(here.line)} and here.details["at"] == str(there.line)
    assert 0 < here.line != there.line > 0
    assert {problem.excerpt for problem in problems} == {""}  # the words are told to nobody


@pytest.mark.parametrize("parts", [2, 3])
@pytest.mark.parametrize("list_of", ["poster: {we_want: [%s]}", "findings: [%s]"])
def test_nor_in_two_or_three_parts(tmp_path: Path, list_of: str, parts: int) -> None:
    words = SAID.split()
    size = -(-len(words) // parts)
    lines = ["Vi vil bli hørt", *(" ".join(words[at : at + size]) for at in range(0, len(words), size)), "Vi vil ha fred"]
    form = "{{id: f{}, text: '{}'}}" if "findings" in list_of else "'{1}'"
    more = list_of % ", ".join(form.format(number, line) for number, line in enumerate(lines))
    assert [problem.code for problem in returned(tmp_path, more + "\n", "{status: refused}")] == [
        "says-what-is-left-out",
        "left-out-but-said",
    ]


CONSENTS = [
    ("{status: refused, scope: [report, web]}", "error", "error"),
    ("{status: withdrawn, scope: [report, web]}", "error", "error"),
    ("{status: pending}", "warning", "error"),
    ("", "warning", "error"),
    ("{status: given, scope: [report, web], expires: 2026-09-16}", "warning", "error"),
    ("{status: given, scope: [report]}", "", "error"),
    ("{status: given, scope: [report, web]}", "", ""),
]


@pytest.mark.parametrize(("consent", "internal", "public"), CONSENTS)
def test_how_bad_it_is(tmp_path: Path, consent: str, internal: str, public: str) -> None:
    for edition, severity in (("internal", internal), ("public", public)):
        problems = returned(tmp_path, f"findings: [{{id: f, text: '{SAID}'}}]\n", consent, edition)  # type: ignore[arg-type]
        assert {problem.severity.value for problem in problems} == ({severity} if severity else set())


def test_where_few_live_nothing_that_was_said_is_told_as_a_finding(tmp_path: Path) -> None:
    for users, codes in ((20, []), (3, ["says-what-is-left-out", "left-out-but-said"])):
        more = f"findings: [{{id: f, text: '{SAID}'}}]\n"
        problems = returned(tmp_path, more, "{status: given, scope: [report, web]}", "public", users)
        assert [problem.code for problem in problems] == codes


def test_what_is_for_the_poster_may_hang_there(tmp_path: Path) -> None:
    """A yes that does not hold for the public edition closes the doors of that edition only."""
    assert returned(tmp_path, f"poster: {{we_want: ['{SAID}']}}\n", "{status: given, scope: [poster]}", "public") == []


def test_what_groups_said_is_no_different(tmp_path: Path) -> None:
    more = "tasks: [{id: t, title: Noe, consent: {status: withdrawn}, groups: [{n: 1, points: ['%s'], lead: '%s'}]}]\n"
    more = more % ("Vi får aldri bestemme noe selv her", "Alle i gruppa var redde for å si noe")
    for text in ("Vi får aldri bestemme noe selv.", "Alle i gruppa var redde for å si noe som helst."):
        problems = returned(tmp_path, more + f"report: {{next: ['{text}']}}\n", "{status: refused}")
        assert [problem.details["name"] for problem in problems] == ["t", "t"]


def test_a_template_of_the_years_own_is_a_door_too(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "report.xml.j2").write_text(f"<document>\n<p>{SAID}</p></document>", encoding="utf-8")
    there, here = returned(tmp_path, "", "{status: refused}")
    assert (there.place.file, there.line, here.details["at"]) == ("report.xml.j2", 2, "report.xml.j2:2")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Bragulf Hemmeligstad", "Takk til Bragulf  HEMMELIGSTAD for maten", True),
        ("Bragulf", "Takk til Bragulf for maten", True),
        ("Bragulf Hemmeligstad", "Takk til Bragulf for maten", False),
        ("Liv", "Her er det liv, og Liv er fint", False),
    ],
)
def test_who_is_not_to_be_named_is_not(tmp_path: Path, name: str, text: str, told: bool) -> None:
    for publish in ("nei", "ja"):
        more = f"working_group: [{{name: {name}, side: user_rep, publish: {publish}}}]\nthanks:\n  - to: {text}\n"
        codes = [problem.code for problem in returned(tmp_path, more, "{status: refused}")]
        assert codes == (["names-who-is-not-named", "not-named-but-is"] if told and publish == "nei" else [])


def test_a_name_that_many_have_is_told_once_of_each_text(tmp_path: Path) -> None:
    group = ", ".join(f"{{name: {name}, side: staff}}" for name in ("Bragulf", "Bragulf", "Bragulf Li", "bragulf"))
    text = "findings: [{id: f, text: 'Bragulf og Bragulf og Bragulf Li'}, {id: g, text: 'En bragulf Li'}]"
    problems = returned(tmp_path, f"working_group: [{group}]\n{text}\n", "{status: refused}")
    assert [problem.code for problem in problems] == ["names-who-is-not-named", "not-named-but-is"] * 4


def test_of_more_than_any_year_has_nothing_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = f"findings: [{{id: f, text: '{SAID}'}}]\n"
    monkeypatch.setattr("dialogkit.limits.LEFT_OUT_WORDS", len(SAID.split()))
    assert len(returned(tmp_path, more, "{status: refused}")) == 2
    monkeypatch.setattr("dialogkit.limits.LEFT_OUT_WORDS", len(SAID.split()) - 1)
    with pytest.raises(DialogkitError) as raised:
        returned(tmp_path, more, "{status: refused}")
    (problem,) = raised.value.problems
    assert (problem.code, problem.severity.value, problem.line > 0) == ("too-much-left-out", "error", True)
