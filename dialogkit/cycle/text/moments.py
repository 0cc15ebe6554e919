"""Dates and times of day as people write them. What is clear is read; what is not is told with what it probably is."""

from __future__ import annotations

import re
from datetime import date, time

_MONTH_NAMES = (
    "januar februar mars april mai juni juli august september oktober november desember",
    "january february march april may june july august september october november december",
)
_WEEKDAY_NAMES = (
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "måndag tysdag onsdag torsdag fredag laurdag sundag",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_MONTHS = {name[:3]: number for names in _MONTH_NAMES for number, name in enumerate(names.split(), 1)}
_WEEKDAYS = {name[:3]: number for names in _WEEKDAY_NAMES for number, name in enumerate(names.split())}
_LONGEST = 80  # letters
_DASHES = str.maketrans("‐‑‒–—−\u00a0\u202f", "------  ")
_WEEKDAY = rf"(?:(?P<w>(?:{'|'.join(_WEEKDAYS)})[a-zæøå]*)\.?,?\s+)?(?:(?:den|the)\s+)?"
_BEHIND = re.compile(rf"(.*\d{{2}}),?\s*\(?((?:{'|'.join(_WEEKDAYS)})[a-zæøå]*)\)?", re.IGNORECASE)  # 17.9.2026 (torsdag)
_NUMBER = r"(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?"
_GAP = r"(?:(?<=\.)\s*|\s*[ ./-]\s*|(?=[a-z]))"
_NAME = rf"(?P<name>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_MONTH = rf"(?:(?P<m>\d{{1,2}})|(?:of\s+)?{_NAME})"
_YEAR = r"(?P<y>(?:19|20)\d{2}|'?\d{2})"
_PATTERNS = tuple(
    re.compile(_WEEKDAY + pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>(?:19|20)\d{2})\s*[-./]\s*(?P<m>\d{1,2})\s*[-./]\s*(?P<d>\d{1,2})(?P<name>)(?:[T ]00:00(?::00)?)?",  # Excel
        r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})(?P<name>)",
        rf"{_NUMBER}{_GAP}{_MONTH}[ ./,-]+{_YEAR}\.?",
        rf"{_NAME}\s+{_NUMBER},?\s+{_YEAR}(?P<m>)",
    )
)
_SOME_YEAR = " 2024"  # it has a 29 February
_WITH_TIME = re.compile(r"(?:,?\s*(?:kl\.?|klokka|klokken|at)\s*|\s+)(?P<time>\d{1,2}[:.]\d{2}(?::00)?|\d{1,2})", re.IGNORECASE)
_FIRST_DAY = rf"(?:(?:fra|frå|from)\s+)?{_WEEKDAY}(?P<first>\d{{1,2}})\.?(?:\s*{_MONTH})?(?:\s*[ ./]?\s*(?P<y1>\d{{4}}))?"
_DAYS = re.compile(
    rf"{_FIRST_DAY}\s*(?:-|/|til|og|to|and|&)\s*(?P<last>.+)",
    re.IGNORECASE,
)
_BEFORE = r"(?:(?:kl|klokka|klokken|at|ca|fra|frå|from|til|to|until)\b\.?\s*)*"
_HOUR = _BEFORE + r"(\d{1,2})(?:\s*[:.,h]\s*(\d{2})(?::\d{2})?|(?<=\d\d)(\d{2}))?"
_CLOCK = re.compile(rf"{_HOUR}\s*(?:(a|p)\.?\s?m\.?)?(?:\s*(?:uhr|h|t))?\.?", re.IGNORECASE)
_SHORT_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d)(\d{2})")
_CLOCKS = re.compile(r"(.+?)\s*(?:-|\btil\b|\bto\b)\s*(.+)", re.IGNORECASE)


class Unclear(ValueError):
    """What cannot stand in one field, and why: `code`. `here` is what the field probably means, `beside` what others do then."""

    def __init__(self, code: str, here: str = "", **beside: str):
        super().__init__(code)
        self.code, self.here, self.beside = code, here, beside


def parse_day(value: object) -> object:
    """A date as 2026-09-17, 17.9.26, 17/9 2026, or torsdag 17. september 2026; a day of the week must be the right one.

    Raises Unclear("day"), or "no-such-day" for 31.2.2026, "other-weekday", "several-days" for two days in one,
    "day-without-year" and "day-with-time".
    """
    if isinstance(value, date):
        return value
    text = _plain(value)
    if behind := _BEHIND.fullmatch(text):
        text = f"{behind[2]} {behind[1]}"
    if found := _match(text):
        return _day(found)
    _refuse_two_days(text)
    if without := _match(text + _SOME_YEAR):
        _day(without, check_weekday=False)
        raise Unclear("day-without-year")
    _refuse_a_time(text)
    raise Unclear("day")


def _plain(value: object) -> str:
    """The text without double spaces and other dashes; no more of it than a date can have."""
    return " ".join(str(value)[:_LONGEST].translate(_DASHES).split())


def _match(text: str) -> re.Match[str] | None:
    return next((found for pattern in _PATTERNS if (found := pattern.fullmatch(text)) and _are_names(found)), None)


def _are_names(found: re.Match[str]) -> bool:
    """Whether month and day of the week are names, or the beginnings of some: a `junuar` is no June."""
    return _begins(found["name"], _MONTH_NAMES) and _begins(found["w"], _WEEKDAY_NAMES)


def _begins(word: str | None, names: tuple[str, ...]) -> bool:
    return not word or any(name.startswith(word.casefold()) for each in names for name in each.split())


def _day(found: re.Match[str], check_weekday: bool = True) -> date:
    year = int(found["y"].lstrip("'"))
    try:
        day = date(year + 2000 if year < 100 else year, _month(found), int(found["d"]))
    except ValueError:
        raise Unclear("no-such-day") from None
    if check_weekday and found["w"] and _WEEKDAYS[found["w"][:3].casefold()] != day.weekday():
        raise Unclear("other-weekday", day.isoformat())
    return day


def _month(found: re.Match[str]) -> int:
    """The month of a date, whose number or name it has."""
    return _MONTHS[found["name"][:3].casefold()] if found["name"] else int(found["m"])


def _refuse_two_days(text: str) -> None:
    """Raises Unclear where a text names two days: `17.–18. oktober 2026`."""
    found = _DAYS.fullmatch(text)
    last = _match(found["last"]) if found else None
    if not found or not last:
        return
    end = _day(last)
    month = _month(found) if found["name"] or found["m"] else end.month
    try:
        start = date(int(found["y1"] or end.year), month, int(found["first"]))
    except ValueError:
        raise Unclear("no-such-day") from None
    raise Unclear("several-days", start.isoformat(), end_date=end.isoformat())


def _refuse_a_time(text: str) -> None:
    """Raises Unclear where a time of day stands behind a date."""
    for found in _WITH_TIME.finditer(text):
        if found.end() == len(text) and (day := _match(text[: found.start()])):
            raise Unclear("day-with-time", _day(day).isoformat(), start=found["time"])


def parse_clock(value: object) -> object:
    """A time of day as 09.30, 9:30, 0930, kl. 9 or 9 p.m.

    Raises Unclear("clock"), "no-such-time" for 25.00, or "two-times" for 9.00–15.00.
    """
    if isinstance(value, time):
        return value
    text = _plain(value)
    found = _CLOCK.fullmatch(text) or _SHORT_CLOCK.fullmatch(text)
    if not found:
        both = _CLOCKS.fullmatch(text)
        if both and all(_CLOCK.fullmatch(each) for each in both.groups()):
            start, end = map(_clock_or_none, both.groups())
            if start and end:
                raise Unclear("two-times", f"{start:%H.%M}", end=f"{end:%H.%M}")
        raise Unclear("clock")
    return _clock(found)


def _clock(found: re.Match[str]) -> time:
    parts = found.groups()
    hour, minute = int(parts[0]), int(next((part for part in parts[1:3] if part and part.isdigit()), 0))
    half = parts[3].casefold() if len(parts) > 3 and parts[3] else ""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Unclear("no-such-time") from None


def _clock_or_none(text: str) -> time | None:
    found = _CLOCK.fullmatch(text)
    try:
        return _clock(found) if found else None
    except ValueError:
        return None
