"""How a language writes numbers, units and dates: `templates/quantities/<language>.yaml`, and CLDR."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol
from pydantic import BaseModel, ConfigDict, Field

from briefgen.frozen import dataclass
from briefgen.located.validate import validate
from briefgen.located.values import Before
from briefgen.located.yaml import read_yaml
from briefgen.project.roots import Stamp, find, stamp
from briefgen.quantities.lexemes import Lexemes, by_value
from briefgen.quantities.model import MONEY, Bound
from briefgen.quantities.normal import folded

FOLDER: Final = "quantities"
_PLAIN_SPACE: Final = " "
_SPACES: Final = frozenset("\u00a0\u202f\u2009 ")
_APART: Final = frozenset({"concentr", "digital", "graphics", "consumption", "angle"})
"""CLDR's kinds of units whose names say too many other things: "5 points", "5 parts"."""
_SAME: Final = {"mass-ton": "mass-tonne"}
"""Names that everyday writing does not keep apart."""
Words = tuple[str, ...]


def _amount(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, int | str) else value


Amount = Annotated[Decimal, Before(_amount)]


class Joined(BaseModel):
    """Words of one piece: "пятилетний"."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    before: Mapping[str, int] = Field(default_factory=dict)
    behind: Mapping[str, str] = Field(default_factory=dict)


class VocabularyFile(BaseModel):
    """`templates/quantities/<language>.yaml`. `word*` stands for the word with up to three letters more."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    source: str = Field(description="where the words are from")
    numbers: Mapping[int, Words] = Field(description="value → its words, as far as they are single ones")
    hundred: Words = ()
    articles: Words = Field((), description="words for one before a hundred or a scale: a million")
    and_: Words = Field((), alias="and", description="what may stand within a number: two hundred and five")
    scales: Mapping[int, Words]
    bare_scales: Words = Field((), description="scales that stand for one of them without a number")
    half_before: Words = Field((), description="half a million")
    half_behind: Words = Field((), description="two and a half")
    more_by: Mapping[Amount, Words] = Field(
        default_factory=dict, description="what a word adds to the number behind it"
    )
    fractions: Mapping[Amount, Words] = Field(default_factory=dict)
    ordinals: Mapping[int, Words] = Field(default_factory=dict)
    ordinal_endings: Words = Field((), description="behind digits: 23rd")
    ordinal_words_end: Words = Field((), description="behind the words of a number")
    multiples: Mapping[int, Words] = Field(default_factory=dict, description="doubled, threefold")
    both: Words = Field((), description="words for two of something known")
    joined: Joined = Joined.model_construct()
    units: Mapping[str, Words] = Field(default_factory=dict, description="CLDR's name, percent, point or times → words")
    measured: Words = Field((), description="behind a word that is a scale and a unit, what tells that it is the unit")
    currencies: Mapping[str, Words] = Field(default_factory=dict, description="ISO 4217 → words and signs")
    about: Words = ()
    more: Words = ()
    less: Words = ()
    bounds_behind: bool = Field(False, description="whether `more` and `less` stand behind the number")
    to: Words = Field((), description="what stands between the ends of a range")
    between: Words = Field((), description="what tells a range before it, whose ends `and_also` parts")
    and_also: Words = Field((), description="what parts two days of one month, as well")
    months: Mapping[int, Words] = Field(default_factory=dict, description="forms that CLDR does not have")
    weekdays: Mapping[int, Words] = Field(
        default_factory=dict, description="1 for Monday to 7 → forms that CLDR does not have"
    )
    month_first: bool = Field(False, description="whether a month may stand before its day")
    modal_months: Words = Field((), description="months whose names are also other words")
    months_behind: Words = Field((), description="words that tell a month of `modal_months`")
    inflected_names: bool = Field(False, description="whether names change their endings: Путин, Путина")
    financial_year: Words = Field((), description="before the last two digits of its second year: FY25")


# As it is imported, nothing that validates is built.
WORDLESS: Final = VocabularyFile.model_construct(
    source="CLDR",
    numbers={},
    scales={},
    units={"percent": ("%",)},
    currencies={"USD": ("$", "US$"), "EUR": ("€",), "GBP": ("£",), "INR": ("₹",), "RUB": ("₽",)},
)
"""Of a language that has no file: signs, and what CLDR knows."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Compiled once for a language; the same one is the same vocabulary."""

    language: str
    is_worded: bool
    """Whether number words are known, and not digits alone."""
    decimal: str
    groups: frozenset[str]
    file: VocabularyFile
    numbers: Lexemes[int]
    scales: Lexemes[int]
    ordinals: Lexemes[int]
    multiples: Lexemes[int]
    units: Lexemes[str]
    bounds: Lexemes[Bound]
    words: Mapping[str, Lexemes[bool]]
    """The lists of the file that only say what a word is."""
    added: Lexemes[Decimal]
    fractions: Lexemes[Decimal]
    joined: Mapping[str, int]
    """Folded beginnings of words of one piece."""
    months: Mapping[str, int]
    """Folded; `word*` as in the file."""
    weekdays: Mapping[str, int]
    """Folded; 0 is Monday."""

    @property
    def spaced(self) -> bool:
        """Whether a plain space groups digits."""
        return _PLAIN_SPACE in self.groups


def load_vocabulary(language: str, roots: tuple[Path, ...]) -> Vocabulary:
    """Return the vocabulary of a language tag, the first root's that has one; without a file, digits and CLDR's names.

    Raises UserError where its file is malformed.
    """
    name = language.partition("-")[0]
    path = find(f"{FOLDER}/{name}.yaml", roots)
    return _loaded(name, None if path is None else stamp(path))


@lru_cache(maxsize=32)
def _loaded(language: str, stamped: Stamp | None) -> Vocabulary:
    file = None if stamped is None else validate(VocabularyFile, read_yaml(stamped[0]))
    return _compiled(language, file or WORDLESS, is_worded=file is not None)


def _compiled(language: str, file: VocabularyFile, *, is_worded: bool) -> Vocabulary:
    cldr = _cldr(language)
    groups = {get_group_symbol(one) for one in cldr} | {"'"}
    groups |= _SPACES if groups & _SPACES else set()
    bounds: list[tuple[str, Bound]] = [
        *((word, "about") for word in file.about),
        *((word, "more") for word in file.more),
        *((word, "less") for word in file.less),
    ]
    flags = ("hundred", "articles", "and_", "bare_scales", "half_before", "half_behind", "ordinal_endings",
             "both", "to", "between", "and_also", "measured")  # fmt: skip
    return Vocabulary(
        language=language,
        is_worded=is_worded,
        decimal=get_decimal_symbol(cldr[0]),
        groups=frozenset(groups),
        file=file,
        numbers=Lexemes(by_value(file.numbers)),
        scales=Lexemes(by_value(file.scales)),
        ordinals=Lexemes([*by_value(file.ordinals), *_ended(file)]),
        multiples=Lexemes(by_value(file.multiples)),
        units=Lexemes([*_units(cldr, file), *by_value(file.units), *_currencies(cldr, file)]),
        bounds=Lexemes(bounds),
        joined={folded(before): value for before, value in file.joined.before.items()},
        words={name: Lexemes([(word, True) for word in getattr(file, name)]) for name in flags},
        added=Lexemes(by_value(file.more_by)),
        fractions=Lexemes(by_value(file.fractions)),
        months=_months(cldr, file),
        weekdays=_weekdays(cldr, file),
    )


def _cldr(language: str) -> tuple[Locale, ...]:
    """Return the language as CLDR has it, with the spellings of other regions behind."""
    try:
        first = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        first = Locale.parse("en")
    return (first, *(Locale.parse(tag) for tag in ("en_GB",) if language == "en"))


def _ended(file: VocabularyFile) -> Iterator[tuple[str, int]]:
    """Yield ordinals that are a number with an ending: तेईसवाँ."""
    for value, several in file.numbers.items():
        yield from ((word + end, value) for word in several for end in file.ordinal_words_end)


def _units(cldr: tuple[Locale, ...], file: VocabularyFile) -> Iterator[tuple[str, str]]:
    """Yield CLDR's long names; those that the file writes are its own."""
    own = {folded(word) for several in file.units.values() for word in several}
    for locale in cldr:
        for name, widths in _patterns(locale):
            kind = name.partition("-")[0]
            if kind in _APART or name.endswith("-person") or name in {"duration-second", "length-point"}:
                continue
            for plural, pattern in widths.items():
                words = pattern.replace("{0}", "").strip()
                if plural != "per" and words and folded(words) not in own:
                    yield words, _SAME.get(name, name)


def _patterns(locale: Locale) -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, widths in locale._data["unit_patterns"].items():  # noqa: SLF001 - Babel has no other door to the names
        long = widths.get("long", {}) if hasattr(widths, "get") else {}
        yield name, {plural: words for plural, words in long.items() if isinstance(words, str) and "{0}" in words}


def _currencies(cldr: tuple[Locale, ...], file: VocabularyFile) -> Iterator[tuple[str, str]]:
    for code, several in file.currencies.items():
        yield from ((word, MONEY + code) for word in several)
    yield from ((name, MONEY + code) for code, name in cldr[0].currencies.items())


def _months(cldr: tuple[Locale, ...], file: VocabularyFile) -> Mapping[str, int]:
    names = {
        folded(name).rstrip("."): number
        for form in ("stand-alone", "format")
        for width in ("wide", "abbreviated")
        for number, name in cldr[0].months[form][width].items()
    }
    own = {folded(name): number for number, several in file.months.items() for name in several}
    return {name: number for name, number in names.items() if not name.isdigit()} | own


def _weekdays(cldr: tuple[Locale, ...], file: VocabularyFile) -> Mapping[str, int]:
    """Return the names of days in full: in short, "Sat." or "пн", they are other words too often."""
    names = {
        folded(name): number
        for form in ("stand-alone", "format")
        for number, name in cldr[0].days[form]["wide"].items()
    }
    return names | {folded(name): number - 1 for number, several in file.weekdays.items() for name in several}
