"""What a PDF/A-2a and PDF/UA-1 file says of itself: XMP, the output intent, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from html import escape as html_escape

from dialogkit.press.pdf import icc, pdfx
from dialogkit.press.pdf.reportlab_parts import OpenCanvas, PDFArray, PDFDictionary, PDFName, PDFString, stream

CREATOR = "dialogkit"
escape = partial(html_escape, quote=False)  # the same as xml.sax's, which would load all that speaks to the network


@dataclass(frozen=True)
class DocumentInfo:
    """What a PDF says of itself. `lang` is a tag such as nb-NO; `stamp` is printed as the date of making."""

    title: str
    lang: str
    stamp: datetime
    subject: str = ""


def output_intents(canvas: OpenCanvas) -> PDFArray:
    """The catalog's OutputIntents: colours are sRGB (ISO 19005-2, 6.2.3)."""
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": canvas.reference(canvas.put(stream({"N": 3}, icc.srgb(), packed=True))),
        }
    )
    return PDFArray([intent])


def xmp(info: DocumentInfo, printshop: bool = False) -> bytes:
    """The XMP packet, with the identification schemas of PDF/A-2a and PDF/UA-1, and for a print shop that of PDF/X-4."""
    when = info.stamp.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return _PACKET.format(
        title=escape(info.title),
        subject=escape(info.subject),
        lang=escape(info.lang),
        creator=CREATOR,
        when=when,
        schemas="\n".join(_SCHEMA.format(*schema) for schema in (_UA_SCHEMA, *(pdfx.SCHEMAS if printshop else ()))),
        more=pdfx.xmp(when) if printshop else "",
    ).encode()


_UA_SCHEMA = (
    "PDF/UA identification schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    "part",
    "Integer",
    "Which part of ISO 14289 the file follows",
)
_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{}</pdfaProperty:name><pdfaProperty:valueType>{}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate><xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{creator}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>{more}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
