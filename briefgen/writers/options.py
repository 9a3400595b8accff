"""What may be asked of a format besides the brief itself. The defaults are those of a build that asks for nothing."""

from typing import TYPE_CHECKING, Final

from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from briefgen.writers.docx.reference.read import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """A format takes what concerns it, and leaves the rest."""

    attach_data: bool = False
    """PDF: PDF/A-3a instead of 2a, with each exhibit's data as this reader may see it, attached as CSV."""
    reference: "Reference | None" = None
    """DOCX: the letterhead that the brief goes into. Its layout must have been made for that one's page."""
    embed_fonts: bool | None = None
    """DOCX: the theme's fonts in the file, or not; None for what the theme says."""


DEFAULTS: Final = WriteOptions()
