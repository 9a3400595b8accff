"""Who must be told when a source is withdrawn or a figure corrected: what rests on it, the briefs and the files that hold it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final, Literal

from briefgen.build.brief import Brief
from briefgen.build.composition import admitted
from briefgen.build.files import digest
from briefgen.build.ledger import Remembered, read_ledger
from briefgen.build.manifest import read_outputs
from briefgen.build.project import Project
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, Span, UnknownNameError, UserError
from briefgen.document.inlines import Citation
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins
from briefgen.document.walk import walk
from briefgen.frozen import dataclass
from briefgen.trace.graph import Key, Tie, names, ties
from briefgen.trace.grounds import ITEMS

UNKNOWN: Final = "BG563"
AMBIGUOUS: Final = "BG564"
_MOST_NEAR: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependent:
    """What depends on something, with what depends on it in turn."""

    key: Key
    ties: tuple[str, ...]
    """Why, each tie once."""
    place: Span | None
    above: tuple["Dependent", ...] = ()
    is_seen: bool = False
    """Whether what depends on it is listed where it stands first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedBrief:
    """A brief that may hold something of it."""

    audience: str
    language: str
    form: str | None
    printed: tuple[Key, ...]
    seen: tuple[Key, ...]
    """What its reader may see, whether printed or not."""
    fault: str = ""
    """Why it cannot be composed; then nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedFile:
    """A file that was built and holds something of it."""

    path: str
    sha256: str
    audience: str
    language: str
    form: str | None
    printed: tuple[str, ...]
    """The items in it that are concerned."""
    standing: Literal["as built", "replaced since", "changed since", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    pack: str
    of: Key
    place: Span | None
    dependents: tuple[Dependent, ...]
    """What depends on it directly."""
    briefs: tuple[ReachedBrief, ...]
    files: tuple[ReachedFile, ...]

    @property
    def concerned(self) -> frozenset[Key]:
        """Itself, and all that depends on it."""
        return frozenset((self.of, *(each.key for each in flat(self.dependents))))


def flat(dependents: Iterable[Dependent]) -> Iterator[Dependent]:
    for each in dependents:
        yield each
        yield from flat(each.above)


def impact(project: Project, name: str, packs: Iterable[str] = ()) -> tuple[Impact, ...]:
    """Return what depends on *name*, `id` or `register:id`, in every pack that has it.

    Raises `UnknownNameError` where none has it, or where one has it in several registers.
    """
    wanted = tuple(packs) or project.packs
    found = {pack: _matching(project.pack(pack), name) for pack in wanted}
    known = {pack: keys for pack, keys in found.items() if keys}
    if not known:
        raise UnknownNameError(_unknown(name, [key for pack in wanted for key in names(project.pack(pack))]))
    if several := next((keys for keys in known.values() if len(keys) > 1), None):
        raise UnknownNameError(_ambiguous(name, several))
    return tuple(_impact(project, pack, keys[0]) for pack, keys in known.items())


def _matching(pack: Pack, name: str) -> tuple[Key, ...]:
    return tuple(sorted(key for key in names(pack) if name in {key.id, str(key)}))


def _impact(project: Project, pack: str, of: Key) -> Impact:
    loaded = project.pack(pack)
    by_lower: dict[Key, list[Tie]] = {}
    for tie in ties(loaded):
        by_lower.setdefault(tie.lower, []).append(tie)
    walk_up = _Walk(pack=loaded, by_lower=by_lower, listed={of}, followed={of})
    dependents = tuple(walk_up.above(of))
    concerned = frozenset((of, *(each.key for each in flat(dependents))))
    briefs = tuple(_briefs(project, pack, concerned))
    files = tuple(_files(project, pack, concerned, briefs))
    place = _place(loaded, of)
    return Impact(pack=pack, of=of, place=place, dependents=dependents, briefs=briefs, files=files)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """A way up through the ties of one pack, on which nothing is followed twice."""

    pack: Pack
    by_lower: Mapping[Key, list[Tie]]
    listed: set[Key]
    followed: set[Key]

    def above(self, of: Key) -> Iterator[Dependent]:
        """Yield what depends on *of*, and on that in turn."""
        upper: dict[Key, list[Tie]] = {}
        for tie in self.by_lower.get(of, ()):
            if tie.upper != of:
                upper.setdefault(tie.upper, []).append(tie)
        fresh = upper.keys() - self.listed
        self.listed.update(fresh)
        for key, own in upper.items():
            follows = any(tie.goes_on for tie in own) and key not in self.followed
            if follows:
                self.followed.add(key)
            yield Dependent(
                key=key,
                ties=tuple(dict.fromkeys(tie.why for tie in own)),
                place=_place(self.pack, key),
                above=tuple(self.above(key)) if follows else (),
                is_seen=key not in fresh,
            )


def _place(pack: Pack, key: Key) -> Span | None:
    if key.register == ITEMS:
        return next((entry.text_span for entry in pack.items if entry.id == key.id), None)
    return pack.positions.span((key.register, key.id))


def _briefs(project: Project, pack: str, concerned: frozenset[Key]) -> Iterator[ReachedBrief]:
    """Yield the briefs whose readers may see any of it, in every language and form; also those that cannot be composed. A reader
    whom the pack does not admit has none.
    """
    for audience in admitted(project, project.pack(pack)):
        form = project.audience(audience).form
        for other in (None, *form.forms):
            for language in form.languages_in(other):
                try:
                    brief = project.brief(pack, audience, language=language, form=other)
                except UserError as fault:
                    said = fault.diagnostics[0].message
                    yield ReachedBrief(
                        audience=audience, language=language, form=other, printed=(), seen=(), fault=said
                    )
                    continue
                if reached := _reached(brief, concerned):
                    yield reached


def _reached(brief: Brief, concerned: frozenset[Key]) -> ReachedBrief | None:
    withheld = {Key(each.register, each.id) for each in brief.withheld}
    seen = tuple(sorted(concerned - withheld))
    if not seen:
        return None
    printed = tuple(sorted(concerned & frozenset(_printed(brief))))
    return ReachedBrief(audience=brief.audience, language=brief.language, form=brief.form, printed=printed, seen=seen)


def _printed(brief: Brief) -> Iterator[Key]:
    """Yield all of which a brief prints words, and the sources that it cites; an exhibit's data are its series' too."""
    for origin in origins(brief.document):
        if isinstance(origin, ItemOrigin):
            yield Key(origin.register, origin.item)
    for node in walk(brief.document):
        if isinstance(node, Citation):
            yield from (Key("sources", each.source) for each in node.references)


def _files(
    project: Project, pack: str, concerned: frozenset[Key], briefs: tuple[ReachedBrief, ...]
) -> Iterator[ReachedFile]:
    """Yield the files that hold any of it, those that were replaced since as well: somebody may have them.

    A file holds what its record says that it prints; what is no item, such as a figure, it holds where its brief does now.
    """
    items = {key.id for key in concerned if key.register == ITEMS}
    printing = {(each.audience, each.language, each.form) for each in briefs if each.printed}
    current = {(output.path, output.sha256) for output in read_outputs(project.folder, pack)}
    remembered = read_ledger(project.folder, pack).files
    built = {(made.path, made.sha256) for made in remembered}
    for made in remembered:
        own = tuple(item for item in made.items if item in items)
        if own or (made.audience, made.language, made.form) in printing:
            yield ReachedFile(
                path=made.path,
                sha256=made.sha256,
                audience=made.audience,
                language=made.language,
                form=made.form,
                printed=own,
                standing=_standing(project, made, built, is_current=(made.path, made.sha256) in current),
            )


def _standing(
    project: Project, made: Remembered, built: Collection[tuple[str, str]], *, is_current: bool
) -> Literal["as built", "replaced since", "changed since", "gone"]:
    path = project.folder.root / made.path
    try:
        sha256 = digest(path.read_bytes())
    except OSError:
        return "gone" if is_current else "replaced since"
    if sha256 == made.sha256:
        return "as built"
    # A build that was stopped has put a file in place, and not written that it holds now.
    is_ours = (made.path, sha256) in built
    return "changed since" if is_current and not is_ours else "replaced since"


def _unknown(name: str, known: Iterable[Key]) -> Diagnostic:
    ids = sorted({key.id for key in known})
    near = get_close_matches(name.rpartition(":")[2], ids, n=_MOST_NEAR, cutoff=0.5)
    hint = (
        f"near it are {', '.join(near)}" if near else "name a source, an item, a figure or another entry of a register"
    )
    return Diagnostic(code=UNKNOWN, message=f"nothing is called '{name}'", hints=(hint,))


def _ambiguous(name: str, keys: Iterable[Key]) -> Diagnostic:
    hint = f"write {' or '.join(map(str, keys))}"
    return Diagnostic(code=AMBIGUOUS, message=f"'{name}' is the name of several things", hints=(hint,))
