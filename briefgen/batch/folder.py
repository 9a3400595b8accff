"""A folder of this machine, as the place of a batch's files."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import field
from errno import EXDEV
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from briefgen.batch.ledger import EDITED, STALE, Result
from briefgen.build.files import digest
from briefgen.build.overwritten import overwritten
from briefgen.frozen import dataclass

_AT_ONCE: Final = 4
"""Files that are written at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    output: Path
    home: Path
    staging: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "staging", self.home / "staging")

    def clear(self) -> None:
        self.output.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir()

    def keep(self, name: str, files: Mapping[str, bytes], earlier: Collection[Result]) -> bool:
        kept = False
        for one, made in files.items():
            ours = {known.files[one] for known in earlier if one in known.files}
            try:
                lost = overwritten(self._place(name, one), ours)
            except OSError:
                continue
            if lost is None or lost.content == made:
                continue
            (self.home / EDITED).mkdir(exist_ok=True)
            _write(self.home / EDITED / lost.copy, lost.content)
            kept = True
        return kept

    def put(self, briefs: Mapping[str, Mapping[str, bytes]]) -> Iterator[str]:
        places = [(name, self._place(name, one), made) for name, files in briefs.items() for one, made in files.items()]
        try:
            # A disk takes as long to flush one file as several: each waits for the next turn of its journal.
            with ThreadPoolExecutor(_AT_ONCE) as several:
                put = [several.submit(self._put, place, made).result for _, place, made in places]
        except RuntimeError:
            # The system lets no more threads be.
            put = [partial(self._put, place, made) for _, place, made in places]
        for name, files in groupby(zip(places, put, strict=True), key=lambda one: one[0][0]):
            for _, finish in files:
                finish()
            yield name

    def sums(self, files: Mapping[str, bytes]) -> Mapping[str, str]:  # noqa: ARG002 - a disk tells nothing: it is read
        return {}

    def stands(self, result: Result, formats: tuple[str, ...]) -> bool:
        try:
            return result.files.keys() >= set(formats) and all(
                digest(self._place(result.name, one).read_bytes()) == result.files[one] for one in formats
            )
        except OSError:
            return False

    def takes_for_one(self, result: Result, name: str) -> bool:
        for one in result.files:
            with suppress(OSError):
                if self._place(result.name, one).samefile(self._place(name, one)):
                    return True
        return False

    def set_aside(self, result: Result) -> bool:
        moved = False
        for one, said in result.files.items():
            place = self._place(result.name, one)
            with suppress(OSError):
                if place.parent == self.output and digest(place.read_bytes()) == said:
                    (self.home / STALE).mkdir(exist_ok=True)
                    shutil.move(place, self.home / STALE / place.name)
                    moved = True
        return moved

    def _place(self, name: str, one: str) -> Path:
        return self.output / f"{name}.{one}"

    def _put(self, place: Path, content: bytes) -> None:
        try:
            self._move_in(place, content)
        except OSError as fault:
            raise type(fault)(fault.errno, fault.strerror, str(place)) from fault

    def _move_in(self, place: Path, content: bytes) -> None:
        """Write a file apart, and move it into its place."""
        part = self.staging / place.name
        _write(part, content)
        try:
            part.replace(place)
        except OSError as fault:
            if fault.errno != EXDEV:
                raise
            # The output lies on another disk: nothing can be moved there at once, save from beside its place.
            beside = place.with_name(f".{place.name}.part")
            _write(beside, content)
            beside.replace(place)
            part.unlink()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
