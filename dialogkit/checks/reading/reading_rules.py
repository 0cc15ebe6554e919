"""The rules of easy reading for a text, R01-R21: what each finds, how bad it is, and where.

They gather what is asked for by Inclusion Europe (Information for all), KS's ten points for plain language, the UK's guidance on
easy read, and WCAG. Their limits are proposals: what people understand, only they can tell (see `checked_by` in the cycle).
The rules for a theme's questions and for words of the glossary stand in `questions` and `glossary`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dialogkit.checks.reading.language import TOKEN, Language, WordList
from dialogkit.checks.reading.measure import LIX_WORDS, Measure, Sentence, letters, measure, sentences
from dialogkit.checks.texts import Line, Passage
from dialogkit.problems import Severity
from dialogkit.terms import PROFILES, Profile

_WARNING, _NOTICE = Severity.WARNING, Severity.NOTICE  # advice is never an error: what is hard to read is printed all the same
_LONG_SENTENCE = {"easy": 12, "plain": 20}  # words
_MEAN = {"easy": 10, "plain": 16}  # words a sentence, of five sentences or more
_LIX = {"easy": 25, "plain": 40}
_LONG_WORD = {"easy": 14, "plain": 18}  # letters
_LONG_SHARE = {"easy": 20, "plain": 30}  # percent, of 30 words or more

_BIG = "A-ZÀ-ÖØ-ÞČĐŊŠŦŽ"
_CAPITALS = re.compile(rf"\b[{_BIG}]{{2,}}\b")
_SHOUTED = re.compile(rf"\b[{_BIG}]{{2,}}(?:[ \n][{_BIG}]{{2,}})+\b|\b[{_BIG}]{{5,}}\b")
_ROMAN = re.compile(r"\b(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})\b")
_FRACTION = re.compile(r"(?<![\d/])\d{1,2}\s?/\s?\d{1,2}(?![\d/])|[½¼¾⅓⅔]")
_THOUSANDS = re.compile(r"(?<![\d.,:/+-])\d{1,3}(?:[ .\u00a0]\d{3})+(?![\d/-]|[.,:]\d)|(?<![\d.,:/+-])\d{4,}(?![\d/-]|[.,:]\d)")
_THOUSANDS_EN = re.compile(r"(?<![\d.,:/+-])\d{1,3}(?:,\d{3})+(?![\d/-]|[.,:]\d)")
_LARGE = 1000
_NO_AMOUNT = re.compile(  # digits that are read one by one, not as an amount: telephone numbers, postcodes, dates, articles
    r"(?<![\d+])(?:\+47 ?)?(?:\d{8}|\d{2}(?:[ \u00a0]\d{2}){3}|\d{3}[ \u00a0]\d{2}[ \u00a0]\d{3}|116[ \u00a0]?\d{3}|0\d{4})(?!\d)"
    r"|(?<!\d)\d{4}(?=[ \u00a0][A-ZÆØÅ][a-zæøå])|(?<!\d)(?:18|19|20|21)\d\d(?!\d)"
)
_SLANTED = re.compile(r"(?<![*\w])\*[^*\s][^*\n]*+\*(?![*\w])|(?<![\w_])_[^_\s][^_\n]*+_(?![\w_])|</?(?:[iu]|em)>")
_MARKS = re.compile(r"[;()\[\]…]|(?<!\d)/|/(?!\d)|\.{3,}|(?<!\S)[–—](?!\S)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@\S+")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule has found: the words, where they begin in their line, and what there is to say of them."""

    rule: str
    code: str
    severity: Severity
    line: Line
    start: int
    words: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reader:
    """What the rules know of a cycle: its language, the words that it explains, and the words it has chosen for people."""

    language: Language
    explained: WordList
    chosen: Mapping[str, str]

    def explains(self, word: str) -> bool:
        """Whether the glossary or a label has the word, or what it is an inflected form or the start of."""
        return self.explained.of(word) is not None

    def knows(self, initials: str) -> bool:
        """Whether some initials are explained, or known to everyone, such as TV."""
        return initials in self.language.initials or self.explains(initials)

    def measure(self, texts: list[str]) -> Measure:
        """The figures of some texts."""
        return measure(texts, self.language.stops)


Found = Iterator[tuple[int, str, dict[str, object]]]
Rule = Callable[[Reader, Passage], Iterator[Hit]]
Judged = tuple[Severity, dict[str, object]] | None


def read_passage(reader: Reader, passage: Passage) -> Iterator[Hit]:
    """All that the rules find in a passage. What people have said is their own: nothing in it is ever found wrong (R24)."""
    if passage.kind != "quote":
        for rules in RULES.values():
            for rule in rules:
                yield from rule(reader, passage)


# ------------------------------------------------------------------------------------------------ the passage as a whole


def _whole(rule: str, code: str, judge: Callable[[Profile, Measure], Judged]) -> Rule:
    """A rule for the figures of the whole, which say little of short texts. Told at its first words."""

    def check(reader: Reader, passage: Passage) -> Iterator[Hit]:
        running = passage.kind not in ("name", "option")  # headings and labels are no sentences
        judged = judge(passage.profile, reader.measure([line.text for line in passage.lines])) if running else None
        if judged:
            first = passage.lines[0]
            yield Hit(rule, code, judged[0], first, _first(first.text), _start_of(first.text), judged[1])

    return check


def _mean(profile: Profile, told: Measure) -> Judged:
    most = _MEAN[profile]
    if told.sentences >= 5 and told.mean > most:
        return _WARNING, {"mean": _rounded(told.mean, most), "most": most}
    return None


def _lix(profile: Profile, told: Measure) -> Judged:
    most = _LIX[profile]
    if told.words >= LIX_WORDS and told.lix > most:
        return _WARNING, {"lix": _rounded(told.lix, most), "most": most}
    return None


def _long_share(profile: Profile, told: Measure) -> Judged:
    most = _LONG_SHARE[profile]
    if told.words >= 30 and told.long_share > most:
        return _WARNING, {"share": _rounded(told.long_share, most), "most": most}
    return None


def _rounded(figure: float, most: int) -> int:
    """A figure above its limit, as a whole number that is above it too."""
    return max(round(figure), most + 1)


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def _start_of(text: str, most: int = 5) -> str:
    """The first words of a text."""
    said = text.split(None, most)
    return " ".join(said[:most]) + (" …" if len(said) > most else "")


# ------------------------------------------------------------------------------------------------ sentences


def _sentences(reader: Reader, line: Line) -> tuple[Sentence, ...]:
    return sentences(line.text, reader.language.stops)


def _by_sentence(
    rule: str,
    code: str,
    judge: Callable[[Reader, Profile, Sentence], Judged],
    profiles: tuple[Profile, ...] = ("easy",),
) -> Rule:
    """A rule that looks at each sentence of a passage for some readers."""

    def check(reader: Reader, passage: Passage) -> Iterator[Hit]:
        for line in passage.lines if passage.profile in profiles else ():
            for sentence in _sentences(reader, line):
                judged = judge(reader, passage.profile, sentence)
                if judged:
                    yield Hit(rule, code, judged[0], line, sentence.start, _start_of(sentence.text), judged[1])

    return check


def _long_sentence(reader: Reader, profile: Profile, sentence: Sentence) -> Judged:
    count, most = len(sentence.words), _LONG_SENTENCE[profile]
    return (_WARNING, {"count": count, "most": most}) if count > most else None


def _clauses(reader: Reader, profile: Profile, sentence: Sentence) -> Judged:
    """More than one comma, or more than one word that opens a clause.

    The two are not added up: in Norwegian a comma must close the clause that such a word has opened («Når du er klar, sier du
    fra»), and it is one clause all the same. The word that a question begins with («Når vil du …?») opens none.
    """
    text = sentence.text
    commas = [","] * len(re.findall(r",(?!\d)", text))
    opened = [match[0].casefold() for match in reader.language.clause.finditer(text) if match.start() or text[-1] != "?"]
    if max(len(commas), len(opened)) < 2:
        return None
    return _WARNING, {"marks": tuple(dict.fromkeys([*commas, *opened][:10]))}


def _negations(reader: Reader, profile: Profile, sentence: Sentence) -> Judged:
    found = [match[0].casefold() for match in reader.language.negation.finditer(sentence.text)]
    return (_WARNING, {"marks": tuple(dict.fromkeys(found[:10]))}) if len(found) > 1 else None


def _inline_list(reader: Reader, profile: Profile, sentence: Sentence) -> Judged:
    joined = any(word.casefold() in reader.language.joining for word in sentence.words)
    return (_WARNING, {}) if joined and sentence.text.count(",") >= 3 else None


# ------------------------------------------------------------------------------------------------ words


def _by_words(rule: str, code: str, easy: Severity, plain: Severity | None, find: Callable[[Reader, str], Found]) -> Rule:
    """A rule that finds words or marks in each line, as bad as the profile has it; None where it does not apply."""

    def check(reader: Reader, passage: Passage) -> Iterator[Hit]:
        severity = easy if passage.profile == "easy" else plain
        if severity is None:
            return
        for line in passage.lines:
            for start, found, details in find(reader, line.text):
                yield Hit(rule, code, severity, line, start, found, details)

    return check


def _matches(pattern: re.Pattern[str], text: str) -> Found:
    return ((match.start(), match[0], {}) for match in pattern.finditer(text))


def _long_word(reader: Reader, passage: Passage) -> Iterator[Hit]:
    most = _LONG_WORD[passage.profile] - 1
    for line in passage.lines:
        for start, word, count in _long_words(reader, passage.profile, line.text):
            yield Hit("R04", "long-word", _WARNING, line, start, word, {"count": count, "most": most})


def _long_words(reader: Reader, profile: Profile, text: str) -> Iterator[tuple[int, str, int]]:
    """Long words that are not explained: where each begins, and the letters of its longest part between hyphens."""
    for match in TOKEN.finditer(_without_addresses(text)):
        longest = max(letters(part) for part in match[0].split("-"))
        if longest >= _LONG_WORD[profile] and not reader.explains(match[0]):
            yield match.start(), match[0], longest


def hard_words(reader: Reader, profile: Profile, text: str) -> list[str]:
    """The words of a text that R04 and R17 find too long or too hard, in its order."""
    found = [(start, word) for start, word, _ in (*_long_words(reader, profile, text), *_hard(reader, text))]
    return [word for _, word in sorted(set(found))]


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _abbreviations(reader: Reader, text: str) -> Found:
    """Abbreviations, but for those that are a part of a name with a capital: «Kr. Augusts gate»."""
    titles = reader.language.stops.titles
    for found in _matches(reader.language.abbreviation, _without_addresses(text)):
        if not (found[1][0].isupper() and found[1].casefold() in titles):
            yield found


def _initials(reader: Reader, text: str) -> Found:
    """Two to four capitals. Longer ones, and several in a row, are shouted (R11); Roman numerals are numbers (R10)."""
    text = _SHOUTED.sub(_blank, _without_addresses(text))
    for match in _CAPITALS.finditer(text):
        if not _ROMAN.fullmatch(match[0]) and not reader.knows(match[0]):
            yield match.start(), match[0], {}


def _passives(reader: Reader, text: str) -> Found:
    return _matches(reader.language.passive, text)


def _numbers(reader: Reader, text: str) -> Found:
    """Numbers in words, percent, Roman numerals, fractions and amounts over a thousand.

    Years, dates, times, articles, postcodes and telephone numbers are read as they are, so they are let be.
    """
    text = _without_addresses(text)
    yield from _matches(reader.language.number_word, text)
    yield from _matches(_ROMAN, _SHOUTED.sub(_blank, text))
    yield from _matches(_FRACTION, text)
    amounts = _NO_AMOUNT.sub(_blank, text)
    for pattern in (_THOUSANDS_EN if "and" in reader.language.joining else None, _THOUSANDS):
        for match in pattern.finditer(amounts) if pattern else ():
            if len(match[0]) > 15 or int(re.sub(r"\D", "", match[0])) > _LARGE:
                yield match.start(), match[0], {}


def _shouted(reader: Reader, text: str) -> Found:
    for match in _SHOUTED.finditer(_without_addresses(text)):
        if not all(reader.knows(word) for word in match[0].split()):
            yield match.start(), match[0], {}


def _slanted(reader: Reader, text: str) -> Found:
    return _matches(_SLANTED, _without_addresses(text))


def _marks(reader: Reader, text: str) -> Found:
    """Marks that make a sentence hard to follow. Of a pair of brackets the first is told."""
    opened = False
    for match in _MARKS.finditer(_without_addresses(text)):
        opened = opened or match[0] in "(["
        if match[0] not in ")]" or not opened:
            yield match.start(), match[0], {}


def _synonyms(reader: Reader, text: str) -> Found:
    """Other words for residents and staff than those the cycle has chosen, whatever their form."""
    stems = tuple(label[: max(4, len(label) - 2)] for label in reader.chosen.values())
    for match in TOKEN.finditer(text):
        word = match[0].casefold()
        for name, known in reader.language.synonyms.items():
            if name in reader.chosen and word in known and not word.startswith(stems):
                yield match.start(), match[0], {"plain": reader.chosen[name]}


def _hard(reader: Reader, text: str) -> Found:
    text = _without_addresses(text)
    for start, word, plain in reader.language.hard.find(text):
        if not reader.explains(word):
            yield start, word, {"plain": plain}


def _third_person(reader: Reader, passage: Passage) -> Iterator[Hit]:
    """R18: an instruction that speaks about its reader. One that says «vi» or bids («Trekk et kort») does speak to the reader."""
    asked = passage.kind == "instruction" and passage.profile == "easy"
    for line in passage.lines if asked else ():
        for sentence in _sentences(reader, line):
            match = reader.language.third_person.search(sentence.text)
            if match and not reader.language.second_person.search(sentence.text):
                yield Hit("R18", "third-person", _NOTICE, line, sentence.start + match.start(), match[0], {})


def _childish(reader: Reader, passage: Passage) -> Iterator[Hit]:
    """R19: more than one exclamation mark in what is read in one go, and small pictures among the words."""
    if passage.profile != "easy":
        return
    marks = [(line, match.start()) for line in passage.lines for match in re.finditer("!", line.text)]
    for line, start in marks[1:2]:
        yield Hit("R19", "childish", _WARNING, line, start, "!", {})
    for line in passage.lines:
        yield from (Hit("R19", "childish", _WARNING, line, *found) for found in _matches(_EMOJI, line.text))


# ------------------------------------------------------------------------------------------------ questions


def _two_questions(reader: Reader, passage: Passage) -> Iterator[Hit]:
    for line in passage.lines if passage.kind == "question" else ():
        marks = [match.start() for match in re.finditer(r"\?++", line.text)]
        if len(marks) > 1:
            yield Hit("R20", "two-questions", _WARNING, line, marks[1], "?", {})


def _leading_question(reader: Reader, passage: Passage) -> Iterator[Hit]:
    """R21: a question that begins with a verb and has a «not» in it: «Er det ikke fint her?»"""
    for line in passage.lines if passage.kind == "question" else ():
        for sentence in _sentences(reader, line):
            first = sentence.words[0].casefold()
            if first in reader.language.polar_verbs and sentence.text.rstrip("»”\"'").endswith("?"):
                if reader.language.leading & {word.casefold() for word in sentence.words}:
                    yield Hit("R21", "leading-question", _NOTICE, line, sentence.start, _start_of(sentence.text), {})


RULES: dict[str, tuple[Rule, ...]] = {
    "R01": (_by_sentence("R01", "long-sentence", _long_sentence, PROFILES),),
    "R02": (_whole("R02", "long-on-average", _mean),),
    "R03": (_whole("R03", "high-lix", _lix),),
    "R04": (_long_word,),
    "R05": (_whole("R05", "many-long-words", _long_share),),
    "R06": (_by_sentence("R06", "many-clauses", _clauses),),
    "R07": (
        _by_words("R07", "abbreviation", _WARNING, _WARNING, _abbreviations),
        _by_words("R07", "initials", _WARNING, _WARNING, _initials),
    ),
    "R08": (_by_words("R08", "passive", _WARNING, _NOTICE, _passives),),
    "R09": (_by_sentence("R09", "many-negations", _negations),),
    "R10": (_by_words("R10", "number-in-words", _WARNING, None, _numbers),),
    "R11": (_by_words("R11", "capitals", _WARNING, _WARNING, _shouted),),
    "R12": (_by_words("R12", "slanted", _WARNING, _WARNING, _slanted),),
    "R13": (_by_words("R13", "hard-marks", _WARNING, None, _marks),),
    "R14": (_by_sentence("R14", "inline-list", _inline_list),),
    "R15": (_by_words("R15", "other-word", _WARNING, _NOTICE, _synonyms),),
    "R17": (_by_words("R17", "hard-word", _WARNING, _NOTICE, _hard),),
    "R18": (_third_person,),
    "R19": (_childish,),
    "R20": (_two_questions,),
    "R21": (_leading_question,),
}
"""The rules by their names. R16, R22, R23 and the rest of R21 need more of the cycle than one passage."""
