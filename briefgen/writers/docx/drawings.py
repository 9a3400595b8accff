"""Pictures in line with the text (DrawingML): a shape with its alternative text, and the part that holds its pixels."""

from typing import Final

from briefgen.document.figures import Pixels
from briefgen.writers.docx.parts import JPEG, PNG, Part
from briefgen.writers.docx.xml import element, quoted

EMU: Final = 12_700
"""To the point."""
_DML: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES: Final = f'xmlns:wp="{_DML}/wordprocessingDrawing" xmlns:a="{_DML}/main" xmlns:pic="{_DML}/picture"'


def drawing(relationship: str, number: int, description: str, size: tuple[float, float]) -> str:
    """Return the run of a picture that is *size* points wide and high; *number* counts pictures through the document."""
    across, down = (round(points * EMU) for points in size)
    properties = f'id="{number}" name="Picture {number}"'
    fill = f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    shape = f'<pic:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    names = f"<pic:nvPicPr><pic:cNvPr {properties}/><pic:cNvPicPr/></pic:nvPicPr>"
    graphic = f'<a:graphicData uri="{_DML}/picture"><pic:pic>{names}{fill}{shape}</pic:pic></a:graphicData>'
    inline = (
        f'<wp:inline {_SPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr {properties} descr="{quoted(description)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline>"
    )
    return element("r", element("drawing", inline))


def picture_part(pixels: Pixels, number: int) -> Part:
    """Return the part that holds the pixels, called by its place in the document alone."""
    kind = PNG if pixels.coding == "png" else JPEG
    return Part(name=f"word/media/image{number}.{pixels.coding}", kind=kind, content=pixels.data)
