"""The record of a pack's builds: `manifest.json`. The same build writes the same bytes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from briefgen import __version__
from briefgen.build.files import digest
from briefgen.build.records import flat, read_record, write_record
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular
from briefgen.resources import bundled_root

NAME: Final = "manifest.json"
LIBRARIES: Final = (
    "babel", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pillow", "pydantic", "python-docx", "PyYAML", "reportlab",
    "uharfbuzz",
)  # fmt: skip
"""Those whose version may change a file's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that was built: which it is, what its brief is composed again by, and whose words it prints."""

    path: str
    """Relative to the project's folder, or absolute where it lies outside."""
    sha256: str
    audience: str
    format: str
    language: str
    form: str | None
    """The other form of the brief that it is; None for the audience's own."""
    as_of: str
    """The moment as of which it was composed, ISO 8601."""
    theme: str
    paper: str
    letterhead: str | None
    """Where the letterhead lies for whose page it is laid out, which a PDF is too."""
    data_attached: bool
    """Whether it is a PDF/A-3a that holds its exhibits' data."""
    embed_fonts: bool | None
    """What was asked for of a Word document's fonts; None leaves it to its length."""
    document_id: str | None
    """By which a Word document is known again, whoever saves it; None for other formats."""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output(Made):
    """One file as the last builds left it."""

    bytes: int
    reference: str | None
    """The name of the letterhead that it stands in."""
    marking: str
    embargo_until: str | None
    """Until when what is in it is held back from others: a moment with its zone; None where nothing is."""
    draft: bool
    """Whether it says DRAFT: a sign-off is lacking, or something in it is a translation that nobody has reviewed in the words of now."""
    unread: tuple[Mapping[str, str], ...]
    """What of the pack that is: register, id, language, and whether it is `unreviewed` or `stale`."""
    strength: str
    """Whether its words were held against its claims' certainty: `checked`, or `not machine-checked` where its language has no
    lexicon that somebody has measured; with the number of findings that reasons let stand (`checked, 1 overruled`).
    """
    overruled: tuple[Mapping[str, Any], ...]
    """Every finding, of whatever kind, that a reason let stand: code, register, item, reason, message."""
    pages: int | None
    """As laid out for the PDF; None for other formats, whose pages their reader decides."""
    words: int
    readability: Mapping[str, Any]
    """How hard its prose is to read: the measure by name, the figures, and the limits that its form sets for them."""
    withheld: tuple[Mapping[str, Any], ...]
    left_out: tuple[str, ...]
    cuts: tuple[Mapping[str, Any], ...]
    """What of that went for length: item, rank, lines; the most important first."""
    back: Mapping[str, Any] | None
    """What the first of them to come back would cost: item, what comes back with it, by how much each limit is broken then."""
    play: Mapping[str, Any] | None
    """How far the theme gave way for length: the share of its spaces, the size of body text in points."""
    templates: tuple[str, ...]
    """The files that gave it its form: what goes where, the audience, the theme, the words of the house."""


def output_path(path: Path, folder: ProjectFolder) -> str:
    """Return how an output's place is recorded."""
    absolute = path.absolute()
    root = folder.root.absolute()
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def input_path(path: Path, folder: ProjectFolder) -> str:
    """Return how an input's place is recorded: from the project's folder, else from the bundled root, else absolute."""
    absolute = path.absolute()
    for root, prefix in ((folder.root.absolute(), ""), (bundled_root().absolute(), "bundled/")):
        if absolute.is_relative_to(root):
            return prefix + absolute.relative_to(root).as_posix()
    return absolute.as_posix()


def fingerprints(inputs: Iterable[Path], folder: ProjectFolder) -> Mapping[str, str]:
    """Return the SHA-256 of every input by its place, in the order of the places."""
    return dict(sorted((input_path(path, folder), digest(read_regular(path))) for path in set(inputs)))


def read_outputs(folder: ProjectFolder, pack: str) -> tuple[Output, ...]:
    """Return the outputs of earlier builds; an entry that is not as this version writes it is passed over."""
    recorded = read_record(folder, pack, NAME).get("outputs")
    return (
        tuple(Output(**_values(entry)) for entry in recorded if _is_output(entry)) if isinstance(recorded, list) else ()
    )


def _is_output(entry: Any) -> bool:
    names = {field.name for field in fields(Output)}
    words = ("path", "audience", "format")
    return isinstance(entry, dict) and entry.keys() == names and all(isinstance(entry[word], str) for word in words)


def _values(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def forget_outputs(folder: ProjectFolder, pack: str, paths: Collection[str]) -> None:
    """Strike the outputs at *paths* out of the record, where there is one. Raises `OSError`."""
    if record := read_record(folder, pack, NAME):
        kept = [flat(output) for output in read_outputs(folder, pack) if output.path not in paths]
        write_record(folder, pack, NAME, record | {"outputs": kept})


def write_manifest(
    folder: ProjectFolder, pack: str, *, edition: str, inputs: Mapping[str, str], outputs: Iterable[Output]
) -> None:
    """Write the record of *pack*; *inputs* are the files' SHA-256 by their places. Raises `OSError`."""
    record = {
        "briefgen": __version__,
        "libraries": {name: version(name) for name in LIBRARIES},
        "pack": pack,
        "edition": edition,
        "inputs": [{"path": path, "sha256": sha256} for path, sha256 in inputs.items()],
        "outputs": [flat(output) for output in sorted(outputs, key=lambda output: output.path)],
    }
    write_record(folder, pack, NAME, record)
