"""Columns of text, each run of which is a section of its own."""

from support.documents import document, paragraph, section, table, words
from support.docx import Pages, find, government, lint, paragraphs, val, xml

from briefgen.document.figures import Fact, FactStrip
from briefgen.document.references import Glossary, GlossaryEntry
from briefgen.writers.docx.write import write_docx

THEME = government()
STRIP = FactStrip(facts=tuple(Fact(value=words(each), label=words("of what")) for each in ("1", "2", "3")))
TERMS = Glossary(
    entries=tuple(GlossaryEntry(term=each, children=words(each), gloss=words("so")) for each in "ab"), columns=2
)


def written(*blocks):
    return write_docx(document(*blocks), Pages(), THEME)


def sections(docx):
    """Return for each section its columns, whether it goes on on its page, and whether a page 1 of its own is asked for."""
    return [
        (
            next(map(int, find(each, "w:cols/@w:num")), 1),
            find(each, "w:type/@w:val") == ["continuous"],
            bool(find(each, "w:titlePg")),
        )
        for each in find(xml(docx), "//w:sectPr")
    ]


def test_a_text_without_columns_is_one_section():
    assert sections(written(paragraph("a"))) == [(1, False, True)]


def test_columns_are_a_section_and_what_follows_goes_on():
    docx = written(paragraph("a"), STRIP, paragraph("b"))
    assert sections(docx) == [(1, False, True), (3, True, False), (1, True, False)]
    assert lint(docx) == []


def test_columns_of_two_kinds_that_touch_keep_apart():
    assert [columns for columns, _, _ in sections(written(STRIP, STRIP, section(1, "Words", TERMS)))] == [
        1,
        3,
        3,
        1,
        2,
        1,
    ]


def test_every_fact_but_the_first_breaks_the_column():
    breaks = find(xml(written(STRIP)), "//w:br[@w:type='column']/ancestor::w:p")
    assert [val(each) for paragraph in breaks for each in find(paragraph, "w:pPr/w:pStyle")] == ["FactValue"] * 2


def test_a_table_above_columns_ends_its_section_in_a_paragraph():
    docx = written(table(("Year",), ("2024",)), STRIP)
    assert sections(docx)[0] == (1, False, True)
    assert "TableGap" in dict(paragraphs(docx))


def test_the_gap_is_the_theme_s():
    spaces = find(xml(written(STRIP, TERMS)), "//w:cols/@w:space")
    assert spaces == [str(round(20 * gap)) for gap in (THEME.facts.gap, THEME.glossary.gap)]
