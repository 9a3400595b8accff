"""The Excel book: written from a pack, filled in, read back; what is refused, and at which cell."""

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.filters import FilterColumn, Filters
from support.handed import PACK, book, changed_book, notes, project, taken_book, texts, told

from briefgen.authoring.faces.convert import convert
from briefgen.authoring.faces.putting import put_in_place
from briefgen.authoring.intake.book.columns import GUIDE, LISTS, MEMORY, SHEETS, TRANSLATIONS
from briefgen.authoring.intake.book.write import write_book
from briefgen.authoring.intake.take import apply
from briefgen.content.translatable import languages


@pytest.fixture(params=[False, True], ids=["folder", "one-file"])
def ferry(request, tmp_path):
    return project(tmp_path, one_file=request.param)


@pytest.fixture
def small(tmp_path):
    return project(tmp_path)


def test_the_book_of_a_pack_changes_nothing(ferry, tmp_path):
    intake = taken_book(ferry, book(ferry), tmp_path / "book.xlsx")
    assert (told(intake), notes(intake)) == ([], [])
    assert (intake.differences.added, intake.differences.changed, intake.files) == ((), (), {})
    assert intake.differences.unchanged >= 6


def test_the_same_pack_has_the_same_book(small):
    pack = small.pack(PACK)
    first, second = (write_book(pack, ("minister",), languages(pack)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2026" not in archive.read("docProps/core.xml")


def test_the_sheets_their_locks_and_their_lists(small):
    filled = book(small)
    assert filled.sheetnames == [GUIDE, *(sheet.name for sheet in SHEETS), TRANSLATIONS, LISTS, MEMORY]
    figures = filled["Figures"]
    assert figures.protection.sheet
    assert figures["A1"].protection.locked
    assert not figures["A2"].protection.locked
    assert not figures.column_dimensions["A"].protection.locked
    assert figures.freeze_panes == "B2"
    listed = {
        str(one.sqref).split("2")[0]: one for one in figures.data_validations.dataValidation if one.type == "list"
    }
    head = {figures.cell(1, number).value: figures.cell(1, number).column_letter for number in range(1, 14)}
    assert set(listed) == {head[name] for name in ("Currency", "Scale", "About", "Readers")}
    words = [cell.value for cell in filled[LISTS]["A"] if cell.value]
    assert words == ["Readers", "analyst", "minister"]
    translations = filled[TRANSLATIONS]
    assert translations["E2"].protection.locked
    assert not translations["F2"].protection.locked


def test_a_filled_book_goes_into_the_pack_and_leaves_all_else_as_it_was(ferry, tmp_path):
    before = texts(tmp_path)
    filled = book(ferry)
    figures, dates, people, sources = (filled[sheet.name] for sheet in SHEETS)
    figures["C2"], figures["I2"] = 4.6, "2031"
    figures.append(["quay-depth", "Depth of the quay", 7.5, None, None, "metres"])
    dates["B2"], dates["C3"] = "2031-07-02", "The quay was inspected."
    dates.append(["opening", "2031-08", "The quay is to open.", "scheduled", "statement, quay 1", "minister 2"])
    people["C2"] = "Ms Marren"
    sources.append(
        ["survey", "report", "Survey: the harbour", None, "Fenn, Jo; Port of Senna", None, None, "2031-04-02"]
    )
    sources.cell(sources.max_row, 11).value = "internal"
    translations = filled[TRANSLATIONS]
    for row in translations.iter_rows(min_row=2):
        if (row[1].value, row[2].value) in {("inspection", "text"), ("q-pays", "answer"), ("first-sailing", "text")}:
            row[5].value = f"अनुवाद {row[1].value}"
    intake = taken_book(ferry, filled, tmp_path / "book.xlsx")
    assert told(intake) == []
    assert [(added.record.holder, added.record.id) for added in intake.differences.added] == [
        ("figures", "quay-depth"), ("items", "opening"), ("sources", "survey"),
    ]  # fmt: skip
    changes = {(each.record.id, each.path[-1]): (each.old, each.new) for each in intake.differences.changed}
    assert changes["quay-cost", "value"] == ("4.2", "4.6")
    assert changes["first-sailing", "when"] == ("2031-07-01", "2031-07-02")
    assert texts(tmp_path) == before
    apply(intake)
    after = "\n".join(texts(tmp_path).values())
    gone = {line for text in before.values() for line in text.split("\n")} - set(after.split("\n"))
    assert {line.strip() for line in gone} == {
        "value: 4.2", 'period: "2030"', "- when: 2031-07-01", "उम्मीद है।", "- hi-IN: नौका 1 जुलाई से फिर चलने की",
        "- The quay has been inspected. [@statement] {.reported when=2031-05} ^inspection",
        "- {id: ilse-marren, name: Ilse Marren, office: Minister of Transport}",
    }  # fmt: skip
    pack = ferry.__class__(ferry.folder).pack(PACK)
    assert str(pack.registers.figures["quay-depth"].value) == "7.5"
    assert pack.registers.sources["survey"].author[1].literal == "Port of Senna"
    assert pack.registers.people["ilse-marren"].short == "Ms Marren"
    items = {entry.id: entry.item for entry in pack.items}
    assert (items["opening"].kind, items["opening"].when) == ("expectation", "2031-08")
    assert items["q-pays"].translations["hi-IN"].answer.source == "अनुवाद q-pays"
    assert items["first-sailing"].translations["hi-IN"].text.source == "अनुवाद first-sailing"


DAY = dt.date(2031, 4, 1)
HOUR = dt.datetime(2031, 7, 1, 10, 30, tzinfo=dt.UTC).replace(tzinfo=None)
"""As Excel keeps one: without a zone."""
VALUES = {
    "Figures!A3": ("Quay Cost", "BG161", "'Quay Cost' is no name that others can refer to"),
    "Figures!B2": ("=HYPERLINK(1)", "BG161", "the cell holds a formula, =HYPERLINK(1), and only values are taken"),
    "Figures!C2": ("58,9", "BG161", "'58,9' has a decimal comma"),
    "Figures!C3": ("1,234", "BG161", "'1,234' has its thousands parted"),
    "Figures!D2": ("12 %", "BG161", "'12 %' has its unit in it"),
    "Figures!D3": ("a lot", "BG161", "'a lot' is not a number"),
    "Figures!E2": ("#N/A", "BG161", "the cell holds Excel's error #N/A"),
    "Figures!F2": ("a\u202eb", "BG161", "a control character that no text may have"),
    "Figures!H2": ("milions", "BG161", "'milions' is none of the words to choose from"),
    "Figures!I2": (DAY, "BG161", "Excel made the date 2031-04-01 of this"),
    "Figures!J2": ("perhaps", "BG161", "'perhaps' is neither yes nor no"),
    "Figures!L2": ("the minister", "BG161", "'the minister' is not a reader"),
    "Dates!B2": (47000, "BG161", "47000 is a number, and this column takes a day"),
    "Dates!B3": (HOUR, "BG161", "a time without a zone"),
    "Dates!D2": ("certain", "BG161", "'certain' is none of the words to choose from"),
    "Sources!H2": ("2031-02-30", "BG105", "'2031-02-30' is not a day"),
    "People!C2": (True, None, ""),
    "Translations!D2": ("zz-ZZ", None, ""),
}
ENTRIES = {
    "Figures!A2": (None, "BG160", "a row without a name"),
    "Figures!G3": ("EURO", "BG105", "'currency' cannot be 'EURO'"),
    "Dates!B2": ("1 July", "BG105", "'1 July' is not a date"),
    "Dates!C2": ("It sails. {.say}", "BG162", "'{.say}' would not be read as words"),
    "Dates!C3": ("note: a word", "BG162", "'note:' would be read as a field"),
    "Sources!M2": ("Z9", "BG161", "'Z9' is no grade"),
    "Sources!O2": ("no colon", "BG161", "'no colon' is no section"),
    "Translations!E2": ("Other words", None, ""),
    "Translations!F2": ("अन्य", "BG163", "the words that this translates are not the pack's: 'first-sailing' now says"),
}
MORE = {
    "Figures!A3": ("quay-cost", "BG160", "'quay-cost' stands twice on the sheet"),
    "Dates!C2": ("It sails {figure:quay", "BG106", ""),
    "Translations!B2": ("no-such-item", "BG163", "the pack has no statement 'no-such-item'"),
}
HEADS = {
    "Figures!A1": ("Nmae", "BG160", "'Nmae' is no column of this sheet"),
    "Figures!D1": ("Value", "BG160", "two columns are called 'Value'"),
    "Dates!H1": ("Mine", "BG160", "'Mine' is no column of this sheet"),
}
BY_HAND = {"Dates!E2": ("report, p. 4", "BG164", "'sources' of 'first-sailing' can only be changed in the file")}
DANGLING = {"People!F2": ("no-such-body", "BG111", "")}
UNKNOWN = {"Figures!L3": ("stranger", "BG114", "")}
ROUNDS = {
    "values": VALUES, "entries": ENTRIES, "more": MORE, "heads": HEADS, "by hand": BY_HAND, "dangling": DANGLING, "unknown": UNKNOWN,
}  # fmt: skip


@pytest.mark.parametrize("cells", ROUNDS.values(), ids=ROUNDS.keys())
def test_cells_that_cannot_be_taken_are_named_all_at_once(small, tmp_path, cells):
    before = texts(tmp_path)
    intake = changed_book(small, tmp_path / "book.xlsx", {cell: value for cell, (value, _, _) in cells.items()})
    for cell, (_, code, message) in cells.items():
        found = [one for one in told(intake) if one[0] == code and one[2].startswith(message)]
        assert found or code is None, (cell, told(intake))
        # What is wrong with a translation's row is told where the translation stands, or the word at fault.
        assert code in (None, "BG163") or cell in {one[1] for one in found} or cell == "Figures!A2", (cell, found)
    assert intake.files == {}
    assert texts(tmp_path) == before


def test_an_empty_cell_is_named_by_its_column_and_no_field_of_a_pack(small, tmp_path):
    filled = book(small)
    filled["Dates"].append(["dam-opens", "2031-08"])
    [fault] = taken_book(small, filled, tmp_path / "book.xlsx").faults
    row = filled["Dates"].max_row
    assert (fault.span.within, fault.message) == (f"Dates!C{row}", "nothing stands under 'What happens'")
    assert fault.hints == ("fill in the cell, or delete the row",)


def test_hints_say_what_to_write_instead(small, tmp_path):
    cells = {"Figures!C2": "58,9", "Figures!H2": "milions", "Figures!E1": "Hihg"}
    hints = {hint for one in changed_book(small, tmp_path / "book.xlsx", cells).faults for hint in one.hints}
    assert "did you mean 'High'?" in hints
    cells.pop("Figures!E1")
    hints = {hint for one in changed_book(small, tmp_path / "book.xlsx", cells).faults for hint in one.hints}
    assert {"write 58.9", "did you mean 'million'?"} <= hints


def test_a_percentage_is_not_taken_for_its_hundredth(small, tmp_path):
    filled = book(small)
    filled["Figures"]["C2"] = 0.125
    filled["Figures"]["C2"].number_format = "0.0%"
    (fault,) = taken_book(small, filled, tmp_path / "book.xlsx").faults
    assert fault.span.within == "Figures!C2"
    assert "Excel keeps 0.125 for 12.5 %" in fault.message


def test_dates_of_excels_own_and_days_in_words_are_the_same(small, tmp_path):
    same = changed_book(small, tmp_path / "book.xlsx", {"Dates!B2": dt.date(2031, 7, 1)})
    assert (told(same), same.differences.changed) == ([], ())


def test_what_is_read_otherwise_is_told(small, tmp_path):
    cells = {"Figures!C2": "4.20", "Figures!B2": "Cost\u00a0of the quay  ", "Figures!F3": "me\u200btres"}
    intake = changed_book(small, tmp_path / "book.xlsx", cells)
    assert [each.new for each in intake.differences.changed] == ["4.20"]
    assert notes(intake) == [
        ("a non-breaking space was read as a space", "Figures!B2"),
        ("a number that is stored as text was read as 4.20", "Figures!C2"),
        ("an invisible character was left out", "Figures!F3"),
    ]


def test_hidden_and_strange_sheets_rows_and_columns_are_told(small, tmp_path):
    filled = book(small)
    filled["People"].sheet_state = "hidden"
    filled["Figures"].row_dimensions[3].hidden = True
    filled["Figures"].column_dimensions["M"].hidden = True
    filled.create_sheet("My sums")
    filled.create_sheet("Secret").sheet_state = "veryHidden"
    found = dict(notes(taken_book(small, filled, tmp_path / "book.xlsx")))
    assert found["the sheet 'People' is hidden, and was read"] == "People"
    assert found["1 hidden rows were read"] == "Figures!3"
    assert found["a hidden column was read"] == "Figures!M"
    assert "the sheet 'My sums' is not the book's and was not read" in found
    assert "the hidden sheet 'Secret' is not the book's and was not read" in found


def test_a_sheet_of_ours_under_another_name_is_not_left_unread(small, tmp_path):
    filled = book(small)
    filled["Figures"].title = "Our numbers"
    assert ("BG160", "Our numbers", "the sheet 'Our numbers' has the heads of 'Figures', and another name") in told(
        taken_book(small, filled, tmp_path / "book.xlsx")
    )


def test_rows_that_a_filter_hides_are_no_news(small, tmp_path):
    filled = book(small)
    filled["Figures"].auto_filter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=["quay-cost"])))
    filled["Figures"].row_dimensions[3].hidden = True
    assert notes(taken_book(small, filled, tmp_path / "book.xlsx")) == []


def test_merged_cells_and_misnamed_sheets_are_refused(small, tmp_path):
    filled = book(small)
    filled["Figures"].merge_cells("B2:C2")
    filled["People"].title = "Poeple"
    intake = taken_book(small, filled, tmp_path / "book.xlsx")
    assert ("BG160", "Figures!B2:C2", "merged cells hold no one value") in told(intake)
    assert ("BG160", "Poeple", "no sheet is called 'Poeple'") in told(intake)


def test_a_sheet_without_end_is_refused_at_once(small, tmp_path):
    intake = changed_book(small, tmp_path / "book.xlsx", {"Figures!XFD1048576": "x"})
    assert ("BG160", "Figures", "the sheet reaches to XFD1048576") in told(intake)


def test_words_that_look_like_formulas_are_written_as_words(small, tmp_path):
    figures = tmp_path / "content/ferry/figures.yaml"
    figures.write_text(figures.read_text(encoding="utf-8").replace("unit: metres", "unit: '=cmd()'"), encoding="utf-8")
    again = small.__class__(small.folder)
    filled = book(again)
    cell = filled["Figures"]["F3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd()", "f", True) or cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(write_book(again.pack(PACK), (), ()))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_what_somebody_signed_is_not_replaced(small, tmp_path):
    talks = tmp_path / "content/ferry/talks.md"
    signed = talks.read_text(encoding="utf-8").replace(
        "  - readers: minister 1", "  - hi-IN.review: A. Name, 2031-05-10\n  - readers: minister 1"
    )
    talks.write_text(signed, encoding="utf-8")
    again = small.__class__(small.folder)
    filled = book(again)
    row = next(row for row in filled[TRANSLATIONS].iter_rows(min_row=2) if row[1].value == "first-sailing")
    row[5].value = "अन्य"
    (fault,) = told(taken_book(again, filled, tmp_path / "book.xlsx"))
    assert fault[2] == "A. Name has signed the words of 'first-sailing' that this would change"


def test_translations_of_words_that_change_are_told(small, tmp_path):
    intake = changed_book(small, tmp_path / "book.xlsx", {"Figures!B2": "What the quay costs"})
    assert notes(intake) == [("what 'quay-cost' has in hi-IN is a translation of the old words", "Figures!B2")]


def test_an_empty_book_says_nothing(small, tmp_path):
    filled = load_workbook(io.BytesIO(write_book(None, ("minister",), ())))
    intake = taken_book(small, filled, tmp_path / "book.xlsx")
    assert (told(intake), intake.files, intake.differences.unchanged) == ([], {}, 0)


@pytest.mark.parametrize("one_file", [False, True], ids=["folder", "one-file"])
def test_items_that_are_written_in_yaml_change_there(tmp_path, one_file):
    of = project(tmp_path, one_file=one_file)
    put_in_place(convert(of.sources[0], of.folder, of.policy, "yaml"), of.folder)
    again = of.__class__(of.folder)
    before = "\n".join(texts(tmp_path).values()).splitlines()
    filled = book(again)
    filled["Dates"]["B2"], filled["Dates"]["D3"], filled["Dates"]["E3"] = "2031-07-02", "confirmed", "statement, quay 1"
    row = next(row for row in filled[TRANSLATIONS].iter_rows(min_row=2) if row[1].value == "q-pays")
    row[5].value = "कौन?"
    intake = taken_book(again, filled, tmp_path / "book.xlsx")
    assert told(intake) == []
    apply(intake)
    after = "\n".join(texts(tmp_path).values()).splitlines()
    assert [line.strip() for line in after if line not in before] == [
        "when: 2031-07-02", "certainty: confirmed", "sources: [{source: statement, locator: quay 1}]",
        "translations: {hi-IN: {text: कौन?}}",
    ]  # fmt: skip
    assert [line.strip() for line in before if line not in after] == ["when: 2031-07-01"]


def test_a_translation_that_is_there_already_is_no_news(small, tmp_path):
    filled = book(small)
    filled["Dates"]["C3"] = "The quay was seen."
    row = next(row for row in filled[TRANSLATIONS].iter_rows(min_row=2) if row[1].value == "inspection")
    row[5].value = "अनुवाद"
    intake = taken_book(small, filled, tmp_path / "book.xlsx")
    assert notes(intake) == [("what 'inspection' has in hi-IN is a translation of the old words", "Dates!C3")]
    apply(intake)
    again = taken_book(small.__class__(small.folder), filled, tmp_path / "book.xlsx")
    assert (told(again), again.files) == ([], {})
