"""A second opinion on who may see what, written from the rule alone: it shares no code with the gate."""

import datetime as dt
from dataclasses import dataclass

from briefgen.content.pack import LoadedPolicy, Pack, PackItem
from briefgen.content.registers import Scoped

USES = ["say", "if_asked", "background", "avoid"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One question to the gate."""

    pack: Pack
    policy: LoadedPolicy
    audience: str
    moment: dt.datetime


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
    if entry.item.state != "current":
        return False
    if access.published:
        return use_of(entry) == "say" and is_named(case.policy, entry.item.ok, case.audience)
    return True


def sees_entry(case: Case, entry: Scoped) -> bool:
    front, access = case.pack.front, case.policy.policy.audiences[case.audience]
    names = [front.readers] + ([entry.readers] if entry.readers is not None else [])
    markings = [front.marking] + ([entry.marking] if entry.marking else [])
    if not all(is_named(case.policy, written, case.audience) for written in names):
        return False
    if entry.embargo_until and entry.embargo_until > case.moment and not access.under_embargo:
        return False
    return is_under(case.policy, markings, case.audience)
