"""Sources: cited where the policy lets this audience see the name, else spoken of by their public form."""

from briefgen.content.item import CitationRecord
from briefgen.content.readers import Scoped
from briefgen.content.sources import Source
from briefgen.frozen import dataclass
from briefgen.gate.clearing import Clearing
from briefgen.gate.forms import form_or_fault, form_unreviewed, public_form
from briefgen.gate.pointers import Pointer, find
from briefgen.gate.registers import Key
from briefgen.gate.said import ClearedCitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a text may show of its sources."""

    citations: tuple[ClearedCitation, ...]
    public_forms: tuple[str, ...]
    """Each once."""
    unreviewed: bool
    """Whether a public form among them is a translation that nobody has reviewed."""


def support(clearing: Clearing, records: tuple[CitationRecord, ...], pointer: Pointer) -> Support:
    """Return what *clearing*'s audience may see of the sources; a fault where one is withheld and states no public form."""
    shown = [_show(clearing, ("sources", record.source), record.locator or "", pointer) for record in records]
    return Support(
        citations=tuple(one for one in shown if isinstance(one, ClearedCitation)),
        public_forms=tuple(dict.fromkeys(one for one in shown if isinstance(one, str))),
        unreviewed=any(
            isinstance(one, str) and form_unreviewed(clearing, ("sources", record.source))
            for one, record in zip(shown, records, strict=True)
        ),
    )


def _show(clearing: Clearing, key: Key, locator: str, pointer: Pointer) -> ClearedCitation | str | None:
    found = find(clearing, key, pointer)
    if found is None:
        return None
    if found.reasons:
        return form_or_fault(clearing, key, pointer)
    if not may_cite(clearing, found.entry):
        return public_form(clearing, key)
    clearing.reached.add(key)
    return ClearedCitation(source=key[1], locator=locator)


def may_cite(clearing: Clearing, entry: Scoped) -> bool:
    """Tell whether the policy lets the audience see this source's name."""
    return isinstance(entry, Source) and entry.citable in clearing.access.cites
