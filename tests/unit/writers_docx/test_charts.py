"""Charts in Word files: what is drawn, in which look, with which words."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from support.documents import document, paragraph
from support.docx import W, find, members, xml
from support.docx_charts import found, printed, workbook_rows
from support.docx_lint.lint import lint
from support.exhibits import FORMS, chart, trade
from support.layout import house_theme
from support.openxml import audit
from support.word_charts import drawn, part, space, word_file

from briefgen.document.figures import Chart
from briefgen.document.nodes import Half, Pair, SideBySide
from briefgen.document.words import inline_text
from briefgen.layout.model import DrawnChart
from briefgen.theme.colours import mix
from briefgen.writers.docx.charts.room import above_values
from briefgen.writers.docx.pieces import WordChart

YEARS = {"2022": (3.0,), "2023": (None,), "2024": (5.0,)}


def labels(top) -> list[str]:
    """Return what the labels of the first series print, those that have their own format or words."""
    return found(top, "//c:ser[1]/c:dLbls/c:dLbl//a:t/text()")


# --- the file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_file_with_a_chart_passes_the_open_xml_rules_and_our_own(form, tmp_path):
    docx = word_file(document(paragraph("a"), trade(form), trade("bar", anchor=None)))
    assert (audit(docx, tmp_path), lint(docx)) == ([], [])
    assert {name for name in members(docx) if "charts/chart" in name} == {
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
    }


def test_charts_and_their_frames_count_in_the_order_of_the_document():
    docx = word_file(document(trade(), trade("line", anchor=None)))
    text = members(docx)["word/document.xml"].decode()
    assert text.index('name="Chart 1"') < text.index('name="Chart 2"')
    assert 'descr="What it shows, in words."' in text
    assert b"<c:barChart>" in members(docx)["word/charts/chart1.xml"]


@pytest.mark.parametrize("sides", [(trade(), paragraph("a")), (paragraph("a"), trade()), (trade(), trade(anchor=None))])
def test_a_chart_stands_in_either_half_of_two_languages_side_by_side(sides, tmp_path):
    halves = tuple(Half(language=tag, blocks=(block,)) for tag, block in zip(("en-GB", "de-DE"), sides, strict=True))
    heads = tuple(Half(language=half.language, blocks=(paragraph("Language"),)) for half in halves)
    docx = word_file(document(SideBySide(pairs=(Pair(halves=heads), Pair(halves=halves)))))
    charts = [name for name in members(docx) if "charts/chart" in name]
    assert len(charts) == sum(isinstance(side, Chart) for side in sides)
    assert audit(docx, tmp_path) == []


def test_the_same_chart_is_the_same_bytes():
    one, other = word_file(document(trade())), word_file(document(trade()))
    assert one == other
    assert word_file(document(trade("bar"))) != one


def test_a_document_s_id_tells_charts_apart():
    early = chart("column", {"2024": (5.0,)}, provisional={(0, 0)})
    late = replace(early, categories=chart("column", {"2024": (5.0,)}).categories)
    assert (
        members(word_file(document(early)))["docProps/custom.xml"]
        != members(word_file(document(late)))["docProps/custom.xml"]
    )


# --- the workbook ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_workbook_holds_what_the_tree_holds_and_no_more(form):
    made = trade(form)
    [relation] = part(made).related
    assert workbook_rows(relation.target.data) == [
        ["US$ billion", "Exports", "Imports"],
        ["2022–23", 3.1, 46.2],
        ["2023–24", 4.3],
        ["2024–25", 4.9, 63.8],
    ]
    assert relation.target.name == "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def test_the_workbook_says_nothing_of_who_made_it_or_when():
    [relation] = part(trade()).related
    with ZipFile(BytesIO(relation.target.data)) as book:
        assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert sorted(book.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
        ]


def test_the_chart_says_what_its_workbook_says():
    top = space(trade())
    assert found(top, "//c:ser/c:tx//c:f/text()") == ["Sheet1!$B$1", "Sheet1!$C$1"]
    assert found(top, "//c:ser[2]/c:val//c:f/text()") == ["Sheet1!$C$2:$C$4"]
    assert found(top, "//c:ser[2]/c:val//c:pt/@idx") == ["0", "2"]
    assert found(top, "//c:ser[2]/c:val//c:v/text()") == ["46.2", "63.8"]
    assert found(top, "c:externalData/c:autoUpdate/@val") == ["0"]


# --- words -----------------------------------------------------------------------------------------------------------


def test_values_are_printed_as_the_tree_has_them_and_follow_when_they_are_edited():
    [code] = {*found(space(chart("column", YEARS)), "//c:dLbls/c:numFmt/@formatCode")}
    assert (printed(code, 3.0), printed(code, 4.0)) == ("3", "4")


def test_words_that_no_format_makes_are_written():
    made = chart("column", {"2024": (5.0,)})
    value = replace(made.categories[0].values[0], children=trade().caption)
    spoken = replace(made, categories=(replace(made.categories[0], values=(value,)),))
    assert labels(space(spoken)) == [inline_text(trade().caption)]


def test_the_unit_stands_above_the_axis_and_the_caption_in_the_text_alone():
    top = space(trade())
    assert found(top, "c:chart/c:title//a:t/text()") == ["US$ billion"]
    assert found(space(chart("column", YEARS)), "c:chart/c:autoTitleDeleted/@val") == ["1"]


def test_series_have_a_key_where_they_have_names():
    assert found(space(trade()), "//c:legend")
    assert not found(space(chart("column", YEARS)), "//c:legend")


def test_words_are_set_as_the_theme_sets_them():
    [text] = found(space(trade()), "c:txPr//a:defRPr")
    style = house_theme().styles["chart-label"]
    assert text.get("sz") == f"{style.size * 100:.0f}"
    assert found(text, "a:latin/@typeface") == ["+mn-lt"]


# --- marks -----------------------------------------------------------------------------------------------------------


def test_provisional_values_are_hatched():
    top = space(trade())
    assert found(top, "//c:ser[1]/c:dPt/c:idx/@val") == ["2"]
    assert found(top, "//c:ser[1]/c:dPt//a:pattFill/a:fgClr/a:schemeClr/@val") == ["accent1"]
    assert not found(top, "//c:ser[1]/c:spPr//a:pattFill")


def test_provisional_values_of_a_line_have_hollow_markers():
    top = space(trade("line"))
    assert found(top, "//c:ser[1]/c:dPt/c:marker//a:solidFill/a:schemeClr/@val")[0] == "bg1"


def test_the_tones_of_series_are_slots_of_the_theme():
    theme = house_theme()
    fills = found(space(trade()), "//c:ser/c:spPr/a:solidFill/a:schemeClr/@val")
    assert fills == ["accent1", "accent2"]
    assert theme.chart.tones[1].fill == mix(theme.accent, theme.paper, 0.55)


def test_values_count_from_zero():
    assert found(space(trade("line")), "//c:valAx/c:scaling/c:min/@val") == ["0"]
    below = chart("line", {"2023": (-3.0,), "2024": (5.0,)})
    assert found(space(below), "//c:valAx/c:scaling/c:min") == []
    assert found(space(below), "//c:catAx/c:tickLblPos/@val") == ["low"]


def ends(made: Chart) -> tuple[list[str], list[str]]:
    """Return where the axis of values is told to end, above and below."""
    scaling = "//c:valAx/c:scaling/c:{}/@val".format
    return found(space(made), scaling("max")), found(space(made), scaling("min"))


def test_an_axis_ends_where_the_layout_s_does_and_grows_with_edited_values_where_word_ends_it_there_anyway():
    full = chart("stacked-bar", {"Velmora": (0.9, 0.6), "Tesharn": (0.5, 0.7)}, series=("Wall", "Turbines"))
    assert drawn(full).ticks[-1] == 1.5
    assert ends(full) == (["1.5"], ["0"])
    easy = chart("stacked-bar", {"Velmora": (0.9, 0.4), "Tesharn": (0.5, 0.7)}, series=("Wall", "Turbines"))
    assert drawn(easy).ticks[-1] == 1.5
    assert ends(easy) == ([], ["0"])
    below = chart("line", {"2023": (-4.0,), "2024": (4.0,)})
    high, low = ([f"{drawn(below).ticks[end]:g}"] for end in (-1, 0))
    assert ends(below) == (high, low)


def test_names_beside_lines_come_from_the_highest_end_to_the_lowest():
    top = space(chart("line", {"2031": (16.0, 22.9), "2033": (14.6, 21.3)}, series=("Cod", "Herring")))
    assert found(top, "//c:ser/c:tx//c:v/text()") == ["Herring", "Cod"]
    assert found(top, "//c:ser/c:order/@val") == ["0", "1"]
    assert found(top, "//c:ser/c:tx//c:f/text()") == ["Sheet1!$C$1", "Sheet1!$B$1"]


def test_bars_are_read_downwards_with_numbers_below_them():
    top = space(trade("bar"))
    assert found(top, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert found(top, "//c:valAx/c:crosses/@val") == ["max"]


@pytest.mark.parametrize(
    ("form", "categories", "values"), [("column", "maxMin", "minMax"), ("bar", "maxMin", "maxMin")]
)
def test_charts_of_a_language_from_right_to_left_are_mirrored(form, categories, values):
    top = space(trade(form), language="ar-SA")
    assert found(top, "//c:catAx/c:scaling/c:orientation/@val") == [categories]
    assert found(top, "//c:valAx/c:scaling/c:orientation/@val") == [values]
    assert found(top, "c:txPr//a:pPr/@rtl") == ["1"]
    assert {*found(top, "//a:defRPr/@lang")} == {"ar-SA"}


def test_the_paragraph_of_a_chart_runs_from_left_to_right_in_every_language():
    """In others LibreOffice draws the numbers of a chart backwards."""
    arabic = replace(document(trade()), metadata=replace(document().metadata, language="ar"))
    styles = etree.fromstring(members(word_file(arabic))["word/styles.xml"])
    [direction] = styles.xpath("//*[local-name()='style'][*/@*='Chart Figure']/*/*[local-name()='bidi']/@*")
    assert direction == "0"


def test_the_values_of_lines_stand_on_the_side_where_the_layout_has_room_for_them():
    near = chart("line", {"2022": (3.0, 2.0), "2023": (3.4, 2.2), "2024": (3.1, 2.9)}, series=("a", "b"))
    top = space(near)
    sides = [found(each, "c:dLbls//c:dLblPos/@val") for each in found(top, "//c:ser")]
    assert drawn(near).raised >= {(2, 0), (1, 0)}
    assert (2, 1) not in drawn(near).raised
    assert ["t" in side for side in sides] == [True, False]


def test_a_stack_of_one_is_none():
    assert found(space(chart("stacked-column", YEARS)), "//c:grouping/@val") == ["clustered"]


# --- where it stands -------------------------------------------------------------------------------------------------


def test_the_chart_and_its_table_take_the_place_that_the_layout_gives_the_drawing():
    made = trade()
    own = drawn(made)
    lower = above_values(own, WordChart(chart=made, rows=3), house_theme())
    assert own.height - 50 < lower.height < own.height - 30
    assert own.height - lower.height == pytest.approx(own.bottom - lower.bottom)


def test_a_chart_without_a_table_is_as_high_as_in_the_layout():
    made = trade()
    assert above_values(drawn(made), WordChart(chart=made, rows=0), house_theme()) == drawn(made)


def test_a_plot_stays_high_enough_to_be_read():
    made = trade()
    lower = above_values(drawn(made), WordChart(chart=made, rows=40), house_theme())
    assert lower.bottom - lower.top == pytest.approx(house_theme().chart.least)


def test_the_layout_tells_where_values_have_no_room():
    many = {f"{year}": (year / 7, year / 3) for year in range(1990, 2020)}
    crowded = drawn(chart("column", many, series=("a", "b")))
    assert isinstance(crowded, DrawnChart)
    assert not crowded.valued
    assert crowded.below > 0
    assert drawn(trade()).valued
    assert not found(space(chart("column", many, series=("a", "b"))), "//c:showVal[@val='1']")


def test_a_chart_stays_with_its_values_and_what_stands_below_them():
    docx = word_file(document(trade(), paragraph("a")))
    styles = {each.get(f"{{{W}}}styleId"): each for each in find(xml(docx, "word/styles.xml"), "//w:style")}
    names = find(xml(docx), "//w:body//w:pStyle/@w:val")
    drawn_to_note = names[names.index(next(name for name in names if name.startswith("ChartFigure"))) :]
    until_source = drawn_to_note[: next(at for at, name in enumerate(drawn_to_note) if name.startswith("TableSource"))]
    assert len(until_source) > 4
    assert all(find(styles[name], "w:pPr/w:keepNext") for name in until_source if "Heading" not in name)
