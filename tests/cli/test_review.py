"""`briefgen review`."""

import json
import shutil

import pytest
from support.edited import Edited
from support.hostile_reviews import behind, paragraph
from support.project import edit as edit_file
from support.project import run
from support.scenarios import sent
from support.small import PACK, came_back, small_content

from briefgen.build.baselines import baseline_bytes, baseline_path, read_baseline
from briefgen.cli.accepting import Offered, proposal_lines
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root
from briefgen.review.accept.model import Proposal
from briefgen.review.model import Addition

HAND = "Asha Rao"


def edit(document):
    paragraph = document.paragraph("agreed")
    document.replace(paragraph, "agreed", "settled", HAND)
    document.comment(paragraph, "settled", "Is it?", HAND)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = came_back(tmp_path_factory.mktemp("project"), edit)
    document = Edited((root / "back.docx").read_bytes())
    document.drop_ids()
    (root / "copied.docx").write_bytes(document.save())
    (root / "no.docx").write_bytes(b"no document")
    return root


def test_words_are_shown_with_who_changed_them_and_where_they_stand(project):
    ran = run("review", "back.docx", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert "edited (tracked): " in ran.out
    assert "[-agreed-]{+settled+}" in ran.out
    assert f"by {HAND} on 2025-12-04T09:30:00Z" in ran.out
    assert f"{PACK}/" in ran.out
    assert "Is it?" in ran.out
    assert "printed for analyst" in ran.out


def test_a_fresh_document_is_as_it_was(project):
    ran = run("review", f"build/{PACK}/minister.docx", cwd=project)
    assert ran.code == 0
    assert " 0 touched, 0 new, 0 comments" in ran.out


def test_programs_get_the_same(project):
    [passage] = json.loads(run("review", "back.docx", "--format", "json", cwd=project).out)["passages"]
    assert passage["fate"] == "edited"
    assert [(each["old"], each["new"], each["by"]["author"]) for each in passage["changes"]] == [
        ("agreed", "settled", HAND)
    ]
    assert [each["text"] for each in passage["comments"]] == ["Is it?"]


def test_each_change_has_an_id_and_what_it_breaks(project):
    shown = run("review", "back.docx", cwd=project).out
    [passage] = json.loads(run("review", "back.docx", "--format", "json", cwd=project).out)["passages"]
    [proposal] = passage["proposals"]
    assert (proposal["open"], proposal["sort"]) == (True, "words")
    assert proposal["field"] == {"register": "items", "id": "agreed", "field": "text"}
    assert f"id {proposal['id']}" in shown
    assert proposal["place"]["path"] == f"content/{PACK}/lines.md"


@pytest.fixture
def own(project, tmp_path):
    shutil.copytree(project, tmp_path / "own")
    return tmp_path / "own"


def test_an_accepted_change_is_in_the_content_and_in_the_next_brief(own):
    lines = own / "content" / PACK / "lines.md"
    before = lines.read_text(encoding="utf-8")
    asked = run("review", "back.docx", "--accept-all", cwd=own)
    assert asked.code == 1
    assert "--yes makes these changes" in asked.err
    assert lines.read_text(encoding="utf-8") == before
    ran = run("review", "back.docx", "--accept-all", "--yes", cwd=own)
    assert ran.code == 0, ran.err
    assert lines.read_text(encoding="utf-8") == before.replace("agreed anything", "settled anything")
    assert "says what the document says" in ran.out
    assert (own / ".briefgen" / PACK / "review").is_dir()
    assert run("build", cwd=own).code == 0
    fresh = run("review", f"build/{PACK}/minister.docx", cwd=own)
    assert " 0 touched" in fresh.out
    again = run("review", "back.docx", "--accept-all", "--yes", cwd=own)
    assert "nothing was changed" in again.err


def test_one_id_is_accepted_and_another_is_not_known(own):
    [passage] = json.loads(run("review", "back.docx", "--format", "json", cwd=own).out)["passages"]
    name = passage["proposals"][0]["id"]
    wrong = run("review", "back.docx", "--accept", f"{name}9", "--yes", cwd=own)
    assert wrong.code == 2
    assert "BG580" in wrong.err
    assert run("review", "back.docx", "--accept", name.split(".")[0], "--yes", cwd=own).code == 0


def test_where_the_pack_cannot_be_read_the_review_is_shown_all_the_same(own):
    (own / "content" / PACK / "lines.md").write_text("# Do not say {.avoid\n", encoding="utf-8")
    ran = run("review", "back.docx", cwd=own)
    assert ran.code == 0
    assert "{+settled+}" in ran.out
    assert "run briefgen check" in ran.out
    assert run("review", "back.docx", "--accept-all", "--yes", cwd=own).code == 1


@pytest.mark.parametrize("option", ["--new-items", "--anyway", "--yes"])
def test_what_goes_with_accepting_is_refused_without_it(project, option):
    assert run("review", "back.docx", option, cwd=project).code == 2


def test_a_document_that_does_not_say_what_it_is_needs_to_be_told(project):
    ran = run("review", "copied.docx", cwd=project)
    assert ran.code == 1
    assert "BG597" in ran.err
    told = run("review", "copied.docx", "--pack", PACK, "--for", "minister", cwd=project)
    assert "held against the last one" in told.out
    assert "{+settled+}" in told.out


def test_an_earlier_document_is_held_against_what_it_was(project, tmp_path):
    """It was built, somebody has it still, and a later build has replaced it."""
    sent = (project / "build" / PACK / "minister.docx").read_bytes()
    own = next((project / "content").rglob("*.md"))
    before = own.read_text(encoding="utf-8")
    item = next(each for each in (project / "content").rglob("*.md") if "agreed" in each.read_text(encoding="utf-8"))
    text = item.read_text(encoding="utf-8")
    item.write_text(text.replace("agreed", "decided"), encoding="utf-8")
    assert run("build", cwd=project).code == 0
    (project / "old.docx").write_bytes(sent)
    ran = run("review", "old.docx", cwd=project)
    item.write_text(text, encoding="utf-8")
    assert own.read_text(encoding="utf-8") == before
    assert " 0 touched" in ran.out


def test_bookmarks_of_another_edition_are_not_taken_for_those_of_the_last_one(tmp_path):
    """Its own record is gone: what they stood before has other numbers in the edition that it is held against."""
    small_content(tmp_path)
    gaps = tmp_path / "content" / PACK / "pack.md"
    first = "- Which port the letter of spring means. {readers=minister} ^spring\n"
    edit_file(gaps, "- Who will sign.", f"{first}- Who will sign.")
    assert run("build", PACK, "-a", "minister", cwd=tmp_path).code == 0
    (tmp_path / "old.docx").write_bytes((tmp_path / "build" / PACK / "minister.docx").read_bytes())
    shutil.rmtree(tmp_path / ".briefgen")
    edit_file(gaps, first, first.replace("spring", "autumn") + first)
    assert run("build", PACK, "-a", "minister", cwd=tmp_path).code == 0
    ran = run("review", "old.docx", "--pack", PACK, "--for", "minister", cwd=tmp_path)
    assert "deleted (untracked): autumn.text" in ran.out
    assert "[-spring-]" not in ran.out
    assert "[-autumn-]" not in ran.out


def test_what_is_no_document_is_refused(project):
    ran = run("review", "no.docx", cwd=project)
    assert ran.code == 1
    assert "BG596" in ran.err


def test_the_record_of_a_document_says_what_was_sent(tmp_path):
    """Notes and all: a brief with notes at the foot is read back from its record as it was put in."""
    _, baseline = sent("officials")
    assert baseline.notes
    place = baseline_path(find_project(tmp_path), "talks", baseline.document_id, baseline.stem)
    place.parent.mkdir(parents=True)
    place.write_bytes(baseline_bytes(baseline))
    assert read_baseline(find_project(tmp_path), "talks", baseline.document_id) == baseline


def test_a_fresh_document_in_two_languages_side_by_side_is_read_passage_by_passage(tmp_path):
    shutil.copytree(bundled_root() / "tests/packs/right-to-left", tmp_path, dirs_exist_ok=True)
    assert run("build", "--form", "beside", "-f", "docx", cwd=tmp_path).code == 0
    ran = run("review", "build/quelin-ferry/desk.beside.docx", cwd=tmp_path)
    assert ran.code == 0
    assert "run together" not in ran.out
    assert "69 as they were, 0 touched" in ran.out


def test_a_document_is_reviewed_in_the_folder_of_its_project(project, tmp_path):
    ran = run("review", str(project / "back.docx"), cwd=tmp_path)
    assert ran.code == 1
    assert "this is not the folder of the project that 'back.docx' was built in" in ran.err
    assert f"briefgen review {project / 'back.docx'}" in ran.err


def test_only_the_fields_are_named_whose_words_were_changed(project):
    ran = run("review", "back.docx", cwd=project)
    assert "edited (tracked): agreed.text\n" in ran.out


def test_an_id_is_parted_from_what_is_said_of_it():
    """However long it is: "foot-2.gone" is as wide as the column."""
    subject = Addition(text="Words", follows=None, by=None)
    long = Proposal(
        id="foot-2.gone", sort="elsewhere", old="Words", new="", by=None, subject=subject, why="it is no item"
    )
    [line] = proposal_lines(Offered(proposed=(long,)), subject)
    assert line == "  id foot-2.gone cannot be accepted: it is no item"


def test_a_field_without_an_end_is_warned_of_and_swallows_nothing(project):
    content = (project / "build" / PACK / "minister.docx").read_bytes()
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    (project / "field.docx").write_bytes(behind(content, begin + paragraph("Ferries sail.")))
    ran = run("review", "field.docx", cwd=project)
    assert "warning: it has a field without an end" in ran.out
    assert " 0 touched, 1 new" in ran.out
    assert len(json.loads(run("review", "field.docx", "--format", "json", cwd=project).out)["warnings"]) == 1
    assert "<li>it has a field without an end" in run("review", "field.docx", "--format", "html", cwd=project).out


def test_hidden_words_are_told_as_hidden_in_every_form(project):
    content = (project / "build" / PACK / "minister.docx").read_bytes()
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ferries sail.</w:t></w:r></w:p>"
    (project / "hidden.docx").write_bytes(behind(content, hidden))
    assert "new, hidden in the document: " in run("review", "hidden.docx", cwd=project).out
    [new] = json.loads(run("review", "hidden.docx", "--format", "json", cwd=project).out)["additions"]
    assert (new["hidden"], new["proposals"][0]["open"]) == (True, False)
    assert "New, hidden in the document" in run("review", "hidden.docx", "--format", "html", cwd=project).out


def test_where_nothing_can_be_accepted_what_was_written_is_told_and_kept(tmp_path):
    new = "Nobody saw this coming."
    root = came_back(tmp_path, lambda document: document.insert_paragraph(document.paragraph("agreed"), new))
    ran = run("review", "back.docx", "--accept-all", "--yes", cwd=root)
    assert (ran.code, "nothing was changed" in ran.err, new in ran.out) == (0, True, True)
    kept = root / ran.err.split("kept: ")[1].strip()
    assert new in kept.read_text(encoding="utf-8")


def test_without_a_record_of_it_nobody_is_sent_round_in_circles(tmp_path):
    """The document is known again once its brief is built from what it was made of."""
    root = came_back(
        tmp_path, lambda document: document.replace(document.paragraph("agreed"), "agreed", "settled", HAND)
    )
    shutil.rmtree(root / ".briefgen")
    named = ("review", "back.docx", "--pack", PACK, "--for", "minister")
    ran = run(*named, cwd=root)
    assert (ran.code, "--for" in ran.err, "build the brief" in ran.err) == (1, False, True)
    assert run("build", cwd=root).code == 0
    assert "{+settled+}" in run("review", "back.docx", cwd=root).out
