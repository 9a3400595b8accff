"""What must not travel: who, where, in which sittings; and what acts (an allow-list, and what is known to be bad)."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from lxml import etree
from support.docx_lint.package import Package, Rule

_CORE: Final = frozenset(
    {"title", "language", "created", "modified", "subject", "creator", "keywords", "category", "identifier", "revision"}
)
_APP: Final = frozenset({"Application"})
_CUSTOM: Final = re.compile(r"briefgen-document|MSIP_Label_[0-9a-f-]{36}_\w+")
_PATHS: Final = re.compile(rb"file:/|[A-Za-z]:\\\\?[A-Za-z]|\\\\\\\\\w+\\\\|/(?:home|tmp|Users|root|work|mnt|var)/\w")
_ACTS: Final = re.compile(
    r"vbaProject|vbaData|oleObject|aFChunk|attachedTemplate|control|activeX\w*|ctrlProp|customXml|thumbnail|keyMapCustomizations"
    r"|frame|subDocument|glossaryDocument|printerSettings|recipientData|stylesWithEffects|mailMerge\w*"
)


def properties_are_of_the_allow_list(file: Package) -> Iterator[str]:
    for kind, allowed in {"core-properties": _CORE, "extended-properties": _APP}.items():
        for each in file.of(""):
            if each.kind == kind and each.target in file.trees:
                names = {etree.QName(child).localname for child in file.trees[each.target]}
                yield from (f"the properties tell the {name}" for name in sorted(names - allowed))


def own_properties_are_of_the_allow_list(file: Package) -> Iterator[str]:
    for each in file.of(""):
        if each.kind == "custom-properties" and each.target in file.trees:
            for child in file.trees[each.target]:
                if not _CUSTOM.fullmatch(child.get("name", "")):
                    yield f"the properties tell {child.get('name')!r}"


def dates_are_dates(file: Package) -> Iterator[str]:
    for each in file.of(""):
        if each.kind == "core-properties" and each.target in file.trees:
            for child in file.trees[each.target]:
                if etree.QName(child).localname in {"created", "modified", "lastPrinted"} and not _is_date(child.text):
                    yield f"{child.text!r} is no date"


def _is_date(said: str | None) -> bool:
    try:
        return datetime.strptime(said or "", "%Y-%m-%dT%H:%M:%S%z").tzinfo is not None
    except ValueError:
        return False


def sittings_are_not_told(file: Package) -> Iterator[str]:
    for name, tree in file.trees.items():
        if any("rsid" in key.lower() for each in tree.iter() for key in each.attrib):
            yield f"{name} tells of sittings"


def no_path_is_told(file: Package) -> Iterator[str]:
    for name, tree in file.trees.items():
        if found := _PATHS.search(etree.tostring(tree, encoding="utf-8")):
            yield f"{name} tells a path: {found[0].decode()}"


def nothing_acts(file: Package) -> Iterator[str]:
    for each in file.relations:
        if _ACTS.fullmatch(each.kind.rpartition("/")[2]):
            yield f"{each.source or 'the package'} brings a {each.kind.rpartition('/')[2]}: {each.target}"
    for name in ("altChunk", "object", "control", "subDoc", "movie"):
        yield from (f"the text brings a {name}" for _ in file.everywhere(f"//w:{name}"))


RULES: tuple[Rule, ...] = (
    properties_are_of_the_allow_list,
    own_properties_are_of_the_allow_list,
    dates_are_dates,
    sittings_are_not_told,
    no_path_is_told,
    nothing_acts,
)
