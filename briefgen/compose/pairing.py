"""Two languages side by side: which block of the one says the same as which of the other.

Both come from one template and the same items, so that they go pair by pair: text by its kind and the items that it prints,
headings and what is drawn by their order. Text stands beside its like. Tables, figures, boxes and lists of sources need the
whole measure: they stand above one another, the first language first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from babel import Locale as Cldr

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.document import Document
from briefgen.document.generated import holds_generated, is_generated
from briefgen.document.inlines import Text
from briefgen.document.languages import primary
from briefgen.document.nodes import (
    Block,
    BulletList,
    Columns,
    Half,
    MarginNote,
    OrderedList,
    PageBreak,
    Pair,
    Paragraph,
    PointList,
    QuestionAnswer,
    Quote,
    Section,
    SideBySide,
    Title,
)
from briefgen.document.origins import DerivedOrigin
from briefgen.document.places import place_of, printed_entries
from briefgen.document.tables import HeaderTable
from briefgen.document.words import plain_text
from briefgen.frozen import dataclass

CODE = "BG371"
_QUOTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """What is paired: a heading, a paragraph, an item of a list, or a block that needs the whole measure."""

    block: Block
    kind: str
    """A name of its class; with what else tells one from another."""
    items: frozenset[tuple[str, str]] = frozenset()
    """What it prints, by register and id."""
    across: bool = False
    alone: bool = False
    """Whether it may be in one language only: what is generated from that language's own words."""

    @property
    def key(self) -> tuple[str, frozenset[tuple[str, str]]]:
        return self.kind, self.items


def paired(first: Document, second: Document, audience: str) -> tuple[Block, ...]:
    """Return the blocks of a document in two languages. Raises `UserError` for the first block without its like."""
    languages = first.metadata.language, second.metadata.language
    rows = tuple(_matched((*_units(first.blocks),), (*_units(second.blocks),), languages, audience))
    return tuple(_arranged(rows, languages))


_Row = tuple[_Unit | None, _Unit | None]


def _matched(
    one: tuple[_Unit, ...], other: tuple[_Unit, ...], languages: tuple[str, str], audience: str
) -> Iterator[_Row]:
    left, right = 0, 0
    while left < len(one) or right < len(other):
        own = one[left] if left < len(one) else None
        its = other[right] if right < len(other) else None
        if own and its and own.key == its.key:
            yield own, its
            left, right = left + 1, right + 1
        elif own and own.alone:
            yield own, None
            left += 1
        elif its and its.alone:
            yield None, its
            right += 1
        else:
            raise UserError(_unlike(own, its, languages, audience))


def _unlike(own: _Unit | None, its: _Unit | None, languages: tuple[str, str], audience: str) -> Diagnostic:
    unit, language, other = (own, *languages) if own else (its, languages[1], languages[0])
    assert unit
    words = " ".join(plain_text(_Whole.of(unit.block)).split())
    said = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()}…"
    return Diagnostic(
        code=CODE,
        message=f"'{said}' stands in {language}, and nothing in {other} says the same in its place",
        span=place_of(unit.block),
        hints=(
            "side by side both languages print the same items in the same order: see what the template asks of the language",
            "or set them one after the other: `arrangement: after`",
        ),
        audience=audience,
    )


class _Whole:
    """A block as `plain_text` reads it: with the words that it holds itself."""

    @staticmethod
    def of(block: Block) -> Half:
        return Half(language="", blocks=(block,))


# --- units ---------------------------------------------------------------------------------------------------------------


def _units(blocks: Iterable[Block]) -> Iterator[_Unit]:
    for block in blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[_Unit]:
    match block:
        case Section(level=level, blocks=held):
            alone = holds_generated(block)
            yield _Unit(block=replace(block, blocks=()), kind=f"heading {level}", alone=alone)
            yield from _units(held)
        case Columns(blocks=held):
            yield from _units(held)
        case BulletList(items=items):
            yield from (_text(BulletList(items=(item,))) for item in items)
        case OrderedList(items=items, start=start):
            yield from (
                _text(replace(block, items=(item,), start=number)) for number, item in enumerate(items, start=start)
            )
        case PointList(points=points):
            yield from (_text(replace(block, points=(point,))) for point in points)
        case Paragraph(role=role):
            yield _text(block, role)
        case Title() | HeaderTable() | QuestionAnswer() | Quote() | MarginNote():
            yield _text(block)
        case _:
            yield _across(block)


def _text(block: Block, detail: str = "") -> _Unit:
    return _Unit(block=block, kind=f"{type(block).__name__} {detail}", items=_items(block))


def _across(block: Block) -> _Unit:
    return _Unit(block=block, kind=type(block).__name__, across=True, alone=is_generated(block))


def _items(block: Block) -> frozenset[tuple[str, str]]:
    """Return what is printed; a term that one language needs to explain, and the other does not, makes no difference."""
    return frozenset(each for each in printed_entries(block) if each[0] == "items")


# --- arrangement ----------------------------------------------------------------------------------------------------------


def _arranged(rows: Iterable[_Row], languages: tuple[str, str]) -> Iterator[Block]:
    for across, group in groupby(rows, key=_is_across):
        if across:
            yield from (block for row in group for block in _stacked(row, languages))
        else:
            yield SideBySide(pairs=(_heads(languages), *(_pair(row, languages) for row in group)))


def _heads(languages: tuple[str, str]) -> Pair:
    """Return what each language calls itself."""
    return Pair(
        halves=tuple(
            Half(language=language, blocks=(Paragraph(role="series", children=(_named(language),)),))
            for language in languages
        )
    )


def _named(language: str) -> Text:
    name = Cldr.parse(language, sep="-").get_language_name(primary(language)) or language
    return Text(text=name[:1].upper() + name[1:], origin=DerivedOrigin(transform="side-by-side"))


def _is_across(row: _Row) -> bool:
    return any(unit.across for unit in row if unit)


def _stacked(row: _Row, languages: tuple[str, str]) -> Iterator[Block]:
    """Yield what needs the whole measure, one language above the other; a page break is needed once."""
    if any(unit and isinstance(unit.block, PageBreak) for unit in row):
        yield PageBreak()
        return
    for unit, language in zip(row, languages, strict=True):
        if unit:
            yield Half(language=language, blocks=(unit.block,))


def _pair(row: _Row, languages: tuple[str, str]) -> Pair:
    return Pair(
        halves=tuple(
            Half(language=language, blocks=(unit.block,) if unit else ())
            for unit, language in zip(row, languages, strict=True)
        )
    )
