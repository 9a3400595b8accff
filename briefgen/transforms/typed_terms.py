"""Terms by their short forms where an author typed them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from briefgen.document.abbreviations import is_abbreviation, pattern_of
from briefgen.document.authored import is_own_words
from briefgen.document.inlines import Abbreviation, Inline, Text
from briefgen.gate.records import ClearedPack
from briefgen.gate.registered import ClearedTerm
from briefgen.regex import regex

_MORE: Final = regex(r"s(?!\w)")


class TypedTerms:
    """The abbreviations of one cleared pack."""

    def __init__(self, cleared: ClearedPack) -> None:
        usable = (term for term in cleared.terms.values() if term.expansion and is_abbreviation(term.short))
        self.terms: Mapping[str, ClearedTerm] = {term.short: term for term in usable}
        self._plurals = {term.id: term.plural for term in cleared.terms.values()}

    def found(self, inlines: Sequence[Inline]) -> tuple[Inline, ...]:
        """Return a run with each short form as an `Abbreviation`, that of several (LTAs) with the words for several."""
        split = [made for inline in inlines for made in self._split(inline)]
        run: list[Inline] = []
        for inline in split:
            last = run[-1] if run else None
            if isinstance(last, Abbreviation) and isinstance(inline, Text) and self._takes_s(last, inline):
                run[-1] = self._of_several(last)
                inline = replace(inline, text=inline.text[1:])  # noqa: PLW2901 - the rest of the run
                if not inline.text:
                    continue
            run.append(inline)
        return tuple(run)

    def stands_in(self, run: Text) -> bool:
        """Tell whether a short form stands in a run of words, where it counts as one."""
        return tuple(self._split(run)) != (run,)

    def _split(self, inline: Inline) -> Iterator[Inline]:
        if not isinstance(inline, Text) or not is_own_words(inline.origin):
            yield inline
            return
        at = 0
        for match, term in _uses(inline.text, self.terms):
            if match.start() < at:
                continue
            if before := inline.text[at : match.start()]:
                yield replace(inline, text=before)
            one = Abbreviation(
                term=term.id,
                text=term.short,
                expansion=term.expansion or "",
                well_known=term.well_known,
                origin=inline.origin,
            )
            yield self._of_several(one) if match["plural"] else one
            at = match.end()
        if not at:
            yield inline
        elif rest := inline.text[at:]:
            yield replace(inline, text=rest)

    def _takes_s(self, last: Abbreviation, inline: Text) -> bool:
        return last.text.isascii() and not last.text.endswith("s") and _MORE.match(inline.text) is not None

    def _of_several(self, one: Abbreviation) -> Abbreviation:
        """Without words for several there is no expansion, which is found as a fault: nothing is guessed."""
        several = self._plurals.get(one.term) or (one.expansion if one.well_known else "")
        return replace(one, text=f"{one.text}s", expansion=several)


def spoken_out(words: str, terms: Mapping[str, ClearedTerm], known: AbstractSet[str]) -> tuple[str, AbstractSet[str]]:
    """Return what is heard, with the terms written out that are not *known* yet; and which these are."""
    found: set[str] = set()
    made, at = "", 0
    for match, term in _uses(words, terms):
        expansion = (term.plural if match["plural"] else term.expansion) or ""
        is_open = not term.well_known and expansion and term.id not in known | found
        if match.start() < at or not is_open:
            continue
        found.add(term.id)
        before = words[at : match.start()]
        if (made + before).casefold().endswith(f"{expansion.casefold()} ("):
            continue
        made += f"{before}{expansion} ({match[0]})"
        at = match.end()
    return made + words[at:], found


def _uses(text: str, terms: Mapping[str, ClearedTerm]) -> Iterator[tuple[re.Match[str], ClearedTerm]]:
    """Yield where short forms stand, in the order of the text; of two at one place the longer first."""
    found = [(match, term) for short, term in terms.items() for match in pattern_of(short).finditer(text)]
    return iter(sorted(found, key=lambda use: (use[0].start(), -use[0].end())))
