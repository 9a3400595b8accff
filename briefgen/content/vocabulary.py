"""The words an author may write for a kind, a certainty, a use, a state; and how they are ordered.

The ladders: evidence ladder disputed < reported < confirmed, plan ladder
possible < expected < scheduled; compared within a ladder only.
"""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Kind = Literal[
    "fact", "event", "expectation", "judgement", "opinion", "position", "quote", "implication",
    "message", "gap", "line", "question", "objective", "commitment", "option", "recommendation", "risk",
]  # fmt: skip
Certainty = Literal["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]
Use = Literal["say", "if_asked", "background", "avoid"]
State = Literal["current", "overtaken", "retracted"]
Variant = Literal["plain", "short", "clause", "spoken"]
Ask = Literal["decide", "note", "none"]
Citable = Literal["public", "official", "internal"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
CLAIMS: Final[frozenset[Kind]] = frozenset(
    {"fact", "event", "expectation", "judgement", "opinion", "position", "quote", "implication"}
)
EVIDENCE_LADDER: Final[tuple[Certainty, ...]] = ("disputed", "reported", "confirmed")
PLAN_LADDER: Final[tuple[Certainty, ...]] = ("possible", "expected", "scheduled")
USES: Final[tuple[Use, ...]] = get_args(Use)
UNSAID: Final[Use] = "background"
"""The use where none is written, so that `say` is always somebody's decision."""
"""From what may be said to what must not; inheritance moves right only."""
STATES: Final[tuple[State, ...]] = get_args(State)
VARIANTS: Final[tuple[Variant, ...]] = get_args(Variant)
DEFAULT_RANK: Final = 5
"""1 is kept longest, 9 goes first."""

Register = Literal["sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits", "records"]
Holder = Literal["pack", "items"] | Register
"""Where a record stands: the front matter, the items, or a register."""
REGISTER_NAMES: Final[tuple[Register, ...]] = get_args(Register)
ENTRY_OF: Final[Mapping[str, str]] = {
    "sources": "source",
    "people": "person",
    "organisations": "organisation",
    "terms": "term",
    "topics": "topic",
    "figures": "figure",
    "series": "series",
    "exhibits": "exhibit",
    "records": "field of records",
}
"""Register → the word for one of its entries."""
