from pathlib import Path

import pytest

from briefgen.diagnostics import UserError
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs

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
