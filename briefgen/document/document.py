"""The whole: a brief with its marking, what stands on every page, and what goes into a file's properties."""

from dataclasses import field, replace
from datetime import datetime
from typing import Final, Literal

from briefgen.document.nodes import Block
from briefgen.frozen import dataclass

DRAFTS: Final = " / "
"""Between the word DRAFT in one language and in the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityLabel:
    """A label of Microsoft Purview, by the ids that the unit's policy gives. It is a note in a file, and protects nothing."""

    site: str
    """The id of the tenant; it and the label's are GUIDs, in small letters."""
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """The handling level of the brief, as printed."""

    scheme: str
    level: str
    label: str
    """"TLP:CLEAR"; printed on every page and at the start of page 1, never translated."""
    placement: Literal["left", "centre", "right"] = "centre"
    """Where its scheme puts the label in header and footer."""
    header_only: bool = False
    """Whether its scheme has no label in the footer."""
    sensitivity: SensitivityLabel | None = None
    """The label that files of this marking carry, where the policy names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLabel:
    """The words around the page number and the count: before, number, between, count, after."""

    before: str = ""
    between: str = "/"
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLanguage:
    """What a bilingual brief says outside the text in its second language; of pages the first one tells the numbers."""

    language: str
    footer: tuple[str, ...] = ()
    """The parts of a line of its own below the first language's, without those that are the same."""
    draft: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page outside the text. The marking is printed in header and footer as well."""

    footer: tuple[str, ...] = ()
    """The parts of the footer line before the page label: file number, edition, "as of …"; joined by a middle dot."""
    page: PageLabel = field(default_factory=PageLabel)
    draft: str = ""
    """The locale's word DRAFT where the brief is one, else empty."""
    running_section: bool = False
    """Whether the header names the section that the page begins in."""
    second: SecondLanguage | None = None
    """None in a brief of one language."""

    @property
    def draft_words(self) -> str:
        """The word DRAFT in all languages; empty where the brief is none."""
        return DRAFTS.join(filter(None, (self.draft, self.second.draft if self.second else "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The allow-list: nothing else goes into a file's properties."""

    title: str
    language: str
    as_of: datetime
    """The edition's moment; the only date a file carries."""
    subject: str = ""
    issuer: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    metadata: Metadata
    marking: Marking
    furniture: Furniture
    blocks: tuple[Block, ...]

    @property
    def properties(self) -> Metadata:
        """What its files say of themselves: that it is a draft is among the keywords."""
        draft = self.furniture.draft_words
        return replace(self.metadata, keywords=(*self.metadata.keywords, draft)) if draft else self.metadata
