"""What a build is asked for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefgen.build.manifest import Output
from briefgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What to build; empty means all."""

    packs: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    formats: tuple[str, ...]
    output: Path
    as_of: datetime | None = None

    def place(self, pack: str, audience: str, name: str) -> Path:
        """Return where a brief goes: `DIR/<pack>/<audience>.<format>`."""
        return self.output / pack / f"{audience}.{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A file of an earlier build that no longer holds, and where it was set aside."""

    path: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made, found and set aside."""

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    moved: tuple[Moved, ...] = ()
    leak_states: Mapping[str, str] = field(default_factory=dict)
    """Path of an output → what the leak check says of it."""
