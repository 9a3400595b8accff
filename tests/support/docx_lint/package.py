"""A Word file, or a workbook in one, as the lint sees it: members, parts, trees, and which part is related to which."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml import etree
from support.docx import R, W, find

KINDS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/",
)
"""What the types of relationships begin with that are named here by their last word."""
TYPES: Final = "[Content_Types].xml"
_SAID_IN: Final = frozenset({"document", "hdr", "ftr", "footnotes", "endnotes"})
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One relationship: *target* is a part's name, or what stands in the file where it is external."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    members: tuple[zipfile.ZipInfo, ...]
    parts: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]
    broken: tuple[str, ...]
    """What cannot be read, in words."""
    relations: tuple[Related, ...]

    def of(self, source: str) -> tuple[Related, ...]:
        return tuple(each for each in self.relations if each.source == source)

    def follow(self, source: str, id_: str) -> Related | None:
        return next((each for each in self.of(source) if each.id == id_), None)

    @property
    def body(self) -> str:
        """The name of the main part; the usual one where the package does not say."""
        return next((each.target for each in self.of("") if each.kind == "officeDocument"), "word/document.xml")

    @property
    def document(self) -> etree._Element:
        return self.trees[self.body]

    def part(self, kind: str) -> etree._Element:
        """Return what the main part is related to as *kind*; an empty element where there is none."""
        names = (each.target for each in self.of(self.body) if each.kind == kind)
        return next((self.trees[name] for name in names if name in self.trees), etree.Element("nothing"))

    @property
    def texts(self) -> Mapping[str, etree._Element]:
        """The parts that hold text, by name."""
        return {name: tree for name, tree in self.trees.items() if _is_text(tree)}

    def everywhere(self, path: str) -> Iterator:
        """Yield what an XPath finds in the parts that hold text."""
        return (each for tree in self.texts.values() for each in find(tree, path))


Rule = Callable[[Package], Iterator[str]]


def opened(data: bytes) -> Package:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = tuple(archive.infolist())
        parts = {member.filename: archive.read(member) for member in members}
    trees, broken = {}, []
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content, _PARSER)
            except etree.XMLSyntaxError as error:
                broken.append(f"{name} is not well-formed: {error}")
    return Package(members=members, parts=parts, trees=trees, broken=tuple(broken), relations=tuple(_relations(trees)))


def _relations(trees: Mapping[str, etree._Element]) -> Iterator[Related]:
    for name, tree in trees.items():
        if name.endswith(".rels"):
            source = source_of(name)
            for each in tree:
                external = each.get("TargetMode") == "External"
                given = each.get("Target", "")
                yield Related(
                    source=source,
                    id=each.get("Id", ""),
                    kind=_short(each.get("Type", "")),
                    target=given if external else _resolved(source, given),
                    external=external,
                )


def source_of(rels: str) -> str:
    """Return the part whose relationships the file *rels* holds; nothing for the package's own."""
    folder, _, name = rels.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def _resolved(source: str, target: str) -> str:
    return (
        target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    )


def _short(kind: str) -> str:
    return next((kind.removeprefix(each) for each in KINDS if kind.startswith(each)), kind)


def _is_text(tree: etree._Element) -> bool:
    name = etree.QName(tree)
    return name.namespace == W and name.localname in _SAID_IN


def used_relations(tree: etree._Element) -> set[str]:
    """Return the ids of relationships that a part uses."""
    return {value for each in tree.iter() for key, value in each.attrib.items() if key.startswith(f"{{{R}}}")}


def twice(what: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {value!r} stands {count} times" for value, count in Counter(values).items() if count > 1)


def number(value: str | None) -> int | None:
    """Return a whole number; None for what is none."""
    return int(value) if value is not None and re.fullmatch(r"-?\d+", value) else None
