"""Briefs that are much the same: what did not change is not set again, and what did change is."""

from dataclasses import replace

import pytest
from support.documents import FURNITURE, MARKING, document, everything, foot, in_two_languages, paragraph, section
from support.layout import house_fonts, house_theme
from support.rewording import rewordings

from briefgen.diagnostics import UserError
from briefgen.layout import lay_out as laying_out
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


def in_columns(theme):
    return replace(theme, columns=replace(theme.columns, count=2, least=2))


def in_rows(theme):
    return theme


ARABIC = replace(
    document(paragraph("سفن في الموانئ"), section(1, "سفن", paragraph("كلمات"))),
    metadata=replace(everything().metadata, language="ar"),
)


@pytest.mark.parametrize("look", [in_rows, in_columns])
@pytest.mark.parametrize(
    "first",
    [
        replace(everything(), furniture=replace(FURNITURE, running_section=True)),
        in_two_languages(),
        document(*[paragraph("Ships lie in all ports.", foot(1, "A note."))] * 9, paragraph("A word")),
        ARABIC,
    ],
)
def test_whatever_words_are_others_a_brief_is_laid_out_as_if_none_had_been_before(look, first):
    theme, fonts, galleys = look(house_theme()), house_fonts(), Galleys()
    for other in (first, *rewordings(first)):
        plain = lay_out(other, theme, fonts)
        assert replace(lay_out(other, theme, fonts, galleys), recut=None) == replace(plain, recut=None)


def test_what_is_cut_again_has_the_words_of_its_own_brief():
    galleys = Galleys()
    for other in (everything(), *rewordings(everything())):
        plain, known = (lay_out(other, house_theme(), house_fonts(), each).recut for each in (None, galleys))
        assert known.owners() == plain.owners()
        assert known.without({1, 5}) == plain.without({1, 5})
        assert [strip.pieces for strip in known.strips] == [strip.pieces for strip in plain.strips]


def test_pages_are_cut_once_for_briefs_whose_lines_are_as_high(monkeypatch):
    cuts = []
    monkeypatch.setattr(
        laying_out, "paginate", lambda strips, areas, cut=laying_out.paginate: cuts.append(1) or cut(strips, areas)
    )
    galleys = Galleys()
    long = "a name that is so long that it takes two lines at the least, and there is not a word in it that says a thing of anybody"
    for name in ("Quell", "Tarrow", long, "Quell", long[::-1], "Amsel"):
        lay_out(one(name), house_theme(), house_fonts(), galleys)
    assert len(cuts) == 2


def test_a_sign_that_a_font_lacks_is_told_of_each_brief_that_has_it():
    galleys = Galleys()
    for name, is_told in (
        ("Quell", False),
        ("Qu\u2603", True),
        ("Qu\u2603", True),
        ("Quell", False),
        ("Qu\u2603", True),
    ):
        told = []
        try:
            lay_out(one(name), house_theme(), house_fonts(), galleys)
        except UserError as fault:
            told = [each.code for each in fault.diagnostics]
        assert told == ["BG910"] * is_told


class _Begun:
    """What a brief is set by, in the middle of whose comparison another thread begins a brief in another look."""

    def __init__(self, meanwhile):
        self.meanwhile = meanwhile

    def __eq__(self, other):
        self.meanwhile()
        return isinstance(other, _Begun)

    __hash__ = None


@pytest.mark.parametrize("again", [_Begun(lambda: None), "another look of the same measures"])
def test_a_brief_is_set_in_its_own_look_whatever_another_thread_begins_meanwhile(again):
    galleys = Galleys()
    ground, own = _Begun(lambda: None), _Begun(lambda: None)
    assert galleys.settled(ground, lambda: own) is own
    ground.meanwhile = own.meanwhile = lambda: galleys.__dict__.update(_setting=("another look", "another setting"))
    assert galleys.settled(again, lambda: _Begun(lambda: None)) is own
