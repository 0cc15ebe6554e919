"""What keeps people from being recognised, and who has read the texts."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from dialogkit.cycle.model.fields import Day, Flag, Pointer, Ruling, Text
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Voice, Years
from dialogkit.cycle.text.scalars import wrap_text


class Checked(Item):
    """Who of those the texts are for has read them, such as two residents. No name is needed."""

    who: Annotated[Text, Voice("told")]
    date: Annotated[Day, Years(-1, 2)] | None = None


class Allowed(Item):
    """A text that may be printed although it looks private, and why. `people` says no where it is nobody's name."""

    text: Ruling
    reason: Ruling
    people: Flag = True


class Privacy(Item):
    """What keeps people from being recognised.

    In the public edition nothing is told of a group smaller than `min_group`. `names_file` holds the names of people in the
    service, one a line; it is never printed and should never leave the machine.
    """

    min_group: Annotated[int, Field(ge=6, le=50)] = 6
    names_file: Pointer | None = None
    allow: list[Annotated[Allowed, BeforeValidator(wrap_text)]] = []
    banned: list[Ruling] = []
    withdrawn: list[Ruling] = []  # a no that counts wherever the yes stands: ids, files of pictures, numbers of forms
    taken_down: list[
        Ruling
    ] = []  # what was withdrawn after it was printed, and hangs nowhere any more: ids and files of pictures
    retention_until: Day | None = None
    controller: Annotated[Text, Voice("own")] | None = None  # who answers for the information
    dpo: Annotated[Text, Voice("own")] | None = None  # the data protection officer, to ask
