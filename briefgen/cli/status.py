"""`briefgen status`."""

import json
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.bar import bar
from briefgen.cli.choices import audience_option, classified_option, format_option
from briefgen.cli.frames import show_diagnostics
from briefgen.cli.opening import open_project

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.shown import Change
    from briefgen.build.signing import OfficeStanding
    from briefgen.release.status import EditionStanding

EXAMPLES = """\b
Examples:
  briefgen status my-pack
  briefgen status my-pack -a minister --format json
"""
STATES = {
    "agreed": "holds",
    "void": "void",
    "missing": "missing",
    "wants-changes": "agreed with changes, which are still to be made: does not count",
    "objects": "objects: stands until the same office says otherwise",
    "no-reply": "no reply: does not count",
}
_MOST = 60
_BEFORE = 20
"""Characters of each text that are shown, and of those how many of what is alike before what is new."""


@click.command("status", epilog=EXAMPLES)
@click.argument("pack")
@audience_option
@click.option(
    "--every", is_flag=True, help="In every language and form that an audience declares, not its first alone."
)
@classified_option
@format_option("text", "json")
def status_command(
    *, pack: str, audiences: tuple[str, ...], every: bool, allow_classified_labels: bool, layout: str
) -> int:
    """Say how the sign-offs of PACK's briefs stand: which hold, which are void and why, who must look again, what is missing."""
    from briefgen.release.status import status  # noqa: PLC0415 - the rooms below load slowly; --help must not

    project = open_project(allow_classified_labels=allow_classified_labels)
    with bar():
        found = status(project, pack, tuple(dict.fromkeys(audiences)), every=every)
    if layout == "json":
        data = {
            "pack": pack,
            "briefs": [_data(brief, found.editions.get(brief.stem)) for brief in found.briefs],
            "lost": list(found.lost),
            "damaged_releases": list(found.damaged_releases),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in (line for brief in found.briefs for line in _lines(brief, found.editions.get(brief.stem))):
            click.echo(line)
        for stem in found.lost:
            click.echo(f"{stem}: signed once, and no audience declares it any more")
        for name in found.damaged_releases:
            click.echo(f"{name}: the record of a release or of a withdrawal, damaged or gone, and not believed")
    show_diagnostics(found.diagnostics)
    return 1 if found.diagnostics else 0


def _lines(brief: "Brief", edition: "EditionStanding | None") -> Iterator[str]:
    signing = brief.signing
    yield f"{brief.stem}: {_whole(brief) if edition is None else _of_edition(brief, edition)}"
    for each in signing.standings:
        yield f"  {each.office}: {_standing(each)}"
        for change in each.changes:
            yield f"    {told(change)}"
    for name in signing.damaged:
        yield f"  {name}: damaged or gone, and not believed"
    again = [each.office for each in signing.standings if each.state == "void"]
    if again:
        yield f"  must look again: {', '.join(again)}"


def _whole(brief: "Brief") -> str:
    signing = brief.signing
    if signing.required is None and not signing.standings:
        return "nobody has said who must agree"
    if not signing.complete:
        awaited = f": {', '.join(signing.awaited)} awaited" if signing.awaited else ""
        return f"DRAFT{awaited}{'; records are damaged or gone' if signing.damaged else ''}"
    waits = "; DRAFT for words that nobody has reviewed" if brief.is_draft else ""
    return f"{'signed' if signing.standings else 'nobody has to agree'}{waits}"


def _of_edition(brief: "Brief", edition: "EditionStanding") -> str:
    """Say what became of an edition that went out: of one that holds no longer, its sign-offs make nothing good."""
    name = f"edition {edition.released.edition}"
    said = [_whole(brief), f"{name} is released"]
    if edition.withdrawal is not None:
        said = [f"{name} was withdrawn on {edition.withdrawal.on}"]
    if edition.successor is not None:
        replaced = f"replaced by edition {edition.successor.edition}"
        said = [*said, replaced] if edition.withdrawal else [f"{name} is {replaced}"]
    return "; ".join(said)


def _standing(each: "OfficeStanding") -> str:
    said = f" ({each.sign_off.by}, {each.sign_off.on})" if each.sign_off else ""
    return f"{STATES[each.state]}{said}{'' if each.required else '; not asked'}"


def told(change: "Change") -> str:
    """Return what is new, old words and new: of long ones those around the first that differ."""
    if change.before is None and change.after is None:
        return change.what
    both = zip(change.before or "", change.after or "", strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
    return f"{change.what}: {_words(change.before, alike)} → {_words(change.after, alike)}"


def _words(words: str | None, alike: int) -> str:
    """Return so many words that what is new is among them: two texts begin alike, for *alike* characters."""
    if words is None:
        return "nothing"
    if len(words) <= _MOST:
        return f"“{words}”"
    start = words.rfind(" ", 0, max(alike - _BEFORE, 0)) + 1
    cut = words[start : start + _MOST].rstrip()
    return f"“{'…' if start else ''}{cut}{'…' if start + _MOST < len(words) else ''}”"


def _data(brief: "Brief", edition: "EditionStanding | None") -> dict[str, Any]:
    signing = brief.signing
    return {
        "brief": brief.stem,
        "audience": brief.audience,
        "language": brief.language,
        "form": brief.form,
        "draft": brief.is_draft,
        "released": edition and edition.released.edition,
        "withdrawn": edition and edition.withdrawal and edition.withdrawal.on,
        "replaced_by": edition and edition.successor and edition.successor.edition,
        "required": None if signing.required is None else list(signing.required),
        "complete": signing.complete,
        "awaited": list(signing.awaited),
        "look_again": [each.office for each in signing.standings if each.state == "void"],
        "damaged": list(signing.damaged),
        "hash": signing.shown.hash if signing.shown else None,
        "sign_offs": [_sign_off(each) for each in signing.standings],
    }


def _sign_off(each: "OfficeStanding") -> dict[str, Any]:
    one = each.sign_off
    said = {"by": one.by, "outcome": one.outcome, "on": one.on.isoformat(), "hash": one.shown.hash} if one else None
    changes = [{"what": one.what, "before": one.before, "after": one.after} for one in each.changes]
    return {"office": each.office, "state": each.state, "required": each.required, "said": said, "changes": changes}
