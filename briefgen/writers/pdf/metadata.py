"""What the file says of itself, in XMP and in the older information dictionary; from the allow-list alone."""

from html import escape
from typing import Final, Literal

from briefgen.document.document import Metadata
from briefgen.writers.pdf.syntax import dictionary, moment, string

PRODUCER: Final = "briefgen"
SEPARATOR: Final = ", "


def information(metadata: Metadata) -> bytes:
    when = moment(metadata.as_of)
    keywords = SEPARATOR.join(metadata.keywords)
    return dictionary(
        {
            "Title": string(metadata.title),
            "Author": string(metadata.issuer) if metadata.issuer else None,
            "Subject": string(metadata.subject) if metadata.subject else None,
            "Keywords": string(keywords) if keywords else None,
            "Creator": string(PRODUCER),
            "Producer": string(PRODUCER),
            "CreationDate": when,
            "ModDate": when,
        }
    )


def xmp(metadata: Metadata, *, part: Literal[2, 3] = 2) -> bytes:
    """Return the XMP packet: PDF/UA-1, PDF/A of that part at level A, and a description of the PDF/UA schema, which PDF/A
    asks for.
    """
    when = metadata.as_of.isoformat(timespec="seconds")
    own = "".join(
        (
            f"<dc:title>{_alternative(metadata.title)}</dc:title>",
            f"<dc:creator>{_items('Seq', metadata.issuer)}</dc:creator>" if metadata.issuer else "",
            f"<dc:description>{_alternative(metadata.subject)}</dc:description>" if metadata.subject else "",
            f"<dc:subject>{_items('Bag', *metadata.keywords)}</dc:subject>" if metadata.keywords else "",
            f"<dc:language>{_items('Bag', metadata.language)}</dc:language>",
            f"<pdf:Keywords>{escape(SEPARATOR.join(metadata.keywords), quote=False)}</pdf:Keywords>"
            if metadata.keywords
            else "",
            f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
            f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
            f"<xmp:CreateDate>{when}</xmp:CreateDate>",
            f"<xmp:ModifyDate>{when}</xmp:ModifyDate>",
        )
    )
    return _PACKET.format(part=part, own=own).encode()


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li></rdf:Alt>'


def _items(kind: str, *texts: str) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{escape(text, quote=False)}</rdf:li>' for text in texts)}</rdf:{kind}>"


_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{own}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
