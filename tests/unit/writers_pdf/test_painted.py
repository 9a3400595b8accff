"""A page that was painted before is not painted again, and a page that is another one is."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from support.documents import document, documents, everything, paragraph, section, text
from support.layout import house_fonts, house_theme

from briefgen.diagnostics import UserError
from briefgen.document.inlines import Link
from briefgen.document.nodes import Title
from briefgen.layout.lay_out import lay_out
from briefgen.layout.remembered import Galleys
from briefgen.writers.pdf import painted
from briefgen.writers.pdf.paint import _Painter
from briefgen.writers.pdf.write import write_pdf

LONG = [paragraph(f"Line {number} of words.") for number in range(120)]


def written(drawn, layout):
    """Return the file, or why there is none."""
    try:
        return write_pdf(drawn, layout, house_theme(), house_fonts())
    except (UserError, LookupError) as fault:
        return repr(fault)


def written_anew(drawn, layout):
    painted._KNOWN.clear()
    return written(drawn, layout)


def laid(drawn, galleys):
    return lay_out(drawn, house_theme(), house_fonts(), galleys)


def test_pages_that_did_not_change_are_not_painted_again(monkeypatch):
    galleys, lines = Galleys(), []
    first, second = (document(paragraph(name), *LONG) for name in ("Quell", "Tarrow"))
    written_anew(first, laid(first, galleys))
    layout = laid(second, galleys)
    paint_line = _Painter._line
    monkeypatch.setattr(_Painter, "_line", lambda *given: (lines.append(given[0]._number), paint_line(*given)))
    again = written(second, layout)
    assert set(lines) == {1}
    assert len(layout.pages) > 2
    assert again == written_anew(second, layout)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_what_was_painted_before_changes_no_byte(one, other):
    galleys = Galleys()
    for drawn in (one, other, one, replace(other, blocks=(*other.blocks, paragraph("More.")))):
        layout = laid(drawn, galleys)
        again = written(drawn, layout)
        assert again == written_anew(drawn, layout)
        written(drawn, layout)


@pytest.mark.parametrize(
    "first",
    [
        Title(children=(text("Ships"),)),
        paragraph("Ships", number=1),
        section(1, "Ships"),
        paragraph(Link(children=(text("Ships"),), url="https://a.example")),
    ],
)
def test_the_same_page_in_another_document_is_painted_anew(first):
    """Its pieces are the very same, and what they belong to is not."""
    plain, other = (document(each, *LONG) for each in (paragraph("Ships"), first))
    layout = laid(plain, None)
    written_anew(plain, layout)
    again = written(other, layout)
    assert again == written_anew(other, layout)


def test_a_brief_of_all_kinds_comes_out_the_same_again():
    drawn = everything()
    layout = laid(drawn, Galleys())
    assert written_anew(drawn, layout) == written(drawn, layout)
