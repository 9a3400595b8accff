"""Who is named in a wording: by a reference, or in the words that a register has for somebody in that language."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from briefgen.checks.statements import Reader, Statement
from briefgen.content.registers import Organisation, Person, Term
from briefgen.frozen import dataclass
from briefgen.gate.wording import choose
from briefgen.located.positions import Location
from briefgen.quantities.lexemes import Lexemes
from briefgen.quantities.normal import Normal, normal
from briefgen.quantities.tokens import Token, tokens
from briefgen.regex import regex

Key = tuple[str, str]
"""Register and id."""
REGISTER_OF: Final = {"person": "people", "organisation": "organisations", "term": "terms"}
_FORMS: Final = {
    "people": ("name", "short", "address"),
    "organisations": ("name", "short"),
    "terms": ("short", "expansion", "plural"),
}
_POSSESSIVE: Final = regex(r"['’]s\b")
_LONG: Final = 4
"""Letters that a word has at the least whose ending is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Somebody or something named, and where in the statement's text."""

    key: Key
    at: int
    end: int


@dataclass(slots=True)
class Names:
    """Finds names of the registers; each language has its own forms of them."""

    reader: Reader
    _forms: dict[str, Lexemes[Key]] = field(default_factory=dict)
    _found: dict[Location, tuple[Naming, ...]] = field(default_factory=dict)

    def of(self, statement: Statement) -> tuple[Naming, ...]:
        """Return all that is named, in reading order of the words, references last."""
        at = statement.wording.location
        if at not in self._found:
            self._found[at] = (*self._typed(statement), *self._referred(statement))
        return self._found[at]

    def has_form(self, key: Key, language: str) -> bool:
        """Tell whether the register says what the entry is called in *language*."""
        entry = getattr(self.reader.pack.registers, key[0])[key[1]]
        return self._form(entry, _FORMS[key[0]][0], language) is not None

    def called(self, key: Key) -> str:
        entry = getattr(self.reader.pack.registers, key[0])[key[1]]
        return str(getattr(entry, "name", None) or entry.short)

    def _referred(self, statement: Statement) -> Iterator[Naming]:
        registers = self.reader.pack.registers
        for one in statement.references:
            register = REGISTER_OF.get(one.kind)
            if register is not None and one.id in getattr(registers, register):
                at = next(index for index, offset in enumerate(statement.offsets) if offset == one.at)
                yield Naming(key=(register, one.id), at=at, end=at + 1)

    def _typed(self, statement: Statement) -> Iterator[Naming]:
        language = statement.wording.language
        if language not in self._forms:
            self._forms[language] = Lexemes(self._entries(language))
        text, cut = _cut(statement.text)
        at = 0
        while at < len(cut):
            found = self._forms[language].find(cut, at)
            if found is None:
                at += 1
                continue
            first, last = text.span(cut[at].at, cut[found[1] - 1].end)
            yield Naming(key=found[0], at=first, end=last)
            at = found[1]

    def _entries(self, language: str) -> Iterator[tuple[str, Key]]:
        registers = self.reader.pack.registers
        places = _places(self.reader.pack.front.language)
        for register, fields in _FORMS.items():
            for id_, entry in getattr(registers, register).items():
                for name in fields:
                    home, form = getattr(entry, name), self._form(entry, name, language)
                    if home and form and _is_proper(home) and not _are_places(home, places):
                        yield self._pattern(form, language), (register, id_)
        yield from self._surnames(language)

    def _surnames(self, language: str) -> Iterator[tuple[str, Key]]:
        """Yield the last word of each person's name, where nobody else has it."""
        named = [(id_, self._form(one, "name", language)) for id_, one in self.reader.pack.registers.people.items()]
        last = [(id_, name.split()[-1]) for id_, name in named if name and len(name.split()) > 1]
        for id_, name in last:
            if [other for _, other in last].count(name) == 1 and len(name) >= _LONG:
                yield self._pattern(name, language), ("people", id_)

    def _form(self, entry: Person | Organisation | Term, name: str, language: str) -> str | None:
        home = self.reader.pack.front.language
        found = choose(
            getattr(entry, name), entry.translations, lambda one: getattr(one, name, None), language=language, home=home
        )
        return None if found is None else found[1]

    def _pattern(self, form: str, language: str) -> str:
        if not self.reader.vocabulary(language).file.inflected_names:
            return form
        return " ".join(_stem(word) for word in form.split())


@lru_cache(maxsize=2_048)
def _cut(words: str) -> tuple[Normal, tuple[Token, ...]]:
    """Return the words in the form in which names are looked for."""
    text = normal(_POSSESSIVE.sub(lambda match: " " * len(match[0]), words))
    return text, tokens(text.text)


def _stem(word: str) -> str:
    """Cut a short ending off: Президент*, Путин*, Росси*."""
    if len(word) < _LONG or not word[-1].isalpha():
        return word
    return f"{word[:-1] if word[-1].lower() in 'аеёиоуыэюяйь' else word}*"


def _is_proper(name: str) -> bool:
    """Tell whether a form is a name, and no description such as "both countries"; scripts without capitals do not say."""
    first = next((letter for letter in name if letter.isalpha()), "")
    return not first.islower()


def _are_places(name: str, places: frozenset[str]) -> bool:
    """Tell whether a name is that of a country, or of several: "India and Russia"."""
    return name in places or all(word in places for word in name.split() if not word[:1].islower())


def _places(language: str) -> frozenset[str]:
    """Return the names of countries: they name a place more often than its government."""
    for tag in (language, language.partition("-")[0]):
        # A language may be known, and not as it is written in that country.
        with suppress(ValueError, UnknownLocaleError):
            return frozenset(Locale.parse(tag, sep="-").territories.values())
    return frozenset()


def keys(named: Sequence[Naming]) -> frozenset[Key]:
    return frozenset(one.key for one in named)
