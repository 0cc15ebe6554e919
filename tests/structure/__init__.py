"""Reads the structure back out of a PDF and says what is wrong with it: what veraPDF does not look at.

    content_problems   marks in the page's content, and their agreement with the structure tree
    tree_problems      one document, headings, figures, lists, tables, links
    document_problems  language, title, bookmarks, nothing that tells who made the file or where
    order_problems     reading order against places on the page; words that run together, letters that cannot be read out

Each takes the path of a PDF and returns sentences, none where all is well. `problems` is all of them. `read` gives the
elements with their text and boxes, `reading` the same in a row, `reading_text` only the texts.
"""

from __future__ import annotations

from pathlib import Path

from structure.marks import content_problems
from structure.order import order_problems, reading_order_problems, text_problems
from structure.reading import Box, Piece, Reading, read, reading, reading_text
from structure.rules import document_problems, tree_problems
from structure.tree import Element

__all__ = [
    "Box", "Element", "Piece", "Reading", "content_problems", "document_problems", "order_problems", "problems", "read",
    "reading", "reading_order_problems", "reading_text", "text_problems", "tree_problems",
]  # fmt: skip


def problems(path: Path) -> list[str]:
    """Everything that is wrong with the structure of the PDF at `path`."""
    return [*content_problems(path), *tree_problems(path), *document_problems(path), *order_problems(path)]
