"""A brief: the document one audience gets from one pack, composed and checked, not yet in any format."""

from dataclasses import dataclass
from typing import Self

from briefgen.audience.load import LoadedAudience
from briefgen.build.names import nearest
from briefgen.compose.compose import Composed
from briefgen.diagnostics import Diagnostic, Severity, UnknownNameError, UserError
from briefgen.document.nodes import Document, Marking
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins
from briefgen.document.words import count_words
from briefgen.gate.clear import Cleared
from briefgen.gate.records import Withheld
from briefgen.layout.fonts import FontFolder
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme
from briefgen.writers.formats import FORMATS


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One audience's brief.

    `document` is the tree and `layout` where its lines and pages fall; `diagnostics` is all that the checks found. An
    error among them means that the brief must not go out: `render` refuses it.
    """

    pack: str
    audience: str
    language: str
    document: Document
    layout: Layout
    theme: Theme
    fonts: FontFolder
    items: tuple[str, ...]
    """The items whose words it prints, in the pack's order."""
    left_out: tuple[str, ...]
    """Cleared for this audience, yet not printed: cut for length, or without a place in the template."""
    withheld: tuple[Withheld, ...]
    """What this audience may not see, and why: for the unit's own records only."""
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(
        cls,
        *,
        cleared: Cleared,
        composed: Composed,
        audience: LoadedAudience,
        theme: Theme,
        fonts: FontFolder,
        diagnostics: tuple[Diagnostic, ...],
    ) -> Self:
        """Put together what the stages made, and what the checks said of it."""
        printed = printed_items(composed.document)
        return cls(
            pack=cleared.pack.name,
            audience=audience.name,
            language=cleared.pack.language,
            document=composed.document,
            layout=composed.layout,
            theme=theme,
            fonts=fonts,
            items=tuple(item for item in cleared.pack.items if item in printed),
            left_out=tuple(item for item in cleared.pack.items if item not in printed),
            withheld=cleared.withheld,
            diagnostics=diagnostics,
        )

    @property
    def marking(self) -> Marking:
        """The highest marking of what is in it."""
        return self.document.marking

    @property
    def pages(self) -> int:
        """Pages, as laid out for the PDF."""
        return self.layout.page_count

    @property
    def words(self) -> int:
        """Words, by the one counting function."""
        return count_words(self.document)

    @property
    def refused(self) -> bool:
        """Whether an error keeps it from going out."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def render(self, name: str) -> bytes:
        """Return the brief in a format of `briefgen list formats`.

        Raises `UserError` where the brief is refused, and `UnknownNameError` for a format that does not exist.
        """
        if name not in FORMATS:
            hints = nearest(name, tuple(FORMATS), "formats")
            raise UnknownNameError(Diagnostic(code="BG194", message=f"there is no format '{name}'", hints=hints))
        if self.refused:
            raise UserError(*self.diagnostics)
        return FORMATS[name].write(self.document, self.layout, self.theme, self.fonts)


def printed_items(document: Document) -> frozenset[str]:
    """Return the ids of the items whose words stand in *document*."""
    found = (origin for origin in origins(document) if isinstance(origin, ItemOrigin) and origin.register == "items")
    return frozenset(origin.item for origin in found)
