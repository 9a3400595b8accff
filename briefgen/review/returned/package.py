"""The parts of a document from strangers, within limits: nothing is fetched, no entity is resolved, no macro is looked at."""

from typing import Any, Final

from briefgen.writers.docx.reference.xml_safe import parse
from briefgen.writers.docx.reference.zip_limits import unpack

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
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

    def all_beside(self, kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._all_related(self.document, kind)))

    def _related(self, name: str, kind: str) -> str | None:
        return next(iter(self._all_related(name, kind)), None)

    def _all_related(self, name: str, kind: str) -> list[str]:
        folder, _, file = name.rpartition("/")
        relations = self.root(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        if relations is None:
            return []
        found = (each for each in relations.iter(_RELATIONSHIP) if (each.get("Type") or "").endswith(kind))
        targets = (each.get("Target") or "" for each in found if each.get("TargetMode") != "External")
        return [target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/") for target in targets]
