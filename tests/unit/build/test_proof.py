"""The proof of what was cut: the whole brief, what went struck through, headed as a proof, apart from what is sent."""

import io

import pikepdf
import pytest
from docx import Document
from support import pdf as portable
from support.docx_lint.lint import lint
from support.openxml import audit
from support.small import PACK, small_project
from support.tools import need_module
from support.verapdf import verdicts

from briefgen.build.proof import write_proof

WORDY = " ".join(["word"] * 30)
STRIKE = "Struck Out"


@pytest.fixture
def project(tmp_path):
    """A project whose desk note has a statement too many, in English and in Hindi."""
    made = small_project(tmp_path)
    pack = tmp_path / "content" / f"{PACK}.md"
    more = f'- That pilots {WORDY}. {{readers="desk 8" topic=ports}} ^pilots\n  - hi-IN: कि पायलट {WORDY}।\n'
    more += f'- That ships {WORDY}. {{readers="desk 2" topic=ports}} ^ships\n  - hi-IN: कि जहाज़ {WORDY}।\n'
    text = pack.read_text(encoding="utf-8").replace(
        "translations:", "topics: [{id: ports, title: Ports, translations: {hi-IN: {title: बंदरगाह}}}]\ntranslations:"
    )
    pack.write_text(text + more, encoding="utf-8")
    return made


@pytest.fixture(params=["en-GB", "hi-IN"])
def written(request, project, tmp_path):
    brief = project.brief(PACK, "desk", language=request.param)
    made = write_proof(project.proof(brief), tmp_path / "proofs")
    assert not made.diagnostics
    return brief, {path.suffix[1:]: path for path in (tmp_path / output.path for output in made.outputs)}


def at(written, suffix):
    brief, files = written
    return brief, files[suffix].read_bytes()


def test_its_files_are_named_as_a_proof_s_and_are_leak_checked(project, tmp_path):
    made = write_proof(project.proof(project.brief(PACK, "desk")), tmp_path / "proofs")
    assert sorted(path.name for path in (tmp_path / "proofs").iterdir()) == ["desk.proof.docx", "desk.proof.pdf"]
    assert made.leak_state == "clean"


def test_word_strikes_what_went_and_nothing_else(written):
    _, files = written
    document = Document(str(files["docx"]))
    style = document.styles[STRIKE]
    assert style.font.strike
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    struck = "".join(run.text for run in runs if run.style.name == STRIKE)
    assert WORDY in struck
    assert struck.count("word") == 30
    assert document.core_properties.title.startswith(("Proof: ", "प्रूफ़: "))


def test_a_pdf_strikes_it_too_and_says_so_to_who_hears_it(written):
    brief, data = at(written, "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        decorated = [portable.attribute(node, "/TextDecorationType") for node in portable.nodes(portable.tree(pdf))]
    assert "/LineThrough" in map(str, decorated)
    said = portable.structure_text(data)
    label, mark = {"en-GB": ("[left out]", "PROOF"), "hi-IN": ("[छोड़ा गया]", "प्रूफ़")}[brief.language]
    assert label in said.rpartition(WORDY.split()[0])[0]
    assert mark in said


def test_the_referees_have_nothing_against_it(written, tmp_path):
    need_module("openxml_audit")
    _, word = at(written, "docx")
    _, pdf = at(written, "pdf")
    assert audit(word, tmp_path) == []
    assert lint(word) == []
    found = verdicts({"proof": pdf}, tmp_path, flavours=("ua1", "2a"))
    assert set(map(frozenset, found.values())) == {frozenset()}


def test_it_does_not_go_where_deliverables_stand(project, tmp_path):
    made = write_proof(project.proof(project.brief(PACK, "desk")), tmp_path / "build" / "proofs")
    assert [found.code for found in made.diagnostics] == ["BG425"]
    assert not (tmp_path / "build").exists()


def test_where_nothing_went_there_is_none(project):
    assert project.proof(project.brief(PACK, "post")) is None
