"""A whole year, walked by what `status` says comes next, with the commands that people type, through to the next year."""

from __future__ import annotations

import json
import re
import shlex
from calendar import timegm
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import Shell
from dialogkit.cycle.editing.edits import Put, Remove, edited
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Proposal
from dialogkit.problems import ExitCode, errors_in
from dialogkit.terms import LANGS

MOST = 40  # steps; a year takes fewer


class Year:
    """A year, and the day that it is."""

    def __init__(self, shell: Shell, folder: Path, lang: str):
        self.shell, self.folder, self.lang = shell, folder, lang
        self.file = folder / "cycle.yaml"
        self.go_to(date(2027, 1, 11))

    def go_to(self, day: date) -> None:
        self.day = day
        self.shell.environ["SOURCE_DATE_EPOCH"] = str(timegm(day.timetuple()))

    def status(self) -> dict[str, Any]:
        assert self.shell("status", self.folder, "--format", "json") == ExitCode.DONE, self.shell.err
        return json.loads(self.shell.out)  # type: ignore[no-any-return]

    def run(self, command: str) -> None:
        words = shlex.split(command)[1:]
        assert self.shell(*words) == ExitCode.DONE, (command, self.shell.err)

    def write(self, *edits: Put | Remove) -> None:
        self.file.write_text(edited(self.file.read_text(encoding="utf-8"), "cycle.yaml", edits), encoding="utf-8")

    def make_real(self) -> None:
        """Somebody writes their own words where examples stood."""
        text = re.sub(r"\((?:Eksempel|Døme|Example)\) ", "", self.file.read_text(encoding="utf-8"))
        self.file.write_text(text, encoding="utf-8")

    def only_propose(self) -> None:
        """What is only proposed yet has no answers, and nobody sees to it."""
        fields = ("response", "owner", "due", "status", "why_dropped")
        there = [(path, each.model_fields_set) for path, each in self.proposals()]
        self.write(*(Remove((*path, name)) for path, given in there for name in fields if name in given))

    # -- what people write by hand

    def by_hand(self, name: str) -> None:
        cycle = load(self.folder).cycle
        if name == "held":
            event = next(number for number, event in enumerate(cycle.events) if event.kind == "conference")
            self.write(Put(("events", event, "attendance"), {"total": 24}))
        elif name in ("asking", "said"):
            waiting = [
                number for number, quote in enumerate(cycle.quotes) if not quote.consent or quote.consent.status == "pending"
            ]
            for number in waiting:
                self.write(Put(("quotes", number, "consent"), {"status": "given", "scope": ["report", "game"]}))
        elif name == "solutions":
            self.answer_findings()
        elif name == "answers":
            for path, _ in self.proposals():
                self.write(Put((*path, "response"), {"yes": 5, "partly": 1, "no": 0}))
        elif name == "decided":
            for number, (path, _) in enumerate(self.proposals()):
                self.write(Put((*path, "owner"), "Kontoret"), Put((*path, "due"), "2028-02-01"))
                self.write(Put((*path, "status"), "done" if number else "doing"))
        elif name == "day":
            for number, event in enumerate(cycle.events):
                if event.date is None:
                    self.write(Put(("events", number, "date"), f"{cycle.cycle.year}-{9 + number}-16"))
        else:
            raise AssertionError(name)

    def proposals(self) -> list[tuple[tuple[str | int, ...], Proposal]]:
        solutions = load(self.folder).cycle.solutions
        return [
            (("solutions", first, "proposals", second), proposal)
            for first, solution in enumerate(solutions)
            for second, proposal in enumerate(solution.proposals)
        ]

    def answer_findings(self) -> None:
        """What nothing was found for goes: somebody has put it with another one."""
        cycle = load(self.folder).cycle
        answered = {solution.finding for solution in cycle.solutions if solution.proposals}
        for number in reversed(range(len(cycle.findings))):
            if cycle.findings[number].id not in answered:
                self.write(Remove(("findings", number)))


@pytest.mark.parametrize("lang", LANGS)
def test_what_comes_next_leads_through_a_year_and_into_the_next(
    shell: Shell, tmp_path: Path, monkeypatch: Any, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    year = Year(shell, tmp_path / "2027", lang)
    assert shell("new", 2027, "--lang", lang, "--place", "Fjellheim", "--municipality", "Elvestrand", "-q") == ExitCode.DONE
    walked: list[str] = []
    for _ in range(MOST):
        told = year.status()
        name, command = told["next"]["name"], told["next"]["command"]
        walked.append(name)
        if name in ("read", "next_year"):
            break
        if name == "meeting":
            year.run(command)
            now = next(step for step in told["steps"] if step["state"] == "now" or step["days_left"])
            coming = [step["day"] for step in told["steps"] if step["days_left"] and step["days_left"] > 0]
            assert coming, now
            year.go_to(date.fromisoformat(min(coming)) + timedelta(days=1))
        elif command.startswith("dialogkit add"):
            year.run(command)
            year.make_real()
            if name == "solutions":
                year.only_propose()
        else:
            year.by_hand(name)
        assert errors_in(load(year.folder).problems) == [], name
    assert walked[-1] in ("read", "next_year"), walked
    assert {"group", "meeting", "held", "said", "findings", "solutions", "poster", "answers", "decided"} <= {*walked}
    assert len(walked) == len(set(walked)) + walked.count("meeting") - 1, "nothing is asked for twice"
    year.run(f"dialogkit build {year.folder} --only plan,report -q")
    year.run(f"dialogkit new 2028 --from {year.folder} --dir {tmp_path} -q")
    following = load(tmp_path / "2028")
    assert errors_in(following.problems) == [] and [each.status for each in following.cycle.promises] == ["doing"]
    assert Year(shell, tmp_path / "2028", lang).status()["next"]["name"] == "day"
