"""The lists that lead elsewhere: contents, glossary, sources."""

from briefgen.document.inlines import Text
from briefgen.document.origins import DerivedOrigin
from briefgen.document.references import Contents, Glossary, GlossaryEntry, SourceEntry, SourceList
from briefgen.writers.docx.characters import WIDE_SPACE
from briefgen.writers.docx.flow_text import number_width
from briefgen.writers.docx.neighbours import ends, side_by_side
from briefgen.writers.docx.pieces import Abreast, Count, Entry, Label, Piece, Target, WordParagraph
from briefgen.writers.docx.place import TOP, Items, Place
from briefgen.writers.docx.stylenames import CONTENTS_LEVELS


def contents(block: Contents) -> Items:
    yield from ends(
        WordParagraph(
            style=f"TOC{min(entry.level, CONTENTS_LEVELS)}",
            pieces=(Entry(number=entry.number or "", children=entry.children, target=entry.target),),
            contents=block.levels,
        )
        for entry in block.entries
    )


def glossary(block: Glossary, place: Place) -> Items:
    entries = (WordParagraph(style="GlossaryEntry", pieces=_term(entry)) for entry in block.entries)
    yield from side_by_side(entries, Abreast(columns=block.columns if place == TOP else 1, holding="glossary"))


def _term(entry: GlossaryEntry) -> tuple[Piece, ...]:
    gap = Text(text=WIDE_SPACE, origin=DerivedOrigin(transform="docx"))
    return (Label(children=entry.children, look="term"), gap, *entry.gloss)


def sources(block: SourceList) -> Items:
    width = number_width(max((entry.number or 0 for entry in block.entries), default=0))
    yield from (_source(entry, width) for entry in block.entries)


def _source(entry: SourceEntry, width: float) -> WordParagraph:
    """Return an entry: numbers hang; without them a list is flush, as in the PDF."""
    target: Target = ("source", entry.entry)
    if entry.number is None:
        return WordParagraph(style="NamedSource", pieces=entry.children, target=target)
    count = Count(kind="source", value=entry.number, width=width)
    return WordParagraph(style="Bibliography", pieces=entry.children, counted=count, target=target)
