"""Batches of other briefs whose files lie in the same place: one of them must not write over what another has made, for that has
other readers.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefgen.batch.codes import NAME
from briefgen.batch.ledger import read_results
from briefgen.batch.naming import Names
from briefgen.batch.outputs import Output
from briefgen.build.records import record_bytes, records_folder, write_private
from briefgen.build.shapes import is_sound
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder

ABOUT: Final = "about.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What tells batches apart: where their files are, and what is made."""

    output: str
    brief: tuple[str | None, ...]
    """Pack, audience, language and form."""


def tell(folder: ProjectFolder, home: Path, about: About) -> None:
    """Write down among a batch's records what it makes. Raises `OSError`."""
    write_private(folder, {home / ABOUT: record_bytes({"output": about.output, "brief": list(about.brief)})})


def taken(
    folder: ProjectFolder, home: Path, about: About, *, names: Names, formats: tuple[str, ...], output: Output
) -> Iterator[Diagnostic]:
    """Yield the files of other batches that stand where this one would put its own."""
    for place in sorted(records_folder(folder, "").glob(f"*/batch/*/{ABOUT}")):
        other = None if place.parent == home else _about(place)
        if other is None or other.output != about.output or other.brief == about.brief:
            continue
        for result in read_results(place.parent):
            shared = tuple(one for one in formats if one in result.files)
            if shared and names.given_for(result.name) is not None and output.stands(result, shared):
                yield _refused(f"{result.name}.{shared[0]}", *other.brief[:2])


def _about(place: Path) -> About | None:
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        told = json.loads(place.read_bytes())
        about = About(output=told["output"], brief=tuple(told["brief"]))
        return about if is_sound(about) else None
    return None


def _refused(file: str, pack: str | None, audience: str | None) -> Diagnostic:
    message = f"'{file}' stands there already: a batch of '{pack}' for {audience} has made it"
    hint = "give each batch a folder of its own with -o, or tell them apart in --name"
    return Diagnostic(code=NAME, message=message, hints=(hint,))
