"""How the sign-offs of a pack's briefs stand."""

from collections.abc import Iterator

from briefgen.build.brief import Brief
from briefgen.build.pipeline import compose_pack
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.build.signoffs import signed_stems
from briefgen.build.stems import stems
from briefgen.diagnostics import Diagnostic, errors
from briefgen.frozen import dataclass
from briefgen.release.records import read_releases


@dataclass(frozen=True, slots=True, kw_only=True)
class PackStatus:
    briefs: tuple[Brief, ...]
    """With their `signing`; those that nobody has to sign and nobody has signed as well."""
    lost: tuple[str, ...] = ()
    """What the files were called of briefs that were signed, and that are no longer declared."""
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
    return PackStatus(
        briefs=tuple(briefs[stem] for stem in sorted(briefs)),
        lost=tuple(sorted(signed - declared)),
        damaged_releases=read_releases(project.folder, pack).damaged,
        diagnostics=errors(composed.diagnostics),
    )


def _declared(project: Project) -> Iterator[str]:
    for name in project.audiences:
        yield from stems(project.audience(name))
