"""`briefgen verify`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
    help="Look it up in this register too, besides the project's records.",
)
@format_option("text", "json")
def verify_command(*, file: Path, register: Path | None, layout: str) -> int:
    """Say whether FILE is a released document, byte for byte: which edition, who signed it, and whether it still holds.

    The answer is 0 for a release that holds and 1 for anything else: changed, superseded, withdrawn, never released.
    """
    from briefgen.project.folder import find_project  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.release.verify import verify  # noqa: PLC0415

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
    if (by := found.by) is not None:
        what = (
            f"withdrawn on {by.on}"
            if by.event == "withdrawn"
            else f"superseded by edition {by.edition} of {by.as_of[:10]}"
        )
        yield f"  {what}{f': {by.reason}' if by.reason else ''}"
    yield f"  sha256   {found.sha256}"
    for name in found.damaged:
        yield f"  damaged  {name}: a record that is not believed, and that may be of this file"


def _known(one: "Known") -> Iterator[str]:
    yield f"  brief    {' · '.join(filter(None, (one.pack, one.audience, one.language, one.form)))}"
    file = f", file {one.file_number}" if one.file_number else ""
    yield f"  edition  {one.edition} of {one.as_of[:10]}{file}, {one.marking}"
    for each in one.sign_offs:
        yield f"  signed   {each}"
    if one.register is not None:
        yield f"  told by  the register {shown(one.register)}: no record of this project has it"


def _data(found: "Verified", file: Path) -> dict[str, Any]:
    return {
        "file": file.as_posix(),
        "verdict": found.verdict,
        "good": found.is_good,
        "sha256": found.sha256,
        "edition": _as_data(found.known),
        "by": _as_data(found.by),
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
