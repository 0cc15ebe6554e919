"""`dialogkit symbols`: the sheet of a year's symbols, where a word leads, and what cannot be asked for."""

from __future__ import annotations

import json
import re
import shutil
from itertools import combinations, pairwise
from pathlib import Path

import pytest

import packs
import structure
from conftest import SMALL, Shell
from day import TODAY
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.packs.packs import Packs
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import draft
from dialogkit.kit.order import Order
from dialogkit.kit.passes.symbols import STAND_IN
from dialogkit.kit.symbols.find import find
from dialogkit.kit.symbols.used import used
from dialogkit.markup.tree import pictured
from dialogkit.press.art import tabler
from dialogkit.terminal.work.symbols import _EXCLUDED, _NEEDS
from dialogkit.words import LANGS, load_words
from kits import EXAMPLES, LANGUAGES, Shelf, dialogkit
from layout.facts import read as facts
from layout.rules import RULES, problems

HEAD = "name: Fargerike\nlicence: CC BY 4.0\ncredit: Tegnet av regnestykket for Solbakken\npictures:\n"
FULL = packs.colourful(head=HEAD, ending="png")
YEAR = """\
themes:
  - id: pause
    title: Pausen
    symbol: coffee
    questions: [{id: q, text: Hva er bra?, symbol: bus}, {id: r, text: Hva er godt?, symbol: tools-kitchen-2}]
poster:
  title: T
  we_want: [Vi vil ha kaffe, Vi vil bade, Vi vil ha mat, {text: To, symbol: campfire}, {text: Tre, symbol: kanne}]
symbols: {kanne: {src: kanne.png, alt: En **rød** kanne}}
"""
ROWS = re.compile(r"(\S+)\.pdf: (\d+)")


def year(folder: Path, *named: str, lang: str = "nb", more: str = YEAR, **made: dict[str, bytes]) -> Path:
    """A year with packs: each of `made` lies in a folder of that name."""
    for name, files in made.items():
        packs.as_folder(folder / name, files)
    (folder / "kanne.png").write_bytes(packs.small(50))
    lines = "".join(f"\n  - {name}" for name in named or made)
    text = f"{SMALL.replace('lang: nb', f'lang: {lang}')}{more}"
    (folder / "cycle.yaml").write_text(text + (f"symbol_packs:{lines}\n" if lines else ""), encoding="utf-8")
    return folder


def sheets_of(shelf: Shelf) -> dict[str, Path]:
    """Sheets in each language, with one pack, with two of which one is a zip file and lacks half, and without any."""

    def make(folder: Path) -> None:
        example = folder / "nb"
        shutil.copytree(EXAMPLES[0], example, ignore=shutil.ignore_patterns("build", "public"))
        packs.as_folder(example / "farger", FULL)
        with (example / "cycle.yaml").open("a", encoding="utf-8") as file:
            file.write("\nsymbol_packs: [farger]\n")
        for lang in ("nn", "en"):
            (folder / lang).mkdir()
        packs.as_zip(folder / "nn" / "halv.zip", packs.half())
        photos = {"kaffe.jpg": packs.photo(1), "bade.jpg": packs.photo(2)}
        rows = "".join(f"  - {{file: {name}, nb: [{name[:-4]}], alt: Her er det, people: no}}\n" for name in photos)
        photos["pack.yaml"] = f"name: Heimen\nlicence: eigne bilete\nkind: photo\npictures:\n{rows}".encode()
        year(folder / "nn", "halv.zip", "heimen", lang="nn", heimen=photos)
        year(folder / "en", lang="en")
        shell = Shell()
        for lang in LANGUAGES:
            assert shell("symbols", folder / lang) == 0, shell.err
            shutil.copy(folder / lang / "build" / "symbols.pdf", folder / f"symbols-{lang}.pdf")

    folder = shelf.made("symbols", make)
    return {lang: folder / f"symbols-{lang}.pdf" for lang in LANGUAGES}


@pytest.fixture(scope="module")
def sheets(shelf: Shelf) -> dict[str, Path]:
    return sheets_of(shelf)


def texts(sheet: Path) -> list[str]:
    return structure.reading_text(sheet)


# ------------------------------------------------------------------------------------------------ the sheet


def test_each_sheet_says_what_there_is_and_what_is_missing(sheets: dict[str, Path]) -> None:
    for lang, sheet in sheets.items():
        words, read = load_words(lang), texts(sheet)
        assert structure.problems(sheet) == []
        assert read[1] == words("symbols.title")
        assert (words("symbols.lacks") in read) == (lang != "en"), "without a pack nothing is said to be missing"
    nb, nn, en = (texts(sheets[lang]) for lang in LANGUAGES)
    assert re.fullmatch(r"15 av \d+ bilder finnes i «Fargerike»\.", nb[2])
    assert "finst i symbolpakkene" in nn[2] and re.match(r"\d+ av \d+ bilete", nn[2])
    assert re.match(r"The year uses \d+ pictures\. It has no symbol pack yet", en[2])
    there = nb.index("Finnes i pakken (15)")
    lacking = next(at for at, text in enumerate(nb) if re.fullmatch(r"Mangler i pakken \(\d+\)", text))
    assert nb[lacking + 2] == "Mangler" and lacking < there, "what is missing comes first, and its column says so"
    assert any(one.endswith(", mat.png") and other == "Halvparten" for one, other in pairwise(nn)), (
        "of several packs each is named"
    )


def test_the_rules_of_layout_hold(sheets: dict[str, Path]) -> None:
    rules = [rule for rule in RULES if rule != "l17"]
    assert [each for sheet in sheets.values() for each in problems(facts(sheet), *rules)] == []


def test_a_row_has_the_word_the_name_and_the_packs_file(sheets: dict[str, Path]) -> None:
    read = texts(sheets["nb"])
    there = read.index("Finnes i pakken (15)")
    assert ("bank på", "door") in pairwise(read[:there])
    assert ("mat", "tools-kitchen-2, mat.png") in pairwise(read[there:])


def test_what_is_made_on_request_alone_has_its_pictures_there_too(shell: Shell, tmp_path: Path) -> None:
    """The picture of a quote that may be in the report and not in the game stands on the wall and on a slide."""
    more = "quotes: [{id: q, text: Jeg vil ut., symbol: campfire, consent: {status: given, scope: [report]}}]\n"
    assert shell("symbols", year(tmp_path, more=more)) == 0
    assert "campfire" in texts(tmp_path / "build" / "symbols.pdf")


def test_two_columns_of_whole_words_take_few_pages(sheets: dict[str, Path]) -> None:
    for lang, sheet in sheets.items():
        seen = facts(sheet)
        printed = {word.strip(",") for line in seen.words for word in line.text.split()}
        loaded = load(sheet.parent / lang)
        bench, _ = bench_of(loaded, Order(today=TODAY, every=True), {}, False)
        found = used(bench, bench.order.materials(loaded))
        assert {word for each in found for words in each.words for word in words.split()} - printed == set(), "broken"
        heads = [line for line in seen.words if line.text == load_words(lang)("symbols.drawing")]
        assert len(heads) >= 4, "of each column on each page"
        assert len(seen.sizes) <= 3 + len(found) / 30


def test_words_of_the_years_language_come_before_raw_names(sheets: dict[str, Path]) -> None:
    """Names of symbols are English: of what the example shows each has a word in Norwegian."""
    loaded = load(sheets["nb"].parent / "nb")
    bench, _ = bench_of(loaded, Order(today=TODAY), {}, False)
    found = used(bench, bench.order.materials(loaded))
    assert [each.name for each in found if not each.own and each.words[0] == each.name.replace("-", " ")] == []


def test_what_it_shows_is_what_a_build_shows(tmp_path: Path, shelf: Shelf) -> None:
    sheets_of(shelf)
    for lang in LANGUAGES:
        loaded = load(shelf.folder / "symbols" / lang)
        bench, _ = bench_of(loaded, Order(today=TODAY), {}, False)
        drafts = [draft(material, bench) for material in bench.order.materials(loaded)]
        built = {name for drafted in drafts if drafted.tree for name in pictured(drafted.tree)}
        found = used(bench, bench.order.materials(loaded))
        assert {each.answer.name for each in found if each.answer} == built & loaded.packs.symbols.keys(), lang
        drawn = {name for name in built - {STAND_IN} if tabler.shapes(name) and name not in tabler.own_names()}
        assert drawn - {name for each in found for name in (each.drawing, each.name)} == set(), lang
        assert {each.name for each in found if each.own} == built & loaded.cycle.symbols.keys(), lang


def test_words_are_the_years_and_no_form_of_one_another(tmp_path: Path) -> None:
    said = {}
    for lang in LANGS:
        loaded = load(year(tmp_path, lang=lang))
        bench, _ = bench_of(loaded, Order(today=TODAY), {}, False)
        said[lang] = {each.name: each.words for each in used(bench, bench.order.materials(loaded))}
    assert [said[lang]["map-pin"][0] for lang in LANGS] == ["sted", "stad", "place"]
    assert said["nb"]["campfire"] == ("campfire",), "of what no idea stands for, its name"
    assert said["nb"]["kanne"] == ("En rød kanne",)
    assert said["nb"]["coffee"] == ("pause",), "not «pauser» as well"


def test_a_symbol_that_stands_for_no_idea_is_answered_by_its_name_as_a_word(tmp_path: Path) -> None:
    fire = packs.colourful({"baal": ("bål", "bål", "campfire")}, ending="png")
    loaded = load(year(tmp_path, b=fire))
    bench, _ = bench_of(loaded, Order(today=TODAY), {}, False)
    (answer,) = [each.answer for each in used(bench, bench.order.materials(loaded)) if each.name == "campfire"]
    assert answer and answer.picture.file == "baal.png"


PHOTO = "name: Hjemme\nlicence: egne bilder\nkind: photo\npictures:\n  - {file: mat.jpg, nb: [kaffe], alt: Vi spiser%s}\n"
SCOPE = "consent: {status: %s, scope: [photo], ref: mappe 3, date: 2026-01-01}"


@pytest.mark.parametrize(("more", "is_shown"), [("", False), (", people: no", True), (f", {SCOPE % 'given'}", True)])
def test_a_photo_needs_its_yes_here_too(shell: Shell, tmp_path: Path, more: str, is_shown: bool) -> None:
    files = {"pack.yaml": (PHOTO % more).encode(), "mat.jpg": packs.photo(3)}
    assert shell("symbols", year(tmp_path, hjemme=files)) == 0
    read = texts(tmp_path / "build" / "symbols.pdf")
    assert (any(text.endswith(", mat.jpg") for text in read), "Mangler samtykke" in read) == (is_shown, not is_shown)


def test_an_own_photo_without_a_yes_is_not_shown(shell: Shell, tmp_path: Path) -> None:
    photo = "kanne: {src: kanne.jpg, alt: Oss to, kind: photo}"
    year(tmp_path, more=YEAR.replace("kanne: {src: kanne.png, alt: En **rød** kanne}", photo))
    (tmp_path / "kanne.jpg").write_bytes(packs.photo(4))
    assert shell("symbols", tmp_path) == 0
    assert "Oss to" not in texts(tmp_path / "build" / "symbols.pdf")


# ------------------------------------------------------------------------------------------------ its file


def test_it_lies_beside_the_kit_and_stays_there(shell: Shell, tmp_path: Path) -> None:
    year(tmp_path, farger=FULL)
    assert shell("build", tmp_path, "--only", "poster") == 0
    assert shell("symbols", tmp_path) == 0 and shell.out.startswith(f"{tmp_path / 'build' / 'symbols.pdf'}: ")
    first = (tmp_path / "build" / "symbols.pdf").read_bytes()
    assert shell("build", tmp_path) == 0 and "symbols" not in shell.out
    assert shell("symbols", tmp_path, "-q") == 0 and shell.out == ""
    assert (tmp_path / "build" / "symbols.pdf").read_bytes() == first
    names = {path.name for path in (tmp_path / "build").iterdir()}
    assert {"symbols.pdf", "poster.pdf", "manifest.json"} <= names


def test_the_same_bytes_in_another_process_and_folder(tmp_path: Path, sheets: dict[str, Path]) -> None:
    there = shutil.copytree(sheets["nn"].parent / "nn", tmp_path / "nn", ignore=shutil.ignore_patterns("build"))
    run = dialogkit("symbols", there, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert run.returncode == 0, run.stderr
    assert (there / "build" / "symbols.pdf").read_bytes() == sheets["nn"].read_bytes()


def test_nobody_elses_file_gives_way(shell: Shell, tmp_path: Path) -> None:
    year(tmp_path)
    (tmp_path / "build").mkdir()
    sheet = tmp_path / "build" / "symbols.pdf"
    sheet.write_bytes(b"mine")
    assert shell("symbols", tmp_path) == 3 and sheet.read_bytes() == b"mine"
    sheet.unlink()
    assert shell("symbols", tmp_path) == 0
    sheet.write_bytes(sheet.read_bytes() + b"mine")
    assert shell("symbols", tmp_path) == 3 and sheet.read_bytes().endswith(b"mine")
    assert [path.name for path in (tmp_path / "build").iterdir() if path.name.startswith(".")] == []


def test_what_has_no_yes_any_more_goes_with_it(shell: Shell, tmp_path: Path) -> None:
    files = {"pack.yaml": (PHOTO % f", {SCOPE % 'given'}").encode(), "mat.jpg": packs.photo(3)}
    year(tmp_path, hjemme=files)
    assert shell("symbols", tmp_path) == 0
    (tmp_path / "hjemme" / "pack.yaml").write_text(PHOTO % f", {SCOPE % 'withdrawn'}", encoding="utf-8")
    assert shell("build", tmp_path, "--only", "poster") == 0
    assert not (tmp_path / "build" / "symbols.pdf").exists()
    assert "dialogkit symbols" in shell.out, "and how it is made again is told"


@pytest.mark.parametrize(
    ("change", "code", "told"),
    [
        (("licence: CC BY 4.0\n", ""), 1, "hva som gir dere lov"),
        (("kaffe.png", "kafe.png"), 1, "kaffe.png"),
        (("pictures:", "picturs:"), 1, "pictures"),
    ],
)
def test_what_is_wrong_in_a_pack_is_told_as_in_a_build(
    shell: Shell, tmp_path: Path, change: tuple[str, str], code: int, told: str
) -> None:
    files = {**FULL, "pack.yaml": FULL["pack.yaml"].decode().replace(*change).encode()}
    assert shell("symbols", year(tmp_path, farger=files)) == code
    assert told in shell.err and "pack.yaml:" in shell.err and not (tmp_path / "build").exists()


def test_a_picture_that_is_broken_is_told_and_nothing_is_written(shell: Shell, tmp_path: Path) -> None:
    assert shell("symbols", year(tmp_path, farger={**FULL, "kaffe.png": FULL["kaffe.png"][:200]})) == 1
    assert "farger/pack.yaml:5:5:" in shell.err and not (tmp_path / "build").exists()


def test_a_template_of_the_years_own_cannot_take_its_name(shell: Shell, tmp_path: Path) -> None:
    (year(tmp_path) / "templates").mkdir()
    (tmp_path / "templates" / "symbols.xml.j2").write_text('<document title="x"><pages><p>y</p></pages></document>')
    assert shell("check", tmp_path, "--format", "json") == 0
    assert "template-name-taken" in [each["code"] for each in json.loads(shell.out)]
    assert shell("symbols", tmp_path) == 0 and "y" not in texts(tmp_path / "build" / "symbols.pdf")


# ------------------------------------------------------------------------------------------------ where a word leads


def names(word: str, packs: Packs = Packs(), lang: str = "nb") -> list[str | None]:
    return [each.name for each in find(word, lang, packs)]


@pytest.mark.parametrize("word", ["venn", "Venner", "vennene", "VENN", "ven", "friend", "friends", "venen"])
def test_a_word_leads_to_its_symbol_whatever_its_form(word: str) -> None:
    assert names(word)[:1] == ["users-heart"]


def test_what_is_called_just_so_comes_first_and_what_only_begins_so_last() -> None:
    assert names("home")[0] == "home" and len(names("home")) > 5
    assert "message-circle-question" in names("vet ikke")
    assert "sun" in names("sommer") and names("sommer", lang="en") == names("sommer")
    assert names("campfire")[0] == "campfire", "which no idea stands for"
    assert names("facebook")[0] == "brand-facebook" and "brand-google-home" not in names("home")


@pytest.mark.parametrize("word", ["xqzz", "bzzzzzzzzzzzzzzzz" * 20, "«»", "!", "ønd"])
def test_some_words_lead_nowhere(word: str) -> None:
    assert names(word) == []


def test_pictures_of_packs_are_found_by_idea_and_by_their_own_words(tmp_path: Path) -> None:
    rare = {"tuba": ("tuba", "tuba", "tuba"), "kaffe": packs.WORDS["kaffe"]}
    loaded: Loaded = load(year(tmp_path, p=packs.colourful(rare, ending="png")))
    found = {word: [[one.picture.file for one in each.pictures] for each in find(word, "nb", loaded.packs)] for word in rare}
    assert found["tuba"][0] == ["tuba.png"] and found["kaffe"][0] == ["kaffe.png"]
    assert names("tubaen", loaded.packs) == ["tuba"], "what may stand after `symbol:`"
    assert found["kaffe"].count(["kaffe.png"]) == 1, "told once"


def test_the_table_and_the_records_say_the_same(shell: Shell, tmp_path: Path) -> None:
    year(tmp_path, farger=FULL)
    assert shell("symbols", tmp_path, "--find", "kaffe") == 0
    assert [line.split() for line in shell.out.splitlines()][:2] == [
        ["betyr", "symbol", "pakke", "bilde"],
        ["pause", "coffee", "Fargerike", "kaffe.png"],
    ]
    assert shell("symbols", tmp_path, "--find", "kaffe", "--format", "json") == 0
    assert json.loads(shell.out)[0] == {"means": ["pause"], "symbol": "coffee", "pack": "Fargerike", "file": "kaffe.png"}
    assert shell("symbols", tmp_path, "--find", "home") == 0
    assert len(shell.out.splitlines()) == 22 and shell.out.splitlines()[-1].startswith("Og ")


def test_outside_a_year_there_are_no_packs(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell("symbols", "--find", "venner") == 0 and "users-heart" in shell.out and "pakke" not in shell.out
    assert shell("symbols", "--find", "friend", "--lang", "en") == 0 and shell.out.startswith("means")
    assert shell("symbols", "--find", "xqzz", "--lang", "nn") == 1 and "Ingen symbol og ingen bilete" in shell.err
    assert shell("symbols", "nowhere", "--find", "venn", "-q") == 2, "perhaps a word of several"
    assert '"venn nowhere"' in shell.err


def test_a_pack_with_mistakes_is_told_beside_the_answer(shell: Shell, tmp_path: Path) -> None:
    files = {**FULL, "pack.yaml": FULL["pack.yaml"].replace(b"licence: CC BY 4.0\n", b"")}
    assert shell("symbols", year(tmp_path, farger=files), "--find", "venn") == 1
    assert "users-heart" in shell.out and "pack.yaml:1:1" in shell.err


def test_names_that_are_secret_are_not_said_aloud(shell: Shell, tmp_path: Path) -> None:
    people = packs.colourful({"en": ("Hedda", "Hedda", "Hedda")}, ending="png")
    year(tmp_path, more="privacy: {names_file: names.txt}\n", p=people)
    (tmp_path / "names.txt").write_text("Hedda Vik\n", encoding="utf-8")
    assert shell("symbols", tmp_path, "--find", "hedda") == 0
    assert "Hedda" not in shell.out and "en.png" in shell.out


# ------------------------------------------------------------------------------------------------ what excludes what

OPTIONS = {
    "--find": ["--find", "venn"],
    "--make-pack": ["--make-pack", "@/bilder"],
    "--lang": ["--lang", "nn"],
    "--format": ["--format", "json"],
    "CYCLE": ["@/year"],
}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_choice_of_options_is_done_or_told(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    (tmp_path / "year").mkdir()
    year(tmp_path / "year", more="")
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder" / "kaffe.png").write_bytes(packs.small(1))
    monkeypatch.chdir(tmp_path / "year")
    for chosen in combinations(OPTIONS, count):
        (tmp_path / "bilder" / "pack.yaml").unlink(missing_ok=True)
        wrong = any(one in chosen and other in chosen for one, other in _EXCLUDED)
        wrong |= any(one in chosen and not set(others) & {*chosen} for one, others in _NEEDS)
        args = [word.replace("@", str(tmp_path)) for name in chosen for word in OPTIONS[name]]
        assert shell("symbols", *args) == (2 if wrong else 0), (chosen, shell.err)
        assert (tmp_path / "bilder" / "pack.yaml").exists() == ("--make-pack" in chosen and not wrong)


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["--find"], 2, "Det mangler noe etter `--find`."),
        (["--find", " "], 2, "Det mangler noe etter `--find`."),
        (["--find", "a", "b", "c"], 2, "anførselstegn"),
        (["--finn", "venn"], 2, "Mente du `--find`?"),
        (["--make-pack"], 2, "Det mangler noe etter `--make-pack`."),
        (["nowhere"], 3, "nowhere"),
        (["--lang", "dansk", "--find", "x"], 2, "`--lang`"),
    ],
)
def test_mistakes_of_a_beginner_are_told_in_a_line(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(year(tmp_path))
    assert shell("symbols", *args) == code
    assert told in shell.err and "Traceback" not in shell.err and shell.out == ""


def test_help_stands_in_three_languages(shell: Shell) -> None:
    for lang in LANGS:
        assert shell("symbols", "--lang", lang, "--help") == 0
        assert "--make-pack" in shell.out
