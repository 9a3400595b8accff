"""What a new pack is to be: each answer held against the policy of the project, before anything is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Final

from briefgen.authoring.kept import texts_folder
from briefgen.authoring.slug import slug
from briefgen.authoring.source import SourceText
from briefgen.content.model import ID_LENGTH, ID_PATTERN
from briefgen.content.names import UNKNOWN_NAME, choice, problem
from briefgen.content.pack import LoadedPolicy
from briefgen.content.schemes import marking_fault
from briefgen.diagnostics import Diagnostic, WrongUsageError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.gate.levels import admitted_caveats, ceilings, known_markings, level_of, meant_marking
from briefgen.located.text import REFUSED
from briefgen.regex import regex

NAME: Final = "BG142"
"""A name or a title that a pack cannot have."""
TAKEN: Final = "BG143"
"""Something of that name is there already."""
ABOVE: Final = "BG144"
"""Readers who could not see anything of the pack."""
_OF_THE_SYSTEM: Final = regex(r"con|prn|aux|nul|(?:com|lpt)\d")
"""Names that Windows keeps for itself."""
_BESIDE: Final = frozenset({"readme", "review"})
"""Markdown files that are no packs, under any spelling that a file system takes for theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A pack that can be written as it is asked for."""

    name: str
    title: str
    readers: tuple[str, ...]
    """Audiences and groups, as they were named."""
    internal: tuple[str, ...]
    """The audiences that these are, each by itself: those within the house."""
    published: tuple[str, ...]
    marking: str
    as_of: datetime
    texts: tuple[SourceText, ...] = ()
    """What it is to be written from."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The groups among those that were named → the audiences that each stands for."""


def check_name(name: str, content: Path) -> str:
    """Return the name. Raises WrongUsageError where it is no name for a pack, or one has it in *content*."""
    fault = _name_fault(name)
    if fault is not None:
        raise WrongUsageError(problem(NAME, f"a pack cannot be called '{name}'", None, fault))
    main = content / f"{name}.md"
    for path in (main, content / name, texts_folder(main)):
        if path.exists() or path.is_symlink():
            hint = "write in that one, or take another name"
            raise WrongUsageError(problem(TAKEN, f"there is '{content.name}/{path.name}' already", None, hint))
    return name


def _name_fault(name: str) -> str | None:
    rule = f"a name is small letters and digits, parted by single hyphens, {ID_LENGTH} at most"
    if re.match(ID_PATTERN, name) is None or len(name) > ID_LENGTH:
        near = slug(name)
        return f"{rule}: {near}" if near else f"{rule}: harbour-2031"
    if name in _BESIDE:
        return "a file of that name is for the desk, and is not read: take another name"
    if _OF_THE_SYSTEM.fullmatch(name):
        return "Windows keeps that name for itself: take another one"
    return None


def check_title(title: str) -> str:
    """Raises WrongUsageError where there are no words, or a character that no document can hold."""
    words = " ".join(title.split())
    if not words:
        raise WrongUsageError(problem(NAME, "the title has no words", None, "write what the pack is about"))
    if REFUSED.search(words) or any("\ud800" <= sign <= "\udfff" for sign in words):
        hint = "type it anew, without what cannot be seen"
        raise WrongUsageError(problem(NAME, "the title holds an invisible character", None, hint))
    return words


def check_readers(said: str, policy: LoadedPolicy) -> tuple[str, ...]:
    """Return the audiences and groups that are named, each once.

    Raises WrongUsageError for those that the policy does not know, with the nearest it does.
    """
    names = tuple(dict.fromkeys(re.findall(r"[^,;\s]+", said)))
    known = (*policy.policy.audiences, *policy.policy.groups)
    if not names:
        raise WrongUsageError(problem(UNKNOWN_NAME, "no readers are named", None, choice(known)))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise WrongUsageError(
            *(problem(UNKNOWN_NAME, f"unknown reader '{name}'", None, _nearest(name, known)) for name in unknown)
        )
    return names


def check_marking(marking: str, policy: LoadedPolicy) -> str:
    """Return the marking that is meant. Raises WrongUsageError where no scheme of the policy knows it."""
    marking = meant_marking(marking, policy)
    if fault := marking_fault(marking, policy.schemes, policy.unnamed):
        message, hint = fault
        hint = hint if ":" in marking else _nearest(marking, known_markings(policy))
        raise WrongUsageError(problem(UNKNOWN_NAME, message, None, hint))
    return marking


def wanted(
    *,
    name: str,
    title: str,
    readers: Sequence[str],
    marking: str,
    as_of: datetime,
    texts: Sequence[SourceText] = (),
    policy: LoadedPolicy,
) -> Wanted:
    """Return the pack, of answers that were checked. Raises WrongUsageError where a reader could see nothing of it."""
    members = tuple(dict.fromkeys(member for reader in readers for member in _members(reader, policy)))
    if faults := tuple(_above(members, marking, policy)):
        raise WrongUsageError(*faults)
    published = tuple(member for member in members if policy.policy.audiences[member].published)
    return Wanted(
        name=name,
        title=title,
        readers=tuple(readers),
        internal=tuple(member for member in members if member not in published),
        published=published,
        marking=marking,
        as_of=as_of,
        texts=tuple(texts),
        groups={name: _members(name, policy) for name in readers if name in policy.policy.groups},
    )


def _members(reader: str, policy: LoadedPolicy) -> tuple[str, ...]:
    return policy.policy.groups.get(reader, (reader,))


def _above(members: Iterable[str], marking: str, policy: LoadedPolicy) -> Iterator[Diagnostic]:
    """Yield each reader to whom nothing that is marked so may go."""
    level = level_of(policy, marking)
    assert level is not None
    for member in members:
        ceiling = ceilings(policy, member).get(level.scheme)
        admitted = admitted_caveats(policy, member)
        if ceiling is None or level.order > ceiling:
            said = policy.policy.audiences[member].ceiling.get(level.scheme)
            hint = (
                f"mark it {level.scheme}:{said} at most, or leave that reader out" if said else "leave that reader out"
            )
            yield problem(ABOVE, f"'{member}' may not see what is marked {marking}", None, hint)
        elif any((level.scheme, caveat.id) not in admitted for caveat in level.caveats):
            yield problem(
                ABOVE, f"'{member}' may not see what is marked {marking}", None, "leave out that caveat or reader"
            )


def _nearest(name: str, known: Sequence[str]) -> str:
    return did_you_mean(name, known, choice(known))
