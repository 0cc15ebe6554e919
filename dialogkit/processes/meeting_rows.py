"""Materials for those who meet: before the day, on the day, and what is written there."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

INVITATION = Material("invitation", None, ready.invites, called=("invitasjon", "innbydelse", "innbyding"))
PROGRAMME = Material("programme", None, ready.has_programme, called=("program", "programmet", "dagsorden"))
THEMES = Material("themes", None, ready.has_themes, called=("tema", "temaer", "temaark"))
TASKS = Material("tasks", None, ready.has_questions, called=("oppgaveark", "oppgåveark"))
MAT = Material(
    "mat",
    None,
    ready.residents_are_asked,
    cut=True,
    tiled=True,
    called=("svarmatte", "svarmatta", "matte", "matta"),
)
MINUTES = Material("minutes", "report", ready.a_meeting_was_held, profile="plain", called=("referat", "referater"))
GUIDE = Material("guide", None, ready.always, profile="plain", called=("veiledning", "veileder", "rettleiing", "rettleiar"))
