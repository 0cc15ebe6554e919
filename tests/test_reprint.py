"""Some of the cards: which ones a choice means, how often each is printed, and which have changed since the last kit."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogkit import limits
from dialogkit.kit.build import Result, build
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest
from dialogkit.kit.reprint.manifest import after, compare
from dialogkit.kit.reprint.selection import chosen
from dialogkit.problems import DialogkitError, ExitCode, FileError, Problem, UsageError
from dialogkit.terms import CARD_LISTS
from dialogkit.words import LANGS, load_words
from paper import loaded, page_sizes, text_of

RIGHTS = (3, 12, 14, 19, 27)
YEAR = """
quotes:
  - {id: q1, text: Firstquote, consent: {status: given, scope: [game]}}
  - {id: q2, text: Secondquote, consent: {status: given, scope: [game]}}
  - {id: secret, text: Hush, consent: {status: withdrawn, scope: [game]}}
  - {id: report-only, text: Elsewhere, consent: {status: given, scope: [report]}}
  - {id: "2", text: Seventh, consent: {status: given, scope: [game]}}
rights: {articles: [{n: 3, plain: [Third]}, {n: 12}, {n: 14}, {n: 19}, {n: 27}]}
game: {cards: {quotes: [q1, q2], questions: [Alpha, Bravo, Echo], blank: 2}}
"""
NAMES = [
    *("quotes:q1", "quotes:q2"),
    *(f"rights:{n}" for n in RIGHTS),
    *("questions:1", "questions:2", "questions:3", "rules:1", "rules:2", "rules:3", "blank:1", "blank:2"),
    *(f"pass:{n}" for n in range(1, 7)),
]
KINDS_HERE = ("quotes", "rights", "questions", "rules", "blank", "pass")
QUOTES = {"q1": None, "q2": None, "secret": "withdrawn", "report-only": "unasked", "2": None}
MARKS = {
    **{"quotes:q1": "Firstquote", "quotes:q2": "Secondquote", **{f"rights:{n}": f"Article {n}" for n in RIGHTS}},
    **{"questions:1": "Alpha", "questions:2": "Bravo", "questions:3": "Echo"},
    **{f"rules:{n}": f"How to play {n}" for n in (1, 2)},
    "rules:3": "Without the board",
}
"""What tells the cards apart on paper; blank ones are all alike, and those to pass with."""
EVERYTHING = sorted({*MARKS, "blank", "pass"})
WITHDRAWN = re.sub(r"(Secondquote, consent: {status: )given", r"\1withdrawn", YEAR)


def made(folder: Path, year: str = YEAR, only: list[str] | None = None, **wish: object) -> Result:
    """What a build into `folder/build` says of the cards."""
    results, _ = told(folder, year, only, **wish)
    return next(result for result in results if result.material == "cards")


def told(folder: Path, year: str = YEAR, only: list[str] | None = None, **wish: object) -> tuple[list[Result], list[Problem]]:
    return build(loaded(folder, year), folder / "build", Order(tuple(only or ["cards"]), **wish))


def words_of(file: Path) -> str:
    return text_of(file).replace("\r\n", "\n")


def on_paper(file: Path) -> Counter[str]:
    """How often each card stands in a file."""
    text = " ".join(words_of(file).split())
    found = Counter({name: len(re.findall(rf"{mark}(?!\d)", text)) for name, mark in MARKS.items()})
    return +(found + Counter({"blank": text.count("Write a question"), "pass": text.count("I do not have to say why")}))


def remark(result: Result, key: str) -> dict[str, object] | None:
    return next((details for name, details in result.remarks if name == key), None)


def hashes(folder: Path) -> dict[str, str]:
    return json.loads((folder / "build" / "manifest.json").read_text(encoding="utf-8"))["cards"]


# ------------------------------------------------------------------------------------------------ what a choice means


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quotes", ["quotes:q1", "quotes:q2"]),
        ("quotes,rights:3,12-19", ["quotes:q1", "quotes:q2", "rights:3", "rights:12", "rights:14", "rights:19"]),
        ("rights:3,12-19,quotes", ["quotes:q1", "quotes:q2", "rights:3", "rights:12", "rights:14", "rights:19"]),
        ("quotes:q2", ["quotes:q2"]),
        ("quotes:1", ["quotes:q1"]),
        ("quotes:1,q2,1-2", ["quotes:q1", "quotes:q2"]),
        (" Quotes : q1 , Rights: 03 ", ["quotes:q1", "rights:3"]),
        ("rights:1-50", [f"rights:{n}" for n in RIGHTS]),
        ("rights:12–14", ["rights:12", "rights:14"]),
        ("questions:2-3,blank:1", ["questions:2", "questions:3", "blank:1"]),
        ("blank,blank,blank:1", ["blank:1", "blank:2"]),
    ],
)
def test_choices(text: str, expected: list[str]) -> None:
    assert chosen(text, NAMES, QUOTES) == set(expected)


@pytest.mark.parametrize(
    ("text", "codes", "suggestion"),
    [
        ("", ["empty-card-choice"], None),
        ("quotes,", ["empty-card-choice"], None),
        ("quotes:", ["empty-card-choice"], None),
        ("quotes:,,", ["empty-card-choice"], None),
        ("quots", ["no-such-card-kind"], "quotes"),
        ("12", ["no-such-card-kind"], ""),
        ("quotes,q1", ["no-such-card-kind"], ""),
        ("rihgts:3,4", ["no-such-card-kind"], "rights"),
        ("free", ["no-cards-of-kind"], None),
        ("free:1", ["no-cards-of-kind"], None),
        ("quotes:q11", ["no-such-card"], "quotes:q1"),
        ("quotes:rigths", ["no-such-card"], "rights"),
        ("quotes:3", ["no-such-card"], ""),
        ("quotes:0", ["no-such-card"], ""),
        ("quotes:0-1", ["no-such-card"], ""),
        ("questions:2-4", ["no-such-card"], ""),
        ("questions:3-2", ["no-such-card"], "questions:2-3"),
        ("rights:19-12", ["no-such-card"], "rights:12-19"),
        ("rights:4", ["no-such-card"], ""),
        ("rights:4-11", ["no-such-card"], ""),
        ("rights:99999999999999999999", ["no-such-card"], ""),
        ("quotes:secret", ["card-withdrawn"], None),
        ("quotes:report-only", ["card-without-consent"], None),
        ("quotes:2", ["card-not-in-deck"], None),  # an id, and not the second
        ("quotes:q1,rights:4,blank:9,quots", ["no-such-card", "no-such-card", "no-such-card"], ""),
    ],
)
def test_what_chooses_nothing_is_a_problem(text: str, codes: list[str], suggestion: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(text, NAMES, QUOTES)
    assert [problem.code for problem in caught.value.problems] == codes
    assert caught.value.problems[0].details.get("suggestion") == suggestion


pieces = st.sampled_from([*CARD_LISTS, *NAMES, ":", ",", "-", "–", " ", "q1", "secret", *"0123456789"]) | st.text(max_size=3)


@given(st.lists(pieces, max_size=12).map("".join) | st.text(max_size=60))
@example("rights:²")
@example("quotes:\x00")
@example("quotes:{name}")
def test_any_text_selects_or_is_a_problem(text: str) -> None:
    try:
        found = chosen(text, NAMES, QUOTES)
    except UsageError as error:
        for problem in error.problems:
            for lang in LANGS:
                sentences = load_words(lang).message(problem) + load_words(lang).hint(problem)
                assert "Hush" not in sentences
    else:
        assert found and found <= set(NAMES)


@given(st.sets(st.sampled_from(NAMES), min_size=1), st.randoms(use_true_random=False))
def test_full_names_select_themselves(names: set[str], random) -> None:  # noqa: ANN001
    order = sorted(names)
    random.shuffle(order)
    assert chosen(",".join(order), NAMES, QUOTES) == names


@given(st.integers(1, 60), st.integers(1, 60))
def test_a_range_of_rights_is_a_range_of_articles(first: int, last: int) -> None:
    expected = {f"rights:{n}" for n in RIGHTS if first <= n <= last}
    try:
        assert chosen(f"rights:{first}-{last}", NAMES, {}) == expected
    except UsageError:
        assert not expected


# ------------------------------------------------------------------------------------------------ what is printed


@pytest.mark.parametrize("text", ["quotes", "rights:3,12-19", "questions:2,quotes:q2", "blank:1", ",".join(KINDS_HERE)])
def test_the_file_holds_what_was_chosen(tmp_path: Path, text: str) -> None:
    result = made(tmp_path, cards=text)
    names = chosen(text, NAMES, QUOTES)
    assert result.path == tmp_path / "build" / "cards-selection.pdf"
    assert on_paper(result.path) == Counter(name if name in MARKS else name.partition(":")[0] for name in names)
    assert remark(result, "selected") == {"count": len(names), "all": len(NAMES)}
    assert sorted(file.name for file in (tmp_path / "build").iterdir()) == ["cards-selection.pdf", "manifest.json"]


def test_a_choice_never_replaces_the_whole_deck(tmp_path: Path) -> None:
    whole = made(tmp_path).path
    before = whole.read_bytes()
    for wish in ({"cards": "blank"}, {"copies": 2}, {"only_changed": True}):
        made(tmp_path, **wish)
    assert whole.read_bytes() == before


@pytest.mark.parametrize(("copies", "cards"), [(1, None), (2, "quotes,questions:1"), (4, "rights"), (3, None)])
def test_copies_lie_next_to_each_other(tmp_path: Path, copies: int, cards: str | None) -> None:
    file = made(tmp_path, cards=cards, copies=copies).path
    names = chosen(cards, NAMES, QUOTES) if cards else set(NAMES)
    seen = on_paper(file)
    once = Counter(name if name in MARKS else name.partition(":")[0] for name in names)
    assert seen == Counter({name: copies * count for name, count in once.items()})
    words = re.findall("|".join(MARKS.values()), words_of(file))
    assert [word for word, after in zip(words, [*words[1:], ""]) if word != after] == list(dict.fromkeys(words))
    assert len(page_sizes(file)) == 2 * -(-copies * len(names) // 8)  # no sheet more than it takes


def test_too_many_cards_are_told_before_they_are_made(tmp_path: Path) -> None:
    """With two cards of rules, six to pass with, and a blank one."""
    questions = ", ".join(f"Question {number}" for number in range(limits.CARDS // 100))
    with pytest.raises(UsageError) as caught:
        made(tmp_path, f"game: {{cards: {{questions: [{questions}], blank: 1}}}}\n", copies=100)
    (problem,) = caught.value.problems
    assert (problem.code, problem.details["count"]) == ("too-many-cards", limits.CARDS + 900)


def test_a_right_that_is_in_the_deck_twice(tmp_path: Path) -> None:
    year = YEAR.replace("{cards: {quotes: [q1, q2]", "{cards: {quotes: [q1], rights: [3, 12, 3]")
    whole = words_of(made(tmp_path, year).path)
    assert re.findall(r"Article (\d+)\n", whole) == ["3", "12", "3"]
    assert words_of(made(tmp_path, year, cards="rights:3").path).count("Article 3\n") == 2


def test_fronts_and_backs_apart(tmp_path: Path) -> None:
    results, _ = told(tmp_path, YEAR + "print: {cards: {backs: separate}}\n", cards="quotes:q1")
    assert [result.path.name for result in results] == ["cards-selection.pdf", "cards-selection-backs.pdf"]
    assert [bool(remark(result, "selected")) for result in results] == [True, False]


def test_a_template_of_the_cycles_own_without_ids(tmp_path: Path) -> None:
    own = '<document title="x"><deck><h1>x</h1><card kind="blank" symbol="home" back="home"><h2>x</h2></card></deck></document>'
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "cards.xml.j2").write_text(own, encoding="utf-8")
    assert made(tmp_path).pages == 2 and hashes(tmp_path) == {}
    for wish in ({"cards": "blank"}, {"copies": 2}, {"only_changed": True}):
        with pytest.raises(DialogkitError) as caught:
            made(tmp_path, **wish)
        (problem,) = caught.value.problems
        assert (problem.code, problem.place.file) == ("cards-without-ids", "cards.xml.j2")


def test_problems_of_the_cycle_come_before_the_choice(tmp_path: Path) -> None:
    with pytest.raises(DialogkitError) as caught:
        made(tmp_path, YEAR.replace("q2, text", "q2, symbol: hoome, text"), cards="nothing")
    assert [problem.code for problem in caught.value.problems] == ["unknown-symbol"]


# ------------------------------------------------------------------------------------------------ since the last kit


def changes(folder: Path, year: str) -> tuple[list[str], Result]:
    """The cards that are printed again, and what is said of them."""
    result = made(folder, year, only_changed=True)
    return sorted(on_paper(result.path)) if result.path else [], result


@pytest.mark.parametrize(
    ("year", "printed", "gone"),
    [
        (YEAR, [], None),
        (YEAR.replace("Firstquote", "Otherwords"), ["other"], None),
        (YEAR.replace("[q1, q2]", "[q2, q1]"), [], None),
        (YEAR.replace("[q1, q2]", "[q1, q2, '2']"), ["seventh"], None),
        (YEAR.replace("{n: 12}", "{n: 13}"), ["13"], "rights:12"),
        (YEAR.replace("[Third]", "[Third, More]"), ["rights:3"], None),
        (WITHDRAWN, [], "quotes:q2"),
        # the word on the backs is who says it, where it is the same on all
        (
            YEAR.replace("id: q1, text: Firstquote, consent", "id: q1, text: Firstquote, who: staff, consent"),
            ["quotes:q1", "quotes:q2"],
            None,
        ),
        (YEAR.replace("[Alpha, Bravo, Echo]", "[Zulu, Alpha, Bravo, Echo]"), ["zulu"], None),
        (YEAR.replace("[Alpha, Bravo, Echo]", "[Alpha, Echo]"), [], "questions:2"),
        (YEAR.replace("blank: 2", "blank: 1"), [], None),
        (YEAR.replace("blank: 2", "blank: 3"), ["blank"], None),
        (YEAR.replace("cards: {quotes", "pieces: 4, cards: {quotes"), ["rules:1"], "pass:5, pass:6"),
        (YEAR + "print: {cards: {margin: 12, paper: A3, backs: short-edge, guides: {front: full}}}\n", [], None),
    ],
)
def test_only_what_changed(tmp_path: Path, year: str, printed: list[str], gone: str | None, monkeypatch) -> None:  # noqa: ANN001
    monkeypatch.setattr(
        "test_reprint.MARKS", MARKS | {"other": "Otherwords", "seventh": "Seventh", "zulu": "Zulu", "13": "Article 13"}
    )
    made(tmp_path)
    found, result = changes(tmp_path, year)
    assert found == printed
    assert (remark(result, "take_out") or {}).get("names") == gone
    assert (result.waits == "waits.nothing_changed") == (not printed)
    assert (tmp_path / "build" / "cards-selection.pdf").exists() == bool(printed)
    again, result = changes(tmp_path, year)  # the manifest knows of the reprint
    assert again == [] and result.waits == "waits.nothing_changed" and not result.remarks


@pytest.mark.parametrize(
    "more",
    [
        "print: {cards: {bleed: 3}}\n",
        "print: {cards: {back: deck}}\n",
        "print: {cards: {backs: none}}\n",
        "print: {cards: {corner: 5}}\n",
    ],
)
def test_what_changes_every_card(tmp_path: Path, more: str) -> None:
    made(tmp_path)
    assert changes(tmp_path, YEAR + more)[0] == EVERYTHING


def test_another_size_or_ink_changes_every_card(tmp_path: Path) -> None:
    made(tmp_path)
    larger = YEAR.replace("game: {", "game: {size: A6, ")
    assert changes(tmp_path, larger)[0] == EVERYTHING
    assert changes(tmp_path, larger + "print: {ink: low}\n")[0] == EVERYTHING


def test_another_picture_of_the_same_name(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="%s" fill="#000"/></svg>'
    year = YEAR.replace("id: q1,", "id: q1, symbol: own,") + "symbols: {own: {src: own.svg, alt: Own}}\n"
    (tmp_path / "own.svg").write_text(svg % 9)
    made(tmp_path, year)
    (tmp_path / "own.svg").write_text(svg % 5)
    assert changes(tmp_path, year)[0] == ["quotes:q1"]
    assert changes(tmp_path, year.replace("alt: Own", "alt: Said to those who listen"))[0] == []


def test_without_an_earlier_kit_all_cards_are_printed_and_it_is_said(tmp_path: Path) -> None:
    found, result = changes(tmp_path, YEAR)
    assert found == EVERYTHING and remark(result, "no_earlier_kit") == {}
    assert remark(changes(tmp_path, YEAR.replace("Bravo", "Changed"))[1], "no_earlier_kit") is None


def test_a_card_that_is_printed_alone_counts_and_the_others_wait(tmp_path: Path) -> None:
    made(tmp_path)
    year = YEAR.replace("Firstquote", "Newwords").replace("Echo", "Delta")
    made(tmp_path, year, cards="quotes:q1")
    result = made(tmp_path, year, only_changed=True)
    assert remark(result, "selected") == {"count": 1, "all": len(NAMES)} and "Delta" in text_of(result.path)


def test_only_the_changed_ones_among_the_chosen(tmp_path: Path) -> None:
    made(tmp_path)
    year = YEAR.replace("Firstquote", "Newwords").replace("Echo", "Delta")
    result = made(tmp_path, year, cards="quotes", only_changed=True, copies=2)
    text = text_of(result.path)
    assert (text.count("Newwords"), text.count("Delta"), text.count("Secondquote")) == (2, 0, 0)
    assert made(tmp_path, year, cards="rights", only_changed=True).waits == "waits.nothing_changed"


def test_a_withdrawn_consent_is_told_by_whatever_build_comes_next(tmp_path: Path) -> None:
    for wish in ({}, {"cards": "rights:3"}, {"only_changed": True}):
        shutil.rmtree(tmp_path / "build", ignore_errors=True)
        made(tmp_path)
        result = made(tmp_path, WITHDRAWN, **wish)
        assert remark(result, "take_out") == {"names": "quotes:q2"}
        assert "quotes:q2" not in hashes(tmp_path)


def test_a_deck_that_has_lost_all_its_cards_says_so_until_it_has_some(tmp_path: Path) -> None:
    year = "quotes: [{id: q1, text: Words, consent: {status: %s, scope: [game]}}]\ngame: {pieces: 2}\n"
    made(tmp_path, year % "given")
    for wish in ({}, {"only_changed": True}):
        result = made(tmp_path, year % "withdrawn", **wish)
        assert result.waits == "waits.cards" and remark(result, "take_out") == {
            "names": "pass:1, pass:2, quotes:q1, rules:1, rules:2"
        }


decks = st.dictionaries(st.sampled_from([f"questions:{n}" for n in range(1, 8)]), st.sampled_from("abcdef"))


@given(decks, decks, st.data())
def test_a_reprint_of_what_changed_leaves_nothing_to_do(before: dict, now: dict, data: st.DataObject) -> None:
    """Whatever part is printed first, what is on paper afterwards and what is taken out add up to the deck."""
    change = compare(before, now)
    boxed = Counter(before.values()) - Counter(before[name] for name in (*change.gone, *change.replaced))
    assert boxed + Counter(now[name] for name in change.changed) == Counter(now.values())
    first = data.draw(st.sets(st.sampled_from(sorted(now)))) if now else set()
    left = compare(after(before, now, first), now)
    assert left.changed == change.changed - first and left.gone == ()
    assert after(before, now, change.changed) == now


# ------------------------------------------------------------------------------------------------ the manifest


def test_the_manifest_tells_files_and_cards_and_nothing_else(tmp_path: Path) -> None:
    told(tmp_path, only=["cards", "board", "report"])
    found = json.loads((tmp_path / "build" / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(found) == ["cards", "files", "manifest"]
    assert set(found["cards"]) == set(NAMES)
    assert sorted(found["files"]) == ["board.pdf", "cards.pdf"]
    for name, entry in found["files"].items():
        data = (tmp_path / "build" / name).read_bytes()
        shows, holds = entry.pop("shows"), entry.pop("holds", {})
        assert set(holds) == ({"quotes:q1", "quotes:q2"} if name == "cards.pdf" else set())
        assert re.fullmatch("[0-9a-f]{64}", shows)
        made_of = {"material": name.removesuffix(".pdf"), "choice": "kit", "edition": "internal"}
        assert entry == {"pages": len(page_sizes(data)), "sha256": hashlib.sha256(data).hexdigest(), **made_of}
    text = (tmp_path / "build" / "manifest.json").read_text(encoding="utf-8")
    for word in ("Firstquote", "Hush", "secret", "Alpha", str(tmp_path), tmp_path.name, "2026", os.environ.get("USER") or "\0"):
        assert word not in re.sub(r'"[0-9a-f]{64}"', "", text)


def test_what_was_not_built_keeps_its_entry(tmp_path: Path) -> None:
    made(tmp_path)
    cards = hashes(tmp_path)
    told(tmp_path, YEAR.replace("Alpha", "Other"), only=["board"])
    found = manifest.read(tmp_path / "build" / "manifest.json").manifest
    assert sorted(found.files) == ["board.pdf", "cards.pdf"] and found.cards == cards


def test_the_same_bytes_twice_and_from_another_folder(tmp_path: Path) -> None:
    written = []
    for folder in ("one", "another"):
        (tmp_path / folder).mkdir()
        for _ in range(2):
            made(tmp_path / folder)
            made(tmp_path / folder, cards="quotes", copies=2)
            written.append((tmp_path / folder / "build" / "manifest.json").read_bytes())
    assert len(set(written)) == 1
    assert written[0].decode() == json.dumps(json.loads(written[0]), indent=2, sort_keys=True) + "\n"


def test_a_build_that_fails_leaves_the_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path)
    before = {file.name: file.read_bytes() for file in (tmp_path / "build").iterdir()}
    with pytest.raises(DialogkitError):
        made(tmp_path, YEAR.replace("Alpha", "many words " * 400))
    with pytest.raises(DialogkitError):
        made(tmp_path, cards="nothing")
    real = os.replace

    def fail(source: Path, target: Path) -> None:
        if Path(target).name == "manifest.json":
            raise OSError(28, "No space left on device", str(source))
        real(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(DialogkitError):
        made(tmp_path, YEAR.replace("Alpha", "Other"))
    monkeypatch.setattr(os, "replace", real)
    assert {file.name: file.read_bytes() for file in (tmp_path / "build").iterdir()} == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"name": "A web page", "icons": []}',
        b'{"manifest": 3, "files": {}, "cards": {}}',
        b'{"manifest": 1, "files": {"../x.pdf": {"pages": 1, "sha256": "%s"}}, "cards": {}}' % (b"a" * 64),
        b'{"manifest": 1, "files": {}, "cards": {"quotes:q1": "words of a quote"}}',
        b'{"manifest": 1, "files": {}, "cards": {"\\u001b[2J": "%s"}}' % (b"a" * 64),
        b'{"manifest": 1, "files": {}, "cards": {}' + b" " * limits.MANIFEST_BYTES + b"}",
        b"[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_stops_the_build_and_stays(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "manifest.json").write_bytes(data)
    with pytest.raises(FileError) as caught:
        told(tmp_path, only_changed=True)
    assert [problem.code for problem in caught.value.problems] == ["manifest-unusable"]
    assert {file.name: file.read_bytes() for file in (tmp_path / "build").iterdir()} == {"manifest.json": data}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_manifest_is_read_from_its_own_folder_only(tmp_path: Path) -> None:
    made(tmp_path)
    elsewhere = tmp_path / "elsewhere.json"
    (tmp_path / "build" / "manifest.json").rename(elsewhere)
    (tmp_path / "build" / "manifest.json").symlink_to(elsewhere)
    with pytest.raises(FileError) as caught:
        told(tmp_path, only_changed=True)
    assert [problem.code for problem in caught.value.problems] == ["manifest-unusable"]
    assert (tmp_path / "build" / "manifest.json").is_symlink()


# ------------------------------------------------------------------------------------------------ from the shell


def test_from_the_shell(shell, write_cycle, tmp_path: Path) -> None:  # noqa: ANN001
    file, out = write_cycle(YEAR), tmp_path / "kit"
    assert shell("build", file, "--out", out, "--cards", "quotes,rights:3,12-19", "--copies", 2) == 0
    assert sorted(path.name for path in out.iterdir()) == ["cards-selection.pdf", "manifest.json"]
    assert "6 av 21 kort. 2 av hvert" in shell.out
    assert shell("build", file, "--out", out, "--only", "board,cards", "--only-changed") == 0
    assert (out / "board.pdf").exists() and "15 av 21 kort" in shell.out and not (out / "cards.pdf").exists()
    assert shell("build", file, "--out", out, "--only-changed") == 0
    assert shell.out.splitlines()[0] == f"cards: {load_words('nb')('waits.nothing_changed')}"


@pytest.mark.parametrize(
    "more", [("--cards", "quotes:secret"), ("--cards", "x"), ("--only", "board", "--copies", "2"), ("--copies", "0")]
)
def test_wrong_use_writes_nothing_and_tells_no_secret(shell, write_cycle, tmp_path: Path, more: tuple) -> None:  # noqa: ANN001
    out = tmp_path / "kit"
    assert shell("build", write_cycle(YEAR), "--out", out, *more) == ExitCode.USAGE
    assert not out.exists() and shell.err and "Hush" not in shell.out + shell.err
