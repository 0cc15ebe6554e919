"""Which questions of a theme stand on which task sheet."""

from __future__ import annotations

from dialogkit.cycle.model import Question, Theme

_SHORT = 48  # letters: a title of two lines at most


def sheets_of(theme: Theme) -> list[list[Question]]:
    """The questions of each sheet: one, or two short ones that follow each other."""
    sheets: list[list[Question]] = []
    for question in theme.questions:
        alone = not (sheets and len(sheets[-1]) == 1 and _is_short(sheets[-1][0]) and _is_short(question))
        if alone:
            sheets.append([question])
        else:
            sheets[-1].append(question)
    return sheets


def _is_short(question: Question) -> bool:
    """Three answers, nothing to read first, and said in a few words."""
    return question.type in ("yesno", "scale") and not question.context and len(question.text) <= _SHORT
