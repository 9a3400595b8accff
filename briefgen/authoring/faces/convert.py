"""A pack from one face into the other. Nothing is lost: what is written is read again, and is the same pack, or is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from briefgen.authoring.faces.front import IN_THE_WAY, Front, read_front
from briefgen.authoring.faces.markdown import markdown_text, read_markdown
from briefgen.authoring.faces.parts import Face, joined
from briefgen.authoring.faces.same import unlike
from briefgen.authoring.faces.yaml import items_text, read_items
from briefgen.build.trial import changed_copy
from briefgen.content.load import load_pack
from briefgen.content.names import problem
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.registry import REGISTERS
from briefgen.content.written import Section, WrittenItem
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.text import read_text
from briefgen.located.yaml import parse_yaml
from briefgen.project.folder import ProjectFolder
from briefgen.project.packs import NOT_READ, PACK_FILE, PackSource

FaceName = Literal["yaml", "markdown"]
LOST: Final = "BG153"
_BESIDE_REGISTER: Final = ".items.yaml"
_AROUND: Final = Section(scopes=())
"""What holds around a file bears on who may read it, and not on what it says itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A file in one face, and what it is in the other."""

    old: Path
    new: Path
    before: bytes
    after: bytes
    items: int

    @property
    def changes(self) -> bool:
        return self.old != self.new or self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    source: PackSource
    moves: tuple[Move, ...]
    """The files that are not yet as they are to be."""
    items: int
    """Of the pack."""


def face_to_write(source: PackSource) -> FaceName | None:
    """Return the face that a pack is not written in; None where it is written in both."""
    yaml = bool(_front(source.main).lists) or any(path.suffix == ".yaml" for path in _files(source))
    sections, _ = read_markdown(_front(source.main).body, source.main, _AROUND)
    markdown = bool(sections.parts) or any(path.suffix == ".md" for path in _files(source))
    if yaml and markdown:
        return None
    return "markdown" if yaml else "yaml"


def convert(source: PackSource, folder: ProjectFolder, policy: LoadedPolicy, to: FaceName) -> Conversion:
    """Return what writes a pack in the face *to*, in its canonical form.

    Raises UserError where the pack is at fault, a name is in the way, or what would be written is another pack.
    """
    before = load_pack(source, folder, policy)
    moves = tuple(
        move for move in (_main(source.main, to), *(_file(path, to) for path in _files(source))) if move.changes
    )
    if in_the_way := tuple(_in_the_way(moves)):
        raise UserError(*in_the_way)
    _require_same(before, source, folder, policy, moves)
    return Conversion(source=source, moves=moves, items=len(before.items))


def _files(source: PackSource) -> Iterator[Path]:
    """Yield the files of a folder, other than that with the front matter, that hold items."""
    if source.path.is_file():
        return
    for path in sorted(source.path.iterdir()):
        if path.name.startswith(".") or path.name in (PACK_FILE, *NOT_READ) or not path.is_file():
            continue
        if path.suffix == ".md" or (path.suffix == ".yaml" and path.stem not in REGISTERS):
            yield path


def _front(path: Path) -> Front:
    return read_front(read_text(path), path)


def _main(path: Path, to: FaceName) -> Move:
    """Return what becomes of the file with the front matter: its items stay in it, above or below the second `---`."""
    front = _front(path)
    lists = (
        read_items(front.located, front.text, _AROUND, first_line=2, lines=front.lists)[1] if front.lists else Face()
    )
    face = joined((lists, read_markdown(front.body, path, _AROUND)[1]))
    if not face.parts:
        return _move(path, path, None, face)
    return _move(
        path,
        path,
        front.with_lists(items_text(face)) if to == "yaml" else front.with_sections(markdown_text(face)),
        face,
    )


def _file(path: Path, to: FaceName) -> Move:
    text = read_text(path)
    if path.suffix == ".md":
        face = read_markdown(text, path, _AROUND)[1]
    else:
        face = read_items(parse_yaml(text, path), text, _AROUND)[1]
    if not face.parts:
        return _move(path, path, None, face)
    new = _renamed(path, to)
    return _move(path, new, items_text(face) if to == "yaml" else markdown_text(face), face)


def _renamed(path: Path, to: FaceName) -> Path:
    """Return the path of a file's other face. `people.md` becomes `people.items.yaml`: `people.yaml` is the register."""
    if to == "yaml":
        bare = path.suffix == ".md" and path.stem in REGISTERS
        return path.with_suffix(_BESIDE_REGISTER if bare else ".yaml")
    bare = path.name.endswith(_BESIDE_REGISTER) and path.name.removesuffix(_BESIDE_REGISTER) in REGISTERS
    return path.with_name(f"{path.name.removesuffix(_BESIDE_REGISTER)}.md") if bare else path.with_suffix(".md")


def _move(old: Path, new: Path, text: str | None, face: Face) -> Move:
    """Return the move of a file; without a *text* it stays as it is. Line ends stay of the sort that they are."""
    before = old.read_bytes()
    ends = "\r\n" if b"\r\n" in before else "\n"
    after = before if text is None else text.replace("\n", ends).encode()
    items = sum(isinstance(part.written, WrittenItem) for part in face.parts)
    return Move(old=old, new=new, before=before, after=after, items=items)


def _in_the_way(moves: tuple[Move, ...]) -> Iterator[Diagnostic]:
    for move in moves:
        span = Span(path=move.old, line=1)
        if move.new == move.old:
            continue
        if move.new.name in NOT_READ:
            message = f"'{move.old.name}' would become '{move.new.name}', which is not read"
        elif move.new.exists():
            message = f"'{move.old.name}' would become '{move.new.name}', which is there already"
        else:
            continue
        yield problem(IN_THE_WAY, message, span, "rename it first")


def files_after(moves: tuple[Move, ...]) -> Mapping[Path, bytes | None]:
    """Return each file that changes with what it is to be; None where it is to go."""
    gone: dict[Path, bytes | None] = {move.old: None for move in moves}
    return gone | {move.new: move.after for move in moves}


def _require_same(
    before: Pack, source: PackSource, folder: ProjectFolder, policy: LoadedPolicy, moves: tuple[Move, ...]
) -> None:
    """Raise UserError unless the pack, as it would be written, is read as the same pack."""
    with changed_copy(folder, files_after(moves)) as copied:
        try:
            place = copied.content / source.path.relative_to(folder.content)
            after = load_pack(replace(source, path=place), copied, policy)
        except UserError as error:
            first = error.diagnostics[0]
            raise UserError(_lost(first.message, Span(path=source.main, line=1))) from None
    found = unlike(before, after)
    if found is not None:
        raise UserError(_lost(f"it would not be the same: {found[0]}", found[1]))


def _lost(message: str, span: Span | None) -> Diagnostic:
    hint = "nothing was changed; write the words otherwise, and tell those who make briefgen"
    return problem(LOST, f"the pack cannot be written in the other face: {message}", span, hint)
