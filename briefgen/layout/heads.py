"""The head of a paper: who writes to whom, when; as one ruled line, or a row for each field."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.document.nodes import HeaderField, HeaderTable
from briefgen.layout.galley import Galley, Strip, unparted
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import set_lines
from briefgen.layout.model import Fill, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.rows import row_strip
from briefgen.layout.setting import Setting

SEPARATOR: Final = " · "
NO_BREAK_SPACE: Final = "\u00a0"
RULE_SPACE: Final = 0.3
"""Between a rule and the text, in line heights."""


def header_table(block: HeaderTable, place: Place, setting: Setting) -> Galley:
    strips = _line(block, place, setting) if block.form == "line" else tuple(_rows(block, place, setting))
    theme = setting.theme.header_table
    return Galley(strips=unparted(_ruled(strips, place, setting)), before=theme.before, after=theme.after)


def _ruled(strips: Sequence[Strip], place: Place, setting: Setting) -> tuple[Strip, ...]:
    theme = setting.theme.header_table
    space = RULE_SPACE * setting.style("header-field").line

    def rule(y: float) -> Strip:
        fill = Fill(x=setting.x, y=y, width=setting.width, height=theme.rule, colour=theme.rule_colour)
        return Strip(place=place, height=theme.rule + space, pieces=(fill,), lines=0)

    return (rule(0.0), *strips, rule(space))


def _line(block: HeaderTable, place: Place, setting: Setting) -> tuple[Strip, ...]:
    style = setting.style("header-field")
    run = [
        stretch
        for index, field in enumerate(block.fields)
        for stretch in _field(field, (*place, "fields", index), setting, first=index == 0)
    ]
    return paragraph(run, place, setting, style).strips


def _field(field: HeaderField, place: Place, setting: Setting, *, first: bool) -> Iterator[Stretch]:
    if not first:
        yield _generated(SEPARATOR, (*place, "separator"), setting)
    if field.label:
        yield from _label(field, place, setting)
        yield _generated(NO_BREAK_SPACE, (*place, "separator"), setting)
    yield from stretches(field.value, (*place, "value"), setting, setting.style("header-field"))


def _generated(text: str, place: Place, setting: Setting) -> Stretch:
    ink = setting.ink(setting.style("header-field"))
    return Stretch(text=text, ink=ink, language=setting.language, place=place, glued=text == NO_BREAK_SPACE)


def _label(field: HeaderField, place: Place, setting: Setting) -> tuple[Stretch, ...]:
    return stretches(field.label, (*place, "label"), setting, setting.style("header-field"), weight="semibold")


def _rows(block: HeaderTable, place: Place, setting: Setting) -> Iterator[Strip]:
    style = setting.style("header-field")
    label_width = setting.theme.header_table.label_width
    for index, field in enumerate(block.fields):
        own = (*place, "fields", index)
        inner = setting.inset(label_width) if field.label else setting
        name = set_lines(_label(field, own, setting), x=setting.x, width=label_width, style=style)
        value = stretches(field.value, (*own, "value"), inner, style)
        yield row_strip([name, set_lines(value, x=inner.x, width=inner.width, style=style)], own)
