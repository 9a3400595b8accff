"""The head of a paper: who writes to whom, when; as one ruled line, as a row for each field, or as plain lines."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.layout.galley import Galley, Strip, unparted
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import set_lines
from briefgen.layout.model import Fill, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.rows import row_strip
from briefgen.layout.setting import Setting

SEPARATOR: Final = " · "
COLON: Final = ": "
NO_BREAK_SPACE: Final = "\u00a0"
RULE_SPACE: Final = 0.3
"""Between a rule and the text, in line heights."""


def header_table(block: HeaderTable, place: Place, setting: Setting) -> Galley:
    theme = setting.theme.header_table
    strips = unparted(_strips(block, place, setting))
    return Galley(strips=strips, before=theme.before, after=theme.after)


def _strips(block: HeaderTable, place: Place, setting: Setting) -> tuple[Strip, ...]:
    match block.form:
        case "line":
            return _ruled(_line(block, place, setting), place, setting)
        case "rows":
            return _ruled(tuple(_rows(block, place, setting)), place, setting)
        case "plain":
            return tuple(_plain(block, place, setting))
        case _:
            assert_never(block.form)


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


def _plain(block: HeaderTable, place: Place, setting: Setting) -> Iterator[Strip]:
    """Yield each field as a paragraph of its own, which says the same where it is copied as text."""
    style = setting.style("header-field")
    for index, field in enumerate(block.fields):
        own = (*place, "fields", index)
        name = (*_label(field, own, setting), _generated(COLON, (*own, "separator"), setting)) if field.label else ()
        value = stretches(field.value, (*own, "value"), setting, style)
        yield from paragraph((*name, *value), own, setting, style).strips
