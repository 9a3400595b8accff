"""The whole file, read by others: its text, its structure, its bytes."""

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from support.blocks import timeline
from support.documents import bullets, document, documents, everything, paragraph, section, table, words
from support.exhibits import FORMS, every_block, trade
from support.layout import house_theme, written
from support.pdf import body_text, content, faults, nodes, outline_of, structure_text, tree
from support.pdf_checks import other_words
from support.tools import need
from support.verapdf import verdicts

from briefgen.diagnostics import UserError
from briefgen.document.document import Document
from briefgen.document.inlines import CrossReference, Link, NoteReference, Span
from briefgen.document.walk import map_inlines, walk
from briefgen.document.words import inline_text, plain_text

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LONG = "The two sides are expected to turn to long-term supply and to a larger part in new fields. " * 6
HINDI = "क्षेत्रीय सहयोग और ऊर्जा सुरक्षा पर चर्चा होने की संभावना है; अंतिम निर्णय नहीं हुआ है।"
RUSSIAN = "Стороны, как ожидается, обсудят долгосрочные поставки энергоносителей."


def leads_somewhere(drawn: Document) -> bool:
    """Say whether no reference is left to a section that fell away."""
    anchors = {getattr(node, "anchor", None) for node in walk(drawn)}
    return all(node.target in anchors for node in walk(drawn) if isinstance(node, CrossReference))


finished = documents().filter(leads_somewhere)


def read_words(text: str) -> list[str]:
    return unicodedata.normalize("NFKC", text).replace("\u200b", "").split()


def tree_words(drawn: Document) -> list[str]:
    """Return the words that a file must hold in its body: the marking, then the tree's own."""
    opening = " · ".join(filter(None, (drawn.marking.label, drawn.furniture.draft_words)))
    return read_words(f"{opening}\n{plain_text(drawn)}")


def letters(found: list[str]) -> str:
    """Return words run together, without hyphens: pdfium takes one at the end of a line for the typesetter's."""
    return "".join(found).replace("-", "")


@SLOW
@given(finished)
def test_the_structure_says_what_the_tree_says(drawn):
    assert other_words(written(drawn), drawn) == []


@SLOW
@given(finished)
def test_copied_text_has_the_words_of_the_tree_in_order(drawn):
    """A note stands on the page that calls it, before what its paragraph goes on with on the next."""
    page = house_theme().page
    copied = letters(read_words(body_text(written(drawn), top=page.top, bottom=page.bottom)))
    notes = [node for node in walk(drawn) if isinstance(node, NoteReference)]
    without = map_inlines(drawn, lambda inline: () if isinstance(inline, NoteReference) else (inline,))
    for said in (tree_words(without), *(read_words(inline_text(note.children)) for note in notes)):
        rest = iter(copied)
        assert not [letter for letter in letters(said) if letter not in rest]


@SLOW
@given(finished)
def test_every_file_passes_the_self_check(drawn):
    assert faults(written(drawn)) == []


@pytest.mark.parametrize("text", [HINDI, RUSSIAN, "office, fjord, AV, naïve, 1\u202f234,5 ₹ 7 ₽"])
def test_text_of_every_script_is_copied_as_written(text):
    span = Span(language="hi-IN", children=words(text))
    page = house_theme().page
    copied = body_text(written(document(paragraph(span))), top=page.top, bottom=page.bottom)
    assert read_words(copied)[3:] == read_words(text)


def test_poppler_reads_the_same(tmp_path):
    need("pdftotext")
    (tmp_path / "a.pdf").write_bytes(written(document(paragraph(HINDI), paragraph(RUSSIAN))))
    done = subprocess.run(["pdftotext", "-raw", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    assert " ".join(read_words(f"{HINDI} {RUSSIAN}")) in " ".join(read_words(done.stdout.decode()))


def test_the_structure_of_everything():
    tags = [tag for tag, _ in outline_of(written(everything()))]
    assert tags[:4] == ["Document", "P", "H1", "P"]
    assert [tag for tag in tags if tag in {"H1", "H2", "H3", "H4"}] == ["H1", "H2", "H2", "H3", "H4", *["H2"] * 5, "H3"]
    assert {"Table", "Caption", "THead", "TBody", "TH", "TD", "L", "Lbl", "LBody", "Link", "Reference", "Div"} <= set(
        tags
    )


def test_every_block_says_what_the_tree_says():
    assert other_words(written(every_block()), every_block()) == []


def test_an_entry_of_the_contents_leads_to_its_page_and_names_it():
    data = written(every_block())
    numbers = [text.split()[-1] for tag, text in outline_of(data) if tag == "TOCI"]
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: str(number) for number, page in enumerate(pdf.pages, start=1)}
        links = {str(link.Contents): pages[link.Dest[0].objgen] for link in pdf.pages[0].Annots if "/Dest" in link}
    names = ("Energy", "Gas, and what is not known", "Trade", "Register")
    assert [links[name] for name in names] == numbers


@pytest.mark.parametrize("form", FORMS)
def test_a_chart_is_one_figure_that_holds_marks_and_words_in_order(form):
    data = written(document(trade(form, anchor=None)))
    ((_, text),) = [pair for pair in outline_of(data) if pair[0] == "Figure"]
    assert text.split() == [
        "US$",
        "billion",
        "Exports",
        "Imports",
        "2022–23",
        "3.1",
        "46.2",
        "2023–24",
        "4.3",
        "2024–25",
        "4.9",
        "63.8",
    ]
    with pikepdf.open(BytesIO(data)) as pdf:
        (figure,) = (
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        )
        assert str(figure.Alt) == "What it shows, in words."
        assert len(figure.K) > 1


def test_the_box_of_a_figure_encloses_what_is_painted():
    page = house_theme().page
    with pikepdf.open(BytesIO(written(document(trade(caption=(), note=(), source=()))))) as pdf:
        (figure,) = (
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        )
        left, bottom, right, top = map(float, figure.A.BBox)
    assert page.left - 1 <= left < right <= page.width - page.right + 1
    assert top - bottom == pytest.approx(house_theme().chart.height, rel=0.2)


def test_an_abbreviation_is_spelt_out_for_assistive_technology():
    with pikepdf.open(BytesIO(written(everything()))) as pdf:
        spelt = [str(each.E) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/E" in each]
    assert spelt == ["long-term agreement"]


def test_other_languages_are_marked():
    with pikepdf.open(BytesIO(written(everything()))) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Span"]
        assert {str(each.Lang) for each in elements if "/Lang" in each} == {"hi-IN", "ru-RU"}
        assert str(pdf.Root.Lang) == "en-GB"


def test_a_table_that_goes_on_has_its_header_once():
    rows = [(f"row {index}", LONG[:200]) for index in range(40)]
    found = structure_text(written(document(table(("Name", "What"), *rows)))).split("\n")
    assert found.count("Name") == 1


# --- links -----------------------------------------------------------------------------------------------------------


def test_a_citation_leads_to_its_source_and_says_which():
    with pikepdf.open(BytesIO(written(everything()))) as pdf:
        links = {str(link.Contents): link for link in pdf.pages[0].Annots}
        target = links["1. A press report, undated"].Dest
        (page,) = (page for page in pdf.pages if "A press report" in said_on(page))
        assert (target[0].objgen, str(target[1])) == (page.objgen, "/XYZ")


def said_on(page: pikepdf.Page) -> str:
    return "".join(mark.text for mark in content(page).marked.values())


def test_a_link_over_two_lines_has_two_areas_and_one_element():
    link = Link(url="https://example.org/a", children=words(LONG[:150]))
    data = written(document(paragraph(link)))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [str(each.A.URI) for each in pdf.pages[0].Annots] == ["https://example.org/a"] * 2
    assert outline_of(data)[-1] == ("Link", LONG[:150].strip())


def test_a_cross_reference_leads_to_the_page_of_its_target():
    blocks = [*[paragraph(LONG)] * 12, section(1, "Far", paragraph("x"), anchor="far")]
    reference = paragraph(CrossReference(target="far", children=words("there")))
    with pikepdf.open(BytesIO(written(document(reference, *blocks)))) as pdf:
        (link,) = pdf.pages[0].Annots
        assert link.Dest[0].objgen == pdf.pages[-1].objgen


def test_a_reference_to_nothing_is_an_error():
    with pytest.raises(UserError, match="'nowhere', which is not in this brief"):
        written(document(paragraph(CrossReference(target="nowhere", children=words("there")))))


def test_the_outline_is_that_of_the_sections():
    with pikepdf.open(BytesIO(written(everything()))) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles[1:4] == [("1 Energy", ["1.1 What is not known"]), ("2 Trade", []), ("3 Sources", [])]
    assert titles[-1] == ("A Expectations", ["Method"])


def test_every_branch_of_the_outline_is_open():
    with pikepdf.open(BytesIO(written(everything()))) as pdf:
        counts = [int(each.Count) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/First" in each]
    assert counts
    assert min(counts) > 0


def test_pages_are_called_as_they_are_numbered():
    with pikepdf.open(BytesIO(written(every_block()))) as pdf:
        assert [page.label for page in pdf.pages] == [str(number) for number in range(1, len(pdf.pages) + 1)]


# --- figures and furniture -------------------------------------------------------------------------------------------


def test_a_timeline_is_a_figure_in_its_authors_words_else_from_when_to_when():
    moments = timeline(("2000", "A declaration."), ("2010", "A summit."), ("5 December 2025", "The visit."))
    assert said_of(document(moments)) == ["2000 – 5 December 2025"]
    assert said_of(document(timeline(("2000", "A declaration.")))) == ["2000"]
    assert said_of(document(replace(moments, alternative_text="Three steps."))) == ["Three steps."]


def said_of(drawn: Document) -> list[str]:
    with pikepdf.open(BytesIO(written(drawn))) as pdf:
        return [str(node.element.Alt) for node in nodes(tree(pdf)) if node.tag == "Figure"]


def test_a_timeline_that_goes_on_is_one_figure_on_its_first_page():
    data = written(document(timeline(*[(str(year), LONG) for year in range(2000, 2024)])))
    assert faults(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
        (figure,) = (node for node in nodes(tree(pdf)) if node.tag == "Figure")
        assert [kid.Pg.objgen for kid in figure.kids] == [pdf.pages[0].objgen]


def test_header_and_footer_say_which_they_are():
    with pikepdf.open(BytesIO(written(everything()))) as pdf:
        for page in pdf.pages:
            code = page.Contents.read_bytes()
            assert code.count(b"/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC") == 1
            assert code.count(b"/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC") == 1


# --- bytes -----------------------------------------------------------------------------------------------------------

SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from support.documents import everything
from support.exhibits import every_block
from support.layout import house_theme, written
letter = house_theme(paper="letter", published=True)
for data in (written(everything()), written(every_block(), letter), written(every_block(), attach_data=True)):
    print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes():
    assert written(everything()) == written(everything())


@pytest.mark.parametrize(("seed", "zone"), [("0", "Asia/Kolkata"), ("4711", "America/New_York")])
def test_another_process_gives_the_same_bytes(seed, zone):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", SCRIPT, *(path for path in sys.path if path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    letter = house_theme(paper="letter", published=True)
    here = [written(everything()), written(every_block(), letter), written(every_block(), attach_data=True)]
    assert done.stdout.split() == [sha256(data).hexdigest() for data in here]


def test_another_document_before_it_changes_nothing():
    before = written(everything())
    written(document(bullets(HINDI, RUSSIAN)))
    assert written(everything()) == before


# --- referees --------------------------------------------------------------------------------------------------------

SAMPLES = {
    "everything": (everything(), {}),
    "blocks": (every_block(), {"published": True}),
    "least": (document(), {}),
    "letter": (document(paragraph(LONG), bullets("one", "two")), {"paper": "letter", "published": True}),
    "scripts": (document(paragraph(HINDI), paragraph(Span(language="ru-RU", children=words(RUSSIAN)))), {}),
    "long": (document(table(("Name", "What"), *[(f"row {index}", LONG[:200]) for index in range(60)])), {}),
}


def test_verapdf_finds_every_sample_conformant(tmp_path):
    files = {name: written(drawn, house_theme(**theme)) for name, (drawn, theme) in SAMPLES.items()}
    failed = {key: rules for key, rules in verdicts(files, tmp_path, flavours=("ua1", "2a")).items() if rules}
    assert failed == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_qpdf_finds_no_error(name, tmp_path):
    referee = need("qpdf")
    drawn, theme = SAMPLES[name]
    (tmp_path / "a.pdf").write_bytes(written(drawn, house_theme(**theme)))
    subprocess.run([referee, "--check", tmp_path / "a.pdf"], capture_output=True, check=True)
