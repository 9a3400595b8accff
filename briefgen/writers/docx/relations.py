"""The relations of a part that is being written, with ids counted in the order in which its text comes to them."""

from itertools import islice

from briefgen.addresses import require_link
from briefgen.document.figures import Pixels
from briefgen.writers.docx.drawings import picture_part
from briefgen.writers.docx.parts import HYPERLINK, Part, Relation


class Relations:
    """Gives each URL, each part and each picture one relation."""

    def __init__(self) -> None:
        self._made: dict[str | Pixels, Relation] = {}
        self._pictures = 0

    def to_url(self, url: str) -> str:
        """Return the id of the relation to a URL. Raises `UserError` where no link may lead there."""
        return self._id(url) or self._relate(url, HYPERLINK, require_link(url))

    def to_part(self, part: Part) -> str:
        """Return the id of the relation to a part, of which the name tells it from others."""
        return self._id(part.name) or self._relate(part.name, part.kind.relation, part)

    def to_picture(self, pixels: Pixels) -> str:
        """Return the id of the relation to a picture, whose part is made where it comes first."""
        if known := self._id(pixels):
            return known
        self._pictures += 1
        part = picture_part(pixels, self._pictures)
        return self._relate(pixels, part.kind.relation, part)

    def _id(self, key: str | Pixels) -> str | None:
        known = self._made.get(key)
        return known.id if known else None

    def _relate(self, key: str | Pixels, kind: str, target: Part | str) -> str:
        made = self._made[key] = Relation(id=f"rId{len(self._made) + 1}", kind=kind, target=target)
        return made.id

    def __len__(self) -> int:
        return len(self._made)

    def since(self, count: int) -> tuple[str | Pixels, ...]:
        """Return the URLs, the names of parts and the pictures that were related after so many."""
        return tuple(islice(self._made, count, None)) if count < len(self._made) else ()

    @property
    def made(self) -> tuple[Relation, ...]:
        return tuple(self._made.values())
