"""What every part of the press has at hand while it sets one document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dialogkit import limits
from dialogkit.markup.tree import Node
from dialogkit.press.art.marks import badge
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.flow.blocks import Picture, Stack, Text
from dialogkit.press.flow.headings import first_words
from dialogkit.press.job import Job
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import FontSet
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, SMALL, Colours, TextStyle
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.words import Fragment
from dialogkit.problems import DialogkitError, Place, Problem


@dataclass
class PressContext:
    """The fonts, the symbols and the canvas of one document, the job it is printed for, and the problems found in it."""

    fonts: FontSet
    book: SymbolBook
    canvas: PressCanvas
    job: Job = Job()
    easy: bool = False  # for those who read with effort, see `text.Paragraph`
    lang: str = "nb"  # of the words, nb, nn or en
    before: int = 0  # how many pages stand before those that are being set
    titles: dict[int, str] = field(default_factory=dict)  # of headings that are the same as others, see `headings`
    problems: list[Problem] = field(default_factory=list)
    remarks: list[tuple[str, dict[str, object]]] = field(default_factory=list)  # for the person at the keyboard

    def paragraph(self, node: Node, style: TextStyle) -> Paragraph:
        """The words of `node` in a style."""
        return Paragraph(fragments(node), style, self.fonts, easy=self._easy(style), lang=self.lang)

    def text(self, node: Node, style: TextStyle, tag: Tag, bookmark: int | None = None) -> Text:
        """A block of the words of `node`, owned by `tag`; with `bookmark`, an entry of that level in the outline."""
        paragraph = Paragraph(fragments(node), style, self.fonts, shrink=bool(bookmark), easy=self._easy(style), lang=self.lang)
        if bookmark:
            tag.actual = self.titles.get(id(node))
        return Text(paragraph, tag, (tag.actual or node.text, bookmark) if bookmark else None, at=node.get("at"))

    def line(self, words: str, style: TextStyle) -> Paragraph:
        """A paragraph of plain words."""
        return Paragraph([Fragment(words)], style, self.fonts, easy=self._easy(style), lang=self.lang)

    def credits(self, node: Node, printed: float = 1.0) -> Stack:
        """Who made the pictures, as the credits in an element say it, nothing where it has none; with tags that nobody owns yet.

        On a sheet that is `printed` so many times as large, letters are as small as on others, and no smaller.
        """
        style = replace(SMALL.at(SMALL.size / min(1.0, printed)), after=0)
        lines = [line for child in node.nodes if child.name == "credits" for line in child.nodes]
        return Stack([self.text(line, style, Tag("P")) for line in lines])

    def leave_out_credits(self, node: Node) -> None:
        """Tell who made the pictures, where no sheet says it."""
        told = [each.text for each in node.walk() if each.name == "credits"]
        if told:
            self.remarks.append(("credits_left_out", {"credits": told[0]}))

    def _easy(self, style: TextStyle) -> bool:
        """Not so what is small: credits, and notes at a sheet's edge for whoever prints."""
        return self.easy and style.size >= BODY.size

    def badge(self, node: Node, colours: Colours, owner: Tag, solid: bool = False) -> Picture:
        """The badge of a node's symbol.

        The symbol repeats the words beside it, so it is an artifact; a picture of the cycle's own has an alternative text
        and becomes a Figure in `owner`.
        """

        def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
            badge(canvas, self.book, node.get("symbol"), x, y, size, colours, solid)

        return Picture(paint, owner.add_figure(node.get("alt")), node.get("at"))

    def problem(self, code: str, node: Node, **details: object) -> None:
        """Note a problem at the cycle's line that `node` comes from, or else at the template's."""
        self.problem_at(code, node.get("at"), node, node.text, **details)

    def problem_at(self, code: str, at: str, node: Node, text: str, **details: object) -> None:
        """Note a problem of some words at `at` in the cycle, or else at the template's line that `node` comes from.

        Raises DialogkitError with all of them where there are too many.
        """
        place = Place.parse(at) if at else node.place
        self.problems.append(Problem(code, place, {"text": first_words(text), **details}))
        if len(self.problems) > limits.ERRORS:
            raise DialogkitError(self.problems)


def fragments(node: Node, bold: bool = False, href: str | None = None) -> list[Fragment]:
    """The words below a node, each with its weight and link. Emphasis is bold too: italics are hard to read."""
    found: list[Fragment] = []
    for child in node.children:
        if isinstance(child, str):
            found.append(Fragment(child, bold, href))
        else:
            found += fragments(child, bold or child.name in ("strong", "em"), child.get("href") or href)
    return found
