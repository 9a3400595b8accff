"""A finished file, looked over before it is sent: what it says that its reader may not see, and what stands in it besides.

Any DOCX or PDF, also one that was edited since it was built, or that nobody here built: then it is held against a pack all the
same. A file is a stranger's: it is read within limits, or refused.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from briefgen.addresses import OUTWARD
from briefgen.build.brief import Brief
from briefgen.build.project import Project
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.words import runs
from briefgen.frozen import dataclass
from briefgen.gate.clear import decisions
from briefgen.inspect.content import FileContent, RefusedError
from briefgen.inspect.expected import Expected
from briefgen.inspect.figures import stale_figures
from briefgen.inspect.findings import ANOTHER, HIDDEN, REFUSED, error
from briefgen.inspect.made import SAME, Made, find_made, recorded, said_in, shared
from briefgen.inspect.markings import Needed, check_marking
from briefgen.inspect.sentences import Compared, changed_in_pdf, changed_in_word
from briefgen.leak.check import LEAK, Question, leak_check
from briefgen.regular import read_regular

_PDF_WITHIN: Final = 1024
"""Bytes in which a PDF has to say that it is one."""
_LEAK_HINT: Final = (
    "take the words out; or, where this reader may see them, say so where the item stands: readers, marking, use, ok"
)
_LIKE: Final = 0.2
"""Of a brief's runs of words: with fewer, a file that no record knows is not that brief."""
Format = Literal["docx", "pdf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in a file; a diagnostic is something to mend before it is sent."""

    format: Format
    audience: str
    made: Made | None
    """None where the file was refused before it was known whose it is."""
    moment: dt.datetime | None
    diagnostics: tuple[Diagnostic, ...]
    not_compared: tuple[Diagnostic, ...] = ()
    """Why the brief could not be made anew: then not all of its numbers, properties and sentences were compared."""

    @property
    def clean(self) -> bool:
        return not self.diagnostics and not self.not_compared


def inspect_file(
    project: Project, path: Path, audience: str, *, pack: str | None = None, as_of: dt.datetime | None = None
) -> Inspection:
    """Look *path* over as somebody who is about to send it to *audience*, and hold it against *pack*.

    Where no pack is named it is the one that the file was built from, else the only one. Raises `UnknownNameError` for a name
    that the project does not have or where several packs may be meant, `UserError` where pack or policy are at fault, and
    `OSError` for a file that cannot be opened.
    """
    project.require(packs=(pack,) if pack else ())
    project.require(audiences=(audience,))
    content = read_regular(path)
    kind: Format = "pdf" if b"%PDF-" in content[:_PDF_WITHIN] else "docx"
    look = _Look(project=project, content=content, audience=audience, pack=pack, as_of=as_of)
    try:
        read = _read(kind, content, look)
    except RefusedError as fault:
        refused = error(REFUSED, f"'{path.name}' cannot be looked over: {fault}", "do not send it before it can be")
        return Inspection(format=kind, audience=audience, made=None, moment=None, diagnostics=(refused,))
    found = tuple(dict.fromkeys(_findings(kind, content, read, look)))
    return Inspection(
        format=kind,
        audience=audience,
        made=look.known,
        moment=look.moment,
        diagnostics=found,
        not_compared=look.not_composed,
    )


class _Look:
    """One look at a file; whose it is becomes known while it is read."""

    def __init__(
        self, *, project: Project, content: bytes, audience: str, pack: str | None, as_of: dt.datetime | None
    ) -> None:
        self.project = project
        self.audience = audience
        self.not_composed: tuple[Diagnostic, ...] = ()
        self.brief: Brief | None = None
        self.is_ours = False
        """Whether it is the brief, edited or built anew, and not only like it."""
        self._content = content
        self._pack = pack
        self._as_of = as_of
        self._made: Made | None = None

    @property
    def known(self) -> Made:
        assert self._made is not None, "the file was read"
        return self._made

    @property
    def moment(self) -> dt.datetime:
        """The one asked for, else that of the last build, else the edition's."""
        own = self.project.pack(self.known.pack).front.as_of
        return self._as_of or _parsed(self.known.edition) or own

    def expected(self, lines: tuple[str, ...]) -> Expected:
        """Find out whose file it is by its words, and return what it may say of itself."""
        self._made = find_made(self.project, self._content, lines, self._pack)
        output = self._made.output
        share = 1.0
        if output:
            self.brief = self._composed(output.audience, output.language, output.form)
        else:
            self.brief, share = self._likeliest(lines)
        self.is_ours = self.brief is not None and share >= SAME
        if self.brief is None or share < _LIKE:
            return Expected()
        attached = bool(output and output.data_attached and self._made.unchanged)
        return Expected.of(self.brief.document, data_attached=attached)

    def _likeliest(self, lines: tuple[str, ...]) -> tuple[Brief | None, float]:
        """Return the brief of this reader, in whatever form and language, of which the file has most words; and how many."""
        form = self.project.audience(self.audience).form
        ways = [(language, name) for name in (None, *form.forms) for language in form.languages_in(name)]
        briefs = [brief for way in ways if (brief := self._composed(self.audience, *way))]
        said = said_in(lines)
        shares = [shared(said_in([*runs(brief.document)]), said) for brief in briefs]
        if not briefs:
            return None, 0.0
        self.not_composed = ()
        best = max(range(len(briefs)), key=shares.__getitem__)
        return briefs[best], shares[best]

    def _composed(self, audience: str, language: str, form: str | None) -> Brief | None:
        """Return a brief as the pack makes it now; None where it cannot be made."""
        try:
            return self.project.brief(self.known.pack, audience, language=language, form=form, as_of=self.moment)
        except UserError as fault:
            self.not_composed = fault.diagnostics
            return None


def _read(kind: Format, content: bytes, look: _Look) -> FileContent:
    if kind == "pdf":
        from briefgen.inspect.pdf.read import read_pdf  # noqa: PLC0415 - pdfium is slow to load

        return read_pdf(content, look.expected)
    from briefgen.inspect.word.read import read_word  # noqa: PLC0415 - and so is lxml

    return read_word(content, look.expected)


def _findings(kind: Format, content: bytes, read: FileContent, look: _Look) -> Iterator[Diagnostic]:
    project, made = look.project, look.known
    output = made.output
    leaks = [*_leaks(kind, content, read, look, look.audience)]
    if output and output.audience != look.audience:
        # What it says too much follows from that; only what not even its own reader may see is another fault.
        yield _another(output.audience, look.audience, says_more=any(each.code == LEAK for each in leaks))
        if output.audience in project.policy.policy.audiences:
            leaks = [*_leaks(kind, content, read, look, output.audience)]
    yield from leaks
    yield from read.findings
    pack = project.pack(made.pack)
    needed = Needed(
        pack=pack,
        policy=project.policy,
        audience=look.audience,
        decided=decisions(pack, project.policy, look.audience, moment=look.moment),
        pieces=tuple(piece for lot in project.evidence(made.pack).lots for piece in lot.pieces),
        lines=read.lines,
        printed=frozenset(output.items if output else look.brief.items if look.brief else ()),
    )
    yield from check_marking(read.furniture, needed)
    if look.brief:
        yield from stale_figures(read, look.brief.document, project.folder.content)
    if look.brief and look.is_ours and not made.unchanged:
        unseen = any(each.code in {LEAK, HIDDEN} for each in (*leaks, *read.findings))
        yield from _changed(kind, read, look, look.brief, quoted=not unseen)


def _another(own: str, other: str, *, says_more: bool) -> Diagnostic:
    more = ", who may not see all that it says" if says_more else ""
    return error(
        ANOTHER, f"it was built for '{own}', and is to go to '{other}'{more}", f"send what was built for '{other}'"
    )


def _changed(kind: Format, read: FileContent, look: _Look, brief: Brief, *, quoted: bool) -> Iterator[Diagnostic]:
    """Compare with the brief's Word document, written anew, sentence by sentence."""
    from briefgen.inspect.word.read import read_word  # noqa: PLC0415 - lxml is slow to load

    made = look.known
    built = tuple(recorded(look.project, made.pack, made.output)) if made.output else ()
    kept = built if made.pack_changed else None
    try:
        anew = read_word(brief.render("docx", embed_fonts=False), lambda _: Expected())
    except UserError as fault:
        look.not_composed = fault.diagnostics
        return
    if kind == "docx":
        yield from changed_in_word(read.lines, Compared(lines=anew.lines, also=built, kept=kept), quoted=quoted)
    else:
        also = (*anew.lines, *built, *(each.text for each in anew.furniture))
        compared = Compared(lines=tuple(runs(brief.document)), also=also, kept=kept)
        yield from changed_in_pdf(read.lines, compared, quoted=quoted)


def _leaks(kind: Format, content: bytes, read: FileContent, look: _Look, audience: str) -> Iterator[Diagnostic]:
    """Yield what the leak check says of the file for *audience*, and of its earlier states that are still in it."""
    letterhead = look.brief.leak_question.letterhead if look.brief else None
    question = Question(
        evidence=look.project.evidence(look.known.pack),
        audience=audience,
        moment=look.moment,
        letterhead=letterhead,
    )
    told: set[str] = set()
    for state in (content, *reversed(read.versions)):
        for found in leak_check({kind: state}, question).diagnostics:
            # Where the file leads to is told by itself, of every kind of link.
            if found.message not in told and found.code != OUTWARD:
                told.add(found.message)
                earlier = "" if state is content else "in an earlier state of the file, "
                yield replace(
                    found, message=f"{earlier}{found.message}", hints=(_instead(found, look.audience, audience),)
                )


def _instead(found: Diagnostic, reader: str, own: str) -> str:
    if found.code != LEAK:
        return "save it anew in the program that it is from"
    return _LEAK_HINT if own == reader else f"not even '{own}', for whom it was built, may see this: take the words out"


def _parsed(moment: str | None) -> dt.datetime | None:
    try:
        parsed = dt.datetime.fromisoformat(moment) if moment else None
    except ValueError:
        return None
    return parsed if parsed and parsed.tzinfo else None
