"""Marks that stand on the fields of the model: what the rest of dialogkit has to know of a field, said where the field is.

`about: list[Annotated[Text, Read("easy")]]` are texts that the rules of plain language read, as what residents read. Most fields
take a type that is marked already (see `fields`). Every field that holds a text must say whose words it has, by `Read`, `Voice`
or `Ref`: a test finds those that do not. Of two marks of one kind the outer counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dialogkit.terms import Profile

Kind = Literal["text", "name", "question", "option", "instruction", "quote"]
"""What a text is to those who read it. A quote is what somebody has said."""
Role = Literal["quote", "said", "told", "prose", "name", "people", "member", "file", "own", "privacy", "other"]
"""Who speaks in a text, or of whom, as the rules of privacy see it."""


class Mark:
    """What stands in `Annotated` beside a field's type, and is found by `Shape.mark`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """A mark changes nothing of what may stand in a field. Asked by this, pydantic looks no further, which takes a while."""
        return handler(source)


@dataclass(frozen=True, slots=True)
class Read(Mark):
    """A text that the rules of plain language read. Without a `Voice` beside it, its kind says what it is to those of privacy."""

    profile: Profile
    kind: Kind = "text"

    @property
    def role(self) -> Role:
        """Whose words it has."""
        return self.kind if self.kind == "quote" or self.kind == "name" else "prose"


@dataclass(frozen=True, slots=True)
class Voice(Mark):
    """Whose words a text has.

    said: what people said, beside the quotes. told: what is told of people. people: names of those who did something. member: one
    of the working group, or whom to ask, named only where that person wants it. own: how to ask. file: names of files, and of
    things in the file. privacy: what is allowed and forbidden. other: names of places and things, and what no material prints.
    """

    role: Role


@dataclass(frozen=True, slots=True)
class Known(Mark):
    """A name that may stand in any text. place: of a place or an organisation, by which nobody else is meant. thing: what
    something is called, so that its words with a capital letter are nobody's surname."""

    kind: Literal["place", "thing"]


@dataclass(frozen=True, slots=True)
class Exact(Mark):
    """A text in a form of its own, such as an address, a size or a colour: nothing that follows it could be its rest."""


@dataclass(frozen=True, slots=True)
class File(Mark):
    """The path of a file inside the cycle's folder."""

    kind: Literal["picture", "font"]


@dataclass(frozen=True, slots=True)
class Key(Mark):
    """What tells the items of a list apart, each once in `items`; with no name, once in its own list."""

    items: str = ""


@dataclass(frozen=True, slots=True)
class Ref(Mark):
    """A text that names an item by its key. `target` is the key's `items`."""

    target: str


@dataclass(frozen=True, slots=True)
class Years(Mark):
    """A date that lies from `first` to `last` years after the cycle's own; last year's file is often where a new one begins."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Headcount(Mark):
    """How many people: told in rows that hide small numbers, and to no template."""
