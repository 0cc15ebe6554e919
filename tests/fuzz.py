# ruff: noqa: E501 — lists of odd values
"""Mutated cycle files and mutated templates down the whole road: load, check, render, lay out. Only problems may come of it.

    python tests/fuzz.py cycles 20000 [FIRST]
    python tests/fuzz.py templates 20000 [FIRST]
    python tests/fuzz.py fields 99999 [FIRST]

The last tries each odd value in each field of a cycle, one by one, and ends when all have been tried.

Each case is made from its number alone, so that it can be made again. What is printed: every case that ended in anything but
problems, and at the end how many cases there were and how many processor seconds they took. `test_fuzz` runs some of them.
"""

from __future__ import annotations

import io
import json
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from dialogkit.checks.reading import check_reading
from dialogkit.console import Console, Environment, Format
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.schema import Shape, _below, fields_of
from dialogkit.cycle.source import lang_of
from dialogkit.kit.build import _make, _told
from dialogkit.kit.choices import CardChoice, Choices
from dialogkit.kit.materials import MATERIALS
from dialogkit.kit.reading import readings
from dialogkit.kit.sandbox import Sandbox
from dialogkit.markup.vocabulary import _VALUES, ELEMENTS
from dialogkit.press.job import Job
from dialogkit.problems import DialogkitError, Problem
from dialogkit.resources import templates_folder
from dialogkit.words import load_words

SLOW = 20.0  # processor seconds: more than that is a finding too
NAMES = [material.name for material in MATERIALS]
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
HEAD = """\
lang: nb
cycle: {year: 2026, edition: 3}
kit: {title: Dialogpakke, subtitle: Vi snakker sammen, about: [Vi snakker sammen., Alle får si noe.]}
organisation:
  municipality: Fjordvik kommune
  service_place: Solbakken
  departments: [{id: ost, name: Øst, users: 12, staff: 14}]
"""
SECTIONS = [
    "labels: {conference: Dialogmøte, users: beboere}\n",
    "contact: {name: Kontoret, email: post@example.no, phone: 22 00 00 00, url: www.example.no}\n",
    "working_group:\n  - {name: Kari, side: staff, department: ost, publish: ja}\n",
    "partners:\n  - {name: Universitetet, role: veileder}\n",
    "purpose: {problem: Få blir hørt., aims: [Flere blir hørt.], for_whom: Beboere, background: [En gang.]}\n",
    "value: {users: [Mer å si.], staff: [Bedre dager.]}\n",
    "parts:\n  - {id: poster, label: Plakaten, text: Vi henger den opp.}\n  - {id: game, enabled: nei}\n",
    "rights:\n  intro: [Alle har rettigheter.]\n  articles:\n    - {n: 19, plain: [Du bestemmer hvor du bor.]}\n    - {n: 9}\n",
    "themes:\n  - id: mat\n    title: Mat\n    symbol: apple\n    articles: [19]\n    text: [Vi spiser.]\n    questions:\n"
    "      - {id: q1, text: 'Hva liker du?', help: ['Er det noe du savner?']}\n"
    "      - {id: q2, text: 'Hvordan går det?', type: single, options: [Bra, {text: Dårlig, open: ja}]}\n"
    "      - {id: q3, text: 'Er maten god?', type: scale, scale: [Ja, Litt, Nei]}\n",
    "events:\n  - id: k\n    kind: conference\n    date: 17.9.2026\n    start: 09.30\n    end: '15'\n    place: Salen\n"
    "    about: [Vi møtes.]\n    attendance: {users: 12, staff: 9, total: 21}\n    groups: {count: 4, size: 6}\n"
    "    agenda:\n      - {title: Velkommen, kind: welcome, start: 9.30, end: 10.00}\n      - {title: Lunsj, kind: lunch}\n"
    "    method: {name: Rundgang, steps: [Snakk., Skriv.], materials: [Penn, {item: Ark, qty: '20'}]}\n",
    "tasks:\n  - id: o1\n    title: Oppgave\n    theme: mat\n    consent: {status: given, scope: [report]}\n    groups:\n"
    "      - {n: 1, lead: Om mat, points: [Mer fisk.], sections: [{heading: Ute, points: [En benk.], quotes: [s1]}]}\n",
    "quotes:\n  - id: s1\n    text: Jeg vil lage **mat** selv.\n    theme: mat\n    tone: good\n    feature: ja\n"
    "    consent: {status: given, scope: [game, report], date: 2026-03-01}\n  - {id: s2, text: Det går bra.}\n",
    "findings:\n  - {id: f1, text: Mange vil lage mat., theme: mat, level: home, tone: good, quotes: [s1]}\n",
    "solutions:\n  - id: l1\n    finding: f1\n    ideas: [Kurs.]\n    obstacles: [Tid.]\n    obstacle_ideas: [Plan.]\n"
    "    proposals:\n      - Matkurs\n"
    "      - {text: Plan, owner: Per, due: 1.12.2026, status: agreed, response: {'yes': 9, 'no': 1}}\n",
    "poster:\n  title: Slik gjør vi det\n  we_want: [{text: Vi spør først., theme: mat, symbol: heart}]\n"
    "  users_do: [Vi sier fra.]\n",
    "game:\n  squares: 20\n  pieces: 4\n  spaces: {quote: 5}\n  size: poker\n  cards: {questions: ['Hva liker du?'], blank: 2}\n",
    "print:\n  ink: grey\n  cards: {margin: 8, bleed: 2, backs: short-edge, guides: {front: full}}\n"
    "  poster: {size: A2, tile: A4}\n",
    "report: {title: Rapporten, lead: [Vi har snakket sammen.], next: [Vi fortsetter.]}\n",
    "evaluation: {since: I fjor, users: [Bra.], staff: [Bra.], results: [En benk.]}\n",
    "stand: {text: Kom innom, place: Gangen}\n",
    "awards: [{name: Prisen, year: 2025, text: For godt arbeid.}]\nthanks: [{to: Kjøkkenet, names: [Ola]}]\n",
    "sources: [{title: En bok, url: https://example.no/a, year: 2020}]\n",
    "glossary: [{word: brukermedvirkning, plain: Du er med og bestemmer.}]\nchecked_by: [{who: To beboere}]\n",
    "privacy: {min_group: 8, names_file: names.txt, allow: [{text: Kari, reason: Hun vil det.}], banned: [hemmelig]}\n",
    "symbols:\n  hus: {src: hus.svg, alt: Et hus, kind: photo, people: nei, author: Per}\n",
    "colours: ['#0B4A6F', {dark: '#7A1F1F', tint: '#F6E3E3'}]\n",
    "round_robin: {minutes_per_round: 10, groups: 4, rotate: ja}\n",
    "fonts: {regular: hus.svg, bold: a.ttf}\n",
]
ODD = [
    "", " ", "~", "null", "no", "0", "-1", "1e400", "9" * 400, "0x10", "٣", "²", "½", ".nan", "1_000", "2026-02-30",
    "31.12.9999", "0.0.0000", "25.61", "24:00", "kl. 9", "A0", "63x88 mm", "999x999", "2×2 A4", "#fff", "#GGGGGG", "https://",
    "http://[::1", "www.ø.no", "a@b.c", "auto", "ja", "[]", "{}", "[[]]", "{a: b}", "[1, 2, 3]", "{text: a}",
    "{text: {text: a}}", "[null]", "'", '"', "'a", "\\", '"\\x00"', '"\\ud800"', '"\\U0010FFFF"', '"\\uFFFE"', "\u200b",
    "\u202e", "\u2028", "\ufeff", "\u00ad", "e\u0301", "\u0301", "\U0001f600", "العربية", "北京", "**", "** **", "**a", "***",
    "<b>", "&amp;", "{{ 1 }}", "{% raw %}", "%s", "{0}", "../a", "/etc/passwd", "a\\b", "~/a", "C:a", "hus.svg", "x" * 300,
    "x " * 300, "å" * 90, "a-" * 40, "12345678901", "98 76 54 32", "TODO", "???", "&a b", "*a", "!!str a", "!!int a", "!t a",
    "|", ">", "| a", "? a", "- a", "@a", "`a`", "%a", "a: b", "a #b", "#", "[", "{", "]", "}", "---", "...", "<<", "1979",
    "2101", "60",
]  # fmt: skip
"""Values that are something else than they should be, in one way or another."""
SIGNS = ":-?[]{},#&*!|>'\"%@`~\\/\t\n\r .*0a\u00a0\u2028\u200b\ufeff\ud7ff\U0001f600\x00\x07\x85å"


def cycle_file(number: int) -> bytes:
    """The cycle file of that number."""
    chance = random.Random(number)
    text = HEAD + _with_what_it_names(chance.sample(SECTIONS, chance.randint(1, 5)))
    if chance.random() < 0.3:
        text = json.dumps(_mutated_data(chance, yaml.load(text, yaml.BaseLoader)), ensure_ascii=False, indent=1)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        text = chance.choice((_value, _value, _value, _line, _sign, _splice, _piece))(chance, text)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        at = chance.randrange(len(data))
        data = data[:at] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 3))) + data[at + chance.randint(0, 2) :]
    return data


_NAMED = {"finding: f1": "findings:", "quotes: [s1]": "quotes:", "theme: mat": "themes:"}


def _with_what_it_names(chosen: list[str]) -> str:
    """Sections of a cycle, and those that they name something in."""
    text = "".join(chosen)
    for name, start in _NAMED.items():
        if name in text and f"\n{start}" not in f"\n{text}":
            text += next(section for section in SECTIONS if section.startswith(start))
    return text


_SCALAR = re.compile(r"(?<=[:\[,-] )[^\s\[\]{},#][^\[\]{},#\n]*")


def _value(chance: random.Random, text: str) -> str:
    """Another value in the place of one, or at its beginning or end."""
    found = list(_SCALAR.finditer(text))
    if not found:
        return text
    match, odd = chance.choice(found), chance.choice(ODD)
    other = chance.choice((odd, odd, odd, odd + match[0], match[0] + odd, chance.choice(found)[0]))
    return text[: match.start()] + other + text[match.end() :]


def _line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = " " * chance.randint(0, 9) + lines[at].lstrip()
    elif kind == 4:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    else:
        lines[at : at + 1] = [lines[at][: (cut := chance.randint(0, len(lines[at])))], lines[at][cut:]]
    return "\n".join(lines)


def _sign(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(("", chance.choice(SIGNS))) + text[at + chance.randint(0, 1) :]


def _splice(chance: random.Random, text: str) -> str:
    """Something of YAML's in the middle of the file."""
    at = chance.choice([match.end() for match in re.finditer(r"\n|: |- |, ", text)])
    return text[:at] + chance.choice(ODD) + chance.choice(("", " ", "\n", ": ", ", ")) + text[at:]


def _piece(chance: random.Random, text: str) -> str:
    """A piece of the file once more, or away."""
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randint(1, 80)]
    at = chance.randrange(len(text))
    return text.replace(piece, "", 1) if chance.random() < 0.5 else text[:at] + piece + text[at:]


def _mutated_data(chance: random.Random, data: Any) -> Any:
    """Plain data in which some values are others: of another type, of another place, gone, or once more."""
    for _ in range(chance.randint(1, 4)):
        places = list(_places(data))
        holder, step = chance.choice(places)
        others = [other[where] for other, where in places]
        new: list[Any] = [None, [], {}, [holder[step]], {"text": holder[step]}, "", " ", [None], {"": ""}, "x" * 5000]
        value = chance.choice([*new, chance.choice(ODD), chance.choice(others), chance.choice(others)])
        kind = chance.randrange(4)
        if kind == 0:
            del holder[step]
        elif kind == 1 and isinstance(holder, list):
            holder[step:step] = [json.loads(json.dumps(value))] * chance.randint(1, 5)
        elif kind == 1:
            holder[chance.choice(["", "id", "text", "x" * 300, "Å", "\0", "1", "src", "at"])] = json.loads(json.dumps(value))
        else:
            holder[step] = json.loads(json.dumps(value))
        if not data:
            break
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    for step, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        yield data, step
        if isinstance(value, (dict, list)):
            yield from _places(value)


# ------------------------------------------------------------------------------------------------ each value in each field

NO_DAYS = [
    "2026-13-01", "0000-01-01", "9999-12-31", "10000-01-01", "0001-01-01", "1.1.1", "29.2.2023", "29.2.2024", "2026-W10-1", "1.1.26",
    "١٧.٩.٢٠٢٦", "２０２６-０９-１７", "-1.1.2026", "2026-09-17T10:00", "99.99.9999", "2026/09/17", "17. september", "1.1.2026-2.1.2026",
    "24.00", "23.59", "00.60", "9", "9.5", "9:5:3", "-1.00", "２３.００", "9 30", "kl 9", "9.30-10", "99999999999.30", "٩.٣٠",
]  # fmt: skip
"""Days and times of day, and what only looks like them."""
NO_NUMBERS = [
    "-0", "+1", "1.0", "1,5", "1e3", "1e400", "-1e400", "nan", "inf", "-inf", "9" * 400, "9" * 5000, "0b1", "0o7", "1 000", "１２",
    "Ⅷ", "①", "1_0", "true", "TRUE", "yes", "JA", "nei", "on", "off", "0.1", "10000", "10001", "2147483648", "1/2", "2026 ", "\t7",
]  # fmt: skip
"""Numbers and answers, and what only looks like them."""
NO_TEXTS = [
    "\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\ud800", "\udfff\ud800", "\ufffe", "\U0010ffff", "\u2028", "\ufeff", "a\nb", "\n" * 99,
    "\r", "\u0301" * 99, "\u200d" * 99, "\u202e" * 9, "﷽" * 99, "x" * 9_999, "x " * 4_999, "%s%n{0}{x}", "{{ 1 }}", "{% if %}", "<b>&amp;",
    "]]>", "**" * 99, "../" * 99, "con", "nul.svg", "a:b", "hus.svg/", "./hus.svg", "names.txt", "cycle.yaml", "templates", "http://[", "#",
]  # fmt: skip
NO_KINDS: list[Any] = [
    None, [], {}, [[]], [{}], {"": ""}, {"text": None}, {"id": "a"}, [None, None], [""], ["a", "a"], ["a", ["b"]], {"a": {"b": ["c"]}},
    ["a"] * 99, {"src": "hus.svg", "alt": "A"}, [{"text": "a"}] * 2, {str(n): "a" for n in range(99)},
]  # fmt: skip
VALUES_TRIED: list[Any] = [*NO_DAYS, *NO_NUMBERS, *NO_TEXTS, *NO_KINDS, *dict.fromkeys(ODD)]


def _fields(shape: Shape = Shape(Cycle), path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each field there is, the first in each list and map."""
    for step in fields_of(shape.kind) if isinstance(shape.kind, type) and issubclass(shape.kind, Item) else ():
        yield (*path, step)
        yield from _fields(fields_of(shape.kind)[step], (*path, step))
    if shape.kind in (list, dict):
        step = 0 if shape.kind is list else "hus"
        yield (*path, step)
        yield from _fields(_below(shape, step) or Shape(str), (*path, step))


FIELDS = list(_fields())


def field_file(number: int) -> bytes:
    """The cycle file in which a value stands in a field. Raises IndexError where there are no more of them."""
    path, value = FIELDS[number // len(VALUES_TRIED)], VALUES_TRIED[number % len(VALUES_TRIED)]
    own = [section for section in SECTIONS if section.startswith(f"{path[0]}:")]
    data = yaml.load(HEAD + _with_what_it_names(own), yaml.BaseLoader)
    holder = data
    for step, after in zip(path, path[1:]):
        if isinstance(holder, list):
            holder[:] = holder or [None]
        elif not isinstance(holder.get(step), (dict, list)):
            holder[step] = None
        if not isinstance(holder[step], list if after == 0 else dict):
            holder[step] = [] if after == 0 else {}
        holder = holder[step]
    if isinstance(holder, list):
        holder[:1] = [value]
    else:
        holder[path[-1]] = value
    return json.dumps(data).encode()


# ------------------------------------------------------------------------------------------------ templates

WHOLE = HEAD + "".join(section for section in SECTIONS if not section.startswith(("fonts", "privacy")))
SMALL = (
    HEAD
    + """\
themes: [{id: mat, title: Mat, articles: [19], questions: [{id: q1, text: Hva liker du?}]}]
quotes: [{id: s1, text: Det går bra., theme: mat, consent: {status: given, scope: [game, report]}}]
findings: [{id: f1, text: Mange vil lage mat., theme: mat, quotes: [s1]}]
solutions: [{id: l1, finding: f1, proposals: [Matkurs]}]
events: [{id: k, kind: conference, date: 17.9.2026, agenda: [{title: Lunsj, kind: lunch}]}]
poster: {we_want: [Vi spør først.]}
game: {squares: 20, cards: {questions: [Hva liker du?], blank: 1}}
glossary: [{word: mat, plain: Det vi spiser.}]
"""
)
"""All materials are made of either, and most templates are tried with the small one: it costs a quarter."""
CODE = [
    "{{ 1 / 0 }}", "{{ x }}", "{{ cycle }}", "{{ cycle.kit.title }}", "{{ cycle.nothing }}", "{{ '\\ud800' }}", "{{ '\\x00' }}",
    "{{ '\\ufffe' }}", "{{ none }}", "{{ [1] }}", "{{ '<p>' }}", "{{ '<p>'|safe }}", "{{ 'a'|upper }}", "{{ 'a'|nothing }}",
    "{{ t('x') }}", "{{ t }}", "{{ t() }}", "{{ t('report.title', 1) }}", "{{ t(none) }}", "{{ t('language.day') }}",
    "{{ day(1) }}", "{{ day(none) }}", "{{ clock('a') }}", "{{ label('x') }}", "{{ label() }}", "{{ quoted(1) }}",
    "{{ sentences() }}", "{{ sentences(1, none) }}", "{{ theme('mat') }}", "{{ theme_number([]) }}", "{{ right(19).plain }}",
    "{{ right([]) }}", "{{ quote({}) }}", "{{ loop }}", "{{ range(9)|list }}", "{{ range(99999999) }}", "{{ dict(a=1) }}",
    "{{ namespace(a=1).a }}", "{{ cycle.__class__ }}", "{{ ''.join }}", "{{ 'a' * 9 }}", "{{ 9 ** 9 }}", "{{ 1e400 }}",
    "{{ -1 }}", "{{ 'x'|int }}", "{{ 'a'|first|first }}", "{{ []|first }}", "{{ []|max }}", "{{ [1,'a']|sort }}",
    "{{ [1]|sum('a') }}", "{{ cycle.events|groupby('x') }}", "{{ cycle.events|map(attribute='x.y')|list }}",
    "{{ cycle.quotes|sort(attribute='text')|list|length }}", "{{ 1.5|round(400) }}", "{{ ['a']|join(1) }}", "{{ 1|join }}",
    "{{ 'a'|replace }}", "{{ cycle|items }}", "{{ {'a': 1}|items|list }}", "{{ cycle.day.year }}",
    "{{ cycle.event('conference').title }}", "{{ cycle.event(1) }}", "{% for a in cycle.quotes %}", "{% endfor %}",
    "{% if x %}", "{% endif %}", "{% else %}", "{% set a = 1 %}", "{% set a %}b{% endset %}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "{% include 'x.xml.j2' %}", "{% include 'report.xml.j2' %}",
    "{% import 'tiles.xml.j2' as x %}", "{% extends 'handout.xml.j2' %}", "{% from 'tiles.xml.j2' import nothing %}",
    "{% include name %}", "{% block a %}{% endblock %}", "{% raw %}", "{% call m() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}", "{% with a = 1 %}{% endwith %}", "{# a", "{{", "}}", "{%", "%}", "{#",
    "{% autoescape false %}{% endautoescape %}", "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", "{% do 1 %}",
    "{% break %}", "{% for a in 5 %}{% endfor %}", "{% for a, b in [1] %}{% endfor %}", "{% set cycle.year = 1 %}",
    "{% set ns.a = 1 %}", "{{ self }}", "{{ caller() }}", "{{ super() }}", "{{ varargs }}", "{{ cycle.quotes[99] }}",
    "{{ cycle['year'] }}", "{{ stops[0].id }}", "{{ squares[1:2] }}",
]  # fmt: skip
"""Pieces of Jinja, right and wrong."""
VALUES = [
    "", " ", "0", "00", "1", "2", "7", "99", "100", "999", "1000", "-1", "1.5", "1e9", "nan", "x", "x:y:z", "a:1:2", ":::",
    "cycle.yaml:1:1", "yes", "no", "A4", "A3", "A1", "2x2 A4", "poker", "40x299", "299x40", "1 2 3",
    "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "0.001", "home", "hus", "hus.svg", "../x", "x" * 300,
    "heart-filled", "quote", "free", "blank", "1-4", "easy", "{row}", "{x}", "{", "{0}", "{row!r}",
    "{sheets} {sides} {count} {sheet}", "http://a", "javascript:a", "mailto:a", "&lt;", "&#0;", "&#xD800;", "&x;", "å",
    "\u202e", "\u200b", "﷽" * 9, "word " * 40, "nb", "nb-NO", "xx", "quotes:s1", "rights:19", "quotes:", "page", "room",
    "scope", "row", "single", "multi", "print", "turn", "corner",
]  # fmt: skip
"""What may stand in an attribute, and what may not."""
_BUILT_IN = {name: (templates_folder() / "materials" / f"{name}.xml.j2").read_text(encoding="utf-8") for name in NAMES}


def template(number: int) -> tuple[str, str]:
    """The material and the template of that number: a mutated one of dialogkit's, or elements by chance."""
    chance = random.Random(number)
    name = chance.choice(NAMES)
    text = _BUILT_IN[name] if chance.random() < 0.3 else _document(chance)
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        text = chance.choice((_attribute, _attribute, _code, _code, _tag, _line, _sign, _piece))(chance, text)
    return name, text


def _document(chance: random.Random) -> str:
    pages = sorted(ELEMENTS["document"].holds)
    inside = "".join(_element(chance, chance.choice(pages), 1) for _ in range(chance.randint(1, 3)))
    return f'<document title="T" {_attrs(chance, "document")}>\n{inside}</document>'


def _element(chance: random.Random, name: str, depth: int) -> str:
    """An element with what it must have, some of what it may have, and now and then what it may not."""
    element = ELEMENTS[name]
    held = sorted(element.holds) if chance.random() < 0.98 else sorted(ELEMENTS)
    count = chance.choice((0, 1, 1, 2, 3, 8)) if depth < 7 else 0
    inner = [_element(chance, must, depth + 1) for must in sorted(element.must) if depth < 9]
    inner += [_element(chance, chance.choice(held), depth + 1) for _ in range(count) if held]
    if element.words or chance.random() < 0.02:
        inner += [chance.choice(("Et ord", "ord " * chance.choice((1, 9, 200)), "**fet**", "x" * 90, "", "\u200b", "1", "å"))]
        chance.shuffle(inner)
    times = chance.choice((2, 12, 40)) if chance.random() < 0.03 else 1
    return f"<{name} {_attrs(chance, name)}>{''.join(inner)}</{name}>\n" * times


def _attrs(chance: random.Random, name: str) -> str:
    element, attrs = ELEMENTS[name], {}
    for attribute in sorted(element.attrs | element.needs):
        if attribute in element.needs or chance.random() < 0.25:
            attrs[attribute] = _fitting(chance, name, attribute)
    attrs.pop("title" if name == "document" else "", None)
    return " ".join(f'{attribute}="{value}"' for attribute, value in attrs.items())


def _fitting(chance: random.Random, name: str, attribute: str) -> str:
    """A value that an attribute may have, as a rule."""
    if chance.random() < 0.15:
        return chance.choice(VALUES)
    allowed = _VALUES.get(f"{name} {attribute}") or _VALUES.get(attribute)
    if allowed is None:
        return chance.choice(("home", "hus", "hus.svg", "1", "Ord", "cycle.yaml:3:1"))
    fitting = [value for value in (*VALUES, *allowed.split("|")) if re.fullmatch(allowed, value)]
    return chance.choice(fitting or VALUES)


def _attribute(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r'="[^"]*"', text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + f'="{chance.choice(VALUES + CODE[:20])}"' + text[match.end() :]


def _code(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r"\{\{.*?\}\}|\{%.*?%\}", text)) or [re.compile("").search(text)]
    match = chance.choice([*found, chance.choice(list(re.finditer(r">|\n|\"", text)) or found)])
    return text[: match.start()] + chance.choice((*CODE, "")) + text[chance.choice((match.start(), match.end())) :]


def _tag(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r"</?[\w-]+", text))
    if not found:
        return text
    match, other = chance.choice(found), chance.choice((*sorted(ELEMENTS), "x", "script", "svg:a", "", "!--", "?xml", "![CDATA["))
    close = "/" if match[0].startswith("</") else ""
    every = chance.random() < 0.3  # an element is another, with its end
    return (
        text.replace(match[0], f"<{close}{other}") if every else text[: match.start()] + f"<{close}{other}" + text[match.end() :]
    )


# ------------------------------------------------------------------------------------------------ the road


class Roads:
    """A folder in which cases are tried, one after another."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "hus.svg").write_text(PICTURE)
        (folder / "names.txt").write_text("Kari Testesen\n")
        (folder / "templates").mkdir()
        self._years: dict[str, Loaded] = {}

    def field(self, number: int) -> list[Problem]:
        """What is wrong with the file in which an odd value stands in a field."""
        return self.cycle(number, field_file)

    def cycle(self, number: int, file: Callable[[int], bytes] = cycle_file) -> list[Problem]:
        """What is wrong with the cycle file of that number. Raises what is no problem."""
        chance = random.Random(-1 - number)
        (self.folder / "cycle.yaml").write_bytes(file(number))
        folder = Folder(self.folder)
        console = _console(lang_of(folder))
        try:
            loaded = load(folder)
        except DialogkitError as error:
            return _shown(console, error.problems)
        problems = [*loaded.problems, *check_reading(loaded)]
        problems += self._made(loaded, chance.sample(NAMES, chance.choice((1, 1, 2))), _choices(chance))
        if chance.random() < 0.1 and not any(problem.severity == "error" for problem in loaded.problems):
            problems += _gathered(lambda: _read(loaded, console))
        return _shown(console, problems)

    def template(self, number: int) -> list[Problem]:
        """What is wrong with the template of that number."""
        chance = random.Random(-1 - number)
        year = WHOLE if chance.random() < 0.1 else SMALL
        if year not in self._years:
            (self.folder / "cycle.yaml").write_text(year, encoding="utf-8")
            self._years[year] = load(Folder(self.folder))
        name, text = template(number)
        for old in (self.folder / "templates").iterdir():
            old.unlink()
        (self.folder / "templates" / f"{name}.xml.j2").write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = replace(self._years[year], folder=Folder(self.folder))  # which has not been read yet
        return _shown(_console("nn"), self._made(loaded, [name], _choices(chance)))

    def _made(self, loaded: Loaded, only: list[str], choices: Choices) -> list[Problem]:
        return _gathered(lambda: _told(_make(loaded, only, lambda step: None, choices, {})))


def _gathered(work: Callable[[], list[Problem]]) -> list[Problem]:
    try:
        return work()
    except DialogkitError as error:
        return list(error.problems)


def _read(loaded: Loaded, console: Console) -> list[Problem]:
    from dialogkit.console import TableFormat

    console.readings(list(readings(loaded, Choices())), TableFormat.TEXT)
    return []


def _choices(chance: random.Random) -> Choices:
    """What may be asked of a build, as a rule nothing."""
    if chance.random() < 0.8:
        return Choices()
    job = chance.choice((Job(printshop=True), Job(proof=True), Job(ink="low"), Job(offset=(3.0, -2.0), printer="x")))
    cards = CardChoice(chance.choice((None, "quotes", "quotes:s1", "blank:1-2,free")), chance.choice((None, 2)))
    return chance.choice((Choices(job=job), Choices(cards=cards), Choices(booklet=True), Choices(edition="public")))


def _console(lang: str) -> Console:
    return Console(Environment(io.StringIO(), io.StringIO(), io.StringIO(), {}, 80), load_words(lang))


def _shown(console: Console, problems: Any) -> list[Problem]:
    """The problems, once they have been told in both forms."""
    told = list(problems)
    console.problems(told, console.env.stdout, Format.TEXT)
    console.problems(told, console.env.stdout, Format.JSON)
    return told


# ------------------------------------------------------------------------------------------------ by the thousand


@contextmanager
def _in_time() -> Iterator[None]:
    """Raises TimeoutError in what takes more than `SLOW` seconds of the processor."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


def _compile_once() -> None:
    """Lets dialogkit's own templates be compiled once, not for each case anew. Where a case brings one, none is."""
    kept: dict[tuple[str, str | None], Any] = {}
    compiled = Sandbox.compile

    def compile_(self: Sandbox, source: str, name: str | None = None, *more: Any) -> Any:
        if self._left is not None:
            return compiled(self, source, name, *more)
        if (source, name) not in kept:
            kept[source, name] = compiled(self, source, name, *more)
        return kept[source, name]

    Sandbox.compile = compile_  # type: ignore[method-assign]


def main() -> None:
    _compile_once()
    kind, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0
    found: dict[str, list[int]] = {}
    clean = 0
    with tempfile.TemporaryDirectory() as folder:
        roads = Roads(Path(folder))
        run = {"cycles": roads.cycle, "templates": roads.template, "fields": roads.field}[kind]
        count = min(count, len(FIELDS) * len(VALUES_TRIED) - first) if kind == "fields" else count
        start = time.process_time()
        for number in range(first, first + count):
            try:
                with _in_time():
                    clean += not [problem for problem in run(number) if problem.severity == "error"]
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                key = f"{type(error).__name__} {Path(where.filename).name}:{where.lineno} {str(error)[:100]}"
                if key not in found:
                    print(f"{number}: {key}\n{''.join(traceback.format_exception(error)[-7:])}", flush=True)
                found.setdefault(key, []).append(number)
            if number % 1000 == 999:
                print(f"… {number + 1}: {clean} without an error, {time.process_time() - start:.0f} s", flush=True)
        print(f"{count} {kind}, {clean} without an error, {time.process_time() - start:.0f} processor seconds")
    for key, numbers in found.items():
        print(f"{len(numbers)} times: {key} ({numbers[:10]})")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
