"""Documents for tests: a Hypothesis strategy over every node, and one document with everything in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Literal

from hypothesis import strategies as st

from briefgen.document.document import Document, Furniture, Marking, Metadata, PageLabel
from briefgen.document.figures import (
    Chart,
    ChartCategory,
    ChartSeries,
    ChartValue,
    DecisionBlank,
    DecisionBlock,
    DecisionChoice,
    Fact,
    FactStrip,
    Image,
    Pixels,
)
from briefgen.document.inlines import (
    Abbreviation,
    CaptionNumber,
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Number,
    SourceReference,
    Span,
    Strong,
    Text,
)
from briefgen.document.nodes import (
    Annex,
    Block,
    Box,
    BulletList,
    Columns,
    Half,
    ListItem,
    MarginNote,
    OrderedList,
    PageBreak,
    Pair,
    Paragraph,
    Point,
    PointList,
    QuestionAnswer,
    Quote,
    Section,
    SideBySide,
    Timeline,
    TimelineEntry,
    Title,
)
from briefgen.document.origins import DerivedOrigin, ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.references import (
    Contents,
    ContentsEntry,
    Glossary,
    GlossaryEntry,
    NoteList,
    SourceEntry,
    SourceList,
)
from briefgen.document.tables import Cell, Column, HeaderField, HeaderTable, Row, RowGroup, Table
from briefgen.document.walk import map_children, walk

# --- parts by hand -----------------------------------------------------------------------------------------------

ORIGIN = ItemOrigin(register="items", item="talks", field="text", language="en-GB", path="visit/pack.md", line=12)
AS_OF = datetime(2025, 12, 3, 12, 30, tzinfo=UTC)
METADATA = Metadata(title="A visit", language="en-GB", as_of=AS_OF)
MARKING = Marking(scheme="tlp", level="clear", label="TLP:CLEAR", placement="right")
GREY = Pixels(
    coding="png",
    width=40,
    height=32,
    grey=True,
    data=bytes.fromhex(
        "89504e470d0a1a0a0000000d494844520000002800000020080000000045c665dc000000184944415478da63682012308c2a"
        "1c5538aa7054e1c85208006538801f1e182ebf0000000049454e44ae426082"
    ),
)
"""An image of one tone; the least that writers take."""
FURNITURE = Furniture(footer=("File 7", "as of 3 December 2025"), page=PageLabel(before="page ", between=" of "))


def text(words: str) -> Text:
    return Text(text=words, origin=ORIGIN)


def words(*said: str | Inline) -> tuple[Inline, ...]:
    """Return inlines; a string stands for its text."""
    return tuple(text(each) if isinstance(each, str) else each for each in said)


def paragraph(*said: str | Inline, role: str = "body", **fields) -> Paragraph:
    return Paragraph(children=words(*said), role=role, **fields)


def section(level: int, heading: str, *blocks: Block, **fields) -> Section:
    return Section(level=level, heading=words(heading), blocks=blocks, **fields)


def bullets(*items: str) -> BulletList:
    return BulletList(items=tuple(ListItem(blocks=(paragraph(item),)) for item in items))


def cite(*sources: str | tuple[str, str]) -> Citation:
    """Return a citation as the reader leaves it; a pair is a source and a place in it."""
    pairs = [each if isinstance(each, tuple) else (each, "") for each in sources]
    return Citation(
        references=tuple(SourceReference(source=source, locator=locator) for source, locator in pairs), origin=ORIGIN
    )


def foot(number: int, *said: str | Inline) -> NoteReference:
    return NoteReference(number=number, kind="foot", children=words(*said), origin=ORIGIN)


def end(number: int, *said: str | Inline) -> NoteReference:
    return NoteReference(number=number, kind="end", children=words(*said), origin=ORIGIN)


def term(short: str, expansion: str, *, well_known: bool = False) -> Abbreviation:
    return Abbreviation(term=short.lower(), text=short, expansion=expansion, well_known=well_known, origin=ORIGIN)


def numbered(kind: Literal["table", "figure"], value: int) -> CaptionNumber:
    """Return the number of a caption: Table 1."""
    origin = PhraseOrigin(key=f"caption-{kind}", language="en-GB")
    return CaptionNumber(kind=kind, before=f"{kind.capitalize()} ", value=value, origin=origin)


def row(*cells: str, header: bool = False) -> Row:
    return Row(cells=tuple(Cell(children=words(cell), header=header) for cell in cells))


def table(header: tuple[str, ...], *rows: tuple[str, ...], **fields) -> Table:
    return Table(
        columns=tuple(Column() for _ in header),
        header=(row(*header),),
        groups=(RowGroup(rows=tuple(row(*cells) for cells in rows)),),
        **fields,
    )


def points(*pairs: tuple[str, str], kind: str = "certainty") -> PointList:
    """Return points of label and words; a label may be empty."""
    made = (Point(label=words(label) if label else (), blocks=(paragraph(said),)) for label, said in pairs)
    return PointList(points=tuple(made), kind=kind)


def timeline(*pairs: tuple[str, str]) -> Timeline:
    return Timeline(entries=tuple(TimelineEntry(when=words(when), blocks=(paragraph(said),)) for when, said in pairs))


def chart(series: tuple[str, ...], *categories: tuple[str, tuple[float | None, ...]], **fields) -> Chart:
    """Return a chart of named series; each category has a value for each, None for a missing one."""
    made = (
        ChartCategory(
            children=words(name),
            values=tuple(
                ChartValue(amount=amount, children=() if amount is None else words(f"{amount:g}")) for amount in amounts
            ),
        )
        for name, amounts in categories
    )
    given = {"form": "column", "alternative_text": "What the chart shows."} | fields
    return Chart(series=tuple(ChartSeries(children=words(name)) for name in series), categories=tuple(made), **given)


def annex(heading: str, *blocks: Block, **fields) -> Annex:
    return Annex(heading=words(heading), blocks=blocks, **fields)


def document(*blocks: Block, titled: bool = True, **fields) -> Document:
    """Return a document of these blocks, under a title unless told otherwise."""
    title = (Title(children=words("A visit")),) if titled else ()
    return Document(
        **{"metadata": METADATA, "marking": MARKING, "furniture": FURNITURE} | fields, blocks=(*title, *blocks)
    )


# --- everything --------------------------------------------------------------------------------------------------


def in_two_languages() -> Document:
    """Return a document with the nodes that only a bilingual one has: a pair, and a half that stands for itself."""

    def half(language: str, said: str) -> Half:
        return Half(language=language, blocks=(paragraph(said),))

    heads = Pair(halves=(half("en-GB", "English"), half("hi-IN", "हिन्दी")))
    pair = Pair(halves=(half("en-GB", "A ferry sails."), half("hi-IN", "एक नौका चलती है।")))
    return document(SideBySide(pairs=(heads, pair)), half("hi-IN", "और शब्द।"))


def everything() -> Document:
    """Return a finished document that holds every node but those of two languages, each in a form that could be printed."""
    cited = Citation(
        references=(
            SourceReference(source="article", locator="energy 1.3", number=1),
            SourceReference(source="act", number=2),
        ),
        origin=DerivedOrigin(transform="citations"),
    )
    return document(
        paragraph("INTERNAL – NOT FOR DISTRIBUTION", role="banner"),
        paragraph("Briefing · 7 · 3 December 2025", role="series"),
        HeaderTable(
            fields=(
                HeaderField(label=words("To"), value=words("Minister")),
                HeaderField(label=words("From"), value=words("Policy Unit")),
                HeaderField(label=(), value=words("For information: no decision is asked")),
            ),
            form="line",
        ),
        HeaderTable(fields=(HeaderField(label=words("Date"), value=words("3 December 2025")),)),
        HeaderTable(fields=(HeaderField(label=words("FROM"), value=words("Policy Unit")),), form="plain"),
        paragraph("The two sides are expected to meet.", end(1, "A statement of both, 1991"), role="lead"),
        Box(
            kind="key-message",
            blocks=(
                paragraph(
                    Strong(children=words("Talks are")),
                    " ",
                    Certainty(
                        level="expected",
                        word="expected",
                        origin=PhraseOrigin(key="certainty.expected", language="en-GB"),
                    ),
                    "; nothing is agreed. ",
                    cited,
                ),
            ),
        ),
        FactStrip(
            facts=(
                Fact(value=(Number(text="68.7", origin=ORIGIN),), label=words("goods trade, 2024–25 ", cited)),
                Fact(value=words("two"), label=words("days of talks")),
            )
        ),
        section(
            1,
            "Contents",
            Contents(
                entries=(
                    ContentsEntry(children=words("Energy"), target="energy", level=1, number="1"),
                    ContentsEntry(children=words("By whom"), target="whom", level=3),
                    ContentsEntry(children=words("Expectations"), target="annex-a", level=1, number="A"),
                ),
                levels=3,
            ),
        ),
        section(
            1,
            "Energy",
            points(("expected", "Supply leads the talks."), ("", "No volume is named.")),
            MarginNote(children=words("Said twice.")),
            paragraph(
                "Oil was worth ",
                Number(text="US$ 68.7 billion", origin=ORIGIN),
                " under the ",
                term("LTA", "long-term agreement"),
                " (see ",
                CrossReference(target="trade-table", children=words("the table")),
                ", ",
                CrossReference(target="trade-table", children=(numbered("table", 1),)),
                "), ",
                Emphasis(children=words("it is said")),
                " on ",
                Link(url="https://example.org/energy", children=words("the ministry's page")),
                ".",
                LineBreak(),
                Span(language="hi-IN", children=words("ऊर्जा सहयोग")),
                " ",
                Span(language="ru-RU", children=words("энергетика")),
                foot(1, "A letter, ", Link(url="https://example.org/letter", children=words("example.org/letter"))),
                number=1,
                anchor="first",
            ),
            section(
                2,
                "What is not known",
                OrderedList(
                    items=(
                        ListItem(blocks=(paragraph("Which agreements"), bullets("who signs", "when"))),
                        ListItem(
                            blocks=(paragraph("Which prices", foot(2, Emphasis(children=words("Prices")), ", 1990")),)
                        ),
                    ),
                    style="alpha",
                ),
                section(3, "By whom", paragraph("No source says.", role="note"), anchor="whom", number="1.1.1"),
                number="1.1",
            ),
            Box(
                kind="side",
                title=words("Background"),
                blocks=(paragraph("A word on the past.", foot(3, "A letter (note 1)")), bullets("one", "two")),
            ),
            anchor="energy",
            number="1",
        ),
        Columns(
            blocks=(
                paragraph("What stands in columns."),
                bullets("one point", "another one"),
            )
        ),
        PageBreak(),
        section(
            1,
            "Trade",
            Table(
                caption=words(numbered("table", 1), ": Trade by year"),
                columns=(Column(weight=2.0), Column(align="end"), Column(align="centre")),
                header=(row("Year", "US$ billion", "State"),),
                groups=(
                    RowGroup(
                        title=words("Goods"), rows=(row("2023–24", "65.7", "final"), row("2024–25", "68.7", "early"))
                    ),
                    RowGroup(
                        rows=(
                            Row(
                                cells=(
                                    Cell(children=words("All", foot(4, "Without services")), header=True),
                                    *row("–", "–").cells,
                                )
                            ),
                        )
                    ),
                ),
                note=words("Early values are rounded."),
                source=words("Ministry of Commerce"),
                summary="Goods trade rose from 65.7 to 68.7 billion dollars.",
                anchor="trade-table",
            ),
            chart(
                ("Exports", "Imports"),
                ("2023–24", (4.3, 61.4)),
                ("2024–25", (None, 63.8)),
                caption=words(numbered("figure", 1), ": Trade by direction"),
                unit=words("US$ billion"),
                note=words("Early values are hatched."),
                source=words("Ministry of Trade", foot(5, "Table 4")),
                anchor="trade-chart",
            ),
            Image(
                caption=words(numbered("figure", 2), ": The route"),
                pixels=GREY,
                note=words("Not to scale."),
                source=words("Ministry of Transport"),
                alternative_text="A grey field.",
                anchor="route",
            ),
            paragraph("We look forward to the talks.", role="line"),
            paragraph("Talks are scheduled.", role="fact"),
            QuestionAnswer(question=words("Will gas be discussed?"), answer=(paragraph("That is for the day."),)),
            Quote(blocks=(paragraph("Energy comes first."),), attribution=words("A minister, 1 December")),
            timeline(("4 December", "Arrival."), ("5 December", "Talks.")),
            OrderedList(items=(ListItem(blocks=(paragraph("one"),)),), style="roman", start=3),
            number="2",
        ),
        Box(kind="warning", title=words("Do not say"), blocks=(paragraph("That anything has been agreed."),)),
        Box(
            kind="conflict",
            title=words("Sources differ"),
            blocks=(points(("The ministry", "68.7 billion."), ("The customs", "61 billion."), kind="label"),),
        ),
        DecisionBlock(
            choices=(DecisionChoice(children=words("Agree")), DecisionChoice(children=words("Discuss"))),
            blanks=(DecisionBlank(children=words("Signature")),),
        ),
        section(
            1,
            "Sources",
            SourceList(
                entries=(
                    SourceEntry(number=1, source="article", children=words("A press report, undated")),
                    SourceEntry(
                        number=2,
                        source="act",
                        children=words(
                            "An act, 1991, ", Link(url="https://example.org/act", children=words("example.org/act"))
                        ),
                    ),
                )
            ),
            number="3",
        ),
        section(1, "Notes", NoteList()),
        section(
            1,
            "Glossary",
            Glossary(
                entries=(
                    GlossaryEntry(
                        term="lta", children=words("LTA (long-term agreement)"), gloss=words("A promise to buy.")
                    ),
                ),
                columns=2,
            ),
        ),
        annex(
            "Expectations",
            table(("No.", "What"), ("1", "Talks"), kind="register", caption=words("Talks")),
            table(("One view", "Another"), ("So", "Not so"), kind="views", caption=words("Two views")),
            section(2, "Method", paragraph("One word for each.")),
            letter="A",
            anchor="annex-a",
        ),
        metadata=replace(METADATA, subject="Energy and trade", issuer="Policy Unit", keywords=("energy", "trade")),
        furniture=replace(FURNITURE, draft="DRAFT"),
    )


# --- a strategy --------------------------------------------------------------------------------------------------

_WORDS = (
    "a", "oil", "talks", "long-term", "ministry’s", "R&D", "5 < 6", '"quoted"', "(later)", "end.", "and,", "10%", "2024–25", "—",
    "Àéßñø", "officially", "communiqué", "incomprehensibilities", "x/y", "#1", "*", "_", "[3]", "{term}", "\\",
    "Россия", "энергетика,", "Ёж", "что", "ऊर्जा", "सहयोग", "क्षेत्र।", "मंत्रालय", "वर्षों", "१२",
)  # fmt: skip
_LANGUAGES = ("en-GB", "hi-IN", "ru-RU")
_URLS = ("https://example.org/", "http://example.org/a?b=1&c=2", "mailto:desk@example.org")

_word = st.sampled_from(_WORDS)
_phrase = st.lists(_word, min_size=1, max_size=8).map(" ".join)
_origin = st.one_of(
    st.just(ORIGIN),
    st.builds(PhraseOrigin, key=st.just("bottom-line"), language=st.sampled_from(_LANGUAGES)),
    st.builds(TemplateOrigin, path=st.just("audiences/minister/brief.md.j2"), line=st.integers(1, 99)),
    st.builds(DerivedOrigin, transform=st.just("acronyms")),
)
_text = st.builds(Text, text=_phrase, origin=_origin)
_sources = st.sampled_from(["article", "act", "speech", "report"])
_locators = st.sampled_from(["", "", "energy 1.3", "p. 4"])
_references = st.lists(st.builds(SourceReference, source=_sources, locator=_locators), min_size=1, max_size=3)
_leaves = st.one_of(
    _text,
    _text,
    st.builds(Citation, references=_references.map(tuple), origin=_origin),
    st.builds(
        Certainty,
        level=st.sampled_from(["disputed", "reported", "confirmed", "possible", "expected", "scheduled"]),
        word=_word,
        origin=_origin,
    ),
    st.builds(
        Abbreviation,
        term=st.sampled_from(["lta", "un", "imf"]),
        text=st.sampled_from(["LTA", "UN", "IMF"]),
        expansion=_phrase,
        well_known=st.booleans(),
        origin=_origin,
    ),
    st.builds(Number, text=st.sampled_from(["US$ 68.7 billion", "12", "1\u202f234,5"]), origin=_origin),
)


def _spaced(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Part inlines by spaces, so that words keep apart however they are set."""
    parted: list[Inline] = []
    for inline in inlines:
        parted += [inline] if not parted or isinstance(inline, LineBreak) else [text(" "), inline]
    return tuple(parted)


def _run(inline: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.builds(lambda first, rest: _spaced([first, *rest]), _text, st.lists(inline, max_size=4))


_nested = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.builds(Strong, children=_run(inner)),
        st.builds(Emphasis, children=_run(inner)),
        st.builds(Span, language=st.sampled_from(_LANGUAGES), children=_run(inner)),
    ),
    max_leaves=6,
)
_plain_run = st.builds(lambda one: (one,), _text)
_inline = st.one_of(
    _nested,
    st.builds(Link, url=st.sampled_from(_URLS), children=_plain_run),
    st.builds(CrossReference, target=st.sampled_from("abcdefgh"), children=_plain_run),
    st.just(LineBreak()),
)
_inlines = _run(_inline)
_optional = st.one_of(st.just(()), _plain_run)
_paragraph = st.builds(
    Paragraph,
    children=_inlines,
    role=st.sampled_from(["body", "body", "body", "lead", "line", "fact", "note", "series", "banner"]),
)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.sampled_from([1, 2, 3, 4, 7]))
    cells = st.builds(Cell, children=_run(_leaves))
    rows = st.builds(
        lambda drawn, named: Row(cells=(replace(drawn[0], header=named), *drawn[1:])),
        st.lists(cells, min_size=width, max_size=width),
        st.booleans(),
    )
    groups = st.builds(RowGroup, title=_optional, rows=st.lists(rows, min_size=1, max_size=3).map(tuple))
    columns = st.builds(
        Column,
        align=st.sampled_from(["start", "centre", "end"]),
        weight=st.one_of(st.none(), st.sampled_from([1.0, 2.5])),
    )
    header = st.builds(Row, cells=st.lists(cells, min_size=width, max_size=width).map(tuple))
    return Table(
        caption=draw(_optional),
        columns=tuple(draw(st.lists(columns, min_size=width, max_size=width))),
        header=tuple(draw(st.lists(header, min_size=1, max_size=2))),
        groups=tuple(draw(st.lists(groups, min_size=1, max_size=2))),
        note=draw(_optional),
        source=draw(_optional),
        kind=draw(st.sampled_from(["data", "data", "register", "views"])),
        summary=draw(st.one_of(st.just(""), _phrase)),
    )


def _items(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[tuple[ListItem, ...]]:
    item = st.builds(lambda first, more: ListItem(blocks=(first, *more)), _paragraph, st.lists(blocks, max_size=1))
    return st.lists(item, min_size=1, max_size=3).map(tuple)


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(BulletList, items=_items(blocks)),
        st.builds(
            OrderedList,
            items=_items(blocks),
            style=st.sampled_from(["decimal", "alpha", "roman"]),
            start=st.integers(1, 30),
        ),
    )


def _several(one: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    return st.lists(one, min_size=1, max_size=3).map(tuple)


def _pointlists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[PointList]:
    said = st.builds(lambda first, more: (first, *more), _paragraph, st.lists(blocks, max_size=1))
    one = st.builds(Point, label=st.one_of(_optional, _run(_leaves)), blocks=said)
    return st.builds(PointList, points=_several(one), kind=st.sampled_from(["certainty", "label"]))


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    amounts = st.one_of(st.none(), st.sampled_from([0.0, 4.25, 68.7, 1200.0]))
    width = draw(st.integers(1, 3))
    values = st.builds(
        lambda amount, early: ChartValue(
            amount=amount,
            children=() if amount is None else words(f"{amount:g}"),
            provisional=early and amount is not None,
        ),
        amounts,
        st.booleans(),
    )
    row = st.lists(values, min_size=width, max_size=width).map(tuple)
    return Chart(
        form=draw(st.sampled_from(["column", "bar", "line", "stacked-column", "stacked-bar", "area"])),
        caption=draw(_optional),
        unit=draw(_optional),
        series=tuple(ChartSeries(children=draw(_plain_run)) for _ in range(width)),
        categories=draw(_several(st.builds(ChartCategory, children=_plain_run, values=row))),
        note=draw(_optional),
        source=draw(_optional),
        alternative_text=draw(_phrase),
    )


_images = st.builds(
    Image,
    caption=_optional,
    pixels=st.just(GREY),
    note=_optional,
    source=_optional,
    alternative_text=_phrase,
)
_fields = st.lists(st.builds(HeaderField, label=_optional, value=_plain_run), min_size=1, max_size=4).map(tuple)
_in_item = st.one_of(_paragraph, st.recursive(_lists(_paragraph), _lists, max_leaves=2))
_in_box = st.one_of(_paragraph, _lists(_in_item))
_flow: st.SearchStrategy[Block] = st.one_of(
    _paragraph,
    _lists(_in_item),
    st.builds(
        Box,
        kind=st.sampled_from(["key-message", "side", "warning"]),
        title=_optional,
        blocks=st.lists(_in_box, min_size=1, max_size=3).map(tuple),
    ),
    _tables(),
    st.builds(HeaderTable, fields=_fields, form=st.sampled_from(["line", "rows", "plain"])),
    st.just(PageBreak()),
    _pointlists(_in_item),
    st.builds(Box, kind=st.just("conflict"), title=_optional, blocks=_pointlists(_paragraph).map(lambda one: (one,))),
    st.builds(QuestionAnswer, question=_run(_leaves), answer=_several(_in_item)),
    st.builds(Quote, blocks=_several(_paragraph), attribution=_optional),
    st.builds(FactStrip, facts=_several(st.builds(Fact, value=_plain_run, label=_run(_leaves)))),
    st.builds(
        DecisionBlock,
        choices=_several(st.builds(DecisionChoice, children=_plain_run)),
        blanks=st.lists(st.builds(DecisionBlank, children=_plain_run), max_size=2).map(tuple),
    ),
    st.builds(Timeline, entries=_several(st.builds(TimelineEntry, when=_plain_run, blocks=_several(_paragraph)))),
    _charts(),
    _images,
    st.builds(MarginNote, children=_run(_leaves)),
)

_columns = st.builds(Columns, blocks=_several(_flow))


def _sections(level: int) -> st.SearchStrategy[Section]:
    inner = (
        st.one_of(_flow, _columns)
        if level == 3
        else st.one_of(_flow, _columns, st.deferred(lambda: _sections(level + 1)))
    )
    blocks = st.builds(lambda first, more: (first, *more), _paragraph, st.lists(inner, max_size=3))
    return st.builds(Section, level=st.just(level), heading=_run(_leaves), blocks=blocks)


@st.composite
def drafts(draw: st.DrawFn) -> Document:
    """A document as the reader leaves it: no numbers, cross-references that lead somewhere, generated parts empty."""
    flow = draw(st.lists(_flow, max_size=3))
    outline = draw(st.lists(_sections(1), max_size=3))
    contents = draw(st.lists(st.builds(Contents, levels=st.integers(1, 3)), max_size=1))
    words_used = draw(st.lists(st.just(section(1, "Glossary", Glossary())), max_size=1))
    sources = section(1, "Sources", SourceList())
    annexes = draw(st.lists(st.builds(Annex, heading=_plain_run, blocks=_several(_flow)), max_size=2))
    drawn = document(*contents, *flow, *outline, *words_used, sources, *annexes, titled=draw(st.booleans()))
    title = draw(_phrase)
    metadata = Metadata(
        title=title,
        language=draw(st.sampled_from(_LANGUAGES)),
        as_of=AS_OF,
        subject=draw(st.one_of(st.just(""), _phrase)),
        issuer=draw(st.one_of(st.just(""), _phrase)),
        keywords=tuple(draw(st.lists(_word, max_size=2))),
    )
    furniture = Furniture(
        footer=tuple(draw(st.lists(_phrase, max_size=3))),
        page=PageLabel(before="page ", between=" of "),
        draft=draw(st.sampled_from(["", "DRAFT"])),
    )
    return _anchored(replace(drawn, metadata=metadata, furniture=furniture))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A finished document: titled, its sources in a list, by numbers in order of first appearance, or in notes."""
    draft = draw(drafts())
    title = () if any(isinstance(block, Title) for block in draft.blocks) else (Title(children=draw(_plain_run)),)
    return finished(replace(draft, blocks=(*title, *draft.blocks)), in_notes=draw(st.booleans()))


def finished(draft: Document, *, in_notes: bool = False) -> Document:
    """Number the citations of a draft, list their sources, or put these in notes at the feet of pages; letter its annexes,
    and take other empty parts out.
    """
    cited = [each.source for node in walk(draft) if isinstance(node, Citation) for each in node.references]
    numbers = {source: number for number, source in enumerate(dict.fromkeys(cited), start=1)}
    entries = tuple(
        SourceEntry(number=number, source=source, children=words(f"The {source}")) for source, number in numbers.items()
    )

    letters, notes = iter("ABCDEFGH"), count(1)

    def finish(node):
        match node:
            case Citation(references=references) if in_notes:
                yield foot(next(notes), "; ".join(f"The {each.source}" for each in references))
            case Citation(references=references):
                yield replace(node, references=tuple(replace(each, number=numbers[each.source]) for each in references))
            case Section(blocks=(SourceList(),)) if in_notes or not entries:
                return
            case SourceList():
                yield SourceList(entries=entries)
            case Contents() | Section(blocks=(Glossary(),)):
                return
            case Annex():
                yield replace(map_children(node, finish), letter=next(letters))
            case _:
                yield map_children(node, finish)

    return map_children(draft, finish)


def _anchored(drawn: Document) -> Document:
    """Give each block that can have one an anchor of its own, and lead each cross-reference to one of them."""
    count = sum(hasattr(node, "anchor") for node in walk(drawn))
    anchors = iter(f"a{index}" for index in range(count))

    def anchor(node) -> Iterable:
        if isinstance(node, CrossReference):
            node = replace(node, target=f"a{ord(node.target) % count}")
        elif hasattr(node, "anchor"):
            node = replace(node, anchor=next(anchors))
        return (map_children(node, anchor),)

    return map_children(drawn, anchor)


LONG_TABLE = document(table(("Name", "What"), *[(f"row {index}", "what is said of it, " * 8) for index in range(60)]))
"""A table that goes on over pages."""
