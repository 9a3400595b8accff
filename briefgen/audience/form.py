"""The form of an audience's brief: length, language, look. Who may see what stands in the project's policy, not here."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Limit(BaseModel):
    """A promise of length. `pages` and `lines` come from the layout, `words` from the one counting function."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    unit: Literal["pages", "lines", "words", "words_per_sentence"]
    max: Annotated[int, Field(ge=1)]
    scope: Literal["brief", "section", "block"] = "brief"
    severity: Literal["error", "warning"] = "error"


class AudienceForm(BaseModel):
    """`templates/audiences/<name>/audience.yaml`; the template beside it is `brief.md.j2`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    title: str = Field(description="the kind of brief, for lists and tables of what was built")
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="BCP 47 tags; the first is the default"
    )
    limits: tuple[Limit, ...] = ()
    theme: str = "government"
    paper: Literal["a4", "letter"] = "a4"
    look: Mapping[str, Any] = Field(default_factory=dict, description="theme tokens that differ for this audience")
    numbered_paragraphs: bool = False
    numbered_sections: bool = False
    citations: Literal["numbered", "none"] = "none"
