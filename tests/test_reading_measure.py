"""Sentences, words and LIX, against figures counted by hand."""

from __future__ import annotations

import pytest

from dialogkit.checks.reading.measure import measure, sentences, words
from dialogkit.sentences import stops
from reading import reader


def split(lang: str, text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text, stops(lang))]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("nb", ["Vi møtes 17. september klokka 09.30.", "Ta med mat."]),
        ("nb", ["Det var den 17.", "Etterpå gikk vi."]),
        ("nb", ["Ta med saft, f.eks. Solo.", "Takk."]),
        ("nb", ["Ta med saft, boller osv.", "Alle kommer."]),
        ("nb", ["Ta med saft osv. til alle."]),
        ("nb", ["«Kom inn!» sier hun.", "Vi går."]),
        ("nb", ["«Hva vil du?» spør han."]),
        ("nb", ["Hun sa «nei».", "Vi gikk."]),
        ("nb", ["Jeg vet ikke … men det går.", "Bra."]),
        ("nb", ["Jeg vet ikke …", "Men det går."]),
        ("nb", ["1. Les kortet.", "2. Snakk sammen."]),
        ("nb", ["Sitat:", "Trekk et kort."]),
        ("nb", ["Vi sa ja!", "Hva?!", "Ja."]),
        ("nb", ["Se www.example.no/a.b nå."]),
        ("nb", ["Det koster 12.50 kroner."]),
        ("nn", ["Ta med saft, t.d. eplesaft.", "Takk."]),
        ("en", ["We meet at 9:30 a.m. on Monday.", "Bring tea."]),
        ("en", ["“Come in!” she says."]),
        ("nb", ["Har du spørsmål til Dr. Berg?", "Spør dr. Berg eller prof. Eng."]),
        ("nb", ["Vi bor i A. Hansens vei.", "Spør Anne K. Eng om hjelp.", "Hun er der."]),
        ("nb", ["J. R. R. Tolkien skrev bøker.", "Chr. Eng leste dem."]),
        ("nb", ["Vi møtes i Kr. Augusts gate på tirsdag.", "Det koster 50 kr.", "Der er det mat."]),
        ("nb", ["St. Olavs gate er lang.", "Rom nr. 4 er vårt.", "Det står på s. 12."]),
        ("nb", ["Vi bor i avdeling B.", "Andre bor i hus C.", "Der er det fint."]),
        ("nb", ["Spør Anne K.", "Hun er der."]),
        ("nb", ["Vi møtes 3. mai kl. 9.", "Vi slutter 17.9. klokka 15."]),
        ("nb", ["Vi møtes 3. Mai i parken.", "Kom!"]),
        ("nb", ["Vi feirer 10. gang.", "Vi bor i 2. etasje."]),
        ("nb", ["Det tar 2.5 timer.", "Det tar 2,5 timer og/eller mer."]),
        ("nb", ["Hun sa:", "«Kom.»", "Vi gikk."]),
        ("nb", ["«Kom nå.» sa hun.", "(Se side 3.)", "Så gikk vi."]),
        ("nb", ["Jeg liker ost ... og brød.", "Og saft ...", "Takk."]),
        ("nb", ["Vi trenger saft o.l.", "Ta med kopper m.m. til alle."]),
        ("nb", ["Kontakt adm. dir. Berg.", "Fam. Eng er der."]),
        ("nb", ["Vi kommer fra U.S.A. og Norge.", "Det er 5 pst.", "Vi ser."]),
        ("nb", ["Boka er rød.", "Boka er min.", "Vi så alt.", "Ja."]),
        ("nn", ["Spør dr. Berg den 3. mai kl. 9.", "Ho bur i A. Hansens veg."]),
        ("nn", ["Vi bur i avdeling B.", "Der er det fint.", "Saft o.s.b.", "Alle kjem."]),
        ("en", ["Ask Mr. Smith at No. 3 St. Mary Street.", "He knows, e.g. Anna.", "No.", "I don’t."]),
        ("en", ["Read p. 4 and fig. 2.", "Mrs. K. Jones is in house B.", "She has a Ph.D. from there."]),
        ("en", ["We meet on 3. May at 9.30 a.m.", "You and I.", "We met J. R. Smith."]),
    ],
)
def test_sentences(lang, parts):
    assert split(lang, " ".join(parts)) == parts


def test_each_line_and_each_text_begins_a_sentence():
    assert split("nb", "ost\nbrød\n\nsaft") == ["ost", "brød", "saft"]
    assert measure(["ost", "brød"]).sentences == 2


def test_a_sentence_knows_where_it_begins():
    text = "  Å, så fint.  **Ja.** Nå går vi. "
    for sentence in sentences(text):
        assert text[sentence.start :].startswith(sentence.text)
    assert len(sentences(text)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi møtes kl. 09.30!", ["Vi", "møtes", "kl", "09.30"]),
        ("E-posten, og/eller «brevet»", ["E-posten", "og", "eller", "brevet"]),
        ("– … !", []),
        ("don’t", ["don’t"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "count", "long", "said", "lix"),
    [
        ("Vi går tur. Du blir med.", 6, 0, 2, 3.0),
        ("Beboerne og ansatte bestemmer sammen.", 5, 3, 1, 5 + 60.0),  # Beboerne, ansatte, bestemmer
        ("Hvordan er det å få hjelp av ansatte?", 8, 2, 1, 8 + 25.0),  # Hvordan, ansatte
        ("", 0, 0, 0, 0.0),
    ],
)
def test_lix_counted_by_hand(text, count, long, said, lix):
    told = measure([text])
    assert (told.words, told.long_words, told.sentences) == (count, long, said)
    assert told.lix == pytest.approx(lix)


def test_lix_tells_easy_from_hard():
    easy = ["Vi spiser sammen. Vi går en tur. Du kan velge selv."] * 10
    law = [
        "Partene i denne konvensjon erkjenner at alle mennesker med nedsatt funksjonsevne har samme rett som andre til å leve i "
        "samfunnet, med de samme valgmuligheter, og skal treffe effektive og hensiktsmessige tiltak for å legge til rette for at "
        "mennesker med nedsatt funksjonsevne skal kunne nyte denne rettighet fullt ut"
    ]
    assert measure(easy).lix < 25
    assert measure(law).lix > 60


def test_figures_add_up():
    one, two = measure(["Vi går tur."]), measure(["Hvordan går det nå?"])
    assert one + two == measure(["Vi går tur.", "Hvordan går det nå?"])
    assert (one + two).longest == 4
    assert reader("nb").measure([]).mean == 0
