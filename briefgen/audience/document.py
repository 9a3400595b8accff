"""What the head of an audience's briefs carries, whichever pack they are of: `document:` in `audience.yaml`.

Each field goes before the pack's own of that name, and that before the house's; to whom a pack addresses this audience's brief
by name (`recipients`) goes before all.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from briefgen.located.values import Spelt

Words = Annotated[str, Spelt(strip_whitespace=True, min_length=1)]


class HeadWords(BaseModel):
    """The fields that a translation has too."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    from_: Words | None = Field(None, alias="from")
    to: Words | None = None
    copy_: tuple[Words, ...] = Field((), alias="copy")
    file: Words | None = None
    edition: Words | None = None
    drafted_by: Words | None = None
    sign_offs: tuple[Words, ...] = Field(
        (), description="the offices that must agree before its brief is released; `[]` where none has to"
    )


class AudienceDocument(HeadWords):
    retention: Words | None = Field(None, description="how long the register says it is to be kept; never printed")
    file_name: Words | None = Field(None, description="how released files are called; see docs/release.md")
    translations: Mapping[str, HeadWords] = Field(
        default_factory=dict,
        description="language tag → the same in that language; the fields themselves are in the pack's",
    )
