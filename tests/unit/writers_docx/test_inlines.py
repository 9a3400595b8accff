"""Runs: words with their style, links and breaks."""

from dataclasses import replace

import pytest
from support.documents import ORIGIN, cite, term, text, words
from support.docx import W, find, government, words_of

from briefgen.document.inlines import (
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    LineBreak,
    Link,
    Number,
    SourceReference,
    Span,
    Strong,
)
from briefgen.writers.docx.hands import Desk, Hand
from briefgen.writers.docx.inlines import write_numeral, write_pieces
from briefgen.writers.docx.pens import pen
from briefgen.writers.docx.pieces import Label, Tab, Tick
from briefgen.writers.docx.xml import W14, narrow

DESK = Desk(
    captions={},
    relate={"https://example.org/": "rId9"}.__getitem__,
    bookmarks={("block", "there"): "bf_3", ("source", "act"): "bf_8", ("source", "article"): "bf_9"},
    tips={("source", "act"): "An act, 1991"},
    pages={"there": 4},
    next_control=lambda: 7,
)
HAND = Hand(desk=DESK, pen=pen("en-GB"))
BOLD, ITALIC = replace(HAND, pen=pen("en-GB", bold=True)), replace(HAND, pen=pen("en-GB", italic=True))
EXPECTED = Certainty(level="expected", word="expected", origin=ORIGIN)


def test_links_have_the_colour_of_the_words_where_the_style_says_so():
    style = replace(government().styles["table-head"], plain_links=True)
    link = Link(url="https://example.org/", children=words("page"))
    written = write_pieces((link,), HAND.under(style))
    assert "Hyperlink" not in written
    assert "<w:hyperlink" in written


def t(said):
    return f'<w:t xml:space="preserve">{narrow(said)}</w:t>'


def run(said, style="", more=""):
    inside = (f'<w:rStyle w:val="{style}"/>' if style else "") + more
    return f"<w:r>{f'<w:rPr>{inside}</w:rPr>' if inside else ''}{t(said)}</w:r>"


@pytest.mark.parametrize(
    ("piece", "written"),
    [
        (text("said"), run("said")),
        (term("LTA", "long-term agreement"), run("LTA")),
        (Number(text="68.7 billion", origin=ORIGIN), run("68.7\u00a0billion")),
        (text("from 4–5 December 2025"), run("from 4–5\u00a0December 2025")),
        (text("с 4 декабря, December 4, 1.5 May"), run("с 4\u00a0декабря, December\u00a04, 1.5 May")),
        (EXPECTED, run("expected", "Certainty")),
        (LineBreak(), "<w:r><w:br/></w:r>"),
        (Strong(children=words("so")), run("so", "Strong")),
        (Emphasis(children=words("so")), run("so", "Emphasis")),
        (Emphasis(children=(Strong(children=words("so")),)), run("so", "StrongEmphasis")),
        (Strong(children=(EXPECTED,)), run("expected", "CertaintyStrong")),
        (Label(children=words("To")), run("To", "HeaderLabel")),
        (Tab(), "<w:r><w:tab/></w:r>"),
        (Span(language="hi-IN", children=words("ऊर्जा")), run("ऊर्जा", more='<w:cs/><w:lang w:bidi="hi-IN"/>')),
        (
            Link(url="https://example.org/", children=words("page")),
            f'<w:hyperlink r:id="rId9" w:history="1">{run("page", "Hyperlink")}</w:hyperlink>',
        ),
        (
            CrossReference(target="there", children=words("the table")),
            f'<w:hyperlink w:anchor="bf_3" w:history="1">{run("the table", "Hyperlink")}</w:hyperlink>',
        ),
        (CrossReference(target="nowhere", children=words("the table")), run("the table")),
        (cite("act"), ""),
    ],
)
def test_a_piece_is_written_so(piece, written):
    assert write_pieces((piece,), HAND) == written


def cited(*pairs):
    references = tuple(
        SourceReference(source=source, locator=locator, number=number) for source, locator, number in pairs
    )
    return Citation(references=references, origin=ORIGIN)


def said(xml):
    from lxml import etree

    whole = etree.fromstring(f'<p xmlns:w="w" xmlns:r="r">{xml}</p>')
    return "".join(whole.itertext())


@pytest.mark.parametrize(
    "citation",
    [
        cited(("article", "", 2), ("act", "", 1)),
        cited(("article", "p. 4", 2), ("act", "", 1)),
        cited(("article", "p. 4", None), ("act", "", 1)),
    ],
)
def test_a_citation_reads_as_everywhere(citation):
    from briefgen.document.words import citation_text

    assert said(write_pieces((citation,), HAND)).replace("\u00a0", " ") == citation_text(citation)


def test_each_number_of_a_citation_leads_to_its_source():
    written = write_pieces((cited(("article", "", 2), ("act", "", 1)),), HAND)
    assert [f'w:anchor="{each}"' in written for each in ("bf_9", "bf_8", "bf_3")] == [True, True, False]


def test_a_number_says_on_pointing_which_source_it_leads_to():
    written = write_pieces((cited(("act", "", 1)),), HAND)
    assert '<w:hyperlink w:anchor="bf_8" w:tooltip="An act, 1991"' in written


def test_there_is_no_link_inside_a_link():
    inner = Link(url="https://example.org/", children=words("page"))
    written = write_pieces((CrossReference(target="there", children=(inner,)),), HAND)
    assert written.count("<w:hyperlink") == 1


@pytest.mark.parametrize(
    ("hand", "piece", "held"),
    [
        (BOLD, Strong(children=words("so")), "<w:b/><w:bCs/>"),
        (BOLD, EXPECTED, "<w:b/><w:bCs/>"),
        (ITALIC, Emphasis(children=words("so")), "<w:i/><w:iCs/>"),
        (BOLD, Emphasis(children=words("so")), ""),
    ],
)
def test_weight_holds_where_paragraph_and_words_both_have_it(hand, piece, held):
    written = write_pieces((piece,), hand)
    assert written.partition("/>")[2].startswith(f"{held}</w:rPr>")


def test_a_number_in_words_has_a_style_of_its_own():
    assert write_numeral("A.7", HAND) == run("A.7\u2003", "HeadingNumber")
    assert write_numeral("", HAND) == ""


def test_a_box_to_tick_is_word_s_own():
    from lxml import etree

    written = write_pieces((Tick(children=words("Agree")),), HAND)
    names = f'xmlns:w="{W}" xmlns:w14="{W14}"'
    control, *_ = etree.fromstring(f"<w:p {names}>{written}</w:p>")
    assert find(control, "w:sdtPr/w:alias/@w:val") == ["Agree"]
    assert find(control, "w:sdtPr/w:id/@w:val") == ["7"]
    assert control.xpath(".//w14:checked/@w14:val", namespaces={"w14": W14}) == ["0"]
    assert words_of(control.getparent()) == "\u2610\u00a0Agree"


def test_words_of_a_complex_script_say_so_and_others_among_them_do_not():
    hindi = replace(HAND, pen=pen("hi-IN"))
    foreign = Span(language="en-GB", children=words("LTA"))
    assert write_pieces((text("ऊर्जा"), foreign), hindi) == run("ऊर्जा", more="<w:cs/>") + run(
        "LTA", more='<w:lang w:val="en-GB"/>'
    )


@pytest.mark.parametrize("look", ["point", "when", "term"])
def test_labels_have_the_style_of_their_look(look):
    [style] = find_styles(write_pieces((Label(children=words("x"), look=look),), HAND))
    assert style == {"point": "PointLabel", "when": "TimelineDate", "term": "GlossaryTerm"}[look]


def find_styles(written):
    from re import findall

    return findall(r'<w:rStyle w:val="(\w+)"', written)
