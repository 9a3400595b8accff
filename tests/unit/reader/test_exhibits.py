"""An exhibit's token to its block: a chart, a table, a timeline; their numbers, notes and sources."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.briefs import document as read_template
from support.briefs import form, locale
from support.cleared import AMBER, column, data_row, exhibit, fuller_pack, image, origin, pictured_pack, referring_pack

from briefgen.diagnostics import UserError
from briefgen.document.dump import dump, marked_text
from briefgen.document.figures import Chart
from briefgen.document.inlines import Citation
from briefgen.document.tables import Table
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.gate.said import ClearedCitation
from briefgen.markup.rendered import Entry, EntryCitation, ExhibitBlock, Rendered, TemplatePlace
from briefgen.markup.tokens import encode
from briefgen.reader.read import read

OWN = ExhibitBlock(exhibit="trade-by-year", form="own")
NOT_NUMBERED = "this brief refers to the exhibit 'trade-by-year', and does not number its exhibits"
AS_TABLE = ExhibitBlock(exhibit="trade-by-year", form="table")


def document(target, *, markup="{}", look=None, **fields):
    """Read a brief that prints the exhibit that has *fields*."""
    text = f"# Trial\n\n{markup.format(encode(0))}"
    place = TemplatePlace(template="x.md.j2", file=Path("x.md.j2"), line=1)
    rendered = Rendered(markup=text, targets=(target,), places=(place,) * (text.count("\n") + 1))
    cleared = fuller_pack(exhibits={"trade-by-year": exhibit(**fields)})
    return read(rendered, cleared, locale(), form=look or form())


def block(target, **options):
    return document(target, **options).blocks[1]


def tree(target, **options):
    return dump(document(target, **options)).rstrip().split("\n\n", 1)[1].split("\n")[1:]


def test_a_chart():
    head, *marks = tree(OWN)
    assert head == (
        "Chart form=column alternative_text=Imports rose; exports did not. anchor=exhibit-trade-by-year:"
        " caption=Trade by direction unit=US$ billion"
        " note=Goods only. 2030-31: rounded by the ministry. (p) means early, rounded or estimated."
        " Where a mark is missing, the source gives no value."
        " source=Source: Statistics Belmark [@statistics]"
    )
    assert marks == [
        "  ChartSeries: Exports",
        "  ChartSeries: Imports",
        "  ChartCategory: 2028-29",
        "    ChartValue amount=4.3: {= 4.3}",
        "    ChartValue amount=61.4: {= 61.4}",
        "  ChartCategory: 2029-30",
        "    ChartValue",
        "    ChartValue amount=63.8: {= 63.8}",
        "  ChartCategory: 2030-31",
        "    ChartValue amount=4.9 provisional=True: {= 4.9} (p)",
        "    ChartValue amount=65.0 provisional=True: {= 65.0} (p)",
    ]


def test_its_table():
    assert tree(AS_TABLE)[1:] == [
        "  header Row: Year | Exports (US$ billion) | Imports (US$ billion)",
        "  RowGroup",
        "    Row: 2028-29 (header) | {= 4.3} | {= 61.4}",
        "    Row: 2029-30 (header) | – | {= 63.8}",
        "    Row: 2030-31 (header) | {= 4.9} (p) | {= 65.0} (p)",
        "    Row: All years (header) | **{= 9.2}** | **{= 190.2}**",
    ]


def test_the_note_of_a_table_speaks_of_cells():
    assert marked_text(block(AS_TABLE).note).endswith("– means that the source gives no value.")


def test_numbers_stand_at_the_end_of_their_column():
    assert [one.align for one in block(AS_TABLE).columns] == ["start", "end", "end"]


@pytest.mark.parametrize(("form_", "summary"), [("table", "Imports rose; exports did not."), ("column", "")])
def test_a_charts_alternative_is_no_summary_of_its_table(form_, summary):
    assert block(AS_TABLE, form=form_).summary == summary


def test_a_timeline():
    cited = (ClearedCitation(source="article", locator=""),)
    rows = (
        data_row("2031-05", "Arrival", None, remark="As announced."),
        data_row("2031-06", "Talks", "in Belmark", citations=cited),
    )
    columns = (column("What", "text"), column("Where", "text"))
    made = tree(OWN, form="timeline", rows=rows, columns=columns, remark=None)
    assert made == [
        "Timeline alternative_text=Imports rose; exports did not. anchor=exhibit-trade-by-year: caption=Trade by direction",
        "  TimelineEntry: when=May 2031",
        "    Paragraph: Arrival",
        "    Paragraph role=note: As announced.",
        "  TimelineEntry: when=June 2031",
        "    Paragraph: Talks [@article]",
        "    Paragraph role=note: in Belmark",
        "Paragraph role=note: Source: Statistics Belmark [@statistics]",
    ]


def test_where_rows_are_withheld_the_marks_are_described():
    assert block(OWN, alternative_text=None).alternative_text == (
        "Trade by direction. Exports and Imports. 2028-29: 4.3, 61.4; 2029-30: –, 63.8; 2030-31: 4.9 (p), 65.0 (p)."
    )


def test_a_brief_without_citations_names_its_sources_in_words():
    made = document(OWN, look=form(citations="none"))
    assert "Source: Statistics Belmark" in plain_text(made)
    assert not any(isinstance(node, Citation) for node in walk(made))


def test_what_may_not_be_cited_is_spoken_of_by_its_public_form():
    made = block(OWN, citations=(), public_forms=("a customs office",))
    assert marked_text(made.source) == "Source: a customs office"


@pytest.mark.parametrize("form_", ["column", "table", "timeline"])
def test_its_rows_bear_its_marking_wherever_they_stand(form_):
    rows = tuple(replace(row, origin=origin("series", "trade")) for row in exhibit().rows)
    assert document(OWN, form=form_, rows=rows, level=AMBER).marking.level == "amber"


def test_an_unreviewed_translation_makes_the_brief_a_draft():
    assert document(OWN, unreviewed=True).furniture.draft == "DRAFT"


@pytest.mark.parametrize(
    ("fields", "unit"),
    [
        ({"currency": "USD"}, "US$"),
        ({"currency": "INR", "scale": "crore"}, "₹ crore"),
        ({"unit": "tonnes", "scale": "million"}, "million tonnes"),
        ({"unit": "per cent"}, "%"),
        ({"scale": "thousand"}, "thousand"),
        ({}, ""),
    ],
)
def test_the_unit_stands_above_the_axis(fields, unit):
    columns = (column("Exports", **fields), column("Imports", **fields))
    assert marked_text(block(OWN, columns=columns).unit) == unit


@pytest.mark.parametrize(
    ("type_", "category", "printed"),
    [
        ("integer", Decimal(2031), "{= 2031}"),
        ("text", "Belmark", "Belmark"),
        ("period", "2031-05", "May 2031"),
        ("boolean", True, "yes"),
    ],
)
def test_a_category_as_printed(type_, category, printed):
    made = block(AS_TABLE, category=column("Which", type_), rows=(data_row(category, "1", "2"),))
    assert marked_text(made.groups[0].rows[0].cells[0].children) == printed


@pytest.mark.parametrize("markup", ["as {} says", "- {} says", "| A |\n| - |\n| {} |", "## {}\n\na"])
def test_an_exhibit_among_words_is_refused(markup):
    with pytest.raises(UserError, match="the exhibit 'trade-by-year' stands among words"):
        document(OWN, markup=markup)


@pytest.mark.parametrize("markup", ["::: side\n{}\n:::", "- a\n\n  {}"])
def test_an_exhibit_stands_in_a_box_or_below_an_items_words(markup):
    assert any(isinstance(node, Chart) for node in walk(document(OWN, markup=markup)))


def test_exhibits_on_lines_of_one_paragraph_are_blocks_each():
    made = document(OWN, markup="{0}\n{0}")
    assert [type(each) for each in made.blocks[1:]] == [Chart, Chart]


def test_a_chart_of_nothing_but_a_total_is_refused():
    with pytest.raises(UserError, match="the chart 'trade-by-year' has no marks for this reader"):
        document(OWN, rows=(data_row("All years", "1", "2", total=True),))


def test_the_sources_of_an_exhibit_by_themselves():
    made = document(EntryCitation(register="exhibits", id="trade-by-year"), markup="Trade grew. {}")
    assert marked_text(made.blocks[1].children) == "Trade grew. [@statistics]"


@pytest.mark.parametrize(("form_", "printed"), [("title", "Trade by direction"), ("remark", "Goods only.")])
def test_its_words_by_themselves(form_, printed):
    made = document(Entry(register="exhibits", id="trade-by-year", form=form_))
    assert marked_text(made.blocks[1].children) == printed


def picture(markup="{}", target=ExhibitBlock(exhibit="map"), **fields):  # noqa: B008 - frozen
    """Read a brief that prints the image that has *fields*."""
    text = f"# Trial\n\n{markup.format(encode(0))}"
    place = TemplatePlace(template="x.md.j2", file=Path("x.md.j2"), line=1)
    rendered = Rendered(markup=text, targets=(target,), places=(place,) * (text.count("\n") + 1))
    return read(rendered, pictured_pack(exhibits={"map": image(**fields)}), locale(), form=form())


def test_an_image():
    assert dump(picture()).rstrip().split("\n")[-1] == (
        "Image pixels=40×32 alternative_text=A line from Arland's coast to the capital of Belmark."
        " anchor=exhibit-map: caption=Where the line would run note=Not to scale."
        " source=Source: Ministry of Foreign Affairs of Belmark [@communique]"
    )


def test_what_shows_an_exhibit_again_has_no_anchor():
    assert block(OWN).anchor == "exhibit-trade-by-year"
    again = document(OWN, markup="{0}\n\n{0}").blocks
    assert [each.anchor for each in again[1:]] == ["exhibit-trade-by-year", None]


@pytest.mark.parametrize(("numbered", "refused"), [(True, []), (False, [NOT_NUMBERED])])
def test_words_may_refer_to_an_exhibit_where_it_has_a_number(tmp_path, numbered, refused):
    template = (
        "{% for x in facts | limit(1) %}\n{{ x }}\n{% endfor %}\n\n{% for x in exhibits %}\n{{ x }}\n{% endfor %}"
    )
    found = []
    try:
        read_template(tmp_path, template, referring_pack(), look=form(numbered_exhibits=numbered))
    except UserError as error:
        found = [each.message for each in error.diagnostics]
    assert found == refused


def test_an_image_of_which_nothing_is_remarked_has_no_note():
    assert picture(remark=None).blocks[1].note == ()


def test_an_image_brings_its_marking_and_makes_a_draft_where_its_words_are_unreviewed():
    made = picture(level=AMBER, unreviewed=True)
    assert (made.marking.level, made.furniture.draft) == ("amber", "DRAFT")


@pytest.mark.parametrize("form_", ["title", "remark"])
def test_an_images_words_by_themselves(form_):
    made = picture(target=Entry(register="exhibits", id="map", form=form_))
    assert marked_text(made.blocks[1].children) in ("Where the line would run", "Not to scale.")


def test_the_sources_of_an_image_by_themselves():
    made = picture("See the map. {}", EntryCitation(register="exhibits", id="map"))
    assert marked_text(made.blocks[1].children) == "See the map. [@communique]"


def test_a_container_takes_what_it_is_for():
    with pytest.raises(UserError, match="'chart' takes one exhibit that is drawn, and nothing else"):
        picture("::: chart\n{}\n:::")
    with pytest.raises(UserError, match="'image' takes one exhibit that is an image, and nothing else"):
        document(OWN, markup="::: image\n{}\n:::")


def test_a_table_of_an_exhibit_is_data():
    assert isinstance(block(AS_TABLE), Table)
    assert block(AS_TABLE).kind == "data"
