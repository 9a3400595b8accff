"""Fonts in the file: whole scripts, what shaping needs, and only where the font itself allows it."""

from dataclasses import replace

import pytest
import uharfbuzz as hb
from support.documents import document, paragraph
from support.docx import Pages, find, government, members, xml
from support.docx_lint.lint import lint
from support.fonts import SLOTS, embedded
from support.openxml import audit
from support.scripts import everything_in
from support.tools import need_module

from briefgen.diagnostics import UserError
from briefgen.layout.fonts import load_fonts
from briefgen.resources import templates_root
from briefgen.theme.load import load_theme
from briefgen.writers.docx import embedding
from briefgen.writers.docx.embedding import embeddable
from briefgen.writers.docx.write import write_docx
from briefgen.writers.options import WriteOptions

FONTS = load_fonts((templates_root(),))
HOUSE = government()
ENGLISH = document(paragraph("The ferry sails."))


def written(document=ENGLISH, theme=HOUSE, *, fonts=FONTS, pages=1, embed_fonts=None):
    options = WriteOptions(embed_fonts=embed_fonts)
    return write_docx(document, Pages(page_count=pages), theme, fonts=fonts, options=options)


def opened(data):
    face = hb.Face(hb.Blob(data))
    return face, hb.Font(face)


def shaped(font, text):
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [(font.get_glyph_name(info.codepoint), position.x_advance) for info, position in _pairs(buffer)]


def _pairs(buffer):
    return zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)


def advances(font, text):
    return [advance for _, advance in shaped(font, text)]


# --- which documents -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "asked", "has"), [(1, None, True), (2, None, False), (2, True, True), (1, False, False)]
)
def test_a_document_of_one_page_has_its_fonts_others_where_they_are_asked_for(pages, asked, has):
    docx = written(pages=pages, embed_fonts=asked)
    assert bool(embedded(docx)) == has
    assert bool(find(xml(docx, "word/settings.xml"), "w:embedTrueTypeFonts")) == has
    assert any(name.endswith(".odttf") for name in members(docx)) == has


@pytest.mark.parametrize(("token", "pages", "has"), [("always", 3, True), ("never", 1, False), ("one-page", 3, False)])
def test_a_theme_may_say_it(token, pages, has):
    assert bool(embedded(written(theme=replace(HOUSE, embed_fonts=token), pages=pages))) == has


def test_word_does_not_cut_the_fonts_down_to_the_letters_in_use_when_it_saves():
    assert not find(xml(written(), "word/settings.xml"), "w:saveSubsetFonts")


# --- which cuts ----------------------------------------------------------------------------------------------------


def test_the_four_cuts_that_word_knows_of_a_family_are_those_of_that_name():
    fonts = embedded(written())
    assert [*fonts] == [("Noto Sans", slot) for slot in SLOTS]
    styles = {slot: opened(data)[0].get_name(6) for (_, slot), data in fonts.items()}
    assert styles == {
        "embedRegular": "NotoSans-Regular",
        "embedBold": "NotoSans-Bold",
        "embedItalic": "NotoSans-Italic",
        "embedBoldItalic": "NotoSans-BoldItalic",
    }
    assert {opened(data)[0].get_name(1) for data in fonts.values()} == {"Noto Sans"}


def test_a_theme_of_two_families_has_both():
    theme = load_theme("thinktank", (templates_root(),), paper="a4", published=False)
    assert {family for family, _ in embedded(written(theme=theme))} == {"Noto Sans", "Noto Serif"}


def test_a_family_without_italics_fills_two_slots():
    fonts = embedded(written(everything_in("he")))
    assert [slot for family, slot in fonts if family == "Noto Sans Hebrew"] == ["embedRegular", "embedBold"]


@pytest.mark.parametrize(("words", "family"), [("מעבורת", "Noto Sans Hebrew"), ("کشتی", "Noto Sans Arabic")])
def test_a_word_in_another_script_brings_the_family_that_sets_it(words, family):
    assert {name for name, _ in embedded(written(document(paragraph(words))))} == {"Noto Sans", family}


# --- which letters -------------------------------------------------------------------------------------------------

LATIN, CYRILLIC, DEVANAGARI = "ABCXYZabcxyzÄéłőșğ€–“”•−ệṭṣ", "ЖжЩщЪъЫыЭэЮюЯяЇїҚқ", "कखगघङचछजझञटठडढणािीुूेैोौ्ंः०९"


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [
        ("en-GB", LATIN, CYRILLIC + DEVANAGARI),
        ("ru-RU", LATIN + CYRILLIC, DEVANAGARI),
        ("hi-IN", LATIN + DEVANAGARI, CYRILLIC),
    ],
)
def test_whole_scripts_are_there_and_not_the_letters_in_use(language, inside, outside):
    docx = written(ENGLISH if language == "en-GB" else everything_in(language))
    for data in embedded(docx).values():
        has = set(map(chr, opened(data)[0].unicodes))
        assert not set(inside) - has
        assert not set(outside) & has


def test_words_typed_later_are_shaped_as_the_font_on_the_disk_shapes_them():
    [data] = [font for (_, slot), font in embedded(written(everything_in("hi-IN"))).items() if slot == "embedRegular"]
    _, cut = opened(data)
    whole = FONTS.face("Noto Sans", "regular").font
    for words in ("AVATAR To fi", "क्षत्रिय ज्ञानी श्रृंखला र्क", "स्त्री द्ध ट्र"):
        assert advances(cut, words) == advances(whole, words)
    assert advances(cut, "AV") != [advance for letter in "AV" for advance in advances(cut, letter)]
    assert len(advances(cut, "क्ष")) == 1


def test_figures_of_equal_width_can_still_be_turned_on_in_word():
    [data] = [font for (_, slot), font in embedded(written()).items() if slot == "embedRegular"]
    face, _ = opened(data)
    assert {"pnum", "onum", "kern", "mark"} <= {
        tag for table in ("GSUB", "GPOS") for tag in face.get_language_feature_tags(table, 0)
    }


# --- the file ------------------------------------------------------------------------------------------------------


def test_the_key_is_the_content_s():
    once, again, other = written(), written(ENGLISH), written(everything_in("ru-RU"))
    keys = [find(xml(each, "word/fontTable.xml"), "//@w:fontKey") for each in (once, again, other)]
    assert keys[0] == keys[1]
    assert not set(keys[0]) & set(keys[2])
    assert once == again


def test_a_batch_cuts_each_font_once(monkeypatch):
    embedding._cut.cache_clear()
    cut = []
    monkeypatch.setattr(embedding, "_subset", lambda face, _: cut.append(face) or b"\0" * 64)
    for _ in range(3):
        written(document(paragraph("ж")))
    embedding._cut.cache_clear()
    assert len(cut) == 4


def test_the_referees_find_nothing(tmp_path):
    need_module("openxml_audit")
    docx = written(everything_in("hi-IN"))
    assert (lint(docx), audit(docx, tmp_path)) == ([], [])


# --- what a font says of itself ------------------------------------------------------------------------------------


def saying(fs_type, tmp_path):
    """Return the regular cut, in a file that says what may be done with it."""
    source = FONTS.face("Noto Sans", "regular")
    data = bytearray(source.path.read_bytes())
    count = int.from_bytes(data[4:6])
    tables = {bytes(data[at : at + 4]): at for at in range(12, 12 + 16 * count, 16)}
    offset = int.from_bytes(data[tables[b"OS/2"] + 8 :][:4])
    data[offset + 8 : offset + 10] = fs_type.to_bytes(2)
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "one.ttf").write_bytes(data)
    return load_fonts((tmp_path,))


@pytest.mark.parametrize(
    ("fs_type", "may"), [(0, True), (8, True), (2, False), (4, False), (0x200, False), (0x100, True)]
)
def test_a_font_is_embedded_where_it_allows_editing(fs_type, may, tmp_path):
    fonts = saying(fs_type, tmp_path)
    assert embeddable(fonts.faces[0]) is may
    assert bool(embedded(written(fonts=fonts, theme=replace(HOUSE, fallback=())))) is may


def test_a_font_that_may_not_be_cut_is_embedded_whole(tmp_path):
    fonts = saying(0x100, tmp_path)
    [data] = embedded(written(fonts=fonts, theme=replace(HOUSE, fallback=()))).values()
    assert data == fonts.faces[0].path.read_bytes()


def test_what_is_asked_for_and_may_not_be_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(UserError) as caught:
        written(fonts=saying(2, tmp_path), theme=replace(HOUSE, fallback=()), embed_fonts=True)
    [found] = caught.value.diagnostics
    assert found.code == "BG914"
    assert "'Noto Sans' may not be embedded" in found.message
    assert "--no-embed-fonts" in found.hints[0]
