"""The Word documents of the sample keep to their audiences' lengths where LibreOffice lays them out, as the PDFs do."""

import pypdfium2
import pytest
from support.dressed import DRESSES
from support.finished import project
from support.project import SAMPLE

from briefgen.resources import bundled_root


def form_of(dress):
    return project(bundled_root()).audience(dress.audience).in_form(dress.form).form


def is_own(dress):
    """Tell whether a brief is of the sample and in the look that its audience's form is written for."""
    form = form_of(dress)
    return dress.pack == SAMPLE and (dress.theme, dress.paper) == (form.theme, form.paper)


OWN = tuple(filter(is_own, DRESSES))


def test_every_audience_language_and_form_is_there():
    audiences = project(bundled_root()).audiences
    assert {dress.audience for dress in OWN} == set(audiences)
    assert {(dress.audience, dress.form) for dress in OWN} == {
        (name, form) for name in audiences for form in (None, *project(bundled_root()).audience(name).form.forms)
    }


@pytest.mark.parametrize("dress", OWN, ids=str)
def test_a_word_document_has_no_more_pages_than_its_limit(dress, laid_out):
    pdf = pypdfium2.PdfDocument(laid_out / f"{dress}.pdf")
    try:
        pages = len(pdf)
    finally:
        pdf.close()
    form = form_of(dress)
    languages = 2 if form.bilingual else 1
    for limit in form.limits:
        assert limit.scope == "brief"
        assert limit.unit != "pages" or pages <= limit.max * languages, "a limit is that of each language"
