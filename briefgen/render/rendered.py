"""What a template makes: markup with tokens, and what each token stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemText:
    """An item's words: `form` is `text`, `short`, `clause`, `spoken`, `plain`, `answer`, `instead` or `why`."""

    item: str
    form: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCertainty:
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCitation:
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWhen:
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A field of a register's entry: a topic's title, a person's name, office; also `kind` names the register."""

    register: Literal["topics", "people", "organisations", "terms", "figures", "sources"]
    id: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackField:
    """`title`, `short`, `as_of`, `as_of_date`, or a field of the head: `sender`, `recipient`, `file`, `edition`, …"""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A locale's string; its `{name}` places take other targets."""

    key: str
    values: Mapping[str, "Target"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literally:
    """A whole number that a template counted for logic and prints inside a phrase."""

    number: int


Target = ItemText | ItemCertainty | ItemCitation | ItemWhen | Entry | PackField | Phrase | Literally


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    markup: str
    targets: tuple[Target, ...]
    template: str
    """The template's path, relative to the templates root, for the origin of its own words."""
    lines: tuple[int, ...] = ()
    """For each line of the markup, the line of the template it came from, where known; else empty."""
