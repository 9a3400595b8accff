"""What every figure has round its drawing: the caption above, note and source below, all on one page."""

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.figures import Chart, Image
from briefgen.document.nodes import Paragraph
from briefgen.document.places import place_of
from briefgen.document.words import plain_text
from briefgen.frozen import dataclass
from briefgen.layout.feet import Claim, Foot
from briefgen.layout.footnotes import calls, foot_notes
from briefgen.layout.galley import Galley, Lower, Reluctance, Strip, stack, unparted
from briefgen.layout.heights import extent
from briefgen.layout.inlines import stretches
from briefgen.layout.model import DrawnChart, Piece, Place
from briefgen.layout.paragraphs import paragraph
from briefgen.layout.setting import Setting
from briefgen.theme.model import StyleName


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """The words of a figure, set; the drawing has what they leave of a page."""

    place: Place
    setting: Setting
    caption: Galley
    note: Galley
    source: Galley
    claimed: float
    """At the foot of the page, by the notes that the figure calls; the last of them may go on to the next."""

    @property
    def room(self) -> float:
        """How high the drawing may be; below zero where the words alone are higher than a page."""
        return self.setting.height - self.claimed - extent(self.round((), 0.0).strips)

    def round(
        self, pieces: tuple[Piece, ...], height: float, lower: Lower | None = None, chart: DrawnChart | None = None
    ) -> Galley:
        """Return the figure whose drawing is so high; `y` of the *pieces* counts from its upper edge."""
        look = self.setting.theme.figure
        lines = max(1, round(height / self.setting.style("body").line))
        strip = Strip(place=self.place, height=height, pieces=pieces, lines=lines, lower=lower, chart=chart)
        drawn = Galley(strips=(strip,), before=look.above, after=look.below)
        whole = stack([self.caption, drawn, self.note, self.source])
        return whole._replace(strips=unparted(whole.strips, Reluctance.NEVER), keep_with_next=0)


def surround(block: Chart | Image, place: Place, setting: Setting) -> Surround:
    return Surround(
        place=place,
        setting=setting,
        caption=_words(block, "caption", "caption", place, setting),
        note=_words(block, "note", "table-note", place, setting),
        source=_words(block, "source", "table-source", place, setting),
        claimed=_claimed(block, place, setting),
    )


def _claimed(block: Chart | Image, place: Place, setting: Setting) -> float:
    called = calls(block, place)
    if not called:
        return 0.0
    x, width = setting.foot
    claim = Claim(Foot(style=setting.theme.footnotes, x=x, width=width))
    claim.called(foot_notes(called, setting).values())
    return claim.least


def no_room(block: Chart | Image, fault: str, hint: str) -> UserError:
    """Return the error of a figure that no page holds, at the figure's words: *fault* says what it is too much of."""
    caption = plain_text(Paragraph(children=block.caption)).partition("\n")[0].strip()
    kind = "chart" if isinstance(block, Chart) else "image"
    named = f"the {kind} '{caption}'" if caption else f"the {kind} without a caption"
    return UserError(Diagnostic(code="BG913", message=f"{named} {fault}", span=place_of(block), hints=(hint,)))


def _words(block: Chart | Image, field: str, style_name: StyleName, place: Place, setting: Setting) -> Galley:
    style = setting.style(style_name)
    own = (*place, field)
    return paragraph(stretches(getattr(block, field), own, setting, style), own, setting, style)
