"""A heading's words and its one group. What its group says decides who may read what stands below: nothing is guessed."""

from briefgen.content.brackets import BRACE, open_bracket, unclosed
from briefgen.content.loose import loose_in_heading
from briefgen.content.names import TAIL, problem
from briefgen.content.runs import Run
from briefgen.content.tail import Tail, comment_behind, cut_closed, unreadable_tail
from briefgen.diagnostics import Diagnostic


def cut_heading(run: Run) -> Tail:
    """Part the words of a heading from its group; unreadable where a brace or an attribute stands outside one."""
    at = open_bracket(run, any_brace=True)
    if at is not None:
        return unreadable_tail(run, _unclosed(run, at))
    comment = comment_behind(run, "put it on a line of its own, below the heading")
    if comment is not None:
        return unreadable_tail(run, comment)
    tail = cut_closed(run)
    fault = _brace(tail.words) or loose_in_heading(tail.words)
    return tail if fault is None else unreadable_tail(run, fault)


def _unclosed(run: Run, at: int) -> Diagnostic:
    if run.text[at] != "{":
        return unclosed(run, at)
    hint = "end the heading with }: until then nobody can tell who may read what stands below it"
    return problem(TAIL, "the heading's brace { is not closed", run.span(at, at + 1), hint)


def _brace(words: Run) -> Diagnostic | None:
    """Return the first brace among the words."""
    match = next((match for match in BRACE.finditer(words.text) if match["brace"]), None)
    if match is None:
        return None
    if match["brace"] == "}":
        hint = "take it away, or write \\} for a brace that is a word"
        return problem(TAIL, "a closing brace without its opening", words.span(match.start(), match.end()), hint)
    end = max(words.text.find("}", match.start()) + 1, match.end())
    group = words.text[match.start() : end]
    hint = "move it to the end, behind a space: # Words {.facts readers=internal}; or write \\{ for the sign itself"
    return problem(TAIL, f"'{group}' does not stand at the heading's end", words.span(match.start(), end), hint)
