"""Layouts made by hand, for tests of what reads them."""

from collections.abc import Mapping

from briefgen.document.walk import Path
from briefgen.layout.model import BlockPlacement, Layout, Page


def layout(*lines: int, fill: float = 0.8, placements: Mapping[Path, BlockPlacement] | None = None) -> Layout:
    """Return a layout whose pages have so many lines each."""
    pages = tuple(Page(header=(), pieces=(), footer=(), lines=count) for count in lines or (30,))
    return Layout(width=595.3, height=841.9, pages=pages, placements=placements or {}, last_page_fill=fill)


def placed(lines: int, first_page: int = 1, last_page: int | None = None) -> BlockPlacement:
    return BlockPlacement(
        lines=lines, height=lines * 14.0, first_page=first_page, last_page=last_page or first_page, top=72.0
    )
