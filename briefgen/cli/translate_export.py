"""`briefgen translate export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_name
from briefgen.cli.frames import show_diagnostics, shown
from briefgen.cli.opening import open_project
from briefgen.diagnostics import Diagnostic, WrongUsageError

if TYPE_CHECKING:
    from briefgen.authoring.translate.segment import Export
    from briefgen.content.reviewed import Standing

EXAMPLES = """\b
Examples:
  briefgen translate export india-russia-visit --language hi-IN
  briefgen translate export india-russia-visit --language hi-IN --format word -a public
  briefgen translate export india-russia-visit --language hi-IN --only missing,stale -o to-do.xlf
"""
_SUFFIXES: Final = {"xliff": ".xlf", "word": ".docx"}


def _language(value: str) -> str:
    from briefgen.content.model import is_language  # noqa: PLC0415 - --help must not load the rooms

    if not is_language(value):
        raise click.BadParameter(f"no language has the tag {value!r}; write one such as hi-IN")
    return value


def _standings(value: str) -> "tuple[Standing, ...]":
    from briefgen.content.reviewed import STANDINGS  # noqa: PLC0415

    named = [part.strip() for part in value.split(",") if part.strip()]
    known = [one for one in STANDINGS if one in named]
    if unknown := [name for name in named if name not in STANDINGS]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(STANDINGS)}")
    return tuple(known)


@click.command("export", epilog=EXAMPLES)
@click.argument("pack")
@click.option("-l", "--language", type=_language, required=True, metavar="TAG", help="Into which language, as hi-IN.")
@click.option(
    "--format", "form", type=click.Choice((*_SUFFIXES,)), default="xliff", show_default=True,
    help="XLIFF 2.1 for a translation tool, or a Word table.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where it goes.")
@click.option(
    "--only", type=_standings, metavar="STATES", default="", help="Only what is missing, stale, unreviewed, reviewed."
)
@click.option("-a", "--audience", type=audience_name, metavar="AUDIENCE", help="Only what this reader's briefs print.")
def export_command(
    *, pack: str, language: str, form: str, output: Path | None, only: "tuple[Standing, ...]", audience: str | None
) -> int:
    """Write the words of PACK as a file for a translator, with the termbase.

    A translator is a reader: give the file to nobody who may not see the whole pack, or the briefs of the AUDIENCE. It
    carries the marking of what is in it.
    """
    from briefgen.authoring.translate.export import export  # noqa: PLC0415
    from briefgen.build.files import replace_files  # noqa: PLC0415

    project = open_project()
    project.require(packs=(pack,), audiences=() if audience is None else (audience,))
    path = output or Path(f"{pack}.{language}{_SUFFIXES[form]}")
    if path.exists() or path.is_symlink():
        raise WrongUsageError(_taken(path))
    with bar():
        exported = export(project, pack, language, only=only, audience=audience)
    show_diagnostics(exported.told)
    if not exported.export.segments:
        click.echo(f"nothing of {pack} is {' or '.join(only) or 'to be translated'} in {language}", err=True)
        return 0
    replace_files({path.absolute(): _written(exported.export, form)})
    click.echo(shown(path))
    count = len(exported.export.segments)
    click.echo(f"\n{count} to be translated, marked {exported.export.marking}. When it is back:", err=True)
    click.echo(f"  briefgen translate import {path}", err=True)
    return 0


def _written(export: "Export", form: str) -> bytes:
    if form == "word":
        from briefgen.authoring.translate.word.write import write_word  # noqa: PLC0415 - python-docx is slow

        return write_word(export)
    from briefgen.authoring.translate.xliff.write import write_xliff  # noqa: PLC0415

    return write_xliff(export)


def _taken(path: Path) -> Diagnostic:
    from briefgen.authoring.wanted import TAKEN  # noqa: PLC0415

    return Diagnostic(
        code=TAKEN, message=f"there is '{path}' already", hints=("move it away, or name another with -o",)
    )
