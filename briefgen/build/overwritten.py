"""What somebody has put, or changed, where a file is about to be written: nobody's work is lost for that."""

from collections.abc import Container
from pathlib import Path

from briefgen.build.files import digest
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwritten:
    content: bytes
    copy: str
    """What a copy of it is called: other contents of one file have other names."""


def overwritten(place: Path, ours: Container[str]) -> Overwritten | None:
    """Return what stands in a place; None where nothing does, or one of our own files, which are known by their digests. Raises
    `OSError`.
    """
    content = place.read_bytes() if place.is_file() else None
    if content is None or (found := digest(content)) in ours:
        return None
    return Overwritten(content=content, copy=f"{found[:8]}-{place.name}")
