"""The schema of a pack.yaml: what a symbol pack is called, on what terms it may be used, and which words each picture is for."""

from typing import Annotated

from pydantic import BeforeValidator

from dialogkit.cycle.model.fields import EasyText, Flag, Focus, Name, Text, ThingName
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Voice
from dialogkit.cycle.model.pictures import Consent
from dialogkit.terms import Lang, PictureKind


def _split(value: object) -> object:
    """Words with commas between them, as one writes them where there are few, as a list."""
    return [word for word in map(str.strip, value.split(",")) if word] if isinstance(value, str) else value


PackWords = Annotated[list[Annotated[Text, Voice("file")]], BeforeValidator(_split)]


class PackPicture(Item):
    """A picture of a pack: its `file`, and the words that it is for in each language.

    A photo says by `alt` what it shows, and needs the consent of those who are on it, unless `people` says that there is nobody.
    """

    file: Annotated[Text, Voice("file")]
    nb: PackWords = []
    nn: PackWords = []
    en: PackWords = []
    alt: EasyText | None = None
    focus: Focus = "50 50"
    kind: PictureKind | None = None  # the pack's, where it says nothing
    people: Flag = True
    consent: Consent | None = None

    def words(self, lang: Lang) -> list[str]:
        """The words of one language."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[lang]


class PackFile(Item):
    """The whole of a pack.yaml. `credit` is what the licence asks to be printed; `source` is where the pack is to be had."""

    name: ThingName
    licence: Name
    credit: Name | None = None
    source: Name | None = None
    kind: PictureKind = "illustration"
    pictures: list[PackPicture]
