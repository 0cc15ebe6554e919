"""The materials of a year: those of its process, and those that templates of its own write.

A template of the year's own is a material of its own where it writes a whole document and has a name that is not taken. What
others take parts from writes none, or has a name that begins with `_`. Such a material is for those in the work alone, and is
cleared as one in which nobody's words are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused, own_templates
from dialogkit.cycle.mistakes.habits import id_of, meant_name
from dialogkit.problems import Place, Problem, Severity
from dialogkit.processes import MATERIALS, Material, always, materials_in, process_of
from dialogkit.resources import names_below
from dialogkit.templating.scan import writes_document

if TYPE_CHECKING:  # a shell that asks for names needs no model
    from dialogkit.cycle.load import Loaded
    from dialogkit.cycle.model import Cycle

_ENDING = ".xml.j2"
_HIDDEN = re.compile(r"\.(xml|j2|xml\.j2)(\.txt)?$", re.IGNORECASE)  # what Windows and its editors make of it
_NAME = re.compile(r"[a-z]{1,20}")  # no hyphen: what follows one in the name of a file is the choice that it was made by


def materials_of(loaded: Loaded) -> list[Material]:
    """All that a year can be made into, in the kit's order: its process's, others that it switches on, and its own."""
    return [*materials_in(loaded.cycle), *own_materials(loaded.folder)]


def lacking(material: Material, seen: Cycle, loaded: Loaded) -> str:
    """The key of the sentence that says what a material waits for in a cycle as it may see it; nothing where it is ready."""
    examples = "_examples" if material.examples in loaded.examples else ""
    name = process_of(seen).forms.get(material.name, material.name)
    return "" if material.ready(seen) else f"waits.{name}{examples if name == material.name else ''}"


def check_switches(loaded: Loaded) -> Iterator[Problem]:
    """Names under `materials` in the year's file that no material has."""
    known = known_materials(loaded.folder)
    names = tuple(each.name for each in known)
    for name in loaded.cycle.materials:
        if name not in names:
            meant = meant_material(name, known)
            path = ("materials", name)
            yield loaded.source.problem("unknown-material", path, at_key=True, name=name, allowed=names, suggestion=meant)


def meant_material(word: str, materials: Iterable[Material]) -> str | None:
    """The material that was probably meant: what people call it comes before what is spelled nearly so."""
    called = {word: each.name for each in materials for word in (each.name, *each.called)}
    return called.get(word.casefold()) or meant_name(word, (each.name for each in materials))


def known_materials(folder: Folder) -> list[Material]:
    """Those of all processes, and a year's own: it need not be one that can be loaded."""
    return [*MATERIALS, *own_materials(folder)]


def own_materials(folder: Folder) -> list[Material]:
    """A year's own, by their names. Why others are none, `check_own` tells."""
    names = [name for file, name in _documents(folder) if _code(file, name) is None]
    return [Material(name, None, always) for name in names[: limits.OWN_MATERIALS]]


def check_own(folder: Folder) -> Iterator[Problem]:
    """Templates that write a document and are no material: because of their names, or because they are too many."""
    own = 0
    for file, name in _documents(folder):
        if code := _code(file, name):
            letters = re.sub("[^a-z]", "", id_of(name) or "")[:20]
            right = name if f"{name}{_ENDING}" in _shipped() else letters or "x"
            yield Problem(code, Place(file, 1, 1), {"name": file, "right": f"{right}{_ENDING}"}, Severity.WARNING)
            continue
        own += 1
        if own == limits.OWN_MATERIALS + 1:
            yield Problem("too-many-materials", Place(file, 1, 1), {"limit": limits.OWN_MATERIALS})


def _documents(folder: Folder) -> Iterator[tuple[str, str]]:
    """The templates that write a document and take no material's place: their files, and the names without endings.

    One that cannot be read counts, so that it is told when it is made, and so does one whose ending is wrong. Where there are too
    many, that is told of any template.
    """
    own = own_templates(folder)
    if len(own) > limits.TEMPLATES:
        return
    replaced = {f"{each.name}{_ENDING}" for each in MATERIALS}  # in whatever capitals: those are told when it is looked for
    for file in _listed(folder):
        ending = _HIDDEN.search(file)
        if not ending or file.startswith(("_", ".")) or file.lower() in replaced:
            continue
        if file not in own or _writes_document(folder, file):
            yield file, file[: ending.start()]


def _listed(folder: Folder) -> tuple[str, ...]:
    try:
        return folder.names("templates")
    except Refused:
        return ()


def _writes_document(folder: Folder, file: str) -> bool:
    try:
        return writes_document(folder.text(f"templates/{file}", limits.TEMPLATE_BYTES, "replace"))
    except Refused:
        return True


def _code(file: str, name: str) -> str | None:
    """Of the problem with a template's name, None where it can be a material's."""
    if file in _shipped():
        return "template-name-taken"
    return None if file == f"{name}{_ENDING}" and _NAME.fullmatch(name) else "template-misnamed"


def _shipped() -> Mapping[str, str]:
    return names_below("", _ENDING)
