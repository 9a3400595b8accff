"""The internal copy of a brief, in which open comments stand as comments of Word: for the unit, and never to be sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.build.brief import Brief
from briefgen.build.files import refuse_links
from briefgen.build.kept import Worked
from briefgen.build.records import write_private
from briefgen.build.writing import Written, baseline_files, cannot_write, finish
from briefgen.diagnostics import Diagnostic
from briefgen.document.document import DRAFTS
from briefgen.locale.model import Locale
from briefgen.project.folder import DELIVERABLES
from briefgen.review.edits import plain
from briefgen.review.remarks.model import Remark
from briefgen.transforms.phrases import phrase_words
from briefgen.writers.docx.anchors import Anchor, anchors
from briefgen.writers.docx.comments import Saying, Thread, with_comments
from briefgen.writers.docx.properties import in_utc
from briefgen.writers.options import DEFAULTS

ENDING: Final = "commented"
"""What the name of its file ends in, before the suffix."""
FOLDER: Final = "internal"
"""Where such copies go, unless another folder is named."""
AMONG_DELIVERABLES: Final = "BG598"
_PHRASE: Final = "internal-copy"


def threads(brief: Brief, remarks: Iterable[Remark]) -> tuple[Thread, ...]:
    """Return the open comments that were made on briefs of this one's reader and stand in it, each at a paragraph of what it is
    about.

    What was said to one reader's brief may rest on what another reader does not see, in words that no check can know: it is in no
    other reader's copy, nor is an answer that came in another reader's document, nor what does not say on whose brief it was made.
    A comment stands at words of its item alone.
    """
    held = anchors(brief.document, brief.word_layout)
    found = (
        (_anchor(remark, held), remark)
        for remark in remarks
        if not remark.answered and remark.audience == brief.audience
    )
    return tuple(Thread(bookmark=place.name, sayings=tuple(_sayings(remark))) for place, remark in found if place)


def _anchor(remark: Remark, held: tuple[Anchor, ...]) -> Anchor | None:
    if remark.item:
        own = [each for each in held if any(f"{one.register}:{one.item}" == remark.item for one in each.items)]
    else:
        own = [each for each in held if not each.items]
    about = plain(remark.about)
    return next((each for each in own if about and about in plain(each.text)), own[0] if own else None)


def _sayings(remark: Remark) -> Iterator[Saying]:
    yield Saying(said=remark.said, by=remark.by, on=remark.on)
    for answer in remark.answers:
        if answer.audience in ("", remark.audience):
            yield Saying(said=answer.said, by=answer.by, on=answer.on)


def commented(brief: Brief, said: tuple[Thread, ...], locale: Locale) -> Brief:
    """Return a copy of a brief that says on every page that it is internal, and whose Word document has the comments.

    Raises `UserError` where the brief is refused, or the locale lacks a phrase.
    """
    furniture = brief.document.furniture
    draft = DRAFTS.join(filter(None, (furniture.draft, phrase_words(locale, _PHRASE))))
    copy = replace(
        brief,
        stem=f"{brief.stem}.{ENDING}",
        document=replace(brief.document, furniture=replace(furniture, draft=draft)),
        worked=Worked(layout=brief.layout),
    )
    content = with_comments(copy.written("docx", DEFAULTS), said, in_utc(brief.document.metadata.as_of))
    return replace(copy, worked=Worked(files={("docx", replace(DEFAULTS, reference=brief.reference)): content}))


def write_commented(copy: Brief, folder: Path) -> Written:
    """Write the copy's Word document into *folder*, read again by the leak check with all that its comments say, or not at all.

    The records of what was built know nothing of it: it can be neither taken for the brief nor released. What its paragraphs
    stand for is recorded, for it may come back.
    """
    if folder.resolve().is_relative_to((copy.folder.root / DELIVERABLES).resolve()):
        return Written(diagnostics=(_among_deliverables(folder),), refused=True)
    places: Mapping[str, Path] = {"docx": folder / f"{copy.stem}.docx"}
    try:
        refuse_links(folder, places.values())
        written = finish(copy, places, DEFAULTS)
        _put(copy, written)
    except OSError as fault:
        return Written(diagnostics=(cannot_write(fault, copy.audience),))
    return written


def _put(copy: Brief, written: Written) -> None:
    for path, content in written.contents.items():
        write_private(copy.folder, baseline_files(copy, content), shared={path: content})


def _among_deliverables(folder: Path) -> Diagnostic:
    message = f"'{folder}' lies in '{DELIVERABLES}', where the briefs stand that may be sent"
    hint = f"name a folder outside it, or none: internal copies go into '{FOLDER}'"
    return Diagnostic(code=AMONG_DELIVERABLES, message=message, hints=(hint,))
