"""Files are whole or not there."""

import stat
from pathlib import Path

import pytest

from briefgen.build.files import PRIVATE, refuse_links, replace_files


def test_it_makes_the_folder_and_the_file(tmp_path):
    target = tmp_path / "a" / "b.txt"
    replace_files({target: b"words"})
    assert target.read_bytes() == b"words"
    assert [path.name for path in target.parent.iterdir()] == ["b.txt"]


def test_the_mode_is_as_asked(tmp_path):
    target = tmp_path / "record.json"
    replace_files({target: b"{}"}, private={target})
    assert stat.S_IMODE(target.stat().st_mode) == PRIVATE


def test_where_one_file_cannot_be_written_none_is_touched(tmp_path):
    good = tmp_path / "good.txt"
    good.write_bytes(b"old")
    (tmp_path / "blocked").write_bytes(b"a file, not a folder")
    with pytest.raises(OSError, match="blocked"):
        replace_files({good: b"new", tmp_path / "blocked" / "bad.txt": b"new"})
    assert good.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "good.txt"]


def test_where_one_file_cannot_be_moved_all_are_put_back(tmp_path):
    first, new, blocked = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"
    first.write_bytes(b"old")
    (blocked / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"c\.txt") as caught:
        replace_files({first: b"new", new: b"new", blocked: b"new"})
    assert caught.value.filename == str(blocked)
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "c.txt"]


def test_what_a_killed_build_left_beside_a_file_goes_with_the_next(tmp_path):
    left, other = tmp_path / ".abcd1234.a.txt.part", tmp_path / ".abcd1234.b.txt.part"
    left.write_bytes(b"half")
    other.write_bytes(b"half")
    replace_files({tmp_path / "a.txt": b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, "a.txt"]


def test_what_another_build_is_writing_is_left_alone(tmp_path):
    fcntl = pytest.importorskip("fcntl")
    busy = tmp_path / ".abcd1234.a.txt.part"
    with busy.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        replace_files({tmp_path / "a.txt": b"new"})
        assert busy.exists()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_who_is_stopped_while_files_are_moved_moves_them_back(tmp_path, monkeypatch, stop):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_bytes(b"old")
    moved = Path.replace

    def replace(self, target):
        if target == second:
            raise stop
        return moved(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(stop):
        replace_files({first: b"new", second: b"new"})
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_link_below_the_folder_is_not_written_through(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "talks").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="leads elsewhere") as raised:
        refuse_links(tmp_path / "build", [tmp_path / "build" / "talks" / "desk.docx"])
    assert raised.value.filename == str(tmp_path / "build" / "talks")


def test_the_folder_itself_may_be_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "elsewhere")
    refuse_links(tmp_path / "build", [tmp_path / "build" / "talks" / "desk.docx"])
