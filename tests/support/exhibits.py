"""Charts for tests, and a document that holds every block that has a structure of its own."""

from collections.abc import Collection, Sequence

from support.blocks import annex, decision, facts, glossary, note, plain_head, points, question, timeline
from support.documents import ORIGIN, document, paragraph, section, table, words

from briefgen.document.document import Document
from briefgen.document.figures import Chart, ChartCategory, ChartSeries, ChartValue
from briefgen.document.inlines import Citation, CrossReference, Link, SourceReference
from briefgen.document.nodes import Block, Box, MarginNote, Point, PointList, Quote
from briefgen.document.references import Contents, ContentsEntry, SourceEntry, SourceList

CITED = Citation(references=(SourceReference(source="article", number=1),), origin=ORIGIN)
FORMS = ("column", "bar", "line", "stacked-column", "stacked-bar", "area")


def chart(
    form: str,
    rows: dict[str, Sequence[float | None]],
    *,
    series: Sequence[str] = ("",),
    provisional: Collection[tuple[int, int]] = (),
    **fields,
) -> Chart:
    """Return a chart of rows by category; `provisional` holds indices of categories and series."""
    return Chart(
        form=form,
        series=tuple(ChartSeries(children=words(name) if name else ()) for name in series),
        categories=tuple(
            ChartCategory(
                children=words(name),
                values=tuple(_value(amount, (index, at) in provisional) for at, amount in enumerate(amounts)),
            )
            for index, (name, amounts) in enumerate(rows.items())
        ),
        **{"alternative_text": "What it shows, in words."} | fields,
    )


def _value(amount: float | None, provisional: bool) -> ChartValue:
    said = () if amount is None else words(f"{amount:g}".replace("-", "\u2212"))
    return ChartValue(amount=amount, children=said, provisional=provisional)


def trade(form: str = "column", **fields) -> Chart:
    """Return a chart as a brief has it: two series, an early year, a value that is missing."""
    return chart(
        form,
        {"2022–23": (3.1, 46.2), "2023–24": (4.3, None), "2024–25": (4.9, 63.8)},
        series=("Exports", "Imports"),
        provisional={(2, 0), (2, 1)},
        **{
            "caption": words("Trade in goods"),
            "unit": words("US$ billion"),
            "note": words("Hatched: early values."),
            "source": words("Ministry of Commerce"),
            "anchor": "trade",
        }
        | fields,
    )


def every_block() -> Document:
    """Return a finished document with every block that stands between a title and the sources."""
    return document(
        paragraph("INTERNAL – NOT FOR DISTRIBUTION", role="banner"),
        plain_head(("FROM", "Delhi"), ("TO", "All posts"), ("", "No action is asked")),
        _contents(),
        facts(("68.7", "US$ billion of trade"), ("22", "summits")),
        PointList(
            points=(
                Point(label=words("confirmed"), blocks=(paragraph("The date is set."), paragraph("So is the place."))),
                Point(label=(), blocks=(paragraph("Nothing is said of the rest."),)),
            )
        ),
        section(
            1,
            "Energy",
            *_said(),
            section(2, "Gas, and what is not known", paragraph("Nothing is."), anchor="gas", number="1.1"),
            anchor="energy",
            number="1",
        ),
        section(1, "Trade", *_exhibits(), anchor="trade-section", number="2"),
        section(1, "Sources", _sources()),
        annex("Register", *_annexed(), letter="A", anchor="annex"),
    )


def _contents() -> Contents:
    return Contents(
        entries=(
            ContentsEntry(children=words("Energy"), target="energy", level=1, number="1"),
            ContentsEntry(children=words("Gas, and what is not known"), target="gas", level=2, number="1.1"),
            ContentsEntry(children=words("Trade"), target="trade-section", level=1, number="2"),
            ContentsEntry(children=words("Register"), target="annex", level=1, number="A"),
        ),
        levels=2,
    )


def _said() -> tuple[Block, ...]:
    return (
        paragraph("Talks turn on supply."),
        MarginNote(children=words("Two sources differ.", CITED)),
        note("A second note."),
        question("Will it be signed?", "We do not comment."),
        Quote(
            blocks=(paragraph("A special partnership."),),
            attribution=words("The minister, ", Link(url="https://example.org/", children=words("speech"))),
        ),
        Box(
            kind="conflict",
            title=words("Sources differ"),
            blocks=(points(("The ministry", "66"), ("The article", "70")),),
        ),
        decision(("Agree", "Disagree"), ("Signature", "Date")),
        timeline(("2000", "A declaration."), ("5 December 2025", "The visit.")),
    )


def _exhibits() -> tuple[Block, ...]:
    lead = paragraph("See ", CrossReference(target="trade", children=words("the chart")), ".")
    charts = (trade(form, anchor="trade" if form == "column" else None) for form in FORMS)
    views = table(("View", "Who"), ("It helps", "Exporters"), kind="views", caption=words("Views"))
    return (lead, *charts, views)


def _sources() -> SourceList:
    return SourceList(entries=(SourceEntry(number=1, source="article", children=words("A press report")),))


def _annexed() -> tuple[Block, ...]:
    register = table(("No.", "What"), ("1", "A long-term agreement is expected"), kind="register")
    explained = glossary(("LTA", "a contract of years"), ("S-400", "a missile defence system"), columns=2)
    return (register, section(2, "Words", explained), trade(anchor=None, caption=(), note=(), source=()))
