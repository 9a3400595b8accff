"""The front matter of a pack, and the project's policy."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, Final

from pydantic import Field

from briefgen.content.item import InOtherWords
from briefgen.content.model import MOMENT_EXAMPLE, Allowed, Day, Guid, Id, Language, LanguageTag, Model, Moment, Text
from briefgen.content.readers import Readers
from briefgen.content.vocabulary import Ask, Citable, Variant

FENCE: Final = "---"


def front_end(lines: Sequence[str]) -> int | None:
    """Return the index of the line that ends the front matter of a file; None where it has none."""
    if lines[0].rstrip() != FENCE:
        return None
    return next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)


class DocumentFields(Model):
    """What stands in the head of a brief."""

    from_: Text | None = Field(None, alias="from")
    to: Text | None = None
    recipients: Mapping[str, Text] = Field(
        default_factory=dict, description="audience → to whom its brief is addressed, instead of `to`"
    )
    copy_: tuple[Text, ...] = Field((), alias="copy")
    file: Text | None = None
    edition: Text | None = None
    drafted_by: Text | None = None
    issuer: Text | None = None
    contact: Text | None = None
    sourcing: Text | None = Field(
        None, description="ICD 206's source summary statement: what the sources as a whole are worth; never published"
    )
    sign_offs: tuple[Text, ...] = Field(
        (), description="the offices that must agree before a brief is released; `[]` where none has to"
    )
    retention: Text | None = Field(None, description="how long the register says it is to be kept; never printed")
    file_name: Text | None = Field(None, description="how released files are called; see docs/release.md")
    replaces: Text | None = Field(None, description="the edition that this one corrects and replaces")
    replaces_of: Day | None = Field(None, description="the day of that edition")
    correction: Text | None = Field(None, description="why it is replaced, for internal readers")
    public_correction: Text | None = Field(None, description="why it is replaced, for published briefs")


class FrontTranslation(InOtherWords):
    title: Text
    short: Text | None = None
    titles: Mapping[str, Text] = Field(default_factory=dict, description="audience → the title its brief carries")
    document: DocumentFields = Field(default_factory=DocumentFields)


class FrontMatter(Model):
    title: Text = Field(examples=["Talks on water"])
    short: Text | None = None
    as_of: Moment = Field(examples=[MOMENT_EXAMPLE])
    language: LanguageTag = Field(examples=["en-GB"])
    readers: Readers = Field(
        description="the widest that anything in the pack may go: audiences or groups of the policy",
        examples=["[internal]"],
    )
    marking: Text = Field(examples=["tlp:green"])
    ask: Ask = "none"
    topic: Id | None = None
    scales: tuple[Id, ...] = Field(
        (), description="the scales that its judgements go by; all of likelihood, where none is named"
    )
    markings: Mapping[str, Text] = Field(
        default_factory=dict,
        description="audience → the marking that its brief carries at the least: raised, never lowered",
    )
    max_age: Annotated[int, Field(ge=1)] | None = Field(
        None, description="most days before the edition that what a claim rests on may date from"
    )
    titles: Mapping[str, Text] = Field(default_factory=dict, description="audience → the title its brief carries")
    document: DocumentFields = Field(default_factory=DocumentFields)
    translations: Mapping[LanguageTag, FrontTranslation] = Field(default_factory=dict)
    lexicon: Mapping[Language, Id] = Field(
        default_factory=dict,
        description="language (`en`) → the lexicon of `templates/lexicons/` that its words' strength is read by, if not its own",
    )
    allow: Allowed = Field(
        default_factory=dict, description="code of a finding → why it may stand anywhere in this pack; never printed"
    )


class HouseTranslation(Model):
    document: DocumentFields = Field(default_factory=DocumentFields)
    titles: Mapping[str, Text] = Field(default_factory=dict, description="audience → the title its brief carries")


class House(HouseTranslation):
    """`content/house.yaml`: the head of every pack's briefs, where the pack says nothing else."""

    translations: Mapping[LanguageTag, HouseTranslation] = Field(default_factory=dict)


class AudienceAccess(Model):
    """What one audience may see. The form of its brief stands elsewhere, in `templates/audiences/`."""

    ceiling: Mapping[str, Text] = Field(
        description="scheme → the highest level it may see; a scheme not named is not to be seen"
    )
    admits: Mapping[str, tuple[Text, ...]] = Field(
        default_factory=dict,
        description="scheme → the caveats it may see; one that is not named is not to be seen",
    )
    cites: tuple[Citable, ...] = Field((), description="which sources its brief may cite by name")
    published: bool = False
    under_embargo: bool = False
    variant: Variant | None = Field(None, description="the wording it must get; an item without it is an error")


class SensitivityLabel(Model):
    """A label of the organisation's Microsoft Purview. Its ids are its own; none is known to us, and none is made up."""

    site: Guid = Field(description="the id of the organisation's tenant")
    label: Guid = Field(description="the id of the label")
    name: Text = Field(description="what the label is called")


class Policy(Model):
    """`content/policy.yaml`: who may see what."""

    schemes: tuple[Text, ...]
    groups: Mapping[str, tuple[Text, ...]] = Field(default_factory=dict)
    audiences: Mapping[str, AudienceAccess]
    evidence: Text | None = Field(
        None, description="the audience whose brief holds what all other briefs rest on", examples=["analyst"]
    )
    labels: Mapping[str, SensitivityLabel] = Field(
        default_factory=dict, description="marking (`tlp:green`) → the label that Word documents of that marking carry"
    )

    @cached_property
    def expanded(self) -> Mapping[str, frozenset[str]]:
        """Audience or group → the audiences that it stands for: of what is both, the group's."""
        own = {name: frozenset({name}) for name in self.audiences}
        return own | {name: frozenset(members) & self.audiences.keys() for name, members in self.groups.items()}
