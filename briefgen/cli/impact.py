"""`briefgen impact`."""

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import format_option
from briefgen.cli.opening import open_project
from briefgen.cli.traced import place, plain

if TYPE_CHECKING:
    from briefgen.trace.impact import Dependent, Impact, ReachedBrief, ReachedFile

EXAMPLES = """\b
Examples:
  briefgen impact lokmat-eam                       a source is withdrawn: who must be told
  briefgen impact figures:deficit-2425             a figure is corrected
  briefgen impact trade-deficit --format csv
"""
COLUMNS = (
    "pack",
    "of",
    "what",
    "name",
    "why",
    "depth",
    "place",
    "audience",
    "language",
    "form",
    "printed",
    "file",
    "standing",
)


@click.command("impact", epilog=EXAMPLES)
@click.argument("name", metavar="ID")
@click.option("--pack", metavar="PACK", help="Only in this pack.")
@format_option("text", "csv", "json")
def impact_command(*, name: str, pack: str | None, layout: str) -> int:
    """Say what rests on ID: a source, an item, a figure or another entry of a register, or `register:id`.

    Listed are what depends on it and why, the briefs that print it or might, and the files that were built with it: who must be
    told when a source is withdrawn or a figure corrected. It names internal things: it is for the unit.
    """
    from briefgen.trace.impact import impact  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = open_project()
    if pack is not None:
        project.require(packs=(pack,))
    with bar():
        found = impact(project, name, () if pack is None else (pack,))
    match layout:
        case "json":
            click.echo(json.dumps([_as_data(each) for each in found], ensure_ascii=False, indent=2))
        case "csv":
            click.echo(_as_csv(found), nl=False)
        case _:
            for each in found:
                _print(each)
    return 0


def _print(found: "Impact") -> None:
    click.echo(f"{found.of}  {place(found.place)}  ({found.pack})")
    if not found.dependents:
        click.echo("nothing depends on it")
    for line in _tree(found.dependents, ""):
        click.echo(line)
    click.echo("\nbriefs")
    for brief in found.briefs:
        click.echo(f"  {_named(brief)}\t{_says(brief)}")
    if not found.briefs:
        click.echo("  none")
    click.echo("\nfiles")
    for file in found.files:
        click.echo(f"  {file.path}\t{file.sha256[:12]}\t{file.standing}\t{', '.join(file.printed)}".rstrip())
    if not found.files:
        click.echo("  none was built here with it")


def _tree(dependents: "tuple[Dependent, ...]", indent: str) -> Iterator[str]:
    for index, each in enumerate(dependents):
        is_last = index == len(dependents) - 1
        again = "  (as above)" if each.is_seen else ""
        yield f"{indent}{'└─ ' if is_last else '├─ '}{each.key} {'; '.join(each.ties)}  {place(each.place)}{again}"
        yield from _tree(each.above, indent + ("   " if is_last else "│  "))


def _named(brief: "ReachedBrief") -> str:
    return " · ".join(part for part in (brief.audience, brief.language, brief.form) if part)


def _says(brief: "ReachedBrief") -> str:
    if brief.fault:
        return f"cannot be composed: {brief.fault}"
    if brief.printed:
        return f"prints {', '.join(map(str, brief.printed))}"
    return "may see it, and does not print it"


def _as_data(found: "Impact") -> dict[str, Any]:
    return {
        "pack": found.pack,
        "of": str(found.of),
        "place": plain(found.place),
        "dependents": [_dependent(each) for each in found.dependents],
        "briefs": [
            plain(each) | {"printed": [*map(str, each.printed)], "seen": [*map(str, each.seen)]}
            for each in found.briefs
        ],
        "files": [plain(each) for each in found.files],
    }


def _dependent(each: "Dependent") -> dict[str, Any]:
    return {
        "name": str(each.key),
        "why": list(each.ties),
        "place": plain(each.place),
        "dependents": [_dependent(above) for above in each.above],
        "is_seen": each.is_seen,
    }


def _as_csv(found: "tuple[Impact, ...]") -> str:
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for each in found:
        own = {"pack": each.pack, "of": str(each.of)}
        table.writerows(own | row for row in _dependent_rows(each.dependents, 1))
        table.writerows(own | _brief_row(brief) for brief in each.briefs)
        table.writerows(own | _file_row(file) for file in each.files)
    return text.getvalue()


def _dependent_rows(dependents: "tuple[Dependent, ...]", depth: int) -> Iterator[dict[str, object]]:
    for each in dependents:
        why = "; ".join(each.ties)
        yield {"what": "dependent", "name": str(each.key), "why": why, "depth": depth, "place": place(each.place)}
        yield from _dependent_rows(each.above, depth + 1)


def _brief_row(brief: "ReachedBrief") -> dict[str, object]:
    said = {"audience": brief.audience, "language": brief.language, "form": brief.form or ""}
    return {"what": "brief", **said, "printed": " ".join(map(str, brief.printed)), "standing": brief.fault}


def _file_row(file: "ReachedFile") -> dict[str, object]:
    said = {"audience": file.audience, "language": file.language, "form": file.form or ""}
    return {"what": "file", **said, "printed": " ".join(file.printed), "file": file.path, "standing": file.standing}
