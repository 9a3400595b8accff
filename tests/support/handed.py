"""Projects to import into, and forms and books filled in as people do; all of it is invented."""

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import docx
from openpyxl import Workbook, load_workbook

from briefgen.authoring.intake.book.read import read_book
from briefgen.authoring.intake.book.write import write_book
from briefgen.authoring.intake.form.read import read_form
from briefgen.authoring.intake.form.write import write_form
from briefgen.authoring.intake.take import Intake, take
from briefgen.build.project import Project, load
from briefgen.content.translatable import languages
from briefgen.gate.levels import meant_marking

PACK = "ferry"
POLICY = """\
schemes: [tlp]
groups: {internal: [minister, analyst]}
audiences:
  minister: {ceiling: {tlp: amber}, cites: [public, official, internal]}
  analyst: {ceiling: {tlp: red}, cites: [public, official, internal]}
"""
FRONT = """\
---
title: The ferry to the Tarrow Islands   # in print
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [minister, analyst]
marking: tlp:green
"""
FIGURES = """\
# What the quay costs.
- id: quay-cost   # the port's own count
  title: Cost of the quay
  value: 4.2
  currency: EUR
  scale: million
  period: "2030"
  translations:
    hi-IN: {title: घाट की लागत}

- {id: quay-length, title: 'Length of the quay', value: 120, unit: metres}   # as planned
"""
SOURCES = """\
- id: statement
  title: >-
    Joint statement of the
    ferry working group
  issued: 2031-05-09
  citable: official
  sections:
    quay: The new quay
    sailing: The first sailing   # in July
# The last line is a comment.
"""
PEOPLE = "- {id: ilse-marren, name: Ilse Marren, office: Minister of Transport}\n"
SECTIONS = """\
# What we know {.facts}
<!-- the desk asks the port every week -->
- The ferry is expected to sail again on 1 July,
  the working group says. [@statement, sailing 1.2] {.expected hedge="is expected to"} ^first-sailing
  - when: 2031-07-01
  - hi-IN: नौका 1 जुलाई से फिर चलने की
    उम्मीद है।
  - readers: minister 1, analyst
- The quay has been inspected. [@statement] {.reported when=2031-05} ^inspection
- {person:ilse-marren} has seen the quay, {figure:quay-cost} and {figure:quay-length}. [@statement] {.reported} ^seen
# If asked {.if-asked readers=analyst}
- Q: Who pays? ^q-pays
  A: That is open. {.draft}
"""


def project(folder: Path, *, one_file: bool = False) -> Project:
    """Return a project with one pack: a folder with registers in files of their own, or a single file that holds them."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "policy.yaml").write_text(POLICY, encoding="utf-8")
    registers = {"figures": FIGURES, "sources": SOURCES, "people": PEOPLE}
    if one_file:
        inner = "".join(f"{name}:\n{text}" for name, text in registers.items())
        (content / f"{PACK}.md").write_text(f"{FRONT}{inner}---\n{SECTIONS}", encoding="utf-8")
    else:
        pack = content / PACK
        pack.mkdir()
        (pack / "pack.md").write_text(f"{FRONT}---\n", encoding="utf-8")
        (pack / "talks.md").write_text(SECTIONS, encoding="utf-8")
        for name, text in registers.items():
            (pack / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def texts(folder: Path) -> dict[str, str]:
    """Return what stands in every file of the project's content."""
    content = folder / "content"
    files = (path for path in sorted(content.rglob("*")) if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes().decode("utf-8") for path in files}


def book(of: Project) -> Workbook:
    """Return the book of the pack, as somebody opens it."""
    pack = of.pack(PACK)
    return load_workbook(io.BytesIO(write_book(pack, tuple(of.audiences), languages(pack))))


def taken_book(of: Project, filled: Workbook, path: Path) -> Intake:
    filled.save(path)
    return take(of, PACK, lambda pack: read_book(path, pack))


def changed_book(of: Project, path: Path, cells: Mapping[str, object]) -> Intake:
    """Return what importing would do, of the pack's own book with some cells written anew: `Figures!C2`."""
    filled = book(of)
    for place, value in cells.items():
        sheet, cell = place.split("!")
        filled[sheet][cell] = value
    return taken_book(of, filled, path)


Change = Callable[[docx.document.Document], None]


def form(
    paragraphs: Iterable[tuple[str, str]],
    *,
    head: Mapping[str, str] | None = None,
    sources: Iterable[tuple[str, ...]] = (),
    change: Change = lambda _: None,
) -> bytes:
    """Return a form that is filled in: its own empty paragraphs are taken out, and these put in, each a style and words."""
    document = docx.Document(
        io.BytesIO(write_form(head or {}, readers=("minister", "analyst"), markings=("tlp:green",)))
    )
    for paragraph in document.paragraphs[1:]:
        section = paragraph._p.find("w:pPr/w:sectPr", paragraph._p.nsmap)
        if section is None and not paragraph.text.startswith("Sources"):
            paragraph._p.getparent().remove(paragraph._p)
    table = document.tables[1]
    for row, values in zip(table.rows[1:], sources, strict=False):
        for cell, value in zip(row.cells, values, strict=False):
            if value:
                _write(cell.paragraphs[0], value)
    for style, words in paragraphs:
        table._tbl.addprevious(document.add_paragraph(words, style=style)._p)
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write(paragraph: "docx.text.paragraph.Paragraph", words: str) -> None:
    for child in list(paragraph._p):
        if child.tag.endswith("}sdt"):
            paragraph._p.remove(child)
    paragraph.add_run(words)


HEAD = {
    "Title": "The harbour",
    "As of": "2031-05-12T18:00+02:00",
    "Language": "en-GB",
    "Readers": "minister, analyst",
    "Marking": "tlp:green",
}
LISTED = ("report", "A report on the harbour", "", "2031-05-09", "", "official")
WHOLE = (
    ("Heading 1", "Bottom line"),
    ("Statement", "The harbour is expected to open in July."),
    ("Rests on", "opening"),
    ("Heading 1", "What we know"),
    ("Guidance", "This is for whoever fills it in."),
    ("Statement", "The harbour is expected to open on 1 July, the report says."),
    ("Source", "report, p. 4"),
    ("Certainty", "Expected"),
    ("When", "2031-07-01"),
    ("Readers", "minister 1, analyst 2"),
    ("Name", "opening"),
    ("Topic", "The harbour"),
    ("Heading 1", "Say"),
    ("Statement", "We welcome the plan."),
    ("Heading 1", "If asked"),
    ("Question", "Who pays?"),
    ("Answer", "That is open."),
    ("How likely", "may"),
    ("Heading 1", "Do not say"),
    ("Statement", "That the islands will pay."),
    ("Say instead", "Who pays is open."),
    ("Heading 1", "Not known"),
    ("Statement", "Who pays."),
    ("Why not known", "The report names nobody."),
)


def taken_form(of: Project, content: bytes, path: Path, name: str = "harbour") -> Intake:
    path.write_bytes(content)
    return take(of, name, lambda pack: read_form(path, pack, lambda said: meant_marking(said, of.policy)))


def told(intake: Intake) -> list[tuple[str, str | None, str]]:
    """Return code, place and message of all that is refused."""
    return [(one.code, one.span and one.span.within, one.message) for one in intake.faults]


def notes(intake: Intake) -> list[tuple[str, str | None]]:
    return [(one.message, one.span and one.span.within) for one in intake.differences.told if one not in intake.faults]
