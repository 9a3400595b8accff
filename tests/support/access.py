"""A second opinion on who may see what, written from the rule alone: it shares no code with the gate."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.content.pack import LoadedPolicy, Pack, PackItem
from briefgen.content.readers import Scoped
from briefgen.content.registers import RecordField
from briefgen.content.series import Exhibit, ImageExhibit, Series

USES = ["say", "if_asked", "background", "avoid"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One question to the gate."""

    pack: Pack
    policy: LoadedPolicy
    audience: str
    moment: dt.datetime

    def _repr_pretty_(self, printer, _cycle: bool) -> None:
        printer.text(f"{self.audience} at {self.moment:%H:%M}: {self.policy.policy.audiences[self.audience]}")
        for entry in self.pack.items:
            printer.text(f"\n  {entry.id}: {entry.item.text.source} {entry.scopes}")


def is_named(policy: LoadedPolicy, names, audience: str) -> bool:
    groups = policy.policy.groups
    return any(name == audience or audience in groups.get(name, ()) for name in names)


def is_under(policy: LoadedPolicy, markings, audience: str) -> bool:
    """Each marking around a thing is at or under the ceiling: then the highest is, too."""
    ceiling = policy.policy.audiences[audience].ceiling
    for marking in markings:
        scheme, level = marking.split(":")
        if scheme not in ceiling:
            return False
        order = [one.id for one in policy.schemes[scheme].levels]
        if order.index(level) > order.index(ceiling[scheme]):
            return False
    return True


def use_of(entry: PackItem) -> str:
    written = [USES.index(scope.use) for scope in entry.scopes if scope.use]
    return USES[max(written)] if written else "background"


def is_read_by(policy: LoadedPolicy, entry: PackItem, audience: str) -> bool:
    return all(is_named(policy, scope.readers, audience) for scope in entry.scopes if scope.readers is not None)


def sees_item(case: Case, entry: PackItem) -> bool:
    access = case.policy.policy.audiences[case.audience]
    embargo = entry.item.embargo_until
    if not is_read_by(case.policy, entry, case.audience):
        return False
    if not is_under(case.policy, [scope.marking for scope in entry.scopes if scope.marking], case.audience):
        return False
    if embargo and embargo > case.moment and not access.under_embargo:
        return False
    if entry.item.state != "current" or entry.id in superseded(case):
        return False
    if entry.item.valid_until and entry.item.valid_until <= case.moment:
        return False
    if access.published:
        return use_of(entry) == "say" and is_named(case.policy, entry.item.ok, case.audience)
    return True


def superseded(case: Case) -> set[str]:
    """Return the items in whose place one stands that is current and out."""
    return {
        id_
        for one in (entry.item for entry in case.pack.items)
        for id_ in one.supersedes
        if one.state == "current" and not (one.embargo_until and one.embargo_until > case.moment)
    }


def sees_entry(case: Case, entry: Scoped) -> bool:
    front, access = case.pack.front, case.policy.policy.audiences[case.audience]
    names = [front.readers] + ([entry.readers] if entry.readers is not None else [])
    markings = [front.marking] + ([entry.marking] if entry.marking else [])
    if not all(is_named(case.policy, written, case.audience) for written in names):
        return False
    if entry.embargo_until and entry.embargo_until > case.moment and not access.under_embargo:
        return False
    return is_under(case.policy, markings, case.audience)


def sees_row(case: Case, series: Series, row) -> bool:
    """A row as it is written in its series: its own readers, and for what is published a source that may be named."""
    access, sources = case.policy.policy.audiences[case.audience], case.pack.registers.sources
    if row.get("readers") and not is_named(case.policy, row["readers"], case.audience):
        return False
    seen = {name: one for name, one in sources.items() if sees_entry(case, one)}
    own = [seen.get(name) for name in row.get("source", "").split("; ") if name]
    around = [seen.get(record.source) for record in series.sources]
    cited = any(one and one.citable in access.cites for one in own or around)
    spoken_of = not own and any(one and one.public_form for one in around)
    return not access.published or cited or spoken_of


def sees(case: Case, entry: Scoped) -> bool:
    if isinstance(entry, ImageExhibit):
        return sees_image(case, entry)
    if isinstance(entry, RecordField):
        return sees_record(case, entry)
    return sees_exhibit(case, entry) if isinstance(entry, Exhibit) else sees_entry(case, entry)


def sees_image(case: Case, entry: ImageExhibit) -> bool:
    """Published, an image has a source that may be named or spoken of, and somebody agreed."""
    access, sources = case.policy.policy.audiences[case.audience], case.pack.registers.sources
    named = [sources[record.source] for record in entry.sources if sees_entry(case, sources[record.source])]
    told = any(one.citable in access.cites or one.public_form for one in named)
    if access.published and not (told and is_named(case.policy, entry.ok, case.audience)):
        return False
    return sees_entry(case, entry)


def sees_record(case: Case, entry: RecordField) -> bool:
    """Published, somebody agreed to show what records have there."""
    published = case.policy.policy.audiences[case.audience].published
    return sees_entry(case, entry) and (not published or is_named(case.policy, entry.ok, case.audience))


def sees_exhibit(case: Case, entry: Exhibit) -> bool:
    """An exhibit that its reader sees with its series, of which a row is left; published, only where somebody agreed."""
    series, access = case.pack.registers.series[entry.series], case.policy.policy.audiences[case.audience]
    if access.published and not is_named(case.policy, entry.ok, case.audience):
        return False
    rows = any(sees_row(case, series, row) for row in series.rows)
    return rows and sees_entry(case, entry) and sees_entry(case, series)


def withheld_rows(case: Case) -> Iterator[tuple[str, int]]:
    """Yield series and number of each row that nothing may show: its series is in no exhibit that is seen, or it is not."""
    shown = {one.series for one in case.pack.registers.drawn if sees_exhibit(case, one)}
    for name, series in case.pack.registers.series.items():
        for number, row in enumerate(series.rows):
            if name not in shown or not sees_row(case, series, row):
                yield name, number


def carries_entry(case: Case, register: str, name: str) -> bool:
    """An entry is carried where the audience sees it and something it sees points at it."""
    return (register, name) in _carried(case)


def _carried(case: Case) -> set[tuple[str, str]]:
    """Follow references from each item seen, in the wordings it is seen in, to entries that are seen; from those, on."""
    waiting = [key for entry in case.pack.items if sees_item(case, entry) for key in _pointed_at(case, entry)]
    waiting += [
        (register, name) for register in ("exhibits", "records") for name in getattr(case.pack.registers, register)
    ]
    carried: set[tuple[str, str]] = set()
    while waiting:
        register, name = waiting.pop()
        entry = getattr(case.pack.registers, register).get(name)
        if entry is not None and (register, name) not in carried and sees(case, entry):
            carried.add((register, name))
            waiting.extend(_pointed_at_by_entry(case, entry))
    return {key for key in carried if key[0] != "sources" or _may_cite(case, key[1])}


def _may_cite(case: Case, name: str) -> bool:
    return case.pack.registers.sources[name].citable in case.policy.policy.audiences[case.audience].cites


def _pointed_at(case: Case, entry: PackItem) -> Iterator[tuple[str, str]]:
    item, variant = entry.item, case.policy.policy.audiences[case.audience].variant
    texts = (item.text, *item.variants.values()) if variant is None else (item.variants[variant],)
    yield from (("people", name) for name in item.people)
    yield from (("sources", record.source) for record in item.sources)
    yield from (("topics", name) for name in [item.topic] if name)
    yield from (("figures", name) for name in [item.figure] if name)
    for name in (item.said_by, item.decider):
        yield from (("people", name), ("organisations", name)) if name else ()
    for text in texts:
        yield from _referred_to(text.source)


def _referred_to(text: str) -> Iterator[tuple[str, str]]:
    for kind, name in re.findall(r"\{(person|organisation|term|figure|exhibit|record):([a-z0-9-]+)", text):
        yield {"person": "people"}.get(kind, f"{kind}s"), name


def _pointed_at_by_entry(case: Case, entry: Scoped) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Exhibit):
        yield "series", entry.series
    if isinstance(entry, Exhibit | ImageExhibit):
        yield from (("topics", name) for name in [entry.topic] if name)
        yield from _referred_to(entry.remark.source)
    if isinstance(entry, Series):
        rows = (row for row in entry.rows if sees_row(case, entry, row))
        yield from (("sources", name) for row in rows for name in row.get("source", "").split("; ") if name)
    yield from (("sources", record.source) for record in getattr(entry, "sources", ()))
    if (organisation := getattr(entry, "organisation", None)) is not None:
        yield "organisations", organisation
