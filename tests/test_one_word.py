"""One word for one thing, in all that dialogkit prints and says: words that have been mended do not come back.

A row is a word that stands nowhere any more, what is said instead, and a sentence that had it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from dialogkit.resources import templates_folder
from dialogkit.terms import LANGS

CODE = re.compile(r"`[^`]*`|\{[^{}|]*\}|<[^>]*>|https?://\S+|--\w[\w-]*")
KEY = re.compile(r"^ *(?:# )?(?: *- )?(?: *)[a-z_]+:(?= |$)")

NOT_ANY_MORE = {
    "en": [
        (r"100 %", "100%", "Print at 100 %."),
        (r"departments?", "house", "The departments of the home."),
        (r"municipalit(?:y|ies)", "council", "Which municipality?"),
        (r"help questions?", "questions on the sheet", "Use the help questions when the talk stops."),
        (r"takes? (?:a )?cards?", "draw a card", "Take a card and read it aloud."),
        (r"ticks?|tick (?:a )?box(?:es)?", "put a cross", "tick a box"),
        (r"how (?:we|they|the residents) want it", "what we want", "How we want it"),
        (r"cooperation poster|good cooperation", "working together", "Cooperation poster"),
        (r"contributions?", "comments", "contributions from the groups"),
        (r"say pass", "pass", "You can always say pass."),
        (r"everybody|somebody|anybody|no one", "everyone, someone, anyone, nobody", "May anybody read this?"),
        (r"see whether", "check that", "See whether this is the right file."),
        (r"take part there", "join in", "You can get support to take part there."),
        (r"stops for them", "squares for them", "so the board has no stops for them"),
        (r"is to be respected", "respect", "A no is to be respected."),
        (r"for example(?=[.”]?$)", "such as", "Write `a` for example."),
        (r"mail address(?<!e-mail address)", "e-mail address", "This is not one mail address."),
        (r"equally (?:many|good)", "the same number of", "Give every row equally many cells."),
        (r"ask: x", "{name} can help", "Do you have questions? Ask: {who}"),
        (r"birth numbers?", "national identity number", "A birth number can never be printed."),
        (r"asterisks?", "stars", "The asterisks are not printed."),
        (r"date to come", "no date yet", "Date to come"),
    ],
    "nb": [
        (r"mappa|fila|linja|sida|lista|framsida|forsida|kortsida|langsida|utgava|pakka", "-en", "Legg fila i mappa."),
        (r"gruppen|ruten|uken|døren|fritiden|helgen", "-a", "Gruppen går til ruten."),
        (r"(?:er|har|var) blitt", "skriv hvem som gjør det", "Benkene er blitt brukt mye."),
        (r"(?<!det )du sa", "dere sa", "Du sa"),
        (r"(?:min|mitt|mine|din|ditt|dine) (?:kort|tanker|notater)", "tankene mine", "Mine tanker"),
        (r"ta opp", "snakke om", "Hva vil du ta opp?"),
        (r"innspill", "svar", "innspill fra gruppene"),
        (r"stopp for dem", "ruter for dem", "så brettet har ingen stopp for dem"),
        (r"for eksempel(?=[.»]?$)", "foran det som er eksempelet", "Skriv `a` for eksempel."),
        (r"materiell(?:er|ene)", "materiell", "Lag bare disse materiellene."),
        (r"dersom", "hvis", "Lukk filen dersom den er åpen."),
        (r"papirenes", "i papirene", "Språket er et annet enn papirenes."),
        (r"nei skal stå|valget skal stå", "respekter", "Et nei skal stå."),
        (r"på laget", "arbeider sammen med", "Andre som er med på laget."),
        (r"målgruppa", "dem tekstene er for", "Ingen i målgruppa har lest det."),
        (r"den enkelte", "hver person", "Vi får vite hva som er viktig for den enkelte."),
        (r"ellers skriv", "ellers skriver du", "Ellers skriv det under."),
        (r"spør: x", "{name} kan hjelpe", "Har du spørsmål? Spør: {who}"),
        (r"retten(?! til)", "rettigheten", "Ikke plass til hva retten betyr"),
        (r"framhev(?:es?|et)?", "utheve", "det som skal framheves"),
        (r"dato kommer|uten dato", "ingen dato ennå", "Dato kommer"),
    ],
    "nn": [
        (r"(?:bruk|klar|svar|lik|spar|klipp|merk|spel|peik|lytt|start|snakk|lag|vent)er", "-ar", "Felta de bruker"),
        (r"mappen|filen|linjen|siden|listen|gruppen|ruten|uken|døren|utgaven|pakken", "-a", "Legg filen i mappen."),
        (r"også", "òg", "Du kan også stille til val."),
        (r"dersom", "viss", "Lukk fila dersom ho er open."),
        (r"einskilde?|den enkelte", "kvar person", "kva kvar einskild har meint"),
        (r"tyder", "betyr", "1 tyder at alle deler éi."),
        (r"att", "igjen", "Du kan reise og kome heim att"),
        (r"henne", "ho", "De klipper henne ut."),
        (r"(?<!det )du sa", "de sa", "Du sa"),
        (r"ta opp", "snakke om", "Kva vil du ta opp?"),
        (r"innspel", "svar", "innspel frå gruppene"),
        (r"(?:min|mitt|mine|din|ditt|dine) (?:rett|kort|tankar|notat)", "retten din", "Din rett"),
        (r"stopp for dei", "ruter for dei", "så brettet har ingen stopp for dei"),
        (r"til dømes(?=[.»]?$)", "framfor det som er dømet", "Skriv `a` til dømes."),
        (r"materiella", "materiell", "Lag berre desse materiella."),
        (r"på laget", "arbeider saman med", "Andre som er med på laget."),
        (r"målgruppa", "dei tekstane er for", "Ingen i målgruppa har lese det."),
        (r"vorte", "skriv kven som gjer det", "Kva som har vorte annleis."),
        (r"spør: x", "{name} kan hjelpe", "Har du spørsmål? Spør: {who}"),
        (r"framhev(?:e|a|ast)?", "utheve", "Framhev eit ord"),
        (r"dato kjem|utan dato", "ingen dato enno", "Dato kjem"),
    ],
}  # fmt: skip
ROWS = [(lang, word, old) for lang, rows in NOT_ANY_MORE.items() for word, _, old in rows]
AFTER_A_COLON = re.compile(r"[^\W\d_]: [A-ZÆØÅ](?=[a-zæøåà-ÿ])")


def found(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-])(?:{word})(?![\w-])", CODE.sub("x", text), re.IGNORECASE))


@cache
def said(lang: str) -> dict[str, list[str]]:
    """All words of a language, by the file that they stand in: the texts of tables, and the lines of what is written as text."""
    folder, told = templates_folder(), {}
    for name in ("locales", "fields", "crpd"):
        file = folder / name / f"{lang}.yaml"
        told[name] = list(_texts(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)))
    help_lines = (folder / "locales" / "help" / f"{lang}.yaml").read_text(encoding="utf-8").splitlines()
    told["help"] = [line.partition(": ")[2] for line in help_lines if not line.startswith("#")]
    reading = yaml.safe_load((folder / "language" / "reading" / f"{lang}.yaml").read_text(encoding="utf-8"))
    told["plainer words"] = list(reading["hard"].values())
    told["privacy page"] = (folder / "cycles" / f"privacy-{lang}.md").read_text(encoding="utf-8").splitlines()
    for file in sorted((folder / "cycles").glob(f"*/*{lang}.yaml")):
        told[file.name] = [KEY.sub("", line) for line in file.read_text(encoding="utf-8").splitlines()]
    return told


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _texts(inner)
    else:
        yield str(node)


@pytest.mark.parametrize("lang", LANGS)
def test_all_words_are_looked_at(lang: str) -> None:
    assert len(said(lang)) > 35 and sum(map(len, said(lang).values())) > 1800


@pytest.mark.parametrize(("lang", "word", "old"), ROWS)
def test_a_word_that_was_mended_does_not_come_back(lang: str, word: str, old: str) -> None:
    assert found(word, old)
    assert [(file, text) for file, texts in said(lang).items() for text in texts if found(word, text)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_colon_is_followed_by_a_small_letter(lang: str) -> None:
    assert AFTER_A_COLON.search("for kameraet: De ville havne inni") and not AFTER_A_COLON.search("save it as PNG: A4")
    assert [text for texts in said(lang).values() for text in texts if AFTER_A_COLON.search(CODE.sub("x", text))] == []
