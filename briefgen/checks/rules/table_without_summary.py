"""Flag tables that nothing introduces to those who cannot see them.

Why: before its cells, assistive technology says what a table shows; its summary says it, or else its caption, or the
heading that it stands right under.
Example: a table with none of them.
Instead: give it a caption, which all readers have something of, or a summary.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.document.tables import Table
from briefgen.document.walk import sections
from briefgen.document.words import inline_text


def find(subject: Subject) -> Iterator[Finding]:
    headed = {id(section.blocks[0]) for section in sections(subject.document) if section.blocks}
    tables = [node for node in subject.nodes if isinstance(node, Table)]
    for number, table in enumerate(tables, start=1):
        if id(table) not in headed and not table.summary.strip() and not inline_text(table.caption).strip():
            head = ", ".join(inline_text(cell.children) for row in table.header[:1] for cell in row.cells)
            yield Finding(
                message=f"table {number} ('{head}') has neither a caption nor a summary",
                span=place_of(table),
                hint="write a caption that says what it shows",
            )


RULE: Final = Rule(
    code="BG311", name="table-without-summary", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
