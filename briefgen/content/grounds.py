"""What a claim rests on: a source, another item, or a named judgement; and whether that can bear it."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from briefgen.content.item import CitationRecord, Item
from briefgen.content.names import CITATION, GROUND, problem, warning
from briefgen.content.pack import Pack
from briefgen.content.vocabulary import CLAIMS, Certainty
from briefgen.diagnostics import Diagnostic
from briefgen.located.positions import Location
from briefgen.markup.nodes import Marked
from briefgen.regex import regex

GROUND_HINT: Final = "add [@source, place] after the words, or `- rests_on: name` under it, mark it .draft, or move it to what is not known (.gaps)"
_BRACKETS: Final = regex(r"(?<!\\)\[(?P<words>(?P<first>[^\s\[\]@]+)(?: [^\[\]]*)?)\]\Z")
_ROUND: Final = regex(r"(?<!\\)\((?P<words>@(?P<first>[^\s,;()@]+)[^()]*)\)\Z")
_PLACES: Final = frozenset({"p.", "para", "row"})


def check_grounds(pack: Pack, unsound: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the items' grounds; of the *unsound* ones a citation may be among what was not understood."""
    sections = {key for source in pack.registers.sources.values() for key in source.sections}
    for entry in pack.items:
        item, location = entry.item, ("items", entry.id)
        grounded = _grounded(item) or entry.id in unsound
        seeming = tuple(_seeming_citations(pack, item, location, sections | _PLACES, grounded=grounded))
        yield from seeming
        if not grounded and not seeming:
            yield problem(GROUND, f"this {item.kind} names no source", entry.text_span, GROUND_HINT)
        yield from _undated(pack, item.certainty, item.sources, location)
        if item.answer is not None:
            yield from _undated(pack, item.answer.certainty, item.answer.sources, (*location, "answer"))


def _grounded(item: Item) -> bool:
    """Tell whether an item needs no further ground."""
    return bool(item.kind not in CLAIMS or item.sources or item.rests_on or item.draft or item.judgement)


def _seeming_citations(
    pack: Pack, item: Item, location: Location, places: Collection[str], *, grounded: bool
) -> Iterator[Diagnostic]:
    """Yield a bracket at the end of the words that names a source or a place; an error where it is all the ground there is."""
    for where, text in _texts(item, location):
        match = _BRACKETS.search(text.source) or _ROUND.search(text.source)
        place = pack.positions.place(where)
        if match is None or place is None:
            continue
        if match["first"].rstrip(",") in pack.registers.sources and match[0].startswith("("):
            message, words = f"'{match.group()}' looks like a citation in round brackets", f"[{match['words']}]"
        elif match["first"].rstrip(",") in pack.registers.sources:
            message, words = f"'{match.group()}' looks like a citation without its @", f"[@{match['words']}]"
        elif match["first"] in places and re.search(r"\d", match["words"]):
            message, words = (
                f"'{match.group()}' looks like a citation without its source",
                f"[@source, {match['words']}]",
            )
        else:
            continue
        hint = f"write {words}; for a bracket in print write \\{match.group()[0]}"
        span = place.within(match.start(), match.end())
        yield (warning if grounded else problem)(CITATION, message, span, hint)


def _texts(item: Item, location: Location) -> Iterator[tuple[Location, Marked]]:
    """Yield the words that have a tail of their own."""
    yield (*location, "text"), item.text
    if item.answer is not None:
        yield (*location, "answer", "text"), item.answer.text


def _undated(
    pack: Pack, certainty: Certainty | None, citations: Iterable[CitationRecord], location: Location
) -> Iterator[Diagnostic]:
    """Refuse `confirmed` where nothing cited has a date."""
    sources = [pack.registers.sources.get(citation.source) for citation in citations]
    if certainty == "confirmed" and sources and all(one is not None and one.issued == "unknown" for one in sources):
        span = pack.positions.span((*location, "certainty"))
        yield problem(GROUND, "'confirmed' rests on a source without a date", span, "write .reported")
