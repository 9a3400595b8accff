"""`dataclass` as the standard library has it, for frozen classes made a dozen times as quickly.

The standard library writes, for each class, the source of six methods, and compiles them while the class is made: for the five
hundred of a build that takes a fifth of the whole. Here `__init__`, `__eq__` and `__hash__` are compiled once they have been called
often, one text for all classes of the same shape, and the others are shared. What they do is the same, and `fields`, `replace` and
`asdict` know the classes.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cache, partial
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, NoReturn

Method = Callable[..., Any]
OFTEN: Final = 8
"""Calls after which a method is compiled: of two classes in three a brief makes fewer objects, and goes through their fields sooner."""


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
        methods["__init__"] = _later(made, "__init__", _init_slowly, _init)
    if shown and "__repr__" not in cls.__dict__:
        methods["__repr__"] = _repr(tuple(field.name for field in fields if field.repr))
    if eq and "__eq__" not in cls.__dict__:
        methods["__eq__"] = _later(made, "__eq__", _eq_slowly, _eq)
        if "__hash__" not in cls.__dict__:
            methods["__hash__"] = _later(made, "__hash__", _hash_slowly, _hash)
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _later(cls: type, name: str, slowly: Callable[[type], Method], compiled: Callable[[type], Method]) -> Method:
    """Return a method that does *slowly* what is asked, and once it has been called often puts a compiled one in its place."""
    calls = 0
    method: Method

    def called(self: Any, *given: Any, **named: Any) -> Any:
        nonlocal calls, method
        if not calls:
            method = slowly(cls)
        if calls >= OFTEN:
            method = compiled(cls)
            setattr(cls, name, method)
        calls += 1
        return method(self, *given, **named)

    return called


def _init_slowly(cls: type) -> Method:
    """Return an `__init__` that goes from field to field; what does not fit them the compiled one refuses."""
    taken = dataclasses.fields(cls)
    placed = tuple(field.name for field in taken if field.init and not field.kw_only)
    known = frozenset(field.name for field in taken if field.init)
    required = known - _defaults(taken).keys()
    steps = tuple(_steps(cls))
    post = getattr(cls, "__post_init__", None)

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - it is put into the class
        values = dict(zip(placed, given, strict=False), **named) if given else named
        if len(values) < len(given) + len(named) or not required <= values.keys() <= known:
            _init(cls)(self, *given, **named)
        for name, put, default, factory in steps:
            put(self, values[name] if name in values else default if factory is MISSING else factory())
        if post is not None:
            post(self)

    return __init__


def _steps(cls: type) -> Iterator[tuple[str, Method, Any, Any]]:
    """Yield for each field that is filled its name, what fills it, and what with where nothing is given."""
    for field in dataclasses.fields(cls):
        slot: Any = getattr(cls, field.name, None)
        is_slot = hasattr(slot, "__set__")
        if field.init or field.default_factory is not MISSING or (field.default is not MISSING and is_slot):
            put = slot.__set__ if is_slot else partial(_put, field.name)
            yield field.name, put, field.default, field.default_factory


def _put(name: str, one: object, value: object) -> None:
    object.__setattr__(one, name, value)


def _init(cls: type) -> Method:
    """Make `__init__`. A slot is filled by its own descriptor, which is quicker than by its name."""
    taken = dataclasses.fields(cls)
    placed = [field for field in taken if field.init and not field.kw_only]
    named = [field for field in taken if field.init and field.kw_only]
    given = {field.name: f"given{place}" for place, field in enumerate((*placed, *named))}
    known: dict[str, Any] = {"MISSING": MISSING, "put": object.__setattr__}
    body: list[str] = []
    for place, field in enumerate(taken):
        known |= {f"name{place}": field.name, f"default{place}": field.default, f"made{place}": field.default_factory}
        slot: Any = getattr(cls, field.name, None)
        put = f"put(self, name{place}, "
        if hasattr(slot, "__set__"):
            known[f"put{place}"] = slot.__set__
            put = f"put{place}(self, "
        value = given.get(field.name)
        if field.default_factory is not MISSING:
            made = f"made{place}()"
            body.append(f"{put}{made} if {value} is MISSING else {value})" if value else f"{put}{made})")
        elif value:
            body.append(f"{put}{value})")
        elif field.default is not MISSING and hasattr(slot, "__set__"):
            body.append(f"{put}default{place})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    first, then = [given[field.name] for field in placed], [given[field.name] for field in named]
    parameters = ", ".join(["self", *first, *(["*", *then] if then else [])])
    lines = "\n ".join(body or ["pass"])
    method = _made(cls, "__init__", f"({parameters}):\n {lines}", {name: own for own, name in given.items()}, known)
    method.__defaults__ = tuple(_defaults(placed).values())
    method.__kwdefaults__ = _defaults(named)
    return method


def _defaults(taken: "Iterable[Field[Any]]") -> dict[str, Any]:
    """Return what is taken for fields that nothing is given for, where there is something."""
    return {
        field.name: field.default
        for field in taken
        if field.default is not MISSING or field.default_factory is not MISSING
    }


def _eq_slowly(cls: type) -> Method:
    values = _values_of([field.name for field in dataclasses.fields(cls) if field.compare])

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 - it is put into the class
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash_slowly(cls: type) -> Method:
    values = _values_of([field.name for field in dataclasses.fields(cls) if _is_hashed(field)])
    return lambda self: hash(values(self))


def _values_of(names: Sequence[str]) -> Method:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _is_hashed(field: "Field[Any]") -> bool:
    return field.compare if field.hash is None else field.hash


def _eq(cls: type) -> Method:
    own = _numbered(field.name for field in dataclasses.fields(cls) if field.compare)
    same = f"{_values('self', own)} == {_values('other', own)}"
    lines = f"(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented"
    return _made(cls, "__eq__", lines, own, {})


def _hash(cls: type) -> Method:
    own = _numbered(field.name for field in dataclasses.fields(cls) if _is_hashed(field))
    return _made(cls, "__hash__", f"(self):\n return hash({_values('self', own)})", own, {})


def _numbered(names: Iterable[str]) -> dict[str, str]:
    return {f"field{place}": name for place, name in enumerate(names)}


def _values(owner: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _made(cls: type, name: str, lines: str, own: Mapping[str, str], known: dict[str, Any]) -> FunctionType:
    """Make a method of what is compiled for all classes whose fields are as many and of the same kinds: they differ in names."""
    code = _compiled(name, lines)
    code = code.replace(
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
