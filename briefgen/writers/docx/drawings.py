"""Pictures and charts in line with the text (DrawingML), with their alternative text, and the part of a picture's pixels."""

from typing import Final

from briefgen.document.figures import Pixels
from briefgen.writers.docx.parts import JPEG, PNG, Part
from briefgen.writers.docx.xml import DML, element, quoted

EMU: Final = 12_700
"""To the point."""
_SPACES: Final = f'xmlns:wp="{DML}/wordprocessingDrawing" xmlns:a="{DML}/main"'


def drawing(relationship: str, number: int, description: str, size: tuple[float, float]) -> str:
    """Return the run of a picture that is *size* points wide and high; *number* counts pictures through the document."""
    across, down = (round(points * EMU) for points in size)
    properties = _named(number, "Picture")
    fill = f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    shape = f'<pic:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    names = f"<pic:nvPicPr><pic:cNvPr {properties}/><pic:cNvPicPr/></pic:nvPicPr>"
    picture = f'<pic:pic xmlns:pic="{DML}/picture">{names}{fill}{shape}</pic:pic>'
    locks = '<a:graphicFrameLocks noChangeAspect="1"/>'
    return _inline(picture, "picture", f'{properties} descr="{quoted(description)}"', size, locks)


def chart_frame(relationship: str, number: int, description: str, size: tuple[float, float]) -> str:
    """Return the run of a chart, whose part is related to the text."""
    properties = f'{_named(number, "Chart")} descr="{quoted(description)}"'
    chart = f'<c:chart xmlns:c="{DML}/chart" r:id="{relationship}"/>'
    return _inline(chart, "chart", properties, size)


def _named(number: int, kind: str) -> str:
    return f'id="{number}" name="{kind} {number}"'


def _inline(graphic: str, kind: str, properties: str, size: tuple[float, float], locks: str = "") -> str:
    across, down = (round(points * EMU) for points in size)
    inline = (
        f'<wp:inline {_SPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {properties}/><wp:cNvGraphicFramePr>{locks}</wp:cNvGraphicFramePr>"
        f'<a:graphic><a:graphicData uri="{DML}/{kind}">{graphic}</a:graphicData></a:graphic></wp:inline>'
    )
    return element("r", element("drawing", inline))


def picture_part(pixels: Pixels, number: int) -> Part:
    """Return the part that holds the pixels, called by its place in the document alone."""
    kind = PNG if pixels.coding == "png" else JPEG
    return Part(name=f"word/media/image{number}.{pixels.coding}", kind=kind, content=pixels.data)
