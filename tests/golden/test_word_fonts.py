"""A brief of one page carries its fonts: LibreOffice sets it in them on a machine that has none of them."""

import shutil
import subprocess

import pypdfium2
import pytest
from support.finished import FINISHED
from support.libreoffice import lay_out, only
from support.tools import need

from briefgen.resources import templates_root

OTHER = "NotoSansHebrew-Regular.ttf"
"""LibreOffice does not start where there is no font at all; this one has no Latin letters and no Hindi."""
CASES = [case for case in FINISHED if case.brief().pages == 1]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    (folder / "installed").mkdir()
    shutil.copy(templates_root() / "fonts" / OTHER, folder / "installed")
    with_fonts = {str(case): case.brief().render("docx") for case in CASES}
    without = {f"{case}-without": case.brief().render("docx", embed_fonts=False) for case in CASES}
    lay_out(with_fonts | without, folder, only(folder / "installed"))
    return folder


def fonts_of(path):
    done = subprocess.run([need("pdffonts"), path], check=True, capture_output=True, encoding="utf-8")
    return {line.split()[0].rpartition("+")[2] for line in done.stdout.splitlines()[2:]}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_set_in_the_fonts_that_it_carries(case, laid_out):
    own = case.brief().theme.font.replace(" ", "")
    assert fonts_of(laid_out / f"{case}.pdf") >= {f"{own}-Regular", f"{own}-Bold"}
    assert fonts_of(laid_out / f"{case}-without.pdf") == {"NotoSansHebrew-Regular"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_keeps_to_its_page(case, laid_out):
    opened = pypdfium2.PdfDocument(laid_out / f"{case}.pdf")
    pages = len(opened)
    opened.close()
    assert pages == 1
