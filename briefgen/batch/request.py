"""What a batch is asked for, and what it answers."""

from dataclasses import field
from datetime import datetime
from pathlib import Path
from zlib import crc32

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.writers.options import DEFAULTS, WriteOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduler:
    """Where a cluster takes tasks, and what this machine shows it and trusts it by."""

    url: str
    """`tls://host:port`, or `tcp://localhost:port`."""
    ca: Path | None = None
    """The certificate of who signed for all of the cluster."""
    cert: Path | None = None
    key: Path | None = None
    """None where it stands in the file of the certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several parts of the records, each of which is made by a run of its own."""

    number: int
    of: int

    def has(self, name: str) -> bool:
        """Tell whether the record that is called so belongs to it: the same one, wherever the record stands in its table."""
        return crc32(name.encode()) % self.of == self.number - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    pack: str
    audience: str
    records: Path
    """The table."""
    output: Path | str
    """A folder, or the URL of one on a network; see `briefgen.batch.bucket`."""
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
    cluster: Scheduler | None = None
    """Who makes the briefs instead of this machine."""
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    records: int
    made: int
    kept: int
    """Records whose files an earlier run had made."""
    failed: int
    results: Path
    errors: Path
    hidden: int = 0
    """Records whose rows the table's program does not show, as behind a filter; they are made as the others are."""
    hidden_parts: tuple[str, ...] = ()
    """Columns, and the sheet, that the table's program does not show, and that were read; see `Row`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Of the first records that failed; those of all stand in `errors`."""
    set_aside: tuple[str, ...] = field(default=())
    """Names of the first records whose earlier files no longer hold; all of those stand in `stale/` beside the results."""
    more_set_aside: int = 0
    edited: tuple[str, ...] = field(default=())
    """Names of the first records in whose places stood what no run had made, or what was changed since; that is in `edited/`."""
    more_edited: int = 0
    is_draft: bool = False
    """Whether each says DRAFT for its sign-offs: nobody can have agreed to what a record makes of it."""
