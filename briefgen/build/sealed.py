"""Records that only grow: `<kind>/<stem>.<number>.json` among a pack's own, each with a hash of all that it says, its seal, and
with the seal of the one before it. `heads/<kind>/<stem>.json` has how many there are, and the last one's seal.

One that was changed, is damaged or is gone is not believed: whoever asks is told of it, and what rests on it does not hold. A seal
is no signature: whoever may write all these files can make all of them anew.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from briefgen.build.files import digest
from briefgen.build.records import HEADS, record_bytes, records_folder, write_private
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.regex import regex
from briefgen.regular import read_regular

T = TypeVar("T")
SEAL: Final = "seal"
PREVIOUS: Final = "previous"
"""The seal of the record before; of the first one it is empty."""
_MOST: Final = 9999
"""Records of a brief that are missed one by one."""
_NAME: Final = regex(r"(?P<stem>.+)\.(?P<number>\d{4,})\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """One record, as it was found, or as it is missed."""

    path: Path
    stem: str
    """Of the brief that it is about."""
    said: dict[str, Any] | None
    """None where it cannot be believed, or is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """One record of a chain: what it says, whether by its own seal it says what it said, and the seals that join it."""

    said: dict[str, Any] | None = None
    seal: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    count: int = 0
    last: str = ""


def read_sealed(folder: ProjectFolder, pack: str, kind: str, stem: str | None = None) -> tuple[Sealed, ...]:
    """Return the records of a kind, of one brief or of all, each brief's in the order in which they were made; those that are
    gone too.
    """
    stems = _stems(folder, pack, kind) if stem is None else (stem,)
    return tuple(one for each in stems for one in _chain(folder, pack, kind, each))


def read_sealed_as(
    folder: ProjectFolder, pack: str, kind: str, parse: Callable[[dict[str, Any]], T], stem: str | None = None
) -> tuple[tuple[T, ...], tuple[str, ...]]:
    """Return what the records of a kind say, and the names of those that cannot be believed, are gone, or are not what *parse*
    makes something of: it raises `LookupError`, `AttributeError`, `TypeError` or `ValueError` then.
    """
    every: list[T] = []
    damaged: list[str] = []
    for sealed in read_sealed(folder, pack, kind, stem):
        try:
            every.append(parse(sealed.said or {}))
        except (LookupError, AttributeError, TypeError, ValueError):
            damaged.append(sealed.path.name)
    return tuple(every), tuple(damaged)


def append_sealed(folder: ProjectFolder, pack: str, kind: str, stem: str, record: dict[str, Any]) -> Path:
    """Write one more record of a brief, and return where. Whoever calls has the pack's lock. Raises `OSError`.

    What is damaged or gone before it stays so: no later record mends it, nor makes a head that is lost.
    """
    taken = _taken(folder, pack, kind, stem)
    place, head = _head_place(folder, pack, kind, stem), _head(folder, pack, kind, stem)
    if head is None and not (taken or place.exists()):
        # Before the first record there is a head that counts none: a record without any is one whose head was taken away.
        head = _Head()
        write_private(folder, {place: _head_bytes(head)})
    known = head or _Head()
    number = max((*taken, known.count)) + 1
    before = known.last if number - 1 == known.count else _link(taken[number - 1]).seal
    chained = record | {PREVIOUS: before or ""}
    seal = seal_of(chained)
    path = _place(folder, pack, kind, stem, number)
    files = {path: record_bytes(chained | {SEAL: seal})}
    if head is not None:
        files[place] = _head_bytes(_Head(count=number, last=seal))
    write_private(folder, files)
    return path


def _chain(folder: ProjectFolder, pack: str, kind: str, stem: str) -> Iterator[Sealed]:
    """Yield a brief's records. Each is to be what the one after it, or the head, says that it was. One behind the head, of a
    command that was killed before it wrote that, has nobody to say so, and is believed by its own seal.
    """
    taken = _taken(folder, pack, kind, stem)
    head = _head(folder, pack, kind, stem)
    links = {number: _link(path) for number, path in taken.items()}
    last = max((*taken, head.count if head else 0)) if taken or head else 0
    if head is None and (taken or _head_place(folder, pack, kind, stem).exists()):
        last = last or 1
        links[last] = _Link()
    for number in sorted({*taken, *range(1, min(last, _MOST) + 1), *((last,) if last else ())}):
        place = taken.get(number) or _place(folder, pack, kind, stem, number)
        said = links[number].said if number in links and _is_joined(number, links, head) else None
        yield Sealed(path=place, stem=stem, said=said)


def _is_joined(number: int, links: Mapping[int, _Link], head: _Head | None) -> bool:
    link, after = links[number], links.get(number + 1)
    if number == 1 and link.previous:
        return False
    if after is not None and after.said is not None and after.previous != link.seal:
        return False
    return head is None or number != head.count or head.last == link.seal


def _stems(folder: ProjectFolder, pack: str, kind: str) -> tuple[str, ...]:
    home = records_folder(folder, pack)
    heads = {path.stem for path in _in(home / HEADS / kind) if path.suffix == ".json"}
    return tuple(sorted(heads | {found["stem"] for found in _named(home / kind)}))


def _taken(folder: ProjectFolder, pack: str, kind: str, stem: str) -> dict[int, Path]:
    """Return where a brief's records are, by their number, in their order."""
    home = records_folder(folder, pack) / kind
    found = {int(each["number"]): home / each.string for each in _named(home) if each["stem"] == stem}
    return dict(sorted(found.items()))


def _named(home: Path) -> Iterator[re.Match[str]]:
    yield from filter(None, (_NAME.fullmatch(path.name) for path in _in(home)))


def _in(home: Path) -> list[Path]:
    return sorted(home.iterdir()) if home.is_dir() else []


def _place(folder: ProjectFolder, pack: str, kind: str, stem: str, number: int) -> Path:
    return records_folder(folder, pack) / kind / f"{stem}.{number:04}.json"


def _head_place(folder: ProjectFolder, pack: str, kind: str, stem: str) -> Path:
    return records_folder(folder, pack) / HEADS / kind / f"{stem}.json"


def _head(folder: ProjectFolder, pack: str, kind: str, stem: str) -> _Head | None:
    """Return the head of a brief's records; None where there is none, or none that can be believed."""
    match _read(_head_place(folder, pack, kind, stem)):
        case {"count": int(count), "last": str(last), "seal": seal} if seal == seal_of({"count": count, "last": last}):
            return _Head(count=count, last=last)
        case _:
            return None


def _head_bytes(head: _Head) -> bytes:
    own = {"count": head.count, "last": head.last}
    return record_bytes(own | {SEAL: seal_of(own)})


def _link(path: Path) -> _Link:
    said = _read(path)
    if said is None:
        return _Link()
    seal = said.pop(SEAL, None)
    whole = seal == seal_of(said)
    previous = said.pop(PREVIOUS, None)
    chained = whole and isinstance(previous, str)
    return _Link(said=said if chained else None, seal=seal if isinstance(seal, str) else None, previous=previous)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        said = json.loads(read_regular(path))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def seal_of(record: Mapping[str, Any]) -> str:
    """Return the hash of all that a record says; its own seal is no part of that."""
    return digest(json.dumps(record, sort_keys=True).encode())
