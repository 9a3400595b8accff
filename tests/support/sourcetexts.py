"""Texts to write a pack from, openly fictional."""

import io
from collections.abc import Iterable

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

ARTICLE = """\
The harbour of Senna

The port of Senna is expected to open in July, the U.S. envoy said. Dr. Fenn disagreed.

Money and plans

The quay costs 4.2 million crowns. It is 300 metres
long.

Nobody knows who pays.

Outlook

1. The first sailing is planned for 1 July.
2. "Who knows?" asked Mr. Fenn. He left.
"""
LOCATORS = {
    "lead 1.1": "The port of Senna is expected to open in July, the U.S. envoy said.",
    "lead 1.2": "Dr. Fenn disagreed.",
    "money-plans 1.1": "The quay costs 4.2 million crowns.",
    "money-plans 1.2": "It is 300 metres long.",
    "money-plans 2.1": "Nobody knows who pays.",
    "outlook 1.1": "The first sailing is planned for 1 July.",
    "outlook 2.1": '"Who knows?" asked Mr. Fenn.',
    "outlook 2.2": "He left.",
}
"""What is in the article, whatever file it comes in."""
MARKDOWN = """\
---
layout: post
---
# The harbour of Senna

The port of [Senna](https://example.org/senna) is expected to open in **July**, the U.S. envoy said. Dr. Fenn disagreed.

<!-- a remark -->
Money and plans
---------------

The quay costs 4.2 million crowns. It is 300 metres
long.

> Nobody knows who *pays*.

## Outlook ##

1. The first sailing is planned for 1 July.
2. "Who knows?" asked Mr. Fenn. He left.
"""
WORD = (
    ("Title", "The harbour of Senna"),
    ("Normal", "The port of Senna is expected to open in July, the U.S. envoy said. Dr. Fenn disagreed."),
    ("Heading 1", "Money and plans"),
    ("Normal", "The quay costs 4.2 million crowns. It is 300 metres long."),
    ("Normal", "Nobody knows who pays."),
    ("Heading 2", "Outlook"),
    ("List Number", "The first sailing is planned for 1 July."),
    ("List Number", '"Who knows?" asked Mr. Fenn. He left.'),
)


def word(paragraphs: Iterable[tuple[str, str]] = WORD) -> bytes:
    """Return a Word document of paragraphs, each with its style."""
    document = docx.Document()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    return saved(document)


def refer(paragraph: Paragraph, sort: str, id_: int) -> None:
    """Put the mark of a note (`footnote` or `endnote`) behind what stands in a paragraph."""
    reference = OxmlElement(f"w:{sort}Reference")
    reference.set(qn("w:id"), str(id_))
    paragraph.add_run()._r.append(reference)


def add_notes(document: docx.document.Document, sort: str, notes: dict[int, str]) -> None:
    """Add a part with notes: id → XML of their paragraphs."""
    said = "".join(f'<w:{sort} w:id="{id_}">{words}</w:{sort}>' for id_, words in notes.items())
    parting = f'<w:{sort} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{sort}>'
    content = f"<w:{sort}s {nsdecls('w')}>{parting}{said}</w:{sort}s>".encode()
    sort_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{sort}s+xml"
    part = Part(PackURI(f"/word/{sort}s.xml"), sort_type, content, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{sort.upper()}S"))


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
