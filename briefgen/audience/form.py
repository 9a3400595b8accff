"""The form of an audience's brief: length, language, look. Who may see what stands in the project's policy, not here."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from babel.localedata import exists
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from briefgen.audience.document import AudienceDocument
from briefgen.document.languages import primary
from briefgen.located.values import After, Spelt
from briefgen.readability.formulas import formula_of

Name = Annotated[str, Spelt(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def _known(tag: str) -> str:
    """Refuse a tag that CLDR has no dates and numbers for: en-XX."""
    if not exists(tag.replace("-", "_")):
        hint = "write one such as en-GB or hi-IN"
        raise PydanticCustomError("briefgen", "{fault}", {"fault": f"no language has the tag '{tag}'", "hint": hint})
    return tag


Tag = Annotated[str, Spelt(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
Language = Annotated[Tag, After(_known)]
Code = Annotated[str, Spelt(pattern=r"^BG[0-9]{3}$")]
Reason = Annotated[str, Spelt(strip_whitespace=True, min_length=1)]
Look = Mapping[str, Any]
"""Theme tokens; the theme itself says which there are."""


class _Model(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


class Limit(_Model):
    """A promise of length. `pages` and `lines` come from the layout, `words` from the one counting function."""

    unit: Literal["pages", "lines", "words", "words_per_sentence"]
    max: Annotated[int, Field(ge=1)]
    scope: Literal["brief", "section", "block"] = "brief"
    severity: Literal["error", "warning"] = "error"


class Readability(_Model):
    """How hard prose in one language may be. Each measure is a proxy and no more; none is required."""

    grade: Annotated[float, Field(ge=1, le=20)] | None = Field(
        None, description="years at school, by the formula of English or Russian; other languages have none"
    )
    words_a_sentence: Annotated[float, Field(ge=1)] | None = Field(None, description="on average")
    word_length: Annotated[float, Field(ge=1)] | None = Field(
        None, description="syllables of a word on average; in Hindi aksharas, which are its written syllables"
    )
    longest_sentence: Annotated[int, Field(ge=1)] | None = Field(None, description="most words of any sentence")


def _has_formula(limits: Mapping[str, Readability]) -> Mapping[str, Readability]:
    """Refuse a grade in a language that no formula grades: the promise would be kept by nothing."""
    for tag, limit in limits.items():
        if limit.grade is not None and formula_of(tag) is None:
            fault = f"no formula gives a grade to prose in '{tag}'"
            hint = "limit words_a_sentence, word_length and longest_sentence instead"
            raise PydanticCustomError("briefgen", "{fault}", {"fault": fault, "hint": hint})
    return limits


class Bilingual(_Model):
    """Two languages in one document, each gated, worded and set by its own rules; what goes for length goes from both."""

    languages: tuple[Language, Language] = Field(
        description="of those that the audience declares; the first gives the document its title and its way across the page"
    )
    arrangement: Literal["after", "beside"] = Field(
        "after",
        description="`after`: the second begins a page when the first has ended; `beside`: in two columns, pair by pair",
    )


class Shape(_Model):
    """What makes up one form of a brief."""

    title: str = Field(description="the kind of brief, for lists and tables of what was built")
    limits: tuple[Limit, ...] = ()
    theme: str = "government"
    paper: Literal["a4", "letter"] = "a4"
    look: Look = Field(default_factory=dict, description="theme tokens that differ for this audience")
    looks: Mapping[Tag, Look] = Field(
        default_factory=dict, description="language (hi, or hi-IN) → theme tokens that differ in it, over `look`"
    )
    numbered_paragraphs: Literal["none", "hung", "flush"] = Field(
        "none", description="`hung`: numbers stand out in the margin; `flush`: text runs on after them"
    )
    numbered_sections: bool = False
    numbered_exhibits: bool = Field(
        default=False, description="tables and figures are numbered by their captions, where there are several"
    )
    yardstick: Name | None = Field(
        None,
        description="the scale that it prints likelihood in, where a judgement's range allows; else each one's own",
    )
    portion_marks: bool = Field(
        default=False,
        description="each paragraph, heading, table and figure begins with its mark, where the scheme has them",
    )
    citations: Literal["numbered", "author-date", "foot", "end", "source-line", "none"] = Field(
        "none",
        description="`numbered`, `author-date`: numbers, or names and years, that lead to the source list; `foot`, `end`:"
        " notes at the foot of the page, at the end; `source-line`: a line that names its sources under each section, box,"
        " table and figure",
    )
    source_grades: bool = Field(
        default=False,
        description="the source list says of each source what we hold of it: its grade, its information's, its descriptor",
    )
    bilingual: Bilingual | None = Field(None, description="two languages in one document; else a document for each")
    spoken_words: Annotated[int, Field(ge=1)] | None = Field(None, description="most words of a line to be said")
    readability: Annotated[Mapping[Tag, Readability], After(_has_formula)] = Field(
        default_factory=dict, description="language (en, or en-IN) → how hard its prose may be"
    )
    plain_language: Literal["error", "warning"] = Field(
        "warning",
        description="what it is where its prose is over those limits, or has piles of nouns, jargon or words that nobody"
        " explains",
    )
    max_age: Annotated[int, Field(ge=1)] | None = Field(
        None, description="most days before the edition that what a claim rests on may date from"
    )
    front_page: Literal["say"] | None = Field(
        None, description="`say`: nothing that is only for answering or background stands on page 1"
    )
    running_section: bool = Field(default=False, description="the section's name stands in the header of every page")
    margin_notes: bool = Field(
        default=False,
        description="a margin is kept for notes beside the text of the PDF; in Word they stand in the text",
    )
    selection: bool = Field(
        default=False, description="it prints some of what its reader may see: what it leaves out is no finding"
    )


class OtherForm(Shape):
    """Another form of the same brief. What it does not say is as in the audience's own form; its look goes over that one."""

    template: str = Field(description="the file beside `audience.yaml`, such as cable.md.j2")


class AudienceForm(Shape):
    """`templates/audiences/<name>/audience.yaml`; the template beside it is `brief.md.j2`."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = Field(
        description="BCP 47 tags; the first is the default"
    )
    required: tuple[Language, ...] = Field(
        (), description="languages, of those, that its brief goes out in or not at all: built beside the default"
    )
    document: AudienceDocument | None = Field(
        None, description="what the head of its briefs carries, field by field before what the pack says"
    )
    allow: Mapping[Code, Reason] = Field(
        default_factory=dict, description="code of a finding → why it may stand in this audience's briefs all the same"
    )
    forms: Mapping[Name, OtherForm] = Field(default_factory=dict, description="name → another form, built by --form")

    @property
    def usual(self) -> tuple[str, ...]:
        """The languages that its brief is built in where none is named: the first, and those that are required."""
        return tuple(dict.fromkeys((self.languages[0], *self.required)))

    def languages_in(self, name: str | None) -> tuple[str, ...]:
        """Return the languages of which each has a brief of its own in the form *name*, the audience's own where that is None;
        of a bilingual one the first, which it goes by. Raises KeyError.
        """
        both = self.both_in(name)
        return both[:1] if both else self.languages

    def both_in(self, name: str | None) -> tuple[str, ...]:
        """Return the languages of which a form has both in one brief; none where it is not bilingual. Raises KeyError."""
        form = self if name is None else self.in_form(name)
        return form.bilingual.languages if form.bilingual else ()

    def speaks(self, language: str, name: str | None) -> bool:
        """Tell whether there is a brief in a language, or in two of which it is one. Raises KeyError."""
        return language in (self.both_in(name) or self.languages)

    def in_form(self, name: str) -> "AudienceForm":
        """Return the form that a brief has where its other form *name* is asked for. Raises KeyError."""
        other = self.forms[name]
        said = other.model_fields_set & Shape.model_fields.keys() - {"look", "looks"}
        return self.model_copy(update={field: getattr(other, field) for field in said})

    def readability_in(self, language: str) -> Readability:
        """Return how hard prose in *language* may be: en-IN goes before en; without limits where nothing is said."""
        return (
            self.readability.get(language) or self.readability.get(primary(language)) or Readability.model_construct()
        )
