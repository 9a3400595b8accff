"""In whose briefs the items of a document that came back are printed too, as these would be built now."""

from collections.abc import Mapping

from briefgen.build.brief import Brief
from briefgen.build.pipeline import admitted, compose_pack
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.diagnostics import UserError
from briefgen.review.find import Reviewed
from briefgen.review.places import items_of


def other_readers(project: Project, found: Reviewed) -> Mapping[str, tuple[str, ...]]:
    """Return, for each item that was touched, whose briefs print it besides the document's reader, in any form.

    Nothing that was built before is looked at: one may have been built for this reader alone. Where a brief cannot be composed,
    its reader is named with all that he may see. Of a pack that cannot be read now nothing is known.
    """
    touched = {
        one.item for each in found.review.passages if each.touched for one in items_of(each) if one.register == "items"
    }
    try:
        seen = _seen(project, found, touched)
    except UserError:
        return {}
    others = {name: items for name, items in seen.items() if items}
    printed = _printed(project, found.pack, tuple(others))
    known = {name: printed.get(name, items) for name, items in others.items()}
    return {item: tuple(name for name, items in known.items() if item in items) for item in sorted(touched)}


def _seen(project: Project, found: Reviewed, touched: set[str]) -> Mapping[str, frozenset[str]]:
    """Return what each other audience may see of the items."""
    subject = project.subject(found.pack)
    names = (each for each in admitted(project, project.pack(found.pack)) if each != found.review.baseline.audience)
    return {
        name: frozenset(
            item for item, one in subject.decided(name).items.items() if not one.reasons and item in touched
        )
        for name in names
    }


def _printed(project: Project, pack: str, audiences: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return the items that each audience's briefs print, in its own form and in others; nothing of one that has none now."""
    if not audiences:
        return {}
    forms = sorted({form for name in audiences for form in project.audience(name).form.forms})
    asked = (Asked(packs=(pack,), audiences=audiences, form=form) for form in (None, *forms))
    composed = [compose_pack(project, pack, each) for each in asked]
    printed: dict[str, frozenset[str]] = {}
    for brief in _all(composed[0].briefs, composed[0].held):
        printed[brief.audience] = printed.get(brief.audience, frozenset()) | set(brief.items)
    for brief in (one for each in composed[1:] for one in _all(each.briefs, each.held)):
        if brief.audience in printed:
            printed[brief.audience] |= set(brief.items)
    return printed


def _all(briefs: tuple[Brief, ...], held: tuple[Brief, ...]) -> tuple[Brief, ...]:
    return (*briefs, *held)
