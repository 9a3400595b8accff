"""What proposals are made of: a document that came back, the pack that it was made of, and whether anything may be written at all."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from briefgen.build.heads import headed
from briefgen.build.project import Project
from briefgen.content.house import HOUSE_FILE
from briefgen.content.pack import Pack
from briefgen.content.values import value_at
from briefgen.diagnostics import Span
from briefgen.document.origins import Origin
from briefgen.frozen import dataclass
from briefgen.markup.nodes import Marked
from briefgen.review.accept.fields import model_at
from briefgen.review.accept.model import Field
from briefgen.review.accept.signs import LostError, signs_of
from briefgen.review.edits import plain
from briefgen.review.find import Reviewed
from briefgen.trace.places import Places

UNSEEN: Final = "words of it are hidden in the document, where nobody sees them: write in the file what is meant"
OTHERS: Final = "the words that were printed there are not what its file has now: change it there"


@dataclass(frozen=True, kw_only=True)
class Ground:
    project: Project
    found: Reviewed

    @cached_property
    def pack(self) -> Pack:
        return self.project.pack(self.found.pack)

    @cached_property
    def headed(self) -> Pack:
        """The pack with the head that this reader's briefs carry."""
        known = self.audience in self.project.audiences
        return headed(self.pack, self.project.audience(self.audience)) if known else self.pack

    @cached_property
    def places(self) -> Places:
        return Places(self.project.folder)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The words of the items that this reader gets."""
        decided = self.project.subject(self.found.pack).decided(self.audience).items
        return frozenset(plain(_plain(each.item.text)) for each in self.pack.items if not decided[each.id].reasons)

    @property
    def audience(self) -> str:
        return self.found.review.baseline.audience

    @cached_property
    def shut(self) -> str:
        """Why nothing of the document is written at all; empty where something may be: of somebody whom the policy does not name
        nobody can tell what he may see, and so not what his words would show.
        """
        if self.audience in self.project.policy.policy.audiences:
            return ""
        return f"the policy names no audience '{self.audience}' any more: write what is meant in the file"

    def span(self, origins: Sequence[Origin]) -> Span | None:
        return next((span for each in origins if (span := self.places.of(each)) is not None), None)

    def is_elsewhere(self, path: Path) -> bool:
        return path == self.pack.root / HOUSE_FILE

    def is_signed(self, field: Field) -> bool:
        """Tell whether a translation was reviewed without a hash that would tell that its words are others now."""
        if "translations" not in field.path:
            return False
        at = field.path[: field.path.index("translations") + 2]
        review = value_at(model_at(self.pack, field), (*at, "review"))
        return review is not None and review.seen is None


def _plain(text: Marked) -> str:
    try:
        return signs_of(text).text
    except LostError:
        return ""
