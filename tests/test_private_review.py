"""What a second pair of eyes tried: words, photos, names and counts by ways around the rules that keep them in."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.checks.fold import fold
from dialogkit.checks.privacy.cycle_privacy import check_private
from dialogkit.checks.privacy.mask import Mask
from dialogkit.checks.privacy.names import Names, NamesError, read_names
from dialogkit.clearing.groups import counted, without_small_groups
from dialogkit.clearing.select import Gate
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.problems import ExitCode
from dialogkit.templating.seen.view import View
from dialogkit.terminal.console import Console
from dialogkit.words import load_words
from paper import bare, loaded, read, ready, text_of
from test_groups import NAMES as HEAD
from test_groups import PUBLIC, SAID
from test_private_leaks import FINDING, NUMBER, all_of, jpeg, quote, told_clear, year

# ------------------------------------------------------------------------------------------------ photos

PHOTO = "{{src: {src}, alt: Fire folk i hagen, kind: photo, author: Arbeidsgruppa, consent: {consent}}}"
NO = "{status: withdrawn, scope: [photo, report, game, poster]}"


def photo(consent: str, src: str = "p.jpg") -> str:
    return PHOTO.format(src=src, consent=consent)


def pictures_in(file: Path) -> int:
    """How many pictures of pixels a PDF holds. The year's only one is the photo."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        return sum(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)


@pytest.mark.parametrize("more", [
    f"symbols: {{flag: {photo(NO)}}}\n",  # the board's own template names a symbol of that name
    f"symbols: {{flag: {photo(NO, './p.jpg')}, users-group: {photo(NO)}}}\n",
    f"awards: [{{name: Pris, photo: {photo(NO)}}}]\nsymbols: {{scale: {{src: ./p.jpg, alt: Det samme bildet}}}}\n",
])  # fmt: skip
def test_a_photo_without_consent_comes_in_by_no_other_name(tmp_path: Path, shell: Shell, more: str) -> None:
    folder = year(tmp_path / "y", more + FINDING)
    jpeg(folder, gps=False, artist="")
    assert shell("build", folder) == ExitCode.DONE, shell.err
    files = list((folder / "build").glob("*.pdf"))
    assert {file.stem for file in files} == ready(folder) | {"overview-a4"} and [
        file.name for file in files if pictures_in(file)
    ] == []
    assert not any("Firefolkihagen" in bare(all_of(file)) for file in files)


@pytest.mark.parametrize("src", ["p.jpg", "./p.jpg", "face"])
def test_a_template_of_the_years_own_cannot_reach_a_photo_without_consent(tmp_path: Path, shell: Shell, src: str) -> None:
    folder = year(tmp_path / "y", f"symbols: {{face: {photo(NO)}}}\n" + FINDING)
    jpeg(folder, gps=False, artist="")
    (folder / "templates").mkdir()
    (folder / "templates" / "report.xml.j2").write_text(
        f'<document title="T"><pages><h1 symbol="{src}">Heading</h1><figure symbol="{src}" alt="Noe"/></pages></document>',
        encoding="utf-8",
    )
    shell("build", folder, "--only", "report")
    assert not any(pictures_in(file) for file in (folder / "build").glob("*.pdf"))


@pytest.mark.parametrize(("scope", "where"), [
    ("photo", {"invitation", "handout", "tasks", "mat"}),
    ("photo, report", {"invitation", "handout", "tasks", "mat", "report", "easy-report"}),
    ("photo, poster", {"invitation", "handout", "tasks", "mat", "overview", "overview-a4", "programme", "themes", "poster"}),
    ("photo, game", {"invitation", "handout", "tasks", "mat", "board", "cards"}),
    ("poster, report, game", set()),
])  # fmt: skip
def test_a_photo_hangs_only_where_it_may(tmp_path: Path, shell: Shell, scope: str, where: set[str]) -> None:
    """Yes to the sheets of those who meet, or to the report, is no yes to what hangs on a wall, or to the board."""
    yes = photo(f"{{status: given, scope: [{scope}]}}")
    used = ("heart", "users", "coffee", "salad", "scale")
    more = f"symbols: {{{', '.join(f'{name}: {yes}' for name in used)}}}\n" + FINDING
    folder = year(tmp_path / "y", more + f"awards: [{{name: Pris, photo: {yes}}}]\n")
    text = (folder / "cycle.yaml").read_text(encoding="utf-8")
    text = text.replace("date: 2026-09-17", "date: 2026-09-17, agenda: [{title: Prat, symbol: heart}]")
    text = text.replace("title: Hjelp", "title: Hjelp, symbol: heart").replace(
        "Bank på og vent", "{text: Bank på, symbol: heart}"
    )
    (folder / "cycle.yaml").write_text(text, encoding="utf-8")
    jpeg(folder, gps=False, artist="")
    assert shell("build", folder) == ExitCode.DONE, shell.err
    assert {file.stem for file in (folder / "build").glob("*.pdf") if pictures_in(file)} == where


# ------------------------------------------------------------------------------------------------ words


def test_words_without_consent_are_not_told_with_the_problem(tmp_path: Path, shell: Shell) -> None:
    more = """
quotes: [{id: a, text: Sagt uten lov her, theme: one, feature: yes, consent: {status: withdrawn}}]
tasks: [{id: t, title: Oppgave, theme: one, groups: [{n: 1, points: [Punkt uten lov her]}]}]
"""
    folder = year(tmp_path / "y", more + FINDING)
    for args in (("build",), ("build", "--edition", "public"), ("check",), ("check", "--edition", "public")):
        shell(args[0], folder, *args[1:])
        assert "uten lov" not in shell.out + shell.err, args
        assert "samtykke" in shell.out + shell.err


def test_with_few_residents_nothing_that_was_said_is_left(tmp_path: Path) -> None:
    more = SAID.replace("staff: 9}}}}]", "staff: 9}}, feedback: [The food was cold]}}]")
    cycle = loaded(tmp_path, more.format(users=5), HEAD).cycle
    assert cycle.events[0].feedback and without_small_groups(cycle).events[0].feedback == []
    assert without_small_groups(loaded(tmp_path, more.format(users=9), HEAD).cycle).events[0].feedback


def test_what_a_few_said_at_a_meeting_is_not_told_of_a_large_home(tmp_path: Path) -> None:
    """Twenty live there, three came."""
    text = SAID.format(users=20).replace("attendance: {users: 20", "attendance: {users: 3")
    year_of_few = loaded(tmp_path, text, HEAD)
    assert year_of_few.cycle.events[0].attendance.users == 3
    build(read(year_of_few), tmp_path / "out", replace(PUBLIC, only=("report",)))
    words = bare(text_of(tmp_path / "out" / "report.pdf"))
    assert "Alphapoint" not in words and "Epsilonpoint" not in words and "Afinding" in words


# ------------------------------------------------------------------------------------------------ counts

K, FEW, HID = 6, "few", "hidden"


def possible(cells: tuple[str, ...], total: int | None) -> list[set[int]]:
    """What a reader who knows the sum of the cells can work out that each of them may be."""
    from itertools import product

    def may_be(cell: str, whole: list[str]) -> range:
        if cell == FEW:
            return range(1, K)
        return range(0 if FEW not in whole else K, 41) if cell == HID else range(int(cell), int(cell) + 1)

    fits = [one for one in product(*(may_be(cell, list(cells)) for cell in cells)) if total is None or sum(one) == total]
    return [set(column) for column in zip(*fits)]


@pytest.mark.parametrize("row", [(1, 6, 0), (2, 8, 0), (3, 7, 10), (5, 5, 0), (5, 5, 10), (1, 1, 6), (3, 0, 9), (4, 20, 0)])
def test_who_knows_the_sum_learns_nothing_of_a_small_count(row: tuple[int, ...]) -> None:
    from dialogkit.cycle.model import Item

    (told,) = counted([(Item(), row)], K, FEW, HID)
    for count, values in zip(row, possible(told.cells, sum(row))):
        if 0 < count < K:
            assert set(range(1, K)) <= values or len(values) >= K - 1, told.cells


@pytest.mark.parametrize(
    "people", ["users: 5, staff: 5", "users: 1, staff: 6", "users: 2, staff: 9, other: 8", "users: 5, staff: 30"]
)
def test_a_sum_does_not_tell_its_small_part(tmp_path: Path, people: str) -> None:
    """Attendance is printed with its sum."""
    cycle = loaded(tmp_path, f"events: [{{id: c, kind: conference, attendance: {{{people}}}}}]\n").cycle
    (row,) = View(cycle, load_words("en"), Gate(cycle.day, "public"))["attendance"]
    assert row.cells[0] in ("fewer than 6", "not shown") and row.cells[-1] == "not shown"


def test_the_others_do_not_tell_a_small_department(tmp_path: Path) -> None:
    """How many live in the home is known."""
    from paper import START

    homes = (
        "departments: [{id: a, name: A, users: 3, staff: 9}, {id: b, name: B, users: 12, staff: 8}, {id: c, name: C, users: 14}]"
    )
    cycle = loaded(tmp_path, "", START.replace("service_place: Solbakken", f"service_place: Solbakken, {homes}")).cycle
    rows = [row.cells for row in View(cycle, load_words("en"), Gate(cycle.day, "public"))["departments"]]
    assert [row[0] for row in rows] == ["fewer than 6", "not shown", "14"] and [row[1] for row in rows] == ["9", "8", "–"]


def test_a_template_of_ones_own_cannot_count_what_is_not_told(tmp_path: Path) -> None:
    more = SAID.replace("name: East, users: {users}", "name: East, users: 3}}, {{id: b, name: West, users: {users}")
    year_of_it = loaded(tmp_path, more.format(users=12).replace("attendance: {users: 12", "attendance: {users: 5"), HEAD)
    (tmp_path / "templates").mkdir()
    text = """<document title="T"><pages><h1>H</h1>
{% for d in cycle.organisation.departments %}<p>lives {{ d.users }}.</p>{% endfor %}
<p>came {{ cycle.events[0].attendance }}.</p></pages></document>"""
    (tmp_path / "templates" / "report.xml.j2").write_text(text, encoding="utf-8")
    build(read(year_of_it), tmp_path / "out", replace(PUBLIC, only=("report",)))
    assert text_of(tmp_path / "out" / "report.pdf").count("None") == 3


# ------------------------------------------------------------------------------------------------ masks


@pytest.mark.parametrize("line", ["names_file : names.txt", "names_file:\n    names.txt", '"names_file": "all, names.txt"',
                                  "names_file: all, names.txt"])  # fmt: skip
def test_the_mask_knows_the_names_however_the_file_names_them(tmp_path: Path, line: str) -> None:
    folder = year(tmp_path / "y", "")
    shutil.copy(folder / "names.txt", folder / "all, names.txt")
    text = (folder / "cycle.yaml").read_text(encoding="utf-8").replace("privacy: {names_file: names.txt}", f"privacy:\n  {line}")
    (folder / "cycle.yaml").write_text(text, encoding="utf-8")
    assert load(folder).cycle.privacy.names_file in ("names.txt", "all, names.txt")
    assert "Bragulf" not in Mask(Folder(folder))("Der sitter Bragulf")


def test_nothing_is_shown_of_a_linked_year(tmp_path: Path, shell: Shell) -> None:
    folder = year(tmp_path / "y", "Bragulf: [\n")
    (tmp_path / "link.yaml").symlink_to(folder / "cycle.yaml")
    assert shell("check", tmp_path / "link.yaml") == ExitCode.FILE
    assert "Bragulf" not in shell.out + shell.err


@pytest.mark.parametrize("secret", [NUMBER, f"{NUMBER[:6]} {NUMBER[6:]}", "Bragulf", "98 76 54 32", "noen.hemmelig@eksempel.no"])
def test_a_text_that_is_cut_short_shows_no_part_of_a_secret(tmp_path: Path, shell: Shell, secret: str) -> None:
    said = (f"{('ord og ' * 20)[:length]} {secret} og mer enn dette som står her" for length in range(40, 60))
    folder = year(
        tmp_path / "y", "findings:\n" + "".join(f"  - {{id: f{n}, text: Noe, level: '{each}'}}\n" for n, each in enumerate(said))
    )
    shell("check", folder, "--format", "json")
    told = [problem["message"].replace("ord og", "") for problem in json.loads(shell.out)]
    assert sum(problem["code"] == "not-one-of" for problem in json.loads(shell.out)) == 20
    assert [message for message in told if any(secret[:size] in message for size in range(4, len(secret)))] == []


@pytest.mark.parametrize(("words", "more"), [("Storgata 14", ""), ("broren min", ""), ("Fjellbua", "banned: [Fjellbua], "),
                                             ("epilepsi", "")])  # fmt: skip
def test_what_only_the_rules_find_is_starred_in_every_problem(tmp_path: Path, shell: Shell, words: str, more: str) -> None:
    long = "og vi skal også gjennomføre utarbeidelse av mange tiltak som alle må benytte hver dag"
    folder = year(
        tmp_path / "y", f"evaluation:\n  users:\n    - |\n      Vi sa dette.\n      Han så at {words} var der {long}.\n"
    )
    file = folder / "cycle.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("privacy: {", f"privacy: {{{more}"), encoding="utf-8")
    for args in (("check", folder), ("check", folder, "--format", "json"), ("check", folder, "--format", "github")):
        shell(*args)
        assert words not in shell.out and "**" in shell.out, args


def test_cards_to_take_out_are_not_named_after_people(tmp_path: Path, shell: Shell) -> None:
    said = quote("Vi vil ha te").replace("id: q1", "id: bragulf")
    folder = year(tmp_path / "y", said + FINDING)
    assert shell("build", folder, "--only", "cards") == ExitCode.DONE, shell.err
    year(folder, said.replace("status: given", "status: withdrawn") + FINDING)
    assert shell("build", folder, "--only", "cards") == ExitCode.DONE, shell.err
    assert "quotes:b***" in shell.out and "bragulf" not in shell.out


def test_a_traceback_is_starred_too() -> None:
    shell = Shell(environ={"DIALOGKIT_DEBUG": "1"})
    import io

    from dialogkit.terminal.console import Environment

    err = io.StringIO()
    console = Console(
        Environment(io.StringIO(), io.StringIO(), err, shell.environ, 80),
        load_words("nb"),
        False,
        lambda text: text.replace("Bragulf", "B***"),
    )
    try:
        raise ValueError("Bragulf")
    except ValueError as error:
        console.bug(error)
    assert "Bragulf" not in err.getvalue() and "Traceback" in err.getvalue()


# ------------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize(
    "data",
    ["\ufeffBragulf Hemmeligstad\r\n", "Hemmeligstad;Bragulf;12\n", "Hemmeligstad\tBragulf\n", '"Hemmeligstad","Bragulf"\n',
     "Hemmeligstad\rBragulf\r", "Hemmeligstad/Bragulf"],
)  # fmt: skip
def test_a_list_of_names_may_come_out_of_a_spreadsheet(tmp_path: Path, data: str) -> None:
    (tmp_path / "n.txt").write_bytes(data.encode())
    found = [each for each in Names(read_names(Folder(tmp_path), "n.txt")).find(fold("Her er Bragulf")) if not each.near]
    assert len(found) == 1


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"# only this\n\n", "Bragulf".encode("utf-16-le"), b"12345\n", b"\0" * 50]
)
def test_a_list_without_names_is_no_list(tmp_path: Path, shell: Shell, data: bytes) -> None:
    (tmp_path / "n.txt").write_bytes(data)
    with pytest.raises(NamesError) as error:
        read_names(Folder(tmp_path), "n.txt")
    nothing = data in (b"", b"\xef\xbb\xbf", b"# only this\n\n")
    assert error.value.code == ("names-file-empty" if nothing else "names-file-unreadable")
    folder = year(tmp_path / "y", quote("Her er Bragulf") + FINDING)
    (folder / "names.txt").write_bytes(data)
    assert shell("build", folder, "--edition", "public") == ExitCode.PROBLEMS and not (folder / "public").exists()


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_letters_made_of_two_are_the_same_letters(tmp_path: Path, forms: tuple[str, str]) -> None:
    """What is typed on a Mac may hold Å as A and a ring."""
    listed, said = (unicodedata.normalize(form, "Åshild Frøysjø") for form in forms)
    folder = year(tmp_path / "y", "")
    (folder / "names.txt").write_text(listed, encoding="utf-8")
    text = f"Her er {said}"
    shown = Mask(Folder(folder))(text)
    assert "shild" not in shown and len(shown) == len(text)


def test_the_ignored_files_are_ignored(tmp_path: Path, shell: Shell) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    for lang, name in (("nb", "privat/navn.txt"), ("nn", "privat/namn.txt"), ("en", "private/names.txt")):
        top = tmp_path / lang
        assert shell("new", "2027", "--lang", lang, "--dir", top) == ExitCode.DONE
        advice = (top / "2027" / "PRIVACY.md").read_text(encoding="utf-8")
        assert name in advice
        subprocess.run(["git", "init", "-q", top], check=True)
        for file in (name, "names.txt", "navneliste.txt", "build/report.pdf", "private/scan.pdf"):
            assert subprocess.run(["git", "-C", top, "check-ignore", "-q", f"2027/{file}"]).returncode == 0, file
        for file in ("cycle.yaml", "PRIVACY.md", "public/report.pdf"):
            assert subprocess.run(["git", "-C", top, "check-ignore", "-q", f"2027/{file}"]).returncode == 1, file


# ------------------------------------------------------------------------------------------------ numbers and texts

DOTTED = f"{NUMBER[:2]}.{NUMBER[2:4]}.{NUMBER[4:6]}"


@pytest.mark.parametrize("said", [f"{NUMBER[:6]}\n{NUMBER[6:]}", f"{DOTTED} {NUMBER[6:]}", f"{DOTTED}-{NUMBER[6:]}",
                                  f"{NUMBER[:6]} {NUMBER[6:9]} {NUMBER[9:]}", f"{NUMBER[:6]} - {NUMBER[6:]}",
                                  f"{NUMBER[:2]} {NUMBER[2:4]} {NUMBER[4:6]} {NUMBER[6:]}"])  # fmt: skip
def test_a_birth_number_is_found_as_people_write_it(tmp_path: Path, shell: Shell, said: str) -> None:
    folder = year(tmp_path / "y", "")
    lines = "".join(f"      {line}\n" for line in f"Jeg har {said}".split("\n"))
    year(folder, f"evaluation:\n  users:\n    - |\n{lines}")
    assert [problem.code for problem in check_private(load(folder), "internal")] == ["private-birth-number"]
    assert shell("build", folder) == ExitCode.PROBLEMS
    assert NUMBER[6:] not in shell.err
    if "\n" not in said:
        assert NUMBER[6:] not in Mask(Folder(folder))(said)


@pytest.mark.parametrize("who", ["Olvar Nattravn", "Beboerne og Olvar"])
def test_who_has_read_it_needs_no_name(tmp_path: Path, who: str) -> None:
    folder = year(tmp_path / "y", "")
    file = folder / "cycle.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("To beboere", who), encoding="utf-8")
    assert [problem.code for problem in check_private(load(folder), "public")] == ["private-unknown-name"]


SECRET_TEMPLATE = '<document title="T"><pages><h1>H</h1><p>{words}</p></pages></document>'


@pytest.mark.parametrize("words", [NUMBER, "Bragulf sitter der", "98 76 54 32"])
@pytest.mark.parametrize("name", ["report.xml.j2", "part.xml.j2"])
def test_templates_of_the_years_own_are_read_too(tmp_path: Path, shell: Shell, words: str, name: str) -> None:
    folder = year(tmp_path / "y", FINDING)
    (folder / "templates").mkdir()
    (folder / "templates" / "report.xml.j2").write_text('{% include "part.xml.j2" %}')
    (folder / "templates" / "part.xml.j2").write_text(SECRET_TEMPLATE.format(words="Noe"), encoding="utf-8")
    (folder / "templates" / name).write_text(SECRET_TEMPLATE.format(words=words), encoding="utf-8")
    assert shell("build", folder, "--edition", "public") == ExitCode.PROBLEMS
    assert f"{name}:1:4" in shell.err and told_clear(shell) == []
    assert shell("check", folder, "--edition", "public", "--format", "json") == ExitCode.PROBLEMS
    assert told_clear(shell) == []


def test_check_and_build_say_the_same_of_the_public_edition(tmp_path: Path) -> None:
    text = SAID.format(users=12).replace("status: given", "status: pending")
    year_of_it = read(loaded(tmp_path, text, HEAD))
    told = {(each.code, each.place) for each in check(year_of_it, Order(edition="public"))}
    with pytest.raises(Exception) as error:
        build(year_of_it, tmp_path / "out", PUBLIC)
    assert {(each.code, each.place) for each in error.value.problems} == told and len(told) == 3
    assert not (tmp_path / "out").exists()
