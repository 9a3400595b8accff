"""What became of each record: `results.jsonl` and `errors.jsonl` among the unit's own records, in the records' order.

A run writes both beside the earlier ones, a line as soon as a record is done, and puts them in their places at its end. Whoever
is killed leaves whole lines, and at most one that is cut off, which is not believed.

What is about to be put in its place is noted in `placing.jsonl` before: of a run that is killed between the two, files are known that
`results.jsonl` does not have.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import IO, Any, Final, Self

from briefgen.build.files import PRIVATE
from briefgen.build.shapes import made_of
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass

RESULTS: Final = "results.jsonl"
ERRORS: Final = "errors.jsonl"
PLACING: Final = "placing.jsonl"
STALE: Final = "stale"
"""A folder beside them, for files that no longer hold."""
EDITED: Final = "edited"
"""Another, for what stood in a file's place and was no file of ours, or changed since."""
_PART: Final = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A record whose files stand in their places."""

    record: int
    name: str
    of: str
    """Hash of all that the files are made of: the record, and what every record has in common. Empty where it is only known that they
    were about to be put in their places."""
    files: Mapping[str, str]
    """Format → SHA-256."""
    pages: int
    words: int
    sums: Mapping[str, str] = field(default_factory=dict)
    """Format → what the place that holds it tells of a file, where it tells more than that it is there; see `Output`."""

    def with_others(self, others: "Result | None") -> "Result":
        """Return it with the files that an earlier run made of its record."""
        if others is None:
            return self
        return replace(self, files={**others.files, **self.files}, sums={**others.sums, **self.sums})


class Ledger:
    """The two files of one batch, which has a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.results = home / RESULTS
        self.errors = home / ERRORS
        self._earlier = sqlite3.connect("", isolation_level=None)
        self._earlier.execute(
            "create table earlier (name text, stands integer, line text, primary key (name, stands)) without rowid"
        )
        self._earlier.execute("begin")
        self._earlier.executemany(
            "insert or replace into earlier values (?, ?, ?)",
            ((one.name, bool(one.of), json.dumps(asdict(one))) for one in read_results(home)),
        )
        # What a run that was killed has done is kept before its file is written anew.
        self._keep()
        self._written: dict[Path, IO[str]] = {}

    def __enter__(self) -> Self:
        self._written = {place: _opened(_part(place)) for place in (self.results, self.errors)}
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._written.values():
            file.close()
        self._earlier.close()

    def earlier(self, name: str) -> Result | None:
        """Return what an earlier run made under a name, and has put in its place."""
        return next((one for one in self.all_of(name) if one.of), None)

    def all_of(self, name: str) -> tuple[Result, ...]:
        """Return all that earlier runs made under a name, what they were about to put in its place too."""
        found = self._earlier.execute("select line from earlier where name = ?", (name,)).fetchall()
        return tuple(one for (line,) in found if (one := _result(line)) is not None)

    def all_earlier(self) -> Iterator[Result]:
        for (line,) in self._earlier.execute("select line from earlier order by name"):
            if (one := _result(line)) is not None:
                yield one

    def placing(self, results: Iterable[Result]) -> None:
        """Note what is about to be put in its place, instead of what was noted before, which is there."""
        with _opened(self.home / PLACING) as file:
            file.writelines(f"{json.dumps(asdict(replace(one, of='')))}\n" for one in results)

    def done(self, result: Result) -> None:
        self._line(self.results, asdict(result))

    def failed(self, record: int, line: int, name: str | None, found: tuple[Diagnostic, ...]) -> None:
        self._line(self.errors, {"record": record, "line": line, "name": name, "diagnostics": [*map(_told, found)]})

    def finish(self) -> None:
        """Put both files in their places."""
        for place, file in self._written.items():
            file.flush()
            os.fsync(file.fileno())
            file.close()
            _part(place).replace(place)
        (self.home / PLACING).unlink(missing_ok=True)

    def _keep(self) -> None:
        part, placing = _part(self.results), self.home / PLACING
        if not (part.exists() or placing.exists()):
            return
        merged = self.home / f"{RESULTS}.merged{_PART}"
        with _opened(merged) as file:
            file.writelines(f"{line}\n" for (line,) in self._earlier.execute("select line from earlier"))
        merged.replace(self.results)
        part.unlink(missing_ok=True)
        placing.unlink(missing_ok=True)

    def _line(self, place: Path, said: Mapping[str, Any]) -> None:
        self._written[place].write(json.dumps(said, ensure_ascii=False) + "\n")
        self._written[place].flush()


def read_results(home: Path) -> Iterator[Result]:
    """Yield what the runs of a batch have made, those that were stopped too; of two results of one name the later holds."""
    for place in (home / RESULTS, _part(home / RESULTS), home / PLACING):
        yield from _read(place)


def _part(place: Path) -> Path:
    return place.with_name(f"{place.name}{_PART}")


def _opened(path: Path) -> IO[str]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "w", encoding="utf-8")


def _read(path: Path) -> Iterator[Result]:
    with suppress(FileNotFoundError), path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.endswith("\n") and (one := _result(line)) is not None:
                yield one


def _result(line: str) -> Result | None:
    """Return what a line says; None for one that this version would not write."""
    try:
        one = made_of(Result, json.loads(line))
    except (ValueError, RecursionError):
        return None
    return None if one is None or "/" in one.name else one


def _told(found: Diagnostic) -> dict[str, Any]:
    span = found.span
    place = None if span is None else {"path": str(span.path), "line": span.line, "column": span.column}
    return {"code": found.code, "message": found.message, "hints": list(found.hints), "place": place}
