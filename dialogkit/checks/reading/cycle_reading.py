"""Whether everyone can read a cycle's texts: R01-R24 over all of them, each finding at its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialogkit import limits
from dialogkit.checks.pack_texts import passages_in_packs
from dialogkit.checks.reading.glossary import unexplained
from dialogkit.checks.reading.language import WordList, language
from dialogkit.checks.reading.questions import RULES as QUESTION_RULES
from dialogkit.checks.reading.reading_rules import Hit, Reader, read_passage
from dialogkit.checks.texts import Line, passages, texts_with
from dialogkit.checks.where import places_of
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import NOUNS, Cycle, Labels
from dialogkit.cycle.model.marks import Known
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.nouns import FORMS, without_article
from dialogkit.problems import Place, Problem, Severity, errors_in
from dialogkit.processes import process_of
from dialogkit.words import Words

_OF_GLOSSARY = ("initials", "long-word", "hard-word", "not-explained")
"""What a glossary would answer."""


def check_reading(loaded: Loaded) -> list[Problem]:
    """Every finding in the file's order: errors, warnings and notices.

    Of more than `limits.FINDINGS` findings the worst are told, and a last one says how many there are besides.
    """
    cycle, source = loaded.cycle, loaded.source
    reader = reader_of(cycle, loaded.words)
    read = list(passages(source))
    wrong = {problem.row for problem in errors_in(loaded.problems)}
    unread = _without_glossary(loaded)
    hits = [hit for passage in read for hit in read_passage(reader, passage)]
    hits += unexplained(cycle, read)
    hits = [hit for hit in hits if hit.line.place.row not in wrong]
    hits += [hit for passage in passages_in_packs(loaded) for hit in read_passage(reader, passage)]
    asked = [problem for rule in QUESTION_RULES.values() for problem in rule(source, reader.language, cycle)]
    order = list(Severity)
    hits = [hit for hit in hits if not (unread and hit.code in _OF_GLOSSARY)]
    told: list[Hit | Problem] = [*hits, *asked]
    worst = sorted(told, key=lambda found: order.index(found.severity))
    placed = [hit for hit in worst[: limits.FINDINGS] if isinstance(hit, Hit)]
    found = [problem for each in loaded.sources for problem in _placed(each, placed)]
    found += [problem for problem in worst[: limits.FINDINGS] if isinstance(problem, Problem)]
    if len(worst) > limits.FINDINGS:
        found.append(Problem("more-findings", Place(source.file), {"count": len(worst) - limits.FINDINGS}, Severity.NOTICE))
    return sorted(found, key=lambda problem: problem.place or Place(""))


def _without_glossary(loaded: Loaded) -> bool:
    """Whether the glossary cannot be read, or what stands after a place where the reading has ended."""
    source = loaded.source
    places = [source.place_of(path) for path in source.spots if path[:1] == ("glossary",)]
    places += [source.key_place_of(path) for path in source.keys if path[:1] == ("glossary",)]
    errors = errors_in(loaded.problems)
    at = {problem.row for problem in errors} & {place.row for place in places}
    return bool(at) or "glossary" in source.broken or any(problem.code == "several-documents" for problem in errors)


def reader_of(cycle: Cycle, words: Words) -> Reader:
    """What the rules know of a cycle."""
    process = process_of(cycle)
    of_nouns = {field for named in NOUNS.values() for field in named.fields}
    parts = [name for name in Labels.model_fields if name not in of_nouns]
    things = [getattr(cycle.labels, name) or words(process.word_for(name)) for name in parts]
    nouns = {name: process.called(name, cycle.labels, words) for name in NOUNS}
    forms = [without_article(getattr(noun, form)) for noun in nouns.values() for form in FORMS]
    of_places = [word for text in texts_with(cycle, Known("place")) for word in text.split() if word.isupper()]
    known = [*(entry.word for entry in cycle.glossary), *(text.casefold() for text in (*things, *forms, *of_places))]
    chosen = {"staff": nouns["staff"].many}
    if not process.of_others:
        chosen |= {"user": without_article(nouns["user"].one), "users": nouns["user"].many}
    return Reader(language(cycle.lang), WordList((f"{word}*", "") for word in known), chosen)


def _placed(source: Source, hits: Iterable[Hit]) -> Iterator[Problem]:
    """Each hit in a file as a problem at its words."""
    files = source.files
    hits = [hit for hit in hits if hit.line.place.file in files]
    starts: dict[Line, set[int]] = {}
    for hit in hits:
        starts.setdefault(hit.line, set()).add(hit.start)
    places = {line: places_of(line.text, line.place, source, some) for line, some in starts.items()}
    for hit in hits:
        place = places[hit.line][hit.start]
        details = {"words": " ".join(hit.words.split()), "rule": hit.rule, **hit.details}
        yield Problem(hit.code, place, details, hit.severity, source.excerpt(place))
