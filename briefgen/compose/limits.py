"""What a brief's form promises of its length, and by how much a brief breaks it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from operator import itemgetter
from typing import Final, Literal, assert_never

from briefgen.audience.form import AudienceForm, Limit
from briefgen.compose.shortening import pages_to_lose
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.document import Document
from briefgen.document.nodes import Node, Paragraph, Section
from briefgen.document.origins import PhraseOrigin, TemplateOrigin
from briefgen.document.places import origins, place_of, printed_items, span_of
from briefgen.document.said import Part as SaidPart
from briefgen.document.said import said
from briefgen.document.walk import Path, children, walk_paths
from briefgen.document.words import count_words, inline_text, words_in
from briefgen.frozen import dataclass
from briefgen.layout.model import BlockPlacement, Layout
from briefgen.readability.prose import is_of_item
from briefgen.theme.lengths import POINTS_IN_MM
from briefgen.theme.model import Page, Theme

PhrasePlace = Callable[[str], Span | None]
Unit = Literal["pages", "lines", "words", "words_per_sentence"]

CODES: Final[dict[Unit, str]] = {"pages": "BG401", "words": "BG402", "lines": "BG403", "words_per_sentence": "BG404"}

_QUOTED: Final = 40
"""Characters that a message quotes of a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a limit is set for: the brief, one of its sections or one of its paragraphs."""

    name: str
    node: Document | Node
    path: Path


def over_limits(
    document: Document,
    layout: Layout,
    form: AudienceForm,
    audience: str,
    theme: Theme,
    *,
    phrase_place: PhrasePlace = lambda _: None,
) -> Iterator[Diagnostic]:
    """Yield every limit that is broken, and by how much; *phrase_place* tells where a fixed phrase stands, by its key."""
    parts = ((limit, part) for limit in form.limits for part in _parts(document, limit.scope))
    yield from _told(parts, layout, form, audience, theme, phrase_place=phrase_place)


def over_own_limits(
    document: Document, layout: Layout, form: AudienceForm, audience: str, theme: Theme, *, items: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the limits of a paragraph or a sentence that one of the *items* breaks by itself, whatever else is printed."""
    paragraphs = [
        part
        for part in _parts(document, "block")
        if len(own := printed_items(part.node)) == 1 and own.keys() <= {*items}
    ]
    limits = [limit for limit in form.limits if limit.scope == "block" or limit.unit == "words_per_sentence"]
    parts = ((limit, part) for limit in limits for part in paragraphs)
    return _told(parts, layout, form, audience, theme)


def _told(
    parts: Iterable[tuple[Limit, Part]],
    layout: Layout,
    form: AudienceForm,
    audience: str,
    theme: Theme,
    *,
    phrase_place: PhrasePlace = lambda _: None,
) -> Iterator[Diagnostic]:
    """Yield what is broken of limits, each by the part it is set for."""
    tighter = _tighter(form, theme)
    room = _room(theme)
    for limit, part in parts:
        for message, hint, span in _broken(limit, part, layout, tighter, phrase_place):
            hints = (hint, *(room if limit.unit == "pages" else ()))
            yield Diagnostic(
                code=CODES[limit.unit],
                message=message,
                span=span,
                hints=hints,
                severity=Severity(limit.severity),
                audience=audience,
            )


Broken = tuple[str, str, Span | None]
"""Message, hint, place."""


def _tighter(form: AudienceForm, theme: Theme) -> str:
    """Return what can be done about a look that the brief is not written for; nothing where it is the form's own."""
    own = (theme.name, theme.paper_name) == (form.theme, form.paper)
    return "" if own else f", or give it smaller distances in this look, under `audiences:` of the theme '{theme.name}'"


def _room(theme: Theme) -> tuple[str, ...]:
    """Return what a page that is not the theme's own has to do with it: nothing where it has as much room for text."""
    if theme.lent is None:
        return ()
    (across, down), (own_across, own_down) = _millimetres(theme.page), _millimetres(theme.lent.instead_of)
    if across >= own_across and down >= own_down:
        return ()
    room = f"{across} × {down} mm for text, the theme's own {own_across} × {own_down}"
    act = "make its margins smaller, or the type, in a theme of your own"
    return (f"the page of '{theme.lent.letterhead}' leaves {room}: {act}",)


def _millimetres(page: Page) -> tuple[int, int]:
    return round(page.text_width / POINTS_IN_MM), round(page.text_height / POINTS_IN_MM)


def _broken(limit: Limit, part: Part, layout: Layout, tighter: str, phrase_place: PhrasePlace) -> Iterator[Broken]:
    match limit.unit:
        case "pages":
            yield from _pages(limit, part, layout, tighter)
        case "lines":
            yield from _counted(limit, part, sum(placed.lines for placed in placements(layout, part)), "line")
        case "words":
            yield from _counted(limit, part, count_words(part.node), "word")
        case "words_per_sentence":
            yield from _sentences(limit, part, phrase_place)
        case _:
            assert_never(limit.unit)


def _pages(limit: Limit, part: Part, layout: Layout, tighter: str) -> Iterator[Broken]:
    placed = placements(layout, part)
    first = min((each.first_page for each in placed), default=1)
    pages = max((each.last_page for each in placed), default=1) - first + 1
    if isinstance(part.node, Document):
        pages = layout.page_count
    if pages <= limit.max:
        return
    message = f"{part.name} takes {_many(pages, 'page')}, {pages - limit.max} over its limit of {limit.max}"
    hint = "shorten it, or leave out what matters least"
    if isinstance(part.node, Document):
        lost = pages_to_lose(layout.pages, limit.max)
        if lines := sum(layout.pages[number - 1].lines for number in lost):
            message += f": {_many(lines, 'line')} {_where(lost, limit.max, lines)}"
            hint = f"shorten it by {_many(lines, 'line')}, or leave out what matters least"
    yield message, hint + tighter, None if isinstance(part.node, Document) else place_of(part.node)


def _where(lost: tuple[int, ...], most: int, lines: int) -> str:
    """Say where the lines are that are too many: page breaks keep the text behind them from moving up."""
    if lost[0] > most:
        return f"{'stands' if lines == 1 else 'stand'} after page {most}"
    numbers = ", ".join(map(str, lost[:-1]))
    pages = f"pages {numbers} and {lost[-1]}" if numbers else f"page {lost[-1]}"
    return f"on {pages} {'is' if lines == 1 else 'are'} too many, for page breaks part the text"


def _counted(limit: Limit, part: Part, count: int, unit: str) -> Iterator[Broken]:
    if count > limit.max:
        over = count - limit.max
        message = f"{part.name} has {_many(count, unit)}, {over} over its limit of {limit.max}"
        place = None if isinstance(part.node, Document) else place_of(part.node)
        yield message, f"shorten it by {_many(over, unit)}", place


def _sentences(limit: Limit, part: Part, phrase_place: PhrasePlace) -> Iterator[Broken]:
    for paragraph in _texts(part.node):
        for sentence, made_of in said(paragraph.children):
            if (count := words_in(sentence)) > limit.max:
                message = f"the sentence '{_short(sentence)}' has {count} words, {count - limit.max} over its limit of {limit.max}"
                yield message, "make two of it", _place_of_sentence(made_of, phrase_place)


def _place_of_sentence(made_of: Iterable[SaidPart], phrase_place: PhrasePlace) -> Span | None:
    """Return where most of its words stand that are an item's; without any, a template's, or else a fixed phrase's."""
    found = [(len(text), origin) for text, inline in made_of for origin in origins(inline)]
    of_items = [(length, origin) for length, origin in found if is_of_item(origin)]
    of_house = [(length, origin) for length, origin in found if isinstance(origin, PhraseOrigin | TemplateOrigin)]
    _, whose = max(of_items or of_house or found, key=itemgetter(0), default=(0, None))
    match whose:
        case None:
            return None
        case PhraseOrigin(key=key):
            return phrase_place(key)
        case _:
            return span_of(whose)


def _texts(node: Document | Node) -> Iterator[Paragraph]:
    """Yield the paragraphs in and under a node: what is made of sentences."""
    if isinstance(node, Paragraph):
        yield node
    for _, each in walk_paths(node):
        if isinstance(each, Paragraph):
            yield each


def _parts(document: Document, scope: Literal["brief", "section", "block"]) -> Iterator[Part]:
    match scope:
        case "brief":
            yield Part(name="the brief", node=document, path=())
        case "section":
            for path, node in walk_paths(document):
                if isinstance(node, Section):
                    yield Part(name=f"the section '{_short(inline_text(node.heading))}'", node=node, path=path)
        case "block":
            for path, node in walk_paths(document):
                if isinstance(node, Paragraph):
                    yield Part(name=f"the paragraph '{_short(inline_text(node.children))}'", node=node, path=path)
        case _:
            assert_never(scope)


def placements(layout: Layout, part: Part) -> tuple[BlockPlacement, ...]:
    """Return where a part's outermost blocks stand: each line is in one of them."""
    return tuple(_placed(layout, part.node, part.path))


def _placed(layout: Layout, node: Document | Node, path: Path) -> Iterator[BlockPlacement]:
    if path in layout.placements:
        yield layout.placements[path]
        return
    for index, child in enumerate(children(node)):
        yield from _placed(layout, child, (*path, index))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
