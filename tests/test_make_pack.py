"""`dialogkit symbols --make-pack`: a folder of pictures becomes a pack in which nothing is missing but what only people know."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

import packs
from conftest import SMALL, Shell
from dialogkit import limits
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.packs import begin
from dialogkit.cycle.packs.begin import word_of
from dialogkit.cycle.packs.packs import plain
from dialogkit.terms import LANGS

GIF, HEIC = b"GIF89a" + bytes(40), b"\0\0\0\x18ftypheic" + bytes(40)


def folder(path: Path, **files: bytes) -> Path:
    """A folder of pictures; `__` in a name is a folder's end, and its last `_` stands before the ending."""
    return packs.as_folder(path, {name.replace("__", "/")[::-1].replace("_", ".", 1)[::-1]: data for name, data in files.items()})


def begun(shell: Shell, path: Path, *options: str) -> str:
    assert shell("symbols", "--make-pack", path, *options) == 0, shell.err
    return (path / "pack.yaml").read_text(encoding="utf-8")


def loaded(path: Path) -> Loaded:
    """A year beside the folder, which names it."""
    (path.parent / "cycle.yaml").write_text(f"{SMALL}symbol_packs: [{path.name}]\n", encoding="utf-8")
    return load(path.parent)


def told(year: Loaded) -> list[str]:
    return [f"{each.code} {each.line}" for each in year.problems]


# ------------------------------------------------------------------------------------------------ words of files' names


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("kaffe_kopp.png", "kaffe kopp"),
        ("Kaffe-kopp 2.PNG", "kaffe kopp"),
        ("KaffeKopp.svg", "kaffe kopp"),
        ("gå_ut.png", "gå ut"),
        ("2349_kaffe.png", "kaffe"),  # ARASAAC
        ("arasaac-kaffe-2349_500px.png", "kaffe"),
        ("answer_,_to.svg", "answer"),  # Mulberry
        ("adult_1a.svg", "adult"),
        ("apple.svg", "apple"),
        ("don't_know.svg", "don't know"),
        ("kaffe@2x.png", "kaffe"),
        ("kaffe (1).jpg", "kaffe"),
        ("kaffe - Kopi.jpg", "kaffe"),
        ("mat/brød/Grovt brød.png", "grovt brød"),
        ("å.png", "å"),
        ("IMG_2034.jpg", ""),
        ("DSC01234.JPG", ""),
        ("WhatsApp Image 2026-11-02 at 10.11.12.jpeg", ""),
        ("bilde 3.png", ""),
        ("2349.png", ""),
        ("____.png", ""),
    ],
)
def test_the_name_of_a_file_says_the_word(name: str, word: str) -> None:
    assert word_of(name) == word


def test_photos_keep_the_capitals_of_names() -> None:
    assert word_of("Bestemor Åse.jpg", is_photo=True) == "Bestemor Åse"


# ------------------------------------------------------------------------------------------------ what is written


@pytest.mark.parametrize("lang", LANGS)
def test_it_loads_with_only_what_people_must_fill_in(shell: Shell, tmp_path: Path, lang: str) -> None:
    made = folder(tmp_path / "bilder", kaffe_png=packs.small(1), yes_png=packs.small(2), mer__kaffe_png=packs.small(3))
    text = begun(shell, made, "--lang", lang)
    lines = text.splitlines()
    assert told(loaded(made)) == [f"pack-without-licence {lines.index('licence:') + 1}"]
    (made / "pack.yaml").write_text(text.replace("licence:\n", "licence: egne bilder\n"), encoding="utf-8")
    year = loaded(made)
    assert told(year) == []
    said = {each.picture.file: each.picture.words(lang) for each in year.packs.symbols.values()}
    assert said == {"kaffe.png": ["kaffe"], "mer/kaffe.png": ["kaffe 2"], "yes.png": ["yes"]}, "in the language asked for"
    (pack,) = year.packs.packs
    assert (pack.about.name, pack.about.credit, pack.about.kind) == ("bilder", None, "illustration")
    assert f"#     - {made.name}" in lines, "and how the year names it stands at its head"


def test_the_language_is_the_years_where_none_is_asked_for(shell: Shell, tmp_path: Path) -> None:
    made = folder(tmp_path / "pictures", coffee_png=packs.small(1))
    (tmp_path / "cycle.yaml").write_text(SMALL.replace("lang: nb", "lang: en"), encoding="utf-8")
    assert "    en: coffee\n" in begun(shell, made) and "Made " in shell.out


def test_a_folder_of_photos_asks_for_what_photos_need(shell: Shell, tmp_path: Path) -> None:
    made = folder(tmp_path / "hjemme", stua_jpg=packs.photo(1), Berit_jpg=packs.photo(2), IMG_1_jpg=packs.photo(3))
    text = begun(shell, made)
    assert "\nkind: photo\n" in text and text.count("    people: ja\n    consent:\n") == 3
    assert shell.out.splitlines()[1] == "1 av dem har ingen ord ennå."
    (made / "pack.yaml").write_text(text.replace("licence:\n", "licence: egne bilder\n"), encoding="utf-8")
    assert {each.partition(" ")[0] for each in told(loaded(made))} == {"pack-without-words", "pack-without-alt"}
    filled = text.replace("licence:\n", "licence: egne bilder\n").replace("    alt:\n", "    alt: Slik er det hos oss\n")
    filled = filled.replace('file: "IMG_1.jpg"\n    nb:\n', 'file: "IMG_1.jpg"\n    nb: rom\n')
    (made / "pack.yaml").write_text(filled, encoding="utf-8")
    year = loaded(made)
    assert told(year) == []
    assert all(each.needs_yes for each in year.packs.symbols.values()), "until somebody says that there is nobody on it"


def test_photos_among_drawings_are_told_apart(shell: Shell, tmp_path: Path) -> None:
    text = begun(shell, folder(tmp_path / "p", a_png=packs.small(1), b_jpg=packs.photo(1)))
    assert "\nkind: photo" not in text and text.count("    kind: photo\n    alt:\n") == 1


def test_names_that_yaml_would_read_as_something_else(shell: Shell, tmp_path: Path) -> None:
    odd = ["no.png", "on.png", "null.png", "#1 kaffe.png", "a: b.png", "{x}.png", "'q'.png", "kaffe, te.png", "- strek.png"]
    made = packs.as_folder(tmp_path / "p", {name: packs.small(number) for number, name in enumerate(odd) if ":" not in name})
    text = begun(shell, made).replace("licence:\n", "licence: egne bilder\n")
    (made / "pack.yaml").write_text(text, encoding="utf-8")
    year = loaded(made)
    assert told(year) == []
    assert sorted(each.picture.file for each in year.packs.symbols.values()) == sorted(name for name in odd if ":" not in name)
    assert {"no", "null", "kaffe te"} <= {each.word("nb") for each in year.packs.symbols.values()}


# ------------------------------------------------------------------------------------------------ what is left out


def test_what_is_no_picture_is_told_and_left_out(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 50_000)
    made = folder(
        tmp_path / "p",
        kaffe_svg=packs.drawing(1), stor_png=packs.small(1) + bytes(60_000), tom_png=b"", halv_png=packs.small(1)[:90],
        film_gif=GIF, telefon_heic=HEIC, gif_png=GIF, tekst_txt=b"hei", ord_svg=b"<p>hei</p>", Thumbs_db=b"x",
    )  # fmt: skip
    (made / "utenfor").symlink_to(tmp_path, target_is_directory=True)
    (made / "ut.png").symlink_to(tmp_path / "cycle.yaml")
    (made / "tom mappe").mkdir()
    (made / ".skjult.png").write_bytes(packs.small(1))
    assert "file: kaffe.svg" in begun(shell, made).replace('"', "")
    why = {
        line.split("`")[1]: line.rpartition(": ")[2].rstrip(".")
        for line in shell.err.splitlines()
        if "er ikke med i pakken" in line
    }
    assert why == {
        "stor.png": "det er større enn 50 kB", "tom.png": "filen er tom eller ødelagt", "halv.png": "filen er tom eller ødelagt",
        "film.gif": "det er i formatet GIF", "gif.png": "det er i formatet GIF", "telefon.heic": "det er i formatet HEIC",
        "tekst.txt": "det er ikke noe bilde", "ord.svg": "filen er tom eller ødelagt",
        "utenfor": "det er en snarvei til noe utenfor mappen", "ut.png": "det er en snarvei til noe utenfor mappen",
    }  # fmt: skip
    assert (made / "pack.yaml").read_text(encoding="utf-8").count("- file:") == 1


# ------------------------------------------------------------------------------------------------ what cannot be done


def refused(shell: Shell, path: object) -> str:
    """What is said of a folder in which no pack begins."""
    assert shell("symbols", "--make-pack", path) == 3 and shell.out == ""
    return shell.err.splitlines()[0].partition(" feil: ")[2]


def test_a_pack_that_is_there_is_never_written_over(shell: Shell, tmp_path: Path) -> None:
    made = folder(tmp_path / "p", kaffe_png=packs.small(1))
    text = begun(shell, made)
    assert refused(shell, made).endswith("finnes fra før. Ingenting er endret.")
    folder(made, te_png=packs.small(2), mer__saft_png=packs.small(3))
    assert refused(shell, made).endswith("2 bilder i mappen står ikke i den: mer/saft.png, te.png.")
    assert (made / "pack.yaml").read_text(encoding="utf-8") == text
    (made / "pack.yaml").write_text("pictures: [\n", encoding="utf-8")
    assert refused(shell, made).endswith("finnes fra før, men den kan ikke leses. Ingenting er endret.")
    assert (made / "pack.yaml").read_text(encoding="utf-8") == "pictures: [\n"


def test_what_is_no_folder_of_pictures_is_told(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cycle.yaml").write_text(SMALL, encoding="utf-8")
    packs.as_zip(tmp_path / "a.zip", {"kaffe.png": packs.small(1)})
    (tmp_path / "tom").mkdir()
    folder(tmp_path / "tekst", a_txt=b"x")
    assert refused(shell, "nope") == "Det finnes ingen mappe som heter `nope`."
    assert refused(shell, "a.zip") == "`a.zip` er en zip-fil. En symbolpakke begynner i en mappe."
    assert refused(shell, "cycle.yaml") == "`cycle.yaml` er en fil, ikke en mappe."
    assert refused(shell, ".") == "`.` er mappen for et år. En symbolpakke må ha sin egen mappe."
    assert refused(shell, "tom") == "Det er ingen bilder i `tom` som kan brukes."
    assert refused(shell, "tekst") == "Det er ingen bilder i `tekst` som kan brukes." and "a.txt" in shell.err
    assert sorted(path.name for path in tmp_path.rglob("pack.yaml")) == []


def test_of_very_many_pictures_none_is_kept_and_too_many_are_refused(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = packs.as_folder(tmp_path / "p", {f"ord {number}.svg": packs.drawing(number) for number in range(60)})
    monkeypatch.setattr(limits, "FILES", 10)
    monkeypatch.setattr(limits, "ALL_BYTES", 1_000)
    assert begun(shell, made).count("- file:") == 60, "they are looked at, and not read"
    (made / "pack.yaml").unlink()
    monkeypatch.setattr(limits, "ENTRIES", 50)
    assert refused(shell, made) == f"Det er flere enn 50 filer i `{made}`."
    assert not (made / "pack.yaml").exists()


@pytest.mark.parametrize(("limit", "most"), [("ENTRIES", 50), ("FOLDER_ENTRIES", 40)], ids=["in all", "in one folder"])
def test_files_that_are_no_pictures_are_counted_too(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    """Whatever they are, each is looked at; and of a folder with more names than are listed, none may be missing in silence."""
    texts = {f"{number % 2}/{number}.txt": b"" for number in range(80)}
    made = packs.as_folder(tmp_path / "p", {"ord.svg": packs.drawing(1), **texts})
    monkeypatch.setattr(limits, limit, most)
    assert refused(shell, made) == f"Det er flere enn {most} filer i `{made}`."


def test_ten_thousand_pictures_of_one_word_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def noted(word: str) -> str:
        asked[word] += 1
        return plain(word)

    monkeypatch.setattr(begin, "plain", noted)
    rows = [*begin._rows({f"hus {number}.png": False for number in range(200)})]
    assert [rows[0].word, rows[1].word, rows[199].word] == ["hus", "hus 2", "hus 200"]
    assert asked.total() < 200 * 6


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_in_no_encoding_is_passed_over(shell: Shell, tmp_path: Path) -> None:
    made = packs.as_folder(tmp_path / "p", {"ord.svg": packs.drawing(1)})
    Path(os.fsdecode(os.fsencode(made) + b"/\xff\xfe.svg")).write_bytes(packs.drawing(2))
    assert begun(shell, made).count("- file:") == 1
    assert "navnet kan ikke brukes på alle maskiner" in shell.err
