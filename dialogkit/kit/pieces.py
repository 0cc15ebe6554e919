"""What of a year stands in a material: each text and each picture that people have put there, and where they have.

The words of a text are looked for in the material's finished document, so that it makes no difference by which way a template has
come to them. A year's own template may have cut or changed them: there each text counts that it could have used, and so does what
stands in the document itself, where a word of it stands in none of these and is none of dialogkit's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, chain

from dialogkit import limits
from dialogkit.checks.echo import words_of
from dialogkit.checks.privacy.voices import said_texts
from dialogkit.crpd import articles
from dialogkit.cycle.folder import Folder, own_templates
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, pictures
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.kit.materials import known_materials
from dialogkit.markup.tree import Node, pictured
from dialogkit.markup.vocabulary import ELEMENTS, INLINE, pattern
from dialogkit.problems import Place
from dialogkit.processes import Material
from dialogkit.templating.environment import literals
from dialogkit.templating.wording.people import called

_RUN = 3  # words
_PRIME, _BASE = 2**61 - 1, 1_000_003  # for sums of words
_Sums = dict[int, list[int]]
_LEFT_OUT = ("quotes", "tasks", "working_group")  # lists of which a material may not see all
_NO_WORDS = ("at", "symbol", "stop", "part", "place")  # attributes that name what is not printed as it is written
_UNPRINTED = ("file", "privacy")  # what nothing prints: names of files and of things in the file, what is allowed and forbidden


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, or a picture by the digest of its file: `what` it is, and where people have put it.

    `path` is that in the cycle file, empty for a line of a template. `page` is where it stands in the material, 0 where that is
    not known: on the front, in a picture, or in what only a screen reader says. `name` is a picture's file.
    """

    what: str
    place: Place
    path: Path = ()
    page: int = 0
    name: str = ""


def pieces_of(
    loaded: Loaded, cycle: Cycle, material: Material, tree: Node, digests: Iterable[str], pages: Sequence[str] = ()
) -> list[Piece]:
    """The pieces of a material in the order of its pages, for the cycle as cleared for it: `tree` is its document, `digests` are
    those of the pictures in it.

    `pages` are the words that stand on each page, where they have been set.
    """
    said = [*texts_in(tree)]
    words, ends = _row_of([*pages, *(text for _, text in said)])
    texts, own = list(texts_of(loaded, cycle)), _templates(loaded.folder, material)
    lines = list(_template_texts(loaded.folder, own))
    texts += (
        _others(said, {*_row_of(own_texts(loaded))[0], *_row_of([piece.what for piece in (*texts, *lines)])[0]}) if own else ()
    )
    at = first_places(words, [words_of(piece.what) for piece in texts])
    places = [len(words) if own and found is None else found for found in at]
    shown = sorted((found, number) for number, found in enumerate(places) if found is not None)
    placed = [replace(texts[number], page=_page(found, ends[: len(pages)])) for found, number in shown]
    return [*placed, *lines, *_pictures(loaded, set(digests)), *_photos(loaded, tree)]


def _templates(folder: Folder, material: Material) -> list[str]:
    """The year's own templates that may be at work in a material: its own, and parts that any may use."""
    others = {f"{each.name}.xml.j2" for each in known_materials(folder) if each.name != material.name}
    return [name for name in own_templates(folder) if name not in others]


def _page(at: int, ends: Sequence[int]) -> int:
    number = bisect_right(ends, at) + 1
    return number if number <= len(ends) else 0


def texts_of(loaded: Loaded, cycle: Cycle) -> Iterator[Piece]:
    """All texts of the year but those that have been left out of the cycle, and those that nothing prints."""
    kept = {each.at for items in (cycle.quotes, cycle.tasks, cycle.working_group) for each in items}
    for said in said_texts(loaded.source):
        left_out = said.path[0] in _LEFT_OUT and loaded.source.place_of(said.path[:2]).mark not in kept
        if said.role not in _UNPRINTED and not left_out:
            yield Piece(said.text.origin, said.place, said.path)


def _template_texts(folder: Folder, own: Iterable[str]) -> Iterator[Piece]:
    """What a year's own templates say themselves, line by line."""
    for name in own:
        for line, text in literals(folder, name):
            yield Piece(text, Place(name, line, 1))


def _others(said: Iterable[tuple[Node, str]], known: Collection[str]) -> Iterator[Piece]:
    """What stands in a document with a word that is not among the `known`, at the template's line: put together there, or taken
    from what nothing else prints."""
    for node, text in said:
        if any(word not in known and word.lstrip("0") not in known for word in words_of(text)):
            yield Piece(text, node.place or Place(""))


def own_texts(loaded: Loaded) -> list[str]:
    """dialogkit's own words that may stand on paper, and what the year says in dates, numbers and choices."""
    own = [loaded.words.pattern(key) for key in loaded.words.keys() if not key.startswith("problems.")]
    own += called(loaded.cycle, loaded.words).values()
    for article in articles(loaded.cycle.lang).values():
        own += article.title, *article.plain, article.question or ""
    texts = {said.path for said in said_texts(loaded.source)}
    values = [text for path, text, _ in loaded.source.texts() if path not in texts]
    numbers = [str(int(number)) for text in values for number in re.findall("[0-9]{1,4}", text)]
    return [*own, *values, *numbers]


def _pictures(loaded: Loaded, digests: set[str]) -> Iterator[Piece]:
    for path, picture in pictures(loaded.cycle):
        digest = loaded.folder.digest(picture.src)
        if digest in digests:
            digests.discard(digest)
            yield Piece(digest, loaded.source.place_of((*path, "src")), path, name=picture.src)


def _photos(loaded: Loaded, tree: Node) -> Iterator[Piece]:
    """The photos of symbol packs in a document, and what is said of each to those who do not see it."""
    for symbol in loaded.packs.shown_in(pictured(tree)):
        if symbol.is_photo:
            yield Piece(loaded.folder.digest(symbol.src), symbol.place, name=symbol.src)
            yield Piece(symbol.picture.alt or "", symbol.place)


# ------------------------------------------------------------------------------------------------ words


def texts_in(tree: Node) -> Iterator[tuple[Node, str]]:
    """What each block of a document says, and what its attributes do: titles, alternative texts, addresses."""
    for node in tree.walk():
        if ELEMENTS[node.name].words and node.name not in INLINE:
            yield node, node.text
        names = (name for name in node.attrs if name not in _NO_WORDS and pattern(node.name, name) is None)
        yield from ((node, node.attrs[name]) for name in names)


def words_in(tree: Node) -> list[str]:
    """All words of a document, in a row."""
    return _row_of([text for _, text in texts_in(tree)])[0]


def _row_of(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """All words in a row, and where those of each text end in it."""
    each = [words_of(text) for text in texts]
    return [word for words in each for word in words], list(accumulate(map(len, each)))


def first_places(words: Sequence[str], wanted: Sequence[tuple[str, ...]]) -> list[int | None]:
    """Where each run of words stands first in `words`; None where it does not. What has no word counts as standing at the end.

    The words are gone through once, and runs are compared by a sum of their words (as Rabin and Karp have it), so that a long one
    takes no longer than a short one. Where very many runs begin alike and are of other lengths, the rest of them count as found,
    and so do two of the same sum: then more is read than need be, and never less.
    """
    found: list[int | None] = [None if run else len(words) for run in wanted]
    numbers: dict[str, int] = {}
    sums, powers = [0], [1]
    for word in words:
        sums.append((sums[-1] * _BASE + numbers.setdefault(word, len(numbers) + 1)) % _PRIME)
        powers.append(powers[-1] * _BASE % _PRIME)
    starts = _by_start(wanted, numbers)
    lengths, tries = sorted({len(start) for start in starts}), 0
    for at in range(len(words)):
        for start in (tuple(words[at : at + length]) for length in lengths):
            for length, runs in [*starts.get(start, {}).items()]:
                tries += 1
                last = min(at + length, len(words))
                run = (sums[last] - sums[at] * powers[last - at]) % _PRIME
                for number in runs.pop(run, ()) if tries <= limits.RUNS_COMPARED else chain(*runs.values()):
                    found[number] = at
                if not runs or tries > limits.RUNS_COMPARED:
                    del starts[start][length]
    return found


def _by_start(wanted: Sequence[tuple[str, ...]], numbers: Mapping[str, int]) -> dict[tuple[str, ...], dict[int, _Sums]]:
    """The runs whose words are all there, by their first words, how long they are, and the sums of their words."""
    starts: dict[tuple[str, ...], dict[int, _Sums]] = {}
    for index, run in enumerate(wanted):
        if run and all(word in numbers for word in run):
            value = reduce(lambda so_far, word: (so_far * _BASE + numbers[word]) % _PRIME, run, 0)
            starts.setdefault(run[:_RUN], {}).setdefault(len(run), {}).setdefault(value, []).append(index)
    return starts
