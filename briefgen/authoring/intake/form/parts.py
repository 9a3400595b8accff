"""The form's parts, each once: its sections, the styles of its paragraphs, the rows of its first table, its list of sources."""

from collections.abc import Mapping
from typing import Final, get_args

from briefgen.authoring.intake.book.columns import SOURCES, Column
from briefgen.authoring.intake.shapes import Shape
from briefgen.content.vocabulary import USES, Ask, Certainty
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

GUIDANCE: Final = "Guidance"
"""The style of what is for whoever fills it in; it is not read."""
STATEMENT: Final = "Statement"
QUESTION: Final = "Question"
ANSWER: Final = "Answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A style of paragraph that says one thing of the statement above it."""

    style: str
    path: Location
    shape: Shape = "words"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    """The heading's words."""
    group: str
    """The attribute group of the heading in the pack."""
    kind: str
    about: str
    skeleton: tuple[str, ...]
    """Styles of the empty paragraphs that the form begins with."""


MARKING: Final[Location] = ("marking",)
_WORDS_OF: Final = {use: use.replace("_", " ") for use in USES}
FIELDS: Final = (
    Field(style="Name", path=("id",), shape="id"),
    Field(style="Source", path=("sources",), shape="citations"),
    Field(style="Certainty", path=("certainty",), shape="choice", choices=get_args(Certainty)),
    Field(style="When", path=("when",), shape="when"),
    Field(style="Readers", path=("readers",), shape="readers"),
    Field(style="Marking", path=MARKING),
    Field(style="Topic", path=("topic",)),
    Field(style="Rests on", path=("rests_on",), shape="ids"),
    Field(style="May be said", path=("use",), shape="choice", choices=tuple(_WORDS_OF)),
    Field(style="Short form", path=("variants", "short")),
    Field(style="Plain words", path=("variants", "plain")),
    Field(style="Spoken form", path=("variants", "spoken")),
    Field(style="Say instead", path=("instead",)),
    Field(style="Why not known", path=("why",)),
    Field(style="How likely", path=("raise",), shape="choice", choices=("will", "may", "unlikely")),
    Field(style="Desk note", path=("note",)),
)
BY_STYLE: Final[Mapping[str, Field]] = {field.style: field for field in FIELDS}

SECTIONS: Final = (
    Section(
        title="Bottom line",
        group=".messages",
        kind="message",
        about="What the reader must take away: one or two sentences. Rests on: the names of the statements below that bear it.",
        skeleton=(STATEMENT, "Rests on", "Readers"),
    ),
    Section(
        title="What we know",
        group=".facts",
        kind="fact",
        about="One statement at a time, no surer than its source. Source: its name in the list at the end, a comma, the place."
        " Certainty: disputed, reported or confirmed for what is so; possible, expected or scheduled for what is to come.",
        skeleton=(STATEMENT, "Source", "Certainty", "When", "Readers", "Name"),
    ),
    Section(
        title="Say",
        group=".say",
        kind="line",
        about="Lines that may be spoken. One that rests on nothing is taken as a draft.",
        skeleton=(STATEMENT, "Rests on", "Readers"),
    ),
    Section(
        title="If asked",
        group=".if-asked",
        kind="line",
        about="A question, and the answer to it. How likely: will, may or unlikely.",
        skeleton=(QUESTION, ANSWER, "How likely", "Readers"),
    ),
    Section(
        title="Do not say",
        group=".avoid",
        kind="line",
        about="What must not be said, and what to say instead.",
        skeleton=(STATEMENT, "Say instead", "Readers"),
    ),
    Section(
        title="Not known",
        group=".gaps",
        kind="gap",
        about="What nobody knows yet, and why.",
        skeleton=(STATEMENT, "Why not known", "Readers"),
    ),
)
SOURCE_LIST: Final = "Sources"
"""The heading above the list of sources."""
_LISTED: Final = ("Name", "Title", "Publisher", "Issued", "Received", "Who may cite it", "In public", "Web address")
SOURCE_COLUMNS: Final[tuple[Column, ...]] = tuple(
    column for head in _LISTED for column in SOURCES.columns if column.head == head
)


PACK_NAME: Final[Location] = ("pack",)
"""Of the row that names the pack; no field of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRow:
    """A row of the form's first table."""

    label: str
    field: Field
    tip: str


HEAD: Final = (
    HeadRow(label="Title", field=Field(style="", path=("title",)), tip="In print."),
    HeadRow(label="Short title", field=Field(style="", path=("short",)), tip="May stay blank."),
    HeadRow(label="As of", field=Field(style="", path=("as_of",), shape="moment"), tip="Day, time and zone: 2031-05-12T18:00+02:00"),
    HeadRow(label="Language", field=Field(style="", path=("language",)), tip="Of your words: en-GB"),
    HeadRow(label="Readers", field=Field(style="", path=("readers",), shape="readers"), tip="The widest that anything here may go."),
    HeadRow(label="Marking", field=Field(style="", path=MARKING), tip="The lowest that anything here is marked."),
    HeadRow(
        label="Asked of the minister",
        field=Field(style="", path=("ask",), shape="choice", choices=get_args(Ask)),
        tip="decide, note or none",
    ),
    HeadRow(label="Pack", field=Field(style="", path=PACK_NAME), tip="Where the form goes when it comes back, however its file is called by then."),
)  # fmt: skip
