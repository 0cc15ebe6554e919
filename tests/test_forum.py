"""A dialogue forum: all that is typed stands in the papers that should hold it, and goes on to the next forum."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.kit.order import Order
from dialogkit.problems import errors_in
from dialogkit.processes import FORUM
from dialogkit.terms import LANGS
from holds import papers, squeezed, unheld
from kits import ROOT
from paper import HOME, read

EXAMPLE = ROOT / "examples" / "furuheim-2027"
TYPED = sorted((ROOT / "tests" / "data" / "forums").glob("*.yaml"))
"""Forums of other kinds, as people who know no YAML type them."""
TABLE = {
    "kit.title": ("invitation",),
    "kit.subtitle": ("invitation",),
    "thanks": ("minutes",),
    "kit.about": ("invitation",),
    "purpose": ("invitation",),
    "organisation": ("minutes",),
    "organisation.service_place": ("invitation", "minutes"),
    "labels": (),
    "contact": ("invitation",),
    "working_group": ("minutes",),
    "partners": ("minutes",),
    "themes.title": ("invitation", "tasks"),
    "themes.text": ("invitation", "tasks"),
    "themes.questions": ("tasks", "minutes"),
    "themes.questions.context": ("tasks",),
    "themes.questions.options": ("tasks",),
    "themes.questions.scale": ("tasks",),
    "themes.questions.help": ("tasks",),
    "glossary": ("minutes",),
    "events.title": ("invitation", "programme", "minutes"),
    "events.place": ("invitation", "programme", "minutes"),
    "events.about": ("invitation", "programme"),
    "events.practical": ("invitation", "programme"),
    "events.agenda": ("programme", "minutes"),
    "events.agenda.title": ("invitation", "programme", "minutes"),
    "events.agenda.by": ("invitation", "programme", "minutes"),
    "events.agenda.role": ("invitation", "programme", "minutes"),
    "events.agenda.org": ("invitation", "programme", "minutes"),
    "events.method": ("minutes",),
    "events": ("minutes",),
    "tasks": ("minutes",),
    "sources": ("minutes",),
    "chapters": ("minutes",),
    "checked_by": ("minutes",),
}


def test_each_text_of_the_example_stands_where_it_should() -> None:
    assert unheld(EXAMPLE, TABLE) == []


@pytest.mark.parametrize("file", TYPED, ids=lambda file: file.stem)
def test_each_text_of_what_others_type_stands_where_it_should(tmp_path: Path, file: Path) -> None:
    (tmp_path / "cycle.yaml").write_bytes(file.read_bytes())
    assert unheld(tmp_path, TABLE) == []


@pytest.mark.parametrize("gone", ["  {{ asked_for(event) }}", "  {{ points(event.other, event.at) }}"])
def test_a_text_that_stands_nowhere_is_found(tmp_path: Path, gone: str) -> None:
    """The walker can fail: with a template that leaves something out."""
    template = (ROOT / "templates" / "materials" / "meeting" / "minutes.xml.j2").read_text(encoding="utf-8")
    assert gone in template
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "minutes.xml.j2").write_text(template.replace(gone, ""), encoding="utf-8")
    (tmp_path / "cycle.yaml").write_bytes(TYPED[1].read_bytes())
    assert len(unheld(tmp_path, TABLE)) >= 1


def test_whom_it_is_for_whom_one_asks_and_who_is_thanked_stand_somewhere(tmp_path: Path) -> None:
    """Without a service place one meets in a municipality, and not on it."""
    text = (EXAMPLE / "cycle.yaml").read_text(encoding="utf-8").replace("  service_place: Furuheim bo- og dagsenter\n", "")
    text = text.replace(
        "  directorate_area:", "  departments: [{id: a, name: Gamlehuset}, {id: b, name: Nyhuset}]\n  directorate_area:"
    )
    text += "thanks: [{to: Kokkene, role: laget suppa, org: Kantina}]\nmaterials: {overview: ja}\n"
    (tmp_path / "cycle.yaml").write_text(text, encoding="utf-8")
    assert unheld(tmp_path, TABLE) == []
    assert squeezed("Året vårt i Elvestrand kommune") in papers(load(tmp_path))["overview"]
    assert squeezed("Året vårt på Furuheim") in papers(load(EXAMPLE))["overview"]


def test_no_game_and_no_poster_is_made_where_nobody_asked(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "cycle.yaml").write_bytes(TYPED[1].read_bytes())
    assert shell("build", tmp_path) == 0, shell.err
    made = {path.stem for path in (tmp_path / "build").glob("*.pdf")}
    assert made == {"invitation", "programme", "tasks", "minutes-event-1"}
    with (tmp_path / "cycle.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "materials: {roundrobin: ja, board: ja, minutes: nei}\nfindings: [Det er vanskelig å vite hvem man skal ringe.]\n"
        )
    assert shell("build", tmp_path) == 0, shell.err
    made = {path.stem for path in (tmp_path / "build").glob("*.pdf")}
    assert {"roundrobin", "board"} <= made and "minutes-event-1" not in made


# ------------------------------------------------------------------------------------------------ what may be told of whom

MEETING = """\
process: {process}
events: [{{id: m, kind: {kind}, date: 2026-05-20, attendance: {{users: 3, relatives: 9}}, closing: [Takk.]}}]
tasks: [{{id: t, title: Maten, event: m{consent}, groups: [{{n: 1, points: [Maten er god.]}}, {{n: 2, points: [Den er kald.]}}]}}]
"""


def said(folder: Path, text: str, edition: str = "internal") -> str:
    (folder / "cycle.yaml").write_text(f"{HOME}\n{text}".replace("process: dialogue\n", "", 1), encoding="utf-8")
    year = load(folder)
    assert not errors_in(year.problems), year.problems
    return papers(year, Order(edition=edition)).get("minutes", "")  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize(
    ("process", "kind", "consent", "there"),
    [
        ("forum", "forum", "", True),
        ("forum", "workshop", "", False),  # of staff: it is no open meeting
        ("forum", "forum", ", consent: {status: refused}", False),
        ("forum", "forum", ", consent: {status: withdrawn, scope: [report, web]}", False),
        ("forum", "forum", ", consent: {status: pending}", False),
        ("seminar", "seminar", "", False),
        ("insight", "forum", "", False),
        ("dialogue", "conference", "", False),
        ("dialogue", "forum", "", False),
    ],
)
def test_what_groups_said_in_an_open_forum_needs_no_yes_but_a_no_counts(
    tmp_path: Path, edition: str, process: str, kind: str, consent: str, there: bool
) -> None:
    """And no other meeting has minutes that anybody may read."""
    told = said(tmp_path, MEETING.format(process=process, kind=kind, consent=consent), edition)
    assert bool(told) == (edition == "internal" or process == kind == "forum")
    assert (squeezed("Maten er god.") in told) == (squeezed("Den er kald.") in told) == there


def test_the_public_minutes_tell_how_many_came_and_not_how_many_of_whom(tmp_path: Path) -> None:
    def told(attendance: str) -> bool:
        text = MEETING.format(process="forum", kind="forum", consent="").replace("users: 3, relatives: 9", attendance)
        return "deltakere" in said(tmp_path, text, "public")

    assert told("total: 19") and told("relatives: 12")
    assert not told("total: 4") and not told("users: 3, relatives: 9") and not told("users: 3, relatives: 9, total: 12")


def test_the_public_edition_asks_for_no_count_of_residents(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "cycle.yaml").write_bytes(TYPED[1].read_bytes())
    assert shell("review", tmp_path, "--by", "AB", answers="ja\n" * 400) == 0
    shell("check", tmp_path, "--edition", "public")
    assert "beboere" not in shell.err and "lest" not in shell.err, shell.err


def test_the_two_editions_leave_each_others_minutes_alone(tmp_path: Path, shell: Shell) -> None:
    """What needs no yes is not told to have lost one, whichever is built after the other; a no ends both."""
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    text = (
        (EXAMPLE / "cycle.yaml").read_text(encoding="utf-8").replace("tasks:\n  - title:", "tasks:\n  - id: samtalen\n    title:")
    )
    (tmp_path / "cycle.yaml").write_text(text, encoding="utf-8")
    both = {tmp_path / out / "minutes-forumet.pdf" for out in ("build", "public")}
    read(load(tmp_path))
    for edition in ("internal", "public", "internal"):
        assert shell("build", tmp_path, "--edition", edition, "--only", "minutes") == 0, shell.err
        assert "taken_down" not in shell.err and "samtykke" not in shell.out, shell.out + shell.err
    assert {path for path in both if path.exists()} == both
    assert shell("withdraw", tmp_path, "samtalen") == 0, shell.err
    assert "minutes-forumet.pdf" in shell.err + shell.out
    shell("build", tmp_path, "--only", "minutes")
    assert "taken_down" in shell.err and not (tmp_path / "public" / "minutes-forumet.pdf").exists()


# ------------------------------------------------------------------------------------------------ the next one


@pytest.mark.parametrize("lang", LANGS)
def test_a_forum_goes_on_to_the_next(tmp_path: Path, shell: Shell, lang: str) -> None:
    """Its group, what people wished for as themes, and what nobody has answered; no speaker, and nothing that was said."""
    before = tmp_path / "before"
    before.mkdir()
    text = (EXAMPLE / "cycle.yaml").read_text(encoding="utf-8").replace("lang: nb", f"lang: {lang}")
    (before / "cycle.yaml").write_text(text, encoding="utf-8")
    assert shell("new", "2028", "--from", before, "--dir", tmp_path) == 0, shell.err
    year = load(tmp_path / "2028")
    assert not errors_in(year.problems)
    cycle, old = year.cycle, load(before).cycle
    assert cycle.process == "forum" and str(cycle.working_group) == str(old.working_group)
    assert [theme.title for theme in cycle.themes] == old.events[1].next.wishes  # type: ignore[union-attr]
    forum = cycle.event(FORUM.meeting)
    assert forum and [each.text for each in forum.requests] == ["Kan forumet bli strømmet for dem som bor langt unna?"]
    assert not forum.published and not forum.other and not cycle.tasks and forum.date is None
    talks = [point for point in forum.agenda if point.kind == "talk"]
    assert talks and not any(point.by or point.org or point.text or point.questions for point in talks)
    assert forum.agenda[0].by == "Kari Furulund"
    assert shell("build", tmp_path / "2028") == 0, shell.err


def test_the_day_of_the_next_forum_is_the_one_that_was_agreed(tmp_path: Path, shell: Shell) -> None:
    before = tmp_path / "2027"
    before.mkdir()
    text = (EXAMPLE / "cycle.yaml").read_text(encoding="utf-8")
    text = text.replace("      title: Planleggingsmøte for neste dialogforum\n      date: 22.9.27\n", "      date: 22.3.28\n")
    (before / "cycle.yaml").write_text(text, encoding="utf-8")
    assert shell("new", "2028", "--from", before, "--dir", tmp_path) == 0, shell.err
    forum = load(tmp_path / "2028").cycle.event("forum")
    assert forum and f"{forum.date}" == "2028-03-22"
