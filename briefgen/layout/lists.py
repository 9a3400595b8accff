"""Lists, with bullets and numbers that hang; also the list of sources."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from briefgen.document.inlines import Inline
from briefgen.document.nodes import BulletList, ListItem, OrderedList
from briefgen.document.references import SourceList
from briefgen.layout.galley import Galley, Reluctance, reluctant, stack
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import hung, label, label_column, paragraph
from briefgen.layout.setting import Flow, Setting

ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def bullet_list(block: BulletList, place: Place, setting: Setting, flow: Flow) -> Galley:
    bullets = setting.theme.lists.bullets
    bullet = bullets[min(setting.level, len(bullets) - 1)]
    return _items(block.items, [bullet] * len(block.items), place, setting, flow)


def ordered_list(block: OrderedList, place: Place, setting: Setting, flow: Flow) -> Galley:
    labels = [ordinal(block.start + index, block.style) for index in range(len(block.items))]
    return _items(block.items, labels, place, setting, flow)


def ordinal(number: int, style: Literal["decimal", "alpha", "roman"]) -> str:
    """Return a list number as printed: 3., c., iii."""
    match style:
        case "decimal":
            return f"{number}."
        case "alpha":
            return f"{_letters(number)}."
        case "roman":
            return f"{_roman(number)}."


def _letters(number: int) -> str:
    rest, last = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("a") + last)


def _roman(number: int) -> str:
    for value, letters in ROMAN:
        if number >= value:
            return letters + _roman(number - value)
    return ""


def _items(items: Sequence[ListItem], labels: Sequence[str], place: Place, setting: Setting, flow: Flow) -> Galley:
    style = setting.style(setting.item)
    theme = setting.theme.lists
    places = [(*place, "items", index) for index in range(len(items))]
    hanging = [label(text, (*each, "label"), setting, style) for text, each in zip(labels, places, strict=True)]
    inner = replace(
        setting.inset(label_column(hanging, theme.indent, style)), level=setting.level + 1, body=setting.item
    )
    galleys = [
        hung(_led(flow(item.blocks, (*each, "blocks"), inner), (*each, "blocks", 1)), stretch, setting, style)
        for item, each, stretch in zip(items, places, hanging, strict=True)
    ]
    spaced = stack(galley._replace(before=theme.between, after=theme.between) for galley in galleys)
    outermost = setting.level == 0
    return spaced._replace(
        before=style.before if outermost else theme.between,
        after=max(style.after, setting.style(setting.body).after) if outermost else theme.between,
    )


def _led(galley: Galley, second: Place) -> Galley:
    """Keep an item's first block with its second one, whose place is *second*: a question with its answer."""
    strips = list(galley.strips)
    at = next((index for index, strip in enumerate(strips) if strip.place[: len(second)] == second), None)
    if at is not None:
        strips[at] = reluctant(strips[at], Reluctance.PARTED)
    return galley._replace(strips=tuple(strips))


def source_list(block: SourceList, place: Place, setting: Setting) -> Galley:
    """Return the sources, in the widest measure there is: addresses are long, and no note stands beside them.

    Their numbers hang; a list in the order of names has none, and is flush.
    """
    setting = setting.spilt()
    style = setting.style("source")
    places = [(*place, "entries", index) for index in range(len(block.entries))]
    if all(entry.number is None for entry in block.entries):
        return stack(
            paragraph(_source(entry.children, each, setting), each, setting, style)
            for entry, each in zip(block.entries, places, strict=True)
        )
    numbers = [
        label(f"{entry.number}.", (*each, "label"), setting, style)
        for entry, each in zip(block.entries, places, strict=True)
    ]
    inner = setting.inset(label_column(numbers, setting.theme.lists.indent, style))
    return stack(
        hung(paragraph(_source(entry.children, each, inner), each, inner, style), number, setting, style)
        for entry, each, number in zip(block.entries, places, numbers, strict=True)
    )


def _source(children: Sequence[Inline], place: Place, setting: Setting) -> tuple[Stretch, ...]:
    return stretches(children, (*place, "children"), setting, setting.style("source"))
