"""Exhibits as a template sees them: printed whole, in their author's form or as a table, never taken apart."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, get_args, get_type_hints

from briefgen.frozen import dataclass
from briefgen.gate.shown import ClearedExhibit, ClearedImage, Exhibited
from briefgen.markup.rendered import Entry, ExhibitBlock
from briefgen.render.items import View
from briefgen.render.refs import Missing, Named, Names, Opaque, Ref, Word, unknown_field

IMAGE: Final = "image"
FORMS: Final[tuple[str, ...]] = (*get_args(get_type_hints(ClearedExhibit)["form"]), IMAGE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ExhibitRef(Opaque, Named):
    """A chart, a table, a timeline, an image: stands alone in its paragraph."""

    view: View
    exhibit: Exhibited

    @property
    def target(self) -> ExhibitBlock:
        return ExhibitBlock(exhibit=self.exhibit.id)

    def said(self) -> str:
        return f"the exhibit '{self.exhibit.id}'"

    def field(self, name: str) -> object:
        if name not in EXHIBIT_FIELDS:
            raise unknown_field("an exhibit", name, EXHIBIT_FIELDS)
        return EXHIBIT_FIELDS[name](self)


def _words(form: str, ref: ExhibitRef) -> Ref | Missing:
    if getattr(ref.exhibit, form) is None:
        return Missing(f"'{form}' of {ref.said()}")
    return Ref(f"{ref.said()}'s {form}", Entry(register="exhibits", id=ref.exhibit.id, form=form))


def _table(ref: ExhibitRef) -> Ref | Missing:
    if isinstance(ref.exhibit, ClearedImage):
        return Missing(f"the table of the image '{ref.exhibit.id}'")
    return Ref(f"the table of {ref.said()}", ExhibitBlock(exhibit=ref.exhibit.id, form="table"))


def _value(ref: ExhibitRef) -> Names:
    return Names("value", {name: partial(get, ref.exhibit) for name, get in EXHIBIT_VALUES.items()})


def _form(exhibit: Exhibited) -> Word:
    return Word(IMAGE if isinstance(exhibit, ClearedImage) else exhibit.form, FORMS)


def _whole(exhibit: Exhibited) -> bool:
    return isinstance(exhibit, ClearedImage) or exhibit.whole


def _provisional(exhibit: Exhibited) -> bool:
    return not isinstance(exhibit, ClearedImage) and any(row.provisional for row in exhibit.rows)


EXHIBIT_VALUES: Final[Mapping[str, Callable[[Exhibited], object]]] = {
    "form": _form,
    "whole": _whole,
    "provisional": _provisional,
}
"""What logic may ask of an exhibit."""

EXHIBIT_FIELDS: Final[Mapping[str, Callable[[ExhibitRef], object]]] = {
    "title": partial(_words, "title"),
    "remark": partial(_words, "remark"),
    "table": _table,
    "topic": lambda ref: ref.view.topic(ref.exhibit.topic),
    "value": _value,
}
