"""Records with one value of their JSON changed to what nobody would write there, and sealed again as if it had been meant."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

from briefgen.build.files import digest
from briefgen.build.sealed import SEAL, seal_of

OTHERS: Final = (
    None,
    True,
    0,
    -1,
    2.5,
    "",
    "7",
    "other",
    [],
    {},
    [None],
    [[None]],
    {"other": None},
    {"a": {"b": [None]}},
    [1, "2"],
)
"""What is put in a place: of each kind that JSON has, and within one another."""


def respelt(name: str, content: bytes, random: Random) -> bytes:
    """Return a record of `.briefgen/` with one value of another kind, one that is lacking, or one too many."""
    lines = content.splitlines() if name.endswith(".jsonl") else content.split(b"\n") if name in _LINES else [content]
    lines = [line for line in lines if line.strip()]
    at = random.randrange(len(lines))
    record = json.loads(lines[at])
    if name not in _LINES or at or random.random() < 0.8:
        record = _changed(record, random)
    lines[at] = json.dumps(record, ensure_ascii=False).encode()
    return _LINES.get(name, _sealed)(lines)


def _places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(each, (*at, key))


def _changed(record: Any, random: Random) -> Any:
    places = list(_places(record))
    # Most places are deep within: of the shallow ones each is as likely.
    depth = random.randrange(1 + max(map(len, places)))
    place = random.choice([each for each in places if len(each) == depth])
    if not place:
        return random.choice(OTHERS)
    holder = record
    for key in place[:-1]:
        holder = holder[key]
    random.choice(_WAYS)(holder, place[-1], random)
    return record


def _swap(holder: Any, key: Any, random: Random) -> None:
    holder[key] = random.choice([each for each in OTHERS if type(each) is not type(holder[key])])


def _as_text(holder: Any, key: Any, random: Random) -> None:
    holder[key] = None if isinstance(holder[key], str) else str(holder[key])


def _drop(holder: Any, key: Any, random: Random) -> None:
    del holder[key]


def _add(holder: Any, key: Any, random: Random) -> None:
    if isinstance(holder, dict):
        holder["another"] = random.choice(OTHERS)
    else:
        holder.insert(key, random.choice(OTHERS))


_WAYS: Final[tuple[Callable[[Any, Any, Random], None], ...]] = (_swap, _swap, _as_text, _drop, _add)


def _sealed(lines: list[bytes]) -> bytes:
    return b"".join(json.dumps(_with_seals(json.loads(line)), ensure_ascii=False).encode() + b"\n" for line in lines)


def _with_seals(record: Any) -> Any:
    """Seal again whatever has a seal."""
    if isinstance(record, dict):
        record = {key: _with_seals(value) for key, value in record.items()}
        if SEAL in record:
            record[SEAL] = seal_of({key: value for key, value in record.items() if key != SEAL})
    return record


def _briefs(lines: list[bytes]) -> bytes:
    head = json.loads(lines[0])
    if isinstance(head, dict) and isinstance(head.get("briefs"), dict):
        for known, line in zip(head["briefs"].values(), lines[1:], strict=False):
            if isinstance(known, dict):
                known["sha256"] = digest(line)
    return b"\n".join((json.dumps(_with_seals(head)).encode(), *lines[1:]))


def _loaded(lines: list[bytes]) -> bytes:
    head = json.loads(lines[0])
    if isinstance(head, dict) and len(lines) > 1:
        head["sha256"] = digest(lines[1])
    return b"\n".join((json.dumps(head).encode(), *lines[1:]))


def _forms(lines: list[bytes]) -> bytes:
    head = json.loads(lines[0])
    if isinstance(head, dict) and isinstance(head.get("forms"), dict):
        head["forms"] = {called: digest(line) for called, line in zip(head["forms"], lines[1:], strict=False)}
    return b"\n".join((json.dumps(head).encode(), *lines[1:]))


_LINES: Final[dict[str, Callable[[list[bytes]], bytes]]] = {
    "briefs.json": _briefs,
    "forms.json": _forms,
    "loaded.json": _loaded,
}
"""Records of which only the first line is about the others, by their names."""
