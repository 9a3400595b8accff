"""Columns of text and landscape pages, each run of which is a section of its own."""

from support.documents import annex, bullets, chart, document, paragraph, section, table, words
from support.docx import Pages, find, government, members, paragraphs, val, xml
from support.docx_lint.lint import lint

from briefgen.document.figures import Fact, FactStrip
from briefgen.document.nodes import Box, Columns
from briefgen.document.references import Contents, ContentsEntry, Glossary, GlossaryEntry
from briefgen.writers.docx.write import write_docx

THEME = government()
STRIP = FactStrip(facts=tuple(Fact(value=words(each), label=words("of what")) for each in ("1", "2", "3")))
TERMS = Glossary(
    entries=tuple(GlossaryEntry(term=each, children=words(each), gloss=words("so")) for each in "ab"), columns=2
)


WIDE = table(("Year", "What"), ("2024", "talks"), caption=words("Wide"), source=words("A ministry"))


def written(*blocks, **pages):
    return write_docx(document(*blocks), Pages(**pages), THEME)


def parts_of(docx):
    """Return for each section the styles of its paragraphs, and whether its pages are landscape."""
    found, styles = [], []
    for each in find(xml(docx), "//w:p[w:pPr/w:pStyle] | //w:body/w:sectPr"):
        styles += [val(style) for style in find(each, "w:pPr/w:pStyle")]
        for size in find(each, "w:pPr/w:sectPr/w:pgSz | w:pgSz"):
            found.append((styles, val(size, "orient") == "landscape"))
            styles = []
    return found


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


# --- text in columns -------------------------------------------------------------------------------------------------


def test_text_in_columns_is_a_section():
    docx = written(paragraph("a"), Columns(blocks=(paragraph("b"), bullets("c"))), paragraph("d"))
    assert sections(docx) == [(1, False, True), (2, True, False), (1, True, False)]
    assert lint(docx) == []


def test_what_has_no_room_in_a_column_stands_between_two_sections():
    blocks = (paragraph("b"), WIDE, table(("Year",), ("2024",)), paragraph("c"))
    docx = written(Columns(blocks=blocks), in_columns=frozenset({(1, 2)}))
    assert [columns for columns, _, _ in sections(docx)] == [1, 2, 1, 2, 1]
    assert lint(docx) == []


def test_all_of_a_long_text_stands_in_columns_but_what_heads_it():
    key = Box(kind="key-message", blocks=(paragraph("k"),))
    picture = section(1, "Trade", chart(("Exports",), ("2024", (4.0,))), paragraph("b"))
    docx = written(paragraph("l", role="lead"), key, section(1, "Energy", paragraph("a")), picture, abreast=True)
    assert [columns for columns, _, _ in sections(docx)] == [1, 2, 1, 2, 1]
    _, text, across, *_ = parts_of(docx)
    assert (text[0], across[0][:2]) == (["Heading1", "BodyText"], ["Heading1", "ChartFigureLeading"])


def test_a_section_does_not_end_within_the_contents():
    """Word writes its entries anew."""
    entries = tuple(ContentsEntry(children=words(each), target=each, level=1) for each in "ab")
    text = (section(1, each, paragraph("c"), anchor=each) for each in "ab")
    docx = written(Contents(entries=entries, levels=1), Columns(blocks=tuple(text)), paragraph("d"))
    [(above, _), (columned, _), _] = parts_of(docx)
    assert (above[-3:], columned[0]) == (["TOC1Last", "SectionEnd", "SectionEnd"], "Heading1")
    assert [columns for columns, _, _ in sections(docx)] == [1, 2, 1]
    assert lint(docx) == []


# --- landscape pages -------------------------------------------------------------------------------------------------


def test_a_wide_table_has_a_landscape_section_with_all_that_belongs_to_it():
    docx = written(paragraph("a"), section(1, "B", WIDE), paragraph("c"), landscape=frozenset({(2, 1)}))
    (_, upright), (wide, is_wide), (after, _) = parts_of(docx)
    assert (upright, is_wide) == (False, True)
    assert (wide[0], wide[1], wide[-1], after) == ("Heading1", "Caption", "TableSourceLast", ["BodyText"])
    assert sections(docx) == [(1, False, True), (1, False, False), (1, False, False)]
    assert lint(docx) == []


def test_paper_and_margins_are_turned():
    docx = written(WIDE, landscape=frozenset({(1,)}))
    _, size = find(xml(docx), "//w:pgSz")
    upright, margins = find(xml(docx), "//w:pgMar")
    page = THEME.page
    assert [val(size, side) for side in "wh"] == [str(round(20 * edge)) for edge in (page.height, page.width)]
    assert [val(margins, side) for side in ("top", "right", "left")] == [
        val(upright, "left"),
        str(round(20 * page.top)),
        str(round(20 * page.bottom)),
    ]


def test_a_wide_table_at_the_end_is_no_section_more():
    docx = written(paragraph("a"), WIDE, landscape=frozenset({(2,)}))
    assert [is_wide for _, is_wide in parts_of(docx)] == [False, True]


def test_a_landscape_section_begins_a_page_by_itself():
    docx = written(paragraph("a"), annex("Register", WIDE), landscape=frozenset({(2, 1)}))
    assert find(xml(docx), "//w:pageBreakBefore") == []


def test_landscape_pages_have_header_and_footer_to_their_edges():
    docx = written(WIDE, landscape=frozenset({(1,)}))
    styles = [
        val(each) for name in ("header4", "footer4") for each in find(xml(docx, f"word/{name}.xml"), "//w:pStyle")
    ]
    assert styles == ["HeaderLandscape", "FooterLineLandscape"]
    (stop,) = find(xml(docx, "word/styles.xml"), "//w:style[@w:styleId='FooterLineLandscape']//w:tab")
    page = THEME.page.turned()
    assert val(stop, "pos") == str(round(20 * (page.width - page.left - page.right)))


def test_a_text_without_landscape_pages_has_no_parts_for_them():
    assert "word/header4.xml" not in members(written(WIDE))


def test_a_table_in_smaller_type_has_styles_of_its_own():
    docx = written(WIDE, sizes={(1,): 9 / 9.5})
    cells = {val(each) for each in find(xml(docx), "//w:tc//w:pStyle")}
    assert cells == {"TableHeading9Points", "TableText9PointsLeading"}
    assert find(xml(docx, "word/styles.xml"), "//w:style[@w:styleId='TableText9PointsLeading']//w:sz/@w:val") == ["18"]
    assert lint(docx) == []
