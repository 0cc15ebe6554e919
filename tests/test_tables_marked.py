"""A yes that is taken back in a table: the one cell changes, and where that cannot be, the paper goes all the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

import tables
from conftest import Shell
from dialogkit.cycle.consents.in_data import entries_with_no
from dialogkit.cycle.load import load
from dialogkit.problems import ExitCode
from paper import HOME, text_of

WORD = "tynnest"
ROWS: tables.Rows = [
    ["id", "Sitat", "Privat notat", "Samtykke: svar", "Samtykke: gjelder", "Samtykke: svarark"],
    ["q1", "Kaffen er tynnest om morgenen.", "Til; leder", "ja", "rapporten\nkortene", "C-7"],
    ["q2", "Te er bra.", None, "ja", "rapporten\nkortene", "C-8"],
]
YEAR = f"{HOME}themes: [{{id: mat, title: Maten}}]\nquotes: sitater.{{kind}}\ngame: {{cards: {{blank: 0}}}}\n"
NO = "ja-et er trukket"
MADE = ("--only", "easy-report,cards,report,wall", "-q")


def year(folder: Path, kind: str, data: bytes) -> Path:
    folder.joinpath(f"sitater.{kind}").write_bytes(data)
    folder.joinpath("cycle.yaml").write_text(YEAR.replace("{kind}", kind), encoding="utf-8")
    return folder / f"sitater.{kind}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman", "cp850"])
@pytest.mark.parametrize(("between", "end"), [(";", "\r\n"), (",", "\n"), ("\t", "\r")])
def test_of_a_text_only_the_cell_changes(tmp_path: Path, shell: Shell, encoding: str, between: str, end: str) -> None:
    text = f"Alt på øya{end}" + tables.csv(ROWS, between, end).replace("Te er bra.", '"Te, ""på"" badet; ååå"')
    file = year(tmp_path, "csv", text.encode(encoding))
    assert shell("withdraw", tmp_path, "C-7") == ExitCode.DONE, shell.err
    wanted = text.replace(f"{between}ja{between}", f"{between}{NO}{between}", 1)
    assert file.read_bytes() == wanted.encode(encoding)
    assert tmp_path.joinpath("sitater.csv.bak").read_bytes() == text.encode(encoding)


def test_of_a_workbook_only_the_cell_changes(tmp_path: Path, shell: Shell) -> None:
    def more(book: Any, page: Any) -> None:
        page.write_comment("A1", "Skriv en id")
        page.data_validation("D2:D99", {"validate": "list", "source": ["ja", "nei", NO]})
        page.write("D2", "ja", book.add_format({"bold": True, "bg_color": "#ffff00"}))
        page.set_column(2, 2, None, None, {"hidden": True})
        book.add_worksheet("Annet").write_formula("A1", "=1+1", None, 2)

    before = tables.xlsx(ROWS, change=more)
    file = year(tmp_path, "xlsx", before)
    assert shell("withdraw", tmp_path, "q1") == ExitCode.DONE, shell.err
    old, new = parts(before), parts(file.read_bytes())
    assert list(old) == list(new)
    changed = [name for name in old if old[name] != new[name]]
    assert changed == ["xl/worksheets/sheet1.xml"]
    text, cell = new[changed[0]].decode(), f't="inlineStr"><is><t xml:space="preserve">{NO}</t></is></c>'
    at = text.index(cell)
    begins = text.rindex("<c ", 0, at)
    was = old[changed[0]].decode()
    assert text[begins:at].startswith('<c r="D2" s="') and was.startswith(text[:begins]) and was.endswith(text[at + len(cell) :])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_column_that_is_not_there_comes_last(tmp_path: Path, shell: Shell, kind: str) -> None:
    rows: tables.Rows = [["id", "Sitat", "Privat", None], *([*row[:2], "x", None] for row in ROWS[1:])]

    def hidden(book: Any, page: Any) -> None:
        page.write("F1", "Navn")
        page.set_column(5, 5, None, None, {"hidden": True})

    year(tmp_path, kind, tables.csv(rows).encode() if kind == "csv" else tables.xlsx(rows, change=hidden))
    assert shell("withdraw", tmp_path, "q2") == ExitCode.DONE, shell.err
    quotes = {quote.id: quote.consent for quote in load(tmp_path).cycle.quotes}
    assert quotes["q1"] is None and quotes["q2"] is not None and quotes["q2"].status == "withdrawn"
    assert kind == "csv" or ">Navn<" in parts(tmp_path.joinpath("sitater.xlsx").read_bytes())["xl/sharedStrings.xml"].decode()


def _formula(book: Any, page: Any) -> None:
    page.write_formula("D2", '=IF(TRUE,"ja")', None, "ja")


def _signed(data: bytes) -> bytes:
    return tables.zipped({**parts(data), "_xmlsignatures/sig1.xml": "<a/>"})


UNCHANGED = {
    "LibreOffice": ("ods", tables.ods(ROWS)),
    "old Excel": ("xls", tables.xls(ROWS)),
    "formula": ("xlsx", tables.xlsx(ROWS, change=_formula)),
    "signed": ("xlsx", _signed(tables.xlsx(ROWS))),
    "open": ("xlsx", tables.xlsx(ROWS)),
}


@pytest.fixture(params=UNCHANGED)
def unchanged(request: pytest.FixtureRequest, tmp_path: Path, shell: Shell) -> Path:
    """A year whose table says yes and cannot be marked, with what has been made of it."""
    kind, data = UNCHANGED[request.param]
    year(tmp_path, kind, data)
    assert shell("build", tmp_path, *MADE) == ExitCode.DONE, shell.err
    assert WORD in text_of(tmp_path / "build" / "cards.pdf")
    if request.param == "open":
        tmp_path.joinpath("~$sitater.xlsx").write_bytes(b"")
    return tmp_path


def said(folder: Path) -> str:
    return "".join(text_of(path) for path in sorted((folder / "build").glob("*.pdf")))


def test_what_cannot_be_marked_is_in_the_list_of_the_year_and_never_printed_again(unchanged: Path, shell: Shell) -> None:
    (file,) = unchanged.glob("sitater.*")
    data, text = file.read_bytes(), unchanged.joinpath("cycle.yaml").read_text(encoding="utf-8")
    assert shell("withdraw", unchanged, "q1") == ExitCode.DONE, shell.err
    assert file.read_bytes() == data and not unchanged.joinpath(f"{file.name}.bak").exists()
    assert f"{file.name}: rad 2, kolonne D: advarsel: " in shell.err and f"«{NO}»" in shell.err
    assert WORD not in shell.out + shell.err and list(unchanged.glob("build/withdrawn-q1.pdf"))
    assert unchanged.joinpath("cycle.yaml").read_text(encoding="utf-8") == f"{text}privacy: {{withdrawn: [q1]}}\n"
    assert unchanged.joinpath("cycle.yaml.bak").read_text(encoding="utf-8") == text
    for _ in range(3):
        assert WORD not in said(unchanged) and "Te er bra" in said(unchanged)
        assert shell("build", unchanged, *MADE) == ExitCode.DONE, shell.err
        assert WORD not in shell.out + shell.err
    assert shell("consents", unchanged) == ExitCode.DONE and "nei" in next(
        line for line in shell.out.splitlines() if "q1" in line
    )
    assert shell("withdraw", unchanged, "q1") == ExitCode.DONE, shell.err
    assert unchanged.joinpath("cycle.yaml").read_text(encoding="utf-8") == f"{text}privacy: {{withdrawn: [q1]}}\n"
    unchanged.joinpath("cycle.yaml").write_text(text, encoding="utf-8")  # who has said yes again
    assert shell("build", unchanged, *MADE) == ExitCode.DONE and WORD in said(unchanged)


def test_a_form_in_the_list_holds_for_all_that_comes_to_stand_on_it(tmp_path: Path, shell: Shell) -> None:
    year(tmp_path, "ods", tables.ods(ROWS))
    assert shell("withdraw", tmp_path, " c-7") == ExitCode.DONE, shell.err
    assert load(tmp_path).cycle.privacy.withdrawn == ["C-7"]
    year_text = tmp_path.joinpath("cycle.yaml").read_text(encoding="utf-8")
    more = [*ROWS, ["q3", "Saft er best.", None, "ja", "rapporten\nkortene", "C-7"]]
    year(tmp_path, "ods", tables.ods(more))
    tmp_path.joinpath("cycle.yaml").write_text(year_text, encoding="utf-8")
    answers = {quote.id: quote.consent and quote.consent.status for quote in load(tmp_path).cycle.quotes}
    assert answers == {"q1": "withdrawn", "q2": "given", "q3": "withdrawn"}


TASKS: tables.Rows = [["Tittel", "Samtykke: svar", "Samtykke: svarark", "Samtykke: gjelder", "Gruppe: nummer", "Gruppe: punkter"]]
TASKS += [["Mat", "ja", "C-1", "rapporten", 1.0, "Kaffe er tynnest."], ["Tid", "ja", "C-2", "rapporten", 1.0, "Ro er best."]]
TASKS += [["Ro", "ja", None, "rapporten", 1.0, "Uro er verst."]]


def with_tasks(folder: Path, rows: tables.Rows) -> Path:
    """A year in which what groups said has no ids, and stands in a table that cannot be changed."""
    folder.joinpath("oppgaver.ods").write_bytes(tables.ods(rows))
    file = folder / "cycle.yaml"
    if not file.exists():
        file.write_text(f"{HOME}tasks: oppgaver.ods\nfindings: [Noen vil ha ro.]\n", encoding="utf-8")
    return file


def answers(folder: Path) -> dict[str, str | None]:
    return {task.groups[0].points[0]: task.consent and task.consent.status for task in load(folder).cycle.tasks}


def name_of(folder: Path, word: str) -> str:
    return next(task.id for task in load(folder).cycle.tasks if word in task.groups[0].points[0])


def test_what_has_no_id_is_in_the_list_by_its_form(tmp_path: Path, shell: Shell) -> None:
    with_tasks(tmp_path, TASKS)
    assert shell("withdraw", tmp_path, name_of(tmp_path, "Ro er")) == ExitCode.DONE, shell.err
    assert load(tmp_path).cycle.privacy.withdrawn == ["C-2"]
    assert [*answers(tmp_path).values()] == ["given", "withdrawn", "given"]


def test_what_has_neither_id_nor_form_is_in_the_list_by_its_words(tmp_path: Path, shell: Shell) -> None:
    """Rows are sorted, get other titles and ids, and what was withdrawn stays so; when its words change, nothing is printed."""
    made = ("build", tmp_path, "--only", "report", "-q")
    with_tasks(tmp_path, TASKS)
    assert shell(*made) == ExitCode.DONE and "Uro er verst" in said(tmp_path), shell.err
    assert shell("withdraw", tmp_path, name_of(tmp_path, "Uro")) == ExitCode.DONE, shell.err
    assert "Uro er verst" not in said(tmp_path) and "Ro er best" in said(tmp_path)
    head, *rows = TASKS
    swapped: tables.Rows = [["Mat", *rows[2][1:]], *([other, *row[1:]] for other, row in zip(("Tid", "Ro"), rows))]
    named: tables.Rows = [[*head, "id"], *([*row, f"t{number}"] for number, row in enumerate(rows))]
    for table in (TASKS, [head, *reversed(rows)], [head, *swapped], [head, rows[2]], named):
        with_tasks(tmp_path, table)
        assert answers(tmp_path) == {str(row[5]): "withdrawn" if row[5] == rows[2][5] else "given" for row in table[1:]}
        assert shell(*made) == ExitCode.DONE and "Uro er verst" not in said(tmp_path), shell.err
    with_tasks(tmp_path, [head, *rows[:2], [*rows[2][:5], "Uro er aller verst."]])
    assert shell(*made) == ExitCode.PROBLEMS and "cycle.yaml:" in shell.err and "Mente du" not in shell.err
    assert "Uro" not in shell.out + shell.err + said(tmp_path)


def test_no_line_of_what_a_mark_of_words_may_mean_is_shown() -> None:
    data = {"tasks": [{"title": "Mat"}, {"id": "t"}], "quotes": [{"id": "q"}], "privacy": {"withdrawn": ["Said-12ab"]}}
    assert entries_with_no(data) == {("tasks", 0), ("tasks", 1)}


def test_a_name_that_dialogkit_gave_stays_with_what_it_is_of(tmp_path: Path, shell: Shell) -> None:
    """What lies in a folder is remembered by it, and a list that hangs in an office says it."""
    head, *rows = TASKS
    with_tasks(tmp_path, TASKS)
    before = {task.groups[0].points[0]: task.id for task in load(tmp_path).cycle.tasks}
    assert len({*before.values()}) == 3
    for table in ([head, *reversed(rows)], [head, ["Ny", *rows[0][1:5], "Te er best."], *rows]):
        with_tasks(tmp_path, table)
        after = {task.groups[0].points[0]: task.id for task in load(tmp_path).cycle.tasks}
        assert before.items() <= after.items()
    assert shell("withdraw", tmp_path, f"{name_of(tmp_path, 'Kaffe')[:-1]}x") == ExitCode.USAGE
    assert "Mente du" not in shell.err


def test_what_is_called_the_same_is_told_apart_by_what_was_said(tmp_path: Path) -> None:
    tasks = ["  - {title: Mat, groups: [{points: [Kaffe]}]}", "  - {title: Mat, groups: [{points: [Te]}]}"]
    names = []
    for entries in (tasks, tasks[::-1]):
        tmp_path.joinpath("cycle.yaml").write_text("\n".join([f"{HOME}tasks:", *entries, ""]), encoding="utf-8")
        names.append((name_of(tmp_path, "Kaffe"), name_of(tmp_path, "Te")))
    assert names[0] == names[1] and len({*names[0]}) == 2


def test_once_the_table_is_closed_the_same_command_marks_it(tmp_path: Path, shell: Shell) -> None:
    file, lock = year(tmp_path, "xlsx", tables.xlsx(ROWS)), tmp_path / "~$sitater.xlsx"
    lock.write_bytes(b"")
    assert shell("withdraw", tmp_path, "q1") == ExitCode.DONE and "advarsel" in shell.err
    lock.unlink()
    assert shell("withdraw", tmp_path, "q1") == ExitCode.DONE and "advarsel" not in shell.err
    assert NO in parts(file.read_bytes())["xl/worksheets/sheet1.xml"].decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("privacy:\n  min_group: 8  # ours\n", "privacy:\n  min_group: 8  # ours\n  withdrawn: [q1]\n"),
        ("privacy:\n  withdrawn:\n    - q2  # first\n", "privacy:\n  withdrawn:\n    - q2  # first\n    - q1\n"),
        ("privacy: {withdrawn: [q2]}\n", "privacy: {withdrawn: [q2, q1]}\n"),
        ("privacy: {withdrawn: Q1}\n", "privacy: {withdrawn: Q1}\n"),
        ('privacy: {withdrawn: "q2, C-9"}\n', "privacy: {withdrawn: [q2, C-9, q1]}\n"),
        ("privacy:\n", "privacy: {withdrawn: [q1]}\n"),
    ],
)
def test_the_list_gets_longer_and_all_else_of_the_file_stays(tmp_path: Path, shell: Shell, before: str, after: str) -> None:
    year(tmp_path, "ods", tables.ods(ROWS))
    file = tmp_path / "cycle.yaml"
    file.write_text(file.read_text(encoding="utf-8") + before, encoding="utf-8")
    assert shell("withdraw", tmp_path, "q1") == ExitCode.DONE, shell.err
    assert file.read_text(encoding="utf-8") == YEAR.replace("{kind}", "ods") + after


def test_a_trial_changes_no_table(tmp_path: Path, shell: Shell) -> None:
    file = year(tmp_path, "xlsx", data := tables.xlsx(ROWS))
    assert shell("withdraw", tmp_path, "q1", "--dry-run") == ExitCode.DONE, shell.err
    assert file.read_bytes() == data
    assert "trukket: " in shell.out and "sitater.xlsx: rad 2, kolonne D" in shell.out and "withdrawn-q1.pdf" in shell.out
    tmp_path.joinpath("~$sitater.xlsx").write_bytes(b"")
    assert shell("withdraw", tmp_path, "q1", "--dry-run") == ExitCode.DONE, shell.err
    assert "rad 2, kolonne D: advarsel: " in shell.err and "trukket: " not in shell.out and "`withdrawn`" in shell.out
    assert file.read_bytes() == data and load(tmp_path).cycle.privacy.withdrawn == []


def test_a_no_for_nothing_is_told_with_what_was_meant(tmp_path: Path, shell: Shell) -> None:
    """What was meant would be printed."""
    year(tmp_path, "csv", tables.csv(ROWS).encode())
    with tmp_path.joinpath("cycle.yaml").open("a", encoding="utf-8") as file:
        file.write("privacy:\n  withdrawn:\n    - q2\n    - q11\n")
    line = len(YEAR.splitlines()) + 4
    assert shell("build", tmp_path) == ExitCode.PROBLEMS
    assert f"cycle.yaml:{line}:7: feil: " in shell.err and "Mente du `q1`?" in shell.err and "«q2»" not in shell.err
    assert not list(tmp_path.glob("build/*.pdf"))


def test_a_table_that_cannot_be_read_is_told_and_not_that_there_is_nothing(tmp_path: Path, shell: Shell) -> None:
    year(tmp_path, "csv", tables.csv([[*ROWS[0], "Notat"], *ROWS[1:]]).encode())
    assert shell("withdraw", tmp_path, "q1") == ExitCode.PROBLEMS
    assert "rad 1, kolonne" in shell.err and "«Notat»" in shell.err and "«q1»" not in shell.err
    assert "Ingenting er trukket ennå" in shell.err
    tmp_path.joinpath("cycle.yaml").write_text('kit: {title: "x\n', encoding="utf-8")
    assert shell("withdraw", tmp_path, "q1") == ExitCode.PROBLEMS and "Ingenting er trukket ennå" in shell.err


@pytest.mark.parametrize("broken", ["heading", "no table"])
def test_papers_go_though_the_table_cannot_be_read_and_the_no_holds_later(tmp_path: Path, shell: Shell, broken: str) -> None:
    good = tables.csv(ROWS).encode()
    file = year(tmp_path, "csv", good)
    assert shell("build", tmp_path, *MADE) == ExitCode.DONE and WORD in said(tmp_path), shell.err
    assert shell("build", tmp_path, "--cards", "quotes:q2", "-q") == ExitCode.DONE, shell.err
    file.write_bytes(tables.csv([[*ROWS[0], "Notat"], *ROWS[1:]]).encode() if broken == "heading" else b"")
    assert shell("withdraw", tmp_path, "Q1", "--dry-run") == ExitCode.DONE and WORD in said(tmp_path), shell.err
    assert shell("withdraw", tmp_path, "Q1") == ExitCode.DONE, shell.err
    assert WORD not in said(tmp_path) and "feil: " in shell.err and WORD not in shell.out + shell.err
    assert "Te er bra" in said(tmp_path) and "`q1` har ikke" in shell.err and "`q2` har ikke" not in shell.err
    file.write_bytes(good)
    assert shell("build", tmp_path, *MADE) == ExitCode.DONE and "Te er bra" in said(tmp_path), shell.err
    assert WORD not in said(tmp_path) and load(tmp_path).cycle.privacy.withdrawn == ["q1"]


def test_what_groups_said_goes_though_the_table_cannot_be_read(tmp_path: Path, shell: Shell) -> None:
    made = ("build", tmp_path, "--only", "report", "-q")
    with_tasks(tmp_path, TASKS)
    assert shell(*made) == ExitCode.DONE, shell.err
    name = name_of(tmp_path, "Ro er")
    with_tasks(tmp_path, [[*TASKS[0], "Notat"], *TASKS[1:]])
    assert shell("withdraw", tmp_path, name) == ExitCode.DONE and "Ro er" not in said(tmp_path), shell.err
    head, *rows = TASKS
    with_tasks(tmp_path, [head, *reversed(rows)])
    assert shell(*made) == ExitCode.DONE and "Ro er" not in said(tmp_path) and "Uro er" in said(tmp_path), shell.err


def test_all_rows_that_say_it_again_are_marked(tmp_path: Path, shell: Shell) -> None:
    rows: tables.Rows = [["id", "Tittel", "Samtykke: svar", "Gruppe: nummer", "Gruppe: punkter"]]
    rows += [["t1", "Mat", "ja", 1.0, "Kaffe"], ["t1", "Mat", "ja", 2.0, "Te"], ["t2", "Tid", "ja", 1.0, "Ro"]]
    tmp_path.joinpath("sitater.csv").write_text(tables.csv(rows), encoding="utf-8")
    tmp_path.joinpath("cycle.yaml").write_text(f"{HOME}tasks: sitater.csv\n", encoding="utf-8")
    assert [len(task.groups) for task in load(tmp_path).cycle.tasks] == [2, 1], load(tmp_path).problems
    assert shell("withdraw", tmp_path, "t1") == ExitCode.DONE, shell.err
    tasks = load(tmp_path).cycle.tasks
    assert [task.consent and task.consent.status for task in tasks] == ["withdrawn", "given"] and len(tasks[0].groups) == 2
