"""What of a review can be accepted, in lines and as data, and accepted where somebody says so."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

import click

from briefgen.cli.bar import bar
from briefgen.cli.bearing import bearing_data, told
from briefgen.cli.differences import put_files
from briefgen.cli.frames import as_json, frame, shown, summary
from briefgen.cli.lines import visible
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.diagnostics import Diagnostic, Span
    from briefgen.review.accept.bearing import Bearing
    from briefgen.review.accept.model import Acceptance, Difference, Proposal
    from briefgen.review.accept.take import Broken
    from briefgen.review.elsewhere import Elsewhere
    from briefgen.review.find import Reviewed
    from briefgen.review.model import Addition, Passage

_DIFFERENCES: Final = 40
"""Differences that are printed; all of them are kept."""
_DOES: Final = {
    "words": "writes",
    "figure": "changes the figure, in every brief that prints it:",
    "deletion": "takes this reader out of",
    "draft": "adds a draft",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be accepted, and what that would break."""

    proposed: "tuple[Proposal, ...]" = ()
    broken: "Broken | None" = None
    bearings: "Mapping[str, Bearing]" = field(default_factory=dict)
    """Id of a change → what it bears on besides its words."""
    faults: "tuple[Diagnostic, ...]" = ()
    """Why nothing can be accepted."""

    def of(self, subject: "Passage | Addition") -> "tuple[Proposal, ...]":
        return tuple(each for each in self.proposed if each.subject is subject)

    def told(self, proposal: "Proposal") -> tuple[str, ...]:
        """Return what a change bears on, a sentence each."""
        bearing = self.bearings.get(proposal.id)
        return () if bearing is None else tuple(map(visible, told(bearing)))

    def rules(self, proposals: "Sequence[Proposal]") -> "tuple[Diagnostic, ...]":
        """Return what the words break, each once."""
        if self.broken is None:
            return ()
        return tuple(dict.fromkeys(one for each in proposals for one in self.broken.of.get(each.id, ())))


def offered_of(project: "Project", found: "Reviewed", elsewhere: "Elsewhere") -> Offered:
    """Return what can be accepted of a review: nothing where the pack cannot be read now, for which there is a reason.
    *elsewhere* are the other readers of what was touched.
    """
    from briefgen.review.accept.bearing import bearings  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.review.accept.proposals import proposals  # noqa: PLC0415
    from briefgen.review.accept.take import broken  # noqa: PLC0415

    try:
        proposed = proposals(project, found)
    except UserError as fault:
        return Offered(faults=fault.diagnostics)
    return Offered(
        proposed=proposed,
        broken=broken(project, found, proposed),
        bearings=bearings(project, found, proposed, elsewhere),
    )


def proposal_lines(offered: Offered, subject: "Passage | Addition") -> Iterator[str]:
    """Yield for each change of a paragraph its id, with what accepting it does or why it cannot be, and what rules it breaks."""
    proposals = offered.of(subject)
    for each in proposals:
        yield f"  {f'id {each.id}':<10} {_does(each)}"
        yield from (f"  then   {said}" for said in offered.told(each))
    for one in offered.rules(proposals):
        yield f"  breaks {_told(one)}"


def general_lines(offered: Offered) -> Iterator[str]:
    """Yield what the new words break together, and no one of them by itself."""
    if offered.faults:
        yield (
            f"nothing can be accepted while the pack is at fault, nor is it known who else reads the items: "
            f"{summary(offered.faults)}; run briefgen check"
        )
    found = offered.broken.general if offered.broken else ()
    for one in found:
        yield f"breaks {_told(one)}"


def proposal_data(offered: Offered, subject: "Passage | Addition") -> list[dict[str, Any]]:
    """Return the changes of a paragraph as JSON holds them."""
    return [
        {
            "id": each.id,
            "sort": each.sort,
            "open": each.open,
            "why": each.why or None,
            "old": each.old,
            "new": each.new,
            "field": None
            if each.field is None
            else {"register": each.field.register, "id": each.field.id, "field": ".".join(map(str, each.field.path))},
            "place": _place(each.span),
            "bears_on": bearing_data(offered.bearings.get(each.id)),
            "breaks": [as_json(one) for one in offered.rules((each,))],
        }
        for each in offered.of(subject)
    ]


def general_data(offered: Offered) -> list[dict[str, Any]]:
    return [as_json(one) for one in (offered.broken.general if offered.broken else ())]


def take(
    project: "Project",
    found: "Reviewed",
    proposed: "Sequence[Proposal]",
    ids: Collection[str],
    *,
    anyway: bool,
    yes: bool,
) -> int:
    """Accept changes where somebody agrees, and return the command's exit code. Raises `UserError`."""
    from briefgen.review.accept.bearing import bearings  # noqa: PLC0415 - the rooms below load slowly
    from briefgen.review.accept.take import accept, put  # noqa: PLC0415
    from briefgen.review.elsewhere import Elsewhere, other_readers  # noqa: PLC0415

    with bar():
        planned = accept(project, found, proposed, ids, anyway=anyway)
        of_figures = any(each.sort == "figure" for each in planned.taken)
        elsewhere = other_readers(project, found) if of_figures else Elsewhere()
        bearing = Offered(bearings=bearings(project, found, planned.taken, elsewhere))
    for each in planned.taken:
        click.echo(f"{each.id:<8} {_does(each)}")
        click.echo(f"         - {visible(' '.join(each.old.split())) or '(nothing)'}")
        click.echo(f"         + {visible(' '.join(each.new.split())) or '(nothing)'}")
        for said in bearing.told(each):
            click.echo(f"         then {said}")
    for one in planned.found:
        click.echo(frame(one) + "\n", err=True)
    if planned.found:
        click.echo(f"with these changes: {summary(planned.found)}", err=True)
    if not planned.files:
        click.echo("nothing was changed: there is nothing that can be accepted", err=True)
        return 0 if not ids else 1
    kept: list[str] = []
    if not put_files(planned.files, lambda: kept.append(shown(put(project, planned))), yes=yes):
        return 1
    _show_rest(planned, kept[0])
    return 0


def _show_rest(planned: "Acceptance", kept: str) -> None:
    """Print what was left, and where the rebuilt brief is not the edited document; both are in the record."""
    for each in planned.left:
        why = each.why or ("a figure is accepted by its own id" if each.sort == "figure" else "not accepted")
        click.echo(f"left     {each.id}: {why}{_at(each.span)}")
        said = visible(" ".join((each.new or each.old).split()))
        click.echo(f"         {said}")
    if planned.differences is None:
        click.echo("the brief cannot be built as the content is now, and so not be compared: run briefgen check")
    elif not planned.differences:
        click.echo("the brief, built anew, says what the document says")
    else:
        count = len(planned.differences)
        click.echo(f"the brief, built anew, differs from the document in {count} place{'' if count == 1 else 's'}:")
    for one in (planned.differences or ())[:_DIFFERENCES]:
        for line in _difference(one):
            click.echo(line)
    click.echo(f"kept: {kept}", err=True)


def _difference(one: "Difference") -> Iterator[str]:
    if one.behind is None:
        yield f"document {visible(one.wanted) or '(nothing)'}"
        yield f"brief    {visible(one.rebuilt) or '(nothing)'}"
        return
    yield f"order    {visible(one.wanted)}"
    for name, behind in zip(("document", "brief"), one.behind, strict=True):
        yield f"{name:<8} has it {f'behind: {visible(behind)}' if behind else 'at its start'}"


def _told(found: "Diagnostic") -> str:
    brief = f" (brief for {found.audience})" if found.audience else ""
    return f"{found.severity}: {visible(found.message)}{brief} [{found.code}]"


def _does(proposal: "Proposal") -> str:
    if proposal.done:
        return f"nothing to accept: {proposal.why}{_at(proposal.span)}"
    if proposal.why:
        return f"cannot be accepted: {proposal.why}{_at(proposal.span)}"
    what = _DOES[proposal.sort]
    if proposal.sort == "draft":
        return f"{what} behind the item{_at(proposal.span)}"
    name = proposal.field.name if proposal.field else ""
    if proposal.sort == "figure":
        return f"{what} {name}: {proposal.old} → {proposal.new}{_at(proposal.span)}"
    return f"{what} {name}{_at(proposal.span)}"


def _at(span: "Span | None") -> str:
    return f" ({shown(span.path)}:{span.line})" if span else ""


def _place(span: "Span | None") -> dict[str, Any] | None:
    return None if span is None else {"path": shown(span.path), "line": span.line}
