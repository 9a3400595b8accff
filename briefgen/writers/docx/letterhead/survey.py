"""What is odd in a letterhead for a brief that goes into it: its place, its page, its styles, its numbers."""

from collections.abc import Iterator
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, Severity, UserError
from briefgen.theme.lengths import POINTS_IN_MM
from briefgen.theme.model import Page
from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.marker import MARKER, Place
from briefgen.writers.docx.letterhead.notes import called_before
from briefgen.writers.docx.letterhead.numbers import Lists, says_decimal
from briefgen.writers.docx.letterhead.tags import at, number
from briefgen.writers.docx.parts import NUMBERING, STYLES
from briefgen.writers.docx.reference.names import w

LEAST: Final = 50
"""Millimetres of text, across and down: with less no table or chart can be set."""
NARROW: Final = 120
"""Millimetres below which tables of several columns are hard to read."""
WORDS_OWN: Final = (
    "Title", "heading 1", "heading 2", "heading 3", "Body Text", "List Bullet", "List Number", "Quote", "caption",
    "footnote text", "Hyperlink",
)  # fmt: skip
"""The styles by which a house most often sets its look, as Word calls them in every language."""


def survey(name: str, word: Any, place: Place, page: Page) -> tuple[Diagnostic, ...]:
    """Return what a person should know of it. Raises `UserError` where its page has no room for a brief."""
    across, down = page.text_width, page.text_height
    if min(across, down) < LEAST * POINTS_IN_MM:
        size = f"{max(across, 0) / POINTS_IN_MM:.0f} by {max(down, 0) / POINTS_IN_MM:.0f} mm"
        message = f"'{name}' leaves {size} for the text, which is too little for a brief"
        raise UserError(_finding("BG976", message, "make its margins smaller", severity=Severity.ERROR))
    return (*_place(name, place), *_room(name, across, place), *_styles(name, word), *_notes(name, word, place))


def _place(name: str, place: Place) -> Iterator[Diagnostic]:
    if place.found == "none":
        hint = f"write {MARKER} alone in the paragraph where the text is to begin"
        yield _finding("BG972", f"'{name}' does not say where the text goes; it stands at the end", hint)
    if place.found == "table":
        message = f"'{name}' has {MARKER} in a table; the text stands below the table"
        yield _finding("BG974", message, "move it to a paragraph outside the table")
    if place.others:
        message = f"'{name}' has {MARKER} {len(place.others) + 1} times; the text stands at the first"
        yield _finding("BG973", message, "leave one of them")


def _room(name: str, across: float, place: Place) -> Iterator[Diagnostic]:
    if across < NARROW * POINTS_IN_MM:
        message = f"'{name}' leaves {across / POINTS_IN_MM:.0f} mm for a line of text; tables of several columns may be hard to read"
        yield _finding("BG976", message, "make its margins smaller, or use it for briefs without tables")
    if (number(at(place.section, "cols"), "num") or 1) > 1:
        message = f"'{name}' sets its text in columns; the brief stands in those of its own look"
        yield _finding("BG978", message, "say in the theme how many columns a brief has (`columns`)")


def _styles(name: str, word: Any) -> Iterator[Diagnostic]:
    kinds = {each.reltype: each.target_part.element for each in word.part.rels.values() if _is_listed(each)}
    index = StyleIndex(kinds[STYLES.relation]) if STYLES.relation in kinds else None
    missing = [each for each in WORDS_OWN if not index or not any(index.named(kind, each) for kind in _KINDS)]
    if missing:
        message = f"'{name}' has no style for {', '.join(missing)}; the theme's are used"
        yield _finding("BG975", message, "in Word, set these styles as the house wants them, and save the letterhead")
    if index and NUMBERING.relation in kinds and not _plain_numbers(index, Lists(kinds[NUMBERING.relation])):
        message = (
            f"'{name}' numbers its headings otherwise than 1, 1.1, 1.1.1; in the brief they have the brief's numbers"
        )
        yield _finding(
            "BG977", message, "number them so in Word: Home > Multilevel List, or leave them without numbers"
        )


_KINDS: Final = ("paragraph", "character")


def _is_listed(relation: Any) -> bool:
    return not relation.is_external and relation.reltype in {STYLES.relation, NUMBERING.relation}


def _plain_numbers(index: StyleIndex, lists: Lists) -> bool:
    """Tell whether the headings that have numbers have the tree's."""
    for level in range(3):
        style = index.named("paragraph", f"heading {level + 1}")
        num = index.num(style) if style else None
        if style and num and not says_decimal(lists.level(num[0], lists.level_of(num, style)), level):
            return False
    return True


def _notes(name: str, word: Any, place: Place) -> Iterator[Diagnostic]:
    if called_before("footnote", word.part.element.find(w("body")), place.top):
        message = f"'{name}' has footnotes above the text; they get signs (*, †), for the brief's own count from 1"
        yield _finding("BG979", message, "write them into its header or footer if they belong to the house")


def _finding(code: str, message: str, hint: str, *, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code=code, message=message, hints=(hint,), severity=severity)
