"""Where the words of a finished brief come from: the brief is composed again, and its tree says it of every word."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Final

from briefgen.build.brief import Brief
from briefgen.build.project import Project
from briefgen.build.sentences import new_in_pages, not_in_lines
from briefgen.checks.let_stand import let_stand
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin
from briefgen.document.sentences import sentences
from briefgen.frozen import dataclass
from briefgen.regular import MOST_BYTES, read_regular
from briefgen.trace.find import Found, Words
from briefgen.trace.grounds import CitedSource, Ground, Grounds
from briefgen.trace.places import Places
from briefgen.trace.reading import UNREADABLE, read_words
from briefgen.trace.record import Changes, Recorded, Standing, changes, find_record, is_same_file, recompose
from briefgen.trace.runs import Piece, Run, runs

NOT_OURS: Final = "BG561"
_CONTEXT: Final = 60
"""Characters that are shown before and behind the words that were looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which brief a file is taken for where nothing is recorded of it."""

    pack: str
    audience: str
    language: str | None = None
    form: str | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Where some words come from."""

    origin: Origin
    place: Span | None
    """None for numbers and signs that are made in composing."""
    ground: Ground | None
    """What an item's or an entry's words rest on."""
    cited: tuple[CitedSource, ...] = ()
    """What the words name as sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words in their place."""

    before: str
    words: str
    after: str
    first_page: int | None
    last_page: int | None
    part: str
    """`text`, `note`, `furniture` (what stands on every page) or `told` (to those who cannot see a figure)."""
    origins: tuple[Traced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is to be said of a file, and of the words that were looked for in it, or of all its words."""

    path: Path
    standing: Standing
    changes: Changes
    brief: Brief
    as_of: str
    hits: tuple[Hit, ...]
    near: tuple[str, ...] = ()
    """Sentences like the words that were not found."""
    stands_in_file: bool = False
    """Whether the words stand in the file itself, though not in the brief: somebody has written them since."""
    strange: tuple[str, ...] = ()
    """Of an edited file, and of one that is not ours: its words that are not in the brief."""


def trace(
    project: Project, path: Path, *, phrase: str | None = None, item: str | None = None, asked: Asked | None = None
) -> Trace:
    """Trace *phrase* in the file at *path*, the words of one *item*, or every sentence.

    Raises `UserError` where the file cannot be read, and where it is not one that was built here, unless it is *asked* which
    brief to take it for.
    """
    content = _content(path)
    written = read_words(path, content)
    recorded = find_record(project, path, content)
    if recorded is None and asked is None:
        raise UserError(_not_ours(path))
    brief, standing, changed = _brief(project, recorded, asked)
    layout, _ = brief.laid_out(path.suffix.lower().removeprefix("."))
    own = runs(brief.document, layout)
    words = Words(own, brief.language)
    tracing = _Tracing(project, brief)
    is_ours = standing in {Standing.EXACT, Standing.CHANGED}
    if phrase is None:
        hits = tuple(tracing.sentences(own, item))
    else:
        hits = tuple(tracing.hit(found) for found in words.find(phrase))
    lost = phrase if phrase is not None and not hits else None
    return Trace(
        path=path,
        standing=standing,
        changes=changed,
        brief=brief,
        as_of=recorded.made.as_of if recorded else brief.leak_question.moment.isoformat(),
        hits=hits,
        near=words.near(lost) if lost else (),
        stands_in_file=bool(lost) and not is_ours and Words(_as_runs(written), brief.language).has(lost or ""),
        strange=() if is_ours or phrase is not None else tuple(_strange(path, written, words)),
    )


def _content(path: Path) -> bytes:
    try:
        content = read_regular(path)
    except OSError as fault:
        raise UserError(_unread(path, (fault.strerror or "no reason given").lower())) from None
    if len(content) > MOST_BYTES:
        raise UserError(_unread(path, f"it has more than {MOST_BYTES // 1_000_000} MB"))
    return content


def _unread(path: Path, why: str) -> Diagnostic:
    return Diagnostic(
        code=UNREADABLE, message=f"'{path.name}' cannot be read: {why}", hints=("name the finished brief",)
    )


def _brief(project: Project, recorded: Recorded | None, asked: Asked | None) -> tuple[Brief, Standing, Changes]:
    if recorded is None:
        assert asked is not None
        brief = project.brief(asked.pack, asked.audience, language=asked.language, form=asked.form, as_of=asked.as_of)
        return brief, Standing.UNKNOWN, Changes()
    brief = recompose(project, recorded)
    changed = changes(project, project.pack(recorded.pack), recorded)
    if recorded.is_edited:
        return brief, Standing.EDITED, changed
    is_exact = not changed or is_same_file(brief, recorded)
    return brief, Standing.EXACT if is_exact else Standing.CHANGED, changed


class _Tracing:
    """Follows the words of one brief."""

    def __init__(self, project: Project, brief: Brief) -> None:
        self._places = Places(project.folder)
        pack = project.pack(brief.pack)
        self._grounds = Grounds(pack, let_stand(pack, (*project.findings(brief.pack), *brief.diagnostics)))

    def hit(self, found: Found) -> Hit:
        """Return what was found with where its words come from."""
        first, last = found.runs[0], found.runs[-1]
        return Hit(
            before=_end(found.before),
            words=found.words,
            after=_start(found.after),
            first_page=first.first_page,
            last_page=last.last_page,
            part=first.part,
            origins=tuple(self._origins(found)),
        )

    def sentences(self, own: Iterable[Run], item: str | None) -> Iterator[Hit]:
        """Yield every sentence of a brief, or those in which an item is printed."""
        for run in own:
            for found in _sentences(run):
                named = {piece.origin.item for piece in found.pieces if isinstance(piece.origin, ItemOrigin)}
                if item is None or item in named:
                    yield self.hit(found)

    def _origins(self, found: Found) -> Iterator[Traced]:
        """Yield each origin once, in order, with all that is cited by it."""
        for origin in dict.fromkeys(piece.origin for piece in found.pieces):
            cited = dict.fromkeys(each for piece in found.pieces if piece.origin == origin for each in piece.sources)
            sources = (self._grounds.cited(name, locator) for name, locator in cited)
            yield Traced(
                origin=origin,
                place=self._places.of(origin),
                ground=self._grounds.of(origin) if isinstance(origin, ItemOrigin) else None,
                cited=tuple(source for source in sources if source is not None),
            )


def _sentences(run: Run) -> Iterator[Found]:
    """Yield the sentences of a run, each with the pieces that it goes over and the citations behind it."""
    text = "".join(piece.text for piece in run.pieces if piece.kind != "citation")
    lengths = [0 if piece.kind == "citation" else len(piece.text) for piece in run.pieces]
    starts = [*accumulate(lengths[:-1], initial=0)]
    ends = [*accumulate(lengths)]
    at = 0
    for sentence, following in _with_next(text):
        start, end = text.index(sentence, at), len(text)
        at = start + len(sentence)
        end = text.index(following, at) if following else end + 1
        held = tuple(
            piece
            for piece, first, last in zip(run.pieces, starts, ends, strict=True)
            if (start < first <= end if piece.kind == "citation" else last > start and first < at)
            and any(map(str.isalnum, piece.text))
        )
        if held:
            yield Found(runs=(run,), pieces=held, before="", words=sentence, after="")


def _with_next(text: str) -> Iterator[tuple[str, str | None]]:
    found = tuple(sentences(text))
    yield from zip(found, (*found[1:], None), strict=False)


def _strange(path: Path, written: Sequence[str], words: Words) -> Iterator[str]:
    """Yield the sentences of a file that are not in its brief."""
    if path.suffix.lower() == ".pdf":
        return new_in_pages(("\n".join(written),), *((each,) for each in words.texts))
    return not_in_lines(written, words.texts)


def _as_runs(written: Iterable[str]) -> tuple[Run, ...]:
    unknown = PhraseOrigin(key="", language="")
    return tuple(Run(pieces=(Piece(text=line, origin=unknown),), first_page=None, last_page=None) for line in written)


def _end(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"…{text[-_CONTEXT:]}"


def _start(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"{text[:_CONTEXT]}…"


def _not_ours(path: Path) -> Diagnostic:
    return Diagnostic(
        code=NOT_OURS,
        message=f"nothing is recorded of '{path.name}': it was not built here, or its record is gone",
        hints=("say which brief to look in, by --pack and --for",),
    )
