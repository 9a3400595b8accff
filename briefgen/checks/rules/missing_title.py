"""Flag a brief without a title, or with a second one.

Why: the title is what a screen reader says first, what a window and a search result show, and what a reader files by.
Example: a template that begins with its first section.
Instead: begin the template with one `# ` heading, before any section.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.nodes import Section, Title
from briefgen.document.places import place_of
from briefgen.document.words import inline_text


def find(subject: Subject) -> Iterator[Finding]:
    titles = [node for node in subject.nodes if isinstance(node, Title)]
    for extra in titles[1:]:
        yield Finding(
            message=f"'{inline_text(extra.children)}' is a second title",
            span=place_of(extra),
            hint="make it a section's heading",
        )
    if not any(inline_text(title.children).strip() for title in titles):
        yield Finding(message="the brief has no title", span=None, hint="begin the template with `# {{ pack.title }}`")
    elif _after_section(subject):
        yield Finding(
            message="the title stands after a section", span=place_of(titles[0]), hint="move it to the beginning"
        )


def _after_section(subject: Subject) -> bool:
    kinds = (type(block) for block in subject.document.blocks if isinstance(block, Title | Section))
    return next(kinds, Section) is Section


RULE: Final = Rule(
    code="BG242", name="missing-title", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
