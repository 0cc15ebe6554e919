"""P01-P17: what each rule finds, what it lets be, in three languages, and how many harmless sentences are taken for private."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogkit.checks.by_word import ByWord
from dialogkit.checks.privacy import privacy_rules as private_rules
from dialogkit.checks.privacy.cycle_privacy import check_private
from dialogkit.checks.privacy.numbers import is_account, is_birth_number, is_organisation
from dialogkit.checks.privacy.word_lists import first_names, homographs
from dialogkit.problems import Problem, Severity
from dialogkit.words import LANGS, load_words
from paper import loaded

PUBLISHED = "02013299997 02013299806 30108299920 02013299903 30108299939 41814061033 41814065640 41810021827".split()
"""Skatteetaten's own examples: no living person has them. The fourth and fifth hold only by the rule of 2032."""
NUMBER = "41814061033"
HERE = Path(__file__).parent / "private"
START = """\
lang: {lang}
cycle: {{year: 2026}}
kit: {{title: Package}}
organisation: {{municipality: Fjordvik kommune, service_place: Solbakken, departments: [{{id: a, name: Elias Smiths vei 18}}]}}
contact: {{name: Office, email: home@example.no, phone: 22 00 00 00, url: "https://www.example.no"}}
"""
NAMES = "Brage Vindskeid\nKari-Anne Fossegrim Lie\nLiv Nattravn\nÅshild Österlund\n"


def told(folder: Path, more: str, lang: str = "nb", edition: str = "public", names: str = NAMES) -> list[Problem]:
    """What is found in such a cycle."""
    (folder / "names.txt").write_text(names, encoding="utf-8")
    privacy = "" if "privacy:" in more else "privacy: {names_file: names.txt}\n"
    return check_private(loaded(folder, more + privacy, START.format(lang=lang)), edition)  # type: ignore[arg-type]


def quoted(*texts: str, **more: object) -> str:
    """Quotes with these words."""
    quotes = [{"id": f"q{number}", "text": text, **more} for number, text in enumerate(texts)]
    return f"quotes: {json.dumps(quotes, ensure_ascii=False)}\n"


def found_in(folder: Path, text: str, lang: str = "nb", **more: object) -> set[str]:
    """The codes of what is found in a quote."""
    return {problem.code for problem in told(folder, quoted(text, **more), lang)}


# ------------------------------------------------------------------------------------------------ numbers


@pytest.mark.parametrize("number", PUBLISHED)
def test_birth_numbers_of_all_kinds(number: str) -> None:
    assert is_birth_number(number) and is_birth_number(f"{number[:6]} {number[6:]}")


@pytest.mark.parametrize("number", PUBLISHED)
def test_the_last_digit_must_be_right(number: str) -> None:
    assert sum(is_birth_number(number[:10] + str(last)) for last in range(10)) == 1


@pytest.mark.parametrize("number", ["12345678910", "00000000000", "41814061034", "99999999999", "4181406103", "418140610330"])
def test_other_numbers_are_no_birth_numbers(number: str) -> None:
    assert not is_birth_number(number)


def test_about_one_in_a_hundred_of_random_numbers_looks_like_one() -> None:
    from random import Random

    chance = Random(4)
    share = sum(is_birth_number(f"{chance.randrange(10**11):011}") for _ in range(20_000)) / 20_000
    assert 0.005 < share < 0.02


def test_accounts_and_organisations() -> None:
    assert is_account("1234.56.78903") and not is_account("1234.56.78904")
    assert is_organisation("974 760 673") and not is_organisation("974 760 674")


# ------------------------------------------------------------------------------------------------ each rule

HITS = [
    ("P01", "private-birth-number", "nb", f"Nummeret er {NUMBER}."),
    ("P01", "private-birth-number", "nn", f"Nummeret er {NUMBER[:6]} {NUMBER[6:]} her."),
    ("P01", "private-birth-number", "en", f"It is {NUMBER[:6]}-{NUMBER[6:]}."),
    ("P01", "private-birth-number", "nb", f"Nummeret er {NUMBER[:6]}\u00a0{NUMBER[6:]}."),
    ("P01", "private-birth-number", "nb", f"Nummeret er {NUMBER[:3]}\u200b{NUMBER[3:]}."),
    ("P01", "private-birth-number", "nb", f"Nummeret er {NUMBER[:3]}**{NUMBER[3:]}**."),
    ("P01", "private-birth-number", "nb", "Nummeret er " + "".join(chr(0xFF10 + int(digit)) for digit in NUMBER)),
    ("P02", "private-number", "nb", f"Nummeret er {NUMBER[:10]}4."),
    ("P02", "private-number", "en", "It is 120580 12345."),
    ("P03", "private-birth-date", "nb", "Jeg er født i 1984."),
    ("P03", "private-birth-date", "nb", "Det var 12.5.1984."),
    ("P03", "private-birth-date", "nb", "Jeg har bursdag 4. mai."),
    ("P03", "private-birth-date", "nn", "Eg er 43 år gammal."),
    ("P03", "private-birth-date", "nn", "Eg vart fødd 4. mai 1984."),
    ("P03", "private-birth-date", "en", "I am 43 years old."),
    ("P03", "private-birth-date", "en", "I was born on 4 May 1984."),
    ("P03", "private-birth-date", "en", "It was May 4, 1984."),
    ("P04", "private-phone", "nb", "Ring 98 76 54 32 nå."),
    ("P04", "private-phone", "nb", "Ring 987 65 432 nå."),
    ("P04", "private-phone", "nn", "Ring +47 98765432 no."),
    ("P04", "private-phone", "nb", "Ring 0047 22 33 44 55 nå."),
    ("P04", "private-phone", "nb", "Ring 22.33.44.55 nå."),
    ("P04", "private-phone", "nb", "Ring 580012345678 nå."),
    ("P04", "private-phone", "en", "Call +46 70 123 45 67 now."),
    ("P05", "private-email", "nb", "Skriv til noen@eksempel.no i dag."),
    ("P05", "private-email", "nn", "Skriv til å.ø-b@eksempel.example.no."),
    ("P05", "private-email", "en", "Write to some＠example.org today."),
    ("P06", "private-address", "nb", "Jeg bor i Løkkeåsveien 2."),
    ("P06", "private-address", "nb", "Jeg bor i Storgata."),
    ("P06", "private-address", "nn", "Eg bur i Fjordvegen 12 B."),
    ("P06", "private-address", "nn", "Nordre Haugen 4, 6789 Fjordvik"),
    ("P06", "private-address", "en", "I live in 12 Green Hill Road."),
    ("P06", "private-address", "en", "I live in Market Street."),
    ("P07", "private-name", "nb", "Jeg liker brage."),
    ("P07", "private-name", "nb", "Det er Brages rom."),
    ("P07", "private-name", "nb", "Det er BRAGE sitt rom."),
    ("P07", "private-name", "nn", "Brage ropar."),
    ("P07", "private-name", "nn", "Anne-gruppa møttest."),
    ("P07", "private-name", "nb", "Det var Kari\u00adAnne."),
    ("P07", "private-name", "nb", "Det var Bra\u00adge."),
    ("P07", "private-name", "nb", "Det var Fosse**grim**."),
    ("P07", "private-name", "en", "It was Brage's idea."),
    ("P07", "private-name", "en", "It was A\u030ashild."),
    ("P07", "private-name", "nb", "Da kom Liv inn."),
    ("P07", "private-name-near", "nb", "Da kom Fossegrimm inn."),
    ("P08", "private-unknown-name", "nb", "Jeg savner Berulf mest."),
    ("P12", "private-fact", "nb", "Jeg er fra Fjellby, så vet du det."),
    ("P08", "private-unknown-name", "nn", "Eg saknar BERULF mest."),
    ("P08", "private-unknown-name", "en", "I miss Berulf most."),
    ("P09", "private-first-name", "nb", "Ragnhild hjelper meg."),
    ("P09", "private-first-name", "nn", "Ja. Sigrids rom er fint."),
    ("P09", "private-first-name", "en", "Thomas helps me."),
    ("P10", "private-relation", "nb", "Min mor kommer."),
    ("P10", "private-relation", "nb", "Søstera mi kommer."),
    ("P10", "private-relation", "nn", "Hennar kjærast kjem."),
    ("P10", "private-relation", "en", "My key worker comes."),
    ("P10", "private-role", "nb", "Det sier en verge."),
    ("P10", "private-role", "nn", "Det seier primærkontakten."),
    ("P10", "private-role", "en", "The guardian says so."),
    ("P11", "private-sensitive", "nb", "Jeg får medisinen for sent."),
    ("P11", "private-sensitive", "nb", "Jeg drar på AA-møte."),
    ("P11", "private-sensitive", "nb", "Han ruser seg, rus er farlig."),
    ("P11", "private-sensitive", "nn", "Eg var på sjukehuset."),
    ("P11", "private-sensitive", "nn", "Eg er med i fagforeininga."),
    ("P11", "private-sensitive", "en", "My pills come late."),
    ("P11", "private-sensitive", "en", "I was in hospital."),
    ("P12", "private-fact", "nb", "Bilen er AB 12345."),
    ("P12", "private-fact", "nb", "Jeg har fire søsken."),
    ("P12", "private-fact", "nn", "Eg har to brør."),
    ("P12", "private-fact", "en", "I have two sisters."),
    ("P12", "private-account", "nb", "Kontoen er 1234.56.78903."),
    ("P12", "private-account", "nb", "Nummeret er 974760673."),
    ("P15", "private-dialect", "nb", "Æ veit itj ka dokker sei."),
    ("P15", "private-dialect", "nn", "Æ veit itj ka dokker seier."),
    ("P15", "private-dialect", "en", "I dunno, ain't nothin' on."),
    ("P17", "private-link", "nb", "Se https://mappe.sharepoint.com/x/y her."),
    ("P17", "private-link", "en", "See www.my-pages.org here."),
    ("banned", "private-banned", "nb", "Det er et Utæsj ord."),
]
BANNED = "privacy: {names_file: names.txt, banned: [utæsj]}\n"
NO_HITS = [
    ("nb", "Jeg liker Solbakken i Fjordvik best."),
    ("nb", "Det er mye liv her."),
    ("nb", "Vi ringer 22 00 00 00, +47 22000000 eller skriver til home@example.no."),
    ("nb", "Jeg bor i Elias Smiths vei 18."),
    ("nb", "Se https://lovdata.no/lov og https://www.example.no/her."),
    ("nb", "Vi møttes 17.9.2026 og 17. september."),
    ("nb", "Fra 20260917 til 2025 2026."),
    ("nb", "Klokka 20.30-21.00 er det fest."),
    ("nb", "Brus, rusk og Rema."),
    ("nn", "Helga er lang, vegen er god, og alle fem tema er med."),
    ("en", "In May we will mark the day, and I like it."),
    ("nb", "I 2026 Norge rundt."),
]


@pytest.mark.parametrize(("rule", "code", "lang", "text"), HITS)
def test_what_each_rule_finds(tmp_path: Path, rule: str, code: str, lang: str, text: str) -> None:
    problems = told(tmp_path, quoted(text) + BANNED, lang)
    assert (rule, code) in {(problem.details["rule"], problem.code) for problem in problems}


@pytest.mark.parametrize(("lang", "text"), NO_HITS)
def test_what_is_nobodys_secret(tmp_path: Path, lang: str, text: str) -> None:
    assert found_in(tmp_path, text, lang) == set()


FINDINGS = {
    "nb": ["Alle fire sa ja.", "Alle 3 er enige.", "Begge beboerne vil det.", "Alle to."],
    "nn": ["Alle fire sa ja.", "Begge seier det.", "Alle dei tre bebuarane."],
    "en": ["All four said yes.", "Both residents want it.", "All of the three agree."],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang in LANGS for text in FINDINGS[lang]])
def test_what_all_of_a_few_said_is_not_told(tmp_path: Path, lang: str, text: str) -> None:
    problems = told(tmp_path, f"findings: [{{id: f, text: '{text}'}}]\n", lang)
    assert [(problem.code, problem.severity) for problem in problems] == [("private-unanimous", Severity.ERROR)]


def test_a_name_in_a_quote_that_finds_fault(tmp_path: Path) -> None:
    for text in ("Da ropte Brage.", "Da ropte Berulf."):
        (problem,) = told(tmp_path, quoted(text, tone="bad"))
        assert (problem.code, problem.details["rule"], problem.severity) == ("private-staff", "P16", Severity.ERROR)
        assert "private-staff" not in found_in(tmp_path, text, tone="good")


CASES = [
    *((rule, code, lang, quoted(text) + BANNED) for rule, code, lang, text in HITS),
    *(
        ("P13", "private-unanimous", lang, f"findings: [{{id: f, text: '{text}'}}]\n")
        for lang in LANGS
        for text in FINDINGS[lang]
    ),
]


@pytest.mark.parametrize("rule", private_rules.RULES)
def test_without_a_rule_nothing_of_its_kind_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    """No rule does another's work, so that each can be missed: with one gone, the tests above fail."""
    cases = [case for case in CASES if rule == ("account" if case[1] == "private-account" else case[0])]
    assert cases
    monkeypatch.setitem(private_rules.RULES, rule, lambda known, said: iter(()))
    for _, code, lang, more in cases:
        assert code not in {problem.code for problem in told(tmp_path, more, lang)}


def test_without_the_rule_on_blame_nobody_is_blamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_rules, "blamed", lambda said, found: found)
    assert "private-staff" not in found_in(tmp_path, "Da ropte Brage.", tone="bad")


@pytest.mark.parametrize(
    ("code", "more", "internal", "public"),
    [
        ("private-birth-number", quoted(NUMBER), "error", "error"),
        ("private-number", quoted("120580 12345"), "warning", "error"),
        ("private-phone", quoted("Ring 98 76 54 32"), "warning", "error"),
        ("private-email", quoted("Skriv a@b.no"), "warning", "error"),
        ("private-address", quoted("Fjordveien 12"), "warning", "error"),
        ("private-address", "report: {lead: [Vi bor i Fjordveien 12]}\n", "warning", "error"),
        ("private-name", quoted("Hei Brage"), "warning", "error"),
        ("private-name", quoted("Liv er her"), "warning", "warning"),
        ("private-name-near", quoted("Hei Fossegrimm"), "warning", "error"),
        ("private-unknown-name", quoted("Hei Berulf"), "warning", "error"),
        ("private-first-name", quoted("Ragnhild er her"), "warning", "error"),
        ("private-matter-named", quoted("Hei Berulf, som har angst"), "warning", "error"),
        ("private-matter-named", "themes: [{id: a, title: Ragnhild og medisinen}]\n", "warning", "error"),
        ("private-sensitive", quoted("Jeg har angst"), "warning", "error"),
        ("private-sensitive", "findings: [{id: f, text: Flere har angst}]\n", "warning", "warning"),
        ("private-dialect", quoted("Æ veit itj"), "notice", "notice"),
        ("private-banned", quoted("utæsj") + BANNED, "error", "error"),
    ],
)
def test_how_bad_it_is_in_each_edition(tmp_path: Path, code: str, more: str, internal: str, public: str) -> None:
    for edition, expected in (("internal", internal), ("public", public)):
        assert {problem.severity.value for problem in told(tmp_path, more, edition=edition) if problem.code == code} == {expected}


def test_a_question_to_everybody_tells_of_nobody(tmp_path: Path) -> None:
    more = "themes: [{id: a, title: Medisin, questions: [{id: q, text: Får du medisinen din i tide?}]}]\n"
    assert told(tmp_path, more) == []


def test_a_sensitive_quote_that_is_reviewed_stays_off_the_web(tmp_path: Path) -> None:
    quote = {"sensitive": ["health"], "consent": {"status": "given", "scope": ["report"]}}
    assert found_in(tmp_path, "Jeg har angst.", **quote) == set()
    quote["consent"] = {"status": "given", "scope": ["report", "web"]}
    assert found_in(tmp_path, "Jeg har angst.", **quote) == {"sensitive-on-web"}


def test_edited_quotes_are_in_no_dialect(tmp_path: Path) -> None:
    assert found_in(tmp_path, "Æ veit itj ka dokker sei.", edited="ja") == set()


# ------------------------------------------------------------------------------------------------ where


@pytest.mark.parametrize(
    "more",
    [
        "kit: {title: %s}",
        "themes: [{id: a, title: Tema, text: ['%s']}]",
        "working_group: [{name: '%s', side: staff}]",
        "thanks: [{to: Alle, names: ['%s']}]",
        "solutions: [{id: s, finding: f, proposals: [{text: Noe, owner: '%s'}]}]\nfindings: [{id: f, text: Noe}]",
        "events: [{id: e, kind: conference, agenda: [{title: Noe, by: '%s'}]}]",
        "glossary: [{word: '%s', plain: Noe}]",
        "quotes: [{id: q, text: Noe, consent: {status: given, ref: '%s'}}]",
        "privacy: {controller: '%s'}",
        "privacy: {allow: [{text: '%s', reason: Det må vi}]}",
    ],
)
def test_a_birth_number_is_found_in_every_text(tmp_path: Path, more: str) -> None:
    problems = told(tmp_path, more % NUMBER + "\n") if "kit:" not in more else told(tmp_path, f"value: {{users: ['{NUMBER}']}}\n")
    assert "private-birth-number" in {problem.code for problem in problems}


@pytest.mark.parametrize("src", ["bilder/brage.png", "brage_i_hagen.png", "HageBrage2.png", "bilder/98765432.png"])
def test_names_of_files_are_looked_at(tmp_path: Path, src: str) -> None:
    codes = {problem.code for problem in told(tmp_path, f"symbols: {{benk: {{src: {src}, alt: En benk}}}}\n")}
    assert codes & {"private-name", "private-phone"}
    assert "private-name" in {problem.code for problem in told(tmp_path, "symbols: {brage: {src: a.png, alt: En benk}}\n")}


def test_members_of_the_group_may_be_named_where_they_are_listed(tmp_path: Path) -> None:
    assert told(tmp_path, "working_group: [{name: Brage, side: staff, publish: ja}]\n") == []
    (problem,) = told(tmp_path, "working_group: [{name: BERULF, side: staff}]\n")
    assert problem.code == "private-unknown-name"


def test_places_and_their_words_are_marked(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "quotes:\n  - id: q\n    text: >-\n      Det var\n      hos Brage i går.\n")
    assert problem.place and (problem.place.line, problem.place.column) == (10, 11)
    assert problem.excerpt == "      hos B**** i går."
    assert problem.details["words"] == "B****"


# ------------------------------------------------------------------------------------------------ answers

ALLOW = "privacy: {names_file: names.txt, allow: [{text: '%s', reason: Det er et kjent sted}]}\n"


@pytest.mark.parametrize(
    ("text", "allow"),
    [
        ("Vi bor i Fjordveien 12.", "Fjordveien 12"),
        ("Ring 98 76 54 32.", "+4798765432"),
        ("Vi dro til Bragestua på Brage Gård.", "Brage Gård"),
        ("Se https://a.example.org/mer.", "a.example.org"),
        ("Jeg har angst.", "har angst"),
    ],
)
def test_an_answer_is_told_with_its_reason(tmp_path: Path, text: str, allow: str) -> None:
    problems = told(tmp_path, quoted(text) + ALLOW % allow)
    left = [problem for problem in problems if problem.code not in ("private-allowed", "private-unknown-name")]
    notices = [problem for problem in problems if problem.code == "private-allowed"]
    assert left == [] and [problem.severity for problem in notices] == [Severity.NOTICE]
    assert notices[0].details["reason"] == "Det er et kjent sted" and notices[0].details["count"] in (1, 2)


def test_a_reason_that_names_somebody_is_starred(tmp_path: Path) -> None:
    allow = ALLOW.replace("Det er et kjent sted", "Ragnhild har sagt ja til Berulf på 98 76 54 32") % "Fjordveien 12"
    (told_so,) = (each for each in told(tmp_path, quoted("Fjordveien 12") + allow) if each.code == "private-allowed")
    for name in ("Ragnhild", "Berulf", "98 76"):
        assert name not in str(told_so.details["reason"]) + told_so.excerpt
    assert "har sagt ja" in str(told_so.details["reason"])


def test_an_answer_holds_only_for_its_own_words(tmp_path: Path) -> None:
    problems = told(tmp_path, quoted("Vi dro til Brage Gård.", "Det var Brage.") + ALLOW % "Brage Gård")
    assert [problem.code for problem in problems].count("private-name") == 1


@pytest.mark.parametrize(
    ("looked_for", "text", "holds"),
    [
        ("Kari", "Da kom Kari.", True),
        ("Kari", "Karis bok", True),
        ("kari", "KARI'S", True),
        ("«Kari»", "«Kari»", True),
        ("kari-anne", "Kari-Anne", True),
        ("Mas", "mas", True),
        ("Masse", "Mas", False),
        ("Kari", "Karin", False),
        ("!!", "Hva som helst", False),
        ("!!", "Hva som helst !!", True),
    ],
)
def test_a_phrase_is_found_as_whole_words(looked_for: str, text: str, holds: bool) -> None:
    known = ByWord([*(f"ord{number}" for number in range(9)), looked_for], also_genitive=True)
    assert [each.number for each in known.find(text)] == [9] * holds


@pytest.mark.parametrize(
    ("phrases", "text", "stand"),
    [
        (["a", "b", "a c"], "b a c", [(0, 2, 3), (1, 0, 1), (2, 2, 5)]),
        (["a a"], "a  a a a", [(0, 0, 4), (0, 5, 8)]),
        (["(a)", "a"], "b (a)", [(0, 2, 5), (1, 3, 4)]),
        (
            ["en to tre fire fem seks sju åtte ni", "en to tre fire fem seks sju åtte ti"],
            "En to tre fire fem seks sju åtte ti",
            [(1, 0, 35)],
        ),
    ],
)
def test_each_phrase_is_found_where_it_stands(phrases: list[str], text: str, stand: list[tuple[int, int, int]]) -> None:
    assert ByWord(phrases).find(text) == stand


def test_after_very_many_phrases_that_begin_alike_those_that_are_feared_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    start = "en to tre fire fem seks sju åtte"
    monkeypatch.setattr("dialogkit.limits.PHRASES_COMPARED", 1)
    assert ByWord([f"{start} ni", f"{start} ti"]).find(f"{start} ti") == []
    assert ByWord([f"{start} ni", f"{start} ti"], feared=True).find(f"{start} {start}") == [(0, 33, 65), (1, 0, 32)]


NAMED = [
    ("nb", "Ragnhild har epilepsi og er lesbisk.", "Ragnhild"),
    ("nb", "Jeg liker Berulf, men han er homofil.", "Berulf"),
    ("nb", "ragnhild har epilepsi.", "ragnhild"),
    ("nb", "Det er BRAGE som ruser seg på rus.", "BRAGE"),
    ("nb", "Da kom Fossegrimm fra fengselet.", "Fossegrimm"),
    ("nn", "Sigrids diagnose er epilepsi.", "Sigrids"),
    ("en", "Thomas is gay and has cancer.", "Thomas"),
]


@pytest.mark.parametrize(("lang", "text", "name"), NAMED)
def test_nothing_answers_what_is_private_of_somebody_who_is_named(tmp_path: Path, lang: str, text: str, name: str) -> None:
    """Neither a reason for the name, nor for the words, nor for the whole, nor that the quote has been looked at."""
    for entry in (name, text, text.rstrip(".")):
        for more in ({}, {"sensitive": ["health"]}, {"tone": "bad"}):
            codes = {problem.code for problem in told(tmp_path, quoted(text, **more) + ALLOW % entry, lang)}
            assert "private-matter-named" in codes, (entry, more)


OWN = {
    "nb": ["Jeg vil ta lappen for buss.", "Til våren skal jeg kjøpe moped.", "Jeg går på judo på torsdager."],
    "nn": ["Eg driv med birøkt.", "Eg skal på folkehøgskule til hausten."],
    "en": ["I want to get a bus driver's licence.", "I keep pigeons on the roof."],
}
WISHES = {
    "nb": ["Jeg vil bestemme over pengene mine.", "Jeg vil ha mer fisk.", "Jeg vil bli hørt."],
    "nn": ["Eg vil ete når eg er svolten.", "Eg vil bestemme sjølv."],
    "en": ["I want more fish.", "I want to be heard."],
}
FEW = "events: [{id: e, kind: conference, date: 2026-09-17, attendance: {users: 4}}]\n"


@pytest.mark.parametrize("lang", LANGS)
def test_what_one_of_a_few_plans_or_does_is_told_whatever_words_are_allowed(tmp_path: Path, lang: str) -> None:
    texts = [*OWN[lang], *WISHES[lang]]
    allowed = ", ".join(json.dumps({"text": text.rstrip("."), "reason": "Nei"}, ensure_ascii=False) for text in texts)
    few = quoted(*texts, event="e").replace("}, {", "},\n  {") + FEW + f"privacy: {{allow: [{allowed}]}}\n"
    rows = {problem.line for problem in told(tmp_path, few, lang) if problem.severity is Severity.WARNING}
    first = START.count("\n") + 1
    assert rows == {*range(first, first + len(OWN[lang]))}
    many = few.replace("users: 4", "users: 40")
    assert "private-own" not in {problem.code for problem in told(tmp_path, many, lang)}


def test_a_birth_number_is_found_in_two_pieces(tmp_path: Path) -> None:
    assert "private-birth-number" in found_in(tmp_path, "De siste fem er 61033, resten er 418140, sa jeg.")
    assert "private-birth-number" not in found_in(tmp_path, "De siste fem er 61034, resten er 418140, sa jeg.")


@pytest.mark.parametrize("name", ["Fjordvik kommune", "Fjordvik Council", "Fjordvik"])
def test_the_home_municipality_may_be_linked_to(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "START", START.replace("Fjordvik kommune", name))
    assert found_in(tmp_path, "Se https://www.fjordvik.kommune.no/bolig.") == set()
    assert found_in(tmp_path, "Se https://www.fjordvik.kommune.no.example.org/x.") == {"private-link"}


def test_what_is_nobodys_name_can_be_answered_as_that(tmp_path: Path) -> None:
    said = quoted("Jeg var på sykehuset med Fjellby.", "Brage Gård har medisinen min.")
    assert [problem.code for problem in told(tmp_path, said)].count("private-matter-named") == 2
    nobody = "privacy: {names_file: names.txt, allow: [{text: Fjellby, reason: Det er en by, people: nei}, "
    nobody += "{text: Brage Gård, reason: Det er en gård, people: nei}]}\n"
    codes = [problem.code for problem in told(tmp_path, said + nobody)]
    assert "private-matter-named" not in codes and codes.count("private-sensitive") == 2
    only = "privacy: {names_file: names.txt, allow: [{text: Brage, reason: Det er en gård, people: nei}]}\n"
    assert "private-matter-named" in {problem.code for problem in told(tmp_path, said + only)}


@pytest.mark.parametrize(
    "more",
    [
        "events: [{id: e, kind: conference, agenda: [{title: Noe, by: 'Vegard Nattravn, psykolog', org: Fjordvik sykehus}]}]",
        "thanks: [{to: Ragnhild Nattravn, org: Autismeforeningen}]",
        "working_group: [{name: Ragnhild, side: staff, title: Sykepleier ved medisinsk avdeling, publish: ja}]",
    ],
)
def test_where_somebody_works_is_no_illness(tmp_path: Path, more: str) -> None:
    assert "private-matter-named" not in {problem.code for problem in told(tmp_path, more + "\n")}


LARGE = ["Vi var i Oslo og på Gran Canaria.", "På Fredag ser vi Stjernekamp.", "Det var i Mai, etter Påske.",
         "Vi bor i Norge, ikke i Sverige.", "Jeg er med i Røde Kors og i NFU."]  # fmt: skip


@pytest.mark.parametrize("text", LARGE)
def test_what_is_so_large_that_it_leads_to_nobody(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text) == set()


def test_what_may_stand_must_have_a_reason(tmp_path: Path) -> None:
    """Also in a file of before, each where it stands."""
    more = "privacy:\n  allow:\n    - Bakkegata 4\n    - text: Fjellby\n    - {text: Brage Gård, reason: Det er en gård}\n"
    year = loaded(tmp_path, more, START.format(lang="nb"))
    assert {problem.code for problem in year.problems} == {"allow-without-reason"}
    assert [problem.line for problem in year.problems] == [8, 9]


def test_nothing_answers_a_birth_number_or_a_banned_word(tmp_path: Path) -> None:
    codes = [problem.code for problem in told(tmp_path, quoted(f"Det er {NUMBER}") + ALLOW % NUMBER)]
    assert codes.count("private-birth-number") == 2 and "private-allow-unused" in codes
    banned = "privacy: {banned: [utæsj], allow: [{text: utæsj, reason: Nei}]}\n"
    assert {"private-banned", "private-allow-unused"} <= {problem.code for problem in told(tmp_path, quoted("utæsj") + banned)}


# ------------------------------------------------------------------------------------------------ the list of names


@pytest.mark.parametrize(
    ("name", "content", "code", "internal"),
    [
        ("gone.txt", None, "names-file-missing", Severity.WARNING),
        ("../names.txt", None, "names-file-outside", Severity.ERROR),
        ("/etc/passwd", None, "names-file-outside", Severity.ERROR),
        ("odd.txt", b"\xff\xfe\x00", "names-file-unreadable", Severity.WARNING),
        ("blank.txt", b"\n \n", "names-file-empty", Severity.WARNING),
        ("heads.txt", b"# Alle\nNavn;Adresse\n", "names-file-empty", Severity.WARNING),
        ("large.txt", b"a\n" * 300_000, "names-file-unreadable", Severity.WARNING),
    ],
)
def test_a_list_that_cannot_be_used(tmp_path: Path, name: str, content: bytes | None, code: str, internal: Severity) -> None:
    if content:
        (tmp_path / name).write_bytes(content)
    for edition, severity in (("internal", internal), ("public", Severity.ERROR)):
        (problem,) = told(tmp_path, f"privacy: {{names_file: '{name}'}}\n", edition=edition)
        assert (problem.code, problem.severity) == (code, severity)


def test_a_list_whose_ending_is_hidden_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "navn.txt").write_text("Berulf")
    (problem,) = told(tmp_path, "privacy: {names_file: navn}\n")
    assert (problem.code, problem.details["suggestion"]) == ("names-file-missing", "navn.txt")


def test_the_heads_of_columns_are_nobodys_names(tmp_path: Path) -> None:
    names = "Fornavn;Navn;Født\nBerulf;Vindskeid;1980\n"
    assert told(tmp_path, quoted("Navn står ikke på lappen."), names=names) == []
    assert [problem.code for problem in told(tmp_path, quoted("Det var Berulf."), names=names)] == ["private-name"]


def test_a_list_that_went_through_a_wrong_encoding_is_read_as_what_it_was(tmp_path: Path) -> None:
    broken = "Bjørulf".encode().decode("cp1252")
    assert [problem.code for problem in told(tmp_path, quoted("Det var Bjørulf."), names=broken)] == ["private-name"]


@pytest.mark.parametrize(
    "names", ["Berulf;Vindskeid;12.3.1980\n", "Vindskeid, Berulf, Brage\n", "Nr\tBerulf Vindskeid\n", "\u00ad  Be\u200brulf\n"]
)
def test_a_list_may_be_of_several_columns(tmp_path: Path, names: str) -> None:
    assert [problem.code for problem in told(tmp_path, quoted("Det var Berulf."), names=names)] == ["private-name"]


def test_a_list_may_have_comments_and_a_mark_at_its_start(tmp_path: Path) -> None:
    names = "\ufeff# Berulf\n\n  Vindskeid, Brage  \n"
    assert [problem.code for problem in told(tmp_path, quoted("Det var vindskeid."), names=names)] == ["private-name"]
    assert [problem.code for problem in told(tmp_path, quoted("Det var berulf."), names=names)] == []


def test_first_names_are_no_ordinary_words() -> None:
    assert len(first_names()) > 500
    assert first_names() & homographs() == frozenset()


# ------------------------------------------------------------------------------------------------ false alarms


def harmless() -> Iterator[tuple[str, str]]:
    for lang in LANGS:
        yield from ((lang, line) for line in (HERE / f"harmless-{lang}.txt").read_text(encoding="utf-8").splitlines() if line)


def alarms(folder: Path, names: str) -> list[str]:
    """The harmless sentences in which something is found, each tried as a quote and as a finding."""
    wrong = []
    for lang in LANGS:
        sentences = [line for each, line in harmless() if each == lang]
        findings = [{"id": f"f{number}", "text": text} for number, text in enumerate(sentences)]
        more = quoted(*sentences) + f"findings: {json.dumps(findings, ensure_ascii=False)}\n"
        year = loaded(folder, "", START.format(lang=lang))  # one to learn from
        assert year.problems == ()
        for problem in told(folder, more.replace("}, {", "},\n  {"), lang, names=names):
            assert problem.place
            wrong.append(f"{lang}: {problem.code} {problem.details['words']} ({problem.place.line})")
    return wrong


def test_harmless_sentences_are_rarely_taken_for_private(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(list(harmless()))
    assert count >= 300
    words = "Liv\nDag\nVår\nEven\nMay\nRose\n"
    for title, names, most in (("nobody here", "Wqxzbrt\n", 0.02), ("names that are words", words, 0.05)):
        wrong = alarms(tmp_path, names)
        rate = len(wrong) / (2 * count)
        with capsys.disabled():
            print(f"\nfalse alarms, {title}: {len(wrong)} in 2 x {count} sentences, {rate:.1%}", *wrong, sep="\n  ")
        assert rate <= most


@pytest.mark.parametrize("lang", LANGS)
def test_every_finding_can_be_told(lang: str) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(private_rules.__file__).parent.glob("*.py"))
    keys = load_words(lang).keys()
    codes = {code for _, code, _, _ in HITS} | {"private-unanimous", "private-staff", "sensitive-on-web", "names-file-outside"}
    codes |= {"private-matter-named"}
    assert [code for code in sorted(codes) if f"problems.{code}.hint" not in keys or f'"{code}"' not in source] == []
