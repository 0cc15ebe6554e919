"""The limits: the page about them says each number as it is, and each of them holds at its edge."""

from __future__ import annotations

import importlib.util
import io
import json
import re
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image

import packs
from conftest import SMALL
from dialogkit import limits, picture_files
from dialogkit.checks.fold import fold
from dialogkit.checks.privacy.cycle_privacy import findings
from dialogkit.checks.privacy.names import NamesError, read_names
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, _counted, load
from dialogkit.cycle.new import check_name
from dialogkit.cycle.text.yaml_events import written_letters
from dialogkit.kit.assets import symbols_of
from dialogkit.kit.build import check
from dialogkit.kit.reprint import manifest
from dialogkit.markup.parser import parse
from dialogkit.picture_files import BadPicture
from dialogkit.press.art.raster import read_raster
from dialogkit.press.art.svg import _checked
from dialogkit.press.pdf import font_file
from dialogkit.press.pdf.artwork import Undrawable
from dialogkit.press.pdf.font_file import BadFont
from dialogkit.problems import DialogkitError, errors_in
from dialogkit.templating.environment import environment, render
from dialogkit.words import LANGS, load_words

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\|.*`\w+` \|$", PAGE, re.MULTILINE)]
LIMITS = {name: value for name, value in vars(limits).items() if name.isupper()}


def said(name: str, value: float) -> str:
    if name.endswith(("BYTES", "MEMORY", "COPIED")):
        size = limits.size(int(value))
        return size.replace("000 MB", " GB") if size.endswith("000 MB") else size
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def test_the_page_says_every_limit_as_it_is() -> None:
    told = {name.strip("`"): most for _, most, _, _, name in ROWS}
    assert told == {name: said(name, value) for name, value in LIMITS.items()}


def test_what_is_beyond_a_limit_is_a_problem_that_can_be_told() -> None:
    codes = {code for row in ROWS for code in re.findall("`([a-z-]+)`", row[3])}
    assert len(codes) > 15
    for lang in LANGS:
        known = load_words(lang).keys()
        assert [code for code in sorted(codes) if f"problems.{code}.hint" not in known] == []


def test_readme_leads_to_the_page() -> None:
    assert "](docs/limits.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_hint_about_the_list_of_names_says_its_limit() -> None:
    for lang in LANGS:
        assert limits.size(limits.NAMES_BYTES) in load_words(lang)("problems.names-file-unreadable.hint")


# ------------------------------------------------------------------------------------------------ at the edge


def png(size: tuple[int, int] = (6, 5), mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, "PNG")
    return stream.getvalue()


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30)).save(stream, "JPEG", progressive=True)
    return stream.getvalue()


def font() -> bytes:
    package = importlib.util.find_spec("fontpkg_atkinson_hyperlegible")
    assert package and package.submodule_search_locations
    return next(Path(package.submodule_search_locations[0]).rglob("*-Regular.ttf")).read_bytes()


def cycle(more: str) -> Callable[[Path], Loaded]:
    def read(folder: Path) -> Loaded:
        (folder / "cycle.yaml").write_text(SMALL + more, encoding="utf-8")
        return load(folder)

    return read


def private(more: str) -> Callable[[Path], object]:
    return lambda folder: findings(cycle(more)(folder))


def files(count: int) -> Callable[[Path], object]:
    """Reads so many files of ten bytes each."""

    def read(folder: Path) -> object:
        for number in range(count):
            (folder / f"{number}").write_bytes(b"x" * 10)
        year = Folder(folder)
        return [year.read(f"{number}") for number in range(count)]

    return read


def templates(**texts: str) -> Callable[[Path], object]:
    """Renders the template `a`."""

    def read(folder: Path) -> object:
        (folder / "templates").mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / "templates" / f"{name}.xml.j2").write_text(text, encoding="utf-8")
        return render(environment(Folder(folder), 30), "a.xml.j2", {})

    return read


def svg(inner: str) -> Callable[[Path], object]:
    return lambda _: _checked(f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'.encode())


def drawings(folder: Path) -> object:
    """Three pictures, of which two are alike, and which have other names in other places."""
    for name, size in (("a", 1), ("b", 2), ("c", 1)):
        (folder / f"{name}.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}"/>')
    named = "".join(f"  {n}: {{src: {name}.svg, alt: A}}\n" for n, name in enumerate("abca", 1))
    _, problems = symbols_of(cycle(f"symbols:\n{named}")(folder))
    if problems:
        raise DialogkitError(problems)
    return problems


def names(folder: Path) -> object:
    (folder / "names.txt").write_text("Kari")
    return read_names(Folder(folder), "names.txt")


def packs_of_four(folder: Path) -> object:
    """Two packs of two pictures each."""
    for name in "ab":
        packs.as_folder(folder / name, packs.colourful({each: packs.WORDS[each] for each in ("mat", "ja")}))
    if found := errors_in(cycle("symbol_packs: [a, b]\n")(folder).problems):
        raise DialogkitError(found)
    return found


def manifest_file(folder: Path) -> object:
    (folder / "manifest.json").write_text('{"manifest": 2}')
    return manifest.read(folder / "manifest.json")


def manifest_of_two(folder: Path) -> object:
    entry = {"pages": 1, "sha256": "0" * 64}
    (folder / "manifest.json").write_text(json.dumps({"files": {"a1.pdf": entry, "b1.pdf": entry}}))
    return manifest.read(folder / "manifest.json")


def letters(folder: Path) -> object:
    return parse("<document title='a'><pages><p>aaaa</p><p>bb</p></pages></document>", "a.xml.j2")


def cards(folder: Path) -> object:
    card = '<card kind="free" symbol="home" back="home"><h2>a</h2></card>'
    return parse(f"<document title='a'><deck>{card * 2}</deck><deck>{card}</deck></document>", "a.xml.j2")


SIZE = len(SMALL.encode())
EDGES: dict[str, tuple[Callable[[Path], object], int | None]] = {
    "CYCLE_BYTES": (cycle(""), SIZE),
    "VALUES": (cycle("purpose: {aims: [a, b]}\n"), None),
    "ENTRIES": (cycle("purpose: {aims: [a, b, c, d, e, f, g]}\n"), 7),
    "ITEMS": (cycle("themes: [{id: a, title: A, questions: [{id: b, text: B}]}]\nfindings: [{id: c, text: C}]\n"), 3),
    "OTHER_ENTRIES": (
        cycle(
            "findings: [{id: a, text: A}, {id: b, text: B, quotes: [q0, q1, q2, q3]}]\npurpose: {aims: [a, b, c]}\n"
            "game: {cards: {questions: [{text: A}, {text: B}, {text: C}, D], quotes: [q0, q1, q2, q3]}}\n"
            f"quotes: [{', '.join(f'{{id: q{number}, text: A}}' for number in range(4))}]\n"
        ),
        3,
    ),
    "LINES": (
        cycle(
            "purpose: {aims: [a, b]}\nposter: {we_want: [c, {text: d}]}\nfindings: [{id: f, text: a, quotes: [q]}]\n"
            "quotes: [{id: q, text: a, consent: {status: given, scope: [game, report]}}]\n"
            'contact: {name: "a\\nb\\nc"}\n'
        ),
        5,
    ),
    "LETTERS_OF_ALL_TEXTS": (
        cycle("purpose: {problem: a b c, aims: [kommunestyremedlem]}\n"),
        3 * 40 + 18 + len("DialogpakkeFjordvik kommuneSolbakken2026"),
    ),
    "LETTERS_OF_LONG_TEXTS": (cycle(f"purpose: {{aims: [{'a' * 3_001}, {'b' * 3_000}, {'c' * 3_001}]}}\n"), 6_002),
    "LETTERS_OF_LONG_NAMES": (cycle(f"partners: [{{name: {'abc ' * 150}}}, {{name: {'abc ' * 120}}}]\n"), 599),
    "LETTERS_OF_LONG_WORDS": (cycle(f"purpose: {{aims: [{'a' * 41}, {'b' * 40}, a {'c' * 50} a]}}\n"), 91),
    "BOLD_MARKS": (cycle("purpose: {aims: ['**a** b **c**', '**d**', 'e * f']}\n"), 6),
    "PACK_PICTURES": (packs_of_four, 4),
    "PRIVATE_FINDINGS": (private("findings: [{id: f, text: Ring 98 76 54 32 eller 98 76 54 33 nå}]\n"), 2),
    "LETTERS_OF_A_TEXT": (cycle(""), len("Fjordvik kommune")),
    "DEPTH": (cycle("purpose: {aims: [[[[a]]]]}\n"), None),
    "FILES": (files(5), 5),
    "ALL_BYTES": (files(5), 50),
    "NAMES_BYTES": (names, 4),
    "MANIFEST_BYTES": (manifest_file, 15),
    "MANIFEST_FILES": (manifest_of_two, 2),
    "PIXELS": (lambda _: read_raster(io.BytesIO(png())), 30),
    "PIXEL_BYTES": (lambda _: read_raster(io.BytesIO(png())), None),
    "PNG_CHUNKS": (lambda _: picture_files.check(png()), None),
    "JPEG_SEGMENTS": (lambda _: picture_files.check(jpeg()), None),
    "JPEG_SCANS": (lambda _: picture_files.check(jpeg()), None),
    "SVGS": (drawings, 2),
    "SVG_BYTES": (svg(""), 46),
    "SVG_ELEMENTS": (svg("<path/><path/>"), 3),
    "SVG_DEPTH": (svg("<g><g><path/></g></g>"), None),
    "LETTERS": (lambda _: font_file.check(font()), None),
    "GLYPH_BYTES": (lambda _: font_file.check(font()), None),
    "GLYPH_PARTS": (lambda _: font_file.check(font()), None),
    "FONT_COPIED": (lambda _: font_file.check(font()), None),
    "FONT_TABLES": (lambda _: font_file.check(font()), None),
    "TEMPLATE_BYTES": (templates(a="<p>a</p>"), 8),
    "TEMPLATES": (templates(a="a", b="b", c="c"), 3),
    "TEMPLATE_NODES": (lambda folder: templates(a=f"{{{{ 1 }}}}{{# {uuid4()} #}}")(folder), None),  # tests compile each text once
    "TEMPLATE_STEPS": (templates(a="{% for n in range(9) %}{{ n }}{% endfor %}"), None),
    "TEMPLATE_STEPS_A_VALUE": (templates(a="{% for n in range(9) %}{{ n }}{% endfor %}"), None),
    "TEMPLATE_TEXT": (templates(a="aaaaaaaaaaaa"), 12),
    "TEMPLATE_ENTRIES": (templates(a="{{ range(9)|list|length }}"), 9),
    "TEMPLATE_NUMBER": (templates(a="{{ 6 * 7 }}"), 42),
    "ELEMENT_DEPTH": (letters, 3),
    "CARDS": (cards, 3),
    "PAGES": (letters, None),
    "NAME": (lambda _: check_name("Solbakken"), 9),
}
"""For a limit, work that goes well up to it; and the least that the limit may be for it, where that is plain to see."""


@pytest.mark.parametrize("name", EDGES)
def test_a_limit_holds_at_its_edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """At the least that it may be all is well, and at one less there is a problem: so it is the limit that tells."""
    work, expected = EDGES[name]
    if name in (steps := {"TEMPLATE_STEPS", "TEMPLATE_STEPS_A_VALUE"}):
        monkeypatch.setattr(limits, (steps - {name}).pop(), 0)

    def goes_well(limit: int) -> bool:
        monkeypatch.setattr(limits, name, limit)
        try:
            work(tmp_path)
        except (BadFont, BadPicture, DialogkitError, NamesError, Undrawable, ValueError):
            return False
        return True

    most = LIMITS[name]
    edge = bisect_left(range(most + 1), True, key=goes_well)
    assert 0 < edge <= most
    assert expected is None or edge == expected


def test_a_letter_that_stands_for_eighteen_counts_as_those(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LETTERS_OF_A_TEXT", 36)
    assert cycle("purpose: {problem: \ufdfa\ufdfa}\n")(tmp_path)
    with pytest.raises(DialogkitError, match="text-too-long"):
        cycle("purpose: {problem: \ufdfa\ufdfaa}\n")(tmp_path)


@pytest.mark.parametrize(
    ("text", "counts"),
    [("dette er et ord", 24), ("et ord", 12), ("a b c", 120), ("12 34", 80), ("samfunnsplanen", 14), ("\u00bd", 40 + 2 * 40)],
)
def test_what_takes_time_to_read_counts_as_more(text: str, counts: int) -> None:
    assert _counted(text, written_letters(text)) == counts


def test_where_very_much_is_wrong_no_pages_are_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = cycle("findings: [{id: f, text: a \u0e01 b}, {id: g, text: c \u0e02 d}]\n")(tmp_path)
    assert [problem.code for problem in check(loaded)].count("script-unset") == 2
    monkeypatch.setattr(limits, "ERRORS", 2)
    assert "too-many-errors" not in [problem.code for problem in check(loaded)]
    monkeypatch.setattr(limits, "ERRORS", 1)
    monkeypatch.setattr("dialogkit.kit.build.make", None)
    assert [problem.code for problem in check(loaded)].count("too-many-errors") == 1


def test_a_deck_in_which_no_card_fits_is_not_laid_out_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ", ".join(f"{'ordet ' * 90}{number}" for number in range(9))
    loaded = cycle(f"game: {{cards: {{questions: [{lines}]}}}}\n")(tmp_path)
    assert [problem.code for problem in check(loaded)].count("card-too-full") == 9
    monkeypatch.setattr(limits, "ERRORS", 3)
    assert [problem.code for problem in check(loaded)].count("card-too-full") == 4


def test_marks_beyond_number_are_left_as_they_are(tmp_path: Path) -> None:
    """To put thousands of marks over one letter in order takes minutes."""
    piled = "a" + "\u0301\u0316" * 99
    read = cycle(f"purpose: {{problem: {piled}, aims: [e\u0301]}}\n")(tmp_path).cycle.purpose
    assert read and read.problem == piled and read.aims == ["\u00e9"]
    assert fold(piled).text == "\u00e1"


def test_a_deck_holds_as_many_quotes_as_a_list_does_and_what_comes_beside_them() -> None:
    """A card of a quote is three elements, and its words take two lines more."""
    assert limits.CARDS - limits.ENTRIES >= 1_000
    assert limits.CARDS * limits.LINE_LETTERS * 5 <= limits.PAGES * limits.PAGE_LETTERS


def test_a_year_of_two_thousand_pages_has_room_for_its_lines() -> None:
    """`benchmarks/large.py` writes 34,000 of them; a page of A4 has some thirty."""
    assert limits.LINES >= 30 * limits.PAGES
    assert limits.LEFT_OUT_WORDS >= 125 * limits.PAGES  # of what groups noted, it writes 160,000 words
