"""The parts of a Word file as its own relationships connect them."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final
from urllib.parse import unquote

from lxml import etree

from briefgen.frozen import dataclass
from briefgen.writers.docx import parts
from briefgen.writers.docx.reference.findings import Kind, Refused
from briefgen.writers.docx.reference.kinds import (
    DOCUMENT,
    DOCUMENT_TYPES,
    STRICT_DOCUMENT,
    PartKind,
)
from briefgen.writers.docx.reference.xml_safe import parse

_STRICT: Final = "{http://purl.oclc.org/ooxml/"
_TYPES: Final = "[Content_Types].xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    id: str
    kind: str
    """The relationship type's URL."""
    target: str
    """A part's name from the package's root, or as it stands where it is external."""
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The file's parts, by name."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    """Content types: of a part by its name in lower case, of an extension by `.xml`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names by their lower case: relationships may write them either way."""

    def content_type(self, name: str) -> str:
        folded = name.lower()
        return self.types.get(f"/{folded}") or self.types.get(posixpath.splitext(folded)[1], "")

    def name(self, target: str) -> str | None:
        return self.names.get(target.lower())

    def relations(self, source: str) -> tuple[Relation, ...]:
        """Return what a part is related to, in the file's order; '' is the package. Raises Refused."""
        folder, name = posixpath.split(source)
        rels = self.name(posixpath.join(folder, "_rels", f"{name}.rels"))
        return _relations(parse(self.parts[rels], rels), folder) if rels else ()

    def related(self, source: str, relation: str) -> tuple[str, ...]:
        """Return the parts that a part is related to in this way. Raises Refused."""
        named = (each for each in self.relations(source) if each.kind == relation and not each.external)
        return tuple(name for each in named if (name := self.name(each.target)) is not None)

    def root(self, name: str, kind: PartKind) -> etree._Element:
        """Return the part's root element, which is as its kind says. Raises Refused."""
        allowed = DOCUMENT_TYPES if kind is DOCUMENT else {kind.kind.content_type}
        root = self.tree(name)
        if root.tag.startswith(_STRICT):
            raise Refused(Kind.STRICT)
        if self.content_type(name) not in allowed or root.tag != kind.root:
            raise Refused(Kind.DAMAGED, f"the part '{name}' is not what its neighbours say it is")
        return root

    def tree(self, name: str) -> etree._Element:
        return parse(self.parts[name], name)

    def unreferred(self) -> tuple[str, ...]:
        """Return the parts that no relationship leads to."""
        named = {"", _TYPES.lower()}
        for rels in self.parts:
            if rels.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(rels))
                named |= {rels.lower(), *(each.target.lower() for each in _relations(self.tree(rels), folder))}
        return tuple(name for name in self.parts if name.lower() not in named)


def opened(unpacked: Mapping[str, bytes]) -> Opened:
    """Raise Refused where these are not parts of an Office file."""
    names = {name.lower(): name for name in unpacked}
    types = names.get(_TYPES.lower())
    if types is None:
        raise Refused(Kind.NOT_WORD)
    return Opened(parts=unpacked, types=_content_types(parse(unpacked[types], types)), names=names)


def document_of(package: Opened) -> str:
    """Return the name of the part that holds the text. Raises Refused."""
    related = package.relations("")
    if any(each.kind == STRICT_DOCUMENT for each in related):
        raise Refused(Kind.STRICT)
    named = [
        package.name(each.target) for each in related if each.kind == parts.DOCUMENT.relation and not each.external
    ]
    if len(named) != 1 or named[0] is None or package.content_type(named[0]) not in DOCUMENT_TYPES:
        raise Refused(Kind.NOT_WORD)
    return named[0]


def _content_types(root: etree._Element) -> dict[str, str]:
    types = {}
    for entry in root:
        key = entry.get("PartName") or f".{entry.get('Extension')}"
        types[unquote(key).lower()] = entry.get("ContentType", "")
    return types


def _relations(root: etree._Element, folder: str) -> tuple[Relation, ...]:
    found = tuple(_relation(entry, folder) for entry in root)
    if len({each.id for each in found}) < len(found):
        raise Refused(Kind.DAMAGED, "two of its relationships have one id")
    return found


def _relation(entry: etree._Element, folder: str) -> Relation:
    target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
    return Relation(
        id=entry.get("Id", ""),
        kind=entry.get("Type", ""),
        target=target if external else _inside(target, folder),
        external=external,
    )


def _inside(target: str, folder: str) -> str:
    """Return a target's name from the package's root. Raises Refused for one that leads out of the package."""
    path = unquote(target.partition("#")[0])
    joined = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    if joined.startswith("../") or joined == ".." or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|\\|//", path):
        raise Refused(Kind.TAMPERED, f"'{target}' leads out of the file")
    return joined
