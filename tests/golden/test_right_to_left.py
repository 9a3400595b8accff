"""The pack in Urdu, alone and with English before it, beside it and behind it: Word document and PDF, in every form.

Nobody who reads Urdu has reviewed the words; what is looked at is on which side things stand, and in which order.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from bidi import get_display
from support import docx as word
from support.docx_lint.lint import lint
from support.finished import Case
from support.libreoffice import words_read
from support.openxml import audit
from support.pdf import faults, structure_text
from support.pdf_checks import other_words
from support.reading import READERS, copied, letters_of, notes_of
from support.tools import need_module
from support.verapdf import verdicts

from briefgen.document.words import plain_text
from briefgen.layout.bidi import levels
from briefgen.layout.model import TextLine
from briefgen.leak.check import leak_check

ROOT = Path(__file__).parents[1] / "packs" / "right-to-left"
FORMS = (None, "after", "beside", "urdu-first")
every_form = pytest.mark.parametrize("form", FORMS)
URDU = "[\u0600-\u06ff]"


@cache
def brief(form):
    return Case(root=ROOT, pack="quelin-ferry", audience="desk", form=form).brief()


def parts(form) -> dict[str, str]:
    data = brief(form).render("docx")
    return {name: content.decode() for name, content in word.members(data).items() if name.endswith(".xml")}


def body(form) -> str:
    return parts(form)["word/document.xml"]


def paragraphs(xml: str) -> list[str]:
    return re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", xml)


def words_of(xml: str) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


@every_form
def test_nothing_is_found_but_a_short_page(form):
    assert [each for each in brief(form).diagnostics if each.code != "BG407"] == []


def test_it_is_a_draft_for_nobody_has_reviewed_it():
    assert brief(None).document.furniture.draft == "مسودہ"


@every_form
def test_the_word_document_passes_the_open_xml_rules_and_our_own(form, tmp_path):
    need_module("openxml_audit")
    data = brief(form).render("docx")
    assert audit(data, tmp_path) == []
    assert lint(data) == []


def test_the_pdfs_are_pdf_ua_1_and_pdf_a_2a(tmp_path):
    files = {str(form): brief(form).render("pdf") for form in FORMS}
    assert {name: faults(data) for name, data in files.items() if faults(data)} == {}
    assert {key: rules for key, rules in verdicts(files, tmp_path, flavours=("ua1", "2a")).items() if rules} == {}


@every_form
def test_the_leak_check_is_clean(form):
    made = brief(form)
    files = {name: made.render(name) for name in ("docx", "pdf", "json")}
    assert leak_check(files, made.leak_question).diagnostics == ()


# --- order of words ----------------------------------------------------------------------------------------------------


@every_form
def test_both_say_what_the_tree_says_in_its_order(form):
    tree = word.tokens(plain_text(brief(form).document))
    assert sorted(word.tokens(word.body_text(brief(form).render("docx")))) == sorted(tree)
    assert other_words(brief(form).render("pdf"), brief(form).document) == []


@every_form
def test_libreoffice_loses_no_word(form, tmp_path):
    read = set(word.tokens(words_read({"brief": brief(form).render("docx")}, tmp_path)["brief"]))
    bare = {token.strip("()") for token in read}
    tree = word.tokens(plain_text(brief(form).document))
    assert {token for token in tree if token.strip("()") not in read | bare} == set()


@every_form
@pytest.mark.parametrize("reader", READERS)
def test_every_letter_can_be_copied(form, reader, tmp_path):
    text = copied(brief(form).render("pdf"), reader, tmp_path)
    assert letters_of(plain_text(brief(form).document)) - letters_of(text) == set()


SENTENCES = (
    "کمپنی Quelin Ferries کی فیری کا ہر رات 22:30 بجے Gannet کی بندرگاہ سے چلنا طے ہے۔",
    "رات کی فیری (Night Ferry) کا 1 جولائی 2034 سے چلنا طے ہے۔",
    "کرایہ “Night Saver” کے نام سے 12.50 یورو ہے، یعنی دن کے کرائے کا 75% (بچوں کے لیے ۱۸ فیصد کم)۔",
    "بندرگاہ کی مرمت کا امکان ہے [حصہ 2 تا 4]۔",
    "جزیرہ Skerry-2 پر رکنے کا فیصلہ کون کرے گا۔",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_read_aloud_as_it_is_written(sentence):
    assert sentence in structure_text(brief(None).render("pdf")).replace("\u00a0", " ")


@every_form
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_line_stands_as_another_program_orders_it(form, sentence):
    """Names and numbers run their own way inside a line; brackets enclose what they enclose."""
    begins = sentence.split(" ")[0]
    lines = [line for line in lines_of(form) if logical(line).startswith(begins) and logical(line) in sentence]
    assert lines
    for line in lines:
        assert seen(line).strip() == get_display(logical(line), base_dir="R").strip()


def lines_of(form) -> list[TextLine]:
    """Return the lines of text, without the numbers of notes."""
    return [
        line._replace(runs=tuple(run for run in line.runs if run.place and run.place[-1] not in ("number", "label")))
        for line in whole_lines(form)
    ]


def whole_lines(form) -> list[TextLine]:
    return [piece for page in brief(form).layout.pages for piece in page.pieces if isinstance(piece, TextLine)]


def logical(line: TextLine) -> str:
    return "".join(run.text for run in line.runs).replace("\u00a0", " ").strip()


def seen(line: TextLine) -> str:
    """Return what stands on a line, from left to right."""
    runs = sorted(line.runs, key=lambda run: run.x)
    return "".join(run.text[::-1] if run.words[0].right_to_left else run.text for run in runs).replace("\u00a0", " ")


# --- sides in the PDF ----------------------------------------------------------------------------------------------------


def places(form, text: str) -> list[float]:
    return [run.x for line in lines_of(form) for run in line.runs if run.text.strip() == text]


def test_the_first_column_of_a_table_is_the_rightmost():
    year, day = max(places(None, "2033")), max(places(None, "141.75"))
    night = max(places(None, "4.5"))
    assert year > day > night


def test_english_is_at_the_left_of_urdu_and_at_its_right_where_urdu_is_first():
    """The language that gives the document its way has the column at which its readers begin; here both begin at their own."""
    for form in ("beside", "urdu-first"):
        assert max(places(form, "English")) < min(places(form, "اردو"))


@pytest.mark.parametrize(("form", "side"), [(None, "right"), ("after", "right"), ("beside", "right")])
def test_urdu_begins_at_the_right_edge(form, side):
    page = brief(form).theme.page
    edge = page.width - (page.right if form else page.left)
    title = [line for line in lines_of(form) if logical(line).startswith("کوئلن جزائر")]
    assert [max(run.right for run in line.runs) for line in title] == pytest.approx([edge] * len(title))
    assert title
    assert side == "right"


def test_a_day_behind_a_latin_name_stays_with_its_month():
    [note] = [text for text in notes_of(brief(None).document) if "15 مئی" in text]
    comma, day = note.index("Ferries,") + len("Ferries"), note.index("15")
    found = levels(note, 1)
    assert {found[comma - 1], found[day]} == {2}
    assert set(found[comma:day]) == {1}


def test_the_mark_of_a_note_follows_a_latin_name_from_right_to_left():
    [line] = [line for line in whole_lines(None) if "Marta Quelin" in logical(line)]
    name, mark = (next(run.x for run in line.runs if run.text.startswith(words)) for words in ("Marta", "3"))
    assert mark < name
    references = re.findall(r"<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:footnoteReference ", body(None))
    assert len(references) == 5
    assert all("<w:rtl/>" in each for each in references)


def test_the_footer_of_urdu_counts_its_pages():
    page = brief(None).layout.pages[0]
    text = "".join(run.text for piece in page.footer if isinstance(piece, TextLine) for run in piece.runs)
    assert "صفحہ 1 از 1" in text.replace("\u00a0", " ")


# --- sides in Word -------------------------------------------------------------------------------------------------------


def test_all_of_an_urdu_document_runs_from_the_right():
    made = parts(None)
    normal = re.search(r'<w:style [^>]*w:styleId="Normal">.*?</w:style>', made["word/styles.xml"])[0]
    assert "<w:bidi/>" in normal
    tables = made["word/document.xml"].count("<w:tbl>")
    assert tables == made["word/document.xml"].count("<w:bidiVisual/>") > 1
    assert "<w:bidi/></w:sectPr>" in made["word/document.xml"]


@pytest.mark.parametrize("form", ["after", "beside"])
def test_urdu_in_an_english_document_says_so_everywhere(form):
    for paragraph in paragraphs(body(form)):
        said = words_of(paragraph)
        is_urdu = len(re.findall(URDU, said)) > len(re.findall("[A-Za-z]", said))
        opening = "TLP:GREEN" in said
        if is_urdu and not opening:
            assert "<w:bidi/>" in paragraph, said
        elif re.search("[a-z]", said) and not re.search(URDU, said) and '<w:lang w:bidi="ur-PK"/>' not in paragraph:
            assert "<w:bidi/>" not in paragraph or said in {"Office of Statistics", "Marta Quelin"}, said
    urdu = [run for run in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body(form)) if re.search(URDU, words_of(run))]
    assert all("<w:rtl/>" in run for run in urdu)
    assert all('<w:lang w:bidi="ur-PK"/>' in run for run in urdu if "مسودہ" not in run)


def test_english_in_an_urdu_document_says_so():
    english = [
        each for each in paragraphs(body("urdu-first")) if words_of(each) == "The night ferry to the Quelin Isles"
    ]
    assert english
    assert all('<w:bidi w:val="0"/>' in each for each in english)
    assert all('<w:lang w:val="en-GB"/>' in each for each in english)


@pytest.mark.parametrize(("form", "turned"), [("beside", 0), ("urdu-first", 2)])
def test_columns_go_by_the_first_language(form, turned):
    columns = [table for table in re.findall(r"<w:tbl>.*?</w:tbl>", body(form)) if "English" in table]
    assert len(columns) == 2
    assert sum("<w:bidiVisual/>" in table.partition("<w:tblGrid>")[0] for table in columns) == turned


def test_tables_in_either_language_go_its_way():
    data = [table for table in re.findall(r"<w:tbl>.*?</w:tbl>", body("beside")) if "2031" in table]
    assert [("<w:bidiVisual/>" in table, "سال" in table or "ہزار" in table) for table in data] == [
        (False, False), (True, True), (False, False), (True, True),
    ]  # fmt: skip


def test_words_in_urdu_have_a_size_of_their_script():
    """Word takes `szCs` for what is marked as from right to left."""
    styles = parts(None)["word/styles.xml"]
    assert len(re.findall("<w:sz ", styles)) == len(re.findall("<w:szCs ", styles)) > 0


def test_the_footer_has_a_line_in_each_language_that_goes_its_own_way():
    footer = parts("beside")["word/footer1.xml"]
    first, second = paragraphs(footer)[-2:]
    assert "Page " in words_of(first)
    assert "<w:bidi/>" in second
    assert words_of(second).startswith("فائل VE/2034/211")


def test_the_bar_of_a_box_is_where_its_language_begins():
    styles = parts("beside")["word/styles.xml"]
    turned = re.search('<w:style [^>]*w:styleId="KeyMessage[A-Za-z]*Turned"[^>]*>.*?</w:style>', styles)[0]
    plain = re.search('<w:style [^>]*w:styleId="KeyMessage"[^>]*>.*?</w:style>', styles)[0]

    def widths(style):
        return {side: int(re.search(f'<w:{side} [^>]*w:sz="(\\d+)"', style)[1]) for side in ("left", "right")}

    assert widths(plain)["left"] > widths(plain)["right"]
    assert widths(turned)["right"] > widths(turned)["left"]
