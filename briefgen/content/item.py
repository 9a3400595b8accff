"""The item: one record with an id. Every field that the design lists; which kinds take which is stated once, below.

Examples in the field descriptions show in editors by way of `briefgen schema`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import Field, field_validator, model_validator

from briefgen.content.model import (
    Allowed,
    Day,
    Hash,
    Id,
    LanguageTag,
    MarkedText,
    Model,
    Moment,
    Remark,
    Text,
    When,
    or_words,
    refuse,
)
from briefgen.content.readers import Readers
from briefgen.content.vocabulary import Certainty, Kind, State, Use, Variant
from briefgen.located.values import After, InSchema
from briefgen.regex import regex

LOCATOR_HINT: Final = "write `section 1.2`, `section 1.2-3`, `section 1`, `p. 4`, `para 12` or `row 3`"
LOCATOR: Final = regex(
    r"(?:p\. ?\d+|para \d+|row \d+|(?P<section>[a-z0-9]+(?:-[a-z0-9]+)*) (?P<paragraph>\d+)(?:\.(?P<first>\d+)(?:-(?P<last>\d+))?)?)"
)


class CitationRecord(Model):
    """`[@source, locator]`."""

    model_config = or_words("article, energy 1.3")

    source: Id
    locator: str | None = None
    """`section p.s`, `section p.s-s`, `section p`, `p. 4`, `para 12`, `row 3`."""

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        """Take `article, energy 1.3` for the mapping of it."""
        if not isinstance(value, str):
            return value
        source, comma, locator = value.removeprefix("@").partition(",")
        return {"source": source.strip()} | ({"locator": locator.strip()} if comma else {})

    @field_validator("locator")
    @classmethod
    def _locator(cls, value: str | None) -> str | None:
        if value is None:
            return None
        match = LOCATOR.fullmatch(value)
        if match is None:
            raise refuse(f"'{value}' is not a locator", LOCATOR_HINT)
        if match["last"] and int(match["last"]) <= int(match["first"]):
            raise refuse(f"'{value}' runs backwards", "name the first sentence, then the last")
        return value

    @property
    def section(self) -> str | None:
        """The key of the source's `sections` that the locator names, if it names one."""
        match = LOCATOR.fullmatch(self.locator or "")
        return None if match is None else match["section"]


_RANGE: Final = regex(r"(\d{1,3}(?:\.\d+)?)-(\d{1,3}(?:\.\d+)?)")


def _range(value: str) -> str:
    match = _RANGE.fullmatch(value)
    if match is None or not Decimal(match[1]) <= Decimal(match[2]) <= 100:  # noqa: PLR2004 - per cent
        raise refuse(f"'{value}' is not a range", "write two numbers in per cent, as 60-70")
    return value


class Judgement(Model):
    author: Text
    on: Day
    scale: Id
    """A yardstick of `templates/yardsticks/`."""
    band: Text
    range: Annotated[str, After(_range), InSchema({"type": "string", "examples": ["60-70"]})] | None = None
    """What the author means, in per cent, where it is narrower than the band."""
    confidence: Literal["low", "moderate", "high"] | None = Field(
        None, description="a must with a likelihood; certainty of evidence has none"
    )
    reasons: MarkedText

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The range in numbers, of a judgement that states one."""
        low, _, high = (self.range or "").partition("-")
        return Decimal(low), Decimal(high)


class Review(Model):
    """Who has read a translation beside what it translates, when, and the hash of both as they were."""

    model_config = or_words("A. Name, 2025-12-03")

    by: Text
    on: Day
    seen: Hash | None = Field(None, description="the hash of what was read, source and translation; briefgen writes it")

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        """Take `A. Name, 2025-12-03` for the mapping of it, with the hash as a third part."""
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",")]
        if not 2 <= len(parts) <= 3:  # noqa: PLR2004 - the parts named above
            raise refuse(f"'{value}' is not a review", "write who and when, as A. Name, 2025-12-03")
        return dict(zip(("by", "on", "seen"), parts, strict=False))


class InOtherWords(Model):
    """What every translation says of itself, whatever it translates."""

    of: Hash | None = Field(None, description="the hash of the words that it translates; briefgen writes it")
    review: Review | None = None


class Translation(InOtherWords):
    model_config = or_words("The words alone, where nothing else is translated.")

    text: MarkedText | None = None
    plain: MarkedText | None = None
    short: MarkedText | None = None
    clause: MarkedText | None = None
    spoken: MarkedText | None = None
    answer: MarkedText | None = None
    answer_variants: Mapping[Variant, MarkedText] = Field(default_factory=dict)
    instead: MarkedText | None = None
    why: MarkedText | None = None
    pros: tuple[MarkedText, ...] = ()
    cons: tuple[MarkedText, ...] = ()
    reasons: MarkedText | None = Field(None, description="the judgement's")
    who: Text | None = Field(None, description="of a commitment")
    action_who: Text | None = Field(None, description="the action's `who`")


class Answer(Model):
    model_config = or_words("We do not comment ahead of the talks.")

    text: MarkedText
    certainty: Certainty | None = None
    hedge: Text | None = None
    draft: bool = False
    variants: Mapping[Variant, MarkedText] = Field(default_factory=dict)
    sources: tuple[CitationRecord, ...] = ()
    rests_on: tuple[Id, ...] = ()


class Action(Model):
    who: Text
    by: Day | None = None


class Item(Model):
    """One record of the pack."""

    id: Id | None = Field(
        None, description="unique in the pack; an item without one cannot be referred to", examples=["energy-talks"]
    )
    kind: Kind
    text: MarkedText
    certainty: Certainty | None = None
    state: State = "current"
    hedge: Text | None = Field(
        None, description="the source's own word or two that weaken the statement", examples=["are expected to"]
    )
    said_by: Id | None = Field(None, description="a person or organisation of the registers")
    use: Use | None = Field(
        None, description="what was written on the item itself; inherited from the heading where it was not"
    )
    draft: bool = False
    when: When | None = None
    variants: Mapping[Variant, MarkedText] = Field(default_factory=dict)
    translations: Mapping[LanguageTag, Translation] = Field(default_factory=dict)
    sources: tuple[CitationRecord, ...] = ()
    rests_on: tuple[Id, ...] = ()
    topic: Id | None = None
    figure: Id | None = Field(None, description="the number this claim is about, for a strip of facts")
    people: tuple[Id, ...] = ()
    as_of: Moment | None = None
    valid_until: Moment | None = None
    supersedes: tuple[Id, ...] = ()
    conflicts_with: tuple[Id, ...] = ()
    judgement: Judgement | None = None
    readers: Readers | None = Field(
        None, description="what was written on the item itself; scopes further out narrow it"
    )
    rank: Annotated[int, Field(ge=1, le=9)] | None = None
    must: bool = False
    needs: tuple[Id, ...] = Field((), description="items that may not be left out while this one stays")
    marking: str | None = Field(None, examples=["tlp:green"])
    embargo_until: Moment | None = None
    ok: tuple[str, ...] = Field((), description="published audiences or groups somebody agreed to show this to")
    note: Remark | None = Field(None, description="for the desk; never printed")
    allow: Allowed = Field(
        default_factory=dict,
        description="code of a finding → why it may stand in this item all the same; never printed",
    )
    raise_: Literal["will", "may", "unlikely"] | None = Field(
        None, alias="raise", description="how likely the question is to be raised"
    )
    answer: Answer | None = None
    instead: MarkedText | None = Field(None, description="the safe wording beside something not to say")
    why: MarkedText | None = None
    check_on: Day | None = None
    pros: tuple[MarkedText, ...] = ()
    cons: tuple[MarkedText, ...] = ()
    verb: Literal["agree", "approve", "note", "reject", "decide"] | None = None
    decider: Id | None = None
    due: Day | None = None
    options: tuple[Id, ...] = ()
    who: Text | None = None
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
