"""The constraints of XLIFF 2.1 (OASIS Standard, 13 February 2018) that a file of ours can break, written down from the
specification: what stands in what, with which attributes (4.2, 4.3), ids (4.3.1.21), codes (4.7), modules (5.2, 5.4, 5.7).

Its schemas may not go about with this software. These checks were held against them, element by element.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PREFIXES = {CORE: "", METADATA: "mda:", GLOSSARY: "gls:", SIZES: "slr:"}
INLINE = ("cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em")
CONTENT = {
    "xliff": ("file+",),
    "file": ("slr:profiles?", "mda:metadata?", "notes?", "unit+"),
    "notes": ("note+",),
    "note": (),
    "unit": ("gls:glossary?", "mda:metadata?", "notes?", "originalData?", "segment+"),
    "originalData": ("data+",),
    "data": (),
    "segment": ("source", "target?"),
    "ph": (),
    "gls:glossary": ("gls:glossEntry+",),
    "gls:glossEntry": ("gls:term", "gls:translation*", "gls:definition?"),
    "gls:term": (), "gls:translation": (), "gls:definition": (),
    "mda:metadata": ("mda:metaGroup+",),
    "mda:metaGroup": ("mda:meta+",),
    "mda:meta": (),
    "slr:profiles": (),
}  # fmt: skip
"""Element → what stands in it, in this order; `source`, `target` and `pc` have words and inline elements."""
CODE = {"id", "canCopy", "canDelete", "canReorder", "copyOf", "subType", "type"}
ATTRIBUTES = {
    "xliff": {"version", "srcLang", "trgLang"},
    "file": {"id", "canResegment", "original", "translate", "srcDir", "trgDir", SPACE},
    "note": {"id", "appliesTo", "category", "priority"},
    "unit": {"id", "name", "canResegment", "translate", "type", f"{{{SIZES}}}sizeRestriction"},
    "data": {"id", "dir"},
    "segment": {"id", "canResegment", "state", "subState"},
    "ph": CODE | {"dataRef", "disp", "equiv"},
    "pc": CODE | {"dataRefStart", "dataRefEnd", "dispStart", "dispEnd", "equivStart", "equivEnd", "canOverlap", "dir"},
    "mda:metaGroup": {"id", "category", "appliesTo"},
    "mda:meta": {"type"},
    "gls:glossEntry": {"id", "ref"},
    "slr:profiles": {"generalProfile", "storageProfile"},
}
REQUIRED = {
    "xliff": {"version", "srcLang"}, "file": {"id"}, "unit": {"id"}, "data": {"id"}, "ph": {"id"}, "pc": {"id"},
    "mda:meta": {"type"},
}  # fmt: skip
VALUES = {
    "canResegment": {"yes", "no"}, "canCopy": {"yes", "no"}, "canDelete": {"yes", "no"}, "canOverlap": {"yes", "no"},
    "canReorder": {"yes", "firstNo", "no"}, "srcDir": {"ltr", "rtl", "auto"}, "trgDir": {"ltr", "rtl", "auto"},
    "appliesTo": {"source", "target"}, "state": {"initial", "translated", "reviewed", "final"},
    "priority": set(map(str, range(1, 11))), SPACE: {"default", "preserve"},
}  # fmt: skip
CODE_TYPES = {"fmt", "ui", "quote", "link", "image", "other"}
OF_FORMATTING = {"xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u", "xlf:var"}
NMTOKEN = re.compile(r"[\w.:·-]+")
OWN_VALUE = re.compile(r"[^\s:]+:[^\s:]+")


def breaches(data: bytes) -> list[str]:
    """Return what the file breaks."""
    root = etree.fromstring(data)
    return [*_structure(root), *_ids(root), *_codes(root), *_states(root), *_modules(root)]


def name_of(element: etree._Element) -> str:
    known = etree.QName(element)
    return f"{PREFIXES.get(known.namespace, '?')}{known.localname}"


def _structure(root: etree._Element) -> Iterator[str]:
    if name_of(root) != "xliff" or root.get("version") != "2.1":
        yield "the root is no xliff of version 2.1"
    if any(name_of(one) == "target" for one in root.iter()) and not root.get("trgLang"):
        yield "targets without trgLang"
    for element in root.iter():
        name = name_of(element)
        known = ATTRIBUTES.get(name, {SPACE} if name in ("source", "target") else set())
        yield from (f"{name} has {one}" for one in element.attrib if one not in known)
        yield from (f"{name} lacks {one}" for one in REQUIRED.get(name, ()) if not element.get(one))
        for attribute, value in element.attrib.items():
            if value not in VALUES.get(attribute, {value}):
                yield f"{name} has {attribute}={value}"
        children = [name_of(child) for child in element]
        if name in ("source", "target", "pc"):
            yield from (f"{name} holds {child}" for child in children if child not in INLINE)
        elif not _is_in_order(children, CONTENT.get(name, ())):
            yield f"{name} holds {children}"


def _is_in_order(children: list[str], content: tuple[str, ...]) -> bool:
    parts = (re.sub(r"([?+*]?)$", r"\1", re.escape(one.rstrip("?+*"))) for one in content)
    pattern = "".join(
        f"(?:{part} ){one[-1] if one[-1] in '?+*' else ''}" for part, one in zip(parts, content, strict=True)
    )
    return re.fullmatch(pattern, "".join(f"{child} " for child in children)) is not None


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if (id_ := element.get("id")) is not None and not NMTOKEN.fullmatch(id_):
            yield f"{name_of(element)} has the id {id_!r}"
    yield from _twice("file", root.findall(f"{{{CORE}}}file"))
    for file in root.findall(f"{{{CORE}}}file"):
        yield from _twice("unit", file.iter(f"{{{CORE}}}unit"))
    for holder, held in (("notes", "note"), ("originalData", "data")):
        for each in root.iter(f"{{{CORE}}}{holder}"):
            yield from _twice(held, each)
    for unit in root.iter(f"{{{CORE}}}unit"):
        segments = unit.findall(f"{{{CORE}}}segment")
        sources = [code for one in segments for code in one.find(f"{{{CORE}}}source").iterdescendants()]
        yield from _twice("segment or code", [*segments, *sources])
        by_id = {code.get("id"): code for code in sources}
        targets = [code for one in unit.iter(f"{{{CORE}}}target") for code in one.iterdescendants()]
        yield from _twice("code of a target", targets)
        for code in targets:
            known = by_id.get(code.get("id"))
            if known is not None and (name_of(known), dict(known.attrib)) != (name_of(code), dict(code.attrib)):
                yield f"code {code.get('id')} is another one in the target"


def _twice(what: str, elements) -> Iterator[str]:
    counts = Counter(one.get("id") for one in elements)
    yield from (f"two of {what} have the id {id_}" for id_, count in counts.items() if id_ is not None and count > 1)


def _codes(root: etree._Element) -> Iterator[str]:
    for unit in root.iter(f"{{{CORE}}}unit"):
        data = {one.get("id") for one in unit.iter(f"{{{CORE}}}data")}
        for code in unit.iter(f"{{{CORE}}}ph", f"{{{CORE}}}pc"):
            refers = [code.get(name) for name in ("dataRef", "dataRefStart", "dataRefEnd") if code.get(name)]
            yield from (f"no data {one} in {unit.get('id')}" for one in refers if one not in data)
            kind, sub = code.get("type"), code.get("subType")
            if kind not in {None, *CODE_TYPES}:
                yield f"a code of type {kind}"
            if sub is not None and (kind is None or not OWN_VALUE.fullmatch(sub)):
                yield f"a code of type {kind} and subtype {sub}"
            if sub is not None and sub.startswith("xlf:") and (kind != "fmt" or sub not in OF_FORMATTING):
                yield f"the subtype {sub} with the type {kind}"


def _states(root: etree._Element) -> Iterator[str]:
    for segment in root.iter(f"{{{CORE}}}segment"):
        state, sub = segment.get("state"), segment.get("subState")
        if sub is not None and (state is None or not OWN_VALUE.fullmatch(sub) or sub.startswith("xlf:")):
            yield f"the state {state} with {sub}"
        if state not in (None, "initial") and segment.find(f"{{{CORE}}}target") is None:
            yield f"the state {state} without a target"


def _modules(root: etree._Element) -> Iterator[str]:
    for entry in root.iter(f"{{{GLOSSARY}}}glossEntry"):
        if len(entry) < 2:
            yield "a glossary entry with neither translation nor definition"
    for unit in root.iter(f"{{{CORE}}}unit"):
        profile = next(unit.iterancestors(f"{{{CORE}}}file")).find(f"{{{SIZES}}}profiles")
        if unit.get(f"{{{SIZES}}}sizeRestriction") and (profile is None or not profile.get("generalProfile")):
            yield "a size restriction without a profile"
