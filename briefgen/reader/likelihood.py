"""How likely a judgement holds something, as the scale says it that it is printed in."""

from dataclasses import replace
from typing import Final

from briefgen.document.inlines import Inline, Text
from briefgen.document.languages import marked
from briefgen.document.origins import ItemOrigin
from briefgen.gate.records import ClearedItem, ClearedJudgement
from briefgen.gate.registered import YardstickBand
from briefgen.markup.nodes import Reference
from briefgen.reader.codes import FORM
from briefgen.reader.reading import Reading

CLAUSE: Final = "clause"


def likelihood(item: ClearedItem, reading: Reading, form: str | None = None) -> tuple[Inline, ...]:
    """Return the word of a judgement, or how a sentence opens with it; in the scale's language where it has no other."""
    assert item.judgement is not None
    scale = reading.cleared.yardsticks[item.judgement.scale]
    band, place = _named(item.judgement, scale.bands)
    words = band.clauses if form == CLAUSE else band.words
    if not words:
        message = f"the scale '{scale.name}' does not say how a sentence opens with '{band.words[0]}'"
        reading.content_fault(FORM, message, item.text.origin, f"write {{likelihood:{item.id}}}")
        return ()
    origin = replace(item.text.origin, field="judgement.band")
    text = Text(text=words[min(place, len(words) - 1)], origin=origin)
    return marked((text,), scale.language, reading.cleared.language)


def _named(judgement: ClearedJudgement, bands: tuple[YardstickBand, ...]) -> tuple[YardstickBand, int]:
    said = judgement.band.casefold()
    return next(
        (band, place) for band in bands for place, word in enumerate(band.keys or band.words) if word.casefold() == said
    )


def referred_likelihood(reference: Reference, origin: ItemOrigin, reading: Reading) -> tuple[Inline, ...]:
    """Return what `{likelihood:id}` or `{likelihood:id.clause}` prints."""
    item = reading.cleared.items.get(reference.id)
    if item is None or item.judgement is None:
        reading.content_fault(FORM, f"'{reference.id}' states no likelihood", origin, "refer to a judgement")
        return ()
    if reading.cleared.yardsticks[item.judgement.scale].kind != "likelihood":
        hint = "leave the reference out: the brief prints the certainty beside it"
        reading.content_fault(FORM, f"'{reference.id}' states how certain the evidence is, no likelihood", origin, hint)
        return ()
    if reference.form not in {None, CLAUSE}:
        hint = f"write {{likelihood:{reference.id}}} or {{likelihood:{reference.id}.{CLAUSE}}}"
        reading.content_fault(FORM, f"a likelihood has no form '{reference.form}'", origin, hint)
        return ()
    return likelihood(item, reading, reference.form)
