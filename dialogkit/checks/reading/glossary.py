"""R16: words that the glossary explains, used where no list of words is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogkit.checks.reading.language import WordList
from dialogkit.checks.reading.measure import sentences
from dialogkit.checks.reading.reading_rules import Hit
from dialogkit.checks.texts import Line, Passage
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Severity
from dialogkit.sentences import stops


def explained_words(cycle: Cycle) -> WordList:
    """The words of a cycle's glossary, in all their forms, with their explanations."""
    return WordList((f"{entry.word}*", entry.plain) for entry in cycle.glossary)


def unexplained(cycle: Cycle, passages: Sequence[Passage]) -> Iterator[Hit]:
    """Each word of the glossary on a poster, a board or a card that does not explain it.

    The handout, the sheets and the report explain the words that they use; a poster, a board and a deck have no room for it.
    """
    words, known = explained_words(cycle), stops(cycle.lang)
    if not len(words):
        return
    lines = [line for passage in passages if passage.kind != "quote" for line in passage.lines]
    alone = [(_paper(cycle, line.path), line) for line in lines]
    printed: dict[object, set[str]] = {}
    for paper, line in alone:
        if paper:
            printed.setdefault(paper, set()).update(sentence.text for sentence in sentences(line.text, known))
    for paper, line in alone:
        for hit in _in_line(words, line) if paper else ():
            if any(sentence.text not in printed[paper] for sentence in sentences(str(hit.details["plain"]), known)):
                yield hit


def _in_line(words: WordList, line: Line) -> Iterator[Hit]:
    """Each word once in a line."""
    told = set()
    for start, word, plain in words.find(line.text):
        if plain not in told:
            told.add(plain)
            yield Hit("R16", "not-explained", Severity.WARNING, line, start, word, {"plain": plain})


def _paper(cycle: Cycle, path: Path) -> object:
    """What a text is printed on without a glossary: the poster, the board and its rules, or one card. None otherwise."""
    articles = cycle.rights.articles
    if path[:2] == ("rights", "articles") and isinstance(path[2], int) and path[2] < len(articles) and articles[path[2]].card:
        return path[:3]
    if path[:3] == ("game", "cards", "questions"):
        return path[:4]
    return path[0] if path[0] in ("poster", "game") else None
