"""A cleared image as a block: its pixels under its title, and below it what its author says of it and who it is from."""

from briefgen.document.figures import Image
from briefgen.document.inlines import Text
from briefgen.gate.shown import ClearedImage
from briefgen.reader.entries import prose_inlines
from briefgen.reader.exhibit_notes import source_line
from briefgen.reader.reading import Reading


def image(shown: ClearedImage, reading: Reading) -> Image:
    return Image(
        caption=(Text(text=shown.title, origin=shown.origin),),
        pixels=shown.pixels,
        note=() if shown.remark is None else prose_inlines(shown.remark, reading),
        source=source_line(shown, reading),
        alternative_text=shown.alternative_text,
        anchor=reading.anchor(shown.id),
    )
