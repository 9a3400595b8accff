"""How blocks were set before, where briefs are much the same: of many records most blocks are those of the record before."""

from typing import TYPE_CHECKING, Any, Final, TypeVar

from briefgen.layout.galley import moved_pieces
from briefgen.layout.model import Piece, Place, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.layout.fallen import Fallen
    from briefgen.layout.setting import Setting

_SHAPES: Final = 4
"""Briefs that are kept each of which is cut in its own way: a name that is longer takes a line more."""

What = TypeVar("What")
Made = TypeVar("Made")


class Galleys:
    """What was set last at each place: the galley of a block or a heading, what stands outside the text. It hangs on what is set,
    its place and its setting alone.

    And where its lines were painted on their page, in the brief at hand and in the one before; and where all of the last few fell.
    """

    def __init__(self) -> None:
        self._made: dict[Place, tuple[object, Setting, Any]] = {}
        self._setting: tuple[object, Setting] | None = None
        self._painted: dict[_Painted, _Pieces] = {}
        self._before: dict[_Painted, _Pieces] = {}
        self._whole: dict[int, TextLine] = {}
        self._whole_before: dict[int, TextLine] = {}
        self.fallen: tuple[Fallen, ...] = ()
        """The latest first; none of two is cut as the other."""

    def settled(self, ground: object, make: "Callable[[], Setting]") -> "Setting":
        """Begin a brief: return its setting, which *make* makes of its *ground*. Where the one before had the same it is that, for what
        stands in it is found sooner then.
        """
        self._before, self._painted = self._painted, {}
        self._whole_before, self._whole = self._whole, {}
        known = self._setting
        if known is None or known[0] != ground:
            made = make()
            self._setting = known = (ground, made if known is None or known[1] != made else known[1])
        # Not what is kept: another thread may have begun a brief in another look meanwhile.
        return known[1]

    def of(self, what: What, place: Place, setting: "Setting", make: "Callable[[What, Place, Setting], Made]") -> Made:
        """Return what *make*, which is the same for the same place, makes of *what*, or has made of it last."""
        known = self._made.get(place)
        if known is not None and (known[0] is what or known[0] == what) and known[1] == setting:
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

    def is_whole(self, line: TextLine) -> bool:
        """Tell whether a line lacks no sign."""
        key = id(line)
        whole = self._whole_before.get(key) is line or not any(word.missing for run in line.runs for word in run.words)
        if whole:
            self._whole[key] = line
        return whole

    def keep(self, fallen: "Fallen", instead: "Fallen | None") -> None:
        """Keep where a brief fell, in the place of one that is cut as it is."""
        self.fallen = (fallen, *[each for each in self.fallen if each is not instead])[:_SHAPES]


_Painted = tuple[int, float, float]
"""Which pieces, and by how much they are moved. They are kept with what was made of them, so that no others have their number."""
_Pieces = tuple[tuple[Piece, ...], tuple[Piece, ...]]
