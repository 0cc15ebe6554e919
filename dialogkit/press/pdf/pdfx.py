"""What makes a print-shop file PDF/X-4 (ISO 15930-7) beside PDF/A-2a and PDF/UA-1: its output intents, XMP and identity.

The three stand together. PDF/X-4 builds on PDF 1.6, which the other two allow; two output intents must share one profile
(ISO 19005-2, 6.2.3); properties that PDF/A does not know are described in its extension schema (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from dialogkit.press.pdf.icc import FOGRA39
from dialogkit.press.pdf.reportlab_parts import OpenCanvas, PDFArray, PDFDictionary, PDFName, PDFString, stream

VERSION = (1, 6)
SCHEMAS = (
    (
        "PDF/X identification schema",
        "http://www.npes.org/pdfx/ns/id/",
        "pdfxid",
        "GTS_PDFXVersion",
        "Text",
        "Which part of ISO 15930 the file follows",
    ),
    ("Adobe PDF schema", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "Text", "Whether neighbouring inks overlap"),
)
"""The properties that PDF/A must be told of: name of schema, namespace, prefix, property, type, meaning."""

_UNKNOWN = str(UUID(int=0))


def output_intents(canvas: OpenCanvas) -> PDFArray:
    """The catalog's OutputIntents for PDF/X and PDF/A: offset printing on coated paper, FOGRA39."""
    profile = canvas.reference(canvas.put(stream({"N": 4}, FOGRA39.read_bytes(), packed=True)))
    entries = {
        "Type": PDFName("OutputIntent"),
        "OutputConditionIdentifier": PDFString("FOGRA39"),
        "OutputCondition": PDFString("Offset printing on coated paper, ISO 12647-2:2004/Amd 1"),
        "RegistryName": PDFString("http://www.color.org"),
        "Info": PDFString("Coated FOGRA39 (ISO 12647-2:2004)"),
        "DestOutputProfile": profile,
    }
    return PDFArray([PDFDictionary({**entries, "S": PDFName(kind)}) for kind in ("GTS_PDFX", "GTS_PDFA1")])


def xmp(when: str) -> str:
    """What the XMP packet says beside what it says of every file. `identified` fills in the document's identity."""
    return _DESCRIPTION.format(when=when, identity=_UNKNOWN)


def identified(data: bytes) -> bytes:
    """The file with an identity that follows from all that stands in it: as long as the placeholder, so that no byte moves."""
    identity = UUID(bytes=sha256(data).digest()[:16], version=4)
    return data.replace(_UNKNOWN.encode(), str(identity).encode())


_DESCRIPTION = """
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>"""
