"""Markup with tokens to the tree: tokens become inlines and blocks, with the origin of every word."""

from collections.abc import Iterator
from functools import partial

from briefgen.audience.form import AudienceForm
from briefgen.diagnostics import UserError
from briefgen.document.document import Document
from briefgen.document.nodes import Block, Section, Title
from briefgen.document.words import plain_text
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.gate.rollup import carried, levels_of
from briefgen.locale.model import Locale
from briefgen.markup.rendered import Rendered
from briefgen.markup.tokens import has_residue
from briefgen.reader.blocks import read_blocks
from briefgen.reader.codes import HEADING, MISPLACED
from briefgen.reader.entries import check_exhibits
from briefgen.reader.frame import (
    check_marking,
    correction_notice,
    embargo_banner,
    embargo_line,
    furniture,
    indicator,
    marking,
    metadata,
)
from briefgen.reader.parser import parse
from briefgen.reader.reading import OfRecord, Reading
from briefgen.reader.remembered import Remembered
from briefgen.reader.sections import read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The tree of a brief, and what of it is of the record at hand."""

    document: Document
    of_record: tuple[OfRecord, ...] | None
    """The blocks of the outline that print what the record has; None where something else does, such as a heading."""


def read(
    rendered: Rendered,
    cleared: ClearedPack,
    locale: Locale,
    *,
    form: AudienceForm,
    remembered: Remembered | None = None,
) -> Document:
    """Return the tree of the brief, with what is *remembered* of it where it is read again. Raises UserError with everything
    that is wrong with its markup.
    """
    return read_for_record(rendered, cleared, locale, form=form, remembered=remembered).document


def read_for_record(
    rendered: Rendered,
    cleared: ClearedPack,
    locale: Locale,
    *,
    form: AudienceForm,
    remembered: Remembered | None = None,
) -> Read:
    """Return the same, with what of it is of the record at hand."""
    reading = Reading.of(rendered, cleared, locale, form, remembered or Remembered())
    blocks = read_document(parse(rendered.markup).children, reading)
    _check_title(blocks, reading)
    check_exhibits(reading)
    levels = tuple(levels_of(blocks, cleared))
    rolled = carried(levels, cleared.raised)
    check_marking(levels, rolled, reading)
    marked = marking(rolled, cleared)
    document = Document(
        metadata=metadata(blocks, cleared, (marked.label, embargo_line(reading))),
        marking=marked,
        furniture=furniture(blocks, reading),
        blocks=(*embargo_banner(blocks, reading), *indicator(rolled, reading), *_noticed(blocks, reading)),
    )
    if has_residue(plain_text(document)):
        reading.fault(MISPLACED, "an item's token is left in the text", 0, "print items by themselves")
    if reading.problems:
        raise UserError(*reading.problems)
    are_all = sum(len(part.fields) for part in reading.parts) == len(reading.of_record)
    return Read(document=document, of_record=tuple(reading.parts) if are_all else None)


def read_again(
    parts: tuple[OfRecord, ...],
    rendered: Rendered,
    cleared: ClearedPack,
    locale: Locale,
    *,
    form: AudienceForm,
    remembered: Remembered,
) -> Iterator[tuple[Block, ...]]:
    """Yield what those *parts* of the same markup are for another record; nothing more from one on that does not print the same
    fields and nothing else.
    """
    reading = Reading.of(rendered, cleared, locale, form, remembered)
    for count, part in enumerate(parts, start=1):
        blocks = reading.noted(part.node, partial(read_blocks, (part.node,), reading))
        if len(reading.parts) != count or reading.parts[-1].fields != part.fields:
            return
        yield blocks


def _noticed(blocks: tuple[Block, ...], reading: Reading) -> tuple[Block, ...]:
    """Return the text with what it corrects said under its title."""
    at = next((index for index, block in enumerate(blocks, start=1) if isinstance(block, Title)), 0)
    return (*blocks[:at], *correction_notice(reading), *blocks[at:])


def _check_title(blocks: tuple[Block, ...], reading: Reading) -> None:
    titles = [index for index, block in enumerate(blocks) if isinstance(block, Title)]
    sections = [index for index, block in enumerate(blocks) if isinstance(block, Section)]
    if not titles:
        reading.fault(HEADING, "the brief has no title", 0, "write # {{ pack.title }}")
    elif len(titles) > 1:
        reading.fault(HEADING, "the brief has more than one title", 0, "write ## for what is a section")
    elif sections and titles[0] > sections[0]:
        reading.fault(HEADING, "the title stands after a section", 0, "put # {{ pack.title }} before the first ##")
