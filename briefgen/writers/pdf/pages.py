"""The pages as objects, and the tree that holds them (ISO 32000-1, 7.7.3)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefgen.writers.pdf.serialiser import Raw, RawStream, TaggedDocument
from briefgen.writers.pdf.syntax import in_rows, spread

PER_ROW: Final = 10
"""References in a line of an array."""
PROCEDURES: Final = b"[ /PDF /Text /ImageB /ImageC /ImageI ]"
"""What PostScript printers needed to know."""
ALWAYS: Final[Mapping[str, bytes]] = {"Rotate": b"0", "Tabs": b"/S", "Trans": spread({}), "Type": b"/Page"}
"""What every page says: tabs go from field to field as the structure does."""


class Pages:
    """The pages of one document. All have the same fonts, for which there is one list."""

    def __init__(self, file: TaggedDocument) -> None:
        self._file = file
        self._fonts = Raw()
        self._list_of_fonts = file.add(self._fonts)
        self._waiting: list[_Page] = []

    def add(
        self,
        code: Iterable[str],
        annotations: Iterable[Raw],
        pictures: Mapping[str, Raw],
        *,
        size: tuple[float, float],
        key: int,
    ) -> None:
        """Add a page of a width and a height; `key` is its own in the parent tree, `pictures` what its code calls."""
        noted = [self._file.add(annotation) for annotation in annotations]
        shown = {name: self._file.add(picture) for name, picture in pictures.items()}
        resources = {"Font": self._list_of_fonts, "ProcSet": PROCEDURES}
        entries = {
            **ALWAYS,
            "MediaBox": _array([b"0", b"0", *map(_extent, size)]),
            "Resources": spread(resources | ({"XObject": spread(shown)} if shown else {})),
            "StructParents": b"%d" % key,
        }
        page = Raw()
        self._waiting.append(_Page(page, entries | ({"Annots": _array(noted)} if noted else {}), _content(code)))
        self._file.add_page(page)

    def finished(self, fonts: Mapping[str, bytes]) -> bytes:
        """Write the pages, whose code calls these fonts, and return a reference to their tree."""
        self._fonts.body = spread(fonts)
        tree = Raw()
        reference = self._file.add(tree)
        for page, entries, content in self._waiting:
            page.body = spread({**entries, "Contents": self._file.add(RawStream(content, {})), "Parent": reference})
        pages = self._file.pages
        tree.body = spread({"Count": b"%d" % len(pages), "Kids": _array(pages), "Type": b"/Pages"})
        return reference


class _Page(NamedTuple):
    """A page that waits for what comes behind all of them."""

    page: Raw
    entries: Mapping[str, bytes]
    content: bytes


def _content(code: Iterable[str]) -> bytes:
    """Return a content stream with an end of line on either side: some programs join it to another one."""
    return "\n".join(("", *code, " ", "")).encode("ascii")


def _array(items: Sequence[bytes]) -> bytes:
    return b"[ %b ]" % in_rows(items, PER_ROW)


def _extent(points: float) -> bytes:
    """Return a width or height more exactly than what is painted: a paper is measured in millimetres."""
    return f"{points:.7g}".encode()
