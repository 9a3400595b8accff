"""Which sentences of a source the statements of a pack cite, and which none does yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from briefgen.authoring.kept import is_kept, kept_path, read_kept
from briefgen.authoring.read import read_source
from briefgen.authoring.source import SourceText
from briefgen.build.project import Project
from briefgen.build.unknown import nearest
from briefgen.content.item import LOCATOR, CitationRecord
from briefgen.content.names import DANGLING, problem, warning
from briefgen.content.pack import Pack
from briefgen.content.registry import REGISTERS
from briefgen.content.sources import Source
from briefgen.content.walk import citations
from briefgen.diagnostics import Diagnostic, UnknownNameError
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

NOT_THERE: Final = "BG147"
"""A citation of a sentence that the text does not have."""
NO_TEXT: Final = "BG148"
"""A source of which no text is kept."""

_MOST_DIGITS: Final = 9


class State(StrEnum):
    COVERED = "covered"
    SET_ASIDE = "set aside"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredSentence:
    locator: str
    words: str
    state: State
    items: tuple[str, ...]
    """The items and entries of registers that cite it: the first by their names, the others as `register:name`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    pack: str
    source: str
    text: Path
    """Where its text was read."""
    sentences: tuple[CoveredSentence, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Warnings of citations that the text has no place for."""

    def count(self, state: State) -> int:
        return sum(each.state is state for each in self.sentences)

    @property
    def is_complete(self) -> bool:
        """Whether no sentence is left, and each that is cited is there."""
        return not self.count(State.UNCOVERED) and not self.diagnostics


def coverage(project: Project, pack: str, source: str, file: Path | None = None) -> Coverage:
    """Hold the pack's citations of *source* against its text, the kept one where no *file* is named.

    Raises UnknownNameError for a pack or source that is not there, UserError where the pack or the text cannot be read.
    """
    project.require(packs=(pack,))
    loaded = project.pack(pack)
    if source not in loaded.registers.sources:
        hints = nearest(source, tuple(loaded.registers.sources), "sources")
        raise UnknownNameError(problem(DANGLING, f"the pack '{pack}' has no source '{source}'", None, *hints))
    path = file or kept_path(_main(project, pack), source)
    text = _text(path, loaded.registers.sources[source], project.folder.templates, is_named=file is not None)
    cited = _Cited(loaded, source, text)
    return Coverage(
        pack=pack,
        source=source,
        text=path,
        sentences=tuple(cited.sentences()),
        diagnostics=tuple(cited.misplaced()),
    )


def kept_sources(project: Project, pack: str) -> tuple[str, ...]:
    """Return the sources of the pack whose texts are kept. Raises UserError where there is none."""
    project.require(packs=(pack,))
    main = _main(project, pack)
    found = tuple(name for name in project.pack(pack).registers.sources if kept_path(main, name).is_file())
    if not found:
        raise UnknownNameError(_no_text(kept_path(main, "<source>"), f"no text of a source of '{pack}' is kept"))
    return found


def _main(project: Project, pack: str) -> Path:
    return next(each.main for each in project.sources if each.name == pack)


def _text(path: Path, source: Source, templates: tuple[Path, ...], *, is_named: bool) -> SourceText:
    if not is_named and not path.is_file():
        raise UnknownNameError(_no_text(path, f"no text of the source '{source.id}' is kept"))
    if is_kept(path) or not is_named:
        return read_kept(path, source.id, source.title)
    return read_source(path, source.id, templates, source.sections)


def _no_text(path: Path, message: str) -> Diagnostic:
    place = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    return problem(NO_TEXT, message, None, f"name its file: --text report.txt; or keep it as {place}")


class _Cited:
    """The citations of one source, each beside the sentences that it names."""

    def __init__(self, pack: Pack, source: str, text: SourceText) -> None:
        self._pack = pack
        self._text = text
        self._there = dict(text.sentences())
        self._lengths = {
            (section.key, number): len(paragraph)
            for section in text.sections
            for number, paragraph in enumerate(section.paragraphs, 1)
        }
        self._of: dict[str, list[str]] = defaultdict(list)
        self._missing: list[tuple[Location, str]] = []
        for name, location, citation in _citations(pack):
            if citation.source == source and citation.locator:
                self._take(name, location, citation)

    def _take(self, name: str, location: Location, citation: CitationRecord) -> None:
        match = LOCATOR.fullmatch(citation.locator or "")
        if match is None or match["section"] is None:
            return
        section, paragraph = match["section"], _number(match["paragraph"])
        whole = max(self._lengths.get((section, paragraph), 0), 1)
        first = _number(match["first"]) if match["first"] else 1
        last = _number(match["last"] or match["first"]) if match["first"] else whole
        named = [f"{section} {paragraph}.{count}" for count in range(first, min(last, first + len(self._there)) + 1)]
        for locator in named:
            if locator in self._there and name not in self._of[locator]:
                self._of[locator].append(name)
        if missing := next((each for each in named if each not in self._there), None):
            self._missing.append((location, missing))

    def sentences(self) -> Iterator[CoveredSentence]:
        for locator, sentence in self._there.items():
            items = tuple(self._of.get(locator, ()))
            state = State.COVERED if items else State.SET_ASIDE if sentence.set_aside else State.UNCOVERED
            yield CoveredSentence(locator=locator, words=sentence.words, state=state, items=items)

    def misplaced(self) -> Iterator[Diagnostic]:
        for location, locator in self._missing:
            section, _, place = locator.partition(" ")
            paragraph = int(place.partition(".")[0])
            lengths: Mapping[int, int] = {
                number: length for (key, number), length in self._lengths.items() if key == section
            }
            if not lengths:
                hint = f"its sections are {', '.join(each.key for each in self._text.sections)}"
            elif paragraph not in lengths:
                hint = f"'{section}' has {_counted(len(lengths), 'paragraph')}"
            else:
                hint = f"'{section} {paragraph}' has {_counted(lengths[paragraph], 'sentence')}"
            message = f"the text of '{self._text.id}' has no '{locator}'"
            yield warning(NOT_THERE, message, self._pack.positions.span(location), hint)


def _number(digits: str) -> int:
    """Return a number that no text has as many of, where there are more digits than any has."""
    return int(digits[:_MOST_DIGITS])


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _citations(pack: Pack) -> Iterator[tuple[str, Location, CitationRecord]]:
    """Yield every citation of the pack behind the name of what cites."""
    for entry in pack.items:
        yield from ((entry.id, *found) for found in citations(entry.item, ("items", entry.id)))
    for register in REGISTERS:
        for name, entry in getattr(pack.registers, register).items():
            yield from ((f"{register}:{name}", *found) for found in citations(entry, (register, name)))
    for name, rows in pack.rows.items():
        for index, row in enumerate(rows):
            yield from ((f"series:{name}", ("series", name, "rows", index), each) for each in row.sources)
