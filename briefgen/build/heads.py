"""The head of one audience's briefs: the pack's fields, and over them those that the audience's form states."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.audience.document import AudienceDocument, HeadWords
from briefgen.audience.load import LoadedAudience
from briefgen.content.front import FrontTranslation
from briefgen.content.pack import Pack
from briefgen.located.positions import Location, Positions, ValuePlace


def headed(pack: Pack, audience: LoadedAudience) -> Pack:
    """Return the pack with the head that this audience's briefs carry; the pack itself where the form states none."""
    document = audience.form.document
    if document is None:
        return pack
    said = document.model_fields_set - {"translations"}
    front = pack.front.model_copy(
        update={
            "document": pack.front.document.model_copy(update={name: getattr(document, name) for name in said}),
            "translations": {
                tag: _translated(own, said, document.translations.get(tag, HeadWords()))
                for tag, own in pack.front.translations.items()
            },
        }
    )
    return replace(pack, front=front, positions=Positions(places=_places(pack, audience, document)))


def _translated(own: FrontTranslation, said: set[str], ours: HeadWords) -> FrontTranslation:
    """Return the pack's translation with the form's words for what the form says: the pack's are of other words."""
    words: dict[str, Any] = {name: getattr(ours, name) for name in said & HeadWords.model_fields.keys()}
    return own.model_copy(update={"document": own.document.model_copy(update=words)})


def _places(pack: Pack, audience: LoadedAudience, document: AudienceDocument) -> Mapping[Location, ValuePlace]:
    said = {type(document).model_fields[name].alias or name for name in document.model_fields_set - {"translations"}}
    taken = {
        at: place
        for at, place in pack.positions.places.items()
        if not (at[:2] == ("pack", "document") and at[2:3] and at[2] in said)
        and not (at[:2] == ("pack", "translations") and at[3:4] == ("document",) and at[4:5] and at[4] in said)
    }
    return taken | dict(_own_places(audience))


def _own_places(audience: LoadedAudience) -> Iterator[tuple[Location, ValuePlace]]:
    """Yield where the form's fields stand, by the location that they have in a pack."""
    written = audience.written
    for at, place in written.positions.places.items() if written else ():
        match at:
            case ("document", "translations", tag, *rest) if rest:
                yield ("pack", "translations", tag, "document", *rest), place
            case ("document", "translations", *_):
                pass
            case ("document", *rest) if rest:
                yield ("pack", "document", *rest), place
            case _:
                pass
