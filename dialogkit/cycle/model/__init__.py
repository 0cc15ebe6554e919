"""The schema of a cycle file: what a year of dialogue can hold.

Every scalar reaches the model as text, or None where nothing stands after the colon (see `cycle.source`), and the field
decides what the text means. So `09.30` is a time where a time is asked for, `no` is a text in a quote and a "no" in a
yes/no field.

Names are those of the whole dialogue work, so that the other processes (forum, seminar, insight project) can use them. What
the rest of dialogkit has to know of a field stands on the field (see `marks`), whose type is one of those in `fields`.

The modules of items do without `from __future__ import annotations`: pydantic would compile each annotation a second time.
"""

from __future__ import annotations

from dialogkit.cycle.model.events import (
    AgendaItem,
    Attendance,
    Event,
    Expectation,
    Expectations,
    Groups,
    Material,
    Method,
    NextMeeting,
    Published,
    Request,
)
from dialogkit.cycle.model.game import Cards, Game, Poster, PosterLine, QuestionCard, Rule, Spaces, squares_for
from dialogkit.cycle.model.item import Item, items
from dialogkit.cycle.model.kit import (
    NOUNS,
    Called,
    Chapter,
    ChapterSection,
    Evaluation,
    GlossaryEntry,
    KitText,
    Labels,
    Line,
    Part,
    Purpose,
    Report,
    Source,
    Stand,
    Value,
    Year,
)
from dialogkit.cycle.model.people import Award, Contact, Department, Member, Organisation, Partner, Thanks
from dialogkit.cycle.model.pictures import ChapterPicture, Consent, Picture, photos_of, pictures
from dialogkit.cycle.model.printing import BoardPrint, CardPrint, Colour, Fonts, Guides, MatPrint, Nudge, PosterPrint, Print
from dialogkit.cycle.model.privacy import Allowed, Checked, Privacy
from dialogkit.cycle.model.said import (
    Agreed,
    Finding,
    GroupNotes,
    KeyWord,
    Measure,
    MeasureGroup,
    Measures,
    Promise,
    Proposal,
    Quote,
    Response,
    RoundRobin,
    Section,
    Solution,
    Task,
)
from dialogkit.cycle.model.themes import Article, Option, Question, Rights, Theme
from dialogkit.cycle.model.year import Cycle
from dialogkit.cycle.text.nouns import Noun

__all__ = [
    "NOUNS",
    "Noun",
    "AgendaItem",
    "Agreed",
    "Allowed",
    "Article",
    "Attendance",
    "Award",
    "BoardPrint",
    "MatPrint",
    "Called",
    "CardPrint",
    "ChapterPicture",
    "Cards",
    "Chapter",
    "ChapterSection",
    "Checked",
    "Colour",
    "Consent",
    "Contact",
    "Cycle",
    "Department",
    "Evaluation",
    "Event",
    "Expectation",
    "Expectations",
    "Finding",
    "Fonts",
    "Game",
    "GlossaryEntry",
    "GroupNotes",
    "Groups",
    "Guides",
    "Item",
    "KeyWord",
    "KitText",
    "Labels",
    "Line",
    "Material",
    "Measure",
    "MeasureGroup",
    "Measures",
    "Member",
    "Method",
    "NextMeeting",
    "Nudge",
    "Option",
    "Organisation",
    "Part",
    "Partner",
    "Picture",
    "Poster",
    "PosterLine",
    "PosterPrint",
    "Print",
    "Privacy",
    "Promise",
    "Proposal",
    "Published",
    "Purpose",
    "Question",
    "QuestionCard",
    "Quote",
    "Report",
    "Request",
    "Response",
    "Rights",
    "RoundRobin",
    "Rule",
    "Section",
    "Solution",
    "Source",
    "Spaces",
    "squares_for",
    "Stand",
    "Task",
    "Thanks",
    "Theme",
    "Value",
    "Year",
    "items",
    "photos_of",
    "pictures",
]
