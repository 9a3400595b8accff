"""The record of a Word document's anchors and notes reads back as it was written."""

from pathlib import Path

from briefgen.build.baselines import Baseline, baseline_bytes, baseline_path, read_baseline
from briefgen.document.origins import ItemOrigin
from briefgen.project.folder import ProjectFolder
from briefgen.writers.docx.anchors import Anchor, AnchorPiece

TITLE = ItemOrigin(register="sources", item="survey", field="title", language="en-GB", path="t/sources.yaml", line=4)
WORDS = ItemOrigin(register="items", item="quay", field="text", language="en-GB", path="t/pack.md", line=9)


def test_words_of_a_note_alone_are_recorded(tmp_path):
    baseline = Baseline(
        document_id="1",
        audience="desk",
        language="en-GB",
        form=None,
        stem="desk",
        anchors=(_anchor("bf_1", "The quay is built.", WORDS),),
        notes=(_anchor("note-1", "A survey of quays", TITLE),),
    )
    folder = ProjectFolder(root=tmp_path, content=Path("content"), templates=(), bundled=False)
    place = baseline_path(folder, "talks", "1", "desk")
    place.parent.mkdir(parents=True)
    place.write_bytes(baseline_bytes(baseline))
    assert read_baseline(folder, "talks", "1") == baseline


def _anchor(name, text, origin):
    return Anchor(name=name, pieces=(AnchorPiece(text=text, kind="words", origin=origin),))
