"""`briefgen review`."""

import json
import shutil

import pytest
from support.edited import Edited
from support.project import run
from support.scenarios import sent
from support.small import PACK, small_content, small_project

from briefgen.build.baselines import baseline_bytes, baseline_path, read_baseline
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root
from briefgen.review.remarks.keep import remarks_path
from briefgen.review.returned.read import read_returned

HAND = "Asha Rao"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = small_content(tmp_path_factory.mktemp("project"))
    assert run("build", cwd=root).code == 0
    content = (root / "build" / PACK / "minister.docx").read_bytes()
    document = Edited(content)
    paragraph = document.paragraph("agreed")
    document.replace(paragraph, "agreed", "settled", HAND)
    document.comment(paragraph, "settled", "Is it?", HAND)
    (root / "back.docx").write_bytes(document.save())
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


def test_looking_writes_no_comments(project):
    run("review", "back.docx", cwd=project)
    assert not (project / "content" / PACK / "review.md").exists()


def test_comments_are_kept_beside_the_pack_once_and_printed_back_in_an_internal_copy(project):
    kept = project / "content" / PACK / "review.md"
    ran = run("review", "back.docx", "--comments", cwd=project)
    assert ran.code == 0
    written = kept.read_text(encoding="utf-8")
    assert "- [ ] Is it? {" in written
    assert run("review", "back.docx", "--comments", cwd=project).err.startswith("comments: nothing new")
    assert kept.read_text(encoding="utf-8") == written
    built = {path: path.read_bytes() for path in (project / "build").rglob("*") if path.is_file()}
    ran = run("build", PACK, "-a", "minister", "--with-comments", cwd=project)
    assert (ran.code, ran.out) == (0, "")
    copy = project / "internal" / PACK / "minister.commented.docx"
    returned = read_returned(copy.read_bytes())
    assert [(each.text, each.by.author) for each in returned.comments] == [("Is it?", HAND)]
    assert any("INTERNAL COPY" in block.accepted for edge in returned.edges for block in edge.blocks)
    assert {path: path.read_bytes() for path in (project / "build").rglob("*") if path.is_file()} == built
    back = run("review", str(copy), "--comments", cwd=project)
    assert "0 new, 1 comment\n" in back.out
    assert "nothing new" in back.err
    kept.write_text(written.replace("- [ ]", "- [x]"), encoding="utf-8")
    assert "no open comments" in run("build", PACK, "--with-comments", cwd=project).err
    kept.unlink()


def test_the_internal_copy_is_no_build_that_a_record_knows_of(project):
    run("review", "back.docx", "--comments", cwd=project)
    records = project / ".briefgen" / PACK
    before = (records / "manifest.json").read_bytes()
    assert run("build", PACK, "-a", "minister", "--with-comments", cwd=project).code == 0
    assert (records / "manifest.json").read_bytes() == before
    ran = run("trace", f"internal/{PACK}/minister.commented.docx", "agreed", cwd=project)
    assert ran.code == 1
    (project / "content" / PACK / "review.md").unlink()


def test_an_internal_copy_does_not_go_among_what_is_sent(project):
    run("review", "back.docx", "--comments", cwd=project)
    ran = run("build", PACK, "-a", "minister", "--with-comments", "-o", "build/inner", cwd=project)
    assert ran.code == 1
    assert "BG598" in ran.err
    assert not (project / "build" / "inner").exists()
    (project / "content" / PACK / "review.md").unlink()


def test_nothing_is_said_of_what_a_reader_does_not_see(project):
    """The gap is the minister's alone: what is said of it stands in no copy for the analyst, nor does what quotes it."""
    kept, pack = (project / "content" / PACK / name for name in ("review.md", "pack.md"))
    was = pack.read_text(encoding="utf-8")
    pack.write_text(was.replace("Who will sign.", "Who signs for the harbour board of Arland."), encoding="utf-8")
    kept.write_text(
        '- [ ] Ask them. {by="Asha" item="items:signing" about="Who will sign."} ^c-00000001\n', encoding="utf-8"
    )
    ran = run("build", PACK, "-a", "analyst", "--with-comments", cwd=project)
    assert ran.code == 0
    assert "none of the open comments is about its words" in ran.err
    kept.write_text(
        '- [ ] Unlike who signs for the harbour board of Arland? {by="Asha" item="items:agreed"} ^c-00000001\n',
        encoding="utf-8",
    )
    ran = run("build", PACK, "-a", "analyst", "--with-comments", cwd=project)
    kept.unlink()
    pack.write_text(was, encoding="utf-8")
    assert not (project / "internal" / PACK / "analyst.commented.docx").exists()
    assert (ran.code, "BG590" in ran.err) == (1, True)


def test_a_file_of_comments_that_cannot_be_read_is_not_written_over(project):
    kept = project / "content" / PACK / "review.md"
    kept.write_bytes("Ours: naïve".encode("utf-16"))
    ran = run("review", "back.docx", "--comments", cwd=project)
    assert (ran.code, "BG599" in ran.err) == (1, True)
    assert kept.read_bytes() == "Ours: naïve".encode("utf-16")
    kept.unlink()


def test_a_pack_of_one_file_has_its_comments_beside_that_file(tmp_path):
    assert remarks_path(small_project(tmp_path), "talks") == tmp_path / "content" / "talks.review.md"


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
