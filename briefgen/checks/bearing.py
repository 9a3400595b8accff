"""What a printed statement rests on, among the items that its reader may see."""

from collections.abc import Iterator, Mapping

from briefgen.gate.records import ClearedItem


def grounds_of(item: ClearedItem, items: Mapping[str, ClearedItem]) -> Iterator[ClearedItem]:
    """Yield the items that *item*, or its answer, rests on, at any distance, each once."""
    waiting = list(_direct(item))
    seen = {item.id}
    while waiting:
        id_ = waiting.pop(0)
        if id_ in items and id_ not in seen:
            seen.add(id_)
            yield items[id_]
            waiting.extend(_direct(items[id_]))


def _direct(item: ClearedItem) -> tuple[str, ...]:
    return (*item.rests_on, *(item.answer.rests_on if item.answer else ()))
