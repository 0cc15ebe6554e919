"""Who has said no to a photo has said no to it in each file that is the same: the year's own, and those of its packs."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

import packs
from conftest import SMALL
from day import TODAY
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order

PHOTO = packs.photo(1, 1800, 1200)
YES = "consent: {status: given, scope: [poster, game, report, photo]}"
NOBODY = "people: nei"
HEAD = "name: Vårt\nlicence: egne bilder\nkind: photo\npictures:\n"


def pack(*rows: str) -> dict[str, bytes]:
    """The files of a pack with the photo in one file for each row; its word is kaffe."""
    lines = [
        f"  - {{file: p{n}.jpg, nb: {'kaffe' if n == 0 else f'ord {n}'}, alt: Lys i skogen, {row}}}\n"
        for n, row in enumerate(rows)
    ]
    return {"pack.yaml": (HEAD + "".join(lines)).encode(), **{f"p{n}.jpg": PHOTO for n in range(len(rows))}}


def year(folder: Path, cover: str, *rows: str, zipped: bool = False, other: bytes = PHOTO) -> Loaded:
    """A year whose poster has a cover, and a line for which its pack has a photo: all of them are the same one."""
    if rows:
        packs.as_zip(folder / "hus.zip", pack(*rows)) if zipped else packs.as_folder(folder / "hus", pack(*rows))
    (folder / "a.jpg").write_bytes(other)
    (folder / "b.jpg").write_bytes(PHOTO)
    own = f"kit: {{title: Pakken, cover: {{src: b.jpg, alt: Sol over fjellet, kind: photo, {cover}}}}}\n"
    text = SMALL.replace("kit: {title: Dialogpakke}\n", "")
    poster = "poster: {title: Vi, we_want: [{text: Vi vil ha det, symbol: coffee}]}\n"
    named = f"symbol_packs: [hus{'.zip' * zipped}]\n" if rows else ""
    (folder / "cycle.yaml").write_text(f"{text}{own}{poster}{named}", encoding="utf-8")
    return load(folder)


def told(loaded: Loaded, out: Path) -> tuple[list[str], str]:
    """The codes of what is left out with their places, and what the poster says to those who do not see its pictures."""
    _, problems = build(loaded, out, Order(("poster",), today=TODAY))
    words = (out / "poster.pdf").read_bytes().replace(b"\0", b"").decode("latin-1")
    said = " ".join(name for name in ("Sol over fjellet", "Lys i skogen") if name in words)
    return sorted(
        f"{each.code} {str(each.place).rpartition('/')[2]}" for each in problems if each.code.startswith("picture-")
    ), said


@pytest.mark.parametrize("zipped", [False, True])
def test_with_a_yes_to_each_all_are_printed(tmp_path: Path, zipped: bool) -> None:
    assert told(year(tmp_path, YES, YES, zipped=zipped), tmp_path / "out") == ([], "Sol over fjellet Lys i skogen")


@pytest.mark.parametrize(("answer", "of_the_other", "zipped"), [*product(("withdrawn", "refused"), (YES, NOBODY), (False, True))])
def test_a_no_in_the_year_holds_for_its_packs_and_the_other_way_round(
    tmp_path: Path, answer: str, of_the_other: str, zipped: bool
) -> None:
    no = f"consent: {{status: {answer}}}"
    for number, (cover, row) in enumerate(((no, of_the_other), (of_the_other, no))):
        folder = tmp_path / str(number)
        folder.mkdir()
        codes, said = told(year(folder, cover, row, zipped=zipped), folder / "out")
        assert said == "" and [code.partition(" ")[0] for code in codes] == [f"picture-{answer}"] * 2
        assert [code.partition(" ")[2].partition(":")[0] for code in codes] == ["cycle.yaml", "pack.yaml"]


def test_of_two_files_in_packs_neither_is_shown(tmp_path: Path) -> None:
    codes, said = told(year(tmp_path, YES, YES, "consent: {status: withdrawn}", other=b""), tmp_path / "out")
    assert said == "" and codes == ["picture-withdrawn cycle.yaml:5:29", "picture-withdrawn pack.yaml:5:5"]


def test_a_kit_of_before_is_cleared_of_both(tmp_path: Path) -> None:
    for folder in ("cover", "pack"):
        (home := tmp_path / folder).mkdir()
        build(year(home, YES, YES), home / "build", Order(("poster",), today=TODAY))
        no = "consent: {status: withdrawn}"
        now = year(home, no, YES) if folder == "cover" else year(home, YES, no)
        _, problems = build(now, home / "build", Order(("tasks",), today=TODAY))
        assert not (home / "build" / "poster.pdf").exists() and "take-down" in [each.code for each in problems]


def test_without_a_no_no_picture_of_a_pack_is_opened_before_it_is_shown(tmp_path: Path) -> None:
    loaded = year(tmp_path, YES, YES)
    assert not loaded.folder.has_read("hus/p0.jpg")


def test_another_photo_is_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "c.jpg").write_bytes(packs.photo(2))
    loaded = year(tmp_path, "people: nei")
    text = (tmp_path / "cycle.yaml").read_text(encoding="utf-8")
    (tmp_path / "cycle.yaml").write_text(
        f"{text}symbols: {{c: {{src: c.jpg, alt: En sti, kind: photo, consent: {{status: withdrawn}}}}}}\n", encoding="utf-8"
    )
    codes, said = told(load(tmp_path), tmp_path / "out")
    assert loaded and said == "Sol over fjellet" and [code.partition(" ")[0] for code in codes] == ["picture-withdrawn"]


def test_a_photo_that_cannot_be_read_to_know_it_is_told_at_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.limits.FILES", 3)  # the year, its picture and the pack's list
    loaded = year(tmp_path, YES, "consent: {status: withdrawn}")
    assert [f"{each.code} {str(each.place).rpartition('/')[2]}" for each in loaded.problems] == ["path-too-many pack.yaml:5:12"]
