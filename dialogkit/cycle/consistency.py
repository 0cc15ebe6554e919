"""What fits the schema and still cannot be: a programme that overlaps, numbers that do not add up, texts left unwritten.

Works on plain data, so that these problems are told in the same run as those of the schema. A value that the schema
complains about is passed over here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from typing import Any

from dialogkit.cycle import model
from dialogkit.cycle.model.marks import Years
from dialogkit.cycle.source import Source
from dialogkit.cycle.tables.columns import column_of, table_at
from dialogkit.cycle.text.alt_texts import PICTURE_TEXTS, says_nothing
from dialogkit.cycle.text.moments import parse_clock, parse_day
from dialogkit.cycle.text.nouns import FORMS
from dialogkit.cycle.text.nouns import noun as inflected
from dialogkit.cycle.text.scalars import LONGEST_NOUN, YES, parse_board_size, parse_process
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, Severity
from dialogkit.terms import Status

_NEEDED = ("themes", "events", "findings")  # handout, task sheets and report wait for them
_LETTERS = re.compile(r"\w+")
_PLACEHOLDER = re.compile(r"\?\?\?|\bTODO\b|\bxxx+\b|\blorem\b", re.IGNORECASE)


def check_sense(source: Source) -> list[Problem]:
    """Every problem of this kind in the cycle."""
    found: list[Problem] = []
    for path, shape, value in source.values:
        if shape.kind is bool and isinstance(value, str) and value.strip().casefold() == "x":
            found.append(
                source.problem("read-as", path, Severity.NOTICE, value=value.strip(), told=f"`{path[-1]}: {YES[source.lang]}`")
            )
        if years := shape.mark(Years):
            found += _other_year(source, path, value, years)
        if shape.kind in _MEASURES and isinstance(value, str):
            value = {"text": value}  # all that is known of it
        check = _CHECKS.get(shape.kind) if isinstance(value, dict) else None
        if check:
            found += check(source, path, value)
    return [*found, *_yearless(source), *_empty_lists(source), *_undecided(source), *_unsolved(source), *_unwritten(source)]


def _yearless(source: Source) -> Iterator[Problem]:
    """A dialogue is of one year: only what lasts for years may have none."""
    year = source.data.get("cycle")
    lacks = isinstance(year, dict) and year.get("year") is None and year.keys() <= model.Year.model_fields.keys()
    if (
        parse_process(source.data.get("process") or "dialogue") == "dialogue"
        and "cycle" not in source.broken
        and (lacks or year is None)
    ):
        there = "cycle" in source.data
        yield source.problem("missing-field", ("cycle",) if there else (), name="year" if there else "cycle")


def _empty_lists(source: Source) -> Iterator[Problem]:
    """Lists that stand there with nothing in them, although a material is made from them."""
    for name in _NEEDED:
        if source.data.get(name) == []:
            yield source.problem("empty-list", (name,), Severity.WARNING, at_key=True, name=name)


def _unwritten(source: Source) -> Iterator[Problem]:
    for path, text, _ in source.texts():
        match = _PLACEHOLDER.search(text)
        if match:
            yield source.problem("placeholder-text", path, Severity.WARNING, text=match[0])


def _other_year(source: Source, path: Path, value: object, years: Years) -> Iterator[Problem]:
    """A date that is hardly of this cycle, or whose year of two digits is read as another than was meant."""
    cycle = source.data.get("cycle")
    year = _number(cycle.get("year")) if isinstance(cycle, dict) else None
    day = _day(value)
    if day and year and not year + years.first <= day.year <= year + years.last:
        yield source.problem("other-year", path, Severity.WARNING, day=day, year=year)


def _without_scope(source: Source, path: Path) -> Problem:
    place = (*path, "scope")
    if not source.place_of(place).cell:
        return source.problem("consent-without-scope", path, Severity.WARNING, at_key=True)
    column = column_of(*table_at(source, place))
    name, allowed = column.heading(source.lang), (*column.words(source.lang).values(),)
    return source.problem("consent-without-scope-in-table", place, Severity.WARNING, name=name, allowed=allowed)


def _consent(source: Source, path: Path, consent: dict[str, Any]) -> Iterator[Problem]:
    if consent.get("status") == "given" and consent.get("scope") in (None, []):
        yield _without_scope(source, path)
    yeses, noes = consent.get("scope"), consent.get("not_in")
    for index, place in enumerate(noes if isinstance(noes, list) else ()):
        if isinstance(yeses, list) and place in yeses:
            yield source.problem("consent-yes-and-no", (*path, "not_in", index), name=place)
    given, expires = _day(consent.get("date")), _day(consent.get("expires"))
    if given and expires and expires <= given:
        yield source.problem("ends-before-start", (*path, "expires"), start=given, end=expires)


# ------------------------------------------------------------------------------------------------ the programme


def _event(source: Source, path: Path, event: dict[str, Any]) -> Iterator[Problem]:
    yield from _order(source, path, event)
    first, last = _day(event.get("date")), _day(event.get("end_date"))
    if first and last and last <= first:
        yield source.problem("ends-before-start", (*path, "end_date"), start=first, end=last)
    opens, closes = _span(event)
    entries = event.get("agenda")
    latest: time | None = None
    told: set[str] = set()
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        here = (*path, "agenda", index)
        if not isinstance(entry, dict):
            latest = None  # its time is not known
            continue
        yield from _order(source, here, entry)
        start, end = _span(entry)
        if start and latest and start < latest:
            yield source.problem("agenda-overlap", (*here, "start"), start=start, end=latest)
        elif start and latest and start > latest:
            yield source.problem("agenda-gap", (*here, "start"), Severity.WARNING, start=start, end=latest)
        if start and opens and start < opens and "before" not in told:
            told.add("before")  # once a day: the others have the same cause
            yield source.problem("before-event", (*here, "start"), Severity.WARNING, start=start, opens=opens)
        elif end and closes and end > closes and "after" not in told:
            told.add("after")
            yield source.problem("after-event", (*here, "end"), Severity.WARNING, end=end, closes=closes)
        # Without an end of its own an entry lasts until the next begins, however long that is.
        known = start is not None or entry.keys() <= model.AgendaItem.model_fields.keys() and entry.get("start") is None
        latest = max(filter(None, (latest, end)), default=None) if known and (end or not start) else None


def _expectations(source: Source, path: Path, told: dict[str, Any]) -> Iterator[Problem]:
    """Those that nobody has looked at, when others have been, or the meeting is over by what else it tells; and those that are
    typed twice."""
    entries = told.get("items")
    items = entries if isinstance(entries, list) else []
    unmet = [number for number, entry in enumerate(items) if not (isinstance(entry, dict) and entry.get("met"))]
    event = source.at(path[:-1])
    over = len(unmet) < len(items) or told.get("review") or any(event.get(name) for name in _AFTERWARDS)
    if unmet and over:
        first, count = (*path, "items", unmet[0]), len(unmet)
        numbers = ", ".join(str(number + 1) for number in unmet[:_MOST_NUMBERS]) + (" …" if count > _MOST_NUMBERS else "")
        yield source.problem("expectations-not-looked-at", first, Severity.WARNING, n=count, numbers=numbers)
    said: dict[str, int] = {}
    for number, entry in enumerate(items):
        text = entry.get("text") if isinstance(entry, dict) else entry
        words = " ".join(_LETTERS.findall(text.casefold())) if isinstance(text, str) else ""
        if words and said.setdefault(words, number) != number:
            here = (*path, "items", number)
            yield source.problem("expectation-twice", here, Severity.WARNING, n=number + 1, first=said[words] + 1)


def _span(entry: dict[str, Any]) -> tuple[time | None, time | None]:
    """When something begins and ends; nothing where the two cannot both be right."""
    start, end = _clock(entry.get("start")), _clock(entry.get("end"))
    return (None, None) if start and end and end <= start else (start, end)


def _order(source: Source, path: Path, entry: dict[str, Any]) -> Iterator[Problem]:
    start, end = _clock(entry.get("start")), _clock(entry.get("end"))
    if start and end and end <= start:
        yield source.problem("ends-before-start", (*path, "end"), start=start, end=end)


def _clock(value: object) -> time | None:
    try:
        clock = parse_clock(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return clock if isinstance(clock, time) else None


def _day(value: object) -> date | None:
    try:
        day = parse_day(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if isinstance(day, date) else None


def _picture(source: Source, path: Path, picture: dict[str, Any]) -> Iterator[Problem]:
    for name in PICTURE_TEXTS:
        text = picture.get(name)
        if isinstance(text, str) and text.strip() and says_nothing(text):
            yield source.problem("alt-says-nothing", (*path, name), Severity.WARNING, text=text.strip())


# ------------------------------------------------------------------------------------------------ names


def _labels(source: Source, path: Path, labels: dict[str, Any]) -> Iterator[Problem]:
    """Words for people and places whose other forms can only be guessed."""
    for named in model.NOUNS.values():
        said = {name: _forms(labels.get(name), form) for name, form in named.fields.items()}
        given = {form: text for forms in said.values() for form, text in forms.items()}
        if any(len(text) > LONGEST_NOUN or not re.search(r"\w", text) for text in given.values()):
            continue  # which is told
        if given and not given.keys() >= set(named.printed) and not (noun := inflected(source.lang, given)).sure:
            name = next(name for name, forms in said.items() if forms)
            forms = {form: getattr(noun, form) for form in named.printed}
            example = f"{name}: {{{', '.join(f'{form}: {text}' for form, text in forms.items())}}}"
            word, told = next(iter(said[name].values())), list(dict.fromkeys(forms.values()))
            yield source.problem("noun-guessed", (*path, name), Severity.WARNING, word=word, told=told, example=example)


def _forms(value: object, form: str) -> dict[str, str]:
    """The forms of a name that a field of `labels` holds. A text there is the form that the field asks for."""
    told = value if isinstance(value, dict) else {form: value}
    return {name: text.strip() for name, text in told.items() if name in FORMS and isinstance(text, str) and text.strip()}


# ------------------------------------------------------------------------------------------------ numbers


def _attendance(source: Source, path: Path, counts: dict[str, Any]) -> Iterator[Problem]:
    total = _number(counts.get("total"))
    parts = [_number(counts.get(name)) for name in ("users", "staff", "relatives", "other")]
    given = [part for part in parts if part is not None]
    if total is not None and given and sum(given) != total:
        yield source.problem("wrong-total", (*path, "total"), total=total, sum=sum(given))


def _game(source: Source, path: Path, game: dict[str, Any]) -> Iterator[Problem]:
    spaces = game.get("spaces")
    if not isinstance(spaces, dict):
        return
    squares = _number(game.get("squares")) if "squares" in game else model.squares_for(spaces)
    given = [number for name in model.Spaces.model_fields if (number := _number(spaces.get(name))) is not None]
    all_given = len(given) == len(model.Spaces.model_fields)
    if squares is not None and (sum(given) > squares or (all_given and sum(given) != squares)):
        yield source.problem("wrong-squares", (*path, "spaces"), at_key=True, squares=squares, sum=sum(given))


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.strip().isdecimal() and len(value) < 10 else None


# ------------------------------------------------------------------------------------------------ paper


_TOO_SMALL_FOR_A3 = {"A4": "tile-too-large", "2x2 A4": "tile-not-a4"}


def unfit_tile(size: object, tile: object) -> str | None:
    """The problem's code where a page of a size cannot be cut into sheets of a paper. A4 is the smaller of the two papers."""
    return _TOO_SMALL_FOR_A3.get(str(size)) if tile == "A3" else None


def _tile(source: Source, path: Path, choice: dict[str, Any]) -> Iterator[Problem]:
    size, tile = parse_board_size(choice.get("size")), choice.get("tile")
    if code := unfit_tile(size, tile):
        yield source.problem(code, (*path, "tile"), tile=tile, size=size)


def _colour(source: Source, path: Path, colour: dict[str, Any]) -> Iterator[Problem]:
    if "tint" in colour and colour["tint"] is None:  # `tint: #E3F0F8` is a comment in YAML, and no tint left out on purpose
        yield source.problem("not-a-colour", (*path, "tint"), at_key=True, name="tint")


# ------------------------------------------------------------------------------------------------ questions


def _question(source: Source, path: Path, question: dict[str, Any]) -> Iterator[Problem]:
    kind, options = question.get("type") or "open", question.get("options")
    if kind in ("single", "multi") and not options:
        yield source.problem("options-missing", (*path, "type"), type=kind)
    elif kind == "open" and options:
        yield source.problem("options-unused", (*path, "options"), at_key=True)


def _measure(source: Source, path: Path, measure: dict[str, Any], without: Status) -> Iterator[Problem]:
    """What one has agreed on needs somebody and a day. `without` is its status where it says none."""
    status = measure.get("status") or without
    if status == "dropped" and not measure.get("why_dropped"):
        yield source.problem("dropped-without-why", (*path, "status"), Severity.WARNING)
    if status in ("agreed", "doing") and (code := _LACKING[bool(measure.get("owner")), bool(measure.get("due"))]):
        yield source.problem(code, path, Severity.WARNING)


def _undecided(source: Source) -> Iterator[Problem]:
    """What is only proposed as yet is told of once: after a workshop that is all of it."""
    proposals = [(path, value) for path, shape, value in source.values if shape.kind in (model.Proposal, model.Agreed)]
    lacking = [path for path, value in proposals if isinstance(value, str) or isinstance(value, dict) and _is_open(value)]
    if lacking:
        yield source.problem("proposals-without-who-or-when", lacking[0], Severity.NOTICE, n=len(lacking))


def _is_open(proposal: dict[str, Any]) -> bool:
    return (proposal.get("status") or "proposed") == "proposed" and not (proposal.get("owner") and proposal.get("due"))


def _unsolved(source: Source) -> Iterator[Problem]:
    """Findings that nothing is proposed for, once something is for others. What is good needs no solution.

    As long as most of them have none they are told of once: somebody is about to write them.
    """
    findings, solutions = source.data.get("findings"), source.data.get("solutions")
    if not (isinstance(findings, list) and isinstance(solutions, list) and solutions):
        return
    named = {str(each.get("finding")): bool(each.get("proposals")) for each in solutions if isinstance(each, dict)}
    found = {str(each["id"]): index for index, each in enumerate(findings) if isinstance(each, dict) and each.get("id")}
    if named.keys() <= found.keys():  # else one of them may be meant by a wrong name
        asking = {name: index for name, index in found.items() if findings[index].get("tone") != "good"}
        lacking = {name: index for name, index in asking.items() if not named.get(name)}
        if len(lacking) > max(_FEW, len(asking) / 2):
            first = next(iter(lacking.values()))
            yield source.problem("findings-without-solutions", ("findings", first), Severity.NOTICE, n=len(lacking))
            return
        for name, index in lacking.items():
            yield source.problem("finding-without-solution", ("findings", index), Severity.WARNING, name=name)


_AFTERWARDS = ("attendance", "feedback", "closing", "in_short")
"""What a meeting has only when it was held."""
_MOST_NUMBERS = 12  # of expectations that are told
_FEW = 3  # findings that are told of each by itself
_LACKING = {
    (True, True): "",
    (True, False): "measure-without-due",
    (False, True): "measure-without-owner",
    (False, False): "measure-without-who-and-when",
}
"""What is told of a measure, by whether it says who sees to it, and by when."""
_MEASURES: dict[Any, Status] = {model.Proposal: "proposed", model.Agreed: "proposed", model.Promise: "agreed"}
"""What may be a text alone, and the status of one that says none."""
_CHECKS: dict[Any, Callable[[Source, Path, dict[str, Any]], Iterator[Problem]]] = {
    model.Event: _event,
    model.Expectations: _expectations,
    model.Attendance: _attendance,
    model.Game: _game,
    model.PosterPrint: _tile,
    model.BoardPrint: _tile,
    model.MatPrint: _tile,
    model.Colour: _colour,
    model.Question: _question,
    **{kind: partial(_measure, without=status) for kind, status in _MEASURES.items()},
    model.Picture: _picture,
    model.Consent: _consent,
    model.Labels: _labels,
}
