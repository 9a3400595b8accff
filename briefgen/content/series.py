"""The registers of series, which are tables of data, and of exhibits, which show them, or images."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import (
    Field,
    model_validator,
)

from briefgen.content.item import CitationRecord, InOtherWords
from briefgen.content.model import (
    FieldName,
    Id,
    LanguageTag,
    MarkedText,
    Model,
    Text,
    refuse,
)
from briefgen.content.periods import Period
from briefgen.content.readers import Scoped
from briefgen.diagnostics import did_you_mean
from briefgen.located.values import Before
from briefgen.regex import regex


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


_PICTURE_FILE: Final = regex(r".*\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp)", re.IGNORECASE)


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
