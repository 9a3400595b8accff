"""The one door: below it nothing is reachable that the audience is not meant to see."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.frozen import dataclass
from briefgen.gate.access import Handling, is_embargoed
from briefgen.gate.citations import may_cite
from briefgen.gate.clearing import Clearing, Reached
from briefgen.gate.decide import Decisions, reader_of
from briefgen.gate.entries import (
    cleared_figures,
    cleared_organisations,
    cleared_people,
    cleared_records,
    cleared_sources,
    cleared_terms,
    cleared_topics,
)
from briefgen.gate.exhibits import cleared_exhibits
from briefgen.gate.faults import Faults
from briefgen.gate.front import cleared_head, cleared_short, cleared_title, front_unreviewed, raised_origin
from briefgen.gate.grounds import verify_grounds
from briefgen.gate.items import cleared_item
from briefgen.gate.known import Known
from briefgen.gate.levels import labels_of
from briefgen.gate.published import verify_published
from briefgen.gate.raised import raised_to
from briefgen.gate.records import ClearedPack, Reason, Withheld
from briefgen.gate.registers import Key
from briefgen.gate.typed import reach_typed_terms
from briefgen.gate.verify import verify_audience, verify_moment, verify_reader
from briefgen.gate.yardsticks import cleared_yardsticks, verify_yardstick


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """What one audience may see, and, for the unit alone, what stayed behind."""

    pack: ClearedPack
    withheld: tuple[Withheld, ...]


def clear(
    pack: Pack,
    policy: LoadedPolicy,
    audience: str,
    *,
    moment: dt.datetime,
    language: str,
    raised: str | None = None,
    yardstick: str | None = None,
    known: Known | None = None,
) -> Cleared:
    """Clear *pack* for *audience* as of *moment* (with a zone), in *language*.

    *raised* is a marking that the brief is to carry at the least, whatever stands in it; *yardstick* the scale that it prints
    likelihood in; *known* what is known of this pack under this policy already.

    Raises UserError with every problem found. Those that carry an `audience` concern its brief alone (a variant or a
    translation is missing); the others are the pack's or the policy's. Names and markings nobody knows are reported
    first and by themselves: what would follow from them is an echo.
    """
    faults = Faults()
    decided = _decided(known or Known(pack, policy), audience, moment, faults)
    floor = raised_to(pack, policy, reader_of(policy, audience, moment), raised, faults)
    verify_published(decided, policy, faults)
    clearing = Clearing(
        pack=pack,
        policy=policy,
        audience=audience,
        moment=moment,
        language=language,
        decided=decided,
        faults=faults,
        reached=Reached(),
        yardstick=yardstick,
    )
    verify_yardstick(clearing)
    verify_grounds(clearing)
    cleared = replace(_cleared_pack(clearing), raised=floor, raised_origin=raised_origin(clearing))
    faults.settle()
    return Cleared(pack=cleared, withheld=tuple(_withheld(clearing)))


def decisions(pack: Pack, policy: LoadedPolicy, audience: str, *, moment: dt.datetime) -> Decisions:
    """Return what *audience* may see of every item and entry, and why not of the others: for the unit alone.

    Raises UserError for names and markings that nobody knows, as `clear` does.
    """
    return _decided(Known(pack, policy), audience, moment, Faults())


def _decided(known: Known, audience: str, moment: dt.datetime, faults: Faults) -> Decisions:
    pack, policy = known.pack, known.policy
    verify_audience(policy, audience, faults)
    known.verify(faults)
    verify_moment(pack, moment, faults)
    faults.settle()
    reader = reader_of(policy, audience, moment)
    verify_reader(pack, policy, reader, faults)
    faults.settle()
    return known.decide(reader)


def _cleared_pack(clearing: Clearing) -> ClearedPack:
    """What each part points at is carried by the next: items, exhibits, entries that point at entries, then the rest."""
    title, title_origin = cleared_title(clearing)
    items = {id_: cleared_item(clearing, one) for id_, one in clearing.decided.items.items() if not one.reasons}
    exhibits, topics, head = cleared_exhibits(clearing), cleared_topics(clearing), cleared_head(clearing)
    reach_typed_terms(clearing, (title, items, exhibits, topics, head))
    figures, terms, people = cleared_figures(clearing), cleared_terms(clearing), cleared_people(clearing)
    cleared = ClearedPack(
        name=clearing.pack.name,
        audience=clearing.audience,
        published=clearing.access.published,
        language=clearing.language,
        title=title,
        title_origin=title_origin,
        short=cleared_short(clearing),
        as_of=clearing.moment,
        ask=clearing.pack.front.ask,
        max_age=clearing.pack.front.max_age,
        head=head,
        unreviewed=front_unreviewed(clearing),
        base=clearing.base,
        labels=labels_of(clearing.policy),
        items=items,
        sources=cleared_sources(clearing),
        people=people,
        organisations=cleared_organisations(clearing),
        terms=terms,
        topics=topics,
        figures=figures,
        exhibits=exhibits,
        records=cleared_records(clearing),
        yardsticks=cleared_yardsticks(items.values(), clearing.policy.yardsticks, clearing.language),
    )
    return replace(cleared, embargo_until=_embargo(clearing))


def _embargo(clearing: Clearing) -> dt.datetime | None:
    """Return the latest embargo that is not over of all that is carried: only when everything is, it is known what is."""
    handlings: list[Handling] = [one.handling for one in clearing.decided.items.values() if not one.reasons]
    handlings += [
        one.handling for key, one in clearing.decided.entries.items() if key in clearing.reached and not one.reasons
    ]
    running = (one.embargo_until for one in handlings if is_embargoed(one, clearing.moment))
    return max((until for until in running if until is not None), default=None)


def _withheld(clearing: Clearing) -> Iterator[Withheld]:
    for id_, item in clearing.decided.items.items():
        if item.reasons:
            yield Withheld(register="items", id=id_, reasons=item.reasons)
    for key, entry in clearing.decided.entries.items():
        if reasons := entry.reasons or _left_behind(clearing, key):
            yield Withheld(register=key[0], id=key[1], reasons=reasons)


def _left_behind(clearing: Clearing, key: Key) -> tuple[Reason, ...]:
    """Return why an entry that the audience might see is not carried all the same."""
    if key in clearing.reached:
        return ()
    is_uncited = key[0] == "sources" and not may_cite(clearing, clearing.decided.entries[key].entry)
    return ("citable",) if is_uncited else ("unused",)
