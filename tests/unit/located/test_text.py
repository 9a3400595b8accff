from pathlib import Path

import pytest

from briefgen.diagnostics import UserError
from briefgen.located.text import SIZE_LIMIT, read_text


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
        (b"one\ncaf\xe9", 2, 4, "not UTF-8"),
        (b"\xff\xfea\x00", 1, 1, "UTF-16"),
        (b"ok\r\nab\x00", 2, 3, "U+0000"),
        ("a\n\ue000".encode(), 2, 1, "U+E000"),
        ("ab\ue001".encode(), 1, 3, "U+E001"),
        ("a\u2028b".encode(), 1, 2, "U+2028"),
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
        read_text(written(tmp_path, b"a" * (SIZE_LIMIT + 1)))


def test_names_the_nearest_file(tmp_path: Path) -> None:
    written(tmp_path, b"")
    with pytest.raises(UserError) as caught:
        read_text(tmp_path / "note.md")
    assert caught.value.diagnostics[0].hints == ("did you mean 'notes.md'?",)


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="a folder where a file is wanted"):
        read_text(tmp_path)
