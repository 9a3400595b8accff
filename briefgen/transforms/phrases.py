"""Fixed phrases as inlines, each with the origin that says where its words come from."""

from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.document.inlines import Inline, Text
from briefgen.document.origins import PhraseOrigin
from briefgen.locale.model import Locale, Place

MISSING: Final = "BG229"


def phrase(locale: Locale, key: str, **values: Inline) -> Iterator[Inline]:
    """Yield the phrase with its places filled. Raises `UserError` where the locale has none, or has another place."""
    if not locale.has(key):
        raise _fault(locale, f"the phrase '{key}' is missing from the language '{locale.tag}'")
    for part in locale.parts(key):
        if not isinstance(part, Place):
            yield Text(text=part, origin=PhraseOrigin(key=key, language=locale.tag))
        elif part.name in values:
            yield values[part.name]
        else:
            raise _fault(locale, f"the phrase '{key}' has no use for '{{{part.name}}}'")


def _fault(locale: Locale, message: str) -> UserError:
    return UserError(Diagnostic(code=MISSING, message=message, span=Span(path=locale.path, line=1)))
