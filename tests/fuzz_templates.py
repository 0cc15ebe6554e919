"""Mutated templates: dialogkit's own, and elements by chance. Each is made from its number alone (see `fuzz`)."""

from __future__ import annotations

import random
import re

from dialogkit.markup.vocabulary import ELEMENTS, element, pattern
from dialogkit.processes import MATERIALS
from dialogkit.resources import names_below
from dialogkit.templating.environment import shipped
from fuzz_cycles import HEAD, SECTIONS, line, piece, sign

NAMES = [material.name for material in MATERIALS]
WHOLE = HEAD + "".join(section for section in SECTIONS if not section.startswith(("fonts", "privacy")))
SMALL = (
    HEAD
    + """\
themes: [{id: mat, title: Mat, articles: [19], questions: [{id: q1, text: Hva liker du?}]}]
quotes: [{id: s1, text: Det går bra., theme: mat, consent: {status: given, scope: [game, report]}}]
findings: [{id: f1, text: Mange vil lage mat., theme: mat, quotes: [s1]}]
solutions: [{id: l1, finding: f1, proposals: [{text: Matkurs, owner: Per, due: 1.12.2026, status: done}]}]
events: [{id: k, kind: conference, date: 17.9.2026, agenda: [{title: Lunsj, kind: lunch}], attendance: {users: 12}}]
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
_BUILT_IN = {name: shipped(f"{name}.xml.j2") for name in NAMES}
_PARTS = sorted(names_below("parts", ".xml.j2"))


def template(number: int) -> tuple[str, str, str]:
    """What is made in the case of that number, and the template's file and text: a mutated one of dialogkit's, or elements by
    chance. It may be a part that the material takes something from, or a material of the year's own."""
    chance = random.Random(number)
    name = file = chance.choice(NAMES)
    text = _BUILT_IN[name] if chance.random() < 0.3 else _document(chance)
    if chance.random() < 0.15:
        part = chance.choice(_PARTS)
        name = chance.choice([each for each, built_in in _BUILT_IN.items() if part in built_in])
        file, text = part.removesuffix(".xml.j2"), shipped(part)
    elif chance.random() < 0.05:
        name = file = "egen"
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        text = chance.choice((_attribute, _attribute, _code, _code, _tag, line, sign, piece))(chance, text)
    return name, file, text


def _document(chance: random.Random) -> str:
    pages = sorted(ELEMENTS["document"].holds)
    inside = "".join(_element(chance, chance.choice(pages), "document", 1) for _ in range(chance.randint(1, 3)))
    return f'<document title="T" {_attrs(chance, "document", "")}>\n{inside}</document>'


def _element(chance: random.Random, name: str, parent: str, depth: int) -> str:
    """An element with what it must have, some of what it may have, and now and then what it may not."""
    row = ELEMENTS[name]
    held = sorted(row.holds) if chance.random() < 0.98 else sorted(ELEMENTS)
    count = chance.choice((0, 1, 1, 2, 3, 8)) if depth < 7 else 0
    inner = [_element(chance, must, name, depth + 1) for must in sorted(row.must) if depth < 9]
    inner += [_element(chance, chance.choice(held), name, depth + 1) for _ in range(count) if held]
    if row.words or chance.random() < 0.02:
        inner += [chance.choice(("Et ord", "ord " * chance.choice((1, 9, 200)), "**fet**", "x" * 90, "", "\u200b", "1", "å"))]
        chance.shuffle(inner)
    times = chance.choice((2, 12, 40)) if chance.random() < 0.03 else 1
    return f"<{name} {_attrs(chance, name, parent)}>{''.join(inner)}</{name}>\n" * times


def _attrs(chance: random.Random, name: str, parent: str) -> str:
    row, attrs = element(name, parent), {}
    assert row
    for attribute in sorted(row.attrs | row.needs):
        if attribute in row.needs or chance.random() < 0.25:
            attrs[attribute] = _fitting(chance, name, attribute, parent)
    attrs.pop("title" if name == "document" else "", None)
    return " ".join(f'{attribute}="{value}"' for attribute, value in attrs.items())


def _fitting(chance: random.Random, name: str, attribute: str, parent: str) -> str:
    """A value that an attribute may have, as a rule."""
    if chance.random() < 0.15:
        return chance.choice(VALUES)
    allowed = pattern(name, attribute, parent)
    if allowed is None:
        return chance.choice(("home", "hus", "hus.svg", "1", "Ord", "cycle.yaml:3:1"))
    fitting = [value for value in (*VALUES, *allowed.pattern.split("|")) if allowed.fullmatch(value)]
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
