"""The leak check: a second opinion on the finished files, from the raw pack and the policy alone.

Its place in the flow stands: every file of a brief goes through it before any of them is put in place. It does not look
yet, and says so, so that nobody takes its silence for a result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakReport:
    """What was found in one brief's files; a diagnostic fails all of them."""

    state: Literal["not yet", "clean", "leak"]
    diagnostics: tuple[Diagnostic, ...] = ()


def leak_check(files: Mapping[str, bytes]) -> LeakReport:
    """Take one brief's finished files by format, and pass them through unread."""
    del files
    return LeakReport(state="not yet")
