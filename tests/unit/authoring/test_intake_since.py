"""A book that is older than the pack: what nobody touched in it undoes nothing, what both have changed is refused."""

import io

import pytest
from openpyxl import load_workbook
from support.handed import book, notes, project, taken_book, texts, told

from briefgen.authoring.intake.book.columns import MEMORY, TRANSLATIONS
from briefgen.authoring.intake.book.write import write_book
from briefgen.authoring.intake.take import apply


@pytest.fixture
def small(tmp_path):
    return project(tmp_path)


def changed_since(of, *changes):
    """Return the project anew, after its author has changed files: file, old words, new words."""
    for name, old, new in changes:
        path = of.folder.content / "ferry" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return of.__class__(of.folder)


SINCE = (
    ("figures.yaml", "value: 4.2", "value: 4.7"),
    ("talks.md", "minister 1, analyst", "minister 3, analyst"),
    ("talks.md", "उम्मीद है।", "आशा है।"),
    ("people.yaml", "Minister of Transport", "Minister of Ports"),
    ("figures.yaml", "- {id: quay-length, title: 'Length of the quay', value: 120, unit: metres}   # as planned", ""),
)


def test_what_nobody_touched_in_an_older_book_is_left_alone(small, tmp_path):
    filled = book(small)
    later = changed_since(small, *SINCE[:4])
    before = texts(tmp_path)
    intake = taken_book(later, filled, tmp_path / "book.xlsx")
    assert (told(intake), intake.differences.changed, intake.files) == ([], (), {})
    assert notes(intake) == [
        ("'value' of 'quay-cost' has changed in the pack since it was written: left alone", "Figures!C2"),
        ("'readers' of 'first-sailing' has changed in the pack since it was written: left alone", "Dates!F2"),
        ("'office' of 'ilse-marren' has changed in the pack since it was written: left alone", "People!D2"),
        (
            "'translations.hi-IN.text' of 'first-sailing' has changed in the pack since it was written: left alone",
            "Translations!F2",
        ),
    ]
    assert texts(tmp_path) == before


def test_what_both_have_changed_is_refused_with_both_values(small, tmp_path):
    filled = book(small)
    filled["Figures"]["C2"], filled["Figures"]["B2"] = 4.6, "What the quay costs"
    intake = taken_book(changed_since(small, SINCE[0]), filled, tmp_path / "book.xlsx")
    assert told(intake) == [
        (
            "BG164",
            "Figures!C2",
            "'value' of 'quay-cost' has changed here and in the pack since it was written: here '4.6', there '4.7'",
        )
    ]
    same = book(small)
    same["Figures"]["C2"] = 4.7
    assert told(taken_book(changed_since(small), same, tmp_path / "book.xlsx")) == []


def test_an_entry_that_the_pack_has_no_more_is_not_added_again(small, tmp_path):
    filled = book(small)
    later = changed_since(small, SINCE[4], ("talks.md", " and {figure:quay-length}", ""))
    intake = taken_book(later, filled, tmp_path / "book.xlsx")
    assert (told(intake), intake.differences.added) == ([], ())
    assert ("'quay-length' has been deleted in the pack since it was written: left alone", "Figures!A3") in notes(
        intake
    )
    filled["Figures"]["C3"] = 130
    assert [one[1] for one in told(taken_book(later, filled, tmp_path / "book.xlsx"))] == ["Figures!C3"]


def test_numbers_that_excel_keeps_otherwise_are_no_changes(small, tmp_path):
    later = changed_since(small, ("figures.yaml", "value: 4.2", "value: 4.20"))
    intake = taken_book(later, book(later), tmp_path / "book.xlsx")
    assert (told(intake), notes(intake), intake.files) == ([], [], {})


def test_a_book_without_its_memory_is_read_as_it_stands(small, tmp_path):
    filled = book(small)
    assert filled[MEMORY].sheet_state == "veryHidden"
    del filled[MEMORY]
    intake = taken_book(changed_since(small, SINCE[0]), filled, tmp_path / "book.xlsx")
    assert [(each.old, each.new) for each in intake.differences.changed] == [("4.7", "4.2")]
    assert TRANSLATIONS in filled.sheetnames


WORDED = """\
- {id: quay-share, title: Share, value: 5, unit: per cent, period: FY2030-31}
"""
SERIES = """\
- id: trips
  title: Trips
  fields:
    - {name: year, type: text, title: Year}
    - name: count   # of the port
      type: number
      title: Trips
      unit: sailings
  rows: [{year: before, count: 3}, {year: after, count: 5}]
  sources: [statement]
"""
EXHIBITS = """\
- id: trips-table
  title: Trips
  alternative_text: Three before, five after.
  series: trips
  form: table
  category: year
  values: [count]
"""


def test_the_book_asks_for_all_that_a_build_in_another_language_prints(small, tmp_path):
    pack = small.folder.content / "ferry"
    with (pack / "figures.yaml").open("a", encoding="utf-8") as figures:
        figures.write(WORDED)
    (pack / "series.yaml").write_text(SERIES, encoding="utf-8")
    (pack / "exhibits.yaml").write_text(EXHIBITS, encoding="utf-8")
    again = changed_since(small, ("pack.md", "marking:", "document: {from: The desk, copy: [A, B]}\nmarking:"))
    filled = book(again)
    rows = _rows(filled)
    wanted = {
        ("pack", "ferry", "title"): "नौका", ("pack", "ferry", "document.from"): "डेस्क",
        ("pack", "ferry", "document.copy"): "क; ख", ("figure", "quay-share", "period"): "वर्ष 2030-31",
        ("series", "trips", "count.title"): "यात्राएँ", ("series", "trips", "count.unit"): "फेरे",
        ("exhibit", "trips-table", "words.before"): "पहले", ("exhibit", "trips-table", "title"): "यात्राएँ",
        ("exhibit", "trips-table", "alternative_text"): "तीन, पाँच।",
    }  # fmt: skip
    assert set(wanted) <= set(rows)
    assert ("figure", "quay-cost", "period") not in rows
    for key, words in wanted.items():
        rows[key][5].value = words
    intake = taken_book(again, filled, tmp_path / "book.xlsx")
    assert told(intake) == []
    apply(intake)
    after = changed_since(small)
    texts_then = {row: cells[5].value for row, cells in _rows(book(after)).items()}
    assert {key: texts_then[key] for key in wanted} == wanted
    assert "# of the port" in texts(tmp_path)["ferry/series.yaml"]
    assert taken_book(after, book(after), tmp_path / "book.xlsx").files == {}


def test_no_translation_is_asked_of_words_that_are_printed_for_nobody(small, tmp_path):
    policy = small.folder.content / "policy.yaml"
    policy.write_text(
        policy.read_text(encoding="utf-8") + "  press: {ceiling: {tlp: green}, variant: plain}\n", encoding="utf-8"
    )
    again = changed_since(
        small,
        ("pack.md", "[minister, analyst]", "[minister, analyst, press]"),
        (
            "talks.md",
            "{.reported when=2031-05} ^inspection",
            "{.reported} ^inspection\n  - plain: It is fine.\n  - readers: press",
        ),
        ("talks.md", "  - readers: minister 1, analyst", "  - readers: minister 1, press"),
    )
    pack = again.pack("ferry")
    filled = load_workbook(io.BytesIO(write_book(pack, (), ("hi-IN",), again.policy.policy)))
    asked = {(of, field) for _, of, field in _rows(filled)}
    assert ("inspection", "plain") in asked
    assert ("inspection", "text") not in asked
    assert ("first-sailing", "text") in asked


def _rows(filled):
    return {(row[0].value, row[1].value, row[2].value): row for row in filled[TRANSLATIONS].iter_rows(min_row=2)}
