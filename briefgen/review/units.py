"""The paragraphs of a document that came back, as they are with all changes accepted, and as they were before."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.frozen import dataclass
from briefgen.review.returned.model import Block, Hand, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One paragraph or row as accepted; several blocks where the ends between them were deleted."""

    blocks: tuple[Block, ...]
    first: int
    """The first one's place in the document."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(each for block in self.blocks for each in block.segments)

    @property
    def anchors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for block in self.blocks for name in block.anchors))

    @property
    def accepted(self) -> str:
        return "".join(block.accepted for block in self.blocks)

    @property
    def original(self) -> str:
        return "".join(block.original for block in self.blocks)

    @property
    def is_row(self) -> bool:
        return any(block.kind == "row" for block in self.blocks)

    @property
    def gone(self) -> bool:
        """Whether nothing is left of it with all changes accepted."""
        row = all(block.kind == "row" and block.end == "deleted" for block in self.blocks)
        return row or (bool(self.original.strip()) and not self.accepted.strip())

    @property
    def added(self) -> bool:
        """Whether all of it was put in, and tracked."""
        row = all(block.kind == "row" and block.end == "inserted" for block in self.blocks)
        said = [each for each in self.segments if each.text.strip()]
        return row or (bool(said) and all(each.state == "inserted" for each in said))

    @property
    def parted(self) -> bool:
        """Whether its end was put in, and tracked: what follows belonged to it."""
        return self.blocks[-1].kind == "paragraph" and self.blocks[-1].end == "inserted"

    @property
    def moves(self) -> frozenset[str]:
        return frozenset(each.moved for each in self.segments if each.moved is not None)

    @property
    def hands(self) -> tuple[Hand, ...]:
        """Who changed it, each once."""
        own = (each.by for each in self.segments if each.state != "kept" and each.by)
        ends = (block.end_by for block in self.blocks if block.end != "kept" and block.end_by)
        return tuple(dict.fromkeys((*own, *ends)))

    @property
    def hidden(self) -> bool:
        """Whether there are words in it that nobody sees on a page, with all changes accepted."""
        return any(each.hidden and each.state != "deleted" and each.text.strip() for each in self.segments)

    @property
    def reformatted(self) -> tuple[Hand, ...]:
        hands = (*(each.reformatted for each in self.segments), *(block.reformatted for block in self.blocks))
        return tuple(dict.fromkeys(filter(None, hands)))


def units(blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """Return the paragraphs and rows of the text and of its notes; blank ones without an anchor are none."""
    return tuple(unit for unit in _units(blocks) if unit.anchors or unit.accepted.strip() or unit.original.strip())


def _units(blocks: Sequence[Block]) -> Iterator[Unit]:
    running: list[tuple[int, Block]] = []
    for place, block in enumerate(blocks):
        running.append((place, block))
        if block.kind == "row" or block.end != "deleted":
            yield from _of(running)
            running = []
    yield from _of(running)


def _of(running: Iterable[tuple[int, Block]]) -> Iterator[Unit]:
    """Yield blocks that run on into each other: those of which nothing is left by themselves, and the others as one."""
    held = [(place, block) for place, block in running if _says(block)]
    gone = [(place, block) for place, block in running if not _says(block)]
    yield from (Unit(blocks=(block,), first=place) for place, block in gone)
    if held:
        yield Unit(blocks=tuple(block for _, block in held), first=held[0][0])


def _says(block: Block) -> bool:
    return bool(block.accepted.strip()) and not (block.kind == "row" and block.end == "deleted")
