"""What a Word file says of its makers and its making: properties, custom XML, revision ids, data of pictures."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.expected import Expected
from briefgen.inspect.findings import INSPECT_IN_WORD, METADATA, counted, listed, value, warning
from briefgen.inspect.pictures import tells_of_itself
from briefgen.inspect.word.package import WordFile
from briefgen.writers.docx.properties import DOCUMENT_ID
from briefgen.writers.docx.reference.findings import Kind
from briefgen.writers.docx.reference.names import find, local, val, w

_TOLD: Final = {
    "creator": "author",
    "lastModifiedBy": "last author",
    "title": "title",
    "subject": "subject",
    "description": "remarks",
    "keywords": "keywords",
    "category": "category",
    "contentStatus": "status",
    "identifier": "identifier",
    "version": "version",
    "Company": "company",
    "Manager": "manager",
    "HyperlinkBase": "base of links",
    "Template": "template",
}
"""Elements of the core and extended properties that are words of somebody's. Programs, dates and counts are not."""
_TEMPLATES: Final = frozenset({"Normal.dotm", "Normal.dotx", "Normal", "Normal.dot"})
"""Everybody's."""
_LABEL: Final = "MSIP_Label_"
_SILENT: Final = frozenset({"tips that links show", "parts that nothing refers to"})


def metadata(file: WordFile, expected: Expected) -> Iterator[Diagnostic]:
    told = [*_properties(file, expected), *_custom(file, expected), *_people(file), *_variables(file)]
    if told:
        yield warning(METADATA, f"properties that the brief does not have: {', '.join(told)}", INSPECT_IN_WORD)
    left = [each.quoted for each in file.seen if each.kind in {Kind.DATA, Kind.UNKNOWN, Kind.UNUSED}]
    if left := [each for each in dict.fromkeys(left) if each not in _SILENT and not _is_label(each, expected)]:
        yield warning(METADATA, f"what no reader of it sees: {listed(left)}", INSPECT_IN_WORD)
    if count := _revision_ids(file):
        message = f"{counted(count, 'revision id')}, by which copies of one document are known for kin"
        yield warning(METADATA, message, INSPECT_IN_WORD)
    pictures = [name for name, data in file.package.parts.items() if tells_of_itself(data)]
    if pictures:
        message = f"pictures whose files say who took or made them, where or how: {listed(pictures)}"
        yield warning(METADATA, message, "insert them as PNG without metadata, or build the file anew")


def words(file: WordFile) -> str:
    """Return what the properties say, each apart: a marking may stand there."""
    parts = [name for kind in ("core-properties", "custom-properties") for name in file.related(kind)]
    return "\n".join(each.text or "" for name in parts for each in file.package.tree(name).iter(etree.Element))


def _properties(file: WordFile, expected: Expected) -> Iterator[str]:
    for kind in ("core-properties", "extended-properties"):
        for name in file.related(kind):
            for each in file.package.tree(name).iter(etree.Element):
                told, text = _TOLD.get(local(each)), (each.text or "").strip()
                if told and text and text not in expected.values and not (told == "template" and text in _TEMPLATES):
                    yield f"{told} {value(text)}"


def _custom(file: WordFile, expected: Expected) -> Iterator[str]:
    for name in file.related("custom-properties"):
        for each in find(file.package.tree(name), "/*/*"):
            named = each.get("name", "")
            own = expected.sensitivity and named.startswith(f"{_LABEL}{expected.sensitivity}_")
            if local(each) == "property" and named != DOCUMENT_ID and not own:
                yield f"{value(named)}: {value(''.join(each.itertext()))}"


def _people(file: WordFile) -> Iterator[str]:
    authors = [each for name in file.related("people") for each in file.package.tree(name) if local(each) == "person"]
    if authors:
        yield f"reviewers {listed(value(next(iter(each.attrib.values()), '')) for each in authors)}"


def _variables(file: WordFile) -> Iterator[str]:
    for name in file.related("settings"):
        root = file.package.tree(name)
        if variables := find(root, "//w:docVar"):
            yield f"document variables {listed(value(each.get(w('name'), '')) for each in variables)}"
        if find(root, "//w:mailMerge"):
            yield f"a mail merge {listed(value(val(each)) for each in find(root, '//w:mailMerge//w:query'))}".rstrip()


def _is_label(quoted: str, expected: Expected) -> bool:
    """Tell whether it is the sensitivity label that the policy gives."""
    return bool(expected.sensitivity) and quoted == "a sensitivity label"


def _revision_ids(file: WordFile) -> int:
    ids: set[str] = set()
    roots = [*(part.root for part in file.texts), *(file.package.tree(name) for name in file.related("settings"))]
    for root in roots:
        ids.update(val(each) for each in root.iter(w("rsid"), w("rsidRoot")))
        ids.update(
            said for each in root.iter(etree.Element) for key, said in each.attrib.items() if key.startswith(w("rsid"))
        )
    return len(ids)
