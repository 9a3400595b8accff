"""How blocks were set before, where briefs are much the same: of many records most blocks are those of the record before."""

from typing import TYPE_CHECKING

from briefgen.document.nodes import Block
from briefgen.layout.galley import Galley, moved_pieces
from briefgen.layout.model import Piece, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.layout.setting import Setting


class Galleys:
    """The galley of each block that was set last at a place. What is set hangs on the block, its place and its setting alone.

    And where its lines were painted on their page, in the brief at hand and in the one before.
    """

    def __init__(self) -> None:
        self._made: dict[Place, tuple[Block, Setting, Galley]] = {}
        self._setting: Setting | None = None
        self._painted: dict[_Painted, _Pieces] = {}
        self._before: dict[_Painted, _Pieces] = {}

    def settled(self, setting: "Setting") -> "Setting":
        """Begin a brief: return the setting of the one before where this one is the same, for what stands in it is found sooner then."""
        self._before, self._painted = self._painted, {}
        if self._setting != setting:
            self._setting = setting
        return self._setting

    def of(
        self, block: Block, place: Place, setting: "Setting", make: "Callable[[Block, Place, Setting], Galley]"
    ) -> Galley:
        known = self._made.get(place)
        if known is not None and known[0] == block and known[1] == setting:
            return known[2]
        galley = make(block, place, setting)
        self._made[place] = (block, setting, galley)
        return galley

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
