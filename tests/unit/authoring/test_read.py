"""A text is cut into the same sentences from whatever file, and a file that cannot be read says what to do."""

import contextlib
import time
import zipfile
from io import BytesIO

import docx as python_docx
import pytest
from support.docx import members, packed
from support.sourcetexts import ARTICLE, LOCATORS, MARKDOWN, add_notes, refer, saved, word

from briefgen.authoring.read import MOST_SENTENCES, read_source, read_texts
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root


def read(folder, name, content, **sections):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(file, "report", (templates_root(),), sections)


def said(text):
    return {locator: sentence.words for locator, sentence in text.sentences()}


def refused(folder, name, content):
    with pytest.raises(UserError) as fault:
        read(folder, name, content)
    [found] = fault.value.diagnostics
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.txt", ARTICLE),
        ("report.md", MARKDOWN),
        ("report.DOCX", word()),
        ("report.txt", f"\ufeff{ARTICLE}".replace("\n", "\r\n")),
    ],
    ids=["text", "Markdown", "Word", "text from Windows"],
)
def test_sentences_and_their_places_are_the_same(name, content, tmp_path):
    text = read(tmp_path, name, content)
    assert said(text) == LOCATORS
    assert text.title == "The harbour of Senna"
    assert [(section.key, section.heading) for section in text.sections] == [
        ("lead", "Opening paragraphs"),
        ("money-plans", "Money and plans"),
        ("outlook", "Outlook"),
    ]


@pytest.mark.parametrize("words", ["هل يصمد؟ نعم!", "کیا بند ٹوٹے گا؟ نہیں۔ کیا؟", "It holds. Will it for long?"])
def test_several_sentences_at_the_beginning_are_no_title(words, tmp_path):
    text = read(tmp_path, "ferry-report-2.txt", f"{words}\n\nIt is new. It stands.\n")
    assert text.title == "Ferry report 2"
    assert " ".join(said(text).values()) == f"{words} It is new. It stands."


def test_a_text_without_headings_is_one_section_and_named_after_its_file(tmp_path):
    text = read(tmp_path, "ferry_report-2.txt", "The ferry sails.\nIt is old. It is slow.\n")
    assert text.title == "Ferry report 2"
    assert said(text) == {"lead 1.1": "The ferry sails.", "lead 2.1": "It is old.", "lead 2.2": "It is slow."}


def test_long_lines_are_paragraphs_with_blank_lines_or_without(tmp_path):
    long = "The ferry sails " + "on and " * 30 + "on."
    assert list(said(read(tmp_path, "a.txt", f"{long}\n{long}\n\nPlans\n\n{long}\n"))) == [
        "lead 1.1",
        "lead 2.1",
        "plans 1.1",
    ]


def test_short_lines_in_a_row_are_no_headings_and_are_not_lost(tmp_path):
    text = read(tmp_path, "a.txt", "Report\n\nMinistry of Health\n\nMinistry of Trade\n\nPlans\n\nThey met.\n")
    assert said(text) == {"lead 1.1": "Ministry of Health", "lead 2.1": "Ministry of Trade", "plans 1.1": "They met."}


HEADINGS = [
    "# Plans of the ministry and of those who must pay for them",
    "Plans of the Ministry",
    "PLANS OF ALL WHO WILL PAY",
    "Costs and plans",
    "3.1 Costs of the new quay and plans for its second part",
    "Who will pay for it?",
    "Deal #5 (C#) *on* [quays]",
    "План работ",
    "योजना और लागत",
]
SENTENCES = [
    "We saw the ships leave the harbour at noon",
    "Talks will go on in June",
    "The ministers met on Monday",
    "Ministers agreed a plan",
    "1. The quay was built in 2030",
    "The quay holds 20 ships",
    "Ships of all flags call at the new quay",
    "Министры обсудили план",
    "यह बाँध नया है",
    "मंत्री कल आएँगे और बाँध देखेंगे",
]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_line_that_reads_as_a_heading_is_one(line, tmp_path):
    text = read(tmp_path, "a.txt", f"Report\n\nIt sails.\n\n{line}\n\nIt is new.\n")
    assert text.sections[-1].heading == line.removeprefix("# ").removeprefix("3.1 ")
    assert list(said(text).values()) == ["It sails.", "It is new."]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_without_its_stop_is_to_be_claimed(line, tmp_path):
    text = read(tmp_path, "a.txt", f"Report\n\nIt sails.\n\n{line}\n\nIt is new.\n")
    assert list(said(text).values()) == ["It sails.", line.removeprefix("1. "), "It is new."]


def test_a_sentence_at_the_beginning_is_no_title(tmp_path):
    text = read(tmp_path, "ferry.txt", f"{SENTENCES[0]}\n\nIt is new.\n")
    assert (text.title, list(said(text).values())) == ("Ferry", [SENTENCES[0], "It is new."])


@pytest.mark.parametrize(
    ("headings", "keys"),
    [
        (["The Energy of the Sea", "Energy sea"], ["energy-sea", "energy-sea-2"]),
        (["Para", "Row", "P"], ["para-2", "row-2", "p-2"]),
        (["Энергия", "ऊर्जा"], ["section", "section-2"]),
        (["L'Énergie à São Tomé"], ["lenergie-sao"]),
        (["3.1 What's next?"], ["whats-next"]),
        (["The"], ["the"]),
    ],
)
def test_keys_are_short_and_each_its_own(headings, keys, tmp_path):
    written = "".join(f"# {heading}\n\nWords stand here.\n\n" for heading in ["First", *headings])
    assert [section.key for section in read(tmp_path, "a.md", written).sections] == ["first", *keys]


def test_a_section_that_the_register_has_keeps_its_key(tmp_path):
    assert list(said(read(tmp_path, "a.txt", ARTICLE, cash="Money and Plans")))[2] == "cash 1.1"


def test_two_files_of_one_name_are_two_sources(tmp_path):
    files = [tmp_path / "a" / "The Report.txt", tmp_path / "b" / "the-report.md", tmp_path / "Отчёт.txt"]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_text("It sails.", encoding="utf-8")
    assert [text.id for text in read_texts(files, (templates_root(),))] == ["the-report", "the-report-2", "source"]


@pytest.mark.parametrize(
    ("name", "content", "message", "hint"),
    [
        ("a.txt", "Schön.".encode("latin-1"), "not in UTF-8", "save it again as plain text with the encoding UTF-8"),
        (
            "a.md",
            "Fine.".encode("utf-16"),
            "saved in another text format (UTF-16)",
            "save it again as plain text with the encoding UTF-8",
        ),
        ("a.txt", b"x" * 8_000_001, "is larger than", "split it"),
        ("a.txt", "\n \n", "'a.txt' holds no sentences", "is it a scan"),
        ("a.txt", "It sails. " * (MOST_SENTENCES + 1), f"has {MOST_SENTENCES + 1} sentences", "keep the parts"),
        ("a.pdf", b"%PDF-1.7", "'a.pdf' is neither plain text", "as .txt"),
        ("a.doc", b"", "'a.doc' is neither plain text", "as Word document (.docx)"),
        ("a.xyz", b"", "'a.xyz' is neither plain text", "name a .txt, .md or .docx file"),
        ("a.docx", b"words", "it is neither a Word document nor a PDF", ""),
        ("a.docx", b"%PDF-1.7", "it is a PDF under another name", ""),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a password", ""),
        ("a.docx", word([]), "'a.docx' holds no sentences", "is it a scan"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(name, content, message, hint, tmp_path):
    found = refused(tmp_path, name, content)
    assert message in found.message
    assert hint in " ".join(found.hints)
    assert found.span.path == tmp_path / name


def replaced(docx, old, new):
    parts = members(docx)
    assert old in parts["word/document.xml"]
    return packed(parts | {"word/document.xml": parts["word/document.xml"].replace(old, new)})


def entities(docx):
    return replaced(docx, b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document')


def bomb(docx):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members(docx).items():
            archive.writestr(name, data)
        archive.writestr("word/media/image9.png", b"\0" * 31_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    "harm", [entities, bomb, lambda docx: docx[: len(docx) // 2]], ids=["entities", "bomb", "half"]
)
def test_a_word_file_that_may_do_harm_is_refused_at_once(harm, tmp_path):
    begun = time.process_time()
    assert refused(tmp_path, "a.docx", harm(word())).code == "BG145"
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "hostile",
    [
        "." * 400_000,
        "A. " * 100_000 + "end.",
        ". . " * 100_000 + "a",
        "[" * 200_000 + "a",
        "**a " * 100_000,
        '."' * 100_000 + "a",
        "<!--" * 100_000 + "a.",
        "a" + ")" * 400_000,
        "%" + ")" * 200_000 + "." * 200_000,
        "a" + ".)" * 200_000,
        "a" + "¹," * 200_000,
        "a¹" * 200_000 + ")" * 200_000,
        "km" + "²" * 400_000,
        "[^a]: b\n" * 50_000 + "[^a]" * 50_000,
        "".join(f"[^{number}]: [^{number + 1}]\n" for number in range(20_000)) + "\n[^0]",
        "# a" + " " * 400_000 + "b",
    ],
    ids=[
        "dots",
        "initials",
        "spaced dots",
        "brackets",
        "stars",
        "quotes",
        "comments",
        "closed",
        "closed per cents",
        "closed stops",
        "marks",
        "marked words",
        "powers",
        "notes",
        "chained",
        "blanks in a heading",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_that_is_made_to_take_long_takes_none(name, hostile, tmp_path):
    begun = time.process_time()
    with contextlib.suppress(UserError):
        read(tmp_path, name, f"It sails.\n\n{hostile}")
    assert time.process_time() - begun < 5


def test_marks_between_pages_and_what_turns_words_round_are_left_out(tmp_path):
    text = read(tmp_path, "a.txt", "The quay \u202eopens\u202c now.\n\f\nIt\u200b was\x00 new.\n")
    assert list(said(text).values()) == ["The quay opens now.", "It was new."]


def test_a_word_file_may_hold_what_a_pack_may_not(tmp_path):
    text = read(tmp_path, "a.docx", word([("Heading 1", "Of\u202e the quay"), ("Normal", "It\u200b is\ue000new.")]))
    assert (text.title, said(text)) == ("Of the quay", {"lead 1.1": "It is new."})


def test_what_was_deleted_in_word_is_not_read_and_what_was_put_in_is(tmp_path):
    docx = word([("Normal", "It sails OLD.")])
    put = b'<w:ins w:id="1" w:author="x"><w:r><w:t>now</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    text = read(tmp_path, "a.docx", replaced(docx, b"</w:p>", put + b"</w:p>"))
    assert said(text) == {"lead 1.1": "It sails OLD.now"}


BOX = b"""<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice
 Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Ships wait.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Ships wait.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
 </mc:AlternateContent></w:r><w:r><w:t>It sails.</w:t></w:r></w:p>"""


def test_what_stands_in_a_text_box_is_read_once_behind_its_paragraph(tmp_path):
    docx = replaced(word([("Normal", "It is new.")]), b"</w:p>", b"</w:p>" + BOX)
    assert list(said(read(tmp_path, "a.docx", docx)).values()) == ["It is new.", "It sails.", "Ships wait."]


def test_an_amount_at_the_beginning_is_no_number_of_a_paragraph(tmp_path):
    lines = ("4.2 million people sail.", "2.5 GW is new.", "1.2 The quay opens.", "3. It closes.")
    assert list(said(read(tmp_path, "a.txt", "\n\n".join(lines))).values()) == [
        "4.2 million people sail.", "2.5 GW is new.", "The quay opens.", "It closes.",
    ]  # fmt: skip


def test_a_style_that_is_based_on_a_heading_makes_one_and_a_table_none(tmp_path):
    document = python_docx.Document()
    document.styles.add_style("Own", 1).base_style = document.styles["Heading 1"]
    document.add_paragraph("Of the quay", style="Own")
    document.add_paragraph("It opens.")
    document.add_paragraph("Of the ferry", style="Own")
    document.add_table(1, 1).cell(0, 0).add_paragraph("It sails.", style="Heading 1")
    file = BytesIO()
    document.save(file)
    assert said(read(tmp_path, "a.docx", file.getvalue())) == {"quay 1.1": "It opens.", "ferry 1.1": "It sails."}


def test_what_joins_the_ends_of_a_range_in_a_brief_of_ours_parts_no_words(tmp_path):
    written = word([("Normal", "They met on 4–\u20605 May.")])
    assert said(read(tmp_path, "brief.docx", written)) == {"lead 1.1": "They met on 4–5 May."}


def paragraph_xml(*runs):
    said = "".join(f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' for words in runs)
    return f"<w:p><w:r><w:footnoteRef/></w:r>{said}</w:p>"


def with_notes():
    """Return a document whose notes are referred to in another order than they stand in, one in a heading, one twice."""
    document = python_docx.Document()
    heading = document.add_heading("The quay", 1)
    first = document.add_paragraph("The quay opens in July.")
    refer(first, "footnote", 7)
    first.add_run(" It is new")
    refer(first, "footnote", 2)
    refer(first, "endnote", 1)
    first.add_run(", and the EU")
    refer(first, "footnote", 7)
    first.add_run(" paid.")
    refer(heading, "footnote", 3)
    notes = {
        2: paragraph_xml(" Ministry of Works.") + paragraph_xml("See page 4."),
        3: paragraph_xml(" As the ministry calls it."),
        5: paragraph_xml(" Nobody refers to this one."),
        7: paragraph_xml(" "),
    }
    add_notes(document, "footnote", notes)
    add_notes(document, "endnote", {1: paragraph_xml(" Letter of 3 May.")})
    return document


def test_notes_of_a_word_file_stand_behind_the_text_and_their_numbers_in_its_sentences(tmp_path):
    text = read(tmp_path, "report.docx", saved(with_notes()))
    assert text.title == "The quay"
    assert said(text) == {
        "lead 1.1": "The quay opens in July [2].",
        "lead 1.2": "It is new [3, e1], and the EU [2] paid.",
        "footnotes 1.1": "As the ministry calls it.",
        "footnotes 2.1": "[nothing is written in this note]",
        "footnotes 3.1": "Ministry of Works.",
        "footnotes 3.2": "See page 4.",
        "endnotes 1.1": "Letter of 3 May.",
    }


@pytest.mark.parametrize(
    ("words", "read_as"),
    [("It rose by 10%.", "It rose by 10% [1]."), ("It is 5 km².", "It is 5 km² [1]."), ("So is R²", "So is R² [1]")],
)
def test_the_mark_of_a_note_behind_a_sign_or_a_power_is_told_from_it(words, read_as, tmp_path):
    document = python_docx.Document()
    refer(document.add_paragraph(words), "footnote", 1)
    add_notes(document, "footnote", {1: paragraph_xml(" See page 4.")})
    assert read_as in said(read(tmp_path, "report.docx", saved(document))).values()


def test_a_note_whose_mark_was_deleted_is_gone_with_it(tmp_path):
    document = python_docx.Document()
    refer(document.add_paragraph("It opens."), "footnote", 1)
    add_notes(document, "footnote", {1: paragraph_xml(" Not yet.")})
    reference = b'<w:r><w:footnoteReference w:id="1"/></w:r>'
    deleted = b'<w:del w:id="9" w:author="x">' + reference + b"</w:del>"
    assert said(read(tmp_path, "a.docx", replaced(saved(document), reference, deleted))) == {"lead 1.1": "It opens."}


def commented():
    """Return a document with comments at words, at words of two paragraphs and at words that are gone."""
    document = python_docx.Document()
    heading = document.add_heading("The quay", 1)
    first = document.add_paragraph("The quay ")
    opens = first.add_run("opens in July")
    first.add_run(". It is new.")
    second = document.add_paragraph("It costs.")
    document.add_comment([second.runs[0]], text="Who pays?", author="Jo Brandt", initials="JB")
    document.add_comment([opens], text="Is that so? --> {.say}", author="Ann Fenn", initials="AF")
    document.add_comment([heading.runs[0], opens], text="Which one?", author="", initials="")
    gone = document.add_paragraph("Gone.")
    document.add_comment([gone.runs[0]], text="Why not?", author="Ann Fenn", initials="AF")
    gone._p.getparent().remove(gone._p)
    return document


def test_comments_of_a_word_file_stand_beside_its_text_with_their_place(tmp_path):
    text = read(tmp_path, "report.docx", saved(commented()))
    assert said(text) == {"lead 1.1": "The quay opens in July.", "lead 1.2": "It is new.", "lead 2.1": "It costs."}
    assert [(each.by.rpartition(", ")[0], each.about, each.words) for each in text.remarks] == [
        ("", "The quay The quay opens in July", "Which one?"),
        ("Ann Fenn", "opens in July", "Is that so? --> {.say}"),
        ("Jo Brandt", "It costs.", "Who pays?"),
        ("Ann Fenn", "", "Why not?"),
    ]


def test_a_comment_at_a_whole_chapter_names_its_first_words(tmp_path):
    document = python_docx.Document()
    runs = [document.add_paragraph(f"Sentence {number}.").runs[0] for number in range(100)]
    document.add_comment([runs[0], runs[-1]], text="Shorten it.", author="Jo", initials="J")
    [one] = read(tmp_path, "report.docx", saved(document)).remarks
    assert one.about.startswith("Sentence 0. Sentence 1.")
    assert len(one.about) < 100
    assert one.about.endswith("…")


def test_comments_at_the_same_words_without_number_take_no_time(tmp_path):
    begun = b"".join(b'<w:commentRangeStart w:id="%d"/>' % id_ for id_ in range(10_000))
    texts = b"<w:r><w:t>a</w:t></w:r><w:r><w:t/></w:r>" * 10_000
    docx = replaced(saved(commented()), b"<w:sectPr", b"<w:p>" + begun + texts + b"</w:p><w:sectPr")
    started = time.process_time()
    assert len(read(tmp_path, "a.docx", docx).remarks) == 4
    assert time.process_time() - started < 10


def test_what_is_not_read_of_a_word_file_is_counted(tmp_path):
    document = commented()
    document.sections[0].header.paragraphs[0].text = "Ministry of Works"
    document.sections[0].footer.paragraphs[0].text = "3"
    document.add_paragraph("Secret").runs[0].font.hidden = True
    document.styles.add_style("toc 1", 1)
    for words in ("The quay\t3", "The ferry\t4"):
        document.add_paragraph(words, style="toc 1")
    noted = document.add_paragraph("It sails.")
    refer(noted, "footnote", 1)
    add_notes(document, "footnote", {1: paragraph_xml("Here."), 2: paragraph_xml("Lost."), 3: paragraph_xml("Too.")})
    left_out = (
        b"<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:drawing/><w:sym/></w:r></w:p><w:sectPr"
    )
    text = read(tmp_path, "report.docx", replaced(saved(document), b"<w:sectPr", left_out))
    assert sorted(text.left_out) == [
        "1 header",
        "1 picture",
        "1 piece of hidden text",
        "1 sign of a symbol font",
        "1 tracked deletion",
        "2 footnotes that nothing refers to",
        "2 lines of a table of contents",
    ]


def test_a_word_file_that_is_read_whole_leaves_nothing_out(tmp_path):
    text = read(tmp_path, "report.docx", saved(with_notes()))
    assert (text.remarks, text.left_out) == ((), ("1 footnote that nothing refers to",))
    assert read(tmp_path, "a.docx", word()).left_out == ()


NOTED = """\
---
layout: post
---
# The quay

The quay opens in July.[^late] It is new[^1][^by], and the EU[^late] paid. So is [^x].
See ![the map](map.png).

[^1]: Ministry of *Works*,
continued here.

    See page 4.
[^late]: As planned[^by].
- It sails.

[^by]: A letter
[^nobody]: Nobody refers to this one.
<!-- ask Jo -->
"""


def test_notes_of_markdown_are_read_as_those_of_a_word_file(tmp_path):
    text = read(tmp_path, "report.md", NOTED)
    assert text.title == "The quay"
    assert said(text) == {
        "lead 1.1": "The quay opens in July [1].",
        "lead 1.2": "It is new [2, 3], and the EU [1] paid.",
        "lead 1.3": "So is [^x].",
        "lead 1.4": "See the map.",
        "lead 2.1": "It sails.",
        "footnotes 1.1": "As planned [3].",
        "footnotes 2.1": "Ministry of Works, continued here.",
        "footnotes 2.2": "See page 4.",
        "footnotes 3.1": "A letter",
    }
    assert [each.words for each in text.remarks] == ["ask Jo"]
    assert text.left_out == ("1 block of front matter", "1 picture", "1 footnote that nothing refers to")


def raised(*runs):
    """Return a document of one paragraph; every second run stands high."""
    document = python_docx.Document()
    paragraph = document.add_paragraph()
    for number, words in enumerate(runs):
        paragraph.add_run(words).font.superscript = True if number % 2 else None
    return document


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        (("The visit", "3", " went well."), ["The visit [3] went well."]),
        (("It went well.", "3", " They left."), ["It went well [3].", "They left."]),
        (("It went “well”", "3, 4", ", they say."), ["It went “well” [3, 4], they say."]),
        (("By 2030", "12", " it opens."), ["By 2030 [12] it opens."]),
        (("The UN", "2", " knows."), ["The UN [2] knows."]),
        (("", "3", " Ministry of Works."), ["[3] Ministry of Works."]),
        (("It is 300 km", "2", " large, and costs 10", "6", "."), ["It is 300 km² large, and costs 10⁶."]),
        (("It is 30", "0", "C there."), ["It is 30⁰C there."]),
        (("It rose by 10%", "3", "."), ["It rose by 10% [3]."]),
        (("It is “so”.", "3", " They left."), ["It is “so” [3].", "They left."]),
        (("On the 5", "th", " of May."), ["On the 5th of May."]),
    ],
)
def test_what_stands_high_joins_no_word_and_parts_no_sentence(runs, words, tmp_path):
    assert list(said(read(tmp_path, "a.docx", saved(raised(*runs)))).values()) == words


def test_what_stands_high_by_its_style_does_so_as_well(tmp_path):
    document = raised("The visit", "3", " went well.")
    document.styles.add_style("Mark", 2).font.superscript = True
    run = document.paragraphs[0].runs[1]
    run.font.superscript = None
    run.style = "Mark"
    assert said(read(tmp_path, "a.docx", saved(document))) == {"lead 1.1": "The visit [3] went well."}


def test_in_plain_text_the_number_of_a_note_is_read_alike(tmp_path):
    text = read(tmp_path, "a.txt", "Report\n\nThe visit³ went well.¹² It is 3 km² off.\n")
    assert list(said(text).values()) == ["The visit [3] went well [12].", "It is 3 km² off."]


def table(*rows):
    document = python_docx.Document()
    document.add_paragraph("It costs.")
    made = document.add_table(len(rows), len(rows[0]))
    for cells, words in zip(made.rows, rows, strict=True):
        for cell, said_ in zip(cells.cells, words, strict=True):
            cell.text = said_
    return document, made


def test_a_row_of_a_table_is_one_passage_with_its_numbers(tmp_path):
    document, _ = table(
        ("Gate", "Cost", "Ready"), ("1.2", "4.5", "June 2031"), ("3.", "", "July. Or so."), ("Alone.", "", "")
    )
    assert said(read(tmp_path, "a.docx", saved(document))) == {
        "lead 1.1": "It costs.",
        "lead 2.1": "Gate | Cost | Ready",
        "lead 3.1": "1.2 | 4.5 | June 2031",
        "lead 4.1": "3. | – | July.",
        "lead 4.2": "Or so.",
        "lead 5.1": "Alone.",
    }


def test_a_table_that_puts_texts_beside_each_other_is_read_paragraph_by_paragraph(tmp_path):
    document, made = table(("It opens.", "It closes."))
    made.cell(0, 0).add_paragraph("In July.")
    made.cell(0, 1).add_table(1, 2).cell(0, 1).text = "In May."
    assert list(said(read(tmp_path, "a.docx", saved(document))).values()) == [
        "It costs.", "It opens.", "In July.", "It closes.", "In May.",
    ]  # fmt: skip


def test_what_word_hides_is_not_read(tmp_path):
    document = python_docx.Document()
    document.styles.add_style("Secret", 2).font.hidden = True
    paragraph = document.add_paragraph("It opens")
    paragraph.add_run(", says nobody").font.hidden = True
    paragraph.add_run(", nor we", style="Secret")
    paragraph.add_run(" in May", style="Secret").font.hidden = False
    paragraph.add_run(".")
    refer(paragraph, "footnote", 1)
    paragraph.runs[-1].font.hidden = True
    add_notes(document, "footnote", {1: paragraph_xml(" Not shown.")})
    assert said(read(tmp_path, "a.docx", saved(document))) == {"lead 1.1": "It opens in May."}


def test_a_table_of_contents_is_no_text(tmp_path):
    document = python_docx.Document()
    for style, words in (("TOC Heading", "Contents"), ("toc 1", "1\tThe quay\t3"), ("table of figures", "Figure 1\t4")):
        if style != "TOC Heading":
            document.styles.add_style(style, 1)
        document.add_paragraph(words, style=style)
    document.add_heading("The quay", 1)
    document.add_paragraph("It opens.")
    text = read(tmp_path, "a.docx", saved(document))
    assert (text.title, said(text)) == ("The quay", {"lead 1.1": "It opens."})


def test_where_a_word_may_be_parted_is_no_part_of_it(tmp_path):
    assert said(read(tmp_path, "a.txt", "The co\u00adoperation goes on.")) == {"lead 1.1": "The cooperation goes on."}


def test_a_comment_of_markdown_goes_up_to_its_first_end_and_comes_into_no_heading(tmp_path):
    text = read(tmp_path, "report.md", "# The port <!-- ask <!-- Jo --> of Senna\n\nIt opens \\<!-- soon.\n")
    assert (text.title, [each.words for each in text.remarks]) == ("The port of Senna", ["ask <!-- Jo"])
    assert list(said(text).values()) == ["It opens \\<!-- soon."]


def test_a_comment_of_markdown_that_is_not_closed_is_refused_where_it_begins(tmp_path):
    found = refused(tmp_path, "report.md", "---\na: b\n---\n# The port <!-- ask Jo\n\nIt opens.\n")
    assert (found.code, found.span.line, found.message) == ("BG145", 4, "a comment that is not closed")
