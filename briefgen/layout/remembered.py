"""How blocks were set before, where briefs are much the same: of many records most blocks are those of the record before."""

from typing import TYPE_CHECKING, Any, TypeVar

from briefgen.layout.galley import moved_pieces
from briefgen.layout.model import Piece, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.layout.setting import Setting

What = TypeVar("What")
Made = TypeVar("Made")


class Galleys:
    """What was set last at each place: the galley of a block or a heading, what stands outside the text. It hangs on what is set,
    its place and its setting alone.

    And where its lines were painted on their page, in the brief at hand and in the one before.
    """

    def __init__(self) -> None:
        self._made: dict[Place, tuple[object, Setting, Any]] = {}
        self._setting: Setting | None = None
        self._painted: dict[_Painted, _Pieces] = {}
        self._before: dict[_Painted, _Pieces] = {}

    def settled(self, setting: "Setting") -> "Setting":
        """Begin a brief: return the setting of the one before where this one is the same, for what stands in it is found sooner then."""
        self._before, self._painted = self._painted, {}
        known = self._setting
        if known is None or known != setting:
            self._setting = known = setting
        # Not what is kept: another thread may have begun a brief in another look meanwhile.
        return known

    def of(self, what: What, place: Place, setting: "Setting", make: "Callable[[What, Place, Setting], Made]") -> Made:
        """Return what *make*, which is the same for the same place, makes of *what*, or has made of it last."""
        known = self._made.get(place)
        if known is not None and known[0] == what and known[1] == setting:
            made: Made = known[2]
            return made
        made = make(what, place, setting)
        self._made[place] = (what, setting, made)
        return made

    def moved(self, pieces: tuple[Piece, ...], down: float, right: float) -> tuple[Piece, ...]:
        """Return the pieces of a strip where they stand on their page."""
        key = (id(pieces), down, right)
        known = self._before.get(key)
        if known is None or known[0] is not pieces:
            known = (pieces, moved_pieces(pieces, down, right))
        self._painted[key] = known
        return known[1]


_Painted = tuple[int, float, float]
"""Which pieces, and by how much they are moved. They are kept with what was made of them, so that no others have their number."""
_Pieces = tuple[tuple[Piece, ...], tuple[Piece, ...]]
