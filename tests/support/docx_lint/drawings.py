"""Pictures and other drawings."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from PIL import Image
from support.docx import find
from support.docx_lint.package import Package, Rule, number, twice

_CODINGS: Final = {"PNG": ("png",), "JPEG": ("jpeg", "jpg"), "GIF": ("gif",)}


def drawing_ids_stand_once(file: Package) -> Iterator[str]:
    yield from twice("docPr id", file.everywhere("//wp:docPr/@id"))


def shape_ids_stand_once(file: Package) -> Iterator[str]:
    """Of the older kind, in which Word writes watermarks."""
    yield from twice("the shape", file.everywhere("//v:shape/@id"))


def drawings_are_described(file: Package) -> Iterator[str]:
    for each in file.everywhere("//wp:docPr[not(normalize-space(@descr))]"):
        if not each.xpath(".//*[local-name()='decorative'][@val='1']"):
            yield f"the picture {each.get('id')} is not described"
    for each in file.everywhere("//v:shape[not(@alt)]"):
        yield f"the shape {each.get('id')} is not described"


def drawings_have_a_size(file: Package) -> Iterator[str]:
    for each in file.everywhere("//wp:extent"):
        if not all((number(each.get(side)) or 0) > 0 for side in ("cx", "cy")):
            yield f"a drawing is {each.get('cx')} by {each.get('cy')}"


def pictures_are_what_they_are_called(file: Package) -> Iterator[str]:
    for each in file.relations:
        if each.kind == "image" and each.target in file.parts:
            try:
                coding = Image.open(BytesIO(file.parts[each.target])).format or ""
            except OSError:
                coding = "nothing known"
            if each.target.rpartition(".")[2].lower() not in _CODINGS.get(coding, ()):
                yield f"{each.target} is {coding}"


def pictures_are_within(file: Package) -> Iterator[str]:
    yield from ("a picture is linked, not within" for _ in file.everywhere("//a:blip[@r:link]"))


def charts_are_named_by_charts(file: Package) -> Iterator[str]:
    for name, tree in file.texts.items():
        for id_ in find(tree, "//a:graphicData/c:chart/@r:id"):
            related = file.follow(name, id_)
            if related is not None and related.kind != "chart":
                yield f"a chart is a {related.kind}"


RULES: tuple[Rule, ...] = (
    drawing_ids_stand_once,
    shape_ids_stand_once,
    drawings_are_described,
    drawings_have_a_size,
    pictures_are_what_they_are_called,
    pictures_are_within,
    charts_are_named_by_charts,
)
