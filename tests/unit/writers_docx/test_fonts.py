"""Families in a Word file: two slots of its theme that a person can change, a substitute for each, the others by name."""

import pytest
from lxml import etree
from support.documents import document, paragraph, section, table
from support.docx import Pages, find, government, val, xml

from briefgen.resources import templates_root
from briefgen.theme.load import load_theme
from briefgen.writers.docx.write import write_docx

HOUSE = government()
SERIF = load_theme("thinktank", (templates_root(),), paper="a4", published=False)
DRAWINGS = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def written(theme):
    return write_docx(document(section(1, "Heading", paragraph("Text."), table(("A",), ("b",)))), Pages(), theme)


def fonts_of(docx, name):
    """Return the fonts that the style of that name asks for itself, by attribute."""
    [style] = find(xml(docx, "word/styles.xml"), f"//w:style[w:name/@w:val='{name}']")
    return {etree.QName(key).localname: value for each in find(style, "w:rPr/w:rFonts") for key, value in each.items()}


@pytest.mark.parametrize("theme", [HOUSE, SERIF], ids=["house", "serif"])
@pytest.mark.parametrize("name", ["Title", "heading 1", "heading 3", "Annex"])
def test_headings_take_the_theme_part_s_slot_for_headings(theme, name):
    assert fonts_of(written(theme), name) == {
        "asciiTheme": "majorHAnsi",
        "hAnsiTheme": "majorHAnsi",
        "eastAsiaTheme": "majorEastAsia",
        "cstheme": "majorBidi",
    }


@pytest.mark.parametrize("name", ["Body Text", "List Bullet", "Quote"])
def test_text_names_no_font_and_so_has_the_slot_for_text(name):
    assert fonts_of(written(SERIF), name) == {}


@pytest.mark.parametrize("name", ["Table Text", "caption", "header", "Point Label", "Page Marking"])
def test_labels_name_their_family(name):
    assert fonts_of(written(SERIF), name)["ascii"] == "Noto Sans"
    assert fonts_of(written(HOUSE), name) == {}


@pytest.mark.parametrize(
    ("theme", "major", "minor"), [(HOUSE, "Noto Sans", "Noto Sans"), (SERIF, "Noto Serif", "Noto Serif")]
)
def test_the_slots_are_the_theme_s_families(theme, major, minor):
    part = xml(written(theme), "word/theme/theme1.xml")
    found = part.xpath("//a:fontScheme/*/a:latin/@typeface", namespaces=DRAWINGS)
    assert found == [major, minor]


@pytest.mark.parametrize("slot", ["majorFont", "minorFont"])
@pytest.mark.parametrize("theme", [HOUSE, SERIF], ids=["house", "serif"])
def test_each_script_has_a_family_that_has_its_letters(theme, slot):
    part = xml(written(theme), "word/theme/theme1.xml")
    found = {each.get("script"): each.get("typeface") for each in part.xpath(f"//a:{slot}/a:font", namespaces=DRAWINGS)}
    assert found == {"Arab": "Noto Sans Arabic", "Deva": "Noto Sans", "Hebr": "Noto Sans Hebrew"}


def test_headings_of_another_family_than_the_text(tmp_path):
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.yaml").write_text("inherit: government\nheading_font: Noto Serif\n", encoding="utf-8")
    theme = load_theme("own", (tmp_path, templates_root()), paper="a4", published=False)
    part = xml(written(theme), "word/theme/theme1.xml")
    assert part.xpath("//a:fontScheme/*/a:latin/@typeface", namespaces=DRAWINGS) == ["Noto Serif", "Noto Sans"]


def test_the_font_table_has_every_family_with_what_stands_in_for_it():
    fonts = find(xml(written(SERIF), "word/fontTable.xml"), "//w:font")
    assert [(val(font, "name"), val(font.find("{*}family")), val(font.find("{*}altName"))) for font in fonts] == [
        ("Noto Sans", "swiss", "Segoe UI,Calibri,Arial"),
        ("Noto Serif", "roman", "Cambria,Georgia,Times New Roman"),
    ]


def test_a_rule_above_a_heading_is_its_border():
    [style] = find(xml(written(SERIF), "word/styles.xml"), "//w:style[w:name/@w:val='heading 1']")
    [border] = find(style, "w:pPr/w:pBdr/*")
    rule = SERIF.styles["heading-1"].above
    assert etree.QName(border).localname == "top"
    assert [val(border, name) for name in ("sz", "space", "color")] == [
        str(round(rule.width * 8)),
        str(round(rule.space)),
        rule.colour.removeprefix("#").upper(),
    ]


def test_a_rule_goes_over_the_margin_for_notes_too():
    theme = load_theme("thinktank", (templates_root(),), paper="a4", published=False, margin_notes=True)
    [style] = find(xml(written(theme), "word/styles.xml"), "//w:style[w:name/@w:val='heading 1']")
    reach = theme.margin_note.width + theme.margin_note.gap
    assert int(val(find(style, "w:pPr/w:ind")[0], "right")) == pytest.approx(-20 * reach, abs=1)
