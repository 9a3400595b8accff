"""The signs of certainty, as shapes in the line of the word that they decorate, which follows after a space of no break.

Shapes rather than pictures: they take their colour from the theme part, and are no file that programs show on its own.
Older programs know nothing of them, and leave them out. Whoever reads aloud is told to pass over them.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, Protocol, assert_never

from briefgen.layout.model import CertaintyLevel
from briefgen.layout.signs import SIGN_SIZE, STROKE, Mark, Round, Strokes, marks
from briefgen.theme.model import TextStyle, Theme
from briefgen.writers.docx.charstyles import Trait, look_of
from briefgen.writers.docx.charts.looks import Look
from briefgen.writers.docx.drawings import EMU
from briefgen.writers.docx.xml import ADEC, DML, MC, WPS

DrawSign = Callable[[], str]
"""Gives the run of a sign, each time with another number."""


class SignFor(Protocol):
    """Gives what draws the sign of a level before words that have these traits in a paragraph of that style and way."""

    def __call__(
        self, level: CertaintyLevel, text: TextStyle, traits: frozenset[Trait], *, right_to_left: bool
    ) -> DrawSign: ...


_CAPITALS: Final = 0.714
"""How high they are in the fonts that we ship, in type sizes: the layout sets a sign level with their middle."""
_HEIGHT: Final = SIGN_SIZE + (_CAPITALS - SIGN_SIZE) / 2
"""Of a shape, which stands on the line of the words and has its sign at the top, in type sizes."""
SIGN_SPACES: Final = (
    f' xmlns:wp="{DML}/wordprocessingDrawing" xmlns:a="{DML}/main" xmlns:wps="{WPS}"'
    f' xmlns:mc="{MC}" xmlns:adec="{ADEC}"'
)
"""What a part that has signs declares for them, once: a brief may have a hundred."""
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)
"""Readers pass over a drawing that has it, and no checker asks what it shows."""
_LEFT, _TOP, _TURN = 10_800_000, 16_200_000, 10_800_000
"""Angles, in sixty-thousandths of a degree, clockwise from the right; the last is half a circle."""


def sign_drawer(theme: Theme, look: Look, next_drawing: Callable[[], int]) -> SignFor:
    """Return what draws signs in the colours of *look*; each has its number among the drawings of the document."""

    def sign(level: CertaintyLevel, text: TextStyle, traits: frozenset[Trait], *, right_to_left: bool) -> DrawSign:
        size, colour = look_of(traits, text, theme)
        before, after = _run(level, size, look.fill(colour), right_to_left=right_to_left)

        def draw() -> str:
            number = next_drawing()
            return f'{before}id="{number}" name="Sign {number}{after}'

        return draw

    return sign


@lru_cache(maxsize=1 << 8)
def _run(level: CertaintyLevel, size: float, fill: str, *, right_to_left: bool) -> tuple[str, str]:
    """Return the run but for the drawing's number: what comes before that, and after."""
    extent = f'cx="{round(SIGN_SIZE * size * EMU)}" cy="{round(_HEIGHT * size * EMU)}"'
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
    line = f'<a:ln w="{round(STROKE * SIGN_SIZE * size * EMU)}">{fill}</a:ln>'
    properties = f"{frame}{_outline(level)}{fill}{line}"
    turned = "<w:rPr><w:rtl/></w:rPr>" if right_to_left else ""
    before = (
        f'<w:r>{turned}<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr '
    )
    after = (
        f'" descr="">{_DECORATIVE}</wp:docPr><a:graphic><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr/>'
        f"<wps:spPr>{properties}</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )
    return before, after


@cache
def _outline(level: CertaintyLevel) -> str:
    paths = "".join(map(_path, marks(level)))
    return f"<a:custGeom><a:pathLst>{paths}</a:pathLst></a:custGeom>"


def _path(mark: Mark) -> str:
    def point(across: float, up: float) -> str:
        return f'<a:pt x="{_units((0.5 + across) * SIGN_SIZE)}" y="{_units((0.5 - up) * SIGN_SIZE)}"/>'

    def arc(radius: float, start: int, turn: int) -> str:
        reach = _units(radius * SIGN_SIZE)
        return f'<a:arcTo wR="{reach}" hR="{reach}" stAng="{start}" swAng="{turn}"/>'

    match mark:
        case Round(form="left half", radius=radius):
            drawn = f"<a:moveTo>{point(0.0, radius)}</a:moveTo>{arc(radius, _TOP, -_TURN)}<a:close/>"
            return _painted(drawn, filled=True)
        case Round(form=form, radius=radius):
            halves = arc(radius, _LEFT, _TURN) + arc(radius, 0, _TURN)
            drawn = f"<a:moveTo>{point(-radius, 0.0)}</a:moveTo>{halves}<a:close/>"
            return _painted(drawn, filled=form == "disc")
        case Strokes(points=points, closed=closed):
            first, *others = points
            lines = "".join(f"<a:lnTo>{point(*each)}</a:lnTo>" for each in others)
            drawn = f"<a:moveTo>{point(*first)}</a:moveTo>{lines}{'<a:close/>' if closed else ''}"
            return _painted(drawn, filled=False)
        case _:
            assert_never(mark)


def _painted(drawn: str, *, filled: bool) -> str:
    """Return a path that is filled or drawn with the line, never both."""
    how = 'stroke="0"' if filled else 'fill="none"'
    return f'<a:path w="{_units(SIGN_SIZE)}" h="{_units(_HEIGHT)}" {how}>{drawn}</a:path>'


def _units(sizes: float) -> int:
    """Return a length within a path, which is stretched to the shape: thousandths of the type size."""
    return round(1000 * sizes)
