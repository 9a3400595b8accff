"""Every finished file of the sample and of the invented packs is clean when it is looked over, fresh and saved by LibreOffice;
and numbers that the pack has no longer are found in them.
"""

import shutil

import pytest
from support.finished import BARRAGE, FERRY
from support.inspection import body as in_body
from support.inspection import built, codes, looked_over, paragraph, replaced, told, with_part
from support.libreoffice import lay_out, saved_again
from support.project import FICTIONAL, SAMPLE, edit, sample_project

from briefgen.build.manifest import read_outputs
from briefgen.build.pipeline import build
from briefgen.build.project import load
from briefgen.build.request import BuildRequest
from briefgen.writers.options import WriteOptions

AUDIENCES = ("analyst", "business", "diplomat", "minister", "press-note", "public")
BY = 'w:id="91" w:author="A. Rao" w:date="2025-12-03T10:00:00Z"'


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    root = sample_project(tmp_path_factory.mktemp("sample"))
    for language, form in ((None, None), ("hi-IN", None), ("ru-RU", None), (None, "cable"), (None, "covered")):
        project = built(root, language=language, form=form)
    return project


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    root = tmp_path_factory.mktemp("invented")
    shutil.copytree(FICTIONAL / "content", root / "content")
    return built(root)


def found_in(project, pack):
    """Return what is found in each file of a pack, looked over for the reader that it was built for."""
    outputs = read_outputs(project.folder, pack)
    assert outputs
    looked = {
        each.path: looked_over(project, (project.folder.root / each.path).read_bytes(), each.audience)
        for each in outputs
    }
    assert all(each.made.unchanged for each in looked.values())
    return {path: told(each) for path, each in looked.items() if not each.clean}


def test_every_file_of_the_sample_is_clean(sample):
    assert found_in(sample, SAMPLE) == {}


@pytest.mark.parametrize("pack", [BARRAGE, FERRY])
def test_every_file_of_the_invented_packs_is_clean(pack, invented):
    assert found_in(invented, pack) == {}


def test_the_data_that_is_attached_on_purpose_is_no_finding(sample, tmp_path):
    root = sample_project(tmp_path)
    project = load(root)
    options = WriteOptions(attach_data=True)
    build(project, BuildRequest(audiences=("analyst",), formats=("pdf",), output=root / "build", options=options))
    content = (root / "build" / SAMPLE / "analyst.pdf").read_bytes()
    assert looked_over(project, content, "analyst").clean
    assert "attached files" in told(looked_over(sample, content, "analyst"))


@pytest.fixture(scope="module")
def documents(sample):
    folder = sample.folder.root / "build" / SAMPLE
    return {name: (folder / f"{name}.docx").read_bytes() for name in AUDIENCES}


@pytest.fixture(scope="module")
def saved(documents, tmp_path_factory):
    return saved_again(documents, tmp_path_factory.mktemp("saved"))


@pytest.mark.parametrize("name", AUDIENCES)
def test_what_libreoffice_saved_is_known_and_clean(name, sample, saved):
    found = looked_over(sample, saved[name], name)
    assert found.clean, told(found)
    assert found.made.output.audience == name
    assert not found.made.unchanged


def test_what_libreoffice_made_a_pdf_of_is_known_and_clean(sample, documents, tmp_path):
    lay_out(documents, tmp_path)
    for name in AUDIENCES:
        found = looked_over(sample, (tmp_path / f"{name}.pdf").read_bytes(), name)
        assert found.clean, (name, told(found))
        assert found.made.output.audience == name


def test_what_was_put_in_is_found_when_libreoffice_saved_it(sample, documents, tmp_path):
    run = "<w:r><w:t>over the north quay by noon</w:t></w:r>"
    commented = in_body(
        documents["minister"],
        f'<w:p><w:commentRangeStart w:id="7"/>{run}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
        f"<w:p><w:ins {BY}>{run}</w:ins></w:p>" + paragraph("hidden at the quay", "<w:vanish/>"),
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = f'<w:comments {space}><w:comment w:id="7" w:author="A. Rao"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:comments>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    commented = with_part(commented, "word/comments.xml", comment, relation="comments", content_type=kind)
    again = saved_again({"spoilt": commented}, tmp_path)["spoilt"]
    found = looked_over(sample, again, "minister")
    assert {"BG551", "BG552", "BG553"} <= codes(found), told(found)
    assert "'over the north…'" in told(found, "BG551")
    assert "'hidden at the…'" in told(found, "BG553")


# --- sentences ---------------------------------------------------------------------------------------------------


SAID, SAYS_NOW = "are reported as likely, none as agreed", "are reported as signed, none as agreed"
ADDED = "Both sides have settled the whole timetable for next spring."


@pytest.fixture(scope="module")
def reworded(documents, tmp_path_factory):
    """Return the minister's brief with one word changed, and with a sentence added, as DOCX, saved again and as PDF."""
    made = {
        "word": replaced(documents["minister"], "word/document.xml", SAID, SAYS_NOW),
        "sentence": in_body(documents["minister"], paragraph(ADDED)),
    }
    again = saved_again(made, tmp_path_factory.mktemp("reworded-saved"))
    printed = tmp_path_factory.mktemp("reworded-printed")
    lay_out(made, printed)
    pdf = {name: (printed / f"{name}.pdf").read_bytes() for name in made}
    return {"docx": made, "saved": again, "pdf": pdf}


@pytest.mark.parametrize("kind", ["docx", "saved", "pdf"])
def test_one_word_of_a_sentence_that_was_changed_is_found(kind, sample, reworded):
    found = looked_over(sample, reworded[kind]["word"], "minister")
    assert codes(found) == {"BG562"}
    assert f"the brief says, and the file does not: 'Agreements {SAID}.'" in told(found)
    if kind != "pdf":
        assert f"the file says, and the brief does not: 'Agreements {SAYS_NOW}.'" in told(found)
    assert len(found.diagnostics) == (1 if kind == "pdf" else 2)


@pytest.mark.parametrize("kind", ["docx", "saved", "pdf"])
def test_a_sentence_that_was_added_is_found(kind, sample, reworded):
    found = looked_over(sample, reworded[kind]["sentence"], "minister")
    assert codes(found) == {"BG562"}
    assert "the file says, and the brief does not: '" in told(found)
    assert ADDED in told(found)
    assert len(found.diagnostics) == 1


# --- numbers -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def changed(sample, tmp_path_factory):
    """Return the sample, its files and records as they were built, with three numbers that have changed since."""
    root = tmp_path_factory.mktemp("changed")
    shutil.copytree(sample.folder.root, root, dirs_exist_ok=True)
    pack = root / "content" / SAMPLE
    edit(pack / "figures.yaml", "value: 58.9", "value: 59.7")
    edit(pack / "figures.yaml", "value: 35.1", "value: 36.2")
    edit(pack / "data" / "goods-trade.csv", "65.7", "66.1")
    return load(root)


def numbers(found):
    return {message.partition(" (")[0] for message in told(found, "BG557").splitlines()}


SAYS = {f"the file says {was}, and the pack now says {now}" for was, now in (("58.9", "59.7"), ("35.1", "36.2"))}
CHART = "the file says 65.7, and the pack now says 66.1"


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize(("name", "charted"), [("business", True), ("analyst", True), ("officials", False)])
def test_numbers_of_an_earlier_state_are_found(name, charted, suffix, changed):
    path = changed.folder.root / "build" / SAMPLE / f"{name}.{suffix}"
    found = looked_over(changed, path.read_bytes(), name)
    assert found.made.pack_changed
    assert codes(found) == {"BG557"}
    expected = SAYS if not charted else {*SAYS, CHART}
    if (name, suffix) == ("business", "pdf"):
        expected = {*SAYS, "a chart of the file does not say 66.1, as the pack now does"}
    assert numbers(found) == expected
    places = {(each.span.path.name, each.span.line) for each in found.diagnostics}
    assert ("figures.yaml", 4) in places


def test_they_are_found_in_what_libreoffice_saved(changed, saved):
    assert numbers(looked_over(changed, saved["business"], "business")) == {*SAYS, CHART}


def test_they_are_found_in_a_translation(changed):
    content = (changed.folder.root / "build" / SAMPLE / "press-note.hi-IN.docx").read_bytes()
    found = looked_over(changed, content, "press-note")
    assert codes(found) <= {"BG557"}


def test_a_number_that_was_changed_by_hand_is_found(sample, documents):
    spoilt = replaced(documents["business"], "word/document.xml", "58.9", "61.4")
    assert "the file says 61.4, and the pack now says 58.9" in told(looked_over(sample, spoilt, "business"), "BG557")


def test_without_records_it_is_held_against_the_pack_all_the_same(changed, documents):
    root = changed.folder.root
    away = root / "elsewhere"
    shutil.copytree(root / "content", away / "content")
    found = looked_over(load(away), documents["business"], "business")
    assert found.made.output is None
    assert numbers(found) == {*SAYS, CHART}
    assert "BG554" not in codes(found)
