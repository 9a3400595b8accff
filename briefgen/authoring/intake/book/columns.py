"""The book's sheets and their columns, each once: what is written, what is locked and chosen from, and how it is read."""

from collections.abc import Mapping
from typing import Final, get_args

from briefgen.authoring.intake.shapes import Shape
from briefgen.content.registers import Figure
from briefgen.content.vocabulary import ENTRY_OF, Certainty, Citable, Holder
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

TRANSLATIONS: Final = "Translations"
LISTS: Final = "Lists"
MEMORY: Final = "As written"
"""The sheet, which nobody sees, that knows what the book held when it was written."""
GUIDE: Final = "Read me"
YES_NO: Final = ("yes", "no")
SCALES: Final[tuple[str, ...]] = tuple(
    name for part in get_args(Figure.model_fields["scale"].annotation) for name in get_args(part)
)
CURRENCIES: Final = (
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW",
    "KZT", "MXN", "MYR", "NOK", "NZD", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "UAH", "USD", "ZAR",
)  # fmt: skip
"""To choose from; any other code of ISO 4217 may be typed."""
SOURCE_TYPES: Final = (
    "article", "article-journal", "article-newspaper", "bill", "book", "chapter", "dataset", "document", "hearing",
    "interview", "legislation", "manuscript", "paper-conference", "personal_communication", "post", "regulation", "report",
    "speech", "thesis", "treaty", "webpage",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    head: str
    path: Location
    shape: Shape = "words"
    width: int = 16
    """In characters."""
    choices: tuple[str, ...] = ()
    open: bool = False
    """Whether another word than those to choose from may be typed."""
    tip: str = ""
    """What is shown where somebody chooses the cell."""
    locked: bool = False

    @property
    def is_id(self) -> bool:
        return self.path == ("id",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    name: str
    holder: Holder
    columns: tuple[Column, ...]
    about: str
    """For the sheet that explains the book."""


READERS: Final = Column(
    head="Readers",
    path=("readers",),
    shape="readers",
    width=20,
    tip="Who may see it: names of the list, parted by commas, each with a rank from 1 (kept longest) to 9 if it matters."
    " Blank: all readers of the pack.",
    open=True,
)
NOTE: Final = Column(head="Note", path=("note",), width=28, tip="For the desk; never printed.")
CITED: Final = Column(
    head="Source",
    path=("sources",),
    shape="citations",
    width=26,
    tip="The name of a source, a comma and the place: statement, energy 1.2. Several are parted by semicolons.",
)


def _name(of: str) -> Column:
    tip = (
        f"How others refer to this {of}: small letters, digits, hyphens. A name that the pack has already is that one."
    )
    return Column(head="Name", path=("id",), shape="id", width=20, tip=tip)


FIGURES: Final = Sheet(
    name="Figures",
    holder="figures",
    about="One number a row: its value, its unit or currency, its period, its source.",
    columns=(
        _name("figure"),
        Column(head="What it is", path=("title",), width=32, tip="As a strip of numbers prints it: Goods trade."),
        Column(head="Value", path=("value",), shape="amount", width=12, tip="Digits alone: 58.9"),
        Column(head="Low", path=("low",), shape="amount", width=10, tip="Of a range: its lowest."),
        Column(head="High", path=("high",), shape="amount", width=10, tip="Of a range: its highest."),
        Column(head="Unit", path=("unit",), width=14, tip="Where it is no money: per cent, metres."),
        Column(head="Currency", path=("currency",), width=11, choices=CURRENCIES, open=True, tip="The code: USD."),
        Column(head="Scale", path=("scale",), shape="choice", width=11, choices=SCALES, tip="million: the value counts millions."),
        Column(head="Period", path=("period",), width=14, tip="2024, 2024-25, by 2030"),
        Column(head="About", path=("approximate",), shape="flag", width=8, choices=YES_NO, tip="yes: printed with 'about'."),
        CITED,
        READERS,
        NOTE,
    ),
)  # fmt: skip
DATES: Final = Sheet(
    name="Dates",
    holder="items",
    about="One event a row: what happens, when, how certain that is, from which source.",
    columns=(
        _name("statement"),
        Column(
            head="When",
            path=("when",),
            shape="when",
            width=24,
            tip="A day (2031-07-01), days (2031-07-01/2031-07-03), a moment with its zone, a month (2031-07) or a year.",
        ),
        Column(head="What happens", path=("text",), width=60, tip="A whole sentence, as certain as its source."),
        Column(
            head="Certainty",
            path=("certainty",),
            shape="choice",
            width=13,
            choices=get_args(Certainty),
            tip="What is to come: possible, expected, scheduled. What is so: disputed, reported, confirmed.",
        ),
        CITED,
        READERS,
        NOTE,
    ),
)
PEOPLE: Final = Sheet(
    name="People",
    holder="people",
    about="One person a row, with the office and the forms of the name that briefs print.",
    columns=(
        _name("person"),
        Column(head="Full name", path=("name",), width=26),
        Column(head="Short form", path=("short",), width=24, tip="At the second mention: Ms Marren."),
        Column(head="Office", path=("office",), width=34),
        Column(head="Form of address", path=("address",), width=20),
        Column(head="Organisation", path=("organisation",), shape="id", width=20, tip="Its name in the pack's organisations."),
        Column(head="In public", path=("public_form",), width=20, tip="Printed where the name is withheld: an official."),
        READERS,
        NOTE,
    ),
)  # fmt: skip
SOURCES: Final = Sheet(
    name="Sources",
    holder="sources",
    about="One source a row: who wrote it, when it was issued, who may see its name.",
    columns=(
        _name("source"),
        Column(head="Type", path=("type",), width=18, choices=SOURCE_TYPES, open=True, tip="A type of CSL."),
        Column(head="Title", path=("title",), width=48),
        Column(head="Short title", path=("title-short",), width=22),
        Column(head="Author", path=("author",), shape="names", width=26, tip="Family, Given; A Body"),
        Column(head="Publisher", path=("publisher",), width=22),
        Column(head="Published in", path=("container-title",), width=22, tip="The newspaper, the journal."),
        Column(head="Issued", path=("issued",), shape="issued", width=13, tip="The full day. Or unknown: then Received is a must, and it is internal."),
        Column(head="Received", path=("received",), shape="day", width=13, tip="The day it came to you."),
        Column(head="Read on", path=("accessed",), shape="day", width=13, tip="The day a web page was read."),
        Column(head="Who may cite it", path=("citable",), shape="choice", width=15, choices=get_args(Citable), tip="Who may see its name."),
        Column(head="In public", path=("public_form",), width=20, tip="Printed where its name is withheld: a press report."),
        Column(head="Grade", path=("grade",), shape="grade", width=8, tip="Source A to F, information 1 to 6: B2."),
        Column(head="What bears on it", path=("descriptor",), width=36, tip="Access, age, completeness, bias."),
        Column(head="Sections", path=("sections",), shape="sections", width=36, tip="key: heading; key: heading. The key is what you cite."),
        Column(head="Web address", path=("URL",), width=30),
        Column(head="DOI", path=("DOI",), width=18),
        Column(head="Language", path=("language",), width=10, tip="en, hi-IN"),
        READERS,
        NOTE,
    ),
)  # fmt: skip
SHEETS: Final = (FIGURES, DATES, PEOPLE, SOURCES)
KINDS_OF: Final[Mapping[Holder, str]] = {"items": "statement", "pack": "pack", **ENTRY_OF}  # type: ignore[dict-item]
"""Holder → what the book calls one of its records."""
HOLDER_OF: Final[Mapping[str, Holder]] = {kind: holder for holder, kind in KINDS_OF.items()}

OF: Final = Column(head="Of", path=("of",), width=12, locked=True)
ID: Final = Column(head="Name", path=("id",), shape="id", width=24, locked=True)
FIELD: Final = Column(head="Wording", path=("field",), width=14, locked=True)
LANGUAGE: Final = Column(head="Language", path=("language",), width=10, locked=True)
WORDS: Final = Column(head="Words", path=("words",), width=64, locked=True)
TRANSLATION: Final = Column(
    head="Translation",
    path=("translation",),
    width=64,
    tip="The same in that language, as certain as the words. Leave {kind:name} as it is. Blank: nothing changes.",
)
TRANSLATION_COLUMNS: Final = (OF, ID, FIELD, LANGUAGE, WORDS, TRANSLATION)
