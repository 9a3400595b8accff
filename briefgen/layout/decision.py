"""Where the reader decides and signs: empty boxes with their words, rules to write on."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefgen.document.figures import DecisionBlank, DecisionBlock, DecisionChoice
from briefgen.layout.galley import Galley, Strip, unparted
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import natural_width, set_lines
from briefgen.layout.model import Fill, Piece, Place
from briefgen.layout.rows import stacked
from briefgen.layout.setting import Setting

SPACE: Final = 0.5
"""Between a box or rule and its word, in type sizes."""
WORD_SHARE: Final = 0.6
"""Of a rule's width: a longer word wraps."""
WRITTEN_ON: Final = 0.85
"""Where in the height of the word's line the rule runs: just under the baseline."""


class _Part(NamedTuple):
    """A box or a rule with its word; `y` counts from the row's upper edge."""

    pieces: tuple[Piece, ...]
    height: float


def decision_block(block: DecisionBlock, place: Place, setting: Setting) -> Galley:
    theme = setting.theme.decision
    strips = (*_choices(block.choices, place, setting), *_blanks(block.blanks, place, setting))
    return Galley(strips=unparted(strips), before=theme.before, after=theme.after)


def _strip(parts: Sequence[_Part], place: Place) -> Strip:
    pieces = tuple(piece for part in parts for piece in part.pieces)
    return Strip(place=place, height=max(part.height for part in parts), pieces=pieces)


def _choices(choices: Sequence[DecisionChoice], place: Place, setting: Setting) -> Iterator[Strip]:
    row: list[_Part] = []
    used = 0.0
    for index, choice in enumerate(choices):
        words = stretches(choice.children, (*place, "choices", index, "children"), setting, setting.style("decision"))
        width = _box_space(setting) + natural_width(words)
        if row and used + width > setting.width:
            yield _strip(row, place)
            row, used = [], 0.0
        row.append(_choice(words, setting.inset(used)))
        used += width + setting.theme.decision.gap
    if row:
        yield _strip(row, place)


def _box_space(setting: Setting) -> float:
    return setting.theme.decision.box + SPACE * setting.style("decision").size


def _choice(words: Sequence[Stretch], setting: Setting) -> _Part:
    style, box = setting.style("decision"), setting.theme.decision.box
    inner = setting.inset(_box_space(setting))
    lines = set_lines(words, x=inner.x, width=inner.width, style=style)
    row = max(box, style.line)
    text = stacked(lines, (row - style.line) / 2)
    outline = _outline(setting.x, (row - box) / 2, setting)
    return _Part((*outline, *text), row + (len(lines) - 1) * style.line)


def _outline(x: float, y: float, setting: Setting) -> Iterator[Fill]:
    theme = setting.theme.decision
    side, rule = theme.box, theme.rule
    for top in (y, y + side - rule):
        yield Fill(x=x, y=top, width=side, height=rule, colour=theme.rule_colour)
    for left in (x, x + side - rule):
        yield Fill(x=left, y=y, width=rule, height=side, colour=theme.rule_colour)


def _blanks(blanks: Sequence[DecisionBlank], place: Place, setting: Setting) -> Iterator[Strip]:
    theme = setting.theme.decision
    room = int((setting.width + theme.gap) // (theme.least + theme.gap))
    abreast = max(1, min(len(blanks), room))
    width = (setting.width + theme.gap) / abreast - theme.gap
    parts = [
        _blank(
            blank, (*place, "blanks", index, "children"), setting.inset(index % abreast * (width + theme.gap)), width
        )
        for index, blank in enumerate(blanks)
    ]
    for start in range(0, len(parts), abreast):
        yield _strip(parts[start : start + abreast], place)


def _blank(blank: DecisionBlank, place: Place, setting: Setting, width: float) -> _Part:
    style, theme = setting.style("decision"), setting.theme.decision
    words = stretches(blank.children, place, setting, style)
    taken = min(natural_width(words), WORD_SHARE * width)
    lines = set_lines(words, x=setting.x, width=taken, style=style)
    height = max(theme.writing, len(lines) * style.line)
    text = tuple(stacked(lines, height - len(lines) * style.line))
    start = taken + SPACE * style.size
    level = height - style.line + WRITTEN_ON * style.line
    rule = Fill(x=setting.x + start, y=level, width=width - start, height=theme.rule, colour=theme.rule_colour)
    return _Part((*text, rule), height)
