"""The registers: sources, people, organisations, terms, topics, figures, series, exhibits, and the fields of records. Each
counts its ids for itself.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import (
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_validator,
    model_validator,
)

from briefgen.addresses import is_page
from briefgen.content.item import CitationRecord, InOtherWords
from briefgen.content.model import (
    Allowed,
    Amount,
    Day,
    FieldName,
    Id,
    Issued,
    LanguageTag,
    MarkedText,
    Model,
    Moment,
    Remark,
    Text,
    refuse,
)
from briefgen.content.periods import Period
from briefgen.content.readers import Readers
from briefgen.content.recordvalues import RecordType, ValueFault, read_value
from briefgen.content.vocabulary import Citable
from briefgen.diagnostics import did_you_mean
from briefgen.located.validate import shown
from briefgen.located.values import After, Before, InSchema


class Scoped(Model):
    """Who may see an entry. An entry of a register that says nothing follows the pack's front matter."""

    readers: Readers | None = None
    marking: Text | None = None
    embargo_until: Moment | None = None
    note: Remark | None = None
    """For the desk; never printed."""
    allow: Allowed = Field(
        default_factory=dict,
        description="code of a finding → why it may stand in this entry all the same; never printed",
    )


def _reliability(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    hint = "write a letter from A, completely reliable, to F, reliability cannot be judged: it is of who says so"
    return _graded(value, check, "source", hint)


def _credibility(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    hint = "write a number from 1, confirmed by other sources, to 6, truth cannot be judged: it is of what is said"
    return _graded(value, check, "information", hint)


def _graded(value: Any, check: ValidatorFunctionWrapHandler, name: str, hint: str) -> Any:
    try:
        return check(value)
    except ValidationError:
        raise refuse(f"'{name}' cannot be {shown(value)}", hint) from None


class Grade(Model):
    """Admiralty/NATO: the source and its information are judged apart."""

    source: Annotated[Literal["A", "B", "C", "D", "E", "F"], WrapValidator(_reliability)]
    information: Annotated[int, Field(ge=1, le=6), WrapValidator(_credibility)]


class Name(Model):
    """CSL-JSON's name: of a person in its parts, of a body as it is written."""

    family: Text | None = None
    given: Text | None = None
    dropping_particle: Text | None = Field(
        None, alias="dropping-particle", description="goes with the given name", examples=["de"]
    )
    non_dropping_particle: Text | None = Field(
        None, alias="non-dropping-particle", description="stays with the family name", examples=["van der"]
    )
    suffix: Text | None = Field(None, examples=["Jr."])
    literal: Text | None = None


def _name(value: Any) -> Any:
    """Refuse a name that is written as words, and say how: nothing tells whether they are a person's or an office's."""
    if not isinstance(value, str):
        return value
    given, _, family = value.rpartition(" ")
    person = f", or of a person {{family: {family}, given: {given}}}" if given and "," not in value else ""
    raise refuse(f"'author' does not take the name '{value}' as it stands", f"write {_of_office(value)}{person}")


def _names(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    raise refuse(
        f"'author' does not take the name '{value}' as it stands",
        f"write [{_of_office(value)}], or of persons [{{family: Roy, given: Asha}}]",
    )


def _of_office(name: str) -> str:
    quote = "" if re.fullmatch(r"[\w .-]+", name) else '"'
    return f"{{literal: {quote}{name}{quote}}}"


def _as_words(value: Any) -> Any:
    """Return a number, a day or yes or no as it was written: an example is read as a value of a table is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float | Decimal | dt.date) else value


class SourceTranslation(InOtherWords):
    """A source is cited in its own language; how a brief speaks of it is not."""

    public_form: Text


def _page(value: str) -> str:
    if not is_page(value):
        raise refuse(
            "'URL' is no address of a page",
            "begin it with https:// or http://, and write no blank in it, or leave it out",
        )
    return value


Address = Annotated[
    Text,
    After(_page),
    InSchema({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s\\\\/<>][^\\s\\\\<>]*$"}),
]


class Source(Scoped):
    """CSL-JSON fields plus ours."""

    id: Id
    type: Text = Field("document", description="a CSL type: report, webpage, article-newspaper, speech, …")
    title: Text
    title_short: Text | None = Field(None, alias="title-short")
    author: Annotated[tuple[Annotated[Name, Before(_name)], ...], Before(_names)] = ()
    publisher: Text | None = None
    container_title: Text | None = Field(None, alias="container-title")
    number: Text | None = None
    page: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    genre: Text | None = None
    language: LanguageTag | None = None
    url: Address | None = Field(None, alias="URL", examples=["https://example.org/report"])
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


class SeriesFieldTranslation(InOtherWords):
    title: Text
    unit: Text | None = None


class SeriesField(Model):
    """One column of the data, and what its cells are."""

    name: FieldName
    type: Literal["text", "number", "integer", "date", "period", "boolean", "readers", "source"] = Field(
        description="a period is 2024, 2024-25, FY2024-25, 2024-04, 2024-Q1 or 2024-H1; readers are names of the policy"
        " that alone may see the row; a source is the id of the source that the row is from, as in `statistics, p. 4`"
    )
    title: Text | None = Field(None, description="the head of the column; a field that an exhibit shows needs one")
    role: Literal["actual", "revised", "new"] | None = Field(
        None, description="of a budget: what was spent, the estimate as it was revised, the new budget"
    )
    period: Period | None = Field(None, description="of a budget: the year of the column", examples=["2024-25"])
    unit: Text | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    scale: Literal["thousand", "lakh", "million", "crore", "billion", "trillion"] | None = None
    translations: Mapping[LanguageTag, SeriesFieldTranslation] = Field(default_factory=dict)


class Series(Scoped):
    """A table of data: a CSV of `data/`, or rows in place. A blank cell is a value that the source does not give."""

    id: Id
    title: Text = Field(description="for the desk; what is printed is the title of an exhibit")
    file: Text | None = Field(
        None, description="UTF-8, with the names of the fields in its first line", examples=["data/trade.csv"]
    )
    rows: tuple[Mapping[str, Any], ...] = Field((), description="field → value, instead of a file")
    fields: Annotated[tuple[SeriesField, ...], Field(min_length=1)]
    provisional: FieldName | None = Field(
        None, description="the field, text or boolean, that says which rows are early, rounded or estimated"
    )
    row_remark: FieldName | None = Field(None, description="the field of text that holds a note on its row")
    total: FieldName | None = Field(None, description="the boolean field that says which row sums the others")
    sources: tuple[CitationRecord, ...] = Field(
        (), description="of every row; a field of type source is of its own row"
    )


_PICTURE_FILE: Final = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp)", re.IGNORECASE)


def _told(value: Any) -> Any:
    """Refuse a blank, and a name of a file for words: some programs fill it in, and it tells nobody what there is to see."""
    if not isinstance(value, str):
        return value
    hint = (
        "add `alternative_text:` and say in words what the image shows, for those who cannot see it; for example: Two bars."
        " The first is longer."
    )
    if not value.strip():
        raise refuse("'alternative_text' is missing", hint)
    if _PICTURE_FILE.fullmatch(value.strip()):
        raise refuse("'alternative_text' names a file and does not tell what is to be seen", hint)
    return value


AlternativeText = Annotated[Text, Before(_told)]


class Seen(Model):
    """What is told in words to those who cannot see it."""

    @model_validator(mode="before")
    @classmethod
    def _untold(cls, data: Any) -> Any:
        """Take alternative text that is left out, or has nothing behind its name, as empty: all three are one fault."""
        if isinstance(data, Mapping) and data.get("alternative_text") is None:
            return {**data, "alternative_text": ""}
        return data


class ShownTranslation(InOtherWords, Seen):
    title: Text
    alternative_text: AlternativeText
    remark: MarkedText | None = None


class ExhibitTranslation(ShownTranslation):
    words: Mapping[Text, Text] = Field(
        default_factory=dict,
        description="words of the rows (categories, cells of text, notes) → the same in this language",
    )


class Shown(Scoped, Seen):
    """What all exhibits have, whatever they show."""

    id: Id
    title: Text
    alternative_text: AlternativeText = Field(
        description="what a reader who cannot see it needs: the message, not the picture"
    )
    topic: Id | None = None
    remark: MarkedText | None = Field(None, description="printed under it, for all its readers, whatever rows they see")
    ok: tuple[str, ...] = Field((), description="published audiences or groups somebody agreed to show this to")


def _form(value: Any) -> Any:
    """Refuse a form that is none; an image has a model of its own, and is one of the forms all the same."""
    known = (*get_args(DataForm), IMAGE)
    if isinstance(value, str) and value not in known:
        hint = did_you_mean(value, known, f"write one of {', '.join(known)}")
        raise refuse(f"'form' cannot be '{value}'", hint)
    return value


DataForm = Literal["table", "column", "bar", "line", "stacked-column", "stacked-bar", "area", "timeline", "budget"]
IMAGE: Final = "image"
BUDGET: Final = "budget"


class Exhibit(Shown):
    """A series as it is shown: chart, table, timeline or budget."""

    series: Id
    form: Annotated[DataForm, Before(_form)]
    category: FieldName = Field(description="the field that names each row: a year, a country; of a timeline, when")
    values: Annotated[tuple[FieldName, ...], Field(min_length=1)] = Field(
        description="the fields that are shown: numbers in a chart, anything in a table, words in a timeline"
    )
    group: FieldName | None = Field(
        None, description="of a budget: the field of text whose rows stand together, with a subtotal of their own"
    )
    translations: Mapping[LanguageTag, ExhibitTranslation] = Field(default_factory=dict)


class ImageExhibit(Shown):
    """A map, a diagram or a photograph: a file of `images/`."""

    form: Annotated[Literal["image"], Before(_form)]
    file: Text = Field(description="PNG or JPEG", examples=["images/map.png"])
    sources: tuple[CitationRecord, ...] = Field((), description="where it is from; at least one")
    translations: Mapping[LanguageTag, ShownTranslation] = Field(default_factory=dict)


AnyExhibit = Exhibit | ImageExhibit


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
