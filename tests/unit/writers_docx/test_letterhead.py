"""A brief in somebody's letterhead: what stays the letterhead's, what is ours, and that neither is there twice."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from support import housestyles as house
from support.documents import annex, bullets, document, documents, everything, foot, paragraph, section, table, words
from support.docx import (
    Pages,
    body_text,
    find,
    government,
    members,
    paragraphs,
    tokens,
    val,
    words_of,
    xml,
)
from support.docx_lint.lint import lint
from support.housestyles import plain
from support.letterheads import MARKER, changed, in_part, letterhead, packed, template, with_sections, without_marker
from support.openxml import audit
from support.printed import printed_numbers
from support.tools import need_module

from briefgen.audience.form import Limit
from briefgen.diagnostics import UserError
from briefgen.document.nodes import Box
from briefgen.document.words import plain_text
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.opening import open_letterhead
from briefgen.writers.docx.reference.read import read_reference
from briefgen.writers.docx.write import write_docx
from briefgen.writers.options import WriteOptions

VML = "urn:schemas-microsoft-com:vml"
THEME = government()
ONE_PAGE = Pages()
HOUSES = {
    "letterhead": letterhead,
    "template": template,
    "sections": with_sections,
    "no marker": without_marker,
    "runs": house.in_runs,
    "table": house.in_table,
    "tables": house.between_tables,
    "twice": house.twice,
    "control": house.in_control,
    "bookmark": house.at_bookmark,
    "ends section": house.ends_section,
    "numbered": lambda: house.numbered_headings("%1", "%1.%2"),
    "note": house.with_note,
    "even and odd": house.even_and_odd,
    "bare": house.bare,
}
NOT_KEPT = frozenset({MARKER, house.IN_CONTROL})
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def written(parts, drawn=None, pages=ONE_PAGE):
    reference = read_reference(packed(parts), "letterhead.docx")
    return write_docx(drawn or everything(), pages, THEME, options=WriteOptions(reference=reference))


def found_in(parts, tmp_path):
    path = tmp_path / "letterhead.docx"
    path.write_bytes(packed(parts))
    return {each.code: each.message for each in open_letterhead(path).findings}


@pytest.fixture(params=HOUSES)
def parts(request):
    return HOUSES[request.param]()


def test_both_referees_find_nothing(parts, tmp_path):
    need_module("openxml_audit")
    docx = written(parts)
    assert audit(docx, tmp_path) == []
    assert lint(docx, on_letterhead=True) == []


def test_every_word_is_there_in_its_order_and_the_letterhead_s_own_around_it(parts):
    own = [words for _, words in paragraphs(packed(parts)) if words and words.strip() not in NOT_KEPT]
    ours, kept = [], []
    for each in filter(None, body_text(written(parts)).split("\n")):
        (kept if each.replace("*", "") in own else ours).append(each)
    assert [each.replace("*", "") for each in kept] == own
    assert ours == [*filter(None, body_text(write_docx(everything(), ONE_PAGE, THEME)).split("\n"))]


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(drawn=documents())
def test_any_document_goes_in(drawn):
    docx = written(letterhead(), drawn)
    assert lint(docx, on_letterhead=True) == []
    above, below = (
        tokens("Institut für erfundene Fragen, Musterweg 1, 10000 Musterstadt"),
        tokens("Mit freundlichen Grüßen"),
    )
    assert tokens(body_text(docx)) == [*above, *tokens(plain_text(drawn)), *below]


def test_the_same_bytes_in_any_process():
    script = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from support.documents import everything\nfrom support.docx import Pages, government\n"
        "from support.letterheads import letterhead, packed\n"
        "from briefgen.writers.docx.reference.read import read_reference\n"
        "from briefgen.writers.docx.write import write_docx\nfrom briefgen.writers.options import WriteOptions\n"
        "options = WriteOptions(reference=read_reference(packed(letterhead()), 'a.docx'))\n"
        "print(hashlib.sha256(write_docx(everything(), Pages(), government(), options=options)).hexdigest())"
    )
    root = Path(__file__).parents[3]
    made = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Kolkata")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)}
        done = subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, cwd=root, env=environment
        )
        made.add(done.stdout)
    assert len(made) == 1


# --- the place ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "above", "below"),
    [
        (letterhead, "Institut", "Mit freundlichen Grüßen"),
        (without_marker, "Mit freundlichen Grüßen", None),
        (house.in_table, "Vorgang", "Mit freundlichen Grüßen"),
        (house.in_control, "Institut", "Mit freundlichen Grüßen"),
        (house.at_bookmark, "Institut", "Mit freundlichen Grüßen"),
        (house.between_tables, "Vorgang", "Verteiler"),
        (house.twice, "Institut", "Anlage"),
        (house.ends_section, "Mit freundlichen Grüßen", "Verteiler"),
    ],
)
def test_the_text_stands_at_the_marker(make, above, below):
    said = [words for _, words in paragraphs(written(make(), document(paragraph("Our own words."))))]
    [ours] = [at for at, words in enumerate(said) if words == "A visit"]
    last = said.index("Our own words.")
    before = [words for words in said[:ours] if words and words != "TLP:CLEAR"]
    after = [words for words in said[last + 1 :] if words]
    assert before[-1].startswith(above)
    assert after[:1] == ([below] if below else [])


def test_words_beside_a_bookmark_are_the_letterhead_s_own():
    named = '<w:bookmarkStart w:id="5" w:name="briefgen_body"/><w:bookmarkEnd w:id="5"/>'
    said = f'<w:p>{named}<w:r><w:t xml:space="preserve">Betreff</w:t></w:r></w:p>'
    for parts in (
        house.in_place_of_marker(said),
        house.in_table(said),
        house.in_place_of_marker(house.MARKER_PARAGRAPH + said),
    ):
        assert "Betreff" in [words for _, words in paragraphs(written(parts, document(paragraph("Our own words."))))]


def test_the_empty_paragraph_of_a_new_document_is_where_the_text_begins():
    docx = written(house.bare(), document(paragraph("Our own words.")))
    assert "" not in [words for _, words in paragraphs(docx)]


def test_tables_of_the_letterhead_do_not_run_together_with_ours():
    docx = written(house.between_tables(), document(table(("Year", "Sum"), ("2024", "3")), titled=False))
    assert not find(xml(docx), "//w:tbl[following-sibling::*[1][self::w:tbl]]")


# --- what stays --------------------------------------------------------------------------------------------------


def test_page_headers_footers_theme_and_settings_stay():
    before, docx = read_reference(packed(letterhead()), "letterhead.docx").package, written(letterhead())
    page = find(xml(docx), "(//w:sectPr)[1]")[0]
    assert val(find(page, "w:pgMar")[0], "top") == "2268"
    assert find(page, "w:titlePg")
    said = " ".join(
        words_of(each) for name in members(docx) if "header" in name for each in find(xml(docx, name), "//w:p")
    )
    assert said.count("Institut für erfundene Fragen") == 2
    old, new = members(before), members(docx)
    assert new["word/theme/theme1.xml"] == old["word/theme/theme1.xml"]
    assert any(data == new.get(name) for name, data in old.items() if name.endswith(".png"))
    assert find(xml(docx, "word/settings.xml"), "//w:autoHyphenation")
    assert not find(xml(docx, "word/settings.xml"), "//w:rsids | //w:updateFields")


def test_the_file_says_of_itself_what_the_brief_says():
    docx = written(letterhead())
    assert b"briefgen-document" in members(docx)["docProps/custom.xml"]
    assert b"<dc:title>A visit</dc:title>" in members(docx)["docProps/core.xml"]
    assert sum(name.startswith("docProps/") for name in members(docx)) == 3


def test_the_second_section_of_the_letterhead_keeps_its_paper():
    sections = find(xml(written(with_sections())), "//w:sectPr")
    assert val(find(sections[-1], "w:pgSz")[0], "orient") == "landscape"
    assert val(find(sections[-2], "w:pgMar")[0], "top") == "2268"


def test_turned_pages_are_the_letterhead_s_paper_turned():
    wide = table(("Year", "Sum"), ("2024", "3"))
    docx = written(
        letterhead(), document(paragraph("Before."), wide, paragraph("After.")), Pages(landscape=frozenset({(2,)}))
    )
    above, turned, below = find(xml(docx), "//w:sectPr")
    assert [val(find(each, "w:pgSz")[0], "w") for each in (above, turned, below)] == [
        "11906",
        val(find(turned, "w:pgSz")[0], "w"),
        "11906",
    ]
    assert val(find(turned, "w:pgSz")[0], "orient") == "landscape"
    references = [find(each, "w:headerReference/@r:id | w:footerReference/@r:id") for each in (above, turned, below)]
    assert references[0] == references[1] == references[2]
    assert [bool(find(each, "w:titlePg")) for each in (above, turned, below)] == [True, False, False]


# --- markings ----------------------------------------------------------------------------------------------------


def test_every_header_and_footer_has_the_marking_and_draft(parts):
    docx = written(parts)
    [first, *_] = find(xml(docx), "//w:sectPr")
    for kind in ("header", "footer"):
        assert set(find(first, f"w:{kind}Reference/@w:type")) == {"default", "first", "even"}
    used = [name for name in members(docx) if name.startswith(("word/header", "word/footer"))]
    assert len(used) >= 6
    for name in used:
        said = [words_of(each) for each in find(xml(docx, name), "/*/w:p")]
        assert sum("TLP:CLEAR" in each for each in said) == 1, name
        assert ("DRAFT" in "".join(said)) == ("header" in name), name
    shapes = [each.get("id") for name in used for each in xml(docx, name).iter(f"{{{VML}}}shape")]
    assert len(shapes) == len(set(shapes)) == sum("header" in name for name in used)


@pytest.mark.parametrize(
    ("make", "counted"),
    [(letterhead, False), (house.bare, True), (house.counting_in_header, False)],
)
def test_pages_are_counted_once(make, counted):
    """By the letterhead, where it does so on any page; else by us. What else our footer says it says always."""
    docx = written(make())
    for name in (each for each in members(docx) if each.startswith("word/footer")):
        ours = find(xml(docx, name), "/*/w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Footer')]]")
        assert bool([code for each in ours for code in find(each, ".//w:instrText/text()")]) == counted
        assert any("File 7" in words_of(each) for each in ours)


# --- styles ------------------------------------------------------------------------------------------------------


def test_styles_are_bound_by_name_and_not_doubled():
    docx = written(letterhead())
    used = set(find(xml(docx), "//w:pStyle/@w:val"))
    assert {"berschrift1", "berschrift2", "Titel"} <= used
    assert not used & {"Heading1", "Title", "ListBullet", "Normal"}
    names = [val(each).lower() for each in find(xml(docx, "word/styles.xml"), "//w:style/w:name")]
    assert len(names) == len(set(names))


def test_the_letterhead_s_look_wins():
    """Its styles are as they were; what is imported leans on its default style."""
    docx = written(letterhead())
    styles = {val(each, "styleId"): each for each in find(xml(docx, "word/styles.xml"), "//w:style")}
    assert find(styles["berschrift1"], "w:rPr/w:color/@w:val") == ["7A1F3D"]
    assert find(styles["BodyText"], "w:basedOn/@w:val") == ["Standard"]


def test_a_variant_says_no_more_than_it_differs_in():
    drawn = document(bullets("one", "two"), paragraph("After."))
    [variant] = find(
        xml(written(letterhead(), drawn), "word/styles.xml"), "//w:style[w:name/@w:val='List Bullet Last']"
    )
    assert find(variant, "w:basedOn/@w:val") == ["Aufzhlungszeichen"]
    assert [child.tag.rpartition("}")[2] for each in ("w:pPr", "w:rPr") for child in find(variant, f"{each}/*")] == [
        "spacing"
    ]
    assert [key.rpartition("}")[2] for key in find(variant, "w:pPr/w:spacing")[0].attrib] == ["after"]


def test_what_is_of_a_kind_with_a_style_of_the_letterhead_s_follows_it():
    body = '<w:style w:type="paragraph" w:styleId="Textkrper"><w:name w:val="Body Text"/><w:basedOn w:val="Standard"/><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    docx = written(in_part(letterhead(), "word/styles.xml", body), document(paragraph("Numbered.", number=1)))
    [numbered] = find(xml(docx, "word/styles.xml"), "//w:style[w:name/@w:val='Numbered Paragraph']")
    assert find(numbered, "w:basedOn/@w:val") == ["Textkrper"]
    assert not find(numbered, "w:rPr/w:sz")


def test_a_style_s_id_that_the_letterhead_has_for_another_is_not_taken():
    other = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="lead"><w:name w:val="Leitsatz"/></w:style>'
    docx = written(in_part(letterhead(), "word/styles.xml", other), document(paragraph("First.", role="lead")))
    [ours] = find(xml(docx, "word/styles.xml"), "//w:style[w:name/@w:val='Lead']/@w:styleId")
    assert ours == "LeadBrief"
    assert ours in find(xml(docx), "//w:pStyle/@w:val")


def test_words_say_their_language_where_the_letterhead_s_is_another():
    docx = written(letterhead(), document(paragraph("Our own words.")))
    [run] = find(xml(docx), "//w:r[w:t='Our own words.']")
    assert find(run, "w:rPr/w:lang/@w:val") == ["en-GB"]
    english = changed(letterhead(), "word/styles.xml", 'w:val="de-DE"', 'w:val="en-GB"')
    [run] = find(xml(written(english, document(paragraph("Our own words.")))), "//w:r[w:t='Our own words.']")
    assert not find(run, "w:rPr/w:lang")


def test_a_language_from_the_right_turns_paragraphs():
    hebrew = replace(document(paragraph("שלום")), metadata=replace(everything().metadata, language="he-IL"))
    docx = written(letterhead(), hebrew)
    [ours] = find(xml(docx), "//w:p[.//w:t='שלום']")
    assert find(ours, "w:pPr/w:bidi[not(@w:val)]")
    assert not find(xml(docx), "//w:p[.//w:t='Mit freundlichen Grüßen']/w:pPr/w:bidi")


# --- numbers -----------------------------------------------------------------------------------------------------

COUNTED = document(
    section(1, "One", section(2, "Under", paragraph("Words."), number="1.1"), number="1"),
    section(1, "Two", paragraph("Words."), number="2"),
    section(1, "Apart", paragraph("Words.")),
    section(1, "Ninth", paragraph("Words."), number="9"),
    annex("Behind", paragraph("Words."), letter="A"),
)
PRINTED = [("1", "One"), ("1.1", "Under"), ("2", "Two")]


def line_of(docx, style):
    """Return a style's id and those of the styles that it is based on."""
    styles = {val(each, "styleId"): each for each in find(xml(docx, "word/styles.xml"), "//w:style")}
    found = [style]
    while base := find(styles[found[-1]], "w:basedOn/@w:val"):
        found.append(base[0])
    return found


def heads(docx):
    """Return what stands before our headings: numbers by Word without what is behind them, and those that are words."""
    ours = {"One", "Under", "Two", "Apart", "Behind"}
    return [
        (number.rstrip(". "), words) for number, words in printed_numbers(docx) if words in ours or "Ninth" in words
    ]


@pytest.mark.parametrize(
    "parts",
    [
        letterhead(),
        house.bare(),
        house.numbered_headings("%1", "%1.%2"),
        house.numbered_headings("%1.", "%1.%2."),
        house.numbered_headings("%1", form="upperRoman"),
        house.numbered_headings("§ %1", "%1.%2"),
        house.numbered_headings("%1.", "%1.%2.", above=house.plain("berschrift1", "Vorab")),
        house.numbered_headings("%1", form="upperRoman", above=house.plain("berschrift1", "Vorab")),
        house.in_place_of_marker(house.plain("berschrift1", "Vorab") + house.MARKER_PARAGRAPH),
    ],
    ids=["plain", "bare", "same", "with a stop", "roman", "sign", "begun", "roman begun", "plain with a heading"],
)
def test_headings_have_the_numbers_of_the_tree_whatever_the_letterhead_s_are(parts):
    docx = written(parts, COUNTED)
    assert heads(docx) == [*PRINTED, ("A", "Behind")]
    [ninth] = find(xml(docx), "//w:p[.//w:t='Ninth']")
    assert "".join(find(ninth, ".//w:t/text()")).startswith("9")


@pytest.mark.parametrize("texts", [("%1", "%1.%2"), ("§ %1", "%1.%2")])
def test_headings_without_numbers_get_none(texts):
    plain = document(section(1, "One", section(2, "Under", paragraph("Words."))))
    assert heads(written(house.numbered_headings(*texts), plain)) == []


def test_equal_numbers_are_the_letterhead_s_own():
    """So that a heading that a person adds is counted among ours."""
    docx = written(house.numbered_headings("%1.", "%1.%2."), COUNTED)
    [one] = find(xml(docx), "//w:p[.//w:t='One']")
    assert not find(one, "w:pPr/w:numPr")


def test_a_letterhead_without_numbers_for_headings_is_given_ours():
    docx = written(letterhead(), COUNTED)
    [one] = find(xml(docx), "//w:p[.//w:t='One']")
    assert not find(one, "w:pPr/w:numPr")
    assert find(xml(docx, "word/styles.xml"), "//w:style[@w:styleId='berschrift1']/w:pPr/w:numPr/w:numId")


def test_bullets_are_the_letterhead_s():
    docx = written(letterhead(), document(bullets("one", "two")))
    [one] = find(xml(docx), "//w:p[.//w:t='one']")
    assert not find(one, "w:pPr/w:numPr")
    assert "Aufzhlungszeichen" in line_of(docx, val(find(one, "w:pPr/w:pStyle")[0]))


# --- notes and ids -----------------------------------------------------------------------------------------------


def test_notes_count_from_one_whatever_notes_the_letterhead_has_above():
    """They refer to one another: what Word counts is 1, and what calls it again says 1."""
    drawn = document(paragraph("First.", foot(1, "A source")), paragraph("Again.", foot(1, "A source")))
    docx = written(house.with_note(), drawn)
    notes = find(xml(docx, "word/footnotes.xml"), "//w:footnote[not(@w:type)]")
    assert ["".join(find(each, ".//w:t/text()")) for each in notes] == ["* Vertraulich", "A source", "1A source"]
    calls = find(xml(docx), "//w:footnoteReference")
    assert [val(each, "id") for each in calls] == [val(each, "id") for each in notes]
    assert [find(each, "../w:t/text()") for each in calls] == [["*"], [], ["1"]]
    assert [val(each, "customMarkFollows") for each in calls] == ["1", None, "1"]


def test_ids_and_names_are_free_in_the_letterhead():
    old = '<w:p><w:bookmarkStart w:id="1" w:name="bf_1"/><w:r><w:t xml:space="preserve">Alt</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    other = '<w:p><w:bookmarkStart w:id="2" w:name="Stelle"/><w:r><w:t xml:space="preserve">Neu</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>'
    docx = written(house.in_place_of_marker(old + other + house.MARKER_PARAGRAPH))
    assert lint(docx, on_letterhead=True) == []
    assert find(xml(docx), "//w:p[.//w:bookmarkStart[@w:name='bf_1']]//w:t/text()") != ["Alt"]


# --- the report --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "code", "words"),
    [
        (without_marker(), "BG972", "does not say where the text goes"),
        (house.twice(), "BG973", "2 times"),
        (house.in_table(), "BG974", "in a table"),
        (letterhead(), "BG975", "has no style for heading 3, Body Text, List Number, Quote, caption, footnote text"),
        (house.numbered_headings("%1", form="upperRoman"), "BG977", "numbers its headings otherwise"),
        (
            changed(letterhead(), "word/document.xml", "w:cols w:space", 'w:cols w:num="2" w:space'),
            "BG978",
            "in columns",
        ),
        (house.with_note(), "BG979", "footnotes above the text"),
        (changed(letterhead(), "word/document.xml", 'w:right="1134"', 'w:right="5000"'), "BG976", "mm for a line"),
    ],
)
def test_what_is_odd_is_said(parts, code, words, tmp_path):
    assert words in found_in(parts, tmp_path)[code]


def test_what_matters_for_the_brief_is_said_first(tmp_path):
    parts = changed(
        without_marker(),
        "word/settings.xml",
        "<w:characterSpacingControl",
        "<w:trackRevisions/><w:characterSpacingControl",
    )
    assert [*found_in(parts, tmp_path)] == ["BG972", "BG975", "BG969"]


def test_a_sound_letterhead_is_left_in_peace(tmp_path):
    assert not {"BG972", "BG973", "BG974", "BG976", "BG977", "BG978", "BG979"} & found_in(letterhead(), tmp_path).keys()


def test_a_page_without_room_is_refused(tmp_path):
    with pytest.raises(UserError, match="too little for a brief"):
        found_in(changed(letterhead(), "word/document.xml", 'w:right="1134"', 'w:right="8000"'), tmp_path)


# --- what is mistyped -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["{{ briefgen.body }}", "{{Briefgen.Body}}", "{{BRIEFGEN.BODY }}", "{{briefgen_body}}"]
)
def test_a_marker_is_taken_as_people_type_it(typed):
    docx = written(house.in_place_of_marker(plain("Standard", typed)))
    assert words_of(find(xml(docx), "//w:p")[0]) == "Institut für erfundene Fragen, Musterweg 1, 10000 Musterstadt"
    assert "One word for each.\nMit freundlichen Grüßen" in body_text(docx)
    assert "briefgen" not in body_text(docx).casefold()


def test_a_control_s_title_is_taken_in_any_case():
    parts = changed(house.in_control(), "word/document.xml", 'w:val="briefgen.body"', 'w:val="Briefgen.Body"')
    assert house.IN_CONTROL not in body_text(written(parts))


LOST = {
    "one brace": (house.in_place_of_marker(plain("Standard", "{briefgen.body}")), "'{briefgen.body}' in the text"),
    "within words": (
        house.in_place_of_marker(plain("Standard", f"Text: {MARKER} and then")),
        "'{{briefgen.body}}' in the text",
    ),
    "not closed": (house.in_place_of_marker(plain("Standard", "{{briefgen.body")), "'{{briefgen.body' in the text"),
    "not opened": (house.in_place_of_marker(plain("Standard", "briefgen.body}}")), "'briefgen.body}}' in the text"),
    "another name": (
        in_part(letterhead(), "word/document.xml", plain("Standard", "{{briefgen.title}}")),
        "'{{briefgen.title}}' in the text",
    ),
    "header": (
        in_part(letterhead(), "word/header1.xml", plain("Kopfzeile", MARKER)),
        "'{{briefgen.body}}' in the header of the first page",
    ),
    "footer": (
        in_part(letterhead(), "word/footer2.xml", plain("Fuzeile", "{{Briefgen.Body}}")),
        "'{{Briefgen.Body}}' in the footer",
    ),
    "text box": (
        house.in_place_of_marker(
            f'<w:p><w:r><w:pict><v:shape id="box"><v:textbox><w:txbxContent>{house.MARKER_PARAGRAPH}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
        ),
        "'{{briefgen.body}}' in a text box",
    ),
    "note": (
        changed(house.with_note(), "word/footnotes.xml", " Vertraulich", " {{ briefgen.body }}"),
        "'{{ briefgen.body }}' in a footnote",
    ),
    "control in a header": (
        in_part(
            letterhead(),
            "word/header2.xml",
            f'<w:sdt><w:sdtPr><w:tag w:val="briefgen.body"/></w:sdtPr><w:sdtContent>{plain("Kopfzeile", "Hier")}</w:sdtContent></w:sdt>',
        ),
        "'briefgen.body' in the header",
    ),
}


@pytest.mark.parametrize("lost", LOST)
def test_what_looks_like_a_marker_and_is_none_is_refused(lost, tmp_path):
    parts, words = LOST[lost]
    with pytest.raises(UserError) as raised:
        found_in(parts, tmp_path)
    (said,) = raised.value.diagnostics
    assert said.code == "BG980"
    assert f"'letterhead.docx' has {words}" in said.message
    assert MARKER in said.hints[0]


def test_the_name_of_the_program_may_stand_in_a_letterhead(tmp_path):
    found_in(in_part(letterhead(), "word/document.xml", plain("Standard", "Made with briefgen {draft}")), tmp_path)


# --- what stays on one page --------------------------------------------------------------------------------------


def loose():
    """A house whose captions and headings hold nothing together, as Word's own caption does not."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Standard"/>{said}</w:style>'
        for id_, name, said in (
            ("Beschriftung", "caption", ""),
            ("berschrift3", "heading 3", ""),
            ("Textkrper", "Body Text", '<w:pPr><w:widowControl w:val="0"/></w:pPr>'),
        )
    )
    parts = in_part(letterhead(), "word/styles.xml", styles)
    for _ in range(2):
        parts = changed(parts, "word/styles.xml", "<w:keepNext/><w:keepLines/>", "")
    return parts


def holding(docx, style, name):
    """Tell of each paragraph in a style whether it has the property itself."""
    return [bool(find(each, f"w:pPr/w:{name}")) for each in find(xml(docx), f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("Beschriftung", "keepNext"),
        ("berschrift1", "keepNext"),
        ("berschrift1", "keepLines"),
        ("berschrift3", "keepNext"),
        ("Textkrper", "widowControl"),
    ],
)
def test_what_our_styles_hold_together_the_house_s_do_too(style, name):
    held = holding(written(loose()), style, name)
    assert held
    assert all(held)


def test_paragraphs_say_nothing_that_the_house_s_style_says():
    docx = written(letterhead())
    assert not any(holding(docx, "berschrift1", "keepNext"))
    assert not any(find(xml(docx), "//w:p/w:pPr/w:widowControl"))


def test_what_leads_to_its_list_stays_with_it():
    """Its variant says no more than the style that it is based on, which is the house's."""
    docx = written(loose())
    leading = find(xml(docx, "word/styles.xml"), "//w:style[contains(w:name/@w:val, 'Leading')]/@w:styleId")
    styles = xml(docx, "word/styles.xml")
    for id_ in leading:
        own = find(styles, f"//w:style[@w:styleId='{id_}']/w:pPr/w:keepNext")
        assert own or all(holding(docx, id_, "keepNext"))


# --- where ours meets theirs -------------------------------------------------------------------------------------


def box_of_bullets():
    return Box(kind="warning", title=words("Do not say"), blocks=(bullets("That it is agreed."),))


@pytest.mark.parametrize("block", [box_of_bullets(), bullets("One."), paragraph("One.")])
def test_the_letterhead_s_closing_keeps_off_what_stands_above_it(block):
    docx = written(letterhead(), document(block))
    closing = find(xml(docx), "//w:p[w:r/w:t='Mit freundlichen Grüßen']")[0]
    styles = StyleIndex(xml(docx, "word/styles.xml"))
    last = closing.getprevious()
    own = find(last, "w:pPr/w:spacing/@w:after")
    style = find(last, "w:pPr/w:pStyle/@w:val")[0]
    below = int(own[0] if own else val(styles.said(style, "pPr", "spacing", "after"), "after"))
    assert below >= THEME.styles["body"].after * 20 > 0


def test_our_lines_in_header_and_footer_keep_off_the_text():
    styles = xml(written(letterhead()), "word/styles.xml")
    assert find(styles, "//w:style[@w:styleId='HeaderLetterhead']//w:spacing/@w:after") == ["120"]
    footers = find(styles, "//w:style[starts-with(@w:styleId, 'Footer')]//w:spacing/@w:before")
    assert footers
    assert set(footers) == {"120"}


# --- room that the layout does not know --------------------------------------------------------------------------

ONE = (Limit(unit="pages", max=1, scope="brief"),)


def high():
    """A header that is as high as the margin."""
    lines = "".join(plain("Kopfzeile", "Anschrift") for _ in range(6))
    return in_part(letterhead(), "word/header1.xml", lines)


def said_of_room(parts, tmp_path, pages=1, limits=ONE):
    path = tmp_path / "letterhead.docx"
    path.write_bytes(packed(parts))
    return [(each.code, each.message) for each in open_letterhead(path).may_go_over(pages, limits, "minister")]


OWN = "'letterhead.docx' has 2 paragraphs of its own"


def test_what_the_letterhead_s_own_text_and_headers_take_is_reckoned(tmp_path):
    """A line of 7 points above and one of 11 below, with the space around them; a header of page 1 that six lines make higher."""
    taken = {}
    for name, parts in (("plain", letterhead()), ("high", high())):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(packed(parts))
        taken[name] = open_letterhead(path).crowding
    assert 8 < taken["plain"].above < 25 < taken["high"].above
    assert 11 < taken["plain"].below < 30
    assert taken["plain"].top == taken["high"].top


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (letterhead(), f"{OWN}: in Word the brief may take more than its 1 page"),
        (
            high(),
            f"{OWN} and a header that reaches into the text: in Word the brief may take more than its 1 page",
        ),
        (
            changed(letterhead(), "word/document.xml", 'w:bottom="1701"', 'w:bottom="900"'),
            f"{OWN} and a footer that reaches into the text: in Word the brief may take more than its 1 page",
        ),
    ],
)
def test_what_of_the_letterhead_may_push_a_brief_over_its_pages_is_said(parts, words, tmp_path):
    assert said_of_room(parts, tmp_path) == [("BG982", words)]


@pytest.mark.parametrize(
    ("parts", "pages", "limits"),
    [
        (letterhead(), 1, ()),
        (letterhead(), 1, (Limit(unit="pages", max=2, scope="brief"),)),
        (letterhead(), 1, (Limit(unit="words", max=1, scope="brief"),)),
        (house.bare(), 1, ONE),
    ],
)
def test_a_brief_with_a_page_to_spare_or_nothing_in_its_way_is_left_in_peace(parts, pages, limits, tmp_path):
    assert said_of_room(parts, tmp_path, pages, limits) == []


def test_a_header_that_keeps_to_its_margin_whatever_it_takes_does_not_reach_into_the_text(tmp_path):
    parts = changed(high(), "word/document.xml", 'w:top="2268"', 'w:top="-2268"')
    assert "header" not in said_of_room(parts, tmp_path)[0][1]
