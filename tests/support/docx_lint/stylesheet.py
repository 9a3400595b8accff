"""Styles: each there once, of its kind, resting on what is there."""

from collections.abc import Iterator
from typing import Final

from support.docx import find, val
from support.docx_lint.package import Package, Rule, number, twice

_USED_BY: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_MEASURES: Final = (
    "//w:sz/@w:val | //w:szCs/@w:val | //w:ind/@w:left | //w:ind/@w:right | //w:ind/@w:hanging | //w:ind/@w:firstLine"
    " | //w:spacing/@w:before | //w:spacing/@w:after | //w:spacing/@w:line | //w:tab/@w:pos | //w:gridCol/@w:w"
)


def style_ids_stand_once(file: Package) -> Iterator[str]:
    yield from twice("style id", find(file.part("styles"), "//w:style/@w:styleId"))


def style_names_stand_once(file: Package) -> Iterator[str]:
    yield from twice("style name", [val(each).lower() for each in find(file.part("styles"), "//w:style/w:name")])


def styles_have_names(file: Package) -> Iterator[str]:
    for each in find(file.part("styles"), "//w:style[not(w:name)]"):
        yield f"the style {val(each, 'styleId')!r} has no name"


def used_styles_are_defined(file: Package) -> Iterator[str]:
    kinds = _kinds(file)
    for tag, kind in _USED_BY.items():
        for tree in (*file.texts.values(), file.part("numbering")):
            for each in find(tree, f"//w:{tag}"):
                if kinds.get(val(each)) != kind:
                    yield f"there is no {kind} style {val(each)!r}"


def _kinds(file: Package) -> dict[str, str]:
    return {val(each, "styleId"): val(each, "type") for each in find(file.part("styles"), "//w:style")}


def styles_refer_to_styles(file: Package) -> Iterator[str]:
    ids = _kinds(file)
    for each in find(file.part("styles"), "//w:basedOn | //w:next | //w:link"):
        if val(each) not in ids:
            yield f"a style refers to {val(each)!r}, which is not there"


def styles_rest_on_their_kind(file: Package) -> Iterator[str]:
    kinds = _kinds(file)
    for each in find(file.part("styles"), "//w:style[w:basedOn]"):
        base = val(find(each, "w:basedOn")[0])
        if base in kinds and kinds[base] != val(each, "type"):
            yield f"the {val(each, 'type')} style {val(each, 'styleId')!r} rests on the {kinds[base]} style {base!r}"


def styles_do_not_rest_on_themselves(file: Package) -> Iterator[str]:
    bases = {
        val(each, "styleId"): val(base)
        for each in find(file.part("styles"), "//w:style")
        for base in find(each, "w:basedOn")
    }
    for start, base in bases.items():
        below, seen = base, {start}
        while below in bases and below not in seen:
            seen.add(below)
            below = bases[below]
        if below == start:
            yield f"the style {start!r} rests on itself"


def linked_styles_name_one_another(file: Package) -> Iterator[str]:
    links = {
        val(each, "styleId"): val(link)
        for each in find(file.part("styles"), "//w:style")
        for link in find(each, "w:link")
    }
    for one, other in links.items():
        if links.get(other) != one:
            yield f"the style {one!r} is linked to {other!r}, which is not linked to it"


def measures_are_numbers(file: Package) -> Iterator[str]:
    """Twips, half points and the like; the schema takes "12pt" as well, Word of the transitional format does not write it."""
    for tree in (*file.texts.values(), file.part("styles"), file.part("numbering")):
        for each in find(tree, _MEASURES):
            if number(each) is None:
                yield f"{each!r} is no measure"


def each_kind_has_one_default(file: Package) -> Iterator[str]:
    defaults = find(file.part("styles"), "//w:style[@w:default='1']/@w:type")
    yield from twice("a default style for", defaults)
    yield from (f"there is no default style for {kind}s" for kind in _USED_BY.values() if kind not in defaults)


RULES: tuple[Rule, ...] = (
    style_ids_stand_once,
    style_names_stand_once,
    styles_have_names,
    used_styles_are_defined,
    styles_refer_to_styles,
    styles_rest_on_their_kind,
    styles_do_not_rest_on_themselves,
    linked_styles_name_one_another,
    measures_are_numbers,
    each_kind_has_one_default,
)
