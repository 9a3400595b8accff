"""A marking that a person gives a brief: higher than what stands in it, never lower, and no higher than its reader may see."""

from collections.abc import Iterator

from briefgen.content.names import CAVEATS, CLASSIFIED, LOWERED
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.schemes import is_classified, marking_fault, parts_of
from briefgen.diagnostics import Span
from briefgen.gate.access import Reader
from briefgen.gate.faults import Faults
from briefgen.gate.levels import level_of, schemes_of
from briefgen.gate.marked import Level
from briefgen.gate.places import span_of
from briefgen.gate.rollup import banner, discord, united


def raised_to(pack: Pack, policy: LoadedPolicy, reader: Reader, asked: str | None, faults: Faults) -> Level | None:
    """Return what a verified pack's brief for *reader* is raised to, by its front matter and by who builds it, together."""
    known: list[Level] = []
    for marking, span in _wanted(pack, reader, asked):
        if fault := _fault(pack, policy, reader, marking):
            code, message, hint = fault
            faults.add(code, message, span, hint, audience=reader.name)
        elif (level := level_of(policy, marking)) is not None:
            known.append(level)
    own = level_of(policy, pack.front.marking)
    if not known or own is None:
        return None
    floor = united(known)
    if wrong := discord(united((floor, own))):
        faults.add(CAVEATS, wrong, None, "raise it to a marking that may stand so", audience=reader.name)
    return floor


def _wanted(pack: Pack, reader: Reader, asked: str | None) -> Iterator[tuple[str, Span | None]]:
    if reader.name in pack.front.markings:
        yield pack.front.markings[reader.name], span_of(pack, ("pack", "markings", reader.name))
    if asked is not None:
        yield asked, None


def _fault(pack: Pack, policy: LoadedPolicy, reader: Reader, marking: str) -> tuple[str, str, str] | None:
    """Return code, message and hint of the first reason why the brief may not carry *marking*."""
    schemes = schemes_of(policy)
    if unknown := marking_fault(marking, schemes, policy.unnamed):
        return "BG503", *unknown
    own, level = level_of(policy, pack.front.marking), level_of(policy, marking)
    assert own is not None, "verified before anything is raised"
    assert level is not None, "every part of it is known"
    if level.scheme != own.scheme:
        return LOWERED, f"'{marking}' cannot raise '{pack.front.marking}'", f"write a level of '{own.scheme}'"
    if level.order < own.order:
        message = f"'{marking}' would lower a brief of a pack that is marked {pack.front.marking}"
        return LOWERED, message, "a person may raise a marking, never lower it"
    if not policy.allow_classified_labels and is_classified(marking, schemes):
        message = f"'{marking}' is a level of national classification, and a label protects nothing"
        return CLASSIFIED, message, "raise it to a lower level, or add --allow-classified-labels"
    admitted = all((level.scheme, caveat) in reader.admits for caveat in parts_of(marking).caveats)
    if level.order > reader.ceilings.get(level.scheme, -1) or not admitted:
        message = f"'{reader.name}' may not see {banner(level)}, to which its brief is raised"
        return LOWERED, message, "look at its ceiling in the policy, and at the caveats that it admits"
    return None
