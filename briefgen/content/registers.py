"""The registers of people, organisations, terms, topics and figures, and the fields of records. Each counts its ids for itself; those
of sources, series and exhibits have rooms of their own.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from briefgen.content.item import CitationRecord, InOtherWords
from briefgen.content.model import (
    Amount,
    Day,
    Id,
    LanguageTag,
    Model,
    Moment,
    Remark,
    Text,
    refuse,
)
from briefgen.content.periods import Period
from briefgen.content.readers import Scoped
from briefgen.content.recordvalues import RecordType, ValueFault, read_value
from briefgen.located.values import Before, InSchema


def _as_words(value: Any) -> Any:
    """Return a number, a day or yes or no as it was written: an example is read as a value of a table is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float | Decimal | dt.date) else value


class PersonTranslation(InOtherWords):
    name: Text
    short: Text | None = None
    office: Text | None = None
    address: Text | None = None
    public_form: Text | None = None


class Person(Scoped):
    id: Id
    name: Text
    short: Text | None = Field(None, description="the later form", examples=["President Putin"])
    office: Text | None = None
    address: Text | None = Field(None, description="the form of address")
    organisation: Id | None = None
    public_form: Text | None = Field(None, examples=["an official"])
    translations: Mapping[LanguageTag, PersonTranslation] = Field(default_factory=dict)


class OrganisationTranslation(InOtherWords):
    name: Text
    short: Text | None = None
    public_form: Text | None = None


class Organisation(Scoped):
    id: Id
    name: Text
    short: Text | None = None
    public_form: Text | None = None
    translations: Mapping[LanguageTag, OrganisationTranslation] = Field(default_factory=dict)


class TermTranslation(InOtherWords):
    short: Text
    expansion: Text | None = None
    plural: Text | None = None
    gloss: Text | None = None


class Term(Scoped):
    """An acronym or a word to be explained."""

    id: Id
    short: Text
    expansion: Text | None = None
    plural: Text | None = Field(
        None, description="the expansion for more than one, where a text says LTAs", examples=["long-term agreements"]
    )
    gloss: Text | None = None
    well_known: bool = False
    technical: bool = Field(
        False, description="whether every brief that has it is to explain it, those of officials too"
    )
    sources: tuple[CitationRecord, ...] = ()
    translations: Mapping[LanguageTag, TermTranslation] = Field(default_factory=dict)

    @field_validator("plural")
    @classmethod
    def _of_the_expansion(cls, plural: str | None, info: ValidationInfo) -> str | None:
        short, expansion = info.data.get("short"), info.data.get("expansion")
        if plural and expansion and plural in (short, f"{short}s", f"{short}'s", f"{short}’s"):
            message = f"the plural '{plural}' would be explained as itself: {plural} ({plural})"
            raise refuse(message, f"write the plural of '{expansion}'")
        return plural


class TopicTranslation(InOtherWords):
    title: Text
    question: Text | None = None


class Topic(Scoped):
    """A heading of the briefs; the register's order is the order in print."""

    id: Id
    title: Text
    question: Text | None = Field(
        None, description="the heading where a brief asks instead of naming", examples=["What is expected on energy?"]
    )
    translations: Mapping[LanguageTag, TopicTranslation] = Field(default_factory=dict)


CONVERTED: Final = "converted"


class Derived(Model):
    formula: Literal["sum", "difference", "share", "change", "change_percent", "ratio", "converted"]
    from_: tuple[Id, ...] = Field(alias="from")
    rate: Amount | None = Field(
        None, description="of a conversion: how much of this figure's currency one of the other is", examples=[84.2]
    )
    on: Day | None = Field(None, description="of a conversion: the day that the rate is of")

    @model_validator(mode="after")
    def _dated(self) -> Self:
        """A rate goes with a conversion, and a conversion with a rate and its day: what it was on another day is another number."""
        if self.formula != CONVERTED:
            if self.rate is not None or self.on is not None:
                raise refuse("a rate is for `formula: converted`", "write that formula, or delete the rate and its day")
            return self
        if self.rate is None or self.on is None or self.rate <= 0:
            raise refuse(
                "an amount is converted without a rate and its day",
                "write `rate: 84.2` and `on: 2025-12-01`, from a source",
            )
        return self


class FigureTranslation(InOtherWords):
    title: Text | None = None
    unit: Text | None = None
    period: Text | None = Field(None, description="needed only where the period has letters: FY2024-25")


class Figure(Scoped):
    """A number, stored once: value, unit, period."""

    id: Id
    title: Text | None = Field(
        None, description="what the number is, as a strip of facts prints it", examples=["Goods trade"]
    )
    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    unit: Text | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    scale: Literal["thousand", "lakh", "million", "crore", "billion", "trillion"] | None = None
    period: Period | None = None
    precision: Amount | None = None
    approximate: bool = False
    derived: Derived | None = None
    sources: tuple[CitationRecord, ...] = ()
    as_of: Moment | None = None
    translations: Mapping[LanguageTag, FigureTranslation] = Field(default_factory=dict)


class RecordField(Scoped):
    """A field that each record of a batch fills: `{record:district}` in the words of items."""

    id: Id = Field(description="what the column or key of the table is called")
    type: RecordType = "text"
    example: Annotated[Text, Before(_as_words), InSchema({"type": ["string", "number", "boolean"]})] = Field(
        description="a value such as records have; outside a batch it stands in the brief, in square brackets",
        examples=["Thane"],
    )
    optional: bool = Field(False, description="whether a record may leave it empty; then no item's words refer to it")
    description: Remark | None = Field(
        None, description="for whoever fills the table; never printed", examples=["as the census has it"]
    )
    ok: tuple[str, ...] = Field((), description="published audiences or groups somebody agreed to show its values to")

    @model_validator(mode="after")
    def _of_its_type(self) -> Self:
        try:
            read_value(self.type, self.example)
        except ValueFault as fault:
            raise refuse(f"the example of '{self.id}' is not of its type: {fault.message}", fault.hint) from None
        return self
