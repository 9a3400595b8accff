"""Bookmarks: names for a part of the text."""

from briefgen.writers.docx.xml import element


def bookmarked(id_: int, name: str, runs: str) -> str:
    """Return *runs* under a bookmark."""
    return element("bookmarkStart", id=id_, name=name) + runs + element("bookmarkEnd", id=id_)
