"""The writers' side of the conformance cases: what becomes of each node in Word and in PDF."""

import pytest
from support import docx as word
from support import pdf as portable
from support.conformance import CASES, case_document, read_case, update_case
from support.layout import house_fonts, house_theme

from briefgen.layout.lay_out import lay_out
from briefgen.writers.formats import FORMATS


def written(document, name):
    theme, fonts = house_theme(), house_fonts()
    return FORMATS[name].write(document, lay_out(document, theme, fonts), theme, fonts)


def as_word(document):
    made = written(document, "docx")
    return [*word.body_lines(made, after="Title"), *word.note_lines(made)]


def as_pdf(document):
    lines = portable.structure_lines(written(document, "pdf"))
    title = lines.index("  H1")
    return [line.removeprefix("  ") for line in lines[title + 2 :]]


FORMS = {"docx": as_word, "pdf": as_pdf}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_tree_becomes_the_file(path, name, tmp_path, update_goldens):
    made = "".join(f"{line}\n" for line in FORMS[name](case_document(tmp_path, read_case(path))))
    if update_goldens:
        update_case(path, name, made)
    assert made == read_case(path).get(name), "review the difference, then run pytest --update-goldens"
