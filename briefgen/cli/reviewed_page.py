"""A review as one page of HTML: by item, old words and new ones marked. It has no script, and fetches nothing.

Every word of the returned document is a stranger's: all that is said goes through `_said`, which leaves no sign that HTML or a
screen would act on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from briefgen.cli.accepting import Offered
from briefgen.cli.lines import visible
from briefgen.cli.reviewed import (
    HIDDEN,
    aside_name,
    by_whom,
    column_told,
    edge_name,
    link_told,
    states,
    total,
    warnings,
    whose,
)

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.review.elsewhere import Elsewhere
    from briefgen.review.find import Reviewed
    from briefgen.review.model import Addition, Change, Edge, Passage
    from briefgen.review.returned.model import Comment

HOUSE: Final = "Words of the house"
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --quiet: #4a4a4a; --line: #767676;
  --old: #8a1c1c; --old-back: #fdecec; --new: #14532d; --new-back: #e8f5ec; --link: #12355b; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --paper: #161616; --quiet: #c4c4c4; --line: #9a9a9a;
  --old: #ffb4b4; --old-back: #3d1414; --new: #a7e8bd; --new-back: #0f3320; --link: #a9cdf5; } }
body { color: var(--ink); background: var(--paper); font: 1rem/1.5 "Noto Sans", system-ui, sans-serif; max-width: 48rem;
  margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
a { color: var(--link); } a:focus { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
article { border-top: 1px solid var(--line); padding: 0.5rem 0; }
del { color: var(--old); background: var(--old-back); } ins { color: var(--new); background: var(--new-back); }
del::before { content: "[−"; } del::after { content: "−]"; } ins::before { content: "{+"; } ins::after { content: "+}"; }
blockquote { margin: 0.5rem 0; padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.25rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
.words { white-space: pre-wrap; } .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


def page(found: "Reviewed", elsewhere: "Elsewhere", offered: Offered, file: str) -> str:
    """Return the page; *elsewhere* are the other readers of each item, *file* is what the document is called."""
    review = found.review
    groups = _groups(found)
    title = f"Review of {file}"
    brief = " · ".join(
        filter(None, (found.pack, review.baseline.audience, review.baseline.language, review.baseline.form))
    )
    body = (
        '<a class="skip" href="#changes">To the changes</a>',
        f"<header><h1>{_said(title)}</h1><p>{_said(brief)}</p><p>{_said(total(found))}</p>",
        "" if found.by_id else "<p>It does not say which document it is: held against the last one that was built.</p>",
        "<p>This page names internal things: it is for the unit.</p></header>",
        _contents(groups, review.edges),
        '<main id="changes">',
        *_sections(found, groups, elsewhere, offered),
        *_edges(review.edges),
        *_rest(found, offered),
        "</main>",
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{_said(title)}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{_NEWLINE.join(filter(None, body))}\n</body>\n</html>\n"
    )


_NEWLINE: Final = "\n"
_Groups = Mapping[str, "list[Passage | Addition]"]


def _groups(found: "Reviewed") -> _Groups:
    """Return what was touched by the item whose words it is, in the document's order; what is new, where what it follows is."""
    from briefgen.review.places import changed_items, items_of  # noqa: PLC0415 - the rooms below load slowly

    groups: dict[str, list[Passage | Addition]] = {}
    for passage in found.review.passages:
        if passage.touched:
            owners = changed_items(passage) or items_of(passage)
            groups.setdefault(owners[0].item if owners else HOUSE, []).append(passage)
    for addition in found.review.additions:
        owners = addition.follows.items if addition.follows else ()
        groups.setdefault(owners[0].item if owners else HOUSE, []).append(addition)
    return groups


def _contents(groups: _Groups, edges: "Sequence[Edge]") -> str:
    names = [(f"item-{number}", name) for number, name in enumerate(groups, start=1)]
    names += [("edges", "Heads and feet of pages")] if edges else []
    links = "".join(f'<li><a href="#{anchor}">{_said(name)}</a></li>' for anchor, name in names)
    return f'<nav aria-label="Contents"><ol>{links}</ol></nav>' if links else ""


def _sections(found: "Reviewed", groups: _Groups, elsewhere: "Elsewhere", offered: Offered) -> Iterator[str]:
    from briefgen.review.model import Passage  # noqa: PLC0415 - the rooms below load slowly

    language = found.review.baseline.language
    for number, (name, held) in enumerate(groups.items(), start=1):
        yield f'<section aria-labelledby="item-{number}"><h2 id="item-{number}">{_said(name)}</h2>'
        for each in held:
            if isinstance(each, Passage):
                yield _passage(each, elsewhere, offered, language)
            else:
                yield _addition(each, offered, language)
        yield "</section>"


def _passage(passage: "Passage", elsewhere: "Elsewhere", offered: Offered, language: str) -> str:
    from briefgen.review.places import changed_items, items_of, placed  # noqa: PLC0415 - the rooms below load slowly

    own = changed_items(passage)
    others = sorted({name for owner in own for name in elsewhere.of_items.get(owner.item, ())})
    facts = [
        *(("Field", f"{owner.item}, {owner.field}") for owner in own),
        *(("Stands in", f"{owner.path}:{owner.line}") for owner in (own or items_of(passage))[:1]),
        *((("Also printed for", ", ".join(others)),) if others else ()),
        *(
            (
                "Change",
                f"{_edit(each.change.edit)}: {whose(each)}, {by_whom(each.change.by)}{_unseen(each.change)}",
            )
            for each in placed(passage)
        ),
        *(("Table", column_told(column)) for column in passage.columns),
        *(("Link", link_told(link)) for link in passage.links),
        *(("Looks", f"changed, {by_whom(hand)}; not taken over") for hand in passage.reformatted),
    ]
    return (
        f"<article><h3>{_said(', '.join(states(passage)).capitalize())}</h3>"
        f'<p class="words" dir="auto" lang="{_said(language)}">{_marked(passage)}</p>'
        f"{_facts(facts)}{_proposed(offered, passage)}{_comments(passage.comments)}</article>"
    )


def _unseen(new: "Change | Addition") -> str:
    return f", {HIDDEN}" if new.hidden else ""


def _edit(edit: object) -> str:
    old, new = (" ".join(str(getattr(edit, name)).split()) for name in ("old", "new"))
    return f"“{old}” → “{new}”" if old and new else f"“{new}” put in" if new else f"“{old}” taken out"


def _marked(passage: "Passage") -> str:
    """Return the words as they were sent, with what was taken out and put in marked, for ears as well."""
    if passage.fate == "deleted":
        return _out(passage.before)
    written, place = [], 0
    for change in sorted(passage.changes, key=lambda each: each.edit.start):
        edit = change.edit
        written.append(_said(passage.before[place : edit.start]))
        written += [_out(edit.old)] if edit.old else []
        written += [_in(edit.new)] if edit.new else []
        place = edit.end
    return "".join((*written, _said(passage.before[place:])))


def _out(words: str) -> str:
    return (
        f'<del><span class="unseen">deleted: </span>{_said(words)}<span class="unseen">, end of deletion</span></del>'
    )


def _in(words: str) -> str:
    return (
        f'<ins><span class="unseen">inserted: </span>{_said(words)}<span class="unseen">, end of insertion</span></ins>'
    )


def _addition(addition: "Addition", offered: Offered, language: str) -> str:
    state = "New" if addition.assigned else "Unassigned: an edit of something that is missing, or new"
    state += _unseen(addition)
    return (
        f'<article><h3>{_said(state)}</h3><p class="words" dir="auto" lang="{_said(language)}">{_in(addition.text)}</p>'
        f"{_facts([('Written', by_whom(addition.by))])}{_proposed(offered, addition)}{_comments(addition.comments)}</article>"
    )


def _proposed(offered: Offered, subject: "Passage | Addition") -> str:
    """Return the ids under which something can be accepted, with why something cannot, and what rules the words break."""
    proposals = offered.of(subject)
    facts = [
        fact
        for each in proposals
        for fact in (
            (f"Id {each.id}", "can be accepted" if each.open else each.why),
            *(("Then", said) for said in offered.told(each)),
        )
    ]
    return _facts(facts) + _rules(offered.rules(proposals))


def _rules(broken: "Sequence[Diagnostic]") -> str:
    if not broken:
        return ""
    told = "".join(f"<li>{_said(f'{one.message} [{one.code}]')}</li>" for one in broken)
    return f"<p>Rules that the new words break:</p><ul>{told}</ul>"


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    told = "".join(f"<dt>{_said(name)}</dt><dd>{_said(value)}</dd>" for name, value in facts)
    return f"<dl>{told}</dl>" if told else ""


def _comments(comments: "Sequence[Comment]") -> str:
    return "".join(map(_comment, comments))


def _comment(comment: "Comment") -> str:
    kind = "Answer" if comment.answers else "Comment"
    about = f" on “{' '.join(comment.anchored.split())}”" if comment.anchored and not comment.answers else ""
    head = f"{kind} {by_whom(comment.by)}{about}{', done' if comment.done else ''}"
    return f'<blockquote><p>{_said(head)}</p><p class="words" dir="auto">{_said(comment.text)}</p></blockquote>'


def _edges(edges: "Sequence[Edge]") -> Iterator[str]:
    from briefgen.review.places import placed  # noqa: PLC0415 - the rooms below load slowly

    if not edges:
        return
    yield '<section aria-labelledby="edges"><h2 id="edges">Heads and feet of pages</h2>'
    for edge in edges:
        yield f"<article><h3>{_said(edge_name(edge.places).capitalize())}</h3>"
        for passage in edge.passages:
            facts = [("Change", f"{_edit(each.change.edit)}: {whose(each)}") for each in placed(passage)]
            yield f'<p class="words" dir="auto">{_marked(passage)}</p>{_facts(facts)}'
        for each in edge.additions:
            hidden = f"<p>{_said(HIDDEN.capitalize())}</p>" if each.hidden else ""
            yield f'<p class="words" dir="auto">{_in(each.text)}</p>{hidden}'
        yield "</article>"
    yield "</section>"


def _rest(found: "Reviewed", offered: Offered) -> Iterator[str]:
    if careful := "".join(f"<li>{_said(each)}</li>" for each in warnings(found.review)):
        yield f'<section aria-labelledby="careful"><h2 id="careful">Warnings</h2><ul>{careful}</ul></section>'
    general = offered.broken.general if offered.broken else ()
    if general:
        yield f'<section aria-labelledby="general"><h2 id="general">The brief as a whole</h2>{_rules(general)}</section>'
    if found.review.loose:
        said = _comments(found.review.loose)
        yield f'<section aria-labelledby="loose"><h2 id="loose">Comments without a place</h2>{said}</section>'
    if found.review.asides:
        named = "".join(f"<li>{_said(aside_name(each))}</li>" for each in found.review.asides)
        yield f'<section aria-labelledby="aside"><h2 id="aside">Not read</h2><ul>{named}</ul></section>'


def _said(words: str) -> str:
    """Return words as a page may have them: nothing in them is markup, and what nobody sees is written out."""
    return escape("\n".join(visible(line.replace("\t", " ")) for line in words.split("\n")))
