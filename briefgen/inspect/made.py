"""Whose file it is: the pack and the brief that it was built as, by the records of builds; or by the words it has."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from briefgen.build.baselines import read_baseline
from briefgen.build.files import digest
from briefgen.build.manifest import NAME, input_path, read_outputs
from briefgen.build.outputs import Output
from briefgen.build.project import Project
from briefgen.build.records import read_record
from briefgen.diagnostics import Diagnostic, UnknownNameError
from briefgen.frozen import dataclass
from briefgen.leak.words import Mark, run_marks, tokens
from briefgen.regular import read_regular

UNKNOWN_PACK: Final = "BG190"
SAME: Final = 0.5
"""Of a brief's runs of words: with so many it is that brief, edited."""
_OF_PACK: Final = 0.05
"""Of a file's runs of words: with fewer it may have nothing to do with the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What is known of a file's origin."""

    pack: str
    output: Output | None = None
    """The brief that it was built as, or that it was before it was edited."""
    unchanged: bool = False
    """Whether its bytes are those that were built."""
    edition: str | None = None
    """The moment that the pack's last build was as of."""
    pack_changed: bool = False
    """Whether the pack's files are otherwise than at its last build."""


def find_made(project: Project, content: bytes, lines: Sequence[str], pack: str | None) -> Made:
    """Return whose file it is. Raises `UnknownNameError` where several packs may be meant and none was named."""
    if pack is not None:
        project.require(packs=(pack,))
    names = (pack,) if pack is not None else project.packs
    known = digest(content)
    for name in names:
        for output in read_outputs(project.folder, name):
            if output.sha256 == known:
                return _made(project, name, output, unchanged=True)
    said = said_in(lines)
    found = max(_alike(project, names, said), key=lambda each: each[0], default=None)
    if found is not None and found[0] >= SAME:
        return _made(project, found[1], found[2], unchanged=False)
    return _made(project, _only(project, names, said), None, unchanged=False)


def _made(project: Project, name: str, output: Output | None, *, unchanged: bool) -> Made:
    record = read_record(project.folder, name, NAME)
    edition = record.get("edition")
    return Made(
        pack=name,
        output=output,
        unchanged=unchanged,
        edition=edition if isinstance(edition, str) and output else None,
        pack_changed=bool(record) and _is_changed(project, name, record.get("inputs")),
    )


def _is_changed(project: Project, name: str, recorded: Any) -> bool:
    listed = recorded if isinstance(recorded, list) else []
    built = {str(each.get("path")): each.get("sha256") for each in listed if isinstance(each, dict)}
    return any(
        built.get(input_path(path, project.folder)) != digest(read_regular(path)) for path in project.pack(name).inputs
    )


def _alike(project: Project, names: Sequence[str], said: frozenset[Mark]) -> Iterator[tuple[float, str, Output]]:
    """Yield each brief that is recorded, with the share of its runs of words that the file has."""
    for name in names:
        for output in read_outputs(project.folder, name):
            yield shared(said_in(recorded(project, name, output)), said), name, output


def recorded(project: Project, name: str, output: Output) -> list[str]:
    """Return what each anchor of a built Word document said; nothing where there is no record to be trusted."""
    baseline = read_baseline(project.folder, name, output.document_id or "")
    return [anchor.text for anchor in baseline.anchors] if baseline else []


def _only(project: Project, names: Sequence[str], said: frozenset[Mark]) -> str:
    """Return the only pack, or the one that the words are from. Raises `UnknownNameError`."""
    if len(names) == 1:
        return names[0]
    shares = {name: _share(project, name, said) for name in names}
    likely = [name for name in names if shares[name] >= _OF_PACK]
    if len(likely) == 1:
        return likely[0]
    which = ", ".join(likely or names)
    message = f"the file may be of {len(likely or names)} packs: {which}" if names else "there is no pack here"
    raise UnknownNameError(Diagnostic(code=UNKNOWN_PACK, message=message, hints=("name the one meant: --pack NAME",)))


def _share(project: Project, name: str, said: frozenset[Mark]) -> float:
    known = frozenset[Mark]().union(*(lot.marks[-1] for lot in project.evidence(name).lots))
    return shared(said, known)


def shared(own: frozenset[Mark], said: frozenset[Mark]) -> float:
    """Return the share of a text's own runs of words that were said."""
    return len(own & said) / len(own) if own else 0.0


def said_in(lines: Sequence[str]) -> frozenset[Mark]:
    """Return the marks of the runs of four words within each line."""
    return frozenset(mark for line in lines for mark in run_marks(tokens(line))[-1])
