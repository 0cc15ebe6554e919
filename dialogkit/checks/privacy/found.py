"""What a rule of privacy finds, how bad that is in each edition, and what the rules know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from dialogkit.checks.by_word import ByWord
from dialogkit.checks.privacy.kinds import kinds
from dialogkit.checks.privacy.names import Names
from dialogkit.checks.privacy.voices import Said
from dialogkit.checks.privacy.word_lists import PrivateWords
from dialogkit.cycle.model.marks import Role
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Severity

Levels = tuple[Severity | None, Severity | None]
"""How bad something is in the internal and in the public edition; None where it is nothing."""

STRICT: Levels = (Severity.ERROR, Severity.ERROR)
GRAVE: Levels = (Severity.WARNING, Severity.ERROR)
MILD: Levels = (Severity.WARNING, Severity.WARNING)
NOTED: Levels = (Severity.NOTICE, Severity.NOTICE)
NOTHING: Levels = (None, None)

VOICES: tuple[Role, ...] = ("quote", "said")
ABOUT: tuple[Role, ...] = (*VOICES, "told")
PROSE: tuple[Role, ...] = (*ABOUT, "prose")
PRINTED: tuple[Role, ...] = (*PROSE, "name", "people", "member", "other")
NOT_OWN: tuple[Role, ...] = (*PRINTED, "file")
WORKING: tuple[Role, ...] = ("people", "member", "other", "own", "file")
"""Texts that say who does what: a hospital or a trade union in them is where somebody works."""

CAPITAL = "[A-ZÀ-ÖØ-ÞĄĆČĐĒĖĘĪŁŃŊŚŠŞŦŪŹŻŽ]"
URL = re.compile(
    r"(?:https?://|(?<![\w.@])www\.)[^\s/?#<>\"'()«»]+|(?<![\w.@/\-])(?:[\w\-]++\.)+[a-z]{2,8}(?=/[\w@:?#.])|(?<![\w.@/\-])discord\.gg",
    re.IGNORECASE,
)
NICK = re.compile(
    r"(?<![\w./@\-])(?=\w*_)(?=\w*[^\W\d_])\w{5,40}(?:\.\w+)?(?![\w/@])|(?<![\w./@\-])[a-zæøå]{5,30}\d{2,4}(?![\w/@:.])"
    r"|(?<!\w)\w{3,40}#\d{4}(?!\w)|(?<![\w./@\-])[a-zæøå]{7,30}-\d{2,4}(?![\w/@:.\-])"
)
"""A word with an underscore or figures in it, as people call themselves in social media."""
HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z0-9_ÆØÅæøå][\w.]{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: from `start` to `end` in the text as it is folded, and how bad it is.

    `who` says whether it is a person's name: a `known` one, from a list of names, or an `unknown` word that may be one.
    """

    rule: str
    code: str
    levels: Levels
    start: int
    end: int
    answerable: bool = True
    who: Literal["", "known", "unknown"] = ""


@dataclass(frozen=True)
class Knowledge:
    """What the rules know of a cycle: its language's words, the names of people, and words and hosts that anyone may know."""

    words: PrivateWords
    english: bool
    year: int
    names: Names
    common: frozenset[str]
    abbreviations: frozenset[str]
    hosts: frozenset[str]
    banned: ByWord
    few: tuple[Path, ...]  # below these is what one of a few said


Rule = Callable[[Knowledge, Said], Iterator[Found]]


def words_in(known: Knowledge, said: Said) -> list[tuple[int, int, bool]]:
    """Words for what is private of a person (GDPR, article 9), and whether they are so of anybody, named or not."""
    if "words" not in said.spans:
        matches = known.words.private.finditer(said.small)
        said.spans["words"] = [(*match.span(), match["alone"] is not None) for match in matches]
    return said.spans["words"]


def private_in(known: Knowledge, said: Said) -> list[tuple[int, int, bool]]:
    """Where a text speaks of what is private of a person, by such words or, where no word has told, by what stands together."""
    if "private" not in said.spans:
        together = list(kinds("kinds", known.english).find(said.small)) if said.role in PROSE else []
        silent, told = bytearray(len(said.small)), bytearray(len(said.small))
        for each in together:
            if each.alone is None:
                silent[each.start : each.end] = b"\1" * (each.end - each.start)
        found = [(start, end, alone and not any(silent[start:end])) for start, end, alone in words_in(known, said)]
        for start, end, alone in found:
            told[start:end] = bytes([alone]) * (end - start)
        for each in together:
            if each.alone is not None and not any(told[each.start : each.end]):
                found.append((each.start, each.end, each.alone))
        said.spans["private"] = sorted(found)
    return said.spans["private"]
