"""What a brief shows, as a sign-off holds it: the hash of both its files without their DRAFT, and its words by where they come
from, so that a later change can be told in words.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from briefgen import __version__
from briefgen.build.files import digest
from briefgen.build.makers import libraries
from briefgen.document.document import Document
from briefgen.document.inlines import Abbreviation, CaptionNumber, Certainty, Citation, Number, Text
from briefgen.document.origins import DerivedOrigin, ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.serial import to_json
from briefgen.document.walk import walk
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import DEFAULTS

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

Words = Mapping[str, str]
"""Whose words they are → the words, in the order of the brief."""
_Worded = Text | Citation | Certainty | Abbreviation | Number | CaptionNumber
_MARKING: Final = "the marking"
_FOOTER: Final = "the foot of the pages"
_TITLE: Final = "the title in the file's properties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    files: Mapping[str, str]
    """Format → SHA-256 of the file as it would be released."""
    tree: str
    """A hash of the tree: words, order, structure."""
    look: str
    """A hash of the theme."""
    made_by: Mapping[str, str]
    """briefgen and its libraries, with their versions: another one may lay the same words out otherwise."""
    words: Words

    @property
    def hash(self) -> str:
        """The one hash of what is signed: of the files' own hashes."""
        return hash_of(self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is other than it was when somebody agreed."""

    what: str
    before: str | None = None
    """None where it was not there; both None for what has no words."""
    after: str | None = None


def hash_of(files: Mapping[str, str]) -> str:
    """Return the one hash of a brief's files, of which each has a hash by its format."""
    return digest("".join(f"{name} {sha256}\n" for name, sha256 in sorted(files.items())).encode())


def shown(brief: "Brief") -> Shown:
    """Return what a brief shows, which is to be as it would be released. Raises `UserError` where it cannot be built."""
    formats = (name for name, entry in FORMATS.items() if entry.default)
    return Shown(
        files={name: digest(brief.written(name, DEFAULTS)) for name in formats},
        tree=digest(json.dumps(to_json(brief.document, origins=False), sort_keys=True).encode()),
        look=digest(repr((brief.theme.name, brief.theme.paper_name, brief.theme)).encode()),
        made_by={"briefgen": __version__} | libraries(),
        words=shown_words(brief.document),
    )


def shown_words(document: Document) -> Words:
    """Return the words of a brief by whose they are, each one's in reading order, and what stands around them."""
    found: dict[str, list[str]] = {}
    for node in (each for top in document.blocks for each in (top, *walk(top))):
        if isinstance(node, _Worded):
            found.setdefault(_whose(node), []).append(inline_text((node,)))
    around = {
        _MARKING: document.marking.label,
        _FOOTER: " · ".join(filter(None, (*document.furniture.footer, *_second(document)))),
        _TITLE: document.metadata.title,
    }
    return {whose: " ".join("".join(words).split()) for whose, words in found.items()} | around


def changes(before: Shown, after: Shown) -> tuple[Change, ...]:
    """Return what differs, none where both are the same; words first, and how they stand only where all words are the same."""
    if before.files == after.files:
        return ()
    return tuple(_of_words(before.words, after.words)) or (Change(what=_otherwise(before, after)),)


def _of_words(before: Words, after: Words) -> Iterator[Change]:
    for whose in dict.fromkeys((*before, *after)):
        old, new = before.get(whose), after.get(whose)
        if old != new:
            yield Change(what=whose, before=old, after=new)


def _otherwise(before: Shown, after: Shown) -> str:
    if before.tree != after.tree:
        return "the arrangement: the same words in another order or form, or an exhibit's data"
    if before.look != after.look:
        return "the look: theme, paper or type"
    if before.made_by != after.made_by:
        other = [f"{name} {before.made_by.get(name, 'none')} → {now}" for name, now in after.made_by.items()
                 if before.made_by.get(name) != now]  # fmt: skip
        return f"the files, which other versions make otherwise: {', '.join(other)}"
    return "the files: their letterhead or their fonts are other ones"


def _second(document: Document) -> tuple[str, ...]:
    return document.furniture.second.footer if document.furniture.second else ()


def _whose(node: _Worded) -> str:
    match node.origin:
        case ItemOrigin(register="items", item=item, field=field, language=language):
            return f"'{item}', {field} ({language})"
        case ItemOrigin(register="pack", field=field, language=language):
            return f"the front matter's {field} ({language})"
        case ItemOrigin(register=register, item=item, field=field, language=language):
            return f"{register} '{item}', {field} ({language})"
        case PhraseOrigin(key=key, language=language):
            return f"the house's phrase '{key}' ({language})"
        case TemplateOrigin(path=path):
            return f"words of {path}"
        case DerivedOrigin(transform=transform):
            return f"{transform}: {type(node).__name__.lower()}s"
