"""What can be taken of a document that came back, under which id, and what would come of it."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal

from briefgen.authoring.intake.merge.splices import Splice
from briefgen.content.vocabulary import Holder
from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.review.accept.words import SourceEdit
from briefgen.review.links import LinkChange
from briefgen.review.model import Addition, Change, Passage
from briefgen.review.returned.model import Hand

Sort = Literal["words", "figure", "deletion", "draft", "elsewhere"]
"""What accepting writes: words into a field; a value into the register of figures; readers without this one; a new item that
is a draft; nothing, for it has to be done at another place, or cannot be done.
"""


DONE: Final = "the content says so already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a record as content files name it: of an item, an entry, or the front matter, whose id is empty."""

    register: Holder
    id: str
    path: Location

    @property
    def name(self) -> str:
        own = ".".join(map(str, self.path))
        return f"{self.id}.{own}" if self.id else own


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change, and what becomes of the content where somebody accepts it."""

    id: str
    """`7.3fa2` for a change of words in the seventh paragraph, by a hash of its place and words, `7.gone`, `7.moved`, `7.parts`,
    `new.1`: the same for the same document, whatever of it is accepted.
    """
    sort: Sort
    old: str
    new: str
    by: Hand | None
    subject: Passage | Addition
    """What it is a change of."""
    field: Field | None = None
    """What accepting changes; None where that is nothing, or a new item."""
    span: Span | None = None
    """Where that stands, or where it is to be done by hand."""
    why: str = ""
    """Why nothing can be accepted, and what to do; empty where it can."""
    change: Change | None = None
    """The edit that it is, or is a part of; None where it is a whole paragraph's matter."""
    edit: SourceEdit | None = None
    """Of words: where in their field."""
    value: Decimal | None = None
    """Of a figure: its new value."""
    link: LinkChange | None = None
    """The link that leads elsewhere, where it is a change of that."""
    target: Splice | None = None
    """Of a link: its address, in the source of its field."""

    @property
    def open(self) -> bool:
        """Whether it can be accepted."""
        return not self.why

    @property
    def done(self) -> bool:
        return self.why == DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of the edited document that the rebuilt brief does not have so; either may be empty."""

    wanted: str
    rebuilt: str
    behind: tuple[str, str] | None = None
    """Of words that both have, at another place: what they stand behind in the document and in the brief, at its start nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What accepting would do; nothing is written yet."""

    pack: str
    document: str
    """The name of what is kept of it among the pack's records."""
    taken: tuple[Proposal, ...]
    left: tuple[Proposal, ...]
    """All others: those that cannot be accepted, with why, and those that nobody accepted."""
    files: Mapping[Path, bytes]
    """File → what it is to be."""
    before: Mapping[Path, bytes | None]
    """File → what it was when it was read."""
    found: tuple[Diagnostic, ...] = ()
    """What the briefs of all readers would be found to have, and have not now, at its lines in the result."""
    differences: tuple[Difference, ...] | None = ()
    """Where the rebuilt brief is not the edited document, all changes of which are accepted; None where the brief could not be
    composed.
    """
