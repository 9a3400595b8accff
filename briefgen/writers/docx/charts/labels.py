"""What is written at the marks: each value as the tree has it, by a number format where one makes the very same words."""

from collections import Counter
from typing import Literal

from briefgen.document.figures import ChartValue
from briefgen.document.words import inline_text
from briefgen.frozen import dataclass
from briefgen.writers.docx.charts.formats import format_of
from briefgen.writers.docx.charts.looks import BARE, ON_ONE_LINE, Look
from briefgen.writers.docx.xml import quoted

Position = Literal["outEnd", "ctr", "t", "b"]

_SHOWN = "".join(
    f'<c:show{what} val="{int(what == "Val")}"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
_HIDDEN = _SHOWN.replace("1", "0")
NO_LABELS = f"<c:dLbls>{_HIDDEN}</c:dLbls>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The values of one series, and how they are written."""

    values: tuple[ChartValue, ...]
    positions: tuple[Position, ...]
    inks: tuple[str | None, ...]
    """None for the ink of all words."""
    cleared: tuple[bool, ...]
    """Whether there is paper under the words, for they stand on hatching."""


def write_labels(labels: Labels, look: Look) -> str:
    """Return the labels: those that are like most others are said once, the rest each on its own."""
    told = [_label(labels, index, look) for index in range(len(labels.values))]
    common = Counter(each for each in told if each and each.format).most_common(1)
    usual = common[0][0] if common else None
    own = "".join(_own(index, each) for index, each in enumerate(told) if each is not None and each != usual)
    rest = f"{usual.format}{usual.looks}{_SHOWN}" if usual else _HIDDEN
    return f"<c:dLbls>{own}{rest}</c:dLbls>"


@dataclass(frozen=True, slots=True)
class _Label:
    words: str
    """Written as they stand, where no format makes them."""
    format: str
    looks: str


def _label(labels: Labels, index: int, look: Look) -> _Label | None:
    value = labels.values[index]
    if value.amount is None:
        return None
    words, ink = inline_text(value.children), labels.inks[index]
    code = format_of(words, value.amount)
    written = "" if code else look.rich(words, ink)
    format_ = f'<c:numFmt formatCode="{quoted(code)}" sourceLinked="0"/>' if code else ""
    ground = (
        f"<c:spPr>{look.fill(look.theme.paper)}<a:ln><a:noFill/></a:ln></c:spPr>" if labels.cleared[index] else BARE
    )
    return _Label(
        written, format_, f'{ground}{look.text(ink, ON_ONE_LINE)}<c:dLblPos val="{labels.positions[index]}"/>'
    )


def _own(index: int, label: _Label) -> str:
    return f'<c:dLbl><c:idx val="{index}"/>{label.words}{label.format}{label.looks}{_SHOWN}</c:dLbl>'
