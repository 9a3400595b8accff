"""A pack as it was loaded, with what the rules of packs found in it: kept so that a build which makes other files of the same
content parses none of it again. One that is at fault is not kept, so its faults are told anew each time.

Two lines of JSON in the records of the pack: what it was read from and the hash of the other line; and the objects. What is damaged,
or was read from anything else, is as if it were not there.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from briefgen.build.files import digest
from briefgen.build.records import records_folder, write_private
from briefgen.build.standing.objects import FAULTS, objects_of, objects_text
from briefgen.content.house_rules import LoadedHouseRules
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.plain_words import PlainWords
from briefgen.diagnostics import Diagnostic
from briefgen.document.usage import Usage
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

NAME: Final = "loaded.json"
MOST_BYTES: Final = 32_000_000
"""Of what is kept; a pack that needs more is parsed each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a project knows of a pack before it makes any brief of it."""

    pack: Pack
    findings: tuple[Diagnostic, ...]
    policy: LoadedPolicy
    house_rules: LoadedHouseRules
    plain_words: Mapping[str, PlainWords]
    """Those that the pack asked for, by language without country."""
    usages: Mapping[str, Usage]


def read_loaded(folder: ProjectFolder, pack: str, read: str) -> Loaded | None:
    """Return what was kept of a pack, where that was loaded from what has the digest *read*; else None."""
    try:
        head, _, told = (records_folder(folder, pack) / NAME).read_bytes().partition(b"\n")
        if json.loads(head) != _head(read, told):
            return None
        return Loaded(**dict(zip(_PARTS, objects_of(told.decode()), strict=True)))
    except (OSError, *FAULTS):
        return None


def keep_loaded(folder: ProjectFolder, pack: str, read: str, loaded: Loaded) -> None:
    """Keep what was loaded of a pack from what has the digest *read*. Raises `OSError`."""
    try:
        told = objects_text([getattr(loaded, part) for part in _PARTS]).encode()
    except (TypeError, ValueError):
        return
    if len(told) <= MOST_BYTES:
        head = json.dumps(_head(read, told)).encode()
        write_private(folder, {records_folder(folder, pack) / NAME: b"%s\n%s" % (head, told)})


OF_PROJECT: Final = ("policy", "house_rules", "usages")
"""What is the same for every pack of the project."""
_PARTS: Final = ("pack", "findings", "plain_words", *OF_PROJECT)


def _head(read: str, told: bytes) -> dict[str, Any]:
    return {"read": read, "sha256": digest(told)}
