"""What a rule is: a problem with a code and a name, a function that finds it, a page that explains it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.audience.form import AudienceForm
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.layout.model import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The composed brief that the rules look at."""

    cleared: ClearedPack
    document: Document
    layout: Layout
    form: AudienceForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One case of a rule's problem."""

    message: str
    span: Span | None
    hint: str
    severity: Severity | None = None
    """Where it is not the rule's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    code: str
    name: str
    """Names the problem: `skipped-heading-level`."""
    severity: Severity
    find: Callable[[Subject], Iterator[Finding]]
    page: str
    """The module's docstring: what it flags, then paragraphs that begin `Why:`, `Example:` and `Instead:`."""

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each finding."""
        for finding in self.find(subject):
            yield Diagnostic(
                code=self.code,
                message=finding.message,
                span=finding.span,
                hints=(finding.hint,),
                severity=finding.severity or self.severity,
                audience=subject.cleared.audience,
            )
