"""Our parts into the letterhead's package, under names and relationship ids that it does not have."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from lxml.etree import _Element as Element

from briefgen.regex import regex
from briefgen.writers.docx.parts import Part, Relation
from briefgen.writers.docx.xml import R

_COUNT: Final = regex(r"(\d*)(\.\w+)$")
_RELATION: Final = f"{{{R}}}"


class Carrier:
    """Carries parts over, each once."""

    def __init__(self, package: Any) -> None:
        self._package = package
        self._taken = {str(each.partname).casefold() for each in package.iter_parts()}
        self._carried: dict[str, PackagePart] = {}

    def carry(self, part: Part) -> PackagePart:
        """Return the part as one of the package's, with all that it is related to."""
        if part.name not in self._carried:
            self._carried[part.name] = new = self._add(part)
            for relation in part.related:
                self._relate(new, relation, relation.id)
        return self._carried[part.name]

    def relate(self, owner: Any, relations: Iterable[Relation]) -> Mapping[str, str]:
        """Relate a part of the package to what *relations* name; return the new id for each of theirs."""
        ids: dict[str, str] = {}
        for relation in relations:
            ids[relation.id] = free_id(owner.rels)
            self._relate(owner, relation, ids[relation.id])
        return ids

    def _relate(self, owner: Any, relation: Relation, id_: str) -> None:
        external = isinstance(relation.target, str)
        target = relation.target if isinstance(relation.target, str) else self.carry(relation.target)
        owner.rels.add_relationship(relation.kind, target, id_, is_external=external)

    def _add(self, part: Part) -> PackagePart:
        return PackagePart(PackURI(self.free_name(part.name)), part.kind.content_type, part.data, self._package)

    def free_name(self, name: str) -> str:
        """Return a part's name, or the next number that it can have; from then on it is taken."""
        numbered = (_COUNT.sub(partial(_raised, by=count), f"/{name}") for count in range(len(self._taken) + 1))
        free = next(each for each in (f"/{name}", *numbered) if each.casefold() not in self._taken)
        self._taken.add(free.casefold())
        return free


def _raised(found: re.Match[str], *, by: int) -> str:
    return f"{int(found[1] or 0) + by}{found[2]}"


def free_id(relations: Mapping[str, object]) -> str:
    """Return an id that a part has not yet given to a relationship."""
    return next(id_ for id_ in (f"rId{count}" for count in range(1, len(relations) + 2)) if id_ not in relations)


def point_to(tops: Iterable[Element], ids: Mapping[str, str]) -> None:
    """Give the elements the new ids of the relationships that they name."""
    for top in tops:
        for each in top.iter():
            for key, said in each.attrib.items():
                if str(key).startswith(_RELATION) and said in ids:
                    each.set(key, ids[said])
