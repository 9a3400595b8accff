"""Read the files of a pack: front matter, sections, registers, data and images, each problem noted and the rest read on."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Protocol

from briefgen.content.entries import read_entries
from briefgen.content.front import FENCE, FrontMatter, front_end
from briefgen.content.handles import visible_handles
from briefgen.content.house import load_house
from briefgen.content.item import Item
from briefgen.content.lists import LISTS
from briefgen.content.names import (
    FILES,
    IDENTITY,
    STRUCTURE,
    choice,
    problem,
)
from briefgen.content.ownfiles import IMAGES, own_file
from briefgen.content.pack import NAMES_OF, Pack, PackItem, Scope
from briefgen.content.registry import REGISTERS, Registry, moved
from briefgen.content.rows import SeriesRow, read_rows
from briefgen.content.vocabulary import ENTRY_OF
from briefgen.content.written import Section, WrittenFile, WrittenHeading, WrittenItem
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.document.figures import Pixels
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, Positions, ValuePlace
from briefgen.located.text import read_text
from briefgen.located.validate import UNKNOWN, validate
from briefgen.project.packs import NOT_READ, PACK_FILE, PackSource
from briefgen.project.roots import require_within

_READ_APART: Final = {ENTRY_OF[name]: name for name in REGISTERS} | {name: name for name in sorted(LISTS)}
"""Keys of a front matter that are registers or lists of items, by what somebody may write for them: person, people."""
SectionsReader = Callable[[str, Path, Section], WrittenFile]
"""Reads the sections of a file, of its words, its place and what is around them."""


class Parser(Protocol):
    """Reads the YAML of a file, of its words, its place and the line that they begin in."""

    def __call__(self, text: str, path: Path, first_line: int = 1) -> Located: ...


@dataclass(slots=True, kw_only=True)
class Loading:
    """What is read of a pack's files, one after the other, and all that is wrong with them."""

    source: PackSource
    root: Path
    sections: SectionsReader
    parsed: Parser
    front: FrontMatter | None = None
    registry: Registry = field(default_factory=Registry)
    headings: list[WrittenHeading] = field(default_factory=list)
    items: dict[str, PackItem] = field(default_factory=dict)
    same: Counter[str] = field(default_factory=Counter)
    """How many items without an id have these words."""
    ids: set[str] = field(default_factory=set)
    """Every id that is written on an item, also on one that could not be read, as far as it can be seen."""
    nameless: bool = False
    """Whether an item could not be read whose id cannot be seen: a reference may be to that one."""
    unsound: set[str] = field(default_factory=set)
    """Items of which not everything was understood."""
    places: dict[Location, ValuePlace] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    inputs: list[Path] = field(default_factory=list)
    rows: dict[str, tuple[SeriesRow, ...]] = field(default_factory=dict)
    images: dict[str, Pixels] = field(default_factory=dict)
    faulty_series: set[str] = field(default_factory=set)
    """Series of which not every row could be read."""

    def read(self) -> None:
        path = self.source.path
        if path.is_file():
            self._sections(path, self._front(path))
        else:
            self._folder(path)
        self._data()
        self._images()

    def _folder(self, path: Path) -> None:
        # What is no file is named where it is read.
        files = sorted((entry for entry in _entries(path) if not entry.name.startswith(".")), key=_in_folder)
        head = self._front(path / PACK_FILE)
        for file in files:
            if file.suffix == ".md" and file.name not in NOT_READ:
                self._sections(file, head)
            elif file.suffix in (".yaml", ".yml"):
                self._yaml(file, head)

    def take_house(self) -> None:
        """Fill what the front matter does not say from the house's own fields."""
        try:
            house = load_house(self.root)
        except UserError as error:
            self.problems.extend(error.diagnostics)
            return
        self.inputs.extend(house.inputs)
        if self.front is not None:
            self.places.update(house.places_under(self.front))
            self.front = house.under(self.front)

    def _data(self) -> None:
        """Read the rows of every series that the register holds."""
        folder = self.source.path if self.source.path.is_dir() else None
        for name, series in self.registry.registers().series.items():
            read = read_rows(series, Positions(self.registry.places), folder)
            self.rows[name] = tuple(read.rows)
            self.places.update({("series", name, "rows", *location): place for location, place in read.places.items()})
            self.inputs.extend(read.inputs)
            self.problems.extend(read.problems)
            if read.problems:
                self.faulty_series.add(name)

    def _images(self) -> None:
        """Read the file of every image that the register holds."""
        folder = self.source.path if self.source.path.is_dir() else None
        for image in self.registry.registers().images:
            span = Positions(self.registry.places).span(("exhibits", image.id, "file"))
            try:
                path = own_file(image.file, folder, span, IMAGES)
                self.inputs.append(path)
                from briefgen.content.images import read_image  # noqa: PLC0415 - few packs have any

                self.images[image.id] = read_image(path, span)
            except UserError as error:
                self.problems.extend(error.diagnostics)

    def pack(self, front: FrontMatter) -> Pack:
        return Pack(
            name=self.source.name,
            root=self.root,
            front=front,
            items=tuple(self.items.values()),
            registers=self.registry.registers(),
            positions=Positions(self.registry.places | self.places),
            inputs=tuple(self.inputs),
            rows=self.rows,
            images=self.images,
        )

    def _text(self, path: Path) -> str | None:
        self.inputs.append(path)
        try:
            return read_text(require_within(path, self.root))
        except UserError as error:
            self.problems.extend(error.diagnostics)
            self.nameless = True
            return None

    def _front(self, path: Path) -> "_Head":
        """Read the front matter of *path*, and return where it ends and what scope it makes."""
        nothing = _Head(path=path, text=None, scopes=(), entries=None)
        text = self._text(path)
        if text is None:
            return nothing
        lines = text.split("\n")
        end = front_end(lines)
        if end is None:
            from briefgen.content.frontless import no_front  # noqa: PLC0415 - a pack that has none is refused

            self.problems.append(no_front(text, path, opened=lines[0].rstrip() == FENCE))
            return nothing
        entries = None
        body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
        try:
            located = self.parsed("\n".join(lines[1:end]), path, first_line=2)
            entries = self._split(located, Span(path=path, line=1, end_column=4))
        except UserError as error:
            self.problems.extend(error.diagnostics)
        return _Head(path=path, text=body, scopes=self._outermost(path), entries=entries)

    def _split(self, located: Located, span: Span) -> Located:
        """Part registers and items of the front matter from its own fields, check those, and return the items."""
        if not isinstance(located.data, dict):
            hint = "begin with title, as_of, language, readers and marking"
            raise UserError(problem(STRUCTURE, "the front matter has no fields", span, hint))
        for name in [name for name in located.data if name in REGISTERS]:
            self.registry.add(name, located, (name,))
        own = {name: value for name, value in located.data.items() if name not in REGISTERS and name not in LISTS}
        self.places.update(moved(located.positions.places, ("pack",)))
        self.places.update(moved(located.keys, (NAMES_OF, "pack")))
        try:
            own_fields = Located(data=own, positions=located.positions, keys=located.keys)
            self.front = validate(FrontMatter, own_fields, beside=_READ_APART)
        except UserError as error:
            self.problems.extend(error.diagnostics)
        return located

    def _outermost(self, path: Path) -> tuple[Scope, ...]:
        if self.front is None:
            return ()
        place = self.places.get(("pack", "readers"))
        span = Span(path=path, line=1) if place is None else place.span()
        return (Scope(span=span, readers=self.front.readers, marking=self.front.marking),)

    def _sections(self, path: Path, head: "_Head") -> None:
        text = head.text if path == head.path else self._text(path)
        if text is None:
            return
        if path != head.path and text.split("\n", 1)[0].rstrip() == FENCE:
            hint = f"put its fields into {PACK_FILE}"
            span = Span(path=path, line=1, end_column=4)
            self.problems.append(problem(STRUCTURE, f"only {PACK_FILE} has a front matter", span, hint))
            self.ids |= visible_handles(text)
            return
        if path == head.path and head.entries is not None:
            self._take(read_entries(head.entries, self._around(head)))
        self._take(self.sections(text, path, self._around(head)))

    def _around(self, head: "_Head") -> Section:
        topic = None if self.front is None else self.front.topic
        return Section(scopes=head.scopes, topic=topic, topic_place=self.places.get(("pack", "topic")))

    def _take(self, written: WrittenFile) -> None:
        self.problems.extend(written.problems)
        self.headings.extend(written.headings)
        self.ids |= written.ids
        self.nameless = self.nameless or written.nameless
        for item in written.items:
            self._item(item)

    def _item(self, written: WrittenItem) -> None:
        places = {**written.places, (): _whole(written)}
        try:
            item = validate(Item, Located(data=written.data, positions=Positions(places), keys=written.keys))
        except UserError as error:
            self.problems.extend(error.diagnostics)
            self.nameless = self.nameless or "id" not in written.data
            return
        key = item.id or self._hash(item)
        if key in self.items:
            first = self.items[key].span
            hint = f"give one of them another name; the other stands in line {first.line} of {first.path.name}"
            span = places["id",].span()
            self.problems.append(problem(IDENTITY, f"two items are called '{key}'", span, hint))
            return
        self.places.update(moved(places, ("items", key)))
        self.places.update(moved(written.keys, (NAMES_OF, "items", key)))
        if not written.sound:
            self.unsound.add(key)
        self.items[key] = PackItem(
            id=key,
            named=item.id is not None,
            item=item,
            scopes=(*written.scopes, _own_scope(item, written)),
            span=written.span,
            text_span=written.text_span,
        )

    def _hash(self, item: Item) -> str:
        """Return the id of an item that has none; items of the same words count up."""
        words = " ".join(item.text.source.split())
        while (name := _hashed(words, self.same[words])) in self.items:
            self.same[words] += 1
        return name

    def _yaml(self, path: Path, head: "_Head") -> None:
        """Read a register, by its name, or a file of items."""
        meant = (path.stem,) if path.stem in REGISTERS else get_close_matches(path.stem, REGISTERS)
        if path.suffix != ".yaml":
            self.registry.unreadable.update(meant)
            self.nameless = self.nameless or path.stem not in REGISTERS
            hint = f"rename it to {path.stem}.yaml"
            self.problems.append(problem(FILES, f"'{path.name}' is not read", Span(path=path, line=1), hint))
            return
        self.inputs.append(path)
        try:
            located = self.parsed(read_text(require_within(path, self.root)), path)
        except UserError as error:
            self.problems.extend(error.diagnostics)
            self.registry.unreadable.update(meant)
            self.nameless = self.nameless or path.stem not in REGISTERS
            return
        if path.stem in REGISTERS:
            self.registry.add(path.stem, located)
        elif isinstance(located.data, dict) and LISTS & located.data.keys():
            self._refuse_names(located)
            self._take(read_entries(located, self._around(head)))
        else:
            otherwise = f"{choice(REGISTERS)}; or write lists of items: facts, lines, …"
            hint = f"did you mean '{meant[0]}'? rename the file to {meant[0]}.yaml" if meant else otherwise
            self.registry.unreadable.update(meant or REGISTERS)
            message = f"no register is called '{path.stem}'"
            self.problems.append(problem(FILES, message, Span(path=path, line=1), hint))

    def _refuse_names(self, located: Located) -> None:
        """Report what stands in a file of items and is no list of them."""
        for name in located.data.keys() - LISTS:
            register = f"write it in {name}.yaml, or in the front matter"
            hint = register if name in REGISTERS else did_you_mean(name, LISTS, choice(LISTS))
            self.problems.append(problem(UNKNOWN, f"unknown name '{name}'", located.keys[name,].span(), hint))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    path: Path
    text: str | None
    """The file with its front matter's lines empty; None where it cannot be read."""
    scopes: tuple[Scope, ...]
    entries: Located | None
    """Its front matter, which may hold items."""


def _in_folder(path: Path) -> tuple[str, str]:
    """Return by what files are ordered: a file of items goes where it would go in its other face."""
    return f"{path.name.removesuffix(path.suffix)}.md", path.name


def _entries(path: Path) -> tuple[Path, ...]:
    """Return what is in the pack's folder; one that has gone has nothing, and no `pack.md`, which is told."""
    try:
        return tuple(path.iterdir())
    except OSError:
        return ()


def _hashed(words: str, number: int) -> str:
    digest = hashlib.sha256(f"{words}\n{number}".encode()).hexdigest()[:10]
    return f"x-{digest}"


def _whole(written: WrittenItem) -> ValuePlace:
    span = written.span
    return ValuePlace(path=span.path, line=span.line, column=span.column, end_column=span.end_column)


def _own_scope(item: Item, written: WrittenItem) -> Scope:
    return Scope(span=written.span, readers=item.readers, marking=item.marking, use=item.use)
