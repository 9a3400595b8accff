"""Cite in the audience's style: by numbers, in order of first appearance in this document, by names, in notes or in lines."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.document.document import Document
from briefgen.document.inlines import Citation, Inline
from briefgen.document.walk import map_inlines
from briefgen.transforms.entries import cited_sources
from briefgen.transforms.setting import Setting


def citations(document: Document, setting: Setting) -> Document:
    """Number the references, sort them within each citation, and drop those said twice in one; or call them by names; or
    make notes or lines of them.

    A brief without citations has none from the reader on.
    """
    match setting.form.citations:
        case "foot" | "end" as kind:
            from briefgen.transforms.notes import in_notes  # noqa: PLC0415

            return in_notes(document, kind, setting)
        case "author-date":
            from briefgen.transforms.names import by_names  # noqa: PLC0415

            return by_names(document, setting)
        case "source-line":
            from briefgen.transforms.lines import in_lines  # noqa: PLC0415 - a look cites in one way

            return in_lines(document, setting)
        case "numbered" | "none":
            numbers = source_numbers(document)
            return map_inlines(document, lambda inline: (_numbered(inline, numbers),))


def source_numbers(document: Document) -> Mapping[str, int]:
    """Return the number of each source that the document cites, in order."""
    return {source: number for number, source in enumerate(cited_sources(document), start=1)}


def _numbered(inline: Inline, numbers: Mapping[str, int]) -> Inline:
    if not isinstance(inline, Citation):
        return inline
    numbered = dict.fromkeys(replace(each, number=numbers[each.source]) for each in inline.references)
    return replace(inline, references=tuple(sorted(numbered, key=lambda each: numbers[each.source])))
