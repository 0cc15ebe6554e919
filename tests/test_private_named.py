"""What is private of somebody who is named is told from what is private of nobody, in sentences that look alike."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from dialogkit.words import LANGS
from test_private_rules import quoted, told

HARMLESS = {
    "nb": """Medisinen kommer for sent.
Jeg vil ha medisinen til samme tid hver dag.
Sykehuset er langt unna.
Folk er redde for å bli syke.
Angst er vanlig, sa en.
Personalet har glemt medisinen min.
Naboer har klaget på rus og bråk.
Fredag er medisindag.
Frokost er klokka åtte, og så tar vi medisin.
Noen har diabetes og må spise til faste tider.
Flere har vært innlagt på sykehus.
Vi var på sykehuset i Oslo og på Gran Canaria.
NAV hjelper oss når vi er syke.
Vi vil ha TV på rommet når vi er syke.
Pride er gøy, og skeive skal være trygge.
Sykehuset og legen skal snakke med meg.
Legen har sagt at jeg må ta insulin.
Psykologen er hyggelig.
Alkohol er ikke for alle.
Sex er et tema vi vil lære mer om.
Kristne og muslimer skal ha det like bra her.
Vi feirer Jul og Påske selv om noen er muslimer.
I Mai har jeg time på sykehuset.
Kaffe er godt, men ikke med medisin.
Epilepsi er noe mange kan lite om.
Kurs om epilepsi er bra.
Trygghet er viktig når man har angst.
Søvn er viktig for dem som har depresjon.
CRPD sier at alle har rett til god helse og medisiner.
FN sier at ingen skal bli utsatt for tvang.
Vi synger på Solbakken selv om noen er syke.
Smerter er vondt, og da trenger jeg tabletter.
Jeg stemte Arbeiderpartiet i Fjordvik.
Rullestolen min er ødelagt og sykehuset ordner den.""",
    "nn": """Medisinen kjem for seint.
Sjukehuset er langt unna.
Tilsette har gløymt medisinen.
Folk er redde for å bli sjuke.
Nokon har diabetes.
Sundag er medisindag.
Angst er vanleg.
Psykologen er triveleg.
Vi var på sjukehuset i Førde.
Kaffi er godt, men ikkje med medisin.
Tryggleik er viktig når ein har angst.""",
    "en": """My pills come late.
The hospital is far away.
People are afraid of getting ill.
Anxiety is common.
Staff forget my medicine.
Friday is medicine day.
Some have diabetes.
In May I have an appointment at the hospital.
Coffee is good, but not with pills.
Safety is important when you have anxiety.
Christmas is for Christians and for Muslims.
Sex is something we want to learn about.""",
}
NAMED = {
    "nb": """Kari er syk.
Bragulf har epilepsi og er homofil.
Han heter Olvar og har diabetes.
Det var Nattravn som var innlagt.
I går ble Sigrid dømt.
Ola og jeg er kjærester.
Ola sitter i rullestol.
Petter stemmer på Høyre.
Fatima er muslim og flyktning.
Gunnar går på AA-møte.
per-arne er autist, og gunnar vet det.
Trym ble mobbet.
Vi vet at Berulf er jøde.
Olvars diagnose er Downs syndrom.
Marit tisser på seg.
Hun Ingrid er gravid.
Dette er om KARI: hun har hiv.""",
    "nn": """Kari er sjuk.
Bragulf har epilepsi.
Berulf vart dømd for vald og rus.
Eg veit at Sigrid er lesbisk.""",
    "en": """Bragulf has epilepsy and is gay.
Mary is ill.
I know that Olvar was in prison.
Thomas is Jewish.
It was Sigrid who was raped.""",
}


def codes(folder: Path, lang: str, texts: list[str]) -> dict[str, set[str]]:
    """The codes of what is found in each text, with no list of names at hand."""
    lines = quoted(*texts).replace("}, {", "},\n  {")
    found: dict[str, set[str]] = defaultdict(set)
    problems = told(folder, lines, lang, names="Wqxzbrt\n")
    first = min(problem.line for problem in problems)
    assert first >= 6
    for problem in problems:
        found[texts[problem.line - 6]].add(problem.code)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_is_named(tmp_path: Path, lang: str) -> None:
    names = {"private-matter-named", "private-unknown-name", "private-first-name"}
    found = codes(tmp_path, lang, HARMLESS[lang].splitlines())
    assert {text: told & names for text, told in found.items() if told & names} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_somebody_is_named(tmp_path: Path, lang: str) -> None:
    texts = NAMED[lang].splitlines()
    found = codes(tmp_path, lang, texts)
    assert [text for text in texts if "private-matter-named" not in found[text]] == []
