"""The pack as loaded: every item with the scopes around it, every register, a place for every value. Nothing is resolved
here: who may see what is the gate's to say (and, apart from it, the leak check's).
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from briefgen.content.front import FrontMatter, Policy
from briefgen.content.item import Item
from briefgen.content.readers import Readers
from briefgen.content.registers import Figure, Organisation, Person, RecordField, Term, Topic
from briefgen.content.rows import SeriesRow
from briefgen.content.schemes import Scheme
from briefgen.content.series import AnyExhibit, Exhibit, ImageExhibit, Series
from briefgen.content.sources import Source
from briefgen.content.vocabulary import UNSAID, USES, Use
from briefgen.content.yardsticks import Yardstick
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.figures import Pixels
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, Positions

NAMES_OF: Final = "names of"
"""Leads, in a pack's positions, to where the name of a value stands, before the location of the value itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What one level around an item says: the front matter, a heading, or the item itself. None where it says nothing."""

    span: Span
    readers: Readers | None = None
    marking: str | None = None
    use: Use | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackItem:
    """An item with its scopes, outermost (the front matter) first and the item's own last.

    Readers intersect, the higher marking holds, use moves right only: the loader has reported a use that moved left.
    """

    id: str
    """The author's id, or `x-` and ten hexadecimal digits of the hash of its words where none was written."""
    named: bool
    """Whether the id is the author's."""
    item: Item
    scopes: tuple[Scope, ...]
    span: Span
    text_span: Span

    @property
    def use(self) -> Use:
        """The rightmost use written around it, along `say, if_asked, background, avoid`."""
        return max((scope.use for scope in self.scopes if scope.use is not None), key=USES.index, default=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    terms: Mapping[str, Term]
    topics: Mapping[str, Topic]
    figures: Mapping[str, Figure]
    series: Mapping[str, Series]
    exhibits: Mapping[str, AnyExhibit]
    records: Mapping[str, RecordField]
    """The fields that each record of a batch fills."""

    @property
    def drawn(self) -> tuple[Exhibit, ...]:
        """The exhibits that show a series."""
        return tuple(one for one in self.exhibits.values() if isinstance(one, Exhibit))

    @property
    def images(self) -> tuple[ImageExhibit, ...]:
        return tuple(one for one in self.exhibits.values() if isinstance(one, ImageExhibit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    name: str
    root: Path
    """The content folder; spans show paths relative to it."""
    front: FrontMatter
    items: tuple[PackItem, ...]
    """In the order of the files' names, and of the lines within each."""
    registers: Registers
    positions: Positions
    """Keys: ("pack", field, …), ("items", id, field, …), (register, id, field, …); of a row's cell, in a CSV as well,
    ("series", id, "rows", number, field). Before each of the first two, `NAMES_OF` gives the place of its name.
    """
    inputs: tuple[Path, ...]
    """Every file that was read."""
    warnings: tuple[Diagnostic, ...] = ()
    """What does not stop a build, such as an entry that nothing uses."""
    rows: Mapping[str, tuple[SeriesRow, ...]] = field(default_factory=dict)
    """Series → its rows."""
    images: Mapping[str, Pixels] = field(default_factory=dict)
    """Exhibit → its image, of which nothing but the pixels is left."""
    outdated: Mapping[Location, frozenset[str]] = field(default_factory=dict)
    """Where translations are of other words than stand there now → into which languages; see `content.reviewed`."""
    extents: dict[tuple[str, str], Mapping[Path, tuple[int, int]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Item or entry → the first and the last of its lines, file by file; filled when somebody first asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPolicy:
    policy: Policy
    schemes: Mapping[str, Scheme]
    positions: Positions
    path: Path
    inputs: tuple[Path, ...]
    yardsticks: Mapping[str, Yardstick] = field(default_factory=dict)
    """The scales of likelihood words that a judgement may name."""
    allow_classified_labels: bool = False
    """Whether somebody asked, by that name, for levels of national classification."""
    unnamed: frozenset[str] = frozenset()
    """Schemes that stand in templates/markings, and that the policy does not name."""
    levels: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Marking → the level that the gate has made of it; None for what it does not know."""
