"""Check data from a file against a pydantic model; what pydantic finds is said in an analyst's words, at its place.

Shared by every file an author writes: content, policy, audiences, themes, locales.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.located.positions import Located, Location

UNKNOWN: Final = "BG103"
_MISSING: Final = "BG104"
VALUE: Final = "BG105"
MARKUP: Final = "BG106"
ID_PART: Final = "[a-z0-9]+(-[a-z0-9]+)*"
"""Of the pattern that ids have."""

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M],
    located: Located,
    *,
    code: str | None = None,
    at: Location = (),
    beside: Mapping[str, str] = {},
) -> M:
    """Return the model of the data.

    *code* is given to every finding; None gives each its own of content. *at* is the location of the data within the
    positions, where it is a part of a file. *beside* are names that may stand there too and are read apart, by what somebody
    may write for them. Raises UserError with every problem.
    """
    try:
        return model.model_validate(_frozen(located.data))
    except ValidationError as error:
        found = tuple(_diagnostics(error, model, located, code, at, beside=beside))
        raise UserError(*found) from None


def _frozen(data: Any) -> Any:
    """Return the data with tuples for lists: the models are frozen, and strict about it."""
    if isinstance(data, str):  # as most are; whether it is a mapping takes longer to ask
        return data
    if isinstance(data, list | tuple):
        return tuple(_frozen(value) for value in data)
    if isinstance(data, Mapping):
        return {key: _frozen(value) for key, value in data.items()}
    return data


def _diagnostics(
    error: ValidationError,
    model: type[BaseModel],
    located: Located,
    code: str | None,
    at: Location,
    *,
    beside: Mapping[str, str],
) -> Iterator[Diagnostic]:
    """Yield one for each place: a union complains once for every type that it would take."""
    by_place: dict[Location, list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False):
        by_place.setdefault(_data_location(located.data, detail), []).append(detail)
    for location, details in by_place.items():
        detail = _telling(details)
        if detail["type"] == "too_short" and any(inner[: len(location)] == location != inner for inner in by_place):
            continue  # what was wrong in the list was left out of it, and then the list was too short
        own, message, hints = _words(detail, location, model)
        if detail["type"] == "extra_forbidden" and len(location) == 1:
            name = str(location[0])
            hints = _known(beside.get(name, name), (*_field_names(model, ()), *beside.values()))
        span = _span(detail, located, at, location)
        missing = _dotted(location) if detail["type"] == "missing" else None
        yield Diagnostic(code=code or own, message=message, span=span, hints=hints, missing=missing)


def _dotted(location: Location) -> str:
    """Return the path of a field as files name it, whichever of a list it is."""
    return ".".join(step for step in location if isinstance(step, str))


def _data_location(data: Any, detail: ErrorDetails) -> Location:
    """Return the location within the data; pydantic adds the names of union members to it."""
    found: list[str | int] = []
    for step in detail["loc"]:
        if _holds(data, step):
            data = data[step]
        elif detail["type"] != "missing" or step != detail["loc"][-1]:
            continue
        found.append(step)
    return tuple(found)


def _holds(data: Any, step: str | int) -> bool:
    if isinstance(data, list | tuple):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, Mapping) and step in data


def _telling(details: list[ErrorDetails]) -> ErrorDetails:
    """Return the error that says most: one of our own, else the first."""
    return next((detail for detail in details if detail["type"] in _OUR_TYPES), details[0])


_OUR_TYPES: Final = frozenset({"briefgen", "inline_markup"})


def _span(detail: ErrorDetails, located: Located, at: Location, location: Location) -> Span | None:
    whole = (*at, *location)
    if detail["type"] == "extra_forbidden" or (detail["loc"] and detail["loc"][-1] == "[key]"):
        key = located.keys.get(whole)
        return located.positions.span(whole) if key is None else key.span()
    if detail["type"] == "missing":
        return located.positions.span(whole[:-1])
    context = detail.get("ctx", {})
    place = located.positions.place(whole)
    if place is not None and "at" in context:
        return place.within(context["at"], context["end"])
    return located.positions.span(whole)


Words = tuple[str, str, tuple[str, ...]]
"""Code, message, hints."""


def _words(detail: ErrorDetails, location: Location, model: type[BaseModel]) -> Words:
    name = _name(location)
    context = detail.get("ctx", {})
    if detail["loc"] and detail["loc"][-1] == "[key]" and detail["type"] not in _OUR_TYPES:
        return UNKNOWN, f"unknown name '{name}'", _key_hint(name, context)
    match detail["type"]:
        case "missing":
            dotted = _dotted(location)
            hint = f"add `{name}: {_example(model, name)}`" if dotted == name else "give it a value"
            return _MISSING, f"'{dotted}' is missing", (hint,)
        case "extra_forbidden":
            return UNKNOWN, f"unknown name '{name}'", _known(name, _field_names(model, location[:-1]))
        case "inline_markup":
            return MARKUP, str(context["fault"]), (str(context["hint"]),)
        case "briefgen":
            return VALUE, str(context["fault"]), (str(context["hint"]),)
        case _:
            return VALUE, *_value_words(detail, name)


def _example(model: type[BaseModel], name: str) -> str:
    """Return what a field may look like, where its model says so."""
    fields = {field.alias or own: field for own, field in model.model_fields.items()}
    examples = fields[name].examples if name in fields else None
    return str(examples[0]) if examples else "…"


def _key_hint(name: str, context: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a mapping's key may be, as far as its type tells."""
    if "expected" in context:
        words = _alternatives(str(context["expected"]))
        return _near(name, words) or (_one_of(words),)
    return _pattern_hint(str(context.get("pattern", "")))


def _value_words(detail: ErrorDetails, name: str) -> tuple[str, tuple[str, ...]]:
    given = shown(detail["input"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "literal_error" | "enum":
            words = _alternatives(str(context["expected"]))
            return f"'{name}' cannot be {given}", _near(str(detail["input"]), words) or (_one_of(words),)
        case "string_type":
            hint = "put it in quotation marks" if isinstance(detail["input"], int | float) else "write words"
            return f"'{name}' takes words, not {given}", (hint,)
        case "int_type" | "int_from_float" | "int_parsing" | "float_type" | "float_parsing" | "decimal_type":
            return f"'{name}' takes a number, not {given}", ("write digits without quotation marks",)
        case "bool_type" | "bool_parsing":
            return f"'{name}' takes true or false, not {given}", ("write true or false",)
        case "tuple_type" | "list_type":
            return f"'{name}' takes a list, not {given}", ("write [one, two], or a line `- one` for each",)
        case "dict_type" | "mapping_type" | "model_type" | "model_attributes_type" | "dataclass_type":
            return f"'{name}' takes names with values, not {given}", ("write `name: value` on lines of their own",)
        case "string_pattern_mismatch":
            pattern = str(context["pattern"])
            if ID_PART in pattern and isinstance(detail["input"], str) and "-?" not in pattern:
                return f"{given} cannot be a name", (f"{name_hint(detail['input'])}",)
            return f"'{name}' cannot be {given}", _pattern_hint(pattern)
        case "greater_than_equal" | "greater_than":
            return f"'{name}' is too low at {given}", (f"the lowest is {context.get('ge', context.get('gt'))}",)
        case "less_than_equal" | "less_than":
            return f"'{name}' is too high at {given}", (f"the highest is {context.get('le', context.get('lt'))}",)
        case "too_short" | "string_too_short":
            return f"'{name}' is empty", ("write at least one",)
        case "too_long" | "string_too_long":
            return f"'{name}' is too long", (f"the most is {context['max_length']}",)
        case "missing_argument" | "none_required":
            return f"'{name}' must be left out", ("delete it",)
        case _:
            return f"'{name}' cannot be {given}", ()


def _name(location: Location) -> str:
    """Return the author's name for a place: the key, with its number where it is one of a list."""
    if not location:
        return "the file"
    names = [str(step) for step in location if isinstance(step, str)]
    if not names:
        return f"entry {int(location[-1]) + 1}"
    if isinstance(location[-1], int):
        return f"{names[-1]}, entry {location[-1] + 1}"
    return names[-1]


def shown(value: Any) -> str:
    """Return the author's word as a message quotes it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"'{str(value).lower()}'"
        case str() | int() | float():
            text = " ".join(str(value).split())
            return f"'{text[:57]}…'" if len(text) > 60 else f"'{text}'"  # noqa: PLR2004
        case Mapping():
            return "names with values"
        case _:
            return "a list"


def _alternatives(expected: str) -> tuple[str, ...]:
    """Return the words of pydantic's "'a', 'b' or 'c'"."""
    return tuple(part.strip().strip("'") for part in expected.replace(" or ", ", ").split(","))


def name_hint(written: str) -> str:
    """Return what to write for a name: the nearest that may be one, where there is one."""
    near = "-".join(part for part in re.split(r"[^a-z0-9]+", written.lower()) if part)
    rule = "small letters, digits and single hyphens between them"
    return f"write {near}: {rule}" if near and near.isascii() else f"write {rule}"


def _one_of(words: Sequence[str]) -> str:
    return f"write one of {', '.join(words)}"


def _near(word: str, words: Sequence[str]) -> tuple[str, ...]:
    hint = did_you_mean(word, words)
    return (hint,) if hint else ()


def _known(word: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the nearest of *words*, or all where they can be read at a glance."""
    return _near(word, words) or ((_one_of(words),) if 0 < len(words) <= _AT_A_GLANCE else ())


_AT_A_GLANCE: Final = 8
_PATTERN_HINTS: Final = {
    ID_PART: "write small letters and digits, with single hyphens between them",
    "[a-z]{2,3}": "write a language tag such as en-GB or hi-IN",
    "[A-Z]{3}": "write the three letters of a currency, such as INR",
}


def _pattern_hint(pattern: str) -> tuple[str, ...]:
    return tuple(hint for part, hint in _PATTERN_HINTS.items() if part in pattern)[:1]


def _field_names(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """Return the names that the mapping at *location* may hold."""
    current: Any = model
    for step in location:
        current = _inner(current, step)
        if current is None:
            return ()
    if isinstance(current, type) and issubclass(current, BaseModel):
        return tuple(field.alias or name for name, field in current.model_fields.items())
    return ()


def _inner(current: Any, step: str | int) -> Any:
    """Return the type one step further in; a number, or the key of a mapping, leads to the same one."""
    if isinstance(current, type) and issubclass(current, BaseModel):
        for name, field in current.model_fields.items():
            if step in (name, field.alias):
                return _model_in(field.annotation)
    return current


def _model_in(annotation: Any) -> Any:
    """Return the one model that an annotation such as `tuple[Name, ...] | None` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _model_in(argument)) is not None:
            return found
    return None
