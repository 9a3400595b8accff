"""Header and footer of the Word documents, as LibreOffice prints them: on every page, whatever its sections are."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pytest
from support.documents import document, paragraph, section, table, words
from support.docx import Pages, government
from support.finished import BARRAGE, Case, drawn
from support.libreoffice import lay_out
from support.project import FICTIONAL, SAMPLE

from briefgen.document.document import Document
from briefgen.document.nodes import Block, Columns
from briefgen.document.references import Contents, ContentsEntry
from briefgen.document.walk import walk_paths
from briefgen.layout.furniture import footer_text
from briefgen.resources import bundled_root
from briefgen.theme.model import Theme
from briefgen.writers.docx.write import write_docx


@dataclass(frozen=True, kw_only=True)
class Drawn:
    document: Document
    theme: Theme
    docx: bytes
    shapes: set[str]
    """Of its pages."""


def in_look(case: Case) -> Drawn:
    brief = case.brief()
    return Drawn(document=brief.document, theme=brief.theme, docx=drawn(brief, "docx"), shapes={"upright"})


TEXT = [paragraph("Oil and gas, and what the two sides say of them. " * 20) for _ in range(12)]
CONTENTS = Contents(entries=(ContentsEntry(children=words("Energy"), target="energy", level=1),), levels=1)


def with_landscape_pages(*above: Block) -> Drawn:
    """Return a document with a wide table below *above*, and text below it; several pages of each."""
    rows = ((str(year), "talks") for year in range(1950, 2020))
    wide = table(("Year", "What"), *rows, caption=words("Talks"), source=words("A ministry"))
    made = document(*above, wide, section(1, "Energy", Columns(blocks=tuple(TEXT)), *TEXT, anchor="energy"))
    [place] = (path for path, node in walk_paths(made) if node == wide)
    docx = write_docx(made, Pages(landscape=frozenset({place})), government())
    return Drawn(document=made, theme=government(), docx=docx, shapes={"upright", "landscape"})


CASES = {
    "columns": lambda: in_look(Case(root=bundled_root(), pack=SAMPLE, audience="analyst", theme="thinktank")),
    "columns-and-annexes": lambda: in_look(
        Case(root=FICTIONAL, pack=BARRAGE, audience="analyst", theme="thinktank", paper="letter")
    ),
    "facts": lambda: in_look(Case(root=bundled_root(), pack=SAMPLE, audience="business")),
    "landscape": lambda: with_landscape_pages(section(1, "Oil", Columns(blocks=tuple(TEXT)))),
    "landscape-and-contents": lambda: with_landscape_pages(CONTENTS),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The documents by name, and the folder with a PDF of each."""
    made, folder = {name: make() for name, make in CASES.items()}, tmp_path_factory.mktemp("word")
    lay_out({name: each.docx for name, each in made.items()}, folder)
    return made, folder


def bands(page: pypdfium2.PdfPage, theme: Theme) -> tuple[str, str]:
    """Return what stands above the text and below it, one space between words."""
    width, height = page.get_size()
    paper = theme.page.turned() if width > height else theme.page
    text = page.get_textpage()
    areas = ((0, height - paper.top, width, height), (0, 0, width, paper.bottom))
    above, below = (" ".join(text.get_text_bounded(*area).split()) for area in areas)
    return above, below


def missing(each: Drawn, opened: pypdfium2.PdfDocument) -> Iterator[str]:
    """Yield what should stand on a page and does not."""
    for number, page in enumerate(opened, start=1):
        above, below = bands(page, each.theme)
        line = " ".join(footer_text(each.document.furniture, page=number, pages=len(opened)).split())
        marking = each.document.marking.label
        due = ((marking, above), (marking, below), (line, below))
        yield from (f"page {number}: {said}" for said, band in due if said not in band)


@pytest.mark.parametrize("name", CASES)
def test_every_page_is_marked_and_counted(name, printed):
    made, folder = printed
    opened = pypdfium2.PdfDocument(folder / f"{name}.pdf")
    shapes = {"landscape" if width > height else "upright" for width, height in (page.get_size() for page in opened)}
    found = list(missing(made[name], opened))
    pages = len(opened)
    opened.close()
    assert pages > 1
    assert shapes == made[name].shapes
    assert found == []
