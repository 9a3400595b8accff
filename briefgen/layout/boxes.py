"""Boxes: a frame round blocks, which may go on over pages."""

from dataclasses import replace

from briefgen.document.nodes import Box
from briefgen.layout.galley import SMALL, Frame, Galley, stack, unparted, within
from briefgen.layout.inlines import stretches
from briefgen.layout.model import Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Flow, Setting


def box(block: Box, place: Place, setting: Setting, flow: Flow) -> Galley:
    style = setting.theme.boxes[block.kind]
    leading = max(style.bar_width, style.border_width) + style.padding
    trailing = style.border_width + style.padding
    height = setting.height - 2 * trailing
    inner = replace(setting.inset(leading, trailing), height=height, body=block.kind, item=block.kind, level=0)
    content = stack([_title(block, place, inner), flow(block.blocks, (*place, "blocks"), inner)])
    frame = Frame(place=place, x=setting.x, width=setting.width, style=style)
    small = sum(strip.lines for strip in content.strips) <= SMALL
    strips = unparted(content.strips) if small or setting.style(block.kind).keep_together else content.strips
    return Galley(strips=within(frame, strips), before=style.before, after=style.after)


def _title(block: Box, place: Place, setting: Setting) -> Galley:
    title = (*place, "title")
    style = setting.style("box-title")
    galley = paragraph(stretches(block.title, title, setting, style), title, setting, style)
    return galley._replace(keep_with_next=True)
