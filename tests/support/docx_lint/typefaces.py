"""Fonts: listed where they are used, and what is embedded is a font that may be embedded (ISO 29500-1, 17.8)."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from support.docx import find, val
from support.docx_lint.package import Package, Rule

_KEY: Final = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_FACES: Final = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_MAGIC: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_SCRAMBLED: Final = 32
_OF_WORD: Final = "MS Gothic"
"""What Word itself draws the sign of a check box with."""


def _embedded(file: Package) -> Iterator[tuple[str, str, bytes | None, str]]:
    """Yield each embedded font: name, face, content where there is any, key."""
    table = next((each.target for each in file.of(file.body) if each.kind == "fontTable"), "")
    for font in find(file.part("fontTable"), "w:font"):
        for face in _FACES:
            for each in find(font, f"w:{face}"):
                related = file.follow(table, next(iter(find(each, "@r:id")), ""))
                content = file.parts.get(related.target) if related is not None else None
                yield val(font, "name"), face, content, val(each, "fontKey") or ""


def plain(content: bytes, key: str) -> bytes:
    """Return a font without its disguise: the first 32 bytes are mixed with the key, read backwards."""
    mask = bytes.fromhex(re.sub("[^0-9A-Fa-f]", "", key))[::-1]
    return bytes(byte ^ mask[at % 16] for at, byte in enumerate(content[:_SCRAMBLED])) + content[_SCRAMBLED:]


def tables_of(font: bytes) -> dict[bytes, bytes]:
    """Return the tables of a font file."""
    count = int.from_bytes(font[4:6])
    entries = (font[12 + 16 * at : 28 + 16 * at] for at in range(count))
    return {
        entry[:4]: font[int.from_bytes(entry[8:12]) : int.from_bytes(entry[8:12]) + int.from_bytes(entry[12:16])]
        for entry in entries
    }


def font_keys_are_keys(file: Package) -> Iterator[str]:
    for name, face, _, key in _embedded(file):
        if not _KEY.fullmatch(key):
            yield f"{name}, {face}: {key!r} is no key"


def embedded_fonts_are_fonts(file: Package) -> Iterator[str]:
    for name, face, content, key in _embedded(file):
        if content is None:
            yield f"{name}, {face}: the font is not there"
        elif _KEY.fullmatch(key):
            font = plain(content, key)
            if font[:4] not in _MAGIC or not _draws(tables_of(font)):
                yield f"{name}, {face}: what is embedded is no font"


def _draws(tables: dict[bytes, bytes]) -> bool:
    return b"cmap" in tables and (b"glyf" in tables or b"CFF " in tables)


def embedded_fonts_may_be_embedded(file: Package) -> Iterator[str]:
    """Installable embedding, in which a document may be edited: fsType 0."""
    for name, face, content, key in _embedded(file):
        if content is not None and _KEY.fullmatch(key):
            rights = tables_of(plain(content, key)).get(b"OS/2", b"")[8:10]
            if rights and int.from_bytes(rights):
                yield f"{name}, {face}: the font may not be embedded"


def embedded_fonts_are_announced(file: Package) -> Iterator[str]:
    announced = bool(find(file.part("settings"), "w:embedTrueTypeFonts"))
    if announced != any(True for _ in _embedded(file)):
        yield "the settings say otherwise than the fonts whether any is embedded"


def used_fonts_are_listed(file: Package) -> Iterator[str]:
    listed = set(find(file.part("fontTable"), "w:font/@w:name"))
    for each in sorted(_used(file) - listed - {_OF_WORD}):
        yield f"the font {each!r} is not listed"


def _used(file: Package) -> set[str]:
    trees = (*file.texts.values(), file.part("styles"), file.part("numbering"))
    return {
        name for tree in trees for name in find(tree, "//w:rFonts/@w:ascii | //w:rFonts/@w:hAnsi | //w:rFonts/@w:cs")
    }


def theme_fonts_are_listed(file: Package) -> Iterator[str]:
    """Those of the script that most is written in."""
    listed = set(find(file.part("fontTable"), "w:font/@w:name"))
    for each in find(file.part("theme"), "//a:latin/@typeface"):
        if each and each not in listed:
            yield f"the theme's font {each!r} is not listed"


def fonts_are_listed_once(file: Package) -> Iterator[str]:
    names = [val(each, "name") for each in _fonts(file)]
    yield from (f"the font {name!r} is listed twice" for name in {each for each in names if names.count(each) > 1})


def _fonts(file: Package) -> list[etree._Element]:
    return find(file.part("fontTable"), "w:font")


RULES: tuple[Rule, ...] = (
    font_keys_are_keys,
    embedded_fonts_are_fonts,
    embedded_fonts_may_be_embedded,
    embedded_fonts_are_announced,
    used_fonts_are_listed,
    theme_fonts_are_listed,
    fonts_are_listed_once,
)
