"""`briefgen translate`: how the translations of a pack stand, and the reviews of those that somebody has read; `export` and
`import` stand in modules of their own.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import format_option
from briefgen.cli.frames import shown
from briefgen.cli.opening import open_project
from briefgen.cli.translate_export import export_command
from briefgen.cli.translate_import import import_command
from briefgen.diagnostics import UserError

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.content.pack import Pack
    from briefgen.content.reviewed import Translated
    from briefgen.diagnostics import Span

EXAMPLES = """\b
Examples:
  briefgen translate export india-russia-visit --language hi-IN
  briefgen translate import india-russia-visit.hi-IN.xlf
  briefgen translate status india-russia-visit
  briefgen translate status india-russia-visit --language hi-IN --format json
  briefgen translate review india-russia-visit --language hi-IN --by "A. Name" --on 2025-12-03 visit-dates
"""


@click.group("translate", epilog=EXAMPLES)
def translate_command() -> None:
    """Hand out what is to be translated, read it back, say how translations stand, and write who has reviewed them."""


@translate_command.command("status")
@click.argument("pack")
@click.option("-l", "--language", metavar="TAG", help="This language alone.")
@format_option("text", "json")
def status_command(*, pack: str, language: str | None, layout: str) -> None:
    """List what of PACK is missing in each language, what nobody has reviewed, and what is stale: of other words than stand
    there now.
    """
    from briefgen.authoring.translate.standing import standings  # noqa: PLC0415 - --help must not load the rooms

    project = open_project()
    with bar():
        found = standings(project, pack, language)
    written = project.pack(pack)
    if layout == "json":
        data = [_data(written, one) for each in found.values() for one in each]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for tag, records in found.items():
        click.echo(f"{tag}: {_counted(records)}")
        for line in _lines(written, records):
            click.echo(f"  {line}")
        if house := _of_house(project, tag):
            click.echo(f"  {house}")


@translate_command.command("review")
@click.argument("pack")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("-l", "--language", metavar="TAG", required=True, help="The language that was read.")
@click.option("--by", metavar="NAME", required=True, help="Who has read it, as the files are to say.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", required=True, help="When, as 2025-12-03.")
def review_command(*, pack: str, names: tuple[str, ...], language: str, by: str, on: dt.datetime) -> int:
    """Write into the files of PACK that NAME has read the translations of these items beside their source; of all that nobody
    has reviewed as they stand, where no ID is given. An entry of a register is called people/ID, the front matter as PACK.

    The review holds for these words: when the source or the translation changes, it is stale.
    """
    from briefgen.authoring.translate.review import put, sign  # noqa: PLC0415 - --help must not load the rooms
    from briefgen.build.writing import cannot_write  # noqa: PLC0415
    from briefgen.cli.frames import show_diagnostics  # noqa: PLC0415

    project = open_project()
    if project.folder.bundled:
        raise click.UsageError("the bundled sample is not yours to sign: copy its content/ first")
    try:
        with bar():
            signing = sign(project, pack, language=language, by=by, on=on.date(), names=names)
    except ValueError as fault:
        raise click.UsageError(f"--{fault}, as --by 'A. Name'") from None
    try:
        put(signing)
    except OSError as fault:
        show_diagnostics((cannot_write(fault),))
        return 1
    files = ", ".join(shown(path) for path in signing.files)
    count = len(signing.records)
    click.echo(f"reviewed in {language}: {count} in {files}" if count else f"nothing in {language} is to be reviewed")
    return 0


def _of_house(project: "Project", tag: str) -> str:
    """Return that nobody has reviewed what the house itself says in a language; empty where somebody has, or no brief has it."""
    try:
        locale = project.forms.locale(tag)
    except UserError:
        return ""
    if not locale.unreviewed:
        return ""
    return f"every brief in {tag} is a DRAFT for the house's own phrases as well, which nobody has reviewed: {shown(locale.path)}"


def _counted(records: "tuple[Translated, ...]") -> str:
    from briefgen.content.reviewed import STANDINGS  # noqa: PLC0415 - --help must not load the rooms

    counts = Counter(one.standing for one in records)
    return ", ".join(f"{counts[standing]} {standing}" for standing in reversed(STANDINGS))


def _lines(pack: "Pack", records: "tuple[Translated, ...]") -> Iterator[str]:
    """Yield what is to be done, the stale first."""
    from briefgen.checks.translations import review_name  # noqa: PLC0415 - --help must not load the rooms

    for standing in ("stale", "unreviewed", "missing"):
        for one in records:
            missing = ", ".join(wording.field for wording in one.missing)
            if one.standing == standing:
                what = f"{review_name(pack, one)}{f': {missing}' if standing == 'missing' else ''}"
                yield f"{standing}  {_place(one.span)}  {what}"
            elif standing == "missing" and missing:
                yield f"missing  {_place(one.missing[0].at.span)}  {review_name(pack, one)}: {missing}"


def _place(span: "Span | None") -> str:
    return "-" if span is None else f"{shown(span.path)}:{span.line}:{span.column}"


def _data(pack: "Pack", one: "Translated") -> Mapping[str, Any]:
    from briefgen.checks.translations import review_name  # noqa: PLC0415 - --help must not load the rooms

    translation = one.translation
    review = translation.review if translation else None
    return {
        "language": one.language,
        "register": one.register,
        "id": review_name(pack, one),
        "column": one.column,
        "standing": one.standing,
        "place": _place(one.span),
        "of": translation.of if translation else None,
        "of_now": one.of if one.said else None,
        "reviewed_by": review.by if review else None,
        "reviewed_on": review.on.isoformat() if review else None,
        "missing": [{"field": each.field, "place": _place(each.at.span)} for each in one.missing],
    }


for command in (export_command, import_command):
    translate_command.add_command(command)
