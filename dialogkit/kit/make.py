"""One material of a year → its files, with what is wrong in it and what there is to tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial

from dialogkit import limits
from dialogkit.clearing.consent import CODES, ELSEWHERE, why_not
from dialogkit.clearing.reviewed import Reviewed
from dialogkit.clearing.select import Cleared, Gate, LeftOut, file_of, left_out_of_pack
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Game, photos_of
from dialogkit.cycle.packs.packs import PackSymbol
from dialogkit.kit.inspect import check_pack_pictures, not_for_sale
from dialogkit.kit.materials import lacking
from dialogkit.kit.order import Order, check_booklet, check_tiles
from dialogkit.kit.own_colours import replaced
from dialogkit.kit.passes.credit import alone
from dialogkit.kit.passes.packs import Answers
from dialogkit.kit.passes.paper.label_sheet import on_label_sheet
from dialogkit.kit.passes.paper.proof import proof_tree
from dialogkit.kit.passes.paper.sides import apart
from dialogkit.kit.passes.prepare import Facts, prepared
from dialogkit.kit.pieces import Piece, pieces_of
from dialogkit.kit.reprint.deck_part import Part, Remarks, gone, part_of
from dialogkit.kit.reprint.fingerprint import Pictures
from dialogkit.kit.reprint.manifest import KIT
from dialogkit.kit.reprint.shown import Shown, cards_shown, shown
from dialogkit.kit.reprint.withdrawn import held_in
from dialogkit.kit.review import unread
from dialogkit.kit.seen import seen_by
from dialogkit.markup.tree import Node, pictured
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import Pressed, pages_of, press, words_of_pages
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import FontSet
from dialogkit.press.sheets.cut_file import cut_file
from dialogkit.problems import DialogkitError, Place, Problem, Severity, UsageError, is_beyond, too_many
from dialogkit.processes import Material
from dialogkit.templating.document_tree import document
from dialogkit.templating.sandbox import Sandbox

_MOST_PAGES = 24


@dataclass(frozen=True, slots=True)
class Bench:
    """What every material of one build is made with.

    In a `broken` cycle something is wrong that has been told already. What is not `kept` is made for its problems only. `before`
    are the hashes of the cards on paper, `own` is the cycle as it is written, without what is asked of this build alone.
    `reviewed` is what a person has read, None where nobody need have. `answers` are those of the year's symbol packs in the
    material at hand.
    """

    loaded: Loaded
    own: Loaded
    order: Order
    before: Mapping[str, str]
    env: Sandbox
    fonts: FontSet
    book: SymbolBook
    stamp: datetime
    broken: bool
    kept: bool
    reviewed: Reviewed | None = None
    answers: Answers = field(default_factory=Answers)

    @property
    def gate(self) -> Gate:
        """Who will read what is made, and when."""
        return self.order.gate(self.loaded.cycle)


@dataclass(frozen=True, slots=True)
class Draft:
    """A material before it is laid out: what of the year it may show, and the tree that its template writes of that.

    There is no tree where the material waits, for what `waits` names, or where `problems` say why. `bench` has no pictures that
    must not be printed, `whole` has all.
    """

    material: Material
    bench: Bench
    seen: Cleared
    whole: SymbolBook
    tree: Node | None = None
    waits: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_beyond(self) -> bool:
        """Whether it is larger than any may be, or took the last that templates may do."""
        return self.bench.env.is_spent or is_beyond(self.problems)

    @property
    def is_large(self) -> bool:
        """Whether to lay it out takes seconds."""
        nodes = [*self.tree.walk()] if self.tree else []
        letters = sum(len(child) for node in nodes for child in node.children if isinstance(child, str))
        return letters + len(nodes) * limits.LINE_LETTERS > limits.PAGES_ANYHOW * limits.PAGE_LETTERS


@dataclass(frozen=True, slots=True)
class Made:
    """A material's files by their names; none where it waits, for what `waits` names.

    `left_out` names what has no consent for it; `cards` are the deck's on paper (see `kit.reprint.deck_part`). `choice` is
    what its files are of it: the whole kit, a proof and so on; `names` are the cards in them, where these are not all. `shown`
    is what the material shows in this year, None where that has not been looked at. `holds` is what in each file somebody
    has said yes to.
    """

    material: Material
    pressed: dict[str, Pressed]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    waits: str = ""
    cards: Mapping[str, str] | None = None
    remarks: Remarks = ()
    choice: str = KIT
    names: tuple[str, ...] | None = None
    shown: Shown | None = None
    holds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def choice_of(material: Material, order: Order) -> str:
    """What a material's files are of it."""
    told = {
        "selection": order.of_deck and material.deck,
        "booklet": order.booklet and material.foldable,
        "proof": order.proof,
        "printshop": order.printshop,
    }
    return "-".join(name for name, chosen in told.items() if chosen) or KIT


def stem_of(material: Material, choice: str) -> str:
    """What the names of its files begin with. A choice says its name, so that nobody takes the one for the other."""
    return material.name if choice == KIT else f"{material.name}-{choice}"


def end_of(material: Material, file: str) -> str:
    """What the name of a file has behind that of its material."""
    return file.partition(".")[0].removeprefix(material.name)


def draft(material: Material, bench: Bench) -> Draft:
    """A material as its template writes it. Raises UsageError where what is asked for of it cannot be had."""
    seen, bench, whole = cleared_for(material, bench)
    made = partial(Draft, material, bench, seen, whole)
    if not bench.order.prints(material):
        return made(waits="waits.not_for_printshop" if bench.order.printshop else "waits.no_proof")
    if waits := lacking(material, seen.cycle, bench.loaded):
        return made(waits=waits)
    try:
        return made(_tree(material, bench, seen.cycle, whole))
    except UsageError:
        raise
    except DialogkitError as error:
        if is_beyond(error.problems) and bench.order.may_lack(material, bench.loaded):
            return made(waits="waits.too_large")
        return made(problems=error.problems)


def make(drafted: Draft) -> Made:
    """The files of one material. Raises UsageError where what is asked for of it cannot be had."""
    material, bench, seen, tree = drafted.material, drafted.bench, drafted.seen, drafted.tree
    order, loaded, cycle = bench.order, bench.loaded, seen.cycle
    if not order.prints(material):
        return Made(material, {}, (), waits=drafted.waits)
    left_out = [*seen.left_out, *bench.answers.left_out.values()]
    problems = _unconsented(left_out, bench.gate, material.name)
    of_deck, choice = material.deck and not bench.broken, choice_of(material, order)
    if drafted.waits:
        remarks = gone(bench.before, {}) if of_deck else ()
        return Made(material, {}, tuple(problems), waits=drafted.waits, remarks=remarks, choice=choice, shown=Shown())
    if tree is None:
        return Made(material, {}, (*problems, *drafted.problems))
    try:
        problems += not_for_sale(loaded, pictured(tree)) if order.printshop else ()
        pictures = pictures_in(tree, bench.book)
        if bench.reviewed:
            problems += unread(pieces_of(loaded, cycle, material, tree, pictures), bench.reviewed)
        if too_many(problems):
            raise DialogkitError(())
        now = None if bench.broken else _shown(material, bench, cycle, tree, drafted.whole)
        asked = _part(bench, cycle, tree, now) if of_deck and now else Part(tree)
        stem = stem_of(material, choice)
        job = order.job(cycle)
        parts = _parts(stem, asked.document, job, loaded, cycle)
        pressed = {name: press(part, bench.fonts, bench.book, bench.stamp, job, bench.kept) for name, part in parts.items()}
        if asked.document:
            pressed |= _cut_files(stem, tree, cycle, order)
        shows = dict.fromkeys(parts, asked.document) if order.proof else parts  # a proof draws more than any template writes
        holds = {
            name: held_in(loaded, cycle, part, pictures_in(part, bench.book))
            for name, part in shows.items()
            if part and bench.kept
        }
    except UsageError:
        raise
    except DialogkitError as error:
        return Made(material, {}, (*problems, *error.problems))
    if order.may_lack(material, loaded) and any(is_beyond(part.problems) for part in pressed.values()):
        return Made(material, {}, tuple(problems), waits="waits.too_large", shown=Shown())
    for part in pressed.values():  # what is wrong on several papers is told once
        problems += [problem for problem in part.problems if problem not in problems]
    problems += _too_long(material, pressed, loaded)
    cards = asked.cards if of_deck and not (order.printshop or order.proof) else None
    names = () if material.asking else tuple(each.name for each in left_out)
    waits = "waits.nothing_changed"
    remarks = (*_asks_for(material, seen), *asked.remarks)
    return Made(material, pressed, tuple(problems), names, waits, cards, remarks, choice, asked.names, now, holds)


def look(drafted: Draft) -> Made:
    """A material that is not asked for: no files, but what it shows, which those of before may not show any more."""
    tree, now = drafted.tree, Shown() if drafted.waits else None
    if tree is not None:
        now = _shown(drafted.material, drafted.bench, drafted.seen.cycle, tree, drafted.whole)
    return Made(drafted.material, {}, (), shown=now)


def count(drafted: Draft) -> int | None:
    """How many pages a material has in all its files: what takes seconds to lay out is not counted, nor what has no room."""
    bench, tree, cycle = drafted.bench, drafted.tree, drafted.seen.cycle
    if tree is None or drafted.is_large:
        return None
    job = bench.order.job(cycle)
    parts = _parts(drafted.material.name, tree, job, bench.loaded, cycle).values()
    counted = [pages_of(part, bench.fonts, bench.book, bench.stamp, job) for part in parts]
    known = [pages for pages in counted if pages is not None]
    return sum(known) if len(known) == len(counted) else None


def to_read(material: Material, bench: Bench) -> list[Piece]:
    """What people have put into a material, in the order of its pages; nothing where it waits.

    Raises DialogkitError for a template that cannot be used.
    """
    drafted = draft(material, bench)
    bench, tree = drafted.bench, drafted.tree
    if tree is None and not drafted.waits:
        raise DialogkitError(drafted.problems)
    return pieces_in(drafted, words_of_pages(tree, bench.fonts, bench.book, bench.stamp) if tree else ())


def pieces_in(drafted: Draft, pages: Sequence[str] = ()) -> list[Piece]:
    """What people have put into a material, by the words of its `pages` where these have been set; nothing where it waits."""
    bench, tree = drafted.bench, drafted.tree
    if tree is None:
        return []
    return pieces_of(bench.loaded, drafted.seen.cycle, drafted.material, tree, pictures_in(tree, bench.book), pages)


def cleared_for(material: Material, bench: Bench) -> tuple[Cleared, Bench, SymbolBook]:
    """The cycle as the material may see it, the bench without pictures that it may not, and the book with all of them."""
    seen = seen_by(material, bench.loaded.cycle, bench.gate)
    if not material.quoting:
        seen = replace(seen, left_out=[each for each in seen.left_out if each.kind != "quote"])
    book = bench.book.without(_unseen(bench.book, seen.left_out))
    return seen, replace(bench, book=book, answers=_answers(material, bench)), bench.book


def _answers(material: Material, bench: Bench) -> Answers:
    """What the year's symbol packs answer in a material."""
    loaded = bench.loaded

    def why_not(symbol: PackSymbol) -> LeftOut | None:
        no = loaded.said_no.get(loaded.folder.digest(symbol.src)) if loaded.said_no else None
        return left_out_of_pack(symbol, no, material.medium, bench.gate, material.photos)

    return Answers(loaded.packs, loaded.cycle.lang, why_not)


def pictures_in(tree: Node, book: SymbolBook) -> set[str]:
    """The digests of the year's own pictures in a document."""
    return {file.digest for name in pictured(tree) if (file := book.own_file(name))}


def _unseen(book: SymbolBook, left_out: Sequence[LeftOut]) -> set[str]:
    """The digests of the pictures that must not be printed."""
    files = (book.own_file(each.name) for each in left_out if each.kind == "picture")
    return {file.digest for file in files if file}


def _unconsented(left_out: Sequence[LeftOut], gate: Gate, material: str) -> list[Problem]:
    """What the cycle counts on being printed and what nobody has said yes to. It is missing in a `material`."""
    grave = Severity.ERROR if gate.edition == "public" else Severity.WARNING
    return [
        Problem(ELSEWHERE, Place.parse(each.at), {"name": each.name, "where": material, "scope": ", ".join(each.lacks)}, grave)
        if each.lacks
        else Problem(
            CODES[each.kind][each.why], Place.parse(each.at), {"name": each.name}, Severity.WARNING if each.noted else grave
        )
        for each in left_out
        if each.asked_for
    ]


def _asks_for(material: Material, seen: Cleared) -> Remarks:
    """Whoever prints papers that ask is told that they show what has no yes, and for how much more there was no room."""
    if not material.asking:
        return ()
    photos = {file_of(photo.src) for photo in photos_of(seen.cycle)}
    later: Remarks = (("asks_later", {"count": seen.later}),) if seen.later else ()
    return (("asks", {"quotes": len(seen.cycle.quotes), "photos": len(photos)}), *later)


def _too_long(material: Material, pressed: Mapping[str, Pressed], loaded: Loaded) -> Iterator[Problem]:
    """A document for residents that is longer than one reads (rule L12). What is cut, and single sheets, are no documents."""
    for name, part in pressed.items():
        if material.profile == "easy" and not (material.cut or material.loose) and part.pages > _MOST_PAGES:
            details = {"name": name, "pages": part.pages, "most": _MOST_PAGES}
            yield Problem("too-many-pages", Place(loaded.source.file), details, Severity.WARNING)


def _part(bench: Bench, cycle: Cycle, tree: Node, shown: Shown) -> Part:
    """What is asked for of the deck in `tree`. `shown` is what it shows without what is asked of this build alone."""
    now = shown.cards if bench.own is bench.loaded else cards_shown(tree, _ink(bench.loaded, cycle), _pictures(bench))
    quotes = {quote.id: why_not(quote.consent, {"game"}, bench.gate.day) for quote in bench.loaded.cycle.quotes}
    return part_of(tree, now, bench.before, bench.order, quotes)


def _shown(material: Material, bench: Bench, cycle: Cycle, tree: Node, whole: SymbolBook) -> Shown:
    """What the material shows of the cycle as it is written, which is what `tree` does where nothing else is asked for."""
    own = bench.own
    if own is not bench.loaded or (bench.order.booklet and material.foldable):
        others = {name: getattr(cycle.game, name) for name in Game.model_fields if name != "size"}  # what is left out stays so
        game = own.cycle.game.model_copy(update=others)
        cycle = cycle.model_copy(update={"print": own.cycle.print, "game": game})
        tree = _document(material, bench, own, cycle, whole, booklet=False)
    return shown(tree, _ink(own, cycle), _pictures(bench))


def _ink(loaded: Loaded, cycle: Cycle) -> list[str]:
    """What changes how everything looks: the ink, typefaces and colours of the cycle's own."""
    own = loaded.cycle.fonts
    fonts = [loaded.folder.digest(file) for file in (own.regular, own.bold)] if own else []
    return [cycle.print.ink, *fonts, *(colour for pair in replaced(cycle.colours) for colour in pair)]


def _pictures(bench: Bench) -> Pictures:
    """The hashes of pictures by their symbols."""

    @cache
    def picture(symbol: str) -> str | None:
        file = bench.book.own_file(symbol)
        return file.digest if file else None

    return picture


def _parts(stem: str, tree: Node | None, job: Job, loaded: Loaded, cycle: Cycle) -> dict[str, Node]:
    """The files that a document becomes, by their names."""
    if tree is None:
        return {}
    if job.printshop or job.proof:
        tree = alone(tree, cycle, loaded.words, loaded.packs)
    if job.proof:
        return {f"{stem}.pdf": proof_tree(tree, loaded.words)}
    documents = {"": tree} if job.printshop else apart(tree)
    return {f"{stem}{end}.pdf": document for end, document in documents.items()}


def _cut_files(stem: str, tree: Node, cycle: Cycle, order: Order) -> Iterator[tuple[str, Pressed]]:
    """The drawing for a cutting machine, if it or its camera marks are asked for; it cuts what an office printer has printed."""
    deck, asked = tree.find("deck"), cycle.print.cards
    if deck and (asked.cut_file or asked.camera_marks) and not (order.printshop or order.proof):
        yield f"{stem}-cut.svg", Pressed(cut_file(deck).encode(), 1, [], [])


def _tree(material: Material, bench: Bench, cycle: Cycle, whole: SymbolBook) -> Node:
    """The material's document tree. Raises DialogkitError where its template cannot be used, or cannot do what is asked for."""
    booklet = bench.order.booklet and material.foldable
    tree = _document(material, bench, bench.loaded, cycle, whole, booklet)
    if booklet:
        check_booklet(tree, material.name)
    if not bench.order.printshop:
        check_tiles(tree, material, cycle)
    return tree


def _document(material: Material, bench: Bench, loaded: Loaded, cycle: Cycle, whole: SymbolBook, booklet: bool) -> Node:
    """The tree that the template writes, as every renderer may take it. What only the `whole` book has is left out for want of
    consent, also where a template names its file."""
    tree = document(loaded, material, bench.env, cycle, bench.gate, booklet)

    def is_left_out(name: str) -> bool:
        return name in whole and name not in bench.book

    tree = prepared(tree, Facts(loaded, cycle, bench.book, bench.answers, is_left_out, bench.broken))
    check_pack_pictures(loaded, bench.book, pictured(tree))
    return on_label_sheet(tree, loaded)
