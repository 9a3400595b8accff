"""A batch for readers whose briefs offices must agree to: nobody has seen it with a record in it, so each brief is a draft."""

import datetime as dt

import pytest
from support.batches import FILES, PACK, hashes, rows, run, said, write_project
from support.docx import members

from briefgen.build.project import Project
from briefgen.project.folder import find_project
from briefgen.release.signing import SignRequest, sign

TEXT = f"content/{PACK}.md"
HEAD = "document: {from: Harbour Office, sign_offs: [Legal adviser, Treasury]}\n"
FORM = "templates/audiences/minister/audience.yaml"
TEMPLATE = "templates/audiences/minister/brief.md.j2"


def with_head(head=HEAD):
    return {
        TEXT: FILES[TEXT].replace("records:", f"{head}records:"),
        TEMPLATE: f"{FILES[TEMPLATE]}\n{{{{ document.sign_offs }}}}\n",
    }


def is_draft(folder, name="HB-1"):
    core = members((folder / f"{name}.docx").read_bytes())["docProps/core.xml"].decode()
    of_pdf = b"TLP:CLEAR, DRAFT" in (folder / f"{name}.pdf").read_bytes()
    assert ("DRAFT" in core) == of_pdf
    return of_pdf


def says(root, office, outcome="agreed"):
    day = dt.date(2031, 5, 4)
    asked = SignRequest(pack=PACK, audience="minister", office=office, by="A. Person", outcome=outcome, on=day)
    return sign(Project(find_project(root)), asked, today=day)


def test_every_brief_is_a_draft_and_says_whom_it_waits_for(tmp_path):
    report = run(write_project(tmp_path, rows(2), **with_head()))
    assert report.is_draft
    assert report.made == 2
    for number in (1, 2):
        assert is_draft(tmp_path / "out", f"HB-{number}")
        for suffix in ("docx", "pdf"):
            assert "Legal adviser and Treasury" in said(tmp_path / "out" / f"HB-{number}.{suffix}")


@pytest.mark.parametrize("head", ["", "document: {sign_offs: []}\n"])
def test_where_no_office_is_asked_it_is_none(tmp_path, head):
    report = run(write_project(tmp_path, rows(1), **{TEXT: FILES[TEXT].replace("records:", f"{head}records:")}))
    assert not report.is_draft
    assert not is_draft(tmp_path / "out")


def test_the_audiences_own_form_may_ask_for_them(tmp_path):
    form = FILES[FORM] + "document: {sign_offs: [Treasury]}\n"
    report = run(write_project(tmp_path, rows(1), **{FORM: form}))
    assert report.is_draft
    assert is_draft(tmp_path / "out")


def test_the_audiences_own_form_may_ask_nobody_where_the_pack_asks_somebody(tmp_path):
    form = FILES[FORM] + "document: {sign_offs: []}\n"
    report = run(write_project(tmp_path, rows(1), **{TEXT: with_head()[TEXT], FORM: form}))
    assert not report.is_draft
    assert not is_draft(tmp_path / "out")


def test_what_was_agreed_to_without_a_record_is_no_agreement_to_one(tmp_path):
    write_project(tmp_path, rows(1), **with_head())
    says(tmp_path, "Legal adviser")
    signed = says(tmp_path, "Treasury")
    assert not signed.brief.is_draft
    run(tmp_path)
    assert is_draft(tmp_path / "out")
    assert "Legal adviser and Treasury" in said(tmp_path / "out" / "HB-1.pdf")


def test_an_objection_holds_for_every_record_and_resuming_knows_it(tmp_path):
    write_project(tmp_path, rows(1), **{TEXT: FILES[TEXT].replace("records:", "document: {sign_offs: []}\nrecords:")})
    run(tmp_path)
    before = hashes(tmp_path / "out")
    assert run(tmp_path, resume=True).kept == 1
    says(tmp_path, "Treasury", "objects")
    report = run(tmp_path, resume=True)
    assert (report.made, report.kept, report.is_draft) == (1, 0, True)
    assert is_draft(tmp_path / "out")
    says(tmp_path, "Treasury", "agreed")
    run(tmp_path, resume=True)
    assert hashes(tmp_path / "out") == before


def test_a_record_of_a_sign_off_that_cannot_be_believed_makes_drafts(tmp_path):
    write_project(tmp_path, rows(1))
    says(tmp_path, "Treasury", "no-reply")
    (record,) = (tmp_path / ".briefgen" / PACK / "signoffs").iterdir()
    record.write_bytes(record.read_bytes().replace(b"no-reply", b"agreed"))
    run(tmp_path)
    assert is_draft(tmp_path / "out")
