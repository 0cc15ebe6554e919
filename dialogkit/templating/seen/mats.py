"""The answer mats of a year: the scales that its questions are answered on, and what is laid on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogkit.cycle.model import Cycle, Option, Question, Theme
from dialogkit.words import Words

_BLANK = 3  # cards for what is asked openly
_THUMBS = ("thumb-up", "thumb-sideways", "thumb-down")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a mat: its word and its symbol, and where they come from."""

    text: str
    symbol: str
    at: str


@dataclass(frozen=True, slots=True)
class Mat:
    """A mat by its number, from 1. Whatever is asked on the same scale is answered on the same mat."""

    number: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is answered on a mat, by its number in its theme; `at` is its place, `mat` that mat's number.

    What is laid are its options; or `own`, one card for the answer itself; and `blank` cards that people make something of: some
    where it is asked openly, one where no option is open.
    """

    number: int
    text: str
    symbol: str | None
    at: str
    mat: int
    options: tuple[Option, ...]
    own: bool
    blank: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A theme by its number, with its questions to residents; of an open theme without any, the theme itself."""

    number: int
    theme: Theme
    questions: tuple[Asked, ...]


class Mats:
    """`all` are the mats in the order in which they are first used, `answered` the themes of which something is asked on them."""

    def __init__(self, cycle: Cycle, words: Words, levels: Sequence[str], renamed: dict[str, str]):
        self._words, self._levels, self._renamed = words, levels, renamed
        self._known: dict[tuple[tuple[str, str], ...], Mat] = {}
        asked = (Answered(number, theme, self._asked(theme)) for number, theme in enumerate(cycle.themes, 1))
        self.answered = [each for each in asked if each.questions]
        self.all = [*self._known.values()]

    def _asked(self, theme: Theme) -> tuple[Asked, ...]:
        found = [question for question in theme.questions if question.to != "staff"]
        if not theme.questions and theme.open:
            return (Asked(1, theme.title, None, theme.at, self._mat(self._yes_between_no()), (), False, _BLANK),)
        return tuple(self._question(number, question) for number, question in enumerate(found, 1))

    def _question(self, number: int, question: Question) -> Asked:
        options = question.options if question.type in ("single", "multi") else []
        laid = (*(each for each in options if not each.open), *(each for each in options if each.open))
        own = question.type in ("yesno", "scale")
        blank = 0 if own or (laid and laid[-1].open) else 1 if laid else _BLANK
        mat = self._mat(self._fields(question))
        return Asked(number, question.text, question.symbol, question.at, mat, laid, own, blank)

    def _fields(self, question: Question) -> tuple[Field, ...]:
        """Its own scale, of whatever type it is; without one yes and no, the usual three of a scale, or else yes to no."""
        if question.type == "yesno":
            return self._yes_between_no()[::2]
        if question.scale:
            return tuple(
                Field(point.text, self._renamed.get(point.symbol or "", point.symbol) or level, point.at)
                for point, level in zip(question.scale, self._levels)
            )
        if question.type == "scale":
            return self._thumbs(*(self._words(f"tasks.scale_{number}") for number in (1, 2, 3)))
        return self._yes_between_no()

    def _yes_between_no(self) -> tuple[Field, ...]:
        return self._thumbs(self._words("common.yes"), self._words("tasks.scale_2"), self._words("common.no"))

    def _thumbs(self, *texts: str) -> tuple[Field, ...]:
        return tuple(Field(text, symbol, "") for text, symbol in zip(texts, _THUMBS))

    def _mat(self, fields: tuple[Field, ...]) -> int:
        """The number of the mat with these fields; where there is none yet it becomes the next one."""
        known = self._known.setdefault(tuple((each.text, each.symbol) for each in fields), Mat(len(self._known) + 1, fields))
        return known.number
