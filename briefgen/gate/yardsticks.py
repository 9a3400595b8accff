"""The scales of likelihood words that cleared judgements go by."""

from collections.abc import Iterable, Mapping

from briefgen.content.yardsticks import Yardstick
from briefgen.gate.records import ClearedItem, ClearedYardstick, YardstickBand


def cleared_yardsticks(
    items: Iterable[ClearedItem], yardsticks: Mapping[str, Yardstick]
) -> Mapping[str, ClearedYardstick]:
    """Return the scales that are used, in the order of their names."""
    used = {item.judgement.scale for item in items if item.judgement is not None}
    return {name: _cleared(yardsticks[name]) for name in sorted(used & yardsticks.keys())}


def _cleared(yardstick: Yardstick) -> ClearedYardstick:
    return ClearedYardstick(
        name=yardstick.name,
        title=yardstick.title,
        language=yardstick.language,
        bands=tuple(YardstickBand(words=band.words, range=band.range) for band in yardstick.bands),
    )
