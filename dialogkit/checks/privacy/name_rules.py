"""The rules for names, P07-P09: those of the local list, words that may be one, and first names that many have.

Whoever speaks by an office at a meeting is named in its programme, and in its minutes. So is, by the full name, a member of the
working group who wants to be: who comes and goes is told there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dialogkit.checks.privacy.context import (
    CAPITAL_WORD,
    NEAR,
    TOKEN,
    acts,
    begins,
    is_common,
    is_first_name,
    is_name,
    is_nobody,
    is_somebody,
    is_title,
)
from dialogkit.checks.privacy.found import (
    CAPITAL,
    GRAVE,
    MILD,
    NOT_OWN,
    PRINTED,
    URL,
    VOICES,
    Found,
    Knowledge,
    private_in,
    words_in,
)
from dialogkit.checks.privacy.names import humps
from dialogkit.checks.privacy.numbers import EMAIL
from dialogkit.checks.privacy.voices import Said, said_texts
from dialogkit.checks.privacy.word_lists import endings, first_names, homographs, words_too
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.processes import process_of
from dialogkit.resources import word_lists

_SHORT, _NAME, _LONG = 8, 10, 40  # letters
_INITIALS_OF = 5  # letters: what an organisation is called for short, where it is nobody's name
_GENITIVE = re.compile(r"(?<!\w)([^\W\d_]{3,}s)\s\Z")
_INITIALS = rf"{CAPITAL}\.(?:\s?{CAPITAL}\.?)?"
_INITIAL = re.compile(
    rf"(?<![\w.]){_INITIALS}(?=\s[a-zæøå])"
    rf"|(?:{'|'.join(f'(?<= {word} )' for word in 'for med hos til og av frå fra with and from by'.split())}){_INITIALS}(?=\s*$)"
)
_BEFORE = re.compile(rf"{CAPITAL}[^\W\d_]+\s\Z")
_NAMES = ("P08", "P09")  # what looks like a name, or is a common one; names on the home's own list are never answered
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(rf"{CAPITAL_WORD.pattern}(?: {CAPITAL_WORD.pattern})*")
_LINK = re.compile(rf"(?:{URL.pattern})\S*", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:,| og| and| eller| or)\s({CAPITAL}[^\W\d_]+)")
_AFTER_INITIAL = re.compile(rf"(?<!\w){CAPITAL}\.\s?\Z")
_AND = (", ", " of ", " og ", " and ", " eller ", " or ", " & ", " + ", "/")
_AGAINST = (" mot ", " vs ", " vs. ", " v ", " against ", " – ", "–")


def known_name(known: Knowledge, said: Said) -> Iterator[Found]:
    """A name that is also a word only warns where it begins a sentence or is a month."""
    if not known.names or said.role not in NOT_OWN or said.role == "member":
        return
    for named in known.names.find(said.text):
        if named.near:
            if said.role != "file" and not begins(known, said.text.text, named.start):
                yield Found("P07", "private-name-near", GRAVE, named.start, named.end, who="unknown")
            continue
        word = said.text.text[named.start : named.end].casefold()
        mild = named.doubtful and (word in known.common or begins(known, said.text.text, named.start))
        found = Found("P07", "private-name", GRAVE, named.start, named.end, who="known")
        yield replace(found, levels=MILD, who="") if mild else found


def unknown_name(known: Knowledge, said: Said) -> Iterator[Found]:
    text = said.text.text
    if said.role in ("member", "people"):
        for match in re.finditer(rf"(?<!\w){CAPITAL}{{3,}}(?!\w)", text):
            if match[0].casefold() not in known.common and (len(match[0]) > _INITIALS_OF or is_name(match[0].casefold())):
                yield _perhaps(text, *match.span())
    if said.role not in PRINTED or said.role == "member":
        return
    for start, end in _unknown(known, said):
        yield _perhaps(text, start, end)
    for match in _INITIAL.finditer(text) if said.role in VOICES and "." in text else ():
        yield _perhaps(text, *match.span())
    if any(alone for _, _, alone in private_in(known, said)):
        yield from _told_of(known, said)
    yield from _who_acts(known, said)


def _unknown(known: Knowledge, said: Said) -> Iterator[tuple[int, int]]:
    """Words with a capital letter that nothing but a name gives them, in one piece where they stand together.

    What stands beside something that is nobody is nobody either: «Solo og Farris», «Vard mot Brann».
    """
    text, title = _without_private(known, said), known.english and is_title(said.text.text)
    sure = said.role in ("people", "file") or bool(private_in(known, said))
    last, nobody, somebody = 0, False, False
    for match in _CAPITALS.finditer(text):
        words = [word for word in CAPITAL_WORD.finditer(text, *match.span()) if len(word[0]) > 1]
        named = [word for word in words if _is_unknown(known, said, word) and not begins(known, text, word.start())]
        joiner, alone = text[last : match.start()] if last else "", last and begins(known, text, match.start())
        if named:
            start, end = named[0].start(), named[-1].end()
            listed = any(is_first_name(name[0].casefold()) for name in named)
            beside = not listed and (joiner in _AND and nobody or joiner in _AGAINST)
            nobody = beside or title and not listed or is_nobody(known, said, match.span(), (start, end))
            next_to = somebody and joiner in _AND or _is_followed(text, end)
            sure_here = sure or listed or next_to or match[0] == text.strip() or _is_full(named)
            nobody = nobody or not (sure_here or is_somebody(known, said, start, end))
            somebody = not nobody
            if not nobody:
                yield start, end
        else:
            nobody = bool(words) and not alone and not begins(known, text, match.start())
            somebody = bool(words) and is_name(words[0][0].casefold())
        last = match.end()


def _is_unknown(known: Knowledge, said: Said, word: re.Match[str]) -> bool:
    """Whether a word is one that not anyone may know, or a name where that stands, though it is a word as well: «sa Liv»."""
    if not is_common(known, word[0]) or _AFTER_INITIAL.search(said.text.text, max(0, word.start() - 4), word.start()):
        return True
    return word[0].casefold() in homographs() and is_somebody(known, said, *word.span())


def _is_followed(text: str, end: int) -> bool:
    """Whether a first name stands beside: «Lurven og Nora»."""
    match = _BESIDE.match(text, end)
    return match is not None and is_first_name(match[1].casefold())


def _is_full(words: Sequence[re.Match[str]]) -> bool:
    """Whether words look like a first name and a surname."""
    return len(words) > 1 and (
        is_name(words[-1][0].casefold()) or endings().surname.fullmatch(words[-1][0].casefold()) is not None
    )


def _without_private(known: Knowledge, said: Said) -> str:
    """The text without links and addresses, and without words such as «AA-møte», which are no names."""
    text = said.text.text
    text = EMAIL.sub(_blank, text) if "@" in text else text
    text = _LINK.sub(_blank, text) if "." in text or "://" in text else text
    letters = list(text)
    for start, end, _ in words_in(known, said):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _who_acts(known: Knowledge, said: Said) -> Iterator[Found]:
    """The first word of a sentence, which no list has, before what only people do."""
    text = said.text.text
    for match in CAPITAL_WORD.finditer(text):
        if acts(known, said, match.end()) and begins(known, text, match.start()) and _may_be_name(known, match[0]):
            yield _perhaps(text, *match.span())


def _may_be_name(known: Knowledge, word: str) -> bool:
    """Whether no list has the word, and it has no ending that Norwegian nouns have, and English ones of many."""
    small = word.casefold()
    ends = small.endswith(
        ("s", "ing", "ly", "ness") if known.english else ("en", "et", "a", "ene", "ane", "er", "ar", "e", "ing", "sjon", "t")
    )
    foreign = len(small) <= _SHORT and endings().foreign.search(small) is not None
    if ends and not foreign or len(max(small.split("-"), key=len)) > _NAME:
        return False
    return not is_name(small) and small not in known.words.starters and not is_common(known, word)


def _told_of(known: Knowledge, said: Said) -> Iterator[Found]:
    """The first word of a sentence that says what is private of it, where it may be a name that few have.

    It stands before a verb or in the genitive: «Berulf har epilepsi», «Berulfs diagnose». Words in the definite form, which in
    Norwegian have an ending, are none.
    """
    text = said.text.text
    before = (_GENITIVE.search(text, max(0, start - NEAR), start) for start, _, _ in private_in(known, said))
    for match in (*known.words.told_of.finditer(text), *(match for match in before if match)):
        word = match[1].casefold()
        ends = word.endswith(("s",) if known.english else ("en", "et", "a", "ene", "ane", "er", "ar", "e"))
        known_words = known.words.starters | first_names()
        if match[1][0].isupper() and not ends and not {word, word.removesuffix("s")} & known_words and not is_common(known, word):
            private = any(known.words.private.fullmatch(word[at:]) for at in range(len(word[:_LONG])))
            if begins(known, text, match.start(1)) and not private:
                yield _perhaps(text, *match.span(1))


def _perhaps(text: str, start: int, end: int) -> Found:
    words = (match[0].casefold() for match in TOKEN.finditer(text, start, end))
    known = any(is_first_name(word) for word in words)
    return Found("P08", "private-unknown-name", GRAVE, start, end, who="known" if known else "unknown")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def first_name(known: Knowledge, said: Said) -> Iterator[Found]:
    """The first word of a sentence, which P08 cannot tell from any other, and any part of a file's or an item's own name.

    Beside what is private a name counts in small letters whatever else it may be.
    """
    text = said.text.text
    if said.role == "file":
        spans = ((match.start() + start, piece) for match in _WORD.finditer(text) for start, piece in humps(match[0]))
        for start, piece in spans:
            if (small := piece.casefold()) in first_names() and small not in word_lists("words.yaml")["no_names"]:
                yield Found("P09", "private-first-name", GRAVE, start, start + len(piece), who="known")
    if said.role not in PRINTED or said.role == "member":
        return
    for match in CAPITAL_WORD.finditer(text):
        word = match[0].casefold()
        if len(word) > 1 and is_name(word) and begins(known, text, match.start()) and not is_common(known, match[0]):
            run = _CAPITALS.match(text, match.start())
            ends = (match.end(), run.end()) if run else ()
            if not any(known.words.nobody_after.match(said.small, end) for end in ends) and not _is_word(known, said, match):
                first = Found("P09", "private-first-name", GRAVE, *match.span(), who="known")
                yield first if is_first_name(word) else _perhaps(text, *match.span())
    yield from _in_small_letters(known, said)


def _is_word(known: Knowledge, said: Said, match: re.Match[str]) -> bool:
    """Whether a name that is also a word is that word here: it begins a sentence, and what follows is no verb."""
    if match[0].casefold() not in words_too():
        return False
    follows = TOKEN.search(said.small, match.end())
    return follows is None or follows[0] not in known.words.says and not acts(known, said, match.end())


def _in_small_letters(known: Knowledge, said: Said) -> Iterator[Found]:
    """First names that many have and that are no words; those that are, or that few have, only beside a verb of saying."""
    if not any(map(is_first_name, TOKEN.findall(said.text.text))):
        return
    words = [(match.start(), match[0]) for match in TOKEN.finditer(said.text.text)]
    small = bool(private_in(known, said))
    for number, (start, word) in enumerate(words):
        if not word[0].islower() or not is_first_name(word):
            continue
        beside = {each for _, each in (*words[max(0, number - 1) : number], *words[number + 1 : number + 2])}
        forms = {form.removesuffix(end) for form in (word, re.split("['’-]", word)[0]) for end in ("", "s")}
        often = len(word) > 2 and not forms & words_too() and forms & first_names()
        told = (
            small
            and forms & first_names() - word_lists("words.yaml")["colours"]
            or beside & known.words.says
            and len(word) > 3
            and not forms & words_too()
        )
        if (often or told) and not is_common(known, word):
            yield Found("P09", "private-first-name", GRAVE, start, start + len(word), who="known")


# ------------------------------------------------------------------------------------------------ who may be named


@dataclass(frozen=True, slots=True)
class Speakers:
    """Their full `names`, and their surnames; and the places in a programme where somebody has an office, whose first name alone
    will do there. `members` are the full names of those of the working group who want to be named."""

    names: tuple[str, ...]
    members: tuple[str, ...]
    offices: frozenset[Path]


def speakers(loaded: Loaded, known: Knowledge) -> Speakers:
    """Of those whom `role` or `org` says something of that is no word for residents, and of all who speak where those who meet
    speak of others."""
    process = process_of(loaded.cycle)
    user = process.called("user", loaded.cycle.labels, loaded.words)
    residents = {form.casefold() for form in (user.one.rpartition(" ")[2], user.the_one, user.many, user.the_many)}
    texts = {path: str(text) for path, _, text in loaded.source.values if path[2:3] == ("agenda",)}
    names: list[str] = []
    offices: set[Path] = set()
    for said in said_texts(loaded.source):
        if said.role != "people" or said.path[2:3] != ("agenda",):
            continue
        beside = [text for name in ("role", "org") if (text := texts.get((*said.path[:-1], name)))]
        words = {word.strip(",.()").casefold() for text in beside for word in text.split()}
        if words & residents:
            continue
        if beside:
            offices.add(said.path)
        if beside or process.of_others:
            names += _names_in(known, said)
    members = tuple(member.name for member in loaded.cycle.working_group if member.publish and " " in member.name.strip())
    return Speakers((*names, *(name.split()[-1] for name in names)), members, frozenset(offices))


def _names_in(known: Knowledge, said: Said) -> Iterator[str]:
    """The names of two words or more in a text."""
    text, spans = said.text.text, list[list[int]]()
    for found in sorted((*unknown_name(known, said), *first_name(known, said)), key=lambda each: each.start):
        if spans and not text[spans[-1][1] : found.start].strip():
            spans[-1][1] = max(spans[-1][1], found.end)
        else:
            spans.append([found.start, found.end])
    for start, end in spans:
        before = _BEFORE.search(text, 0, start)  # a first name that is a word as well
        name = text[start:end] if " " in text[start:end] or not before else f"{before[0]}{text[start:end]}"
        if " " in name:
            yield name


def without_speakers(found: Sequence[Found], said: Said, speak: Speakers, is_named: Callable[[Found], object]) -> list[Found]:
    """What is found in a text but for names of speakers, which `is_named` knows.

    A quote names nobody; and what is private in a text is somebody's, so that there all stands.
    """
    if said.role == "quote" or any(each.rule not in _NAMES for each in found):
        return [*found]
    return [each for each in found if said.path not in speak.offices and not is_named(each)]
