"""Objects of ours as JSON, and back again: the same classes, the same values, written the same way.

What is read makes nothing but records of content and of briefs: a class is looked up by its name in the few modules that are named
here, and no more of it is run than puts fields into it. Each class is told with its fields, so that one which has others now is not
taken for what it was.
"""

import base64
import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

MODULES: Final = (
    "briefgen.audience.",
    "briefgen.compose.",
    "briefgen.content.",
    "briefgen.diagnostics",
    "briefgen.document.",
    "briefgen.locale.model",
    "briefgen.located.positions",
    "briefgen.markup.nodes",
    "briefgen.theme.",
)
"""How the names begin of the modules whose classes may stand in it."""
FAULTS: Final = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, ImportError, RecursionError,
)  # fmt: skip
"""What reading raises where the text says nothing of the kind."""
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
_TUPLE: Final = "t"
_LIST: Final = "l"
_TABLE: Final = "m"
_PATH: Final = "p"
"""What a list of JSON begins with, for its kind; before the fields of an object it is the number of its class."""

Class = tuple[str, str, tuple[str, ...]]
"""The module, the name and the fields."""
Values = list[Any]


def objects_text(value: Any, modules: tuple[str, ...] = MODULES) -> str:
    """Return JSON of a value. Raises `TypeError` where something in it is of a kind that is not known here; what is of no class
    of *modules* is not.
    """
    writing = _Writing(modules)
    told = writing.told(value)
    return json.dumps([list(writing.classes), told], separators=(",", ":"))


def objects_of(text: str) -> Any:
    """Return the value. Raises one of `FAULTS` where the text is of none."""
    classes, told = json.loads(text)
    return _Reading([_maker(module, name, tuple(own)) for module, name, own in classes]).value(told)


class _Writing:
    def __init__(self, modules: tuple[str, ...]) -> None:
        self._modules = modules
        self.classes: dict[Class, int] = {}
        self._known: dict[type, tuple[int, tuple[str, ...]]] = {}

    def told(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            return [_TUPLE, *map(self.told, value)]
        if kind is dict:
            return [_TABLE, *map(self.told, chain.from_iterable(value.items()))]
        if kind is list:
            return [_LIST, *map(self.told, value)]
        if isinstance(value, Path):
            return [_PATH, str(value)]
        return self._object(kind, value) if kind in self._known else self._word(kind, value)

    def _word(self, kind: type, value: Any) -> Values:
        """Tell a value that is a word in JSON."""
        if kind is Decimal:
            return ["d", str(value)]
        if kind is frozenset:
            return ["s", *map(self.told, sorted(value))]
        if kind is dt.date:
            return ["D", value.isoformat()]
        if kind is dt.datetime and type(value.tzinfo) in (dt.timezone, type(None)):
            return ["T", value.isoformat()]
        if kind is bytes:
            return ["b", base64.b64encode(value).decode()]
        if isinstance(value, Mapping):
            # Places in files of ours, which are told as somebody asks.
            return [_TABLE, *map(self.told, chain.from_iterable(value.items()))]
        return self._object(kind, value)

    def _object(self, kind: type, value: Any) -> Values:
        number, names = self._known.get(kind) or self._met(kind)
        if issubclass(kind, Enum):
            return [number, value.value]
        own = [self.told(getattr(value, name)) for name in names]
        if issubclass(kind, BaseModel):
            written = value.model_fields_set
            return [number, "".join("01"[name in written] for name in names), *own]
        return [number, *own]

    def _met(self, kind: type) -> tuple[int, tuple[str, ...]]:
        if not kind.__module__.startswith(self._modules):
            raise TypeError(f"an object of another kind: {kind}")
        told = (kind.__module__, kind.__qualname__, _fields(kind))
        self._known[kind] = (self.classes.setdefault(told, len(self.classes)), told[2])
        return self._known[kind]


class _Reading:
    def __init__(self, makers: list[Callable[[Values], Any]]) -> None:
        self._makers = makers
        self._path = cache(Path)

    def value(self, told: Any) -> Any:
        if type(told) is not list:
            return told
        kind = told[0]
        if type(kind) is int:
            return self._makers[kind]([self.value(each) for each in told[1:]])
        if kind == _TUPLE:
            return tuple([self.value(each) for each in told[1:]])
        if kind == _PATH:
            return self._path(told[1])
        if kind == _TABLE:
            flat = [self.value(each) for each in told[1:]]
            return dict(zip(flat[::2], flat[1::2], strict=True))
        return _WORDS[kind]([self.value(each) for each in told[1:]])


_WORDS: Final[dict[str, Callable[[Values], Any]]] = {
    _LIST: list,
    "d": lambda one: Decimal(*one),
    "s": frozenset,
    "D": lambda one: dt.date.fromisoformat(*one),
    "T": lambda one: dt.datetime.fromisoformat(*one),
    "b": lambda one: base64.b64decode(one[0], validate=True),
}


def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of what an object is made from; what it works out for itself is none of it."""
    if issubclass(kind, Enum):
        return ()
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    if issubclass(kind, tuple):
        return tuple(getattr(kind, "_fields", ()))
    if not is_dataclass(kind):
        raise TypeError(f"an object of another kind: {kind}")
    return tuple(field.name for field in fields(kind) if field.init)


def _maker(module: str, name: str, told: tuple[str, ...]) -> Callable[[Values], Any]:
    if not module.startswith(MODULES):
        raise ValueError(module)
    kind: type = getattr(import_module(module), name)
    if _fields(kind) != told:
        raise ValueError(name)
    if issubclass(kind, Enum):
        return lambda values: kind(*values)
    if issubclass(kind, BaseModel):
        return lambda values: _model(kind, told, *values)
    return lambda values: kind(**dict(zip(told, values, strict=True)))


def _model(kind: type[BaseModel], names: tuple[str, ...], written: str, *values: Any) -> BaseModel:
    """Return a model as it was once validated, by the way that copies of it are made."""
    made = kind.__new__(kind)
    made.__setstate__(
        {
            "__dict__": dict(zip(names, values, strict=True)),
            "__pydantic_fields_set__": {name for name, given in zip(names, written, strict=True) if given == "1"},
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return made
