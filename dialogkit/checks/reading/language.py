"""What makes a language hard to read: its lists of words, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dialogkit.resources import read_texts
from dialogkit.sentences import Stops, stops

TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Language:
    """The lists of `templates/language/reading/<lang>.yaml`."""

    stops: Stops
    abbreviation: re.Pattern[str]
    initials: frozenset[str]
    clause: re.Pattern[str]
    joining: frozenset[str]
    negation: re.Pattern[str]
    number_word: re.Pattern[str]
    passive: re.Pattern[str]
    polar_verbs: frozenset[str]
    leading: frozenset[str]
    third_person: re.Pattern[str]
    second_person: re.Pattern[str]
    synonyms: dict[str, frozenset[str]]
    hard: WordList


class WordList:
    """Words, and what stands for each. A word that ends with `*` stands for all that begin so: the longest that fits counts.

    Words of several tokens are phrases, found as they are.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]):
        self._whole: dict[str, str] = {}
        self._starts: dict[str, str] = {}
        self._phrases: dict[tuple[str, ...], str] = {}
        for word, plain in entries:
            word = word.casefold()
            said = tuple(TOKEN.findall(word))
            if len(said) > 1:
                self._phrases[said] = plain
            elif word.endswith("*"):
                self._starts[word[:-1]] = plain
            else:
                self._whole[word] = plain
        self._longest = max(map(len, self._starts), default=0)
        self._most = max(map(len, self._phrases), default=0)

    def __len__(self) -> int:
        return len(self._whole) + len(self._starts) + len(self._phrases)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self._whole.items()
        yield from ((f"{start}*", plain) for start, plain in self._starts.items())
        yield from ((" ".join(said), plain) for said, plain in self._phrases.items())

    def of(self, word: str) -> str | None:
        """What stands for a word of the list, whatever its capitals."""
        word = word.casefold()
        if word in self._whole:
            return self._whole[word]
        lengths = range(min(len(word), self._longest), 0, -1)
        return next((self._starts[word[:length]] for length in lengths if word[:length] in self._starts), None)

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Each word of the list in a text: where it begins, as it is written, and what stands for it."""
        tokens = list(TOKEN.finditer(text))
        said = tuple(match[0].casefold() for match in tokens) if self._phrases else ()
        for index, match in enumerate(tokens):
            plain = self.of(match[0])
            if plain is not None:
                yield match.start(), match[0], plain
            for count in range(2, min(self._most, len(said) - index) + 1):
                if said[index : index + count] in self._phrases:
                    last = tokens[index + count - 1]
                    yield match.start(), text[match.start() : last.end()], self._phrases[said[index : index + count]]


@cache
def language(lang: str) -> Language:
    """The lists of nb, nn or en."""
    data = read_texts("language", "reading", f"{lang}.yaml")
    word = {name: data[name].split() for name in data if isinstance(data[name], str)}
    return Language(
        stops=stops(lang),
        abbreviation=_pattern(rf"(?<![\w.])(?:{_any(stops(lang).abbreviations)})(?![^\W\d_])"),
        initials=frozenset(word["initials"]),
        clause=_pattern(rf"\b(?:{_any(data['clause_phrases'].split(', '))}|{_any(word['clauses'])})\b"),
        joining=frozenset(word["joining"]),
        negation=_whole(word["negations"]),
        number_word=_pattern(rf"\b(?:{_any(word['number_words'])}|{data['number_pattern']})\b|%"),
        passive=_passive(word),
        polar_verbs=frozenset(word["polar_verbs"]),
        leading=frozenset(word["negation_in_question"]),
        third_person=_whole(word["third_person"]),
        second_person=_whole(word["second_person"]),
        synonyms={name: frozenset(word[f"also_{name}"]) for name in ("user", "users", "staff")},
        hard=WordList((each, plain) for words, plain in data["hard"].items() for each in words.split("|")),
    )


def _passive(word: dict[str, list[str]]) -> re.Pattern[str]:
    """A helping verb with a participle, few words between them, or a verb that is passive by its ending.

    Only participles of the list, and those with an ending that hardly any other word has: «blir godt» and «blir huset» are none.
    """
    endings = f"|\\w{{3,}}(?:{_any(word['passive_endings'])})" if word["passive_endings"] else ""
    participle = rf"(?!(?:{_any(word['passive_not'])})\b)(?:{_any(word['passive_participles'])}{endings})\b"
    between = rf"(?:\s+(?:{_any(word['passive_between'])}))?"
    own = rf"|\b(?:{_any(word['passive_verbs'])})\b" if word["passive_verbs"] else ""
    return _pattern(rf"\b(?:{_any(word['passive_helpers'])}){between}\s+{participle}{own}")


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first. Each apostrophe stands for both kinds, `*` for any ending."""
    escaped = (re.escape(word).replace("'", "['’]").replace(r"\*", r"\w*") for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any(words)})\b")
