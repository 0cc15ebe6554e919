"""Makes dialogkit/press/art/icons/tabler.txt, all of Tabler's symbols in one file: python tools/symbols.py

It fetches Tabler's releases from npm, with `npm pack`, and reads their paths with fontTools, which the extra `test` brings.
The same releases always give the same bytes. dialogkit/press/art/icons/README.md says what the file looks like.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

RELEASES = ("3.2.0", "3.52.0")
"""The names of all of these work, and the last one's drawings are taken. A newer release goes to the end; none is taken out."""

FOLDER = Path(__file__).parents[1] / "dialogkit" / "press" / "art" / "icons"
LEFT_OUT = frozenset(("brand-parsinta",))  # the one symbol with a part that is half see-through

_FIXED = {"viewBox": "0 0 24 24", "width": "24", "height": "24", "stroke-linecap": "round", "stroke-linejoin": "round"}
_INKS = ("none", "currentColor")
_UNSAID = {"fill": "currentColor", "stroke": "none", "stroke-width": "1"}  # SVG 1.1, appendix N


@dataclass
class Release:
    """One release of Tabler's, by dialogkit's names: outline/home.svg is `home`, and filled/home.svg `home-filled`.

    A symbol keeps its code point, the letter that it is in Tabler's fonts, when it gets another name.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    points: dict[str, str] = field(default_factory=dict)
    licence: bytes = b""


def main() -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: it comes with Node.js")
    with tempfile.TemporaryDirectory() as folder:
        releases = [read_release(fetch(npm, version, Path(folder))) for version in RELEASES]
    (FOLDER / "tabler.txt").write_bytes(table(RELEASES[-1], lines(releases)))
    (FOLDER / "LICENSE").write_bytes(releases[-1].licence)


def fetch(npm: str, version: str, folder: Path) -> Path:
    """The archive of a release. npm checks that it is what the registry has signed."""
    command = [npm, "pack", f"@tabler/icons@{version}", "--json", "--pack-destination", str(folder)]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return folder / json.loads(said)[0]["filename"]


def read_release(archive: Path) -> Release:
    release = Release()
    with tarfile.open(archive) as tar:
        for member in tar:
            path, file = PurePosixPath(member.name), tar.extractfile(member)
            if file is None:  # a folder
                continue
            if path.match("package/icons/*/*.svg"):
                release.files[_name(path.stem, path.parent.name)] = file.read()
            elif path == PurePosixPath("package/LICENSE"):
                release.licence = file.read()
            elif path == PurePosixPath("package/icons.json"):
                icons = json.load(file)
                styles = ((name, *style) for name, icon in icons.items() for style in icon["styles"].items())
                release.points = {_name(name, style): about["unicode"] for name, style, about in styles}
    return release


def _name(name: str, style: str) -> str:
    return {"outline": name, "filled": f"{name}-filled"}[style]


def lines(releases: Sequence[Release]) -> dict[str, str]:
    """What stands in the file for each name: the drawing, or `=` and the name that the newest release has for it.

    A symbol that Tabler has given up keeps its last drawing.
    """
    newest = releases[-1]
    found = {name: drawing(name, data) for name, data in newest.files.items() if name not in LEFT_OUT}
    now = {point: name for name, point in newest.points.items()}
    for release in reversed(releases[:-1]):
        for name in release.files.keys() - found.keys() - LEFT_OUT:
            renamed = now.get(release.points[name])
            found[name] = f"={renamed}" if renamed else drawing(name, release.files[name])
    return found


def table(version: str, found: Mapping[str, str]) -> bytes:
    """The whole file. Its lines are sorted by their names' bytes."""
    start = f"#\tTabler Icons {version}, tabler.io/icons, MIT licence. Made by tools/symbols.py; see README.md\n"
    return (start + "".join(f"{name}\t{found[name]}\n" for name in sorted(found))).encode("ascii")


def drawing(name: str, data: bytes) -> str:
    """The elements of one of Tabler's SVG files, in the file's own form.

    Raises ValueError where it holds anything else than these files are known to hold: better none than a wrong one.
    """
    try:
        svg, *paths = ElementTree.fromstring(data).iter()
        above = _look(svg, "svg", _UNSAID)
        return "\t".join(filter(None, (_element(_look(path, "path", above)) for path in paths)))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError(f"{name}: {error}") from error


def _look(element: Element, tag: str, above: Mapping[str, str]) -> dict[str, str]:
    """The attributes of an element, which must be a `tag`, and those that it inherits from `above`."""
    if element.tag != f"{{http://www.w3.org/2000/svg}}{tag}":
        raise ValueError(f"<{element.tag}> is not known")
    for name, value in element.attrib.items():
        inks = _INKS if name in ("fill", "stroke") else (_FIXED.get(name),)
        if name not in ("class", "stroke-width", "d") and value not in inks:
            raise ValueError(f'{name}="{value}" is not known')
    return {**above, **element.attrib}


def _element(look: Mapping[str, str]) -> str:
    """A path with its look; nothing where it is not seen."""
    filled, width = look["fill"] != "none", float(look["stroke-width"]) if look["stroke"] != "none" else 0
    seen = f"{'f' * filled}{f'{width:g}' * bool(width)}"
    return seen and seen + _path(look["d"])


def _path(data: str) -> str:
    pen = _Pen()
    parse_path(data, pen)
    return "".join(pen.commands)


class _Pen(BasePen):
    """Writes a path in absolute commands. The base class makes cubic curves of quadratic ones."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[str] = []

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        numbers = (f"{round(value, 3) + 0.0:g}" for point in points for value in point)  # + 0.0: never -0
        self.commands.append(command + " ".join(numbers))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("L", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._add("Z")


if __name__ == "__main__":
    main()
