"""What may be published must be somebody's decision: readers that name a published audience go with `say` alone."""

from briefgen.content.groups import published_audiences
from briefgen.content.pack import LoadedPolicy, PackItem
from briefgen.gate.decide import Decisions
from briefgen.gate.faults import Faults


def verify_published(decided: Decisions, policy: LoadedPolicy, faults: Faults) -> None:
    """Find items that a published audience is named to read, and that are not to be said.

    What counts is what all scopes come to. The front matter alone admits nobody: it is the widest that anything may go,
    and a heading or an item that narrows it to internal readers is in order. One that does not narrow it is admitted to
    everybody the front matter names, and so an error where its use is not `say`: it would be withheld in any case, but
    an author who left it open has not decided. The fault is the pack's, whichever audience asks.
    """
    published = published_audiences(policy.policy)
    for one in decided.items.values():
        named = one.handling.readers & published
        if named and one.entry.use != "say":
            _report(one.entry, min(named), faults)


def _report(entry: PackItem, audience: str, faults: Faults) -> None:
    use = entry.use.replace("_", "-")
    message = f"'{entry.id}' may be read by '{audience}', which is published, but its use is '{use}'"
    faults.add("BG506", message, entry.span, "narrow its readers, as in readers=internal", "or mark it .say")
