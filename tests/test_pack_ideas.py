"""A pack's picture stands for its own idea, and not for another one that has the same symbol of Tabler's."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import packs
from day import TODAY
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.packs.ideas import Idea, idea_name, ideas
from dialogkit.kit.assets import symbols_of
from dialogkit.kit.build import bench_of
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.passes.packs import Answers, with_packs
from dialogkit.kit.symbols.used import used
from dialogkit.markup.tree import Node
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.templating.wording.pictures import picture_of
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from paper import HOME, drafted, spoken

SAME = [pair for pair in permutations(ideas().values(), 2) if pair[0].symbol and pair[0].symbol == pair[1].symbol]
HOW_OFTEN = {"Ofte", "Av og til", "Sjelden"}
QUESTIONS = """\
themes:
  - id: t
    title: T
    questions:
      - {id: a, text: A?, type: yesno}
      - {id: b, text: B?, type: scale}
      - {id: c, text: C?, type: scale, scale: [X, Y, Z]}
      - {id: d, text: D?}
findings: [{id: f, theme: t, text: F, tone: good}]
"""


def year(folder: Path, words: dict[str, tuple[str, str, str]], more: str = "", lang: Lang = "nb") -> Loaded:
    """A year with a pack that has these words."""
    packs.as_folder(folder / "pack", packs.colourful(words, ending="png"))
    start = spoken(HOME, lang)
    (folder / "cycle.yaml").write_text(f"{start}{more}symbol_packs: [pack]\n", encoding="utf-8")
    return load(folder)


def only(idea: Idea) -> dict[str, tuple[str, str, str]]:
    nb, nn, en = (f'"{idea.words[lang][0]}"' if idea.words[lang] else "" for lang in LANGS)
    return {"bilde": (nb, nn, en)}


@pytest.mark.parametrize(("has", "other"), SAME, ids=lambda idea: idea.key)
def test_a_line_has_no_picture_of_another_idea_with_its_symbol(tmp_path: Path, has: Idea, other: Idea) -> None:
    loaded = year(tmp_path, only(has))
    for idea, shown in ((has, "pack:bilde.png"), (other, other.symbol)):
        assert (
            with_packs(
                Node("p", {"symbol": idea.name}), Answers(loaded.packs), SymbolBook(more=symbols_of(loaded)[0].own_file)
            ).get("symbol")
            == shown
        )


@pytest.mark.parametrize(("text", "key"), [("Det går bra", "works"), ("Ja", "yes"), ("Bank på", "knock"), ("Familien", None)])
def test_what_a_line_means_is_named_wherever_something_can_be_shown_for_it(tmp_path: Path, text: str, key: str | None) -> None:
    loaded = year(tmp_path, {"ja": ("ja", "ja", "")})
    assert picture_of(text, "nb", loaded.packs) == (idea_name(key) if key else None)


@pytest.mark.parametrize("lang", LANGS)
def test_yes_and_no_are_not_good_and_bad(tmp_path: Path, lang: Lang) -> None:
    """On task sheets, on mats and in the report; and the bars of a scale of one's own are not words that these may be read as."""
    words = load_words(lang)
    said = {"ja": words("common.yes"), "nei": words("common.no"), "bra": words("tasks.scale_1"), "ikke": words("tasks.scale_3")}
    table = {
        name: tuple(f'"{load_words(each)(key)}"' for each in LANGS)
        for name, key in {"ja": "common.yes", "nei": "common.no", "bra": "tasks.scale_1", "ikke": "tasks.scale_3"}.items()
    }
    table["ofte"] = ("ofte, det meste", "ofte, det meste", "often, a lot")
    loaded = year(tmp_path, table, QUESTIONS, lang)
    found = {}
    for tree in drafted(loaded, "tasks", "mat", "report").values():
        for node in tree.walk():
            if node.get("symbol").startswith("pack:"):
                found.setdefault(node.get("symbol"), set()).add(node.text)
    assert "pack:ofte.png" not in found, "X, Y and Z say nothing of how often"
    expected = {f"pack:{name}.png": {text} for name, text in said.items()}
    expected["pack:bra.png"] |= {words("report.is_good")}
    assert found == expected


@pytest.mark.parametrize(("lacks", "answered"), [("", HOW_OFTEN), ("ofte", set()), ("sjelden", set())])
def test_a_scale_that_says_how_often_has_a_packs_pictures_where_it_has_all(
    tmp_path: Path, lacks: str, answered: set[str]
) -> None:
    """One beside bars would look like more or less than it is."""
    said = (word.lower() for word in HOW_OFTEN)
    words = {word.replace(" ", "-"): (f'"{word}"', "", "") for word in said if word != lacks}
    loaded = year(tmp_path, words, QUESTIONS.replace("[X, Y, Z]", "[Ofte, Av og til, Sjelden]"))
    tree = drafted(loaded, "tasks")["tasks"]
    assert {node.text for node in tree.walk() if node.get("symbol").startswith("pack:")} == answered


def test_the_years_own_picture_comes_before_packs_for_an_idea_too(tmp_path: Path) -> None:
    (tmp_path / "kaffe.png").write_bytes(packs.small(3))
    own = "symbols: {coffee: {src: kaffe.png, alt: Kaffe, people: nei}}\n"
    loaded = year(tmp_path, {"kaffe": ("kaffe", "", "")}, own)
    line = Node("p", {"symbol": idea_name("break")})
    assert with_packs(line, Answers(loaded.packs), symbols_of(loaded)[0]).get("symbol") == "coffee"


def test_the_sheet_of_symbols_has_a_row_for_each_idea_and_none_for_bars(tmp_path: Path) -> None:
    loaded = year(tmp_path, {"ja": ("ja", "", "")}, QUESTIONS)
    bench, _ = bench_of(loaded, Order(today=TODAY), {}, True)
    rows = {each.words[0]: each for each in used(bench, materials_of(loaded))}
    assert rows["ja"].answer and not rows["bra"].answer and rows["bra"].drawing == rows["ja"].drawing == "thumb-up"
    assert not any(each.name.startswith("level") for each in rows.values())


@pytest.mark.parametrize(
    ("text", "symbol", "shown"),
    [
        ("Vi sier det når noe er bra.", "thumb-up", "thumb-up"),
        ("Si ja når du vil.", "thumb-up", "pack:ja.png"),
        ("Hva synes du?", "thumb-up", "pack:ja.png"),
        ("Vi er uenige.", "thumb-down", "pack:uenig.png"),
        ("Nei", "thumb-down", "thumb-down"),
    ],
)
def test_a_symbol_that_a_line_names_means_what_the_line_says(tmp_path: Path, text: str, symbol: str, shown: str) -> None:
    loaded = year(tmp_path, {"ja": ("ja", "", ""), "uenig": ("uenig, uenige", "", "")})
    line = Node("p", {"symbol": symbol}, [text])
    assert with_packs(line, Answers(loaded.packs), symbols_of(loaded)[0]).get("symbol") == shown
