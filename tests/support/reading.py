"""What two readers copy out of a PDF, poppler (pdftotext) and pdfium (Chrome), against the words of the tree.

Lines are compared whole and in order: each paragraph, cell and heading of the tree stands in the copied text word for word,
after the one before it. Forgiven is what a reader cannot know or adds by itself:

- kinds and numbers of spaces, and where lines end;
- hyphens, for pdfium takes one at the end of a line for the typesetter's and drops it;
- a space between a bracket and a certainty, where the certainty's sign is drawn;
- spaces within a web address that is broken over lines;
- what stands between two lines of the tree: bullets and numbers, pages in the contents, header rows that are repeated, and
  notes, which are looked for by themselves: their place hangs on where the page ends.

The head and foot of a page are cut off.
"""

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from support.pdf import body_text, page_height
from support.tools import need

from briefgen.document.document import Document
from briefgen.document.inlines import Inline, NoteReference, Text
from briefgen.document.walk import map_inlines, walk
from briefgen.document.words import inline_text, plain_text

READERS: Final = ("poppler", "pdfium")
EDGE: Final = 55
"""Points above the text and below it on every page, within the margins and beyond head and foot."""
HYPHEN: Final = re.compile("[-\u00ad\u2010\u2011\ufffe\u0002]\\s*")
RAISED: Final = "\ue000"
"""Before the number of a note, which some read with a space before it."""
CONTROLS: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of direction that poppler writes into its text, and places where a word may break."""


def lines_of(document: Document, *, numbered: bool = True) -> list[str]:
    """Return the lines of the tree without its notes; where each is called, its number, if they are `numbered`."""

    def called(inline: Inline) -> Iterator[Inline]:
        if not isinstance(inline, NoteReference):
            yield inline
        elif numbered:
            yield Text(text=f"{RAISED}{inline.number}", origin=inline.origin)

    return plain_text(map_inlines(document, called)).splitlines()


def notes_of(document: Document) -> list[str]:
    return [inline_text(node.children) for node in walk(document) if isinstance(node, NoteReference)]


def copied(data: bytes, reader: str, folder: Path) -> str:
    """Return the text of all pages, in the order in which the file shows it."""
    if reader == "pdfium":
        return body_text(data, top=EDGE, bottom=EDGE)
    path = folder / "copied.pdf"
    path.write_bytes(data)
    height = str(round(page_height(data) - 2 * EDGE))
    command = [need("pdftotext"), "-raw", "-x", "0", "-y", str(EDGE), "-W", "2000", "-H", height, path, "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def unread(lines: Iterable[str], text: str) -> Iterator[str]:
    """Yield the lines that do not stand in a copied text, whole and after the one before them."""
    read, at = _plain(text), 0
    for line in filter(str.strip, lines):
        found = _pattern(_plain(line)).search(read, at)
        if found is None:
            yield line
        else:
            at = found.end()


def _plain(text: str) -> str:
    return " ".join(HYPHEN.sub("", CONTROLS.sub("", text)).split()).replace("( ", "(")


def _pattern(line: str) -> re.Pattern[str]:
    line = line.replace(f" {RAISED}", RAISED)
    words = (" ?".join(map(re.escape, word)) if "://" in word else re.escape(word) for word in line.split())
    return re.compile(rf"(?<!\w){' '.join(words)}(?!\w)".replace(RAISED, " ?"))


def letters_of(text: str) -> set[str]:
    """Return the words as a reader searches for them: letters and digits alone, ligatures as the letters they are of."""
    plain = unicodedata.normalize("NFKC", CONTROLS.sub("", text))
    return set(
        re.findall(r"[^\W\d]+|\d+", "".join(character for character in plain if not unicodedata.combining(character)))
    )
