"""Flag tables without a header row, and columns without a heading.

Why: a screen reader says a column's heading before each of its cells; without one the reader hears bare numbers.
Example: a table that begins with its first row of data, or whose first column has no heading.
Instead: give the table a header row with a word or two for every column, the first one too.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.document.tables import Table
from briefgen.document.words import count_words, inline_text


def find(subject: Subject) -> Iterator[Finding]:
    tables = [node for node in subject.nodes if isinstance(node, Table)]
    for number, table in enumerate(tables, start=1):
        name = f"the table '{inline_text(table.caption)}'" if table.caption else f"table {number}"
        if not table.header:
            yield Finding(message=f"{name} has no header row", span=place_of(table), hint="put a row of headings first")
            continue
        for column, _ in enumerate(table.columns):
            if not any(count_words(row.cells[column]) for row in table.header):
                yield Finding(
                    message=f"column {column + 1} of {name} has no heading",
                    span=place_of(table),
                    hint="write a word or two that say what stands in it",
                )


RULE: Final = Rule(
    code="BG310", name="table-without-header", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
