"""Every name and marking of a pack must be one the policy knows, before anything is decided by it.

The faults found here are the pack's or the policy's, whichever audience asks: nobody gets a brief.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.content.front import FrontMatter
from briefgen.content.groups import known_names
from briefgen.content.names import CAVEATS
from briefgen.content.pack import LoadedPolicy, Pack, PackItem, Scope
from briefgen.content.readers import Readers, Scoped
from briefgen.content.schemes import marking_fault, parts_of
from briefgen.diagnostics import Span, did_you_mean
from briefgen.frozen import dataclass
from briefgen.gate.access import Reader
from briefgen.gate.decide import pack_withheld
from briefgen.gate.faults import Faults
from briefgen.gate.levels import SEPARATOR, known_markings, level_of, schemes_of
from briefgen.gate.places import span_of
from briefgen.gate.registers import entries_of
from briefgen.gate.rollup import discord
from briefgen.gate.scopes import entry_scopes, level_in
from briefgen.located.positions import Location

_MOMENT_HINT: Final = "take a later moment, or the edition of that day"


def verify_audience(policy: LoadedPolicy, audience: str, faults: Faults) -> None:
    """Find out whether the policy knows who asks."""
    if audience not in policy.policy.audiences:
        hint = did_you_mean(audience, policy.policy.audiences, "write the audience into the policy, with its ceiling")
        faults.add("BG501", f"the policy has no audience '{audience}'", policy.positions.span(("audiences",)), hint)


def verify_policy(policy: LoadedPolicy, faults: Faults) -> None:
    """Find names in the policy that stand for nobody, for two things, or for no level."""
    for scheme in policy.policy.schemes:
        if scheme not in policy.schemes:
            hint = did_you_mean(scheme, policy.schemes, "name a scheme that stands in templates/markings")
            faults.add("BG503", f"there is no scheme '{scheme}'", policy.positions.span(("schemes",)), hint)
    for group, members in policy.policy.groups.items():
        _verify_group(policy, group, members, faults)
    for name, access in policy.policy.audiences.items():
        for scheme, level in access.ceiling.items():
            span = policy.positions.span(("audiences", name, "ceiling", scheme))
            _verify_marking(policy, f"{scheme}{SEPARATOR}{level}", span, faults)


def verify_pack(pack: Pack, policy: LoadedPolicy, faults: Faults) -> None:
    """Find names and markings in the pack that the policy does not know, and those that are missing."""
    for written in _written(pack):
        _verify_names(policy, written.readers or (), written.readers_span, faults)
        if written.marking is not None and _verify_marking(policy, written.marking, written.marking_span, faults):
            _verify_scheme(pack, written.marking, written.marking_span, faults)
    for entry in pack.items:
        _verify_complete(entry, faults)
        _verify_together(policy, entry.scopes, span_of(pack, ("items", entry.id, "marking")), faults)
        _verify_names(policy, entry.item.ok, span_of(pack, ("items", entry.id, "ok")), faults)
    for key, scoped in entries_of(pack.registers):
        scopes = entry_scopes(pack.front, scoped, Span(path=pack.root, line=1))
        _verify_together(policy, scopes, span_of(pack, (*key, "marking")), faults)
    for id_, exhibit in pack.registers.exhibits.items():
        _verify_names(policy, exhibit.ok, span_of(pack, ("exhibits", id_, "ok")), faults)
    for id_, one in pack.registers.records.items():
        _verify_names(policy, one.ok, span_of(pack, ("records", id_, "ok")), faults)
    for id_, rows in pack.rows.items():
        for index, row in enumerate(rows):
            _verify_names(policy, row.readers or (), span_of(pack, ("series", id_, "rows", index)), faults)
    _verify_titles(pack, policy, faults)
    _verify_ids(pack, faults)


def verify_reader(pack: Pack, policy: LoadedPolicy, reader: Reader, faults: Faults) -> None:
    """Find out whether the pack is for the one who asks: its title alone may say too much to another."""
    reasons = pack_withheld(pack, policy, reader)
    if "readers" in reasons:
        message = f"the pack '{pack.name}' is not for '{reader.name}'"
        hint = f"name '{reader.name}' among the readers of the front matter, if it may see any of this"
        faults.add("BG518", message, span_of(pack, ("pack", "readers")), hint, audience=reader.name)
    elif reasons:
        message = f"the pack '{pack.name}' is marked {pack.front.marking}, and '{reader.name}' may not see that"
        hint = "look at the ceiling in the policy; no brief carries less than the marking of the front matter"
        if reasons == ("caveat",):
            hint = "write its caveats under `admits` in the policy, if this reader may see them"
        faults.add("BG518", message, span_of(pack, ("pack", "marking")), hint, audience=reader.name)


def verify_moment(pack: Pack, moment: dt.datetime, faults: Faults) -> None:
    """Find sources and judgements that were not there yet at *moment*: a brief of an earlier day cannot rest on them.

    Those later than the edition itself are the loader's to find.
    """
    for source in pack.registers.sources.values():
        if isinstance(source.issued, dt.date) and pack.front.as_of.date() >= source.issued > moment.date():
            span = span_of(pack, ("sources", source.id, "issued"))
            faults.add("BG516", f"the source '{source.id}' was issued after the moment asked for", span, _MOMENT_HINT)
    for entry in pack.items:
        judgement = entry.item.judgement
        if judgement is not None and pack.front.as_of.date() >= judgement.on > moment.date():
            message = f"'{entry.id}' was judged on {judgement.on.isoformat()}, after the moment asked for"
            faults.add("BG565", message, span_of(pack, ("items", entry.id, "judgement", "on")), _MOMENT_HINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What one level of the pack says, and where."""

    readers: Readers | None
    marking: str | None
    readers_span: Span | None
    marking_span: Span | None


def _written(pack: Pack) -> Iterator[_Written]:
    """Yield the front matter once, each heading as often as items stand under it, each item, each entry."""
    yield _written_at(pack, pack.front, ("pack",))
    for entry in pack.items:
        for scope in entry.scopes[:-1]:
            if (scope.readers, scope.marking) != (pack.front.readers, pack.front.marking):
                yield _written_around(scope)
        yield _written_at(pack, entry.scopes[-1], ("items", entry.id))
    for key, scoped in entries_of(pack.registers):
        yield _written_at(pack, scoped, key)


def _written_at(pack: Pack, level: FrontMatter | Scope | Scoped, location: Location) -> _Written:
    return _Written(
        readers=level.readers,
        marking=level.marking,
        readers_span=span_of(pack, (*location, "readers")),
        marking_span=span_of(pack, (*location, "marking")),
    )


def _written_around(scope: Scope) -> _Written:
    return _Written(readers=scope.readers, marking=scope.marking, readers_span=scope.span, marking_span=scope.span)


def _verify_group(policy: LoadedPolicy, group: str, members: Iterable[str], faults: Faults) -> None:
    span = policy.positions.span(("groups", group))
    if group in policy.policy.audiences:
        faults.add("BG502", f"'{group}' is both an audience and a group", span, "give the group another name")
    for member in members:
        if member not in policy.policy.audiences:
            hint = did_you_mean(member, policy.policy.audiences, "a group lists audiences of the policy")
            faults.add("BG501", f"the group '{group}' lists '{member}', which is no audience", span, hint)


def _verify_names(policy: LoadedPolicy, names: Iterable[str], span: Span | None, faults: Faults) -> None:
    known = known_names(policy.policy)
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known, "name an audience or a group of the policy")
            faults.add("BG501", f"the policy has no audience or group '{name}'", span, hint)


def _verify_marking(policy: LoadedPolicy, marking: str, span: Span | None, faults: Faults) -> bool:
    known = level_of(policy, marking) is not None
    if not known:
        fault = marking_fault(marking, schemes_of(policy))
        otherwise = "write a scheme of the policy and one of its levels: scheme:level"
        near = did_you_mean(marking, known_markings(policy), otherwise)
        hint = fault[1] if fault and parts_of(marking).caveats else near
        faults.add("BG503", f"there is no marking '{marking}'", span, hint)
    return known


def _verify_scheme(pack: Pack, marking: str, span: Span | None, faults: Faults) -> None:
    """A brief carries one marking, the highest: two schemes have no highest."""
    scheme = pack.front.marking.partition(SEPARATOR)[0]
    if marking.partition(SEPARATOR)[0] != scheme:
        message = f"the marking '{marking}' cannot be compared with '{pack.front.marking}', the pack's"
        faults.add("BG505", message, span, f"write a level of '{scheme}'")


def _verify_together(policy: LoadedPolicy, scopes: tuple[Scope, ...], span: Span | None, faults: Faults) -> None:
    """Find caveats that may not stand so together, written on an item or around it."""
    level = level_in(policy, scopes)
    if level is not None and (message := discord(level)):
        faults.add(CAVEATS, message, span, "look here, and at the markings of the heading and the front matter")


def _verify_complete(entry: PackItem, faults: Faults) -> None:
    """The front matter must say both, but nothing here rests on that."""
    if all(scope.readers is None for scope in entry.scopes):
        faults.add("BG504", f"nothing says who may read '{entry.id}'", entry.span, "write readers in the front matter")
    if all(scope.marking is None for scope in entry.scopes):
        faults.add(
            "BG504", f"nothing says how '{entry.id}' is marked", entry.span, "write a marking in the front matter"
        )


def _verify_titles(pack: Pack, policy: LoadedPolicy, faults: Faults) -> None:
    front = pack.front
    places: list[tuple[str, tuple[str, ...]]] = [("title", ("titles", name)) for name in front.titles]
    places += [("recipient", ("document", "recipients", name)) for name in front.document.recipients]
    for what, place in places:
        audience = place[-1]
        if audience not in policy.policy.audiences:
            hint = did_you_mean(audience, policy.policy.audiences, "name an audience of the policy")
            span = span_of(pack, ("pack", *place))
            faults.add("BG501", f"a {what} for '{audience}', which the policy does not know", span, hint)


def _verify_ids(pack: Pack, faults: Faults) -> None:
    """Two items of one id: which of them a reference means, nobody could tell."""
    counts = Counter(entry.id for entry in pack.items)
    for entry in pack.items:
        if counts[entry.id] > 1:
            faults.add("BG513", f"there are two items '{entry.id}'", entry.span, "give one of them another id")
