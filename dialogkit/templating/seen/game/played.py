"""What a template sees of the rights and of the game: its squares, its deck, who plays, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from dialogkit.cycle.model import Cycle, QuestionCard, Quote
from dialogkit.templating.seen.game.deck import deck_questions, deck_quotes, deck_rights
from dialogkit.templating.seen.game.squares import lacking, minutes, squares
from dialogkit.templating.seen.rights import Right, rights
from dialogkit.terms import LARGER_CARD
from dialogkit.words import Words

_LAID = 6  # rights: no more are seen at once
_ROUND_ONE_PAWN = 6  # players, who share it


class Played:
    """A part of the view."""

    _cycle: Cycle
    t: Words

    @cached_property
    def _rights(self) -> dict[int, Right]:
        return {right.n: right for right in rights(self._cycle, self.t)}

    @cached_property
    def rights(self) -> list[Right]:
        return list(self._rights.values())

    @cached_property
    def right(self) -> Callable[[int], Right | None]:
        return self._rights.get

    @cached_property
    def squares(self) -> Sequence[str]:
        return squares(self._cycle.game, self.deck_kinds)

    @cached_property
    def lacking(self) -> Sequence[str]:
        """Kinds that the board might have squares of, and the deck has no cards of."""
        return lacking(self._cycle.game, self.deck_kinds)

    @cached_property
    def deck_kinds(self) -> list[str]:
        """The kinds that the deck has cards of. Blank ones are questions of one's own."""
        cards = self._cycle.game.cards
        printed = self.deck_quotes or self.deck_rights or cards.questions
        found = {"quote": self.deck_quotes, "right": self.deck_rights, "question": cards.questions or (printed and cards.blank)}
        return [kind for kind, some in found.items() if some]

    @property
    def larger_card(self) -> str:
        """A size for cards with long texts, where the year leaves it to dialogkit."""
        return "" if "size" in self._cycle.game.model_fields_set else LARGER_CARD

    @cached_property
    def minutes(self) -> tuple[int, int]:
        """About how long a game lasts."""
        return minutes(self._cycle.game)

    @cached_property
    def deck_quotes(self) -> list[Quote]:
        return deck_quotes(self._cycle)

    @cached_property
    def deck_voices(self) -> list[str]:
        """Those who have said the quotes of the deck, each kind of people once."""
        return list(dict.fromkeys(quote.who for quote in self.deck_quotes))

    @cached_property
    def deck_rights(self) -> list[Right]:
        return deck_rights(self._cycle, self._rights)

    @cached_property
    def rights_laid(self) -> int:
        """How many rights lie on the table where one looks for the one that fits what is said; 0 without quotes or a choice."""
        rights = len(self.deck_rights)
        return min(rights, _LAID) if rights > 1 and self.deck_quotes else 0

    @cached_property
    def players(self) -> int:
        """How many can play at most."""
        pieces = self._cycle.game.pieces
        return pieces if pieces > 1 else _ROUND_ONE_PAWN

    @cached_property
    def deck_questions(self) -> list[tuple[int, QuestionCard]]:
        return deck_questions(self._cycle, self.deck_rights)

    @cached_property
    def same_questions(self) -> list[str]:
        """Cards of questions that another card asks, by their names: they are left out."""
        there = {number for number, _ in self.deck_questions}
        return [f"questions:{n}" for n in range(1, len(self._cycle.game.cards.questions) + 1) if n not in there]
