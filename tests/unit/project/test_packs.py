from pathlib import Path

import pytest

from briefgen.diagnostics import UserError
from briefgen.project.folder import find_project
from briefgen.project.packs import files_without_pack, find_packs, folders_without_pack

FRONT = "---\ntitle: A\n---\n"


def names(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [source.name for source in find_packs(find_project(folder))]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"b/pack.md": FRONT, "a/pack.md": FRONT}, ["a", "b"]),
        ({"one.md": FRONT}, ["one"]),
        ({"one.md": "---\r\ntitle: A\r\n---\r\n"}, ["one"]),
        ({"one.md": "---\rtitle: A\r---\r# Facts\r"}, ["one"]),
        ({"notes.md": "---\rauthor: A\r---\rtitle: no\r"}, []),
        ({"one.md": "---\ntitle: caf\xe9\n---".encode("latin-1")}, ["one"]),
        ({"one.md": "---\ntitle: A"}, ["one"]),
        ({"empty/pack.md": ""}, ["empty"]),
        ({"notes.md": "# Words\n"}, []),
        ({"notes.md": "---\nauthor: A\n---\ntitle: no\n"}, []),
        ({"README.md": FRONT, "review.md": FRONT, ".hidden/pack.md": FRONT}, []),
        ({"data/table.csv": "a,b"}, []),
    ],
)
def test_finds(tmp_path: Path, files: dict[str, str | bytes], expected: list[str]) -> None:
    assert names(tmp_path, files) == expected


def test_refuses_two_packs_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="two packs are called 'water'"):
        names(tmp_path, {"water/pack.md": FRONT, "water.md": FRONT})


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"water/water.md": FRONT}, ["the folder 'water' has no pack.md, so it is not a pack"]),
        ({"water/pack.md": FRONT, "water/more.md": "# A\n"}, []),
        ({"notes/README.md": "words", "data/a.csv": "a", ".old/a.md": FRONT, "images/.a.md": ""}, []),
        ({"alone.md": FRONT}, []),
    ],
)
def test_tells_of_a_folder_that_looks_like_a_pack(
    tmp_path: Path, files: dict[str, str | bytes], expected: list[str]
) -> None:
    names(tmp_path, files)
    found = folders_without_pack(find_project(tmp_path))
    assert [problem.message for problem in found] == expected
    assert all(problem.severity == "warning" and problem.span for problem in found)


WIDE = "the file 'x.md' was saved in another text format (UTF-16), so nobody knows whether it is a pack"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (FRONT.encode("utf-16"), [WIDE]),
        (FRONT.encode("utf-16-le"), [WIDE]),
        (b"---\nt: \xff\n", ["the file 'x.md' is not UTF-8, so nobody knows whether it is a pack"]),
        (
            FRONT.replace("title:", "titel:").encode(),
            ["the file 'x.md' has front matter and no title, so it is not a pack"],
        ),
        (FRONT.encode(), []),
        (b"# Notes\n", []),
    ],
)
def test_tells_of_a_file_that_looks_like_a_pack_beside_a_good_one(
    tmp_path: Path, file: bytes, expected: list[str]
) -> None:
    names(tmp_path, {"water/pack.md": FRONT, "x.md": file})
    found = files_without_pack(find_project(tmp_path))
    assert [problem.message for problem in found] == expected
    assert all(problem.severity == "warning" and problem.span for problem in found)


@pytest.mark.parametrize(
    ("title", "underlined", "written"),
    [
        ("Title: The quay", "Title", "title: The quay"),
        ("title The quay", "title", "title: The quay"),
        ("  title: The quay", "  title", "title: The quay"),
        ("titel: The quay", "titel", "title: The quay"),
    ],
)
def test_underlines_the_line_that_is_meant_as_the_title(
    tmp_path: Path, title: str, underlined: str, written: str
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "x.md").write_text(f"---\n{title}\nlanguage: en-GB\n---\n", encoding="utf-8")
    [found] = files_without_pack(find_project(tmp_path))
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.end_column) == (2, 1, 1 + len(underlined))
    assert found.hints == (f"write `{written}`, at the left edge",)


def test_a_title_deeper_in_the_front_matter_is_a_sources(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "x.md").write_text("---\nsources:\n  title: Other\n---\n", encoding="utf-8")
    [found] = files_without_pack(find_project(tmp_path))
    assert found.span is not None
    assert found.span.line == 1
