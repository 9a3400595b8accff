import os
from pathlib import Path

import pytest

from briefgen.diagnostics import UserError
from briefgen.located.text import REFUSED, read_text, refused
from briefgen.regular import MOST_TEXT


def written(folder: Path, data: bytes) -> Path:
    path = folder / "notes.md"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("नमस्ते".encode(), "नमस्ते"),
        (b"", ""),
    ],
)
def test_reads(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_text(written(tmp_path, data)) == text


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"one\ncaf\xe9", 2, 4, "not in UTF-8"),
        (b"\xff\xfea\x00", 1, 1, "UTF-16"),
        (b"ok\r\nab\x00", 2, 3, "U+0000"),
        ("a\n\ue000".encode(), 2, 1, "U+E000"),
        ("ab\ue001".encode(), 1, 3, "U+E001"),
        ("a\u2028b".encode(), 1, 2, "U+2028"),
        (
            "a\u202eb".encode(),
            1,
            2,
            "an invisible character (U+202E, often pasted from Word or a web page) stands in 'ab'",
        ),
        ("\uf0b7 a".encode(), 1, 1, "a bullet sign from Word (U+F0B7)"),
        ("a\u200bb".encode(), 1, 2, "U+200B"),
        ("a\u200db".encode(), 1, 2, "U+200D"),
        ("a\U000e0041b".encode(), 1, 2, "U+E0041"),
        ("a\ufeffb".encode(), 1, 2, "U+FEFF"),
        ("\ufeffa".encode("utf-32-le"), 1, 1, "UTF-32"),
    ],
)
def test_refuses_with_the_place(tmp_path: Path, data: bytes, line: int, column: int, words: str) -> None:
    with pytest.raises(UserError) as caught:
        read_text(written(tmp_path, data))
    [problem] = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)
    assert words in problem.message


def test_refuses_a_file_too_large(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="larger than"):
        read_text(written(tmp_path, b"a" * (MOST_TEXT + 1)))


def test_names_the_nearest_file(tmp_path: Path) -> None:
    written(tmp_path, b"")
    with pytest.raises(UserError) as caught:
        read_text(tmp_path / "note.md")
    assert caught.value.diagnostics[0].hints == ("did you mean 'notes.md'?",)


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="a folder where a file is wanted"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    "text", ["क्\u200dष", "می\u200cخواهم", "👩\u200d👧", "ไทย\u200bไทย", "co\u00adoperation", "אב\u200f (ג)"]
)
def test_what_scripts_need_is_kept(tmp_path: Path, text: str) -> None:
    assert read_text(written(tmp_path, text.encode())) == text


def test_of_many_characters_the_first_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_text(written(tmp_path, bytes(900_000)))
    assert len(caught.value.diagnostics) == 20


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UserError, match="no file that can be read to its end"):
        read_text(tmp_path / "pipe.md")


def test_what_is_refused_is_looked_for_wherever_it_may_stand() -> None:
    # Whichever it is, alone or behind a letter.
    for sign in map(chr, range(0x110000)):
        if REFUSED.search(sign):
            assert next(refused(f"a{sign}"), None) is not None, hex(ord(sign))
