"""What readers did to a document goes into the content, or is listed with what to do; the brief that is built then says so."""

import re
import shutil
from pathlib import Path

import pytest
from support.project import SAMPLE, quick_project, sample_project
from support.scenarios import SCENARIOS, edited, reviewed

from briefgen.build.baselines import Baseline
from briefgen.build.trial import changed_copy
from briefgen.document.origins import ItemOrigin
from briefgen.project.folder import find_project
from briefgen.review.accept.proposals import proposals
from briefgen.review.accept.take import acceptable, changed
from briefgen.review.accept.trial import rebuilt
from briefgen.review.edits import edits, plain
from briefgen.review.find import Reviewed
from briefgen.review.model import Change, Passage, Review
from briefgen.writers.docx.anchors import anchors, notes

TEXTS = {"text", "short", "plain", "clause", "instead", "why", "question", "gloss", "minister", "public"}
ACCEPTED = Path(__file__).parent / "accepted.txt"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return quick_project(find_project(sample_project(tmp_path_factory.mktemp("accepted"))))


@pytest.fixture(scope="module")
def found(project):
    """Scenario → what was proposed, what of that was taken, the files, and where the rebuilt brief is not the document.

    Scenarios that come to the same, tracked or not, are written and built once.
    """
    told, same = {}, {}
    for each in SCENARIOS:
        review = Reviewed(pack=SAMPLE, review=reviewed(each, edited(each)), by_id=True)
        proposed = proposals(project, review)
        key = tuple((one.id, one.sort, one.old, one.new, one.why) for one in proposed)
        if key not in same:
            ids = acceptable(project, review, proposed, new_items=True)
            ids |= {one.id for one in proposed if one.sort == "figure"}
            files = changed(project, review, [one for one in proposed if one.id in ids])
            same[key] = (ids, files, rebuilt(project, review, files) if files else ())
        told[each.name] = (proposed, *same[key])
    return told


def lines(proposed, ids, files, differences):
    for each in proposed:
        if each.id in ids:
            yield f"{each.id}: {each.sort} {each.field.name if each.field else ''}".rstrip()
        else:
            yield f"{each.id}: left, {each.why}"
    yield from (f"writes {path.name}" for path in files)
    if differences is None:
        yield "the brief cannot be built so"
    for one in differences or ():
        yield f"   order: {one.wanted}" if one.behind else f"document: {one.wanted}\n   brief: {one.rebuilt}"


def test_each_change_is_taken_or_left_with_a_reason_and_the_rest_is_listed(found, update_goldens):
    text = "\n".join("\n".join((f"# {name}", *lines(*each), "")) for name, each in found.items())
    if update_goldens:
        ACCEPTED.write_text(text, encoding="utf-8")
    assert text == ACCEPTED.read_text(encoding="utf-8"), "review the difference, then run pytest --update-goldens"


def _is_looks_or_comments(passage):
    changed = passage.changes or passage.fate == "deleted" or passage.moved or passage.parts > 1
    return not (changed or passage.merged or passage.recut or passage.columns or passage.links)


def test_no_change_is_passed_over(found):
    """Whatever a review finds, save looks and comments, has an id, and is taken or says why not."""
    for each in SCENARIOS:
        proposed, ids, _, _ = found[each.name]
        subjects = {id(one.subject) for one in proposed}
        assert all(one.id in ids or one.why for one in proposed), each.name
        changes = reviewed(each, edited(each))
        expected = sum(passage.touched and not _is_looks_or_comments(passage) for passage in changes.passages) + len(
            changes.additions
        )
        assert len(subjects) == expected, each.name


def test_a_paragraph_of_which_every_change_is_taken_is_built_as_it_was_edited(found):
    told = 0
    for proposed, ids, _, differences in found.values():
        for passage in {id(one.subject): one.subject for one in proposed if isinstance(one.subject, Passage)}.values():
            own = [one for one in proposed if one.subject is passage]
            if passage.fate == "edited" and all(one.id in ids for one in own):
                told += 1
                assert plain(passage.after) not in {one.wanted for one in differences or ()}
    assert told >= 30


def test_nothing_but_the_fields_is_touched(project, found):
    """The pack that is read afterwards differs in the items that were accepted, and in nothing else."""
    before, seen = project.pack(SAMPLE), []
    for proposed, ids, files, _ in found.values():
        if not files or files in seen:
            continue
        seen.append(files)
        with changed_copy(project.folder, files) as folder:
            after = {one.id: one.item for one in project.at(folder).pack(SAMPLE).items}
        meant = {one.field.id for one in proposed if one.id in ids and one.field}
        assert {one.id for one in before.items if after[one.id] != one.item} <= meant


def test_a_line_of_the_files_that_no_change_touches_stays_letter_by_letter(found):
    for _, _, files, _ in found.values():
        for path, content in files.items():
            old, new = path.read_bytes().split(b"\n"), content.split(b"\n")
            gone = [line for line in old if line not in new]
            assert len(gone) <= 2, (path, gone)


@pytest.mark.parametrize(("audience", "language"), [("minister", "hi-IN"), ("public", "ru-RU"), ("officials", "en-GB")])
def test_every_wording_that_is_printed_can_be_changed(project, audience, language):
    """A word of each run of words that an author wrote as text: in items, registers and the front matter, in any language."""
    brief = project.brief(SAMPLE, audience, language=language)
    sent = (*anchors(brief.document, brief.word_layout), *notes(brief.document))
    baseline = Baseline(
        document_id="", audience=audience, language=language, form=None, stem=brief.stem, anchors=sent, notes=()
    )
    passages = []
    for anchor in sent:
        for start, word in wordings(anchor):
            after = f"{anchor.text[:start]}Zed*y{anchor.text[start + len(word) :]}"
            changes = tuple(Change(edit=each, by=None) for each in edits(anchor.text, after))
            passages.append(Passage(anchors=(anchor,), fate="edited", before=anchor.text, after=after, changes=changes))
    review = Review(baseline=baseline, passages=tuple(passages), additions=())
    proposed = proposals(project, Reviewed(pack=SAMPLE, review=review, by_id=True))
    assert len(proposed) == len(passages) > 20
    assert [each for each in proposed if each.why] == []


def wordings(anchor):
    place = 0
    for piece in anchor.pieces:
        is_text = (
            isinstance(piece.origin, ItemOrigin)
            and piece.origin.register != "sources"
            and piece.origin.field.split(".")[-1] in TEXTS
        )
        if is_text and piece.kind == "words" and (word := re.search(r"\w+", piece.text)):
            yield place + word.start(), word[0]
        place += len(piece.text)


def test_the_same_is_proposed_where_the_files_are_yaml(project, found, tmp_path):
    """The other face of the same pack: every words' change is taken there as well, and read back the same."""
    from support.project import run

    shutil.copytree(project.folder.content, tmp_path / "content")
    assert run("convert", SAMPLE, "--to", "yaml", "--yes", cwd=tmp_path).code == 0
    other = quick_project(find_project(tmp_path))
    for each in SCENARIOS:
        proposed, ids, _, _ = found[each.name]
        if not any(one.id in ids for one in proposed):
            continue
        review = Reviewed(pack=SAMPLE, review=reviewed(each, edited(each)), by_id=True)
        mine = proposals(other, review)
        assert [(one.id, one.sort) for one in mine] == [(one.id, one.sort) for one in proposed], each.name
