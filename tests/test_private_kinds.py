"""Kinds of words that tell together what none tells alone."""

from __future__ import annotations

import re

import pytest

from dialogkit.checks.privacy.kinds import Kinds, kinds
from dialogkit.resources import read_texts

WORDS = {
    "person": "eg ho",
    "skip": "ho",
    "quiet": "slår_av",
    "subject": "film_om",
    "stop": "eg",
    "beat": "slår slo",
    "whom": "meg",
    "ill": "diabet* *sykdom sluttet_å_ete",
    "help": "hjelp",
    "wash": "dusj*",
    "many": "alle",
}
ROWS = Kinds(WORDS, ["beat 1 whom", "help & wash & !many"], ["ill"])


def told(text: str) -> list[tuple[str, bool | None]]:
    return [(text[each.start : each.end], each.alone) for each in ROWS.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("han slår meg", [("slår meg", True)]),
        ("han slo alltid meg", [("slo alltid meg", True)]),
        ("han slo hardt og lenge meg", []),  # further away than the row says
        ("meg slår", []),  # in another order
        ("han slår. meg", []),  # in another sentence
        ("eg har diabetes", [("diabetes", True)]),
        ("diabetes er eit tema", [("diabetes", False)]),  # of nobody
        ("hjertesykdom hos ho", [("hjertesykdom", True)]),
        ("sluttet ho å ete", [("sluttet ho å ete", True)]),  # a pronoun within a phrase
        ("han slår av meg", [("slår av", None)]),
        ("ein film om diabetes", [("film om diabetes", None)]),
        ("ein film om noko, men eg har diabetes", [("film om noko, men", None), ("diabetes", True)]),
        ("dusj utan hjelp", [("hjelp", True)]),
        ("alle får hjelp i dusjen", []),
    ],
)
def test_rows(text: str, found: list[tuple[str, bool | None]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("english", "words"),
    [
        (False, "eksempel koma bønner spiller litt bitt premie nostalgi fantasi sone rosen vivaldi skilt terminal mens heis"),
        (True, "example trophy academia weed chronicle rabbit polyester download bath condominium court sign toast"),
    ],
)
def test_words_that_only_look_like_one_of_a_kind(english: bool, words: str) -> None:
    """Each of these is harmless in anybody's mouth."""
    own = "i" if english else "jeg"
    texts = [f"{own} {word}" for word in words.split()]
    assert [text for text in texts if any(each.alone for each in kinds("kinds", english).find(text))] == []


def test_every_kind_is_in_a_row_or_says_what_is_quiet() -> None:
    for name in ("kinds", "own"):
        for language in ("no", "en"):
            data = read_texts("language", "private", f"{name}-{language}.yaml")
            used = set(re.findall(r"\w+", " ".join([*data["alone"], *data["personal"]])))
            assert set(data["kinds"]) - used - {"person", "quiet", "subject", "stop", "skip"} == set(), (name, language)
