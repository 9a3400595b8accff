"""`dataclass` as the standard library has it, with classes made a dozen times as quickly: nearly all of ours are frozen.

The standard library writes, for each class, the source of six methods, and compiles them while the class is made: for the five
hundred of a build that takes a fifth of the whole. Here `__init__`, `__eq__` and `__hash__` are compiled when they are first
called, one text for all classes of the same shape, and the others are shared. What they do is the same, and `fields`, `replace` and
`asdict` know the classes. Left out is what no class of ours has: `ClassVar`, `InitVar` and `KW_ONLY` among the fields, an order,
a `__repr__` that meets itself; and what the standard library refuses when a class is made, only the type checker does.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cache, cached_property
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, NoReturn

Method = Callable[..., Any]


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - the type checkers take it for what it is like
else:

    def dataclass(
        *,
        frozen: bool = False,
        slots: bool = False,
        kw_only: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002 - the standard library's own word
    ) -> Callable[[type], type]:
        """Return what makes a dataclass of a class."""
        return lambda cls: _dataclass(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq, shown=repr)


def _dataclass(cls: type, *, frozen: bool, slots: bool, kw_only: bool, eq: bool, shown: bool) -> type:
    # A class without a docstring would be given one with its signature, and finding that takes longer than all the rest.
    cls.__doc__ = cls.__doc__ or cls.__name__
    asked = _Asked(cls, kw_only=kw_only)
    methods = _methods(asked, frozen=frozen, slots=slots, eq=eq, shown=shown)
    if slots:
        asked.made = _slotted(cls, asked, methods, kw_only=kw_only)
        return asked.made
    asked.made = _as_told(cls, kw_only=kw_only)
    for name, method in methods.items():
        setattr(asked.made, name, method)
    return asked.made


_FIELD: Final[Any] = vars(dataclasses)["_FIELD"]
"""By which the standard library knows a field that is nothing else."""


class _Asked:
    """The fields of a class, put together when somebody asks for them, if anybody ever does."""

    made: type

    def __init__(self, plain: type, *, kw_only: bool) -> None:
        self.plain = plain
        self._kw_only = kw_only

    def __get__(self, _: object, __: type) -> dict[str, "Field[Any]"]:
        made: Any = self.made
        made.__dataclass_fields__ = {field.name: field for field in _fields(made)}
        return made.__dataclass_fields__  # type: ignore[no-any-return]

    @cached_property
    def own(self) -> dict[str, "Field[Any]"]:
        """What the methods of the class are made of."""
        return {name: self._read(name, kind) for name, kind in self.plain.__annotations__.items()}

    def _read(self, name: str, kind: Any) -> "Field[Any]":
        given = self.plain.__dict__.get(name, MISSING)
        read: Field[Any] = given if isinstance(given, Field) else dataclasses.field(default=given)
        read.name, read.type = name, kind
        read._field_type = _FIELD  # type: ignore[attr-defined]  # noqa: SLF001 - as the standard library does
        if read.kw_only is MISSING:
            read.kw_only = self._kw_only
        return read


def _as_told(cls: type, *, kw_only: bool) -> type:
    """Return the class as the standard library sees it, without methods."""
    told: type = dataclasses.dataclass(cls, init=False, repr=False, eq=False, kw_only=kw_only)
    return told


def _slotted(cls: type, asked: _Asked, methods: Mapping[str, Method | None], *, kw_only: bool) -> type:
    """Return the class with slots for its fields: Python knows no way to give them to one that is made."""
    taken = {slot for base in cls.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    fields = cls.__annotations__
    kept: dict[str, Any] = {
        name: value for name, value in cls.__dict__.items() if name not in fields and name not in _OF_NO_SLOTS
    }
    if not kw_only:
        placed = (name for name, field in asked.own.items() if field.init and not field.kw_only)
        kept["__match_args__"] = tuple(dict.fromkeys((*getattr(cls, "__match_args__", ()), *placed)))
    kept |= {"__qualname__": cls.__qualname__, "__slots__": tuple(name for name in fields if name not in taken)}
    return type(cls)(cls.__name__, cls.__bases__, {**kept, **methods, "__dataclass_fields__": asked})


_OF_NO_SLOTS: Final = ("__dict__", "__weakref__")
"""What a class has that is made without slots."""


def _fields(cls: type) -> tuple["Field[Any]", ...]:
    """Return the fields of a class, those of the classes that it extends first."""
    fields: dict[str, Field[Any]] = {}
    for base in reversed(cls.__mro__):
        own = base.__dict__.get("__dataclass_fields__", {})
        fields |= own.own if isinstance(own, _Asked) else own
    return tuple(fields.values())


def _methods(asked: _Asked, *, frozen: bool, slots: bool, eq: bool, shown: bool) -> dict[str, Method | None]:
    own = asked.plain.__dict__
    methods: dict[str, Method | None] = {}
    if frozen:
        methods |= {"__setattr__": _set, "__delattr__": _delete}
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    if "__init__" not in own:
        methods["__init__"] = _later(asked, "__init__", _frozen_init if frozen else _open_init)
    if shown and "__repr__" not in own:
        methods["__repr__"] = _repr(asked)
    if eq and "__eq__" not in own:
        methods["__eq__"] = _later(asked, "__eq__", _eq)
    # Python gives a class with an `__eq__` of its own a `__hash__` that is None.
    if eq and own.get("__hash__") is None and ("__hash__" not in own or "__eq__" in own):
        methods["__hash__"] = _later(asked, "__hash__", _hash) if frozen else None
    return methods


def _later(asked: _Asked, name: str, compiled: Callable[[type], Method]) -> Method:
    """Return a method that makes the one in whose place it stands, when it is first called."""

    def first(self: Any, *given: Any, **named: Any) -> Any:
        method = compiled(asked.made)
        setattr(asked.made, name, method)
        return method(self, *given, **named)

    return first


def _frozen_init(cls: type) -> Method:
    return _init(cls, frozen=True)


def _open_init(cls: type) -> Method:
    return _init(cls, frozen=False)


def _init(cls: type, *, frozen: bool) -> Method:
    """Make `__init__`. A slot that is never filled again is filled by its own descriptor, which is quicker than by its name."""
    taken = _fields(cls)
    placed = [field for field in taken if field.init and not field.kw_only]
    named = [field for field in taken if field.init and field.kw_only]
    given = {field.name: f"given{place}" for place, field in enumerate((*placed, *named))}
    own = {name: field for field, name in given.items()}
    known: dict[str, Any] = {"MISSING": MISSING, "put": object.__setattr__}
    body: list[str] = []
    for place, field in enumerate(taken):
        known |= {f"name{place}": field.name, f"default{place}": field.default, f"made{place}": field.default_factory}
        slot: Any = getattr(cls, field.name, None)
        put, end = f"put(self, name{place}, ", ")"
        if not frozen:
            own[f"field{place}"] = field.name
            put, end = f"self.field{place} = ", ""
        elif hasattr(slot, "__set__"):
            known[f"put{place}"] = slot.__set__
            put = f"put{place}(self, "
        value = given.get(field.name)
        if field.default_factory is not MISSING and value and f"put{place}" in known:
            known[f"put{place}"] = _or_made(slot.__set__, field.default_factory)
            body.append(f"{put}{value}{end}")
        elif field.default_factory is not MISSING:
            made = f"made{place}()"
            body.append(f"{put}{made} if {value} is MISSING else {value}{end}" if value else f"{put}{made}{end}")
        elif value:
            body.append(f"{put}{value}{end}")
        elif field.default is not MISSING and hasattr(slot, "__set__"):
            body.append(f"{put}default{place}{end}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    lines = "\n ".join(body or ["pass"])
    method = _made(
        cls, "__init__", f"({', '.join(['self', *given.values()])}):\n {lines}", own, known, by_name=len(named)
    )
    method.__defaults__ = tuple(_defaults(placed).values())
    method.__kwdefaults__ = _defaults(named)
    return method


def _or_made(put: Callable[[Any, Any], None], made: Callable[[], Any]) -> Callable[[Any, Any], None]:
    """Return what fills a slot as *put* does, and with what is made for it where nothing is given."""
    return lambda self, value: put(self, made() if value is MISSING else value)


def _defaults(taken: "Iterable[Field[Any]]") -> dict[str, Any]:
    """Return what is taken for fields that nothing is given for, where there is something."""
    return {
        field.name: field.default
        for field in taken
        if field.default is not MISSING or field.default_factory is not MISSING
    }


def _eq(cls: type) -> Method:
    own = _numbered(field.name for field in _fields(cls) if field.compare)
    same = f"{_values('self', own)} == {_values('other', own)}"
    lines = f"(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented"
    return _made(cls, "__eq__", lines, own, {})


def _hash(cls: type) -> Method:
    taken = _fields(cls)
    own = _numbered(field.name for field in taken if (field.compare if field.hash is None else field.hash))
    return _made(cls, "__hash__", f"(self):\n return hash({_values('self', own)})", own, {})


def _numbered(names: Iterable[str]) -> dict[str, str]:
    return {f"field{place}": name for place, name in enumerate(names)}


def _values(owner: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _made(
    cls: type, name: str, lines: str, own: Mapping[str, str], known: dict[str, Any], *, by_name: int = 0
) -> FunctionType:
    """Make a method of what is compiled for all classes whose fields are as many and of the same kinds: they differ in names,
    and in how many of the last ones, *by_name*, are given by name alone.
    """
    code = _compiled(name, lines)
    code = code.replace(
        co_argcount=code.co_argcount - by_name,
        co_kwonlyargcount=by_name,
        co_varnames=tuple(own.get(each, each) for each in code.co_varnames),
        co_names=tuple(own.get(each, each) for each in code.co_names),
    )
    method = FunctionType(code, known, name)
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


@cache
def _compiled(name: str, lines: str) -> CodeType:
    # Compiled first: of Ctrl-C while it runs a text Python keeps that nobody handled it, and ends by the signal whoever did.
    made: dict[str, Any] = {}
    exec(compile(f"def {name}{lines}", __name__, "exec"), made)  # noqa: S102 - as the standard library does it: no word of it is anybody's but ours
    code: CodeType = made[name].__code__
    return code


def _repr(asked: _Asked) -> Method:
    def __repr__(self: Any) -> str:  # noqa: N807 - it is put into the class
        told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in _fields(asked.made) if field.repr)
        return f"{self.__class__.__qualname__}({told})"

    return __repr__


def _set(_: Any, name: str, __: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
