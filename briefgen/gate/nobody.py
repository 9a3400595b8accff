"""A pack that no audience may see: which of its readers and its marking keeps it from all of them."""

from collections.abc import Sequence
from typing import Final

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.schemes import parts_of
from briefgen.diagnostics import Diagnostic
from briefgen.gate.access import Reader
from briefgen.gate.decide import pack_withheld
from briefgen.gate.places import span_of

CODE: Final = "BG187"


def for_nobody(pack: Pack, policy: LoadedPolicy, readers: Sequence[Reader]) -> Diagnostic | None:
    """Return an error where the front matter lets nothing of the pack reach any of *readers*; None where it lets one."""
    reasons = {reader.name: pack_withheld(pack, policy, reader) for reader in readers}
    if not all(reasons.values()):
        return None
    named = [reader for reader in readers if "readers" not in reasons[reader.name]]
    if not named:
        who = f"; forms there are for {', '.join(reader.name for reader in readers)}" if readers else ""
        return Diagnostic(
            code=CODE,
            message=f"the pack '{pack.name}' is for nobody: none of its readers has a form of brief",
            span=span_of(pack, ("pack", "readers")),
            hints=(f"name a reader who has a folder in templates/audiences{who}",),
        )
    marking = pack.front.marking
    return Diagnostic(
        code=CODE,
        message=f"the pack '{pack.name}' is for nobody: it is marked {marking}, and none of its readers may see that",
        span=span_of(pack, ("pack", "marking")),
        hints=(_more(marking, [reader for reader in named if reasons[reader.name] == ("caveat",)], named),),
    )


def _more(marking: str, under_ceiling: Sequence[Reader], named: Sequence[Reader]) -> str:
    """Return the hint: what a reader's access in the policy lacks."""
    written = parts_of(marking)
    reader = (under_ceiling or named)[0]
    admits = f"`admits: {{{written.scheme}: [{', '.join(written.caveats)}]}}`"
    if under_ceiling:
        return f"write {admits} for '{reader.name}' in policy.yaml, if it may see that; or mark the pack without"
    access = f"`ceiling: {{{written.scheme}: {written.level}}}`" + (f" and {admits}" if written.caveats else "")
    return f"write {access} for '{reader.name}' in policy.yaml, if it may see that; or mark the pack lower"
