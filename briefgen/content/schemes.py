"""Handling schemes as data (`templates/markings/<name>.yaml`), and the markings that an author may write by them.

A marking is `scheme:level`, and each of its caveats after a stroke: `us-cui:controlled/sp-cti/noforn`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from briefgen.content.model import Id, Model, Text
from briefgen.content.names import POLICY, choice, problem
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.located.positions import Located, Location
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml

HINT: Final = "write scheme and level, as tlp:green"
_LIKE: Final = 0.7
_MANY: Final = 12
"""Markings that can be named in a hint."""
HEAD_FIELDS: Final = ("issuer", "contact", "file", "edition")
"""The fields of a brief's head that a line of page 1 may take its words from, whoever the brief is for."""


class Caveat(Model):
    """A word that stands beside a level: a category, a handling instruction, a limit on who gets it."""

    id: Id
    label: Text = Field(description="as printed in the banner")
    portion: Text | None = Field(None, description="as printed in a portion mark, where that is another word")
    meaning: Text
    levels: tuple[Id, ...] = Field((), description="the levels that it stands with; all, where none is named")
    needs: tuple[Id, ...] = Field((), description="caveats that must stand beside it")
    excludes: tuple[Id, ...] = Field((), description="caveats that may not stand beside it")
    replaces: tuple[Id, ...] = Field((), description="caveats that are not printed beside it, for it says more")


class CaveatGroup(Model):
    """Caveats of one sort. They are printed in the order in which they stand here."""

    name: Text
    before: Annotated[str, Field(min_length=1)] = Field(description="what stands between them and what is before them")
    between: Annotated[str, Field(min_length=1)] = Field("/", description="what stands between two of them")
    several: bool = Field(default=True, description="whether two of them may stand together")
    members: Annotated[tuple[Caveat, ...], Field(min_length=1)]


class SchemeLevel(Model):
    id: Id
    label: Text
    meaning: Text
    portion: Text | None = Field(None, description="as printed before a single paragraph, such as (C)")
    classified: bool = Field(
        default=False, description="a level of national classification: refused unless it is asked for by name"
    )


class FirstPageLine(Model):
    """A line of the block at the head of page 1."""

    label: Text
    says: Text = Field(description=f"a group of caveats by its name, or one of {', '.join(HEAD_FIELDS)}")
    required: bool = Field(default=False, description="whether a brief without words for it is refused")


class FirstPage(Model):
    """What the scheme wants on page 1 beside the marking."""

    levels: Annotated[tuple[Id, ...], Field(min_length=1)]
    lines: Annotated[tuple[FirstPageLine, ...], Field(min_length=1)]


class Scheme(Model):
    """A handling scheme: levels from the lowest to the highest, and what may stand beside them."""

    name: Text
    title: Text
    source: Text
    verified: Text | None = Field(None, description="what of it was compared with the source itself, and what was not")
    levels: Annotated[tuple[SchemeLevel, ...], Field(min_length=1)]
    caveats: tuple[CaveatGroup, ...] = Field((), description="groups in the order in which they are printed")
    placement: Literal["left", "centre", "right"] = "centre"
    pages: Literal["header", "header-and-footer"] = "header-and-footer"
    first_page: FirstPage | None = None

    def order(self, level: str) -> int:
        """Return the place of a level of the scheme, the lowest first. Raises ValueError where it has none such."""
        return [one.id for one in self.levels].index(level)

    @property
    def classified(self) -> frozenset[str]:
        """The levels of national classification."""
        return frozenset(level.id for level in self.levels if level.classified)

    @property
    def known_caveats(self) -> Mapping[str, Caveat]:
        return {caveat.id: caveat for group in self.caveats for caveat in group.members}


class Written(NamedTuple):
    """A marking in its parts, whether a scheme knows them or not."""

    scheme: str
    level: str
    caveats: tuple[str, ...]


def parts_of(marking: str) -> Written:
    scheme, _, rest = marking.partition(":")
    level, *caveats = rest.split("/")
    return Written(scheme, level, tuple(caveats))


def marking_fault(
    marking: str, schemes: Mapping[str, Scheme], unnamed: Collection[str] = (), *, whole: bool = True
) -> tuple[str, str] | None:
    """Return what is wrong with a marking, and what to write instead; None where a scheme knows every part of it.

    *unnamed* are schemes that there are and that the policy does not name; *whole* tells whether the author writes the
    scheme with the level.
    """
    written = parts_of(marking)
    scheme = schemes.get(written.scheme)
    if ":" not in marking:
        known = [f"{name}:{level.id}" for name, one in schemes.items() for level in one.levels]
        return f"'{marking}' is not a marking", did_you_mean(f":{marking}", known, _among(known), cutoff=_LIKE)
    if scheme is None:
        return f"unknown marking scheme '{written.scheme}'", _foreign(marking, schemes, unnamed)
    levels = [level.id for level in scheme.levels]
    if written.level not in levels:
        before = f"{written.scheme}:" if whole else ""
        near = get_close_matches(written.level.casefold(), levels, n=1)
        caveat = _with_caveat(written.level, scheme)
        meant = caveat or (near[0] if near else None)
        others = ", ".join(f"{before}{level}" for level in levels)
        hint = f"did you mean '{before}{meant}'?" if meant else f"write one of {others}"
        return f"'{written.scheme}' has no level '{written.level}'", hint
    return next((fault for name in written.caveats if (fault := _caveat_fault(name, written, scheme))), None)


def _among(markings: Sequence[str]) -> str:
    """Return the hint for what is no marking at all: which there are, as far as they can be read at a glance."""
    return f"write one of {', '.join(markings)}" if 0 < len(markings) <= _MANY else HINT


def another_scheme(name: str, schemes: Iterable[str], unnamed: Collection[str]) -> str:
    """Return the hint for a scheme that the policy does not name: name it, where there is one, else the nearest."""
    known = tuple(schemes)
    return "add it to `schemes:` in policy.yaml" if name in unnamed else did_you_mean(name, known, choice(known))


def is_classified(marking: str, schemes: Mapping[str, Scheme]) -> bool:
    """Tell whether a marking that a scheme knows is a level of national classification."""
    written = parts_of(marking)
    return written.level in schemes[written.scheme].classified


def _foreign(marking: str, schemes: Mapping[str, Scheme], unnamed: Collection[str]) -> str:
    """Return the hint for a marking of a scheme that the policy does not name; no lower one is to be had for it."""
    name = parts_of(marking).scheme
    if marking != marking.casefold() and marking_fault(marking.casefold(), schemes) is None:
        return f"did you mean '{marking.casefold()}'?"
    kept = (
        f"your policy has {', '.join(sorted(schemes))} markings only; if the paper really is marked {marking}, ask whoever"
        " keeps policy.yaml: do not choose a lower one"
    )
    return another_scheme(name, schemes, unnamed) if name in unnamed else did_you_mean(name, schemes, kept)


def _with_caveat(level: str, scheme: Scheme) -> str | None:
    """Return what was meant where a level was written together with a caveat, as it is printed: `official-sensitive`."""
    said = re.sub(r"[^a-z0-9]+", "-", level.casefold())
    for one in scheme.levels:
        for caveat in scheme.known_caveats.values():
            if said == f"{one.id}-{caveat.id}" and (not caveat.levels or one.id in caveat.levels):
                return f"{one.id}/{caveat.id}"
    return None


def _caveat_fault(name: str, written: Written, scheme: Scheme) -> tuple[str, str] | None:
    known = scheme.known_caveats
    if name not in known:
        none = f"'{scheme.name}' has no caveats: write the level alone"
        return f"'{scheme.name}' has no caveat '{name}'", did_you_mean(name, known, choice(known) if known else none)
    if written.caveats.count(name) > 1:
        return f"'{name}' stands in the marking twice", "keep one"
    levels = known[name].levels
    if levels and written.level not in levels:
        return f"'{name}' does not stand with the level '{written.level}'", f"it stands with {', '.join(levels)}"
    return None


def load_scheme(path: Path) -> Scheme:
    """Load a handling scheme. Raises UserError where its name is not its file's, or its parts do not fit together."""
    located = read_yaml(path)
    scheme = validate(Scheme, located)
    if found := tuple(_faults(scheme, located, path.stem)):
        raise UserError(*found)
    return scheme


def _faults(scheme: Scheme, located: Located, name: str) -> Iterator[Diagnostic]:
    span = located.positions.span
    ids = [level.id for level in scheme.levels]
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield problem(POLICY, f"two levels are called '{id_}'", span(("levels", index, "id")))
    if scheme.name != name:
        yield problem(POLICY, f"the scheme calls itself '{scheme.name}'", span(("name",)), f"write `name: {name}`")
    unmarked = [index for index, level in enumerate(scheme.levels) if level.portion is None]
    if 0 < len(unmarked) < len(scheme.levels):
        message = f"the level '{ids[unmarked[0]]}' has no portion mark, and others have one"
        yield problem(POLICY, message, span(("levels", unmarked[0])), "write one for each level, or for none")
    yield from _caveat_faults(scheme, located)
    yield from _first_page_faults(scheme, located)


def _caveat_faults(scheme: Scheme, located: Located) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for place, caveat in _placed(scheme):
        if caveat.id in seen:
            span = located.positions.span((*place, "id"))
            yield problem(POLICY, f"two caveats are called '{caveat.id}'", span)
        seen.add(caveat.id)
        yield from _unknown(caveat.levels, [level.id for level in scheme.levels], "level", located, (*place, "levels"))
        for field in ("needs", "excludes", "replaces"):
            yield from _unknown(getattr(caveat, field), scheme.known_caveats, "caveat", located, (*place, field))


def _placed(scheme: Scheme) -> Iterator[tuple[Location, Caveat]]:
    for number, group in enumerate(scheme.caveats):
        for index, caveat in enumerate(group.members):
            yield ("caveats", number, "members", index), caveat


def _unknown(
    names: tuple[str, ...], known: list[str] | Mapping[str, Caveat], what: str, located: Located, place: Location
) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        if name not in known:
            hint = did_you_mean(name, known, choice(known))
            yield problem(POLICY, f"the scheme has no {what} '{name}'", located.positions.span((*place, index)), hint)


def _first_page_faults(scheme: Scheme, located: Located) -> Iterator[Diagnostic]:
    if scheme.first_page is None:
        return
    levels = [level.id for level in scheme.levels]
    yield from _unknown(scheme.first_page.levels, levels, "level", located, ("first_page", "levels"))
    known = (*HEAD_FIELDS, *(group.name for group in scheme.caveats))
    for index, line in enumerate(scheme.first_page.lines):
        if line.says not in known:
            hint = did_you_mean(line.says, known, choice(known))
            span = located.positions.span(("first_page", "lines", index, "says"))
            yield problem(POLICY, f"nothing is called '{line.says}'", span, hint)
