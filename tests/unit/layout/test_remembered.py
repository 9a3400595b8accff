"""Briefs that are much the same: what did not change is not set again, and what did change is."""

from dataclasses import replace

import pytest
from support.documents import FURNITURE, MARKING, document, everything, foot, paragraph, section
from support.layout import house_fonts, house_theme

from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import TextLine
from briefgen.layout.remembered import Galleys


def runs(layout):
    """Return the runs of every line, in the order in which they are painted."""
    pieces = (piece for page in layout.pages for piece in (*page.header, *page.pieces, *page.footer))
    return [piece.runs for piece in pieces if isinstance(piece, TextLine)]


def one(name, heading="Ships", **fields):
    return document(paragraph(f"For {name}"), section(1, heading, paragraph("Ships lie in all ports.")), **fields)


def test_lines_that_are_the_same_are_the_same_objects():
    """Writers know by that what they have written before."""
    galleys = Galleys()
    first, second = (runs(lay_out(one(name), house_theme(), house_fonts(), galleys)) for name in ("Quell", "Tarrow"))
    assert ["".join(run.text for run in new) for old, new in zip(first, second, strict=True) if old is not new] == [
        "For Tarrow"
    ]


@pytest.mark.parametrize(
    "other",
    [
        one("Quell", heading="Boats"),
        one("Quell", furniture=replace(FURNITURE, footer=("File 8",))),
        one("Quell", furniture=replace(FURNITURE, draft="DRAFT")),
        one("Quell", furniture=replace(FURNITURE, running_section=True)),
        one("Quell", furniture=replace(FURNITURE, footer=("a file with a very long name indeed",) * 6)),
        one("Quell", marking=replace(MARKING, label="TLP:GREEN")),
        one("Quell", marking=replace(MARKING, placement="left")),
        document(paragraph("For Quell", foot(1, "A note."))),
        document(*[paragraph("A line of words.")] * 80),
        everything(),
    ],
)
def test_what_was_set_before_changes_nothing(other):
    galleys = Galleys()
    lay_out(one("Quell"), house_theme(), house_fonts(), galleys)
    plain = lay_out(other, house_theme(), house_fonts())
    # What is cut again knows its strips by being these.
    assert replace(lay_out(other, house_theme(), house_fonts(), galleys), recut=None) == replace(plain, recut=None)


class _Begun:
    """A setting in the middle of whose comparison another thread begins a brief in another one."""

    def __init__(self, meanwhile):
        self.meanwhile = meanwhile

    def __eq__(self, other):
        self.meanwhile()
        return isinstance(other, _Begun)

    __hash__ = None


def test_a_brief_is_set_in_its_own_look_whatever_another_thread_begins_meanwhile():
    galleys = Galleys()
    own = _Begun(lambda: None)
    galleys.settled(own)
    again = _Begun(lambda: None)
    own.meanwhile = lambda: galleys.__dict__.update(_setting="another look")
    assert galleys.settled(again) is own
