"""The tree as one run of paragraphs and tables."""

from support.documents import bullets, cite, document, paragraph, section, table, text, words

from briefgen.document.nodes import Box, BulletList, ListItem, OrderedList, PageBreak
from briefgen.document.references import SourceEntry, SourceList
from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.writers.docx.flow import flow
from briefgen.writers.docx.pieces import Tab, WordParagraph, WordTable


def body(*blocks):
    """Return the flow of these blocks, without the marking that opens it."""
    return flow(document(*blocks, titled=False))[1:]


def styles(*blocks):
    return [each.style if isinstance(each, WordParagraph) else "a table" for each in body(*blocks)]


def test_the_marking_and_draft_stand_as_text_before_all_else():
    from dataclasses import replace

    drawn = document()
    draft = replace(drawn, furniture=replace(drawn.furniture, draft="DRAFT"))
    assert [each.pieces[0].text for each in (flow(drawn)[0], flow(draft)[0])] == ["TLP:CLEAR", "TLP:CLEAR · DRAFT"]


def test_each_role_has_its_style():
    roles = ("body", "lead", "line", "note", "series")
    found = styles(*(paragraph("said", role=role) for role in roles))
    assert found == ["BodyText", "Lead", "LineToSay", "BriefNote", "SeriesBar"]


def test_a_section_is_its_heading_and_what_follows():
    nested = section(1, "One", paragraph("a"), section(2, "Two", section(3, "Three")))
    assert styles(nested) == ["Heading1", "BodyText", "Heading2", "Heading3"]
    assert [each.outline for each in body(nested)] == [0, None, 1, 2]


def test_lists_are_styled_by_their_depth_and_kind():
    inner = OrderedList(items=(ListItem(blocks=(paragraph("b"), bullets("c"))),), style="alpha")
    outer = BulletList(items=(ListItem(blocks=(paragraph("a"), inner, paragraph("more"))),))
    assert styles(outer) == ["ListBullet", "ListNumber2", "ListBullet3", "ListContinue"]


def test_a_list_deeper_than_word_s_styles_stays_at_the_deepest():
    deep = bullets("leaf")
    for _ in range(6):
        deep = BulletList(items=(ListItem(blocks=(paragraph("branch"), deep)),))
    assert styles(deep)[-3:] == ["ListBullet5"] * 3


def test_numbers_count_from_the_list_s_start():
    items = tuple(ListItem(blocks=(paragraph(each),)) for each in "ab")
    counts = [each.counted for each in body(OrderedList(items=items, start=4, style="roman"))]
    assert [(each.kind, each.value, each.opens) for each in counts] == [("roman", 4, True), ("roman", 5, False)]


def test_only_the_ends_of_the_outermost_list_are_marked():
    listed = body(BulletList(items=(ListItem(blocks=(paragraph("a"), bullets("b", "c"))), *bullets("d").items)))
    assert [(each.first, each.last) for each in listed] == [
        (True, False),
        (False, False),
        (False, False),
        (False, True),
    ]


def test_a_box_is_a_run_of_its_own_styles():
    box = Box(kind="side", title=words("Past"), blocks=(paragraph("a"), paragraph("b", role="note"), bullets("c")))
    assert styles(box) == ["SideBoxHeading", "SideBox", "SideBoxBriefNote", "SideBoxBullet"]
    assert [each.box for each in body(box)] == ["side"] * 4


def test_boxes_of_one_kind_that_touch_are_told_apart():
    box = Box(kind="side", blocks=(paragraph("a"), paragraph("b")))
    other = Box(kind="warning", blocks=(paragraph("c"),))
    assert [each.second for each in body(box, box, box, other)] == [False, False, True, True, False, False, False]


def test_an_item_s_second_paragraph_in_a_box_reaches_back_to_the_edge():
    item = ListItem(blocks=(paragraph("a"), paragraph("b")))
    second = body(Box(kind="side", blocks=(BulletList(items=(item,)),)))[1]
    assert (second.style, second.pieces[0]) == ("SideBoxContinue", Tab())


def test_a_header_in_rows_has_a_paragraph_a_field():
    fields = (HeaderField(label=words("To"), value=words("All")), HeaderField(label=(), value=words("For decision")))
    labelled, plain = body(HeaderTable(fields=fields, form="rows"))
    assert (len(labelled.pieces), plain.pieces) == (3, words("For decision"))


def test_a_header_in_a_line_is_one_paragraph():
    fields = (HeaderField(label=words("To"), value=words("All")), HeaderField(label=(), value=words("For decision")))
    assert styles(HeaderTable(fields=fields, form="line")) == ["HeaderLine"]


def test_a_table_stands_between_its_caption_and_its_note():
    drawn = table(("Year",), ("2024",), caption=words("Trade"), note=words("Rounded"), source=words("Ministry"))
    assert styles(drawn) == ["Caption", "a table", "TableNote", "TableSource"]
    assert [getattr(each, "last", None) for each in body(drawn)] == [False, None, False, True]


def test_tables_that_touch_are_parted_and_one_that_ends_the_text_is_not_its_last_paragraph():
    drawn = table(("Year",), ("2024",))
    assert styles(drawn, drawn) == ["a table", "TableGap", "a table", "TableGap"]


def test_space_beside_a_table_is_its_neighbours():
    above, _, below = body(paragraph("a"), table(("Year",), ("2024",)), paragraph("b"))
    assert (above.before_table, below.after_table) == (True, True)


def test_a_heading_over_a_table_keeps_its_style():
    heading = body(section(1, "Trade", table(("Year",), ("2024",))))[0]
    assert not heading.before_table


def test_a_table_is_described_by_its_summary_else_by_its_caption():
    drawn = table(("Year",), ("2024",), caption=words("Trade"))
    spoken = table(("Year",), ("2024",), caption=words("Trade"), summary="It rose.")
    said = [each.summary for each in body(drawn, spoken) if isinstance(each, WordTable)]
    assert said == ["Trade", "It rose."]


def test_a_page_break_is_the_next_block_s():
    broken = body(paragraph("a"), PageBreak(), PageBreak(), paragraph("b"), table(("Year",), ("2024",)))
    assert [each.page_before for each in broken[:2]] == [False, True]


def test_a_page_break_that_ends_a_section_is_that_of_the_next():
    inner = section(2, "Facts", paragraph("a"), PageBreak())
    broken = body(section(1, "Lines", inner), section(1, "Questions", paragraph("b")))
    assert [each.page_before for each in broken] == [False, False, False, True, False]


def test_a_page_break_before_a_table_is_the_table_s():
    assert [each.page_before for each in body(paragraph("a"), PageBreak(), table(("Year",), ("2024",)))][1]


def test_sources_are_targets_by_their_id():
    entries = (SourceEntry(number=1, source="act", children=words("An act")),)
    entry = body(paragraph("said ", cite("act")), SourceList(entries=entries))[1]
    assert (entry.style, entry.target, entry.counted.value) == ("Bibliography", ("source", "act"), 1)


def test_a_numbered_paragraph_has_a_style_of_its_own():
    numbered = body(paragraph("a", number=7))[0]
    assert (numbered.style, numbered.counted.value, numbered.pieces) == ("NumberedParagraph", 7, (text("a"),))


def test_an_item_s_first_paragraph_stays_with_its_second():
    pair = ListItem(blocks=(paragraph("Will it be signed?"), paragraph("That is not known.")))
    question, answer = flow(document(BulletList(items=(pair,)), titled=False))[-2:]
    assert (question.leads, answer.leads) == (True, False)
