"""Which field of which record printed words came from, in the pack as it is now."""

from typing import Final

from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.series import Exhibit
from briefgen.content.translatable import PACK, model_of, translatables_of
from briefgen.content.values import value_at
from briefgen.content.vocabulary import REGISTER_NAMES, Holder
from briefgen.document.origins import ItemOrigin
from briefgen.gate.wording import are_one_language, serving
from briefgen.located.positions import Location, ValuePlace
from briefgen.markup.nodes import Marked
from briefgen.review.accept.model import Field

WORDS: Final = ("text", "variants", "answer", "instead", "why", "pros", "cons", "judgement")
"""Fields of an item that are the item to its readers; what else is printed of one goes with them."""
_AS_THEY_STAND: Final = {
    "sources": frozenset({"title", "title-short", "publisher", "container-title", "genre", "public_form"}),
    "figures": frozenset({"title", "unit", "period"}),
}
"""Words of registers that have no translation, or none where they are a number alone."""
_COLUMN: Final = 3
"""Steps of the name of a column's words: `fields.exports.title`."""


def field_of(pack: Pack, origin: ItemOrigin) -> Field | None:
    """Return the field that an origin names; None where the pack has no such words (any more), or where they are no words:
    a word of the schema, a day.
    """
    register = _register(origin.register)
    if register is None:
        return None
    path: Location = tuple(origin.field.split("."))
    record = PACK if register == "pack" else origin.item
    if register == "exhibits" and path[0] == "fields" and len(path) == _COLUMN:
        exhibit = pack.registers.exhibits.get(record)
        if not isinstance(exhibit, Exhibit):
            return None
        register, record = "series", exhibit.series
    model = model_of(pack, register, record)
    if model is None:
        return None
    home = pack.front.language
    targets = {one.path: one for one in translatables_of(model, register, record)}
    if path in targets and origin.language != home:
        for tag in serving(origin.language, home, _tags(model)):
            at = path if tag == home else targets[path].target(tag)
            if isinstance(value_at(model, at), str | Marked):
                return Field(register=register, id=record, path=at)
        return None
    known = path in targets or path[-1] in _AS_THEY_STAND.get(register, ())
    if not known or not (are_one_language(origin.language, home) or register in _AS_THEY_STAND):
        return None
    return Field(register=register, id=record, path=path) if isinstance(value_at(model, path), str | Marked) else None


def model_at(pack: Pack, field: Field) -> Model | None:
    """Return the record that a field is of."""
    return model_of(pack, field.register, field.id)


def value_of(pack: Pack, field: Field) -> Marked | str | None:
    """Return the words that a field has now."""
    value = value_at(model_at(pack, field), field.path)
    return value if isinstance(value, str | Marked) else None


def location(pack: Pack, field: Field) -> Location:
    """Return the field as the pack's positions name it."""
    if field.register == "pack":
        return ("pack", *field.path)
    if field.register == "series" and field.path[0] == "fields":
        names = [column.name for column in pack.registers.series[field.id].fields]
        return (field.register, field.id, "fields", names.index(str(field.path[1])), *field.path[2:])
    return (field.register, field.id, *field.path)


def place_of(pack: Pack, field: Field) -> ValuePlace | None:
    """Return where the words stand; None where that is not known."""
    return pack.positions.places.get(location(pack, field))


def _tags(model: object) -> tuple[str, ...]:
    columns = getattr(model, "fields", ())
    held = (model, *columns) if isinstance(columns, tuple) else (model,)
    return tuple(tag for one in held for tag in getattr(one, "translations", ()))


def _register(name: str) -> Holder | None:
    known: dict[str, Holder] = {"pack": "pack", "items": "items", **{each: each for each in REGISTER_NAMES}}
    return known.get(name)
