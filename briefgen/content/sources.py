"""The register of sources: CSL-JSON's fields, and ours."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from briefgen.addresses import is_page
from briefgen.content.item import InOtherWords
from briefgen.content.model import (
    Day,
    Id,
    Issued,
    LanguageTag,
    Model,
    Text,
    refuse,
)
from briefgen.content.readers import Scoped
from briefgen.content.vocabulary import Citable
from briefgen.located.validate import shown
from briefgen.located.values import After, Before, InSchema


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
