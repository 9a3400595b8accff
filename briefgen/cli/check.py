"""`briefgen check`."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.changes import unified
from briefgen.cli.choices import (
    as_of_option,
    audience_option,
    classified_option,
    findings_option,
    form_option,
    language_option,
    paper_option,
    raise_marking_option,
    theme_option,
)
from briefgen.cli.fit import show_shortened
from briefgen.cli.frames import shown
from briefgen.cli.opening import open_project
from briefgen.cli.reports.places import at_home
from briefgen.cli.reports.report import FOR_FORGES, TEXT, show_findings
from briefgen.cli.tables import at_terminal, show_skipped, show_unchecked
from briefgen.diagnostics import Diagnostic, UnknownNameError, UserError, errors, standing
from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.project import Project
    from briefgen.build.request import Asked

EXAMPLES = """\b
Examples:
  briefgen check
  briefgen check india-russia-visit -a minister
  briefgen check --language hi-IN
  briefgen check --every
  briefgen check --release --every
  briefgen check --as-of 2025-12-04T09:00+05:30
  briefgen check --format json
  briefgen check --format sarif > briefgen.sarif
  briefgen check --format github
  briefgen check --fix
  briefgen check --fix-words
  briefgen check --fix-words --diff
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found, in how many packs, and the briefs that may go out."""

    diagnostics: tuple[Diagnostic, ...] = ()
    skipped: tuple[str, ...] = ()
    packs: int = 0
    stopped_early: bool = False
    briefs: "tuple[Brief, ...]" = ()


@click.command("check", epilog=EXAMPLES)
@click.argument("pack", required=False)
@audience_option
@language_option
@form_option
@theme_option
@paper_option
@raise_marking_option
@classified_option
@as_of_option
@click.option(
    "--every", is_flag=True, help="In every language and form that an audience declares, not its first alone."
)
@click.option(
    "--release",
    is_flag=True,
    help="As for a release: drafts, items without an id, and translations that are stale or that nobody has reviewed are errors.",
)
@findings_option("--format")
@click.option("--fix", is_flag=True, help="Write in the ids that are missing, and touch nothing else.")
@click.option(
    "--fix-words",
    is_flag=True,
    help="Mend in the words, too, what has one right answer: preferred names, spaces, ordinals in dates.",
)
@click.option("--diff", is_flag=True, help="Show what --fix or --fix-words would change, and write nothing.")
def check_command(
    *,
    pack: str | None,
    audiences: tuple[str, ...],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    raise_marking: str | None,
    allow_classified_labels: bool,
    as_of: datetime | None,
    every: bool,
    release: bool,
    findings: str,
    fix: bool,
    fix_words: bool,
    diff: bool,
) -> int:
    """Compose every brief of PACK, or of every pack, report all problems at once, and write nothing.

    With --fix, items that have no id get one, and nothing else is touched; with --fix-words, words are changed as well where
    that mends something for certain. Nothing is made worse; what is left is reported.
    """
    from briefgen.build.request import Asked  # noqa: PLC0415 - the rooms below load slowly; --help must not

    if every and (language or form):
        raise click.UsageError("--every is for all languages and forms; leave out --language and --form")
    if diff and findings != TEXT:
        raise click.UsageError("--diff is for people; leave out --format")
    asked = Asked(
        packs=(pack,) if pack else (),
        audiences=tuple(dict.fromkeys(audiences)),
        language=language,
        form=form,
        theme=theme,
        paper=paper,
        as_of=as_of,
        raise_marking=raise_marking,
        every=every,
    )
    mends = fix or fix_words or diff
    if mends and not _mended(asked, words=fix_words, diff=diff, findings=findings, classified=allow_classified_labels):
        return 1
    checked = _checked(asked, placed=findings in FOR_FORGES, classified=allow_classified_labels, release=release)
    show_skipped(checked.skipped, asked.language, asked.form)
    show_findings(checked.diagnostics, findings, stopped_early=checked.stopped_early)
    if findings == TEXT:
        show_unchecked(checked.briefs)
        show_shortened(checked.briefs)
    if at_terminal() and findings == TEXT and not standing(checked.diagnostics):
        click.echo(f"no problems; packs: {checked.packs}, briefs: {len(checked.briefs)}")
    return 1 if errors(checked.diagnostics) else 0


def _mended(asked: "Asked", *, words: bool, diff: bool, findings: str, classified: bool) -> bool:
    """Mend what is asked for, or show what that would change; False where it cannot be written, which is said."""
    from briefgen.build.fixing import mend, write  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.build.pipeline import require  # noqa: PLC0415
    from briefgen.build.project import load  # noqa: PLC0415
    from briefgen.build.writing import cannot_write  # noqa: PLC0415

    try:
        project = load(sample=True, allow_classified_labels=classified)
        require(project, asked)
    except UnknownNameError:
        raise
    except UserError:
        return True
    with bar():
        fixing = mend(project, asked.packs or project.packs, words=words)
    if diff:
        click.echo("".join(map(unified, fixing.changes)), nl=False)
        return True
    try:
        write(project.folder, fixing.changes)
    except OSError as fault:
        show_findings((cannot_write(fault),), findings)
        return False
    files = ", ".join(shown(change.path) for change in fixing.changes)
    click.echo(f"mended: {fixing.made} in {files}" if fixing.made else "mended: nothing", err=True)
    for one in fixing.mended:
        click.echo(f"  {shown(one.span.path)}:{one.span.line}: '{one.before}' is now '{one.after}'", err=True)
    if fixing.left:
        click.echo(f"not mended: {fixing.left}, for something would have been worse", err=True)
    return True


def _checked(asked: "Asked", *, placed: bool, classified: bool, release: bool) -> Checked:
    """Check what is asked for; a project that cannot be opened is a finding like others. *placed*: each has a place."""
    try:
        project = open_project(allow_classified_labels=classified)
        return _composed(project, asked, placed=placed, release=release)
    except UnknownNameError:
        raise
    except UserError as fault:
        return Checked(diagnostics=fault.diagnostics, stopped_early=True)


def _composed(project: "Project", asked: "Asked", *, placed: bool, release: bool) -> Checked:
    from briefgen.build.composition import compose_pack, unused_reasons  # noqa: PLC0415
    from briefgen.build.pipeline import project_findings, require  # noqa: PLC0415
    from briefgen.build.progress import part  # noqa: PLC0415
    from briefgen.build.releasing import blocking  # noqa: PLC0415

    require(project, asked)
    sources = [source for source in project.sources if not asked.packs or source.name in asked.packs]
    with bar() as progress:
        composed = [
            (source, compose_pack(project, source.name, asked, part(progress, number, len(sources))))
            for number, source in enumerate(sources)
        ]
    unused = unused_reasons(project, asked, (each for _, each in composed))
    found = [(project.folder.content / "policy.yaml", (*project_findings(project, asked), *unused))]
    for source, each in composed:
        found.append((source.main, blocking(project, source.name, each) if release else each.diagnostics))
    return Checked(
        diagnostics=tuple(one for home, each in found for one in (at_home(each, home) if placed else each)),
        skipped=tuple(dict.fromkeys(name for _, each in composed for name in each.skipped)),
        packs=len(composed),
        stopped_early=any(each.stopped_early for _, each in composed),
        briefs=tuple(brief for _, each in composed for brief in each.briefs),
    )
