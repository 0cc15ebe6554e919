"""Pictures in a format that no kit can hold, whatever their names say: the problem says which, and what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from dialogkit.picture_files import foreign
from dialogkit.problems import Severity
from dialogkit.words import LANGS, load_words
from paper import START, loaded, problems

COVER = "cover: {{src: {}, alt: A house on a hill., kind: illustration, people: no}}"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def saved(form: str, side: int = 9) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(file, form)
    return file.getvalue()


FORMATS = {
    "HEIC": [HEIC, b"\0\0\0\x24ftypmif1\0\0\0\0mif1heixmiaf", b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc"],
    "AVIF": [b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif"],
    "MP4": [b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", b"\0\0\0\x14ftypqt  \0\0\2\0qt  "],
    "WebP": [b"RIFF\x1a\0\0\0WEBPVP8L", b"RIFF\x1a\0\0\0WEBPVP8X"],
    "GIF": [saved("GIF")],
    "BMP": [saved("BMP")],
    "TIFF": [saved("TIFF"), b"MM\0*\0\0\0\x08"],
    "PDF": [b"%PDF-1.7\n%"],
    "HTML": [b"<!DOCTYPE html><html>", b"\xef\xbb\xbf\r\n<HTML lang='nb'>"],
    "ZIP": [b"PK\x03\x04\x14\0"],
    "JPEG 2000": [b"\0\0\0\x0cjP  \r\n\x87\n"],
}


@pytest.mark.parametrize(("form", "data"), [(form, data) for form, files in FORMATS.items() for data in files])
def test_a_format_is_told_by_what_is_in_the_file(form: str, data: bytes) -> None:
    assert foreign(data) == form


@pytest.mark.parametrize(
    "data", [b"", b"\0", saved("PNG"), saved("JPEG"), b"<svg/>", b"\n<?xml version='1.0'?><svg/>", b"not a picture"]
)
def test_what_is_ours_or_nothing_at_all_is_not_foreign(data: bytes) -> None:
    assert foreign(data) is None


@pytest.mark.parametrize("name", ["a.heic", "a.jpg", "a.JPEG", "a.png", "a.svg", "a", "a.heic.jpg"])
@pytest.mark.parametrize(
    ("data", "code"), [(HEIC, "picture-heic"), (FORMATS["WebP"][0], "picture-webp"), (FORMATS["GIF"][0], "picture-format")]
)
def test_it_is_told_once_and_for_what_it_is(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    start = START.replace("title: The package", f"title: The package, {COVER.format(name)}")
    (problem,) = problems(tmp_path, "themes: [{id: t, title: Food}]\n", "handout", start=start)
    assert (problem.code, problem.details["file"]) == (code, name)
    assert problem.place and problem.place.line == 3
    for lang in LANGS:
        told = load_words(lang).message(problem) + load_words(lang).hint(problem)
        assert "JPEG" in told and problem.details["format"] in told


def test_a_true_picture_with_a_wrong_ending_needs_another_name_only(tmp_path: Path) -> None:
    (tmp_path / "a.jfif").write_bytes(saved("JPEG", 1500))
    start = START.replace("title: The package", f"title: The package, {COVER.format('a.jfif')}")
    assert [problem.code for problem in problems(tmp_path, start=start)] == ["path-ending"]


def test_a_file_that_is_not_there_is_told_as_ever(tmp_path: Path) -> None:
    start = START.replace("title: The package", f"title: The package, {COVER.format('a.heic')}")
    found = [problem.code for problem in loaded(tmp_path, start=start).problems if problem.severity is Severity.ERROR]
    assert found == ["path-ending"]
