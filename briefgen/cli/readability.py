"""`briefgen readability`."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_option, form_option, format_option, language_option
from briefgen.cli.frames import show_diagnostics
from briefgen.cli.opening import open_project
from briefgen.cli.tables import at_terminal, show_skipped, show_table
from briefgen.diagnostics import errors

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.readability.sentences import Sentence

EXAMPLES = """\b
Examples:
  briefgen readability india-russia-visit                     every brief, in all its languages
  briefgen readability india-russia-visit -a public -l hi-IN
  briefgen readability india-russia-visit --longest 10        more of the longest sentences
  briefgen readability india-russia-visit --format json
"""
PROXY = "A figure is a proxy: it sees long sentences and long words, and neither order nor sense."
HEAD = ("brief", "language", "measure", "grade", "words a sentence", "a word", "longest")
_LONGEST = 3


@click.command("readability", epilog=EXAMPLES)
@click.argument("pack")
@audience_option
@language_option
@form_option
@click.option(
    "--longest",
    "most",
    type=click.IntRange(min=0),
    default=_LONGEST,
    show_default=True,
    metavar="NUMBER",
    help="How many of each brief's longest sentences to show.",
)
@format_option("text", "json")
def readability_command(
    *, pack: str, audiences: tuple[str, ...], language: str | None, form: str | None, most: int, layout: str
) -> int:
    """Show how hard the prose of PACK's briefs is to read, in every language and form, and write nothing.

    Each figure stands beside the limit that the audience's form sets, where it sets one. Of the longest sentences their place and
    their item are told. Headings, tables, quotations, notes on sources and lists of them are no prose.
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
        every=not (language or form),
    )
    require(project, asked)
    with bar() as progress:
        composed = compose_pack(project, pack, asked, progress)
    show_skipped(composed.skipped, asked.language, asked.form)
    briefs = sorted((*composed.briefs, *composed.held), key=lambda brief: (brief.audience, brief.stem))
    if layout == "json":
        click.echo(json.dumps([_as_data(brief, most) for brief in briefs], ensure_ascii=False, indent=2))
    else:
        _show(briefs, most)
    unread = [
        found for found in errors(composed.diagnostics) if found.audience not in {each.audience for each in briefs}
    ]
    show_diagnostics(unread)
    return 1 if unread else 0


def _as_data(brief: "Brief", most: int) -> dict[str, Any]:
    from briefgen.readability.formulas import formula_of  # noqa: PLC0415

    formula = formula_of(brief.language)
    return {
        "brief": brief.stem,
        "audience": brief.audience,
        "language": brief.language,
        "source": formula.source if formula else None,
        **brief.prose,
        "longest": [
            {"words": each.words, "text": each.text, "place": _place(each), "item": each.item}
            for each in brief.readability.longest(most)
        ],
    }


def _show(briefs: "Iterable[Brief]", most: int) -> None:
    rows = [(brief, row) for brief in briefs for row in (_row(brief),)]
    if at_terminal() and rows:
        show_table(HEAD, [row for _, row in rows], numeric=(3, 4, 5, 6), caption="\n".join(_legend(briefs)))
    for brief, row in rows:
        if not at_terminal():
            click.echo("\t".join(row))
        for sentence in brief.readability.longest(most):
            click.echo("\t".join((f"  {sentence.words} words", _place(sentence), sentence.item or "", sentence.short)))
    if not at_terminal():
        for line in _legend(briefs):
            click.echo(line, err=True)


def _row(brief: "Brief") -> tuple[str, ...]:
    """Return the figures of a brief, each with its limit behind it: `6.7 of 7`."""
    read, limits = brief.readability, brief.prose_limits
    longest = max((sentence.words for sentence in read.sentences), default=0)
    return (
        brief.stem,
        brief.language,
        read.measure.partition(" (")[0],
        "–" if read.grade is None else _of(f"{read.grade:.1f}", limits.grade),
        _of(f"{read.words_a_sentence:.1f}", limits.words_a_sentence),
        _of(f"{read.word_length:.2f}", limits.word_length, f" {read.parts}"),
        _of(str(longest), limits.longest_sentence),
    )


def _of(figure: str, limit: float | None, unit: str = "") -> str:
    return f"{figure}{unit}" if limit is None else f"{figure} of {limit:g}{unit}"


def _legend(briefs: "Iterable[Brief]") -> Iterator[str]:
    """Yield what the figures are, with the sources of the formulas."""
    from briefgen.readability.formulas import formula_of  # noqa: PLC0415 - the rooms below load slowly

    yield "Each figure stands before the most that the form allows. " + PROXY
    formulas = {formula.name: formula.source for brief in briefs if (formula := formula_of(brief.language))}
    yield from (f"{name}: {source}." for name, source in formulas.items())


def _place(sentence: "Sentence") -> str:
    return f"{sentence.place.path.as_posix()}:{sentence.place.line}" if sentence.place else ""
