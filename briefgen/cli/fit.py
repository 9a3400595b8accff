"""`briefgen fit`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.choices import audience_option, form_option, language_option, paper_option, theme_option
from briefgen.cli.frames import show_diagnostics
from briefgen.cli.opening import open_project
from briefgen.cli.tables import show_skipped
from briefgen.diagnostics import errors

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.manifest import Output

EXAMPLES = """\b
Examples:
  briefgen fit india-russia-visit
  briefgen fit india-russia-visit -a minister
  briefgen fit india-russia-visit -a minister --format json
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
def fit_command(
    *,
    pack: str,
    audiences: tuple[str, ...],
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    layout: str,
) -> int:
    """Show how the briefs of PACK keep to their lengths, and write nothing: how far each is set tighter, which items it
    leaves out for length, and what the next of them to come back would need.
    """
    from briefgen.build.pipeline import compose_pack, require  # noqa: PLC0415 - the rooms below load slowly
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
    composed = compose_pack(project, pack, asked)
    show_skipped(composed.skipped, asked)
    if layout == "json":
        click.echo(json.dumps([_as_data(brief) for brief in composed.briefs], ensure_ascii=False, indent=2))
    else:
        for brief in composed.briefs:
            click.echo("\n".join(fitted(brief)))
    show_diagnostics(errors(composed.diagnostics))
    return 1 if errors(composed.diagnostics) else 0


def _as_data(brief: "Brief") -> dict[str, object]:
    return {
        "brief": brief.stem,
        "pages": brief.pages,
        "words": brief.words,
        "play": asdict(brief.play) if brief.play else None,
        "cuts": [asdict(cut) for cut in brief.cuts],
    }


def fitted(brief: "Brief") -> Iterable[str]:
    """Yield what is to be said of a brief's length, line by line."""
    tighter = f"; {_tighter(brief.play.spaces, brief.play.size)}" if brief.play else ""
    yield f"{brief.stem}: {_many(brief.pages, 'page')}, {brief.words} words{tighter}"
    for cut in brief.cuts:
        yield f"  left out: {cut.item} (rank {cut.rank}, {_many(cut.lines, 'line')})"
    if brief.cuts:
        first = brief.cuts[0]
        yield f"  to have '{first.item}' back, shorten the others by some {_many(max(first.lines, 1), 'line')}"


def shortened(output: "Output") -> str:
    """Return what a build says of a brief that its length has changed; nothing where it has not."""
    tighter = _tighter(output.play["spaces"], output.play["size"]) if output.play else ""
    return _shortened(Path(output.path).stem, tighter, [cut["item"] for cut in output.cuts])


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
