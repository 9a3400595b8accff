"""`content/house.yaml`: what the head of every pack's briefs carries where the pack itself says nothing else."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from briefgen.content.front import DocumentFields, FrontMatter, FrontTranslation, House, HouseTranslation
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, ValuePlace
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import require_within

HOUSE_FILE: Final = "house.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedHouse:
    house: House = field(default_factory=House)
    places: Mapping[Location, ValuePlace] = field(default_factory=dict)
    inputs: tuple[Path, ...] = ()

    def under(self, front: FrontMatter) -> FrontMatter:
        """Return *front* with the house's fields where it has none of its own."""
        said = {name: getattr(self.house.document, name) for name in self._lacking(front)}
        update = {
            "document": front.document.model_copy(update=said),
            "titles": {**self.house.titles, **front.titles},
            "translations": {tag: self._translated(front, tag, own) for tag, own in front.translations.items()},
        }
        return front.model_copy(update=update)

    def places_under(self, front: FrontMatter) -> dict[Location, ValuePlace]:
        """Return where those fields stand, by the location that they have in a pack."""
        taken = [("document", _written(name)) for name in self._lacking(front)]
        taken += [("titles", audience) for audience in self.house.titles if audience not in front.titles]
        return {
            ("pack", *place): found
            for place, found in self.places.items()
            if place[:2] in taken or (place[:1] == ("translations",) and place[2:4] in taken)
        }

    def _translated(self, front: FrontMatter, tag: str, own: FrontTranslation) -> FrontTranslation:
        """Return the pack's translation with the house's words for what the house says: not for what the pack says."""
        house = self.house.translations.get(tag, HouseTranslation())
        given = house.document.model_fields_set - own.document.model_fields_set
        said = {name: getattr(house.document, name) for name in self._lacking(front) if name in given}
        titles = {audience: title for audience, title in house.titles.items() if audience not in front.titles}
        document = own.document.model_copy(update=said)
        return own.model_copy(update={"document": document, "titles": {**titles, **own.titles}})

    def _lacking(self, front: FrontMatter) -> list[str]:
        """Return the house's fields that the pack leaves open. A pack's own `to` is to all its readers."""
        own = front.document.model_fields_set
        settled = own | {"recipients"} if "to" in own else own
        return sorted(self.house.document.model_fields_set - settled)


def load_house(content: Path) -> LoadedHouse:
    """Return the house's fields, none where it has no such file. Raises UserError with every problem."""
    path = content / HOUSE_FILE
    if not path.exists():
        return LoadedHouse()
    located = read_yaml(require_within(path, content))
    house = validate(House, located)
    return LoadedHouse(house=house, places=located.positions.places, inputs=(path,))


def _written(name: str) -> str:
    return DocumentFields.model_fields[name].alias or name
