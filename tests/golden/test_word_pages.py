"""The length of the Word documents, as LibreOffice lays them out."""

import subprocess

import pypdfium2
import pytest
from support.finished import FINISHED
from support.libreoffice import lay_out
from support.project import SAMPLE
from support.tools import need


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("word")
    lay_out({str(case): case.brief().render("docx") for case in FINISHED}, folder)
    return folder


@pytest.mark.parametrize("case", FINISHED, ids=str)
def test_the_word_document_has_the_pages_of_the_pdf(case, laid_out):
    """And so keeps the limit that the PDF keeps. A chart is its table there, which may spare the invented packs a page."""
    opened = pypdfium2.PdfDocument(laid_out / f"{case}.pdf")
    pages = len(opened)
    opened.close()
    spared = range(1 + (case.pack != SAMPLE and case.brief().pages > 1))
    assert case.brief().pages - pages in spared


@pytest.mark.parametrize("case", FINISHED, ids=str)
def test_the_word_document_needs_no_other_font(case, laid_out):
    done = subprocess.run(
        [need("pdffonts"), laid_out / f"{case}.pdf"], check=True, capture_output=True, encoding="utf-8"
    )
    names = [line.split()[0].rpartition("+")[2] for line in done.stdout.splitlines()[2:]]
    assert names
    assert all(name.startswith(("NotoSans-", "NotoSerif-")) for name in names)
