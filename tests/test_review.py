"""The public edition prints what a person has read since it last changed, and dialogkit's own words. Nothing else."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from conftest import Shell
from dialogkit import limits
from dialogkit.checks.echo import words_of
from dialogkit.clearing.reviewed import Reader, Reviewed, file_of, initials_in, read_reviewed, save
from dialogkit.cycle.load import load
from dialogkit.kit.build import check, to_review
from dialogkit.kit.order import Order
from dialogkit.kit.pieces import first_places
from dialogkit.problems import DialogkitError, ExitCode, Severity
from dialogkit.resources import templates_folder
from dialogkit.templating.environment import literals, shipped
from dialogkit.templating.wording.people import called
from dialogkit.words import LANGS, load_words
from kits import EXAMPLES, ROOT, Shelf, files_in
from paper import HOME, read
from structure import reading_text

PUBLIC = Order(edition="public")
YEAR = (
    HOME
    + """\
privacy:
  names_file: navn.txt
themes: [{id: mat, title: Mat}]
quotes:
  - {id: q, text: Jeg vil lage maten min selv., theme: mat, who: user, consent: {status: given, scope: [report, web]}}
  - {id: r, text: Det her sa jeg nei til., theme: mat, consent: {status: refused}}
findings:
  - {id: f, text: Mange vil lage mat., theme: mat, quotes: [q]}
  - {id: g, text: Noen vil spise ute., theme: mat}
checked_by: [{who: To av oss}]
"""
)
MAT, QUOTE, NO, FINDING = 10, 12, 13, 15
TEMPLATE = """\
<document title="Vår rapport">
<pages>
{# Ingen skriver ut dette notatet #}
<h1 symbol="home">{{ cycle.kit.title }}</h1>
<p role="lead">Kjell likte seg godt.</p>
<p>{{ "Sagt i svingene" if cycle.findings else "" }}</p>
<p>{{ cycle.findings[0].text[:12] }}</p>
</pages>
</document>
"""


def year(folder: Path, text: str = YEAR) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "cycle.yaml").write_text(text, encoding="utf-8")
    (folder / "navn.txt").write_text("Bragulf Hemmeligstad\n", encoding="utf-8")
    return folder


def unread(folder: Path) -> list[int]:
    """The lines that nobody has read."""
    return [problem.line for problem in check(load(folder), PUBLIC) if problem.code.startswith("unread")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return year(tmp_path / "2027")


# ------------------------------------------------------------------------------------------------ what must be read


def test_what_nobody_has_read_stops_the_public_edition_at_its_line(home: Path, shell: Shell) -> None:
    """It is told once, with the lines."""
    assert {MAT, QUOTE, FINDING, FINDING + 1} <= set(unread(home)) and NO not in unread(home)
    assert shell("build", home, "--edition", "public") == ExitCode.PROBLEMS
    assert shell.err.count("feil: Ingen har lest denne teksten") == 1 and f" {QUOTE}," in shell.err
    assert "maten min" not in shell.err, "a log is read by others"
    assert not (home / "public").exists()
    assert shell("build", home) == ExitCode.DONE, "the internal edition is for those who know it all"
    read(load(home))
    assert unread(home) == []
    assert shell("build", home, "--edition", "public") == ExitCode.DONE, shell.err


def test_what_has_changed_must_be_read_again(home: Path) -> None:
    read(load(home))
    year(home, YEAR.replace("lage maten min selv", "lage maten min alene"))
    assert unread(home) == [QUOTE]
    year(home, YEAR.replace("text: Jeg vil lage maten min selv.", 'text: "Jeg vil lage\n      maten  min selv."'))
    assert unread(home) == [], "the same words on other lines"
    year(home, YEAR.replace("Mange vil lage mat.", "Noen vil spise ute."))
    assert unread(home) == [], "the same words in another place"


def test_a_picture_that_has_changed_must_be_looked_at_again(home: Path) -> None:
    text = YEAR.replace("{title: Dialogpakken}", "{title: Dialogpakken, cover: {src: hus.png, alt: Et hus}}")
    Image.new("RGB", (2000, 900), "navy").save(home / "hus.png")
    year(home, text + "awards: [{name: En pris, text: Vi vant., photo: {src: hus.png, alt: Et hus}}]\n")
    assert [problem.details for problem in check(load(home), PUBLIC) if problem.code == "unread-picture"] == [{"name": "hus.png"}]
    read(load(home))
    assert unread(home) == []
    Image.new("RGB", (2000, 900), "white").save(home / "hus.png")
    assert unread(home) == [3]


def test_what_the_rules_find_is_told_beside_it(home: Path) -> None:
    year(home, YEAR.replace("Mange vil lage mat.", "Ring 91 23 45 67."))
    told = {problem.code for problem in check(load(home), PUBLIC) if problem.line == FINDING}
    assert told == {"unread", "private-phone"}
    read(load(home))
    assert "private-phone" in {problem.code for problem in check(load(home), PUBLIC)}


def test_an_own_template_is_read_too(home: Path) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "report.xml.j2").write_text(TEMPLATE, encoding="utf-8")
    (home / "templates" / "cards.xml.j2").write_text("<document title='Ikke i rapporten'/>", encoding="utf-8")
    told = [problem for problem in check(load(home), PUBLIC) if problem.code == "unread" and problem.place]
    assert [each.line for each in told if each.place.file == "report.xml.j2"] == [1, 5, 6]
    lines = {each.line for each in told if each.place.file.endswith("cycle.yaml")}
    assert {QUOTE, FINDING} <= lines and NO not in lines, "it may have cut or changed any text that it may see"
    read(load(home))
    assert unread(home) == []
    (home / "templates" / "report.xml.j2").write_text(TEMPLATE.replace("Kjell", "Fjell"), encoding="utf-8")
    assert unread(home) == [5]


def test_a_copy_of_dialogkits_own_template_says_nothing_new(home: Path) -> None:
    text = shipped("report.xml.j2")
    (home / "templates").mkdir()
    (home / "templates" / "report.xml.j2").write_text(text.replace("<toc/>", "<toc/>\n<p>Noe nytt</p>"), encoding="utf-8")
    assert [said for _, said in literals(load(home).folder, "report.xml.j2")] in ([], ["Noe nytt"])

    said = [piece.what for page in to_review(load(home), PUBLIC) for piece in page.pieces]
    assert "Noe nytt" in said and not {"corner", "solutions_conference", "message-circle"} & set(said)


HIDDEN = {  # ways for a template to say «Plantas», with what it takes beside it
    "a text over two lines": """<p>{{ "Det\nPlantas sa" }}</p>""",
    "marks within a text": r"""<p>{{ "Det \"Plantas\" sa" }}</p>""",
    "letters by their numbers": r"""<p>{{ "\u0050lantas" }}</p>""",
    "a name for an entry": "<p>{{ dict(Plantas=1)|join }}</p>",
    "the name of a macro": "{% macro Plantas() %}{% endmacro %}<p>{{ Plantas.name }}</p>",
    "two halves": """<p>{{ "Plan" }}{% if true %}{{ "tas" }}{% endif %}</p>""",
    "what looks like a note": "<p>{% raw %}{# Plantas #}{% endraw %}</p>",
    "an apostrophe in an attribute": """<figure symbol="home" alt="Ola's Plantas"/>""",
    "spaces in an attribute": """<figure symbol="home" alt = "Plantas"/>""",
    "another material's template": """<p>{% include "cards.xml.j2" %}</p>""",
    "what is forbidden": "<p>{{ cycle.privacy.banned[0] }}</p>",
    "why something is allowed": "<p>{{ cycle.privacy.allow[0].reason }}</p>",
    "a consent form": "<p>{{ cycle.quotes[0].consent.ref }}</p>",
    "a file": "<p>{{ cycle.cycle.previous }}</p>",
}


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN)
def test_an_own_template_can_say_nothing_that_is_not_read(home: Path, body: str) -> None:
    text = YEAR.replace("names_file: navn.txt", "banned: [Plantas]\n  allow: [{text: Solbakken, reason: Plantas}]")
    text = text.replace("{status: given,", "{status: given, ref: Plantas,")
    year(home, text.replace("year: 2027", "year: 2027, previous: Plantas"))
    (home / "templates").mkdir()
    markup = f'<document title="R"><pages><h1>R</h1>{body}</pages></document>'
    (home / "templates" / "report.xml.j2").write_text(markup, encoding="utf-8")
    (home / "templates" / "cards.xml.j2").write_text("Plantas", encoding="utf-8")
    assert any("Plantas" in piece.what for page in to_review(load(home), PUBLIC) for piece in page.pieces)
    read(load(home))
    assert unread(home) == []


@pytest.mark.parametrize("example", EXAMPLES[:1], ids=lambda folder: folder.name)
def test_every_word_of_a_public_file_has_been_read_or_is_dialogkits_own(example: Path, shelf: Shelf) -> None:
    """Read out of the finished files: in the text, in what a screen reader says, in titles and in bookmarks."""
    year = load(example)
    own = load_words(year.words.lang)
    files = [templates_folder() / folder / f"{year.words.lang}.yaml" for folder in ("locales", "crpd")]
    templates = ("report.xml.j2", "easy-report.xml.j2", *(file.name for file in (templates_folder() / "parts").iterdir()))
    texts = (*(file.read_text(encoding="utf-8") for file in files), *map(shipped, templates))
    known = {word for text in texts for word in words_of(text)}
    known |= {word for piece in own.keys() for word in words_of(own._texts[piece])}
    known |= {word for text in called(year.cycle, own).values() for word in words_of(text)}
    known |= {word for page in to_review(year, PUBLIC) for piece in page.pieces for word in words_of(piece.name or piece.what)}
    for path in files_in(shelf.made(f"public-{example.name}", lambda folder: _public(example, folder))).values():
        said = {word for text in reading_text(path) for word in words_of(text)}
        assert len(said) > (300 if path.stem == "report" else 150)
        assert sorted(word for word in said - known if not re.fullmatch(r"[\d_]+", word)) == []


def _public(example: Path, folder: Path) -> None:
    copy = shutil.copytree(example, folder / "year", ignore=shutil.ignore_patterns("build", "public"))
    assert Shell()("build", read(load(copy)).folder.path, "--edition", "public", "--out", folder) in (ExitCode.DONE,)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_the_examples_have_been_read(example: Path) -> None:
    told = sorted({problem.line for problem in check(load(example), PUBLIC) if problem.code.startswith("unread")})
    assert read_reviewed(load(example).folder).digest
    assert told == [], f"they have changed: read them with `dialogkit review {example.relative_to(ROOT)}`"


# ------------------------------------------------------------------------------------------------ at the keyboard


def test_a_page_at_a_time(home: Path, shell: Shell) -> None:
    """With who said it, its consent and what the rules find; no asks about each text, stop ends, a yes is kept at once."""
    year(home, YEAR.replace("Noen vil spise ute.", "Ring 91 23 45 67."))
    count = len(unread(home))
    pages = len({page.number for page in to_review(load(home), PUBLIC)})
    assert shell("review", home, answers="k.n.\n" + "senere\n" * (pages - 1) + "nei\nja\nstopp\n") == ExitCode.DONE
    for said in ("Jeg vil lage maten min selv.", "Sagt av en beboer. Samtykke: gitt, for report, web."):
        assert said in shell.out
    assert f"{QUOTE}  Jeg vil lage" in shell.out
    assert "Det her sa jeg nei til" not in shell.out
    assert re.search(r"Ring 91 23 45 67\.\n +! .*telefon", shell.out)
    assert len(unread(home)) == count - 1
    asked = shell.out.count("Kan alle lese dette?")
    assert shell("review", home, "--by", "KN", answers="ja\n" * asked) == ExitCode.DONE
    assert unread(home) == [] and "Hvem leser?" not in shell.out
    assert "dialogkit build --edition public" in shell.out
    assert shell("review", home) == ExitCode.DONE and "Kan alle lese dette?" not in shell.out


@pytest.mark.parametrize("answers", ["", "KN\n", "KN\nja\n", "123\n\n", "KN\nkanskje\n\nx\n"])
def test_whoever_stops_answering_loses_nothing(home: Path, shell: Shell, answers: str) -> None:
    before = len(unread(home))
    assert shell("review", home, answers=answers) == ExitCode.DONE
    assert (len(unread(home)) < before) == ("ja" in answers)
    assert (home / "reviewed.yaml").exists() == ("ja" in answers)
    assert {path.name for path in home.iterdir()} <= {"cycle.yaml", "navn.txt", "reviewed.yaml"}


@pytest.mark.parametrize("lang", LANGS)
def test_answers_in_any_language(tmp_path: Path, shell: Shell, lang: str) -> None:
    folder = year(tmp_path / "2027", YEAR.replace("lang: nb", f"lang: {lang}"))
    words = load_words(lang)
    shell("review", folder, "--by", "KN", answers="yes\nJA\nj\ny\n" * 10)
    assert unread(folder) == []
    assert words("review.done", count=0, folder="").split("0")[0] in shell.out


@pytest.mark.parametrize("mark", ["\ufeff", "ï»¿"])
def test_answers_from_a_file_of_notepads(home: Path, shell: Shell, mark: str) -> None:
    """The mark before a file is no answer: it would make the next one the initials."""
    assert shell("review", home, answers=f"{mark}KN\nstopp\n") == ExitCode.DONE
    assert shell.out.count("Hvem leser?") == 1 and not (home / "reviewed.yaml").exists()


def test_a_text_that_cannot_be_set_is_told_where_it_stands(home: Path, shell: Shell) -> None:
    year(home, YEAR.replace("Mange vil lage mat.", r'"Mange \e vil lage mat."'))
    assert shell("review", home) == ExitCode.PROBLEMS and f"cycle.yaml:{FINDING}:" in shell.err and "xml.j2" not in shell.err


def test_initials_that_are_none(home: Path, shell: Shell) -> None:
    assert [initials_in(text) for text in ("kn", "K. N.", "Å", "kari n", "1", "", "for lange")] == [
        "KN",
        "KN",
        "Å",
        "KARIN",
        None,
        None,
        None,
    ]
    assert shell("review", home, "--by", "x1") == ExitCode.USAGE and "--by KN" in shell.err


def test_a_year_with_mistakes_is_not_read(home: Path, shell: Shell) -> None:
    year(home, YEAR + "temaer: []\n")
    assert shell("review", home, answers="KN\nja\n") == ExitCode.PROBLEMS
    assert "temaer" in shell.err and not (home / "reviewed.yaml").exists()


def test_a_year_without_a_report_has_nothing_to_read(home: Path, shell: Shell) -> None:
    year(home, YEAR[: YEAR.index("findings:")])
    assert shell("review", home) == ExitCode.DONE
    assert load_words("nb")("review.nothing") in shell.out
    assert (home / "reviewed.yaml").read_text(encoding="utf-8").endswith("\nread: []\n")
    assert shell("review", home) == shell("build", home, "--edition", "public") == ExitCode.DONE


def test_the_list(home: Path, shell: Shell) -> None:
    shell("review", home, "--by", "KN", answers="ja\nstopp\n")
    assert shell("review", home, "--list") == ExitCode.DONE
    assert re.search(rf"report +\d +{QUOTE} +– +Jeg vil lage", shell.out) and "KN 20" in shell.out
    shell("review", home, "--list", "--format", "json")
    rows = json.loads(shell.out)
    assert {tuple(row) for row in rows} == {("material", "page", "line", "read")}
    assert any(row["read"] is None for row in rows) and any(row["read"] for row in rows)
    assert "maten" not in shell.out


def test_a_text_of_many_pages_is_there_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a long one would be read as many times as it has pages."""
    counted: list[int] = []
    monkeypatch.setattr(
        "dialogkit.kit.make.pieces_of", lambda *args: counted.append(sum(page.count("frokost") for page in args[-1])) or []
    )
    year(home, YEAR.replace("Mange vil lage mat.", "frokost " * 2_000))
    to_review(load(home), PUBLIC)
    assert max(counted) == 2_000


def test_the_list_does_not_show_all_of_a_long_text(home: Path, shell: Shell) -> None:
    year(home, YEAR.replace("Mange vil lage mat.", "frokost " * 2_000))
    assert shell("review", home, "--list") == ExitCode.DONE
    assert 200 < shell.out.count("frokost") <= 250 and "…" in shell.out


# ------------------------------------------------------------------------------------------------ what is kept


def test_the_file_holds_no_word_of_the_year(home: Path) -> None:
    read(load(home))
    text = (home / "reviewed.yaml").read_text(encoding="utf-8")
    assert re.fullmatch(
        r"(# .+\n)+reviewed: 1\nsalt: [0-9a-f]{16}\nread:\n  - by: KN\n    date: 2026-09-17\n    names_file: ja\n    hashes: \|\n"
        r"(      [0-9a-f]{20}\n)+",
        text,
    )
    hashes = re.findall("[0-9a-f]{20}", text)
    assert hashes == sorted(hashes), "their order tells nothing"
    other = year(home.parent / "2028")
    read(load(other))
    assert not set(hashes) & set(re.findall("[0-9a-f]{20}", (other / "reviewed.yaml").read_text(encoding="utf-8")))


def test_as_much_as_a_year_may_hold_can_be_kept(home: Path) -> None:
    reader = Reader(date(2027, 1, 1), "KN", True)
    many = Reviewed("0123456789abcdef", {f"{number:020x}": reader for number in range(3 * limits.ENTRIES)})
    save(load(home).folder, many, load_words("nb"))
    assert read_reviewed(load(home).folder).read == many.read


def test_two_years_in_one_folder_have_a_file_each(home: Path) -> None:
    (home / "2028.yaml").write_text(YEAR, encoding="utf-8")
    read(load(home / "2028.yaml"))
    assert file_of(load(home / "2028.yaml").folder) == "2028-reviewed.yaml" and (home / "2028-reviewed.yaml").exists()
    assert unread(home / "2028.yaml") == [] and unread(home) != []


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "reviewed: 1\n", "reviewed: 2\nsalt: 0123456789abcdef\n", "reviewed: 1\nsalt: xyz\n",
        "reviewed: 1\nsalt: 0123456789abcdef\nread: x\n", "reviewed: 1\nsalt: 0123456789abcdef\nread: [x]\n",
        "reviewed: 1\nsalt: 0123456789abcdef\nread: [{by: KN, date: i dag, names_file: ja, hashes: aa}]\n",
        "reviewed: 1\nsalt: 0123456789abcdef\nread: [{by: KN, date: 2027-01-01, names_file: ja, hashes: aa}]\n",
        "reviewed: 1\nsalt: 0123456789abcdef\nread:\n\t- x\n", "\udcff",
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_told_and_stays(home: Path, shell: Shell, text: str) -> None:
    (home / "reviewed.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    for arguments in (
        ("review", home, "--by", "KN"),
        ("build", home, "--edition", "public"),
        ("check", home, "--edition", "public"),
    ):
        assert shell(*arguments, answers="ja\n") in (ExitCode.PROBLEMS, ExitCode.FILE)
        assert "reviewed.yaml" in shell.out + shell.err
    assert (home / "reviewed.yaml").read_bytes() == text.encode("utf-8", "surrogateescape")
    assert shell("build", home) == ExitCode.DONE


def test_what_is_read_while_somebody_else_reads_is_not_lost(home: Path) -> None:
    mine = read_reviewed(load(home).folder)
    read(load(home))
    with pytest.raises(DialogkitError):
        save(load(home).folder, Reviewed(mine.salt), load_words("nb"))
    assert unread(home) == []


def test_the_list_of_names_may_be_missing_where_all_was_read_with_it(home: Path) -> None:
    """So a machine that has no names can make the public edition."""
    read(load(home))
    (home / "navn.txt").unlink()
    assert {each.code: each.severity for each in check(load(home), PUBLIC)} == {"names-file-missing": Severity.NOTICE}
    year(home, YEAR.replace("Mange vil", "Mange kan"))
    (home / "navn.txt").unlink()
    read(load(home))
    assert {each.code: each.severity for each in check(load(home), PUBLIC)} == {"names-file-missing": Severity.ERROR}


# ------------------------------------------------------------------------------------------------ how words are found


def test_what_was_read_before_there_was_a_list_of_names_is_read_again_with_it(home: Path, shell: Shell) -> None:
    year(home, YEAR.replace("privacy:\n  names_file: navn.txt\n", ""))
    shell("review", home, "--by", "KN", answers="ja\n" * 10)
    assert "names_file: nei" in (home / "reviewed.yaml").read_text(encoding="utf-8")
    year(home)
    (home / "navn.txt").rename(home / "borte.txt")
    assert "names-file-missing" in {each.code for each in check(load(home), PUBLIC) if each.severity is Severity.ERROR}
    assert shell("review", home) == ExitCode.DONE and "Kan alle lese dette?" not in shell.out
    (home / "borte.txt").rename(home / "navn.txt")
    assert shell("review", home, "--by", "KN", answers="ja\n" * 10) == ExitCode.DONE and "Kan alle lese dette?" in shell.out
    (home / "navn.txt").unlink()
    assert "names-file-missing" not in {each.code for each in check(load(home), PUBLIC) if each.severity is Severity.ERROR}


def test_first_places() -> None:
    words = "a b c d a b c e b".split()
    wanted = [("a", "b", "c", "e"), ("b",), ("c", "d"), ("a", "b", "c", "d", "a"), ("b", "a"), (), ("e", "b", "x")]
    assert first_places(words, wanted) == [4, 1, 2, 0, None, 9, None]


words = st.lists(st.sampled_from("abc"), max_size=25).map(tuple)


@given(words, st.lists(words, max_size=9))
def test_a_run_of_words_is_found_where_it_stands_first(row: tuple[str, ...], wanted: list[tuple[str, ...]]) -> None:
    def place(run: tuple[str, ...]) -> int | None:
        return next((at for at in range(len(row)) if row[at : at + len(run)] == run), None) if run else len(row)

    assert first_places(row, wanted) == [place(run) for run in wanted]


def test_long_texts_that_are_nearly_alike_are_found_soon() -> None:
    """Each of a hundred stands at the place of each other, but for its last word."""

    class Word(str):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Word.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    same = [Word("a") for _ in range(1_000)]
    assert first_places([*same, "b"], [(*same, "c"), (*same[:-1], "b", "a")]) == [None, None]
    assert Word.compared < 1_000 * 20


def test_where_too_much_begins_alike_more_is_read_and_not_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.limits.RUNS_COMPARED", 5)
    wanted = [("a", "b", "c", *"c" * number) for number in range(1, 9)]
    assert None not in first_places(["a", "b", "c", "x"] * 3, wanted)
