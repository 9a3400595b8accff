"""Say once what the words of likelihood mean that this document's judgements use."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.document.document import Document
from briefgen.document.generated import YARDSTICK
from briefgen.document.inlines import Inline, Text
from briefgen.document.languages import marked
from briefgen.document.nodes import Node
from briefgen.document.origins import TemplateOrigin
from briefgen.document.places import printed_items
from briefgen.document.tables import Cell, Column, Row, RowGroup, Table
from briefgen.gate.records import ClearedYardstick, YardstickBand
from briefgen.transforms.filling import fill
from briefgen.transforms.phrases import phrase
from briefgen.transforms.setting import Setting


def yardstick(document: Document, setting: Setting) -> Document:
    """Fill the table of words and ranges, scale by scale; take it out, with its section, where no judgement is shown.

    Words and ranges stay in the scale's own language: they are not interchangeable with any others.
    """
    scales = tuple(_scales(document, setting))

    def change(node: Node) -> Iterable[Node]:
        if not isinstance(node, Table):
            return (node,)
        return (_filled(node, scales, setting),) if scales else ()

    return fill(document, change)


def _scales(document: Document, setting: Setting) -> Iterator[ClearedYardstick]:
    """Yield the scales of the judgements that are shown."""
    shown = printed_items(document)
    judgements = [item.judgement for name, item in setting.cleared.items.items() if name in shown]
    used = {judgement.scale for judgement in judgements if judgement is not None}
    return (scale for name, scale in setting.cleared.yardsticks.items() if name in used)


def _filled(table: Table, scales: tuple[ClearedYardstick, ...], setting: Setting) -> Table:
    alone = len(scales) == 1
    heads = (tuple(phrase(setting.locale, key)) for key in ("column-likelihood", "column-range"))
    return replace(
        table,
        anchor=YARDSTICK,
        caption=_words(scales[0], scales[0].title, setting) if alone else (),
        columns=(Column(), Column()),
        header=(Row(cells=tuple(Cell(children=head) for head in heads)),),
        groups=tuple(
            RowGroup(
                title=() if alone else _words(scale, scale.title, setting),
                rows=tuple(_row(scale, band, setting) for band in scale.bands),
            )
            for scale in scales
        ),
    )


def _row(scale: ClearedYardstick, band: YardstickBand, setting: Setting) -> Row:
    first, *others = band.words
    said = _words(scale, first[:1].upper() + first[1:], setting)
    for other in others:
        said = tuple(_either(said, _words(scale, other, setting), setting))
    return Row(cells=(Cell(children=said, header=True), Cell(children=_words(scale, band.range, setting))))


def _either(first: tuple[Inline, ...], second: tuple[Inline, ...], setting: Setting) -> Iterator[Inline]:
    yield from first
    yield from phrase(setting.locale, "likelihood-or")
    yield from second


def _words(scale: ClearedYardstick, words: str, setting: Setting) -> tuple[Inline, ...]:
    text = Text(text=words, origin=TemplateOrigin(path=f"yardsticks/{scale.name}.yaml", line=1))
    return marked((text,), scale.language, setting.cleared.language)
