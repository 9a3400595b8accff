"""Flag a brief that cites its sources by number and has no list of them.

Why: "[2]" says nothing where there is no list to look it up in, and its link leads nowhere.
Example: a template that prints `{{ cite(claim) }}` and has no `::: sources`.
Instead: put `::: sources` under a heading at the end, or say `citations: none` in audience.yaml.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Citation
from briefgen.document.places import place_of
from briefgen.document.references import SourceList
from briefgen.document.walk import walk


def find(subject: Subject) -> Iterator[Finding]:
    nodes = tuple(walk(subject.document))
    cited = next((node for node in nodes if isinstance(node, Citation)), None)
    if cited is not None and not any(isinstance(node, SourceList) for node in nodes):
        yield Finding(
            message="the brief cites its sources by number and has no list of them",
            span=place_of(cited),
            hint="put ::: sources under a heading at the template's end, or write citations: none in audience.yaml",
        )


RULE: Final = Rule(code="BG244", name="citation-without-list", severity=Severity.ERROR, find=find, page=__doc__ or "")
