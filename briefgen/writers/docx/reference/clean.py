"""From the text on, along the relationships that are allowed: each part is parsed, cleaned, and only then followed."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Final

from lxml import etree

from briefgen.addresses import is_link
from briefgen.frozen import dataclass
from briefgen.writers.docx import parts
from briefgen.writers.docx.reference.authorship import authorship
from briefgen.writers.docx.reference.bookmarks import drop_unnamed
from briefgen.writers.docx.reference.fields import settle_fields
from briefgen.writers.docx.reference.findings import Kind, Refused, Seen
from briefgen.writers.docx.reference.hidden import HidingStyles, Sight, hiding_styles, settle_hidden, show_styles
from briefgen.writers.docx.reference.kinds import (
    ALWAYS_USED,
    DOCUMENT,
    IMAGE,
    MACRO_TYPES,
    PART_KINDS,
    SILENT,
    PartKind,
    left_out,
)
from briefgen.writers.docx.reference.known import keep_known, keep_needed_prefixes
from briefgen.writers.docx.reference.links import cut_references, lost_objects, referred
from briefgen.writers.docx.reference.lists import settle_lists
from briefgen.writers.docx.reference.looks import looks_of
from briefgen.writers.docx.reference.names import find, w
from briefgen.writers.docx.reference.notes import drop_calls, drop_uncalled
from briefgen.writers.docx.reference.oddities import give_outline_levels, not_described
from briefgen.writers.docx.reference.off_page import paper_of
from briefgen.writers.docx.reference.opened import Opened, Relation, document_of
from briefgen.writers.docx.reference.pack import CleanPart
from briefgen.writers.docx.reference.pictures import Picture, PictureFault, is_svg, picture
from briefgen.writers.docx.reference.places import furniture_places
from briefgen.writers.docx.reference.repair import repair
from briefgen.writers.docx.reference.residue import settle_residue
from briefgen.writers.docx.reference.resting import drop_names_of_nothing, settle_styles
from briefgen.writers.docx.reference.revisions import settle_comments, settle_revisions
from briefgen.writers.docx.reference.settings import forget_notes, settle_settings
from briefgen.writers.docx.reference.tips import settle_tips
from briefgen.writers.docx.reference.xml_safe import limit, serialise

_NOTES: Final = ("footnote", "endnote")
_TEXTS: Final = frozenset(map(w, ("document", "hdr", "ftr", "footnotes", "endnotes")))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of the letterhead's while it is cleaned."""

    source: str
    """Its name there."""
    name: str
    kind: PartKind
    root: etree._Element
    place: str
    relations: tuple[Relation, ...] = ()
    """Those that are kept, with the names that their targets have in the clean package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reached:
    """A part whose relationships are looked at."""

    kind: PartKind
    place: str
    used: frozenset[str]
    """The ids that its elements refer to."""


@dataclass(slots=True)
class _Work:
    package: Opened
    sight: Sight
    seen: list[Seen] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """New names of parts that were reached, by their names in the letterhead."""
    size: int = 0
    """Bytes of XML so far."""
    counts: Counter[str] = field(default_factory=Counter)
    pending: deque[tuple[str, PartKind, str]] = field(default_factory=deque)
    parts: list[_Part] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    """Where headers and footers stand, by the ids of the text's relationships to them."""
    pictures: dict[str, Picture] = field(default_factory=dict)

    def name(self, source: str, stem: str, extension: str, *, numbered: bool) -> str:
        """Return the new name of a part; nothing of what its author called it is left in it."""
        if source not in self.names:
            self.counts[stem] += 1
            self.names[source] = f"{stem}{self.counts[stem] if numbered else ''}.{extension}"
        return self.names[source]


def clean(package: Opened) -> tuple[tuple[CleanPart, ...], tuple[Seen, ...]]:
    """Return the parts that may be passed on, and what was seen on the way. Raises Refused."""
    document = document_of(package)
    work = _Work(package=package, sight=sight_of(package, document), seen=list(_seen_outside(package, document)))
    work.name(document, DOCUMENT.stem, "xml", numbered=False)
    work.pending.append((document, DOCUMENT, DOCUMENT.place))
    while work.pending:
        _clean_next(work)
    if not find(work.parts[0].root, "/w:document/w:body"):
        raise Refused(Kind.DAMAGED, "it has no text")
    _settle_together(work.parts)
    written = (_written(part) for part in work.parts)
    drawn = (
        CleanPart(name=work.names[source], kind=each.kind, content=each.data) for source, each in work.pictures.items()
    )
    return (*written, *drawn), tuple(work.seen)


def sight_of(package: Opened, document: str) -> Sight:
    """Return what decides in this package whether a text is seen. Raises Refused."""
    names = (package.name(each.target) for each in package.relations(document) if each.kind == parts.STYLES.relation)
    name = next(filter(None, names), None)
    paper = paper_of(package.tree(document))
    if name is None:
        return Sight(styles=HidingStyles(), looks=looks_of(None), paper=paper)
    styles = package.tree(name)
    settle_styles(styles)
    return Sight(styles=hiding_styles(styles), looks=looks_of(styles), paper=paper)


def _seen_outside(package: Opened, document: str) -> Iterator[Seen]:
    """Yield what the package says that is not in the text or what the text leads to."""
    if package.content_type(document) in MACRO_TYPES:
        yield Seen(kind=Kind.MACROS)
    yield from authorship(package, document)
    for each in package.relations(""):
        if each.kind != parts.DOCUMENT.relation and (
            seen := left_out(each.kind, "", each.target, external=each.external)
        ):
            yield seen
    if package.unreferred():
        yield Seen(kind=Kind.UNUSED, quoted="parts that nothing refers to")


def _clean_next(work: _Work) -> None:
    source, kind, place = work.pending.popleft()
    work.size += len(work.package.parts[source])
    limit(work.size)
    root = work.package.root(source, kind)
    document = work.parts[0].root if work.parts else root
    work.seen += lost_objects(root, {each.id for each in work.package.relations(source)}, place)
    work.seen += _settle(root, place, work.sight, document)
    used = referred(root)
    if kind is DOCUMENT:
        work.places = furniture_places(root)
    reached = _Reached(kind=kind, place=place, used=used)
    taken = (_take(work, reached, each) for each in work.package.relations(source))
    kept = [each for each in taken if each is not None]
    numbered = tuple(replace(each, id=f"rId{number}") for number, each in enumerate(kept, start=1))
    cut_references(root, {old.id: new.id for old, new in zip(kept, numbered, strict=True)})
    repair(root)
    work.seen += not_described(root, place)
    work.parts.append(
        _Part(source=source, name=work.names[source], kind=kind, root=root, place=place, relations=numbered)
    )


def _settle(root: etree._Element, place: str, sight: Sight, document: etree._Element) -> Iterator[Seen]:
    keep_known(root)
    yield from settle_residue(root, place)
    if root.tag in _TEXTS:
        yield from settle_comments(root)
        yield from settle_revisions(root, place)
        yield from settle_fields(root, place)
        yield from settle_tips(root, place)
        yield from settle_hidden(root, sight, place)
    for note in _NOTES:
        if root.tag == w(f"{note}s"):
            yield from drop_uncalled(root, note, document, place)
    if root.tag == w("settings"):
        yield from settle_settings(root)
    if root.tag == w("styles"):
        yield from settle_revisions(root, place)
        yield from settle_styles(root)
        show_styles(root)
        yield from give_outline_levels(root)
    if root.tag == w("numbering"):
        yield from settle_revisions(root, place)
    for font in find(root, "/w:fonts/w:font[w:embedRegular or w:embedBold or w:embedItalic or w:embedBoldItalic]"):
        yield Seen(kind=Kind.FONTS, quoted=font.get(w("name"), ""))


def _take(work: _Work, reached: _Reached, relation: Relation) -> Relation | None:
    """Return the relation as it is in the clean package, and see to it that its target gets there; None to leave it."""
    allowed = relation.kind in reached.kind.related
    if allowed and relation.external and relation.kind == parts.HYPERLINK and is_link(relation.target):
        return relation if relation.id in reached.used else None
    if not allowed or relation.external or relation.kind == parts.HYPERLINK:
        work.seen += _seen_behind(work.package, relation)
        if seen := left_out(relation.kind, reached.place, relation.target, external=relation.external):
            work.seen.append(seen)
        return None
    target = work.package.name(relation.target)
    if target is None and relation.kind != IMAGE:
        raise Refused(Kind.DAMAGED, f"the part '{relation.target}' is missing")
    if target is None:
        work.seen.append(Seen(kind=Kind.LOST_PICTURE, place=reached.place))
        return None
    if relation.id not in reached.used and relation.kind not in ALWAYS_USED:
        work.seen.append(_unused(work.package, relation, target))
        return None
    if relation.kind == IMAGE:
        return _take_picture(work, relation, target, reached.place)
    return _take_part(work, relation, target)


def _seen_behind(package: Opened, relation: Relation) -> Iterator[Seen]:
    """Yield what a part that goes without a word would have fetched: settings of web pages name the pages of frames."""
    name = None if relation.external else package.name(relation.target)
    if name and relation.kind.rpartition("/")[2] in SILENT:
        for each in package.relations(name):
            if each.external:
                yield Seen(kind=Kind.OUTSIDE, place="in the settings of web pages", quoted=each.target)


def _unused(package: Opened, relation: Relation, target: str) -> Seen:
    if relation.kind == IMAGE and is_svg(package.parts[target]):
        return Seen(kind=Kind.SVG)
    return Seen(kind=Kind.UNUSED, quoted=f"a {'picture' if relation.kind == IMAGE else 'header or footer'}")


def _take_picture(work: _Work, relation: Relation, target: str, place: str) -> Relation | None:
    try:
        drawn = picture(work.package.parts[target])
    except PictureFault as fault:
        work.seen.append(Seen(kind=Kind.PICTURE, place=place, quoted=str(fault)))
        return None
    name = work.name(target, "word/media/image", drawn.extension, numbered=True)
    work.pictures[target] = drawn
    return replace(relation, target=name)


def _take_part(work: _Work, relation: Relation, target: str) -> Relation:
    kind = PART_KINDS[relation.kind]
    if target not in work.names:
        work.pending.append((target, kind, work.places.get(relation.id, kind.place)))
        if not kind.numbered and work.counts[kind.stem]:
            raise Refused(Kind.DAMAGED, f"the part '{target}' stands beside another of its kind")
    return replace(relation, target=work.name(target, kind.stem, "xml", numbered=kind.numbered))


def _settle_together(cleaned: list[_Part]) -> None:
    """Let text, notes and settings agree on which notes there are."""
    roots = {part.root.tag: part.root for part in cleaned}
    for note in _NOTES:
        notes = roots.get(w(f"{note}s"))
        drop_calls(roots[w("document")], note, notes)
        if notes is None and (settings := roots.get(w("settings"))) is not None:
            forget_notes(settings, note)
    every_root = tuple(part.root for part in cleaned)
    drop_names_of_nothing(every_root)
    settle_lists(every_root)
    drop_unnamed(every_root)


def _written(part: _Part) -> CleanPart:
    keep_needed_prefixes(part.root)
    return CleanPart(name=part.name, kind=part.kind.kind, content=serialise(part.root), relations=part.relations)
