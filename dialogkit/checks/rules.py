"""The rules of easy reading, R01-R19: what is found in a text, how bad it is, and where.

They gather what is asked for by Inclusion Europe (Information for all), KS's ten points for plain language, the UK's guidance on
easy read, and WCAG. Their limits are proposals: what people understand, only they can tell (see `checked_by` in the cycle).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from dialogkit.checks.language import Language
from dialogkit.checks.measure import LIX_WORDS, Sentence, letters, measure, sentences
from dialogkit.checks.texts import Line, Passage, Profile
from dialogkit.problems import Severity

_ERROR, _WARNING, _NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
_LONG_SENTENCE = {"easy": (12, 20), "plain": (20, 30)}  # words: more is a warning, an error
_MEAN = {"easy": 10, "plain": 16}  # words a sentence, of five sentences or more
_LIX = {"easy": (25, 35), "plain": (40, 50)}
_LONG_WORD = {"easy": 14, "plain": 18}  # letters
_LONG_SHARE = {"easy": 20, "plain": 30}  # percent, of 30 words or more
_CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,}(?:-[A-ZÆØÅ]{2,})*\b")
_SHOUTED = re.compile(r"\b[A-ZÆØÅ]{5,}\b|\b[A-ZÆØÅ]{2,}(?:\s+[A-ZÆØÅ]{2,})+\b")
_ROMAN = re.compile(r"\b(?=[IVXLC]{2,}\b)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_FRACTION = re.compile(r"\d\s?/\s?\d|[½¼¾⅓⅔]")
_THOUSANDS = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[ .\u00a0]\d{3})+|\d{4,})(?![\d.,]*\d)")
_YEAR = re.compile(r"(?:18|19|20|21)\d\d")
_MARKUP = re.compile(r"(?<![*\w])\*[^*\s][^*]*\*(?![*\w])|(?<!\w)_[^_\s][^_]*_(?!\w)|</?[iu]>|</?em>")
_MARKS = re.compile(r"[;()/\[\]…]|\s[–—]\s|\.\.\.")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_OR = {"nb": "og eller", "nn": "og eller", "en": "and or"}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule has found: the words, where they begin in their line, and what there is to say of them."""

    rule: str
    code: str
    severity: Severity
    line: Line
    start: int
    words: str
    details: dict[str, object]


@dataclass(frozen=True, slots=True)
class Reader:
    """What the rules know of a cycle: its language, the words that it explains, and the words it has chosen for people."""

    lang: str
    language: Language
    explained: frozenset[str]
    chosen: dict[str, frozenset[str]]

    def explains(self, word: str) -> bool:
        """Whether the glossary has the word, or what it is an inflected form or the start of."""
        word = word.casefold()
        return any(word.startswith(known) for known in self.explained)


Found = Iterator[tuple[int, str, dict[str, object]]]
Rule = Callable[[Reader, Passage, Line], Iterator[Hit]]


def read_passage(reader: Reader, passage: Passage) -> Iterator[Hit]:
    """All that R01-R19 find in a passage. Quotes are the people's own words: nothing in them is ever found wrong (R24)."""
    if passage.kind == "quote":
        return
    yield from _whole(reader, passage)
    for line in passage.lines:
        for rule in _RULES:
            yield from rule(reader, passage, line)


# ------------------------------------------------------------------------------------------------ the passage as a whole


def _whole(reader: Reader, passage: Passage) -> Iterator[Hit]:
    """R02, R03, R05: figures of the whole, which say little of short texts."""
    first, profile = passage.lines[0], passage.profile
    told = measure((line.text for line in passage.lines), reader.language.abbreviations)

    def hit(rule: str, code: str, severity: Severity, **details: object) -> Hit:
        return Hit(rule, code, severity, first, 0, _start_of(first.text), details)

    if told.sentences >= 5 and told.mean > _MEAN[profile]:
        yield hit("R02", "long-on-average", _WARNING, mean=round(told.mean), most=_MEAN[profile])
    if told.words >= LIX_WORDS and told.lix > _LIX[profile][0]:
        severity = _ERROR if told.lix > _LIX[profile][1] else _WARNING
        yield hit("R03", "high-lix", severity, lix=round(told.lix), most=_LIX[profile][0])
    if told.words >= 30 and told.long_share > _LONG_SHARE[profile]:
        yield hit("R05", "many-long-words", _WARNING, share=round(told.long_share), most=_LONG_SHARE[profile])


def _start_of(text: str, most: int = 5) -> str:
    """The first words of a text."""
    said = text.split()
    return " ".join(said[:most]) + (" …" if len(said) > most else "")


# ------------------------------------------------------------------------------------------------ sentences


def _sentences(reader: Reader, line: Line) -> list[Sentence]:
    return sentences(line.text, reader.language.abbreviations)


def _long_sentence(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
    warn, fail = _LONG_SENTENCE[passage.profile]
    for sentence in _sentences(reader, line):
        count = len(sentence.words)
        if count > warn:
            severity = _ERROR if count > fail else _WARNING
            details = {"count": count, "most": warn}
            yield Hit("R01", "long-sentence", severity, line, sentence.start, _start_of(sentence.text), details)


def _clauses(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
    for sentence in _sentences(reader, line) if passage.profile == "easy" else ():
        found = [match[0] for match in reader.language.clause.finditer(sentence.text)]
        if len(found) > 1:
            details = {"marks": tuple(dict.fromkeys(found))}
            yield Hit("R06", "many-clauses", _WARNING, line, sentence.start, _start_of(sentence.text), details)


def _negations(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
    for sentence in _sentences(reader, line) if passage.profile == "easy" else ():
        found = [match[0] for match in reader.language.negation.finditer(sentence.text)]
        if len(found) > 1:
            details = {"marks": tuple(dict.fromkeys(found))}
            yield Hit("R09", "many-negations", _WARNING, line, sentence.start, _start_of(sentence.text), details)


def _inline_list(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
    joining = _OR[reader.lang].split()
    for sentence in _sentences(reader, line) if passage.profile == "easy" else ():
        if sentence.text.count(",") >= 3 and any(word.casefold() in joining for word in sentence.words):
            yield Hit("R14", "inline-list", _WARNING, line, sentence.start, _start_of(sentence.text), {})


# ------------------------------------------------------------------------------------------------ words


def _each(rule: str, code: str, easy: Severity | None, plain: Severity | None, find: Callable[[Reader, str], Found]) -> Rule:
    """A rule that finds spots in a line, as bad as the profile has it; None where it does not apply."""

    def check(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
        severity = easy if passage.profile == "easy" else plain
        if severity:
            for start, found, details in find(reader, line.text):
                yield Hit(rule, code, severity, line, start, found, details)

    return check


def _matches(pattern: re.Pattern[str]) -> Callable[[Reader, str], Found]:
    return lambda reader, text: ((match.start(), match[0].strip(), {}) for match in pattern.finditer(text))


def _long_word(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
    most = _LONG_WORD[passage.profile]
    for start, word, count in _long_words(reader, passage.profile, line.text):
        yield Hit("R04", "long-word", _WARNING, line, start, word, {"count": count, "most": most - 1})


def _long_words(reader: Reader, profile: Profile, text: str) -> Iterator[tuple[int, str, int]]:
    """Long words that are not explained: where each begins, and the letters of its longest part."""
    for match in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", _ADDRESS.sub(_blank, text)):
        longest = max(letters(part) for part in match[0].split("-"))
        if longest >= _LONG_WORD[profile] and not reader.explains(match[0]):
            yield match.start(), match[0], longest


def hard_words(reader: Reader, profile: Profile, text: str) -> list[str]:
    """The words of a text that R04 and R17 find too long or too hard, in its order."""
    found = [(start, word) for start, word, _ in (*_long_words(reader, profile, text), *_hard(reader, text))]
    return [word for _, word in sorted(set(found))]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _abbreviations(reader: Reader, text: str) -> Found:
    return ((match.start(), match[0], {}) for match in reader.language.abbreviation.finditer(text))


def _initials(reader: Reader, text: str) -> Found:
    for match in _CAPITALS.finditer(text):
        if len(match[0]) < 5 and not reader.explains(match[0]):
            yield match.start(), match[0], {}


def _passives(reader: Reader, text: str) -> Found:
    return ((match.start(), match[0], {}) for match in reader.language.passive.finditer(text))


def _numbers(reader: Reader, text: str) -> Found:
    for pattern in (reader.language.number_word, _ROMAN, _FRACTION):
        yield from ((match.start(), match[0], {}) for match in pattern.finditer(text))
    for match in _THOUSANDS.finditer(_ADDRESS.sub(_blank, text)):
        if not _YEAR.fullmatch(match[0]):
            yield match.start(), match[0], {}


def _marks(reader: Reader, text: str) -> Found:
    return ((match.start(), match[0].strip(), {}) for match in _MARKS.finditer(_ADDRESS.sub(_blank, text)))


def _synonyms(reader: Reader, text: str) -> Found:
    for name, known in reader.language.synonyms.items():
        chosen = reader.chosen[name]
        for match in re.finditer(r"[^\W\d_]+", text):
            word = match[0].casefold()
            if word in known and not any(word.startswith(own[: max(4, len(own) - 2)]) for own in chosen):
                yield match.start(), match[0], {"plain": max(chosen, key=len)}


def _hard(reader: Reader, text: str) -> Found:
    for pattern, plain in reader.language.hard:
        for match in pattern.finditer(text):
            if not reader.explains(match[0]):
                yield match.start(), match[0], {"plain": plain}


def _third_person(reader: Reader, passage: Passage, line: Line) -> Iterator[Hit]:
    if passage.kind != "instruction" or passage.profile != "easy":
        return
    for sentence in _sentences(reader, line):
        match = reader.language.third_person.search(sentence.text)
        if match and not reader.language.second_person.search(sentence.text):
            yield Hit("R18", "third-person", _NOTICE, line, sentence.start + match.start(), match[0], {})


def _childish(reader: Reader, text: str) -> Found:
    marks = [match.start() for match in re.finditer("!", text)]
    if len(marks) > 1:
        yield marks[1], "!", {}
    yield from ((match.start(), match[0], {}) for match in _EMOJI.finditer(text))


_RULES: Collection[Rule] = (
    _long_sentence,
    _long_word,
    _clauses,
    _each("R07", "abbreviation", _ERROR, _WARNING, _abbreviations),
    _each("R07", "initials", _WARNING, _WARNING, _initials),
    _each("R08", "passive", _WARNING, _NOTICE, _passives),
    _negations,
    _each("R10", "number-in-words", _WARNING, None, _numbers),
    _each("R11", "capitals", _ERROR, _WARNING, _matches(_SHOUTED)),
    _each("R12", "slanted", _ERROR, _WARNING, _matches(_MARKUP)),
    _each("R13", "hard-marks", _WARNING, None, _marks),
    _inline_list,
    _each("R15", "other-word", _WARNING, _NOTICE, _synonyms),
    _each("R17", "hard-word", _WARNING, _NOTICE, _hard),
    _third_person,
    _each("R19", "childish", _WARNING, None, _childish),
)
