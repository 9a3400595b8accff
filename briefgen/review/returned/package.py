"""The parts of a document from strangers, within limits: nothing is fetched, no entity is resolved, no macro is looked at."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefgen.build.furniture import EDGES, place_of
from briefgen.writers.docx.reference.xml_safe import parse
from briefgen.writers.docx.reference.zip_limits import unpack
from briefgen.writers.docx.xml import R, W

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_W: Final = f"{{{W}}}"
_R_ID: Final = f"{{{R}}}id"
_HYPERLINK: Final = "/hyperlink"
_OFFICE_DOCUMENT: Final = "/officeDocument"


class Package:
    """A DOCX unpacked. Raises `Refused` where it cannot be, or is no document of Word's."""

    def __init__(self, content: bytes) -> None:
        self.parts = unpack(content)
        self.document = self._related("", _OFFICE_DOCUMENT) or "word/document.xml"

    def root(self, name: str | None) -> Any | None:
        """Return the root of a part; None where there is no such part. Raises `Refused`."""
        content = self.parts.get(name or "")
        return parse(content, name or "") if content else None

    def beside(self, kind: str) -> str | None:
        """Return the part that the document is related to by a type that ends so: "/comments"."""
        return self._related(self.document, kind)

    def links(self, name: str | None) -> Mapping[str, str]:
        """Return where the links of a part lead out of the document, by the ids of its relations."""
        found = self._relationships(name or "")
        return {
            each.get("Id") or "": each.get("Target") or ""
            for each in found
            if (each.get("Type") or "").endswith(_HYPERLINK)
        }

    def edges(self) -> Mapping[str, tuple[str, ...]]:
        """Return each part that stands at head or foot of pages, with where sections name it: `header.first`.

        Those of even pages do where the settings tell even pages from odd ones; else no page shows them, and LibreOffice 7.4
        writes nonsense into them.
        """
        root, settings = self.root(self.document), self.root(self.beside("/settings"))
        shown = {"default", "first"}
        if settings is not None and settings.find(f"{_W}evenAndOddHeaders") is not None:
            shown.add("even")
        targets = dict(self._targets(self.document))
        found: dict[str, dict[str, None]] = {}
        for edge in EDGES:
            for each in () if root is None else root.iter(f"{_W}{edge}Reference"):
                name, kind = targets.get(each.get(_R_ID) or ""), each.get(f"{_W}type") or "default"
                if name is not None and kind in shown:
                    found.setdefault(name, {}).setdefault(place_of(edge, kind))
        return {name: tuple(places) for name, places in found.items()}

    def _related(self, name: str, kind: str) -> str | None:
        return next(iter(self._all_related(name, kind)), None)

    def _all_related(self, name: str, kind: str) -> list[str]:
        return [target for each, target in self._relations(name) if (each.get("Type") or "").endswith(kind)]

    def _targets(self, name: str) -> Iterator[tuple[str, str]]:
        for each, target in self._relations(name):
            yield each.get("Id") or "", target

    def _relations(self, name: str) -> Iterator[tuple[Any, str]]:
        """Yield the relations of a part to others of the package, with the names of those; nothing outside it."""
        folder, _, _ = name.rpartition("/")
        for each in self._relationships(name):
            target = each.get("Target") or ""
            if each.get("TargetMode") != "External":
                yield each, target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")

    def _relationships(self, name: str) -> Iterator[Any]:
        folder, _, file = name.rpartition("/")
        relations = self.root(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        yield from () if relations is None else relations.iter(_RELATIONSHIP)
