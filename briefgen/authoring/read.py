"""Read a text that a pack is to be written from: plain text, Markdown or a Word document, from anybody."""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from pathlib import Path
from typing import Final

from briefgen.authoring.cut import cut
from briefgen.authoring.markdown_comments import OpenCommentError
from briefgen.authoring.passages import UNREADABLE, Paper
from briefgen.authoring.plain import markdown_paper, plain_passages
from briefgen.authoring.slug import slug
from briefgen.authoring.source import SourceText
from briefgen.content.model import ID_LENGTH
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.document.sentences import short_forms
from briefgen.document.usage import beside_of, load_usages
from briefgen.located.text import REFUSED, read_foreign_text
from briefgen.regular import read_regular

MOST_SENTENCES: Final = 5_000
"""Of one text: some 250 pages."""
_OTHERS: Final[Mapping[str, str]] = {
    ".doc": "open it in Word, and save it as Word document (.docx)",
    ".odt": "open it in LibreOffice, and save it as .docx",
    ".rtf": "open it in Word or LibreOffice, and save it as .docx",
    ".pdf": "save its text as .txt, with pdftotext or from the program that shows it",
    ".html": "save its text as .txt from the browser",
    ".htm": "save its text as .txt from the browser",
}


def read_texts(files: Sequence[Path], templates: tuple[Path, ...]) -> tuple[SourceText, ...]:
    """Return the texts, each under an id of its own. Raises UserError."""
    taken: set[str] = set()
    return tuple(read_source(file, _id(file, taken), templates) for file in files)


def read_source(file: Path, source: str, templates: tuple[Path, ...], sections: Mapping[str, str] = {}) -> SourceText:
    """Return the text of *source*; *sections* are those that the register has already, and *templates* the folders in which
    it is told how languages are used. Raises UserError.
    """
    read = _READERS.get(file.suffix.lower())
    if read is None:
        hint = _OTHERS.get(file.suffix.lower(), "name a .txt, .md or .docx file")
        raise _unreadable(file, f"'{file.name}' is neither plain text nor Markdown nor a Word document", hint)
    name = _named_after(file) or source
    usages = load_usages(templates)
    paper = read(file, beside_of(usages.values()).particles)
    text = cut(paper, source, name, sections, short_forms(usages))
    found = sum(1 for _ in text.sentences())
    if not found:
        raise _unreadable(file, f"'{file.name}' holds no sentences", "is it a scan, or all of it in pictures?")
    if found > MOST_SENTENCES:
        hint = f"keep the parts that the pack is about: {MOST_SENTENCES} are the limit"
        raise _unreadable(file, f"'{file.name}' has {found} sentences", hint)
    return text


def _named_after(file: Path) -> str:
    """Return a file's name as a title, without what a pack cannot hold."""
    plain = file.stem.encode("utf-8", "replace").decode("utf-8")
    return " ".join(re.sub(r"[_-]", " ", REFUSED.sub(" ", plain)).split()).capitalize()


def _id(file: Path, taken: set[str]) -> str:
    """Return a name for the source in the register, after its file's."""
    own = slug(file.stem)[: ID_LENGTH - 4].strip("-") or "source"
    id_ = next(each for number in count(1) if (each := own if number == 1 else f"{own}-{number}") not in taken)
    taken.add(id_)
    return id_


def _word(file: Path, _: AbstractSet[str]) -> Paper:
    from briefgen.authoring.word import word_paper  # noqa: PLC0415 - lxml is slow to load
    from briefgen.writers.docx.reference.findings import Refused  # noqa: PLC0415
    from briefgen.writers.docx.reference.why import why_refused  # noqa: PLC0415

    try:
        return word_paper(read_regular(file))
    except Refused as refused:
        raise _unreadable(file, f"'{file.name}' cannot be read: {why_refused(refused)}") from None
    except OSError as fault:
        raise _unreadable(file, f"'{file.name}' cannot be read: {fault.strerror or fault}") from None


def _markdown(file: Path, _: AbstractSet[str]) -> Paper:
    text = read_foreign_text(file)
    try:
        return markdown_paper(text)
    except OpenCommentError as found:
        line = text.count("\n", 0, found.place) + 1
        hint = "end it with --> where it ends, or put a backslash before <!-- where no comment is meant"
        raise _unreadable(file, "a comment that is not closed", hint, line=line) from None


_READERS: Final[Mapping[str, Callable[[Path, AbstractSet[str]], Paper]]] = {
    ".txt": lambda file, particles: Paper(passages=tuple(plain_passages(read_foreign_text(file), particles))),
    ".md": _markdown,
    ".docx": _word,
}


def _unreadable(file: Path, message: str, *hints: str, line: int = 1) -> UserError:
    return UserError(Diagnostic(code=UNREADABLE, message=message, span=Span(path=file, line=line), hints=hints))
