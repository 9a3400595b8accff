"""What is set like a form: heads, facts in large type, the lines where a reader decides and signs."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.document.figures import DecisionBlank, DecisionBlock, Fact, FactStrip
from briefgen.document.inlines import Text
from briefgen.document.origins import DerivedOrigin
from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.layout.furniture import SEPARATOR
from briefgen.layout.heads import COLON, NO_BREAK_SPACE
from briefgen.writers.docx.flow_text import set_in
from briefgen.writers.docx.neighbours import ends, side_by_side, together
from briefgen.writers.docx.pieces import Abreast, Label, Piece, Tab, Tick, WordParagraph
from briefgen.writers.docx.place import TOP, Items, Place

BLANKS: Final = 2
"""Rules to write on that stand side by side."""


def header_table(block: HeaderTable) -> Items:
    match block.form:
        case "rows":
            yield from ends(WordParagraph(style="HeaderField", pieces=_row(field)) for field in block.fields)
        case "line":
            yield WordParagraph(style="HeaderLine", pieces=_line(block.fields), first=True, last=True)
        case "plain":
            yield from ends(WordParagraph(style="HeaderPlain", pieces=_plain(field)) for field in block.fields)


def _row(field: HeaderField) -> tuple[Piece, ...]:
    return (Label(children=field.label), Tab(), *field.value) if field.label else field.value


def _line(fields: tuple[HeaderField, ...]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for field in fields:
        pieces += [_made(SEPARATOR)] if pieces else []
        pieces += [Label(children=field.label), _made(NO_BREAK_SPACE)] if field.label else []
        pieces += field.value
    return tuple(pieces)


def _plain(field: HeaderField) -> tuple[Piece, ...]:
    return (Label(children=field.label), _made(COLON), *field.value) if field.label else field.value


def _made(words: str) -> Text:
    return Text(text=words, origin=DerivedOrigin(transform="docx"))


def facts(block: FactStrip, place: Place) -> Items:
    """Return each fact as two paragraphs, in a column of its own where nothing is around."""
    made = (part for fact in block.facts for part in _fact(fact, place))
    yield from side_by_side(made, Abreast(columns=len(block.facts), holding="facts")) if place == TOP else made


def _fact(fact: Fact, place: Place) -> Iterator[WordParagraph]:
    value = set_in("FactValue", fact.value, place, columns=place.levels)
    yield value._replace(opens_column=True)
    yield set_in("FactLabel", fact.label, place, columns=place.levels)


def decision(block: DecisionBlock, place: Place) -> Items:
    choices = tuple(_apart(Tick(children=choice.children) for choice in block.choices))
    made = together(
        (
            *((set_in("DecisionChoices", choices, place, columns=place.levels),) if choices else ()),
            *(
                set_in("DecisionBlanks", tuple(_blanks(blanks)), place, columns=place.levels)
                for blanks in _in_lines(block.blanks)
            ),
        )
    )
    yield from ends(made) if place == TOP else made


def _in_lines(blanks: tuple[DecisionBlank, ...]) -> Iterator[tuple[DecisionBlank, ...]]:
    return (blanks[start : start + BLANKS] for start in range(0, len(blanks), BLANKS))


def _apart(ticks: Iterable[Tick]) -> Iterator[Piece]:
    """Yield ticks with a wide space between two, at which a line may end."""
    for index, tick in enumerate(ticks):
        yield from (Label(children=(_made(" "),), look="gap"), tick) if index else (tick,)


def _blanks(blanks: Iterable[DecisionBlank]) -> Iterator[Piece]:
    """Yield each word with the tab that draws the rule after it, and one more to where the next begins."""
    for index, blank in enumerate(blanks):
        yield from (Tab(),) if index else ()
        yield from (*blank.children, _made(NO_BREAK_SPACE), Tab())
