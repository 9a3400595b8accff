"""An author's text, parsed once: words, emphasis, links, and references that are resolved only below the gate."""

from typing import Literal

from briefgen.frozen import dataclass

ReferenceKind = Literal["figure", "date", "person", "organisation", "term", "exhibit", "likelihood", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    text: str
    at: int
    """The offset in the field's text, for diagnostics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    children: tuple["Inline", ...]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    children: tuple["Inline", ...]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    url: str
    children: tuple["Inline", ...]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """`{kind:id}` or `{kind:id.form}`: text refers, it does not repeat."""

    kind: ReferenceKind
    id: str
    form: str | None
    at: int


Inline = Words | Strong | Emphasis | Link | Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One field of text: what was written, and what it says. `source` has lines joined by a line feed."""

    source: str
    inlines: tuple[Inline, ...]
