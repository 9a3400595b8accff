"""What each node of the tree is in Word, in Word's own terms: a node that has no native form here fails.

It is looked for in the files of the conformance cases whose tree has the node: in a box or a list it may have another, but
in one of them it has this. A node without a case fails as well.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, get_args

import pytest
from lxml import etree
from support.conformance import CASES, case_document, read_case
from support.documents import in_two_languages
from support.docx import NAMES, members
from support.layout import house_fonts, house_theme

from briefgen.document import figures, inlines, nodes, references, tables
from briefgen.document.walk import walk
from briefgen.layout.lay_out import lay_out
from briefgen.writers.formats import FORMATS

BODY: Final = "word/document.xml"
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def styled(*names: str) -> str:
    """Return the path of paragraphs in one of these styles, or in a variant of it."""
    said = " or ".join(f"starts-with(@w:val, '{name}')" for name in names)
    return f"//w:p[w:pPr/w:pStyle[{said}]]"


def worded(style: str) -> str:
    """Return the path of runs in a character style."""
    return f"//w:r[w:rPr/w:rStyle[@w:val='{style}']]"


def coded(code: str) -> str:
    """Return the path of the codes of a field."""
    return f"//w:instrText[starts-with(normalize-space(.), '{code} ')]"


TABLE: Final = "//w:tbl[w:tblPr/w:tblStyle and w:tblGrid]"
"""Of a chart as well: the values that it draws are told in a table below it."""
INNER: Final = "//w:hyperlink[@w:anchor = //w:bookmarkStart/@w:name]"
SIDE_BY_SIDE: Final = "//w:sectPr/w:cols[@w:num='2']"

NATIVE: Final[dict[type, str]] = {
    # blocks
    nodes.Title: styled("Title"),
    nodes.Section: styled("Heading"),
    nodes.Paragraph: styled("BodyText", "Lead", "LineToSay", "BriefNote", "SeriesBar", "LineFact", "HandlingBanner"),
    nodes.BulletList: styled("ListBullet"),
    nodes.OrderedList: styled("ListNumber") + "/w:pPr/w:numPr",
    nodes.PointList: styled("Point", "LabelledPoint"),
    nodes.QuestionAnswer: styled("Question")
    + "/following-sibling::w:p[1][w:pPr/w:pStyle[starts-with(@w:val, 'Answer')]]",
    nodes.Quote: styled("Quote"),
    nodes.Box: styled("KeyMessage", "SideBox", "WarningBox", "ConflictBox"),
    figures.FactStrip: "//w:sectPr/w:cols[@w:num]",
    figures.DecisionBlock: styled("DecisionChoices"),
    nodes.Timeline: styled("Timeline"),
    tables.Table: TABLE,
    figures.Chart: "//w:drawing//c:chart[@r:id]",
    figures.Image: "//w:drawing//pic:pic",
    tables.HeaderTable: styled("HeaderField", "HeaderLine", "HeaderPlain"),
    nodes.MarginNote: styled("MarginNote"),
    references.Contents: "//w:sdt[w:sdtPr/w:docPartObj]" + coded("TOC"),
    references.Glossary: styled("GlossaryEntry"),
    nodes.Annex: styled("Annex"),
    references.SourceList: styled("Bibliography"),
    references.NoteList: "//w:endnoteReference",
    nodes.Columns: SIDE_BY_SIDE,
    nodes.PageBreak: "//w:pageBreakBefore",
    # what they are made of
    nodes.ListItem: styled("ListBullet", "ListNumber"),
    nodes.Point: worded("PointLabel"),
    figures.Fact: styled("FactValue") + "/following-sibling::w:p[1][w:pPr/w:pStyle[starts-with(@w:val, 'FactLabel')]]",
    figures.DecisionChoice: "//w:sdt/w:sdtPr/w14:checkbox",
    figures.DecisionBlank: styled("DecisionBlanks") + "/w:r/w:tab",
    nodes.TimelineEntry: worded("TimelineDate"),
    tables.Cell: TABLE + "/w:tr/w:tc/w:p",
    tables.Row: TABLE + "/w:tr[w:trPr/w:cantSplit]",
    tables.RowGroup: TABLE + "/w:tr",
    figures.ChartSeries: TABLE + "/w:tr[w:trPr/w:tblHeader]/w:tc",
    figures.ChartCategory: TABLE + "/w:tr[not(w:trPr/w:tblHeader)]",
    figures.ChartValue: TABLE + "/w:tr/w:tc",
    tables.HeaderField: styled("HeaderField", "HeaderLine", "HeaderPlain"),
    references.ContentsEntry: styled("TOC") + "/w:hyperlink" + coded("PAGEREF"),
    references.GlossaryEntry: worded("GlossaryTerm"),
    references.SourceEntry: styled("Bibliography") + "/w:pPr/w:numPr",
    # what stands within a line
    inlines.Text: "//w:r/w:t",
    inlines.Strong: worded("Strong"),
    inlines.Emphasis: worded("Emphasis"),
    inlines.Struck: worded("StruckOut"),
    inlines.Link: "//w:hyperlink[@r:id]",
    inlines.CrossReference: coded("REF"),
    inlines.Citation: INNER,
    inlines.NoteReference: "//w:footnoteReference | //w:endnoteReference",
    inlines.Certainty: worded("Certainty"),
    inlines.Abbreviation: "//w:r/w:t",
    inlines.Number: "//w:r/w:t",
    inlines.CaptionNumber: styled("Caption") + coded("SEQ"),
    inlines.LineBreak: "//w:r/w:br",
    inlines.Span: "//w:r/w:rPr/w:lang",
}

IN_TWO: Final[dict[type, str]] = {
    nodes.SideBySide: "//w:tbl",
    nodes.Pair: "//w:tbl/w:tr",
    nodes.Half: "//w:r/w:rPr/w:lang[@w:bidi='hi-IN']",
}
"""What only a bilingual brief holds."""


@cache
def written() -> tuple[tuple[frozenset[type], etree._Element], ...]:
    """Return the nodes of each case, and the text that Word has of it."""
    theme, fonts = house_theme(), house_fonts()
    made = []
    for path in CASES:
        with TemporaryDirectory() as folder:
            document = case_document(Path(folder), read_case(path))
        docx = FORMATS["docx"].write(document, lay_out(document, theme, fonts), theme, fonts)
        made.append((frozenset(map(type, walk(document))), etree.fromstring(members(docx)[BODY])))
    document = in_two_languages()
    docx = FORMATS["docx"].write(document, lay_out(document, theme, fonts), theme, fonts)
    made.append((frozenset(map(type, walk(document))), etree.fromstring(members(docx)[BODY])))
    return tuple(made)


def test_every_node_has_a_native_form():
    assert {*NATIVE, *IN_TWO} == set(get_args(nodes.Node))


@pytest.mark.parametrize("node", [*NATIVE, *IN_TWO], ids=lambda node: node.__name__)
def test_it_has_that_form_in_word(node):
    files = [body for held, body in written() if node in held]
    assert files, "write a conformance case with this node"
    names = NAMES | {"w14": WORD_2010, "pic": PICTURE, "c": CHART}
    assert any(body.xpath((NATIVE | IN_TWO)[node], namespaces=names) for body in files)
