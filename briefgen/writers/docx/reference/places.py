"""Where in a letterhead something stands, as its reader would say it."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.names import find, local, w
from briefgen.writers.docx.xml import R

_PAGES: Final = {"first": "of the first page", "even": "of even pages"}


def furniture_places(document: etree._Element) -> dict[str, str]:
    """Return the place of each header and footer by its relationship's id: "in the header of the first page"."""
    places: dict[str, str] = {}
    for number, section in enumerate(find(document, "//w:sectPr"), start=1):
        for each in find(section, "w:headerReference | w:footerReference"):
            name = local(each).removesuffix("Reference")
            of_section = f"of section {number}" if number > 1 else ""
            words = ("in the", name, _PAGES.get(each.get(w("type"), ""), ""), of_section)
            places.setdefault(each.get(f"{{{R}}}id", ""), " ".join(filter(None, words)))
    return places
