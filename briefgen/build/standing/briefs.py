"""Briefs as earlier builds made them: where a pack was changed in words that a reader does not see, that reader's brief is not
composed, looked over or written again.

A brief is known by all that it is made on, as it was read and cleared, and by what makes it; a file by the tree and the look that it
is written from, and then by the hash of what it holds. Whom it waits for, which reasons let a finding stand and what the leak check
says hang on the whole pack, and are asked anew.

Lines of JSON in the records of the pack: which briefs there are, by what they are known and the hash of the line that each has; and
those lines. What is damaged is as if it were not there.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from briefgen.build.baselines import baseline_path
from briefgen.build.files import digest
from briefgen.build.identity import document_id
from briefgen.build.kept import Ground, KeptBrief
from briefgen.build.outputs import Counted, Output
from briefgen.build.records import flat, records_folder, write_private
from briefgen.build.sealed import SEAL, seal_of
from briefgen.build.shapes import made_of
from briefgen.build.standing.objects import FAULTS, objects_of, objects_text
from briefgen.build.stems import stem
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular
from briefgen.writers.options import WriteOptions

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

NAME: Final = "briefs.json"
MOST_BYTES: Final = 32_000_000
"""Of the briefs of a pack; where they need more, none is kept."""
_OURS: Final = ("briefgen.",)
"""What something is known by may have any class of ours in it: it is never read."""
_PARTS: Final = ("document", "theme", "play", "cuts", "back", "uncut", "pages", "findings", "templates")
_OF_FILE: Final = frozenset({"key", "sha256", "pages", "baseline", "counted"})
"""What is told of a file; another version may tell something else."""
_Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the file has."""

    lines: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    """What a brief is called → by what it is known, and its line."""
    files: Mapping[str, _Entry] = field(default_factory=dict)
    """What a file is called → by what it is known, and the hash of what it holds."""

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Raises one of `FAULTS` where it is no such file, or is damaged."""
        first, *lines = content.split(b"\n")
        head = json.loads(first)
        if head.pop(SEAL) != seal_of(head):
            raise ValueError(SEAL)
        briefs = zip(head["briefs"].items(), lines, strict=True)
        whole = {name: (known["key"], line) for (name, known), line in briefs if known["sha256"] == digest(line)}
        if not all(known.keys() == _OF_FILE for known in head["files"].values()):
            raise ValueError("files")
        return cls(lines=whole, files=head["files"])

    def content(self) -> bytes:
        briefs = {name: {"key": key, "sha256": digest(line)} for name, (key, line) in self.lines.items()}
        head: dict[str, Any] = {"briefs": briefs, "files": dict(self.files)}
        return b"\n".join(
            (json.dumps(head | {SEAL: seal_of(head)}).encode(), *(line for _, line in self.lines.values()))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What of the briefs of a build is for the next one."""

    lines: Mapping[str, tuple[str, bytes]]
    """As in the file; likewise the files."""
    files: Mapping[str, _Entry]


class Briefs:
    """The briefs of a pack: those of the builds before, where they serve, and those of this one."""

    def __init__(self, folder: ProjectFolder, pack: str, by: str, *, anew: bool) -> None:
        self._folder = folder
        self._pack = pack
        self._by = by
        """The digest of what makes every brief: the templates, and the versions of the code."""
        self._anew = anew
        self._lines: dict[str, tuple[str, bytes]] = {}
        self._files: dict[str, _Entry] = {}
        self._keys: dict[str, str | None] = {}
        self._grounds: dict[str, tuple[Ground, str | None]] = {}
        """By what grounds are known that somebody asked about."""

    @property
    def has_some(self) -> bool:
        """Whether there is any brief of the builds before."""
        return bool(self._earlier.lines)

    def stand(self, ground: Ground, places: Callable[[str], Mapping[str, Path]]) -> bool:
        """Tell whether the brief on this ground is to be taken over, and its files: *places* has them for what it is called. A file
        may be written anew all the same, for what it is known by has the brief itself in it.
        """
        called = _stem(ground)
        key = self._key(ground)
        self._grounds[called] = (ground, key)
        known, _ = self._earlier.lines.get(called, ("", b""))
        files = ((self._earlier.files.get(f"{called}.{name}"), place) for name, place in places(called).items())
        return known == key and all(file and _held(place, file["sha256"]) is not None for file, place in files)

    def brief(self, ground: Ground, make: Callable[[], KeptBrief]) -> KeptBrief:
        """Return the brief that was made on the same ground, else what *make* makes, which is remembered."""
        called = _stem(ground)
        asked, key = self._grounds.pop(called, (None, None))
        if asked is not ground:
            key = self._key(ground)
        known, line = self._earlier.lines.get(called, ("", b""))
        if known == key and (stood := _brief_of(line)) is not None:
            self._lines[called] = (known, line)
            return stood
        made = make()
        with suppress(*_UNTOLD):
            if key is not None:
                self._lines[called] = (key, objects_text([getattr(made, part) for part in _PARTS]).encode())
        return made

    def take_files(self, brief: "Brief", places: Mapping[str, Path], options: WriteOptions) -> None:
        """Take over the files of a brief that stand as they would be written, and what was counted of it, whether they stand or not."""
        wanted = replace(options, reference=brief.reference)
        for name, place in places.items():
            known = self._earlier.files.get(_called(brief, name))
            if known is None or known["key"] != self._file_key(brief, name, options):
                continue
            if (counted := made_of(Counted, known["counted"])) is not None:
                brief.worked.words, brief.worked.prose = counted.words, counted.prose
            content = _held(place, known["sha256"])
            if content is None:
                continue
            brief.worked.files[name, wanted] = content
            if known["pages"] is not None:
                brief.worked.pages = known["pages"]
            word = document_id(content) or "" if name == "docx" else ""
            baseline = _held(baseline_path(self._folder, self._pack, word, brief.stem), known["baseline"])
            if baseline is not None:
                brief.worked.baselines[word] = baseline

    def keep_files(self, brief: "Brief", outputs: Iterable[Output], options: WriteOptions) -> None:
        """Remember the files of a brief that were put in their places."""
        for output in outputs:
            key = self._file_key(brief, output.format, options)
            baseline = brief.worked.baselines.get(output.document_id or "")
            if key is not None:
                self._files[_called(brief, output.format)] = {
                    "key": key,
                    "sha256": output.sha256,
                    "pages": output.pages,
                    "baseline": None if baseline is None else digest(baseline),
                    "counted": flat(Counted(words=output.words, prose=output.readability)),
                }

    def shed(self) -> Remembered:
        """Return what was remembered since this was asked last, and forget it."""
        shed = Remembered(lines=self._lines, files=self._files)
        self._lines, self._files = {}, {}
        return shed

    def take(self, shed: Remembered) -> None:
        """Remember what was shed, here or in another process."""
        self._lines |= shed.lines
        self._files |= shed.files

    def save(self, *, all_of_pack: bool) -> None:
        """Keep the briefs of this build; where it was not asked for all of the pack, the others as they were. Raises `OSError`."""
        if not self._lines:
            return
        lines = self._lines if all_of_pack else {**self._earlier.lines, **self._lines}
        files = {**self._earlier.files, **self._files}
        files = {called: known for called, known in files.items() if called.rpartition(".")[0] in lines}
        if sum(len(line) for _, line in lines.values()) <= MOST_BYTES:
            write_private(self._folder, {self._place: _Told(lines=lines, files=files).content()})

    @property
    def _place(self) -> Path:
        return records_folder(self._folder, self._pack) / NAME

    @cached_property
    def _earlier(self) -> "_Told":
        """What there is of the builds before; nothing where it is damaged."""
        try:
            return _Told() if self._anew else _Told.of(read_regular(self._place))
        except (OSError, *FAULTS):
            return _Told()

    def _file_key(self, brief: "Brief", name: str, options: WriteOptions) -> str | None:
        """Return by what a file is known; None where its brief has something that cannot be told."""
        if brief.stem not in self._keys:
            letterhead = brief.leak_question.letterhead
            try:
                page = None if letterhead is None else digest(read_regular(letterhead))
            except OSError:
                return None
            said = (brief.stem, brief.audience, brief.language, brief.form, page, brief.document, brief.theme)
            self._keys[brief.stem] = self._key(said)
        key = self._keys[brief.stem]
        return None if key is None else digest(f"{key} {name} {options.attach_data} {options.embed_fonts}".encode())

    def _key(self, value: object) -> str | None:
        try:
            return digest(f"{self._by}\n{objects_text(value, _OURS)}".encode("utf-8", "surrogatepass"))
        except _UNTOLD:
            return None


_UNTOLD: Final = (TypeError, ValueError, RecursionError)
"""What telling something raises that holds a thing of a kind that is not known."""


def _brief_of(line: bytes) -> KeptBrief | None:
    try:
        made = KeptBrief(**dict(zip(_PARTS, objects_of(line.decode()), strict=True)))
    except FAULTS:
        return None
    made.worked.pages = made.pages
    return made


def _stem(ground: Ground) -> str:
    return stem(ground.audience, ground.cleared.language, ground.audience.form_name)


def _called(brief: "Brief", name: str) -> str:
    return f"{brief.stem}.{name}"


def _held(place: Path, sha256: str | None) -> bytes | None:
    """Return what a file holds; None where that has another hash."""
    try:
        content = None if sha256 is None else read_regular(place)
    except OSError:
        return None
    return content if content is not None and digest(content) == sha256 else None
