"""The look of a brief as ReportLab's styles: the same fonts, sizes, line heights, spaces and colours."""

from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from briefgen.layout.fonts import FontFolder
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName, Theme, Weight

ALIGNMENTS: Final = {"start": TA_LEFT, "centre": TA_CENTER, "end": TA_RIGHT}
WEIGHTS: Final[tuple[Weight, ...]] = ("regular", "semibold", "bold")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A theme with its fonts registered. Styles are made once, as a program has them at hand, and not timed again."""

    setting: Setting
    """The measure of the text, its leading edge at 0; what a margin for notes takes is its `spill`."""
    _styles: dict[tuple[StyleName, float, float, float], Any] = field(default_factory=dict)

    @property
    def theme(self) -> Theme:
        return self.setting.theme

    def font(self, name: StyleName, weight: Weight | None = None) -> str:
        return self.setting.ink(self.setting.style(name), weight=weight).face.name

    def style(self, name: StyleName, setting: Setting, *, hang: float = 0.0) -> Any:
        """Return the paragraph style for a measure; `hang` is how far before it a bullet or number stands."""
        key = (name, setting.x, setting.spill, hang)
        if key not in self._styles:
            self._styles[key] = self._made(name, setting, hang)
        return self._styles[key]

    def _made(self, name: StyleName, setting: Setting, hang: float) -> Any:
        style, font = setting.style(name), self.font(name)
        return ParagraphStyle(
            name,
            fontName=font,
            fontSize=style.size,
            leading=style.line,
            textColor=HexColor(style.colour),
            spaceBefore=style.before,
            spaceAfter=style.after,
            alignment=ALIGNMENTS[style.align],
            keepWithNext=int(style.keep_with_next),
            allowWidows=0,
            allowOrphans=0,
            leftIndent=setting.x,
            rightIndent=setting.spill,
            bulletIndent=setting.x - hang,
            bulletFontName=font,
            bulletFontSize=style.size,
        )


def look_of(theme: Theme, fonts: FontFolder, language: str) -> Look:
    page, note = theme.page, theme.margin_note
    spill = note.width + note.gap if theme.margin_notes else 0.0
    setting = Setting(
        theme=theme,
        fonts=fonts,
        language=language,
        x=0.0,
        width=page.width - page.left - page.right - spill,
        height=page.height - page.top - page.bottom,
        spill=spill,
    )
    _register(setting)
    return Look(setting)


def _register(setting: Setting) -> None:
    """Register the cuts of the body's family, so that `<b>` and `<i>` find theirs."""
    body = setting.style("body")
    for face in setting.fonts.faces:
        registerFont(TTFont(face.name, str(face.path), shapable=False))
    for weight in WEIGHTS:
        registerFontFamily(
            f"{setting.ink(body).face.family} {weight}",
            normal=setting.ink(body, weight=weight).face.name,
            bold=setting.ink(body, weight="bold").face.name,
            italic=setting.ink(body, weight=weight, italic=True).face.name,
            boldItalic=setting.ink(body, weight="bold", italic=True).face.name,
        )
