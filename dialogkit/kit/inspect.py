"""What must be right in a cycle before anything is laid out: its symbols, pictures, letters, articles, colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from dialogkit import limits
from dialogkit.checks.where import BOLD, places_of
from dialogkit.crpd import articles
from dialogkit.cycle.files import FORMATS
from dialogkit.cycle.folder import Refused
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import items, pictures
from dialogkit.cycle.packs.packs import PackSymbol
from dialogkit.cycle.schema import role_of
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.kit.own_colours import check_colours
from dialogkit.markup.parser import lone_marks
from dialogkit.picture_files import foreign
from dialogkit.press.art.symbols import SymbolBook, is_named_svg
from dialogkit.press.pdf.fonts import FontSet, plain
from dialogkit.press.pdf.scripts import unset_script
from dialogkit.problems import DialogkitError, Place, Problem, Reason, Severity, errors_in
from dialogkit.processes import PART_SYMBOLS, process_of

_PICTURES = re.compile("[\u20e3\u2600-\u27bf\u2b50\u2b55\ue000-\uf8ff\ufe0f\U0001f000-\U0001faff]")
"""Emojis, and signs of Word's own fonts of pictures, which have code points that no other font knows."""


def inspect(loaded: Loaded, fonts: FontSet, book: SymbolBook) -> list[Problem]:
    """The problems, in the file's order."""
    found = [*_letters(loaded, fonts), *_bold(loaded), *_symbols(loaded, book), *_pictures(loaded, book), *_articles(loaded)]
    found += [*check_colours(loaded), *_taken(loaded)]
    return sorted(found, key=lambda problem: problem.place or Place(""))


def _letters(loaded: Loaded, fonts: FontSet) -> Iterator[Problem]:
    """Characters that no font has, which would print as empty boxes; those that would be set wrong; texts of which nothing would
    print."""
    wrong = {problem.place for problem in errors_in(loaded.problems)}
    for path, text in _texts(loaded.source):
        place = loaded.source.place_of(path)
        if place in wrong:
            continue
        scripts = {letter: script for letter in dict.fromkeys(text) if (script := unset_script(letter))}
        missing = [letter for letter in fonts.missing(text) if letter not in scripts]
        for script in dict.fromkeys(scripts.values()):
            letters = [letter for letter in scripts if scripts[letter] == script]
            yield _of_letters("script-unset", loaded.source, place, text, letters, {"script": Reason(f"script-{script}")})
        if text and not plain(text).replace("**", "").strip():
            yield Problem("empty-value", place, {"name": _name(path)}, excerpt=loaded.source.excerpt(place))
        if missing:
            shown = " ".join(
                f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in missing[:5]
            )
            code = "picture-letter" if all(map(_PICTURES.fullmatch, missing)) else "missing-letter"
            yield _of_letters(code, loaded.source, place, text, missing, {"letters": shown})


def _bold(loaded: Loaded) -> Iterator[Problem]:
    """Marks of bold on one side only: a warning, at the first of a text's, since the words are printed without them."""
    for path, text in _texts(loaded.source):
        if marks := lone_marks(text):
            read, behind = text.replace(BOLD, ""), len(text[: marks[0]].replace(BOLD, ""))
            at = max(0, min(behind, len(read) - 1))  # the letter that follows the mark, or the last one
            yield _at_letter("bold-alone", loaded.source, loaded.source.place_of(path), read, at, {}, Severity.WARNING)


def _texts(source: Source) -> Iterator[tuple[Path, str]]:
    """Every text but the names of files."""
    for path, shape, text in source.values:
        if isinstance(text, str) and role_of(shape) != "file":
            yield path, text


def _of_letters(code: str, source: Source, begins: Place, text: str, letters: list[str], details: dict[str, object]) -> Problem:
    """A problem with some letters of the text that begins there, at the first of them."""
    read = text.replace(BOLD, "")
    wanted = frozenset(letters)
    at = next((index for index, letter in enumerate(read) if letter in wanted), 0)
    return _at_letter(code, source, begins, read, at, details)


def _at_letter(
    code: str, source: Source, begins: Place, read: str, at: int, details: dict[str, object], severity: Severity = Severity.ERROR
) -> Problem:
    """A problem at one letter of the text that begins there, counted without marks of bold."""
    place = places_of(read, begins, source, [at])[at]
    return Problem(code, place, details, severity, source.excerpt(place))


def _name(path: Path) -> str:
    """The name of the field that a path leads to, or of the list."""
    return str(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _symbols(loaded: Loaded, book: SymbolBook) -> Iterator[Problem]:
    for _, item in items(loaded.cycle) if not loaded.packs.lacking else ():
        name = getattr(item, "symbol", None)
        if not name or name in book or name in loaded.cycle.symbols:  # of the year's own it has been told that its file is wrong
            continue
        if not any(loaded.packs.for_word(name, loaded.cycle.lang)):
            yield _at(loaded, (*item.path, "symbol"), "unknown-symbol", name=name, suggestion=book.suggest(name) or "")


def _taken(loaded: Loaded) -> Iterator[Problem]:
    """Themes with the picture of a part of the year, which would mean two things in all that is printed."""
    parts = {PART_SYMBOLS[part]: part for part in process_of(loaded.cycle).stops}
    for number, theme in enumerate(loaded.cycle.themes):
        if theme.symbol in parts:
            part = parts[theme.symbol]
            called = getattr(loaded.cycle.labels, part) or loaded.words(f"labels.{part}")
            told = _at(loaded, ("themes", number, "symbol"), "symbol-of-part", name=theme.symbol, part=called)
            yield replace(told, severity=Severity.NOTICE)


def _pictures(loaded: Loaded, book: SymbolBook) -> Iterator[Problem]:
    # what is not in the book has no file, which has been told, as has a file that is in no format of ours
    told = {problem.place for problem in errors_in(loaded.problems)}
    named = [
        (path, str(path[1]) if path[0] == "symbols" else item.src)
        for path, item in pictures(loaded.cycle)
        if item.src in book and loaded.source.place_of((*path, "src")) not in told
    ]
    book.read_ahead(dict.fromkeys(name for _, name in named))
    for path, name in named:
        try:
            book.glimpse(name)
        except DialogkitError as error:
            yield from (_at(loaded, (*path, "src"), problem.code, **problem.details) for problem in error.problems)


def check_pack_pictures(loaded: Loaded, book: SymbolBook, names: Set[str]) -> None:
    """Raises DialogkitError with all pictures of symbol packs, among those of some names, that cannot be printed.

    They are opened here, and no others of a pack are.
    """
    shown, found = _within_limit(loaded.packs.shown_in(names), book)
    book.read_ahead([symbol.name for symbol in shown])
    for symbol in shown:
        try:
            book.glimpse(symbol.name)
        except DialogkitError as error:
            form = foreign(loaded.folder.read(symbol.src)) if not isinstance(error, Refused) else None
            if form:
                details = {"file": symbol.picture.file, "format": form}
                error = DialogkitError(Problem(FORMATS.get(form, "picture-format"), details=details))
            found += (replace(problem, place=symbol.place) for problem in error.problems)
    if found:
        raise DialogkitError(found)


def _within_limit(symbols: Iterable[PackSymbol], book: SymbolBook) -> tuple[list[PackSymbol], list[Problem]]:
    """Some pictures, and a problem for each that is one drawing too many; then without drawings: nothing is printed, and to draw
    the others takes longest."""
    kept, found, drawn = [], [], book.drawings
    for symbol in symbols:
        file = book.own_file(symbol.name)
        if file and is_named_svg(file) and file.digest not in drawn:
            if len(drawn) >= limits.SVGS:
                found.append(Problem("svg-too-many", symbol.place, {"name": symbol.picture.file, "limit": limits.SVGS}))
                continue
            drawn.add(file.digest)
        kept.append(symbol)
    return [each for each in kept if not (found and each.src.lower().endswith(".svg"))], found


def not_for_sale(loaded: Loaded, names: Set[str]) -> Iterator[Problem]:
    """A warning for each symbol pack with a picture among some names that may not be in anything that is sold."""
    for pack in {symbol.pack.given: symbol.pack for symbol in loaded.packs.shown_in(names)}.values():
        if pack.is_not_for_sale:
            details = {"pack": pack.about.name, "licence": pack.about.licence}
            yield Problem("pack-not-for-sale", pack.source.place_of(("licence",)), details, Severity.WARNING)


def _articles(loaded: Loaded) -> Iterator[Problem]:
    """Articles that dialogkit has no plain words for, and the cycle neither."""
    known = articles(loaded.cycle.lang)
    own = {article.n for article in loaded.cycle.rights.articles if article.plain}
    for index, article in enumerate(loaded.cycle.rights.articles):
        if not known[article.n].plain and not article.plain:
            yield _at(loaded, ("rights", "articles", index, "n"), "article-without-words", n=article.n)
    for number, theme in enumerate(loaded.cycle.themes):
        for index, n in enumerate(theme.articles):
            if not known[n].plain and n not in own:
                yield _at(loaded, ("themes", number, "articles", index), "article-without-words", n=n)
    for index, n in enumerate(loaded.cycle.game.cards.rights or ()):
        if not known[n].plain and n not in own:
            yield _at(loaded, ("game", "cards", "rights", index), "article-without-words", n=n)


def _at(loaded: Loaded, path: Path, code: str, **details: object) -> Problem:
    place = loaded.source.place_of(path)
    return Problem(code, place, details, excerpt=loaded.source.excerpt(place))
