"""The registers: sources, people, organisations, terms, topics, figures, series, exhibits. Each counts its ids for itself."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from briefgen.content.item import CitationRecord, Id, LanguageTag, Moment, Readers
from briefgen.content.model import MarkedText, Model
from briefgen.content.vocabulary import Citable


class Scoped(Model):
    """Who may see an entry. An entry of a register that says nothing follows the pack's front matter."""

    readers: Readers | None = None
    marking: str | None = None
    embargo_until: Moment | None = None
    note: str | None = None
    """For the desk; never printed."""


class Grade(Model):
    """Admiralty/NATO: the source and its information are judged apart."""

    source: Literal["A", "B", "C", "D", "E", "F"]
    information: Annotated[int, Field(ge=1, le=6)]


class Name(Model):
    """CSL-JSON's name."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Source(Scoped):
    """CSL-JSON fields plus ours."""

    id: Id
    type: str = Field("document", description="a CSL type: report, webpage, article-newspaper, speech, …")
    title: str
    title_short: str | None = Field(None, alias="title-short")
    author: tuple[Name, ...] = ()
    publisher: str | None = None
    container_title: str | None = Field(None, alias="container-title")
    number: str | None = None
    page: str | None = None
    volume: str | None = None
    issue: str | None = None
    genre: str | None = None
    language: LanguageTag | None = None
    url: str | None = Field(None, alias="URL")
    doi: str | None = Field(None, alias="DOI")
    archive: str | None = None
    issued: dt.date | Literal["unknown"]
    received: dt.date | None = None
    accessed: dt.date | None = None
    sections: Mapping[str, str] = Field(default_factory=dict, description="key → the section's heading, for locators")
    grade: Grade | None = None
    citable: Citable
    public_form: str | None = Field(None, description="how a brief that may not cite it speaks of it", examples=["a press report"])
    descriptor: str | None = Field(None, description="ICD 206: what bears on its quality: access, age, completeness, bias")
    licence: str | None = None


class PersonTranslation(Model):
    name: str
    office: str | None = None
    address: str | None = None


class Person(Scoped):
    id: Id
    name: str
    short: str | None = Field(None, description="the later form", examples=["President Putin"])
    office: str | None = None
    address: str | None = Field(None, description="the form of address")
    organisation: Id | None = None
    public_form: str | None = Field(None, examples=["an official"])
    translations: Mapping[LanguageTag, PersonTranslation] = Field(default_factory=dict)


class OrganisationTranslation(Model):
    name: str
    short: str | None = None


class Organisation(Scoped):
    id: Id
    name: str
    short: str | None = None
    public_form: str | None = None
    translations: Mapping[LanguageTag, OrganisationTranslation] = Field(default_factory=dict)


class TermTranslation(Model):
    short: str
    expansion: str | None = None
    gloss: str | None = None


class Term(Scoped):
    """An acronym or a word to be explained."""

    id: Id
    short: str
    expansion: str | None = None
    gloss: str | None = None
    well_known: bool = False
    sources: tuple[CitationRecord, ...] = ()
    translations: Mapping[LanguageTag, TermTranslation] = Field(default_factory=dict)


class TopicTranslation(Model):
    title: str


class Topic(Scoped):
    """A heading of the briefs; the register's order is the order in print."""

    id: Id
    title: str
    translations: Mapping[LanguageTag, TopicTranslation] = Field(default_factory=dict)


class Derived(Model):
    formula: Literal["sum", "difference", "share", "change", "change_percent", "ratio"]
    from_: tuple[Id, ...] = Field(alias="from")


class Figure(Scoped):
    """A number, stored once: value, unit, period."""

    id: Id
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    scale: Literal["thousand", "lakh", "million", "crore", "billion", "trillion"] | None = None
    period: str | None = None
    precision: Decimal | None = None
    approximate: bool = False
    derived: Derived | None = None
    sources: tuple[CitationRecord, ...] = ()
    as_of: Moment | None = None


class SeriesField(Model):
    name: str
    type: Literal["text", "number", "integer", "date", "period", "boolean"]
    title: str | None = None
    unit: str | None = None
    currency: str | None = None
    scale: str | None = None


class Series(Scoped):
    """A table of data: a CSV of `data/`, or rows in place."""

    id: Id
    title: str
    file: str | None = None
    rows: tuple[Mapping[str, Any], ...] = ()
    fields: tuple[SeriesField, ...]
    sources: tuple[CitationRecord, ...] = ()


class ExhibitTranslation(Model):
    title: str
    alternative_text: str
    note: str | None = None


class Exhibit(Scoped):
    """A series as it is shown: chart or table."""

    id: Id
    series: Id
    form: Literal["table", "column", "bar", "line", "stacked-column", "stacked-bar", "image", "timeline"]
    title: MarkedText
    alternative_text: str
    category: str | None = None
    values: tuple[str, ...] = ()
    caption: MarkedText | None = None
    source_line: str | None = None
    remark: MarkedText | None = Field(None, description="printed under it: what is early, rounded, missing")
    row_readers: str | None = Field(None, description="the field of the series that names each row's readers, where they differ")
    translations: Mapping[LanguageTag, ExhibitTranslation] = Field(default_factory=dict)
