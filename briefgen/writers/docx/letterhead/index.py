"""The styles of a document by their ids and by what they are called, and what they inherit."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.tags import at, number, val
from briefgen.writers.docx.reference.names import w

Num = tuple[int, int | None]
"""A `numId`, and the level in it; None where the numbering says which level the style is linked to."""


class StyleIndex:
    """The styles of one document; those that are added later have to be told to it."""

    def __init__(self, styles: Element) -> None:
        self.styles = styles
        self._by_id: dict[str, Element] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self.default: str | None = None
        """The id of the paragraph style that is taken where none is named."""
        for style in styles.iter(w("style")):
            self.take(style)

    def take(self, style: Element) -> None:
        """Take in a style; of two with one name the first is meant."""
        id_, kind = val(style, "styleId") or "", val(style, "type") or "paragraph"
        self._by_id.setdefault(id_, style)
        self._by_name.setdefault((kind, _folded(val(at(style, "name")) or "")), id_)
        if kind == "paragraph" and val(style, "default") in {"1", "true", "on"}:
            self.default = self.default or id_

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def __getitem__(self, id_: str) -> Element:
        return self._by_id[id_]

    @property
    def ids(self) -> Mapping[str, Element]:
        """All styles, in their order."""
        return self._by_id

    def named(self, kind: str, name: str) -> str | None:
        """Return the id of a style by its name, which is the same in Word of every language, whatever its id is."""
        return self._by_name.get((kind, _folded(name)))

    def line(self, id_: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on, the nearest first; a circle is left where it closes."""
        seen: set[str] = set()
        while id_ is not None and id_ in self._by_id and id_ not in seen:
            seen.add(id_)
            style = self._by_id[id_]
            yield style
            id_ = val(at(style, "basedOn"))

    def said(self, id_: str | None, kind: str, name: str, attribute: str | None = None) -> Element | None:
        """Return what a paragraph style says by *name* among the properties of a *kind*, else the document's defaults.

        With an *attribute*, the first that has it: of one that a style is based on, attributes are taken singly.
        """
        said = [at(style, kind, name) for style in self.line(id_ or self.default)]
        said.append(at(self.styles, "docDefaults", f"{kind}Default", kind, name))
        return next((each for each in said if each is not None and (attribute is None or val(each, attribute))), None)

    def num(self, id_: str | None) -> Num | None:
        """Return the numbering that a paragraph of the style has by it."""
        for style in self.line(id_ or self.default):
            found = at(style, "pPr", "numPr")
            if found is not None and (num := number(at(found, "numId"))) is not None:
                return (num, number(at(found, "ilvl"))) if num else None
        return None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
