"""How marks and words of a chart look (DrawingML), from the theme: its colours by their slots, so that a person can restyle them."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final, assert_never

from briefgen.frozen import dataclass
from briefgen.layout.chart_marks import stands_out
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.blockstyles import ChartTone
from briefgen.theme.colours import contrast
from briefgen.theme.model import TextStyle, Theme
from briefgen.writers.docx.drawings import EMU
from briefgen.writers.docx.measures import rgb
from briefgen.writers.docx.themecolours import slots
from briefgen.writers.docx.xml import quoted

NO_FILL: Final = "<a:noFill/>"
NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
BARE: Final = f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
ON_ONE_LINE: Final = '<a:bodyPr rot="0" vert="horz" wrap="none"/>'
"""For words that are not to be as narrow as the column that they stand on."""
_CHART_SLOTS: Final = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What charts call the slots that themes have for text and paper."""
_PATTERNS: Final = {True: "dkUpDiag", False: "ltUpDiag"}
"""The hatching of a dark series, and that of a light one, which stays the lighter."""


@lru_cache(maxsize=1 << 6)
def _by_colour(theme: Theme) -> Mapping[str, str]:
    """Return the first slot of each colour."""
    named: dict[str, str] = {}
    for slot, colour in slots(theme).items():
        named.setdefault(colour, _CHART_SLOTS.get(slot, slot))
    return named


@dataclass(frozen=True)
class Look:
    theme: Theme
    language: str

    @property
    def right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def style(self) -> TextStyle:
        """That of all words in a chart."""
        return self.theme.styles["chart-label"]

    # --- colours and lines -------------------------------------------------------------------------------------------

    def colour(self, colour: str) -> str:
        """Return a colour by its slot in the theme, or as it is where it has none."""
        slot = _by_colour(self.theme).get(colour)
        return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{rgb(colour)}"/>'

    def fill(self, colour: str) -> str:
        return f"<a:solidFill>{self.colour(colour)}</a:solidFill>"

    def line(self, colour: str, width: float, dash: float = 0.0) -> str:
        """Return a line; *dash* is how long its dashes are, and the gaps between them."""
        length = round(dash / width * 100_000)
        dashes = f'<a:custDash><a:ds d="{length}" sp="{length}"/></a:custDash>' if dash else ""
        return f'<a:ln w="{round(width * EMU)}" cap="flat">{self.fill(colour)}{dashes}<a:round/></a:ln>'

    # --- series ------------------------------------------------------------------------------------------------------

    def tone(self, series: int) -> ChartTone:
        return self.theme.chart.tones[series % len(self.theme.chart.tones)]

    def is_dark(self, series: int) -> bool:
        """Tell whether the series stands out on the paper without an outline."""
        return stands_out(self.tone(series), self.theme.paper)

    def drawn(self, series: int) -> str:
        """Return the colour of what is drawn of the series: its outline, its line."""
        tone = self.tone(series)
        return tone.fill if self.is_dark(series) else tone.outline

    def body(self, series: int, *, provisional: bool, stacked: bool) -> str:
        """Return the properties of what is filled; the parts of a stack are told apart by a line of the paper's colour."""
        tone, paper, chart = self.tone(series), self.theme.paper, self.theme.chart
        dark = self.is_dark(series)
        ground = self.fill(tone.fill)
        if provisional:
            back = paper if dark else tone.fill
            ground = (
                f'<a:pattFill prst="{_PATTERNS[dark]}"><a:fgClr>{self.colour(self.drawn(series))}</a:fgClr>'
                f"<a:bgClr>{self.colour(back)}</a:bgClr></a:pattFill>"
            )
        if provisional or not dark:
            outline = self.line(self.drawn(series), chart.outline)
        else:
            outline = self.line(paper, chart.hair) if stacked else NO_LINE
        return f"<c:spPr>{ground}{outline}</c:spPr>"

    def ink_on(self, series: int, *, provisional: bool) -> str:
        """Return the colour of words that stand on the series: what is read best; on hatching they have a clear ground."""
        ground = self.theme.paper if provisional else self.tone(series).fill
        return max((self.style.colour, self.theme.paper), key=lambda colour: contrast(colour, ground))

    # --- words -------------------------------------------------------------------------------------------------------

    def text(self, colour: str | None = None, body: str = "<a:bodyPr/>") -> str:
        """Return the properties of words."""
        end = f'<a:endParaRPr lang="{quoted(self.language)}"/>'
        return f"<c:txPr>{body}<a:lstStyle/><a:p>{self.paragraph(colour)}{end}</a:p></c:txPr>"

    def rich(self, words: str, colour: str | None = None) -> str:
        """Return words as text that is the chart's own."""
        run = f"<a:r>{self._run('rPr', colour)}<a:t>{quoted(words)}</a:t></a:r>"
        return f"<c:tx><c:rich>{ON_ONE_LINE}<a:lstStyle/><a:p>{self.paragraph(colour)}{run}</a:p></c:rich></c:tx>"

    def paragraph(self, colour: str | None) -> str:
        direction = ' rtl="1"' if self.right_to_left else ""
        return f"<a:pPr{direction}>{self._run('defRPr', colour)}</a:pPr>"

    def _run(self, name: str, colour: str | None) -> str:
        style = self.style
        bold, italic = int(style.weight != "regular"), int(style.italic)
        said = f'lang="{quoted(self.language)}" sz="{round(style.size * 100)}" b="{bold}" i="{italic}"'
        return f"<a:{name} {said}>{self.fill(colour or style.colour)}{self._faces}</a:{name}>"

    @cached_property
    def _faces(self) -> str:
        return "".join(f'<a:{kind} typeface="{quoted(self._face(slot))}"/>' for kind, slot in _KINDS)

    def _face(self, slot: str) -> str:
        role = self.style.font_role
        match role:
            case "body":
                return f"+mn-{slot}"
            case "heading":
                return f"+mj-{slot}"
            case "label" | "own":
                return self.style.font
            case _:
                assert_never(role)


_KINDS: Final = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
