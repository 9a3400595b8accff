"""`briefgen batch`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import (
    as_of_option,
    classified_option,
    form_option,
    formats_option,
    language_option,
    paper_option,
    raise_marking_option,
    theme_option,
)
from briefgen.cli.frames import show_diagnostics, shown
from briefgen.cli.opening import open_project
from briefgen.cli.tables import show_waiting

if TYPE_CHECKING:
    from briefgen.batch.request import BatchReport, Part

EXAMPLES = """\b
Examples:
  briefgen batch monsoon -a district --records districts.csv -o out --name "{code}-{name}"
  briefgen batch monsoon -a district --records districts.csv -o out --name "{code}-{name}" --resume
  briefgen batch monsoon -a district --records book.xlsx --table Districts -o out --name "{code}" -f pdf
  briefgen batch monsoon -a district --records districts.csv -o s3://briefs/monsoon --name "{code}" --part 1/4
"""


class OutputType(click.Path):
    """A folder, or a URL."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if "://" in str(value) else super().convert(value, param, ctx)


def _part(_context: click.Context, _parameter: click.Parameter, value: str | None) -> "Part | None":
    """Read two numbers, `3/8`."""
    from briefgen.batch.request import Part  # noqa: PLC0415 - the rooms below load slowly; --help must not

    if value is None:
        return None
    number, _, of = value.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise click.BadParameter(f"'{value}' is no part: write it as 3/8, the third of eight")
    return Part(number=int(number), of=int(of))


CERTIFICATE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("batch", epilog=EXAMPLES)
@click.argument("pack")
@click.option("-a", "--audience", required=True, metavar="AUDIENCE", help="Whose brief it is.")
@click.option(
    "--records",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The table of records: .csv, .jsonl, .xlsx, .sqlite or .parquet.",
)
@click.option("--table", metavar="NAME", help="Which sheet of a book, or table of a database, where it has several.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=OutputType(),
    metavar="DIR|URL",
    help="Where the briefs go: a folder, or a bucket, as s3://bucket/folder.",
)
@click.option(
    "--name",
    required=True,
    metavar="PATTERN",
    help='What each record\'s files are called: words, and fields of records in braces, as "{code}-{name}".',
)
@formats_option
@language_option
@form_option
@theme_option
@paper_option
@as_of_option
@raise_marking_option
@classified_option
@click.option("--resume", is_flag=True, help="Make only what is missing, or would come out otherwise than it stands.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that make briefs; as many as pay, where none is named.",
)
@click.option(
    "--part",
    callback=_part,
    metavar="K/N",
    help="Make the K-th of N parts of the records alone; runs of the others may be under way.",
)
@click.option(
    "--cluster",
    metavar="URL",
    help="Let a Dask cluster make the briefs: tls://HOST:PORT, or tcp://localhost:PORT. They are judged here.",
)
@click.option(
    "--tls-ca", type=CERTIFICATE, metavar="FILE", help="The certificate of who signed for all of the cluster."
)
@click.option("--tls-cert", type=CERTIFICATE, metavar="FILE", help="The certificate that this machine shows it.")
@click.option("--tls-key", type=CERTIFICATE, metavar="FILE", help="Its key, where that is a file of its own.")
def batch_command(
    *,
    pack: str,
    audience: str,
    records: Path,
    table: str | None,
    output: Path | str,
    name: str,
    formats: tuple[str, ...],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    as_of: datetime | None,
    raise_marking: str | None,
    allow_classified_labels: bool,
    resume: bool,
    jobs: int | None,
    part: "Part | None",
    cluster: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
) -> int:
    """Build one brief of PACK for each record of FILE, as DIR/<name>.<format>.

    The pack says under `records:` what a record has, and who may see it; {record:field} in the words of an item is what the
    record at hand has there. A record that is at fault is named, and the others are built. What became of each stands under
    .briefgen/, in results.jsonl and errors.jsonl.
    """
    from briefgen.batch.request import BatchRequest, Scheduler  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.batch.run import run_batch  # noqa: PLC0415
    from briefgen.writers.formats import FORMATS  # noqa: PLC0415

    if cluster is None and (tls_ca or tls_cert or tls_key):
        raise click.UsageError("--tls-ca, --tls-cert and --tls-key are for --cluster")
    if cluster is not None and jobs is not None:
        raise click.UsageError("--jobs says how many processes make briefs here, and --cluster makes them elsewhere")
    project = open_project(allow_classified_labels=allow_classified_labels)
    request = BatchRequest(
        pack=pack,
        audience=audience,
        records=records,
        output=output,
        name=name,
        formats=tuple(dict.fromkeys(formats)) or tuple(each for each, entry in FORMATS.items() if entry.default),
        table=table,
        language=language,
        form=form,
        theme=theme,
        paper=paper,
        as_of=as_of,
        raise_marking=raise_marking,
        resume=resume,
        jobs=jobs,
        cluster=None if cluster is None else Scheduler(url=cluster, ca=tls_ca, cert=tls_cert, key=tls_key),
        part=part,
    )
    try:
        with bar(rate=True) as progress:
            report = run_batch(project, request, progress=progress, waiting=show_waiting)
    except KeyboardInterrupt:
        click.echo("every file that was finished is in its place; go on with --resume", err=True)
        raise
    _print(report, output)
    return 1 if report.failed else 0


def _print(report: "BatchReport", output: Path | str) -> None:
    show_diagnostics(report.diagnostics)
    for name in report.edited:
        click.echo(
            f"made anew: a file of '{name}' had been changed, or was none of this batch's; what it was is now beside "
            f"{shown(report.results)}, in edited/",
            err=True,
        )
    if report.more_edited:
        click.echo(f"made anew: so had those of {report.more_edited:,} more", err=True)
    for name in report.set_aside:
        click.echo(
            f"set aside: the files of '{name}' no longer hold; they are now beside {shown(report.results)}", err=True
        )
    if report.more_set_aside:
        click.echo(f"set aside: those of {report.more_set_aside:,} more, which are there too", err=True)
    counts = [f"{report.made:,} made", f"{report.kept:,} kept", f"{report.failed:,} failed"]
    place = shown(output) if isinstance(output, Path) else output
    click.echo(f"{report.records:,} records in {place}: {', '.join(counts)}")
    if report.hidden:
        click.echo(
            f"{report.hidden:,} of them stand in rows that the sheet hides, and were taken as the others were", err=True
        )
    if report.hidden_parts:
        click.echo(f"hidden in the book, and read as the rest was: {', '.join(report.hidden_parts)}", err=True)
    if report.is_draft:
        click.echo("each says DRAFT: offices are to agree to it, or object, and none has seen it with a record in it")
    click.echo(f"what became of each: {shown(report.results)}")
    if report.failed:
        click.echo(f"what is wrong: {shown(report.errors)}", err=True)
