"""Every look is a named style, and every figure of it the theme's."""

from dataclasses import replace

import pytest
from lxml import etree
from support.documents import document, paragraph, words
from support.docx import Pages, find, government, val, xml

from briefgen.document.inlines import Emphasis, LineBreak, Strong
from briefgen.writers.docx.pieces import Count, Label, Tab, WordParagraph
from briefgen.writers.docx.sheets import TWO
from briefgen.writers.docx.sides import fitted
from briefgen.writers.docx.styles import styles_part
from briefgen.writers.docx.styleset import paragraph_styles
from briefgen.writers.docx.variants import placed
from briefgen.writers.docx.write import write_docx

THEME = government()
STYLES = paragraph_styles(THEME, numbered_headings=False)


def part(theme=THEME, joined=(), styles=STYLES):
    return etree.fromstring(styles_part(theme, styles.values(), (), joined, "en-GB").data)


def style(name, tree=None):
    return find(part() if tree is None else tree, f"//w:style[w:name/@w:val='{name}']")[0]


@pytest.mark.parametrize(
    "name",
    ["Normal", "Title", "heading 1", "heading 3", "Body Text", "List Bullet", "List Number 5", "caption", "header"],
)
def test_what_word_has_built_in_is_bound_by_word_s_name(name):
    assert find(style(name), "@w:customStyle") == []


def test_there_is_one_default_of_each_kind():
    defaults = find(part(), "//w:style[@w:default='1']/@w:type")
    assert sorted(defaults) == ["character", "numbering", "paragraph", "table"]


@pytest.mark.parametrize(("level", "token"), [(0, "heading-1"), (1, "heading-2"), (2, "heading-3")])
def test_headings_are_the_outline(level, token):
    heading = style(f"heading {level + 1}")
    assert val(find(heading, "w:pPr/w:outlineLvl")[0]) == str(level)
    assert val(find(heading, "w:rPr/w:sz")[0]) == str(round(THEME.styles[token].size * 2))
    assert find(heading, "w:pPr/w:keepNext[not(@w:val)]")


def test_sizes_are_the_theme_s():
    body = replace(THEME.styles["body"], size=13.0, line=19.0, colour="#123456")
    theme = replace(THEME, styles={**THEME.styles, "body": body})
    tree = part(theme, styles=paragraph_styles(theme, numbered_headings=False))
    found = style("Body Text", tree)
    assert [val(each) for each in find(found, "w:rPr/w:sz | w:rPr/w:szCs | w:rPr/w:color")] == ["123456", "26", "26"]
    assert val(find(found, "w:pPr/w:spacing")[0], "line") == "380"


def test_semibold_is_word_s_bold():
    assert THEME.styles["heading-1"].weight == "semibold"
    assert find(style("heading 1"), "w:rPr/w:b[not(@w:val)]")
    assert find(style("Body Text"), "w:rPr[not(w:b)]")


def test_the_family_is_named_by_the_theme_part_alone_save_for_boxes_to_tick():
    named = find(part(), "//w:style[w:rPr/w:rFonts/@w:ascii]/@w:styleId")
    assert named == ["TickBox"]


def test_words_that_are_two_things_at_once_have_a_style_of_both():
    assert not find(part(), "//w:style[@w:styleId='StrongEmphasis']")
    assert find(style("Strong Emphasis", part(joined=[frozenset({"strong", "emphasis"})])), "w:rPr[w:b and w:i]")


def test_a_joined_style_is_there_exactly_where_words_ask_for_it():
    said = (Strong(children=words("so")), Strong(children=(Emphasis(children=words("so much")),)))
    docx = write_docx(document(paragraph(*said)), Pages(), THEME)
    named = set(find(xml(docx), "//w:rStyle/@w:val"))
    joined = [val(each, "styleId") for each in find(xml(docx, "word/styles.xml"), "//w:style[@w:type='character']")]
    assert named <= {*joined}
    assert [each in joined for each in ("StrongEmphasis", "HyperlinkStrong")] == [True, False]


def test_a_box_is_as_wide_as_the_text_around_it():
    box, frame = THEME.boxes["key-message"], STYLES["KeyMessage"].frame
    assert STYLES["KeyMessage"].left == box.bar_width + round(box.padding)
    assert (frame.left.colour, frame.left.width, frame.fill) == (box.bar, box.bar_width, box.fill)


@pytest.mark.parametrize("kind", ["KeyMessage", "SideBox", "WarningBox", "ConflictBox"])
def test_everything_in_a_box_has_its_frame_and_reaches_its_edge(kind):
    inside = [each for id_, each in STYLES.items() if id_.startswith(kind)]
    assert len({each.frame for each in inside}) == 1
    assert len({round(each.left - each.hanging, 6) for each in inside}) == 1
    assert len({each.right for each in inside}) == 1


# --- variants ----------------------------------------------------------------------------------------------------


def put(id_, **place):
    return placed(STYLES[id_], WordParagraph(style=id_, pieces=(), **place), THEME)


def test_a_paragraph_in_no_special_place_has_the_plain_style():
    assert put("BodyText") == STYLES["BodyText"]


def test_the_ends_of_a_box_have_the_space_around_it():
    box = THEME.boxes["key-message"]
    first, last = put("KeyMessage", box="key-message", first=True), put("KeyMessage", box="key-message", last=True)
    assert (first.name, first.before, last.name, last.after) == (
        "Key Message First",
        box.before,
        "Key Message Last",
        box.after,
    )


def test_a_second_box_differs_in_its_border_and_its_indent():
    first, second = put("SideBox"), put("SideBox", second=True)
    assert first.frame != second.frame
    assert first.right != second.right
    assert first.left == second.left


def test_space_below_a_table_is_what_the_theme_asks_for():
    assert put("BodyText", after_table=True).before == THEME.table.after


def test_a_variant_is_based_on_what_it_varies():
    variant = put("ListBullet", first=True, last=True, before_table=True)
    assert (variant.based_on, variant.built_in, variant.numbering) == ("ListBullet", False, None)


# --- columns -----------------------------------------------------------------------------------------------------


def test_what_belongs_to_a_point_begins_where_its_words_do():
    width = THEME.points.certainty + THEME.points.gap
    assert (STYLES["Point"].left, STYLES["Point"].hanging) == (width, width)
    assert (STYLES["PointContinue"].left, STYLES["PointContinue"].hanging) == (width, 0.0)
    nested = put("ListBullet", columns=("certainty",))
    assert (nested.name, nested.left - STYLES["ListBullet"].left, nested.hanging) == (
        "List Bullet In Point",
        width,
        STYLES["ListBullet"].hanging,
    )


def test_in_a_box_what_stands_in_columns_reaches_back_to_the_edge():
    plain, inside = STYLES["ConflictBox"], put("ConflictBox", box="conflict", columns=("label", "answer"))
    label, answer = THEME.points.label + THEME.points.gap, THEME.indents.answer
    assert (inside.left - inside.hanging, inside.frame) == (plain.left, plain.frame)
    assert [stop.at - plain.left for stop in inside.tabs] == [label, label + answer]


@pytest.mark.parametrize("name", ["Question", "FactValue", "DecisionChoices", "MarginNote", "Attribution"])
def test_what_has_no_style_for_boxes_gets_one_where_it_stands_in_one(name):
    inside = put(name, box="side")
    assert (inside.name, inside.left - inside.hanging) == (
        f"{STYLES[name].name} In Side Box",
        STYLES["SideBox"].left,
    )
    assert inside.right == STYLES["SideBox"].right


def test_a_question_in_a_box_stays_with_its_answer():
    assert put("Question", box="side").keep_next


@pytest.mark.parametrize(("numbers", "hanging"), [("hung", THEME.number_column), ("flush", 0.0)])
def test_numbers_of_paragraphs_hang_out_or_run_in(numbers, hanging):
    made = paragraph_styles(replace(THEME, paragraph_numbers=numbers), numbered_headings=False)["NumberedParagraph"]
    assert (made.left, made.hanging) == (0.0, hanging)


def test_in_columns_a_numbered_paragraph_hangs_out_nowhere():
    count = Count(kind="paragraph", value=7, width=2.0)
    plain = WordParagraph(style="NumberedParagraph", pieces=(), counted=count)
    made = placed(STYLES["NumberedParagraph"], plain._replace(abreast=TWO), THEME)
    assert (made.id, made.left, made.hanging) == ("NumberedParagraphInColumns", 0.0, 0.0)
    assert placed(STYLES["NumberedParagraph"], plain, THEME) == STYLES["NumberedParagraph"]


def test_where_a_margin_is_kept_for_notes_the_text_leaves_it_free_and_the_furniture_does_not():
    kept = paragraph_styles(replace(THEME, margin_notes=True), numbered_headings=False)
    width = THEME.page.width - THEME.page.left - THEME.page.right
    margin = THEME.margin_note.width + THEME.margin_note.gap
    assert kept["TOC1"].tabs[0].at == width - margin
    assert (kept["Header"].tabs[-1].at, kept["Header"].right) == (width, -margin)


# --- labels ------------------------------------------------------------------------------------------------------


def fit(label, id_="LabelledPoint"):
    pieces = (Label(children=words(label), look="point"), Tab(), *words("said"))
    return fitted(pieces, STYLES[id_], THEME)[1]


def test_a_label_wider_than_its_column_has_a_line_of_its_own():
    assert fit("The ministry") == Tab()
    assert fit("Observers of the energy market in both capitals") == LineBreak()


def test_words_without_a_label_stay_on_the_tab():
    assert fitted((Tab(), *words("said")), STYLES["Point"], THEME)[0] == Tab()


def test_registers_are_set_small():
    assert STYLES["RegisterText"].text.size == THEME.styles["register"].size
    assert STYLES["RegisterHeading"].keep_next
