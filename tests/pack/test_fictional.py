"""The invented project: what the sample has no occasion for, followed into the finished files of every reader."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from support import docx
from support.finished import ALL, BARRAGE, BRIEFS, FERRY, project
from support.project import FICTIONAL, run

import briefgen
from briefgen.diagnostics import Severity
from briefgen.document.figures import Chart, DecisionBlock, Image
from briefgen.document.nodes import Timeline
from briefgen.document.tables import Table
from briefgen.document.walk import walk
from briefgen.document.words import inline_text, plain_text
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

PROJECT = project(FICTIONAL)
CASES = tuple(case for case in BRIEFS if case.root == FICTIONAL)
NOBODY: frozenset[str] = frozenset()
DESK = frozenset({"officials", "diplomat", "analyst"})
INTERNAL = DESK | {"minister", "press-lines"}

SEEN_BY = {
    # An embargo: those who get it early, with the moment printed on it; nobody else, inside or outside.
    "Marigold Pier": {"press-note"},
    "EMBARGOED UNTIL 5 June 2034, 10:00 (UTC+03:00) · 5 June 2034, 07:00 (UTC)": {"press-note"},
    # Ceilings of one scheme.
    "smaller wall alone": {"minister", "analyst"},
    "No dredger is free": {"minister", "diplomat", "analyst"},
    "€640 million": DESK,
    "bond of at least €250 thousand": {"analyst", "business"},
    # Rows of an exhibit.
    "7,315": {"analyst"},
    "Osprey": NOBODY,
    # An image, by its caption.
    "would close the sound at its narrowest": {"analyst"},
    # People and organisations, and their public forms.
    "Oskar Lenn": {"analyst"},
    "Mr Lenn": NOBODY,
    "member of the other delegation": {"officials", "diplomat"},
    "Nightjar": {"analyst"},
    "development bank": {"officials", "diplomat"},
    # Sources by name, and by their public forms.
    "Kestrel": {"officials", "analyst"},
    "Peregrine": {"analyst"},
    "survey of fishing towns": {"parliament"},
    "Note 41": {"officials", "analyst", "parliament"},
    # What no longer holds.
    "Quillhaven": NOBODY,
    "Withernbeck": NOBODY,
    # What is for the inside: options, recommendations, judgements, reserve, what not to say, the head.
    "Keeps the towns with us": {"minister", "officials", "analyst"},
    "Silt is not settled": {"minister", "officials", "analyst"},
    "options weighed: 1 and 2": {"minister", "officials", "analyst"},
    "by 10 June 2034": {"minister", "officials", "analyst"},
    "loan be left for the autumn": {"officials", "analyst"},
    "highly unlikely": {"officials", "analyst"},
    "we know of four only": {"officials", "analyst"},
    "judgement of Energy desk": {"officials", "analyst"},
    "Signature": {"minister"},
    "comment on single banks": {"press-lines", "analyst"},
    "Teal loan": {"minister", "press-lines", "analyst"},
    "No word on money": {"officials", "diplomat"},
    "Harbour office": {"officials", "analyst"},
    "VE/2034/207": INTERNAL,
    "Heads of division": DESK | {"minister"},
    # What others get.
    "no large order falls before 2036": {"business", "analyst"},
    "last chance": {"parliament", "analyst"},
    "The tide keeps its timetable": {"press-note", "analyst"},
    "30 September 2034": DESK | {"parliament"},
    "It may cost €3.1 to 3.6 billion": {"public"},
    "about 4.2 kilometres": {"analyst", "public"},
    "a wall with gates across": {"public"},
    # Figures that are computed, approximate, of other currencies and scales.
    "12.9%": {"diplomat", "analyst", "parliament", "business"},
    "56% of €2.7 billion": {"officials", "analyst"},
    "₹231 billion": {"analyst"},
    "Joint Saltmere Commission (JSC)": {"diplomat", "parliament", "press-note"},
}
"""Words that stand in one place of the pack → the audiences in whose files they are to be read."""

MARKED = {
    (BARRAGE, "analyst"): "TLP:RED",
    (BARRAGE, "business"): "TLP:GREEN",
    (BARRAGE, "diplomat"): "TLP:AMBER+STRICT",
    (BARRAGE, "minister"): "TLP:RED",
    (BARRAGE, "officials"): "TLP:AMBER",
    (BARRAGE, "parliament"): "TLP:CLEAR",
    (BARRAGE, "press-lines"): "TLP:GREEN",
    (BARRAGE, "press-note"): "TLP:CLEAR",
    (BARRAGE, "public"): "TLP:CLEAR",
    (FERRY, "diplomat"): "CUI",
    (FERRY, "minister"): "CUI",
    (FERRY, "public"): "UNCLASSIFIED",
}
AFTER = dt.datetime(2034, 6, 5, 10, tzinfo=dt.timezone(dt.timedelta(hours=3)))
"""The moment at which the embargo ends."""


def barrage(audience: str) -> briefgen.Brief:
    return next(case.brief() for case in CASES if (case.pack, case.audience) == (BARRAGE, audience))


def read(brief: briefgen.Brief) -> Iterator[str]:
    """Yield all that can be read in the finished files: every part of the Word file, every page of the PDF."""
    parts = docx.members(brief.render("docx"))
    yield " ".join(
        flat("".join(etree.fromstring(data).itertext()))
        for name, data in sorted(parts.items())
        if name.endswith((".xml", ".rels"))
    )
    yield flat(pages(brief.render("pdf")))


def pages(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()


def unpacked(pdf: bytes) -> Iterator[bytes]:
    """Yield the file, and every object of it as it reads when it is unpacked."""
    yield pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            yield each.unparse(resolved=True)
            if isinstance(each, pikepdf.Stream):
                yield each.read_raw_bytes() if each.get("/Filter") == "/DCTDecode" else each.read_bytes()


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def readable() -> dict[str, tuple[str, ...]]:
    return {audience: tuple(read(barrage(audience))) for audience in ALL}


@pytest.mark.parametrize("words", SEEN_BY)
def test_each_reads_what_is_meant_for_them_and_nothing_else(words, readable):
    """In both formats alike."""
    assert {audience for audience, files in readable.items() if all(words in text for text in files)} == SEEN_BY[words]
    assert {audience for audience, files in readable.items() if any(words in text for text in files)} == SEEN_BY[words]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_brief_carries_the_highest_marking_of_what_is_in_it(case):
    assert case.brief().marking.label == MARKED[case.pack, case.audience]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_item_for_a_reader_has_a_place_and_the_brief_its_length(case):
    brief = case.brief()
    assert [each.message for each in brief.diagnostics if each.severity is Severity.ERROR or each.code == "BG408"] == []


def test_the_command_builds_every_brief(tmp_path):
    (tmp_path / "content").symlink_to(FICTIONAL / "content")
    ran = run("build", cwd=tmp_path)
    assert ran.code == 0, ran.err
    built = {(path.parent.name, path.stem, path.suffix) for path in (tmp_path / "build").rglob("*.*")}
    assert built == {(case.pack, case.audience, suffix) for case in CASES for suffix in (".docx", ".pdf")}


def test_when_the_embargo_is_over_the_others_read_it_too():
    officials = plain_text(PROJECT.brief(BARRAGE, "officials", as_of=AFTER).document)
    note = plain_text(PROJECT.brief(BARRAGE, "press-note", as_of=AFTER).document)
    assert "sign the agreement on the site in Port Ansel" in officials
    assert "For immediate release" in note
    assert "EMBARGOED" not in note


def test_a_minute_before_they_do_not():
    before = AFTER - dt.timedelta(minutes=1)
    assert "sign the agreement" not in plain_text(PROJECT.brief(BARRAGE, "officials", as_of=before).document)


def test_a_chart_says_nothing_of_a_row_that_its_reader_does_not_see():
    """The author's description speaks of six columns; business sees five."""
    [chart] = [node for node in walk(barrage("business").document) if isinstance(node, Chart)]
    assert [inline_text(category.children) for category in chart.categories] == ["2029", "2030", "2031", "2032", "2033"]
    assert "six" not in chart.alternative_text
    assert "2034" not in chart.alternative_text


def test_every_form_of_an_exhibit_is_drawn():
    nodes = [node for case in CASES for node in walk(case.brief().document)]
    assert {node.form for node in nodes if isinstance(node, Chart)} == {
        "column", "bar", "line", "stacked-column", "stacked-bar",
    }  # fmt: skip
    assert any(isinstance(node, Timeline) for node in nodes)
    assert any(isinstance(node, Image) for node in nodes)
    assert any(isinstance(node, Table) and "What each side offers" in flat(plain_text(node)) for node in nodes)


def test_a_map_comes_without_what_its_file_says_besides():
    """In the file stands who drew it; its name and where it lies are nobody's business either."""
    raw = (FICTIONAL / "content" / BARRAGE / "images" / "sound.png").read_bytes()
    brief = barrage("analyst")
    found = b"".join(
        (*unpacked(brief.render("pdf")), *docx.members(brief.render("docx")).values(), brief.render("json"))
    )
    for word in (b"Wren Halloway", b"Kingfisher", b"sound.png", b"sound-map"):
        assert word not in found
    assert b"Wren Halloway" in raw
    assert b"narrowest" in found


@pytest.mark.parametrize("audience", ["officials", "analyst"])
def test_the_yardstick_is_explained_once(audience):
    assert plain_text(barrage(audience).document).count("Realistic possibility") == 1


def test_confidence_stands_beside_a_judgement_and_not_in_its_sentence():
    text = flat(plain_text(barrage("minister").document))
    assert "Moderate confidence" in text
    assert "The barrage is likely to deliver less at first." in text


@pytest.mark.parametrize("audience", ["officials", "parliament"])
def test_a_conflict_with_what_a_reader_does_not_see_is_still_told(audience):
    assert "(disputed)" in plain_text(barrage(audience).document)


def test_the_minister_is_asked_and_nobody_else():
    asked = {case.audience for case in CASES if any(isinstance(n, DecisionBlock) for n in walk(case.brief().document))}
    assert asked == {"minister"}


def test_portion_marks_stand_before_their_paragraphs():
    text = flat(plain_text(PROJECT.brief(FERRY, "diplomat").document))
    assert "(U) " in text
    assert "(CUI) " in text
    assert "Gannet" not in plain_text(PROJECT.brief(FERRY, "public").document)


@pytest.mark.parametrize(("audience", "language"), [("minister", "hi-IN"), ("public", "hi-IN"), ("public", "ru-RU")])
def test_a_translation_is_no_draft_once_words_and_phrases_are_reviewed(audience, language):
    """The pack's translations are signed; the bundled phrases of the house are not, those of this project are."""
    without = replace(find_project(FICTIONAL), templates=(templates_root(),))
    unsigned = briefgen.Project(without).brief(FERRY, audience, language=language)
    assert PROJECT.brief(FERRY, audience, language=language).document.furniture.draft == ""
    assert unsigned.document.furniture.draft != ""
