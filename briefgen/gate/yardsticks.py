"""Which scale a judgement is printed in, and the scales of those that are cleared.

Two scales do not map word for word: "unlikely" is 25 to 35 per cent in one and 20 to 45 in another. A judgement is printed in
the audience's scale where its range lies in one band of that alone, and nowhere else: not where its words are typed in.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from briefgen.content.item import Judgement
from briefgen.content.yardsticks import BandWords, Yardstick, primary
from briefgen.diagnostics import did_you_mean
from briefgen.gate.clearing import Clearing
from briefgen.gate.records import ClearedItem
from briefgen.gate.registered import ClearedYardstick, YardstickBand
from briefgen.gate.said import Prose
from briefgen.markup.plain import plain


def verify_yardstick(clearing: Clearing) -> None:
    """Find out whether the audience's scale is there."""
    known = clearing.policy.yardsticks
    if clearing.yardstick is not None and clearing.yardstick not in known:
        message = (
            f"the brief for '{clearing.audience}' is to print likelihood by '{clearing.yardstick}', which is no scale"
        )
        hint = did_you_mean(clearing.yardstick, known, f"templates/yardsticks/ has {', '.join(known)}")
        clearing.faults.add("BG126", message, None, hint, audience=clearing.audience)


def printed_in(clearing: Clearing, judgement: Judgement, texts: Iterable[Prose]) -> tuple[str, str]:
    """Return the scale and the word of it that a judgement is printed in, of which the reader gets *texts*."""
    own = clearing.policy.yardsticks.get(judgement.scale)
    target = clearing.policy.yardsticks.get(clearing.yardstick or "")
    as_it_is = judgement.scale, judgement.band
    if (
        own is None
        or target is None
        or target is own
        or target.kind != own.kind
        or _is_typed(own, clearing.language, texts)
    ):
        return as_it_is
    bounds = _bounds(judgement, own)
    found = [band for band in target.bands if bounds is not None and band.holds(*bounds)]
    return (target.name, found[0].words[0]) if len(found) == 1 else as_it_is


def _bounds(judgement: Judgement, own: Yardstick) -> tuple[Decimal, Decimal] | None:
    if judgement.range is not None:
        return judgement.bounds
    number, _ = own.place_of(judgement.band)
    band = own.bands[number]
    return None if band.low is None or band.high is None else (band.low, band.high)


def _is_typed(scale: Yardstick, language: str, texts: Iterable[Prose]) -> bool:
    """Tell whether a word of the scale stands among the author's own."""
    words = "|".join(map(re.escape, scale.words_in(language)))
    return bool(words) and any(
        re.search(rf"(?<!\w)(?:{words})(?!\w)", plain(prose.inlines), re.IGNORECASE) for prose in texts
    )


def is_unread(clearing: Clearing, scale: str) -> bool:
    """Tell whether the words of a scale in the brief's language are a translation that nobody has reviewed."""
    yardstick = clearing.policy.yardsticks.get(scale)
    said = (
        None if yardstick is None or _is_own(yardstick, clearing.language) else yardstick.translation(clearing.language)
    )
    return said is not None and not said.reviewed


def cleared_yardsticks(
    items: Iterable[ClearedItem], yardsticks: Mapping[str, Yardstick], language: str
) -> Mapping[str, ClearedYardstick]:
    """Return the scales that are used, in the order of their names, in *language* where they have words in it."""
    used = {item.judgement.scale for item in items if item.judgement is not None}
    return {name: _cleared(yardsticks[name], language) for name in sorted(used & yardsticks.keys())}


def _cleared(yardstick: Yardstick, language: str) -> ClearedYardstick:
    said = None if _is_own(yardstick, language) else yardstick.translation(language)
    bands = yardstick.bands if said is None else said.bands
    return ClearedYardstick(
        name=yardstick.name,
        kind=yardstick.kind,
        title=yardstick.title if said is None else said.title,
        language=yardstick.language if said is None else language,
        bands=tuple(_band(band, own) for band, own in zip(bands, yardstick.bands, strict=True)),
    )


def _band(band: BandWords, own: BandWords) -> YardstickBand:
    said = band.range or band.meaning or own.range or own.meaning or ""
    return YardstickBand(words=band.words, range=said, clauses=band.clauses, keys=own.words)


def _is_own(yardstick: Yardstick, language: str) -> bool:
    return primary(yardstick.language) == primary(language)
