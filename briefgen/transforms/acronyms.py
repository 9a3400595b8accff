"""Write out each term where this document uses it first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from briefgen.document.document import Document
from briefgen.document.figures import Chart
from briefgen.document.inlines import Abbreviation, Inline, Text
from briefgen.document.nodes import Node
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin, PhraseOrigin
from briefgen.document.sentences import ENDS
from briefgen.document.told import TOLD, told
from briefgen.document.walk import children, parts
from briefgen.transforms.phrases import phrase
from briefgen.transforms.runs import are_inlines
from briefgen.transforms.setting import Setting
from briefgen.transforms.typed_terms import TypedTerms, spoken_out

Tree = TypeVar("Tree", bound=Document | Node)

NOTE: Final = "abbreviation-note"
_ORIGIN: Final = DerivedOrigin(transform="acronyms")
_OPEN: Final = Text(text=" (", origin=_ORIGIN)
_CLOSE: Final = Text(text=")", origin=_ORIGIN)
_SPACE: Final = Text(text=" ", origin=_ORIGIN)


def acronyms(document: Document, setting: Setting) -> Document:
    """Let the first use, in reading order and wherever it stands, read "long-term agreement (LTA)".

    Terms that an author typed are found by their short forms. The short form stays an `Abbreviation`, so that assistive
    technology can speak its expansion at every later use. Terms that are well known, and terms without an expansion, stay
    short; so do words of a quotation, and what an author has explained in place. In a chart, whose labels have no room, the
    note below says what they stand for. Alternative text is heard and not seen: a first use there is written out as well,
    and the next one that is printed too.
    """
    return _WritingOut(document, setting).written_out(document)


def is_beside_term(run: Node, held: Sequence[Node]) -> bool:
    """Tell whether a term stands right before or behind a run of words among what is *held* together, written out or not: then it
    may hang on these words how it is printed, and on it how they are.
    """
    place = next(place for place, one in enumerate(held) if one is run)
    before, behind = held[:place], held[place + 1 :]
    if before[-1:] == (_CLOSE,):
        before = before[:-1]
    if behind[1:2] == (_OPEN,):
        behind = behind[2:]
    return any(isinstance(node, Abbreviation) for node in (*before[-1:], *behind[:1]))


class _WritingOut:
    """Goes through one document, and knows which terms its reader has met."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._setting = setting
        self._typed = TypedTerms(setting.cleared)
        self._used = set(_written_out(document))
        self._heard: set[str] = set()
        self._labels: dict[str, Abbreviation] | None = None
        """What a chart's labels use first, while its parts are gone through."""

    def written_out(self, node: Tree) -> Tree:
        changes: dict[str, Any] = {}
        is_chart = isinstance(node, Chart)
        for name in parts(node):
            held: tuple[Node, ...] = getattr(node, name)
            if is_chart and name == "unit":
                self._labels = {}
            made = self._inner(held)
            if is_chart and name == "note":
                made += tuple(self._explained(held))
            if len(made) != len(held) or any(one is not other for one, other in zip(made, held, strict=True)):
                changes[name] = made
            if name == "caption" and (field := TOLD.get(type(node))):
                changes |= self._told(field, told(node))
        return replace(node, **changes) if changes else node

    def _inner(self, held: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(self._run(held)) if are_inlines(held) else tuple(map(self.written_out, held))

    def _told(self, name: str, words: str) -> dict[str, str]:
        said, found = spoken_out(words, self._typed.terms, self._used | self._heard)
        self._heard |= found
        return {name: said} if found else {}

    def _run(self, inlines: Sequence[Inline]) -> Sequence[Inline]:
        run = self._typed.found(inlines)
        made: list[Inline] = []
        for inline, behind in zip(run, (*map(_text, run[1:]), ""), strict=True):
            if not isinstance(inline, Abbreviation):
                made.append(self.written_out(inline))
                continue
            before = _text(made[-1]) if made else ""
            if self._is_first(inline, before, behind) and self._labels is None:
                if made and isinstance(last := made[-1], Text):
                    from briefgen.transforms.articles import agreeing  # noqa: PLC0415 - few briefs hold any of it

                    made[-1] = agreeing(last, inline.expansion, self._setting.cleared.language)
                made += (self._expansion(inline, before), _OPEN, inline, _CLOSE)
            else:
                made.append(inline)
            self._meet(inline, before, behind)
        return made

    def _meet(self, inline: Abbreviation, before: str, behind: str) -> None:
        """Note that the reader knows a term from here on."""
        if self._is_first(inline, before, behind) and self._labels is not None:
            self._labels[inline.term] = inline
        if inline.expansion and not self._is_quoted(inline):
            self._used.add(inline.term)

    def _is_first(self, inline: Abbreviation, before: str, behind: str) -> bool:
        is_open = not inline.well_known and inline.expansion and inline.term not in self._used
        return bool(is_open) and not self._is_explained(inline, before, behind) and not self._is_quoted(inline)

    def _is_explained(self, inline: Abbreviation, before: str, behind: str) -> bool:
        """Tell whether its author says in place what it stands for, before it or behind it."""
        words = inline.expansion.casefold()
        stands_behind = before.endswith("(") and before[:-1].rstrip().casefold().endswith(words)
        return stands_behind or behind.casefold().startswith(f" ({words}")

    def _is_quoted(self, inline: Abbreviation) -> bool:
        """Tell whether somebody else says it, whose words stay."""
        match inline.origin:
            case ItemOrigin(register="items", item=name):
                item = self._setting.cleared.items.get(name)
                return item is not None and item.kind == "quote"
            case _:
                return False

    def _expansion(self, inline: Abbreviation, before: str) -> Text:
        """Return the words; where they open a sentence, with a capital."""
        words = inline.expansion
        if not before or before.rstrip().endswith(tuple(ENDS)):
            words = words[:1].upper() + words[1:]
        return Text(text=words, origin=self._origin(inline))

    def _origin(self, inline: Abbreviation) -> Origin:
        """Return where the expansion stands: in the register, also where the short form was typed elsewhere."""
        term = self._setting.cleared.terms.get(inline.term)
        return inline.origin if term is None else replace(term.origin, field="expansion")

    def _explained(self, note: tuple[Node, ...]) -> Iterator[Inline]:
        """Yield what the labels of a chart stand for, behind what its note says already."""
        labels, self._labels = self._labels or {}, None
        for index, inline in enumerate(labels.values()):
            if note or index:
                yield _SPACE
            expansion = Text(text=inline.expansion, origin=self._origin(inline))
            yield from phrase(self._setting.locale, NOTE, short=inline, expansion=expansion)


def _written_out(node: Document | Node) -> Iterator[str]:
    """Yield the terms that stand in our brackets, or in our notes below charts, already."""
    held = children(node)
    for index, child in enumerate(held):
        if isinstance(child, Abbreviation) and _is_ours(held[:index], held[index + 1 :]):
            yield child.term
        yield from _written_out(child)


def _is_ours(before: Sequence[Node], behind: Sequence[Node]) -> bool:
    match behind:
        case (Text(origin=PhraseOrigin(key=key)), *_) if key == NOTE:
            return True
        case _:
            return before[-1:] == (_OPEN,)


def _text(inline: Inline) -> str:
    """Return the words beside a term; what is no plain text is words all the same."""
    return inline.text if isinstance(inline, Text | Abbreviation) else "…"
