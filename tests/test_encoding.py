"""What is printed can be read on each console and in each pipe: Norwegian letters, quotation marks, dashes, arrows."""

from __future__ import annotations

import codecs
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Stream
from dialogkit.cli import main
from dialogkit.problems import Place, Problem
from dialogkit.resources import read_texts
from dialogkit.terminal.console import Console, Environment
from dialogkit.terminal.encoding import READABLE
from dialogkit.words import LANGS, load_words

Write = Callable[..., Path]
CODE_PAGES = ("utf-8", "cp1252", "cp865", "cp850", "cp437", "latin-1", "ascii", "utf-16")
TEXT = "«Æ, ø og å» – ’ja’ … ½ × 2\N{NO-BREAK SPACE}→ ✓ Čáhput đŋŧ"


def shown(text: str, encoding: str) -> str:
    return text.encode(encoding, READABLE).decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", TEXT),
        ("cp1252", "«Æ, ø og å» – ’ja’ … ½ × 2\N{NO-BREAK SPACE}-> OK Cáhput dnt"),
        ("cp865", "«Æ, ø og å>> - 'ja' ... ½ x 2\N{NO-BREAK SPACE}-> OK Cáhput dnt"),
        ("ascii", "<<AE, o og a>> - 'ja' ... 1/2 x 2 -> OK Cahput dnt"),
    ],
)
def test_letters_that_a_code_page_lacks_come_as_others(encoding: str, expected: str) -> None:
    assert shown(TEXT, encoding) == expected


def test_what_nothing_looks_like_comes_as_its_number() -> None:
    assert shown("\N{GRINNING FACE} \udce6 \N{HEBREW LETTER ALEF}", "cp865") == r"\U0001f600 \udce6 \u05d0"


def test_a_letter_and_its_ring_may_be_two() -> None:
    assert shown("a\N{COMBINING RING ABOVE}", "cp865") == "a"


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_ours_can_be_read_on_an_old_console(lang: str) -> None:
    """Nothing that dialogkit says itself needs the number of a letter."""

    def texts(node: object) -> list[str]:
        return [text for each in node.values() for text in texts(each)] if isinstance(node, dict) else [str(node)]

    for text in texts(read_texts("locales", f"{lang}.yaml")):
        for encoding in CODE_PAGES:
            assert "\\" not in shown(text.replace("\\", ""), encoding)


def test_a_handler_for_writing_does_not_read() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", READABLE)


# ------------------------------------------------------------------------------------------------ the whole command


@pytest.fixture
def told(write_cycle: Write) -> Path:
    """A cycle with problems, in whose lines and sentences there are letters that not every console has."""
    return write_cycle("report: {title: '???', tittel: 'ŋ → «x» – ✓'}\n")


Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """dialogkit with pipes of an encoding, in this process. Gives its exit code and what it wrote to both streams."""

    def run(encoding: str, *args: object) -> tuple[int, bytes, bytes]:
        pipes = [io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2)]
        for name, pipe in zip(("stdout", "stderr"), pipes):
            monkeypatch.setattr(sys, name, pipe)
        code = main([*map(str, args)])
        return code, *(pipe.detach().getvalue() for pipe in pipes)

    return run


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_problems_in_a_pipe(told: Path, run: Run, encoding: str) -> None:
    code, out, err = run(encoding, "check", told)
    assert (code, err) == (1, b"")
    words = load_words("nb").message(Problem("placeholder-text", details={"text": "???"}))
    assert shown(words, encoding) in out.decode(encoding)
    assert "\\" not in out.decode(encoding)


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_json_says_each_letter_in_every_encoding(told: Path, run: Run, encoding: str) -> None:
    _, out, _ = run(encoding, "check", told, "--format", "json")
    assert any("«???»" in record["message"] for record in json.loads(out.decode(encoding)))


def test_github_reads_utf8(told: Path, run: Run) -> None:
    _, out, _ = run("cp865", "check", told, "--format", "github")
    assert "«???»" in out.decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp865", "cp1252:strict"])
def test_a_process_of_its_own_says_the_same(told: Path, run: Run, encoding: str) -> None:
    """Also where Python is told of another handler for letters that the encoding lacks."""
    command = [sys.executable, "-m", "dialogkit", "check", str(told)]
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stdout.replace(b"\r\n", b"\n"), done.stderr) == run(encoding.partition(":")[0], "check", told)


def test_a_stream_of_another_kind(told: Path) -> None:
    """One that cannot be given a handler."""

    class Out(io.BytesIO):
        encoding = "cp865"

    out = Out()
    writer = codecs.lookup("cp865").streamwriter(out)
    assert main(["check", str(told)], Environment(Stream(), writer, Stream(), {}, 80)) == 1
    assert b"<<???>>" in out.getvalue()


def test_a_stream_with_no_encoding(told: Path) -> None:
    out = Stream()
    assert out.encoding is None
    assert main(["check", str(told), "--format", "json"], Environment(Stream(), out, Stream(), {}, 80)) == 1
    assert "«???»" in out.getvalue()


@pytest.mark.parametrize("encoding", ["cp865", "cp1252", "ascii"])
def test_a_terminal_in_an_old_code_page(encoding: str) -> None:
    """With colours, the line and a caret."""

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    out = Terminal(io.BytesIO(), encoding=encoding, errors=READABLE)
    console = Console(Environment(Stream(), out, out, {"TERM": "xterm"}, 80), load_words("nb"))
    console.problems([Problem("empty-file", Place("ŋ.yaml", 1, 3), excerpt="a → ✓")], out, "text")
    out.flush()
    assert "a -> OK" in out.buffer.getvalue().decode(encoding)


def test_an_answer_in_another_encoding_is_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Latin-1 where UTF-8 is read: no letter is guessed, and no folder made."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Bl\xe5b\xe6r\n\n"), encoding="utf-8", errors="strict"))
    monkeypatch.setattr(Environment, "can_ask", True)
    err = Stream()
    assert main(["new", "2027", "--dir", str(tmp_path)], Environment(Environment.of_process().stdin, Stream(), err, {}, 80)) == 2
    assert load_words("nb").message(Problem("bad-name", details={"limit": 100})) in err.getvalue()
    assert list(tmp_path.iterdir()) == []
