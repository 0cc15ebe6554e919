"""The words in three languages say the same things, and every problem can be told in each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from dialogkit.cycle.mistakes import schema_problems as complaints
from dialogkit.cycle.source import source_of
from dialogkit.markup import parser
from dialogkit.press.pdf import scripts
from dialogkit.problems import Place, Problem
from dialogkit.resources import templates_folder
from dialogkit.templating import reasons
from dialogkit.words import LANGS, Words, filled, load_words
from sources import FILES, dotted, nodes, parsed

CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|tab")
TELLERS = re.compile(r"Problem|Refused|file_error|_?problem(?:_at)?|_tell(?:_at)?|_at|_add|Undrawable")


@pytest.mark.parametrize("lang", LANGS)
def test_no_key_stands_twice(lang: str) -> None:
    text = (templates_folder() / "locales" / f"{lang}.yaml").read_text(encoding="utf-8")
    told = [str(problem.place) + problem.code for problem in source_of(text, lang).problems]
    assert [problem for problem in told if not problem.endswith("broken-letters")] == []  # one tells of `&amp;`


def test_each_language_has_the_same_keys() -> None:
    known = {lang: load_words(lang).keys() for lang in LANGS}
    for lang in LANGS:
        assert known[lang] ^ known["nb"] == frozenset(), lang


@pytest.mark.parametrize("lang", LANGS)
def test_each_text_has_the_placeholders_of_the_other_languages(lang: str) -> None:
    here, first = load_words(lang), load_words("nb")
    wrong = [key for key in sorted(here.keys() & first.keys()) if placeholders(here, key) != placeholders(first, key)]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_remark_begins_as_the_sentence_that_it_is(lang: str) -> None:
    words = load_words(lang)
    assert [key for key in words.keys() if key.startswith("remarks.") and words.pattern(key)[:1].islower()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_empty_or_left_unwritten(lang: str) -> None:
    words = load_words(lang)
    assert [key for key in words.keys() if not words._texts[key].strip() or "TODO" in words._texts[key]] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_problem_that_is_raised_can_be_told(lang: str) -> None:
    keys = load_words(lang).keys()
    raised = raised_codes()
    assert len(raised) > 60  # the search itself works
    assert sorted(f"{code} ({where})" for code, where in raised.items() if f"problems.{code}.message" not in keys) == []
    assert sorted(f"{code} ({where})" for code, where in raised.items() if f"problems.{code}.hint" not in keys) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_problem_brings_the_details_that_its_sentences_name(lang: str) -> None:
    words, looked_at, wrong = load_words(lang), 0, []
    for path, node, codes in raisers():
        given = details_of(node) if isinstance(node, ast.Call) else None
        for code in codes if given is not None else ():
            if f"problems.{code}.message" not in words.keys():
                continue  # the test above tells
            looked_at += 1
            asked = set().union(*(placeholders(words, f"problems.{code}.{part}") for part in ("message", "hint")))
            wrong += [f"{path.name}:{node.lineno} {code} lacks {name}" for name in sorted(asked - given)]
    assert looked_at > 60
    assert wrong == []


def test_every_problem_that_can_be_told_is_raised() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    prefixes = tuple(re.findall(r'f"([a-z]+-)\{', source))
    told = {key.split(".")[1] for key in load_words("nb").keys() if key.startswith("problems.")}
    assert sorted(code for code in told if f'"{code}"' not in source and not (prefixes and code.startswith(prefixes))) == []


def test_every_reason_that_is_given_can_be_told_and_no_other_stands_there() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in FILES}
    given = re.findall(r'Reason\(\s*"([a-z-]+)"', "\n".join(sources.values()))
    raised = re.findall(r'(?:Security|TemplateSyntax)Error\("(.*?)"', sources["sandbox.py"] + sources["metering.py"])
    assert set(raised) == reasons.OWN and len(raised) > 10
    known = {*reasons.OWN, *reasons._KINDS.values(), *(key for _, key in reasons._SAYINGS), *parser._REASONS.values(), *given}
    known |= {f"script-{script}" for script in scripts.UNSET}
    assert {key for key in load_words("nb").keys() if key.startswith("reasons.")} == {f"reasons.{key}" for key in known}


def raised_codes() -> dict[str, str]:
    """Every problem code in the source tree, with a file that raises it."""
    codes = dict.fromkeys((*complaints._BY_TYPE.values(), *complaints._OWN.values()), "complaints.py")
    return codes | {code: path.name for path, _, raised in raisers() for code in raised}


@cache
def raisers() -> list[tuple[Path, ast.AST, list[str]]]:
    """Each place in the source tree that names a problem code, with its codes."""
    return [(path, node, codes) for path in FILES for node in nodes(parsed(path)) if (codes := list(codes_in(node)))]


def codes_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and TELLERS.fullmatch(dotted(node.func).rpartition(".")[2]):
        wanted = node.args[:3]
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        wanted = node.value.elts[:1]  # cycle.syntax gives a code, a place and details
    else:
        wanted = []
    for arg in wanted:
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and CODE.fullmatch(arg.value):
            yield arg.value


def details_of(call: ast.Call) -> set[str] | None:
    """The names of the details that a call gives, or None where that cannot be read from the call."""
    teller = ast.unparse(call.func).rpartition(".")[2]
    names = {"file_error": {"file"}, "Undrawable": {"file"}, "Refused": {"name"}, "_add": {"element"}}.get(teller, set())
    if ast.unparse(call.func).endswith("context.problem") or ast.unparse(call.func).endswith("context.problem_at"):
        names = {"text"}
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    if teller == "Problem" and len(call.args) > 2:
        if not isinstance(call.args[2], ast.Dict) or None in call.args[2].keys:
            return None
        return {ast.literal_eval(key) for key in call.args[2].keys}
    for keyword in call.keywords:
        if keyword.arg == "details":
            return {ast.literal_eval(key) for key in keyword.value.keys if key} if isinstance(keyword.value, ast.Dict) else None
    return names | {keyword.arg for keyword in call.keywords}


def placeholders(words: Words, key: str) -> set[str]:
    return {name.split("|")[0] for _, name, _, _ in Formatter().parse(words._texts[key]) if name}


# ------------------------------------------------------------------------------------------------ words in use


@pytest.mark.parametrize(
    ("lang", "code", "day", "clock", "quote"),
    [
        ("nb", "nb-NO", "17. september 2026", "09.05", "«hei»"),
        ("nn", "nn-NO", "17. september 2026", "09.05", "«hei»"),
        ("en", "en-GB", "17 September 2026", "9:05", "“hei”"),
    ],
)
def test_dates_times_and_quotation_marks(lang: str, code: str, day: str, clock: str, quote: str) -> None:
    words = load_words(lang)
    assert (words.lang, words.code) == (lang, code)
    assert words.day(date(2026, 9, 17)) == day
    assert words.clock(time(9, 5)) == clock
    assert words.quoted("hei") == quote


@pytest.mark.parametrize("lang", LANGS)
def test_every_month_has_a_name(lang: str) -> None:
    assert len({load_words(lang).day(date(2026, month, 1)) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"hei"', "«hei»"),
        ("'hei'", "«hei»"),
        ("“hei”", "«hei»"),
        ("„hei“", "«hei»"),
        ("«hei»", "«hei»"),
        (" »hei« ", "«hei»"),
        ("'Det's fint'", "«Det's fint»"),
        ("«Ja», sa hun, «men»", "«‘Ja’, sa hun, ‘men’»"),
        ("«Hun sa «ja»»", "«Hun sa ‘ja’»"),
        ('"ja" og "nei"', '«"ja" og "nei"»'),
        ('"', '«"»'),
        ("", "«»"),
    ],
)
def test_marks_around_a_quote_give_way_to_the_languages_own(text: str, quoted: str) -> None:
    assert load_words("nb").quoted(text) == quoted


def test_details_are_told_in_the_language() -> None:
    problem = Problem("agenda-gap", Place("f", 1, 1), {"start": time(9, 5), "end": time(8)})
    assert "09.05" in load_words("nb").message(problem)
    assert "9:05" in load_words("en").message(problem)


def test_a_hint_begins_with_what_was_probably_meant() -> None:
    problem = Problem("not-one-of", details={"name": "tone", "value": "goood", "allowed": ("good", "bad"), "suggestion": "good"})
    assert load_words("en").hint(problem) == "Did you mean `good`? Write one of these: `good`, `bad`."


def test_braces_in_a_detail_stay_braces() -> None:
    assert "{x.__class__}" in load_words("en").message(Problem("not-a-date", details={"value": "{x.__class__}"}))


def test_an_unknown_key_or_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_words("nb")("no.such.key")
    with pytest.raises(ValueError):
        load_words("sv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheet {sheet} of {sheets}", "Sheet {sheets} of 7"),  # what is filled in is not filled again
        ("{sheet}{sheet}, {other} {{sheets}} {} {sheet", "{sheets}{sheets}, {other} {7} {} {sheet"),
        ("{sheet.real} {sheet!r} {sheet:>9}", "{sheet.real} {sheet!r} {sheet:>9}"),
    ],
)
def test_places_are_filled_once_and_other_braces_stay(text: str, expected: str) -> None:
    assert filled(text, sheet="{sheets}", sheets=7) == expected


def test_what_is_counted_stands_in_the_number_that_there_is() -> None:
    words = Words("en", {"language.code": "en", "language.months": "", "a": "{n|card|cards} of {all}, {{page}} and {n}"})
    assert words("a", n=1, all=3) == "1 card of 3, {page} and 1"
    assert words("a", n=0, all="x") == "0 cards of x, {page} and 0"
    late = words("a", n="{n}", all="{all}")
    assert filled(late, n=1, all=21, page=3) == "1 card of 21, 3 and 1"
    assert filled(late, n=21, all=1) == "21 cards of 1, {page} and 21"
    with pytest.raises(KeyError):
        words("a", all=3)


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_counts_in_the_plural_what_may_be_one(lang: str) -> None:
    """`{count} cards` where there can be one card; what has a text for one of its own (`_one`, `_many`) is fine."""
    words = load_words(lang)
    plural = r"\{(?:count|rows|columns|sheets|pages|left|more)\} (?:\w+[ea]r|cards|rows|columns|sheets|pages|findings|texts)\b"
    many = ("problems.long-word", "problems.many-", "problems.too-many-", "remarks.booklet_thick")
    found = [key for key in sorted(words.keys()) if re.search(plural, words._texts[key])]
    assert [key for key in found if not key.endswith("_many") and not key.startswith(many)] == []
