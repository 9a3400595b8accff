"""The styles of blocks of one kind each: points, questions, facts, decisions, dates, contents, annexes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.theme.model import StyleName, Theme
from briefgen.writers.docx.columns import beyond, column_width, measure
from briefgen.writers.docx.parastyles import Frame, ParagraphStyle, Rule, TabStop, paragraph_style
from briefgen.writers.docx.stylenames import CONTENTS_LEVELS, Column

ONE_NUMBER: Final = 1.3
"""What a chapter's number takes in the contents, in type sizes: 12; and each more that is joined to it: 12.1."""
ONE_MORE: Final = 0.9


def block_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    yield from _points("Point", "certainty", theme)
    yield from _points("Labelled Point", "label", theme)
    yield from _timeline(theme)
    yield from _said(theme)
    yield from _facts(theme)
    yield from _decision(theme)
    note = _style("MarginNote", "Margin Note", "margin-note", theme)
    yield replace(note, left=theme.indents.note, right=beyond(theme))
    yield from _contents(theme)
    yield _style("GlossaryEntry", "Glossary Entry", "glossary", theme)
    annex = _style("Annex", "Annex", "annex", theme)
    based = replace(annex, based_on="Heading1")  # by which other programs know it for a heading
    yield replace(based, next="BodyText", outline=0, keep_next=True, keep_lines=True)


def _style(id_: str, name: str, token: StyleName, theme: Theme) -> ParagraphStyle:
    return paragraph_style(id_, name, theme.styles[token])


def _points(name: str, column: Column, theme: Theme) -> Iterator[ParagraphStyle]:
    text = theme.styles["list"]
    plain = replace(
        paragraph_style(name.replace(" ", ""), name, text),
        before=theme.points.between,
        outer_before=text.before,
        outer_after=max(text.after, theme.styles["body"].after),
    )
    yield from _labelled(plain, column_width(column, theme))


def _timeline(theme: Theme) -> Iterator[ParagraphStyle]:
    look = theme.timeline
    plain = replace(
        _style("Timeline", "Timeline", "timeline", theme),
        before=look.between,
        outer_before=look.before,
        outer_after=look.after,
        keep_lines=True,
    )
    yield from _labelled(plain, column_width("timeline", theme))


def _labelled(plain: ParagraphStyle, width: float) -> Iterator[ParagraphStyle]:
    """Yield the style of words with a label in the column before them, and of what goes on below."""
    yield replace(plain, left=width, hanging=width)
    yield replace(plain, id=f"{plain.id}Continue", name=f"{plain.name} Continue", left=width)


def _said(theme: Theme) -> Iterator[ParagraphStyle]:
    answer, quote = theme.indents.answer, theme.indents.quote
    yield replace(_style("Question", "Question", "question", theme), keep_next=True, next="Answer")
    yield replace(_style("Answer", "Answer", "answer", theme), left=answer, keep_lines=True)
    yield replace(_style("Quote", "Quote", "quote", theme), left=quote, built_in=True)
    yield replace(_style("Attribution", "Attribution", "attribution", theme), left=quote)


def _facts(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield the styles of a number and of its words. Space above the numbers would not be the same in each column."""
    look = theme.facts
    rule = Rule(width=look.rule, colour=look.rule_colour, space=look.padding)
    value = _style("FactValue", "Fact Value", "fact-value", theme)
    frame = Frame(top=rule) if look.rule else None
    yield replace(value, frame=frame, before=0.0, keep_next=True, next="FactLabel")
    label = _style("FactLabel", "Fact Label", "fact-label", theme)
    yield replace(label, after=look.after, keep_lines=True)


def _decision(theme: Theme) -> Iterator[ParagraphStyle]:
    look, width = theme.decision, measure(theme)
    choices = replace(
        _style("DecisionChoices", "Decision Choices", "decision", theme),
        outer_before=look.before,
        outer_after=look.after,
    )
    half = (width - look.gap) / 2
    blanks = (
        TabStop(kind="left", at=half, leader="underscore"),
        TabStop(kind="left", at=half + look.gap),
        TabStop(kind="right", at=width, leader="underscore"),
    )
    room = max(0.0, look.writing - choices.text.line)
    yield choices
    yield replace(choices, id="DecisionBlanks", name="Decision Blanks", tabs=blanks, before=room, outer_before=room)


def _contents(theme: Theme) -> Iterator[ParagraphStyle]:
    """Yield the style of each level: the number, the words on a tab, the page at the end of a dotted line."""
    page = TabStop(kind="right", at=measure(theme), leader="dot")
    after = theme.styles["body"].after
    for level in range(CONTENTS_LEVELS):
        style = _style(f"TOC{level + 1}", f"toc {level + 1}", "contents", theme)
        hanging = style.text.size * (ONE_NUMBER + level * ONE_MORE)
        left = level * theme.contents.indent + hanging
        yield replace(
            style, built_in=True, left=left, hanging=hanging, tabs=(page,), outer_after=max(style.after, after)
        )
