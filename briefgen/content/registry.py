"""The registers of a pack: from YAML files, or from keys of the front matter."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from briefgen.content.model import Model
from briefgen.content.names import IDENTITY, REGISTER_TWICE, problem
from briefgen.content.pack import Registers
from briefgen.content.registers import Figure, Organisation, Person, RecordField, Term, Topic
from briefgen.content.series import IMAGE, Exhibit, ImageExhibit, Series
from briefgen.content.sources import Source
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, ValuePlace, parted
from briefgen.located.validate import VALUE, shown, validate

REGISTERS: Final[Mapping[str, tuple[type[Model], ...]]] = {
    "sources": (Source,),
    "people": (Person,),
    "organisations": (Organisation,),
    "terms": (Term,),
    "topics": (Topic,),
    "figures": (Figure,),
    "series": (Series,),
    "exhibits": (Exhibit, ImageExhibit),
    "records": (RecordField,),
}
"""Register → what its entries may be."""


@dataclass(slots=True, kw_only=True)
class Registry:
    """What is read so far."""

    entries: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in REGISTERS})
    names: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in REGISTERS})
    """Every id that is written, also of entries that the schema refused: a reference to one of them does not dangle."""
    places: dict[Location, ValuePlace] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    """Registers of which not all is known: that one of their entries is missing would be an echo."""

    def add(self, register: str, located: Located, at: Location = ()) -> None:
        """Read the entries that stand at *at* of a file."""
        place = located.positions.place(at)
        span = None if place is None else place.span()
        if register in self.read:
            hint = "keep one: the file, or what stands in the front matter"
            self.problems.append(problem(REGISTER_TWICE, f"'{register}' is written in two places", span, hint))
            return
        self.read.add(register)
        data = _at(located.data, at)
        if data is None:
            return
        if not isinstance(data, list):
            message = f"'{register}' takes a list of entries, not {shown(data)}"
            first = next(iter(data), None) if isinstance(data, dict) else None
            instead = "" if first is None else f": write `- id: {first}` instead of `{first}:`"
            self.problems.append(problem(VALUE, message, span, f"begin each entry with `- id: …`{instead}"))
            self.unreadable.add(register)
            return
        places = parted(located.positions.places, at)
        for index, entry in enumerate(data):
            if (name := self._entry(register, entry, located, (*at, index))) is not None:
                self.places.update(moved(places[index], (register, name)))

    def _entry(self, register: str, data: Any, located: Located, at: Location) -> str | None:
        """Take an entry in, and return its id; None where it is at fault."""
        if not isinstance(data, dict):
            span = located.positions.span(at)
            message = f"an entry of '{register}' is {shown(data)}"
            self.problems.append(problem(VALUE, message, span, "write `- id: …`, and its fields below"))
            self.unreadable.add(register)
            return None
        name = data.get("id")
        if isinstance(name, str):
            self.names[register].add(name)
        else:
            self.unreadable.add(register)
        part = Located(data=data, positions=located.positions, keys=located.keys)
        try:
            entry = validate(model_of_entry(register, data), part, at=at)
        except UserError as error:
            self.problems.extend(error.diagnostics)
            return None
        assert isinstance(name, str)
        if name in self.entries[register]:
            first = self.places[register, name, "id"]
            hint = f"give one of them another name; the other stands in line {first.line} of {first.path.name}"
            span = located.positions.span((*at, "id"))
            self.problems.append(problem(IDENTITY, f"two entries of '{register}' are called '{name}'", span, hint))
            return None
        self.entries[register][name] = entry
        return name

    def registers(self) -> Registers:
        return Registers(**self.entries)


def model_of_entry(register: str, data: Mapping[str, Any]) -> type[Model]:
    """Return what an entry is meant to be; one that names a file and no series is an image, whatever its form is called."""
    is_image = data.get("form") == IMAGE or ("file" in data and "series" not in data)
    return ImageExhibit if register == "exhibits" and is_image else REGISTERS[register][0]


def moved(places: Mapping[Location, ValuePlace], target: Location) -> dict[Location, ValuePlace]:
    """Return the places as places under *target*."""
    return {target + location: place for location, place in places.items()}


def _at(data: Any, location: Location) -> Any:
    for step in location:
        data = data[step]
    return data
