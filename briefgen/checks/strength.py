"""How strong the wordings of a pack are, and how strong they may be: what the rules of strength share.

Compared within a ladder only: what is to come by possible < expected < scheduled, beyond which it has come; what is or was by
disputed < reported < confirmed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefgen.checks.wording import Wording
from briefgen.content.item import Answer, Item
from briefgen.content.pack import Pack, PackItem
from briefgen.content.vocabulary import EVIDENCE_LADDER, PLAN_LADDER, Certainty
from briefgen.document.languages import primary
from briefgen.markup.plain import plain
from briefgen.strength.levels import CHECKED, NOT_CHECKED, STRENGTH, Level
from briefgen.strength.lexicon import Lexicon
from briefgen.strength.reading import Reading, affirmed, read
from briefgen.strength.tokens import unquoted

HOLDERS: Final = frozenset({"position", "opinion", "quote"})
"""Kinds that are somebody's words: the brief prints whose, and does not say them itself."""
LIKELIHOOD: Final = "{likelihood:"
"""How words refer to the likelihood of a judgement, which the brief puts there in its reader's scale."""
JUDGED: Final[Level] = "expected"
"""The most that a judgement says of what it judges, whatever its band."""


def lexicon_for(language: str, lexicons: Mapping[str, Lexicon], chosen: Mapping[str, str]) -> Lexicon | None:
    """Return the lexicon that a language's words are read by: the one the pack has *chosen* for it, else its own."""
    name = chosen.get(primary(language), primary(language))
    found = lexicons.get(name)
    return found if found is not None and found.language == primary(language) else None


def how_checked(languages: Iterable[str], lexicons: Mapping[str, Lexicon], chosen: Mapping[str, str]) -> str:
    """Return what may be said of a brief in *languages*: checked only where somebody has measured a lexicon of each."""
    found = (lexicon_for(language, lexicons, chosen) for language in languages)
    return CHECKED if all(lexicon is not None and lexicon.measured is not None for lexicon in found) else NOT_CHECKED


def limit_of(certainty: Certainty | None) -> Level | None:
    """Return the most that may be said where an author wrote *certainty*; None where it is not on the plan ladder."""
    return next((step for step in _PLAN if step == certainty), None)


_PLAN: Final[tuple[Level, ...]] = ("possible", "expected", "scheduled")


def limit_of_item(item: Item | Answer) -> Level | None:
    """Return the most that an item may say: by its certainty, or as a judgement of how likely something is.

    A judgement without a confidence is one of how certain the evidence is, and limits nothing that is to come.
    """
    if isinstance(item, Item) and item.certainty is None and item.judgement is not None:
        return None if item.judgement.confidence is None else JUDGED
    return limit_of(item.certainty)


def marked_as(item: Item | Answer, *, it: str = " this") -> str:
    """Return what an author said of an item that limits it, for a message; *it* is how the message speaks of the item."""
    if isinstance(item, Item) and item.certainty is None and item.judgement is not None:
        return f"you judged{it} '{item.judgement.band}'"
    return f"you marked{it} '{item.certainty}'"


def too_strong(wording: Wording, limit: Level, lexicon: Lexicon, kind: str = "") -> Iterator[Reading]:
    """Yield the sentences that say more than *limit*.

    A plain fact is one only where no sentence of the wording says that anything is to come, or that others say it: what
    stands beside such a sentence describes. A sentence that refers to the judgement's own likelihood is as weak as that.
    Quotation marks around the whole of it make it somebody else's only in an item of a *kind* that is somebody's words; an
    answer that only says yes says what was asked.
    """
    text = wording.text if kind in HOLDERS else unquoted(wording.text)
    question = "" if wording.question is None else plain(wording.question.inlines)
    yeses = {one.at: one for one in affirmed(text, question, lexicon)}
    readings = [yeses.get(one.at, one) for one in read(text, lexicon) if LIKELIHOOD not in one.sentence]
    softened = any(
        reading.standing == "attributed" or 0 < reading.strength <= STRENGTH["scheduled"] for reading in readings
    )
    for reading in readings:
        if reading.strength > STRENGTH[limit] and not (reading.level == "stated" and softened):
            yield reading


def says_more(whose: Item | Answer, wording: Wording, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the sentences of a wording that say more than its item may; somebody's own words may say anything."""
    limit = limit_of_item(whose)
    is_own = isinstance(whose, Item) and whose.kind in HOLDERS and whose.said_by is not None
    if limit is not None and not is_own:
        yield from too_strong(wording, limit, lexicon, whose.kind if isinstance(whose, Item) else "")


def instead(level: Level, lexicon: Lexicon, code: str, ways: str = "or", *, hedge: str | None = None) -> str:
    """Return the hint: how the language says no more than *level*, in the item's own *hedge* where it has one, and how to
    overrule the finding.
    """
    form = hedge or lexicon.instead.get(level)
    write = f"write it with '{form}'" if form else "write it more weakly"
    return f"{write}; {ways} keep the words and say why under them: `- allow.{code}: your reason`"


def stronger(one: Certainty, other: Certainty) -> bool:
    """Tell whether *one* is higher than *other* on a ladder that holds both."""
    return any(
        one in ladder and other in ladder and ladder.index(one) > ladder.index(other)
        for ladder in (EVIDENCE_LADDER, PLAN_LADDER)
    )


def current_items(pack: Pack) -> Iterator[PackItem]:
    """Yield the items that are printed for anybody: neither overtaken nor retracted."""
    return (entry for entry in pack.items if entry.item.state == "current")
