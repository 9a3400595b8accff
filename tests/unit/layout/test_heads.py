from support.blocks import LONG, lines_of, plain_head, said
from support.documents import document
from support.layout import house_theme, laid_out

from briefgen.layout.model import Fill


def test_a_plain_head_reads_as_it_would_be_typed():
    layout = laid_out(document(plain_head(("FROM", "Foreign Ministry"), ("SUBJECT", "The visit"), ("", "No action"))))
    found = [said(line) for _, line in lines_of(layout, "blocks", 1)]
    assert found == ["FROM: Foreign Ministry", "SUBJECT: The visit", "No action"]


def test_it_has_no_rules_and_no_columns():
    layout = laid_out(document(plain_head(("SUBJECT", LONG * 2))))
    assert not any(isinstance(piece, Fill) for piece in layout.pages[0].pieces)
    assert {line.runs[0].x for _, line in lines_of(layout, "blocks", 1)} == {house_theme().page.left}
