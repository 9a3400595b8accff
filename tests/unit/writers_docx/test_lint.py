"""Each rule of the lint finds the defect it is there for, and no rule is without one."""

import pytest
from support.documents import everything
from support.docx import Pages, government
from support.docx_additions import CHART, FONT, WORKBOOK, embedded, rich, workbook
from support.docx_defects import as_it_is, both, each, put, put_in, repacked, sub, without
from support.docx_lint import (
    archive,
    charts,
    colours,
    drawings,
    fields,
    grids,
    house,
    lists,
    notes,
    parts,
    residue,
    sections,
    settings,
    stylesheet,
    typefaces,
    words,
)
from support.docx_lint.lint import OF_PACKAGES, OF_WORD, lint
from support.docx_lint.package import opened

from briefgen.writers.docx.write import write_docx

BODY, STYLES, NUMBERING, SETTINGS = (f"word/{name}.xml" for name in ("document", "styles", "numbering", "settings"))
RELATED, TYPES, FONTS = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/fontTable.xml"
HEADER, FOOTER, NOTES, CORE = "word/header1.xml", "word/footer1.xml", "word/footnotes.xml", "docProps/core.xml"
SOUND = rich(write_docx(everything(), Pages(page_count=2), government()))
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text(added):
    """Put a paragraph before all others."""
    return put(BODY, "<w:body>", f'<w:body><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{added}</w:p>')


def run(added):
    return text(f"<w:r>{added}</w:r>")


def field(code, shown="1", *, end="end"):
    return text(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="{end}"/></w:r>'
    )


def related(kind, target="x.bin", *, mode=""):
    return put(
        RELATED,
        "</Relationships>",
        f'<Relationship Id="new" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>',
    )


def setting(added):
    return put(SETTINGS, "<w:zoom", f"{added}<w:zoom")


def entry(**changes):
    def change(member):
        for name, value in changes.items():
            setattr(member, name, value)

    return change


def first_only(member):
    member.date_time = (2026, 1, 1, 0, 0, 0) if member.filename == BODY else member.date_time


OUTSIDE = ' TargetMode="External"'
DEFECTS = [
    (archive.names_stand_once, repacked(as_it_is, again="WORD/document.xml"), "the member 'word/document.xml' stands 2"),
    (archive.names_stay_within, repacked(as_it_is, again="../evil.xml"), "the name '../evil.xml' leads out"),
    (archive.names_stay_within, repacked(as_it_is, again="word/media/"), "'word/media/' is a folder"),
    (archive.content_types_come_first, repacked(as_it_is, first=BODY), f"the package begins with '{BODY}'"),
    (archive.members_can_be_read, repacked(entry(external_attr=1 << 16)), f"the member '{TYPES}' has other permissions"),
    (archive.members_can_be_read, repacked(entry(compress_type=14)), f"the member '{TYPES}' is packed in a way"),
    (archive.members_say_nothing_of_the_machine, repacked(first_only), "the members have 2 dates"),
    (archive.members_say_nothing_of_the_machine, repacked(entry(comment=b"by me")), f"the member '{TYPES}' has a comment"),
    (parts.parts_have_content_types, put(TYPES, 'Extension="png"', 'Extension="gif"'), "word/media/image1.png has no"),
    (parts.content_types_name_parts, without(FOOTER), f"there is a content type for /{FOOTER}, which is not there"),
    (
        parts.content_types_name_parts,
        put(TYPES, "</Types>", '<Default Extension="png" ContentType="image/png"/></Types>'),
        "the content type of 'png' stands 2 times",
    ),
    (parts.content_types_fit, put(TYPES, "numbering+xml", "styles+xml"), f"{NUMBERING} is related as numbering"),
    (parts.relationships_stand_once, put(RELATED, 'Id="rId2"', 'Id="rId1"'), f"{BODY}: the relationship 'rId1' stands"),
    (parts.used_relationships_are_there, sub(BODY, r'(<w:hyperlink r:id=)"[^"]+"', r'\1"gone"'), f"{BODY} uses the relationship 'gone'"),
    (
        parts.relationships_are_used,
        sub(BODY, r'<w:hyperlink r:id="[^"]+"', "<w:hyperlink"),
        "the link to 'https://example.org/energy' is not used",
    ),
    (parts.relationships_are_used, sub(BODY, r"<w:drawing><wp:inline xmlns:wp[^>]*><wp:extent cx=.5040000.*?</w:drawing>", ""), f"the chart to '{CHART}' is not used"),
    (
        parts.relationships_are_of_the_right_kind,
        sub(
            BODY,
            r'(<w:headerReference w:type="first" r:id=)"[^"]+"(.*?<w:footerReference w:type="first" r:id=)("[^"]+")',
            r"\1\3\2\3",
        ),
        f"{BODY}: the headerReference",
    ),
    (parts.parts_of_one_kind_are_one, related("styles", "styles.xml"), "a relationship to 'styles' stands 2 times"),
    (parts.targets_are_there, put(RELATED, '"numbering.xml"', '"gone.xml"'), f"{BODY} is related to 'word/gone.xml'"),
    (parts.parts_are_led_to, put_in("word/extra.xml", b"<x/>"), "nothing leads to word/extra.xml"),
    (parts.parts_are_led_to, put_in("word/_rels/gone.xml.rels", b"<x/>"), "word/_rels/gone.xml.rels belongs to no part"),
    (parts.outer_targets_are_on_the_web, related("image", "http://x.org/y.png", mode=OUTSIDE), f"{BODY} fetches a image"),
    (
        parts.outer_targets_are_on_the_web,
        put(RELATED, "https://example.org/energy", "file:///C:/energy.docx"),
        f"{BODY} links to 'file:///C:/energy.docx'",
    ),
    (parts.newer_names_are_declared, put(BODY, 'Ignorable="w14"', 'Ignorable="w14 w99"'), f"{BODY} lets programs pass over 'w99'"),
    (parts.documents_declare_no_entities, sub(HEADER, "<w:hdr", "<!DOCTYPE hdr><w:hdr"), f"{HEADER} has a document type"),
    (words.bookmarks_stand_once, put(BODY, 'w:name="bf_2"', 'w:name="BF_1"'), "bookmark name 'bf_1' stands 2 times"),
    (words.bookmarks_stand_once, put(BODY, 'w:id="2" w:name', 'w:id="1" w:name'), "bookmark id '1' stands 2 times"),
    (words.bookmark_names_are_lawful, put(BODY, 'w:name="bf_2"', 'w:name="2-b"'), "bookmark name '2-b' is malformed"),
    (words.bookmarks_are_paired, put(BODY, '<w:bookmarkEnd w:id="3"/>', ""), "bookmark 3 is not paired"),
    (words.bookmarks_are_paired, text('<w:bookmarkEnd w:id="77"/>'), "bookmark 77 is not paired: it ends"),
    (words.links_lead_to_bookmarks, sub(BODY, r'w:anchor="bf_\d+"', 'w:anchor="gone"'), "a link leads to 'gone'"),
    (words.links_lead_somewhere, sub(BODY, r' w:anchor="bf_\d+"', ""), "a link leads nowhere"),
    (words.control_ids_stand_once, sub(BODY, r'(<w:sdtPr>.*?<w:id w:val=")2(")', r"\g<1>1\g<2>"), "content control '1' stands"),
    (words.controls_hold_something, sub(BODY, r"<w:sdtContent>.*?</w:sdtContent>", "<w:sdtContent/>"), "a content control is empty"),
    (words.paragraph_ids_stand_once, put(BODY, '"0000000B"', '"0000000A"'), "paragraph id '0000000A' stands 2 times"),
    (words.paragraph_ids_stand_once, put(BODY, '"0000000B"', '"8000000B"'), "paragraph id '8000000B' is out of range"),
    (words.characters_have_their_elements, put(BODY, ">A visit<", ">A\tvisit<"), "'A\\tvisit' has a character"),
    (words.characters_have_their_elements, put(BODY, ">A visit<", ">A\nvisit<"), "'A\\nvisit' has a character"),
    (words.spaces_are_kept, run("<w:t>so </w:t>"), "'so ' may lose its spaces"),
    (words.text_stands_in_runs, text("<w:t>loose</w:t>"), "a t stands in no run"),
    (words.nothing_is_hidden, run("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>"), "text is hidden"),
    (words.nothing_is_hidden, sub(STYLES, "<w:rPr>", "<w:rPr><w:vanish/>"), "text is hidden"),
    (words.nothing_is_tracked, text('<w:ins w:id="9" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'), "a change is tracked: ins"),
    (words.nothing_is_commented, run('<w:commentReference w:id="0"/>'), "a comment is called"),
    (words.nothing_is_commented, related("comments", "comments.xml"), "word/comments.xml holds comments"),
    (words.levels_of_text_are_known, put(STYLES, '<w:outlineLvl w:val="0"', '<w:outlineLvl w:val="12"'), "there is no outline level '12'"),
    (fields.fields_are_closed, put(BODY, 'w:fldCharType="separate"', 'w:fldCharType="end"'), "a field is not closed"),
    (fields.fields_are_closed, put(FOOTER, 'w:fldCharType="end"', 'w:fldCharType="begin"'), "a field is not closed"),
    (fields.fields_say_what_they_are, field(" "), "a field has no code"),
    (fields.fields_show_something, field(" PAGE ", ""), "the field 'PAGE' shows nothing"),
    (fields.fields_lead_to_bookmarks, field(" REF gone \\h "), "a field names 'gone', which is not there"),
    (fields.fields_lead_to_bookmarks, put(BODY, " PAGEREF figure_1", " PAGEREF gone"), "a field names 'gone', which is not"),
    (fields.fields_stay_within, field(' INCLUDETEXT "C:/secret.docx" '), "the field 'INCLUDETEXT"),
    (fields.fields_stay_within, field(" DDEAUTO cmd "), "the field 'DDEAUTO cmd' reaches out"),
    (fields.captions_count, put(BODY, "<w:t>2</w:t>", "<w:t>3</w:t>"), "Plate 3 is number 2"),
    (fields.references_say_what_they_refer_to, put(BODY, "<w:t>Plate 1<", "<w:t>Plate 2<"), "a reference says 'Plate 2'"),
    (fields.page_references_are_numbers, field(" PAGEREF figure_1 ", "??"), "the page of 'PAGEREF figure_1' is '??'"),
    (stylesheet.style_ids_stand_once, put(STYLES, 'Id="Lead"', 'Id="BodyText"'), "style id 'BodyText' stands 2 times"),
    (stylesheet.style_names_stand_once, put(STYLES, 'w:val="Lead"', 'w:val="Body text"'), "style name 'body text' stands"),
    (stylesheet.styles_have_names, put(STYLES, '<w:name w:val="Lead"/>', ""), "the style 'Lead' has no name"),
    (stylesheet.used_styles_are_defined, put(BODY, 'w:pStyle w:val="Lead"', 'w:pStyle w:val="Strong"'), "there is no paragraph style 'Strong'"),
    (stylesheet.used_styles_are_defined, put(BODY, 'w:rStyle w:val="Strong"', 'w:rStyle w:val="Gone"'), "there is no character style 'Gone'"),
    (stylesheet.used_styles_are_defined, put(BODY, 'tblStyle w:val="BriefTable"', 'tblStyle w:val="Gone"'), "there is no table style 'Gone'"),
    (stylesheet.styles_refer_to_styles, put(STYLES, 'next w:val="BodyText"', 'next w:val="Gone"'), "a style refers to 'Gone'"),
    (stylesheet.styles_rest_on_their_kind, sub(STYLES, 'basedOn w:val="Normal"', 'basedOn w:val="Strong"'), "the paragraph style 'Title' rests on the character style"),
    (stylesheet.styles_do_not_rest_on_themselves, sub(STYLES, '(Id="Title">.*?basedOn w:val=")Normal', r"\1Title"), "the style 'Title' rests on itself"),
    (stylesheet.linked_styles_name_one_another, put(STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Normal"/><w:link w:val="Strong"/>'), "the style 'Title' is linked to 'Strong'"),
    (stylesheet.measures_are_numbers, sub(STYLES, r'<w:sz w:val="\d+"', '<w:sz w:val="big"'), "'big' is no measure"),
    (stylesheet.each_kind_has_one_default, put(STYLES, ' w:default="1"', ""), "there is no default style for paragraphs"),
    (colours.theme_colours_are_there, sub(STYLES, 'w:themeColor="text1"', 'w:themeColor="text9"'), "the theme has no colour 'text9'"),
    (colours.theme_colours_stand_in_figures, sub(STYLES, r'<w:color w:val="\w+" w:themeColor="text1"', '<w:color w:val="112233" w:themeColor="text1"'), "text1 is 000000 in the theme, 112233"),
    (colours.theme_colours_stand_in_figures, sub(STYLES, r'w:fill="\w+"', 'w:fill="FF0000"'), "background2 is F1F3F5 in the theme, FF0000"),
    (lists.list_ids_stand_once, put(NUMBERING, '<w:num w:numId="2"', '<w:num w:numId="1"'), "numId '1' stands 2 times"),
    (lists.list_ids_stand_once, put(NUMBERING, 'abstractNumId="2"', 'abstractNumId="1"'), "abstractNumId '1' stands 2 times"),
    (lists.lists_rest_on_what_is_there, put(NUMBERING, 'abstractNumId w:val="2"', 'abstractNumId w:val="77"'), "a num refers to the abstractNum '77'"),
    (lists.lists_have_nine_levels, sub(NUMBERING, r'<w:lvl w:ilvl="8">.*?</w:lvl>', ""), "abstractNum 1 has not all nine"),
    (lists.lists_come_after_what_they_rest_on, sub(NUMBERING, r"(<w:abstractNum .*?</w:abstractNum>)(.*)(</w:numbering>)", r"\2\1\3"), "an abstractNum stands after a num"),
    (lists.used_lists_are_there, put(BODY, '<w:numId w:val="9"/>', '<w:numId w:val="66"/>'), "there is no numId '66'"),
    (lists.used_lists_are_there, put(STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="66"/>'), "there is no numId '66'"),
    (lists.levels_are_from_0_to_8, sub(BODY, r'<w:ilvl w:val="\d"/>', '<w:ilvl w:val="9"/>'), "there is no level '9'"),
    (lists.levels_show_levels_above, sub(NUMBERING, 'lvlText w:val="%1', 'lvlText w:val="%3'), "level 0 shows the number of"),
    (lists.styles_and_levels_name_one_another, put(NUMBERING, 'pStyle w:val="ListBullet"', 'pStyle w:val="ListBullet2"'), "the style 'ListBullet' is linked"),
    (lists.styles_and_levels_name_one_another, sub(STYLES, r'(<w:style [^>]*w:styleId="ListBullet".*?)<w:numPr>.*?</w:numPr>', r"\1"), "a level is linked to the style 'ListBullet', which"),
    (lists.a_style_has_one_level, put(NUMBERING, 'pStyle w:val="ListBullet"', 'pStyle w:val="ListBullet2"'), "a level of style 'ListBullet2' stands 2 times"),
    (grids.tables_are_as_wide_as_their_columns, sub(BODY, r'(<w:tblW w:w=")\d+', r"\g<1>99"), "a table is not as wide as"),
    (grids.rows_fill_the_grid, sub(BODY, r"<w:tc>(?:(?!<w:tc>).)*?</w:tc></w:tr>", "</w:tr>"), "a row has more or fewer cells"),
    (grids.rows_are_as_wide_as_their_table, sub(BODY, r'(<w:tcW w:w=")\d+', r"\g<1>99"), "a row is not as wide as"),
    (grids.cells_end_with_a_paragraph, sub(BODY, r"(<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>.*?</w:p>", r"\1"), "a cell does not end with a paragraph"),
    (grids.merged_cells_begin_somewhere, sub(BODY, r"(<w:tcW[^>]*/>)", r"\1<w:vMerge/>"), "a cell continues one that is not there"),
    (grids.sides_are_left_and_right, sub(BODY, r"(<w:tcW [^>]*/>)", r'\1<w:tcBorders><w:start w:val="nil"/></w:tcBorders>'), "the tcBorders name a side 'start'"),
    (grids.tables_do_not_run_together, sub(BODY, r"(<w:tbl>.*?</w:tbl>)", r"\1\1"), "two tables run together"),
    (grids.the_last_table_has_a_paragraph_after_it, sub(BODY, r"</w:tbl>.*<w:sectPr>", "</w:tbl><w:sectPr>"), "the last table has no paragraph"),
    (grids.header_rows_come_first, sub(BODY, r"(<w:cantSplit/></w:trPr>.*?<w:cantSplit/>)(</w:trPr>)", r"\1<w:tblHeader/>\2"), "a header row stands below"),
    (sections.headers_and_footers_have_a_paragraph, sub(HEADER, r"<w:p>.*</w:p>", ""), f"{HEADER}: a header or footer has no"),
    (sections.references_stand_once, put(BODY, 'headerReference w:type="first"', 'headerReference w:type="default"'), "a header for 'default' stands 2 times"),
    (sections.special_pages_have_furniture, each(BODY, r'<w:headerReference w:type="first"[^>]*>', ""), "the first pages of a section have no header"),
    (sections.special_pages_have_furniture, both(setting("<w:evenAndOddHeaders/>"), each(BODY, r'<w:headerReference w:type="even"[^>]*>', "")), "the even pages of a section have no header"),
    (sections.sections_end_outside_controls, sub(BODY, r"(<w:sdtContent>.*?</w:pPr>)", r"\1<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"), "a section ends within"),
    (sections.the_last_section_ends_the_body, put(BODY, "</w:body>", "<w:p/></w:body>"), "the body does not end with its section"),
    (sections.sections_go_on_on_paper_of_one_shape, sub(BODY, r'(<w:type w:val="continuous"/><w:pgSz w:w=")\d+', r"\g<1>99"), "a section goes on on paper"),
    (sections.wide_paper_lies, sub(BODY, r'(<w:pgSz w:w="\d+" w:h="\d+")', r'\1 w:orient="landscape"'), "paper of 11906 by 16838"),
    (sections.margins_leave_room, sub(BODY, r'w:left="1701"', 'w:left="9999"'), "the margins leave less than an inch"),
    (notes.note_ids_stand_once, put(NOTES, 'w:footnote w:id="2"', 'w:footnote w:id="1"'), "footnote '1' stands 2 times"),
    (notes.called_notes_are_there, put(BODY, 'footnoteReference w:id="2"', 'footnoteReference w:id="99"'), "there is no footnote 99"),
    (notes.notes_are_called_once, sub(BODY, '<w:footnoteReference w:id="2"/>', ""), "footnote 2 is not called"),
    (notes.notes_are_called_once, put(BODY, 'footnoteReference w:id="2"', 'footnoteReference w:id="1"'), "a call of footnote '1' stands 2"),
    (notes.notes_are_called_from_the_text, put(HEADER, "</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'), f"{HEADER} calls a note"),
    (notes.notes_count_from_1, put(NOTES, 'w:footnote w:id="1"', 'w:footnote w:id="8"'), "footnotes are numbered 8, 2"),
    (notes.notes_have_separators, put(SETTINGS, '<w:footnote w:id="0"/>', ""), "the settings list other footnote separators"),
    (notes.notes_have_separators, put(NOTES, 'w:type="separator"', 'w:type="continuationNotice"'), "footnotes have no separator"),
    (notes.notes_show_their_number, put(NOTES, "<w:footnoteRef/>", ""), "footnote 1 does not show its number"),
    (drawings.drawing_ids_stand_once, put(BODY, 'docPr id="901"', 'docPr id="1"'), "docPr id '1' stands 2 times"),
    (drawings.shape_ids_stand_once, put(HEADER, "</w:p>", '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="PowerPlusWaterMarkObject1"/></w:pict></w:r></w:p>'), "the shape 'PowerPlusWaterMarkObject1' stands"),
    (drawings.drawings_are_described, sub(BODY, r' descr="A grey field."', ""), "the picture 3 is not described"),
    (drawings.drawings_are_described, put(HEADER, ' alt=""', ""), "the shape PowerPlusWaterMarkObject1 is not described"),
    (drawings.drawings_have_a_size, put(BODY, 'cx="5040000"', 'cx="0"'), "a drawing is 0 by 2520000"),
    (drawings.pictures_are_what_they_are_called, put_in("word/media/image1.png", b"GIF89a"), "word/media/image1.png is nothing known"),
    (drawings.pictures_are_within, put(BODY, "<a:blip r:embed", "<a:blip r:link"), "a picture is linked, not within"),
    (drawings.charts_are_named_by_charts, sub(BODY, r'r:id="chart1"(.*?<w:footerReference[^>]*r:id="(\w+)")', r'r:id="\2"\1'), "a chart is a footer"),
    (charts.charts_are_charts, put_in(CHART, b"<x/>"), f"{CHART} is no chart"),
    (charts.charts_have_workbooks, sub(CHART, "<c:externalData.*?</c:externalData>", ""), f"{CHART} names no workbook"),
    (charts.charts_have_workbooks, without(WORKBOOK), f"{CHART} names a workbook that is not there"),
    (charts.charts_show_what_their_workbooks_say, put(CHART, "<c:v>4.9</c:v>", "<c:v>9.4</c:v>"), f"{CHART} shows ['4.3', '9.4'] for Sheet1!$B$2:$B$3"),
    (charts.charts_show_what_their_workbooks_say, put_in(WORKBOOK, workbook('<row r="1"><c r="B1"><v>5</v></c></row>')), f"{CHART} shows ['Exports']"),
    (charts.series_are_told_apart, sub(CHART, "(<c:ser>.*</c:ser>)", r"\1\1"), f"{CHART}: a series of idx '0' stands 2 times"),
    (charts.series_have_names, sub(CHART, "<c:tx>.*?</c:tx>", ""), f"{CHART}: a series has no name"),
    (charts.series_are_as_long_as_their_categories, sub(CHART, '<c:ptCount val="2"/>', '<c:ptCount val="3"/>'), f"{CHART}: a series has more or fewer"),
    (charts.axes_are_there, put(CHART, '<c:crossAx val="2"/>', '<c:crossAx val="7"/>'), f"{CHART} names the axis 7"),
    (charts.axes_are_there, each(CHART, '(<c:(?:axId|crossAx) val=")1"', r'\1-1"'), f"{CHART}: the axis -1 is not a number above 0"),
    (charts.axes_are_used, sub(CHART, '<c:axId val="2"/></c:barChart>', "</c:barChart>"), f"{CHART}: nothing is drawn on the axis 2"),
    (charts.charts_have_square_corners, put(CHART, '<c:roundedCorners val="0"/>', ""), f"{CHART} has round corners"),
    (typefaces.font_keys_are_keys, sub(FONTS, r'fontKey="[^"]*"', 'fontKey="none"'), "Noto Sans, embedRegular: 'none' is no key"),
    (typefaces.embedded_fonts_are_fonts, put_in(FONT, embedded("{" + "0" * 8 + "-0000-0000-0000-" + "0" * 12 + "}")), "Noto Sans, embedRegular: what is embedded is no font"),
    (typefaces.embedded_fonts_are_fonts, without(FONT), "Noto Sans, embedRegular: the font is not there"),
    (typefaces.embedded_fonts_may_be_embedded, put_in(FONT, embedded(rights=2)), "Noto Sans, embedRegular: the font may not"),
    (typefaces.embedded_fonts_are_announced, put(SETTINGS, "<w:embedTrueTypeFonts/>", ""), "the settings say otherwise"),
    (typefaces.used_fonts_are_listed, sub(STYLES, "<w:rFonts [^>]*>", '<w:rFonts w:ascii="Gone"/>'), "the font 'Gone' is not listed"),
    (typefaces.theme_fonts_are_listed, put("word/theme/theme1.xml", 'latin typeface="Noto Sans"', 'latin typeface="Gone"'), "the theme's font 'Gone'"),
    (typefaces.fonts_are_listed_once, sub(FONTS, "(<w:font .*</w:font>)", r"\1\1"), "the font 'Noto Sans' is listed twice"),
    (settings.settings_ask_nothing, setting("<w:updateFields/>"), "Word asks to update fields"),
    (settings.settings_ask_nothing, setting("<w:documentProtection/>"), "the settings lock the document"),
    (settings.settings_ask_nothing, setting('<w:rsids><w:rsid w:val="1"/></w:rsids>'), "the settings tell of sittings"),
    (settings.fields_are_not_dirty, put(BODY, '<w:fldChar w:fldCharType="begin"', '<w:fldChar w:dirty="1" w:fldCharType="begin"'), "Word asks to update a field"),
    (settings.word_is_of_today, sub(SETTINGS, r'("compatibilityMode"[^>]*w:val=")15', r"\g<1>14"), "the compatibility mode is 14"),
    (settings.languages_are_set, sub(STYLES, r"<w:lang [^>]*>", ""), "the styles set no language"),
    (settings.languages_are_set, sub(SETTINGS, r"<w:themeFontLang [^>]*>", ""), "the settings set no language"),
    (settings.colours_are_mapped, sub(SETTINGS, r"<w:clrSchemeMapping [^>]*>", ""), "the theme's colours are not mapped"),
    (residue.properties_are_of_the_allow_list, put(CORE, "</cp:core", "<cp:lastModifiedBy>Ann</cp:lastModifiedBy></cp:core"), "the properties tell the lastModifiedBy"),
    (residue.properties_are_of_the_allow_list, put("docProps/app.xml", "<Application>", "<Company>Acme</Company><Application>"), "the properties tell the Company"),
    (residue.own_properties_are_of_the_allow_list, put("docProps/custom.xml", "briefgen-document", "Client"), "the properties tell 'Client'"),
    (residue.dates_are_dates, put(CORE, "2025-12-03T12:30:00Z", "3 December"), "'3 December' is no date"),
    (residue.sittings_are_not_told, put(BODY, "<w:p>", '<w:p w:rsidR="00AA">'), f"{BODY} tells of sittings"),
    (residue.no_path_is_told, sub(BODY, r'name="Picture \d+"', 'name="/home/ann/ferry.png"'), f"{BODY} tells a path: /home/a"),
    (residue.nothing_acts, related("vbaProject"), f"{BODY} brings a vbaProject"),
    (residue.nothing_acts, text('<w:altChunk r:id="rId1"/>'), "the text brings a altChunk"),
    (house.tables_have_a_header_row, put(BODY, "<w:tblHeader/>", ""), "a table has no header row"),
    (house.each_kind_of_page_has_its_own, sub(BODY, r'<w:headerReference w:type="first"[^>]*>', ""), "headers stand on default, even pages alone"),
    (house.each_kind_of_page_has_its_own, sub(BODY, r'<w:footerReference w:type="even"[^>]*>', ""), "footers stand on default, first pages alone"),
    (house.one_section_opens_the_document, sub(BODY, r'(<w:type w:val="continuous"/>.*?)(</w:sectPr>)', r"\1<w:titlePg/>\2"), "a section that does not open"),
    (house.pages_are_marked, put("word/header2.xml", 'w:val="PageMarking"', 'w:val="Strong"'), "word/header2.xml has no marking"),
    (house.pages_are_counted, put(FOOTER, " NUMPAGES ", " TIME "), f"{FOOTER} does not count the pages"),
    (house.fields_are_of_the_allow_list, field(" TIME "), "there is a field TIME"),
    (house.paragraphs_have_named_styles, put(BODY, '<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Lead"/><w:jc w:val="center"/>'), "a paragraph is formatted by hand: jc"),
    (house.runs_have_named_styles, put(BODY, '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Strong"/><w:color w:val="FF0000"/>'), "a run is formatted by hand: color"),
]  # fmt: skip


def test_a_sound_file_has_no_defect():
    assert lint(SOUND) == []


@pytest.mark.parametrize(("rule", "spoil", "found"), DEFECTS, ids=[rule.__name__ for rule, *_ in DEFECTS])
def test_a_rule_finds_its_defect(rule, spoil, found):
    said = list(rule(opened(spoil(SOUND))))
    assert any(each.startswith(found) for each in said), said


def test_no_rule_is_without_a_defect():
    assert {*OF_PACKAGES, *OF_WORD, *house.RULES} == {rule for rule, _, _ in DEFECTS}


def test_a_workbook_is_a_package_too():
    assert f"{WORKBOOK}: nothing leads to xl/extra.xml" in lint(
        put_in(WORKBOOK, put_in("xl/extra.xml", b"<x/>")(workbook()))(SOUND)
    )


def test_a_part_that_is_not_well_formed_is_all_that_is_said_of_the_words():
    said = lint(put(BODY, "</w:body>", "")(SOUND))
    assert said[0].startswith(f"{BODY} is not well-formed")


def test_a_letterhead_may_be_formatted_by_hand():
    spoilt = put(HEADER, "</w:pPr>", '<w:jc w:val="center"/></w:pPr>')(SOUND)
    assert lint(spoilt) == ["a paragraph is formatted by hand: jc"]
    assert lint(spoilt, on_letterhead=True) == []
