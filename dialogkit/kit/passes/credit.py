"""The element `credits`: who made the pictures, which some licences ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from dialogkit.clearing.select import file_of
from dialogkit.cycle.model import Cycle, Picture, pictures
from dialogkit.cycle.packs.packs import Pack, Packs
from dialogkit.kit.passes.filling import filled
from dialogkit.kit.passes.paper.proof import CUT
from dialogkit.markup.parser import tidy
from dialogkit.markup.tree import Node, edited, pictured
from dialogkit.words import Words

_WITH_ROOM = ("pages", "poster", "deck", "wall")
_WHOLE = ("board", "mat")  # have them where nothing else has room


def with_credits(tree: Node, cycle: Cycle, words: Words, packs: Packs = Packs()) -> Node:
    """The tree with a line in `credits` for each picture of the year that it shows and that names its maker, source or licence,
    and for each symbol pack of which it shows a picture and that asks for one.

    With `of="own"` only the first, with `of="packs"` only the second. They stand in every document, also where no template has a
    place for them. Joined they are one paragraph: where there are several pictures of the year it names only those who made
    them. A file that several places show is called what the first of them does.
    """
    told = [_line_of(pack, words) for pack in _shown(tree, packs) if pack.about.credit]
    in_one = any(node.name == "credits" and not node.get("of") for node in tree.walk())

    def fill(place: Node) -> list[Node]:
        of, shown = place.get("of"), dict[PurePosixPath, Picture]()
        if of and in_one:
            return []
        for each in filter(_made_by, _of_names(pictured(tree), cycle)) if of != "packs" else ():
            shown.setdefault(file_of(each.src), each)
        lines = [_line(picture, words) for picture in shown.values()]
        if place.flag("joined") and len(lines) > 1:
            makers = dict.fromkeys(map(_made_by, shown.values()))
            lines = [words("common.pictures", made_by="; ".join(makers))]
        lines += told if of != "own" else []
        texts = ["; ".join(lines)] if lines and place.flag("joined") else lines
        role = {"role": place.get("role")} if place.get("role") else {}
        return [tidy(Node("p", dict(role), [text], place.place)) for text in texts]

    made = any(map(_made_by, _of_names(pictured(tree), cycle)))
    return _in_cards(filled(_with_place(tree, words, made, bool(told)), "credits", fill))


def _shown(tree: Node, packs: Packs) -> list[Pack]:
    """The packs of which a tree shows a picture, each once, in the year's order."""
    shown = {symbol.pack.given for symbol in packs.shown_in(pictured(tree))} if packs else set()
    return [pack for pack in packs.packs if pack.given in shown]


def alone(tree: Node, cycle: Cycle, words: Words, packs: Packs) -> Node:
    """The tree with what is cut out as a print shop and a proof have it: in one piece, and with the credits of its pictures,
    which stand else on the pages beside it."""
    whole = {id(node): _in_one_piece(node) for node in tree.nodes if node.name in CUT}
    place = next((node for node in tree.walk() if node.name == "credits"), None)
    if place and whole and not any(node.name == "credits" for each in whole.values() for node in each.walk()):
        *others, last = whole
        with_place = whole[last].with_children([*whole[last].children, replace(place, children=[])])
        only = tree.with_children([*(whole[each] for each in others), with_place])
        whole[last] = with_credits(only, cycle, words, packs).nodes[-1]
    return tree.with_children([whole.get(id(node), node) for node in tree.children])


def _in_one_piece(node: Node) -> Node:
    tiles = node.find("tiles")
    return node.with_other(tiles) if tiles else node


def _with_place(tree: Node, words: Words, own: bool, packs: bool) -> Node:
    """The tree with a place for credits of pictures of its `own` and of `packs`, where no template has one: at the foot of its
    last page, on a card, on the board or the mat itself or on the page that shows how its sheets are put together, or else on a
    page of their own. What asks people about a photo of them tells nobody else of it."""
    places = [node.get("of") for node in tree.walk() if node.name == "credits"]
    missing = {
        "own": own and not any(of != "packs" for of in places) and not any(node.name == "asked" for node in tree.walk()),
        "packs": packs and not any(of != "own" for of in places),
    }
    if not any(missing.values()):
        return tree
    attrs = {"role": "small"} if all(missing.values()) else {"of": next(of for of in missing if missing[of]), "role": "small"}
    if missing["own"]:
        attrs["joined"] = "yes"
    last = next((node for names in (_WITH_ROOM, _WHOLE) for node in reversed(tree.nodes) if node.name in names), None)
    place = Node("credits", attrs, place=last.place if last else tree.place)
    if last is None:
        return tree.with_children([*tree.children, Node("pages", {}, [place], tree.place)])
    if last.name == "deck":
        return tree.with_other(last, _with_card(last, place, words))
    if last.name == "pages":
        place = Node("foot", {}, [place], place.place)
    tiles = last.find("tiles") if last.name in _WHOLE else None
    if tiles:
        return tree.with_other(last, last.with_other(tiles, tiles.with_children([*tiles.children, place])))
    return tree.with_other(last, last.with_children([*last.children, place]))


def _with_card(deck: Node, place: Node, words: Words) -> Node:
    """A deck with a card for the credits behind its last card."""
    last = next(node for node in reversed(deck.nodes) if node.name == "card")
    attrs = {"kind": "rules", "id": "credits", "symbol": "copyright", "back": last.attrs["back"]}
    card = Node("card", attrs, [Node("h2", {}, [words("cards.pictures")], place.place), place], place.place)
    return deck.with_other(last, last, card)


def _in_cards(tree: Node) -> Node:
    """The tree with a card's credits as what it says, marked as the card that belongs to whatever is printed of the deck."""

    def edit(node: Node) -> Node | None:
        if node.name != "card" or not (credits := node.find("credits")):
            return node
        return replace(node.with_other(credits, *credits.children), attrs={**node.attrs, "credits": "yes"})

    return edited(tree, edit)


def _line_of(pack: Pack, words: Words) -> str:
    """What a pack's licence asks for. What its own words say already is not said twice."""
    about = pack.about
    said = about.credit or ""
    more = (text for text in (about.licence, about.source) if text and text.casefold() not in said.casefold())
    return words("common.symbols_by", made_by=", ".join((said.rstrip("."), *more)))


def _of_names(names: Collection[str], cycle: Cycle) -> Iterator[Picture]:
    """The pictures whose files are shown, by their paths or as symbols."""
    files = {file_of(cycle.symbols[name].src if name in cycle.symbols else name) for name in names}
    return (picture for _, picture in pictures(cycle) if file_of(picture.src) in files)


def _made_by(picture: Picture) -> str:
    return ", ".join(text for text in (picture.author, picture.source, picture.licence) if text)


def _line(picture: Picture, words: Words) -> str:
    title = (picture.caption or picture.alt).split(". ")[0].rstrip(".")
    return words("common.picture", picture=title, made_by=_made_by(picture))
