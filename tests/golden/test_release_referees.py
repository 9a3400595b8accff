"""What sign-off and release print, before the referees of both formats: heads, corrections, drafts, notices of withdrawal."""

import datetime as dt

import pytest
from support.clearance import LAKE, TODAY, all_agree, first_edition, opened, second_edition
from support.docx_accessibility import findings
from support.docx_lint.lint import lint
from support.openxml import audit
from support.pdf import faults
from support.tools import need_module
from support.verapdf import verdicts

from briefgen.release.release import ReleaseRequest, release
from briefgen.release.withdraw import WithdrawRequest, withdraw

OFFICES = {
    "minister": ("Legal adviser", "Treasury"),
    "analyst": ("Hydrology unit",),
    "public": ("Legal adviser", "Treasury"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Name → content: each brief as a draft, as it was released with its notice of correction, and its withdrawal."""
    folder = first_edition(tmp_path_factory.mktemp("lake"))
    project = opened(folder)
    for audience, offices in OFFICES.items():
        all_agree(project, audience, offices)
        release(project, ReleaseRequest(pack=LAKE, audience=audience, output=folder / "released"))
    second_edition(folder)
    project = opened(folder)
    found = {}
    for audience, offices in OFFICES.items():
        brief = project.brief(LAKE, audience)
        assert brief.is_draft
        found |= {f"{audience}-draft.{name}": brief.render(name) for name in ("docx", "pdf")}
        all_agree(project, audience, offices)
        output = folder / "released"
        [made] = release(project, ReleaseRequest(pack=LAKE, audience=audience, output=output, supersedes="1"))
        asked = WithdrawRequest(
            pack=LAKE, audience=audience, edition="2", reason="Misread.", on=dt.date(2024, 5, 8), output=output
        )
        [notice] = withdraw(project, asked, today=TODAY)
        for what, each in (("released", made), ("withdrawn", notice)):
            found |= {f"{audience}-{what}.{name.rpartition('.')[2]}": content for name, content in each.files.items()}
    return found


def of(files, suffix):
    return {name.removesuffix(suffix): content for name, content in files.items() if name.endswith(suffix)}


def test_there_are_all_of_them(files):
    assert len(of(files, ".pdf")) == len(of(files, ".docx")) == 9


def test_every_pdf_is_pdf_ua_1_and_pdf_a_2a(files, tmp_path):
    failed = {
        key: rules for key, rules in verdicts(of(files, ".pdf"), tmp_path, flavours=("ua1", "2a")).items() if rules
    }
    assert failed == {}


def test_the_self_check_of_pdfs_finds_nothing(files):
    assert {name: said for name, data in of(files, ".pdf").items() if (said := faults(data))} == {}


def test_words_accessibility_checker_finds_nothing(files):
    assert {name: said for name, data in of(files, ".docx").items() if (said := findings(data))} == {}


def test_the_open_xml_rules_and_ours_find_nothing(files, tmp_path):
    need_module("openxml_audit")
    found = {name: [*audit(data, tmp_path), *lint(data)] for name, data in of(files, ".docx").items()}
    assert {name: said for name, said in found.items() if said} == {}
