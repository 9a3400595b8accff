"""`briefgen review --comments` and `briefgen build --with-comments`: what was said of a brief, kept and printed back."""

import pytest
from support.project import run
from support.small import PACK, came_back, small_project

from briefgen.review.remarks.keep import remarks_path
from briefgen.review.returned.read import read_returned

HAND = "Asha Rao"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    def edit(document):
        document.comment(document.paragraph("agreed"), "agreed", "Is it?", HAND)

    return came_back(tmp_path_factory.mktemp("project"), edit)


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
        '- [ ] Ask them. {by="Asha" audience="analyst" item="items:signing" about="Who will sign."} ^c-00000001\n',
        encoding="utf-8",
    )
    ran = run("build", PACK, "-a", "analyst", "--with-comments", cwd=project)
    assert ran.code == 0
    assert "none of the open comments was made on its reader's brief" in ran.err
    kept.write_text(
        "- [ ] Unlike who signs for the harbour board of Arland? "
        '{by="Asha" audience="analyst" item="items:agreed"} ^c-00000001\n',
        encoding="utf-8",
    )
    ran = run("build", PACK, "-a", "analyst", "--with-comments", cwd=project)
    kept.unlink()
    pack.write_text(was, encoding="utf-8")
    assert not (project / "internal" / PACK / "analyst.commented.docx").exists()
    assert (ran.code, "BG590" in ran.err) == (1, True)


def test_a_comment_is_in_copies_of_the_reader_alone_on_whose_brief_it_was_made(project):
    """Both readers get the item; what the minister's circle says of it, and answers in its document, are not the analyst's."""
    kept = project / "content" / PACK / "review.md"
    run("review", "back.docx", "--comments", cwd=project)
    written = kept.read_text(encoding="utf-8")
    assert 'audience="minister"' in written
    kept.write_text(
        written
        + '- [ ] Ours. {by="Lea" audience="analyst" item="items:agreed"} ^c-00000002\n'
        + '  - Of the minister\'s house. {by="Asha" audience="minister"} ^c-00000003\n'
        + '  - By hand. {by="Lea"}\n'
        + '- [ ] Of nobody knows which brief. {by="Lea" item="items:agreed"} ^c-00000004\n',
        encoding="utf-8",
    )
    said = {}
    for audience in ("minister", "analyst"):
        assert run("build", PACK, "-a", audience, "--with-comments", cwd=project).code == 0
        copy = project / "internal" / PACK / f"{audience}.commented.docx"
        said[audience] = [each.text for each in read_returned(copy.read_bytes()).comments]
    kept.unlink()
    assert said == {"minister": ["Is it?"], "analyst": ["Ours.", "By hand."]}


def test_a_file_of_comments_that_cannot_be_read_is_not_written_over(project):
    kept = project / "content" / PACK / "review.md"
    kept.write_bytes("Ours: naïve".encode("utf-16"))
    ran = run("review", "back.docx", "--comments", cwd=project)
    assert (ran.code, "BG599" in ran.err) == (1, True)
    assert kept.read_bytes() == "Ours: naïve".encode("utf-16")
    kept.unlink()


def test_a_pack_of_one_file_has_its_comments_beside_that_file(tmp_path):
    assert remarks_path(small_project(tmp_path), "talks") == tmp_path / "content" / "talks.review.md"
