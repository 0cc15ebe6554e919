"""Writes docs/cycle-file.md from the model and the descriptions of fields.

python tools/cycle_file.py
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.model.descriptions import choices, description, explained
from dialogkit.cycle.model.marks import File, Key, Read, Ref
from dialogkit.cycle.packs.model import PackFile, PackPicture
from dialogkit.cycle.schema import fields_of, is_item
from dialogkit.cycle.sheet_file import SheetFile
from dialogkit.cycle.text import moments, scalars
from dialogkit.terms import CARD_NAMES

PAGE = Path(__file__).parents[1] / "docs" / "cycle-file.md"
HEAD = """\
# The cycle file

This page is made by `tools/cycle_file.py` from the model in `dialogkit/cycle/model` and the descriptions in `templates/fields`.

One YAML file, `cycle.yaml`, holds the year: here are all its sections, in the order of the year, and all their fields. Only
what is marked as needed must be there. `dialogkit new` makes a file to start from, and `dialogkit add` puts more sections
into it, with examples. The conference booklet is printed as `handout.pdf`, the conversation path as `board.pdf` and `cards.pdf`.

- [How it is written](#how-it-is-written)
- [At the top](#at-the-top), and the sections in the order of the year
- [In several places](#in-several-places): pictures, and the yes to print something
- [A sheet of your own](#a-sheet-of-your-own)
- [A symbol pack](#a-symbol-pack)

"""
WRITING = """\
## How it is written

- Two spaces for each level, no tabs, a space after each colon.
- Texts may hold `**bold**`; nothing else in them is markup. Put a text in quotation marks when it holds a colon followed by
  a space, or begins with one of `@ % & * ! [ {`.
- `ja`, `nei`, `yes` and `no` answer a yes/no field, and are plain words in a text.
- Dates are as people write them: `2026-09-17`, `17.9.26`, `torsdag 17. september 2026` (a wrong day of the week is told),
  `30. mai` in the cycle's own year. `date: 17.–18. oktober 2026` is read as `date` and `end_date`; `check` says so.
- Times: `09.30`, `9:30`, `1730` or `kl. 9`. `start: 9–15` is read as `start` and `end`; `check` says so.
- An id is made of small letters from a to z, digits, `-` and `_`, 40 at most. Where another field names it, it must be
  there.
- About four themes are enough for a year, with five questions each at most.
- A path leads to a file inside the cycle's folder, with the same capitals as on the disk and `/` between folders.
- A symbol is one of [Tabler's icons](https://tabler.io/icons) by name, such as `home`, a name under [`symbols`](#symbols), or
  a word of a [symbol pack](symbols.md#symbol-packs). A wrong name gets a suggestion.
- Lines that you keep apart with `|` stay apart, on paper and for a screen reader; an empty line begins a new paragraph.
- Web and mail addresses in a text become links. List marks that came along from Word (`•`, `–`, `a)`) are taken away, and
  you are told.
- Latin, Greek and Cyrillic letters can be printed, and others with a font of yours; Arabic, Hebrew, Thai and the scripts of
  India cannot. `lang` on a quote says which language it is in, so that it is read aloud rightly.
- Pictures are SVG, PNG or JPEG. HEIC from a telephone and WebP from the web must be saved as JPEG first; another name is not
  enough.
- A font is one file for each weight, and its licence must allow it to be embedded.
- A colour of your own that is too pale to read gets the nearest that is not. One without `tint` gets a pale tone of itself.

In the tables, *read by* says for whom a text is written, residents or staff: `dialogkit check` reads it by the rules for
those. What people have said is never judged, and names, places and the like are read by no rule.

"""
SHEET = "A file in the folder `sheets`, such as `sheets/my-cards.yaml`, for sheets that are cut already."
PACK = "The file `pack.yaml` in the folder or zip file of a [symbol pack](symbols.md#symbol-packs)."
FORMS: dict[Any, str] = {
    moments.parse_day: "date",
    moments.parse_clock: "time",
    scalars.parse_flag: "`yes` or `no`",
    scalars.parse_url: "web address",
    scalars.parse_email: "e-mail address",
    scalars.parse_colour: 'colour, such as `"#0B4A6F"`',
    scalars.parse_language: "tag of a language, such as `pl`",
    scalars.parse_focus: "`top`, `bottom`, `left`, `right`, two of them, or percents from the left and from the top: `30 % 20 %`",
    scalars.parse_card_size: f"{', '.join(f'`{name}`' for name in CARD_NAMES)}, or width and height in mm, such as `63x88`",
}
PRINTED = {
    **dict.fromkeys(("cycle", "labels", "fonts", "colours"), "everything"),
    "kit": "invitation, handout, report, slides, and the foot of pages",
    "organisation": "overview, invitation, handout, poster, consent, minutes, report, slides",
    "contact": "invitation, programme, handout, tasks, consent, report",
    "themes": "themes, handout, tasks, mat, decide, wall, report, slides",
    **dict.fromkeys(("working_group", "checked_by"), "handout, report"),
    "events": "overview, invitation, programme, handout, guide, minutes, report, slides",
    "parts": "overview, handout, guide, minutes, report, slides",
    "stand": "handout",
    **dict.fromkeys(("partners", "purpose", "value", "report"), "report"),
    "tasks": "minutes, report",
    "findings": "findings, roundrobin, proposals, plan, minutes, report, easy-report, summary, slides",
    "solutions": "roundrobin, proposals, plan, thanks, minutes, report, easy-report, summary, slides",
    "measures": "plan, report",
    "chapters": "report",
    **dict.fromkeys(("evaluation", "awards", "thanks", "sources"), "report"),
    "promises": "handout, plan, report, slides",
    "rights": "handout, cards, report",
    "quotes": "cards, consent, wall, findings, minutes, report, slides",
    "round_robin": "roundrobin, guide",
    "poster": "poster, agreement",
    "game": "board, cards",
    "print": "nothing; it decides how cards, poster and board are printed, see [printing](printing.md)",
    "glossary": "handout, tasks and report, where a word of it is used",
    "privacy": "consent; the rest of it decides what may be printed",
    "symbols": "wherever `symbol` names them",
}
"""The materials that a section is printed in."""
NAMED = {"symbol": "symbol"}
"""Fields whose name says what may stand in them, where their type does not."""


class Page:
    """The page, and where on it each kind of item has its table."""

    def __init__(self) -> None:
        held = {section: shape.item for section, shape in fields_of(Cycle).items()}
        used = [(section, model) for section, item in held.items() for model in dict.fromkeys(_below(item))]
        self.sections = [section for section, item in held.items() if item]
        self.shared = [model for model, count in Counter(model for _, model in used).items() if count > 1]
        self.headings = {model: model.__name__ for model in self.shared}
        for section in self.sections:
            self._name(held[section], section)

    def _name(self, model: type[Item] | None, heading: str) -> None:
        if model and model not in self.headings:
            self.headings[model] = heading
            for name, shape in fields_of(model).items():
                self._name(shape.item, f"{heading}: {name}")

    def lines(self) -> Iterator[str]:
        """The whole page."""
        yield f"{HEAD}| section | what it is for | printed in |\n|---|---|---|"
        for section in self.sections:
            yield f"| [`{section}`](#{section}) | {description(Cycle, section, 'en')} | {PRINTED[section]} |"
        yield f"\n{WRITING}## At the top\n"
        yield from self._table(Cycle, [name for name in fields_of(Cycle) if name not in self.sections])
        for section in self.sections:
            yield f"## {section}\n\n{description(Cycle, section, 'en')}{_manner(section)}\n"
            yield from self._tables(section)
        yield "## In several places\n"
        for model in self.shared:
            yield f"### {self.headings[model]}\n"
            yield from self._table(model, list(fields_of(model)))
        yield f"## A sheet of your own\n\n{SHEET}\n"
        yield from self._table(SheetFile, list(fields_of(SheetFile)))
        yield f"## A symbol pack\n\n{PACK}\n"
        self._name(PackPicture, "A symbol pack: pictures")
        yield from self._table(PackFile, list(fields_of(PackFile)))
        yield "### A symbol pack: pictures\n"
        yield from self._table(PackPicture, list(fields_of(PackPicture)))

    def _tables(self, section: str) -> Iterator[str]:
        for model, heading in self.headings.items():
            if heading == section or heading.startswith(f"{section}: "):
                if heading != section:
                    yield f"### {heading}\n"
                yield from self._table(model, list(fields_of(model)))
        if (shared := fields_of(Cycle)[section].item) in self.shared and shared:
            yield f"{self._link(shared)}\n"

    def _table(self, model: type[Item], names: list[str]) -> Iterator[str]:
        yield "| field | what may stand there | needed | what it is for | read by |\n|---|---|---|---|---|"
        hints = get_type_hints(model, include_extras=True)
        for name in names:
            info = model.model_fields[name]
            what = NAMED.get(name) or self._form(hints[name])
            needed = "yes" if info.is_required() else ""
            yield f"| `{name}` | {what} | {needed} | {_described(model, name)}{_without(info)} | {_readers(model, name)} |"
        yield ""

    def _form(self, hint: Any) -> str:
        """What may stand where the model has this type."""
        kind, said = _opened(hint)
        origin = get_origin(kind)
        if origin is list:
            auto = "`auto`, or a " if _asks(said, scalars.parse_auto) else ""
            return f"{auto}list{_bounds(said)} of: {self._form(get_args(kind)[0])}"
        if origin is dict:
            return f"names, each with {self._form(get_args(kind)[1])}"
        if origin is Literal:
            words = [f"`{word}`" for word in get_args(kind)]
            return words[0] if len(words) == 1 else f"one of {', '.join(words)}"
        if is_item(kind):
            return f"{self._short(kind, said)}{self._link(kind)}"
        return _scalar(kind, said)

    def _short(self, model: type[Item], said: list[Any]) -> str:
        """What may stand in the place of an item, as short for it."""
        asked: list[Any] = [each.func for each in said if isinstance(each, BeforeValidator)]
        short = next((function("x") for function in asked), None)
        if not isinstance(short, dict) or not {name for name, info in model.model_fields.items() if info.is_required()} <= set(
            short
        ):
            return ""
        return f"{self._form(get_type_hints(model, include_extras=True)[next(iter(short))])}, or "

    def _link(self, model: type[Item]) -> str:
        heading = self.headings[model]
        return f"[fields of {heading.rpartition(': ')[2]}](#{heading.lower().replace(': ', '-').replace(' ', '-')})"


def _below(model: type[Item] | None) -> Iterator[type[Item]]:
    """A kind of item and all that it can hold."""
    if model:
        yield model
        for shape in fields_of(model).values():
            yield from _below(shape.item)


def _opened(hint: Any) -> tuple[Any, list[Any]]:
    """A type without what is said of it, and that."""
    said: list[Any] = []
    while (origin := get_origin(hint)) in (Annotated, Union, UnionType):
        if origin is Annotated:
            hint, *more = get_args(hint)
            said += [each for entry in more for each in (entry.metadata if isinstance(entry, FieldInfo) else [entry])]
        else:
            hint = next(each for each in get_args(hint) if each is not NoneType)
    return hint, said


def _scalar(kind: Any, said: list[Any]) -> str:
    asked = next((form for function, form in FORMS.items() if _asks(said, function)), None)
    marks = {type(each): each for each in said}
    if asked:
        return asked
    if kind is int:
        return f"whole number{_bounds(said)}"
    if kind is float:
        return f"mm{_bounds(said)}"
    if Ref in marks:
        return f"id of one of `{marks[Ref].target}`"
    if File in marks:
        return f"path of a {marks[File].kind}"
    return "id" if Key in marks else "text"


def _asks(said: list[Any], function: Any) -> bool:
    return any(isinstance(each, BeforeValidator) and each.func is function for each in said)


def _bounds(said: list[Any]) -> str:
    names = ("ge", "le", "min_length", "max_length")
    bounds = {name: getattr(each, name) for each in said for name in names if hasattr(each, name)}
    if "ge" in bounds:
        return f" from {bounds['ge']} to {bounds['le']}"
    if "min_length" in bounds:
        return f" of {bounds['min_length']}"
    return f" of {bounds['max_length']} at most" if bounds else ""


def _described(model: type[Item], name: str) -> str:
    """What a field is for, and the meanings of the words that may stand there."""
    return (explained if "(" in choices(model, name, "en") else description)(model, name, "en")


def _manner(section: str) -> str:
    """Whether a section is a list, and whether it must be there."""
    kind, needed = fields_of(Cycle)[section].kind, Cycle.model_fields[section].is_required()
    manner = {list: " A list.", dict: " Each has a name of your own, an id, and:"}.get(kind, "")
    return f"{manner}{' It must be there.' if needed else ''}"


def _without(info: FieldInfo) -> str:
    """What holds where a field is left out."""
    if isinstance(info.default, bool):
        return f" Without it: `{'yes' if info.default else 'no'}`."
    return f" Without it: `{info.default}`." if info.default and isinstance(info.default, str | int | float) else ""


def _readers(model: type[Item], name: str) -> str:
    shape = fields_of(model)[name]
    read = shape.mark(Read) or shape.entry.mark(Read)
    return {"easy": "residents", "plain": "staff"}[read.profile] if read else ""


def page() -> str:
    """The whole page."""
    return "\n".join(Page().lines())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
