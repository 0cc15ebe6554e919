"""Mutated cycle files, and each odd value in each field of a cycle. Each is made from its number alone (see `fuzz`)."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import yaml

from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.schema import Shape, _below, fields_of

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
HEAD = """\
dialogkit: 1
process: dialogue
lang: nb
cycle: {year: 2026, edition: 3, previous: ../2025}
kit:
  title: Dialogpakke
  subtitle: Vi snakker sammen
  about: [Vi snakker sammen., {text: Alle får si noe., symbol: home}]
organisation:
  municipality: Fjordvik kommune
  directorate_area: Helse
  service_area: Hjem
  service_place: Solbakken
  departments: [{id: ost, name: Øst, users: 12, staff: 14}]
"""
PICTURED = HEAD.replace(
    "organisation:", "  cover: {src: hus.svg, alt: Et hus}\norganisation:\n  logo: {src: hus.svg, alt: Et merke}", 1
)
SECTIONS = [
    "labels: {conference: Dialogmøte, workshop: Verksted, poster: Plakaten, game: Spillet, solutions_conference: Møtet,\n"
    "  user: beboer, users: beboere, staff: ansatte}\n",
    "contact: {heading: Spør, name: Kontoret, title: Leder, email: post@example.no, phone: 22 00 00 00,\n"
    "  url: www.example.no}\n",
    "working_group:\n  - {name: Kari, side: staff, department: ost, title: Leder, role: Skriver, publish: ja}\n",
    "partners:\n  - {name: Universitetet, role: veileder}\n",
    "purpose: {problem: Få blir hørt., aims: [Flere blir hørt.], for_whom: Beboere, background: [En gang.]}\n",
    "value: {users: [Mer å si.], staff: [Bedre dager.]}\n",
    "parts:\n  - {id: poster, label: Plakaten, text: Vi henger den opp., setting: Gangen}\n  - {id: game, enabled: nei}\n",
    "rights:\n  intro: [Alle har rettigheter.]\n  articles:\n    - {n: 19, plain: [Du bestemmer.], question: 'Hva vil du?'}\n"
    "    - {n: 9, symbol: home, card: nei}\n",
    "themes:\n  - id: mat\n    title: Mat\n    symbol: apple\n    articles: [19]\n    text: [Vi spiser.]\n    open: ja\n"
    "    questions:\n"
    "      - {id: q1, text: 'Hva liker du?', help: ['Er det noe du savner?'], context: [Vi spiser nå.], comment: ja}\n"
    "      - {id: q2, text: 'Hvordan går det?', type: single, options: [Bra, {text: Dårlig, open: ja, symbol: home}]}\n"
    "      - {id: q3, text: 'Er maten god?', type: scale, scale: [Ja, Litt, Nei], symbol: home, to: staff}\n",
    "events:\n  - id: k\n    kind: conference\n    title: Møtet\n    date: 17.9.2026\n    end_date: 18.9.2026\n    start: 09.30\n"
    "    end: '15'\n    reply_by: 1.9.2026\n    place: Salen\n    about: [Vi møtes.]\n    practical: [Ta med jakke.]\n"
    "    attendance: {users: 12, staff: 9, relatives: 2, other: 1, total: 24}\n    groups: {count: 4, size: 6, mixed: ja}\n"
    "    agenda:\n      - {title: Velkommen, kind: welcome, start: 9.30, end: 10.00, by: Per, role: Leder, org: Fjordvik}\n"
    "      - {title: Lunsj, kind: lunch, text: Suppe, symbol: home}\n"
    "      - {title: Mat, kind: task, theme: mat, questions: [q1]}\n"
    "    method: {name: Rundgang, expansion: Rundt, text: [Vi går.], steps: [Gå.], materials: [Penn, {item: Ark, qty: '20'}]}\n"
    "    feedback: [Det var fint.]\n    closing: [Takk.]\n",
    "tasks:\n  - id: o1\n    title: Oppgave\n    theme: mat\n    event: k\n"
    "    consent: {status: given, scope: [report], not_in: [web], ref: a1, date: 2026-03-01, expires: 2030-01-01}\n"
    "    groups:\n"
    "      - {n: 1, lead: Om mat, points: [Mer fisk.], sections: [{heading: Ute, points: [En benk.], quotes: [s1]}]}\n",
    "quotes:\n  - id: s1\n    text: Jeg vil lage **mat** selv.\n    theme: mat\n    tone: good\n    feature: ja\n    event: k\n"
    "    consent: {status: given, scope: [game, report], date: 2026-03-01}\n"
    "  - {id: s2, text: It is fine., lang: en, who: staff, edited: ja, symbol: home, sensitive: [health]}\n",
    "findings:\n  - {id: f1, text: Mange vil lage mat., theme: mat, level: home, tone: good, groups: 2, quotes: [s1]}\n",
    "solutions:\n  - id: l1\n    finding: f1\n    ideas: [Kurs.]\n    obstacles: [Tid.]\n    obstacle_ideas: [Plan.]\n"
    "    proposals:\n      - Matkurs\n"
    "      - {text: Plan, id: p1, symbol: home, level: home, owner: Per, due: 1.12.2026, status: agreed,\n"
    "         response: {'yes': 9, partly: 2, 'no': 1, comments: [Bra.]}}\n"
    "      - {text: Tur, status: dropped, why_dropped: Det ble for dyrt.}\n",
    "measures:\n  title: Dette ble vi enige om\n  summary: [Tid, {word: Mat, text: Mer fisk.}]\n  groups:\n"
    "    - heading: Hverdagen\n      proposals:\n        - En fast prat\n"
    "        - {title: Tavle, text: En tavle i gangen., symbol: home, owner: Per,\n"
    "           due: 1.12.2026, status: doing}\n        - {text: Buss, status: dropped, why_dropped: For dyrt.}\n",
    "chapters:\n  - id: trender\n    label: Innsikt\n    title: Det vi visste\n    symbol: home\n    from: [Husmøtet]\n"
    "    after: method\n    text: [Dette kom igjen.]\n    sections: [{heading: Ute, points: [En benk.], quotes: [s1]}]\n"
    "    closing: [Vi brukte det.]\n  - {id: funn, title: Funn, list: findings}\n",
    "promises:\n  - En benk ute\n  - {text: Mer fisk, n: 3, theme: mat, owner: Per, due: 1.3.2026, status: doing,\n"
    "     since: 2025, history: [Vi har spurt.]}\n  - {text: En tur, status: dropped, why_dropped: For dyrt.}\n",
    "materials: {plan: ja, wall: ja, board: nei}\n",
    "symbol_packs: [pakke]\n",
    "poster:\n  title: Slik gjør vi det\n  we_want: [{text: Vi spør først., theme: mat, symbol: heart}]\n"
    "  good_cooperation: [Vi lytter.]\n  staff_do: [Vi banker på.]\n  users_do: [Vi sier fra.]\n  sign_lines: 3\n"
    "  valid_to: 1.9.2027\n",
    "game:\n  title: Spillet\n  squares: 20\n  pieces: 4\n  spaces: {quote: 6, right: 5, question: 4, free: 5}\n  size: poker\n"
    "  cards: {quotes: [s1], rights: [19], questions: ['Hva liker du?', {text: 'Hva er fint?', theme: mat}], blank: 2}\n"
    "  rules: [Slå terningen., {text: Flytt., symbol: hus}]\n",
    "print:\n  ink: grey\n  cards: {margin: 8, bleed: 2, backs: short-edge, back: card, corner: 3, paper: A4,\n"
    "    guides: {front: full, back: none}, nudge: {right: 0.5, up: -1}, cut_file: ja, camera_marks: nei}\n"
    "  poster: {size: A2, tile: A4}\n  board: {size: A3, tile: A4}\n  mat: {size: A3, tile: A4}\n\n"
    "  overview: {size: A3, tile: A4}\n  programme: {size: A3}\n  themes: {size: A3}\n  slides: {notes: ja}\n",
    "report: {title: Rapporten, subtitle: Et år, organisers: [Fjordvik], lead: [Vi har snakket.], next: [Vi fortsetter.]}\n",
    "evaluation: {since: I fjor, users: [Bra.], staff: [Bra.], results: [En benk.]}\n",
    "stand: {text: Kom innom, place: Gangen, time: 12-14}\n",
    "awards:\n  - {name: Prisen, year: 2025, text: Bra., photo: {src: hus.svg, alt: Prisen, kind: photo,\n"
    "     people: ja, author: Per, source: Arkivet, licence: egen, consent: {status: given, scope: [poster, report]}}}\n"
    "thanks: [{to: Kjøkkenet, names: [Ola], role: Kokk, org: Fjordvik}]\n",
    "sources: [{title: En bok, url: https://example.no/a, year: 2020}]\n",
    "glossary: [{word: brukermedvirkning, plain: Du er med og bestemmer.}]\nchecked_by: [{who: To beboere, date: 1.6.2026}]\n",
    "privacy: {min_group: 8, names_file: names.txt, allow: [{text: Kari, reason: Hun vil det., people: ja}],\n"
    "  banned: [hemmelig], taken_down: [s9], retention_until: 2030-01-01, controller: Fjordvik, dpo: post@example.no}\n",
    "symbols:\n  hus: {src: hus.svg, alt: Et hus, caption: Huset, focus: 50 50, kind: photo, people: nei, author: Per}\n",
    "colours: ['#0B4A6F', {dark: '#7A1F1F', tint: '#F6E3E3'}]\n",
    "round_robin: {minutes_per_round: 10, groups: 4, rotate: ja, worked_example: nei}\n",
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
    text = (HEAD if chance.random() < 0.9 else PICTURED) + _with_what_it_names(chance.sample(SECTIONS, chance.randint(1, 5)))
    if chance.random() < 0.3:
        text = json.dumps(_mutated_data(chance, yaml.load(text, yaml.BaseLoader)), ensure_ascii=False, indent=1)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        text = chance.choice((_value, _value, _value, line, sign, _splice, piece))(chance, text)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        at = chance.randrange(len(data))
        data = data[:at] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 3))) + data[at + chance.randint(0, 2) :]
    return data


_NAMED = {
    "finding: f1": "findings:",
    "quotes: [s1]": "quotes:",
    "theme: mat": "themes:",
    "event: k": "events:",
    "symbol: hus": "symbols:",
}


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


def line(chance: random.Random, text: str) -> str:
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


def sign(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(("", chance.choice(SIGNS))) + text[at + chance.randint(0, 1) :]


def _splice(chance: random.Random, text: str) -> str:
    """Something of YAML's in the middle of the file."""
    at = chance.choice([match.end() for match in re.finditer(r"\n|: |- |, ", text)])
    return text[:at] + chance.choice(ODD) + chance.choice(("", " ", "\n", ": ", ", ")) + text[at:]


def piece(chance: random.Random, text: str) -> str:
    """A piece of the file once more, or away."""
    start = chance.randrange(len(text))
    some = text[start : start + chance.randint(1, 80)]
    at = chance.randrange(len(text))
    return text.replace(some, "", 1) if chance.random() < 0.5 else text[:at] + some + text[at:]


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
    "2026-13-01", "0000-01-01", "9999-12-31", "10000-01-01", "0001-01-01", "1.1.1", "29.2.2023", "29.2.2024", "2026-W10-1",
    "1.1.26",
    "١٧.٩.٢٠٢٦", "２０２６-０９-１７", "-1.1.2026", "2026-09-17T10:00", "99.99.9999", "2026/09/17", "17. september",
    "1.1.2026-2.1.2026", "24.00", "23.59", "00.60", "9", "9.5", "9:5:3", "-1.00", "２３.００", "9 30", "kl 9", "9.30-10",
    "99999999999.30", "٩.٣٠",
]  # fmt: skip
"""Days and times of day, and what only looks like them."""
NO_NUMBERS = [
    "-0", "+1", "1.0", "1,5", "1e3", "1e400", "-1e400", "nan", "inf", "-inf", "9" * 400, "9" * 5000, "0b1", "0o7",
    "1 000", "１２", "Ⅷ", "①", "1_0", "true", "TRUE", "yes", "JA", "nei", "on", "off", "0.1", "10000", "10001",
    "2147483648", "1/2", "2026 ",
    "\t7",
]  # fmt: skip
"""Numbers and answers, and what only looks like them."""
NO_TEXTS = [
    "\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\ud800", "\udfff\ud800", "\ufffe", "\U0010ffff", "\u2028", "\ufeff", "a\nb",
    "\n" * 99,
    "\r", "\u0301" * 99, "\u200d" * 99, "\u202e" * 9, "﷽" * 99, "x" * 9_999, "x " * 4_999, "%s%n{0}{x}", "{{ 1 }}",
    "{% if %}", "<b>&amp;",
    "]]>", "**" * 99, "../" * 99, "con", "nul.svg", "a:b", "hus.svg/", "./hus.svg", "names.txt", "cycle.yaml", "templates",
    "http://[", "#",
]  # fmt: skip
NO_KINDS: list[Any] = [
    None, [], {}, [[]], [{}], {"": ""}, {"text": None}, {"id": "a"}, [None, None], [""], ["a", "a"], ["a", ["b"]],
    {"a": {"b": ["c"]}},
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
