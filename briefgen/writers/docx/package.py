"""Parts to a package, after the Open Packaging Conventions (ECMA-376, part 2): their kinds, their relations, the archive.

python-docx would do it too, in three times the time, for it parses and writes out again what is ready here; it serves where
somebody else's document is opened.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from posixpath import relpath
from typing import Final

from briefgen.writers.docx.archive import Member
from briefgen.writers.docx.canonical import CONTENT_TYPES, ordered
from briefgen.writers.docx.parts import OPC, Part, Relation, parts_of
from briefgen.writers.docx.relations import Relations
from briefgen.writers.docx.xml import DECLARATION, quoted

_RELATIONSHIPS: Final = f"{OPC}/relationships"
_DEFAULTS: Final = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


def package(roots: Iterable[Part], moment: datetime) -> bytes:
    """Return the package of *roots* and all parts to which they lead, dated *moment*, which is in UTC."""
    relations = Relations()
    for part in roots:
        relations.to_part(part)
    parts = {part.name: part for part in parts_of(relations.made)}
    types = Member(name=CONTENT_TYPES, data=_content_types(parts.values()).encode(), shared=True)
    return ordered((types, *_relationships("", relations.made), *_members(parts.values())), moment)


def _members(parts: Iterable[Part]) -> Iterator[Member]:
    for part in parts:
        yield Member(name=part.name, data=part.own, shared=part.shared, front=part.front, packed=part.packed)
        yield from _relationships(part.name, part.related)


def _relationships(name: str, relations: tuple[Relation, ...]) -> Iterator[Member]:
    """Yield the member that lists the relations of a part, or of the package where *name* is empty."""
    if relations:
        folder, _, file = name.rpartition("/")
        entries = "".join([_relationship(relation, folder) for relation in relations])
        content = f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{entries}</Relationships>'
        common = all(isinstance(relation.target, Part) for relation in relations)  # and no page of the author's choice
        yield Member(name=f"{folder}/_rels/{file}.rels".removeprefix("/"), data=content.encode(), shared=common)


def _relationship(relation: Relation, folder: str) -> str:
    target = relation.target
    where = _from(folder, target.name) if isinstance(target, Part) else target
    outside = "" if isinstance(target, Part) else ' TargetMode="External"'
    return f'<Relationship Id="{relation.id}" Type="{relation.kind}" Target="{quoted(where)}"{outside}/>'


@lru_cache(maxsize=1 << 10)
def _from(folder: str, name: str) -> str:
    return relpath(name, folder or ".")


def _content_types(parts: Iterable[Part]) -> str:
    """Return the list of kinds: of XML by name, of all else by extension."""
    entries = [f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in sorted(_defaults(parts).items())]
    entries += [
        f'<Override PartName="/{part.name}" ContentType="{part.kind.content_type}"/>'
        for part in sorted(parts, key=lambda part: part.name)
        if _extension(part) == "xml"
    ]
    return f'{DECLARATION}<Types xmlns="{OPC}/content-types">{"".join(entries)}</Types>'


def _defaults(parts: Iterable[Part]) -> dict[str, str]:
    return _DEFAULTS | {_extension(part): part.kind.content_type for part in parts if _extension(part) != "xml"}


def _extension(part: Part) -> str:
    return part.name.rpartition(".")[2]
