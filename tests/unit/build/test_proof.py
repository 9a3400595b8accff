"""The proof of what was cut: the whole brief, what went struck through, headed as a proof, apart from what is sent."""

import io

import pikepdf
import pytest
from docx import Document
from support import pdf as portable
from support.docx import members
from support.docx_lint.lint import lint
from support.openxml import audit
from support.small import PACK, small_project
from support.tools import need_module
from support.verapdf import verdicts

from briefgen.build.proof import write_proof
from briefgen.document.nodes import Half
from briefgen.document.walk import walk
from briefgen.document.words import plain_text
from briefgen.writers.pdf.watermark import Watermark

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


@pytest.mark.parametrize("arrangement", ["after", "beside"])
def test_a_bilingual_one_says_so_in_both_languages(project, tmp_path, arrangement):
    form = tmp_path / "templates/audiences/desk/audience.yaml"
    told = f"bilingual: {{languages: [en-GB, hi-IN], arrangement: {arrangement}}}\nlimits:"
    form.write_text(form.read_text(encoding="utf-8").replace("limits:", told), encoding="utf-8")
    made = project.proof(project.brief(PACK, "desk"))
    halves = [node for node in walk(made.document) if isinstance(node, Half)]
    texts = {tag: "".join(plain_text(half) for half in halves if half.language == tag) for tag in ("en-GB", "hi-IN")}
    assert texts["en-GB"].count("[left out]") == texts["hi-IN"].count("[छोड़ा गया]") == 1
    assert "[left out]" not in texts["hi-IN"]
    assert "[छोड़ा गया]" not in texts["en-GB"]
    assert made.document.furniture.draft_words == "PROOF · DRAFT / प्रूफ़ · प्रारूप"


def test_the_watermark_of_a_bilingual_draft_is_in_both_languages(project, tmp_path):
    form = tmp_path / "templates/audiences/desk/audience.yaml"
    told = "bilingual: {languages: [en-GB, hi-IN]}\nlimits:"
    form.write_text(form.read_text(encoding="utf-8").replace("limits:", told), encoding="utf-8")
    brief = project.brief(PACK, "desk")
    headers = [content.decode() for name, content in members(brief.render("docx")).items() if "/header" in name]
    assert headers
    assert all('string="DRAFT / प्रारूप"' in content for content in headers)


def test_of_each_word_the_pdf_draws_as_much_as_of_it_alone(project):
    theme = project.theme("government")
    alone = [Watermark((word,), theme, project.fonts) for word in (("DRAFT", "en-GB"), ("प्रारूप", "hi-IN"))]
    both = Watermark((("DRAFT", "en-GB"), ("प्रारूप", "hi-IN")), theme, project.fonts)
    page = project.brief(PACK, "post").layout.pages[0]
    strokes = [drawn.on(page).count(" c ") for drawn in (*alone, both)]
    assert strokes[0] + strokes[1] == strokes[2]
