"""`dialogkit review` at the keyboard: shows what stands on a page, takes an answer, and keeps what has been read at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from dialogkit.checks.privacy.cycle_privacy import check_private, names_at_hand
from dialogkit.checks.privacy.voices import said_texts
from dialogkit.clearing.reviewed import Reader, initials_in, read_reviewed, save
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.kit.pieces import Piece
from dialogkit.kit.review import Page, reader_of, walk_through, with_read
from dialogkit.paths import typed
from dialogkit.problems import Place, Problem, UsageError
from dialogkit.terminal.console import Console, TableFormat
from dialogkit.terms import ANSWERS, LANGS, Answer
from dialogkit.words import load_words

_LISTED = 2_000  # letters of a text that stand in the list; who reads it is shown all of it


class Reviewing:
    """One reading of a year's public edition, whose `pages` these are."""

    def __init__(self, console: Console, loaded: Loaded, pages: Sequence[Page], today: date):
        self._console, self._loaded, self._pages, self._today = console, loaded, pages, today
        self._words = console.words
        self._reviewed = read_reviewed(loaded.folder)
        self._reader: Reader | None = None
        self._found: dict[Place, list[Problem]] | None = None
        self._has_names = names_at_hand(loaded)

    def table(self, form: TableFormat) -> None:
        """All there is to read, who has read it and when; as JSON without any of its words."""
        rows = [self._row(page, piece) for page in self._pages for piece in page.pieces]
        if form == "json":
            self._console.records([{name: value for name, value in row.items() if name != "text"} for row in rows])
            return
        headings = [self._words(f"review.{name}") for name in ("material", "page", "line", "read", "text")]
        self._console.table(headings, [[str("–" if value is None else value) for value in row.values()] for row in rows])

    def _row(self, page: Page, piece: Piece) -> dict[str, Any]:
        reader = reader_of(piece, self._reviewed)
        read = f"{reader.initials} {reader.day.isoformat()}" if reader else None
        shown = piece.name or self._console.hide(" ".join(piece.what.split()))
        shown = shown if len(shown) <= _LISTED else f"{shown[:_LISTED]} …"
        return {"material": page.material, "page": page.number or None, "line": self._where(piece), "read": read, "text": shown}

    # -------------------------------------------------------------------------------------------- reading

    def read(self, by: str | None) -> None:
        """Go through what is unread. Raises UsageError for initials that are none, FileError where a yes cannot be kept."""
        if by is not None and initials_in(by) is None:
            raise UsageError(Problem("bad-initials"))
        if self._left() and (initials := initials_in(by) if by is not None else self._ask_initials()):
            self._reader = Reader(self._today, initials, self._has_names)
            walk_through(self._pages, self._is_read, self._ask, self._keep)
        elif not self._left() and self._reviewed.digest is None:
            self._keep(())  # a year with nothing to read says so too
        self._sum_up()

    def _left(self) -> int:
        return sum(not self._is_read(piece) for page in self._pages for piece in page.pieces)

    def _is_read(self, piece: Piece) -> bool:
        """Whether there is no more to ask: what was read without the list of names is read again by who has it."""
        reader = reader_of(piece, self._reviewed)
        return reader is not None and (reader.had_names or not self._has_names)

    def _keep(self, pieces: Sequence[Piece]) -> None:
        if self._reader:
            self._reviewed = with_read(self._reviewed, pieces, self._reader)
        self._reviewed = save(self._loaded.folder, self._reviewed, self._words)

    def _ask_initials(self) -> str | None:
        """The initials of who reads, or None where nobody answers any more."""
        while (answer := self._console.answer(self._words("review.ask_initials"))) is not None:
            if initials := initials_in(answer):
                return initials
        return None

    def _ask(self, page: Page, pieces: Sequence[Piece]) -> Answer:
        key = "review.on_page" if page.number else "review.on_no_page"
        self._console.tell("")
        self._console.tell(self._words(key, material=page.material, page=page.number, count=len(pieces)))
        for piece in pieces:
            self._show(piece)
        choices = [self._words(f"review.{answer}") for answer in ANSWERS]
        while (
            said := self._console.answer(
                self._words("review.ask", yes=choices[0], no=choices[1], later=choices[2], stop=choices[3])
            )
        ) is not None:
            if answer := _meant(said, choices):
                return answer
        return "stop"

    def _sum_up(self) -> None:
        count, left = sum(len(page.pieces) for page in self._pages), self._left()
        self._console.tell("")
        if not count:
            self._console.say("review.nothing")
        elif left:
            self._console.say("review.left", count=count, left=left)
        else:
            self._console.say("review.done", count=count, folder=typed(self._loaded.folder.path))

    # -------------------------------------------------------------------------------------------- a text

    def _show(self, piece: Piece) -> None:
        """A text in full, whoever may see the screen: it is what is asked about."""
        lines = [piece.name or piece.what, " ".join(self._about(piece))]
        lines += [f"! {self._words.message(problem)}" for problem in self._findings().get(piece.place, ())]
        for number, line in enumerate(lines):
            begins = f"{self._where(piece):>8}  " if number == 0 else " " * 10
            for part in wrap(line, max(self._console.env.width - 10, 30)):
                self._console.tell(begins + part)
                begins = " " * 10

    def _where(self, piece: Piece) -> str:
        """The line in the cycle file, or where it is in a table or a template."""
        return piece.place.seen_from(self._loaded.source.file)

    def _about(self, piece: Piece) -> Iterator[str]:
        """Who has said it, and what has been said yes to."""
        item = _above(self._loaded.source.data, piece.path)
        if piece.path[:1] == ("quotes",):
            yield self._words(f"review.who_{item.get('who', 'user')}")
        consent = item.get("consent")
        if isinstance(consent, dict):
            status, scope = self._words(f"review.{consent['status']}"), ", ".join(consent.get("scope") or ())
            yield self._words("review.consent", status=status, scope=scope or "–")

    def _findings(self) -> dict[Place, list[Problem]]:
        """What the rules find, by the places where the texts begin."""
        if self._found is None:
            self._found = {}
            starts = sorted(said.place for said in said_texts(self._loaded.source))
            files = {start.file for start in starts}
            for problem in check_private(self._loaded, "public"):
                place = problem.place
                if place is None or not place.line or "rule" not in problem.details:
                    continue
                begins = Place(place.file, place.line, 1)
                if place.file in files:
                    begins = starts[max(bisect_right(starts, place) - 1, 0)]
                self._found.setdefault(begins, []).append(problem)
        return self._found


def _above(data: Any, path: Path) -> dict[str, Any]:
    """The innermost group of fields round a path that has a consent, or else the innermost of all."""
    found: list[dict[str, Any]] = []
    for step in (*path, None):
        if isinstance(data, dict):
            found.append(data)
        if step is None or isinstance(data, str):
            break
        data = data[step]
    return next((each for each in reversed(found) if "consent" in each), found[-1] if found else {})


def _meant(said: str, choices: Sequence[str]) -> Answer | None:
    """The answer that somebody has typed: a word in any language, or the beginning of one of the `choices`."""
    word = said.strip().casefold()
    for answer in ANSWERS:
        if word in (load_words(lang)(f"review.{answer}") for lang in LANGS):
            return answer
    begun = [answer for answer, choice in zip(ANSWERS, choices) if word and choice.startswith(word)]
    return begun[0] if len(begun) == 1 else None
