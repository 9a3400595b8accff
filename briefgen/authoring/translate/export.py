"""An export of a pack for a translator, with the marking of all that is in it."""

from collections.abc import Collection

from briefgen.authoring.translate.gather import gather
from briefgen.authoring.translate.printed import Printed, printed
from briefgen.authoring.translate.segment import Export
from briefgen.build.project import Project
from briefgen.content.pack import Pack
from briefgen.content.reviewed import Standing
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.gate.access import Handling
from briefgen.gate.decide import reader_of
from briefgen.gate.levels import level_of
from briefgen.gate.rollup import banner, carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    export: Export
    told: tuple[Diagnostic, ...]


def export(
    project: Project, name: str, language: str, *, only: Collection[Standing] = (), audience: str | None = None
) -> Exported:
    """Return what a translator into *language* gets of the pack *name*: of all of it, or of what *audience*'s briefs print.

    Raises `UserError` where the pack, or that audience's brief, is at fault.
    """
    pack = project.pack(name)
    project.known(name).require()
    of_audience = None if audience is None else printed(project, name, audience)
    gathered = gather(project, name, language, only=only, printed=of_audience)
    front = pack.front
    return Exported(
        export=Export(
            pack=name,
            title=(front.titles.get(audience, front.title) if audience else front.title),
            source_language=front.language,
            language=language,
            marking=_marking(project, pack, of_audience),
            audience=audience,
            segments=gathered.segments,
            terms=gathered.terms,
        ),
        told=() if audience else gathered.told,
    )


def _marking(project: Project, pack: Pack, of_audience: Printed | None) -> str:
    """Return what stands on every page: markings rolled up, and the latest embargo of what is in the file."""
    handlings = _handlings(project, pack)
    if of_audience is not None:
        handlings = {key: one for key, one in handlings.items() if key in of_audience.records}
    untils = [
        one.embargo_until for one in handlings.values() if one.embargo_until and one.embargo_until > pack.front.as_of
    ]
    embargo = [f"under embargo until {max(untils).isoformat(timespec='minutes')}"] if untils else []
    return "; ".join((of_audience.marking if of_audience else _rolled_up(project, pack, handlings.values()), *embargo))


def _handlings(project: Project, pack: Pack) -> dict[tuple[str, str], Handling]:
    """Return how everything is to be handled, which does not hang on who asks."""
    anybody = next(iter(project.policy.policy.audiences))
    decided = project.known(pack.name).decide(reader_of(project.policy, anybody, pack.front.as_of))
    items = {("items", id_): one.handling for id_, one in decided.items.items()}
    return {**items, **{key: one.handling for key, one in decided.entries.items()}}


def _rolled_up(project: Project, pack: Pack, handlings: Collection[Handling]) -> str:
    written = (pack.front.marking, *pack.front.markings.values())
    known = [level for marking in written if (level := level_of(project.policy, marking)) is not None]
    return "; ".join(map(banner, carried([*known, *(one.level for one in handlings)], None)))
