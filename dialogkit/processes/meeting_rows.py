"""Materials for those who meet: before the day, on the day, and what is written there."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

INVITATION = Material(
    "invitation",
    None,
    ready.invites,
    loose=True,
    called=("invitasjon", "invitasjonen", "innbydelse", "innbydelsen", "innbyding", "innbydinga"),
)
PROGRAMME = Material(
    "programme",
    None,
    ready.has_programme,
    photos="poster",
    called=("program", "programmet", "dagsorden"),
    quoting=False,
    loose=True,
)
THEMES = Material(
    "themes",
    None,
    ready.has_themes,
    photos="poster",
    called=("tema", "temaer", "temaark", "temaarka", "temaarkene"),
    quoting=False,
    loose=True,
)
TASKS = Material("tasks", None, ready.has_questions, called=("oppgaveark", "oppgåveark"))
MAT = Material(
    "mat",
    None,
    ready.residents_are_asked,
    cut=True,
    tiled=True,
    called=("svarmatte", "svarmatta", "matte", "matta"),
)
MINUTES = Material(
    "minutes",
    "report",
    ready.a_meeting_was_held,
    public=True,
    profile="plain",
    minuting=True,
    called=("referat", "referata", "referatene", "referater", "referatet"),
)
EXPECTATIONS = Material(
    "expectations",
    None,
    ready.has_meetings,
    quoting=False,
    called=("forventninger", "forventningene", "forventningar", "forventningane"),
)
NOTES = Material(
    "notes",
    None,
    ready.has_meetings,
    profile="plain",
    quoting=False,
    loose=True,
    called=("lapper", "lappene", "lappar", "lappane", "pakkeliste", "pakkelista"),
)
GUIDE = Material("guide", None, ready.can_be_led, profile="plain", called=("veiledning", "veileder", "rettleiing", "rettleiar"))
