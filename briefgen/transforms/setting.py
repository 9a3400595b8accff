"""What a transform may know besides the document."""

from collections.abc import Callable

from briefgen.audience.form import AudienceForm
from briefgen.document.document import Document
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The same for every transform of a brief."""

    cleared: ClearedPack
    locale: Locale
    form: AudienceForm


Transform = Callable[[Document, Setting], Document]
"""Pure; applied twice, it changes nothing more."""
