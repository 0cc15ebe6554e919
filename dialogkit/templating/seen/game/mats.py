"""The answer mats of a year: the scales that its questions are answered on, and what is laid on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dialogkit.cycle.model import Cycle, Question, Theme
from dialogkit.templating.seen.drawn import Drawn
from dialogkit.words import Words

_SHORT, _SHORT_WORD = 16, 8  # letters
_MINE = "message-circle-user"  # of the card for the answer itself: what a person says

Picture = Callable[..., str | None]
"""Gives the symbol of something in the cycle, or what is named besides."""


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

    @property
    def is_short(self) -> bool:
        """Whether its words have room beside their symbols in a narrow column."""
        texts = [each.text for each in self.fields]
        return all(len(text) <= _SHORT and all(len(word) <= _SHORT_WORD for word in text.split()) for text in texts)


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid on a mat: a card, or the question itself. `sign` is the question's number in its `theme`, a number too.

    Of a card that is `open` people make what they want. `mat` is the number of the question's mat.
    """

    theme: int
    sign: int
    mat: int
    text: str
    symbol: str | None
    at: str
    open: bool = False


class Mats:
    """`all` are the mats in the order in which they are first used, `questions` those to residents that are answered on them, and
    `cards` what is laid to answer: options, or where there are none, one card for the answer itself (`has_own`
    tells whether any).
    """

    def __init__(self, cycle: Cycle, words: Words, picture: Picture, drawn: Drawn):
        self._words, self._picture, self._drawn = words, picture, drawn
        self._known: dict[tuple[tuple[str, str], ...], Mat] = {}
        self.questions: list[Laid] = []
        self.cards: list[Laid] = []
        self.has_own = False
        for number, theme in enumerate(cycle.themes, 1):
            self._ask(number, theme)
        self.all = [*self._known.values()]

    @property
    def noted(self) -> tuple[Field, ...]:
        """The fields on the sheet to note what was laid: those of the only mat, or where they lie, as it serves all mats."""
        if len(self.all) > 1:
            return tuple(Field(self._words(f"mat.{side}"), "", "") for side in ("left", "middle", "right"))
        return tuple(field if mat.is_short else replace(field, symbol="") for mat in self.all for field in mat.fields)

    def _ask(self, number: int, theme: Theme) -> None:
        symbol = self._picture(theme, "message-circle")
        if theme.open and not theme.questions:
            asked = Laid(number, 1, self._mat(self._yes_between_no()), theme.title, symbol, theme.at)
            self.questions.append(asked)
            self.cards.append(self._mine(asked))
        for sign, question in enumerate((each for each in theme.questions if each.to != "staff" and each.type != "list"), 1):
            mat = self._mat(self._fields(question))
            asked = Laid(number, sign, mat, question.text, question.symbol or symbol, question.at)
            self.questions.append(asked)
            self.cards += self._cards(question, asked)

    def _cards(self, question: Question, asked: Laid) -> Iterator[Laid]:
        """Options that are open come last."""
        options = () if question.type in ("yesno", "scale", "open") else question.options
        for option in sorted(options, key=lambda option: option.open):
            symbol = None if option.open else self._picture(option)
            yield Laid(asked.theme, asked.sign, asked.mat, option.text, symbol, option.at, option.open)
        if not options:
            yield self._mine(asked)

    def _mine(self, asked: Laid) -> Laid:
        self.has_own = True
        return replace(asked, text=self._words("mat.my_answer"), symbol=_MINE)

    # -- the mats

    def _fields(self, question: Question) -> tuple[Field, ...]:
        """Its own scale, of whatever type it is; without one yes and no, the usual three of a scale, or else yes to no."""
        if question.type == "yesno":
            return self._yes_between_no()[::2]
        if question.scale:
            steps = zip(question.scale, self._drawn.scale_for(question))
            return tuple(Field(step.text, symbol, step.at) for step, symbol in steps)
        if question.type == "scale":
            words = (self._words(f"tasks.scale_{number}") for number in (1, 2, 3))
            return tuple(Field(text, symbol, "") for text, symbol in zip(words, self._drawn.scale_symbols))
        return self._yes_between_no()

    def _yes_between_no(self) -> tuple[Field, ...]:
        ideas = {"common.yes": "yes", "mat.between": "partly", "common.no": "no"}
        return tuple(Field(self._words(key), self._drawn.means(idea), "") for key, idea in ideas.items())

    def _mat(self, fields: tuple[Field, ...]) -> int:
        """The number of the mat with these fields; where there is none yet it becomes the next one."""
        known = self._known.setdefault(tuple((each.text, each.symbol) for each in fields), Mat(len(self._known) + 1, fields))
        return known.number
