"""A file of items in YAML: its lists and its sections, as the schema that editors are given."""

from typing import Any, Final

from pydantic import Field, create_model

from briefgen.content.item import Item
from briefgen.content.lists import KIND_OF_LIST, SECTIONS, SectionFields
from briefgen.content.model import Model
from briefgen.content.vocabulary import Kind

ItemEntry: Final[type[Item]] = create_model(
    "ItemEntry",
    __base__=Item,
    __doc__="An item in YAML; its kind is that of the list it stands in.",
    kind=(Kind | None, Field(None, description="where it is not that of the list or the sections around it")),
)


def _list(name: str) -> tuple[Any, Any]:
    kind = KIND_OF_LIST[name]
    told = "items of any kind" if kind is None else f"items of the kind {kind}, where they write no other"
    return tuple[ItemEntry, ...], Field((), description=told)


_LISTS: Final[dict[str, Any]] = {name: _list(name) for name in KIND_OF_LIST} | {
    SECTIONS: (tuple["ItemsSection", ...], Field((), description="what headings are in Markdown"))
}
ItemsSection: Final[type[SectionFields]] = create_model(
    "ItemsSection", __base__=SectionFields, __module__=__name__, __doc__="What a heading is in Markdown.", **_LISTS
)
ItemsFile: Final[type[Model]] = create_model(
    "ItemsFile",
    __base__=Model,
    __module__=__name__,
    __doc__="A file of items in YAML, of any name that is no register's.",
    **_LISTS,
)
