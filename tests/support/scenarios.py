"""Edits that readers make, one scenario each, and what is to be found of them. The documents are the sample's briefs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.edited import Edited, w

from briefgen.build.baselines import Baseline, baseline_of
from briefgen.build.project import Project
from briefgen.project.folder import find_project
from briefgen.review.compare import compare
from briefgen.review.returned.read import read_returned

PACK = "india-russia-visit"
ASHA, BORIS = "Asha Rao", "Boris"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    name: str
    edit: Callable[[Edited], object]
    audience: str


@cache
def sent(audience: str) -> tuple[bytes, Baseline]:
    """Return a brief of the sample as it is sent, and the record of it."""
    brief = Project(find_project(Path(__file__).parents[2])).brief(PACK, audience)
    content = brief.render("docx")
    baseline = baseline_of(brief, content)
    return content, baseline


def edited(scenario: Scenario) -> bytes:
    content, _ = sent(scenario.audience)
    document = Edited(content)
    scenario.edit(document)
    return document.save()


def reviewed(scenario: Scenario, content: bytes):
    return compare(sent(scenario.audience)[1], read_returned(content))


def told(review) -> tuple[str, ...]:
    """Return what was found, a line for each thing, in the document's order."""
    lines = [line for passage in review.passages if passage.touched for line in _passage(passage)]
    for each in review.additions:
        state = "new" if each.assigned else "unassigned"
        behind = each.follows.name if each.follows else "the start"
        lines.append(f"{state} behind {behind}: {' '.join(each.text.split())}{_by(each.by)}")
        lines += map(_comment, each.comments)
    for edge in review.edges:
        lines.append(f"at {', '.join(edge.places)}:")
        lines += (f"  {line}" for passage in edge.passages for line in _passage(passage))
        lines += (f"  new: {_plain(each.text)}{_by(each.by)}" for each in edge.additions)
    lines += (f"aside: {each.sort} {each.says}".rstrip() for each in review.asides)
    return (*lines, *(f"loose {_comment(each)}" for each in review.loose))


def _passage(passage):
    states = [passage.fate] if passage.fate != "unchanged" else []
    if passage.fate == "deleted":
        states = [f"deleted ({passage.tracking})"]
    states += [f"moved ({passage.moved})"] if passage.moved else []
    states += [f"split into {passage.parts}"] if passage.parts > 1 else []
    states += ["looks"] if passage.reformatted else []
    states += ["other cells"] if passage.recut else []
    names = "+".join(anchor.name for anchor in passage.anchors)
    yield f"{names}: {', '.join(states) or 'as it was'}"
    for column in passage.columns:
        yield f"  column {column.number} {column.kind}: {' | '.join(column.cells)}"
    for change in passage.changes:
        yield f"  [{_plain(change.edit.old)}|{_plain(change.edit.new)}]{_by(change.by)}"
    yield from (f"  {_comment(each)}" for each in passage.comments)


def _plain(text):
    return " ".join(text.split())


def _by(hand):
    return f" by {hand.author}" if hand else ""


def _comment(comment):
    kind = "answer" if comment.answers else "comment"
    return f"{kind} by {comment.by.author} on “{_plain(comment.anchored)}”: {comment.text}{' (done)' if comment.done else ''}"


VISIT = "The State Visit is scheduled, for"
AGREED = "Several agreements are reported"
TALKS = "of the talks reportedly include"
SANCTIONS = "United States sanctions"
LINE = "is scheduled to pay"
NOT_KNOWN = "Which agreements are meant"
AVOID = "That trade has moved"


def _each(*edits):
    def edit(document):
        for one in edits:
            one(document)

    return edit


def _replace(paragraph, old, new, author=None):
    return lambda document: document.replace(document.paragraph(paragraph), old, new, author)


def _insert(paragraph, behind, new, author=None):
    return lambda document: document.insert(document.paragraph(paragraph), behind, new, author)


def _delete(paragraph, words, author=None):
    return lambda document: document.delete(document.paragraph(paragraph), words, author)


def _remove(paragraph, author=None):
    return lambda document: document.delete_paragraph(document.paragraph(paragraph), author)


def _add(after, words, author=None):
    return lambda document: document.insert_paragraph(document.paragraph(after), words, author)


def _split(paragraph, at, author=None):
    return lambda document: document.split(document.paragraph(paragraph), at, author)


def _merge(paragraph, author=None):
    return lambda document: document.merge(document.paragraph(paragraph), author)


def _move(paragraph, after, author=None):
    return lambda document: document.move(document.paragraph(paragraph), document.paragraph(after), author)


def _comments(paragraph, words, said, author, **more):
    return lambda document: document.comment(document.paragraph(paragraph), words, said, author, **more)


def _looks(paragraph, words, author=None):
    return lambda document: document.reformat(document.paragraph(paragraph), words, author)


def _lost(document):
    document.drop_bookmarks()
    document.drop_ids()


def _row(words):
    return lambda document: document.row(words)


def _delete_row(words, author=None):
    return lambda document: document.delete_row(document.row(words), author)


LOGISTICS = "More cooperation in logistics"


def _in_row(words, name, *places):
    """Let a document do what is done to its cells."""
    return lambda document: getattr(document, name)(document.row(words), *places)


def _add_row(after, cells, author=None):
    return lambda document: document.insert_row(document.row(after), cells, author)


def _note(words, old, new, author=None):
    def edit(document):
        notes = document.part("word/footnotes.xml")
        document.replace(document.paragraph(words, root=notes), old, new, author)

    return edit


def _edge(names, edit):
    """Edit heads or feet: *names* are parts, *edit* takes the document and the paragraph in each."""

    def at_all(document):
        for name in names:
            edit(document, next(document.part(f"word/{name}.xml").iter(w("p"))))

    return at_all


HEADS, FEET = (tuple(f"{edge}{number}" for number in (1, 2, 3)) for edge in ("header", "footer"))
"""Of other pages, the first one, even ones."""


def _all_bookmarks(document):
    document.drop_bookmarks()


def _bookmark_of(words):
    return lambda document: document.drop_bookmarks(document.paragraph(words))


def _void(document):
    """Asha writes something, and Boris takes it out again before anybody accepts it."""
    paragraph = document.paragraph(TALKS)
    document.insert(paragraph, "technologies.", " Perhaps.", ASHA)
    document.delete(paragraph, " Perhaps.", BORIS)


def _typed_over(document):
    """The words of a paragraph are cut, and pasted below; others are typed where its bookmark has stayed."""
    paragraph = document.paragraph(SANCTIONS)
    pasted = document.insert_paragraph(document.paragraph(NOT_KNOWN), "", None)
    for run in list(paragraph.iter(w("r"))):
        pasted.append(run)
    document.insert(paragraph, "", FRESH)


FRESH = "Nobody mentioned nuclear energy anywhere at all."
ANSWERED = (
    _comments(TALKS, "energy security", "Which sources?", ASHA),
    _comments(TALKS, "energy security", "The article alone.", BORIS, answers="0"),
)

EDITS: tuple[tuple[str, Callable[[Edited], object]], ...] = (
    # One hand, one thing, tracked and not
    ("replace, untracked", _replace(VISIT, "scheduled", "planned")),
    ("replace, tracked", _replace(VISIT, "scheduled", "planned", ASHA)),
    ("insert, untracked", _insert(VISIT, "State Visit", " to Delhi")),
    ("insert, tracked", _insert(VISIT, "State Visit", " to Delhi", ASHA)),
    ("delete, untracked", _delete(AGREED, "Several ")),
    ("delete, tracked", _delete(AGREED, "Several ", ASHA)),
    ("at the end, tracked", _insert(TALKS, "technologies.", " And more.", ASHA)),
    ("at the start, untracked", _insert(NOT_KNOWN, "", "As yet: ")),
    ("a comma alone, tracked", _replace(TALKS, "trade, ", "trade and ", ASHA)),
    ("a letter alone, untracked", _replace(TALKS, "reportedly", "reportedIy")),
    ("a space that may break for one that may not", _replace(SANCTIONS, "21\u00a0November", "21 November")),
    ("a whole sentence written anew, tracked", _replace(NOT_KNOWN, "Which agreements are meant, what they say, and when they come.", "What was agreed.", ASHA)),
    ("several words in one paragraph, tracked", _each(_replace(TALKS, "Subjects", "Topics", ASHA), _replace(TALKS, "defence production", "arms", ASHA))),
    # Several hands, and mixtures
    ("two hands in one paragraph", _each(_replace(TALKS, "Subjects", "Topics", ASHA), _replace(TALKS, "emerging", "new", BORIS))),
    ("tracked and not in one paragraph", _each(_replace(TALKS, "Subjects", "Topics", ASHA), _replace(TALKS, "emerging", "new"))),
    ("tracked in one paragraph, not in another", _each(_replace(TALKS, "Subjects", "Topics", ASHA), _replace(AGREED, "Several", "Some"))),
    ("put in by one, taken out by another", _void),
    # Numbers, phrases, heads
    ("a figure, tracked", _replace("trade deficit in goods with Russia was", "58.9", "59.9", ASHA)),
    ("a date, untracked", _replace(SANCTIONS, "21", "22")),
    ("a phrase of the house", _replace("You should know", "should", "must", ASHA)),
    ("a label", _replace(AGREED, "Expected", "Likely")),
    ("the title", _replace("Russia visit: what is scheduled", "open", "not known", ASHA)),
    ("the head", _replace("Policy unit", "Policy unit", "Planning unit")),
    ("the word draft", _delete("Trade is reported to be", " (draft)", ASHA)),
    # Paragraphs
    ("a paragraph deleted, untracked", _remove(SANCTIONS)),
    ("a paragraph deleted, tracked", _remove(SANCTIONS, ASHA)),
    ("a paragraph emptied, untracked", _delete(NOT_KNOWN, "Which agreements are meant, what they say, and when they come.")),
    ("two paragraphs deleted, tracked", _each(_remove(AGREED, ASHA), _remove(TALKS, ASHA))),
    ("a heading deleted, untracked", _remove("Not known")),
    ("a paragraph added, untracked", _add(TALKS, FRESH)),
    ("a paragraph added, tracked", _add(TALKS, FRESH, ASHA)),
    ("a paragraph added at the end, tracked", _add("That new joint defence", FRESH, ASHA)),
    ("two paragraphs added, tracked", lambda document: document.insert_paragraph(document.insert_paragraph(document.paragraph(TALKS), FRESH, ASHA), "A second one came behind it.", BORIS)),
    ("added behind one that is deleted", _each(_add(SANCTIONS, FRESH, ASHA), _remove(SANCTIONS, ASHA))),
    ("split, untracked", _split("Trade is reported to be", "agenda.")),
    ("split, tracked", _split("Trade is reported to be", "agenda.", ASHA)),
    ("split and edited, tracked", _each(_split("Trade is reported to be", "agenda.", ASHA), _replace("The imbalance needs", "needs", "has", ASHA))),
    ("merged, untracked", _merge("Trade is reported to be")),
    ("merged, tracked", _merge("Trade is reported to be", ASHA)),
    ("merged and edited, tracked", _each(_replace("Trade is reported to be", "agenda", "table", BORIS), _merge("Trade is reported to be", ASHA))),
    ("cut from within one into the next, untracked", lambda document: document.cut_across(document.paragraph(TALKS), " defence", "Lukoil ")),
    ("moved down, untracked", _move(AGREED, SANCTIONS)),
    ("moved down, tracked", _move(AGREED, SANCTIONS, ASHA)),
    ("moved up, untracked", _move(SANCTIONS, "You should know")),
    ("moved up, tracked", _move(SANCTIONS, "You should know", ASHA)),
    ("moved to another section, untracked", _move("We will not comment", AGREED)),
    ("moved and edited, untracked", _each(_move(AGREED, SANCTIONS), _replace(AGREED, "Several", "Some"))),
    ("cut, and pasted without its bookmark", _each(_bookmark_of(SANCTIONS), _move(SANCTIONS, "You should know"))),
    # Looks and comments
    ("bold, tracked", _looks(TALKS, "energy security", ASHA)),
    ("bold, untracked", _looks(TALKS, "energy security")),
    ("another level in its list, tracked", lambda document: document.restyle(document.paragraph(NOT_KNOWN), ASHA)),
    ("bold and edited, tracked", _each(_looks(TALKS, "energy security", ASHA), _replace(TALKS, "emerging", "new", BORIS))),
    ("a comment", _comments(TALKS, "energy security", "Which sources?", ASHA)),
    ("a comment with an answer", _each(*ANSWERED)),
    ("a comment that is done", _comments(TALKS, "energy security", "Which sources?", ASHA, done=True)),
    ("a comment on words that are changed", _each(_comments(VISIT, "State Visit is scheduled", "Sure?", ASHA), _replace(VISIT, "scheduled", "planned", BORIS))),
    ("a comment on a heading", _comments("Do not say", "Do not say", "Too many", ASHA)),
    ("two comments by two hands", _each(_comments(TALKS, "trade", "First", ASHA), _comments(AGREED, "agreements", "Second", BORIS))),
    # Bookmarks and ids that are gone
    ("all bookmarks gone, nothing else", _all_bookmarks),
    ("all marks gone, an edit", _each(_lost, _replace(TALKS, "emerging", "new"))),
    ("all marks gone, a tracked edit by two", _each(_replace(TALKS, "Subjects", "Topics", ASHA), _replace(AGREED, "Several", "Some", BORIS), _lost)),
    ("all marks gone, one added and one gone", _each(_add(TALKS, FRESH), _remove(SANCTIONS), _lost)),
    ("all marks gone, a split", _each(_split("Trade is reported to be", "agenda."), _lost)),
    ("all marks gone, moved", _each(_move(SANCTIONS, "You should know"), _lost)),
    ("one bookmark gone", _bookmark_of(TALKS)),
    ("words typed over another's bookmark", _typed_over),
)  # fmt: skip

TABLES: tuple[tuple[str, Callable[[Edited], object]], ...] = (
    ("a cell, tracked", _replace("Memorandums on technology", "likely", "certain", ASHA)),
    ("a cell, untracked", _replace("More cooperation in logistics", "More", "Some")),
    ("a row deleted, tracked", _delete_row("More cooperation in logistics", ASHA)),
    ("a row deleted, untracked", _delete_row("More cooperation in logistics")),
    ("a row added, tracked", _add_row("More cooperation in logistics", ("99", FRESH, "–", "–", "–", "–"), ASHA)),
    ("a row added, untracked", _add_row("More cooperation in logistics", ("99", FRESH, "–", "–", "–", "–"))),
    ("two cells of a row made one", _in_row(LOGISTICS, "merge_cells", 0)),
    ("two cells of a row made one, their words as they were", _in_row(LOGISTICS, "merge_cells", 3)),
    ("two cells of a column made one", _in_row(LOGISTICS, "merge_below", 1)),
    ("two cells of the column of numbers made one", _in_row(LOGISTICS, "merge_below", 0)),
    ("a cell made two", _in_row(LOGISTICS, "split_cell", 1, "coop")),
    ("a column added", _in_row(LOGISTICS, "add_column", 1, "agreed")),
    ("an empty column added", _in_row(LOGISTICS, "add_column", 5, "")),
    ("a column deleted", _in_row(LOGISTICS, "delete_column", 5)),
    ("a column moved", _in_row(LOGISTICS, "move_column", 2, 1)),
    ("words put into the next cell", _each(_delete(LOGISTICS, " expected."), lambda document: document.insert(document.row(LOGISTICS).findall(w("tc"))[2].find(w("p")), "", "expected. "))),
    ("the first words of two cells", _each(_replace(LOGISTICS, "expected.", "likely."), lambda document: document.replace(document.row(LOGISTICS).findall(w("tc"))[2].find(w("p")), "Press", "One"))),
    ("a row with words in one cell", _add_row(LOGISTICS, ("", FRESH, "", "", "", ""))),
    ("a header's cell", _replace("Wording used", "Wording used", "Words", ASHA)),
    ("a comment in a cell", _comments("More cooperation in logistics", "logistics", "Rail too?", ASHA)),
    ("all marks gone, a cell", _each(_replace("More cooperation in logistics", "More", "Some"), _lost)),
    ("a note, tracked", _note("Outlook India", "Outlook India", "Outlook", ASHA)),
    ("a note, untracked", _note("Outlook India", "Outlook India", "Outlook")),
    ("a list's point, untracked", _replace("Where the meetings are held", "held", "to be held")),
)  # fmt: skip

EDGES: tuple[tuple[str, Callable[[Edited], object]], ...] = (
    ("the marking at the head of page 1, tracked", _edge(HEADS[1:2], lambda document, line: document.replace(line, "GREEN", "AMBER", ASHA))),
    ("the file at the foot of all pages, untracked", _edge(FEET, lambda document, line: document.replace(line, "Sample 1", "Sample 2"))),
    ("the words round the page number, tracked", _edge(FEET, lambda document, line: document.replace(line, "Page ", "p. ", BORIS))),
    ("the marking gone from page 1", _edge(HEADS[1:2], lambda document, line: document.delete(line, "TLP:GREEN"))),
    ("a line more at the foot, tracked", _edge(FEET[1:2], lambda document, line: document.insert_paragraph(line, "Not for quotation.", ASHA))),
    ("a text box put in", lambda document: document.put_in_box(document.paragraph(TALKS), "Call me about this.")),
)  # fmt: skip

SCENARIOS = tuple(
    Scenario(name=name, edit=edit, audience=audience)
    for audience, held in (("minister", EDITS), ("officials", TABLES), ("minister", EDGES))
    for name, edit in held
)
