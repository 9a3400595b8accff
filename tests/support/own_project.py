"""A project of one pack and one reader, written whole by a test, its templates before ours."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2

from briefgen.build.project import Project
from briefgen.project.folder import ProjectFolder
from briefgen.resources import templates_root


def own_project(folder: Path, files: Mapping[str, str], *, allow_classified_labels: bool = False) -> Project:
    """Write *files* below *folder*, and return the project that they make."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    roots = (folder / "templates", templates_root())
    found = ProjectFolder(root=folder, content=folder / "content", templates=roots, bundled=False)
    return Project(found, allow_classified_labels=allow_classified_labels)


def pages(pdf: bytes) -> Iterator[str]:
    """Yield the text of each page, with single spaces."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        for page in opened:
            yield " ".join(page.get_textpage().get_text_range().split())
    finally:
        opened.close()
