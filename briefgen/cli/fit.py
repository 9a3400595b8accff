"""`briefgen fit`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_option, form_option, language_option, paper_option, theme_option
from briefgen.cli.frames import show_diagnostics
from briefgen.cli.opening import open_project
from briefgen.cli.tables import show_skipped
from briefgen.diagnostics import errors

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.outputs import Output
    from briefgen.build.project import Project
    from briefgen.compose.back import Back, Over
    from briefgen.diagnostics import Diagnostic

EXAMPLES = """\b
Examples:
  briefgen fit india-russia-visit
  briefgen fit india-russia-visit -a minister
  briefgen fit india-russia-visit -a minister --format json
  briefgen fit india-russia-visit -a minister --proof proofs
"""


@click.command("fit", epilog=EXAMPLES)
@click.argument("pack")
@audience_option
@language_option
@form_option
@theme_option
@paper_option
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option(
    "--proof",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a Word document and a PDF there for whoever signs: the whole brief, with what was left out struck through.",
)
def fit_command(
    *,
    pack: str,
    audiences: tuple[str, ...],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    layout: str,
    proof: Path | None,
) -> int:
    """Show how the briefs of PACK keep to their lengths, and write none of them: how far each is set tighter, which items it
    leaves out for length, and what the brief would be over with the first of them back.

    It names the items as well that a template has no place for, and says what else there is to say of a length, such as that the
    last page is nearly empty.
    """
    from briefgen.build.composition import compose_pack  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.build.pipeline import require  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.build.request import Asked  # noqa: PLC0415

    project = open_project()
    asked = Asked(
        packs=(pack,),
        audiences=tuple(dict.fromkeys(audiences)),
        language=language,
        form=form,
        theme=theme,
        paper=paper,
    )
    require(project, asked)
    with bar() as progress:
        composed = compose_pack(project, pack, asked, progress)
    show_skipped(composed.skipped, asked.language, asked.form)
    if layout == "json":
        click.echo(json.dumps([_as_data(brief) for brief in composed.briefs], ensure_ascii=False, indent=2))
    else:
        for brief in composed.briefs:
            click.echo("\n".join(fitted(brief)))
    faults = (*errors(composed.diagnostics), *(_proofs(project, composed.briefs, proof) if proof else ()))
    show_diagnostics((*(found for found in _of_length(composed.diagnostics) if found not in faults), *faults))
    return 1 if faults else 0


def _of_length(found: "Iterable[Diagnostic]") -> "Iterator[Diagnostic]":
    """Yield what is said of a length, also where it keeps no brief from going out: a limit that warns, a short last page."""
    from briefgen.checks.rules.short_last_page import RULE  # noqa: PLC0415 - as above
    from briefgen.compose.limits import CODES  # noqa: PLC0415

    codes = {*CODES.values(), RULE.code}
    return (each for each in found if each.code in codes)


def _proofs(project: "Project", briefs: "Iterable[Brief]", folder: Path) -> "Iterator[Diagnostic]":
    """Write the proofs of the briefs that something was left out of; yield what keeps one from being written."""
    from briefgen.build.proof import write_proof  # noqa: PLC0415 - as above

    for brief in briefs:
        made = project.proof(brief)
        if made is None:
            click.echo(f"{brief.stem}: nothing is left out, so there is no proof", err=True)
            continue
        written = write_proof(made, folder)
        yield from errors(written.diagnostics)
        for output in written.outputs:
            click.echo(f"proof: {output.path}", err=True)


def _as_data(brief: "Brief") -> dict[str, object]:
    return {
        "brief": brief.stem,
        "pages": brief.pages,
        "words": brief.words,
        "play": asdict(brief.play) if brief.play else None,
        "cuts": [asdict(cut) for cut in brief.cuts],
        "back": asdict(brief.back) if brief.back else None,
        "without_place": list(_without_place(brief)),
    }


def _without_place(brief: "Brief") -> tuple[str, ...]:
    """Return the items that the brief may print and its template does not, whatever its length."""
    cut = {each.item for each in brief.cuts}
    return tuple(item for item in brief.left_out if item not in cut)


def fitted(brief: "Brief") -> Iterable[str]:
    """Yield what is to be said of a brief's length, line by line."""
    tighter = f"; {_tighter(brief.play.spaces, brief.play.size)}" if brief.play else ""
    yield f"{brief.stem}: {_many(brief.pages, 'page')}, {brief.words} words{tighter}"
    for cut in brief.cuts:
        yield f"  left out: {cut.item} (rank {cut.rank}, {_many(cut.lines, 'line')})"
    if brief.back:
        yield f"  with {_with(brief.back)} back: {_and(map(_over, brief.back.over)) or 'the template cannot be filled'}"
    if placeless := _without_place(brief):
        yield f"  without a place in its template: {', '.join(placeless)}"


def _with(back: "Back") -> str:
    return _and(f"'{item}'" for item in (back.item, *back.along))


def _over(over: "Over") -> str:
    """Return by how much a brief would be over a limit: "6 words over its limit of 60"."""
    lines = f" ({_many(over.lines, 'line')})" if over.lines else ""
    return f"{_many(over.amount, over.unit.removesuffix('s'))}{lines} over its limit of {over.max}"


def _and(parts: Iterable[str]) -> str:
    *others, last = [*parts] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def shortened(output: "Output") -> str:
    """Return what a build says of a brief that its length has changed; nothing where it has not."""
    tighter = _tighter(output.play["spaces"], output.play["size"]) if output.play else ""
    return _shortened(Path(output.path).stem, tighter, [cut["item"] for cut in output.cuts])


def left_out(stem: str, items: Sequence[str]) -> str:
    """Return what a build says of a refused brief that was cut for its length."""
    return _shortened(stem, "", items)


def show_shortened(briefs: "Iterable[Brief]") -> None:
    """Say of each brief, to standard error, how its length has changed it."""
    for brief in briefs:
        tighter = _tighter(brief.play.spaces, brief.play.size) if brief.play else ""
        if said := _shortened(brief.stem, tighter, [cut.item for cut in brief.cuts]):
            click.echo(said, err=True)


def _shortened(stem: str, tighter: str, gone: Sequence[str]) -> str:
    left_out = f"left out for length: {', '.join(gone)}" if gone else ""
    said = "; ".join(filter(None, (tighter, left_out)))
    return f"{stem}: {said} (briefgen fit tells more)" if said else ""


def _tighter(spaces: float, size: float) -> str:
    return f"set tighter: spaces at {spaces:.0%}, text of {size:g} points"


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
