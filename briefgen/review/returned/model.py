"""A Word document that came back, as its readers left it: its words, what was done to them, and what was said of them."""

from typing import Final, Literal

from briefgen.frozen import dataclass

CELL: Final = "\t"
"""What parts two cells of a row."""
State = Literal["kept", "inserted", "deleted"]
"""What a document that tracks its changes says of words: with all accepted, the deleted are gone; with all refused, the
inserted are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who changed something and when, as the document says it; anybody can write anything there."""

    author: str
    date: str
    """ISO 8601, in most programs without a zone; empty where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that the same was done to."""

    text: str
    state: State = "kept"
    by: Hand | None = None
    """Who; None for what was kept, and where the document does not say."""
    moved: str | None = None
    """The name of the move that they are of; a move has a place from which and one to which."""
    reformatted: Hand | None = None
    """Who gave them another look, where that was tracked."""
    hidden: bool = False
    """Whether nobody sees them on a page."""
    url: str | None = None
    """Where a link out of the document leads from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a row of a table with its cells parted by tabs."""

    kind: Literal["paragraph", "row"] = "paragraph"
    part: Literal["text", "note"] = "text"
    anchors: tuple[str, ...] = ()
    """Our bookmarks that begin in it, in order, in small letters."""
    segments: tuple[Segment, ...] = ()
    end: State = "kept"
    """What was done to its end: a deleted one runs on into the next block when changes are accepted, an inserted one was
    parted from it. Of a row: what was done to the row."""
    end_by: Hand | None = None
    heading: bool = False
    """Whether its style is one of a heading."""
    reformatted: Hand | None = None
    """Who gave it another style, or another level in a list, where that was tracked."""
    comments: tuple[str, ...] = ()
    """Ids of the comments that begin in it."""
    is_recut: bool = False
    """Whether one of its cells runs over several rows."""
    table: int | None = None
    """Of a row: which of the document's tables it is of."""

    @property
    def accepted(self) -> str:
        """What it says with all changes accepted."""
        return "".join(one.text for one in self.segments if one.state != "deleted")

    @property
    def original(self) -> str:
        """What it said before any tracked change."""
        return "".join(one.text for one in self.segments if one.state != "inserted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    id: str
    by: Hand
    text: str
    anchored: str = ""
    """The words that it is about, as accepted; a deletion's own words where those alone are left."""
    block: int | None = None
    """The index of the block in which it begins; None where the document does not say."""
    answers: str | None = None
    """The id of the comment that it answers."""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgePart:
    """What stands at head or foot of some pages."""

    places: tuple[str, ...]
    """At which, as `build.furniture` calls them: `header.first`."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that is no words of the text."""

    sort: str
    """As `build.furniture` calls it."""
    says: str = ""
    """A text box's words, which stand outside the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    document_id: str | None
    """Of the document that it was made from; None where no program left it in."""
    blocks: tuple[Block, ...]
    """In the order of the document; behind the text its notes."""
    edges: tuple[EdgePart, ...] = ()
    comments: tuple[Comment, ...] = ()
    unread: tuple[Aside, ...] = ()
    """What is in it that is not read: pictures, embedded objects, text boxes with what they say."""
    broken_fields: int = 0
    """Fields without an end, or with words where they are told what to say: they are read as those words."""
