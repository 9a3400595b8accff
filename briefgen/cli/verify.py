"""`briefgen verify`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import format_option
from briefgen.cli.frames import shown

if TYPE_CHECKING:
    from briefgen.release.verify import Known, Verified

EXAMPLES = """\b
Examples:
  briefgen verify 2025-12-03_Russia-visit_Minister_v3.pdf
  briefgen verify letter.docx --register released/register.csv
"""
VERDICTS = {
    "released": "released: these are the very bytes that were agreed to",
    "registered": "a register says that these bytes were released; no record of this project has them",
    "superseded": "released, and superseded: do not use it",
    "withdrawn": "released, and withdrawn: do not use it",
    "notice": "the notice that an edition is withdrawn",
    "changed": "not released: it was a released file, or a draft of it, and is another one now",
    "built": "not released: it was built here, and never went out",
    "unknown": "not released: no record or register has it",
}


@click.command("verify", epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--register",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Believe this register of what the project's own records do not know.",
)
@format_option("text", "json")
def verify_command(*, file: Path, register: Path | None, layout: str) -> int:
    """Say whether FILE is a released document, byte for byte: which edition, who signed it, and whether it still holds.

    The answer is 0 for a release that holds and 1 for anything else: changed, superseded, withdrawn, never released, or told
    by a register alone that nobody named.
    """
    from briefgen.project.folder import find_project  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.release.verify import verify  # noqa: PLC0415

    with bar():
        found = verify(find_project(Path()), file, register)
    if layout == "json":
        click.echo(json.dumps(_data(found, file), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, file):
            click.echo(line)
    return 0 if found.is_good else 1


def _lines(found: "Verified", file: Path) -> Iterator[str]:
    yield f"{shown(file)}: {VERDICTS[found.verdict]}"
    if found.known is not None:
        yield from _known(found.known)
    yield from _told_by(found)
    for by in found.by:
        what = (
            f"withdrawn on {by.on}"
            if by.event == "withdrawn"
            else f"superseded by edition {by.edition} of {by.as_of[:10]}"
        )
        yield f"  {what}{f': {by.reason}' if by.reason else ''}"
    if found.by or found.verdict == "notice":
        now = found.now
        yield f"  now      {f'edition {now.edition} of {now.as_of[:10]}' if now else 'no edition of this brief'} holds"
    yield f"  sha256   {found.sha256}"
    for name in found.damaged:
        yield f"  damaged  {name}: a record that is not believed or is gone, and that may be of this file"


def _told_by(found: "Verified") -> Iterator[str]:
    told = (one.register for one in (found.known, *found.by) if one is not None)
    for register in dict.fromkeys(filter(None, told)):
        yield f"  told by  the register {shown(register)}, which anybody can write"
    if not found.is_vouched_for:
        yield "  nobody vouches for it: ask who keeps that register; if it is theirs, name it with --register"


def _known(one: "Known") -> Iterator[str]:
    yield f"  brief    {' · '.join(filter(None, (one.pack, one.audience, one.language, one.form)))}"
    file = f", file {one.file_number}" if one.file_number else ""
    yield f"  edition  {one.edition} of {one.as_of[:10]}{file}, {one.marking}"
    for each in one.sign_offs:
        yield f"  signed   {each}"


def _data(found: "Verified", file: Path) -> dict[str, Any]:
    return {
        "file": file.as_posix(),
        "verdict": found.verdict,
        "good": found.is_good,
        "vouched_for": found.is_vouched_for,
        "sha256": found.sha256,
        "edition": _as_data(found.known),
        "by": [_as_data(one) for one in found.by],
        "now": _as_data(found.now),
        "damaged": list(found.damaged),
    }


def _as_data(one: "Known | None") -> dict[str, Any] | None:
    if one is None:
        return None
    names = (
        "event", "pack", "audience", "language", "form", "edition", "file_number", "as_of", "marking", "supersedes", "on",
        "reason",
    )  # fmt: skip
    register = None if one.register is None else one.register.as_posix()
    return {name: getattr(one, name) for name in names} | {"sign_offs": list(one.sign_offs), "register": register}
