"""Give each cited source its number, in order of first appearance in this document."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.document.nodes import Citation, Document, Inline, Text
from briefgen.document.walk import map_inlines, map_runs, walk
from briefgen.transforms.setting import Setting


def citations(document: Document, setting: Setting) -> Document:
    """Number the references, sort them within each citation, and drop those said twice in one.

    An audience without citations has them taken out, with the space before them.
    """
    if setting.form.citations == "none":
        return map_runs(document, _uncited)
    numbers = source_numbers(document)
    return map_inlines(document, lambda inline: (_numbered(inline, numbers),))


def source_numbers(document: Document) -> Mapping[str, int]:
    """Return the number of each source that the document cites, in order."""
    cited = (each.source for node in walk(document) if isinstance(node, Citation) for each in node.references)
    return {source: number for number, source in enumerate(dict.fromkeys(cited), start=1)}


def _numbered(inline: Inline, numbers: Mapping[str, int]) -> Inline:
    if not isinstance(inline, Citation):
        return inline
    numbered = dict.fromkeys(replace(each, number=numbers[each.source]) for each in inline.references)
    return replace(inline, references=tuple(sorted(numbered, key=lambda each: numbers[each.source])))


def _uncited(inlines: tuple[Inline, ...]) -> Iterable[Inline]:
    kept: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Citation):
            kept.append(inline)
        elif kept and isinstance(last := kept[-1], Text):
            kept[-1] = replace(last, text=last.text.rstrip())
    return (inline for inline in kept if not isinstance(inline, Text) or inline.text)
