"""A change is tried on a copy: the content itself stays, and what has no end is not waited for."""

import os

from briefgen.build.trial import changed_copy
from briefgen.project.folder import find_project


def test_the_copy_has_the_change_and_the_content_stays(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    for name in ("kept.md", "changed.md", "gone.md"):
        (content / name).write_text("before", encoding="utf-8")
    os.mkfifo(content / "pipe.md")
    (content / "nowhere.md").symlink_to("not-there.md")
    files = {content / "changed.md": b"after", content / "gone.md": None, content / "new" / "pack.md": b"new"}

    with changed_copy(find_project(tmp_path), files) as copied:
        found = {
            path.relative_to(copied.content).as_posix(): path.read_text("utf-8")
            for path in copied.content.rglob("*.md")
        }

    assert found == {"kept.md": "before", "changed.md": "after", "new/pack.md": "new"}
    assert {path.name for path in content.iterdir()} == {
        "kept.md",
        "changed.md",
        "gone.md",
        "pipe.md",
        "nowhere.md",
    }
    assert (content / "changed.md").read_text("utf-8") == "before"
    assert not copied.root.exists()
