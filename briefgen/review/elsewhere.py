"""In whose briefs the items and figures of a document that came back are printed too, as these would be built now."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from briefgen.build.brief import Brief
from briefgen.build.composition import admitted, compose_pack
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.content.pack import Pack
from briefgen.diagnostics import UserError
from briefgen.document.document import Document
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import walk
from briefgen.frozen import dataclass
from briefgen.review.find import Reviewed
from briefgen.review.places import figures_of, items_of

Readers = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Who else reads what was touched, by its id, besides the document's own reader."""

    of_items: Readers = field(default_factory=dict)
    of_figures: Readers = field(default_factory=dict)
    """Those who see a figure, or one that is computed from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    items: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()

    def __or__(self, other: "_Printed") -> "_Printed":
        return _Printed(items=self.items | other.items, figures=self.figures | other.figures)


def other_readers(project: Project, found: Reviewed) -> Elsewhere:
    """Return, for each item and figure that was touched, whose briefs print it besides the document's reader, in any form.

    Nothing that was built before is looked at: one may have been built for this reader alone. Where a brief cannot be composed,
    its reader is named with all items that he may see. Of a pack that cannot be read now nothing is known.
    """
    touched = [each for each in found.review.passages if each.touched]
    items = {one.item for each in touched for one in items_of(each) if one.register == "items"}
    figures = {name for each in touched for name in figures_of(each)}
    try:
        pack = project.pack(found.pack)
        seen = _seen(project, found, items)
    except UserError:
        return Elsewhere()
    asked = tuple(seen) if figures else tuple(name for name, own in seen.items() if own)
    printed = _printed(project, found.pack, asked)
    known = {name: printed.get(name, _Printed(items=own)) for name, own in seen.items()}
    made = {name: _with_computed(pack, name) for name in figures}
    return Elsewhere(
        of_items={each: tuple(name for name, own in known.items() if each in own.items) for each in sorted(items)},
        of_figures={
            each: tuple(name for name, own in known.items() if made[each] & own.figures) for each in sorted(figures)
        },
    )


def _seen(project: Project, found: Reviewed, touched: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return what each other audience may see of the items."""
    subject = project.subject(found.pack)
    names = (each for each in admitted(project, project.pack(found.pack)) if each != found.review.baseline.audience)
    return {
        name: frozenset(
            item for item, one in subject.decided(name).items.items() if not one.reasons and item in touched
        )
        for name in names
    }


def _printed(project: Project, pack: str, audiences: tuple[str, ...]) -> Mapping[str, _Printed]:
    """Return what each audience's briefs print, in its own form and in others; nothing of one that has none now."""
    if not audiences:
        return {}
    forms = sorted({form for name in audiences for form in project.audience(name).form.forms})
    asked = (Asked(packs=(pack,), audiences=audiences, form=form) for form in (None, *forms))
    own, *others = [compose_pack(project, pack, each) for each in asked]
    printed: dict[str, _Printed] = {}
    for brief in (*own.briefs, *own.held):
        printed[brief.audience] = printed.get(brief.audience, _Printed()) | _of(brief)
    for brief in (brief for each in others for brief in (*each.briefs, *each.held)):
        if brief.audience in printed:
            printed[brief.audience] |= _of(brief)
    return printed


def _of(brief: Brief) -> _Printed:
    return _Printed(items=frozenset(brief.items), figures=frozenset(_figures(brief.document)))


def _figures(document: Document) -> Iterator[str]:
    for node in (each for top in document.blocks for each in (top, *walk(top))):
        match getattr(node, "origin", None):
            case ItemOrigin(register="figures", item=item):
                yield item


def _with_computed(pack: Pack, name: str) -> frozenset[str]:
    """Return a figure with those that are computed from it, be it over others."""
    made = {name}
    while (
        more := {each.id for each in pack.registers.figures.values() if each.derived and made & set(each.derived.from_)}
        - made
    ):
        made |= more
    return frozenset(made)
