"""Which texts of a cycle somebody reads, who that is, and what kind of text it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from dialogkit.checks.where import BOLD
from dialogkit.cycle import model
from dialogkit.cycle.examples import is_example
from dialogkit.cycle.schema import Shape, model_at, walk
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.alt_texts import says_nothing
from dialogkit.cycle.text.scalars import parse_flag
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Place
from dialogkit.terms import Profile

Kind = Literal["text", "name", "question", "option", "instruction", "quote"]  # quote: what somebody has said

EASY: dict[type[model.Item], dict[str, Kind]] = {
    model.KitText: {"title": "name", "subtitle": "text", "about": "text"},
    model.Picture: {"alt": "text", "caption": "name"},
    model.Labels: dict.fromkeys(model.Labels.model_fields, "name"),
    model.Contact: {"heading": "name"},
    model.Stand: {"text": "text"},
    model.Part: {"label": "name", "text": "text", "setting": "text"},
    model.Rights: {"intro": "text"},
    model.Article: {"plain": "text", "question": "question"},
    model.Option: {"text": "option"},
    model.Question: {"text": "question", "context": "text"},
    model.Theme: {"title": "name", "text": "text"},
    model.Event: {"title": "name", "about": "text", "practical": "instruction"},
    model.AgendaItem: {"title": "name"},
    model.Poster: {"title": "name"},
    model.PosterLine: {"text": "text"},
    model.QuestionCard: {"text": "question"},
    model.Game: {"title": "name", "rules": "instruction"},
    model.GlossaryEntry: {"plain": "text"},
    model.Quote: {"text": "quote"},
}
"""What residents hold in their hands."""
PLAIN: dict[type[model.Item], dict[str, Kind]] = {
    model.Award: {"text": "text"},
    model.Purpose: {"problem": "text", "aims": "text", "for_whom": "text", "background": "text"},
    model.Value: {"users": "text", "staff": "text"},
    model.Question: {"help": "question"},
    model.Method: {"text": "text", "steps": "text"},
    model.Event: {"feedback": "quote", "closing": "quote"},
    model.Section: {"heading": "quote", "points": "quote"},
    model.GroupNotes: {"lead": "quote", "points": "quote"},
    model.Finding: {"text": "text"},
    model.Proposal: {"text": "text", "why_dropped": "text"},
    model.Report: {"title": "name", "subtitle": "text", "lead": "text", "next": "text"},
    model.Evaluation: {"users": "text", "staff": "text", "results": "text"},
}
"""What staff, leaders and the archive read."""
_BY_PROFILE: dict[Profile, dict[type[model.Item], dict[str, Kind]]] = {"easy": EASY, "plain": PLAIN}
NOT_READ: dict[type[model.Item], set[str]] = {
    model.Year: {"previous"},
    model.Picture: {"src", "source", "author", "licence"},
    model.Department: {"id", "name"},
    model.Organisation: {"municipality", "service_place", "directorate_area", "service_area"},
    model.Contact: {"name", "title", "email", "phone", "url"},
    model.Member: {"name", "department", "title", "role"},
    model.Partner: {"name", "role"},
    model.Thanks: {"to", "role", "org", "names"},
    model.Award: {"name"},
    model.Evaluation: {"since"},
    model.Stand: {"place", "time"},
    model.Material: {"item", "qty"},
    model.Method: {"name", "expansion"},
    model.AgendaItem: {"by", "role", "org", "text", "questions"},
    model.Task: {"title"},
    model.Response: {"comments"},
    model.Solution: {"ideas", "obstacles", "obstacle_ideas"},
    model.Event: {"place"},
    model.Consent: {"ref"},
    model.Quote: {"lang"},
    model.Proposal: {"owner"},
    model.Report: {"organisers"},
    model.Source: {"title", "url"},
    model.GlossaryEntry: {"word"},
    model.Fonts: {"regular", "bold"},
    model.CardPrint: {"sheet"},
    model.Colour: {"dark", "tint"},
    model.Checked: {"who"},
    model.Allowed: {"text", "reason"},
    model.Privacy: {"names_file", "banned", "taken_down", "controller", "dpo"},
}
"""Names of people, places and files, and what no material prints."""
_CONFERENCE_ONLY = {"about", "practical"}  # of an event


@dataclass(frozen=True, slots=True)
class Line:
    """One text, without its marks of bold, and where its value begins in the file."""

    path: Path
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read in one go: a text, or the texts of one list."""

    profile: Profile
    kind: Kind
    lines: tuple[Line, ...]


def passages(source: Source) -> Iterator[Passage]:
    """Every passage of a cycle, in the file's order."""
    for (_, profile, kind), same in groupby(_lines(source), key=lambda each: each[:3]):
        yield Passage(profile, kind, tuple(line for *_, line in same))


def _lines(source: Source) -> Iterator[tuple[Path, Profile, Kind, Line]]:
    """Each text that is read, with its passage's path, its profile and its kind."""
    unprinted = _unprinted(source.data)
    for path, shape, value in walk(source.data):
        if not isinstance(value, str) or not path or is_example(value) or path[:2] in unprinted or path[:3] in unprinted:
            continue
        listed = _field(path)
        owner, name = field_of(path, shape)
        for profile, fields in _BY_PROFILE.items():
            kind = fields.get(owner, {}).get(name)
            if kind and not (owner is model.Picture and says_nothing(value)):  # that is told, and there is nothing to judge
                yield listed, profile, kind, Line(path, value.replace(BOLD, ""), source.place_of(path))


def _unprinted(data: dict[str, Any]) -> set[Path]:
    """The parts that are switched off, and how the day works at all meetings but the conference."""
    found: set[Path] = {("parts", number) for number, part in _entries(data, "parts") if _is_off(part.get("enabled"))}
    events = _entries(data, "events")
    conference = next((number for number, event in events if event.get("kind") == "conference"), None)
    return found | {("events", number, name) for number, _ in events if number != conference for name in _CONFERENCE_ONLY}


def _entries(data: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    entries = data.get(name)
    numbered = enumerate(entries if isinstance(entries, list) else ())
    return [(number, entry) for number, entry in numbered if isinstance(entry, dict)]


def _is_off(flag: object) -> bool:
    try:
        return flag is not None and parse_flag(flag) is False
    except ValueError:
        return False


def field_of(path: Path, shape: Shape) -> tuple[type[model.Item], str]:
    """The field that the text at `path` is in, or in whose list it stands: the kind of item, and the field's name.

    A text may stand for a whole item: then it is that item's `text`.
    """
    if isinstance(shape.kind, type) and issubclass(shape.kind, model.Item):
        return shape.kind, "text"
    *above, name = _field(path)
    return model_at(tuple(above)) or model.Item, str(name)


def _field(path: Path) -> Path:
    """The path of the field that a text is in, or in whose list it stands."""
    return path[:-1] if isinstance(path[-1], int) else path
