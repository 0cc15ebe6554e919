"""The symbols of what templates tell of: kinds of meeting and of what happens there, of people, cards and rules."""

from __future__ import annotations

from typing import get_args

from dialogkit.processes import PART_SYMBOLS
from dialogkit.terms import EventKind

AGENDA = {
    "welcome": "door-enter",
    "talk": "microphone",
    "task": "users-group",
    "break": "coffee",
    "lunch": "tools-kitchen-2",
    "plenary": "messages",
    "other": "point",
}
EVENTS = {**dict.fromkeys(get_args(EventKind), "calendar-user"), **PART_SYMBOLS}
"""A meeting that is a part of the process has that one's."""
SIDES = {"user_rep": "user-circle", "staff": "id-badge-2", "relative": "home-heart", "leader": "user-star"}
KINDS = {"quote": "message-circle", "right": "scale", "question": "question-mark", "free": "coffee"}
RULES = {
    "players": "users-group",
    "time": "clock",
    "turn": "dice-5",
    "pass": "hand-stop",
    "stays": "lock",
    "end": "home",
}
