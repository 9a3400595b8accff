"""How the sign-offs of a pack's briefs stand, and the editions of them that went out."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from briefgen.build.brief import Brief
from briefgen.build.composition import compose_pack
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.build.signoffs import signed_stems
from briefgen.build.stems import stems
from briefgen.diagnostics import Diagnostic, errors
from briefgen.frozen import dataclass
from briefgen.release.records import Released, Releases, read_releases


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStanding:
    """An edition that went out, and what was said against it since."""

    released: Released
    withdrawal: Released | None
    successor: Released | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackStatus:
    briefs: tuple[Brief, ...]
    """With their `signing`; those that nobody has to sign and nobody has signed as well."""
    lost: tuple[str, ...] = ()
    """What the files were called of briefs that were signed, and that are no longer declared."""
    editions: Mapping[str, EditionStanding] = field(default_factory=dict)
    """What a brief is called → what became of the edition that it is, where that went out."""
    damaged_releases: tuple[str, ...] = ()
    """Records of releases and withdrawals that cannot be believed, or are gone."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What keeps briefs from being built."""


def status(project: Project, pack: str, audiences: tuple[str, ...] = (), *, every: bool = False) -> PackStatus:
    """Return how a pack's sign-offs stand: of the briefs that a build makes, of all with *every*, and of those that were ever
    signed. Raises `UnknownNameError`.
    """
    project.require(packs=(pack,), audiences=audiences)
    asked = Asked(packs=(pack,), audiences=audiences, every=every)
    composed = compose_pack(project, pack, asked)
    briefs = {brief.stem: brief for brief in (*composed.briefs, *composed.held)}
    signed = signed_stems(project.folder, pack)
    if not every and not signed <= briefs.keys():
        more = compose_pack(project, pack, Asked(packs=(pack,), audiences=audiences, every=True))
        briefs |= {brief.stem: brief for brief in (*more.briefs, *more.held) if brief.stem in signed}
    declared = frozenset(_declared(project))
    releases = read_releases(project.folder, pack)
    return PackStatus(
        briefs=tuple(briefs[stem] for stem in sorted(briefs)),
        lost=tuple(sorted(signed - declared)),
        editions={stem: one for stem, brief in briefs.items() if (one := _edition(project, brief, releases))},
        damaged_releases=releases.damaged,
        diagnostics=errors(composed.diagnostics),
    )


def _edition(project: Project, brief: Brief, releases: Releases) -> EditionStanding | None:
    """Return what became of the edition that a brief says it is; None where that was not released."""
    released = releases.edition(brief.stem, project.document(brief.pack, brief.audience).edition or "")
    if released is None:
        return None
    withdrawal, successor = releases.withdrawal(released), releases.successor(released)
    return EditionStanding(released=released, withdrawal=withdrawal, successor=successor)


def _declared(project: Project) -> Iterator[str]:
    for name in project.audiences:
        yield from stems(project.audience(name))
