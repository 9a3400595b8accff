"""Flag a brief that cites its sources by number or by name, or in end notes, and has no list of them.

Why: "[2]" says nothing where there is no list to look it up in, and its link leads nowhere.
Example: a template that prints `{{ cite(claim) }}` and has no `::: sources`.
Instead: put `::: sources` under a heading at the end, or say `citations: foot`, which needs no list, or `citations: none`
in audience.yaml.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Citation, NoteReference
from briefgen.document.nodes import Node
from briefgen.document.places import place_of
from briefgen.document.references import NoteList, SourceList


def find(subject: Subject) -> Iterator[Finding]:
    nodes = subject.nodes
    cited = next(filter(_needs_list, nodes), None)
    if cited is not None and not any(isinstance(node, SourceList | NoteList) for node in nodes):
        how = ("by name" if cited.form == "names" else "by number") if isinstance(cited, Citation) else "in end notes"
        yield Finding(
            message=f"the brief cites its sources {how} and has no list of them",
            span=place_of(cited),
            hint="put ::: sources under a heading at the template's end, or write citations: foot or none in audience.yaml",
        )


def _needs_list(node: Node) -> bool:
    match node:
        case Citation(form="line"):
            return False
        case Citation() | NoteReference(kind="end"):
            return True
        case _:
            return False


RULE: Final = Rule(
    code="BG244", name="citation-without-list", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
