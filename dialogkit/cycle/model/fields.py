"""The types of fields: what may stand in them, and what is said of it by `marks`.

A text for people to read is an EasyText (residents read it) or a PlainText (staff do), Said by somebody or Told of somebody, or
the Name of somebody or something. Texts may hold `**bold**`; nothing else in them is markup.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from dialogkit.cycle.model.marks import Exact, File, Known, Read, Ref, Voice
from dialogkit.cycle.text.moments import parse_clock, parse_day
from dialogkit.cycle.text.scalars import (
    check_title,
    parse_card_size,
    parse_colour,
    parse_email,
    parse_flag,
    parse_focus,
    parse_language,
    parse_mm,
    parse_url,
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that nothing is said of yet: a field takes one of those below, or marks of its own."""

# ------------------------------------------------------------------------------------------------ words

EasyText = Annotated[Text, Read("easy")]
EasyName = Annotated[Text, Read("easy", "name")]
"""A heading, a caption."""
Heading = Annotated[EasyName, Known("thing")]
"""What something is called, by residents too: a theme, a part of the package."""
EasyQuestion = Annotated[Text, Read("easy", "question")]
EasyInstruction = Annotated[Text, Read("easy", "instruction")]
Title = Annotated[EasyName, AfterValidator(check_title)]
"""A title that fits on covers and at the foot of each page."""
PlainText = Annotated[Text, Read("plain")]
Said = Annotated[Text, Read("plain", "quote"), Voice("said")]
"""What people said, beside the quotes."""
Told = Annotated[Text, Read("plain"), Voice("told")]
"""What is told of people."""
Noted = Annotated[Text, Read("plain", "quote"), Voice("told")]
"""What a meeting came up with, as it was written down there: no words to mend afterwards."""
Name = Annotated[Text, Voice("other")]
"""Who somebody is, or when something was: not read by the rules of plain language."""
PlaceName = Annotated[Name, Known("place")]
"""A place or an organisation."""
ThingName = Annotated[Name, Known("thing")]
"""What something is called: a prize, a method, a book."""
People = Annotated[Text, Voice("people")]
"""Who did something."""
OwnName = Annotated[Text, Voice("member")]
"""One of the working group, or whom to ask: named only where that person wants it."""
Ruling = Annotated[Text, Voice("privacy")]
"""What the home allows, forbids or has taken down."""

# ------------------------------------------------------------------------------------------------ names of things in files

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40), Voice("file")]
Symbol = Annotated[Text, Voice("file")]
"""The name of a symbol: one of Tabler's, a key under `symbols:` in the cycle, or a word of one of its symbol packs."""
Pointer = Annotated[Text, Voice("file")]
"""A path or a name of what lies elsewhere: a file of last year's, a paper form."""
PictureFile = Annotated[Text, Voice("file"), File("picture")]
FontFile = Annotated[Text, Voice("file"), File("font")]
PackPath = Annotated[Text, Voice("file")]
"""A folder or a zip file with a pack.yaml in it, in the cycle's folder."""

MaterialName = Annotated[Text, Voice("file")]
"""What a material is called by `--only`. Which there are depends on the year's own templates: see `kit.materials`."""

ThemeRef = Annotated[str, Ref("themes")]
EventRef = Annotated[str, Ref("events")]
QuoteRef = Annotated[str, Ref("quotes")]
ChapterRef = Annotated[str, Ref("chapters")]
FindingRef = Annotated[str, Ref("findings")]
DepartmentRef = Annotated[str, Ref("departments")]

# ------------------------------------------------------------------------------------------------ forms of their own

Url = Annotated[str, BeforeValidator(parse_url), Voice("other"), Exact()]
Email = Annotated[str, BeforeValidator(parse_email), Voice("own"), Exact()]
Phone = Annotated[Text, Voice("own"), Exact()]
Hex = Annotated[str, BeforeValidator(parse_colour), Voice("other"), Exact()]
"""A colour as #RRGGBB."""
Language = Annotated[str, BeforeValidator(parse_language), Voice("other"), Exact()]
"""A language's tag (BCP 47), such as pl or se."""
CardSize = Annotated[str, BeforeValidator(parse_card_size), Voice("other"), Exact()]
Focus = Annotated[str, BeforeValidator(parse_focus), Voice("other"), Exact()]
"""A point of a picture: how far from the left and from the top, in per cent, such as 30 20."""
SheetName = Annotated[Text, Voice("other"), Exact()]
"""A label or perforated sheet by its name (see `cycle.sheet_file`)."""

Day = Annotated[date, BeforeValidator(parse_day)]
Clock = Annotated[time, BeforeValidator(parse_clock)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Millimetres = Annotated[float, BeforeValidator(parse_mm)]
ArticleNumber = Annotated[int, Field(ge=1, le=50)]
"""Of the convention (CRPD)."""
