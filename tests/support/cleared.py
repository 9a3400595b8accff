"""Cleared packs for tests of what stands below the gate: small, openly fictional, with one of most things."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from support.documents import GREY

from briefgen.document.origins import ItemOrigin
from briefgen.gate.marked import Level
from briefgen.gate.records import ClearedAnswer, ClearedHead, ClearedItem, ClearedJudgement, ClearedPack
from briefgen.gate.registered import (
    ClearedAuthor,
    ClearedFigure,
    ClearedOrganisation,
    ClearedPerson,
    ClearedSource,
    ClearedTerm,
    ClearedTopic,
    ClearedYardstick,
    YardstickBand,
)
from briefgen.gate.said import ClearedCitation, Prose
from briefgen.gate.shown import ClearedColumn, ClearedExhibit, ClearedImage, ClearedRow
from briefgen.markup.inline import parse_inlines

CLEAR = Level(scheme="tlp", id="clear", order=0, label="TLP:CLEAR", placement="right")
GREEN = Level(scheme="tlp", id="green", order=1, label="TLP:GREEN", placement="right")
AMBER = Level(scheme="tlp", id="amber", order=2, label="TLP:AMBER", placement="right")
MOMENT = dt.datetime(2031, 5, 3, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))


def origin(register: str, name: str, field: str = "text", line: int = 1) -> ItemOrigin:
    return ItemOrigin(register=register, item=name, field=field, language="en-GB", path="arland/pack.md", line=line)


def prose(source: str, item: str = "x", field: str = "text", line: int = 1) -> Prose:
    """Parse *source* as the loader does."""
    return Prose(inlines=parse_inlines(source).inlines, origin=origin("items", item, field, line))


def item(name: str, kind: str, text: str, *, cites: Iterable[str] = (), **fields: Any) -> ClearedItem:
    """Make an item; `variants`, `instead`, `why`, `answer` may be given as words."""
    parsed = {key: prose(fields.pop(key), name, key) for key in ("instead", "why") if key in fields}
    variants = {key: prose(words, name, f"variants.{key}") for key, words in fields.pop("variants", {}).items()}
    if isinstance(answer := fields.pop("answer", None), str):
        answer = ClearedAnswer(text=prose(answer, name, "answer.text"), certainty=None, draft=False, variants={}, citations=())  # fmt: skip
    if (held := fields.get("judgement")) is not None:
        reasons = replace(held.reasons, origin=replace(held.reasons.origin, item=name))
        fields["judgement"] = replace(held, reasons=reasons)
    citations = tuple(ClearedCitation(source=cite.split()[0], locator=cite.partition(" ")[2]) for cite in cites)
    given = {"rank": 5, "use": "background", "level": CLEAR} | parsed | fields
    return ClearedItem(id=name, kind=kind, text=prose(text, name), variants=variants, citations=citations, answer=answer, **given)  # fmt: skip


def source(name: str, title: str, **fields: Any) -> ClearedSource:
    given: dict[str, Any] = dict.fromkeys(
        ("publisher", "container", "number", "page", "url", "issued", "received", "accessed", "language", "grade", "descriptor")
    )  # fmt: skip
    given |= {"type": "report", "authors": (), "sections": {}, "level": CLEAR} | fields
    return ClearedSource(id=name, title=title, origin=origin("sources", name, "title"), **given)


def author(name: str, family: str | None = None) -> ClearedAuthor:
    """Return who wrote a source; a body where no family name is given."""
    given = name.removesuffix(family or "").strip()
    return ClearedAuthor(name=name, family=family or name, inverted=f"{family}, {given}" if family else name)


def figure(name: str, value: str | None = None, **fields: Any) -> ClearedFigure:
    given: dict[str, Any] = dict.fromkeys(("low", "high", "unit", "currency", "scale", "period", "precision"))
    given |= {"approximate": False, "level": CLEAR} | fields
    amount = None if value is None else Decimal(value)
    return ClearedFigure(id=name, value=amount, origin=origin("figures", name, "value"), **given)


def person(name: str, full: str, **fields: Any) -> ClearedPerson:
    given = {"short": None, "office": None, "address": None, "organisation": None, "level": CLEAR} | fields
    return ClearedPerson(id=name, name=full, origin=origin("people", name, "name"), **given)


def term(name: str, short: str, expansion: str | None = None, **fields: Any) -> ClearedTerm:
    given = {"gloss": None, "well_known": False, "level": CLEAR} | fields
    return ClearedTerm(id=name, short=short, expansion=expansion, origin=origin("terms", name, "short"), **given)


def topic(name: str, title: str, level: Level = CLEAR) -> ClearedTopic:
    return ClearedTopic(id=name, title=title, level=level, origin=origin("topics", name, "title"))


def organisation(name: str, full: str, short: str | None = None) -> ClearedOrganisation:
    return ClearedOrganisation(
        id=name, name=full, short=short, level=CLEAR, origin=origin("organisations", name, "name")
    )


HEAD = ClearedHead(
    sender="Policy Unit",
    recipient="the Minister",
    copies=("Permanent Secretary", "Head of Energy"),
    file="PU/31/7",
    edition="2",
    drafted_by=None,
    issuer="Ministry of Foreign Affairs of Belmark",
    contact=None,
)

ITEMS = (
    item(
        "bottom-line", "message", "The visit goes ahead; nothing is agreed yet on gas.", rank=1, use="say", must=True,
        certainty="scheduled", cites=["communique"], rests_on=("visit",),
    ),
    item(
        "visit", "event", "President Oram of Arland is scheduled to visit Belmark on {date:visit}.", rank=1,
        certainty="scheduled", topic="visit", when=dt.date(2031, 5, 9), cites=["communique para 2"], said_by="belmark-mfa",
    ),
    item(
        "gas-talks", "expectation", "Talks are expected to turn on long-term gas supply through the {term:nlp}.", rank=2,
        certainty="expected", hedge="are expected to", topic="energy", needs=("gas-caveat",), cites=["article energy 1.3"],
        said_by="oram", check_on=dt.date(2031, 5, 8),
        variants={"clause": "talks are expected to turn on long-term gas supply", "short": "Gas supply is expected to lead the talks."},
    ),
    item("gas-caveat", "fact", "No volume has been named.", rank=3, certainty="reported", topic="energy", cites=["article energy 1.4"]),
    item(
        "trade-total", "fact", "Trade came to {figure:trade} in {figure:trade.period}.", rank=2, certainty="confirmed",
        topic="energy", cites=["statistics table 4", "article"], conflicts_with=("trade-lower",), level=GREEN,
    ),
    item(
        "trade-lower", "fact", "Arland's customs office counts {figure:trade-low}.", rank=4, certainty="disputed",
        topic="energy", cites=["customs"], conflicts_with=("trade-total",), said_by="arland-customs",
    ),
    item("view", "opinion", "The writer holds that the visit shows *continuity*.", rank=6, certainty="reported", topic="visit", cites=["article"]),
    item("welcome", "line", "We look forward to the talks.", rank=1, use="say", draft=True, rests_on=("visit",)),
    item("supply", "line", "Secure supply matters to both of us.", rank=2, use="say"),
    item("pressed", "line", "We do not speak about volumes.", rank=3, use="if_asked"),
    item("agreed", "line", "That anything has been agreed.", rank=1, use="avoid", instead="The talks have not taken place yet."),
    item("q-agreement", "question", "Will an agreement be signed?", use="if_asked", raised="may", answer="We do not comment ahead of the talks."),
    item("which-agreements", "gap", "Which agreements, and who would sign them.", topic="energy", why="No source names them.", check_on=dt.date(2031, 5, 10)),
    item("press-line", "gap", "Whether the press is invited."),
)  # fmt: skip


def pack(*items: ClearedItem, **fields: Any) -> ClearedPack:
    """Return the pack of these items, or of `ITEMS` where none are given; *fields* replace the pack's own."""
    made = ClearedPack(
        name="arland",
        audience="minister",
        published=False,
        language="en-GB",
        title="Visit of the President of Arland",
        title_origin=origin("pack", "arland", "title"),
        short="Arland visit",
        as_of=MOMENT,
        ask="none",
        head=HEAD,
        base=CLEAR,
        items={one.id: one for one in items or ITEMS},
        sources={
            one.id: one
            for one in (
                source("communique", "Joint communiqué", publisher="Ministry of Foreign Affairs of Belmark", issued=dt.date(2031, 4, 28), url="https://mfa.example/communique", grade=("A", 1)),
                source("article", "Gas and friendship", container="Belmark Daily", issued=None, received=dt.date(2031, 5, 1), sections={"energy": "Energy first"}, grade=("C", 3), level=AMBER),
                source("statistics", "Trade by partner 2030", publisher="Statistics Belmark", issued=dt.date(2031, 2, 1), grade=("A", 2)),
                source("customs", "Foreign trade 2030", publisher="Arland Customs", issued=dt.date(2031, 1, 15), grade=("B", 3)),
            )
        },
        people={one.id: one for one in (person("oram", "Ilse Oram", short="President Oram", office="President of Arland", address="Madam President"),)},
        organisations={one.id: one for one in (organisation("belmark-mfa", "Ministry of Foreign Affairs of Belmark", "MFA"), organisation("arland-customs", "Arland Customs"))},
        terms={one.id: one for one in (term("nlp", "NLP", "North Line Pipeline"), term("un", "UN", "United Nations", well_known=True))},
        topics={one.id: one for one in (topic("visit", "The visit"), topic("energy", "Energy and trade"))},
        figures={
            one.id: one
            for one in (
                figure("trade", "68.7", currency="USD", scale="billion", period="2030-31", level=GREEN),
                figure("trade-low", "61", currency="USD", scale="billion", period="2030", approximate=True),
            )
        },
    )  # fmt: skip
    return replace(made, **fields)


def judgement(band: str = "likely", confidence: Any = "moderate") -> ClearedJudgement:
    return ClearedJudgement(author="Policy Unit", on=dt.date(2031, 5, 2), scale="phia", band=band, confidence=confidence, reasons=prose("Two sources agree.", "x", "judgement.reasons"))  # fmt: skip


def column(title: str, type_: Any = "number", **fields: Any) -> ClearedColumn:
    return ClearedColumn(title=title, type=type_, origin=origin("exhibits", "trade-by-year", "title"), **fields)


def data_row(category: Any, *values: Any, **fields: Any) -> ClearedRow:
    """Make a row; a value given as digits is a number, None is missing."""
    amounts = tuple(Decimal(value) if isinstance(value, str) and value[:1].isdigit() else value for value in values)
    return ClearedRow(category=category, values=amounts, origin=origin("exhibits", "trade-by-year", "rows"), **fields)


def exhibit(name: str = "trade-by-year", **fields: Any) -> ClearedExhibit:
    """Make an exhibit: a chart of trade by year and direction, unless told otherwise."""
    given: dict[str, Any] = {
        "form": "column",
        "title": "Trade by direction",
        "alternative_text": "Imports rose; exports did not.",
        "remark": Prose(inlines=parse_inlines("Goods only.").inlines, origin=origin("exhibits", name, "remark")),
        "category": column("Year", "period"),
        "columns": tuple(column(title, currency="USD", scale="billion") for title in ("Exports", "Imports")),
        "rows": (
            data_row("2028-29", "4.3", "61.4"),
            data_row("2029-30", None, "63.8"),
            data_row("2030-31", "4.9", "65.0", provisional=True, remark="rounded by the ministry"),
            data_row("All years", "9.2", "190.2", total=True),
        ),
        "whole": True,
        "citations": (ClearedCitation(source="statistics", locator="table 4"),),
        "level": GREEN,
        "origin": origin("exhibits", name, "title"),
    }
    return ClearedExhibit(id=name, **given | fields)


def image(name: str = "map", **fields: Any) -> ClearedImage:
    """Make an exhibit that is an image: the river that the talks are on, unless told otherwise."""
    given: dict[str, Any] = {
        "pixels": GREY,
        "title": "Where the line would run",
        "alternative_text": "A line from Arland's coast to the capital of Belmark.",
        "remark": Prose(inlines=parse_inlines("Not to scale.").inlines, origin=origin("exhibits", name, "remark")),
        "citations": (ClearedCitation(source="communique", locator=""),),
        "level": GREEN,
        "origin": origin("exhibits", name, "title"),
    }
    return ClearedImage(id=name, **given | fields)


PHIA = ClearedYardstick(
    name="phia",
    title="Probability Yardstick",
    language="en-GB",
    bands=(
        YardstickBand(words=("unlikely",), range="about 25% to about 35%"),
        YardstickBand(words=("likely", "probable"), range="about 55% to about 75%"),
    ),
)


def fuller_pack(**fields: Any) -> ClearedPack:
    """Return the pack with a judgement and its scale, a chart, and a term that is explained."""
    judged = item(
        "signing", "judgement", "An agreement will probably be signed.", judgement=judgement(), topic="energy"
    )
    explained = term("nlp", "NLP", "North Line Pipeline", gloss="The line that brings Arland's gas.")
    made = pack(*ITEMS, judged, exhibits={"trade-by-year": exhibit()}, yardsticks={"phia": PHIA})
    return replace(made, **{"terms": {**made.terms, "nlp": explained}} | fields)


def referring_pack(**fields: Any) -> ClearedPack:
    """Return the fuller pack with a fact that refers to its chart."""
    refers = item("imports", "fact", "Imports rose in each year ({exhibit:trade-by-year}).", topic="energy")
    made = fuller_pack(**fields)
    return replace(made, items={"imports": refers, **made.items})


def foreign_pack(**fields: Any) -> ClearedPack:
    """Return the pack with a source whose title is in another language."""
    made = pack(**fields)
    titled = source("communique", "Совместное заявление", language="ru-RU", issued=dt.date(2031, 4, 28))
    return replace(made, sources={**made.sources, "communique": titled})


def whole_pack(**fields: Any) -> ClearedPack:
    """Return the pack with a chart of areas, of which no value is missing, as its one exhibit."""
    rows = (data_row("2028-29", "4.3", "61.4"), data_row("2029-30", "4.9", "65.0", provisional=True))
    return pack(**{"exhibits": {"trade-by-year": exhibit(form="area", rows=rows, remark=None)}} | fields)


def pictured_pack(**fields: Any) -> ClearedPack:
    """Return the pack with an image as its one exhibit."""
    return pack(**{"exhibits": {"map": image()}} | fields)
