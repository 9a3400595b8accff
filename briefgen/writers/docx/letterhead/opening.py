"""A letterhead as a build knows it: read once, with its page, and with what is to be said of it."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import docx

from briefgen.audience.form import Limit
from briefgen.diagnostics import Diagnostic, Severity, UserError
from briefgen.frozen import dataclass
from briefgen.regular import read_regular
from briefgen.theme.model import Lent, Page, Theme
from briefgen.theme.reference import MISSING
from briefgen.writers.docx.letterhead.crowding import Crowding, crowding
from briefgen.writers.docx.letterhead.marker import find_place
from briefgen.writers.docx.letterhead.page import page_of
from briefgen.writers.docx.letterhead.strays import strays
from briefgen.writers.docx.letterhead.survey import survey
from briefgen.writers.docx.reference.read import Reference, read_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """A letterhead, and what was found in it."""

    reference: Reference
    page: Page
    """That of the section in which our text stands; what is said of header and footer in it is nothing."""
    crowding: Crowding
    findings: tuple[Diagnostic, ...]

    def lend_page(self, theme: Theme) -> Theme:
        """Return the theme with the letterhead's page, which keeps no margin for notes.

        The text begins below our header at least: where a margin leaves less for its own, Word moves the text as well. So
        does it for a header or footer of the letterhead's that is higher than its margin.
        """
        line, taken = theme.styles["furniture"].line, self.crowding
        header = theme.page.header
        page = replace(
            self.page,
            top=max(self.page.top, header + line, taken.top),
            bottom=max(self.page.bottom, taken.bottom),
            header=header,
            footer=theme.page.footer,
        )
        name = self.reference.name
        lent = Lent(letterhead=name, instead_of=theme.page, above=taken.above, below=taken.below)
        return replace(theme, page=page, lent=lent, margin_notes=False)

    def may_go_over(self, pages: int, limits: Iterable[Limit], audience: str) -> tuple[Diagnostic, ...]:
        """Return a warning where the letterhead's own text may push a brief of so many *pages* over its limit of pages."""
        most = min((each.max for each in limits if each.unit == "pages" and each.scope == "brief"), default=None)
        taken = tuple(_taken(self.crowding))
        if pages != most or not taken:
            return ()
        more = f"more than its {most} page{'' if most == 1 else 's'}"
        message = f"'{self.reference.name}' has {' and '.join(taken)}: in Word the brief may take {more}"
        hint = (
            "open it in Word and see how many it has; where they are too many, make the letterhead's own text shorter"
        )
        said = Diagnostic(code="BG982", message=message, hints=(hint,), severity=Severity.WARNING, audience=audience)
        return (said,)

    def keeps_its_paper(self, asked: str | None) -> tuple[Diagnostic, ...]:
        """Return a warning where another paper is asked for than the letterhead's, which is the one there is."""
        if asked is None:
            return ()
        message = f"the brief stands on the paper of '{self.reference.name}', whatever paper is asked for"
        hint = "leave out --paper, or set the paper in the letterhead: Layout > Size"
        return (Diagnostic(code="BG981", message=message, hints=(hint,), severity=Severity.WARNING),)


def _taken(crowding: Crowding) -> Iterator[str]:
    if count := crowding.paragraphs:
        yield f"{count} paragraph{'' if count == 1 else 's'} of its own"
    for kind in crowding.reaching:
        yield f"a {kind} that reaches into the text"


def open_letterhead(path: Path) -> Letterhead:
    """Return the letterhead in a file. Raises `UserError` where it cannot be read, or must not be used."""
    try:
        data = read_regular(path)
    except OSError as fault:
        reason = (fault.strerror or "no reason given").lower()
        raise UserError(Diagnostic(code=MISSING, message=f"'{path.name}' cannot be read: {reason}")) from None
    reference = read_reference(data, path.name)
    word = docx.Document(io.BytesIO(reference.package))
    place = find_place(word.part.element)
    if left := tuple(strays(reference.name, word.part, place)):
        raise UserError(*left)
    page = page_of(place.section, header=0.0, footer=0.0)
    return Letterhead(
        reference=reference,
        page=page,
        crowding=crowding(word.part, place, page),
        findings=(*survey(reference.name, word, place, page), *reference.findings),
    )
