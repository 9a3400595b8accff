"""Where the files of a batch go: a folder, or a bucket on a network. Whole, or not at all, whenever the batch is stopped."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from briefgen.batch.folder import Folder
from briefgen.batch.ledger import Result

Files = Mapping[str, bytes]
"""Format → content."""


class Output(Protocol):
    def clear(self) -> None:
        """Make it ready, and take away what a run that was killed was writing. Raises `OSError`."""

    def keep(self, name: str, files: Files, earlier: Collection[Result]) -> bool:
        """Keep a copy of what stands where the files of a brief are going to be put, where no run has made it. Tell whether there was
        any. Raises `OSError`.
        """

    def put(self, briefs: Mapping[str, Files]) -> Iterator[str]:
        """Put the files of briefs in place, and yield the name of each whose files all stand. Raises `OSError`, `UserError`."""

    def sums(self, files: Files) -> Mapping[str, str]:
        """Return what the place is going to tell of these files, by which they are known without being read."""

    def stands(self, result: Result, formats: tuple[str, ...]) -> bool:
        """Tell whether every file of a result in these formats is in its place, as it was made."""

    def takes_for_one(self, result: Result, name: str) -> bool:
        """Tell whether the place takes a file of a result for the one that is called *name*, as where capitals do not count."""

    def set_aside(self, result: Result) -> bool:
        """Move the files of an earlier result that no longer holds among the unit's own records; one that somebody has changed
        since is theirs, and stays. Tell whether any was moved.
        """


def output_of(where: Path | str, home: Path) -> Output:
    """Return what writes to *where*: text is a URL. The batch's own records are in *home*. Raises `UserError`."""
    if isinstance(where, Path):
        return Folder(output=where, home=home)
    from briefgen.batch.bucket import bucket_at  # noqa: PLC0415 - a folder needs no network

    return bucket_at(where, home)
