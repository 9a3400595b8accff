"""The item: one record with an id. Every field that `architecture` §4 lists; which kinds take which is stated once, below.

Examples in the field descriptions show in editors by way of `briefgen schema`.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from briefgen.content.model import ID_LENGTH, ID_PATTERN, MarkedText, Model
from briefgen.content.vocabulary import Certainty, Kind, State, Use, Variant

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
Moment = dt.datetime
"""With a zone; the loader refuses one without."""
When = dt.date | dt.datetime | str
"""A day, a moment, or a month (`2025-12`) or year (`2025`) where no more is known; `unknown` is a gap, not a when."""
Readers = Mapping[str, int | None]
"""Audience or group → rank 1 (kept longest) to 9, None where none was written."""


class CitationRecord(Model):
    """`[@source, locator]`."""

    source: Id
    locator: str | None = None
    """`section p.s`, `section p.s-s`, `section p`, `p. 4`, `para 12`, `row 3`."""


class Judgement(Model):
    author: str
    on: dt.date
    scale: str
    """A yardstick of `templates/yardsticks/`."""
    band: str
    confidence: Literal["low", "moderate", "high"]
    reasons: MarkedText


class Review(Model):
    """Who has read a translation, when, and the hash of the words it translates."""

    by: str
    on: dt.date
    of: str | None = None


class Translation(Model):
    text: MarkedText | None = None
    plain: MarkedText | None = None
    short: MarkedText | None = None
    clause: MarkedText | None = None
    spoken: MarkedText | None = None
    answer: MarkedText | None = None
    instead: MarkedText | None = None
    review: Review | None = None


class Answer(Model):
    text: MarkedText
    certainty: Certainty | None = None
    hedge: str | None = None
    draft: bool = False
    variants: Mapping[Variant, MarkedText] = Field(default_factory=dict)
    sources: tuple[CitationRecord, ...] = ()
    rests_on: tuple[Id, ...] = ()


class Action(Model):
    who: str
    by: dt.date | None = None


class Item(Model):
    """One record of the pack."""

    id: Id | None = Field(None, description="unique in the pack; an item without one cannot be referred to", examples=["energy-talks"])
    kind: Kind
    text: MarkedText
    certainty: Certainty | None = None
    state: State = "current"
    hedge: str | None = Field(None, description="the source's own word or two that weaken the statement", examples=["are expected to"])
    said_by: Id | None = Field(None, description="a person or organisation of the registers")
    use: Use | None = Field(None, description="what was written on the item itself; inherited from the heading where it was not")
    draft: bool = False
    when: When | None = None
    variants: Mapping[Variant, MarkedText] = Field(default_factory=dict)
    translations: Mapping[LanguageTag, Translation] = Field(default_factory=dict)
    sources: tuple[CitationRecord, ...] = ()
    rests_on: tuple[Id, ...] = ()
    topic: Id | None = None
    people: tuple[Id, ...] = ()
    as_of: Moment | None = None
    valid_until: Moment | None = None
    supersedes: tuple[Id, ...] = ()
    conflicts_with: tuple[Id, ...] = ()
    judgement: Judgement | None = None
    readers: Readers | None = Field(None, description="what was written on the item itself; scopes further out narrow it")
    rank: Annotated[int, Field(ge=1, le=9)] | None = None
    must: bool = False
    needs: tuple[Id, ...] = Field((), description="items that may not be left out while this one stays")
    marking: str | None = Field(None, examples=["tlp:green"])
    embargo_until: Moment | None = None
    ok: tuple[str, ...] = Field((), description="published audiences or groups somebody agreed to show this to")
    note: str | None = Field(None, description="for the desk; never printed")
    raise_: Literal["will", "may", "unlikely"] | None = Field(None, alias="raise", description="how likely the question is to be raised")
    answer: Answer | None = None
    instead: MarkedText | None = Field(None, description="the safe wording beside something not to say")
    why: MarkedText | None = None
    check_on: dt.date | None = None
    pros: tuple[MarkedText, ...] = ()
    cons: tuple[MarkedText, ...] = ()
    verb: Literal["agree", "approve", "note", "reject", "decide"] | None = None
    decider: Id | None = None
    due: dt.date | None = None
    options: tuple[Id, ...] = ()
    who: str | None = None
    action: Action | None = None


FIELDS_OF_KIND: Final[Mapping[str, frozenset[Kind]]] = {
    "raise_": frozenset({"question"}),
    "answer": frozenset({"question"}),
    "why": frozenset({"gap"}),
    "pros": frozenset({"option"}),
    "cons": frozenset({"option"}),
    "verb": frozenset({"recommendation"}),
    "decider": frozenset({"recommendation"}),
    "due": frozenset({"recommendation", "commitment"}),
    "options": frozenset({"recommendation"}),
    "who": frozenset({"commitment"}),
    "judgement": frozenset({"judgement"}),
}
"""Fields that only some kinds take. `instead` goes with the use `avoid`, whatever the kind."""
