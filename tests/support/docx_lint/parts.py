"""Parts: each of a known type, led to from the package, and leading to what is there (ISO 29500-2)."""

import re
from collections.abc import Iterator
from typing import Final

from support.docx_lint.package import TYPES, Package, Rule, source_of, twice, used_relations

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES: Final = {
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "footnotes": f"{_WORD}footnotes+xml",
    "endnotes": f"{_WORD}endnotes+xml",
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "theme": f"{_OFFICE}theme+xml",
    "chart": f"{_OFFICE}drawingml.chart+xml",
    "font": f"{_OFFICE}obfuscatedFont",
    "package": f"{_OFFICE}spreadsheetml.sheet",
    "custom-properties": f"{_OFFICE}custom-properties+xml",
    "extended-properties": f"{_OFFICE}extended-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""The type of a part, by what others are related to it as."""
_SINGLE: Final = frozenset(CONTENT_TYPES) - {"header", "footer", "chart", "font", "package"} | {"officeDocument"}
_BY_ID: Final = frozenset({"hyperlink", "image", "header", "footer", "chart", "font", "package"})
"""What is reached by an id alone: unused where no element names it."""
_ELEMENTS: Final = {"headerReference": "header", "footerReference": "footer", "hyperlink": "hyperlink", "blip": "image"}
_WEB: Final = re.compile(r"https?://[^/\s]+\S*|mailto:\S+@\S+")


def _type_of(file: Package, name: str) -> str | None:
    types = file.trees[TYPES]
    overrides = {each.get("PartName", "").lower(): each.get("ContentType") for each in types if each.get("PartName")}
    defaults = {each.get("Extension", "").lower(): each.get("ContentType") for each in types if each.get("Extension")}
    return overrides.get(f"/{name}".lower()) or defaults.get(name.rpartition(".")[2].lower())


def parts_have_content_types(file: Package) -> Iterator[str]:
    for name in file.parts.keys() - {TYPES}:
        if _type_of(file, name) is None:
            yield f"{name} has no content type"


def content_types_name_parts(file: Package) -> Iterator[str]:
    types = file.trees[TYPES]
    named = [each.get("PartName") for each in types if each.get("PartName")]
    yield from twice("the content type of", named)
    yield from twice("the content type of", [each.get("Extension") for each in types if each.get("Extension")])
    for name in named:
        if name[1:] not in file.parts:
            yield f"there is a content type for {name}, which is not there"


def content_types_fit(file: Package) -> Iterator[str]:
    for each in file.relations:
        due = CONTENT_TYPES.get(each.kind)
        if due and not each.external and each.target in file.parts and _type_of(file, each.target) != due:
            yield f"{each.target} is related as {each.kind}, and of type {_type_of(file, each.target)}"


def relationships_stand_once(file: Package) -> Iterator[str]:
    for name in {each.source for each in file.relations}:
        yield from twice(f"{name}: the relationship", [each.id for each in file.of(name)])


def used_relationships_are_there(file: Package) -> Iterator[str]:
    for name, tree in file.trees.items():
        if not name.endswith(".rels"):
            missing = used_relations(tree) - {each.id for each in file.of(name)}
            yield from (f"{name} uses the relationship {each!r}, which is not there" for each in sorted(missing))


def relationships_are_used(file: Package) -> Iterator[str]:
    for each in file.relations:
        if each.kind in _BY_ID and each.source in file.trees and each.id not in used_relations(file.trees[each.source]):
            what = "link" if each.kind == "hyperlink" else each.kind
            yield f"the {what} to {each.target!r} is not used"


def relationships_are_of_the_right_kind(file: Package) -> Iterator[str]:
    for name, tree in file.texts.items():
        for element, kind in _ELEMENTS.items():
            for each in tree.iter(f"{{*}}{element}"):
                for id_ in used_relations_of(each):
                    related = file.follow(name, id_)
                    if related and related.kind != kind:
                        yield f"{name}: the {element} {id_!r} leads to a {related.kind}"


def used_relations_of(element) -> list[str]:
    return [value for key, value in element.attrib.items() if "relationships}" in key]


def parts_of_one_kind_are_one(file: Package) -> Iterator[str]:
    """Of two style sheets Word takes one, and does not say which."""
    for source in ("", file.body):
        kinds = [each.kind for each in file.of(source)]
        yield from twice("a relationship to", [kind for kind in kinds if kind in _SINGLE])


def targets_are_there(file: Package) -> Iterator[str]:
    for each in file.relations:
        if not each.external and each.target not in file.parts:
            yield f"{each.source or 'the package'} is related to {each.target!r}, which is not there"


def parts_are_led_to(file: Package) -> Iterator[str]:
    reached, new = {""}, {""}
    while new:
        new = {each.target for name in new for each in file.of(name) if not each.external} - reached
        reached |= new
    for name in sorted(file.parts.keys() - reached - {TYPES}):
        if not name.endswith(".rels"):
            yield f"nothing leads to {name}"
        elif source_of(name) not in {"", *file.parts}:
            yield f"{name} belongs to no part"


def outer_targets_are_on_the_web(file: Package) -> Iterator[str]:
    """Whatever else is outside is fetched on opening, or is a path on somebody's machine."""
    for each in file.relations:
        if each.external and each.kind != "hyperlink":
            yield f"{each.source} fetches a {each.kind} from {each.target!r}"
        elif each.external and not _WEB.fullmatch(each.target):
            yield f"{each.source} links to {each.target!r}, which is not on the web"


def newer_names_are_declared(file: Package) -> Iterator[str]:
    for name, tree in file.trees.items():
        for each in tree.iter():
            key = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
            for prefix in (each.get(key) or "").split():
                if prefix not in each.nsmap:
                    yield f"{name} lets programs pass over {prefix!r}, which it does not declare"


def documents_declare_no_entities(file: Package) -> Iterator[str]:
    yield from (
        f"{name} has a document type" for name, tree in file.trees.items() if tree.getroottree().docinfo.doctype
    )


RULES: tuple[Rule, ...] = (
    parts_have_content_types,
    content_types_name_parts,
    content_types_fit,
    relationships_stand_once,
    used_relationships_are_there,
    relationships_are_used,
    relationships_are_of_the_right_kind,
    parts_of_one_kind_are_one,
    targets_are_there,
    parts_are_led_to,
    outer_targets_are_on_the_web,
    newer_names_are_declared,
    documents_declare_no_entities,
)
