"""Whether what was read back from a record has, in every field, what its class says that stands there.

A record that is damaged, or that somebody has written by hand, may have anything in any place. Whoever makes objects of a record asks
here once they are made; one that is not sound is as if it were not there.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, Union, get_args, get_origin, is_typeddict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Made = TypeVar("Made", bound="DataclassInstance")
Fits = Callable[[Any], bool]
_EXACT: Final = (str, int, bool, NoneType)
"""Each is meant where it is written, and no other: to Python, yes is a number."""


def made_of(kind: type[Made], entry: Any) -> Made | None:
    """Return the object that an entry of JSON tells of, its fields by their names; None where this version would not tell it so."""
    if not isinstance(entry, dict) or entry.keys() != {field.name for field in fields(kind)}:
        return None
    made = kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()})
    return made if is_sound(made) else None


def is_sound(one: "DataclassInstance") -> bool:
    """Tell whether each field of an object has a value of its type; what is in the fields of other objects is asked of these."""
    return all(fits(getattr(one, name)) for name, fits in _asked(type(one)))


@cache
def _asked(kind: "type[DataclassInstance]") -> tuple[tuple[str, Fits], ...]:
    return tuple((field.name, _fits(field.type, kind)) for field in fields(kind))


def _fits(written: Any, of: type) -> Fits:
    """Return what tells whether a value is of the type that is written in a class; one that is not known here is of any."""
    if isinstance(written, str):
        return _fits(eval(written, vars(sys.modules[of.__module__])), of)  # noqa: S307 - an annotation of ours
    kind, own = get_origin(written) or written, get_args(written)
    if kind is Any:
        return lambda _: True
    if kind in (Union, UnionType):
        options = [_fits(each, of) for each in own]
        return lambda value: any(fits(value) for fits in options)
    if kind is Literal:
        return lambda value: any(type(value) is type(each) and value == each for each in own)
    if kind is tuple:
        return _row(own, of)
    if is_typeddict(kind):
        return _table(kind, of)
    if isinstance(kind, type) and issubclass(kind, Mapping):
        key, entry = (_fits(each, of) for each in own)
        return lambda value: isinstance(value, Mapping) and all(map(key, value)) and all(map(entry, value.values()))
    if kind is float:
        # What is written without decimals is read as a whole number.
        return lambda value: type(value) in (int, float)
    exact = NoneType if kind is None else kind
    return (lambda value: type(value) is exact) if exact in _EXACT else lambda value: isinstance(value, exact)


def _table(kind: type, of: type) -> Fits:
    entries = {name: _fits(each, of) for name, each in kind.__annotations__.items()}
    return lambda value: (
        isinstance(value, Mapping)
        and value.keys() == entries.keys()
        and all(fits(value[name]) for name, fits in entries.items())
    )


def _row(own: tuple[Any, ...], of: type) -> Fits:
    if own[-1:] == (Ellipsis,):
        each = _fits(own[0], of)
        return lambda value: isinstance(value, tuple) and all(map(each, value))
    places = [_fits(one, of) for one in own]
    return lambda value: (
        isinstance(value, tuple)
        and len(value) == len(places)
        and all(fits(one) for fits, one in zip(places, value, strict=True))
    )
