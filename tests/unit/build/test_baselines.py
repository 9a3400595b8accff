"""What each anchor of a Word document stands for, as it is kept for the day on which the document comes back."""

from pathlib import Path

from support.small import small_content

from briefgen.build.baselines import Baseline, baseline_bytes, baseline_path, read_baseline
from briefgen.document.origins import ItemOrigin
from briefgen.project.folder import find_project
from briefgen.writers.docx.anchors import Anchor, AnchorPiece


def _origin(item: str, register: str = "items") -> ItemOrigin:
    return ItemOrigin(register=register, item=item, field="title", language="en-GB", path="quay.md", line=9)


def _anchor(name: str, origin: ItemOrigin) -> Anchor:
    return Anchor(name=name, pieces=(AnchorPiece(text="Words", kind="words", origin=origin),))


def test_a_source_that_a_note_alone_names_is_kept_as_it_was(tmp_path: Path) -> None:
    small_content(tmp_path)
    folder = find_project(tmp_path)
    sent = Baseline(
        document_id="a-1",
        audience="officials",
        language="en-GB",
        form=None,
        stem="officials",
        anchors=(_anchor("_bg1", _origin("quay-open")),),
        notes=(_anchor("", _origin("letter", "sources")),),
    )
    path = baseline_path(folder, "quay", "a-1")
    path.parent.mkdir(parents=True)
    path.write_bytes(baseline_bytes(sent))
    assert read_baseline(folder, "quay", "a-1") == sent
