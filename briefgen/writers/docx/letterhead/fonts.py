"""The families that our styles name, in the letterhead's list: with what a machine that lacks them is to take."""

from collections.abc import Iterable
from copy import deepcopy

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.tags import every, val


def list_fonts(ours: Element, house: Element, styles: Iterable[Element]) -> None:
    """Add to the letterhead's families those of ours that the *styles* name and it has not."""
    named = {said for style in styles for fonts in every(style, "rFonts") for said in fonts.attrib.values()}
    known = {val(each, "name") for each in house}
    for each in every(ours, "font"):
        if val(each, "name") in named - known:
            house.append(deepcopy(each))
