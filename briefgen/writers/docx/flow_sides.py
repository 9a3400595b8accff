"""What hangs beside its words, or stands in from the text's edge: points, dates, answers, quotations."""

from briefgen.document.inlines import Inline
from briefgen.document.nodes import Block, PointList, QuestionAnswer, Quote, Timeline
from briefgen.writers.docx.charstyles import Trait
from briefgen.writers.docx.flow_text import box_style, opening, set_in
from briefgen.writers.docx.neighbours import ends, no_lone_ends, together
from briefgen.writers.docx.pieces import Label, Piece, Tab, WordParagraph, block_target
from briefgen.writers.docx.place import TOP, Blocks, Items, Place
from briefgen.writers.docx.stylenames import LABELLED_STYLES, POINT_COLUMNS


def points(block: PointList, place: Place, blocks: Blocks) -> Items:
    inside = place.inside(block.kind)
    made = no_lone_ends(_labelled(point.label, "point", point.blocks, inside, blocks) for point in block.points)
    yield from ends(made) if place == TOP else made


def timeline(block: Timeline, place: Place, blocks: Blocks) -> Items:
    if block.caption:
        caption = set_in("Caption", block.caption, place, columns=place.levels)
        yield caption._replace(target=block_target(block.anchor))
    inside = place.inside("timeline")
    made = no_lone_ends(_labelled(entry.when, "when", entry.blocks, inside, blocks) for entry in block.entries)
    yield from ends(made) if place == TOP else made


def _labelled(label: tuple[Inline, ...], look: Trait, words: tuple[Block, ...], inside: Place, blocks: Blocks) -> Items:
    """Return words with a label at the side, in the column before the place *inside*."""
    first, rest = opening(words)
    hung = (Label(children=label, look=look), Tab()) if label else (Tab(),)
    made = _hung((*hung, *(first.children if first else ())), inside)
    target = block_target(first.anchor) if first else None
    yield made._replace(target=target, leads=first is not None and bool(rest))
    yield from blocks(rest, inside)


def _hung(pieces: tuple[Piece, ...], inside: Place) -> WordParagraph:
    *outer, own = inside.columns
    if inside.box:
        style = f"{box_style(inside)}Point" if own in POINT_COLUMNS else box_style(inside)
        return set_in(style, pieces, inside, columns=inside.columns, tabs=len(outer))
    return set_in(LABELLED_STYLES[own], pieces, inside, columns=tuple(outer))


def question_answer(block: QuestionAnswer, place: Place, blocks: Blocks) -> Items:
    """Return the question, and the answer on the same page: each paragraph stays with the next, the last is free."""
    yield set_in("Question", block.question, place, columns=place.levels)
    yield from together(blocks(block.answer, place.inside("answer")))


def quote(block: Quote, place: Place, blocks: Blocks) -> Items:
    said = blocks(block.blocks, place.inside("quote"))
    if block.attribution:
        holder = set_in("Attribution", block.attribution, place, columns=place.levels)
        yield from together((*said, holder))
    else:
        yield from said
