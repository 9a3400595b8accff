"""Fixed phrases as inlines, each with the origin that says where its words come from."""

from collections.abc import Collection, Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.document.inlines import Inline, Text
from briefgen.document.origins import PhraseOrigin
from briefgen.locale.model import Locale, Place

MISSING: Final = "BG229"


def phrase(locale: Locale, key: str, **values: Inline | tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield the phrase with its places filled. Raises `UserError` where the locale has none, or has another place."""
    check_phrase(locale, key, values.keys())
    for part in locale.parts(key):
        if not isinstance(part, Place):
            yield Text(text=part, origin=PhraseOrigin(key=key, language=locale.tag))
            continue
        value = values[part.name]
        yield from value if isinstance(value, tuple) else (value,)


def phrase_words(locale: Locale, key: str, **values: str) -> str:
    """Return the phrase as one piece of text. Raises `UserError`, as `phrase` does."""
    check_phrase(locale, key, values.keys())
    return locale.phrase(key, **values)


def check_phrase(locale: Locale, key: str, places: Collection[str]) -> None:
    """Raise `UserError` where the locale has no such phrase, or one with other places than these."""
    if not locale.has(key):
        raise fault(locale, f"the phrase '{key}' is missing from the language '{locale.tag}'")
    if other := locale.places(key) - set(places):
        raise fault(locale, f"the phrase '{key}' has no use for '{{{min(other)}}}'")


def fault(locale: Locale, message: str) -> UserError:
    """Return the error of a language's file."""
    return UserError(Diagnostic(code=MISSING, message=message, span=Span(path=locale.path, line=1)))
