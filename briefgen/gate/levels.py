"""Markings as levels of a scheme. Levels are compared within one scheme; between two there is no order."""

from collections.abc import Mapping
from typing import Final

from briefgen.content.front import Scheme
from briefgen.content.pack import LoadedPolicy
from briefgen.document.document import SensitivityLabel
from briefgen.gate.records import Level

SEPARATOR: Final = ":"
"""`scheme:level`."""


def schemes_of(policy: LoadedPolicy) -> Mapping[str, Scheme]:
    """Return the schemes that the policy names and that were found."""
    return {name: policy.schemes[name] for name in policy.policy.schemes if name in policy.schemes}


def level_of(policy: LoadedPolicy, marking: str) -> Level | None:
    """Return the level that *marking* names, or None where policy and schemes know none such."""
    name, _, level = marking.partition(SEPARATOR)
    scheme = schemes_of(policy).get(name)
    return None if scheme is None else _level(scheme, name, level, _sensitivity(policy, marking))


def ceilings(policy: LoadedPolicy, audience: str) -> Mapping[str, int]:
    """Return scheme → order of the highest level that *audience* may see; schemes not named are not to be seen."""
    named = policy.policy.audiences[audience].ceiling
    found = ((scheme, level_of(policy, f"{scheme}{SEPARATOR}{level}")) for scheme, level in named.items())
    return {scheme: level.order for scheme, level in found if level is not None}


def known_markings(policy: LoadedPolicy) -> tuple[str, ...]:
    """Return every marking an author may write."""
    return tuple(
        f"{name}{SEPARATOR}{level.id}" for name, scheme in schemes_of(policy).items() for level in scheme.levels
    )


def _sensitivity(policy: LoadedPolicy, marking: str) -> SensitivityLabel | None:
    found = policy.policy.labels.get(marking)
    return SensitivityLabel(site=found.site, label=found.label, name=found.name) if found else None


def _level(scheme: Scheme, name: str, word: str, sensitivity: SensitivityLabel | None) -> Level | None:
    for order, level in enumerate(scheme.levels):
        if level.id == word:
            return Level(
                scheme=name,
                id=word,
                order=order,
                label=level.label,
                placement=scheme.placement,
                portion=level.portion,
                sensitivity=sensitivity,
            )
    return None
