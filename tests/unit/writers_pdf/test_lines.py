"""What a line shows and what it says: divided words, kerned pairs, ligatures."""

import subprocess
from io import BytesIO

import pikepdf
import pytest
from support.documents import document, paragraph, table, words
from support.layout import house_fonts, hyphenating, written
from support.pdf import SOFT_HYPHEN, body_text, faults, structure_text
from support.tools import need
from support.verapdf import verdicts

from briefgen.document.inlines import Span, Strong
from briefgen.layout.shaping import shape

ENGLISH = "the intergovernmental understanding of representatives of the international community was straightforward "
RUSSIAN = "международное сотрудничество правительств предполагает соглашения о предоставлении оборудования "
DIVIDED = document(
    paragraph(ENGLISH * 3),
    paragraph(Span(language="ru-RU", children=words(RUSSIAN * 3))),
    table(("Matter", "State"), (ENGLISH, ENGLISH)),
)
NARROW = hyphenating(narrow=True)


def words_of(text: str) -> list[str]:
    return text.split()


def test_divided_words_are_read_whole():
    said = structure_text(written(DIVIDED, NARROW))
    for text in (ENGLISH, RUSSIAN):
        assert " ".join(words_of(text * 3)) in " ".join(words_of(said))
    assert SOFT_HYPHEN not in said


def test_a_file_with_divided_words_passes_the_self_check():
    assert faults(written(DIVIDED, NARROW)) == []


def test_a_file_with_divided_words_passes_verapdf(tmp_path):
    found = verdicts({"divided": written(DIVIDED, NARROW)}, tmp_path, flavours=("ua1", "2a"))
    assert found
    assert not any(found.values())


def test_readers_copy_divided_words_whole(tmp_path):
    """pdfium joins them itself and leaves U+FFFE or U+0002; poppler leaves the soft hyphen and the line's end."""
    need("pdftotext")
    path = tmp_path / "divided.pdf"
    path.write_bytes(written(DIVIDED, NARROW))
    told = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    assert f"{SOFT_HYPHEN}\n" in told
    assert " ".join(words_of(RUSSIAN)) in " ".join(words_of(told.replace(f"{SOFT_HYPHEN}\n", "")))
    copied = body_text(path.read_bytes(), top=0, bottom=0)
    assert "\x02" in copied
    assert " ".join(words_of(RUSSIAN)) in " ".join(words_of(copied.replace("\x02", "")))


def content_of(data: bytes) -> bytes:
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        return b"".join(page.Contents.read_bytes() for page in pdf.pages)


def shown(data: bytes) -> list[list[str | float]]:
    """Return the operands of each TJ: glyph codes in hexadecimal, and how far the pen steps back between them."""
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        operands = (
            each for page in pdf.pages for each, sign in pikepdf.parse_content_stream(page) if str(sign) == "TJ"
        )
        return [
            [bytes(item).hex() if isinstance(item, pikepdf.String) else float(item) for item in items]
            for (items,) in operands
        ]


@pytest.mark.parametrize("pair", ["AV", "To", "Та", "P.", "y,"])
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_pairs_are_kerned_as_the_font_says(pair, weight):
    face = house_fonts().face("Noto Sans", weight)
    codes = [f"{face.font.get_nominal_glyph(ord(each)):04x}" for each in pair]
    apart = sum(shape(face, each, "en-GB").advance for each in pair)
    kerned = apart - shape(face, pair, "en-GB").advance
    assert kerned > 0
    text = words(pair) if weight == "regular" else (Strong(children=words(pair)),)
    assert [codes[0], pytest.approx(kerned, abs=0.01), codes[1]] in shown(written(document(paragraph(*text))))


def test_a_ligature_is_read_as_its_letters(tmp_path):
    need("pdftotext")
    data = written(document(paragraph("office, first flight, fjord, affluent, five files, файл")))
    face = house_fonts().face("Noto Sans", "regular")
    assert [glyph.text for glyph in shape(face, "office", "en-GB").glyphs] == ["o", "ffi", "c", "e"]
    assert b"ActualText" not in content_of(data)
    (tmp_path / "a.pdf").write_bytes(data)
    told = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], check=True, capture_output=True, text=True).stdout
    for read in (structure_text(data), body_text(data, top=0, bottom=0), told):
        assert "office, first flight, fjord, affluent, five files, файл" in read
