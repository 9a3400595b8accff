"""Every node in every script: what is painted, read aloud and copied.

What was measured for right to left (poppler 22.12, pdfium of pypdfium2 5.15): with glyphs as they stand on the page both find
every word, and put words from right to left in order. Brackets come as they are drawn from poppler and turned back from pdfium;
Latin words within such a line come from pdfium in the order of their places. An ActualText is turned round by both, so that there
is none. Lam with alef is U+FEFB and its like, which pdfium gives as two letters; given two, both readers swap them.
"""

import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from support.documents import METADATA, document, everything, paragraph
from support.layout import written
from support.pdf import faults, structure_text
from support.reading import CONTROLS, READERS, copied, letters_of, unread
from support.scripts import PHRASES, RIGHT_TO_LEFT, everything_in
from support.tools import need

from briefgen.document.words import plain_text

LEFT_TO_RIGHT = tuple(language for language in PHRASES if language not in RIGHT_TO_LEFT)
NAMES = "The ferry (مركب الليل) sails to חיפה, 12 km away, and to کراچی."


@pytest.fixture(scope="module", params=PHRASES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def data(language):
    return written(everything_in(language))


def squeezed(text: str) -> str:
    """Return the letters and signs alone, a ligature as the letters it is of."""
    return "".join(unicodedata.normalize("NFKC", CONTROLS.sub("", text)).split())


def test_the_self_check_finds_nothing(data):
    assert faults(data) == []


def test_every_line_of_the_tree_is_read_aloud_as_it_is_written(language, data):
    spoken = squeezed(structure_text(data, generated=False))
    at = 0
    for line in map(squeezed, plain_text(everything_in(language)).splitlines()):
        assert line in spoken[at:]
        at = spoken.index(line, at) + len(line)


def test_the_files_are_pdf_ua_1_and_pdf_a_2a(tmp_path):
    files = [tmp_path / f"{language}.pdf" for language in PHRASES]
    for file in files:
        file.write_bytes(written(everything_in(file.stem)))
    (tmp_path / "names.pdf").write_bytes(written(document(paragraph(NAMES))))
    command = [need("verapdf"), "-f", "ua1,2a", *files, tmp_path / "names.pdf"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
def test_lines_are_copied_as_they_are_written(language, reader, tmp_path):
    drawn = everything_in(language)
    assert list(unread(plain_text(drawn).splitlines(), copied(written(drawn), reader, tmp_path))) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_every_word_from_right_to_left_is_found(language, reader, tmp_path):
    drawn = everything_in(language)
    text = copied(written(drawn), reader, tmp_path)
    assert letters_of(plain_text(drawn)) - letters_of(text) == set()


@pytest.mark.parametrize("reader", READERS)
def test_words_from_right_to_left_stand_in_their_order(reader, tmp_path):
    said = PHRASES["he"][3]
    text = copied(written(document(paragraph(said), metadata=replace(METADATA, language="he"))), reader, tmp_path)
    assert squeezed(said) in squeezed(text)


@pytest.mark.parametrize("reader", READERS)
def test_names_from_right_to_left_are_found_in_an_english_sentence(reader, tmp_path):
    text = copied(written(document(paragraph(NAMES))), reader, tmp_path)
    assert letters_of(NAMES) <= letters_of(text)


def test_names_from_right_to_left_are_read_aloud_in_order():
    assert NAMES in structure_text(written(document(paragraph(NAMES))))


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_the_file_says_that_it_runs_from_right_to_left(language):
    with pikepdf.open(BytesIO(written(everything_in(language)))) as pdf:
        (root,) = pdf.Root.StructTreeRoot.K
        assert (root.A.O, root.A.WritingMode) == ("/Layout", "/RlTb")
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_a_file_from_left_to_right_says_nothing_of_it():
    with pikepdf.open(BytesIO(written(everything()))) as pdf:
        (root,) = pdf.Root.StructTreeRoot.K
        assert "/A" not in root
        assert "/Direction" not in pdf.Root.ViewerPreferences
