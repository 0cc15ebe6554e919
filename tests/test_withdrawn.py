"""A yes that is taken back: nothing of it is left in any folder of the year, and what may hang on a wall is named until it is
down."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from conftest import Shell
from dialogkit.clearing.select import Gate
from dialogkit.cycle.load import load
from dialogkit.disk.journal import short_hash
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest, withdrawn
from dialogkit.kit.reprint.withdrawn import Consents
from dialogkit.problems import ExitCode, Severity
from dialogkit.words import LANGS
from paper import HOME, bare, loaded, read, text_of

YEAR = (
    HOME
    + """\
themes: [{id: mat, title: Mat, questions: [{id: sp, text: Hva spiser vi?}]}]
events: [{id: k, kind: conference, date: 2027-09-17}]
quotes:
  - {id: q1, text: Jeg vil lage maten min selv., theme: mat, consent: {status: given, scope: [game, report, web]}}
  - {id: q2, text: Vi trenger en ny sofa i stua., theme: mat, consent: {status: given, scope: [game, report, web]}}
tasks:
  - id: t
    title: Gruppearbeid
    theme: mat
    event: k
    consent: {status: given, scope: [report]}
    groups: [{n: 1, points: [Det er fint med turer i fjellet.]}]
findings: [{id: f, text: Mange vil lage mat., theme: mat, quotes: [q1, q2]}]
poster: {we_want: [Vi vil bli hørt.]}
game: {cards: {questions: [Hva liker du?]}}
awards:
  - name: En pris
    photo: {src: vi.png, alt: Vi står ute, kind: photo, consent: {status: given, scope: [photo, report, web]}}
checked_by: [{who: To av oss}]
"""
)
SAID = bare("Vi trenger en ny sofa")
LINE = 12
SOFA = "Vi trenger en ny sofa i stua., theme: mat, consent: {status: given, scope: [report]}"
AT = date(2027, 9, 17)
EVERYWHERE: tuple[tuple[str, ...], ...] = (
    ("build",), ("build", "--proof", "--only", "cards"), ("build", "--printshop", "--only", "cards"),
    ("build", "--cards", "quotes:q2"), ("build", "--edition", "public"),
)  # fmt: skip
CARDS = {"cards.pdf", "cards-proof.pdf", "cards-printshop.pdf", "cards-selection.pdf"}
Write = Callable[[str], None]


def started(folder: Path) -> Path:
    folder.mkdir()
    Image.new("RGB", (1500, 900), "navy").save(folder / "vi.png")
    (folder / "cycle.yaml").write_text(YEAR, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return started(tmp_path / "2027")


@pytest.fixture(scope="module")
def printed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home, shell = started(tmp_path_factory.mktemp("printed") / "2027"), Shell()
    read(load(home))
    for command, *options in EVERYWHERE:
        assert shell(command, home, *options) == ExitCode.DONE, shell.err
    assert {path.name for path in holding(home)} == CARDS | {"report.pdf", "easy-report.pdf"}
    assert len(holding(home)) == 8
    return home


@pytest.fixture
def printed(printed_once: Path, tmp_path: Path) -> Path:
    """A year of which everything has been printed, in both editions and by several order."""
    return shutil.copytree(printed_once, tmp_path / "2027")


def holding(home: Path, words: str = SAID) -> list[Path]:
    """The PDFs of the year that hold the words, and whatever else does."""
    files = [path for path in home.rglob("*") if path.is_file() and path.name != "cycle.yaml"]
    said = [path for path in files if path.suffix == ".pdf" and words in bare(text_of(path))]
    return [
        *said,
        *(
            path
            for path in files
            if path.suffix != ".pdf" and words.encode() in bare(path.read_bytes().decode("latin-1")).encode()
        ),
    ]


def rewrite(home: Path, old: str, new: str) -> None:
    text = (home / "cycle.yaml").read_text(encoding="utf-8")
    assert old in text
    (home / "cycle.yaml").write_text(text.replace(old, new), encoding="utf-8")


def withdraw(home: Path, status: str = "withdrawn") -> None:
    text = (home / "cycle.yaml").read_text(encoding="utf-8").split("\n")
    text[LINE - 1] = text[LINE - 1].replace("status: given", f"status: {status}")
    (home / "cycle.yaml").write_text("\n".join(text).replace("quotes: [q1, q2]", "quotes: [q1]"), encoding="utf-8")


# ------------------------------------------------------------------------------------------------ a year is walked through


@pytest.mark.parametrize("first", [("build",), ("build", "--edition", "public"), ("build", "--only", "handout")], ids=" ".join)
def test_the_next_build_of_any_kind_leaves_nothing_of_it(printed: Path, shell: Shell, first: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in printed.rglob("*.pdf")}
    withdraw(printed)
    command, *options = first
    assert shell(command, printed, *options) == ExitCode.DONE, shell.err
    assert holding(printed) == []
    gone = {path for path in before if not path.exists()}
    assert {path.name for path in gone} >= CARDS - {"cards.pdf"}
    for path in gone:
        assert str(path) in shell.out, "what is deleted is named"
    assert (printed / "build" / "poster.pdf").read_bytes() == before[printed / "build" / "poster.pdf"]
    public = printed / "public" / "report.pdf"
    assert public.exists() == ("public" in options)
    assert public.exists() or re.search(rf"{re.escape(str(public))} .*dialogkit build --edition public", shell.out)
    named = f"cycle.yaml:{LINE}:5: advarsel: `q2` har ikke lenger samtykke, men sto i "
    assert named in shell.err
    told = re.findall(r"men sto i (.*)\. Det kan", shell.err)
    assert set(told[0].split(", ")) == CARDS | {"report.pdf", "easy-report.pdf"}
    assert "Vi trenger" not in shell.out + shell.err


def test_what_hangs_on_a_wall_is_named_until_somebody_says_that_it_is_down(printed: Path, shell: Shell) -> None:
    withdraw(printed)
    for command, *options in (*EVERYWHERE[:3], EVERYWHERE[4]):
        assert shell(command, printed, *options) == ExitCode.DONE
        assert "`q2` har ikke lenger samtykke" in shell.err, (command, options)
    rewrite(printed, "checked_by:", "privacy: {taken_down: [q2]}\nchecked_by:")
    for command, *options in (EVERYWHERE[0], EVERYWHERE[4], EVERYWHERE[0]):
        assert shell(command, printed, *options) == ExitCode.DONE
        assert "har ikke lenger samtykke" not in shell.err
    assert "q2" not in (printed / "build" / "manifest.json").read_text(encoding="utf-8")
    assert "q2" not in (printed / "public" / "manifest.json").read_text(encoding="utf-8")


def test_a_deck_that_now_waits_goes(home: Path, shell: Shell) -> None:
    rewrite(home, "game: {cards: {questions: [Hva liker du?]}}\n", "")
    assert shell("build", home) == shell("build", home, "--cards", "quotes") == ExitCode.DONE
    rewrite(home, "given, scope: [game, report, web]", "withdrawn, scope: [game, report, web]")
    rewrite(home, "quotes: [q1, q2]", "quotes: []")
    assert shell("build", home) == ExitCode.DONE
    assert not list((home / "build").glob("cards*")) and holding(home) == []
    assert "`q1`" in shell.err and "`q2`" in shell.err


@pytest.mark.parametrize("how", ["refused", "pending", "expired", "scope", "removed"])
def test_a_yes_ends_in_other_ways_too(printed: Path, shell: Shell, how: str) -> None:
    if how == "removed":
        lines = (printed / "cycle.yaml").read_text(encoding="utf-8").replace("quotes: [q1, q2]", "quotes: [q1]").split("\n")
        (printed / "cycle.yaml").write_text("\n".join(lines[: LINE - 1] + lines[LINE:]), encoding="utf-8")
    else:
        withdraw(printed, how if how in ("refused", "pending") else "given")
        lines = (printed / "cycle.yaml").read_text(encoding="utf-8").split("\n")
        if how == "expired":
            lines[LINE - 1] = lines[LINE - 1].replace("scope:", "expires: 2026-09-30, scope:")
        if how == "scope":
            lines[LINE - 1] = lines[LINE - 1].replace("[game, report, web]", "[web]")
        (printed / "cycle.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert shell("build", printed) == ExitCode.DONE, shell.err
    assert holding(printed) == []
    assert "`q2` har ikke lenger samtykke" in shell.err
    files = set(re.findall(r"men sto i (.*)\. Det kan", shell.err)[0].split(", "))
    assert files == CARDS | {"report.pdf", "easy-report.pdf"}


def test_a_yes_to_the_report_alone_keeps_the_words_in_it_though_no_finding_names_them(printed: Path, shell: Shell) -> None:
    withdraw(printed, "given")
    rewrite(printed, "Vi trenger en ny sofa i stua., theme: mat, consent: {status: given, scope: [game, report, web]}", SOFA)
    assert shell("build", printed) == ExitCode.DONE, shell.err
    assert [path.relative_to(printed) for path in holding(printed)] == [Path("build/report.pdf")]  # easy-report: of findings


@pytest.mark.parametrize(
    "changes",
    [[("id: q2,", "id: sofa,"), ("quotes: [q1, q2]", "quotes: [q1, sofa]")], [("en ny sofa", "to nye sofaer")]],
    ids=["id", "words"],
)
def test_another_id_or_other_words_are_no_withdrawal(printed: Path, shell: Shell, changes: list[tuple[str, str]]) -> None:
    before = (printed / "public" / "report.pdf").read_bytes()
    for old, new in changes:
        rewrite(printed, old, new)
    assert shell("build", printed) == ExitCode.DONE
    assert "har ikke lenger samtykke" not in shell.err
    assert (printed / "public" / "report.pdf").read_bytes() == before


def test_a_photo_goes_from_the_places_that_get_a_no(tmp_path: Path, shell: Shell) -> None:
    """And stays where the yes still holds."""
    home = started(tmp_path / "2027")
    cover = "kit: {title: Pakken, cover: {src: vi.png, alt: Vi står ute, kind: photo, consent: {status: given, %s}}}\n"
    text = re.sub("(?m)^kit:.*\n(  .*\n)*|^awards:\n(  .*\n)*", "", YEAR)
    (home / "cycle.yaml").write_text(text + cover % "scope: [photo, poster]", encoding="utf-8")
    assert shell("build", home, "--only", "handout,programme,poster") == ExitCode.DONE, shell.err
    held = _pictures_in(home)
    assert {"handout.pdf", "poster.pdf"} <= held
    rewrite(home, "scope: [photo, poster]", "scope: [poster], not_in: [photo]")
    assert shell("build", home, "--only", "board") == ExitCode.DONE, shell.err
    assert _pictures_in(home) == held - {"handout.pdf"} and not (home / "build" / "handout.pdf").exists()


def _pictures_in(home: Path) -> set[str]:
    files = manifest.read(home / "build" / manifest.NAME).manifest.files
    return {name for name, file in files.items() if any(held.startswith("pictures:") for held in file.holds or ())}


def test_what_groups_said_and_photos_go_too(printed: Path, shell: Shell) -> None:
    rewrite(
        printed,
        "consent: {status: given, scope: [report]}\n    groups",
        "consent: {status: withdrawn, scope: [report]}\n    groups",
    )
    rewrite(printed, "status: given, scope: [photo, report, web]", "status: withdrawn, scope: [photo, report, web]")
    assert shell("build", printed, "--only", "board") == ExitCode.DONE, shell.err
    assert not (printed / "build" / "report.pdf").exists() and not (printed / "public" / "report.pdf").exists()
    assert "`t` har ikke" in shell.err and "`vi.png` har ikke" in shell.err
    rewrite(printed, "checked_by:", "privacy: {taken_down: [T, vi.png]}\nchecked_by:")
    assert shell("build", printed, "--only", "board") == ExitCode.DONE
    assert "har ikke lenger" not in shell.err


def test_a_file_that_somebody_has_written_on_is_named_and_stays(printed: Path, shell: Shell) -> None:
    file = printed / "build" / "cards-proof.pdf"
    file.write_bytes(file.read_bytes() + b"\n% my notes")
    withdraw(printed)
    assert shell("build", printed, "--only", "board") == ExitCode.DONE
    assert file.exists() and re.search(rf"{re.escape(str(file))} .*endret", shell.out)


def test_a_build_with_mistakes_deletes_nothing(printed: Path, shell: Shell) -> None:
    withdraw(printed)
    rewrite(printed, "checked_by:", "temaer: []\nchecked_by:")
    assert shell("build", printed) == ExitCode.PROBLEMS
    assert len(holding(printed)) == 8


def test_who_is_at_the_other_folder_is_told_and_the_kit_is_made(
    printed: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialogkit.kit import build as kit
    from dialogkit.problems import file_error

    hold = kit.hold

    def busy(folder: Path) -> object:
        if folder.name == "public":
            raise file_error("folder-busy", folder, who="4711")
        return hold(folder)

    withdraw(printed)
    monkeypatch.setattr(kit, "hold", busy)
    results, told = build(load(printed), printed / "build", Order(("board",)))
    assert [result.material for result in results if result.pages] == ["board"]
    assert [each.severity for each in told if each.code == "folder-busy"] == [Severity.WARNING]
    (printed / "public" / "manifest.json").write_text("{", encoding="utf-8")
    monkeypatch.undo()
    assert shell("build", printed, "--only", "board") == ExitCode.DONE and "manifest.json" in shell.err


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_told_in_each_language(printed: Path, shell: Shell, lang: str) -> None:
    withdraw(printed)
    rewrite(printed, "lang: nb", f"lang: {lang}")
    assert shell("build", printed, "--only", "board") == ExitCode.DONE
    assert "taken_down: [q2]" in shell.err and "cards-selection.pdf" in shell.out


def test_the_manifest_holds_no_words(printed: Path) -> None:
    text = (printed / "build" / "manifest.json").read_text(encoding="utf-8")
    found = manifest.read(printed / "build" / "manifest.json").manifest
    assert set(found.files["cards.pdf"].holds or ()) == {"quotes:q1", "quotes:q2"}
    assert set(found.files["cards-selection.pdf"].holds or ()) == {"quotes:q2"}
    held = set(found.files["report.pdf"].holds or ())
    assert {"quotes:q1", "quotes:q2", "tasks:t"} < held and len(held) == 4
    assert found.files["poster.pdf"].holds == {}
    assert SAID not in bare(text) and "vi.png" not in text
    assert json.loads(text)["files"]["cards.pdf"]["edition"] == "internal"


# ------------------------------------------------------------------------------------------------ what is harder to see


def test_a_kit_of_before_it_was_noted_what_files_hold_is_cleared_too(printed: Path, shell: Shell) -> None:
    for path in printed.rglob("manifest.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        for file in told["files"].values():
            del file["holds"]
        path.write_text(json.dumps(told), encoding="utf-8")
    withdraw(printed)
    assert shell("build", printed, "--only", "handout") == ExitCode.DONE, shell.err
    assert holding(printed) == []
    told = next(line for line in shell.err.split("\n") if "`q2` har ikke lenger samtykke" in line)
    assert all(name in told for name in CARDS | {"report.pdf", "easy-report.pdf"}) and "board.pdf" not in told


def test_what_was_said_to_be_down_an_earlier_time_is_told_again(home: Path, shell: Shell) -> None:
    rewrite(home, "checked_by:", "privacy: {taken_down: [q2]}\nchecked_by:")
    assert shell("build", home, "--only", "cards") == ExitCode.DONE
    withdraw(home)
    assert shell("build", home, "--only", "cards") == ExitCode.DONE and "`q2` har ikke lenger samtykke" in shell.err
    assert shell("build", home, "--only", "cards") == ExitCode.DONE and "`q2` har ikke lenger samtykke" not in shell.err


def test_what_an_own_template_has_cut_goes(home: Path, shell: Shell) -> None:
    (home / "templates").mkdir()
    body = "{% for each in cycle.quotes %}<p>{{ each.text[:22] }}</p>{% endfor %}"
    markup = f'<document title="R"><pages><h1>R</h1>{body}</pages></document>'
    (home / "templates" / "report.xml.j2").write_text(markup, encoding="utf-8")
    assert shell("build", home, "--only", "report") == ExitCode.DONE and holding(home) != []
    withdraw(home)
    assert shell("build", home, "--only", "handout") == ExitCode.DONE and holding(home) == []


@pytest.mark.parametrize("how", ["lead: {}", "sections: [{{heading: {}, points: [Se.]}}]", "sections: [{{points: [{}]}}]"])
def test_whatever_a_group_said_goes(home: Path, shell: Shell, how: str) -> None:
    rewrite(home, "points: [Det er fint med turer i fjellet.]", how.format("Elgen bak hytta var stor."))
    rewrite(home, "consent: {status: given, scope: [report]}", "consent: {status: given, scope: [report, web]}")
    assert shell("build", home, "--only", "report") == ExitCode.DONE and holding(home, bare("Elgen bak hytta")) != []
    rewrite(home, "consent: {status: given, scope: [report, web]}", "consent: {status: withdrawn}")
    assert shell("build", home, "--only", "handout") == ExitCode.DONE
    assert holding(home, bare("Elgen bak hytta")) == [] and "`t` har ikke lenger samtykke" in shell.err


def test_another_year_in_the_same_folder_is_no_withdrawal(home: Path, shell: Shell) -> None:
    text = YEAR.replace("q1", "a1").replace("q2", "a2").replace("sofa i stua", "lampe i gangen").replace("maten min", "maten")
    (home / "2026.yaml").write_text(text.replace("year: 2027", "year: 2026"), encoding="utf-8")
    (home / "cycle.yaml").rename(home / "2027.yaml")
    read(load(home / "2026.yaml"))
    assert shell("build", home / "2026.yaml", "--edition", "public") == ExitCode.DONE, shell.err
    assert shell("build", home / "2026.yaml", "--only", "cards") == ExitCode.DONE
    assert shell("build", home / "2027.yaml", "--only", "cards") == ExitCode.DONE and "har ikke lenger samtykke" not in shell.err
    assert (home / "public" / "report.pdf").exists()
    withdrawn = text.replace("scope: [game, report, web]}}\ntasks", "scope: []}}\ntasks")
    (home / "cycle.yaml").write_text(withdrawn, encoding="utf-8")
    assert shell("build", home, "--only", "handout") == ExitCode.DONE and "`a2` har ikke lenger samtykke" in shell.err
    assert not (home / "public" / "report.pdf").exists(), "the same year by another name"


def test_a_text_that_many_have_said_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = withdrawn.why_not
    monkeypatch.setattr(withdrawn, "why_not", lambda *args: asked.append(1) or real(*args))
    quotes = ", ".join(f"{{id: k{n}, text: Det er fint, consent: {{status: withdrawn}}}}" for n in range(30))
    consents = Consents(loaded(tmp_path, f"quotes: [{quotes}]\n"), Gate(AT))
    holds = {f"quotes:x{n}": short_hash("Det er fint") for n in range(30)}
    file = manifest.File(pages=1, sha256="0" * 64, material="report", holds=holds)
    assert consents.gone_from("report.pdf", file) == list(holds)
    assert len(asked) == 30
    old = file.model_copy(update={"holds": None})  # of before it was noted
    assert len(consents.gone_from("report.pdf", old)) == 30
    monkeypatch.setattr(withdrawn, "_MOST_MAYBE", 9)
    assert len(consents.gone_from("report.pdf", old)) == 9
