"""What a template makes: markup with tokens, and what each token stands for.

The renderer writes it and the reader resolves it; neither knows the other.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from briefgen.frozen import dataclass

Register = Literal["topics", "people", "organisations", "terms", "figures", "sources", "exhibits", "records"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemText:
    """An item's words: `form` is `text`, `short`, `clause`, `spoken`, `plain`, `answer`, `instead`, `why`, `reasons`,
    one of the lists `pros` and `cons`, of which `index` tells the member, or one of the plain ones: `hedge`, `who`,
    `action_who`, `author`.
    """

    item: str
    form: str = "text"
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCertainty:
    """`answer` asks for the certainty of a question's answer."""

    item: str
    answer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCitation:
    item: str
    answer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPortion:
    """The portion mark of an item's level; nothing where its scheme has none."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWhen:
    """A date of an item: `when`, `check_on`, `due`, `action_by`, `as_of`, `valid_until`, `embargo_until`."""

    item: str
    field: str = "when"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A field of a register's entry: a topic's title, a person's name or office, a source's grade, an exhibit's remark."""

    register: Register
    id: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCitation:
    """The sources of a figure or of an exhibit."""

    register: Literal["figures", "exhibits"]
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitBlock:
    """A whole exhibit, which is a block: alone in its paragraph. `own` is the form that its author gave it."""

    exhibit: str
    form: Literal["own", "table"] = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackField:
    """`title`, `short`, `as_of`, `as_of_date`, or a field of the head: `sender`, `recipient`, `file`, `edition`, …"""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A locale's string; its `{name}` places take other targets."""

    key: str
    values: Mapping[str, "Target"] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literally:
    """A whole number that a template counted for logic and prints."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What stands behind a member of a list of so many in the brief's language: ", ", " and ", nothing behind the last."""

    place: int
    """The member's, from 1."""
    count: int


Target = (
    ItemText
    | ItemCertainty
    | ItemCitation
    | ItemPortion
    | ItemWhen
    | Entry
    | EntryCitation
    | ExhibitBlock
    | PackField
    | Phrase
    | Literally
    | Joint
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePlace:
    """Where a line of the markup comes from."""

    template: str
    """Its name for the loader."""
    file: Path
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    markup: str
    targets: tuple[Target, ...]
    places: tuple[TemplatePlace, ...]
    """For each line of the markup, the template and line that its first words come from."""
    templates: tuple[Path, ...] = ()
    of_record: bool = False
    """Whether the template asked for what the record at hand has: with another one it might arrange otherwise."""
    """The files of every template that was used."""
