"""Layouts made by hand, for tests of what reads them."""

from collections.abc import Collection, Mapping
from typing import Any

from briefgen.document.walk import Path
from briefgen.layout.feet import Foot
from briefgen.layout.galley import FootNote, Strip, no_lone_ends
from briefgen.layout.model import BlockPlacement, Layout, Page
from briefgen.layout.pages import Area, Areas
from briefgen.theme.blockstyles import FootnoteStyle


def layout(
    *lines: int,
    fill: float = 0.8,
    placements: Mapping[Path, BlockPlacement] | None = None,
    breaks: Collection[int] = (),
) -> Layout:
    """Return a layout whose pages have so many lines each; page breaks stand before those with a number in *breaks*."""
    pages = tuple(
        Page(
            width=595.3,
            height=841.9,
            header=(),
            pieces=(),
            footer=(),
            lines=count,
            used=count * 14.0,
            room=700.0,
            begins_anew=number in breaks,
        )
        for number, count in enumerate(lines or (30,), start=1)
    )
    return Layout(pages=pages, placements=placements or {}, last_page_fill=fill)


def placed(lines: int, first_page: int = 1, last_page: int | None = None) -> BlockPlacement:
    return BlockPlacement(
        lines=lines, height=lines * 14.0, first_page=first_page, last_page=last_page or first_page, top=72.0
    )


def strip(name: str = "s", height: float = 10.0, **fields: Any) -> Strip:
    return Strip(place=(name,), height=height, pieces=(), **fields)


def strips(count: int, **fields: Any) -> list[Strip]:
    return [strip(str(index), **fields) for index in range(count)]


def note(name: str, lines: int) -> FootNote:
    """Return a note that is called by a host of the same name."""
    return FootNote(place=(name,), host=(name,), strips=no_lone_ends([strip(name) for _ in range(lines)]))


FOOT = FootnoteStyle(rule=1, rule_colour="#000000", rule_width=40, before=4, after=5, between=2, indent=0)


def areas(height: float, turned: float = 60.0) -> Areas:
    """Return text areas of that height, upright and landscape; what sets notes off from the text is 10 points high."""
    return {
        landscape: Area(height=each, foot=Foot(style=FOOT, x=0.0, width=100.0))
        for landscape, each in ((False, height), (True, turned))
    }
