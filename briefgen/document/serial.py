"""The tree as JSON and back, by the dataclasses themselves: a new node needs nothing here.

A node is an object of its fields that differ from their defaults. Where more than one class may stand, `node` names it.
Moments are ISO 8601, tuples are arrays, bytes are Base64, and `None` is left out where it is the default.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.document.document import Document
from briefgen.document.origins import DerivedOrigin

TAG: Final = "node"
UNKNOWN: Final = DerivedOrigin(transform="unknown")
"""The origin of words read back from a form without origins."""

_ORIGIN: Final = "origin"


class SerialError(ValueError):
    """Data that is no document; the message says where."""


def to_json(document: Document, *, origins: bool) -> dict[str, Any]:
    """Return the document as plain data. Without *origins* no item, file or template is named by them."""
    return _encode_record(document, Document, origins=origins)


def from_json(data: Mapping[str, Any]) -> Document:
    """Return the document that `to_json` wrote. Raises `SerialError` for anything else."""
    document = _decode(data, Document, "document")
    assert isinstance(document, Document)
    return document


def encode_node(node: Any, *, origins: bool) -> dict[str, Any]:
    """Return one node as plain data that names its class."""
    return {TAG: type(node).__name__, **_encode_record(node, type(node), origins=origins)}


def decode_node(data: Any, hint: Any) -> Any:
    """Return what *data* says, as a value of the annotation *hint*. Raises `SerialError`."""
    return _decode(data, hint, "node")


# --- out ---------------------------------------------------------------------------------------------------------


def _encode(value: Any, hint: Any, *, origins: bool) -> Any:
    if isinstance(value, tuple):
        item = _item_hint(hint)
        return [_encode(member, item, origins=origins) for member in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return _encode_record(value, hint, origins=origins) if is_dataclass(value) else value


def _encode_record(record: Any, hint: Any, *, origins: bool) -> dict[str, Any]:
    kind: Any = type(record)
    said = {TAG: kind.__name__} if len(_classes(hint)) > 1 else {}
    for field, field_hint in _fields(kind):
        value = getattr(record, field.name)
        if (origins or field.name != _ORIGIN) and value != _default(field):
            said[field.name] = _encode(value, field_hint, origins=origins)
    return said


# --- back --------------------------------------------------------------------------------------------------------


def _decode(data: Any, hint: Any, where: str) -> Any:
    if data is None and NoneType in _members(hint):
        return None
    if get_origin(hint) is tuple:
        return _decode_tuple(data, _item_hint(hint), where)
    if classes := _classes(hint):
        return _decode_class(data, classes, where)
    return _decode_scalar(data, hint, where)


def _decode_tuple(data: Any, item: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list | tuple):
        raise SerialError(f"{where}: a list is needed here")
    return tuple(_decode(member, item, f"{where}[{index}]") for index, member in enumerate(data))


def _decode_class(data: Any, classes: Mapping[str, Any], where: str) -> Any:
    if not isinstance(data, Mapping):
        raise SerialError(f"{where}: an object is needed here")
    name = data.get(TAG, next(iter(classes)) if len(classes) == 1 else None)
    if name not in classes:
        raise SerialError(f"{where}: {name!r} is none of {', '.join(classes)}")
    known = {field.name: (field, hint) for field, hint in _fields(classes[name])}
    if unknown := set(data) - set(known) - {TAG}:
        raise SerialError(f"{where}: {name} has no field {min(unknown)!r}")
    values = {key: _decode(data[key], hint, f"{where}.{key}") for key, (_, hint) in known.items() if key in data}
    if _ORIGIN in known:
        values.setdefault(_ORIGIN, UNKNOWN)
    if missing := [key for key, (field, _) in known.items() if key not in values and _default(field) is MISSING]:
        raise SerialError(f"{where}: {name} lacks {missing[0]!r}")
    return classes[name](**values)


def _decode_scalar(data: Any, hint: Any, where: str) -> Any:
    members = _members(hint)
    if datetime in members:
        return _decode_moment(data, where)
    if bytes in members:
        return _decode_bytes(data, where)
    if get_origin(hint) is Literal:
        accepted = data in get_args(hint)
    else:
        accepted = type(data) in members or (type(data) is int and float in members)
    if not accepted:
        raise SerialError(f"{where}: {data!r} cannot stand here")
    return float(data) if float in members and isinstance(data, int) else data


def _decode_moment(data: Any, where: str) -> datetime:
    try:
        return datetime.fromisoformat(data)
    except (TypeError, ValueError):
        raise SerialError(f"{where}: {data!r} is no moment") from None


def _decode_bytes(data: Any, where: str) -> bytes:
    try:
        return b64decode(data, validate=True)
    except (TypeError, ValueError):
        raise SerialError(f"{where}: {data!r} is no Base64") from None


# --- annotations -------------------------------------------------------------------------------------------------


@cache
def _fields(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


@cache
def _classes(hint: Any) -> Mapping[str, Any]:
    return {member.__name__: member for member in _members(hint) if is_dataclass(member) and isinstance(member, type)}


def _item_hint(hint: Any) -> Any:
    return get_args(hint)[0]


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
