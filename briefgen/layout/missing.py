"""Characters that the font lacks: an error each, never an empty box on the page."""

import unicodedata
from collections.abc import Iterator
from typing import assert_never

from briefgen.diagnostics import Diagnostic
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.document.places import span_of
from briefgen.layout.model import Layout, TextLine, TextRun
from briefgen.layout.remembered import Galleys
from briefgen.layout.shaping import Shaped


def missing_glyphs(layout: Layout, galleys: Galleys | None = None) -> Iterator[Diagnostic]:
    """Yield one for each character, font and place in the content. *galleys* know lines that lack none."""
    seen = set[tuple[str, str, Origin | None]]()
    runs = (run for line in _lines(layout) if galleys is None or not galleys.is_whole(line) for run in line.runs)
    for run in runs:
        for word in run.words:
            for character in word.missing:
                key = (character, run.ink.face.name, run.origin)
                if key not in seen:
                    seen.add(key)
                    yield _diagnostic(character, word, run)


def _lines(layout: Layout) -> Iterator[TextLine]:
    for page in layout.pages:
        for piece in (*page.header, *page.pieces, *page.footer):
            if isinstance(piece, TextLine):
                yield piece


def _diagnostic(character: str, word: Shaped, run: TextRun) -> Diagnostic:
    return Diagnostic(
        code="BG910",
        message=f"{_fonts(run)} for {_named(character)}, which stands in {_where(word, run.origin)}",
        span=span_of(run.origin) if run.origin else None,
        hints=("write it in another way, or name a family that has it under `fallback` in the theme",),
    )


def _fonts(run: TextRun) -> str:
    names = [run.ink.face.name, *(face.name for face in run.ink.fallback)]
    if len(names) == 1:
        return f"the font {names[0]} has no sign"
    return f"none of the fonts {', '.join(names[:-1])} and {names[-1]} has a sign"


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f"'{character}' ({code}{', ' if name else ''}{name})" if character.isprintable() else f"the character {code}"


def _where(word: Shaped, origin: Origin | None) -> str:
    match origin:
        case ItemOrigin(register="pack", field=field):
            return f"the pack's {field}"
        case ItemOrigin(register="items", item=item):
            return f"the item '{item}'"
        case ItemOrigin(register=register, item=item):
            return f"'{item}' of the {register}"
        case PhraseOrigin(key=key, language=language):
            return f"the phrase '{key}' of the locale {language}"
        case TemplateOrigin(path=path):
            return f"the template {path}"
        case DerivedOrigin() | None:
            return f"'{word.text.strip()}'"
        case _:
            assert_never(origin)
