"""Load a pack: front matter, sections, registers; every problem of all its files at once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from briefgen.content.checks import check_pack
from briefgen.content.front import DocumentFields
from briefgen.content.item import Review
from briefgen.content.loading import Loading, Parser, SectionsReader
from briefgen.content.markdown import read_sections
from briefgen.content.names import (
    CITATION,
    DANGLING,
    KIND,
    LIKELIHOOD,
    STRUCTURE,
    UNKNOWN_NAME,
    UNUSED,
    problem,
)
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.references import References
from briefgen.content.reviewed import outdated
from briefgen.diagnostics import Diagnostic, Span, UserError, errors, told_once
from briefgen.located.yaml import parse_yaml
from briefgen.project.folder import ProjectFolder
from briefgen.project.packs import PackSource

NAMES: Final = frozenset({DANGLING, UNKNOWN_NAME, CITATION, LIKELIHOOD, KIND})
"""Codes of names that nothing has, and of items without a kind: one fault in several places is told once."""

_SHARED: Final = (Review, DocumentFields)
"""Models that stand in many others, each of which would work them out for itself."""


def load_pack(
    source: PackSource,
    folder: ProjectFolder,
    policy: LoadedPolicy,
    *,
    sections: SectionsReader = read_sections,
    parsed: Parser = parse_yaml,
) -> Pack:
    """Return the pack, with its warnings. Raises UserError with every problem of every file. *sections* and *parsed* read the
    words of a file.
    """
    for model in _SHARED:
        model.model_rebuild()
    loading = Loading(source=source, root=folder.content, sections=sections, parsed=parsed)
    loading.read()
    loading.take_house()
    found = [*(_unchosen(one, policy) for one in loading.problems), *loading.registry.problems]
    front = loading.front
    pack = loading.pack(front) if front is not None else None
    if pack is not None and not pack.items and not found:
        span = Span(path=loading.inputs[0], line=1)
        found.append(
            problem(STRUCTURE, "the pack has no items", span, "write a section: a heading, and bullets below it")
        )
    if pack is not None:
        folder_of_pack = source.path if source.path.is_dir() else source.path.parent
        references = References(
            pack=pack,
            registry=loading.registry,
            items=loading.ids,
            nameless=loading.nameless,
            one_file=source.path.is_file(),
        )
        headings = tuple(loading.headings)
        found.extend(
            check_pack(
                pack,
                policy,
                headings,
                references,
                folder_of_pack,
                unsound=loading.unsound,
                faulty=loading.faulty_series,
            )
        )
    ordered = _in_order(told_once(_in_order(_without_echoes(found)), NAMES))
    if pack is None or errors(ordered):
        raise UserError(*ordered)
    return replace(pack, warnings=ordered, outdated=outdated(pack))


def _in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems by place, each once: what a heading says wrongly is found again for each of its items."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _without_echoes(problems: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Return the problems; where there are errors, that nothing refers to an entry may be for one of them."""
    found = tuple(problems)
    return (problem for problem in found if problem.code != UNUSED) if errors(found) else found


def _unchosen(found: Diagnostic, policy: LoadedPolicy) -> Diagnostic:
    """Return the problem; of a pack without a marking, with those that its policy has: none is chosen for anybody, nor is a
    title.
    """
    if found.message == "'title' is missing":
        return replace(found, hints=("add `title: …`, the title in print",))
    if found.message != "'marking' is missing":
        return found
    known = ", ".join(f"{name}:{level.id}" for name, scheme in policy.schemes.items() for level in scheme.levels)
    hint = f"add a line `marking: …` with one of {known}: the lowest that anything here is marked"
    return replace(found, hints=(hint,))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return ("", 0, 0) if span is None else (span.path.as_posix(), span.line, span.column)
