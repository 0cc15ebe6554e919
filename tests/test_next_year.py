"""`dialogkit new … --from`: what goes on into the next year, what is promised there, and what stays behind."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import pictures
from dialogkit.problems import ExitCode, errors_in
from dialogkit.processes.ready import is_behind
from dialogkit.terms import LANGS
from kits import EXAMPLES
from paper import HOME, text_of

LEFT = "tasks quotes findings solutions report evaluation stand awards thanks checked_by".split()
YEAR = """\
# our year
dialogkit: 1
lang: {lang}
cycle: {{year: 2027, edition: 2}}
kit: {{title: Dialogpakken}}  # as it is called
organisation: {{municipality: Elvestrand, service_place: Solbakken}}
themes:
  # about food
  - {{id: mat, title: Maten, questions: [{{id: q, text: "Hva liker du å spise?"}}]}}
  - {{id: tur, title: Turen, symbol: fjes}}
events:
  - {{id: c, kind: conference, date: 2027-09-16, reply_by: 2027-09-01, place: Kantina,
     title: Konferansen 2027, in_short: [Vi snakket om mat.],
     attendance: {{total: 30}}, feedback: [Fint.]}}
quotes:
  - {{id: a, text: Hemmelig, theme: mat, consent: {{status: given, scope: [report, game]}}}}
findings:
  - {{id: two, text: Turen er for kort., theme: tur, symbol: fjes}}
  - {{id: one, text: Maten er for salt., theme: mat, symbol: soup}}
solutions:
  - id: s
    finding: one
    proposals:
      - {{text: "Vi smaker: alltid.", owner: Kokken, due: 2027-11-01, status: doing}}
      - {{text: Vi kaster saltet., status: dropped, why_dropped: Noen vil ha det.}}
      - {{text: Vi spør., status: proposed}}
  - {{id: t, finding: two, proposals: [{{text: Vi går lenger., status: agreed}}, {{text: Vi har gått., status: done}}]}}
promises:
  - {{text: Vi maler., since: 2025, status: agreed, history: [Fargen er valgt.]}}
  - {{text: Vi har malt., since: 2025, status: done}}
poster: {{we_want: [Vi vil velge.], valid_to: 2028-06-30}}
game: {{cards: {{quotes: [a], blank: 2}}}}
symbols:
  fjes: {{src: bilder/fjes.png, alt: Et fjes, kind: photo, consent: {{status: given, scope: [photo]}}}}
  kopp: {{src: bilder/kopp.svg, alt: En kopp, author: Vi, licence: CC0}}
privacy: {{names_file: private/navn.txt, taken_down: [b], retention_until: 2028-01-31}}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def year(tmp_path: Path) -> Path:
    folder = tmp_path / "2027"
    (folder / "bilder").mkdir(parents=True)
    (folder / "private").mkdir()
    (folder / "private" / "navn.txt").write_text("Aslaug\n", encoding="utf-8")
    (folder / "bilder" / "kopp.svg").write_text(SVG, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "hus.xml.j2").write_text("<doc/>", encoding="utf-8")
    shutil.copy(EXAMPLES[0] / "pictures" / "merke.png", folder / "bilder" / "fjes.png")
    (folder / "cycle.yaml").write_text(YEAR.format(lang="nb"), encoding="utf-8")
    return folder


def next_of(shell: Shell, year: Path, number: int) -> Loaded:
    assert shell("new", number, "--from", year, "--dir", year.parent) == ExitCode.DONE, shell.err
    loaded = load(year.parent / str(number))
    assert errors_in(loaded.problems) == []
    return loaded


def test_what_goes_on_and_what_stays_behind(shell: Shell, year: Path) -> None:
    loaded = next_of(shell, year, 2028)
    cycle, text = loaded.cycle, (loaded.folder.path / "cycle.yaml").read_text(encoding="utf-8")
    assert (cycle.cycle.year, cycle.cycle.edition, cycle.cycle.previous) == (2028, 3, "../2027")
    assert [theme.title for theme in cycle.themes] == ["Maten", "Turen"] and cycle.themes[0].questions
    assert cycle.organisation.service_place == "Solbakken" and cycle.poster and cycle.game.cards.blank == 2
    assert all(not loaded.source.data.get(name) for name in LEFT)
    assert "Hemmelig" not in text and cycle.game.cards.quotes is None
    (conference,) = cycle.events
    assert conference.title == "Konferansen 2028"
    kept = {"id", "kind", "title", "place"}
    assert set(conference.model_dump(exclude_defaults=True)) == kept
    assert not is_behind(cycle, "conference", conference)
    assert conference.place == "Kantina" and not (
        conference.date or conference.reply_by or conference.attendance or conference.feedback
    )
    assert "# our year\n" in text and "# as it is called" in text and "  # about food\n" in text
    assert text.count("2027. Se på temaene") == 1 and text.count("# Fra 2027") == 2
    privacy = cycle.privacy
    assert (privacy.names_file, privacy.taken_down, privacy.retention_until) == ("private/navn.txt", [], None)


def test_the_lines_say_what_came_along_and_what_stayed_behind(shell: Shell, year: Path) -> None:
    next_of(shell, year, 2028)
    came, stayed = (line for line in shell.out.splitlines() if line.startswith("Ble "))
    assert "`themes` (2)" in came and "`promises` (3)" in came and "`organisation`" in came and "`quotes`" not in came
    assert "`quotes` (1)" in stayed and "`findings` (2)" in stayed and "`themes`" not in stayed


def test_no_photo_of_people_goes_on_nor_the_list_of_names(shell: Shell, year: Path) -> None:
    loaded = next_of(shell, year, 2028)
    there = {str(path.relative_to(loaded.folder.path)) for path in loaded.folder.path.rglob("*") if path.is_file()}
    assert there == {"cycle.yaml", ".gitignore", "PRIVACY.md", "bilder/kopp.svg", "templates/hus.xml.j2"}
    assert [picture.src for _, picture in pictures(loaded.cycle)] == ["bilder/kopp.svg"]
    assert loaded.cycle.themes[1].symbol is None
    assert "navn.txt" in shell.out


def test_what_is_cut_is_not_what_stands_in_the_place_of_an_example(shell: Shell, year: Path) -> None:
    file = year / "cycle.yaml"
    one = 'questions: [{id: q, text: "Hva liker du å spise?"}]'
    texts = {"(Eksempel) Hei?": "soup", "Er det fint?": "fjes", "Er det bra?": "soup"}
    three = ", ".join(f"{{id: n{at}, text: '{text}', symbol: {texts[text]}}}" for at, text in enumerate(texts))
    file.write_text(file.read_text(encoding="utf-8").replace(one, f"questions: [{three}]"), encoding="utf-8")
    assert [each.symbol for each in next_of(shell, year, 2028).cycle.themes[0].questions] == [None, "soup"]


def test_what_is_not_done_is_promised_with_its_number_its_picture_and_what_happened(shell: Shell, year: Path) -> None:
    promises = next_of(shell, year, 2028).cycle.promises
    assert [(each.text, each.n, each.proposal, each.theme, each.symbol, each.status, each.since) for each in promises] == [
        ("Vi maler.", None, None, None, None, "agreed", 2025),
        ("Vi smaker: alltid.", 1, 1, "mat", "soup", "doing", 2027),
        ("Vi går lenger.", 2, 1, "tur", None, "agreed", 2027),
    ]
    assert (promises[1].owner, promises[1].due) == ("Kokken", date(2027, 11, 1))
    assert [each.history for each in promises] == [
        ["Fargen er valgt.", "I 2027 avtalte vi dette."],
        ["I 2027 var vi i gang med dette."],
        ["I 2027 avtalte vi dette."],
    ]


LONG = "Vi ønsker oss: " + "lenger " * 12
WISHES = f'next: {{title: Vi møtes igjen, wishes: [Mer musikk., maten, MER MUSIKK, "{LONG}"]}}'


def wishing(year: Path, themes: str = "") -> None:
    text = YEAR.format(lang="nb").replace("feedback: [Fint.]", WISHES)
    if themes:
        begins, ends = text.index("themes:\n"), text.index("events:\n")
        text = f"{text[:begins]}{themes}\n{text[ends:]}".replace(", theme: mat", "").replace(", theme: tur", "")
    (year / "cycle.yaml").write_text(text, encoding="utf-8")


def test_each_wish_for_next_time_is_a_theme_once_with_a_question_to_begin_with(shell: Shell, year: Path) -> None:
    wishing(year)
    loaded = next_of(shell, year, 2028)
    themes, text = loaded.cycle.themes, (loaded.folder.path / "cycle.yaml").read_text(encoding="utf-8")
    assert [theme.title for theme in themes] == ["Maten", "Turen", "Mer musikk", "Ønske 2"]
    assert themes[3].text == [LONG.strip()]
    assert all(theme.questions for theme in themes[2:])
    assert "  - id: wish-1\n    title: Mer musikk\n    questions:\n      - id: wish-1-a\n" in text
    assert all(event.next is None for event in loaded.cycle.events)
    assert [theme.id for theme in next_of(shell, loaded.folder.path, 2029).cycle.themes] == ["mat", "tur", "wish-1", "wish-2"]


@pytest.mark.parametrize("themes", ["", "themes:", "themes: []", "themes: [{id: wish-1, title: Jul}]"])
def test_wishes_come_along_however_the_themes_are_written(shell: Shell, year: Path, themes: str) -> None:
    wishing(year, themes or "# no themes")
    ids = [theme.id for theme in next_of(shell, year, 2028).cycle.themes]
    assert ids == [f"wish-{number}" for number in range(1, 5 if "{" in themes else 4)]


def test_three_years_in_a_row_carry_what_they_should_and_nothing_else(shell: Shell, year: Path) -> None:
    second = next_of(shell, year, 2028)
    third = next_of(shell, second.folder.path, 2029)
    fourth = next_of(shell, third.folder.path, 2030)
    assert [each.text for each in fourth.cycle.promises] == [each.text for each in second.cycle.promises]
    assert [each.since for each in fourth.cycle.promises] == [2025, 2027, 2027]
    assert fourth.cycle.promises[2].history == [f"I {number} avtalte vi dette." for number in (2027, 2028, 2029)]
    assert fourth.cycle.poster is None and third.cycle.poster is None and second.cycle.poster  # until its day
    texts = [(each.folder.path / "cycle.yaml").read_text(encoding="utf-8") for each in (second, third, fourth)]
    assert [text.count("Se på temaene") for text in texts] == [1, 1, 1] and "Fra 2029" in texts[2] and "Fra 2027" not in texts[2]
    kept = [each.cycle.model_dump(exclude={"cycle", "promises", "poster", "events"}) for each in (second, fourth)]
    assert kept[0] == kept[1]


def test_the_promises_are_printed_the_year_after(shell: Shell, year: Path) -> None:
    folder = next_of(shell, year, 2028).folder.path
    assert shell("build", folder, "--only", "plan", "-q") == ExitCode.DONE, shell.err
    (plan,) = (folder / "build").glob("plan.pdf")
    assert "Vi smaker: alltid." in text_of(plan)


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_are_those_of_the_year(shell: Shell, year: Path, lang: str) -> None:
    (year / "cycle.yaml").write_text(YEAR.format(lang=lang), encoding="utf-8")
    loaded = next_of(shell, year, 2028)
    assert loaded.cycle.promises[1].history == [loaded.words("next_year.was_doing", year=2027)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_go_on_and_can_be_built(shell: Shell, tmp_path: Path, example: Path) -> None:
    before = load(example)
    number = before.cycle.year + 1
    assert shell("new", number, "--from", example, "--dir", tmp_path) == ExitCode.DONE, shell.err
    loaded = load(tmp_path / str(number))
    assert errors_in(loaded.problems) == [] and (loaded.folder.path / loaded.cycle.cycle.previous).resolve() == example.resolve()
    comments = {line.strip() for line in before.source.lines if line.strip().startswith("#")}
    kept = {line.strip() for line in loaded.source.lines if line.strip().startswith("#")}
    assert len(kept - comments) <= 4 and len(kept) > len(comments) / 3
    assert shell("build", tmp_path / str(number), "--only", "plan,themes", "-q") == ExitCode.DONE, shell.err


def test_what_lasts_for_years_was_promised_in_the_year_before(shell: Shell, year: Path) -> None:
    text = YEAR.format(lang="nb")
    (year / "cycle.yaml").write_text(text.replace("cycle: {year: 2027, edition: 2}", "process: insight"), encoding="utf-8")
    loaded = next_of(shell, year, 2031)
    new = [each for each in loaded.cycle.promises if each.since != 2025]
    assert new and {each.since for each in new} == {2030} and all("2030" in each.history[-1] for each in loaded.cycle.promises)
    assert loaded.cycle.cycle.year is None and "av 2030." in shell.out


@pytest.mark.parametrize("instead", ["process: forum\ncycle: {year: 2027}", "process: insight"])
def test_the_next_one_of_the_same_year_has_a_folder_of_its_own(shell: Shell, year: Path, instead: str) -> None:
    """A forum may be held each half-year, and what lasts for years is of no single one."""
    there = YEAR.format(lang="nb").replace("cycle: {year: 2027, edition: 2}", instead)
    (year / "cycle.yaml").write_text(there, encoding="utf-8")
    for name in ("2027-2", "2027-3"):
        shell("new", 2027, "--from", year, "--dir", year.parent)
        loaded = load(year.parent / name)
        assert not errors_in(loaded.problems) and {each.since for each in loaded.cycle.promises} == {2025, 2027}
    assert (year / "cycle.yaml").read_text(encoding="utf-8") == there
    assert shell("new", 2026, "--from", year, "--dir", year.parent) == ExitCode.USAGE


def test_what_cannot_be_is_told_and_nothing_is_made(shell: Shell, year: Path) -> None:
    where = ("--dir", year.parent)
    for asked, code in (
        ((2027, "--from", year, "--dir", year), "kommer ikke etter"),
        ((2028, "--from", year, *where, "--place", "Her"), "`--place`"),
        ((2028, "--from", year / "nowhere", *where), "nowhere"),
    ):
        assert shell("new", *asked) != ExitCode.DONE
        assert code in shell.err and "Traceback" not in shell.err
    (year / "cycle.yaml").write_text(f"{HOME}\nthemes: 4\n", encoding="utf-8")
    assert shell("new", 2028, "--from", year, *where) == ExitCode.PROBLEMS
    assert not (year.parent / "2028").exists() and not (year / "2027").exists()
    (year.parent / "2028").mkdir()
    (year.parent / "2028" / "mine.txt").write_text("x", encoding="utf-8")
    (year / "cycle.yaml").write_text(YEAR.format(lang="nb"), encoding="utf-8")
    assert shell("new", 2028, "--from", year, *where) == ExitCode.FILE
    assert [path.name for path in (year.parent / "2028").iterdir()] == ["mine.txt"]
