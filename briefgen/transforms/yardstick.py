"""Say once what the words of likelihood mean that this document's judgements use."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefgen.document.document import Document
from briefgen.document.generated import YARDSTICK
from briefgen.document.inlines import Inline, Text
from briefgen.document.languages import marked
from briefgen.document.nodes import Node
from briefgen.document.origins import TemplateOrigin
from briefgen.document.places import printed_items
from briefgen.document.tables import Cell, Column, Row, RowGroup, Table
from briefgen.gate.records import ClearedJudgement
from briefgen.gate.registered import ClearedYardstick, YardstickBand
from briefgen.transforms.filling import fill
from briefgen.transforms.phrases import phrase
from briefgen.transforms.setting import Setting

_COLUMNS: Final = {
    "likelihood": ("column-likelihood", "column-range"),
    "evidence": ("column-evidence", "column-meaning"),
}


def yardstick(document: Document, setting: Setting) -> Document:
    """Fill the table of words and ranges, scale by scale; take it out, with its section, where no judgement is shown.

    A scale that has no words in the brief's language stays in its own: they are not interchangeable with any others.
    """
    judgements = tuple(_judgements(document, setting))
    used = {judgement.scale for judgement in judgements}
    scales = tuple(scale for name, scale in setting.cleared.yardsticks.items() if name in used)

    def change(node: Node) -> Iterable[Node]:
        if not isinstance(node, Table):
            return (node,)
        shown = tuple(_of_use(scale, judgements) for scale in scales) if node.kind == "register" else scales
        return (_filled(node, shown, setting),) if scales else ()

    return fill(document, change)


def _judgements(document: Document, setting: Setting) -> Iterator[ClearedJudgement]:
    """Yield the judgements that are shown."""
    shown = printed_items(document)
    judgements = (item.judgement for name, item in setting.cleared.items.items() if name in shown)
    return (judgement for judgement in judgements if judgement is not None)


def _of_use(scale: ClearedYardstick, judgements: Iterable[ClearedJudgement]) -> ClearedYardstick:
    """Return the scale with the bands alone that a judgement names."""
    said = {judgement.band.casefold() for judgement in judgements if judgement.scale == scale.name}
    named = (band for band in scale.bands if not said.isdisjoint(map(str.casefold, band.keys or band.words)))
    return replace(scale, bands=tuple(named))


def _filled(table: Table, scales: tuple[ClearedYardstick, ...], setting: Setting) -> Table:
    alone = len(scales) == 1
    keys = _COLUMNS["evidence" if all(scale.kind == "evidence" for scale in scales) else "likelihood"]
    heads = (tuple(phrase(setting.locale, key)) for key in keys)
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
