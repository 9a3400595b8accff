"""Every field of the schema that can hold words has a canary in the random packs, or is named here as one that holds none.

A field that joins the schema fails this test until somebody has decided which it is.
"""

import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, create_model
from support.access import Case
from support.random_packs import REGISTERS, drawn

from briefgen.content.front import FrontMatter
from briefgen.content.item import Item
from briefgen.content.model import MarkedText, Text
from briefgen.content.registers import Figure, Organisation, Person, RecordField, Term, Topic
from briefgen.content.series import Exhibit, ImageExhibit, Series
from briefgen.content.sources import Source
from briefgen.leak.suspects import Evidence
from briefgen.leak.words import RUN, tokens
from briefgen.markup.nodes import Marked
from briefgen.resources import templates_root

ROOTS = {
    "pack": FrontMatter,
    "item": Item,
    "sources": Source,
    "people": Person,
    "organisations": Organisation,
    "terms": Term,
    "topics": Topic,
    "figures": Figure,
    "series": Series,
    "exhibits": Exhibit,
    "images": ImageExhibit,
    "records": RecordField,
}


WORDLESS = (
    ".id", ".organisation", ".topic", ".figure", ".series", ".said_by", ".decider", ".people", ".source", ".derived.from_",
    ".rests_on", ".needs", ".options", ".supersedes", ".conflicts_with", ".scale", ".locator",
    ".of", ".seen", ".category", ".group", ".values", ".fields.name", ".provisional", ".row_remark", ".total",
    ".marking", ".ok", ".language", ".currency", ".when",
    ".public_form", ".scales", ".range", ".markings.*", ".lexicon.*",
)  # fmt: skip
"""How the paths end, by line: of ids and what refers to one, of names of a table's columns, of names from closed lists and dates;
and of the words that are meant for whoever may not see the entry."""


def fields(annotation: Any, at: str) -> Iterator[str]:
    """Yield the path of every field that may hold words: text, whatever narrows it; a closed list is none."""
    origin = get_origin(annotation)
    if origin is Literal:
        return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield from fields(field.annotation, f"{at}.{name}")
    elif annotation is str or annotation is Marked or annotation is Any:
        yield at
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield from fields(get_args(annotation)[1], f"{at}.*")
    elif origin in {tuple, Union, types.UnionType} or hasattr(annotation, "__metadata__"):
        for each in get_args(annotation)[: 1 if hasattr(annotation, "__metadata__") else None]:
            yield from fields(each, at)


def words(value: object, at: str) -> Iterator[tuple[str, str]]:
    match value:
        case Marked():
            yield at, value.source
        case str():
            yield at, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from words(getattr(value, name), f"{at}.{name}")
        case Mapping():
            for each in value.values():
                yield from words(each, f"{at}.*")
        case tuple():
            for each in value:
                yield from words(each, at)


def written(case: Case) -> Iterator[tuple[str, str]]:
    """Yield every text of a pack with the path of its field."""
    yield from words(case.pack.front, "pack")
    for entry in case.pack.items:
        yield from words(entry.item, "item")
    for register in REGISTERS:
        for one in getattr(case.pack.registers, register).values():
            yield from words(one, "images" if isinstance(one, ImageExhibit) else register)


def test_every_field_has_a_canary_or_is_named_as_one_that_holds_no_words():
    wanted = {path for name, model in ROOTS.items() for path in fields(model, name)}
    canaried = {path for case in drawn(0) for path, text in written(case) if "canary-" in text}
    assert {path for path in wanted - canaried if not path.endswith(WORDLESS)} == set()
    assert {end for end in WORDLESS if not any(path.endswith(end) for path in wanted - canaried)} == set()
    assert {path for path in canaried if path.endswith(WORDLESS)} == set()


def test_the_leak_check_knows_every_canary():
    for case in drawn(0):
        evidence = Evidence(pack=case.pack, policy=case.policy, templates=(templates_root(),))
        known = [frozenset[int]().union(*(lot.marks[length] for lot in evidence.lots)) for length in range(RUN)]
        rows = [("rows", cell) for held in case.pack.rows.values() for row in held for cell in row.cells.values()]
        told = [
            (at, tuple(tokens(str(text).split()[0]))) for at, text in (*written(case), *rows) if "canary-" in str(text)
        ]
        assert {at for at, run in told if hash(run) not in known[len(run) - 1]} == set()


@pytest.mark.parametrize("field", ["str", "Marked", "tuple of str", "mapping", "optional"])
def test_a_new_field_of_any_type_is_found(field):
    types_ = {
        "str": str,
        "Marked": MarkedText,
        "tuple of str": tuple[Text, ...],
        "mapping": Mapping[str, Text],
        "optional": Text | None,
    }
    made = create_model("Made", __base__=Person, secret=(types_[field], ...))
    assert {*fields(made, "people")} - {*fields(Person, "people")} <= {"people.secret", "people.secret.*"}
    assert len({*fields(made, "people")}) == len({*fields(Person, "people")}) + 1
