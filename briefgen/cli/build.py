"""`briefgen build`."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import (
    as_of_option,
    audience_option,
    classified_option,
    findings_option,
    form_option,
    formats_option,
    language_option,
    paper_option,
    raise_marking_option,
    refuse_letterhead,
    theme_option,
)
from briefgen.cli.fit import left_out, shortened
from briefgen.cli.frames import as_json
from briefgen.cli.opening import open_project, say_bundled
from briefgen.cli.reports.report import TEXT, show_findings
from briefgen.cli.tables import show_built, show_skipped, show_waiting
from briefgen.diagnostics import errors
from briefgen.project.folder import DELIVERABLES, find_project

if TYPE_CHECKING:
    from briefgen.build.request import BuildReport
    from briefgen.build.standing.standing import Standing

EXAMPLES = """\b
Examples:
  briefgen build
  briefgen build india-russia-visit -a minister -a analyst
  briefgen build --language hi-IN
  briefgen build -a diplomat --form cable
  briefgen build -a analyst --theme thinktank --paper letter
  briefgen build -f pdf -o out
  briefgen build -a analyst --attach-data
  briefgen build -a minister -f docx --reference letterhead.dotx
  briefgen build -a analyst -f docx --embed-fonts
  briefgen build --findings github
  briefgen build --as-of 2025-12-04T09:00+05:30
  briefgen build -a minister --raise-marking tlp:amber
  briefgen build india-russia-visit -a minister --watch
  briefgen build india-russia-visit -a minister --with-comments
"""


@click.command("build", epilog=EXAMPLES)
@click.argument("pack", required=False)
@audience_option
@language_option
@form_option
@theme_option
@paper_option
@formats_option
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(DELIVERABLES),
    show_default=True,
    metavar="DIR",
    help="Where the briefs go.",
)
@as_of_option
@raise_marking_option
@classified_option
@click.option(
    "--attach-data",
    is_flag=True,
    help="Make PDFs PDF/A-3a instead of 2a, with each exhibit's data, as this reader may see it, attached as CSV.",
)
@click.option(
    "--reference",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Put Word documents into this letterhead (.docx or .dotx), at its {{briefgen.body}}.",
)
@click.option("--letterhead", hidden=True, expose_value=False, callback=refuse_letterhead)
@click.option(
    "--embed-fonts/--no-embed-fonts",
    default=None,
    help="Put the theme's fonts into DOCX, or keep them out. Where neither is said, the theme says it: ours, for those of one page.",
)
@click.option(
    "--with-comments",
    is_flag=True,
    help="Write, instead of the briefs, internal copies of their Word documents with the open comments of review.md.",
)
@findings_option("--findings")
@click.option("--json", "as_data", is_flag=True, help="Print what was built and found as JSON.")
@click.option("--force", is_flag=True, help="Build also what stands as it would be made.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that make briefs; as many as pay, where none is named. 1 makes them one after the other.",
)
@click.option("--watch", is_flag=True, help="Go on: build again what each saved change touches, until Ctrl-C.")
def build_command(
    *,
    pack: str | None,
    audiences: tuple[str, ...],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    formats: tuple[str, ...],
    output: Path,
    as_of: datetime | None,
    raise_marking: str | None,
    allow_classified_labels: bool,
    attach_data: bool,
    reference: Path | None,
    embed_fonts: bool | None,
    with_comments: bool,
    findings: str,
    as_data: bool,
    force: bool,
    jobs: int | None,
    watch: bool,
) -> int:
    """Build the briefs of PACK, or of every pack, as DIR/<pack>/<audience>.<format>.

    Each is in the audience's first language and own form; another form or language of it is a file beside that one, such
    as minister.hi-IN.pdf.
    Pages are told of PDFs alone: Word lays a document out by itself, with the fonts that it finds.
    DOCX and PDF are written where no format is named. An output that is refused is not left lying: an earlier file is
    set aside under .briefgen/ and named.

    With --watch, each saved change is built at once, and what is printed of it is what is new: files that are other ones,
    problems that came, problems that went. Earlier files of a brief that is at fault stay until you stop it with Ctrl-C.

    What nothing has changed for since it was built is left alone: neither what it is made from, nor the files themselves.

    With --with-comments, nothing is written for readers: each brief that open comments are about becomes
    internal/<pack>/<audience>.commented.docx, which says on every page that it is an internal copy.
    """
    if as_data and findings != TEXT:
        raise click.UsageError("--json has the findings too; leave out --findings")
    if watch and (as_data or findings != TEXT):
        raise click.UsageError("--watch is for people; leave out --json and --findings")
    if with_comments and (watch or as_data or formats or findings != TEXT):
        raise click.UsageError(
            "--with-comments makes Word documents for the unit alone; leave out -f, --watch and what programs read"
        )
    if jobs and (watch or with_comments):
        raise click.UsageError(
            "--jobs is for a build of many briefs at once; leave it out with --watch, which has a second process where that"
            " pays, and with --with-comments"
        )
    if reference and paper:
        raise click.UsageError("--paper and --reference do not go together: a letterhead has its own paper")
    standing = _standing(
        anew=force,
        packs=(pack,) if pack else (),
        audiences=tuple(dict.fromkeys(audiences)),
        language=language,
        form=form,
        theme=theme,
        paper=paper,
        reference=reference and str(reference),
        formats=tuple(dict.fromkeys(formats)),
        output=str(output),
        as_of=as_of and as_of.isoformat(),
        raise_marking=raise_marking,
        allow_classified_labels=allow_classified_labels,
        attach_data=attach_data,
        embed_fonts=embed_fonts,
    )
    if not (watch or with_comments) and (stands := standing.whole()) is not None:
        say_bundled(standing.folder)
        _print(stands, output, (language, form), findings=findings, as_data=as_data)
        return 1 if errors(stands.diagnostics) else 0
    from briefgen.build.copies import Copies  # noqa: PLC0415 - as below
    from briefgen.build.pipeline import build  # noqa: PLC0415 - the rooms below load slowly; what stands needs none of them
    from briefgen.build.request import BuildRequest  # noqa: PLC0415
    from briefgen.writers.formats import FORMATS, unused_options  # noqa: PLC0415
    from briefgen.writers.options import WriteOptions  # noqa: PLC0415

    chosen = tuple(dict.fromkeys(formats)) or tuple(name for name, entry in FORMATS.items() if entry.default)
    options = WriteOptions(attach_data=attach_data, embed_fonts=embed_fonts)
    unused = unused_options(chosen, options)
    if "attach_data" in unused:
        raise click.UsageError("--attach-data is for PDFs, and none is made; add -f pdf")
    if reference and "docx" not in chosen:
        raise click.UsageError("--reference is for Word documents, and none is made; add -f docx")
    if "embed_fonts" in unused:
        raise click.UsageError("--embed-fonts is for DOCX, and none is made; add -f docx")
    if reference and embed_fonts:
        raise click.UsageError("--embed-fonts and --reference do not go together: a letterhead has its own fonts")
    project = open_project(allow_classified_labels=allow_classified_labels)
    request = BuildRequest(
        packs=(pack,) if pack else (),
        audiences=tuple(dict.fromkeys(audiences)),
        language=language,
        form=form,
        theme=theme,
        paper=paper,
        reference=reference,
        formats=chosen,
        output=output,
        options=options,
        as_of=as_of,
        raise_marking=raise_marking,
    )
    if with_comments:
        from briefgen.cli.commented import write_copies  # noqa: PLC0415

        return write_copies(project, request, None if output == Path(DELIVERABLES) else output)
    if watch:
        from briefgen.cli.watch import watch_project  # noqa: PLC0415

        return watch_project(project, request, allow_classified_labels=allow_classified_labels)
    with bar() as progress:
        report = build(
            project,
            request,
            show_waiting,
            standing=standing,
            hands=Copies(jobs, progress.still),
            progress=progress,
        )
    _print(report, output, (language, form), findings=findings, as_data=as_data)
    return 1 if errors(report.diagnostics) else 0


def _standing(*, anew: bool, **asked: object) -> "Standing":
    from briefgen.build.standing.standing import Standing  # noqa: PLC0415 - --help needs none of it

    return Standing(folder=find_project(Path()), asked=asked, anew=anew)


def _print(
    report: "BuildReport",
    output: Path,
    wanted: tuple[str | None, str | None],
    *,
    findings: str,
    as_data: bool,
) -> None:
    show_skipped(report.skipped, *wanted)
    if as_data:
        click.echo(json.dumps(_as_data(report), ensure_ascii=False, indent=2))
        return
    if findings == TEXT:
        show_built(report, output)
    refused = (left_out(stem, items) for stem, items in report.cut)
    for told in dict.fromkeys((*map(shortened, report.outputs), *refused)):
        if told:
            click.echo(told, err=True)
    show_findings(report.diagnostics, findings, stopped_early=report.stopped_early)
    for edited in report.edited:
        click.echo(
            f"built anew: {edited.path} had been changed since it was built; what it was then is now {edited.to}",
            err=True,
        )
    for moved in report.moved:
        click.echo(f"set aside: {moved.path} no longer holds; it is now {moved.to}", err=True)


def _as_data(report: "BuildReport") -> dict[str, object]:
    return {
        "outputs": [asdict(output) | {"leak_check": report.leak_states[output.path]} for output in report.outputs],
        "diagnostics": [as_json(diagnostic) for diagnostic in report.diagnostics],
        "moved": [asdict(moved) for moved in report.moved],
        "edited": [asdict(edited) for edited in report.edited],
        "skipped": list(report.skipped),
        "stopped_early": report.stopped_early,
        "leak_check": {"share": round(report.leak_share, 3), "seconds": round(report.leak_seconds, 3)},
    }
