"""Where words come from, so that every sentence can be traced."""

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOrigin:
    """Words an author wrote: a field of an item, or of an entry of a register."""

    register: str
    """`items`, or the register: sources, people, organisations, terms, topics, figures, exhibits (with
    their rows); `pack` for the front matter."""
    item: str
    field: str
    """`text`, `variants.short`, `answer.text`, …"""
    language: str
    path: str
    """Relative to the content folder, with forward slashes."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseOrigin:
    """A fixed phrase of the house: a key of `templates/locales/<language>.yaml`."""

    key: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOrigin:
    """Words that stand in a template itself."""

    path: str
    """Relative to the templates root; `bundled/…` where a project's own file hides ours of the name."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedOrigin:
    """Made by a transform: a number, a bracket, a separator."""

    transform: str


Origin = ItemOrigin | PhraseOrigin | TemplateOrigin | DerivedOrigin
