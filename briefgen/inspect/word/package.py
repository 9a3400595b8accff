"""A Word file opened within the limits that hold for letterheads, and its parts that hold words."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from briefgen.frozen import dataclass
from briefgen.inspect.content import RefusedError
from briefgen.writers.docx.reference.clean import clean, sight_of
from briefgen.writers.docx.reference.findings import Kind, Refused, Seen
from briefgen.writers.docx.reference.hidden import Sight
from briefgen.writers.docx.reference.kinds import DOCUMENT, PART_KINDS
from briefgen.writers.docx.reference.opened import Opened, Relation, document_of, opened
from briefgen.writers.docx.reference.places import furniture_places
from briefgen.writers.docx.reference.why import why_refused
from briefgen.writers.docx.reference.zip_limits import unpack

_ZIP: Final = b"PK\x03\x04"
_DEEPEST: Final = 2
_TEXTS: Final = frozenset({"header", "footer", "footnotes", "endnotes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """A part with words on pages."""

    name: str
    role: str
    """`document`, `header`, `footer`, `footnotes`, `endnotes`."""
    place: str
    """"in the body", "in the header of the first page"."""
    root: etree._Element


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    package: Opened
    document: str
    """The name of the part that holds the text."""
    texts: tuple[TextPart, ...]
    """The body first."""
    sight: Sight
    seen: tuple[Seen, ...]
    """What the cleaning of letterheads tells of it; nothing is changed in the file."""

    def related(self, name: str) -> tuple[str, ...]:
        """Return the parts of a kind that the package or the body is related to, by the relation's last word."""
        relations = (*self.package.relations(""), *self.package.relations(self.document))
        targets = (self.package.name(each.target) for each in relations if _kind(each) == name and not each.external)
        return tuple(dict.fromkeys(target for target in targets if target))


def open_word(content: bytes) -> WordFile:
    """Raises `RefusedError`."""
    try:
        package = opened(unpack(content))
        _check_within(package.parts, 0)
        document = document_of(package)
        _, seen = clean(package)
        texts = tuple(_texts(package, document))
        return WordFile(package=package, document=document, texts=texts, sight=sight_of(package, document), seen=seen)
    except Refused as refused:
        raise RefusedError(why_refused(refused)) from None


def _check_within(parts: Mapping[str, bytes], depth: int) -> None:
    """Let packages within the package, such as a chart's workbook, hold to the same limits. Raises Refused."""
    for name, data in parts.items():
        if data.startswith(_ZIP):
            if depth == _DEEPEST:
                raise Refused(Kind.TAMPERED, f"'{name}' holds packages within packages")
            _check_within(unpack(data), depth + 1)


def _texts(package: Opened, document: str) -> Iterator[TextPart]:
    root = package.tree(document)
    yield TextPart(name=document, role="document", place=DOCUMENT.place, root=root)
    places = furniture_places(root)
    for relation in package.relations(document):
        name = None if relation.external else package.name(relation.target)
        kind = _kind(relation)
        if name and kind in _TEXTS:
            place = places.get(relation.id, PART_KINDS[relation.kind].place if relation.kind in PART_KINDS else kind)
            yield TextPart(name=name, role=kind, place=place, root=package.tree(name))


def _kind(relation: Relation) -> str:
    return relation.kind.rpartition("/")[2]
