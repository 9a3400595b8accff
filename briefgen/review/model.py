"""What became of a document between the day it was sent and the day it came back."""

from typing import Literal

from briefgen.build.baselines import Baseline
from briefgen.frozen import dataclass
from briefgen.review.edits import Edit
from briefgen.review.links import LinkChange
from briefgen.review.returned.model import Aside, Comment, Hand
from briefgen.writers.docx.anchors import Anchor

Fate = Literal["unchanged", "edited", "deleted"]
Tracking = Literal["tracked", "untracked", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words in the place of others, and who wrote them; None where nobody tracked it."""

    edit: Edit
    by: Hand | None
    hidden: bool = False
    """Whether nobody sees some of the new words in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChange:
    """A column of a table that was put in, taken out, or moved to another place."""

    kind: Literal["added", "removed", "moved"]
    number: int
    """Which one it is, from 1; one that was taken out, among those that were sent."""
    cells: tuple[str, ...]
    """Its words, row by row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph or row of the document as it was sent, or several that were run together, and what became of it."""

    anchors: tuple[Anchor, ...]
    fate: Fate
    before: str
    after: str = ""
    """Where it was split, its parts with a line's end between them."""
    changes: tuple[Change, ...] = ()
    tracking: Tracking | None = None
    """How its words were changed; None where they were not."""
    hands: tuple[Hand, ...] = ()
    """Who changed it, as far as that was tracked."""
    moved: Tracking | None = None
    parts: int = 1
    """Paragraphs that it is now."""
    links: tuple[LinkChange, ...] = ()
    """Its words that lead elsewhere than they did."""
    reformatted: tuple[Hand, ...] = ()
    """Who gave it another look, where that was tracked: it is not taken over."""
    recut: bool = False
    """Whether cells of its row were merged, split, moved, put in or taken out: which words are whose, nobody can tell then."""
    columns: tuple[ColumnChange, ...] = ()
    """Of the first row of a table: what became of its columns."""
    hidden: bool = False
    """Whether nobody sees some of its words in the document, new or old ones."""
    comments: tuple[Comment, ...] = ()
    at: int | None = None
    """Which of the document's paragraphs and rows it is now; None where nothing of it stands there."""

    @property
    def merged(self) -> bool:
        return len(self.anchors) > 1

    @property
    def touched(self) -> bool:
        """Whether anything is to be told of it."""
        return (
            self.fate != "unchanged"
            or self.moved is not None
            or self.parts > 1
            or self.merged
            or bool(self.reformatted or self.comments or self.hidden or self.recut or self.links or self.columns)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Words that the document did not have."""

    text: str
    follows: Anchor | None
    """What it stands behind; None at the very start."""
    by: Hand | None
    row: bool = False
    """Whether it is a row of a table."""
    assigned: bool = True
    """False where it may be an edit of a paragraph that is missing: nobody guesses which."""
    hidden: bool = False
    """Whether nobody sees some of its words in the document."""
    comments: tuple[Comment, ...] = ()
    at: int | None = None
    """Which of the document's paragraphs and rows it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The head or the foot of pages, where its words were changed."""

    places: tuple[str, ...]
    """As `build.furniture` calls them: `header.first`; several where the same was done to all."""
    passages: tuple[Passage, ...]
    """Its lines that were touched."""
    additions: tuple[Addition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    baseline: Baseline
    passages: tuple[Passage, ...]
    """In the order in which they were sent."""
    additions: tuple[Addition, ...]
    loose: tuple[Comment, ...] = ()
    """Comments whose place the document does not say, or that stand in its notes, head or foot."""
    edges: tuple[Edge, ...] = ()
    """Heads and feet of pages whose words were changed."""
    asides: tuple[Aside, ...] = ()
    """What was put in that is no words of the text, and is not read."""
    broken_fields: int = 0
    """Fields that are read as the words that stand in them, for they have no end, or keep words from being seen."""
