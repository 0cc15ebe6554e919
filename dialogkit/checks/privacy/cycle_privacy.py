"""Whether a cycle exposes anybody: P01-P17 over all its texts and the names of its files, each finding at its words, masked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from weakref import WeakKeyDictionary

from dialogkit import limits
from dialogkit.checks.by_word import ByWord, Stand
from dialogkit.checks.fold import Folded, fold, hidden, starred
from dialogkit.checks.pack_texts import said_in_packs
from dialogkit.checks.privacy.found import VOICES, Found, Knowledge
from dialogkit.checks.privacy.name_rules import speakers, without_speakers
from dialogkit.checks.privacy.names import Names, NamesError, read_names
from dialogkit.checks.privacy.numbers import digits
from dialogkit.checks.privacy.own_templates import RULES, template_lines
from dialogkit.checks.privacy.pictures import check_pictures
from dialogkit.checks.privacy.privacy_rules import found_in, host_of, named
from dialogkit.checks.privacy.voices import Said, said_texts
from dialogkit.checks.privacy.word_lists import first_names, private_words, surnames
from dialogkit.checks.reading.language import language
from dialogkit.checks.texts import texts_with
from dialogkit.checks.where import BOLD, places_of
from dialogkit.crpd import articles
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Allowed, Cycle, Labels
from dialogkit.cycle.model.marks import Known, Voice
from dialogkit.cycle.packs.packs import Packs
from dialogkit.cycle.residents import of_few
from dialogkit.cycle.source import Source
from dialogkit.problems import DialogkitError, Place, Problem, Row, Severity
from dialogkit.processes import process_of
from dialogkit.terms import Edition

_TOKEN = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_WAYS = ("P04", "P05", "P17")
"""To reach somebody: what the cycle says itself of places does not answer these, and no name."""


def check_private(loaded: Loaded, edition: Edition) -> list[Problem]:
    """Every finding in the file's order. What `privacy.allow` answers is a notice that says why.

    No problem holds what it is about in clear: words and lines are starred.
    """
    names, found = _names(loaded, edition)
    answered: Counter[int] = Counter()
    hits: list[_Hit] = []
    sources = {file: source for source in loaded.sources for file in source.files}
    for said, of_text in groupby(findings(loaded), key=itemgetter(0)):
        told = []
        for _, each, answer in of_text:
            level = each.levels[edition == "public"]
            if level is None:
                continue
            if answer is None:
                told.append((each, level))
            elif said.role != "privacy":
                answered[answer] += 1
        if said.path:
            hits += _hits(sources[said.place.file], said, told)
        else:
            found += (_in_template(said, *each) for each in told)
    for source in loaded.sources:
        files = source.files
        found += _problems(source, [hit for hit in hits if hit.place.file in files])
    found += _answers(loaded, answered, names)
    found += check_pictures(loaded, names)
    return sorted(found, key=lambda problem: problem.place or Place(""))


def findings(loaded: Loaded) -> list[tuple[Said, Found, int | None]]:
    """What the rules find in each text, with the number of the entry of `privacy.allow` that answers it.

    It is found once for a file that has been read: problems, and the stars in their lines, are about the same. Raises
    DialogkitError where more is found than in any year: without all of it, no line could be shown.
    """
    if loaded.source not in _found:
        each = _findings(loaded, _names(loaded, "public")[0])
        _found[loaded.source] = list(islice(each, limits.PRIVATE_FINDINGS + 1))
    found = _found[loaded.source]
    if len(found) > limits.PRIVATE_FINDINGS:
        raise DialogkitError(Problem("too-much-private", found[-1][0].place, {"limit": limits.PRIVATE_FINDINGS}))
    return found


_found: WeakKeyDictionary[Source, list[tuple[Said, Found, int | None]]] = WeakKeyDictionary()


def _findings(loaded: Loaded, names: Names) -> Iterator[tuple[Said, Found, int | None]]:
    known = knowledge(loaded, names)
    asked, places = _Phrases([*_asked(loaded.cycle), *_had_from(loaded.packs)]), _Phrases(_places(loaded.cycle))
    answers, speak = _Answers(loaded.cycle.privacy.allow), speakers(loaded, known)
    speaking, told = _Phrases(speak.names), _Phrases((*speak.names, *speak.members))
    looked_at: dict[tuple[str, str], list[Found]] = {}
    for said in (*said_texts(loaded.source), *said_in_packs(loaded), *template_lines(loaded.folder)):
        # what people said is judged by its quote and its place too, all else by its words, and ids come again and again
        alone = None if said.role in VOICES else looked_at.get((said.role, said.text.text))
        read = found_in(known, said) if alone is None else alone
        looked_at[said.role, said.text.text] = read
        found = [
            each
            for each in read
            if not each.answerable
            or each.who == "known"
            or not (asked if each.rule in _WAYS else places).holding(said.text, each)
        ]
        if any(each.who and not answers.say_nobody(said.text, each) for each in found):
            found = named(found)
        may_stand = speaking if said.role in VOICES else told
        found = without_speakers(found, said, speak, partial(may_stand.holding, said.text))
        for each in found[: limits.FINDINGS_OF_A_TEXT]:
            if said.path or not each.answerable or each.rule in RULES:
                yield said, each, answers.first(said.text, each) if each.answerable else None


# ------------------------------------------------------------------------------------------------ what may be known


def _names(loaded: Loaded, edition: Edition) -> tuple[Names, list[Problem]]:
    """The local list of names, and what is wrong with it. Only the public edition must have the list that the cycle names."""
    name = loaded.cycle.privacy.names_file
    if not name:
        return Names([]), []
    try:
        return Names(read_names(loaded.folder, name)), []
    except NamesError as error:
        severity = Severity.ERROR if edition == "public" or error.code == "names-file-outside" else Severity.WARNING
        path = ("privacy", "names_file")
        return Names([]), [loaded.source.problem(error.code, path, severity, False, **error.details)]


def names_at_hand(loaded: Loaded) -> bool:
    """Whether names are looked for by the list that the cycle names. One that it does not name was not there to read by."""
    return bool(loaded.cycle.privacy.names_file) and not _names(loaded, "public")[1]


def knowledge(loaded: Loaded, names: Names) -> Knowledge:
    """What the rules know of a cycle."""
    cycle, lang = loaded.cycle, loaded.cycle.lang
    words = private_words(lang)
    banned = [fold(word).text for word in cycle.privacy.banned]
    own = {token.casefold() for text in _titles(loaded) for token in _TOKEN.findall(text)} - first_names() - surnames()
    official = (*(article.title for article in articles(lang).values()), loaded.words("language.months"))
    return Knowledge(
        words=words,
        english=lang == "en",
        year=cycle.year,
        names=names,
        common=words.known | own | {token.casefold() for text in official for token in _TOKEN.findall(text)},
        abbreviations=language(lang).stops.abbreviations | language(lang).stops.titles,
        hosts=frozenset([*filter(None, map(host_of, _own_pages(cycle))), *_home(cycle)]),
        banned=ByWord(banned, feared=True),
        few=() if process_of(cycle).is_open else of_few(cycle),
    )


def _own_pages(cycle: Cycle) -> Iterator[str]:
    """Where anybody may read: whom to ask, and what was published of a meeting."""
    if cycle.contact and cycle.contact.url:
        yield cycle.contact.url
    yield from (event.published.url for event in cycle.events if event.published and event.published.url)


def _home(cycle: Cycle) -> list[str]:
    """The domain of the home municipality, with its letters as they are and as domains had them before."""
    called = (cycle.organisation.municipality or "").strip().casefold()
    name = re.sub(r"\s*(?:kommune|council|municipality)\Z", "", called).replace(" ", "-")
    plain = name.replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return [f"{each}.kommune.no" for each in (name, plain) if each]


def _asked(cycle: Cycle) -> list[str]:
    """How to reach those whom the cycle is printed to name for that."""
    return texts_with(cycle, Voice("own"))


def _had_from(packs: Packs) -> list[str]:
    """Where the symbol packs are to be had, which their licences may ask to be printed."""
    return [f"https://{host}" for pack in packs.packs if (host := host_of(pack.about.source or ""))]


def _places(cycle: Cycle) -> list[str]:
    """Places and organisations: where the cycle is printed to be from, and who takes part."""
    return texts_with(cycle, Known("place"))


def _titles(loaded: Loaded) -> Iterator[str]:
    """Texts whose words with a capital letter are nobody's name, but for first names: places, and what things are called."""
    cycle = loaded.cycle
    yield from (*_places(cycle), *_asked(cycle), *texts_with(cycle, Known("thing")))
    yield from (
        loaded.words(process_of(cycle).word_for(name)) for name in Labels.model_fields if getattr(cycle.labels, name) is None
    )


class _Phrases:
    """Texts that may stand: a finding within one of them, as it stands there, is answered."""

    def __init__(self, texts: Iterable[str]):
        self.texts = [fold(text.strip()).text for text in texts]
        self._known = ByWord(self.texts, also_genitive=True)
        self._numbers: dict[str, list[int]] = {}
        self._hosts: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            self._hosts.setdefault(host_of(text), []).append(number)
            if len(figures := digits(text)) >= 8:
                self._numbers.setdefault(figures[-8:], []).append(number)
        self._stands: tuple[str, list[Stand]] = ("", [])

    def holding(self, text: Folded, found: Found) -> list[int]:
        """The numbers of the texts within which a finding lies, where those stand, or which are the same number or host."""
        if self._stands[0] is not text.text:
            self._stands = text.text, self._known.find(text.text)
        words = text.text[found.start : found.end]
        same = self._numbers.get(digits(words)[-8:], []) if found.code == "private-phone" else []
        same = self._hosts.get(words, same) if found.rule == "P17" else same
        return [*same, *(each.number for each in self._stands[1] if each.start <= found.start and found.end <= each.end)]


class _Answers:
    """The entries of `privacy.allow` by their numbers."""

    def __init__(self, entries: Sequence[Allowed]):
        self._entries = entries
        self._phrases = _Phrases(entry.text for entry in entries)

    def first(self, text: Folded, found: Found) -> int | None:
        """The number of the first entry whose text a finding lies within."""
        return min(self._phrases.holding(text, found), default=None)

    def say_nobody(self, text: Folded, found: Found) -> bool:
        """Whether an answer says of what looks like a name that it is no person's. Of a name as such none can."""
        number = self.first(text, found)
        if number is None or self._entries[number].people:
            return False
        words = text.text[found.start : found.end].casefold()
        return found.who == "unknown" or self._phrases.texts[number].casefold() != words


# ------------------------------------------------------------------------------------------------ telling it


@dataclass(frozen=True, slots=True)
class _Hit:
    """A finding in the file: its place, the words as they stand there, and whether they are really to be seen on that line."""

    found: Found
    place: Place
    words: str
    seen: bool
    level: Severity


def _hits(source: Source, said: Said, told: Sequence[tuple[Found, Severity]]) -> Iterator[_Hit]:
    """The findings in one text, where they stand in the file."""
    origin, begins = said.text.origin, said.place
    spans = [said.text.span(found.start, found.end) for found, _ in told]
    starts = [len(origin[:start].replace(BOLD, "")) for start, _ in spans]
    places = places_of(origin.replace(BOLD, ""), begins, source, starts) if told else {}
    for (found, level), span, at in zip(told, spans, starts):
        place, words = places[at], origin[slice(*span)]
        yield _Hit(found, place, words, source.excerpt(place).startswith(words, place.column - 1), level)


def _problems(source: Source, hits: list[_Hit]) -> Iterator[Problem]:
    """The findings with their lines, in which all that was found is starred. A line that holds something unseen is not shown."""
    lines: dict[Row, list[_Hit]] = {}
    for hit in hits:
        lines.setdefault(hit.place.row, []).append(hit)
    shown = {row: _line(source.excerpt(on_it[0].place), on_it) for row, on_it in lines.items()}
    for hit in hits:
        details = {"words": starred(hit.words.split("\n")[0]), "rule": hit.found.rule}
        yield Problem(hit.found.code, hit.place, details, hit.level, shown[hit.place.row])


def _line(text: str, hits: list[_Hit]) -> str:
    if not all(hit.seen for hit in hits) or len(hits) >= limits.FINDINGS_OF_A_TEXT:
        return ""
    return hidden(text, [(hit.place.column - 1, hit.place.column - 1 + len(hit.words)) for hit in hits])


def _in_template(said: Said, found: Found, level: Severity) -> Problem:
    start, end = said.text.span(found.start, found.end)
    details = {"words": starred(said.text.origin[start:end]), "rule": found.rule}
    return Problem(found.code, Place(said.place.file, said.place.line, start + 1), details, level)


def _answers(loaded: Loaded, answered: Counter[int], names: Names) -> Iterator[Problem]:
    """What is answered in the cycle is said with its reason, so that nothing is ever off in silence.

    A reason may name somebody: what the rules find in it is starred.
    """
    entries = loaded.cycle.privacy.allow
    known = knowledge(loaded, names) if entries else None
    for number, entry in enumerate(entries):
        path = ("privacy", "allow", number)
        if known and answered[number]:
            said = Said(path, loaded.source.place_of(path), "other", fold(entry.reason))
            reason = hidden(entry.reason, [said.text.span(each.start, each.end) for each in found_in(known, said)])
            problem = loaded.source.problem(
                "private-allowed", path, Severity.NOTICE, text=entry.text, count=answered[number], reason=reason
            )
            yield replace(problem, excerpt=problem.excerpt.replace(entry.reason, reason))
        else:
            yield loaded.source.problem("private-allow-unused", path, Severity.NOTICE, text=entry.text)


def without_private(loaded: Loaded, problems: Iterable[Problem], private: Iterable[Problem]) -> list[Problem]:
    """The problems, with the lines that `private` found something in as those show them, and nothing of it in their sentences."""
    own = ((problem.place, problem.excerpt) for problem in private if _is_private(problem))
    shown = {place.row: excerpt for place, excerpt in own if place}
    if not shown:
        return list(problems)
    star = star_of(loaded)
    return [_without(problem, shown, star) for problem in problems]


def _without(problem: Problem, shown: Mapping[Row, str], star: Callable[[str], str]) -> Problem:
    details, place = problem.details, problem.place
    if not _is_private(problem):
        details = {name: star(value) if isinstance(value, str) else value for name, value in details.items()}
    return replace(problem, details=details, excerpt=shown.get(place.row, problem.excerpt) if place else "")


def star_of(loaded: Loaded) -> Callable[[str], str]:
    """Stars in any text what the rules find in the cycle, in whatever edition."""
    phrases: dict[str, dict[int, set[str]]] = {}
    for said, each in ((said, each) for said, each, answer in findings(loaded) if answer is None and each.levels[True]):
        words = " ".join(said.text.text[each.start : each.end].lower().split())
        if first := _WORD.search(words):
            phrase = words[first.start() :].rstrip("* ")
            phrases.setdefault(first[0], {}).setdefault(len(phrase), set()).add(phrase)
    return lambda text: hidden(text, _spans(text, phrases))


def _spans(text: str, phrases: Mapping[str, Mapping[int, set[str]]]) -> list[tuple[int, int]]:
    """Where one of the phrases, by their first words and lengths, stands in a text: whole words of it, the longest phrase."""
    small = text.lower() if len(text.lower()) == len(text) else text
    spans: list[tuple[int, int]] = []
    for word in _WORD.finditer(small) if phrases else ():
        begin = word.start()
        fits = (begin + length for length, alike in phrases.get(word[0], {}).items() if small[begin : begin + length] in alike)
        ends = [end for end in fits if not small[end : end + 1].isalnum()]
        if ends and (not spans or spans[-1][1] <= begin):
            spans.append((begin, max(ends)))
    return spans


def _is_private(problem: Problem) -> bool:
    return problem.place is not None and str(problem.details.get("rule", "")).startswith(("P", "banned"))
