"""Flag a table whose columns are too narrow for its words.

Why: where a table has more columns than even a landscape page holds in small type, words are divided over lines in every
row; nobody reads such columns.
Example: fourteen columns of which each says "international cooperation".
Instead: leave columns out, put some of them in a second table, or turn rows and columns; or write shorter words.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.places import place_of
from briefgen.document.tables import Table
from briefgen.document.walk import walk_paths
from briefgen.document.words import inline_text


def find(subject: Subject) -> Iterator[Finding]:
    if not subject.layout.divided:
        return
    tables = [(path, node) for path, node in walk_paths(subject.document) if isinstance(node, Table)]
    for number, (path, table) in enumerate(tables, start=1):
        if path in subject.layout.divided:
            name = f"the table '{inline_text(table.caption)}'" if table.caption else f"table {number}"
            room = "a landscape page holds" if path in subject.layout.landscape else "there is room for where it stands"
            yield Finding(
                message=f"{name} has more in its columns than {room}: words in it are divided",
                span=place_of(table),
                hint=f"leave some of its {len(table.columns)} columns out, or shorten the longest words",
            )


RULE: Final = Rule(code="BG411", name="divided-words", severity=Severity.WARNING, find=find, page=__doc__ or "")
