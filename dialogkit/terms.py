"""The closed lists of words, each once: the words themselves as a Literal, and beside some of them all the words in their order.

The model, the command line, the templates' vocabulary and the press take them from here, so that a new word is one word more.
"""

from __future__ import annotations

from typing import Literal, get_args

# ------------------------------------------------------------------------------------------------ the year

Lang = Literal["nb", "nn", "en"]
"""The languages of all that dialogkit prints."""
Process = Literal["dialogue", "forum", "seminar", "insight"]
Edition = Literal["internal", "public"]
"""Who will read what is made: those who work with the year, or anybody."""
Profile = Literal["easy", "plain"]
"""Who reads it: residents, or staff, leaders and the archive."""

# ------------------------------------------------------------------------------------------------ people and what they say

Side = Literal["user_rep", "staff", "relative", "leader", "partner"]
Speaker = Literal["user", "staff", "relative", "other"]
Audience = Literal["all", "users", "staff"]
Level = Literal["person", "home", "service"]
Tone = Literal["good", "bad", "mixed", "neutral"]
Met = Literal["yes", "partly", "no", "later"]
"""What became of what somebody expected of a day."""
Status = Literal["proposed", "agreed", "doing", "done", "dropped"]
Medium = Literal["game", "poster", "report", "web", "photo"]
"""Where something may be printed that somebody has said, or is seen on."""
ConsentStatus = Literal["given", "pending", "refused", "withdrawn"]
Sensitive = Literal["health", "religion", "politics", "union", "sex", "ethnicity", "crime"]
"""Kinds of private life (GDPR, article 9)."""
PictureKind = Literal["photo", "illustration"]
Answer = Literal["yes", "no", "later", "stop"]
"""What is answered to whether something may be printed."""

# ------------------------------------------------------------------------------------------------ the work

PartName = Literal[
    "conference",
    "workshop",
    "poster",
    "game",
    "solutions_conference",
    "planning",
    "forum",
    "minutes",
    "follow_up",
    "seminar",
    "measures",
    "insight",
    "solution",
    "trial",
    "report",
]
"""What the path of a process leads by. A part that is the name of a kind of event is a meeting."""
EventKind = Literal["conference", "workshop", "solutions_conference", "forum", "seminar", "planning", "meeting"]
Place = Literal["lead", "people", "day", "programme", "method", "expectations", "tasks", "closing", "review", "measures"]
"""Parts of a report that a chapter may follow."""
ChapterList = Literal["findings", "measures"]
"""What a chapter may list."""
AgendaKind = Literal["welcome", "talk", "task", "break", "lunch", "plenary", "other"]
QuestionType = Literal["open", "yesno", "single", "multi", "scale", "list"]

# ------------------------------------------------------------------------------------------------ the game

SpaceKind = Literal["quote", "right", "question", "free"]
"""Of a square between the first and the last, and of a pile of cards on the board."""
SquareKind = Literal["start", "goal", SpaceKind]
Scene = Literal["players", "time", "turn", "pass", "stays", "end", "together", "lay", "draw", "fits", "several"]
"""What the game's rules are about, each with its drawing."""
CardKind = Literal[SpaceKind, "blank", "rules", "pass"]
CardList = Literal["quotes", "rights", "questions", "free", "blank", "rules", "pass"]
"""What the kinds of card are called in a card's full name, and where cards are chosen."""
CardName = Literal["poker", "bridge", "tarot", "A7", "A6", "A5"]
USUAL_CARD = "70x97"  # mm: where nothing is said. Eight of them lie on A4, with a margin that every printer can leave
LARGER_CARD: CardName = "A7"  # and where a card has more to say than they have room for
"""Sizes of cards that have a name."""

# ------------------------------------------------------------------------------------------------ paper and print

Ink = Literal["colour", "grey", "low"]
"""What the printer has, or may spend: colours, only black, or little of them."""
OfficePaper = Literal["A4", "A3", "Letter"]
"""What cards and labels are printed on."""
TilePaper = Literal["A4", "A3"]
"""What a poster or a board can be cut into, how large an answer mat is, and what other pages are printed on."""
PosterSize = Literal["A4", "A3", "A2", "A1"]
BoardSize = Literal["A3", "A2", "A1", "2x2 A4"]
Orientation = Literal["portrait", "landscape"]
Guide = Literal["none", "corners", "margin", "full"]
"""Marks that show where to cut."""
Backs = Literal["none", "long-edge", "short-edge", "fronts-then-backs", "gutterfold", "separate"]
BackDesign = Literal["deck", "kind", "card"]
"""Whether all cards have the same back, those of a kind, or each its own."""
Fold = Literal["print", "turn", "pile", "fold", "staple"]
"""The steps from printed sheets to a booklet, each with its picture."""
FolderFold = Literal["roll", "z", "gate", "half"]
"""How a folder is folded: one panel in and the other over it, like an accordion, two leaves that meet, or once in the middle."""

# ------------------------------------------------------------------------------------------------ in order

LANGS: tuple[Lang, ...] = get_args(Lang)
PROCESSES: tuple[Process, ...] = get_args(Process)
PROFILES: tuple[Profile, ...] = get_args(Profile)
STATUSES: tuple[Status, ...] = get_args(Status)
TOLD_STATUSES = (*STATUSES[-2::-1], STATUSES[-1])
"""In the order in which they are told: what is done first, what was put away last."""
ANSWERS: tuple[Answer, ...] = get_args(Answer)
SPACE_KINDS: tuple[SpaceKind, ...] = get_args(SpaceKind)
CARD_LISTS: tuple[CardList, ...] = get_args(CardList)
CARD_NAMES: tuple[CardName, ...] = get_args(CardName)
BACKS: tuple[Backs, ...] = get_args(Backs)
PROCESS_NAMES: dict[str, Process] = {
    "dialogpakke": "dialogue",
    "dialogpakken": "dialogue",
    "dialogue package": "dialogue",
    "dialogforum": "forum",
    "dialogforumet": "forum",
    "dialogue forum": "forum",
    "dialogseminar": "seminar",
    "dialogseminaret": "seminar",
    "dialogue seminar": "seminar",
    "innsiktsprosjekt": "insight",
    "innsiktsprosjektet": "insight",
    "insight project": "insight",
}
"""What people call a process, in small letters, beside its own word."""
INVITED: tuple[EventKind, ...] = ("conference", "solutions_conference", "forum", "seminar")
"""Meetings that have an invitation."""
NOES: tuple[ConsentStatus, ...] = ("refused", "withdrawn")
"""What somebody has answered who has said no, at once or afterwards."""
