"""R01-R24: each rule finds what it is for, in each language and for each reader, and lets good words be."""

from __future__ import annotations

import pytest

from dialogkit.checks.reading import cycle_reading as reading
from dialogkit.checks.reading import questions
from dialogkit.checks.reading import reading_rules as rules
from dialogkit.problems import Severity
from reading import ALL_RULES, found, hits, problems

WARNING, NOTICE = Severity.WARNING, Severity.NOTICE

# (rule, language, kind, texts, severity for residents, severity for staff)
VECTORS = [
    ("R01", "nb", "text", [" ".join(["ord"] * 13) + "."], WARNING, None),
    ("R01", "nb", "text", [" ".join(["ord"] * 21) + "."], WARNING, WARNING),
    ("R01", "en", "text", [" ".join(["word"] * 31) + "."], WARNING, WARNING),
    ("R02", "nb", "text", ["Jeg og du og hun går en lang tur nå."] * 5, None, None),
    ("R02", "nb", "text", ["Jeg og du og hun går en lang tur i dag."] * 5, WARNING, None),
    ("R02", "en", "text", [" ".join(["word"] * 17) + "."] * 5, WARNING, WARNING),
    ("R03", "nb", "text", ["Vi spiser middag hjemme på onsdager med naboene."] * 13, WARNING, None),
    ("R03", "nb", "text", ["Planlegging forutsetter grundige undersøkelser."] * 25, WARNING, WARNING),
    ("R03", "nb", "text", ["Planlegging forutsetter grundige undersøkelser."] * 24, None, None),
    ("R04", "nb", "text", ["Kveldsaktiviteten er fin."], WARNING, None),
    ("R04", "nb", "text", ["Fritidsaktivitetene er fine."], WARNING, WARNING),
    ("R04", "en", "text", ["What extraordinarily good tea."], WARNING, None),
    ("R05", "nb", "text", ["Middagen er god. Hus er rødt. Gjestene kommer nå. " * 4], WARNING, None),
    ("R05", "en", "text", ["Planning always matters among colleagues. " * 6], WARNING, WARNING),
    ("R06", "nb", "text", ["Jeg går, du løper, hun sitter."], WARNING, None),
    ("R06", "nb", "text", ["Jeg vet at du kommer når du kan."], WARNING, None),
    ("R06", "nn", "text", ["Eg veit at du kjem sjølv om du er trøytt."], WARNING, None),
    ("R06", "en", "text", ["I know that you come because you can."], WARNING, None),
    ("R07", "nb", "text", ["Ta med f.eks. saft."], WARNING, WARNING),
    ("R07", "nb", "text", ["Vi møtes kl 10."], WARNING, WARNING),
    ("R07", "nn", "text", ["Ta med t.d. saft."], WARNING, WARNING),
    ("R07", "en", "text", ["Bring e.g. juice."], WARNING, WARNING),
    ("R07", "nb", "text", ["Spør CRPD om det."], WARNING, WARNING),
    ("R08", "nb", "text", ["Planen blir laget i dag."], WARNING, NOTICE),
    ("R08", "nb", "text", ["Planen ble evaluert."], WARNING, NOTICE),
    ("R08", "nb", "text", ["Brevet sendes i dag."], WARNING, NOTICE),
    ("R08", "nn", "text", ["Planen vart laga i går."], WARNING, NOTICE),
    ("R08", "nn", "text", ["Brevet skal sendast."], WARNING, NOTICE),
    ("R08", "en", "text", ["The plan is not written yet."], WARNING, NOTICE),
    ("R09", "nb", "text", ["Ikke gå uten sko."], WARNING, None),
    ("R09", "nn", "text", ["Ikkje gå utan sko."], WARNING, None),
    ("R09", "en", "text", ["Don’t go without shoes."], WARNING, None),
    ("R09", "nb", "text", ["Det er ikke ulovlig."], WARNING, None),
    ("R10", "nb", "text", ["Vi er fem her."], WARNING, None),
    ("R10", "nb", "text", ["Vi har tre katter."], WARNING, None),
    ("R10", "nb", "text", ["Kapittel IV er langt."], WARNING, None),
    ("R10", "nb", "text", ["Det er 1/2 igjen."], WARNING, None),
    ("R10", "nb", "text", ["Det koster 12 000 kroner."], WARNING, None),
    ("R10", "nb", "text", ["Det koster 2500 kroner."], WARNING, None),
    ("R10", "nn", "text", ["Om lag 20 % svara."], WARNING, None),
    ("R10", "en", "text", ["It costs 12,000 kroner."], WARNING, None),
    ("R11", "nb", "text", ["Dette er VIKTIG."], WARNING, WARNING),
    ("R11", "en", "text", ["DO IT now."], WARNING, WARNING),
    ("R12", "nb", "text", ["Dette er *skrått* og fint."], WARNING, WARNING),
    ("R12", "en", "text", ["This is _slanted_ text."], WARNING, WARNING),
    ("R12", "nn", "text", ["Dette er <i>skrått</i>."], WARNING, WARNING),
    ("R13", "nb", "text", ["Vi går; du blir."], WARNING, None),
    ("R13", "nb", "text", ["Ta med mat (og drikke)."], WARNING, None),
    ("R13", "nb", "text", ["Vi går – du blir."], WARNING, None),
    ("R13", "en", "text", ["Tea and/or cake."], WARNING, None),
    ("R14", "nb", "text", ["Vi har ost, brød, saft, kaffe og kake."], WARNING, None),
    ("R14", "en", "text", ["Tea, cake, bread, butter and jam."], WARNING, None),
    ("R15", "nb", "text", ["Brukerne er her."], WARNING, NOTICE),
    ("R15", "nn", "text", ["Personalet er her."], WARNING, NOTICE),
    ("R15", "en", "text", ["The clients are here."], WARNING, NOTICE),
    ("R17", "nb", "text", ["Vi vil ha samskaping."], WARNING, NOTICE),
    ("R17", "nb", "text", ["Se etter rutiner i henhold til planen."], WARNING, NOTICE),
    ("R17", "nn", "text", ["Vi vil ha samskaping."], WARNING, NOTICE),
    ("R17", "en", "text", ["We implement it."], WARNING, NOTICE),
    ("R18", "nb", "instruction", ["Deltakeren trekker et kort."], NOTICE, None),
    ("R18", "en", "instruction", ["Each player draws a card."], NOTICE, None),
    ("R19", "nb", "text", ["Velkommen!", "Ha det gøy!"], WARNING, None),
    ("R19", "en", "text", ["We like it 🙂."], WARNING, None),
    ("R20", "nb", "question", ["Hva er bra? Hva er dårlig?"], WARNING, WARNING),
    ("R21", "nb", "question", ["Er det ikke fint her?"], NOTICE, NOTICE),
    ("R21", "nn", "question", ["Likar du ikkje maten?"], NOTICE, NOTICE),
    ("R21", "en", "question", ["Don't worry. Is it not nice?"], NOTICE, NOTICE),
]

# (rule, language, kind, text): what a careless rule would find
GOOD = [
    ("R01", "nb", "text", " ".join(["ord"] * 12) + "."),
    ("R01", "nb", "text", "**Ta med dette:** " + " ".join(["ord"] * 12) + "."),
    ("R04", "nb", "text", "Se https://www.example.no/medbestemmelsesretten nå."),
    ("R04", "nb", "text", "Vi har dialogkonferanser."),
    ("R04", "nb", "text", "En fredags-og-lørdagskveld."),
    ("R06", "nb", "text", "Når du er klar, sier du fra."),
    ("R06", "nb", "text", "Alle som får hjelp her, har et vedtak."),
    ("R06", "nb", "text", "Når vil du at vi skal komme?"),
    ("R06", "nb", "text", "Det koster 1,50 eller 2,50 til sammen."),
    ("R07", "nb", "text", "Boksen er tom."),
    ("R07", "nb", "text", "Stopp når du blir med på toppen."),
    ("R07", "en", "text", "We asked Max. Then we left."),
    ("R07", "en", "text", "We met Eg and Al."),
    ("R07", "nb", "text", "Kapittel IV."),
    ("R07", "nb", "text", "Spør NAV om TV-en og en SMS."),
    ("R07", "en", "text", "Ask the NHS for a TV in the UK."),
    ("R11", "nb", "text", "UNICEF og COVID-19."),
    ("R07", "nb", "text", "Skriv til NAV@example.no."),
    ("R08", "nb", "text", "Det blir konsert."),
    ("R08", "nb", "text", "Det blir huset vårt."),
    ("R08", "nb", "text", "Han ble interessert."),
    ("R08", "nn", "text", "Vi blir betre vener."),
    ("R08", "en", "text", "I am tired, and the shed is red."),
    ("R08", "en", "text", "We were surprised."),
    ("R09", "nb", "text", "Jeg vil ikke."),
    ("R10", "nb", "text", "Vi møtes 17. september 2026 klokka 09.30."),
    ("R10", "nb", "text", "Vi møtes 2026-09-17."),
    ("R10", "nb", "text", "Ring 22 00 00 00, 900 00 000 eller 116 117."),
    ("R10", "nb", "text", "Ring +47 22 00 00 00 eller 22000000."),
    ("R10", "nb", "text", "Artikkel 19 står på side 1000."),
    ("R10", "nb", "text", "Vi sitter under et stort tre i hagen."),
    ("R10", "nb", "text", "En stol av tre som er fin."),
    ("R10", "nb", "text", "Vi bor i 4600 Fjordvik."),
    ("R10", "nb", "text", "Det gjelder fra 2026–2027."),
    ("R10", "en", "text", "We stay for half an hour."),
    ("R11", "nb", "text", "NAV og FN."),
    ("R12", "nb", "text", "Dette er **viktig** og 2 * 3 * 4."),
    ("R12", "nb", "text", "Skriv her: ____ eller fil_navn_her."),
    ("R13", "nb", "text", "Klokka 10–12 på www.example.no/solbakken."),
    ("R14", "nb", "text", "Vi har ost, brød og kake."),
    ("R15", "nb", "text", "Beboerne og de ansatte bruker stua. Den ansatte hjelper en beboer."),
    ("R15", "nn", "text", "Bebuarane og dei tilsette bruker stova."),
    ("R17", "nb", "text", "Han løp orientering og tok bilder av motiver."),
    ("R17", "nb", "text", "Sentralbordet og dokumentet."),
    ("R17", "en", "text", "The engaged couple has documents and information."),
    ("R18", "nb", "instruction", "Du er deltakeren."),
    ("R18", "nb", "instruction", "Trekk et kort."),
    ("R18", "nb", "text", "Deltakeren trekker et kort."),
    ("R19", "nb", "text", "Velkommen!"),
    ("R20", "nb", "question", "Hva??"),
    ("R20", "nb", "text", "Hva er bra? Hva er dårlig?"),
    ("R21", "nb", "question", "Hva vil du ikke?"),
    ("R21", "nb", "text", "Er det ikke fint her?"),
]


@pytest.mark.parametrize("kind", ["name", "option"])
def test_labels_and_headings_are_no_sentences_in_lix(kind):
    texts = ["Planlegging forutsetter grundige undersøkelser"] * 25
    assert {"R03", "R05"} <= found("nb", *texts)
    assert not {"R02", "R03", "R05"} & found("nb", *texts, kind=kind)


def severities(rule, lang, kind, texts, profile):
    return {hit.severity for hit in hits(lang, *texts, profile=profile, kind=kind) if hit.rule == rule}


@pytest.mark.parametrize(("rule", "lang", "kind", "texts", "easy", "plain"), VECTORS)
def test_what_a_rule_is_for(rule, lang, kind, texts, easy, plain):
    assert severities(rule, lang, kind, texts, "easy") == ({easy} if easy else set())
    assert severities(rule, lang, kind, texts, "plain") == ({plain} if plain else set())


@pytest.mark.parametrize(("rule", "lang", "kind", "text"), GOOD)
def test_what_a_rule_lets_be(rule, lang, kind, text):
    assert [hit.words for hit in hits(lang, text.replace("**", ""), kind=kind) if hit.rule == rule] == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("nb", "Vi lager samskaping nå.", ["samskaping"]),
        ("nb", "I henhold til planen.", ["I henhold til"]),
        ("nb", "Planen ble ikke laget i tide.", ["ble ikke laget"]),
        ("nb", "Ta (litt) med.", ["("]),
        ("nb", "Ta med ost ) her.", [")"]),
        ("nb", "Vi venter – litt.", ["–"]),
        ("nb", "VI VIL nå.", ["VI VIL"]),
        ("nb", "Spør CRPD om II.", ["CRPD", "II"]),
        ("en", "It’s a third of it.", ["a third"]),
    ],
)
def test_a_finding_is_about_its_words_and_nothing_twice(lang, text, words):
    assert [hit.words for hit in hits(lang, text)] == words
    assert all(text[hit.start :].startswith(hit.words) for hit in hits(lang, text))


def test_a_hard_word_brings_a_plainer_one():
    assert [hit.details["plain"] for hit in hits("nb", "Samskaping er fint.")] == ["gjøre det sammen"]
    assert [hit.details["plain"] for hit in hits("nb", "Brukeren og brukerne.")] == ["beboer", "beboere"]


@pytest.mark.parametrize(
    ("text", "word"), [("Vi vil ha samskaping.", "samskaping"), ("Spør CRPD.", "CRPD"), ("Hør UNESCO.", "UNESCO")]
)
def test_words_of_the_glossary_are_let_be(text, word):
    assert found("nb", text)
    assert found("nb", text, explained=(word,)) == set()


# ------------------------------------------------------------------------------------------------ over a cycle

QUESTION = "themes:\n  - id: t\n    title: Mat\n    questions:\n      - id: q\n        text: {text}\n        type: {type}\n"
CYCLES = {
    "R16": "glossary:\n  - {word: vedtak, plain: Et brev.}\nposter:\n  we_want:\n    - Les vedtaket.\n",
    "R21": QUESTION.format(text="Liker du maten?", type="open"),
    "R22": QUESTION.format(text="Hva er best?", type="multi") + "        options: [Ost, Brød]\n",
    "R23": QUESTION.format(text="Hva er best?", type="multi") + "        options: [A, B, C, D, E, F, G, {text: H, open: ja}]\n",
}


@pytest.mark.parametrize("rule", CYCLES)
def test_rules_that_know_the_cycle(rule):
    assert {problem.details["rule"] for problem in problems(CYCLES[rule])} == {rule}


@pytest.mark.parametrize(
    "more",
    [
        "glossary:\n  - {word: vedtak, plain: Et brev.}\nrights:\n  intro:\n    - Et vedtak er viktig.\n",
        "glossary:\n  - {word: vedtak, plain: Et brev.}\nposter:\n  we_want:\n    - Les vedtaket.\n    - Et brev.\n",
        "glossary:\n  - {word: vedtak, plain: Et brev.}\nrights:\n  articles:\n    - {n: 3, card: nei, plain: [Les vedtaket.]}\n",
        QUESTION.format(text="Liker du maten?", type="yesno"),
        QUESTION.format(text="Hva liker du?", type="open"),
        QUESTION.format(text="Hva er best?", type="multi") + "        options: [Ost, {text: Noe annet, open: ja}]\n",
        QUESTION.format(text="Hva er best?", type="single") + "        options: [A, B, C, D, E, F, {text: G, open: ja}]\n",
    ],
)
def test_cycles_that_are_fine(more):
    assert problems(more) == []


def test_six_questions_are_too_many_for_a_theme():
    six = "themes:\n  - id: t\n    title: Mat\n    questions:\n"
    six += "".join(f"      - {{id: q{n}, text: Hva er best?}}\n" for n in range(6))
    assert [problem.code for problem in problems(six)] == ["many-questions"]
    assert problems(six.rsplit("      -", 1)[0]) == []


def test_a_card_with_a_word_that_it_does_not_explain():
    more = "glossary:\n  - {word: vedtak, plain: Et brev.}\nrights:\n  articles:\n    - {n: 3, plain: [Les vedtaket.]}\n"
    assert [problem.code for problem in problems(more)] == ["not-explained"]


def test_labels_choose_the_words():
    text = "poster:\n  we_want:\n    - Brukerne og personalet lager maten.\n"
    assert [problem.details["words"] for problem in problems(text)] == ["Brukerne", "personalet"]
    assert problems("labels: {user: bruker, users: brukere, staff: personale}\n" + text) == []


@pytest.mark.parametrize(
    ("lang", "labels", "text"),
    [
        (
            "nb",
            "{user: tjenestemottaker, users: tjenestemottakere, staff: medarbeidere}",
            "Tjenestemottakeren og medarbeideren er her.",
        ),
        ("nn", "{user: brukar, users: brukarar, staff: personale}", "Brukarane og personalet er her."),
        ("en", "{user: client, users: clients, staff: carers}", "The client and a carer are here."),
    ],
)
def test_chosen_words_in_their_forms_are_fine(lang, labels, text):
    assert problems(f"labels: {labels}\nposter:\n  we_want:\n    - {text}\n", lang) == []
    assert {problem.details["rule"] for problem in problems(f"poster:\n  we_want:\n    - {text}\n", lang)} >= {"R15"}


HIDEOUS = (
    "VI VIL IKKE HA samskaping, bl.a. (fordi *personalet*), brukerne, evalueres; utarbeides – ikke uten 12 000 %! NAV! "
    "Er det ikke fint? Hva??" + " og ordene tar ingen slutt" * 12
)


@pytest.mark.parametrize("form", ["{text: '@'}", "{text: '@', feature: ja, who: staff, tone: bad, symbol: sun}"])
def test_quotes_are_never_judged(form):
    fields = form.replace("@", HIDEOUS).removeprefix("{")
    more = f"quotes:\n  - {{id: q1, consent: {{status: given, scope: [game, poster, report, web]}}, {fields}\n"
    used = "findings:\n  - {id: f, text: Vi liker mat., quotes: [q1]}\ngame: {cards: {quotes: [q1]}}\n"
    used += "tasks:\n  - id: t\n    title: Mat\n    groups: [{n: 1, sections: [{quotes: [q1]}]}]\n"
    glossary = "glossary:\n  - {word: samskaping, plain: Å lage noe sammen.}\n"
    assert problems(more + used + glossary) == []
    assert len(found("nb", HIDEOUS)) > 10  # it is hideous


# ------------------------------------------------------------------------------------------------ nothing is forgotten


def test_each_rule_can_be_broken_and_is_missed(monkeypatch):
    """Each rule turned off makes a vector of its own fail; no other rule finds the same."""
    assert sorted(ALL_RULES) == [f"R{n:02}" for n in range(1, 24)]
    for rule, lang, kind, texts, easy, _ in VECTORS:
        with monkeypatch.context() as patch:
            patch.setitem(rules.RULES, rule, ())
            assert not easy or severities(rule, lang, kind, texts, "easy") == set()
    for rule, more in CYCLES.items():
        with monkeypatch.context() as patch:
            if rule in questions.RULES:
                patch.setitem(questions.RULES, rule, lambda *_: iter(()))
            else:
                patch.setattr(reading, "unexplained", lambda *_: iter(()))
            assert problems(more) == []
    assert {vector[0] for vector in VECTORS if vector[4]} | set(CYCLES) == ALL_RULES
