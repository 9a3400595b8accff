"""The watermark of a draft: WordArt in a header, as Word itself makes it, so that its own "Remove Watermark" takes it away."""

from typing import Final

from briefgen.theme.model import Theme
from briefgen.writers.docx.characters import ems
from briefgen.writers.docx.columns import paper_measure
from briefgen.writers.docx.xml import element, quoted

SPACES: Final = ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
"""What a header declares for it."""
_LINE: Final = 1.0
"""How high the shape is, in type sizes: Word fills it with the line, LibreOffice with the letters alone."""
_BEHIND: Final = -251658752
"""The depth that Word gives its own, below all text."""

_TYPE: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Plain WordArt."""


def watermark(words: str, theme: Theme, number: int) -> str:
    """Return the run that holds it; *number* tells it from those of other headers. It decorates: the header says DRAFT."""
    look = theme.watermark
    width = look.width * paper_measure(theme)
    height = width * _LINE / max(_LINE, ems(words))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;"
        f"rotation:{360 - look.rise};z-index:{_BEHIND};"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    path = f'<v:textpath style="font-family:&quot;{quoted(theme.font)}&quot;;font-size:1pt" string="{quoted(words)}"/>'
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" alt="" style="{style}" o:allowincell="f"'
        f' fillcolor="{look.colour}" stroked="f">{path}</v:shape>'
    )
    return element("r", element("pict", _TYPE, shape))
