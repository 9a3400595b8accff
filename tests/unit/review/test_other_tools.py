"""Documents that other programs made, with changes tracked and comments: pandoc from its Markdown, LibreOffice from its own form."""

import re
import subprocess
from xml.sax.saxutils import escape

import pytest
from support.edited import Edited
from support.scenarios import SCENARIOS, edited, reviewed, sent
from support.scenarios import told as lines
from support.tools import need

from briefgen.review.compare import compare
from briefgen.review.returned.read import read_returned

ASHA, BORIS = "Asha Rao", "Boris"
DATE = "2025-12-04T09:30:00"
TALKS, AGREED, SANCTIONS, UNKNOWN = "bf_10", "bf_8", "bf_11", "bf_19"


def texts():
    """Return what the brief says, by anchor."""
    _, baseline = sent("minister")
    return {anchor.name: " ".join(anchor.text.split()) for anchor in baseline.anchors}


def found(content):
    review = compare(sent("minister")[1], read_returned(content))
    return review, {passage.anchors[0].name: passage for passage in review.passages if passage.touched}


def told(passage):
    return [
        (each.edit.old.strip(), each.edit.new.strip(), each.by.author if each.by else None) for each in passage.changes
    ]


def check(review, touched):
    """The same was done in either form; nothing else is found."""
    assert set(touched) == {TALKS, AGREED, SANCTIONS, UNKNOWN}
    assert told(touched[TALKS]) == [("Subjects", "Topics", ASHA), ("emerging", "new", BORIS)]
    assert {each.author for each in touched[TALKS].hands} == {ASHA, BORIS}
    assert told(touched[AGREED]) == [("Several", "Some", None)]
    assert (touched[SANCTIONS].fate, touched[SANCTIONS].tracking) == ("deleted", "tracked")
    [comment] = touched[UNKNOWN].comments
    assert (comment.text, comment.by.author, comment.anchored) == ("Which ones?", ASHA, "agreements")
    assert [(each.text, each.by.author if each.by else None) for each in review.additions] == [
        ("Nobody mentioned nuclear energy anywhere.", BORIS)
    ]


# --- pandoc -----------------------------------------------------------------------------------------------------------


def pandoc(markdown, folder, form="markdown-smart-tex_math_dollars-citations"):
    source, made = folder / "edited.md", folder / "edited.docx"
    source.write_text(markdown, encoding="utf-8")
    command = [need("pandoc"), "--from", form, "--to", "docx", "-o", made, source]
    subprocess.run(command, check=True)
    return made.read_bytes()


def span(words, kind, author):
    return f'[{words}]{{.{kind} author="{author}" date="{DATE}Z"}}'


def marked(text):
    return re.sub(r"([\\`*_{}\[\]()#+.!|<>$@^~-])", r"\\\1", text)


def test_changes_and_comments_of_pandoc_are_read(tmp_path):
    said = {name: marked(text) for name, text in texts().items()}
    said[TALKS] = (
        said[TALKS]
        .replace("Subjects", span("Subjects", "deletion", ASHA) + span("Topics", "insertion", ASHA))
        .replace("emerging", span("emerging", "deletion", BORIS) + span("new", "insertion", BORIS))
    )
    said[AGREED] = said[AGREED].replace("Several", "Some")
    said[SANCTIONS] = span(said[SANCTIONS], "deletion", ASHA)
    start = f'[Which ones?]{{.comment-start id="0" author="{ASHA}" date="{DATE}Z"}}'
    said[UNKNOWN] = said[UNKNOWN].replace("agreements", f'{start}agreements[]{{.comment-end id="0"}}')
    said[UNKNOWN] += "\n\n" + span("Nobody mentioned nuclear energy anywhere.", "insertion", BORIS)
    check(*found(pandoc("\n\n".join(said.values()), tmp_path)))


def test_what_pandoc_reads_of_an_edited_brief_and_writes_anew_is_read(tmp_path):
    """Every mark of ours is lost on the way; the changes are not."""
    document = Edited(sent("minister")[0])
    document.replace(document.paragraph("of the talks reportedly include"), "Subjects", "Topics", ASHA)
    (tmp_path / "back.docx").write_bytes(document.save())
    command = [need("pandoc"), "--track-changes=all", "-t", "markdown", tmp_path / "back.docx"]
    markdown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    _, touched = found(pandoc(markdown, tmp_path, "markdown"))
    assert told(touched[TALKS]) == [("Subjects", "Topics", ASHA)]
    assert [name for name, each in touched.items() if each.changes] == [TALKS]


@pytest.mark.parametrize(
    "name",
    [
        "replace, tracked",
        "tracked and not in one paragraph",
        "a figure, tracked",
        "a heading deleted, untracked",
        "two paragraphs added, tracked",
        "split and edited, tracked",
        "merged, untracked",
        "moved down, tracked",
        "moved up, tracked",
        "moved and edited, untracked",
        "a comment on words that are changed",
        "two cells of a row made one",
        "a row deleted, tracked",
        "a note, tracked",
    ],
)
def test_a_document_that_pandoc_saved_is_read_as_it_was_before(tmp_path, name):
    """It has no mark of ours left, and no head or foot, which is told."""
    case = next(each for each in SCENARIOS if each.name == name)
    content = edited(case)
    (tmp_path / "edited.docx").write_bytes(content)
    command = [need("pandoc"), "--track-changes=all", "edited.docx", "-o", "saved.docx"]
    subprocess.run(command, cwd=tmp_path, check=True)
    found = lines(reviewed(case, (tmp_path / "saved.docx").read_bytes()))
    edges = tuple(each for each in found if each.startswith("at ") or each.strip().startswith(("header.", "footer.")))
    assert edges == (
        "at footer.default:", "  footer.default.1.1: deleted (untracked)",
        "at header.default:", "  header.default.1.1: deleted (untracked)",
    )  # fmt: skip
    twice = "new behind bf_58: What is said to be coming"  # pandoc writes a caption of ours into its own one
    assert [each for each in found if each not in edges and not each.startswith(twice)] == [
        *lines(reviewed(case, content))
    ]


# --- LibreOffice ------------------------------------------------------------------------------------------------------

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>"""


def region(number, kind, author, words=""):
    info = f"<office:change-info><dc:creator>{author}</dc:creator><dc:date>{DATE}</dc:date></office:change-info>"
    held = f"<text:p>{words}</text:p>" if words else ""
    return f'<text:changed-region text:id="c{number}"><text:{kind}>{info}{held}</text:{kind}></text:changed-region>'


def inserted(number, words):
    return f'<text:change-start text:change-id="c{number}"/>{words}<text:change-end text:change-id="c{number}"/>'


def gone(number):
    return f'<text:change text:change-id="c{number}"/>'


def test_changes_and_comments_of_libreoffice_are_read(tmp_path):
    said = {name: escape(text) for name, text in texts().items()}
    regions = (
        region(1, "deletion", ASHA, "Subjects"),
        region(2, "insertion", ASHA),
        region(3, "deletion", BORIS, "emerging"),
        region(4, "insertion", BORIS),
        region(5, "deletion", ASHA, said[SANCTIONS]),
        region(6, "insertion", BORIS),
    )
    said[TALKS] = (
        said[TALKS]
        .replace("Subjects", gone(1) + inserted(2, "Topics"))
        .replace("emerging", gone(3) + inserted(4, "new"))
    )
    said[AGREED] = said[AGREED].replace("Several", "Some")
    said[SANCTIONS] = gone(5)
    comment = (
        f'<office:annotation office:name="n1"><dc:creator>{ASHA}</dc:creator><dc:date>{DATE}</dc:date>'
        "<text:p>Which ones?</text:p></office:annotation>"
    )
    said[UNKNOWN] = said[UNKNOWN].replace("agreements", f'{comment}agreements<office:annotation-end office:name="n1"/>')
    said[UNKNOWN] += "</text:p><text:p>" + inserted(6, "Nobody mentioned nuclear energy anywhere.")
    body = "".join(f"<text:p>{each}</text:p>" for each in said.values())
    written = f"{HEAD}<text:tracked-changes>{''.join(regions)}</text:tracked-changes>{body}</office:text></office:body></office:document>"
    check(*found(converted(written, tmp_path)))


def converted(flat, folder):
    (folder / "edited.fodt").write_text(flat, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [need("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder]
    subprocess.run([*command, folder / "edited.fodt"], check=True, capture_output=True)
    return (folder / "edited.docx").read_bytes()
