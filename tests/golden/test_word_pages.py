"""The length of the Word documents, as LibreOffice lays them out with the shipped fonts and no other to fall back on."""

import os
import subprocess

import pypdfium2
import pytest
from support.finished import FINISHED
from support.project import SAMPLE
from support.tools import need

from briefgen.resources import templates_root

FONTS = f"""\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{templates_root() / "fonts"}</dir><cachedir prefix="cwd">cache</cachedir></fontconfig>
"""


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """The folder of PDF files that LibreOffice makes of all Word documents at once."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
    for case in FINISHED:
        (folder / f"{case}.docx").write_bytes(case.brief().render("docx"))
    subprocess.run(
        [
            need("soffice"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *sorted(folder.glob("*.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        cwd=folder,
        env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
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
