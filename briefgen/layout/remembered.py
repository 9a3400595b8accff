"""How blocks were set before, where briefs are much the same: of many records most blocks are those of the record before."""

from typing import TYPE_CHECKING

from briefgen.document.nodes import Block
from briefgen.layout.galley import Galley
from briefgen.layout.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.layout.setting import Setting


class Galleys:
    """The galley of each block that was set last at a place. What is set hangs on the block, its place and its setting alone."""

    def __init__(self) -> None:
        self._made: dict[Place, tuple[Block, Setting, Galley]] = {}
        self._setting: Setting | None = None

    def settled(self, setting: "Setting") -> "Setting":
        """Return the setting of the brief before where this one is the same: then what stands in it is found the sooner."""
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
