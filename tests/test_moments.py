"""Dates and times as people write them: what is clear is read, what is not is told with the form that works."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from conftest import SMALL
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.text.moments import Unclear, parse_clock, parse_day
from dialogkit.words import LANGS, load_words
from paper import bare, built, text_of

DAYS = """2026-09-17 | 17.9.2026 | 17.09.26 | 17.9.26 | 17/9 2026 | 17/9-2026 | 17-9-2026 | 17. september 2026
 | 17.september 2026 | 17. sept. 2026 | torsdag 17. september 2026 | Torsdag, 17. sept 2026 | tor. 17.9.2026
 | torsdag den 17. september 2026 | den 17. september 2026
 | Thursday 17 September 2026 | 17th September 2026 | September 17, 2026 | the 17th of September 2026
 | 2026-09-17 00:00:00 | 20260917 | 2026.09.17 | 17. 9. 2026 | 17‑09‑2026 | 17.\u00a0september\u00a02026
 | 2026-09-17T00:00:00 | 17 9 2026"""
CLOCKS = """09.30 | 9.30 | 9:30 | 0930 | 930 | kl. 9.30 | kl 9:30 | klokka 09.30 | 9,30 | 09:30:00 | 9.30. | 9:30 am
 | 9h30 | ca. 9.30
 | kl.\u00a09.30"""


@pytest.mark.parametrize("text", [text.strip(" \n") for text in DAYS.split("|")])
def test_a_day(text: str) -> None:
    assert parse_day(text) == date(2026, 9, 17)


@pytest.mark.parametrize("text", [text.strip(" \n") for text in CLOCKS.split("|")])
def test_a_time(text: str) -> None:
    assert parse_clock(text) == time(9, 30)


@pytest.mark.parametrize(("text", "expected"), [("9", time(9)), ("1730", time(17, 30)), ("9 p.m.", time(21)), ("12 am", time(0))])
def test_other_times(text: str, expected: time) -> None:
    assert parse_clock(text) == expected


@pytest.mark.parametrize("weekday", ["mandag", "tysdag", "onsdag", "fredag", "laurdag", "lørdag", "søndag", "Sunday", "man."])
def test_a_wrong_day_of_the_week(weekday: str) -> None:
    with pytest.raises(Unclear, match="other-weekday"):
        parse_day(f"{weekday} 17. september 2026")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31.2.2026", "no-such-day"),
        ("17.13.2026", "no-such-day"),
        ("2026-17-09", "no-such-day"),
        ("30. februar", "no-such-day"),
        ("17.–18. oktober 2026", "several-days"),
        ("17. og 18. oktober 2026", "several-days"),
        ("30. september til 1. oktober 2026", "several-days"),
        ("17. september", "day-without-year"),
        ("tor 17/9", "day-without-year"),
        ("29. februar", "day-without-year"),
        ("17.9.2026 kl. 9.30", "day-with-time"),
        ("2026-09-17 09:30", "day-with-time"),
        *(
            (text, "day")
            for text in (
                "uke 38",
                "16. junuar 2026",
                "16. mail 2026",
                "16. oktoberfest 2026",
                "16.9.0227",
                "september 2026",
                "i høst",
                "12",
                "2026",
                "17.92026",
                "",
                "sommer 17. mai eller så",
            )
        ),
    ],
)
def test_a_day_that_is_not_clear(text: str, code: str) -> None:
    with pytest.raises(Unclear) as unclear:
        parse_day(text)
    assert unclear.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9.00–15.00", "two-times"),
        ("kl. 9–15", "two-times"),
        ("17.30 - 19.30", "two-times"),
        ("9 til 15", "two-times"),
        ("25.00", "no-such-time"),
        ("9.75", "no-such-time"),
        ("24.00", "no-such-time"),
        *((text, "clock") for text in ("halv ti", "formiddag", "9-25", "", "12345", "etter lunsj")),
    ],
)
def test_a_time_that_is_not_clear(text: str, code: str) -> None:
    with pytest.raises(Unclear) as unclear:
        parse_clock(text)
    assert unclear.value.code == code


@pytest.mark.parametrize("text", ["17.9." * 9000, "den " * 9000, "17 " * 9000, "9 - " * 9000, "kl. " * 9000, "17. og " * 9000])
def test_a_long_text_is_no_day_and_no_time(text: str) -> None:
    for parse in (parse_day, parse_clock):
        with pytest.raises(Unclear):
            parse(text)


# ------------------------------------------------------------------------------------------------ two in one field


def year(folder: Path, event: str, start: str = SMALL) -> Loaded:
    file = folder / "cycle.yaml"
    file.write_text(f"{start}events:\n  - {{id: k, kind: conference, {event}}}\n", encoding="utf-8")
    return load(file)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("start: 9.00–15.00", {"start": time(9), "end": time(15)}),
        ("start: kl. 17.30–19.30", {"start": time(17, 30), "end": time(19, 30)}),
        ("date: 17.–18. oktober 2026", {"date": date(2026, 10, 17), "end_date": date(2026, 10, 18)}),
        ("date: 30. mai", {"date": date(2026, 5, 30)}),
        ("date: lørdag 30. mai", {"date": date(2026, 5, 30)}),
        ("date: 17.9.2026 kl. 9", {"date": date(2026, 9, 17), "start": time(9)}),
    ],
)
def test_what_is_clear_goes_into_its_own_field_and_is_told(tmp_path: Path, event: str, expected: dict[str, object]) -> None:
    found = year(tmp_path, event)
    assert {name: getattr(found.cycle.events[0], name) for name in expected} == expected
    assert [(problem.code, problem.severity.value, problem.line) for problem in found.problems] == [("read-as", "notice", 7)]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("start: 9–15, end: 14", "two-times"),
        ("end: 9–15", "two-times"),
        ("date: 17.–18. oktober 2026, end_date: 2026-10-19", "several-days"),
        ("date: fredag 30. mai", "other-weekday"),
        ("date: 17.9.2026 kl. 9, start: 10", "day-with-time"),
        ("date: 2026-09-17, end_date: 2026-09-16", "ends-before-start"),
        ("start: 15–9", "ends-before-start"),
    ],
)
def test_what_is_not_clear_is_told(tmp_path: Path, event: str, code: str) -> None:
    found = [problem for problem in year(tmp_path, event).problems if problem.severity.value == "error"]
    assert [problem.code for problem in found] == [code]
    for lang in LANGS:
        words = load_words(lang)
        assert "{" not in words.message(found[0]) + words.hint(found[0])


def test_without_a_year_of_the_cycle_none_is_guessed(tmp_path: Path) -> None:
    start = SMALL.replace("{year: 2026}", "{year: i fjor}")
    file = tmp_path / "cycle.yaml"
    file.write_text(f"{start}checked_by:\n  - {{who: To, date: 30. mai}}\n", encoding="utf-8")
    assert [problem.code for problem in load(file).problems] == ["not-a-number", "day-without-year"]


def test_a_wrong_weekday_is_told_in_words(tmp_path: Path) -> None:
    problem = year(tmp_path, "date: fredag 17. september 2026").problems[0]
    assert (
        load_words("nb").message(problem) == "«fredag 17. september 2026» kan ikke stemme, for 17. september 2026 er en torsdag."
    )
    assert load_words("nn").message(problem).endswith("er ein torsdag.")
    assert load_words("en").message(problem).endswith("17 September 2026 is a Thursday.")


@pytest.mark.parametrize(
    ("lang", "last", "said"),
    [
        ("nb", date(2026, 9, 18), "17.–18. september 2026"),
        ("nn", date(2026, 10, 1), "17. september 2026–1. oktober 2026"),
        ("en", date(2026, 9, 18), "17–18 September 2026"),
        ("en", None, "17 September 2026"),
    ],
)
def test_days_are_said(lang: str, last: date | None, said: str) -> None:
    assert load_words(lang).days(date(2026, 9, 17), last) == said


def test_both_days_are_printed(tmp_path: Path) -> None:
    more = "themes:\n  - {id: t, title: Mat, open: ja}\nevents:\n  - {id: k, kind: conference, date: 17.–18. oktober 2026}\n"
    assert bare("17–18 October 2026") in bare(text_of(built(tmp_path, more, "handout") / "handout.pdf"))
