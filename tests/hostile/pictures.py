# ruff: noqa: E501 — one attack, one line
"""Pictures: small files that draw or decode for ever, or into all of the memory."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

from dialogkit.picture_files import PNG, chunk
from hostile import file, kind, year


def pictured(folder: Path, *files: tuple[str, bytes | str]) -> None:
    """A cycle whose symbols are the files; the first is the cover, too."""
    for name, data in files:
        file(folder, name, data)
    named = "".join(f"  s{n}: {{src: {name}, alt: Et bilde, people: nei}}\n" for n, (name, _) in enumerate(files))
    year(
        folder,
        f"symbols:\n{named}",
        kit=f"{{title: Dialogpakken, cover: {{src: {files[0][0]}, alt: Et bilde, people: nei}}}}",
        poster="{we_want: [{text: Bank på, symbol: s0}]}",
    )


# ------------------------------------------------------------------------------------------------ JPEG


def jpeg(side: int, scans: int = 0, mode: str = "L", **options: object) -> bytes:
    """A progressive JPEG whose last scan comes `scans` times more."""
    buffer = io.BytesIO()
    Image.new(mode, (side, side)).save(buffer, "JPEG", progressive=True, **options)
    data = buffer.getvalue()
    last = data.rfind(b"\xff\xda")
    return data[:-2] + data[last:-2] * scans + b"\xff\xd9"


@kind("JPEG of empty scans", 80, 2_000, 100_000)
def _scans(folder: Path, size: int) -> None:
    pictured(folder, ("a.jpg", jpeg(6_000, size)))


@kind("JPEGs of empty scans", 1, 3, 9, honest=True)
def _many_scans(folder: Path, size: int) -> None:
    pictured(folder, *((f"a{n}.jpg", jpeg(6_000 + n, 80)) for n in range(size)))


@kind("JPEG of many inks", 3_000, 5_400, 7_000)
def _cmyk(folder: Path, size: int) -> None:
    pictured(folder, ("a.jpg", jpeg(size, mode="CMYK", subsampling=0)), ("b.jpg", jpeg(size - 1, mode="CMYK", subsampling=0)))


@kind("JPEG of markers", 1_000, 30_000, 1_000_000)
def _markers(folder: Path, size: int) -> None:
    data = jpeg(64)
    pictured(folder, ("a.jpg", data[:2] + b"\xff\xfe\0\2" * size + data[2:]))


@kind("JPEG of padding", 100_000, 1_000_000, 15_000_000)
def _padding(folder: Path, size: int) -> None:
    data = jpeg(64)
    pictured(folder, ("a.jpg", data[:2] + b"\xff" * size + data[2:]))


@kind("JPEG of restarts", 100_000, 1_000_000, 15_000_000)
def _restarts(folder: Path, size: int) -> None:
    data = jpeg(6_000)
    pictured(folder, ("a.jpg", data[:-2] + b"\xff\xd0" * (size // 2) + b"\xff\xd9"))


@kind("JPEG of pictures", 10, 300, 3_000)
def _thumbnails(folder: Path, size: int) -> None:
    inner = b"Exif\0\0II*\0\x08\0\0\0" + b"\xff\xff" * 30_000
    data = jpeg(64)
    pictured(folder, ("a.jpg", data[:2] + (b"\xff\xe1" + struct.pack(">H", len(inner) + 2) + inner) * size + data[2:]))


# ------------------------------------------------------------------------------------------------ PNG


def png(width: int, height: int, kind: int = 0, depth: int = 8, before: bytes = b"", rows: bytes | None = None) -> bytes:
    """A PNG of that colour type, of zeros throughout, with more chunks before its pixels."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    if rows is None:
        rows = packed(height * (1 + (width * channels * depth + 7) // 8))
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    palette = chunk(b"PLTE", bytes(768)) if kind == 3 else b""
    return PNG + chunk(b"IHDR", header) + before + palette + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def packed(size: int) -> bytes:
    """So many zeros, packed without being held in memory."""
    packer, block = zlib.compressobj(9), bytes(1_000_000)
    parts = [packer.compress(block) for _ in range(size // len(block))]
    return b"".join([*parts, packer.compress(bytes(size % len(block))), packer.flush()])


def _png_of(name: str, *sizes: int):
    def register(make):
        kind(f"PNG {name}", *sizes)(lambda folder, size: pictured(folder, ("a.png", make(size)), ("b.png", make(size + 1))))
        return make

    return register


_png_of("of chunks", 1_000, 30_000, 1_000_000)(lambda size: png(8, 8, before=chunk(b"tEXt", b"a\0b") * size))
_png_of("of unknown chunks", 1_000, 30_000, 1_000_000)(lambda size: png(8, 8, before=chunk(b"abCd", b"") * size))
_png_of("of pixel chunks", 1_000, 30_000, 1_000_000)(lambda size: png(8, 8, before=b"", rows=b"").replace(
    chunk(b"IDAT", b""), chunk(b"IDAT", b"") * size))  # fmt: skip
_png_of("of packed texts", 10, 100, 5_000)(
    lambda size: png(8, 8, before=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000))) * size)
)
_png_of("of a packed text", 10, 100, 1_000)(lambda size: png(8, 8, before=chunk(b"zTXt", b"a\0\0" + packed(1_000_000 * size))))
_png_of("of a packed profile", 10, 100, 1_000)(lambda size: png(8, 8, before=chunk(b"iCCP", b"a\0\0" + packed(1_000_000 * size))))
_png_of("of a colour", 2_000, 5_400, 7_000)(lambda size: png(size, size, 6))
_png_of("of red, green and blue", 2_000, 5_400, 7_000)(lambda size: png(size, size, 2))
_png_of("of grey that is seen through", 2_000, 5_400, 7_000)(lambda size: png(size, size, 4))
_png_of("of a palette", 2_000, 5_400, 7_000)(lambda size: png(size, size, 3, before=b""))
_png_of("of a palette that is seen through", 2_000, 5_400, 7_000)(lambda size: _see_through(size))
_png_of("of deep grey", 2_000, 5_400, 7_000)(lambda size: png(size, size, 0, 16))
_png_of("of deep colour", 2_000, 5_400, 7_000)(lambda size: png(size, size, 6, 16))
_png_of("of one line", 100_000, 1_000_000, 40_000_000)(lambda size: png(size, 1))
_png_of("of one column", 100_000, 1_000_000, 40_000_000)(lambda size: png(1, size))
_png_of("of no pixels", 1_000, 5_000, 7_000)(lambda size: png(size, size, 6, rows=b""))
_png_of("of more pixels than it says", 10, 100, 1_000)(lambda size: png(8, 8, rows=packed(1_000_000 * size)))


def _see_through(size: int) -> bytes:
    data = png(size, size, 3)
    at = data.index(b"IDAT") - 4
    return data[:at] + chunk(b"tRNS", b"\x80") + data[at:]


@kind("PNG that moves", 10, 1_000, 20_000)
def _moving(folder: Path, size: int) -> None:
    frame = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 2_000, 2_000, 0, 0, 1, 1, 0, 0))
    frames = b"".join(chunk(b"fdAT", struct.pack(">I", n) + zlib.compress(bytes(2_001 * 20))) for n in range(size))
    data = png(2_000, 2_000, before=chunk(b"acTL", struct.pack(">II", size, 0)) + frame)
    pictured(folder, ("a.png", data[:-12] + frames + data[-12:]))


@kind("many large PNGs", 2, 8, 24, honest=True)
def _many_large(folder: Path, size: int) -> None:
    pictured(folder, *((f"a{n}.png", png(5_300 + n, 5_300, 6)) for n in range(size)))


# ------------------------------------------------------------------------------------------------ SVG


def svg(inner: str, more: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 99 99"{more}>{inner}</svg>'


_RECT = '<rect width="99" height="99"/>'


def _nested(open_: str, close: str, size: int, inner: str = _RECT) -> str:
    return open_ * size + inner + close * size


def _chain(form: str, size: int, inner: str = _RECT) -> str:
    """Definitions that each stand on the one before."""
    return (
        f'<defs><g id="i0">{inner}</g>'
        + "".join(form.replace("#1", f"i{n - 1}").replace("#2", f"i{n}") for n in range(1, size))
        + "</defs>"
    )


SVGS = {
    "groups": ((40, 90, 3_000), lambda n: _nested("<g>", "</g>", n)),
    "see-through groups": ((10, 40, 99), lambda n: _nested('<g opacity=".9">', "</g>", n)),
    "blended groups": ((10, 40, 99), lambda n: _nested('<g style="mix-blend-mode:multiply">', "</g>", n)),
    "svgs": ((10, 40, 99), lambda n: _nested('<svg viewBox="0 0 9 9">', "</svg>", n)),
    "use of use": (
        (10, 20, 40),
        lambda n: _chain('<g id="#2"><use href="##1"/><use href="##1"/></g>', n) + f'<use href="#i{n - 1}"/>',
    ),
    "symbols of symbols": (
        (10, 20, 40),
        lambda n: _chain('<symbol id="#2"><use xlink:href="##1"/><use href="##1"/></symbol>', n) + f'<use href="#i{n - 1}"/>',
    ),
    "patterns of patterns": (
        (5, 10, 40),
        lambda n: (
            '<pattern id="i0" width="1" height="1"><rect width="1" height="1"/></pattern>'
            + "".join(
                f'<pattern id="i{k}" width=".1" height=".1"><rect width="9" height="9" fill="url(#i{k - 1})"/>'
                f'<rect x="9" width="9" height="9" fill="url(#i{k - 1})"/></pattern>'
                for k in range(1, n)
            )
            + f'<rect width="99" height="99" fill="url(#i{n - 1})"/>'
        ),
    ),
    "masks of masks": (
        (5, 10, 40),
        lambda n: (
            '<mask id="i0"><rect width="99" height="99" fill="#fff"/></mask>'
            + "".join(
                f'<mask id="i{k}"><g mask="url(#i{k - 1})">{_RECT}</g><g mask="url(#i{k - 1})">{_RECT}</g></mask>'
                for k in range(1, n)
            )
            + f'<rect width="99" height="99" mask="url(#i{n - 1})"/>'
        ),
    ),
    "clips of clips": (
        (5, 10, 40),
        lambda n: (
            '<clipPath id="i0"><rect width="99" height="99"/></clipPath>'
            + "".join(
                f'<clipPath id="i{k}"><rect width="99" height="99" clip-path="url(#i{k - 1})"/>'
                f'<rect width="9" height="99" clip-path="url(#i{k - 1})"/></clipPath>'
                for k in range(1, n)
            )
            + f'<rect width="99" height="99" clip-path="url(#i{n - 1})"/>'
        ),
    ),
    "patterns by style": (
        (5, 10, 40),
        lambda n: (
            "<style>"
            + "".join(f".c{k}{{fill:url(#i{k - 1})}}" for k in range(1, n + 1))
            + "</style>"
            + '<pattern id="i0" width="1" height="1"><rect width="1" height="1"/></pattern>'
            + "".join(
                f'<pattern id="i{k}" width=".1" height=".1"><rect width="9" height="9" class="c{k}"/>'
                f'<rect x="9" width="9" height="9" class="c{k}"/></pattern>'
                for k in range(1, n)
            )
            + f'<rect width="99" height="99" class="c{n}"/>'
        ),
    ),
    "markers": (
        (100, 1_000, 15_000),
        lambda n: f'<marker id="m"><g>{_RECT * 100}</g></marker><path marker-mid="url(#m)" d="M0 0{"h.1" * n}"/>',
    ),
    "filters": (
        (10, 100, 1_000),
        lambda n: (
            f'<filter id="f">{"<feGaussianBlur stdDeviation=%s40%s/>" % (chr(34), chr(34)) * n}</filter><g filter="url(#f)">{_RECT}</g>'
        ),
    ),
    "filtered shapes": (
        (10, 100, 5_000),
        lambda n: (
            '<filter id="f"><feTurbulence numOctaves="9" baseFrequency=".1"/></filter>'
            + '<rect width="99" height="99" filter="url(#f)"/>' * n
        ),
    ),
    "one filter of much": (
        (10, 100, 2_000_000_000),
        lambda n: (
            f'<filter id="f"><feTurbulence numOctaves="{n}" baseFrequency=".1"/></filter><rect width="99" height="99" filter="url(#f)"/>'
        ),
    ),
    "a morphology": (
        (10, 100, 1_000),
        lambda n: (
            f'<filter id="f"><feMorphology radius="{n}" operator="dilate"/></filter><rect width="99" height="99" filter="url(#f)"/>'
        ),
    ),
    "a convolution": (
        (10, 30, 99),
        lambda n: (
            f'<filter id="f"><feConvolveMatrix order="{n}" kernelMatrix="{"1 " * n * n}"/></filter><rect width="99" height="99" filter="url(#f)"/>'
        ),
    ),
    "lights": (
        (10, 100, 1_000),
        lambda n: (
            f'<filter id="f">{"<feSpecularLighting specularExponent=%s9%s><fePointLight z=%s9%s/></feSpecularLighting>" % ((chr(34),) * 4) * n}</filter>'
            + '<rect width="99" height="99" filter="url(#f)"/>'
        ),
    ),
    "gradients": (
        (100, 1_000, 19_000),
        lambda n: (
            f'<linearGradient id="g">{"<stop offset=%s.5%s/>" % (chr(34), chr(34)) * n}</linearGradient><rect width="99" height="99" fill="url(#g)"/>'
        ),
    ),
    "gradients of gradients": (
        (10, 100, 9_000),
        lambda n: (
            '<linearGradient id="i0"><stop/></linearGradient>'
            + "".join(f'<linearGradient id="i{k}" href="#i{k - 1}"/>' for k in range(1, n))
            + f'<rect width="99" height="99" fill="url(#i{n - 1})"/>'
        ),
    ),
    "rules": (
        (500, 5_000, 50_000),
        lambda n: f"<style>{''.join(f'.a{k} b>c{{fill:red}}' for k in range(n))}</style>{_RECT * 2_000}",
    ),
    "rules of every element": ((100, 1_000, 9_000), lambda n: f"<style>{'*{fill:red}' * n}</style>{_RECT * n}"),
    "a long selector": ((100, 1_000, 90_000), lambda n: f"<style>{'a ' * n}b{{fill:red}}</style>{_RECT * 100}"),
    "styles": ((100, 2_000, 19_000), lambda n: "<style>a{fill:red}</style>" * n + _RECT),
    "style attributes": ((1_000, 20_000, 190_000), lambda n: f'<rect width="99" height="99" style="{"fill:red;" * n}"/>'),
    "a comment in a style": ((1_000, 20_000, 400_000), lambda n: f"<style>{'/*' * n}</style>{_RECT}"),
    "attributes": ((1_000, 10_000, 150_000), lambda n: f"<rect {' '.join(f'a{k}={chr(34)}1{chr(34)}' for k in range(n))}/>"),
    "a path": ((1_000, 30_000, 400_000), lambda n: f'<path d="M0 0{"h9v9h-9z" * (n // 4)}" stroke="#000"/>'),
    "arcs": (
        (1_000, 30_000, 150_000),
        lambda n: f'<path d="M0 0{"a9 9 0 0 1 9 9" * (n // 2)}" stroke="#000" stroke-dasharray=".001"/>',
    ),
    "dashes": ((1_000, 30_000, 400_000), lambda n: f'<path d="M0 0h{n * 1_000}" stroke="#000" stroke-dasharray="{1 / n:.9f}"/>'),
    "a wide path": (
        (1_000, 30_000, 400_000),
        lambda n: f'<path d="M0 0{"l1e9 1l-1e9 1" * (n // 12)}" stroke="#000" stroke-width="1e8"/>',
    ),
    "shapes": ((1_000, 15_000, 60_000), lambda n: _RECT * n),
    "see-through shapes": ((1_000, 15_000, 60_000), lambda n: '<rect width="99" height="99" opacity=".5"/>' * n),
    "a text": ((1_000, 30_000, 1_500_000), lambda n: f"<title>{'a' * n}</title>{_RECT}"),
    "doctypes": ((1_000, 30_000, 200_000), lambda n: "<!DOCTYPE" * n),
    "comments": ((1_000, 30_000, 400_000), lambda n: "<!--" * n),
    "creators": ((1_000, 30_000, 150_000), lambda n: "<!--" + "<dc:creator>" * n + "-->" + _RECT),
    "open tags": ((1_000, 30_000, 1_900_000), lambda n: "<" * n),
    "tags": ((1_000, 30_000, 400_000), lambda n: "<a>" * n),
    "urls": ((1_000, 30_000, 300_000), lambda n: f'<rect fill="{"url( " * n}"/>'),
    "view boxes": ((1_000, 30_000, 400_000), lambda n: f'<svg viewBox="{"0 0 9 9 " * n}"/>'),
    "switches": ((10, 40, 99), lambda n: _nested("<switch>", "</switch>", n)),
    "a huge view": ((1_000, 10**6, 10**9), lambda n: f'<svg x="-{n}" width="{n}" height="{n}" viewBox="0 0 1 1">{_RECT}</svg>'),
    "names": ((1_000, 20_000, 60_000), lambda n: "".join(f'<g xmlns:a{k}="b{k}"/>' for k in range(n))),
}
for _name, (_sizes, _inner) in SVGS.items():

    def _drawn(folder: Path, size: int, inner=_inner) -> None:
        pictured(folder, ("a.svg", svg(inner(size))))

    kind(f"SVG of {_name}", *_sizes)(_drawn)


@kind("SVG of entities", 5, 9, 30)
def _entities(folder: Path, size: int) -> None:
    named = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, size))
    pictured(folder, ("a.svg", f'<!DOCTYPE svg [<!ENTITY e0 "a">{named}]>' + svg(f"<title>&e{size - 1};</title>")))


@kind("many slow SVGs", 2, 10, 100)
def _slow(folder: Path, size: int) -> None:
    slow = (
        '<filter id="f"><feTurbulence numOctaves="9" baseFrequency=".1"/></filter>'
        + '<rect width="99" height="99" filter="url(#f)"/>'
    )
    pictured(folder, *((f"a{n}.svg", svg(slow + f"<g/>{_RECT * n}")) for n in range(size)))


@kind("many SVGs", 20, 100, 1_000, honest=True)
def _many(folder: Path, size: int) -> None:
    pictured(folder, *((f"a{n}.svg", svg(f'<circle r="{n + 1}"/>')) for n in range(size)))
