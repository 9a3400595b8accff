"""The Word form: written by styles, filled in, read back; what is refused, and at which paragraph."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.handed import HEAD, LISTED, WHOLE, form, notes, project, taken_form, texts, told
from support.libreoffice import saved_again
from support.openxml import audit

from briefgen.authoring.intake.form.parts import BY_STYLE, SECTIONS
from briefgen.authoring.intake.form.write import write_form
from briefgen.authoring.intake.take import apply
from briefgen.authoring.wanted import check_marking
from briefgen.diagnostics import UserError

FACT = (("Heading 1", "What we know"), ("Statement", "The harbour is open."))


@pytest.fixture
def ferry(tmp_path):
    return project(tmp_path)


@pytest.fixture(scope="module")
def whole():
    return form(WHOLE, head=HEAD, sources=[LISTED])


def test_the_same_question_has_the_same_form():
    first, second = (
        write_form({"Title": "The harbour"}, readers=["minister"], markings=["tlp:green"]) for _ in range(2)
    )
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_the_form_keeps_the_open_xml_sdks_rules(tmp_path):
    assert audit(write_form({"Title": "The harbour"}, readers=["minister"], markings=["tlp:green"]), tmp_path) == []


def test_an_empty_form_has_every_part_and_says_nothing(ferry, tmp_path):
    empty = write_form({}, readers=["minister"], markings=["tlp:green"])
    document = docx.Document(io.BytesIO(empty))
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        *(section.title for section in SECTIONS), "Sources",
    ]  # fmt: skip
    assert set(BY_STYLE) <= {style.name for style in document.styles}
    assert document.styles["Statement"].next_paragraph_style.name == "Source"
    assert told(taken_form(ferry, empty, tmp_path / "harbour.docx")) == [
        ("BG159", "the whole form", "nothing is filled in")
    ]


@pytest.mark.parametrize("said", ["tlp:green", "green", "Green", "TLP:GREEN"])
def test_a_marking_is_taken_as_new_takes_it(said, ferry, tmp_path):
    paragraphs = (*FACT, ("Source", "report"), ("Certainty", "reported"), ("Marking", said))
    intake = taken_form(ferry, form(paragraphs, head={**HEAD, "Marking": said}, sources=[LISTED]), tmp_path / "a.docx")
    assert told(intake) == []
    assert [one.fields["marking",].value for one in intake.records if ("marking",) in one.fields] == ["tlp:green"] * 2
    assert check_marking(said, ferry.policy) == "tlp:green"


def test_a_marking_that_is_none_is_refused_where_it_stands(ferry, tmp_path):
    intake = taken_form(ferry, form(WHOLE, head={**HEAD, "Marking": "gren"}, sources=[LISTED]), tmp_path / "a.docx")
    assert told(intake) == [("BG114", "table 1, row 6", "'gren' is not a marking")]


def test_a_filled_form_is_a_pack(ferry, whole, tmp_path):
    intake = taken_form(ferry, whole, tmp_path / "harbour.docx")
    assert told(intake) == []
    assert intake.is_new
    apply(intake)
    assert (
        texts(tmp_path)["harbour.md"]
        == """\
---
title: The harbour
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [minister, analyst]
marking: tlp:green
sources:
  - id: report
    title: A report on the harbour
    issued: 2031-05-09
    citable: official
topics:
  - id: the-harbour
    title: The harbour
---
# Bottom line {.messages}
- The harbour is expected to open in July. ^harbour-expected-open-july
  - rests_on: opening

# What we know {.facts}
- The harbour is expected to open on 1 July, the report says. [@report, p. 4] {.expected} ^opening
  - when: 2031-07-01
  - readers: minister 1, analyst 2
  - topic: the-harbour

# Say {.say}
- We welcome the plan. {.draft} ^we-welcome-plan

# If asked {.if-asked}
- Q: Who pays? ^who-pays
  A: That is open. {.draft}
  - raise: may

# Do not say {.avoid}
- That the islands will pay. ^islands-pay
  - instead: Who pays is open.

# Not known {.gaps}
- Who pays. ^who-pays-2
  - why: The report names nobody.
"""
    )


def test_the_form_a_second_time_changes_nothing(ferry, whole, tmp_path):
    apply(taken_form(ferry, whole, tmp_path / "harbour.docx"))
    again = taken_form(ferry.__class__(ferry.folder), whole, tmp_path / "harbour.docx")
    assert (told(again), notes(again), again.files) == ([], [], {})
    assert again.differences.unchanged == 8


def test_a_form_that_libreoffice_has_saved_says_the_same(ferry, whole, tmp_path):
    saved = saved_again({"harbour": whole}, tmp_path)["harbour"]
    first, second = (taken_form(ferry, each, tmp_path / "harbour.docx") for each in (whole, saved))
    assert told(second) == []
    assert first.files == second.files


def test_a_form_goes_into_a_pack_by_the_names_of_its_statements(ferry, whole, tmp_path):
    apply(taken_form(ferry, whole, tmp_path / "harbour.docx"))
    before = texts(tmp_path)["harbour.md"]
    changed = form(
        [
            ("Heading 1", "What we know"),
            ("Statement", "The harbour is scheduled to open on 1 July."),
            ("Name", "opening"),
            ("Certainty", "scheduled"),
            ("Statement", "A **crane** is missing."),
            ("Source", "report, p. 5"),
        ],
        head={"Title": "The harbour of Senna"},
    )
    intake = taken_form(ferry.__class__(ferry.folder), changed, tmp_path / "more.docx")
    assert [(each.record.id, each.old, each.new) for each in intake.differences.changed] == [
        ("", "The harbour", "The harbour of Senna"),
        ("opening", "The harbour is expected to open on 1 July, the report says.", "The harbour is scheduled to open on 1 July."),
        ("opening", "expected", "scheduled"),
    ]  # fmt: skip
    apply(intake)
    after = texts(tmp_path)["harbour.md"]
    assert [line for line in before.splitlines() if line not in after.splitlines()] == [
        "title: The harbour",
        "- The harbour is expected to open on 1 July, the report says. [@report, p. 4] {.expected} ^opening",
    ]
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "title: The harbour of Senna",
        "- The harbour is scheduled to open on 1 July. [@report, p. 4] {.scheduled} ^opening",
        "- A **crane** is missing. [@report, p. 5] ^crane-missing",
    ]
    assert "  - topic: the-harbour\n- A **crane**" in after


def test_bold_and_italic_come_along_and_a_typed_label_does_not(ferry, tmp_path):
    def emphasise(document):
        statement = next(one for one in document.paragraphs if one.style.name == "Statement")
        statement.add_run(" Very ")
        statement.add_run("open, ").bold = True
        statement.add_run("so").italic = True
        statement.add_run(" to say.")

    content = form([*FACT, ("Source", "Source: report, p. 4")], head=HEAD, sources=[LISTED], change=emphasise)
    intake = taken_form(ferry, content, tmp_path / "harbour.docx")
    assert told(intake) == []
    assert b"- The harbour is open. Very **open,** *so* to say. [@report, p. 4]" in next(iter(intake.files.values()))


def said(style, words, code, message):
    return (style, words), (code, message)


KNOWN, ASKED = ("Heading 1", "What we know"), ("Heading 1", "If asked")
IN_THE_FORM = [
    said("Statement", "Words.", "BG159", "this stands below none of the form's headings"),
    said("Heading 1", "What we kmow", "BG159", "'What we kmow' is none of the form's headings"),
    (KNOWN, None),
    said("Source", "report", "BG159", "a 'Source' without a statement above it"),
    said("Normal", "Some words.", "BG159", "a paragraph with the style 'Normal', which the form does not have"),
    (FACT[1], None),
    said("Answer", "Yes.", "BG159", "an answer without a question"),
    (("Source", "report"), None),
    said("Source", "report, p. 5", "BG159", "'Source' is given twice for one statement"),
    said("Certainty", "certain", "BG161", "'certain' is none of the words to choose from"),
    said("Readers", "Minister of Ports", "BG161", "'Minister of Ports' is not a reader"),
    said("When", "soon", "BG105", "'soon' is not a date"),
    said("Name", "The Harbour", "BG161", "'The Harbour' is no name that others can refer to"),
    said("Statement", "It is open. {.say}", "BG162", "'{.say}' would not be read as words"),
    said("Statement", "It is open ^name", "BG162", "'^name' would not be read as words"),
    said("Statement", "use: say", "BG162", "'use:' would be read as a field"),
    said("Statement", "It costs {figure:quay", "BG106", None),
    (("Name", "one"), None),
    said("Statement", "Its name is taken.", "BG159", "two statements are called 'one'"),
    (("Name", "one"), None),
    (ASKED, None),
    said("Question", "Why?", "BG159", "a question without its answer"),
]  # fmt: skip
IN_THE_PACK = [
    (KNOWN, None),
    said("Statement", "No source is named.", "BG120", "this fact names no source"),
    (("Statement", "The source is not there."), None),
    said("Source", "nothing, p. 4", "BG111", None),
    (("Statement", "The reader is not there."), None),
    (("Source", "report"), None),
    said("Readers", "stranger", "BG114", None),
    (("Statement", "What it rests on is not there."), None),
    said("Rests on", "no-such-name", "BG111", None),
]


@pytest.mark.parametrize("paragraphs", [IN_THE_FORM, IN_THE_PACK], ids=["in the form", "in the pack"])
def test_what_cannot_be_taken_is_named_by_its_paragraph_all_at_once(ferry, tmp_path, paragraphs):
    before = texts(tmp_path)
    content = form([words for words, _ in paragraphs], head=HEAD, sources=[LISTED])
    intake = taken_form(ferry, content, tmp_path / "harbour.docx")
    for (_, words), wrong in paragraphs:
        found = [one for one in told(intake) if wrong and one[0] == wrong[0] and wrong[1] in (None, one[2])]
        assert wrong is None or any(f"“{words[:20]}" in place for _, place, _ in found), (words, told(intake))
    assert (intake.files, texts(tmp_path)) == ({}, before)


def test_a_capital_that_word_writes_at_the_start_of_a_cell_or_a_line_is_none_of_a_name(ferry, tmp_path):
    head = {**HEAD, "Readers": "Minister, analyst"}
    filled = [
        *FACT,
        ("Source", "Report, p. 4"),
        ("Certainty", "Reported"),
        ("Readers", "Minister 1"),
        ("Name", "Harbour-open"),
    ]
    intake = taken_form(ferry, form(filled, head=head, sources=[("Report", *LISTED[1:])]), tmp_path / "harbour.docx")
    assert told(intake) == []
    (written,) = intake.files.values()
    text = written.decode()
    assert all(words in text for words in ("- id: report", "[@report, p. 4]", "- readers: minister 1", "^harbour-open"))


def test_what_the_head_and_the_list_of_sources_lack_is_named_by_its_row(ferry, tmp_path):
    head = {**HEAD, "As of": "12 May", "Readers": "The Minister"}
    content = form(
        [*FACT, ("Source", "report")], head=head, sources=[(*LISTED[:3], "May 2031", *LISTED[4:]), ("", "No name")]
    )
    found = told(taken_form(ferry, content, tmp_path / "harbour.docx"))
    assert ("BG161", "table 1, row 5", "'The Minister' is not a reader") in found
    assert ("BG105", "table 1, row 3", "'12 May' is not a day with a time and a zone") in found
    assert ("BG105", "table 2, row 2, Issued", "'May 2031' is not a day") in found
    assert ("BG160", "table 2, row 3", "a row without a name") in found


def test_a_new_pack_needs_its_head(ferry, tmp_path):
    content = form([*FACT, ("Source", "report")], head={"Title": "The harbour"}, sources=[LISTED])
    found = told(taken_form(ferry, content, tmp_path / "harbour.docx"))
    assert [(place, message) for _, place, message in found if place.startswith("table 1")] == [
        ("table 1, row 3", "nothing stands beside 'As of'"),
        ("table 1, row 4", "nothing stands beside 'Language'"),
        ("table 1, row 5", "nothing stands beside 'Readers'"),
        ("table 1, row 6", "nothing stands beside 'Marking'"),
    ]


def test_a_document_that_is_no_form_is_told_once_with_what_to_do_with_it(ferry, tmp_path):
    document = docx.Document()
    document.add_heading("Costs", 1)
    document.add_paragraph("The quay costs.", style="List Bullet")
    document.add_table(1, 2).cell(0, 0).text = "Title"
    document.save(tmp_path / "our paper.docx")
    with pytest.raises(UserError) as raised:
        taken_form(ferry, (tmp_path / "our paper.docx").read_bytes(), tmp_path / "our paper.docx")
    (fault,) = raised.value.diagnostics
    assert (fault.code, fault.message) == ("BG159", "'our paper.docx' is a document, and no form")
    assert f'briefgen new NAME --from "{tmp_path / "our paper.docx"}"' in fault.hints[0]


def tracked(document):
    last = document.paragraphs[-1]._p
    run = "<w:r><w:t>gone</w:t></w:r>"
    last.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="9" w:author="A">{run}</w:ins>'))


def hidden(document):
    statement = next(one for one in document.paragraphs if one.style.name == "Statement")
    statement.add_run(" And secret.").font.hidden = True


def other_table(document):
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Some words"


@pytest.mark.parametrize(
    ("change", "message"),
    [(tracked, "tracked changes"), (hidden, "hidden text"), (other_table, "a table that is none of the form's")],
)
def test_what_word_can_hide_is_refused(ferry, tmp_path, change, message):
    content = form([*FACT, ("Source", "report")], head=HEAD, sources=[LISTED], change=change)
    assert message in {one[2] for one in told(taken_form(ferry, content, tmp_path / "harbour.docx"))}


def test_what_is_not_read_is_told(ferry, tmp_path):
    def comment(document):
        statement = next(one for one in document.paragraphs if one.style.name == "Statement")
        document.add_comment(statement.runs, "Is that so?", author="A")
        statement.add_run("\u00a0Really.")

    content = form([*FACT, ("Source", "report")], head=HEAD, sources=[LISTED], change=comment)
    found = [message for message, _ in notes(taken_form(ferry, content, tmp_path / "harbour.docx"))]
    assert found == ["a comment was not read", "a non-breaking space was read as a space"]


def test_the_raised_number_of_a_note_joins_no_word_and_is_told_and_a_power_stays_one(ferry, tmp_path):
    def raise_(document):
        statement = next(one for one in document.paragraphs if one.style.name == "Statement")
        for words, number in ((" Ships visit", "3"), (" its 2 km", "2"), (" of quays, at 30", "0"), ("C.", "14")):
            statement.add_run(words)
            statement.add_run(number).font.superscript = True

    content = form([*FACT, ("Source", "report")], head=HEAD, sources=[LISTED], change=raise_)
    intake = taken_form(ferry, content, tmp_path / "harbour.docx")
    assert [message for message, _ in notes(intake)] == [
        "'3', the raised number of a note, was not read",
        "'14', the raised number of a note, was not read",
    ]
    assert "- The harbour is open. Ships visit its 2 km² of quays, at 30⁰C. [@report]".encode() in next(
        iter(intake.files.values())
    )


def known_form(of):
    """Return the form of the pack that is there, as it is handed out."""
    pack = of.pack("ferry")
    given = {
        "Title": pack.front.title, "As of": "2031-05-12T18:00+02:00", "Language": "en-GB",
        "Readers": "minister, analyst", "Marking": "tlp:green", "Pack": "ferry",
    }  # fmt: skip
    return write_form(given, readers=["minister"], markings=["tlp:green"], pack=pack)


def test_the_form_of_a_pack_names_its_statements_and_sources_and_changes_none_of_them(ferry, tmp_path):
    content = known_form(ferry)
    assert audit(content, tmp_path) == []
    document = docx.Document(io.BytesIO(content))
    notes_below = [one.text for one in document.paragraphs if one.style.name == "Guidance"]
    assert "inspection: The quay has been inspected." in notes_below
    rows = document.tables[1]._tbl.tr_lst
    assert "statement" in "".join(rows[1].itertext())
    intake = taken_form(ferry, content, tmp_path / "ferry.docx", "ferry")
    assert (told(intake), intake.files, intake.differences.unchanged) == ([], {}, 1)


def test_an_older_form_does_not_undo_what_the_head_says_since(ferry, tmp_path):
    content = known_form(ferry)
    main = ferry.folder.content / "ferry/pack.md"
    main.write_text(main.read_text(encoding="utf-8").replace("12T18:00", "19T18:00"), encoding="utf-8")
    intake = taken_form(ferry.__class__(ferry.folder), content, tmp_path / "ferry.docx", "ferry")
    assert (told(intake), intake.files) == ([], {})
    assert [message for message, _ in notes(intake)] == [
        "'as_of' of the pack has changed in the pack since it was written: left alone"
    ]


def test_the_opposite_is_not_what_was_meant(ferry, tmp_path):
    asked = (("Heading 1", "If asked"), ("Question", "Who pays?"), ("Answer", "Open."), ("How likely", "likely"))
    (fault,) = taken_form(ferry, form(asked), tmp_path / "ferry.docx", "ferry").faults
    assert fault.hints == ("choose one of will, may, unlikely",)
    talks = ferry.folder.content / "ferry/talks.md"
    written = talks.read_text(encoding="utf-8").replace(
        "- Q: Who pays? ^q-pays", "- Q: Who pays? {raise=likely} ^q-pays"
    )
    talks.write_text(written, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        ferry.__class__(ferry.folder).pack("ferry")
    assert [one.hints for one in raised.value.diagnostics] == [("write one of will, may, unlikely",)]
