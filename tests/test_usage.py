"""What is wrong with a command as it was typed is told in dialogkit's own way: what, how to mend it, in the year's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.words import LANGS, load_words

WRONG = {  # what is typed after `dialogkit`: the problem's sentence, and what the hint tells
    "build --onl x": ("`dialogkit build` har ikke noe valg som heter `--onl`.", "Mente du `--only`?"),
    "build --zzz": ("`dialogkit build` har ikke noe valg som heter `--zzz`.", "`dialogkit build --help`"),
    "build -x": ("`dialogkit build` har ikke noe valg som heter `-x`.", "`dialogkit build --help`"),
    "--nope build": ("`dialogkit` har ikke noe valg som heter `--nope`.", "`dialogkit --help`"),
    "-q build": ("`dialogkit` har ikke noe valg som heter `-q`.", "`dialogkit --help`"),
    "buidl 2027": ("dialogkit har ingen kommando som heter `buidl`.", "Mente du `build`?"),
    "bygg": ("dialogkit har ingen kommando som heter `bygg`.", "Mente du `build`?"),
    "sjekk 2027": ("dialogkit har ingen kommando som heter `sjekk`.", "Mente du `check`?"),
    "build --bare": ("`dialogkit build` har ikke noe valg som heter `--bare`.", "Skriv `dialogkit build --help`"),
    "build --kopier 2": ("`dialogkit build` har ikke noe valg som heter `--kopier`.", "Mente du `--copies`?"),
    "build -only handout": ("`dialogkit build` har ikke noe valg som heter `-only`.", "Mente du `--only`?"),
    "build 2027 –only handout": ("«–only» begynner med en tankestrek.", "Skriv to bindestreker: `--only`."),
    "build —-proof 2027": ("«—-proof» begynner med en tankestrek.", "Skriv to bindestreker: `--proof`."),
    "build 2027 --only handout, cards": ("Det står flere ord etter `--only`.", '`--only "handout,cards"`'),
    "build 2027 --cards quotes rights": ("Det står flere ord etter `--cards`.", '`--cards "quotes,rights"`'),
    "build --only handout cards": ("Det står flere ord etter `--only`.", '`--only "handout,cards"`'),
    "build --cards quotes rights:3": ("Det står flere ord etter `--cards`.", '`--cards "quotes,rights:3"`'),
    "build --ink svart": ("«svart» kan ikke stå etter `--ink`.", "Mente du `grey`?"),
    "build --edition offentlig": ("«offentlig» kan ikke stå etter `--edition`.", "Mente du `public`?"),
    "new 2027 --lang bokmål": ("«bokmål» kan ikke stå etter `--lang`.", "Mente du `nb`?"),
    "build --only kort": ("Det finnes ikke noe materiell som heter `kort`.", "Mente du `cards`?"),
    "build --only hefte": ("Det finnes ikke noe materiell som heter `hefte`.", "Mente du `handout`?"),
    "build --only ,": ("Det mangler noe etter `--only`.", "`dialogkit build --help`"),
    "build --only=": ("Det mangler noe etter `--only`.", "`dialogkit build --help`"),
    "--": ("dialogkit har ingen kommando som heter `--`.", "`new`, `add`, `build`"),
    "legg til quotes": ("dialogkit har ingen kommando som heter `legg`.", "Mente du `add`?"),
    "build --ink": ("Det mangler noe etter `--ink`.", "`dialogkit build --help`"),
    "review --by": ("Det mangler noe etter `--by`.", "`dialogkit review --help`"),
    "build --proof=ja": ("Det kan ikke stå noe etter `--proof`.", "Skriv bare `--proof`."),
    "build --ink blue": ("«blue» kan ikke stå etter `--ink`.", "`colour`, `grey`, `low`"),
    "build --ink=": ("«» kan ikke stå etter `--ink`.", "`colour`, `grey`, `low`"),
    "build --tile A5": ("«A5» kan ikke stå etter `--tile`.", "`A4`, `A3`"),
    "build --edition secret": ("«secret» kan ikke stå etter `--edition`.", "`internal`, `public`"),
    "check --format xml": ("«xml» kan ikke stå etter `--format`.", "`text`, `json`, `github`"),
    "read --format github": ("«github» kan ikke stå etter `--format`.", "`text`, `json`"),
    "new 2027 --lang sv": ("«sv» kan ikke stå etter `--lang`.", "`nb`, `nn`, `en`"),
    "build --copies to": ("«to» kan ikke stå etter `--copies`.", "fra 1 til 100"),
    "build --copies 0": ("«0» kan ikke stå etter `--copies`.", "fra 1 til 100"),
    "build --copies 101": ("«101» kan ikke stå etter `--copies`.", "fra 1 til 100"),
    "build --copies ³": ("«³» kan ikke stå etter `--copies`.", "fra 1 til 100"),
    "new": ("Året mangler.", "`dialogkit new 2027`"),
    "build min mappe": ("Det står flere ord etter `dialogkit build` enn det er plass til.", '"min mappe/2027"'),
    "calibrate x": ("Det står flere ord etter `dialogkit calibrate` enn det er plass til.", "anførselstegn"),
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("typed", WRONG)
def test_each_mistake_is_told(shell: Shell, typed: str) -> None:
    message, hint = WRONG[typed]
    assert shell(*typed.split(" ")) == 2
    first, second, *more = shell.err.splitlines()
    assert (first, shell.out, more) == (f"dialogkit: feil: {message}", "", []) and hint in second


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "typed", ["build {year} --zzz", "check --zzz {year}", "new 2028 --zzz --lang {lang}", "new --lang={lang} --zzz"]
)
def test_it_is_told_in_the_language_of_the_year(shell: Shell, tmp_path: Path, lang: str, typed: str) -> None:
    year = tmp_path / "y"
    year.mkdir()
    (year / "cycle.yaml").write_text(f"lang: {lang}\n")
    assert shell(*typed.format(year=year, lang=lang).split()) == 2
    known = load_words(lang)("problems.no-such-option.message", command=f"dialogkit {typed.split()[0]}", option="--zzz")
    assert shell.err.splitlines()[0].endswith(known)


@pytest.mark.parametrize("typed", ["build --ink GREY", "build --tile a4", "check --format JSON"])
def test_large_and_small_letters_are_the_same(shell: Shell, write_cycle: object, typed: str) -> None:
    assert shell(*typed.split(), write_cycle()) == 0  # type: ignore[operator]


def test_where_nothing_is_typed_help_is_shown(shell: Shell) -> None:
    assert shell() == 2
    assert "new" in shell.out and "build" in shell.out


def test_the_folder_one_stands_in_is_called_that(shell: Shell, write_cycle: object) -> None:
    assert shell("check") == 3
    assert shell.out.splitlines()[0] == ".: feil: Mappen du står i, har ingen `cycle.yaml`."
    write_cycle()  # type: ignore[operator]
    assert shell("check") == 0
    assert shell.out == "Ingen feil i mappen du står i.\n"


def test_a_choice_for_print_that_there_is_not_stands_on_no_line(shell: Shell, write_cycle: object) -> None:
    write_cycle()  # type: ignore[operator]
    assert shell("build", "--print", "kort=1") == 2
    first, second, *_ = shell.err.splitlines()
    assert first == "dialogkit: feil: `print` har ikke noe felt som heter `kort`."
    assert second.startswith("    Mente du `cards`? Velg blant disse: `ink`, `cards`, `poster`, `board`, `mat`")
