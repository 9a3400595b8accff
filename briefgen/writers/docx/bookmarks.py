"""Bookmarks: names for a part of the text."""


def bookmarked(id_: int, name: str, runs: str) -> str:
    """Return *runs* under a bookmark."""
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{id_}"/>'
