"""The words of one unit as a content file has them, or why they cannot be."""

from collections.abc import Sequence
from typing import Final

from briefgen.authoring.intake.cleaning import LONGEST
from briefgen.authoring.translate.codes import Coded, CodeFault, Codes, markup, require_whole
from briefgen.authoring.translate.gather import parts_of, segment_codes
from briefgen.authoring.translate.names import CODE, PARTS, SIGNS
from briefgen.authoring.translate.returned import Returned
from briefgen.content.pack import Pack
from briefgen.content.translatable import Wording, model_of
from briefgen.content.values import value_at
from briefgen.frozen import dataclass
from briefgen.located.text import REFUSED
from briefgen.markup.nodes import Marked

_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))
"""Invisible signs that translation tools and Word bring along, and that say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """Why a unit cannot be taken."""

    code: str
    message: str
    hint: str


def is_as_it_is(pack: Pack, wording: Wording, unit: Returned) -> bool:
    """Tell whether a unit says what the pack says, codes and all."""
    return unit.fault is None and unit.parts == segment_codes(pack, wording)[2]


def fitted(pack: Pack, wording: Wording, unit: Returned) -> tuple[str, ...] | Unfit:
    """Return the words of a unit, part by part."""
    if unit.fault is not None:
        return Unfit(code=CODE, message=unit.fault[0], hint=unit.fault[1])
    codes, source, before = segment_codes(pack, wording)
    said = _in_parts(unit.parts, len(source))
    if said is None:
        message = f"{len(unit.parts)} parts have come back of a list of {len(source)}"
        return Unfit(code=PARTS, message=message, hint="translate each part by itself, or none")
    plain = tuple(map(_seen, said))
    if fault := next((found for part in plain if (found := _fault(part))), None):
        return fault
    marked = any(isinstance(part, Marked) for part in parts_of(pack, wording, wording.at.source))
    return _written(plain, source, before, codes, marked=marked)


def _written(
    said: Sequence[Coded], source: Sequence[Coded], before: Sequence[Coded], codes: Codes, *, marked: bool
) -> tuple[str, ...] | Unfit:
    try:
        require_whole(said, source, codes, before)
        return tuple(markup(part, codes, marked=marked) for part in said)
    except CodeFault as fault:
        return Unfit(code=CODE, message=fault.message, hint=fault.hint)


def is_list(pack: Pack, wording: Wording) -> bool:
    """Tell whether a wording has parts."""
    source = wording.at.source
    return source[0] != "words" and isinstance(value_at(model_of(pack, wording.register, wording.id), source), tuple)


def _in_parts(parts: Sequence[Coded], wanted: int) -> tuple[Coded, ...] | None:
    """Return as many parts as the source has; of one, all that came back in whatever pieces; None where they do not fit."""
    if len(parts) == wanted:
        return tuple(parts)
    if wanted != 1:
        return None
    return (Coded(pieces=tuple(piece for part in parts for piece in (" ", *part.pieces))),)


def _seen(part: Coded) -> Coded:
    return Coded(pieces=tuple(piece.translate(_UNSEEN) if isinstance(piece, str) else piece for piece in part.pieces))


def _fault(part: Coded) -> Unfit | None:
    for piece in part.pieces:
        if isinstance(piece, str) and REFUSED.search(piece):
            hint = "put the cursor before the word that it stands in, and type that anew"
            return Unfit(code=SIGNS, message="a control character that no text may have", hint=hint)
        if isinstance(piece, str) and len(piece) > LONGEST:
            hint = f"split them: {LONGEST:,} are the limit"
            return Unfit(code=SIGNS, message=f"{len(piece):,} characters in one place", hint=hint)
    return None
