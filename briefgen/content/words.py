"""Words of the YAML face, held to what a bullet of the Markdown face can say: both are the same words, and are read alike."""

import re
from dataclasses import replace
from typing import Final

from briefgen.content.blocks import BulletBlock, read_blocks
from briefgen.content.fields import begins_as_field
from briefgen.content.meant import meant_as_field
from briefgen.content.names import MISSPELT, WORDS, problem
from briefgen.content.runs import Run
from briefgen.content.tail import cut_tail
from briefgen.diagnostics import Diagnostic, Span
from briefgen.located.positions import ValuePlace
from briefgen.regex import regex

STATEMENT: Final = "- "
FIELD: Final = "- x\n  - f: "
_BULLET: Final = regex(r"([-+*])(?:\s|$)")
_LATER_ANSWER: Final = regex(r"^A:", re.MULTILINE)


def run_of(text: str, place: ValuePlace) -> Run:
    """Return the words of a value without the white space around them."""
    return Run(path=place.path, text=text, breaks=place.breaks or ((0, place.line, place.column),)).cut(0)


def statement_fault(run: Run, *, question: bool) -> Diagnostic | None:
    """Return what keeps words from being those of an item, a question or an answer."""
    # `1.` or `-` alone on the last line is no list until a tail stands behind it; `---` is none any more.
    named = Run(path=run.path, text=f"{run.text} ^x", breaks=run.breaks)
    fault = paragraph_fault(run, STATEMENT) or paragraph_fault(named, STATEMENT)
    if fault is not None:
        return fault
    if question:
        answer = _LATER_ANSWER.search(run.text, 1)
        hint = "the answer stands in `answer:`; write A\\: where it is words"
        return _fault("a line begins with A:", run, answer, hint) or _tail_fault(run)
    asked, answered = re.match("Q:", run.text), re.match("A:", run.text)
    hint = "write the words behind it as `text:`, and the answer as `answer:`"
    return (
        _fault("the words begin with Q:", run, asked, hint)
        or _fault("the words begin with A:", run, answered, f"{hint}; or A\\: where it is words")
        or _field_fault(run)
        or _tail_fault(run)
    )


def paragraph_fault(run: Run, before: str) -> Diagnostic | None:
    """Return what keeps words from being one paragraph of Markdown behind *before*, STATEMENT or FIELD."""
    if before == STATEMENT and (sign := _BULLET.match(run.text)):
        hint = f"put a backslash before it: \\{sign.group(1)}"
        return problem(WORDS, f"words cannot begin with '{sign.group(1)} '", run.span(0, 1), hint)
    lead = before.count("\n")
    widths = (len(before) - before.rfind("\n") - 1, 2 * (lead + 1))
    read = read_blocks(before + run.text.replace("\n", "\n" + " " * widths[1]), run.path)
    if read.problems:
        first = read.problems[0]
        return replace(first, span=_moved(first.span, run, lead, widths))
    if len(read.blocks) == 1 and isinstance(block := read.blocks[0], BulletBlock):
        found = [run.text for run in (block.run, *block.fields)]
        if found == ([run.text] if before == STATEMENT else ["x", f"f: {run.text}"]):
            return None
    hint = "write one paragraph; a dash, a number sign, or a number with a full stop that begins a line needs a backslash: 1991\\."
    return problem(WORDS, "these words are more than one paragraph", run.span(), hint)


def last_sign_fault(run: Run) -> Diagnostic | None:
    """Return what keeps words from standing in a list in front of a comma."""
    length = len(run.text) - len(run.text.rstrip("\\"))
    if length % 2 == 0:
        return None
    span = run.span(len(run.text) - 1)
    return problem(WORDS, "the words end in a backslash", span, "write \\\\ for the sign itself, or take it away")


def _moved(span: Span | None, run: Run, lead: int, widths: tuple[int, int]) -> Span:
    """Return the place, within the run, of a place of the bullet that was made of it."""
    assert span is not None, "every fault of blocks has a place"
    lines = run.text.split("\n")
    index = min(max(span.line - 1 - lead, 0), len(lines) - 1)
    column = min(max(span.column - 1 - widths[1 if index else 0], 0), len(lines[index]))
    start = sum(len(line) + 1 for line in lines[:index]) + column
    return run.span(start)


def _field_fault(run: Run) -> Diagnostic | None:
    name = begins_as_field(run.text)
    if name is None:
        meant = meant_as_field(run.text)
        if meant is None:
            return None
        name, field_name = meant
        hint = f"did you mean the field `{field_name}`, beside the words? Where it is words, write {name}\\:"
        return problem(MISSPELT, f"the words begin as a field does: '{name}:'", run.span(0, len(name) + 1), hint)
    hint = f"make it a field beside the words, or write {name}\\: where it is words"
    return problem(WORDS, f"the words begin as a field does: '{name}:'", run.span(0, len(name) + 1), hint)


def _tail_fault(run: Run) -> Diagnostic | None:
    """Return the first sign of a tail: in YAML it would be printed as words, or hold for nothing."""
    # Behind a name, as in a bullet that has one, a hyphenated last word is no name without its sign.
    tail = cut_tail(Run(path=run.path, text=f"{run.text} ^x", breaks=run.breaks))
    if tail.problems:
        return tail.problems[0]
    if tail.words.text == run.text:
        return None
    found = run.cut(len(tail.words.text))
    hint = 'write each as a field beside the words: `sources: ["article, p. 4"]`, `certainty: reported`, `id: energy-talks`'
    return problem(WORDS, f"'{found.text}' stands among the words", found.span(), hint)


def _fault(message: str, run: Run, match: re.Match[str] | None, hint: str) -> Diagnostic | None:
    return None if match is None else problem(WORDS, message, run.span(match.start(), match.end()), hint)
