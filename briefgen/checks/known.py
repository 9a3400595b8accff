"""What the rules found in the brief of the record before: where a brief says something else in running words alone, most of it is
found again without a look.

A rule says which running words bear on what it finds (`Rule.bearing`). Where none does, neither of those that went nor of those
that came, it finds the same. A brief that differs in anything else is looked at as if nothing were known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.checks.rule import Rule, Subject
from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Block
from briefgen.document.reworded import reworded_blocks
from briefgen.frozen import dataclass
from briefgen.readability.sentences import Sentences

Blocks = tuple[Block, ...]
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """One brief as it was looked at."""

    subject: Subject
    found: Mapping[str, tuple[Diagnostic, ...]]
    """By the rule's code."""
    blocks: Blocks = ()
    """Those that say something else than the brief before did."""
    bearing: frozenset[str] = _NOTHING
    """The rules on whose findings these bear."""


class Known:
    """Belongs to briefs in one language of one cleared pack, audience and house, which differ in nothing but the record at hand."""

    def __init__(self) -> None:
        self._last: _Looked | None = None
        self._sentences = Sentences()

    def found(self, rules: Sequence[Rule], subject: Subject) -> Iterator[Diagnostic]:
        """Yield what the *rules* find, in their order."""
        subject = replace(subject, sentences=self._sentences)
        last = self._last
        looked = _looked(rules, subject) if last is None else _looked_after(last, rules, subject)
        self._last = looked
        return (each for rule in rules for each in looked.found[rule.code])


def _looked(rules: Sequence[Rule], subject: Subject) -> _Looked:
    return _Looked(subject=subject, found={rule.code: tuple(rule.check(subject)) for rule in rules})


def _looked_after(last: _Looked, rules: Sequence[Rule], subject: Subject) -> _Looked:
    pairs = None if _is_cut(last.subject, subject) else reworded_blocks(last.subject.document, subject.document)
    if pairs is None:
        return _looked(rules, subject)
    gone, come = tuple(before for before, _ in pairs), tuple(after for _, after in pairs)
    bearing = _bearing(rules, subject, come)
    anew = bearing | (last.bearing if _are(gone, last.blocks) else _bearing(rules, last.subject, gone))
    found = {
        rule.code: tuple(rule.check(subject)) if rule.bearing is None or rule.code in anew else last.found[rule.code]
        for rule in rules
    }
    return _Looked(subject=subject, found=found, blocks=come, bearing=bearing)


def _is_cut(*subjects: Subject) -> bool:
    """Tell whether items went for the length of a brief: rules tell of them too."""
    return any(subject.uncut is not None or subject.cut for subject in subjects)


def _are(blocks: Blocks, others: Blocks) -> bool:
    return len(blocks) == len(others) and all(one is other for one, other in zip(blocks, others, strict=True))


def _bearing(rules: Sequence[Rule], subject: Subject, blocks: Blocks) -> frozenset[str]:
    """Return the rules on whose findings the words of some blocks bear."""
    if not blocks:
        return _NOTHING
    alone = replace(subject, document=replace(subject.document, blocks=blocks))
    return frozenset(rule.code for rule in rules if rule.bearing is not None and rule.bearing(alone))
