"""A second renderer, small enough to throw away: a document tree as plain HTML, to see that the tree holds all that one needs.

What the vocabulary names as paper's alone is passed by. An element without a maker here is an error, as it is in a real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser
from itertools import dropwhile

from dialogkit.markup.tree import KEPT, Node
from dialogkit.markup.vocabulary import ELEMENTS

Maker = Callable[[Node], str]


def html(node: Node) -> str:
    """An element and all that stands in it; nothing where it is of paper only."""
    return "" if ELEMENTS[node.name].paper else MAKERS[node.name](node)


def _inner(node: Node, but: Iterable[str] = ()) -> str:
    return "".join(
        escape(child).replace(KEPT, "<br>") if isinstance(child, str) else html(child)
        for child in node.children
        if isinstance(child, str) or child.name not in but
    )


def _picture(node: Node) -> str:
    """An own picture with what it shows; a symbol repeats the words beside it."""
    return f'<img alt="{escape(node.get("alt"))}">' if node.get("alt") else ""


def _in(tag: str, **attributes: str) -> Maker:
    """The element as one of HTML, with attributes of the node's that are called otherwise there."""

    def make(node: Node) -> str:
        said = "".join(f' {name}="{escape(node.get(own))}"' for name, own in attributes.items() if node.get(own))
        return f"<{tag}{said}>{_picture(node)}{_inner(node)}</{tag}>"

    return make


def _document(node: Node) -> str:
    head = f'<meta charset="utf-8"><title>{escape(node.get("title"))}</title>'
    after_toc = dropwhile(lambda child: child.name != "toc", node.walk())
    contents = (_inner(child) for child in after_toc if child.name == "h1")
    body = _inner(node).replace(_TOC, "".join(f"<li>{each}</li>" for each in contents))
    return f'<!DOCTYPE html><html lang="{escape(node.get("lang"))}"><head>{head}</head><body>{body}</body></html>'


_TOC = "<!--toc-->"


def _cover(node: Node) -> str:
    """A logo stands above the words, another picture below them."""
    logos = [child for child in node.nodes if child.get("place") == "corner"]
    others = [child for child in node.nodes if child.name == "figure" and child not in logos]
    return f"<header>{''.join(map(html, logos))}{_inner(node, ('figure',))}{''.join(map(html, others))}</header>"


def _figure(node: Node) -> str:
    caption = f"<figcaption>{escape(node.get('caption'))}</figcaption>" if node.get("caption") else ""
    return f"<figure>{_picture(node)}{caption}</figure>"


def _lines(node: Node) -> str:
    return f"<label>{escape(node.get('label'))}<textarea></textarea></label>"


def _ways(node: Node) -> str:
    """How many answers there may be stands below the ways."""
    ways = "".join(html(child) for child in node.nodes if child.name == "way")
    return f"<div><ul>{ways}</ul>{_inner(node, ('way',))}</div>"


def _room(node: Node) -> str:
    said = (f"<p>{escape(node.get(name))}</p>" for name in ("label", "draw", "write") if node.get(name))
    return f"<label>{''.join(said)}<textarea></textarea></label>"


def _chart(node: Node) -> str:
    """All its numbers in words, as the press says them too."""
    return f"<figure>{escape(node.get('title'))}. {'; '.join(map(html, node.nodes))}.</figure>"


def _bar(node: Node) -> str:
    return escape(f"{node.get('label')}: {node.get('note') or node.get('value')}")


def _kicker(node: Node) -> str:
    return f"<p>{escape(node.get('kicker'))}</p>" if node.get("kicker") else ""


def _findings(node: Node) -> str:
    """A table with a row for each finding; where nothing that was said may be told, it has two columns."""
    heads = [child for child in node.nodes if child.name == "head"]
    rows = [child for child in node.nodes if child.name == "finding"]
    left_out = () if any(row.need("said").nodes for row in rows) else ("said",)
    body = "".join(f"<tr>{_inner(row, left_out)}</tr>" for row in rows)
    table = f"<table><tr>{''.join(map(html, heads))}</tr>{body}</table>"
    return f"<section>{_kicker(node)}{_inner(node, ('head', 'finding'))}{table}</section>"


def _labelled(node: Node) -> str:
    """What the symbol before the words says is read too."""
    return f'<p><img alt="{escape(node.get("label"))}">{_inner(node)}</p>'


def _step(node: Node) -> str:
    done = f'<img alt="{escape(node.get("done"))}">' if node.get("done") else ""
    return f"<li>{done}{_picture(node)}{_inner(node)}</li>"


def _overview(node: Node) -> str:
    """A year for the wall: every other step has its words above its disc."""
    steps = [each for each in node.nodes if each.name == "step"]
    return f"<main>{_inner(node, ('step',))}{_by_turns(steps)}</main>"


def _by_turns(steps: list[Node], turned: bool = True) -> str:
    told = []
    for number, step in enumerate(steps):
        signs = [f'<img alt="{escape(step.get("done"))}">' if step.get("done") else "", _picture(step)]
        words = f"<p>{escape(step.get('now'))}</p>{_inner(step)}"
        told.append("".join([words, *reversed(signs)] if turned and number % 2 else [*reversed(signs), words]))
    return f"<ul>{''.join(f'<li>{each}</li>' for each in told)}</ul>"


def _slide(node: Node) -> str:
    """More than four steps of a path have their words above and below the road by turns; a quote's picture is seen first."""
    steps = node.find("steps")
    picture = _picture(node)
    if steps:
        return f"<section>{_inner(node, ('steps',))}{_by_turns(steps.nodes, len(steps.nodes) > 4)}</section>"
    return (
        f"<section>{_inner(node)}{picture}</section>" if node.flag("opening") else f"<section>{picture}{_inner(node)}</section>"
    )


def _bars(node: Node) -> str:
    """The numbers of each bar in words, as the press says them too."""
    found = []
    for stack in node.nodes:
        if stack.name == "h3":
            found.append(html(stack))
            continue
        shares = ", ".join(f"{share.get('label')} {share.get('value')}" for share in stack.nodes)
        found.append(f"<figure>{escape(stack.get('label') or node.get('title'))}: {escape(shares)}.</figure>")
    return "".join(found)


def _crosses(node: Node) -> str:
    """A table: what is asked, what may be answered, and a row for each thing that it is asked of."""
    answers = [each for each in node.nodes if each.name == "answer"]
    head = "".join(f"<th>{_inner(each)}</th>" for each in (node.need("h2"), *answers))
    cells = "<td></td>" * len(answers)
    rows = (f"<tr><th>{_inner(each)}</th>{cells}</tr>" for each in node.nodes if each.name == "matter")
    return f"<table><tr>{head}</tr>{''.join(rows)}</table>"


def _nothing(node: Node) -> str:
    return ""


MAKERS: dict[str, Maker] = {
    "document": _document,
    "cover": _cover,
    "stops": _nothing,  # a picture of the path, whose stops the handout tells in words
    "stop": _nothing,
    **{name: _in(name) for name in ("h1", "h2", "h3", "p", "strong", "em", "ul", "ol", "table", "tr", "th", "td", "section")},
    "a": _in("a", href="href"),
    "li": _in("li", value="value"),
    "blockquote": _in("blockquote", lang="lang"),
    **dict.fromkeys(("pages", "poster", "board", "mat", "cutouts", "relay", "folder", "deck"), _in("main")),
    **dict.fromkeys(("stage", "back"), _in("section")),
    "slide": _slide,
    "asked": lambda node: f"<div><p>{escape(node.get('number'))}</p>{_inner(node)}</div>",
    "crosses": _crosses,
    "answer": _nothing,
    "matter": _nothing,
    **dict.fromkeys("glossary meanings credits foot spread pair left right together balanced".split(), _in("div")),
    **dict.fromkeys("band welcome aside articles article box columns column panel card rules rule noted".split(), _in("div")),
    **dict.fromkeys("agenda steps choices scale fields signatures pawns".split(), _in("ul")),
    **dict.fromkeys("choice field pawn square place".split(), _in("li")),
    "cutout": lambda node: f"<li>{_picture(node)}<p>{escape(node.get('label'))}</p><p>{_inner(node)}</p></li>",
    "step": _step,
    "overview": _overview,
    "findings": _findings,
    "head": _in("th"),
    **dict.fromkeys(("said", "done"), _in("td")),
    "found": lambda node: f"<th>{_kicker(node)}{_picture(node)}{_inner(node)}</th>",
    "wall": lambda node: f"<main>{_inner(node.need('h1'))}{_kicker(node)}{_picture(node)}{_inner(node, ('h1',))}</main>",
    **dict.fromkeys(("note", "status"), _in("p")),
    "measure": _in("div"),
    **dict.fromkeys(("owner", "due"), _labelled),
    "year": _in("section"),
    "front": _in("div"),
    "counts": _in("ul"),
    "count": lambda node: f"<li>{_picture(node)}{escape(node.get('value'))} {_inner(node)}</li>",
    "bars": _bars,
    **dict.fromkeys(("finding", "stack", "share"), _nothing),  # what they stand in makes them
    "figure": _figure,
    "die": _figure,
    "scan": lambda node: f"<div>{_picture(node)}{_inner(node)}</div>",
    "case": lambda node: f"<section>{_inner(node)}{_picture(node)}</section>",
    "lines": _lines,
    "ways": _ways,
    "way": _in("li"),
    "entry": lambda node: f"<li>{escape(node.get('time'))} {_picture(node)}{_inner(node)}</li>",
    "room": _room,
    "slip": lambda node: f"<div><p>{escape(node.get('cut'))}</p>{_inner(node)}</div>",
    "chart": _chart,
    "bar": _bar,
    "toc": lambda node: f"<nav><ol>{_TOC}</ol></nav>",
}


class _Words(HTMLParser):
    """Collects what is read of a page: its words, and what its pictures show."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_head = tag == "head" or self._in_head and tag != "body"
        alt = dict(attrs).get("alt")
        self.said.append(f" {alt} " if alt else "" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.said.append("" if tag in _INLINE else " ")

    def handle_data(self, data: str) -> None:
        self.said.append("" if self._in_head else data)


_INLINE = ("strong", "em", "a")


def words(page: str) -> list[str]:
    """The words of an HTML page in the order in which they are read."""
    reader = _Words()
    reader.feed(page)
    return "".join(reader.said).split()
