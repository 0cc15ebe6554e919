"""The poster, and the game with its board and cards."""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from dialogkit.cycle.model.fields import (
    ArticleNumber,
    CardSize,
    Count,
    Day,
    EasyInstruction,
    EasyQuestion,
    QuoteRef,
    Symbol,
    ThemeRef,
    Title,
)
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.kit import Line
from dialogkit.cycle.model.marks import Known, Years
from dialogkit.cycle.text.scalars import parse_auto, wrap_text
from dialogkit.terms import USUAL_CARD


class PosterLine(Line):
    theme: ThemeRef | None = None


WrappedPosterLine = Annotated[PosterLine, BeforeValidator(wrap_text)]


class Poster(Item):
    title: Title | None = None
    we_want: list[WrappedPosterLine] = []
    good_cooperation: list[WrappedPosterLine] = []
    staff_do: list[WrappedPosterLine] = []
    users_do: list[WrappedPosterLine] = []
    sign_lines: Annotated[int, Field(ge=0, le=6)] = 2
    valid_to: Annotated[Day, Years(0, 20)] | None = None


class Rule(Line):
    text: EasyInstruction


class Spaces(Item):
    """How many squares of each kind. What is left out gets its share (see `templating.seen.game.squares`)."""

    quote: Count | None = None
    right: Count | None = None
    question: Count | None = None
    free: Count | None = None


_USUAL, _FEWEST, _MOST = 16, 10, 60  # squares: sixteen are played in half an hour or a little more


def squares_for(spaces: object) -> int:
    """How many squares a board has whose number is not said: sixteen, or as many as are asked for under `spaces`."""
    said = [spaces[name] for name in Spaces.model_fields if name in spaces] if isinstance(spaces, dict) else []
    counts = [int(text) for text in map(str, said) if text.strip().isdecimal() and len(text) < 10]
    total = sum(counts)
    return min(_MOST, max(_FEWEST, total if len(counts) == len(Spaces.model_fields) else max(_USUAL, total)))


class QuestionCard(Item):
    text: EasyQuestion
    symbol: Symbol | None = None
    theme: ThemeRef | None = None


class Cards(Item):
    """What is in the deck. `auto` (None here) takes every quote with consent for the game, every article under `rights:`."""

    quotes: Annotated[list[QuoteRef] | None, BeforeValidator(parse_auto)] = None
    rights: Annotated[list[ArticleNumber] | None, BeforeValidator(parse_auto)] = None
    questions: list[Annotated[QuestionCard, BeforeValidator(wrap_text)]] = []
    blank: Annotated[int, Field(ge=0, le=200)] = 4


class Game(Item):
    title: Annotated[Title, Known("thing")] | None = None
    squares: Annotated[int, Field(ge=_FEWEST, le=_MOST)] = _USUAL
    pieces: Annotated[int, Field(ge=1, le=8)] = 6  # 1: one for all
    spaces: Spaces = Field(default_factory=Spaces)
    cards: Cards = Field(default_factory=Cards)
    size: CardSize = USUAL_CARD
    rules: list[Annotated[Rule, BeforeValidator(wrap_text)]] = []  # beside the locale's own

    @model_validator(mode="before")
    @classmethod
    def _as_many_squares_as_asked_for(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("squares") is None and data.get("spaces"):
            return {**data, "squares": squares_for(data["spaces"])}
        return data
