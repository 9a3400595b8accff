"""Everything that keeps a brief from going out, as far as it is known before its files are made: for whoever releases it, and
beforehand for whoever signs it.
"""

from collections.abc import Iterator
from dataclasses import replace

from briefgen.build.brief import Brief
from briefgen.build.composition import Composition
from briefgen.build.project import Project
from briefgen.build.releasing import blocking, unsigned
from briefgen.content.front import DocumentFields
from briefgen.diagnostics import Diagnostic, Severity, errors
from briefgen.document.document import Document
from briefgen.document.origins import ItemOrigin
from briefgen.document.walk import walk
from briefgen.release.codes import EXAMPLES, NO_EDITION, NOBODY_ASKED, problem


def reasons(project: Project, pack: str, audience: str, composed: Composition[Brief]) -> tuple[Diagnostic, ...]:
    """Return what keeps an audience's briefs, as they are *composed*, from being released. Raises `UserError`, as
    `Project.document` does.
    """
    examples = (one for brief in (*composed.briefs, *composed.held) for one in _examples(brief))
    found = (*errors(blocking(project, pack, composed)), *examples)
    return tuple(dict.fromkeys((*found, *_unstated(project.document(pack, audience), audience))))


def other_reasons(project: Project, brief: Brief, composed: Composition[Brief]) -> tuple[Diagnostic, ...]:
    """Return, as warnings, what keeps a brief from being released besides what offices have still to say of it."""
    own = frozenset(unsigned(brief))
    found = reasons(project, brief.pack, brief.audience, composed)
    return tuple(replace(one, severity=Severity.WARNING) for one in found if one not in own)


def _unstated(document: DocumentFields, audience: str) -> Iterator[Diagnostic]:
    if "sign_offs" not in document.model_fields_set:
        message = "nobody has said who must agree before this brief is released"
        hint = "write `document: {sign_offs: [office, …]}` in the front matter, or `sign_offs: []` where nobody has to"
        yield problem(NOBODY_ASKED, message, hint, audience=audience)
    if not document.edition:
        hint = 'write `document: {edition: "1"}` in the front matter'
        yield problem(NO_EDITION, "the brief has no edition number to be known by", hint, audience=audience)


def _examples(brief: Brief) -> Iterator[Diagnostic]:
    if names := tuple(dict.fromkeys(_fields(brief.document))):
        message = f"the brief is one of many: it prints the example of {', '.join(names)}, and no record's own words"
        hint = f"make the briefs of all records: `briefgen batch {brief.pack} -a {brief.audience} --records FILE …`"
        yield problem(EXAMPLES, message, hint, audience=brief.audience)


def _fields(document: Document) -> Iterator[str]:
    """Yield the fields of records that a brief prints."""
    for node in (each for top in document.blocks for each in (top, *walk(top))):
        match getattr(node, "origin", None):
            case ItemOrigin(register="records", item=item):
                yield item
