"""What a change bears on besides the words that it changes: their translations, the item's other wordings, the other places
and readers of a figure.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.build.project import Project
from briefgen.content.pack import Pack
from briefgen.content.translatable import model_of, translatables_of
from briefgen.content.values import value_at
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked
from briefgen.review.accept.model import Field, Proposal
from briefgen.review.elsewhere import Elsewhere
from briefgen.review.find import Reviewed
from briefgen.review.model import Passage
from briefgen.review.places import figure_of

_OTHERWISE: Final = ("text", "variants", "plain", "short", "clause", "spoken")
"""Fields of an item, or of its translation, that say the same in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What comes of a change, or has to be looked at with it."""

    stale: tuple[str, ...] = ()
    """Languages whose translation is of the old words then."""
    unreviewed: tuple[str, ...] = ()
    """Those of them that nobody has reviewed so far."""
    is_translation: bool = False
    """Whether the words are a translation, which nobody has reviewed as it is then."""
    wordings: tuple[str, ...] = ()
    """The item's other wordings in the same language: they may say something else then."""
    readers: tuple[str, ...] = ()
    """Of a figure the other readers who see it."""
    printed: tuple[str, ...] = ()
    """Of a figure the words of the other paragraphs of this brief that print it."""


def bearings(
    project: Project, found: Reviewed, proposed: Sequence[Proposal], elsewhere: Elsewhere
) -> Mapping[str, Bearing]:
    """Return what each change that can be accepted bears on, by its id. Raises `UserError` where the pack cannot be read."""
    pack = project.pack(found.pack)
    held = {each.id: _bearing(pack, found, each, elsewhere) for each in proposed if each.open and each.field}
    return {name: each for name, each in held.items() if each != Bearing()}


def _bearing(pack: Pack, found: Reviewed, proposal: Proposal, elsewhere: Elsewhere) -> Bearing:
    field = proposal.field
    assert field is not None, "nothing else is asked for"
    match proposal.sort:
        case "figure" if field.path == ("value",):
            return Bearing(
                readers=elsewhere.of_figures.get(field.id, ()), printed=tuple(_printed(found, proposal, field.id))
            )
        case "words" | "figure":
            return _of_words(pack, field)
        case _:
            return Bearing()


def _of_words(pack: Pack, field: Field) -> Bearing:
    reviewed = dict(_translations(pack, field))
    return Bearing(
        stale=tuple(reviewed),
        unreviewed=tuple(tag for tag, by in reviewed.items() if not by),
        is_translation="translations" in field.path,
        wordings=tuple(_wordings(pack, field)) if field.register == "items" else (),
    )


def _translations(pack: Pack, field: Field) -> Iterator[tuple[str, bool]]:
    """Yield each language into which the words are translated, and whether somebody has reviewed that."""
    model = model_of(pack, field.register, field.id)
    assert model is not None, "its words were printed"
    tags = getattr(model, "translations", ())
    for words in translatables_of(model, field.register, field.id):
        for tag in tags if words.path == field.path else ():
            if _says(value_at(model, words.target(tag))):
                yield tag, value_at(model, ("translations", tag, "review")) is not None


def _wordings(pack: Pack, field: Field) -> Iterator[str]:
    """Yield the other fields that say the same in the language of this one, as files name them."""
    model = model_of(pack, field.register, field.id)
    at = field.path.index("translations") + 2 if "translations" in field.path else 0
    around, own = field.path[:at], field.path[at:]
    if own[0] not in _OTHERWISE:
        return
    for path in _paths(is_translation=bool(around)):
        if path != own and _says(value_at(model, (*around, *path))):
            yield str(path[-1])


def _paths(*, is_translation: bool) -> Iterator[Location]:
    yield ("text",)
    for name in ("plain", "short", "clause", "spoken"):
        yield (name,) if is_translation else ("variants", name)


def _says(value: object) -> bool:
    return isinstance(value, str | Marked) or (isinstance(value, tuple) and bool(value))


def _printed(found: Reviewed, proposal: Proposal, name: str) -> Iterator[str]:
    own = proposal.subject.anchors if isinstance(proposal.subject, Passage) else ()
    for anchor in (*found.review.baseline.anchors, *found.review.baseline.notes):
        if anchor not in own and any(figure_of(piece) == name for piece in anchor.pieces):
            yield " ".join(anchor.text.split())
