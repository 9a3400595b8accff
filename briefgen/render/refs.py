"""What a template may hold: references that it arranges and never reads, and values that it asks and never prints."""

# ruff: noqa: ARG002, PLE0303, PLE0305, PLE0307, PLE0308, PLE0309 - these methods never return

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import total_ordering
from typing import NoReturn

from briefgen.frozen import dataclass
from briefgen.markup.rendered import Target
from briefgen.render.faults import TemplateFault, nearest


class Opaque:
    """Can be printed by itself, passed on, and asked whether it is there: nothing else.

    Each way by which Python would turn an object into text, a number or parts of itself is an error.
    """

    __slots__ = ()

    def said(self) -> str:
        """Return how messages name it: "the claim's short wording"."""
        raise NotImplementedError

    def refuse(self, act: str) -> NoReturn:
        raise TemplateFault(f"{self.said()} cannot be {act}", "print it by itself, or ask its value")

    def __repr__(self) -> str:
        return f"<{self.said()}>"

    def __str__(self) -> str:
        self.refuse("made into text")

    def __format__(self, spec: str) -> str:
        self.refuse("formatted")

    def __bytes__(self) -> bytes:
        self.refuse("made into text")

    def __eq__(self, other: object) -> bool:
        self.refuse("compared")

    def __ne__(self, other: object) -> bool:
        self.refuse("compared")

    def __lt__(self, other: object) -> bool:
        self.refuse("compared")

    def __le__(self, other: object) -> bool:
        self.refuse("compared")

    def __gt__(self, other: object) -> bool:
        self.refuse("compared")

    def __ge__(self, other: object) -> bool:
        self.refuse("compared")

    def __hash__(self) -> int:
        self.refuse("compared")

    def __len__(self) -> int:
        self.refuse("measured")

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> NoReturn:
        self.refuse("looped over")

    def __contains__(self, other: object) -> bool:
        self.refuse("searched")

    def __getitem__(self, key: object) -> NoReturn:
        self.refuse("cut")

    def __call__(self, *args: object, **values: object) -> NoReturn:
        self.refuse("called")

    def __index__(self) -> int:
        self.refuse("made into a number")

    def __int__(self) -> int:
        self.refuse("made into a number")

    def __float__(self) -> float:
        self.refuse("made into a number")

    def __add__(self, other: object) -> NoReturn:
        self.refuse("joined to text")

    __radd__ = __mul__ = __rmul__ = __mod__ = __rmod__ = __add__

    def __html__(self) -> str:
        self.refuse("made into text")


class Named:
    """Has fields that a template may ask for by name; there is no other way into it."""

    __slots__ = ()

    def field(self, name: str) -> object:
        """Raises TemplateFault for a name it does not have."""
        raise NotImplementedError


def unknown_field(owner: str, name: str, known: Mapping[str, object]) -> TemplateFault:
    hint = nearest(name, known) if known else "print it by itself"
    return TemplateFault(f"{owner} has no '{name}'", hint, word=name)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ref(Opaque, Named):
    """Stands for words that the reader puts in."""

    noun: str
    target: Target
    fields: Mapping[str, Callable[[], object]] | None = None

    def said(self) -> str:
        return self.noun

    def field(self, name: str) -> object:
        fields = self.fields or {}
        if name not in fields:
            raise unknown_field(self.noun, name, fields)
        return fields[name]()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Missing(Opaque, Named):
    """What an item might have and does not: false where it is asked for, an error where it is printed."""

    noun: str

    def said(self) -> str:
        return self.noun

    def __bool__(self) -> bool:
        return False

    def field(self, name: str) -> object:
        return Missing(f"{self.noun}'s {name}")


@dataclass(frozen=True, slots=True)
class Names(Named):
    """A name with fields that stands for nothing itself: `pack`, `lines`, `claim.value`."""

    noun: str
    fields: Mapping[str, Callable[[], object]]

    def field(self, name: str) -> object:
        if name not in self.fields:
            raise unknown_field(f"'{self.noun}'", name, self.fields)
        return self.fields[name]()


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word for logic: it can be compared with the words of its vocabulary, not printed or ordered."""

    word: str
    vocabulary: tuple[str, ...] | None
    """None where it may be any words: a record's."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Word):
            return self.word == other.word
        if isinstance(other, str) and self.vocabulary is not None and other not in self.vocabulary:
            raise TemplateFault(f"no item says '{other}' there", nearest(other, self.vocabulary), word=other)
        return self.word == other

    def __hash__(self) -> int:
        return hash(self.word)

    def __bool__(self) -> bool:
        return bool(self.word)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """A number for logic: it can be compared, not printed."""

    number: int | Decimal

    def __eq__(self, other: object) -> bool:
        return self.number == (other.number if isinstance(other, Whole) else other)

    def __lt__(self, other: object) -> bool:
        number = other.number if isinstance(other, Whole) else other
        if not isinstance(number, int | Decimal):
            raise TemplateFault("a rank can be compared with a number only")
        return self.number < number

    def __hash__(self) -> int:
        return hash(self.number)
