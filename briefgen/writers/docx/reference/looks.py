"""How letters look: what a run says of them, and the styles that it goes by."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from lxml import etree

from briefgen.frozen import dataclass
from briefgen.writers.docx.reference.grounds import UNKNOWN, colour_in, highlight_in, shade_in
from briefgen.writers.docx.reference.names import find, val, w

_DEPTH: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style, or a run, says of its letters; None where it says nothing."""

    size: int | None = None
    scale: int | None = None
    """How wide the letters are, in hundredths of their own width."""
    colour: str | None = None
    highlight: str | None = None
    shade: str | None = None
    under: str | None = None
    """The shade of a paragraph, or of a table's cells."""

    def over(self, below: "Look") -> "Look":
        return Look(
            size=below.size if self.size is None else self.size,
            scale=below.scale if self.scale is None else self.scale,
            colour=self.colour or below.colour,
            highlight=self.highlight or below.highlight,
            shade=self.shade or below.shade,
            under=self.under or below.under,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The looks of styles by id, with those of the styles that they rest on."""

    by_id: Mapping[str, Look]
    defaults: Mapping[str, str]
    """The default style's id by its type."""

    def reader(self) -> Callable[[etree._Element], Look]:
        """Return what tells the look of runs, to be used while the tree stays as it is.

        One paragraph may hold all runs of a part: each is asked once.
        """
        named = cache(_named)

        def look_of(run: etree._Element) -> Look:
            paragraph, table = (next(run.iterancestors(w(name)), None) for name in ("p", "tbl"))
            of_paragraph = named(paragraph, "w:pPr/w:pStyle") or self.defaults.get("paragraph", "")
            ids = (_named(run, "w:rPr/w:rStyle"), of_paragraph, named(table, "w:tblPr/w:tblStyle"))
            look = _look(run)
            for id_ in ids:
                look = look.over(self.by_id.get(id_, Look()))
            return look.over(self.by_id[""])

        return look_of

    def shade_of(self, holder: etree._Element) -> str | None:
        """Return the shade that a paragraph, cell, table or text box puts behind its words."""
        match holder.tag:
            case tag if tag == w("p"):
                style = _named(holder, "w:pPr/w:pStyle") or self.defaults.get("paragraph", "")
                return shade_in(holder, "w:pPr") or self.by_id.get(style, Look()).under
            case tag if tag == w("tc"):
                return shade_in(holder, "w:tcPr")
            case tag if tag == w("tbl"):
                style = _named(holder, "w:tblPr/w:tblStyle")
                return shade_in(holder, "w:tblPr") or self.by_id.get(style, Look()).under or (style and UNKNOWN)
            case _:
                return UNKNOWN


def looks_of(styles: etree._Element | None) -> Looks:
    listed = {} if styles is None else {each.get(w("styleId"), ""): each for each in find(styles, "w:style")}
    return Looks(
        by_id={
            "": Look() if styles is None else _default(styles),
            **{id_: _with_base(id_, listed) for id_ in listed if id_},
        },
        defaults={
            each.get(w("type"), ""): id_ for id_, each in listed.items() if each.get(w("default")) in {"1", "true"}
        },
    )


def _default(styles: etree._Element) -> Look:
    return next((_look(each) for each in find(styles, "w:docDefaults/w:rPrDefault")), Look())


def _with_base(id_: str, listed: Mapping[str, etree._Element]) -> Look:
    look = Look()
    for _ in range(_DEPTH):
        if (style := listed.get(id_)) is None:
            break
        look = look.over(_look(style))
        id_ = val(style.find(w("basedOn")))
    return look


def _look(owner: etree._Element) -> Look:
    size, scale = first_of(owner, "w:rPr/w:sz/@w:val"), first_of(owner, "w:rPr/w:w/@w:val")
    return Look(
        size=int(size) if size is not None and size.isdecimal() else None,
        scale=int(scale.rstrip("%")) if scale is not None and scale.rstrip("%").isdecimal() else None,
        colour=colour_in(owner),
        highlight=highlight_in(owner),
        shade=shade_in(owner, "w:rPr"),
        under=shade_in(owner, "w:pPr") or shade_in(owner, "w:tcPr"),
    )


def first_of(owner: etree._Element, path: str) -> str | None:
    return next((str(each) for each in find(owner, path)), None)


def _named(element: etree._Element | None, path: str) -> str:
    return "" if element is None else val(next(iter(find(element, path)), None))
