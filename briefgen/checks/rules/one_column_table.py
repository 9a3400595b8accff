"""Flag a table of one column.

Why: it is a list in a frame; assistive technology announces rows and columns for nothing.
Example: an exhibit that shows its category and no values for this reader.
Instead: print a list, or show another field.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.document.tables import Table
from briefgen.document.words import inline_text


def find(subject: Subject) -> Iterator[Finding]:
    tables = [node for node in subject.nodes if isinstance(node, Table)]
    for number, table in enumerate(tables, start=1):
        if len(table.columns) == 1:
            name = f"the table '{inline_text(table.caption)}'" if table.caption else f"table {number}"
            yield Finding(
                message=f"{name} has one column",
                span=place_of(table),
                hint="print a list, or show another field",
            )


RULE: Final = Rule(
    code="BG248", name="one-column-table", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
