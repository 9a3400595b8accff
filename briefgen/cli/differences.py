"""What an import would do, listed: what is new, what changes from what to what, what is refused, each with its place; and done."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.asking import agreed
from briefgen.cli.frames import frame, shown, summary
from briefgen.cli.lines import visible
from briefgen.diagnostics import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefgen.authoring.intake.compare import Change
    from briefgen.authoring.intake.incoming import Given, Record
    from briefgen.authoring.intake.take import Intake
    from briefgen.diagnostics import Diagnostic

HASH: Final = "of"
"""The field of a translation that says of which words it is: it follows from the others, and says nothing to people."""
_MOST: Final = 40
"""Findings of a kind that are printed in full."""
_WIDE: Final = 76
"""Characters of a value that are shown of one line."""


def show_differences(intake: "Intake", file: Path) -> None:
    """Print the list to standard output; what is refused and told, to standard error."""
    found = intake.differences
    for added in found.added:
        _show_added(added.record)
    changed = [change for change in found.changed if change.path[-1] != HASH]
    for change in changed:
        _show_change(change)
    _show_found([told for told in found.told if told not in intake.faults])
    _show_found(intake.faults)
    if intake.faults:
        click.echo(summary(intake.faults), err=True)
    whole = "a new pack " if intake.is_new else ""
    counts = f"{len(found.added)} added, {len(changed)} changed, {found.unchanged} unchanged"
    refused = f", {len(intake.faults)} refused" if intake.faults else ""
    click.echo(f"{shown(file)} into {whole}{intake.pack}: {counts}{refused}")


def put_in_place(intake: "Intake", *, yes: bool) -> bool:
    """Change the files, where nothing is at fault and somebody agrees, and tell whether they were. Raises `UserError`."""
    from briefgen.authoring.intake.take import apply  # noqa: PLC0415 - the rooms below load slowly

    if intake.faults:
        click.echo("nothing was changed: mend what is named above, and import again", err=True)
        return False
    return put_files(intake.files, lambda: apply(intake), yes=yes)


def put_files(files: "Mapping[Path, bytes]", put: "Callable[[], object]", *, yes: bool) -> bool:
    """Put files of an author in place, where there are any and somebody agrees, and tell whether they were. Raises `UserError`."""
    from briefgen.build.writing import cannot_write  # noqa: PLC0415 - the rooms below load slowly

    if not files or not (yes or agreed()):
        return False
    there = {path for path in files if path.exists()}
    try:
        put()
    except OSError as fault:
        raise UserError(cannot_write(fault)) from None
    _show_files("written", (path for path in files if path not in there))
    _show_files("changed", (path for path in files if path in there))
    return True


def _show_files(done: str, files: "Iterable[Path]") -> None:
    """Print what was done with these files, if there are any."""
    if names := ", ".join(shown(path) for path in files):
        click.echo(f"{done}: {names}", err=True)


def _show_found(found: "Sequence[Diagnostic]") -> None:
    """Print the first of the findings, in the order of the file; how many there are more."""
    for one in found[:_MOST]:
        click.echo(frame(one) + "\n", err=True)
    if len(found) > _MOST:
        click.echo(f"and {len(found) - _MOST} more\n", err=True)


def _show_added(record: "Record") -> None:
    click.echo(f"added    {_called(record)}  ({record.span.within})")
    for path, given in record.fields.items():
        click.echo(f"           {_name(path)}: {_cut(_said(given))}")
    if record.holder == "items" and ("readers",) not in record.fields:
        click.echo("           readers: all of the pack, since none are named")


def _show_change(change: "Change") -> None:
    click.echo(f"changed  {_called(change.record)}, {_name(change.path)}  ({change.given.span.within})")
    click.echo(f"         - {_cut(change.old) or '(nothing)'}")
    click.echo(f"         + {_cut(change.new) or '(nothing)'}")


def _called(record: "Record") -> str:
    from briefgen.authoring.intake.book.columns import KINDS_OF  # noqa: PLC0415 - the rooms below load slowly

    return "front matter" if record.holder == "pack" else f"{KINDS_OF[record.holder]} {record.id}"


def _name(path: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in path)


def _said(given: "Given") -> str:
    value = given.value
    if isinstance(value, dict):
        return "; ".join(f"{key}: {one}" for key, one in value.items())
    if isinstance(value, list):
        parted = "; " if any(isinstance(one, dict) for one in value) else ", "
        return parted.join(" ".join(map(str, one.values())) if isinstance(one, dict) else str(one) for one in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _cut(words: str) -> str:
    plain = visible(words)
    return plain if len(plain) <= _WIDE else f"{plain[: _WIDE - 1]}…"
