"""Markings as they are printed, found again in a text: a level's label, and behind it its caveats as their scheme joins them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefgen.content.pack import LoadedPolicy
from briefgen.content.schemes import Caveat, CaveatGroup, Scheme, SchemeLevel
from briefgen.gate.levels import SEPARATOR, level_of, schemes_of
from briefgen.gate.marked import Level
from briefgen.gate.rollup import CAVEAT
from briefgen.regex import regex

_BEGINS: Final = r"(?<![\w+(\[-])"
"""What stands in brackets is the mark of a paragraph."""
_ENDS: Final = r"(?![\w+])"
_BREAKS: Final = regex(r"(\\?[-/·])")
"""Behind these a line may end within a label."""


class _Found(NamedTuple):
    start: int
    end: int
    level: Level | None
    """None for words of page 1 that begin as a label does."""


def banners(text: str, policy: LoadedPolicy, first: str) -> list[Level]:
    """Return the markings that stand in a text, each as often as it does.

    Of those that begin alike the longer counts; where two schemes have one label, that of the scheme *first*.
    """
    said = " ".join(text.split())
    schemes = sorted(schemes_of(policy).values(), key=lambda scheme: scheme.name != first)
    found = sorted(
        (each for scheme in schemes for each in _found(said, scheme, policy)), key=lambda each: (each.start, -each.end)
    )
    return [each.level for each in _apart(found) if each.level is not None]


def _apart(found: Iterable[_Found]) -> Iterator[_Found]:
    end = 0
    for each in found:
        if each.start >= end:
            end = each.end
            yield each


def _found(said: str, scheme: Scheme, policy: LoadedPolicy) -> Iterator[_Found]:
    for level in scheme.levels:
        for match in re.finditer(f"{_BEGINS}{_broken(level.label)}({_behind(scheme, level)}){_ENDS}", said):
            parts = (f"{scheme.name}{SEPARATOR}{level.id}", *_caveats(match[1], scheme, level))
            yield _Found(match.start(), match.end(), level_of(policy, CAVEAT.join(parts)))
    for line in scheme.first_page.lines if scheme.first_page else ():
        for match in re.finditer(re.escape(line.label), said):
            yield _Found(match.start(), match.end(), None)


def _behind(scheme: Scheme, level: SchemeLevel) -> str:
    """Return the pattern of what may stand behind a level: group by group, as many as the scheme lets stand together."""
    return "".join(_of_group(group, level) for group in scheme.caveats if any(_beside(group, level)))


def _of_group(group: CaveatGroup, level: SchemeLevel) -> str:
    one = _any_of(_beside(group, level))
    more = f"(?:{_joint(group.between)}{one})*" if group.several else ""
    return f"(?:{_joint(group.before)}{one}{more})?"


def _caveats(behind: str, scheme: Scheme, level: SchemeLevel) -> Iterator[str]:
    """Yield the ids of the caveats in what stands behind a level, each once."""
    known = {re.sub(r"\s", "", caveat.label): caveat.id for group in scheme.caveats for caveat in _beside(group, level)}
    every = _any_of(caveat for group in scheme.caveats for caveat in _beside(group, level))
    yield from dict.fromkeys(known[re.sub(r"\s", "", label)] for label in re.findall(every, behind)) if known else ()


def _beside(group: CaveatGroup, level: SchemeLevel) -> Iterator[Caveat]:
    return (caveat for caveat in group.members if not caveat.levels or level.id in caveat.levels)


def _any_of(caveats: Iterable[Caveat]) -> str:
    labels = sorted((caveat.label for caveat in caveats), key=len, reverse=True)
    return f"(?:{'|'.join(map(_broken, labels))})"


def _joint(separator: str) -> str:
    return rf" ?{re.escape(separator.strip())} ?"


def _broken(label: str) -> str:
    return _BREAKS.sub(r"\1 ?", re.escape(label))
