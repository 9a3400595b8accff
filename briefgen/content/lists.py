"""The lists and the sections that a file of items in YAML holds, by their names."""

from collections.abc import Mapping
from typing import Final

from pydantic import Field

from briefgen.content.model import Remark
from briefgen.content.vocabulary import KINDS, Kind
from briefgen.content.written import HeadingFields

ITEMS: Final = "items"
SECTIONS: Final = "sections"
CLAIMS: Final = "claims"
KIND_OF_LIST: Final[Mapping[str, Kind | None]] = {ITEMS: None, CLAIMS: "fact"} | {f"{kind}s": kind for kind in KINDS}
"""List → the kind of its entries that write none; None where they take that of the sections around them."""
LISTS: Final = frozenset((*KIND_OF_LIST, SECTIONS))
"""The names that a file of items, or a front matter, has for them."""


class SectionFields(HeadingFields):
    """What a section says for all that is in it."""

    heading: Remark | None = Field(None, description="the author's words, printed nowhere")


SECTION_NAMES: Final = LISTS | SectionFields.model_fields.keys()
