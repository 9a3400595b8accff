"""The registers: sources, people, organisations, terms, topics, figures, series, exhibits. Each counts its ids for itself."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from briefgen.content.item import CitationRecord
from briefgen.content.model import Amount, Day, Id, Issued, LanguageTag, MarkedText, Model, Moment, Remark, Text
from briefgen.content.readers import Readers
from briefgen.content.vocabulary import Citable


class Scoped(Model):
    """Who may see an entry. An entry of a register that says nothing follows the pack's front matter."""

    readers: Readers | None = None
    marking: Text | None = None
    embargo_until: Moment | None = None
    note: Remark | None = None
    """For the desk; never printed."""


class Grade(Model):
    """Admiralty/NATO: the source and its information are judged apart."""

    source: Literal["A", "B", "C", "D", "E", "F"]
    information: Annotated[int, Field(ge=1, le=6)]


class Name(Model):
    """CSL-JSON's name."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


class SourceTranslation(Model):
    """A source is cited in its own language; how a brief speaks of it is not."""

    public_form: Text


class Source(Scoped):
    """CSL-JSON fields plus ours."""

    id: Id
    type: Text = Field("document", description="a CSL type: report, webpage, article-newspaper, speech, …")
    title: Text
    title_short: Text | None = Field(None, alias="title-short")
    author: tuple[Name, ...] = ()
    publisher: Text | None = None
    container_title: Text | None = Field(None, alias="container-title")
    number: Text | None = None
    page: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    genre: Text | None = None
    language: LanguageTag | None = None
    url: Text | None = Field(None, alias="URL")
    doi: Text | None = Field(None, alias="DOI")
    archive: Text | None = None
    issued: Issued
    received: Day | None = None
    accessed: Day | None = None
    sections: Mapping[str, Text] = Field(default_factory=dict, description="key → the section's heading, for locators")
    grade: Grade | None = None
    citable: Citable
    public_form: Text | None = Field(
        None, description="how a brief that may not cite it speaks of it", examples=["a press report"]
    )
    descriptor: Text | None = Field(
        None, description="ICD 206: what bears on its quality: access, age, completeness, bias"
    )
    licence: Text | None = None
    translations: Mapping[LanguageTag, SourceTranslation] = Field(default_factory=dict)


class PersonTranslation(Model):
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


class OrganisationTranslation(Model):
    name: Text
    short: Text | None = None
    public_form: Text | None = None


class Organisation(Scoped):
    id: Id
    name: Text
    short: Text | None = None
    public_form: Text | None = None
    translations: Mapping[LanguageTag, OrganisationTranslation] = Field(default_factory=dict)


class TermTranslation(Model):
    short: Text
    expansion: Text | None = None
    gloss: Text | None = None


class Term(Scoped):
    """An acronym or a word to be explained."""

    id: Id
    short: Text
    expansion: Text | None = None
    gloss: Text | None = None
    well_known: bool = False
    sources: tuple[CitationRecord, ...] = ()
    translations: Mapping[LanguageTag, TermTranslation] = Field(default_factory=dict)


class TopicTranslation(Model):
    title: Text


class Topic(Scoped):
    """A heading of the briefs; the register's order is the order in print."""

    id: Id
    title: Text
    translations: Mapping[LanguageTag, TopicTranslation] = Field(default_factory=dict)


class Derived(Model):
    formula: Literal["sum", "difference", "share", "change", "change_percent", "ratio"]
    from_: tuple[Id, ...] = Field(alias="from")


class Figure(Scoped):
    """A number, stored once: value, unit, period."""

    id: Id
    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    unit: Text | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    scale: Literal["thousand", "lakh", "million", "crore", "billion", "trillion"] | None = None
    period: Text | None = None
    precision: Amount | None = None
    approximate: bool = False
    derived: Derived | None = None
    sources: tuple[CitationRecord, ...] = ()
    as_of: Moment | None = None


class SeriesField(Model):
    name: Text
    type: Literal["text", "number", "integer", "date", "period", "boolean"]
    title: Text | None = None
    unit: Text | None = None
    currency: Text | None = None
    scale: Text | None = None


class Series(Scoped):
    """A table of data: a CSV of `data/`, or rows in place."""

    id: Id
    title: Text
    file: Text | None = None
    rows: tuple[Mapping[str, Any], ...] = ()
    fields: tuple[SeriesField, ...]
    sources: tuple[CitationRecord, ...] = ()


class ExhibitTranslation(Model):
    title: Text
    alternative_text: Text
    note: Text | None = None


class Exhibit(Scoped):
    """A series as it is shown: chart or table."""

    id: Id
    series: Id
    form: Literal["table", "column", "bar", "line", "stacked-column", "stacked-bar", "image", "timeline"]
    title: MarkedText
    alternative_text: Text
    category: Text | None = None
    values: tuple[Text, ...] = ()
    caption: MarkedText | None = None
    source_line: Text | None = None
    remark: MarkedText | None = Field(None, description="printed under it: what is early, rounded, missing")
    row_readers: Text | None = Field(
        None, description="the field of the series that names each row's readers, where they differ"
    )
    translations: Mapping[LanguageTag, ExhibitTranslation] = Field(default_factory=dict)
