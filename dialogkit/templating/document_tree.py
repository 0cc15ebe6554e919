"""A material's template and a year → its document tree."""

from __future__ import annotations

from collections.abc import Sequence

from dialogkit.clearing.select import Gate
from dialogkit.cycle.folder import own_templates
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.problems import DialogkitError, is_beyond
from dialogkit.processes import Material, process_of
from dialogkit.templating.environment import render
from dialogkit.templating.sandbox import Sandbox
from dialogkit.templating.seen.stops import Stop
from dialogkit.templating.seen.view import View


def document(
    loaded: Loaded, material: Material, env: Sandbox, cycle: Cycle, gate: Gate | None = None, booklet: bool = False
) -> Node:
    """The tree of a material, for the cycle as cleared for it by the `gate`. With `booklet`, pages of A5 are asked for.

    Without a gate it is for those who work with the year, on its own day. All that the year's own templates write, or have a part
    in, may be as long as one document.

    Raises DialogkitError for a template that cannot be used.
    """
    template = _template(loaded, material)
    view = View(cycle, loaded.words, gate, booklet, loaded.packs)
    markup = render(env, template, view)
    own = not env.used.isdisjoint(own_templates(loaded.folder))
    tree = parse(markup, template, env.held if own else None)
    tree.attrs.setdefault("lang", loaded.words.code)
    tree.attrs.setdefault("reading", material.profile)
    if len(view.stops) > 1 and (tree.find("cover") or tree.find("pages")):
        tree.children.insert(0, _path(tree, view.stops))
    return tree


def _template(loaded: Loaded, material: Material) -> str:
    """The template of a material: the year's own, or that which its process has for it."""
    usual, form = f"{material.name}.xml.j2", process_of(loaded.cycle).forms.get(material.name)
    return f"{form}.xml.j2" if form and usual not in own_templates(loaded.folder) else usual


def document_within(loaded: Loaded, material: Material, env: Sandbox, cycle: Cycle, gate: Gate) -> Node | None:
    """The same; None for what is larger than any material may be: that is told where it is made.

    Raises DialogkitError for a template that cannot be used.
    """
    try:
        return document(loaded, material, env, cycle, gate)
    except DialogkitError as error:
        if is_beyond(error.problems):
            return None
        raise


def _path(tree: Node, passed: Sequence[Stop]) -> Node:
    """The stops of the year, for the pages that show its path."""
    kids: list[Node | str] = [
        Node("stop", {"symbol": stop.symbol, "theme": stop.theme, "part": stop.id}, place=tree.place) for stop in passed
    ]
    return Node("stops", children=kids, place=tree.place)
