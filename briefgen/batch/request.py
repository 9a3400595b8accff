"""What a batch is asked for, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.writers.options import DEFAULTS, WriteOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    pack: str
    audience: str
    records: Path
    """The table."""
    output: Path
    name: str
    """What each record's files are called, as `{code}-{name}`."""
    formats: tuple[str, ...]
    table: str | None = None
    """Which sheet of a book or table of a database; None for the only one."""
    language: str | None = None
    form: str | None = None
    theme: str | None = None
    paper: str | None = None
    as_of: datetime | None = None
    raise_marking: str | None = None
    options: WriteOptions = DEFAULTS
    resume: bool = False
    """Whether files stay that an earlier run made of the same record and inputs, and that nobody has changed."""
    jobs: int | None = None
    """Processes; None for as many as pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    records: int
    made: int
    kept: int
    """Records whose files an earlier run had made."""
    failed: int
    results: Path
    errors: Path
    diagnostics: tuple[Diagnostic, ...] = ()
    """Of the first records that failed; those of all stand in `errors`."""
    set_aside: tuple[str, ...] = field(default=())
    """Names of records whose earlier files no longer hold."""
    is_draft: bool = False
    """Whether each says DRAFT for its sign-offs: nobody can have agreed to what a record makes of it."""


Progress = Callable[[int, int], None]
"""Is told how many records are done, and of how many."""


def in_silence(_done: int, _total: int) -> None:
    """Show nothing."""
