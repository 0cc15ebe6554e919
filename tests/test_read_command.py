"""`dialogkit read`: how hard each material is, in terminals of any width and for programs."""

from __future__ import annotations

import json

import pytest

from conftest import Shell, Stream
from dialogkit.cycle.load import load
from dialogkit.kit.order import Order
from dialogkit.kit.told.readings import Reading, readings
from dialogkit.processes import DIALOGUE
from dialogkit.terminal.console import Console, Environment
from dialogkit.words import load_words
from kits import EXAMPLES, ROOT
from test_language import locale

FULL = ROOT / "examples" / "solbakken-2026"
WORDS = ["tjenestelederen", "fagkoordinator", "menneskerettsloven"]


@pytest.fixture(scope="module")
def figures() -> list[Reading]:
    return list(readings(load(FULL), Order()))


@pytest.mark.parametrize("width", [40, 60, 79, 80, 120, 200])
def test_no_word_is_cut_and_no_line_is_too_long(figures: list[Reading], width: int) -> None:
    out = Stream()
    Console(Environment(Stream(), out, Stream(), {}, width), load_words("nb")).readings(figures, "text")
    table = out.getvalue()
    assert "…" not in table
    assert max(map(len, table.splitlines())) <= width
    said = table.replace(",", " ").split()
    for word in (*locale("nb")["read"].values(), "handout", "report", *WORDS):
        assert set(word.split()) <= set(said), word


def test_figures_for_programs(shell: Shell) -> None:
    assert shell("read", FULL, "--format", "json") == 0
    rows = {row.pop("material"): row for row in json.loads(shell.out)}
    assert list(rows) == [material.name for material in DIALOGUE.materials]
    for material, row in zip(DIALOGUE.materials, rows.values()):
        assert list(row) == ["words", "sentences", "lix", "longest", "hard"]
        assert row["words"] > row["sentences"] > 0
        assert row["lix"] is None or row["lix"] < 30  # a short one has none
        assert row["longest"] < (20 if material.profile == "plain" else 15)
    assert "fagkoordinator" in rows["handout"]["hard"]
    assert rows["tasks"]["hard"] == []


def test_table_and_json_say_the_same(shell: Shell) -> None:
    shell("read", FULL, "--format", "json")
    handout = next(row for row in json.loads(shell.out) if row["material"] == "handout")
    shell("read", FULL, width=120)
    row = next(line for line in shell.out.splitlines() if line.startswith("handout"))
    assert row.split()[1:5] == [str(handout[name]) for name in ("words", "sentences", "lix", "longest")]


def test_a_short_text_has_no_lix(shell: Shell, write_cycle) -> None:
    file = write_cycle("poster:\n  sign_lines: 0\n  we_want:\n    - Vi vil ha samskaping.\n")
    assert shell("read", file) == 0
    row = next(line for line in shell.out.splitlines() if line.startswith("poster"))
    assert row.split()[3:] == ["–", "4", "samskaping"]  # its heading has 5 words, and is no sentence
    shell("read", file, "--format", "json")
    assert {row["material"]: row["lix"] is None for row in json.loads(shell.out)} == {
        "overview": True,
        "poster": True,
        "agreement": True,
        "board": False,
        "guide": False,
        "slides": True,
    }


def test_quotes_do_not_count(shell: Shell, write_cycle) -> None:
    quote = "quotes:\n  - {id: q, text: @, consent: {status: given, scope: [game]}}\n"
    rows = []
    for text in ("Ja.", "Implementeringsutfordringene evalueres og utarbeides uten at noen av oss vet noe som helst om det."):
        assert shell("read", write_cycle(quote.replace("@", text)), "--format", "json") == 0
        rows.append(json.loads(shell.out))
    assert rows[0] == rows[1]


def test_a_cycle_that_fills_next_to_nothing(shell: Shell, write_cycle) -> None:
    assert shell("read", write_cycle()) == 0
    assert [line.split()[0] for line in shell.out.splitlines()] == ["materiell", "overview", "board", "guide", "slides"]


def test_a_cycle_with_errors_is_not_measured(shell: Shell, write_cycle) -> None:
    assert shell("read", write_cycle("temaer: x\n")) == 1
    assert shell.out == ""
    assert "temaer" in shell.err


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_on_a_terminal(terminal: Shell, example) -> None:
    assert terminal("read", example, width=100) == 0
    assert "materiell" in terminal.out
