"""What a line shows and what it says: divided words, kerned pairs, ligatures."""

import subprocess

from support.documents import document, paragraph, table
from support.layout import hyphenating, written
from support.pdf import SOFT_HYPHEN, body_text, faults, structure_text
from support.tools import need

ENGLISH = "the intergovernmental understanding of representatives of the international community was straightforward "
RUSSIAN = "международное сотрудничество правительств предполагает соглашения о предоставлении оборудования "
DIVIDED = document(
    *(paragraph(text * 3, role="body") for text in (ENGLISH, RUSSIAN)), table(("Matter", "State"), (ENGLISH, ENGLISH))
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


def test_readers_copy_divided_words_whole(tmp_path):
    """pdfium joins them itself and leaves U+FFFE or U+0002; poppler leaves the soft hyphen and the line's end."""
    need("pdftotext")
    path = tmp_path / "divided.pdf"
    path.write_bytes(written(DIVIDED, NARROW))
    told = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    assert f"{SOFT_HYPHEN}\n" in told
    assert " ".join(words_of(ENGLISH)) in " ".join(words_of(told.replace(f"{SOFT_HYPHEN}\n", "")))
    copied = body_text(path.read_bytes(), top=0, bottom=0)
    assert "\x02" in copied
    assert " ".join(words_of(ENGLISH)) in " ".join(words_of(copied.replace("\x02", "")))
