"""What a cell says, as the cycle file would say it: dates and numbers as text, ticks as yes and no, words as they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dialogkit.cycle.tables.columns import Column
from dialogkit.cycle.tables.grid import Value
from dialogkit.terms import LANGS, Lang

_TICKS = dict.fromkeys("x ✓ ✔ ☑ ☒ 1 true sann sant ja j yes y".split(), "ja") | dict.fromkeys(
    "☐ 0 false usann usant nei n no".split(), "nei"
)
_LINES = re.compile(r"\s*[\r\n]+\s*")
_ENTRIES = re.compile(r"\s*[;,\r\n]+\s*")
_EPOCH = datetime(1899, 12, 30)
_DAYS = range(20_000, 80_000)  # numbers that are days from 1954 to 2119
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_ROUND = "".join(map(chr, _UNSEEN)) + " \t\n\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_HARD = "\u00a0"
_MEANT = 2  # hard spaces that a text may have without any other, as in `2 000 kr`
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def said(value: Value, column: Column, lang: Lang) -> str | list[str] | None:
    """What the cycle file would have for a value that is not odd; None for nothing. Several values are a list."""
    text = _text(value, column, lang)
    if column.several:
        entries = [_meant(each, column) for each in _parts(text, column)]
        return entries or None
    return _meant(text, column) if text else None


def shown(value: Value, column: Column, lang: Lang) -> str:
    """A value as it is shown of a cell: in one line."""
    return _LINES.sub(" ", _text(value, column, lang))


def clean(text: str) -> str:
    """A text without what nobody sees round its words: line ends of other systems, marks, spaces that are no spaces."""
    return _SPACES.sub(" ", text.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n")).strip()


def _bare(text: str) -> str:
    """A text of people's as it stands, without what is round it.

    Pages of the web and Word put hard spaces between all words, which nobody means, and at which no line can end.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip(_ROUND)
    is_pasted = lines.count(_HARD) > max(lines.count(" "), _MEANT)
    return lines.replace(_HARD, " ") if is_pasted else lines


def _parts(text: str, column: Column) -> Iterator[str]:
    """The values in a cell: texts in lines, since a semicolon is part of many; ids, numbers and words of ours also in a row."""
    is_text = column.kind == "text" and not column.target
    return (part.strip() for part in (_LINES if is_text else _ENTRIES).split(text) if part.strip())


def _meant(text: str, column: Column) -> str:
    """A tick, or a word of ours in any language, as the file has it; what is none stays as it is."""
    if column.kind == "tick":
        return _TICKS.get(text.casefold(), text)
    if column.kind == "choice":
        return next((value for lang in LANGS for value, word in column.words(lang).items() if _same(text, value, word)), text)
    return text


def _same(text: str, value: str, word: str) -> bool:
    return text.casefold() in (value.casefold(), word.casefold(), value.replace("_", " ").casefold())


def _text(value: Value, column: Column, lang: Lang) -> str:
    if isinstance(value, str):
        is_words = column.kind == "text" and not (column.target or column.is_key)
        return _bare(value) if is_words else clean(value)
    if isinstance(value, bool):
        return ("ja" if value else "nei") if column.kind == "tick" or lang != "en" else ("yes" if value else "no")
    if isinstance(value, (int, float)):
        return _of_number(value, column, lang)
    if isinstance(value, (date, time)):
        return _of_moment(value, column)
    return ""


def _of_number(value: float, column: Column, lang: Lang) -> str:
    """Numbers are what a program makes of whatever looks like one: a day, a clock, an id."""
    if column.kind == "day" and int(value) in _DAYS:
        return _of_moment(_EPOCH + timedelta(minutes=round(value * 1440)), column)
    if column.kind == "clock" and 0 <= value < 1:
        return _of_moment(_EPOCH + timedelta(minutes=round(value * 1440)), column)
    if column.kind == "clock" and value != int(value):
        return f"{value:.2f}"  # 9.30, which is nine and a half for no clock
    text = f"{int(value)}" if value == int(value) else f"{value:.10f}".rstrip("0")
    return text if lang == "en" else text.replace(".", ",")


def _of_moment(value: date | time, column: Column) -> str:
    """A moment as it is read; in a text as people write it."""
    if isinstance(value, time) or column.kind == "clock" and isinstance(value, datetime):
        return f"{value:%H.%M}"
    day = f"{value:%Y-%m-%d}" if column.kind == "day" else f"{value.day}.{value.month}.{value.year}"
    is_more = isinstance(value, datetime) and value.time() != time()
    return f"{day} {value:%H:%M}" if is_more else day
