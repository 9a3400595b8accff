"""What a file's properties say of its makers: told, and not taken over. A brief's own properties are set anew."""

from collections.abc import Iterator
from typing import Final

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import find, local
from briefgen.writers.docx.reference.opened import Opened

_TOLD: Final = {
    "creator": "author",
    "lastModifiedBy": "last author",
    "Company": "company",
    "Manager": "manager",
    "HyperlinkBase": "base of links",
    "description": "remarks",
    "keywords": "keywords",
    "category": "category",
    "property": "properties of its own",
    "person": "reviewers",
}
"""By element of the core, extended and custom properties and of the list of people."""
_PARTS: Final = frozenset({"core-properties", "extended-properties", "custom-properties", "people"})


def authorship(package: Opened, document: str) -> Iterator[Seen]:
    for each in (*package.relations(""), *package.relations(document)):
        name = package.name(each.target)
        if each.kind.rpartition("/")[2] not in _PARTS or each.external or name is None:
            continue
        for element in find(package.tree(name), "//*"):
            told = _TOLD.get(local(element))
            if told and (element.text or len(element) or element.attrib):
                yield Seen(kind=Kind.AUTHORSHIP, quoted=told)
