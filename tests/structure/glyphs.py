"""The text of each piece of marked content, exactly as the file gives it: no space is guessed from gaps between words.

That is what a screen reader has to go by. (pdfium's text, in contrast, has spaces where the page looks like it.)
"""

from __future__ import annotations

import re
from collections import defaultdict

import pikepdf

from structure.marks import mcid_of
from structure.tree import Content

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
UNKNOWN = "\ufffd"
_LOOKED_AT = "BMC BDC EMC q Q Tf Tj TJ ' \" Do"  # all others are passed over before Python sees them


class Decoder:
    """From the bytes that a font shows to text, by the font's ToUnicode map (ISO 32000-1, 9.10.3)."""

    def __init__(self, font: pikepdf.Dictionary):
        self.letters: dict[bytes, str] = {}
        self.lengths: set[int] = set()
        stream = font.get("/ToUnicode")
        for kind, body in _SECTION.findall(stream.read_bytes()) if stream is not None else ():
            getattr(self, f"_{kind.decode()}")(body)

    def _codespacerange(self, body: bytes) -> None:
        self.lengths.update(len(code) for code in _codes(body))

    def _bfchar(self, body: bytes) -> None:
        codes = _codes(body)
        self.letters.update((code, _utf16(text)) for code, text in zip(codes[::2], codes[1::2], strict=True))

    def _bfrange(self, body: bytes) -> None:
        for first, last, target in _RANGE.findall(body):
            start, end, length = int(first, 16), int(last, 16), len(first) // 2
            texts = _codes(target)
            for offset in range(end - start + 1):
                listed = target.startswith(b"[")
                text = _utf16(texts[offset]) if listed else _utf16(texts[0])[:-1] + chr(ord(_utf16(texts[0])[-1]) + offset)
                self.letters[(start + offset).to_bytes(length, "big")] = text

    def __call__(self, shown: bytes) -> str:
        text, at, sizes, letters = [], 0, sorted(self.lengths or {1}), self.letters
        while at < len(shown):
            known = (size for size in sizes if shown[at : at + size] in letters) if len(sizes) > 1 else iter(sizes)
            size = next(known, sizes[-1])
            text.append(letters.get(shown[at : at + size], UNKNOWN))
            at += size
        return "".join(text)


def _codes(body: bytes) -> list[bytes]:
    return [bytes.fromhex(code.decode()) for code in _HEX.findall(body)]


def _utf16(code: bytes) -> str:
    return code.decode("utf-16-be")


class Texts:
    """Collects the text of a file by content (`by_content`), and the words that are marked as the one that they are (`whole`)."""

    def __init__(self, pdf: pikepdf.Pdf):
        self.by_content: dict[Content, str] = defaultdict(str)
        self.whole: set[str] = set()
        self._decoders: dict[tuple[int, int], Decoder] = {}
        for number, page in enumerate(pdf.pages):
            self._walk(page, page.get("/Resources", pikepdf.Dictionary()), number, None)

    def _walk(self, stream: object, resources: pikepdf.Dictionary, page: int, mcid: int | None) -> None:
        owners, decode, saved = [mcid], None, []
        for operands, operator in pikepdf.parse_content_stream(stream, _LOOKED_AT):
            operator = str(operator)
            if operator in ("BMC", "BDC"):
                own = mcid_of(operands[1], resources) if operator == "BDC" else None
                owners.append(owners[-1] if own is None else own)
                if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1]:
                    self.whole.add(str(operands[1].ActualText))
            elif operator == "EMC":
                owners.pop()
            elif operator == "q":
                saved.append(decode)
            elif operator == "Q":
                decode = saved.pop() if saved else None
            elif operator == "Tf":
                decode = self._decoder(resources.Font[operands[0]])
            elif operator in ("Tj", "TJ", "'", '"') and owners[-1] is not None and decode:
                parts = operands[-1] if operator == "TJ" else operands[-1:]
                shown = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
                self.by_content[Content(page, owners[-1])] += "".join(map(decode, shown))
            elif operator == "Do" and owners[-1] is not None:
                self._form(resources.get("/XObject", {}).get(operands[0]), resources, page, owners[-1])

    def _form(self, stream: pikepdf.Stream | None, resources: pikepdf.Dictionary, page: int, mcid: int) -> None:
        if stream is not None and stream.get("/Subtype") == "/Form":
            self._walk(stream, stream.get("/Resources", resources), page, mcid)

    def _decoder(self, font: pikepdf.Dictionary) -> Decoder:
        if font.objgen not in self._decoders:
            self._decoders[font.objgen] = Decoder(font)
        return self._decoders[font.objgen]
