"""What of a year's file goes on into the next: its text without what belongs to that year alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dialogkit.cycle.consents.in_data import as_called
from dialogkit.cycle.consents.subjects import subjects
from dialogkit.cycle.editing.edits import Append, Edit, Put, Remove, edited
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import ChapterPicture, Cycle, Event, Picture, items, pictures
from dialogkit.cycle.next_year.promises import SymbolOf, promises_block
from dialogkit.cycle.next_year.renewed import renewed
from dialogkit.cycle.next_year.wishes import wished_themes
from dialogkit.cycle.sections.add import Text, with_block
from dialogkit.cycle.text.yaml_events import Path

_BEHIND = tuple(
    "tasks quotes findings solutions measures promises chapters report evaluation stand awards thanks checked_by".split()
)
"""Sections that tell of one year."""
_OF_EACH_YEAR = tuple("id kind title start end place about practical groups method agenda".split())
"""What a meeting has again; all else of it is of its day."""
_LOOKED_AT = ("themes", "events")
"""Sections with a comment above that asks whether they still fit."""


def carried(loaded: Loaded, text: str, year: int, previous: str | None, symbol_of: SymbolOf, of_one_meeting: bool = False) -> str:
    """The text of the file for `year`. `previous` is where this year lies, as a path from that one. Themes and speakers may be
    those `of_one_meeting`, which the next one has others than.

    Raises DialogkitError where the file is written so that it cannot be cut.
    """
    cycle = loaded.cycle
    new = edited(text, loaded.source.file, _edits(loaded, year, previous, of_one_meeting))
    read = Text.of(new, loaded.source.file)
    if block := promises_block(cycle, cycle.year_before(year), loaded.words, symbol_of, _symbols_gone(cycle)):
        read = with_block(read, block, year)
    return _with_comments(read, loaded, year)


def kept_pictures(cycle: Cycle) -> Iterator[Picture]:
    """The pictures that go on: none of people, for each yes is for one year's papers, and none of what stays behind."""
    return (picture for path, picture in pictures(cycle) if path[0] not in _BEHIND and not _stays_behind(picture))


def _stays_behind(picture: Picture) -> bool:
    """Whether it is of people, or stands in a chapter, which tells of one year."""
    return _asks_again(picture) or (isinstance(picture, ChapterPicture) and picture.chapter is not None)


def _asks_again(picture: Picture) -> bool:
    return picture.consent is not None or (picture.kind == "photo" and picture.people)


def _edits(loaded: Loaded, year: int, previous: str | None, of_one_meeting: bool) -> list[Edit]:
    cycle, there = loaded.cycle, loaded.source.spots
    edits: list[Edit] = [Put(("cycle", "year"), year)] if cycle.cycle.year else []
    if cycle.cycle.edition:
        edits.append(Put(("cycle", "edition"), cycle.cycle.edition + 1))
    if previous and isinstance(loaded.source.data.get("cycle"), dict):
        edits.append(Put(("cycle", "previous"), previous))
    elif previous:  # what lasts for years says nothing of any
        edits.append(Put(("cycle",), {"previous": previous}))
    gone = [*_gone(cycle, year, of_one_meeting), *_noes(loaded)]
    edits += _titles(cycle, year)
    wishes = wished_themes(cycle, loaded.words)
    if of_one_meeting:
        new = [*renewed(cycle, loaded.words, wishes, year)]
        edits += [edit for edit in new if not isinstance(edit, Remove)]
        put = {edit.path for edit in edits}
        gone = [path for path in (*gone, *(edit.path for edit in new if isinstance(edit, Remove))) if path not in put]
    elif wishes:
        edits.append(Append(("themes",), wishes) if cycle.themes else Put(("themes",), wishes))
    in_text = (path for path in dict.fromkeys(gone) if path in there and loaded.source.file_of(path) == loaded.source.file)
    return [*edits, *map(Remove, in_text)]


def _titles(cycle: Cycle, year: int) -> Iterator[Put]:
    """Titles that name this year name the next one."""
    titles: dict[Path, str] = {("kit", "title"): cycle.kit.title}
    titles |= {(*event.path, "title"): event.title for event in cycle.events if event.title}
    for path, title in titles.items():
        if (new := re.sub(rf"\b{cycle.year_before(year)}\b", str(year), title)) != title:
            yield Put(path, new)


def _gone(cycle: Cycle, year: int, of_one_meeting: bool) -> Iterator[Path]:
    """The paths of what stays behind, whether the file has them or not."""
    yield from ((name,) for name in _BEHIND)
    for event in cycle.events:
        goes_on = {*_OF_EACH_YEAR, *(("requests",) if of_one_meeting else ())}
        yield from ((*event.path, name) for name in Event.model_fields if name not in goes_on)
    if cycle.poster and cycle.poster.valid_to and cycle.poster.valid_to < date(year, 1, 1):
        yield ("poster",)
    if cycle.game.cards.quotes is not None:
        yield ("game", "cards", "quotes")
    yield from (("privacy", name) for name in ("taken_down", "retention_until"))
    yield from (path for path, picture in pictures(cycle) if _stays_behind(picture))
    symbols = _symbols_gone(cycle)
    for _, item in items(cycle):
        if getattr(item, "symbol", None) in symbols:
            yield (*item.path, "symbol")


def _noes(loaded: Loaded) -> Iterator[Path]:
    """The paths of each no to what belongs to that year alone. Symbol packs come along, and may still say yes to their photos."""
    packed = {name for each in subjects(loaded.cycle, loaded.packs) if each.pack for name in each.called}
    for path, _, value in loaded.source.values:
        if path[:2] == ("privacy", "withdrawn") and len(path) > 2 and as_called(value) not in packed:
            yield path


def _symbols_gone(cycle: Cycle) -> set[str]:
    """The names of symbols that are photos of people."""
    return {name for name, picture in cycle.symbols.items() if _asks_again(picture)}


def _with_comments(text: Text, loaded: Loaded, year: int) -> str:
    """The text with a comment above each section that must be looked at, in the place of last year's."""
    lines = list(text.lines)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    others_plan = any(event.next and event.next.changes for event in loaded.cycle.events)
    looked_at = (*_LOOKED_AT, *(("working_group",) if others_plan else ()))
    for entry in sorted(text.entries(), key=lambda entry: entry.line, reverse=True):
        if entry.name not in looked_at or entry.in_comment:
            continue
        key, above = f"next_year.look_at_{entry.name}", entry.line - 1
        earlier = re.sub(r"\\\{\w+\\\}", "[0-9]{4}", re.escape(loaded.words.pattern(key)))
        if above and re.fullmatch(f"# {earlier}\\s*", lines[above - 1]):
            above -= 1
            del lines[above]
        lines.insert(above, f"# {loaded.words(key, before=loaded.cycle.year_before(year), year=year)}{end}")
    return "".join(lines)
