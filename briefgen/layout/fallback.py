"""Which font sets a character: the style's own where it has it, else the first of the theme's others that does."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from unicodedata import category

from briefgen.layout.fonts import Face
from briefgen.regex import regex

JOINERS: Final = "\u200c\u200d\u200e\u200f\u061c\u2060-\u2069\ufe00-\ufe0f"
"""Of no width: they say how what stands before them is joined, directed or drawn."""
CLUSTER: Final = regex(f".[{JOINERS}]*", re.DOTALL)


def by_face(text: str, faces: Sequence[Face]) -> Iterator[tuple[Face, str]]:
    """Yield a word's text in parts, each with its font, the first of *faces* being the style's own.

    A font that has all of it sets all of it, so that brackets and colons are drawn as the letters are. Marks and joiners stay
    with their base, and white space stays with what is before it.
    """
    if whole := _whole(text, faces):
        yield whole, text
        return
    found: list[tuple[Face, str]] = []
    for cluster in _clusters(text):
        held = found[-1][0] if found else None
        stays = held is not None and cluster.isspace() and cluster in held.characters
        found.append((held if held and stays else _face(cluster, faces), cluster))
    for face, run in groupby(found, key=lambda pair: pair[0]):
        yield face, "".join([cluster for _, cluster in run])


def _face(cluster: str, faces: Sequence[Face]) -> Face:
    """Return the first that has all of it, else the first that has its base, else the style's own, which then lacks it."""
    return _whole(cluster, faces) or next((face for face in faces if cluster[0] in face.characters), faces[0])


def _whole(text: str, faces: Sequence[Face]) -> Face | None:
    needed = {character for character in text if category(character) != "Cf"}
    return next((face for face in faces if needed <= face.characters), None)


def _clusters(text: str) -> Iterator[str]:
    held = ""
    for part in CLUSTER.findall(text):
        if held and category(part[0]).startswith("M"):
            held += part
            continue
        if held:
            yield held
        held = part
    if held:
        yield held
