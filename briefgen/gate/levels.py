"""Markings as levels of a scheme. Levels are compared within one scheme; between two there is no order."""

from collections.abc import Mapping
from typing import Final

from briefgen.content.pack import LoadedPolicy
from briefgen.content.schemes import Scheme, marking_fault, parts_of
from briefgen.document.document import SensitivityLabel
from briefgen.gate.marked import IndicatorLine, Level, LevelCaveat
from briefgen.gate.rollup import written

SEPARATOR: Final = ":"
"""`scheme:level`."""


def schemes_of(policy: LoadedPolicy) -> Mapping[str, Scheme]:
    """Return the schemes that the policy names and that were found."""
    return {name: policy.schemes[name] for name in policy.policy.schemes if name in policy.schemes}


def level_of(policy: LoadedPolicy, marking: str) -> Level | None:
    """Return the level, with its caveats, that *marking* names; None where policy and schemes do not know all of it."""
    if marking not in policy.levels:
        schemes, said = schemes_of(policy), parts_of(marking)
        policy.levels[marking] = (
            None
            if marking_fault(marking, schemes)
            else _level(schemes[said.scheme], said.level, frozenset(said.caveats))
        )
    known: Level | None = policy.levels[marking]
    return known


def ceilings(policy: LoadedPolicy, audience: str) -> Mapping[str, int]:
    """Return scheme → order of the highest level that *audience* may see; schemes not named are not to be seen."""
    named = policy.policy.audiences[audience].ceiling
    found = ((scheme, level_of(policy, f"{scheme}{SEPARATOR}{level}")) for scheme, level in named.items())
    return {scheme: level.order for scheme, level in found if level is not None}


def admitted_caveats(policy: LoadedPolicy, audience: str) -> frozenset[tuple[str, str]]:
    """Return scheme and id of the caveats that *audience* may see; those not named are not to be seen."""
    admits = policy.policy.audiences[audience].admits
    return frozenset((scheme, caveat) for scheme, caveats in admits.items() for caveat in caveats)


def known_markings(policy: LoadedPolicy) -> tuple[str, ...]:
    """Return every marking an author may write, without caveats."""
    return tuple(
        f"{name}{SEPARATOR}{level.id}" for name, scheme in schemes_of(policy).items() for level in scheme.levels
    )


def meant_marking(said: str, policy: LoadedPolicy) -> str:
    """Return the marking that somebody means who fills something in by hand: `green`, or `TLP:GREEN` as it is printed.

    What means none of those that are known, or might mean two, is returned as it stands.
    """
    low = said.strip().casefold()
    named = [each for each in known_markings(policy) if parts_of(each).level == low]
    return low if level_of(policy, low) else named[0] if len(named) == 1 else said


def labels_of(policy: LoadedPolicy) -> Mapping[str, SensitivityLabel]:
    """Return the sensitivity labels by their markings, the caveats of each in the order of printing."""
    found = ((level_of(policy, marking), label) for marking, label in policy.policy.labels.items())
    return {
        written(level): SensitivityLabel(site=label.site, label=label.label, name=label.name)
        for level, label in found
        if level is not None
    }


def _level(scheme: Scheme, name: str, caveats: frozenset[str]) -> Level:
    order = scheme.order(name)
    level = scheme.levels[order]
    first_page = scheme.first_page
    return Level(
        scheme=scheme.name,
        id=name,
        order=order,
        label=level.label,
        placement=scheme.placement,
        header_only=scheme.pages == "header",
        portion=level.portion,
        caveats=tuple(caveat for caveat in _caveats(scheme) if caveat.id in caveats),
        indicator=tuple(
            IndicatorLine(label=line.label, says=line.says, required=line.required) for line in first_page.lines
        )
        if first_page is not None and name in first_page.levels
        else (),
    )


def _caveats(scheme: Scheme) -> tuple[LevelCaveat, ...]:
    return tuple(
        LevelCaveat(
            id=caveat.id,
            label=caveat.label,
            portion=caveat.portion or caveat.label,
            place=(number, index),
            group=group.name,
            before=group.before,
            between=group.between,
            needs=caveat.needs,
            excludes=caveat.excludes if group.several else tuple(one.id for one in group.members if one is not caveat),
            levels=caveat.levels,
            replaces=caveat.replaces,
        )
        for number, group in enumerate(scheme.caveats)
        for index, caveat in enumerate(group.members)
    )
