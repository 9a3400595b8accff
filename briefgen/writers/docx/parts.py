"""What a Word file is made of: parts, each with its relations to others and to the world outside."""

from collections.abc import Iterator
from typing import Final

from briefgen.frozen import dataclass

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
OPC: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a part is, by the names that the standard has for it."""

    content_type: str
    relation: str
    """How others are related to it: a URL."""


def office_kind(content_type: str, relation: str) -> Kind:
    """Return a kind that has its relation among those of all Office documents."""
    return Kind(content_type=content_type, relation=f"{OFFICE}/relationships/{relation}")


def _word(name: str, relation: str = "") -> Kind:
    return office_kind(f"{OFFICE_TYPE}.wordprocessingml.{name}+xml", relation or name)


DOCUMENT: Final = _word("document.main", "officeDocument")
STYLES: Final = _word("styles")
NUMBERING: Final = _word("numbering")
SETTINGS: Final = _word("settings")
FONT_TABLE: Final = _word("fontTable")
HEADER: Final = _word("header")
FOOTER: Final = _word("footer")
FOOTNOTES: Final = _word("footnotes")
ENDNOTES: Final = _word("endnotes")
COMMENTS: Final = _word("comments")
THEME: Final = office_kind(f"{OFFICE_TYPE}.theme+xml", "theme")
PNG: Final = office_kind("image/png", "image")
JPEG: Final = office_kind("image/jpeg", "image")
APP_PROPERTIES: Final = office_kind(f"{OFFICE_TYPE}.extended-properties+xml", "extended-properties")
CUSTOM_PROPERTIES: Final = office_kind(f"{OFFICE_TYPE}.custom-properties+xml", "custom-properties")
CORE_PROPERTIES: Final = Kind(
    content_type="application/vnd.openxmlformats-package.core-properties+xml",
    relation=f"{OPC}/relationships/metadata/core-properties",
)
HYPERLINK: Final = f"{OFFICE}/relationships/hyperlink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relationship, from the part that has it."""

    id: str
    kind: str
    """Its type: a URL."""
    target: "Part | str"
    """A part, or a URL outside the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member of the package."""

    name: str
    """From the package's root: `word/charts/chart1.xml`."""
    kind: Kind
    content: str | bytes
    """All of it, or what stands behind the front."""
    related: tuple[Relation, ...] = ()
    shared: bool = False
    """Whether other parts, or other documents of the same look, have the very same: it is then compressed once for all."""
    front: bytes = b""
    """The start of what is shared, which others have too that have not the very same."""
    packed: bool = False
    """Whether it is an archive itself, and is not compressed again."""

    @property
    def own(self) -> bytes:
        """The content, without the front."""
        return self.content.encode() if isinstance(self.content, str) else self.content

    @property
    def data(self) -> bytes:
        return self.front + self.own if self.front else self.own


def parts_of(relations: tuple[Relation, ...]) -> Iterator[Part]:
    """Yield every part that relations lead to, each before those that it leads to itself."""
    for relation in relations:
        if isinstance(relation.target, Part):
            yield relation.target
            yield from parts_of(relation.target.related)
