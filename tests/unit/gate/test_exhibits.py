"""Exhibits: rows go by their own readers and sources first, and what is computed of them comes after."""

from decimal import Decimal

import pytest
from support.gate import ask, cleared, codes, found
from support.packs import LATER, exhibit, front, item, pack, series, source, topic
from support.reachable import strings

WET = {"year": 2029, "flow": "68.70"}
DRY = {"year": 2030, "flow": 61}
MINISTER = {"readers": "minister"}
DESK = {"readers": "desk"}
OPEN = {"ok": ("public",)}


def shown(*rows, sources=(), of=None, **fields):
    """Return a pack with one exhibit of these rows; *of* are fields of the series."""
    flows = series("flows", *rows, **(of or {}))
    return pack(
        item("a", readers={"internal": None}),
        series=[flows],
        exhibits=[exhibit("chart", **fields)],
        sources=[source("s"), *sources],
    )


def seen(asked, audience="minister", **options):
    return cleared(asked, audience, **options).exhibits["chart"]


def reasons(asked, audience="minister"):
    withheld = {(one.register, one.id): one.reasons for one in ask(asked, audience).withheld}
    return withheld.get(("exhibits", "chart"))


def test_an_exhibit_carries_its_rows_as_they_were_written():
    found_ = seen(shown(WET, DRY))
    assert [(row.category, row.values) for row in found_.rows] == [
        ("2029", (Decimal("68.70"),)),
        ("2030", (Decimal(61),)),
    ]
    assert str(found_.rows[0].values[0]) == "68.70"
    assert (found_.whole, found_.alternative_text) == (True, "What chart shows")


def test_a_column_has_its_title_and_its_unit():
    columns = seen(shown(WET)).columns
    assert [(column.title, column.unit, column.type) for column in columns] == [("Flow", "m3", "number")]


def test_a_missing_value_stays_missing():
    assert seen(shown(WET, {"year": 2030})).rows[1].values == (None,)


def test_a_column_that_the_exhibit_does_not_show_stays_behind():
    hidden = ({"name": "year", "type": "period", "title": "Year"}, {"name": "flow", "type": "number", "title": "Flow"})
    fields = (*hidden, {"name": "desk", "type": "text", "title": "Canary"})
    found_ = seen(shown(WET | {"desk": "canary"}, of={"fields": fields}))
    assert not {"canary", "Canary", "desk"} & strings(found_)


@pytest.mark.parametrize(("audience", "years"), [("minister", ["2029", "2030"]), ("desk", ["2029"])])
def test_a_row_goes_to_its_own_readers(audience, years):
    rows = seen(shown(WET, DRY | MINISTER), audience).rows
    assert [row.category for row in rows] == years


def test_a_row_that_names_a_group_goes_to_its_members():
    assert len(seen(shown(WET, DRY | {"readers": "internal"}), "desk").rows) == 2


def test_the_authors_alternative_text_speaks_of_all_rows():
    """Where some are withheld it would tell of them."""
    found_ = seen(shown(WET, DRY | DESK))
    assert (found_.whole, found_.alternative_text) == (False, None)
    assert "What chart shows" not in strings(found_)


def test_an_exhibit_without_a_row_to_show_is_withheld():
    assert reasons(shown(WET | DESK, DRY | DESK)) == ("readers",)


@pytest.mark.parametrize(
    ("fields", "of", "why"),
    [
        ({"readers": {"desk": None}}, {}, "readers"),
        ({}, {"readers": {"desk": None}}, "readers"),
        ({"marking": "tlp:red"}, {}, "marking"),
        ({}, {"marking": "tlp:red"}, "marking"),
        ({"embargo_until": LATER}, {}, "embargo"),
        ({}, {"embargo_until": LATER}, "embargo"),
    ],
)
def test_an_exhibit_goes_where_it_and_its_series_go(fields, of, why):
    assert reasons(shown(WET, of=of, **fields)) == (why,)


def test_an_exhibit_carries_the_higher_marking_of_the_two():
    assert seen(shown(WET, of={"marking": "tlp:amber"}, marking="tlp:green")).level.id == "amber"


def test_an_exhibit_under_embargo_says_so():
    early = cleared(shown(WET, embargo_until=LATER), "desk")
    assert (early.exhibits["chart"].embargo_until, early.embargo_until) == (LATER, LATER)


def test_what_is_published_is_somebodys_decision():
    assert reasons(shown(WET), "public") == ("ok",)
    assert [row.category for row in seen(shown(WET, **OPEN), "public").rows] == ["2029"]


def test_an_ok_for_a_group_holds_for_its_members():
    assert seen(shown(WET, ok=("published",)), "press").whole


@pytest.mark.parametrize("fields", [{"ok": ("nobody",)}, {"readers": {"nobody": None}}])
def test_a_name_that_nobody_knows_is_an_error(fields):
    assert codes(shown(WET, **fields)) == ["BG501"]


def test_a_reader_of_a_row_that_nobody_knows_is_an_error():
    assert codes(shown(WET | {"readers": "nobody"})) == ["BG501"]


# --- sources -----------------------------------------------------------------------------------------------------

PRIVATE = source("private", citable="internal")
SPOKEN = source("private", citable="internal", public_form="a private extraction")


def test_the_sources_of_the_series_and_of_the_rows_are_cited():
    found_ = cleared(shown(WET, DRY | {"source": "other, p. 4"}, sources=[source("other")]))
    chart = found_.exhibits["chart"]
    assert [(one.source, one.locator) for one in chart.citations] == [("s", ""), ("other", "p. 4")]
    assert [one.source for one in chart.rows[1].citations] == ["other"]
    assert set(found_.sources) == {"s", "other"}


def test_the_source_of_a_withheld_row_is_not_cited():
    found_ = cleared(shown(WET, DRY | DESK | {"source": "other"}, sources=[source("other")]))
    assert set(found_.sources) == {"s"}
    assert "other" not in strings(found_)


@pytest.mark.parametrize("private", [PRIVATE, SPOKEN])
def test_a_published_row_whose_source_may_not_be_cited_is_left_out(private):
    asked = shown(WET | {"source": "s"}, DRY | {"source": "private"}, sources=[private], **OPEN)
    assert [row.category for row in seen(asked, "public").rows] == ["2029"]
    assert not seen(asked, "public").whole
    assert len(seen(asked).rows) == 2


def test_a_published_row_is_cited_by_what_may_be_cited():
    asked = shown(WET | {"source": "s; private"}, sources=[PRIVATE], **OPEN)
    assert [one.source for one in seen(asked, "public").citations] == ["s"]


def test_where_all_rows_rest_on_what_may_not_be_cited_the_exhibit_is_withheld():
    asked = shown(WET, of={"sources": ({"source": "private"},)}, sources=[PRIVATE], **OPEN)
    assert reasons(asked, "public") == ("citable",)


def test_a_published_series_may_be_spoken_of_by_the_public_form_of_its_source():
    asked = shown(WET, of={"sources": ({"source": "private"},)}, sources=[SPOKEN], **OPEN)
    found_ = seen(asked, "public")
    assert (found_.citations, found_.public_forms) == ((), ("a private extraction",))


def test_a_withheld_source_of_a_row_is_an_error_inside():
    hidden = source("hidden", readers={"desk": None})
    assert codes(shown(WET | {"source": "hidden"}, sources=[hidden])) == ["BG509"]


# --- totals ------------------------------------------------------------------------------------------------------

PARTS = ({"year": 2029, "flow": 60}, {"year": 2030, "flow": "8.7"})
SUM = {"year": 2031, "flow": "68.7"}


def test_a_total_over_rows_that_are_all_seen_is_in_order():
    assert len(seen(shown(*PARTS, SUM)).rows) == 3


def test_a_total_over_a_withheld_row_is_an_error():
    """Whoever sees the total and one part can work out the other."""
    (problem,) = found(shown(PARTS[0], PARTS[1] | DESK, SUM))
    assert (problem.code, problem.audience) == ("BG517", None)
    assert problem.message == "the row '2031' of 'flows' sums the other rows, of which 'minister' does not see one"


def test_a_withheld_total_tells_nobody():
    assert codes(shown(*PARTS, SUM | DESK)) == []


def test_a_number_that_sums_nothing_is_no_total():
    assert codes(shown(PARTS[0], PARTS[1] | DESK, {"year": 2031, "flow": 70})) == []


def test_nothing_is_no_total_of_nothing():
    rows = ({"year": 2029, "flow": 0}, {"year": 2030, "flow": 0} | DESK, {"year": 2031})
    assert codes(shown(*rows)) == []


def test_a_row_that_its_author_calls_a_total_is_one_whatever_its_number():
    """Rounded totals do not sum their rows exactly."""
    fields = (
        {"name": "year", "type": "period", "title": "Year"},
        {"name": "flow", "type": "number", "title": "Flow"},
        {"name": "readers", "type": "readers"},
        {"name": "all", "type": "boolean"},
    )
    of = {"fields": fields, "total": "all"}
    total = {"year": 2031, "flow": 69, "all": True}
    assert codes(shown(PARTS[0], PARTS[1] | DESK, total, of=of)) == ["BG517"]
    assert [row.total for row in seen(shown(*PARTS, total, of=of)).rows] == [False, False, True]


# --- what texts and exhibits point at -----------------------------------------------------------------------------


def test_a_text_may_refer_to_an_exhibit_that_its_reader_sees():
    flows, chart = series("flows", WET), exhibit("chart")
    asked = pack(item("a", "See {exhibit:chart}."), series=[flows], exhibits=[chart], sources=[source("s")])
    assert codes(asked) == []
    assert codes(asked, "desk") == []


@pytest.mark.parametrize(
    ("fields", "rows", "why"),
    [
        ({"readers": {"desk": None}}, [WET], "its readers"),
        ({}, [WET | DESK], "its readers"),
        ({}, [WET | {"readers": "desk"}, DRY | DESK], "its readers"),
    ],
)
def test_a_text_that_refers_to_a_withheld_exhibit_is_an_error(fields, rows, why):
    flows, chart = series("flows", *rows), exhibit("chart", **fields)
    asked = pack(item("a", "See {exhibit:chart}."), series=[flows], exhibits=[chart], sources=[source("s")])
    (problem,) = found(asked)
    assert problem.code == "BG509"
    assert why in problem.message


@pytest.mark.parametrize(("ok", "why"), [((), "a missing ok"), (("public",), "sources that may not be cited")])
def test_a_published_text_that_refers_to_a_withheld_exhibit_says_why(ok, why):
    of = {"sources": ({"source": "private"},)} if ok else {}
    flows, chart = series("flows", WET, **of), exhibit("chart", ok=ok)
    asked = pack(
        item("a", "See {exhibit:chart}.", ok=("public",), variants={"plain": "See {exhibit:chart}."}),
        series=[flows],
        exhibits=[chart],
        sources=[source("s"), PRIVATE],
    )
    (problem,) = found(asked, "public")
    assert why in problem.message


def test_a_remark_carries_what_it_refers_to():
    asked = shown(WET, remark="See **{exhibit:chart}**.")
    assert seen(asked).remark is not None


def test_a_topic_is_reached_from_an_exhibit():
    asked = pack(
        item("a"),
        series=[series("flows", WET)],
        exhibits=[exhibit("chart", topic="water")],
        sources=[source("s")],
        topics=[topic("water")],
    )
    assert (seen(asked).topic, list(cleared(asked).topics)) == ("water", ["water"])


def test_a_series_that_nothing_shows_stays_behind():
    asked = pack(item("a"), series=[series("flows", WET)], sources=[source("s")])
    assert [(one.register, one.id, one.reasons) for one in ask(asked).withheld] == [
        ("sources", "s", ("unused",)),
        ("series", "flows", ("unused",)),
    ]


# --- languages ---------------------------------------------------------------------------------------------------

HINDI = {"title": "प्रवाह", "alternative_text": "चित्र"}
WORDED = (
    {"name": "river", "type": "text", "title": "River", "translations": {"hi-IN": {"title": "नदी"}}},
    {"name": "flow", "type": "number", "title": "Flow", "unit": "m3", "translations": {"hi-IN": {"title": "प्रवाह", "unit": "घन मीटर"}}},
)  # fmt: skip


def in_hindi(*rows, hindi=HINDI, of=None, **fields):
    flows = series("flows", *rows, **({"fields": WORDED} | (of or {})))
    return pack(
        front=front(translations={"hi-IN": {"title": "वार्ता"}}),
        series=[flows],
        exhibits=[exhibit("chart", translations={"hi-IN": hindi}, **({"category": "river"} | fields))],
        sources=[source("s")],
    )


def test_words_are_in_the_briefs_language():
    asked = in_hindi({"river": "Beas", "flow": 61}, hindi=HINDI | {"words": {"Beas": "ब्यास"}})
    chart = seen(asked, language="hi-IN")
    assert (chart.title, chart.alternative_text, chart.rows[0].category) == ("प्रवाह", "चित्र", "ब्यास")
    assert (chart.category.title, chart.columns[0].unit) == ("नदी", "घन मीटर")
    assert chart.unreviewed


def test_a_word_that_no_translation_gives_is_an_error():
    (problem,) = found(in_hindi({"river": "Beas", "flow": 61}), language="hi-IN")
    assert (problem.code, problem.audience) == ("BG508", "minister")
    assert problem.message == "the exhibit 'chart' does not say 'Beas' in hi-IN"


def test_what_has_no_letters_needs_no_translation():
    assert seen(in_hindi({"river": "2024-25", "flow": 61}), language="hi-IN").rows[0].category == "2024-25"


def test_a_withheld_row_needs_no_translation():
    of = {"fields": (*WORDED, {"name": "readers", "type": "readers"})}
    rows = ({"river": "2024-25", "flow": 61}, {"river": "Beas", "flow": 8} | DESK)
    assert codes(in_hindi(*rows, of=of), language="hi-IN") == []


@pytest.mark.parametrize("part", ["title", "unit"])
def test_a_column_without_its_words_is_an_error(part):
    fields = [{key: value for key, value in field.items() if key != "translations"} for field in WORDED]
    fields[0] |= {"translations": {"hi-IN": {"title": "नदी"}}}
    fields[1] |= {"translations": {"hi-IN": {"title": "प्रवाह"}}} if part == "unit" else {}
    asked = in_hindi({"river": "1", "flow": 61}, of={"fields": tuple(fields)})
    messages = [problem.message for problem in found(asked, language="hi-IN")]
    assert f"the field 'flow' of 'flows' has no {part} in hi-IN" in messages


def test_a_reviewed_exhibit_is_no_draft():
    review = {"review": "A. Roe, 2031-05-02"}
    fields = tuple(field | {"translations": {"hi-IN": field["translations"]["hi-IN"] | review}} for field in WORDED)
    asked = in_hindi({"river": "1", "flow": 61}, hindi=HINDI | review, of={"fields": fields})
    assert not seen(asked, language="hi-IN").unreviewed


def test_a_remark_in_another_language_only_is_an_error():
    assert codes(in_hindi({"river": "1", "flow": 61}, remark="Early."), language="hi-IN") == ["BG508"]
