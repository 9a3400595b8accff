"""`dataclass` as the standard library has it, for frozen classes made a dozen times as quickly.

The standard library writes, for each class, the source of six methods, and compiles them while the class is made: for the five
hundred of a build that takes a fifth of the whole. Here `__eq__` and `__hash__` are compiled when they are first called, `__init__`
when it was called a few times, and the others are shared. What they do is the same, and `fields`, `replace` and `asdict` know the classes.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
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
        """Return what makes a dataclass of a class; one that is not frozen is the standard library's."""
        if not frozen:
            return dataclasses.dataclass(slots=slots, kw_only=kw_only, eq=eq, repr=repr)
        return lambda cls: _frozen(cls, slots=slots, kw_only=kw_only, eq=eq, shown=repr)


def _frozen(cls: type, *, slots: bool, kw_only: bool, eq: bool, shown: bool) -> type:
    # A class without a docstring would be given one with its signature, and finding that takes longer than all the rest.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: type = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
    fields = dataclasses.fields(made)
    methods: dict[str, Method] = {"__setattr__": _set, "__delattr__": _delete}
    if slots:
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    if "__init__" not in cls.__dict__:
        methods["__init__"] = _soon(made)
    if shown and "__repr__" not in cls.__dict__:
        methods["__repr__"] = _repr(tuple(field.name for field in fields if field.repr))
    if eq and "__eq__" not in cls.__dict__:
        methods["__eq__"] = _later(made, "__eq__", _eq)
        if "__hash__" not in cls.__dict__:
            methods["__hash__"] = _later(made, "__hash__", _hash)
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _later(cls: type, name: str, compiled: Callable[[type], Method]) -> Method:
    """Return a method that makes the one in whose place it stands, when it is first called."""

    def first(self: Any, *given: Any, **named: Any) -> Any:
        method = compiled(cls)
        setattr(cls, name, method)
        return method(self, *given, **named)

    return first


def _soon(cls: type) -> Method:
    """Return an `__init__` that puts the fields in one by one, and after a few calls makes the one in whose place it stands: most
    classes of a build have fewer objects than it would take to be worth it.
    """
    called = 0

    def first(self: Any, *given: Any, **named: Any) -> None:
        nonlocal called
        called += 1
        if called > FEW or not _filled(self, cls, given, named):
            method = _init(cls)
            setattr(cls, "__init__", method)  # noqa: B010 - on a type that is known, it could not be told
            method(self, *given, **named)

    return first


FEW: Final = 8
"""Calls before which no `__init__` is compiled."""


def _filled(self: Any, cls: type, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Put the fields in, and tell whether the values fit them; where they do not, who is compiled says so."""
    taken = dataclasses.fields(cls)
    placed = [field.name for field in taken if field.init and not field.kw_only]
    values = dict(zip(placed, given, strict=False)) | named
    if len(given) > len(placed) or len(values) < len(given) + len(named):
        return False
    for field in taken:
        if field.init and field.name in values:
            value = values.pop(field.name)
        elif field.default_factory is not MISSING:
            value = field.default_factory()
        elif field.default is not MISSING:
            value = field.default
        elif field.init:
            return False
        else:
            continue
        object.__setattr__(self, field.name, value)
    if values:
        return False
    if hasattr(cls, "__post_init__"):
        self.__post_init__()
    return True


_DEFAULT: Final = "_default_of_"
_MADE: Final = "_makes_"
_PUT: Final = "_puts_"


def _init(cls: type) -> Method:
    """Compile `__init__`. A slot is filled by its own descriptor, which is quicker than by its name."""
    taken = dataclasses.fields(cls)
    known: dict[str, Any] = {"MISSING": MISSING, "put": object.__setattr__}
    body: list[str] = []
    for field in taken:
        name = field.name
        slot: Any = getattr(cls, name, None)
        put = f"put(self, {name!r}, "
        if hasattr(slot, "__set__"):
            known[_PUT + name] = slot.__set__
            put = f"{_PUT}{name}(self, "
        if field.default is not MISSING:
            known[_DEFAULT + name] = field.default
        if field.default_factory is not MISSING:
            known[_MADE + name] = field.default_factory
            made = f"{_MADE}{name}()"
            body.append(f"{put}{made} if {name} is MISSING else {name})" if field.init else f"{put}{made})")
        elif field.init:
            body.append(f"{put}{name})")
        elif field.default is not MISSING and put.startswith(_PUT):
            body.append(f"{put}{_DEFAULT}{name})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    placed = [_parameter(field) for field in taken if field.init and not field.kw_only]
    named = [_parameter(field) for field in taken if field.init and field.kw_only]
    parameters = ", ".join(["self", *placed, *(["*", *named] if named else [])])
    lines = "\n ".join(body or ["pass"])
    return _compiled(cls, "__init__", f"({parameters}):\n {lines}", known)


def _parameter(field: "Field[Any]") -> str:
    if field.default is not MISSING:
        return f"{field.name}={_DEFAULT}{field.name}"
    return field.name if field.default_factory is MISSING else f"{field.name}=MISSING"


def _eq(cls: type) -> Method:
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    same = f"{_values('self', names)} == {_values('other', names)}"
    lines = f"(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented"
    return _compiled(cls, "__eq__", lines, {})


def _hash(cls: type) -> Method:
    taken = dataclasses.fields(cls)
    names = [field.name for field in taken if (field.compare if field.hash is None else field.hash)]
    return _compiled(cls, "__hash__", f"(self):\n return hash({_values('self', names)})", {})


def _values(owner: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _compiled(cls: type, name: str, lines: str, known: dict[str, Any]) -> Method:
    # Compiled first: of Ctrl-C while it runs a text Python keeps that nobody handled it, and ends by the signal whoever did.
    exec(compile(f"def {name}{lines}", __name__, "exec"), known)  # noqa: S102 - as the standard library does it: names of fields are our own
    method: Method = known[name]
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


def _repr(names: tuple[str, ...]) -> Method:
    def __repr__(self: Any) -> str:  # noqa: N807 - it is put into the class
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
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
