"""A returned file is a stranger's: it is refused, or read without harm, within seconds and 200 MB."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import hostile_reviews as evil
from support.project import sample_project
from support.scenarios import PACK, sent

from briefgen.build.baselines import baseline_bytes, baseline_path
from briefgen.project.folder import find_project
from briefgen.review.compare import compare
from briefgen.review.returned.read import read_returned
from briefgen.writers.docx.reference.findings import Kind, Refused

SECONDS = 30
"""Of processor time, on a machine that is busy; each takes three at the most on one that is not."""
MEGABYTES = 200
MEASURED = """
import json, resource, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from briefgen.build.project import Project
from briefgen.diagnostics import UserError
from briefgen.project.folder import find_project
from briefgen.review.find import review_file
before = resource.getrusage(resource.RUSAGE_SELF)
try:
    review_file(Project(find_project(Path({root!r}))), Path({file!r}), pack={pack!r})
    said = "read"
except UserError as fault:
    said = fault.diagnostics[0].message
used = resource.getrusage(resource.RUSAGE_SELF)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([said, used.ru_utime - before.ru_utime, int(peak.split()[1]) / 1024]))
"""


@pytest.fixture(scope="module")
def brief():
    return sent("minister")[0]


REFUSED = {
    "entities": (evil.laughs, Kind.ENTITIES),
    "an entity of a file": (evil.fetching, Kind.ENTITIES),
    "a ZIP bomb": (evil.bomb, Kind.TOO_LARGE),
    "too many elements": (lambda content: evil.with_body(content, "<w:p/>" * 450_000), Kind.TOO_LARGE),
    "a part outside the file": (lambda content: evil.with_part(content, "../../evil.xml", "<a/>"), Kind.TAMPERED),
    "nesting without end": (lambda content: evil.with_body(content, evil.nested(5_000, "sdt", "")), Kind.DAMAGED),
    "a part that is no XML": (lambda content: evil.with_part(content, "word/document.xml", b"\x00\x01"), Kind.DAMAGED),
    "a workbook": (lambda content: evil.with_part(content, "word/document.xml", "<workbook/>"), Kind.NOT_WORD),
    "no document in it": (lambda _: evil.packed({"a.txt": b"a"}), Kind.NOT_WORD),
    "a password": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Kind.ENCRYPTED),
    "half of a file": (lambda content: content[: len(content) // 2], Kind.DAMAGED),
    "no file at all": (lambda _: b"", Kind.NOT_WORD),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_do_harm_is_refused(name, brief):
    spoil, kind = REFUSED[name]
    with pytest.raises(Refused) as refused:
        read_returned(spoil(brief))
    assert refused.value.seen.kind is kind


def found(content):
    review = compare(sent("minister")[1], read_returned(content))
    return [passage for passage in review.passages if passage.touched], review


EXTERNAL = ("/comments", "/footnotes", "/settings", "/attachedTemplate", "/image", "/oleObject")


@pytest.mark.parametrize("kind", EXTERNAL)
def test_what_stands_elsewhere_is_not_looked_at(kind, brief):
    content = evil.related(brief, kind, "http://127.0.0.1:9/evil.xml", external=True)
    touched, review = found(content)
    assert touched == []
    assert review.additions == ()


def test_a_part_that_leads_out_of_the_file_leads_nowhere(brief):
    touched, _ = found(evil.related(brief, "/comments", "../../../../etc/passwd", external=False))
    assert touched == []


def test_codes_of_fields_are_no_words_and_do_nothing(brief):
    codes = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "/etc/passwd" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Its last result here</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:fldSimple w:instr=" DDEAUTO cmd /c calc "><w:r><w:t>Another result there</w:t></w:r></w:fldSimple></w:p>'
    )
    _, review = found(evil.behind(brief, codes))
    assert [each.text for each in review.additions] == ["Its last result here", "Another result there"]


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
NEW = evil.paragraph("The ferries of Arland sail on each Tuesday.")


def in_front(content, body):
    document = evil.parts_of(content)["word/document.xml"].decode()
    at = document.index("<w:body>") + len("<w:body>")
    return evil.with_part(content, "word/document.xml", document[:at] + body + document[at:])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: evil.behind(in_front(content, f"<w:p>{BEGIN}</w:p>"), NEW),
        lambda content: evil.behind(content, f"<w:p>{BEGIN}</w:p>{NEW}"),
        lambda content: evil.behind(in_front(content, f"<w:p>{BEGIN}</w:p>"), f"{NEW}<w:p>{END}</w:p>"),
        lambda content: evil.behind(
            in_front(content, f"<w:p>{BEGIN}{BEGIN}{SEPARATE}</w:p>"), f"{NEW}<w:p>{END}{SEPARATE}{END}</w:p>"
        ),
        lambda content: evil.behind(
            in_front(content, f"<w:p>{BEGIN}</w:p>"),
            f"{NEW}<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{END}</w:sdtContent></w:sdt></w:p>",
        ),
        lambda content: evil.behind(content, NEW.replace("<w:r>", f"{BEGIN}<w:r>").replace("</w:p>", f"{END}</w:p>")),
        lambda content: evil.behind(in_front(content, f"<w:p>{END}{BEGIN}</w:p>"), NEW),
    ],
    ids=["begin in front", "begin behind", "all in one", "in its result", "end unread", "one paragraph", "end first"],
)
def test_a_field_swallows_no_words(spoil, brief):
    """Whatever a begin without an end, or far from it, does: no paragraph is told as deleted, and what is new is there."""
    touched, review = found(spoil(brief))
    assert touched == []
    assert [each.text for each in review.additions] == ["The ferries of Arland sail on each Tuesday."]
    assert review.broken_fields >= 1


def test_sound_fields_are_none_to_warn_of(brief):
    assert found(brief)[1].broken_fields == 0


def test_macros_are_named_and_not_read(brief):
    content = evil.with_part(brief, "word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    touched, review = found(content)
    assert touched == []
    assert [each.sort for each in review.asides] == ["macro"]


def test_a_document_within_is_named_and_not_read(brief):
    _, review = found(evil.behind(brief, '<w:altChunk r:id="rIdEvil"/>'))
    assert [each.sort for each in review.asides] == ["document within"]


def test_a_wrong_kind_of_content_changes_nothing(brief):
    types = evil.parts_of(brief)["[Content_Types].xml"].decode()
    content = evil.with_part(brief, "[Content_Types].xml", types.replace("document.main+xml", "template.main+xml"))
    assert found(content)[0] == []
    assert found(evil.with_part(brief, "[Content_Types].xml", "<Types/>"))[0] == []


@pytest.mark.parametrize(
    "body",
    [
        evil.nested(120, "sdt", evil.nested(1, "sdtContent", evil.paragraph("deep"))),
        evil.nested(200, "customXml", evil.paragraph("deep")),
        evil.tables_in_tables(60),
        f"<w:p>{evil.nested(200, 'ins', '<w:r><w:t>deep</w:t></w:r>')}</w:p>",
        f"<w:p>{evil.nested(200, 'smartTag', '<w:r><w:t>deep</w:t></w:r>')}</w:p>",
    ],
    ids=["controls", "custom XML", "tables", "insertions", "smart tags"],
)
def test_deep_nesting_is_read(body, brief):
    read_returned(evil.behind(brief, body))


def test_doubled_and_crossed_marks_are_read(brief):
    marks = '<w:bookmarkStart w:id="1" w:name="bf_9"/><w:bookmarkEnd w:id="7"/><w:commentRangeEnd w:id="5"/>'
    _, review = found(
        evil.behind(brief, f"<w:p>{marks}<w:moveToRangeEnd/><w:r><w:t>Nothing like it at all</w:t></w:r></w:p>")
    )
    assert [each.text for each in review.additions] == ["Nothing like it at all"]


LARGE = {
    "many paragraphs, all alike": lambda content: evil.many_alike(content, 1_900),
    "more than are held against each other": lambda content: evil.many_alike(content, 40_000),
    "a book in one paragraph": lambda content: evil.long_paragraph(content, 150_000),
    "comments on everything": lambda content: evil.comments_on_all(content, 20_000),
    "fields that never end": lambda content: evil.open_fields(content, 30_000),
    "a table of a hundred thousand cells": lambda content: evil.wide_table(content, 1_000, 45),
    "a row of forty thousand cells": lambda content: evil.wide_table(content, 1, 45_000),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project that knows the minister's brief of the sample."""
    root = sample_project(tmp_path_factory.mktemp("project"))
    _, baseline = sent("minister")
    place = baseline_path(find_project(root), PACK, baseline.document_id, baseline.stem)
    place.parent.mkdir(parents=True)
    place.write_bytes(baseline_bytes(baseline))
    return root


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the most memory of a process is read off Linux")
@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_takes_seconds_and_little_memory(name, project, tmp_path, brief):
    file = tmp_path / "back.docx"
    file.write_bytes(LARGE[name](brief))
    program = MEASURED.format(tests=str(Path(__file__).parents[2]), root=str(project), file=str(file), pack=PACK)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    said, seconds, megabytes = json.loads(ran.stdout)
    assert said == "read" or "cannot be read: " in said
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
