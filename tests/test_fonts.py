"""Letters: each is drawn by a font that has it, or is a problem at its place. A cycle may bring fonts of its own."""

from __future__ import annotations

import io
import re
import shutil
import struct
import unicodedata
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageOps

from dialogkit.kit.assets import fonts_of
from dialogkit.press.pdf.font_file import BadFont, check
from dialogkit.press.pdf.fonts import UNSEEN, FontError, FontSet, house_fonts, own_fonts, plain
from dialogkit.press.pdf.plain_zero import with_plain_zero
from dialogkit.press.pdf.scripts import UNSET
from dialogkit.problems import Severity
from dialogkit.words import LANGS, load_words
from hostile.fonts import cmap, font, of_glyphs, tables
from paper import bare, built, canvas, loaded, opened, pressed, problems, text_of

OPEN_SANS = Path(find_spec("ttf_opensans").submodule_search_locations[0]) / "ttf"
ATKINSON, FALLBACK = "AtkinsonHyperlegible-Regular", "OpenSans-Regular"
SAMI = "Čáhci ja giella: ŋ ŧ đ č š ž Ŋ Ŧ"


def own(folder: Path) -> FontSet:
    """The fonts that a cycle's folder brings."""
    return own_fonts(*((folder / "fonts" / f"{name}.ttf").read_bytes() for name in ("own", "own-bold")))


def face_names(data: bytes | Path) -> set[str]:
    """The fonts of a PDF, by the names of their files."""
    pdf = opened(data if isinstance(data, bytes) else data.read_bytes())
    names = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
    return {name.split("+")[-1] for name in names}


@pytest.mark.parametrize("bold", [False, True])
def test_letters_that_the_first_font_lacks_come_from_the_second(bold: bool) -> None:
    weight = "Bold" if bold else "Regular"
    first, second = f"AtkinsonHyperlegible-{weight}", f"OpenSans-{weight}"
    assert house_fonts().runs("blåbær", bold) == [(first, "blåbær")]
    assert house_fonts().runs("aŋb", bold) == [(first, "a"), (second, "ŋ"), (first, "b")]
    assert house_fonts().runs("ŋŧa", bold) == [(second, "ŋŧ"), (first, "a")]


@given(st.text(st.characters(max_codepoint=0x24FF), max_size=30), st.booleans())
@settings(max_examples=200)
def test_runs_are_the_text_and_every_letter_is_in_its_font(text: str, bold: bool) -> None:
    text = plain(text)  # as it is drawn
    runs = house_fonts().runs(text, bold) if text else []
    assert "".join(run for _, run in runs) == text
    faces = {face.name: face for face in house_fonts()._chains[bold]}
    missing = set(house_fonts().missing(text))
    for name, run in runs:
        for letter in run:
            assert letter in faces[name] or letter in missing or letter.isspace() or letter in UNSEEN


def test_northern_sami_prints() -> None:
    data = pressed(f"<pages><h1>{SAMI}</h1><p>{SAMI}</p></pages>").data
    assert bare(text_of(data)).count(bare(SAMI)) == 2
    assert {ATKINSON, FALLBACK} <= face_names(data)


def test_only_letters_that_are_needed_are_taken_from_the_second_font() -> None:
    assert face_names(pressed("<pages><p>Blåbær og rømme</p></pages>").data) == {ATKINSON}


def test_missing_letters_are_told_once_in_their_order() -> None:
    assert house_fonts().missing("a😀b漢😀") == ["😀", "漢"]
    assert house_fonts().missing("Blåbær, ŋ – “ ” « » … • € § ½ Ж Ω") == []


def test_what_steers_and_prints_nothing_is_not_missing() -> None:
    assert house_fonts().missing("".join(UNSEEN) + " \n\t\u00a0\u202f") == []
    assert plain("a\u00adb\u200bc\u2011d\u202fe") == "abc-d\u00a0e"


def test_every_kind_of_space_is_drawn_as_one() -> None:
    """A space that no font has would be drawn as an empty box."""
    spaces = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Zs"]
    assert "\u3000" in spaces and "\u2003" in spaces
    for space in spaces:
        assert house_fonts().missing(f"a{space}b") == []
        assert all(letter in " \u00a0" for letter in plain(space)), hex(ord(space))


def test_directions_of_writing_print_nothing() -> None:
    for code in (0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)):
        assert house_fonts().missing(f"a{chr(code)}b") == [], hex(code)


def test_controls_are_missing() -> None:
    for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x85, 0x2028, 0x2029, 0xFFFE, 0xFFFF):
        assert house_fonts().missing(f"a{chr(code)}b") == [chr(code)], hex(code)


@pytest.mark.parametrize(
    ("more", "place", "code", "letters"),
    [
        ("\nthemes:\n  - {id: a, title: We laugh 😀}\n", "7:29", "picture-letter", "😀 (U+1F600)"),
        ("\nthemes:\n  - {id: a, title: We **all** laugh \uf04a}\n", "7:37", "picture-letter", "U+F04A"),
        (
            "\nquotes:\n  - id: q\n    text: >-\n      First line\n      then 漢字\n",
            "10:12",
            "missing-letter",
            "漢 (U+6F22) 字 (U+5B57)",
        ),
        ('\nquotes:\n  - {id: q, text: "Ring \\a bell"}\n', "7:25", "missing-letter", "U+0007"),
        ('\nquotes:\n  - {id: q, text: "Form \\f feed"}\n', "7:28", "missing-letter", "U+000C"),
        (
            "\nposter: {we_want: [Family \U0001f468\u200d\U0001f469]}\n",
            "6:27",
            "picture-letter",
            "👨 (U+1F468) 👩 (U+1F469)",
        ),
    ],
)
def test_a_letter_that_no_font_has_is_told_at_its_place(tmp_path: Path, more: str, place: str, code: str, letters: str) -> None:
    (problem,) = problems(tmp_path, more)
    assert (problem.code, problem.details["letters"]) == (code, letters)
    assert str(problem.place) == f"{tmp_path / 'cycle.yaml'}:{place}"
    assert problem.excerpt


SCRIPTS = {
    "arabic": "سلام", "hebrew": "שלום", "devanagari": "नमस्ते", "bengali": "নমস্কার", "tamil": "வணக்கம்", "thai": "สวัสดี",
    "khmer": "សួស្តី", "myanmar": "မင်္ဂလာပါ", "gurmukhi": "ਸਤਿ", "sinhala": "ආයුබෝවන්", "lao": "ສະບາຍດີ",
    "tibetan": "བཀྲ", "syriac": "ܫܠܡܐ",
    "telugu": "నమస్కారం", "malayalam": "നമസ്കാരം", "thaana": "މަރުޙަބާ", "nko": "ߒߞߏ", "mongolian": "ᠮᠣᠩᠭᠣᠯ",
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_that_cannot_be_set_is_told_by_its_name(tmp_path: Path, script: str) -> None:
    """Once, whichever of its letters a font has: Open Sans has the Hebrew ones, which would come out from the wrong end."""
    more = f"themes:\n  - {{id: a, title: We say {SCRIPTS[script]} here}}\n"
    (problem,) = problems(tmp_path, more)
    assert (problem.code, str(problem.place)) == ("script-unset", f"{tmp_path / 'cycle.yaml'}:6:27")
    for lang in LANGS:
        words = load_words(lang)
        assert words(f"reasons.script-{script}") in words.message(problem)


def test_two_scripts_and_a_letter_that_is_missing_are_three_problems(tmp_path: Path) -> None:
    found = problems(tmp_path, "themes:\n  - {id: a, title: שלום سلام 漢}\n")
    assert [problem.code for problem in found] == ["script-unset", "script-unset", "missing-letter"]
    assert found[2].details["letters"] == "漢 (U+6F22)"


@pytest.mark.parametrize(
    "text", ["Čáhci ŋ", "Γειά σου", "Привет", "Xin chào, cảm ơn", "Dzień dobry", "İyi günler", "Ĝis la revido"]
)
def test_other_scripts_are_set(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, f'themes:\n  - {{id: a, title: "{text}"}}\n') == ()


@pytest.mark.parametrize("lang", LANGS)
def test_each_script_has_a_name(lang: str) -> None:
    assert all(load_words(lang)(f"reasons.script-{script}") for script in UNSET)


def test_a_text_that_shows_nothing_is_told_at_its_place(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, '\nthemes:\n  - {id: a, title: "\\u200b"}\n')
    assert (problem.code, str(problem.place)) == ("empty-value", f"{tmp_path / 'cycle.yaml'}:7:20")
    assert problem.details["name"] == "title"


# ------------------------------------------------------------------------------------------------ a cycle's own fonts

OWN = "fonts: {regular: fonts/own.ttf, bold: fonts/own-bold.ttf}\nposter: {we_want: [Some words **in bold**]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cycle's folder with fonts of its own."""
    (tmp_path / "fonts").mkdir()
    shutil.copy(OPEN_SANS / "OpenSans-Regular.ttf", tmp_path / "fonts" / "own.ttf")
    shutil.copy(OPEN_SANS / "OpenSans-Bold.ttf", tmp_path / "fonts" / "own-bold.ttf")
    return tmp_path


def test_own_fonts_come_first(folder: Path) -> None:
    out = built(folder, OWN, "poster")
    assert bare("Some words in bold") in bare(text_of(out / "poster.pdf"))
    names = face_names(out / "poster.pdf")
    assert {re.sub("-[0-9a-f]{12}$", "", name) for name in names} == {"OpenSans-Regular", "OpenSans-Bold"}


def test_letters_that_own_fonts_lack_come_from_the_house(folder: Path) -> None:
    fonts = own(folder)
    chain = [face.name for face in fonts._chains[False]]
    assert chain[0].startswith("Own-") and chain[1:] == [ATKINSON, FALLBACK]
    assert fonts.first == chain[0]


def test_two_cycles_with_one_file_name_do_not_mix(folder: Path) -> None:
    regular = own(folder)
    shutil.copy(OPEN_SANS / "OpenSans-Light.ttf", folder / "fonts" / "own.ttf")
    light = own(folder)
    assert regular.first != light.first
    assert regular.width("words", False, 10) != light.width("words", False, 10)


WHOLE = (OPEN_SANS / "OpenSans-Regular.ttf").read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"not a font", b"\0\1\0\0", b"OTTO" + WHOLE[4:], b"ttcf" + WHOLE[4:], WHOLE[:100], WHOLE[:5000],
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:12] + b"\xff" * 200 + WHOLE[212:], b"\0\1\0\0" + b"\xff" * 2000, b"%PDF-1.7",
    ],
    ids=["empty", "text", "magic", "otto", "collection", "100", "5000", "half", "directory", "ones", "pdf"],
)  # fmt: skip
@pytest.mark.parametrize("weight", ["own", "own-bold"])
def test_a_broken_font_is_a_problem(folder: Path, data: bytes, weight: str) -> None:
    (folder / "fonts" / f"{weight}.ttf").write_bytes(data)
    (problem,) = problems(folder, OWN)
    assert (problem.code, problem.details["file"]) == ("bad-font", f"{weight}.ttf")
    assert problem.place.line == 5


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_font_with_a_few_wrong_bytes_is_used_or_refused(one: int, two: int, noise: bytes) -> None:
    data = bytearray(WHOLE)
    data[one : one + len(noise)] = noise
    data[two % 400 : two % 400 + len(noise)] = noise  # its tables' directory
    try:
        fonts = own_fonts(bytes(data[: len(WHOLE)]), (OPEN_SANS / "OpenSans-Bold.ttf").read_bytes())
    except FontError as error:
        assert list(error.codes) == [False]
    else:
        assert fonts.width("abc", False, 10) is not None


def _with_rights(bits: int) -> bytes:
    parts = tables()
    return font(parts | {b"OS/2": parts[b"OS/2"][:8] + struct.pack(">H", bits) + parts[b"OS/2"][10:]})


@pytest.mark.parametrize(
    ("bits", "allowed"),
    [
        (0, True),
        (4, True),
        (8, True),
        (6, True),
        (0xA, True),
        (2, False),
        (0x100, False),
        (0x104, False),
        (0x200, False),
        (0x302, False),
    ],
)
def test_a_licence_that_forbids_embedding_is_kept(folder: Path, bits: int, allowed: bool) -> None:
    """OpenType 1.9, OS/2: the least strict of several levels counts; subsets and outlines may be forbidden beside them."""
    (folder / "fonts" / "own-bold.ttf").write_bytes(_with_rights(bits))
    found = problems(folder, OWN, "poster")
    assert [(problem.code, problem.place.column) for problem in found] == ([] if allowed else [("font-licence", 39)])


def test_a_variable_font_is_told_for_what_it_is(folder: Path) -> None:
    """Both files are told. It would print in the weight that it rests in, the bold letters too."""
    for name in ("own", "own-bold"):
        (folder / "fonts" / f"{name}.ttf").write_bytes(font(tables() | {b"fvar": bytes(20)}))
    found = problems(folder, OWN, "poster")
    assert [(problem.code, problem.details["file"]) for problem in found] == [
        ("font-variable", "own.ttf"), ("font-variable", "own-bold.ttf"),
    ]  # fmt: skip


def test_one_file_for_both_weights_is_warned_of(folder: Path) -> None:
    shutil.copy(folder / "fonts" / "own.ttf", folder / "fonts" / "own-bold.ttf")
    _, found = fonts_of(loaded(folder, OWN))
    assert [(problem.code, problem.severity) for problem in found] == [("font-not-bold", Severity.WARNING)]


@pytest.mark.parametrize("weights", [("own",), ("own", "own-bold")])
def test_a_font_with_the_inner_name_of_another_is_used(folder: Path, weights: tuple[str, ...]) -> None:
    """The house's font of that name draws what it lacks; and two weights may have one name."""
    parts = tables()
    for number, name in enumerate(weights):
        letters = cmap(12, struct.pack(">LLLL", 1, 0x20, 0x7E, 1 + number))
        (folder / "fonts" / f"{name}.ttf").write_bytes(font(parts | of_glyphs(parts, PLAIN, PLAIN + bytes(4 * number)) | letters))
    out = built(folder, OWN.replace("Some words", "Some words på døra"), "poster")
    pdf = opened((out / "poster.pdf").read_bytes())
    fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/TrueType"]
    files = {str(each.BaseFont): each.FontDescriptor.FontFile2.objgen for each in fonts}
    assert len(files) == len(fonts) == len(set(files.values())) >= 3
    own = [each for each in fonts if re.search("AtkinsonHyperlegible-Regular-[0-9a-f]{12}$", str(each.BaseFont))]
    house = [each for each in fonts if str(each.BaseFont).endswith("+AtkinsonHyperlegible-Regular")]
    assert len(own) == len(weights) and len(house) == 1
    sizes = {len(each.FontDescriptor.FontFile2.read_bytes()) for each in own}
    assert max(sizes) < len(house[0].FontDescriptor.FontFile2.read_bytes())


def test_a_font_that_goes_missing_is_a_problem(folder: Path) -> None:
    (folder / "fonts" / "own.ttf").unlink()
    assert [problem.code for problem in problems(folder, OWN)] == ["path-missing"]


def _composite(*parts: int) -> bytes:
    """A glyph that is put together from others."""
    more = [0x20] * (len(parts) - 1) + [0]
    return struct.pack(">hhhhh", -1, 0, 0, 9, 9) + b"".join(struct.pack(">HHH", flag, part, 0) for flag, part in zip(more, parts))


PLAIN = struct.pack(">hhhhh", 1, 0, 0, 9, 9) + bytes(6)


@pytest.mark.parametrize(
    ("glyphs", "fine"),
    [
        ([PLAIN, _composite(0), _composite(1, 0)], True),
        ([_composite(n + 1) for n in range(6)] + [PLAIN], True),
        ([_composite(0)], False),
        ([_composite(1), _composite(0), PLAIN], False),
        ([_composite(n + 1) for n in range(7)] + [PLAIN], False),
        ([_composite(*[n + 1] * 100) for n in range(1)] + [PLAIN], True),
        ([_composite(*[n + 1] * 100) for n in range(2)] + [PLAIN], False),
    ],
    ids=["nested", "deep", "itself", "a ring", "too deep", "of many", "of many that are of many"],
)
def test_what_a_glyph_is_put_together_from_comes_to_an_end(glyphs: list[bytes], fine: bool) -> None:
    parts = tables()
    data = font(parts | of_glyphs(parts, *glyphs))
    with nullcontext() if fine else pytest.raises(BadFont):
        check(data)


# ------------------------------------------------------------------------------------------------ the zero

FILES = Path(find_spec("fontpkg_atkinson_hyperlegible").submodule_search_locations[0]) / "files"


def inside(name: str, letter: str) -> tuple[int, int, int]:
    """A house font's letter as it is drawn: the grey of its middle, and where it begins and ends, in 1/1000 of its size."""
    face = next(face for chain in house_fonts()._chains.values() for face in chain if face.name == name)
    paper = canvas()
    paper.start_page(1000, 1000)
    with paper.artifact():
        paper.setFont(face.name, 1000)
        paper.drawString(0, 150, letter)
    with pypdfium2.PdfDocument(paper.finish()) as document:
        page = document[0].render(scale=1).to_pil().convert("L")
    left, top, right, low = ImageOps.invert(page).getbbox()
    return page.getpixel(((left + right) // 2, (top + low) // 2)), left, right


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_zero_has_no_stroke_and_is_narrower_than_the_letter(weight: str) -> None:
    """A slashed zero is an Ø to whoever reads Norwegian."""
    name = f"AtkinsonHyperlegible-{weight}"
    zero, left, right = inside(name, "0")
    assert zero == 255 and inside(name, "Ø")[0] < 128
    assert right - left == pytest.approx(573 if weight == "Bold" else 528, abs=3)
    _, start, end = inside(name, "O")
    assert right - left < end - start - 80


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_nothing_else_of_the_font_is_changed(weight: str) -> None:
    data = (FILES / f"AtkinsonHyperlegible-{weight}.ttf").read_bytes()
    old, new = (TTFont(io.BytesIO(each)) for each in (data, with_plain_zero(data)))
    assert old.getGlyphOrder() == new.getGlyphOrder() and old["hmtx"].metrics == new["hmtx"].metrics
    changed = {name for name in old.getGlyphOrder() if old["glyf"][name] != new["glyf"][name]}
    assert changed == {"zero"} and new["glyf"]["zero"].numberOfContours == 2
    assert {tag for tag in old.reader.tables if old.reader[tag] != new.reader[tag]} == {"glyf"}


def test_a_zero_that_is_not_known_stays() -> None:
    data = bytearray((FILES / "AtkinsonHyperlegible-Regular.ttf").read_bytes())
    glyf = next(offset for tag, _, offset, _ in struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * data[5]]) if tag == b"glyf")
    (start,) = struct.unpack_from(">H", data, TTFont(io.BytesIO(data)).reader.tables["loca"].offset + 10)
    data[glyf + 2 * start + 20] ^= 1
    assert with_plain_zero(bytes(data)) == data


def test_a_zero_is_read_and_copied_as_one() -> None:
    assert "2026 kl. 10.00" in text_of(pressed("<pages><h1>2026 kl. 10.00</h1><p>2026 kl. 10.00</p></pages>").data)
