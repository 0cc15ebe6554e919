"""Texts for those who do not see a picture: one that says nothing is warned of, once, with what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.cycle.text.alt_texts import says_nothing
from dialogkit.problems import Severity
from dialogkit.words import LANGS, load_words
from paper import START, loaded, spoken

NOTHING = """IMG_1234.jpg|bilder/hus.png|Skjermbilde 2026-05-30 kl. 10.11.12.png|hus på bakken.JPEG|IMG_1234|DSC00042|Bilde 1
PXL_20260530_101112345|20260530_101112|WhatsApp Image 2026-05-30 at 10.11.12|bilde|Bilde|BILDE.|et bilde|eit bilete|foto|photo
An image|bilete|picture|Illustrasjon|tegning|Logo|logo.svg|ikon|...|-|123|alt-tekst|Beskrivelse av bildet|Forsidebilde|description
image (1)|«bilde»|omslag"""
SOMETHING = """Et hus på en bakke.|Logoen til Fjordvik kommune|Fjordvik kommune|Hus|To personer lager mat|Bilde av en hund|Ja|ål|A
Bord, sett ovenfra|Ei dør|Kart|Tegning av et tre|Telefon 12 34 56 78|Et bilde av Solbakken i snø|A red door|Photo of a cat"""


@pytest.mark.parametrize("text", re.split(r"[|\n]", NOTHING))
def test_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", re.split(r"[|\n]", SOMETHING))
def test_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_told_once_wherever_a_picture_stands(tmp_path: Path, lang: str) -> None:
    (tmp_path / "hus.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    start = (
        spoken(START, lang)
        .replace("title: The package", "title: Pakken, cover: {src: hus.svg, alt: IMG_1234.jpg, caption: IMG_1234, people: no}")
        .replace("Solbakken}", "Solbakken, logo: {src: hus.svg, alt: logo, people: no}}")
    )
    found = loaded(
        tmp_path, "symbols:\n  hage: {src: hus.svg, alt: bilde, people: no}\n  hus: {src: hus.svg, alt: Hus, people: no}\n", start
    )
    assert [(problem.code, problem.place.line) for problem in found.problems] == [
        ("alt-says-nothing", line) for line in (3, 3, 4, 6)
    ]
    for problem in found.problems:
        assert problem.severity is Severity.WARNING
        assert load_words(lang).message(problem) and load_words(lang).hint(problem)
    assert [hit for hit in check_reading(found) if hit.place.line in (3, 4, 6)] == []
