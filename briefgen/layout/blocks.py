"""Blocks to galleys: what each node of the tree becomes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar, assert_never

from briefgen.document.figures import Chart, DecisionBlock, FactStrip, Image
from briefgen.document.nodes import (
    Annex,
    Block,
    Box,
    BulletList,
    Columns,
    Half,
    MarginNote,
    OrderedList,
    PageBreak,
    Paragraph,
    PointList,
    QuestionAnswer,
    Quote,
    Section,
    SideBySide,
    Timeline,
    Title,
)
from briefgen.document.references import Contents, Glossary, NoteList, SourceList
from briefgen.document.tables import HeaderTable, Table
from briefgen.layout.boxes import box
from briefgen.layout.charts import chart
from briefgen.layout.footnotes import note_list
from briefgen.layout.galley import Galley, laid, stack
from briefgen.layout.halves import half, side_by_side
from briefgen.layout.headings import annex_heading, section_heading, title
from briefgen.layout.heads import header_table
from briefgen.layout.images import image
from briefgen.layout.inlines import EM_SPACE, stretches
from briefgen.layout.lists import bullet_list, ordered_list, source_list
from briefgen.layout.margin import Noted, indented, with_notes
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import hung, label, label_column, paragraph
from briefgen.layout.setting import Setting
from briefgen.layout.tables import table
from briefgen.layout.timeline import timeline

HOLDERS: Final = (Section, Annex, Columns, Table, Half)
"""Blocks whose strips do not all stand on one bed."""

Whole = TypeVar("Whole", Section, Annex)


def flow(blocks: Sequence[Block], place: Place, setting: Setting) -> Galley:
    """Set blocks one under the other; `place` is that of the field that holds them."""
    return stack(_galleys(blocks, place, setting))


def _galleys(blocks: Sequence[Block], place: Place, setting: Setting) -> Iterator[Galley]:
    for index, block in enumerate(blocks):
        if index and isinstance(block, MarginNote):
            continue
        notes = tuple(_notes_after(index, blocks, place))
        own = setting.across if setting.across and _is_across(blocks, index, place) else setting
        galley = own.known(block, (*place, index), _block)
        galley = galley if isinstance(block, HOLDERS) else laid(galley, own.bed)
        noted = with_notes(galley, notes, own) if notes else galley
        yield noted._replace(keep_with_next=1) if _rests_on_next(blocks, index) else noted


_ACROSS: Final = (Title, HeaderTable, FactStrip, DecisionBlock, Chart, Contents, Annex)
_ROLES_ACROSS: Final = frozenset({"series", "banner", "lead"})


def stands_across(block: Block) -> bool:
    """Say whether a block stands across both columns: what heads the paper, what is drawn or filled in for its whole width.

    So does a key message above the first section; a table goes by what it needs.
    """
    if isinstance(block, Paragraph):  # as most are
        return block.role in _ROLES_ACROSS
    return isinstance(block, _ACROSS)


def _is_across(blocks: Sequence[Block], index: int, place: Place) -> bool:
    match blocks[index]:
        case Box(kind="key-message"):
            return len(place) == 1 and not any(isinstance(block, Section) for block in blocks[:index])
        case block:
            return stands_across(block)


def _notes_after(index: int, blocks: Sequence[Block], place: Place) -> Iterator[Noted]:
    """Yield the notes that follow a block directly, each with its place: they are set with it."""
    for at, block in enumerate(blocks[index + 1 :], start=index + 1):
        if not isinstance(block, MarginNote):
            return
        yield block, (*place, at)


def _rests_on_next(blocks: Sequence[Block], index: int) -> bool:
    """Say whether a line to be said is followed by the fact that it rests on."""
    match blocks[index : index + 2]:
        case [Paragraph(), Paragraph(role="fact")]:
            return True
        case _:
            return False


def _block(block: Block, place: Place, setting: Setting) -> Galley:
    match block:
        case Title():
            return title(block, place, setting)
        case Section():
            whole = stack(_under_heading(section_heading, block, place, setting))
            # What a short section leaves of its heading's lines is not the next section's to make up.
            return whole._replace(keep_with_next=0) if block.blocks else whole
        case Annex():
            return stack([Galley(new_page=True), *_under_heading(annex_heading, block, place, setting)])
        case Columns():
            return flow(block.blocks, (*place, "blocks"), setting.in_columns())
        case Paragraph():
            return _paragraph(block, place, setting)
        case BulletList():
            return bullet_list(block, place, setting, flow)
        case OrderedList():
            return ordered_list(block, place, setting, flow)
        case PointList():
            from briefgen.layout.points import point_list  # noqa: PLC0415 - few briefs hold all of them: each loads what sets it

            return point_list(block, place, setting, flow)
        case QuestionAnswer():
            from briefgen.layout.questions import question_answer  # noqa: PLC0415

            return question_answer(block, place, setting, flow)
        case Quote():
            from briefgen.layout.questions import quote  # noqa: PLC0415

            return quote(block, place, setting, flow)
        case Box():
            return box(block, place, setting, flow)
        case FactStrip():
            from briefgen.layout.facts import fact_strip  # noqa: PLC0415

            return fact_strip(block, place, setting)
        case DecisionBlock():
            from briefgen.layout.decision import decision_block  # noqa: PLC0415

            return decision_block(block, place, setting)
        case Timeline():
            return timeline(block, place, setting, flow)
        case Table():
            return table(block, place, setting)
        case Chart():
            return chart(block, place, setting)
        case Image():
            return image(block, place, setting)
        case HeaderTable():
            return header_table(block, place, setting)
        case MarginNote():
            return indented(block, place, setting)
        case Contents():
            from briefgen.layout.contents import contents  # noqa: PLC0415

            return contents(block, place, setting)
        case Glossary():
            from briefgen.layout.glossary import glossary  # noqa: PLC0415

            return glossary(block, place, setting)
        case SourceList():
            return source_list(block, place, setting)
        case NoteList():
            return note_list(place, setting)
        case PageBreak():
            return Galley(new_page=True)
        case Half():
            return half(block, place, setting, flow)
        case SideBySide():
            return side_by_side(block, place, setting, flow)
        case _:
            assert_never(block)


def _under_heading(
    heading: Callable[[Whole, Place, Setting], Galley], block: Whole, place: Place, setting: Setting
) -> tuple[Galley, Galley]:
    """Return a heading and what stands under it; it goes with a table to a landscape page, and across both columns."""
    text = flow(block.blocks, (*place, "blocks"), setting)
    bed = text.strips[0].bed if text.strips else setting.bed
    own = next((each for each in (setting.across, setting.turned) if each and each.bed == bed), setting)
    return laid(heading(block, place, own), own.bed), text


def _paragraph(block: Paragraph, place: Place, setting: Setting) -> Galley:
    style = setting.style(setting.body if block.role == "body" else block.role)
    words = stretches(block.children, (*place, "children"), setting, style)
    if block.number is None:
        return paragraph(words, place, setting, style)
    number = label(f"{block.number}.", (*place, "label"), setting, style)
    if setting.theme.paragraph_numbers == "flush" or setting.bed.step:
        return paragraph((number._replace(text=f"{block.number}.{EM_SPACE}"), *words), place, setting, style)
    column = label_column([number], setting.theme.number_column, style)
    return hung(paragraph(words, place, setting, style), number, setting.inset(-column), style)
