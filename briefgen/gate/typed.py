"""Terms whose short form an author typed where {term:…} would stand: titles and alternative text have no references."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, Final

from briefgen.content.registers import Term
from briefgen.document.abbreviations import is_abbreviation, pattern_of
from briefgen.document.origins import ItemOrigin
from briefgen.gate.clearing import Clearing
from briefgen.gate.records import ClearedPack
from briefgen.gate.worded import worded
from briefgen.markup.nodes import Reference

_SILENT: Final = frozenset({ItemOrigin, Reference, bool, int, float, type(None)})
"""What says nothing, however much of it there is."""


def reach_typed_terms(clearing: Clearing, cleared: Iterable[object]) -> None:
    """Reach the terms that this audience may see and whose short form stands among the words of what is *cleared*."""
    said = "\n".join(dict.fromkeys(word for one in cleared for word in _words(one)))
    for id_, term in clearing.pack.registers.terms.items():
        short = _short(clearing, term)
        if short and not clearing.decided.entries["terms", id_].reasons and pattern_of(short).search(said):
            clearing.reached.add(("terms", id_))


def known_to_readers(cleared: ClearedPack, known: frozenset[str]) -> ClearedPack:
    """Return the pack with those terms well known whose short forms the house lists as such for this reader."""
    terms = {
        id_: replace(term, well_known=True) if term.short in known else term for id_, term in cleared.terms.items()
    }
    return replace(cleared, terms=terms) if known else cleared


def _short(clearing: Clearing, term: Term) -> str | None:
    """Return the abbreviation in the brief's language; None where the term is a word like others, or has no expansion."""
    if term.expansion is None or (found := worded(clearing, term, "short")) is None:
        return None
    return found[1] if is_abbreviation(found[1]) else None


def _words(top: Any) -> Iterator[str]:
    """Yield every word in a record, in no order: a generator for each of its fields would take longer than all the rest."""
    waiting = [top]
    while waiting:
        value = waiting.pop()
        match value:
            case str():
                yield value
            case _ if type(value) in _SILENT:
                pass
            case tuple():
                waiting += value
            case dict():
                waiting += value.values()
            case _:
                kind: Any = type(value)
                waiting += [getattr(value, name) for name in _fields(kind)]


@lru_cache(maxsize=256)
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of record; what is none has none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
