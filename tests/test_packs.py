"""Symbol packs: what a year's symbols become where a pack has pictures for them, whatever it lies in and whoever made it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import packs
from conftest import SMALL
from day import TODAY
from dialogkit import limits
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.packs.archive import Archive
from dialogkit.cycle.packs.ideas import idea_of, ideas
from dialogkit.kit.assets import symbols_of
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.kit.passes.packs import Answers, with_packs
from dialogkit.markup.tree import Node, pictured
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.problems import Severity
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from paper import drafted, text_of

YEAR = """\
themes: [{id: pause, title: Pausen, symbol: coffee, questions: [{id: q, text: Hva er bra?, symbol: buss}]}]
poster: {title: Vi bestemmer, we_want: [Vi vil ha kaffe, Vi vil gå tur, {text: Vi savner noen, symbol: familie}]}
"""
PNG = packs.colourful(ending="png")
OWN = "name: Vårt\nlicence: egne bilder\npictures:\n"


def year(folder: Path, *named: str, more: str = YEAR, **made: dict[str, bytes]) -> Loaded:
    """A year with packs: each of `made` lies in a folder of that name, and they are `named` in their order."""
    for name, files in made.items():
        packs.as_folder(folder / name, files)
    lines = "".join(f"  - {name}\n" for name in named or made)
    (folder / "cycle.yaml").write_text(f"{SMALL}{more}symbol_packs:\n{lines}", encoding="utf-8")
    return load(folder)


def told(loaded: Loaded) -> list[str]:
    """What is wrong: the code, the end of the file's name, line and column."""
    return [f"{each.code} {str(each.place).rpartition('/')[2]}" for each in loaded.problems]


def shown(loaded: Loaded, symbol: str, lang: Lang = "nb", **attrs: str) -> Node:
    """What becomes of a line with a symbol."""
    book, problems = symbols_of(loaded)
    assert problems == []
    line = Node("p", {"symbol": symbol, **attrs}, ["Vi drikker noe"])
    return with_packs(Node("document", children=[line]), Answers(loaded.packs, lang), book).nodes[0]


# ------------------------------------------------------------------------------------------------ ideas and words


def test_each_idea_is_found_by_the_symbol_that_it_stands_for() -> None:
    door = idea_of("door")
    assert door and door.key == "own-room" and door.words["nb"].index("døra") < door.words["nb"].index("bank på")
    assert idea_of("point") is None, "what stands in for a symbol means nothing"
    book = SymbolBook()
    assert [idea.key for idea in ideas().values() if idea.symbol and idea.symbol not in book] == []


def test_a_word_by_which_one_looks_for_a_symbol_is_not_another_ideas() -> None:
    assert "familie" in ideas()["family"].words["nb"]
    assert "familie" not in ideas()["group"].words["nb"], "nobody means the family by a group"


def test_a_pack_answers_by_what_a_symbol_stands_for_in_any_language(tmp_path: Path) -> None:
    loaded = year(tmp_path, farger=PNG)
    assert told(loaded) == []
    for lang in LANGS:
        assert shown(loaded, "coffee", lang).get("symbol") == "farger:kaffe.png"
    assert shown(loaded, "anchor").get("symbol") == "anchor", "what no pack has stays"


def test_a_word_of_a_pack_may_stand_where_a_symbol_does(tmp_path: Path) -> None:
    loaded = year(tmp_path, farger=PNG)
    for word in ("kaffe", "KAFFI", "gå  tur", "go for a walk"):
        assert shown(loaded, word).get("symbol").startswith("farger:"), word
    assert shown(loaded, "zzz").get("symbol") == "zzz", "which is told"
    assert [each.code for each in check(loaded, Order(("tasks",), today=TODAY))] == []
    wrong = year(tmp_path, "farger", more=YEAR.replace("buss", "bussss"))
    assert "unknown-symbol" in [each.code for each in check(wrong, Order(("tasks",), today=TODAY))]


def test_the_language_of_the_document_comes_before_the_others(tmp_path: Path) -> None:
    gift = {"gave": ("gave", "gåve", "present"), "rotte": ("rotte", "rotte", "gift"), "giftig": ("gift", "gift", "poison")}
    loaded = year(
        tmp_path, farger=packs.colourful({**gift, "ord": ("egg", "egg", "bil"), "bil": ("bil", "bil", "car")}, ending="png")
    )
    assert shown(loaded, "bil", "nb").get("symbol") == "farger:bil.png"
    assert shown(loaded, "bil", "en").get("symbol") == "farger:ord.png"
    assert shown(loaded, "gift", "nb").get("symbol") == "farger:gave.png", "one of Tabler's names means that symbol"


def test_own_pictures_come_first_then_packs_in_their_order_then_tabler(tmp_path: Path) -> None:
    (tmp_path / "min.png").write_bytes(packs.small(40))
    own = "symbols: {coffee: {src: min.png, alt: Koppen min}}\n"
    loaded = year(tmp_path, "andre", "farger", more=own, farger=PNG, andre=packs.half())
    names = {name: shown(loaded, name).get("symbol") for name in ("coffee", "bus", "clock", "anchor")}
    assert names == {"coffee": "coffee", "bus": "farger:buss.png", "clock": "andre:klokke.png", "anchor": "anchor"}
    assert shown(loaded, "tools-kitchen-2").get("symbol") == "andre:mat.png", "the first pack that has it"


def test_a_line_gets_the_picture_of_what_its_words_mean_also_where_tabler_has_none(tmp_path: Path) -> None:
    loaded = year(tmp_path, farger=PNG, more="poster: {title: T, we_want: [Bank på døra, Familien min, Vi spiller kort]}\n")
    build(loaded, tmp_path / "out", Order(("poster",), today=TODAY))
    words = {"knock": ("banke på", "banke på", "knock"), "familie": ("familien", "familien", "family")}
    other = year(
        tmp_path,
        "begge",
        more="poster: {title: T, we_want: [Banke på, Familien min]}\n",
        begge=packs.colourful(words, ending="png"),
    )
    made = drawn(other, "poster")
    assert {"begge:knock.png", "begge:familie.png"} <= made


def drawn(loaded: Loaded, material: str) -> set[str]:
    """The names of the symbols that a material shows."""
    return pictured(drafted(loaded, material)[material])


@pytest.mark.parametrize(("lacks", "answered"), [("", 3), ("sjelden", 0)])
def test_bars_stand_beside_bars_alone(tmp_path: Path, lacks: str, answered: int) -> None:
    """A picture among them would look like more or less than it is. Where packs have one for each step, they show these."""
    steps = {"ofte": "level-4", "av og til": "idea:sometimes", "sjelden": "level-1"}
    words = {word: (word, word, word) for word in steps if word != lacks}
    loaded = year(tmp_path, more="", farger=packs.colourful(words, ending="png"))
    book, problems = symbols_of(loaded)
    scale = Node("scale", children=[Node("choice", {"symbol": symbol}, [word]) for word, symbol in steps.items()])
    made = with_packs(Node("document", children=[scale]), Answers(loaded.packs), book).nodes[0]
    names = [step.get("symbol") for step in made.nodes]
    assert problems == [] and sum(name not in ("level-4", "level-2", "level-1") for name in names) == answered


# ------------------------------------------------------------------------------------------------ said to who does not see


def test_a_picture_says_what_it_shows_where_the_words_beside_it_do_not(tmp_path: Path) -> None:
    loaded = year(tmp_path, farger=PNG, bare=packs.colourful({"lemur": ("", "", "lemur")}, OWN, "png"))
    assert shown(loaded, "familie").get("alt") == "familie"
    assert shown(loaded, "familie", "en").get("alt") == "family"
    assert shown(loaded, "lemur").get("alt") == "lemur", "there is no other word"
    assert "alt" not in shown(loaded, "coffee").attrs, "it stands in the place of a symbol, which says nothing either"
    assert shown(loaded, "familie", alt="Oss").get("alt") == "Oss", "the template's own"
    book, _ = symbols_of(loaded)
    trees = {
        "beside": Node("p", {"symbol": "familie"}, ["Familien min"]),
        "figure": Node("figure", {"symbol": "coffee"}),
    }
    made = {
        name: with_packs(Node("document", children=[node]), Answers(loaded.packs), book).nodes[0] for name, node in trees.items()
    }
    assert "alt" not in made["beside"].attrs and made["figure"].get("alt") == "kaffe"


# ------------------------------------------------------------------------------------------------ what it lies in


def test_a_folder_and_a_zip_file_of_it_are_the_same_pack(tmp_path: Path) -> None:
    beside = {"__MACOSX/._pack.yaml": b"x", "__MACOSX/pack.yaml": b"x"}
    made = []
    for packed in ("folder", "zip", "folder in zip"):
        here = tmp_path / packed
        packs.as_folder(here / "farger", PNG)
        inside = {**{f"farger/{name}": data for name, data in PNG.items()}, **beside}
        packs.as_zip(here / "farger.zip", inside if packed == "folder in zip" else PNG)
        loaded = year(here, "farger" if packed == "folder" else "farger.zip")
        assert told(loaded) == []
        build(loaded, here / "out", Order(("poster",), today=TODAY))
        made.append({file.name: file.read_bytes() for file in (here / "out").iterdir()})
    assert sorted(made[0]) == ["manifest.json", "poster.pdf"] and made[0] == made[1] == made[2]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_pack_is_found_among_more_files_than_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Which of them are looked at is the disk's choice."""
    monkeypatch.setattr(limits, "FOLDER_ENTRIES", most)
    made = {word: {"pack.yaml": f"{OWN}  - {{file: a.png, nb: {word}}}\n".encode(), "a.png": b""} for word in ("hest", "hund")}
    assert told(year(tmp_path, **made, more="")) == []
    (tmp_path / "hund" / "a.png").unlink()
    (tmp_path / "hest" / "pack.yaml").unlink()
    assert [line.partition(" ")[0] for line in told(load(tmp_path))] == ["pack-without-file", "path-missing"]


def test_letters_are_found_however_a_zip_file_writes_them(tmp_path: Path) -> None:
    """As old programs of Windows do, in the letters of DOS; and as a Mac does, with the ring beside its letter."""
    words = {"dxr": ("dør", "dør", "door")}
    files = packs.colourful(words, ending="png")
    files["pack.yaml"] = files["pack.yaml"].replace(b"file: dxr", "file: dør".encode())
    path = packs.as_zip(tmp_path / "dos.zip", files)
    path.write_bytes(path.read_bytes().replace(b"dxr.png", b"d\x9br.png"))
    assert told(year(tmp_path, "dos.zip")) == []
    ring = {"pack.yaml": (OWN + "  - {file: på.png, nb: på}\n").encode(), "pa\u030a.png": packs.small(1)}
    packs.as_zip(tmp_path / "mac.zip", ring)
    loaded = year(tmp_path, "mac.zip", more="poster: {title: T, we_want: [{text: Her, symbol: på}]}\n")
    assert told(loaded) == [] and drawn(loaded, "poster") >= {"mac:på.png"}


@pytest.mark.parametrize("named", ["på", "på.zip"])
def test_a_pack_is_found_however_the_disk_writes_its_name(tmp_path: Path, named: str) -> None:
    """As a Mac does, with the ring beside its letter; a file in it with other capitals is told by its own name."""
    (packs.as_zip if named.endswith(".zip") else packs.as_folder)(tmp_path / unicodedata.normalize("NFD", named), PNG)
    loaded = year(tmp_path, named)
    assert told(loaded) == [] and drawn(loaded, "poster") >= {"på:kaffe.png"}
    wrong = {**PNG, "pack.yaml": PNG["pack.yaml"].replace(b"file: kaffe", b"file: Kaffe")}
    (packs.as_zip if named.endswith(".zip") else packs.as_folder)(tmp_path / unicodedata.normalize("NFD", named), wrong)
    (problem,) = year(tmp_path, named).problems
    assert (problem.code, problem.details["suggestion"]) == ("path-case", "kaffe.png")


# ------------------------------------------------------------------------------------------------ thousands of files


def test_of_five_thousand_files_those_are_opened_that_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {f"b{number}": (f"ord {number}", "", "") for number in range(5000)} | packs.WORDS
    rows = packs.HEAD + packs.rows_of(words, "png")
    files = {
        "pack.yaml": rows.encode(),
        **{f"{name}.png": b"" for name in words},
        **{name: PNG[name] for name in PNG if name != "pack.yaml"},
    }
    packs.as_zip(tmp_path / "stor.zip", files)
    opened: list[str] = []
    read, really = Archive.read, Folder._read
    monkeypatch.setattr(Archive, "read", lambda self, parts, most: opened.append("/".join(parts)) or read(self, parts, most))
    loaded = year(tmp_path, "stor.zip")
    assert told(loaded) == [] and len(loaded.packs.symbols) == 5000 + len(packs.WORDS)
    assert opened == ["pack.yaml"]
    assert drawn(loaded, "poster") >= {"stor:kaffe.png", "stor:tur.png", "stor:familie.png"}
    assert sorted({*opened}) == ["familie.png", "kaffe.png", "pack.yaml", "tur.png"] and len(opened) < 12
    rows = packs.HEAD + packs.rows_of({name: words[name] for name in [*words][4900:]}, "png")
    packs.as_folder(tmp_path / "mappe", {name: b"" for name in [*files][4900:]} | {"pack.yaml": rows.encode()})
    inside: list[str] = []
    monkeypatch.setattr(Folder, "_read", lambda self, parts, name, most: inside.append(name) or really(self, parts, name, most))
    assert told(year(tmp_path, "mappe")) == [] and inside == ["cycle.yaml", "mappe/pack.yaml"]


# ------------------------------------------------------------------------------------------------ photos of people


def of_people(consent: str) -> dict[str, bytes]:
    row = f"  - {{file: kaffe.jpg, nb: kaffe, alt: Kaffe i stua, kind: photo{consent}}}\n"
    return {"pack.yaml": (OWN + row).encode(), "kaffe.jpg": packs.photo(1, 400, 300)}


@pytest.mark.parametrize(
    ("consent", "code"),
    [
        (", people: nei", None),
        (", consent: {status: given, scope: [poster, photo]}", None),
        ("", "picture-without-consent"),
        (", consent: {status: given, scope: [poster]}", "picture-without-consent"),
        (", consent: {status: given, scope: [game, photo]}", "picture-not-there"),
        (", consent: {status: refused}", "picture-refused"),
        (", consent: {status: withdrawn}", "picture-withdrawn"),
        (", consent: {status: pending}", "picture-pending"),
        (", consent: {status: given, scope: [poster, photo], expires: 2020-01-01}", "picture-expired"),
    ],
)
def test_a_photo_of_people_needs_its_yes_as_others_do(tmp_path: Path, consent: str, code: str | None) -> None:
    loaded = year(tmp_path, "hus", "farger", hus=of_people(consent), farger=PNG)
    assert told(loaded) == []
    results, problems = build(loaded, tmp_path / "out", Order(("poster",), today=TODAY))
    places = [(each.code, str(each.place).rpartition("/")[2]) for each in problems if each.code.startswith("picture-")]
    assert places == ([] if code is None else [(code, "pack.yaml:4:5")])
    assert results[0].left_out == (() if code is None else ("hus/kaffe.jpg",))
    shows = drawn(loaded, "poster")
    assert "hus:kaffe.jpg" in shows if code is None else "farger:kaffe.png" in shows and "hus:kaffe.jpg" not in shows
    assert (b"Kaffe i stua" in (tmp_path / "out" / "poster.pdf").read_bytes().replace(b"\0", b"")) == (code is None)


def test_the_public_edition_needs_a_yes_for_the_web_too(tmp_path: Path) -> None:
    for scope, code in (("report, photo", []), ("report, photo, web", ["unread-picture", "unread"])):
        hus = of_people(f", consent: {{status: given, scope: [{scope}]}}")
        public = Order(("report",), edition="public", today=TODAY)
        finding = "findings: [{id: f, text: Noe, symbol: kaffe}]\n"
        more = f"{finding}solutions: [{{id: s, finding: f, proposals: [{{id: p, text: Mer}}]}}]\n"
        found = check(year(tmp_path, hus=hus, more=more), public)
        assert [each.code for each in found if each.place and each.place.file.endswith("pack.yaml")] == code


def test_a_photo_that_is_withdrawn_goes_out_of_what_was_made(tmp_path: Path) -> None:
    given = ", consent: {status: given, scope: [poster, photo]}"
    order = Order(("poster",), today=TODAY)
    build(year(tmp_path, "hus", "farger", hus=of_people(given), farger=PNG), tmp_path / "build", order)
    assert "pictures:" in (tmp_path / "build" / "manifest.json").read_text()
    build(year(tmp_path, "hus", "farger", hus=of_people(given), farger=PNG), tmp_path / "build", Order(("tasks",), today=TODAY))
    assert (tmp_path / "build" / "poster.pdf").exists(), "the yes still stands, though no one has opened the photo in this run"
    loaded = year(tmp_path, "hus", "farger", hus=of_people(", consent: {status: withdrawn}"))
    _, problems = build(loaded, tmp_path / "build", Order(("tasks",), today=TODAY))
    assert not (tmp_path / "build" / "poster.pdf").exists()
    assert [(each.code, str(each.place).rpartition("/")[2]) for each in problems if each.code == "take-down"] == [
        ("take-down", "pack.yaml:4:5")
    ]


@pytest.mark.parametrize(("people", "is_shown"), [("", False), (", people: no", True)])
def test_a_photo_that_is_named_as_the_program_calls_it_needs_its_yes(tmp_path: Path, people: str, is_shown: bool) -> None:
    head = "name: Vårt\nlicence: egne bilder\nkind: photo\npictures:\n"
    files = {"pack.yaml": f"{head}  - {{file: a.jpg, nb: buss, alt: En buss{people}}}\n".encode(), "a.jpg": packs.photo(1)}
    loaded = year(tmp_path, pack=files, more='poster: {title: Vi, we_want: [{text: Vi vil, symbol: "pack:a.jpg"}]}\n')
    assert ("pack:a.jpg" in drawn(loaded, "poster")) == is_shown


@pytest.mark.parametrize("kind", ["", "kind: illustration\n", "kind: photo\n"])
def test_a_pack_that_does_not_say_whether_it_has_photos_is_told_and_stays_at_home(tmp_path: Path, kind: str) -> None:
    rows = "  - {file: a.JPG, nb: buss, alt: En buss}\n  - {file: b.jpg, nb: kaffe, alt: To ved et bord}\n"
    head = f"name: Vårt\nlicence: egne bilder\n{kind}pictures:\n"
    loaded = year(tmp_path, pack={"pack.yaml": f"{head}{rows}".encode(), "a.JPG": packs.photo(1), "b.jpg": packs.photo(2)})
    for edition, severity in (("internal", Severity.WARNING), ("public", Severity.ERROR)):
        found = [problem for problem in check(loaded, Order(edition=edition, today=TODAY)) if problem.code == "photo-perhaps"]
        assert [(each.severity, each.place.line, each.details["name"]) for each in found] == (
            [] if kind else [(severity, 4, "pack/a.JPG")]
        ), "once for a pack"


# ------------------------------------------------------------------------------------------------ on what terms


def test_the_credit_stands_once_in_each_document_that_shows_a_picture(tmp_path: Path) -> None:
    game = "game: {cards: {questions: [{text: Hva er god hjelp?}, {text: Hvem er du?}]}}\nrights: {articles: [{n: 19}]}\n"
    loaded = year(tmp_path, farger=PNG, more=YEAR + game)
    build(loaded, tmp_path / "out", Order(today=TODAY))
    found = (file for file in (tmp_path / "out").glob("*.pdf") if file.stem != "overview-a4")  # the same once more
    said = {file.stem: text_of(file).count("Tegnet av") for file in found}
    shows = {name: any(each.startswith("farger:") for each in drawn(loaded, name)) for name in said}
    assert {name: count == 1 for name, count in said.items()} == shows and shows["poster"] and shows["cards"]
    nothing = year(
        tmp_path,
        "leer",
        leer=packs.colourful({"x": ("ingenting", "", "")}, ending="png"),
        more=YEAR.replace("buss", "bus").replace("familie", "users"),
    )
    build(nothing, tmp_path / "none", Order(today=TODAY))
    assert not any("Tegnet av" in text_of(file) for file in (tmp_path / "none").glob("*.pdf"))


@pytest.mark.parametrize(("cards", "copies"), [("questions", None), ("questions", 3), ("rules", None)])
def test_a_part_of_a_deck_has_the_credit_too(tmp_path: Path, cards: str, copies: int | None) -> None:
    """Once, however many copies of its cards are printed, and whether it was asked for or not."""
    game = "game: {cards: {questions: [{text: Hva er god hjelp?, symbol: coffee}]}}\n"
    order = Order(("cards",), today=TODAY, cards=cards, copies=copies)
    build(year(tmp_path, farger=PNG, more=YEAR + game), tmp_path / "out", order)
    assert text_of(tmp_path / "out" / "cards-selection.pdf").count("Tegnet av") == 1


def test_a_deck_whose_template_has_no_place_for_credits_gets_a_card_for_them(tmp_path: Path) -> None:
    card = '<card kind="question" symbol="coffee" back="help"><h2>A</h2></card>'
    for place in ("", '<case alt="b"><h2>C</h2><credits of="own"/></case>'):
        (tmp_path / "templates").mkdir(exist_ok=True)
        text = f'<document lang="nb" title="T"><deck>{card}{place}</deck></document>'
        (tmp_path / "templates" / "cards.xml.j2").write_text(text, encoding="utf-8")
        game = "game: {cards: {questions: [{text: Hva er god hjelp?}]}}\n"
        build(year(tmp_path, farger=PNG, more=YEAR + game), tmp_path / "out", Order(("cards",), today=TODAY))
        assert text_of(tmp_path / "out" / "cards.pdf").count("Tegnet av") == 1


def test_a_card_of_credits_brings_no_sheet_of_blank_cards(tmp_path: Path) -> None:
    """Eight lie on a sheet: two questions, two cards to pass with, two of rules, the credits, and one to write on."""
    game = "game: {pieces: 2, cards: {questions: [{text: Hva er god hjelp?, symbol: coffee}, Hvem er du?]}}\n"
    build(year(tmp_path, farger=PNG, more=YEAR + game), tmp_path / "out", Order(("cards",), today=TODAY))
    text = text_of(tmp_path / "out" / "cards.pdf")
    assert (text.count("Tegnet av"), text.count("Skriv et spørsmål her")) == (1, 1)


def test_what_credit_says_already_is_not_said_twice(tmp_path: Path) -> None:
    head = 'name: N\nlicence: CC BY-SA 4.0\ncredit: "Av Kim, https://example.no, cc by-sa 4.0."\nsource: https://example.no\npictures:\n'
    loaded = year(tmp_path, farger=packs.colourful(head=head, ending="png"))
    build(loaded, tmp_path / "out", Order(("poster",), today=TODAY))
    assert text_of(tmp_path / "out" / "poster.pdf").count("example.no") == 1


LICENCES = {"CC BY-NC-SA 4.0": False, "Kun ikke-kommersiell bruk": False, "Ikkje-kommersiell": False, "non-commercial": False}
LICENCES |= {"CC BY-SA 4.0": True, "egne bilder": True, "ENCYKLOPEDI": True}


def test_what_may_not_be_sold_is_told_at_the_print_shop(tmp_path: Path) -> None:
    for licence, sold in LICENCES.items():
        loaded = year(tmp_path, farger=packs.colourful(head=packs.HEAD.replace("CC BY-SA 4.0", licence), ending="png"))
        (pack,) = loaded.packs.packs
        assert pack.is_not_for_sale != sold, licence
    loaded = year(tmp_path, farger=packs.colourful(head=packs.HEAD.replace("CC BY-SA", "CC BY-NC"), ending="png"))
    for printshop in (False, True):
        problems = check(loaded, Order(("poster",), printshop=printshop, today=TODAY))
        found = [str(each.place).rpartition("/")[2] for each in problems if each.code == "pack-not-for-sale"]
        assert found == ["pack.yaml:2:10"] * printshop


# ------------------------------------------------------------------------------------------------ mistakes


ROW = "  - {file: a.png, nb: ord}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"name: A\npictures:\n{ROW}", ["pack-without-licence pack.yaml:1:1"]),
        (f"name: A\nlicence:\npictures:\n{ROW}", ["pack-without-licence pack.yaml:2:1"]),
        (
            "name: A\npictures:\n  - {file: a.png}\n",
            ["pack-without-licence pack.yaml:1:1", "pack-without-words pack.yaml:3:5"],
        ),
        (f"name: A\nlicence: ''\npictures:\n{ROW}", ["pack-without-licence pack.yaml:2:1"]),
        (f"name: A\nlicence: CC BY 4.0\npictures:\n{ROW}", ["pack-without-credit pack.yaml:2:10"]),
        (f"name: A\nlicence: Creative Commons BY\npictures:\n{ROW}", ["pack-without-credit pack.yaml:2:10"]),
        (f"name: A\nlicence: CC0\npictures:\n{ROW}", []),
        (f"name: A\nlicence: Creative Commons Zero\npictures:\n{ROW}", []),
        (f"licence: egne\npictures:\n{ROW}", ["missing-field pack.yaml:1:1"]),
        (f"name: A\nlicence: egne\nlisens: x\npictures:\n{ROW}", ["unknown-field pack.yaml:3:1"]),
        (f"name: A\nlisens: egne\npictures:\n{ROW}", ["unknown-field pack.yaml:2:1"]),
        (f"{OWN}  - {{file: a.png, nb: ord, nynorsk: x}}\n", ["unknown-field pack.yaml:4:28"]),
        (f"{OWN}  - {{nb: ord}}\n", ["missing-field pack.yaml:4:5"]),
        (f"{OWN}  - {{file: a.png}}\n", ["pack-without-words pack.yaml:4:5"]),
        (f"{OWN}  - {{file: a.png, nb: [ , ]}}\n", None),
        (f"{OWN}{ROW}  - {{file: b.png, nb: [x, ORD]}}\n", ["pack-word-twice pack.yaml:5:27"]),
        (f"{OWN}{ROW}{ROW}", ["pack-file-twice pack.yaml:5:12"]),
        (f"{OWN}  - {{file: c.png, nb: ord}}\n", ["path-missing pack.yaml:4:12"]),
        (f"{OWN}  - {{file: A.png, nb: ord}}\n", ["path-case pack.yaml:4:12"]),
        (f"{OWN}  - {{file: pack.yaml, nb: ord}}\n", ["path-ending pack.yaml:4:12"]),
        (f"{OWN}  - {{file: ../cycle.yaml, nb: ord}}\n", ["path-outside pack.yaml:4:12"]),
        (f"{OWN}  - {{file: /etc/passwd, nb: ord}}\n", ["path-outside pack.yaml:4:12"]),
        (f"{OWN}  - {{file: 'C:a.png', nb: ord}}\n", ["path-outside pack.yaml:4:12"]),
        (f"{OWN}  - {{file: 'x\\a.png', nb: ord}}\n", ["path-backslash pack.yaml:4:12"]),
        (f"{OWN}  - {{file: 'con.png', nb: ord}}\n", ["unfit-name pack.yaml:4:12"]),
        (f"{OWN}  - {{file: {'a' * 300}.png, nb: ord}}\n", ["path-missing pack.yaml:4:12"]),
        (f"{OWN}  - {{file: a.png, nb: ord, kind: photo}}\n", ["pack-without-alt pack.yaml:4:5"]),
        (f"{OWN}  - {{file: a.png, nb: ord, kind: foto}}\n", ["not-one-of pack.yaml:4:34"]),
        (f"{OWN}  - {{file: a.png, nb: ord, consent: {{status: ja}}}}\n", ["not-one-of pack.yaml:4:46"]),
        ("name: [\n", None),
        ("", ["empty-file pack.yaml"]),
        ("- a\n", ["not-a-map pack.yaml:1:1"]),
    ],
)
def test_each_mistake_in_a_pack_is_told_at_its_place(tmp_path: Path, text: str, expected: list[str] | None) -> None:
    files = {"pack.yaml": text.encode(), "a.png": packs.small(1), "b.png": packs.small(2)}
    found = {}
    for packed in ("mappe", "zip.zip"):
        (packs.as_folder if packed == "mappe" else packs.as_zip)(tmp_path / packed, files)
        loaded = year(tmp_path, packed, more="")
        found[packed] = told(loaded)
        assert not loaded.packs or not found[packed], "a pack with mistakes is not used"
    assert found["mappe"] == found["zip.zip"]
    if expected is None:
        assert found["mappe"]
    else:
        assert found["mappe"] == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("finnes-ikke", "path-missing"), ("finnes.zip", "path-missing"), ("../ute", "path-outside"), ("/tmp", "path-outside"),
        ("C:\\pakke", "path-outside"), ("a\\b", "path-backslash"), ("https://example.no/a.zip", "path-outside"),
        ("tom", "pack-without-file"), ("Farger", "path-case"), ("lenke", "path-outside"), ("cycle.yaml", "pack-no-folder"),
        ("ikke.zip", "zip-refused"),
        ("lenke.zip", "path-outside"), ("mappe.zip", "path-not-a-file"), ("nested.zip/a.zip", "path-missing"),
        (".", "pack-without-file"),
    ],
)  # fmt: skip
def test_what_is_no_pack_is_told_where_the_year_names_it(tmp_path: Path, named: str, expected: str) -> None:
    here = tmp_path / "year"
    for name in ("tom", "mappe.zip"):
        (here / name).mkdir(parents=True)
    packs.as_folder(here / "farger", PNG)
    packs.as_folder(tmp_path / "ute", PNG)
    packs.as_zip(tmp_path / "ute.zip", PNG)
    packs.as_zip(here / "nested.zip", {"a.zip": (tmp_path / "ute.zip").read_bytes()})
    (here / "ikke.zip").write_bytes(b"no zip at all")
    (here / "lenke").symlink_to(tmp_path / "ute")
    (here / "lenke.zip").symlink_to(tmp_path / "ute.zip")
    assert told(year(here, f"'{named}'", more="")) == [f"{expected} cycle.yaml:7:5"]


@pytest.mark.parametrize(
    ("name", "is_meant"), [("pack.yaml.txt", True), ("Pack.yml", True), ("pack.txt", True), ("liste.yaml", False)]
)
def test_a_list_under_another_name_is_named(tmp_path: Path, name: str, is_meant: bool) -> None:
    for lang in LANGS:
        loaded = year(tmp_path / lang, "p", p={name: PNG["pack.yaml"], "kaffe.png": b""}, more="")
        (problem,) = loaded.problems
        assert problem.code == "pack-without-file" and problem.details["suggestion"] == (name if is_meant else None)
        assert (name in load_words(lang).hint(problem)) == is_meant


def test_what_a_pack_may_have_is_not_missed_while_it_cannot_be_read(tmp_path: Path) -> None:
    wrong = {**PNG, "pack.yaml": PNG["pack.yaml"].replace(b"licence", b"lisens")}
    for files, expected in ((PNG, ["unknown-symbol"]), (wrong, [])):
        loaded = year(tmp_path, farger=files, more=YEAR.replace("buss", "lemur"))
        found = check(loaded, Order(("tasks",), today=TODAY))
        assert [each.code for each in found if each.code == "unknown-symbol"] == expected


def test_a_pack_that_is_named_twice_is_told(tmp_path: Path) -> None:
    packs.as_zip(tmp_path / "farger.zip", PNG)
    assert told(year(tmp_path, "farger", "farger.zip", more="", farger=PNG)) == ["pack-twice cycle.yaml:8:5"]


def test_of_more_packs_than_a_year_has_the_others_are_not_read(tmp_path: Path) -> None:
    rows = [f"{OWN}  - {{file: a.png, nb: a{number}}}\n" for number in range(limits.PACKS)]
    made = {f"p{number}": {"pack.yaml": text.encode(), "a.png": b""} for number, text in enumerate([*rows, "none"])}
    (problem,) = year(tmp_path, more="", **made).problems
    assert problem.code == "too-many-of" and problem.details["found"] == limits.PACKS + 1


def test_after_very_many_mistakes_no_other_pack_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.limits.ERRORS", 1)
    wrong = {"pack.yaml": (OWN + "  - {file: a.png, nb: a}\n  - {file: b.png, nb: b}\n").encode()}
    assert told(year(tmp_path, p=wrong, q=wrong, more="")) == ["path-missing pack.yaml:4:12", "path-missing pack.yaml:5:12"]


def test_what_was_meant_is_looked_for_a_few_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.limits.SUGGESTIONS", 1)
    rows = "".join(f"  - {{file: {name}.png, nb: {name}}}\n" for name in ("husett", "huset"))
    loaded = year(tmp_path, p={"pack.yaml": (OWN + rows).encode(), "hus.png": packs.small(1)})
    assert [each.details["suggestion"] for each in loaded.problems] == ["hus.png", None]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("kaffe.png", b"RIFF\0\0\0\0WEBPVP8 ", "picture-webp"),
        ("kaffe.png", b"PK\x03\x04nested", "picture-format"),
        ("kaffe.png", b"\x89PNG\r\n\x1a\n", "picture-broken"),
        ("kaffe.png", b"", "picture-broken"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_told_when_it_is_shown(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    loaded = year(tmp_path, farger={**PNG, name: data})
    assert told(loaded) == []
    found = [each for each in check(loaded, Order(("poster",), today=TODAY)) if each.code.startswith("picture")]
    assert [(each.code, str(each.place).rpartition("/")[2]) for each in found] == [(code, "pack.yaml:6:5")]


def test_a_changed_picture_changes_what_the_cards_show(tmp_path: Path) -> None:
    cards = "game: {cards: {questions: [{text: Skal vi drikke kaffe?}]}}\n"
    hashes = []
    for number in (1, 2, 1):
        loaded = year(tmp_path, farger={**PNG, "kaffe.png": packs.small(number)}, more=cards)
        build(loaded, tmp_path / "out", Order(("cards",), today=TODAY))
        text = (tmp_path / "out" / "manifest.json").read_text()
        found = re.search(r'"questions:1": "(\w+)"', text)
        assert found
        hashes.append(found[1])
    assert hashes[0] == hashes[2] != hashes[1]
